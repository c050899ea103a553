"""Contradictions are found, with the right tolerance, and what merely looks odd is left alone."""

import itertools
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from tests.factories import change, indicator, like_reports, report, shown, target

from healthreports.catalogue.concepts import Catalogue, Concept, Direction
from healthreports.checks import FindingKind, Severity, check
from healthreports.facts import AnyFact
from healthreports.report import Report


CATALOGUE = Catalogue(
    (
        Concept(
            id="surgery_34",
            zh="三四级手术占比",
            en="Grade 3-4 surgery",
            unit="%",
            direction=Direction.HIGHER,
            includes=("surgery_4",),
        ),
        Concept(
            id="surgery_4",
            zh="四级手术占比",
            en="Grade 4 surgery",
            unit="%",
            direction=Direction.HIGHER,
        ),
        Concept(
            id="imr",
            zh="婴儿死亡率",
            en="Infant mortality",
            unit="‰",
            direction=Direction.LOWER,
            min=Decimal(0),
            max=Decimal(40),
        ),
        Concept(
            id="signed",
            zh="家庭医生签约人数",
            en="Signed",
            unit="人",
            min=Decimal(100),
            max=Decimal(10**6),
        ),
    )
)


def kinds(*facts: AnyFact) -> list[tuple[Severity, FindingKind]]:
    return [
        (finding.severity, finding.kind) for finding in check(report(*facts), catalogue=CATALOGUE)
    ]


HIRED = "招聘医生30名，其中硕士20名、党员18名。"


def courses(whole: str, western: str, chinese: str) -> list[AnyFact]:
    sentence = f"申报继教班{whole}个(西医类{western}个、中医类{chinese}个)。"
    return [
        indicator("申报继教班", whole, "个", sentence=sentence),
        indicator("西医类", western, "个", sentence=sentence, part_of="申报继教班"),
        indicator("中医类", chinese, "个", sentence=sentence, part_of="申报继教班"),
    ]


def signed(rate: str, done: str = "287523") -> list[AnyFact]:
    sentence = f"签约任务数264987人，完成签约{done}人，任务完成率{rate}%。"
    return [
        target("签约任务数", "264987", "人", "2024", sentence=sentence),
        indicator("完成签约", done, "人", sentence=sentence),
        indicator("任务完成率", rate, "%", sentence=sentence),
    ]


def masters(rate: str) -> list[AnyFact]:
    sentence = f"招聘医生247人，其中硕士64人，占{rate}%。"
    return [
        indicator("招聘医生", "247", "人", sentence=sentence),
        indicator("硕士", "64", "人", sentence=sentence, part_of="招聘医生"),
        indicator("硕士占", rate, "%", sentence=sentence, part_of="招聘医生"),
    ]


@pytest.mark.parametrize(
    "facts",
    [
        masters("25.9"),
        masters("26"),
        courses("16", "10", "6"),
        signed("108.50"),
        signed("108.5"),
        signed("109"),
        # Those whom 其中 picks out may be the same people.
        [
            indicator("招聘医生", "30", "名", sentence=HIRED),
            indicator("硕士", "20", "名", sentence=HIRED, part_of="招聘医生"),
            indicator("党员", "18", "名", sentence=HIRED, part_of="招聘医生"),
        ],
        # An average lies between its parts.
        [
            indicator(
                "人均期望寿命", "82.49", "岁", sentence="人均期望寿命82.49岁，其中女性84.91岁。"
            ),
            indicator(
                "女性",
                "84.91",
                "岁",
                sentence="人均期望寿命82.49岁，其中女性84.91岁。",
                part_of="人均期望寿命",
            ),
        ],
        # Two rounded values of one thing; two years; two subjects; from one value to another.
        [indicator("床位", "4.8", "万张"), indicator("床位", "4.77", "万张")],
        [indicator("床位", "500", "张", "2023"), indicator("床位", "520", "张", "2024")],
        [
            indicator("床位", "500", "张", subject="县中医院"),
            indicator("床位", "520", "张", subject="县人民医院"),
        ],
        [
            indicator("资金", "300", "元", sentence="资金从300元增至1000元。"),
            indicator("资金", "1000", "元", sentence="资金从300元增至1000元。"),
        ],
        # Rates that can pass 100 %.
        [indicator("任务完成率", "134.64", "%"), change("门急诊量", "120", "%")],
        [
            indicator("三四级手术占比", "35", "%", concept="surgery_34"),
            indicator("四级手术占比", "15", "%", concept="surgery_4"),
        ],
        [
            target("婴儿死亡率", "5", "‰", concept="imr", bound="<="),
            indicator("婴儿死亡率", "5.5", "‰", concept="imr"),
        ],
        # One village may sign fewer than a county.
        [indicator("家庭医生签约", "20", "人", concept="signed", subject="龙萌村")],
    ],
)
def test_what_fits_gives_no_finding(facts: list[AnyFact]) -> None:
    """Nothing is said of figures that agree."""
    assert kinds(*facts) == []


