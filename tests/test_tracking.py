"""Promises are followed to what really speaks of them, and to nothing else."""

import random
from decimal import Decimal

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from tests.factories import (
    change,
    honour,
    indicator,
    like_reports,
    milestone,
    progress,
    report,
    shown,
    target,
)

import healthreports as hr
from healthreports.facts import AnyFact, Milestone, Period, Target
from healthreports.report import Report
from healthreports.tracking import Fate, Outcome, track


# The factories' facts of several subjects belong to 甲 and 乙.
FIRST_OF_TWO = ("甲",)


def followed(promise: Target | Milestone, *said: AnyFact) -> Outcome:
    """What becomes of one promise in a report that says these things."""
    plan = report(promise, name="plan.txt")
    later = report(*said, name="later.txt")
    return track(plan, later).outcomes[0]


@pytest.mark.parametrize(
    ("promise", "said", "fate", "margin"),
    [
        # Counts: at least the number.
        (
            target("新增托位", "300", "个"),
            indicator("新增托位", "326", "个", "2025"),
            Fate.MET,
            "26",
        ),
        (
            target("新增托位", "300", "个"),
            indicator("新增托位", "290", "个", "2025"),
            Fate.MISSED,
            "-10",
        ),
        (
            target("新增托位", "300", "个"),
            indicator("新增托位", "120", "个", "2025-01/2025-06"),
            Fate.UNDER_WAY,
            "-180",
        ),
        (
            target("招聘卫技人员", "60", "人"),
            indicator("招聘卫技人员", "61", "名", "2025"),
            Fate.MET,
            "1",
        ),
        # Bounds of the promise.
        (
            target("婴儿死亡率", "5", "‰", bound="<="),
            indicator("婴儿死亡率", "3.1", "‰", "2025"),
            Fate.MET,
            "-1.9",
        ),
        (
            target("婴儿死亡率", "5", "‰", bound="<="),
            indicator("婴儿死亡率", "5.2", "‰", "2025"),
            Fate.MISSED,
            "0.2",
        ),
        (
            target("婴儿死亡率", "5", "‰", bound="<="),
            indicator("婴儿死亡率", "0", None, "2025"),
            Fate.MET,
            "-5",
        ),
        (
            target("示范单位", "1", "个", high="2"),
            indicator("示范单位", "1", "个", "2025"),
            Fate.MET,
            "0",
        ),
        # Bounds of what is said: 90%以上 does not tell whether 92% was reached.
        (
            target("签约覆盖率", "92", "%", bound=">="),
            indicator("签约覆盖率", "90", "%", "2025", bound=">="),
            Fate.UNKNOWN,
            "-2",
        ),
        (
            target("签约覆盖率", "85", "%", bound=">="),
            indicator("签约覆盖率", "90", "%", "2025", bound=">="),
            Fate.MET,
            "5",
        ),
        (
            target("老年人体检", "10000", "人"),
            indicator("老年人体检", "10000", "人", "2025", bound="~"),
            Fate.UNKNOWN,
            "0",
        ),
        # Growth against change, and a fall against a negative change.
        (
            target("门急诊量增长", "5", "%", bound=">="),
            change("门急诊量", "6.2", "%", "2025"),
            Fate.MET,
            "1.2",
        ),
        (
            target("药占比下降", "2", "%"),
            change("药占比", "-1.5", "%", "2025"),
            Fate.MISSED,
            "-0.5",
        ),
        # Promised again.
        (target("新增托位", "300", "个"), target("新增托位", "350", "个"), Fate.RESTATED, "50"),
    ],
)
def test_targets(promise: Target, said: AnyFact, fate: Fate, margin: str) -> None:
    """A target is met, missed or open by the figure that measures it."""
    outcome = followed(promise, said)

    assert (fate, Decimal(margin)) == (outcome.fate, outcome.margin)


