"""What two documents of one place say of one thing."""

import itertools
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factories import change, honour, indicator, milestone, progress, report, target

from healthreports.checks import Finding, FindingKind, Severity, check
from healthreports.facts import AnyFact, Period
from healthreports.report import Report


LAST_YEAR = Period("2023")


def found(*reports: Report, holding: bool = False) -> list[tuple[Severity, FindingKind]]:
    return [(finding.severity, finding.kind) for finding in check(reports, holding=holding)]


def two(one: Sequence[AnyFact], other: Sequence[AnyFact], **fields: Any) -> tuple[Report, Report]:
    return report(*one, name="a.txt"), report(*other, name="b.txt", **fields)


def level(value: str, gap: str, unit: str = "百分点") -> list[AnyFact]:
    sentence = f"健康素养水平{value}%，提高{gap}{unit}。"
    return [
        indicator("健康素养水平", value, "%", sentence=sentence),
        change("健康素养水平", gap, unit, sentence=sentence, versus=LAST_YEAR),
    ]


def visits(value: str, growth: str) -> list[AnyFact]:
    sentence = f"门急诊{value}人次，增长{growth}%。"
    return [
        indicator("门急诊", value, "人次", sentence=sentence),
        change("门急诊", growth, "%", sentence=sentence, versus=LAST_YEAR),
    ]


def staff(value: str, more: str) -> list[AnyFact]:
    sentence = f"卫生技术人员{value}人，增加{more}人。"
    return [
        indicator("卫生技术人员", value, "人", sentence=sentence),
        change("卫生技术人员", more, "人", sentence=sentence, versus=LAST_YEAR),
    ]


@pytest.mark.parametrize(
    ("now", "before", "holds"),
    [
        (level("41.79", "0.32"), indicator("健康素养水平", "41.47", "%", "2023"), True),
        (level("41.79", "0.32"), indicator("健康素养水平", "41.5", "%", "2023"), True),
        (level("41.79", "0.32"), indicator("健康素养水平", "40.47", "%", "2023"), False),
        (visits("712500", "10.46"), indicator("门急诊", "645030", "人次", "2023"), True),
        (visits("712500", "10.46"), indicator("门急诊", "675030", "人次", "2023"), False),
        # A share that rose by 10%: by a tenth, or by ten points.
        (level("66", "10", "%"), indicator("健康素养水平", "60", "%", "2023"), True),
        (level("66", "10", "%"), indicator("健康素养水平", "56", "%", "2023"), True),
        (level("66", "10", "%"), indicator("健康素养水平", "50", "%", "2023"), False),
        (staff("5123", "123"), indicator("卫生技术人员", "5000", "人", "2023"), True),
        (staff("5123", "123"), indicator("卫生技术人员", "5010", "人", "2023"), False),
    ],
)
def test_changes_lead_from_the_earlier_level(
    now: list[AnyFact], before: AnyFact, holds: bool
) -> None:
    """A level and its change give what the report of the year before has to say."""
    severity = Severity.INFO if holds else Severity.WARNING
    reports = two([before], now)

    assert [(severity, FindingKind.CHANGE)] == found(*reports, holding=True)
    assert ([] if holds else [(severity, FindingKind.CHANGE)]) == found(*reports)


@pytest.mark.parametrize(
    "before",
    [
        indicator("健康素养水平", "30", "%", "2022"),
        indicator("健康素养水平", "30", "%", "2023", subject="城关镇"),
        indicator("中医药健康文化素养水平", "30", "%", "2023"),
        indicator("健康素养水平", "30", "%", "2023", bound=">="),
    ],
)
def test_changes_from_something_else(before: AnyFact) -> None:
    """Another year, place or thing, or a bound, says nothing of a change."""
    assert found(*two([before], level("41.79", "0.32")), holding=True) == []


def test_two_documents_disagree() -> None:
    """One office gives two values for one thing and year; a rounded value is no other one."""
    one = indicator("婴儿死亡率", "2.14", "‰", concept="infant_mortality")
    same = indicator("婴儿死亡率", "2.1", "‰", concept="infant_mortality")
    other = indicator("婴儿死亡率", "2.8", "‰", concept="infant_mortality")

    assert found(*two([one], [same])) == []
    assert found(*two([one], [other])) == [(Severity.WARNING, FindingKind.DOCUMENTS)]
    assert found(*two([indicator("义诊", "20", "场")], [indicator("义诊", "25", "场")])) == [
        (Severity.INFO, FindingKind.DOCUMENTS)
    ]


def test_what_is_not_the_same_may_differ() -> None:
    """Another office or place, and a year that is not over, may have another value."""
    one = [indicator("婴儿死亡率", "2.1", "‰", concept="infant_mortality")]
    other = [indicator("婴儿死亡率", "2.8", "‰", concept="infant_mortality")]

    assert found(*two(one, other, region="遂昌县")) == []
    assert found(*two(one, other, issuer="青田县统计局")) == []
    assert found(*two(one, other, published=date(2024, 7, 1))) == []
    assert found(*two(one, other, issuer="青田县卫生健康局", published=date(2025, 2, 1))) == [
        (Severity.WARNING, FindingKind.DOCUMENTS)
    ]