@pytest.mark.parametrize(
    ("facts", "severity", "kind"),
    [
        (courses("16", "11", "6"), Severity.ERROR, FindingKind.PARTS),
        (courses("16", "17", "6"), Severity.ERROR, FindingKind.PARTS),
        (courses("16", "9", "6"), Severity.ERROR, FindingKind.PARTS),
        (masters("29.5"), Severity.ERROR, FindingKind.RATE),
        (signed("108.60"), Severity.ERROR, FindingKind.RATE),
        (signed("108.50", "297523"), Severity.ERROR, FindingKind.RATE),
        (
            [
                indicator("三四级手术占比", "35", "%", concept="surgery_34"),
                indicator("四级手术占比", "38", "%", concept="surgery_4"),
            ],
            Severity.ERROR,
            FindingKind.SUBSET,
        ),
        (
            [
                indicator("婴儿死亡率", "2.1", "‰", concept="imr"),
                indicator("婴儿死亡率", "2.3", "‰", concept="imr"),
            ],
            Severity.ERROR,
            FindingKind.TWO_VALUES,
        ),
        (
            [indicator("开展活动", "20", "场"), indicator("开展活动", "23", "场")],
            Severity.INFO,
            FindingKind.TWO_VALUES,
        ),
        ([indicator("家庭医生签约覆盖率", "135", "%")], Severity.WARNING, FindingKind.SHARE),
        ([indicator("婴儿死亡率", "52", "‰", concept="imr")], Severity.WARNING, FindingKind.RANGE),
        (
            [indicator("家庭医生签约", "20", "人", concept="signed")],
            Severity.WARNING,
            FindingKind.RANGE,
        ),
        (
            [
                target("老年人体检", "15000", "人", bound=">="),
                indicator("老年人体检", "24000", "人"),
            ],
            Severity.INFO,
            FindingKind.LOW_TARGET,
        ),
        (
            [
                target("婴儿死亡率", "5", "‰", concept="imr"),
                indicator("婴儿死亡率", "2.1", "‰", concept="imr"),
            ],
            Severity.INFO,
            FindingKind.LOW_TARGET,
        ),
    ],
)
def test_what_does_not_fit_is_found(
    facts: list[AnyFact], severity: Severity, kind: FindingKind
) -> None:
    """Each contradiction gives one finding of its kind."""
    assert [(severity, kind)] == kinds(*facts)


def test_a_finding_says_all() -> None:
    """A finding gives both values, the tolerance and a sentence in two languages."""
    (finding,) = check(report(*signed("108.60")), catalogue=CATALOGUE)

    assert Decimal("108.60") == finding.stated
    assert Decimal("108.50") == (finding.expected or Decimal(0)).quantize(Decimal("0.01"))
    assert Decimal("0.005") == finding.tolerance
    assert finding.english == "“任务完成率”108.6%, but 287523人 of 264987人 is 108.50%."
    assert finding.chinese == "“任务完成率”108.6%，但287523人占264987人的108.50%。"
    assert [fact.quote for fact in finding.facts] == ["108.60%", "287523人", "264987人"]


def test_the_order_of_reports_changes_nothing() -> None:
    """Findings come by severity and document, whatever the order of the reports."""
    reports = [
        report(*courses("16", "11", "6"), name="a"),
        report(*signed("108.60"), name="b"),
        report(indicator("家庭医生签约覆盖率", "135", "%"), name="c"),
    ]
    expected = check(reports, catalogue=CATALOGUE)

    assert [finding.facts[0].document for finding in expected] == ["a", "b", "c"]
    for order in itertools.permutations(reports):
        assert expected == check(order, catalogue=CATALOGUE)


@pytest.mark.parametrize("width", [100, 60])
def test_findings_fit(width: int) -> None:
    """A finding is shown with its sentences in the width of the console."""
    (finding,) = check(report(*signed("108.60")), catalogue=CATALOGUE)
    lines = shown(finding, width)

    assert max(map(cell_len, lines)) <= width
    assert any("108.60%" in line for line in lines)


@given(st.lists(like_reports, max_size=3))
def test_any_reports_can_be_checked(reports: list[Report]) -> None:
    """No figure is too odd to be checked, and the order of reports never matters."""
    findings = check(reports)

    assert sorted(f.english for f in findings) == sorted(f.english for f in check(reports[::-1]))
    for finding in findings:
        assert max(map(cell_len, shown(finding, 60))) <= 60


def test_numbers_beyond_all_arithmetic() -> None:
    """A page of digits is no count: nothing overflows, nothing is said of it."""
    huge, tiny = "9" * 50, "0." + "0" * 60 + "1"

    assert (
        kinds(*signed("108.50", huge), indicator("床位", huge, "张"), indicator("床位", tiny, "张"))
        == []
    )