@pytest.mark.parametrize(
    ("promise", "said"),
    [
        # Another year, unit, subject, grade, age, part, or level instead of growth.
        (target("新增托位", "300", "个"), indicator("新增托位", "326", "个", "2024")),
        (target("新增托位", "300", "个"), indicator("新增托位", "326", "个", "2026")),
        (target("家庭医生签约", "300", "人"), indicator("家庭医生签约", "326", "人次", "2025")),
        (target("床位", "300", "张", subject="县人民医院"), indicator("床位", "326", "张", "2025")),
        (
            target("床位", "300", "张", subject="县中医院"),
            indicator("床位", "326", "张", "2025", subject="县中心医院"),
        ),
        (target("新增五星级服务站", "3", "家"), indicator("新增四星级服务站", "4", "家", "2025")),
        (
            target("60岁以上老年人体检", "3", "人"),
            indicator("65岁以上老年人体检", "4", "人", "2025"),
        ),
        (
            target("硕士", "3", "人", part_of="招聘医生"),
            indicator("硕士", "4", "人", "2025", part_of="招聘护士"),
        ),
        (target("门急诊量增长", "5", "%"), indicator("门急诊量", "8", "%", "2025")),
        (milestone("建成县域影像中心"), progress("建成县域检验中心", "done")),
        (
            milestone("新建工程竣工", subject="海口镇卫生院"),
            progress("新建工程竣工", "done", subject="船寮镇卫生院"),
        ),
        (
            milestone("二期工程开工", subject="县人民医院"),
            progress("三期工程开工", "done", subject="县人民医院"),
        ),
        # A review of 2026 may speak of what was built in 2025.
        (
            milestone("二期工程竣工", "2025", subject="县人民医院"),
            progress("二期工程竣工", "done", "2026", subject="县人民医院", inferred=("period",)),
        ),
    ],
)
def test_what_speaks_of_something_else_tells_nothing(
    promise: Target | Milestone, said: AnyFact
) -> None:
    """A promise stays unknown rather than be matched wrongly."""
    outcome = followed(promise, said)

    assert (outcome.fate, outcome.evidence) == (Fate.UNKNOWN, None)


@pytest.mark.parametrize(
    ("promise", "said", "fate"),
    [
        (
            milestone("二期工程竣工", subject="县人民医院"),
            progress("二期扩建工程投入使用", "done", subject="县人民医院"),
            Fate.MET,
        ),
        (
            milestone("二期工程竣工", subject="青田县人民医院"),
            progress("二期工程主体结构封顶", "done", subject="县人民医院"),
            Fate.UNDER_WAY,
        ),
        (
            milestone("迁建工程开工", subject="县妇保院"),
            progress("迁建工程开工", "done", subject="县妇幼保健院"),
            Fate.MET,
        ),
        (
            milestone("迁建工程开工", subject="县妇保院"),
            milestone("迁建工程开工建设", "2026", subject="县妇保院"),
            Fate.RESTATED,
        ),
        (
            milestone("三期工程开工", subject="县医院"),
            milestone("三期扩建工程开工建设", "2026", subject="县医院"),
            Fate.RESTATED,
        ),
        (
            milestone("二期工程竣工", subject="县人民医院"),
            progress("二期扩建项目稳步推进", "under way", "2024", subject="县人民医院"),
            Fate.UNDER_WAY,
        ),
        # The place stands in the clause alone.
        (milestone("县医院迁建工程年内开工"), progress("县医院迁建工程开工", "started"), Fate.MET),
        (milestone("创成“全国健康促进县”"), honour("获评“全国健康促进县”"), Fate.MET),
        (
            milestone("争创“全国健康促进县”"),
            progress("启动创建“全国健康促进县”", "started"),
            Fate.UNDER_WAY,
        ),
        (
            target("扩建工程完成主体结构工程量", "50", "%", subject="海溪乡卫生院"),
            milestone("扩建工程主体结构封顶", subject="海溪乡卫生院"),
            Fate.RESTATED,
        ),
    ],
)
def test_milestones(promise: Target | Milestone, said: AnyFact, fate: Fate) -> None:
    """A project is followed by place, phase, works and stage; a title by its name."""
    outcome = followed(promise, said)

    assert fate == outcome.fate


