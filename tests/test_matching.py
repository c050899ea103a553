"""What is the same thing in two documents, and what only sounds like it."""

import pytest
from hypothesis import given
from tests import strategies
from tests.factories import change, honour, indicator, milestone, progress, target

from healthreports import matching
from healthreports.facts import AnyFact, Figure
from healthreports.matching import Project
from healthreports.report import Region


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("省级家庭医生签约任务数", "家庭医生规范签约", True),
        ("（一）新增托位", "新增托位", True),
        ("医疗卫生机构", "医疗机构", True),
        ("每千人口医师比例", "每千人口医师占比", True),
        ("3～6岁儿童眼保健", "3-6岁儿童眼保健", True),
        ("3-6岁儿童", "36岁儿童", False),
        ("床位数", "床位", True),
        ("门急诊总量", "门急诊量", True),
        ("健康指数", "健康指", False),
        ("五星级服务站", "四星级服务站", False),
        ("三级手术占比", "四级手术占比", False),
        ("住院人次", "门诊人次", False),
        # A name made of nothing but fillers stays what it is.
        ("工作", "建设", False),
    ],
)
def test_names(one: str, other: str, same: bool) -> None:
    """Names are compared without what adds nothing, and no further."""

    assert same is (matching.core(one) == matching.core(other))


@given(strategies.texts)
def test_cores_are_stable(text: str) -> None:
    """Any text has a core, and it is empty for marks alone."""
    core = matching.core(text)

    assert core == matching.core(text)
    assert len(core) <= 2 * len(text) + 8


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (None, None, True),
        (Region(name="青田县"), None, True),
        (Region(name="青田县"), Region(name="丽水市青田县"), True),
        (Region(name="青田县"), Region(name="缙云县"), False),
        (Region(name="临平区", code="330113"), Region(name="余杭区", code="330110"), False),
        (Region(name="鼓楼区", code="320106"), Region(name="鼓楼区"), True),
    ],
)
def test_places(one: Region | None, other: Region | None, same: bool) -> None:
    """Two reports are of two places only where both are known."""

    assert same is matching.one_place(one, other)
    assert same is matching.one_place(other, one)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (indicator("床位", "5", "张"), target("床位数", "6", "张"), True),
        (indicator("床位", "5", "张", subject="县医院"), indicator("县医院床位", "5", "张"), True),
        (indicator("床位", "5", "张", subject="县医院"), indicator("床位", "5", "张"), False),
        (indicator("签约", "5", "人"), indicator("签约", "5", "人次"), False),
        (indicator("药占比", "5", "%"), change("药占比", "5", "百分点"), False),
        (
            indicator("硕士", "5", "人", part_of="医生"),
            indicator("硕士", "5", "人", part_of="护士"),
            False,
        ),
    ],
)
def test_measures(one: Figure, other: Figure, same: bool) -> None:
    """Figures measure one thing where name, subject, whole and unit agree; such figures share a key."""

    assert same is matching.same_measure(one, other)
    assert same is matching.same_measure(other, one)
    if same:
        assert set(matching.measure_keys(one)) & set(matching.measure_keys(other))


@pytest.mark.parametrize(
    ("fact", "project"),
    [
        (
            milestone("三期扩建工程完成桩基工程", subject="县医院"),
            Project(place="县医院", phase="三", works="扩建", stage=2),
        ),
        (
            progress("县中医院迁建工程竣工启用", "done"),
            Project(place="县中医院", phase="", works="迁建", stage=7),
        ),
        (
            progress("二期扩建项目稳步推进", "under way", subject="县医院"),
            Project(place="县医院", phase="二", works="扩建", stage=0),
        ),
        (milestone("制定实施方案", subject="县医院"), None),
        (milestone("三期扩建工程稳步推进", subject="县医院"), None),
        (milestone("迁建工程竣工", subject="甲乡卫生院、乙乡卫生院"), None),
    ],
)
def test_projects(fact: AnyFact, project: Project | None) -> None:
    """Building works are known by place, phase and works, each at one stage."""

    assert project == matching.project_in(fact)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (milestone("力争创成“全国健康促进县”"), honour("获评“全国健康促进县”荣誉称号"), True),
        (milestone("建成“心电一张网”"), progress("建成“心电一张网”", "done"), True),
        (
            milestone("投入使用", subject="迦南肿瘤医院"),
            progress("投入使用", "done", subject="迦南肿瘤医院"),
            True,
        ),
        (
            milestone("投入使用", subject="迦南肿瘤医院"),
            progress("投入使用", "done", subject="县医院"),
            False,
        ),
        (milestone("投入使用"), progress("投入使用", "done"), False),
        (milestone("建成县域影像中心"), progress("建成县域检验中心", "done"), False),
        (
            milestone("创成“示范中医馆”", subject="甲乡卫生院"),
            honour("“示范中医馆”", subject="乙乡卫生院"),
            False,
        ),
    ],
)
def test_events(one: AnyFact, other: AnyFact, same: bool) -> None:
    """Events are of one thing by their title, or by their words and their subject; such events share a key."""

    assert same is matching.same_event(one, other)
    if same:
        assert set(matching.event_keys(one)) & set(matching.event_keys(other))


@pytest.mark.parametrize(
    ("name", "award"),
    [
        ("健康浙江考核“五连优”", ("健康浙江考核优", 5)),
        ("连续四年获“优秀”等次", ("优秀等", 4)),
        ("平安医院“三连冠”", ("平安医院冠", 3)),
        ("全国卫生县", ("", None)),
    ],
)
def test_awards_won_running(name: str, award: tuple[str, int | None]) -> None:
    """An award is known without how often it was won running."""

    assert award == matching.award(name)


def test_works_shared_in_one_clause() -> None:
    """Each subject keeps the phase and the works that its own name gives."""
    both = milestone(
        "主体结构封顶",
        quote="县医院二期工程、县中医院扩建工程年内主体结构封顶",
        subject="县医院二期工程、县中医院扩建工程",
    )

    assert [
        Project(place="县医院", phase="二", works="", stage=4),
        Project(place="县中医院", phase="", works="扩建", stage=4),
    ] == [matching.project_in(share) for share in matching.shares(both)]


def test_shares() -> None:
    """A milestone is each one's, a number all of theirs together, works of each again."""
    two = "甲乡卫生院、乙乡卫生院"

    assert [each.subjects for each in matching.shares(milestone("迁建工程竣工", subject=two))] == [
        ("甲乡卫生院",),
        ("乙乡卫生院",),
    ]
    assert len(matching.shares(target("新增床位", "30", "张", subject=two))) == 1
    assert len(matching.shares(target("扩建工程完成主体结构", "50", "%", subject=two))) == 2
