"""Two reports are set against each other as they stand, and what is the same is passed over."""

from decimal import Decimal

import attrs
import pytest
from hypothesis import given
from rich.cells import cell_len
from tests.factories import honour, like_reports, milestone, report, shown, target

import healthreports as hr
from healthreports.difference import Difference, SectionShift, Shift, ThemeShift, diff
from healthreports.facts import Milestone, Rank, Role, Target
from healthreports.report import Report
from healthreports.text import Span


def of_plans(before: Target | Milestone, after: Target | Milestone) -> Difference:
    """The difference of two plans that promise one thing each."""
    return diff(report(before, name="before.txt"), report(after, name="after.txt"))


@pytest.mark.parametrize(
    ("before", "after", "shift", "by", "harder"),
    [
        (
            target("新增托位", "200", "个"),
            target("新增托位", "300", "个"),
            Shift.RAISED,
            "100",
            None,
        ),
        (
            target("婴儿死亡率", "5", "‰", bound="<="),
            target("婴儿死亡率", "4", "‰", bound="<="),
            Shift.LOWERED,
            "-1",
            True,
        ),
        (
            target("签约覆盖率", "92", "%", bound=">="),
            target("签约覆盖率", "90", "%", bound=">="),
            Shift.LOWERED,
            "-2",
            False,
        ),
        # In another unit, and of nothing that is known to be wished for.
        (
            target("公用设施投入", "0.5", "亿元"),
            target("公用设施投入", "6000", "万元"),
            Shift.RAISED,
            "0.1",
            None,
        ),
        # The same number at another time, or bounded otherwise.
        (
            target("新增托位", "200", "个", "2025"),
            target("新增托位", "200", "个", "2026"),
            Shift.RESTATED,
            "0",
            None,
        ),
        (
            target("新增托位", "200", "个"),
            target("新增托位", "200", "个", bound=">="),
            Shift.RESTATED,
            "0",
            None,
        ),
        (
            milestone("二期工程竣工", "2025-05", subject="青田县人民医院"),
            milestone("二期扩建工程竣工", "2025-10", subject="县人民医院"),
            Shift.RESTATED,
            None,
            None,
        ),
        # A later stage by the same year, and in the course of things a year later.
        (
            target("扩建工程完成主体结构工程量", "50", "%", subject="海溪乡卫生院"),
            milestone("扩建工程主体结构封顶", subject="海溪乡卫生院"),
            Shift.RAISED,
            None,
            True,
        ),
        (
            milestone("二期工程开工", "2025", subject="青田县人民医院"),
            milestone("二期工程主体结构封顶", "2026", subject="县人民医院"),
            Shift.RESTATED,
            None,
            None,
        ),
    ],
)
def test_promises_of_one_thing(
    before: Target | Milestone,
    after: Target | Milestone,
    shift: Shift,
    by: str | None,
    harder: bool | None,
) -> None:
    """A number goes up or down, a date moves, works are to come further."""
    (only,) = of_plans(before, after).promises

    assert (shift, by and Decimal(by), harder) == (only.shift, only.by, only.harder)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (target("新增托位", "200", "个"), target("新增床位", "300", "张")),
        (
            target("新增床位", "200", "张", subject="县医院"),
            target("新增床位", "300", "张", subject="县中医院"),
        ),
        (
            milestone("二期工程竣工", subject="县医院"),
            milestone("二期工程竣工", subject="县人民医院"),
        ),
        (
            milestone("二期工程竣工", subject="县中医院"),
            milestone("三期工程竣工", subject="县中医院"),
        ),
    ],
)
def test_promises_of_two_things(before: Target | Milestone, after: Target | Milestone) -> None:
    """What only one plan promises was left out or added."""
    promises = of_plans(before, after).promises

    assert [(Shift.DROPPED, before.name), (Shift.ADDED, after.name)] == [
        (each.shift, fact.name) for each in promises if (fact := each.before or each.after)
    ]


