from pathlib import Path
from time import perf_counter

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factories import change, honour, indicator, report, target

from healthreports.catalogue.concepts import Catalogue
from healthreports.facts import AnyFact, Rank
from healthreports.linking import find_concept, link
from healthreports.text import Span


def _id(fact: AnyFact) -> str | None:
    concept = find_concept(fact, Catalogue.load())
    return concept.id if concept else None


def _rank(name: str) -> Rank:
    return Rank(
        name=name, place=1, quote="第一", spans=(Span(0, 2),), sentence="第一", document="a.txt"
    )


@pytest.mark.parametrize(
    ("name", "unit", "expected"),
    [
        ("孕产妇死亡率", "/10万", "maternal_mortality"),
        ("全市常住人口孕产妇死亡率", "/10万", "maternal_mortality"),
        ("“两慢病”规范化管理率", "%", "two_chronic_mgmt"),
        ("2023年末实有床位", "张", "beds"),
        ("1.人均预期寿命", "岁", "life_expectancy"),
        ("库尔勒市有各级各类医疗卫生机构", "个", "institutions"),
        # Money in any size, places in any counter.
        ("地方政府专项债券", "亿元", "special_bonds"),
        ("新增托位", "张", "nursery_new"),
        ("“健康青田”用户数", "人", "app_users"),
        # A share of what else is counted.
        ("基层医疗机构中医馆", "%", "tcm_clinic_coverage"),
        ("基层医疗机构中医馆建设", "%", "tcm_clinic_coverage"),
        ("建成中医馆", "家", "tcm_clinics"),
        # The denominator stands in the name or in the unit.
        ("每千常住人口托位数", "个", "nursery_per_1000_pop"),
        ("每千名3岁以下婴幼儿托位数", "个", "nursery_per_1000_u3"),
        ("床位数", "张/千人", "beds_per_1000"),
        ("全科医生数", "人/万人口", "gps_per_10000"),
        # One word, two concepts.
        ("家庭医生签约", "人", "family_doctor_signed"),
        ("家庭医生签约", "%", "family_doctor_rate"),
        # A unit left out.
        ("孕产妇死亡率", None, "maternal_mortality"),
    ],
)
def test_a_figure_is_linked_by_name_and_unit(name: str, unit: str | None, expected: str) -> None:
    """The whole name is accounted for and the unit is the concept's."""
    assert _id(indicator(name, "5", unit)) == expected


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        # Found inside a longer name that means something else.
        ("发热门诊", "人次"),
        ("发热门诊（诊室）设置", "间"),
        ("新冠救治床位", "张"),
        ("三四级手术占比提升幅度", "%"),
        ("重大慢性病过早死亡率下降", "%"),
        ("平湖市名中医", "名"),
        # Added or built in a year is not what there is.
        ("新建村卫生室产权", "家"),
        ("社区卫生服务中心建设", "家"),
        ("中医馆建设", "个"),
        # Weak words without their context.
        ("完成率", "%"),
        ("用户数", "人"),
        ("“七苗”全程接种率", "%"),
        ("全程接种率", "%"),
        ("满意率", "%"),
        # Another thing is counted.
        ("门急诊", "人"),
        ("孕产妇死亡率", "人"),
        ("床位数", "家"),
        ("免费产前筛查愿检尽检率", "%"),
        ("", None),
    ],
)
def test_what_fits_in_part_stays_unlinked(name: str, unit: str | None) -> None:
    """A wrong mapping is worse than none."""
    assert _id(indicator(name, "5", unit)) is None


@pytest.mark.parametrize(
    ("whole", "name", "unit", "expected"),
    [
        ("医疗卫生机构总数", "医院", "个", "hospitals"),
        ("医疗卫生机构（含村卫生室）", "医院", "家", "hospitals"),
        ("开放床位", "医院", "张", None),
        ("开放床位", "医院", "个", None),
        ("卫生技术人员", "执业（助理）医师", "人", "physicians"),
        ("招录卫健人才", "高层次急需人才", "人", "recruited_high_level"),
        ("成功申报科研项目", "中医", "项", None),
        ("人均期望寿命", "男性", "岁", None),
        # Nothing says that these nurses are all that there are.
        ("参加培训人员", "注册护士", "人", None),
    ],
)
def test_a_part_is_linked_where_its_whole_includes_it(
    whole: str, name: str, unit: str, expected: str | None
) -> None:
    """7842 of the open beds are in 医院 and are no hospitals."""
    assert _id(indicator(name, "5", unit, part_of=whole)) == expected


@pytest.mark.parametrize(
    ("fact", "expected"),
    [
        (target("居民健康素养水平", "45", "%"), "health_literacy"),
        (change("居民健康素养水平", "0.32", "百分点"), "health_literacy"),
        (change("门急诊", "10.46", "%"), "outpatient_visits"),
        (change("门急诊", "3", "百分点"), None),
        (change("医疗卫生机构总数", "17", "个"), "institutions"),
        (change("婴儿死亡率", "-0.36", "千分点"), "infant_mortality"),
        (_rank("县域内就诊率"), "county_visit_rate"),
        # It could be the count or the share.
        (_rank("普惠托位"), None),
        (honour("孕产妇死亡率"), None),
    ],
)
def test_all_kinds_of_figures_are_linked(fact: AnyFact, expected: str | None) -> None:
    """Targets, changes and ranks as indicators are; events are not."""
    assert _id(fact) == expected


def test_linking_leaves_the_rest_as_it_is() -> None:
    """Names and subjects stay, old concepts go, and linking again changes nothing."""
    wrong = attrs.evolve(indicator("建筑面积", "300", "平方米"), concept="beds")
    right = indicator("门诊急诊总量", "712500", "人次", subject="市中医院")
    before = report(wrong, right)

    after = link(before)

    assert [fact.concept for fact in after.facts] == [None, "outpatient_visits"]
    assert [attrs.evolve(fact, concept=None) for fact in after.facts] == [
        attrs.evolve(fact, concept=None) for fact in before.facts
    ]
    assert link(after) == after
    assert before.facts[0].concept == "beds"


def test_a_user_s_catalogue_is_used(tmp_path: Path) -> None:
    """What the library does not know can be taught."""
    path = tmp_path / "own.csv"
    path.write_text("id,zh,en,unit\naed,公共场所AED,Defibrillators,台\n", encoding="utf-8")
    facts = report(indicator("公共场所AED", "50", "台"), indicator("婴儿死亡率", "2", "‰"))

    linked = link(facts, Catalogue.load(path))

    assert [fact.concept for fact in linked.facts] == ["aed", None]


@given(st.text(max_size=40), st.none() | st.text(max_size=8), st.none() | st.text(max_size=10))
def test_any_fact_can_be_asked(name: str, unit: str | None, whole: str | None) -> None:
    """Whatever a name, a unit and a whole are, there is an answer, the same each time."""
    fact = attrs.evolve(indicator("x", "5", unit), name=name, part_of=whole)

    assert _id(fact) == _id(fact)


def test_linking_takes_linear_time() -> None:
    """Names of thousands of characters cost no more than their length."""
    facts = [indicator("全市" * 5000 + "医院" * 5000, "5", "家") for _ in range(20)]
    begin = perf_counter()

    link(report(*facts))

    assert perf_counter() - begin < 2