@pytest.mark.parametrize(
    ("promise", "said", "fate"),
    [
        # A range: its near end is to be reached; a rate beyond its far end is no plain success.
        (
            target("新增服务站", "1", "家", high="2"),
            indicator("新增服务站", "3", "家", "2025"),
            Fate.MET,
        ),
        (
            target("托位利用率", "60", "%", high="70"),
            indicator("托位利用率", "65", "%", "2025"),
            Fate.MET,
        ),
        (
            target("托位利用率", "60", "%", high="70"),
            indicator("托位利用率", "82", "%", "2025"),
            Fate.UNKNOWN,
        ),
        (
            target("次均费用", "200", "元", high="220"),
            indicator("次均费用", "215", "元", "2025"),
            Fate.MET,
        ),
        (
            target("新增服务站", "3", "家"),
            indicator("新增服务站", "2", "家", "2025", high="4"),
            Fate.UNKNOWN,
        ),
        # Nothing can be less than none.
        (
            target("重大医疗事件", "0", "起"),
            indicator("重大医疗事件", "1", "起", "2025"),
            Fate.MISSED,
        ),
        # About a hundred is neither kept nor broken by 97.
        (
            target("招聘卫技人员", "100", "人", bound="~"),
            indicator("招聘卫技人员", "97", "人", "2025"),
            Fate.UNKNOWN,
        ),
        # 85% as written may be less than 85.3%.
        (
            target("签约覆盖率", "84.8", "%"),
            indicator("签约覆盖率", "85", "%", "2025"),
            Fate.UNKNOWN,
        ),
        # A rate of half a year is no rate of the year; what is counted stays counted.
        (
            target("婴儿死亡率", "5", "‰", bound="<="),
            indicator("婴儿死亡率", "3", "‰", "2025-01/2025-06"),
            Fate.UNDER_WAY,
        ),
        (
            target("新增托位", "300", "个"),
            indicator("新增托位", "310", "个", "2025-01/2025-06"),
            Fate.MET,
        ),
        # One year of five.
        (
            target("新增托位", "300", "个", "2021/2025"),
            indicator("新增托位", "120", "个", "2023"),
            Fate.UNDER_WAY,
        ),
        # Growth is told by the change against the year before alone.
        (
            target("门急诊量增长", "5", "%"),
            change("门急诊量", "8", "%", "2025", versus=Period("2024")),
            Fate.MET,
        ),
        (
            target("门急诊量增长", "5", "%"),
            change("门急诊量", "8", "%", "2025", versus=Period("2019")),
            Fate.UNKNOWN,
        ),
        (
            target("门急诊量增长", "5", "%"),
            change("门急诊量", "8", "%", "2025", versus="全省平均"),
            Fate.UNKNOWN,
        ),
        (
            target("门急诊量年均增长", "5", "%"),
            change("门急诊量", "8", "%", "2025"),
            Fate.UNKNOWN,
        ),
        # A fall that became a rise.
        (target("药占比下降", "2", "%"), change("药占比", "1", "%", "2025"), Fate.MISSED),
    ],
)
def test_bounds_ranges_and_times(promise: Target, said: AnyFact, fate: Fate) -> None:
    """Bounds, ranges, rounding and the time due are taken at their word."""

    assert fate == followed(promise, said).fate