def test_a_target_below_the_outcome_of_another_document() -> None:
    """The report of a year and the plan of the next are two documents of one place."""
    reports = two(
        [indicator("招聘卫技人员", "211", "名")], [target("招聘卫技人员", "100", "名", bound=">=")]
    )

    assert found(*reports) == [(Severity.INFO, FindingKind.LOW_TARGET)]


HALL = "城东街道社区卫生服务中心"


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        (
            [target("扩建工程完成主体结构工程量", "50", "%", subject=HALL)],
            [milestone("扩建工程主体结构封顶", subject=HALL)],
            True,
        ),
        (
            [milestone("二期工程开工", subject="市一院")],
            [milestone("二期工程竣工", subject="市一院")],
            True,
        ),
        (
            [progress("二期工程主体结构封顶", "done", subject="市一院")],
            [progress("二期工程完成桩基", "done", subject="市一院")],
            True,
        ),
        # Whoever leaves a stage out does not gainsay it.
        (
            [
                milestone("三期扩建工程开工建设", subject="市一院"),
                milestone("三期扩建工程完成桩基工程", subject="市一院"),
            ],
            [milestone("三期工程开工建设", subject="市一院")],
            False,
        ),
        # Another phase, place or year.
        (
            [milestone("二期工程开工", subject="市一院")],
            [milestone("三期工程竣工", subject="市一院")],
            False,
        ),
        (
            [milestone("二期工程开工", subject="市一院")],
            [milestone("二期工程竣工", subject="市二院")],
            False,
        ),
        (
            [milestone("二期工程开工", "2024", subject="市一院")],
            [milestone("二期工程竣工", "2026", subject="市一院")],
            False,
        ),
    ],
)
def test_one_project_in_two_states(one: list[AnyFact], other: list[AnyFact], differ: bool) -> None:
    """Two documents that bring one project to two stages in one year are told of."""
    expected = [(Severity.INFO, FindingKind.STATE)] if differ else []

    assert expected == found(*two(one, other))


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        (
            honour("实现“健康江西”考核“五连优”", "2023"),
            honour("实现健康江西建设考核“六连优”", None),
            True,
        ),
        (honour("健康江西考核五连优", "2023"), honour("健康江西考核七连优", "2024"), True),
        (honour("健康江西考核五连优", "2023"), honour("健康江西考核六连优", "2024"), False),
        (honour("健康江西考核五连优", "2023"), honour("健康江西考核五连优", "2023"), False),
        (
            honour("健康江西考核连续四年获“优秀”等次", "2023"),
            honour("健康江西建设考核连续五年获“优秀”等次", "2023"),
            True,
        ),
        (honour("健康江西考核五连优", "2023"), honour("平安医院考核六连优", "2023"), False),
        (honour("“5·12”先进集体", "2023"), honour("“5·15”先进集体", "2023"), False),
    ],
)
def test_one_award_with_two_counts(one: AnyFact, other: AnyFact, differ: bool) -> None:
    """An award counted more often than the years between allow is told of."""
    expected = [(Severity.INFO, FindingKind.COUNT)] if differ else []

    assert expected == found(*two([one], [other]))


MIXED: tuple[AnyFact, ...] = (
    *level("41.79", "0.32"),
    *visits("712500", "10.46"),
    indicator("健康素养水平", "40.47", "%", "2023"),
    indicator("健康素养水平", "41.79", "%", "2023"),
    indicator("门急诊", "1", "人次", "2023"),
    indicator("门急诊", "700000", "人次", "2024"),
    target("门急诊", "600000", "人次", "2025", bound=">="),
    honour("健康江西考核五连优", "2023"),
    honour("健康江西考核六连优", None),
    milestone("二期工程开工", subject="市一院"),
    milestone("二期工程竣工", subject="市一院"),
    target("二期工程主体结构", "50", "%", subject="市一院"),
)


@given(st.lists(st.lists(st.sampled_from(MIXED), max_size=6), min_size=1, max_size=4))
def test_the_order_of_documents_changes_nothing(groups: list[list[AnyFact]]) -> None:
    """The same findings in the same order, however the documents come."""
    reports = [report(*facts, name=f"{i}.txt") for i, facts in enumerate(groups)]
    expected: tuple[Finding, ...] = check(reports, holding=True)

    for order in itertools.islice(itertools.permutations(reports), 6):
        assert expected == check(order, holding=True)
    grave = [list(Severity).index(finding.severity) for finding in expected]
    assert sorted(grave) == grave


def test_many_documents_take_linear_time() -> None:
    """A thousand documents of one place and one thing are compared with few others each."""
    reports = [
        report(indicator("床位数", str(500 + i), "张", concept="beds"), name=f"{i:04}.txt")
        for i in range(1000)
    ]

    assert len(check(reports)) == 999
    assert Decimal(501) == check(reports)[0].stated