def test_one_promise_in_two_sentences() -> None:
    """A plan that says a thing twice has not dropped it where the other says it once."""
    twice = [
        milestone("二期工程竣工", "2025-05", subject="县中医院"),
        milestone("二期扩建项目投入使用", "2025", subject="县中医院"),
    ]
    once = milestone("二期扩建工程投入使用", "2025", subject="县中医院")

    shifts = diff(report(*twice, name="a"), report(once, name="b")).promises

    assert Shift.DROPPED not in [each.shift for each in shifts]


def test_what_is_over_is_not_dropped() -> None:
    """Works due in 2024 do not come again in the plan for 2025; a target of the year may be missed there."""
    old = report(
        milestone("三期工程开工", "2024", subject="县中医院"),
        target("婴儿死亡率", "5", "‰", "2024"),
        name="a",
        review_year=2023,
    )
    new = report(target("新增托位", "200", "个", "2025"), name="b", review_year=2024)

    shifts = diff(old, new).promises

    assert [(each.shift, fact.name) for each in shifts if (fact := each.before or each.after)] == [
        (Shift.DROPPED, "婴儿死亡率"),
        (Shift.ADDED, "新增托位"),
    ]


def test_past_tasks_are_no_plan() -> None:
    """The task of the year reviewed is no promise for the next, and without a plan nothing is dropped."""
    old = report(target("新增托位", "200", "个", "2024"), name="a", review_year=2023)
    new = report(target("签约任务数", "900", "人", "2024"), name="b", review_year=2024)

    difference = diff(old, new)

    assert difference.promises == ()
    assert "b makes none" in difference.notes[0]


def test_many_promises_of_one_name() -> None:
    """A page that says one thing over and over differs from itself in nothing, and takes no quadratic time."""
    facts = [target("床位", str(i), "张") for i in range(2000)]
    facts += [target("床位", str(i), "张", "2030") for i in range(50)]
    one = report(*facts)

    assert list(diff(one, one)) == []
    assert len(diff(one, attrs.evolve(one, facts=one.facts[:5])).promises) >= 1900


def rank(place: int, year: str = "2024") -> Rank:
    """A place among the counties of a province."""
    sentence = f"{year}年满意度位居全省第{place}。"
    return Rank(
        name="满意度",
        quote=f"第{place}",
        sentence=sentence,
        spans=(Span(0, 2),),
        document="",
        place=place,
        scope="全省",
        role=Role.REVIEW,
    )


@pytest.mark.parametrize(
    ("before", "after", "shifts"),
    [
        (honour("“全国健康促进县”"), honour("获评“全国健康促进县”称号"), []),
        (honour("“省级慢病示范县”"), honour("“全国健康促进县”"), [Shift.LOST, Shift.GAINED]),
        (
            honour("“敬老文明号”", subject="海口镇卫生院"),
            honour("“敬老文明号”", subject="船寮镇卫生院"),
            [Shift.LOST, Shift.GAINED],
        ),
        (honour("健康浙江考核“五连优”"), honour("实现“健康浙江”建设考核六连优"), [Shift.RAISED]),
        (rank(3), rank(1), [Shift.RAISED]),
        (rank(3), rank(8), [Shift.LOWERED]),
        (rank(3), rank(3, "2025"), []),
        (rank(3), attrs.evolve(rank(3), scope="全市"), [Shift.LOST, Shift.GAINED]),
    ],
)
def test_awards(before: Rank, after: Rank, shifts: list[Shift]) -> None:
    """Honours and ranks are known by name, winner and scope; counts and places move."""
    awards = diff(report(before, name="a"), report(after, name="b")).awards

    assert shifts == [each.shift for each in awards]


OLD = """青田县卫生健康局2022年工作总结

一、全力抗击疫情
全年设置核酸采样点120个，组织核酸采样人员3000人次。疫情期间方舱医院床位500张，疫情处置平稳。

二、提升中医药服务
县中医院新增针灸病区1个，推广中医适宜技术20项，针灸门诊3万人次。
"""
NEW = """青田县卫生健康局2024年工作总结

一、推进托育服务
新增托育机构12家，托育机构普惠率达到80%。推进医共体改革，医共体成员单位15家。

二、中医药服务持续提升
县中医院新增针灸病区1个，推广中医适宜技术25项，针灸门诊4万人次。
"""