@pytest.mark.parametrize(
    ("due", "said", "fate", "in_time"),
    [
        ("2025-05", progress("二期工程竣工", "done", "2025-05", subject="县医院"), Fate.MET, True),
        ("2025-05", progress("二期工程竣工", "done", "2025", subject="县医院"), Fate.MET, None),
        (
            "2025-05",
            progress("二期工程竣工", "done", "2025-08", subject="县医院"),
            Fate.MISSED,
            False,
        ),
        ("2025", progress("二期工程竣工", "done", "2026", subject="县医院"), Fate.MISSED, False),
        # Only topped out when it should have been finished.
        (
            "2025-05",
            progress("二期工程主体结构封顶", "done", "2025-08", subject="县医院"),
            Fate.MISSED,
            None,
        ),
        # In use in August: when it was finished is not told.
        (
            "2025-05",
            progress("二期工程投入使用", "done", "2025-08", subject="县医院"),
            Fate.UNKNOWN,
            None,
        ),
        (
            "2025",
            progress("二期工程竣工验收工作稳步推进", "under way", "2025", subject="县医院"),
            Fate.UNDER_WAY,
            None,
        ),
    ],
)
def test_due_dates(due: str, said: AnyFact, fate: Fate, in_time: bool | None) -> None:
    """What was due in May is late in August, and of no known day in a review of the whole year."""
    outcome = followed(milestone("二期工程竣工", due, subject="县医院"), said)

    assert (fate, in_time) == (outcome.fate, outcome.in_time)


def test_the_day_tells_more_than_the_year() -> None:
    """Of two events that keep a promise the one with its day counts."""
    promise = milestone("三期工程开工", "2025-05", subject="县医院")
    begun = progress("三期工程开工", "done", "2025-05", subject="县医院")
    piled = progress("三期工程完成桩基", "done", "2025", subject="县医院")

    outcome = followed(promise, piled, begun)

    assert (
        outcome.fate,
        outcome.in_time,
        outcome.evidence and outcome.evidence.quote,
    ) == (Fate.MET, True, "三期工程开工")


def test_figures_that_contradict_each_other_tell_nothing() -> None:
    """Two figures of like weight, one above and one below the target, leave it open."""
    said = [indicator("新增托位", value, "个", "2025") for value in ("290", "310")]

    outcome = followed(target("新增托位", "300", "个"), *said)

    assert outcome.fate is Fate.UNKNOWN
    assert "contradicts" in outcome.note


def test_a_shared_milestone_is_followed_for_each() -> None:
    """Of three stations that share a promise each has its own outcome."""
    promise = milestone("迁建工程竣工", subject="海口镇卫生院、船寮镇卫生院、东源镇卫生院")
    both = progress("迁建工程竣工", "done", subject="海口镇卫生院、东源镇卫生院")
    one = progress("迁建工程主体结构封顶", "done", subject="船寮镇卫生院")

    outcomes = track(report(promise, name="plan.txt"), report(both, one, name="later.txt"))

    assert [
        (each.subject, each.fate, each.evidence and each.evidence.quote) for each in outcomes
    ] == [
        ("海口镇卫生院", Fate.MET, "迁建工程竣工"),
        ("船寮镇卫生院", Fate.UNDER_WAY, "迁建工程主体结构封顶"),
        ("东源镇卫生院", Fate.MET, "迁建工程竣工"),
    ]
    assert {each.promise.subjects for each in outcomes} == {promise.subjects}


@pytest.mark.parametrize(
    ("sentence", "fate"),
    [
        ("因用地调整，取消海口镇卫生院迁建工程项目。", Fate.DROPPED),
        ("海口镇卫生院迁建工程因资金未落实已终止实施。", Fate.DROPPED),
        ("海口镇卫生院迁建工程不再实施。", Fate.DROPPED),
        # Something else is given up, or nothing is, or it only waits.
        ("海口镇卫生院迁建工程停止夜间施工。", Fate.UNKNOWN),
        ("海口镇卫生院迁建工程方案不变，取消停车场。", Fate.UNKNOWN),
        ("取消海口镇卫生院迁建工程招标保证金。", Fate.UNKNOWN),
        ("海口镇卫生院迁建工程未取消。", Fate.UNKNOWN),
        ("海口镇卫生院迁建工程暂缓实施。", Fate.UNKNOWN),
        ("取消船寮镇卫生院迁建工程。", Fate.UNKNOWN),
    ],
)
def test_what_is_given_up_in_words_is_dropped(sentence: str, fate: Fate) -> None:
    """Only a sentence that gives up this very thing drops it."""
    plan = report(milestone("迁建工程开工", "2025", subject="海口镇卫生院"), name="plan.txt")
    later = hr.parse(f"2025年工作总结\n{sentence}\n", name="later.txt", year=2025)

    (outcome,) = track(plan, later)

    assert fate == outcome.fate
    if outcome.evidence is not None:
        spans = outcome.evidence.spans
        assert sentence == "".join(span.of(later.text) for span in spans)


def test_a_plan_that_leaves_a_promise_out_drops_nothing() -> None:
    """A later plan may name examples only: 完成建设，三期工程开工……."""
    plan = report(
        milestone("三期工程开工", "2025", subject="县医院"),
        milestone("迁建工程开工", "2025", subject="县中医院"),
        name="plan.txt",
    )
    again = report(milestone("三期工程开工", "2025", subject="县医院"), name="press.txt")

    assert [outcome.fate for outcome in track(plan, again)] == [Fate.RESTATED, Fate.UNKNOWN]


def test_another_place_tells_nothing() -> None:
    """The rate of one county keeps no promise of another."""
    plan = report(target("婴儿死亡率", "5", "‰", bound="<="), region="青田县")
    other = report(indicator("婴儿死亡率", "2", "‰", "2025"), region="缙云县", name="b.txt")

    (outcome,) = track(plan, other)

    assert (outcome.fate, outcome.evidence) == (Fate.UNKNOWN, None)
    assert "different places" in outcome.note


def test_within_one_document() -> None:
    """A task number and what came of it stand in one report."""
    done = indicator("家庭医生规范签约", "10300", "人", "2023")
    year = report(target("省级家庭医生签约任务数", "9800", "人", "2023"), done)

    (outcome,) = track(year)

    assert (Fate.MET, Decimal(500), "10300人") == (
        outcome.fate,
        outcome.margin,
        outcome.evidence and outcome.evidence.quote,
    )
    assert "105.10%" in outcome.note


def test_a_target_reached_early() -> None:
    """A level above a later target in the same sentence has met it; one elsewhere in the report has not."""
    sentence = "每千人口托位数4.72个，提前一年达到4.5个的目标。"
    said = indicator("每千人口托位数", "4.72", "个", "2024", sentence=sentence)
    early = target("每千人口托位数", "4.5", "个", "2025", sentence=sentence)
    later = target("每千人口托位数", "4.5", "个", "2025")
    sentence = "健康素养水平39.7%，提前两年实现“十四五”目标（36%）。"
    level = indicator("健康素养水平", "39.7", "%", "2023", sentence=sentence)
    aim = target("健康素养水平", "36", "%", "2021/2025", sentence=sentence)
    sentence = "上半年签约覆盖率93%，年内达到90%以上。"
    half = indicator("签约覆盖率", "93", "%", "2025-01/2025-06", sentence=sentence)
    yearly = target("签约覆盖率", "90", "%", bound=">=", sentence=sentence)

    assert [outcome.fate for outcome in track(report(level, aim))] == [Fate.MET]
    assert [outcome.fate for outcome in track(report(half, yearly))] == [Fate.UNDER_WAY]
    assert [outcome.fate for outcome in track(report(said, early))] == [Fate.MET]
    assert [outcome.fate for outcome in track(report(said, later))] == [Fate.UNKNOWN]