def test_sections_and_themes() -> None:
    """A section under another heading stays; a theme is told by words that stand in one report alone."""
    old = hr.parse(OLD, name="2022.txt", year=2022)
    new = hr.parse(NEW, name="2024.txt", year=2024)
    difference = diff(old, new)

    assert [(each.shift, each.section[-1]) for each in difference.sections] == [
        (Shift.VANISHED, "一、全力抗击疫情"),
        (Shift.APPEARED, "一、推进托育服务"),
    ]
    words = {
        each.shift: {word.word: word.count for word in each.words} for each in difference.themes
    }
    assert words[Shift.VANISHED]["疫情"] == 2
    assert words[Shift.VANISHED]["核酸"] == 2
    assert words[Shift.APPEARED]["医共体"] == 2
    assert "针灸" not in {**words[Shift.VANISHED], **words[Shift.APPEARED]}


def test_words_stand_in_the_text() -> None:
    """The spans of a word are where it stands."""
    old, new = hr.parse(OLD, name="a", year=2022), hr.parse(NEW, name="b", year=2024)
    difference = diff(old, new)

    shifts: list[SectionShift | ThemeShift] = [*difference.sections, *difference.themes]
    for each in shifts:
        text = old.text if each.shift is Shift.VANISHED else new.text
        for word in each.words:
            assert word.word == "".join(span.of(text) for span in word.spans)


def test_two_places_have_no_promises_in_common() -> None:
    """A target of one county is no raise of another's; what the reports speak of may still be compared."""
    one = report(target("新增托位", "200", "个"), honour("全国卫生县"), region="青田县")
    other = report(target("新增托位", "300", "个"), region="缙云县", name="b")
    difference = diff(one, other)

    assert (difference.promises, difference.awards) == ((), ())
    assert "different places" in difference.notes[0]


@pytest.mark.parametrize("width", [120, 100, 80, 60])
def test_a_difference_fits(width: int) -> None:
    """All four parts are shown in the width of the console."""
    old = hr.parse(OLD, name="2022.txt", year=2022)
    new = hr.parse(NEW, name="2024.txt", year=2024)
    before = attrs.evolve(old, facts=(target("新增托位", "200", "个"), rank(3)))
    after = attrs.evolve(new, facts=(target("新增托位", "300", "个"), honour("全国卫生县")))
    lines = shown(diff(before, after), width)
    text = "".join("".join(lines).split())

    assert max(map(cell_len, lines)) <= width
    for words in ("200个", "raised", "notnamedagain", "gained", "疫情×2", "vanished"):
        assert words in text


def test_no_difference() -> None:
    """Two equal reports differ in nothing, and say so."""
    year = hr.parse(OLD, name="2022.txt", year=2022)

    assert shown(diff(year, year), 60)[0] == "2022.txt → 2022.txt: no difference"


@given(like_reports)
def test_a_report_differs_from_itself_in_nothing(one: Report) -> None:
    """Whatever a report says, it says the same."""
    difference = diff(one, one)

    assert list(difference) == []
    assert len(difference) == 0


@given(like_reports, like_reports)
def test_two_reports_differ_both_ways(one: Report, other: Report) -> None:
    """What is gained one way is lost the other way, and the order of facts changes nothing."""
    there, back = diff(one, other), diff(other, one)
    turned = attrs.evolve(other, facts=other.facts[::-1])

    assert len(there) == len(list(there))
    gained = [each.after for each in there.awards if each.shift is Shift.GAINED]
    lost = [each.before for each in back.awards if each.shift is Shift.LOST]
    assert gained == lost
    assert there.promises == diff(one, turned).promises
    assert max(map(cell_len, shown(there, 60))) <= 60


def test_shifts_show_in_one_line() -> None:
    """A list of differences can be looked at."""
    before, after = target("新增托位", "200", "个"), target("新增托位", "300", "个")
    won = report(honour("国家卫生县城"), before, name="after.txt")

    assert [repr(each) for each in of_plans(before, after)] == ["<PromiseShift raised: 新增托位>"]
    assert [repr(each) for each in diff(report(before), won).awards] == [
        "<AwardShift gained: 国家卫生县城>"
    ]