def test_a_total_does_not_answer_a_yearly_target() -> None:
    """What has come together over the years is not what one year was to bring."""
    sentence = "累计改造服务站46家，其中今年新增11家。"
    total = indicator("改造服务站", "46", "家", "2025", sentence=sentence)

    assert followed(target("改造服务站", "10", "家"), total).fate is Fate.UNKNOWN


def test_the_more_precise_figure_tells() -> None:
    """Of two figures that measure a target the one with more digits counts."""
    rough = indicator("总诊疗量", "30000", "人次", "2025", quote="3万人次")
    exact = indicator("总诊疗量", "29850", "人次", "2025", quote="29850人次")

    outcome = followed(target("总诊疗量", "30000", "人次"), rough, exact)

    # Both have a step of one here: the earlier in the text wins.
    assert rough.quote == (outcome.evidence and outcome.evidence.quote)


def test_tracking_knows_all_promises() -> None:
    """Every target and milestone has its outcome, in the plan's order."""
    plan = report(
        indicator("床位", "5", "张"), target("床位", "6", "张"), milestone("成立急救中心")
    )
    tracking = track(plan)

    assert [outcome.promise.kind for outcome in tracking] == ["target", "milestone"]
    assert len(tracking) == 2
    assert tracking.counts()[Fate.UNKNOWN] == 2


def test_thousands_of_like_promises_stay_quick() -> None:
    """A document that says one thing over and over takes no quadratic time."""
    facts = [target("床位", str(i), "张") for i in range(3000)] + [
        indicator("床位", str(i), "张", "2025") for i in range(3000)
    ]

    assert len(track(report(*facts))) == 3000


@pytest.mark.parametrize("width", [120, 100, 60])
def test_tracking_fits(width: int) -> None:
    """What became of promises is shown with the words that say so, in the width of the console."""
    done = indicator("家庭医生签约", "10300", "人", "2023", sentence="全年家庭医生签约10300人。")
    year = report(target("家庭医生签约", "9800", "人", "2023"), done, milestone("成立急救中心"))
    lines = shown(track(year), width)

    assert max(map(cell_len, lines)) <= width
    assert "report.txt, followed within itself: 1 met, 1 unknown" in lines
    assert "Nothing speaks of:" in lines
    assert "  成立急救中心 (2025)" in lines
    assert any("met" in line and "+500人" in line for line in lines)


def test_a_report_without_promises() -> None:
    """A report that promises nothing says so in one line."""
    lines = shown(track(report(indicator("床位", "5", "张"))), 60)

    assert lines[0] == "report.txt, followed within itself: no promises"


@given(like_reports, like_reports, st.randoms(use_true_random=False))
def test_the_order_of_what_is_said_changes_nothing(
    plan: Report, later: Report, chance: random.Random
) -> None:
    """A report's facts tell the same in any order."""
    facts = list(later.facts)
    chance.shuffle(facts)
    again = attrs.evolve(later, facts=tuple(facts))

    fates = [[outcome.fate for outcome in track(plan, each)] for each in (later, again)]

    assert fates[0] == fates[1]


@given(like_reports, st.none() | like_reports)
def test_any_two_reports_can_be_followed(plan: Report, later: Report | None) -> None:
    """Every promise has one outcome, known outcomes have evidence, and all can be shown."""
    tracking = track(plan, later)

    promises = [fact for fact in plan.facts if fact.kind in ("target", "milestone")]
    firsts = [outcome for outcome in tracking if outcome.subject in (None, *FIRST_OF_TWO)]
    assert promises == [outcome.promise for outcome in firsts]
    assert all(outcome.evidence for outcome in tracking if outcome.fate is not Fate.UNKNOWN)
    assert max(map(cell_len, shown(tracking, 60))) <= 60


def test_an_outcome_shows_in_one_line() -> None:
    """A list of outcomes can be looked at."""
    outcome = followed(target("新增托位", "200", "个"), indicator("新增托位", "210", "个", "2025"))

    assert repr(outcome) == f"<Outcome met: 新增托位 {outcome.promise.quote}>"
