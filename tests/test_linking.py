import csv
from collections import defaultdict
from difflib import SequenceMatcher
from pathlib import Path
from time import process_time

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factories import change, honour, indicator, report, target

import healthreports as hr
from healthreports.catalogue.concepts import Catalogue
from healthreports.facts import AnyFact, Figure, Rank
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
        # What stands before a name and leaves it as it is.
        ("人民医院迁建工程总投资", "元", "project_investment"),
        ("到武汉各高校公开招聘医学毕业生", "名", "recruited_new_graduates"),
        ("成为全省首个国家级推荐标准单位", "%", "qsjx_recommended_share"),
        ("龙门、平陵等卫生院成功创建推荐标准单位占比", "%", "qsjx_recommended_share"),
        ("新院区总投资", "元", "project_investment"),
        ("120平均急救反应时间", "分钟", "ems_response"),
        # What stands behind one.
        ("孕产妇死亡率连续三年", "/10万", "maternal_mortality"),
        ("城乡居民医保参保率巩固", "%", "insurance_rate"),
        ("医疗卫生机构（含村卫生室）", "家", "institutions"),
        # A city's level by its own name.
        ("新增绍兴及以上临床重点专科", "个", "key_specialties_new"),
        ("纳入衡阳市市级临床重点专科", "个", "key_specialties_new"),
        # The share of clinics that offer something.
        ("基层医疗机构可提供安宁疗护服务", "%", "hospice_coverage"),
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
        # Whose visits they are, nobody says: 去年累计为3万人次提供诊疗服务.
        ("提供诊疗服务", "人次"),
        ("累计提供诊疗服务", "人次"),
        ("就诊", "人次"),
        ("医疗卫生机构（不含兵团）", "家"),
        ("居民健康素养水平提高", "%"),
        # Of whom a part is not said.
        ("博士", "名"),
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
        ("引进卫生人才", "硕士研究生", "名", "recruited_masters"),
        # Those found at fairs are not all masters that came.
        ("招聘应届医学毕业生", "硕士研究生", "名", None),
        # Its own verb says that it is no part.
        ("招聘卫技人员", "招录定向培养医学生", "名", "oriented_students"),
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
        # The number of operations grew, not their share.
        (change("四级手术", "3.7", "%"), None),
        (change("四级手术占比", "3.7", "%"), "surgery_4_share"),
        # It could be the count or the share.
        (_rank("普惠托位"), None),
        (honour("孕产妇死亡率"), None),
    ],
)
def test_all_kinds_of_figures_are_linked(fact: AnyFact, expected: str | None) -> None:
    """Targets, changes and ranks as indicators are; events are not."""
    assert _id(fact) == expected


def test_a_subject_tells_whose_visits_they_are() -> None:
    """就诊 of 社区卫生服务中心 are visits, and stay theirs."""
    fact = indicator("就诊", "3096000", "人次", subject="社区卫生服务中心")

    assert _id(fact) == "total_visits"
    assert link(report(fact)).facts[0].subjects == ("社区卫生服务中心",)


def test_a_platform_has_no_nurses_of_its_own() -> None:
    """Those that joined it are not those of the county; its visits are visits."""
    joined = indicator("注册护士", "547", "人", subject="“浙里护理”")
    nursed = indicator("上门护理", "685", "人次", subject="“湘雅到家”平台")

    assert (_id(joined), _id(nursed)) == (None, "home_care_visits")
    assert _id(indicator("注册护士", "547", "人", subject="县中医院")) == "nurses"


@pytest.mark.parametrize(
    ("sentence", "quote", "expected"),
    [
        ("新增托位300个（累计达4100个）。", "4100个", "nursery_total"),
        ("新增托位300个（累计达4100个）。", "300个", "nursery_new"),
        ("新增托位120个，全县共有1120个。", "1120个", "nursery_total"),
        ("新增托位120个，全县共有1120个。", "120个", "nursery_new"),
        ("今年累计新增托位300个。", "300个", "nursery_new"),
        # Which of the two it is, is not known.
        ("新增托位30个，累计30个。", "30个", "nursery_new"),
    ],
)
def test_a_running_total_is_of_all_that_there_are(sentence: str, quote: str, expected: str) -> None:
    """The words before a number tell what is added from what there is, under one name."""
    fact = indicator("新增托位", quote.rstrip("个"), "个")

    assert _id(attrs.evolve(fact, sentence=sentence, quote=quote)) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("公办托育机构实现乡镇街道", "public_nursery_coverage"),
        ("中医馆实现乡镇卫生院", "tcm_clinic_coverage"),
        ("营养食堂实现乡镇卫生院", None),
        # What is everywhere is not said here.
        ("基层医疗机构", None),
    ],
)
def test_what_covers_all_is_named_by_where_it_is(name: str, expected: str | None) -> None:
    """中医馆实现乡镇卫生院全覆盖 is the share of 乡镇卫生院 with a 中医馆."""
    fact = attrs.evolve(indicator(name, "100", "%"), quote="全覆盖", inferred=("value", "unit"))

    assert _id(fact) == expected


def test_a_guessed_unit_may_be_another() -> None:
    """用户数突破12万 has no unit; a share stays one, and a broken number is of no people."""
    users = attrs.evolve(indicator("“健康淮安”用户数", "120000", "户"), inferred=("unit",))
    physicians = indicator("执业（助理）医师", "1.42", None)

    assert (_id(users), _id(physicians)) == ("app_users", None)
    assert _id(attrs.evolve(users, inferred=())) is None
    assert _id(indicator("每千人口床位数", "4.31", None)) == "beds_per_1000"


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
    begin = process_time()

    link(report(*facts))

    assert process_time() - begin < 2


# The hand judgement of each figure and rank of the seeds: the concept that a careful analyst chooses in the
# catalogue, or none, and why where that is not plain. Rows are found by the document and the offset of the
# quote, by the likest name where several share it, so that a name worded anew keeps its row.
ROOT = Path(__file__).parents[1]
JUDGED = ROOT / "tests" / "gold" / "linking" / "seeds.csv"

Row = dict[str, str]


@attrs.frozen
class Linking:
    """How the facts of the seeds are linked and judged.

    Attributes:
        pairs: A line that names the fact, the concept linked and the one judged right (empty for none).
        unjudged: Linked facts without a row.
        unfound: Rows without a fact.
    """

    pairs: tuple[tuple[str, str, str], ...]
    unjudged: tuple[str, ...]
    unfound: tuple[str, ...]


def _rows() -> list[Row]:
    with JUDGED.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _likeness(name: str, row: Row) -> float:
    return SequenceMatcher(None, name, row["name"], autojunk=False).ratio()


@pytest.fixture(scope="module")
def linking() -> Linking:
    """All facts of the seeds beside their rows."""
    rows: dict[tuple[str, int], list[Row]] = defaultdict(list)
    for row in _rows():
        rows[row["document"], int(row["start"])].append(row)
    pairs, unjudged = [], []
    for seed in sorted((ROOT / "seeds").glob("*.txt")):
        for fact in hr.read(seed).facts:
            if not isinstance(fact, Figure | Rank):
                continue
            start = fact.spans[0].start
            here = rows[seed.name, start]
            line = f"{seed.name}:{start} {fact.name} {fact.quote}"
            if here:
                row = max(here, key=lambda each: _likeness(fact.name, each))
                here.remove(row)
                pairs.append((line, fact.concept or "", row["concept"]))
            elif fact.concept:
                unjudged.append(f"{line} → {fact.concept}")
    unfound = [f"{document}:{start}" for (document, start), left in rows.items() for _ in left]
    return Linking(tuple(pairs), tuple(unjudged), tuple(unfound))


def test_judged_concepts_are_in_the_catalogue() -> None:
    """No row asks for a concept that there is not."""
    known = {concept.id for concept in Catalogue.load()}
    wanted = {row["concept"] for row in _rows() if row["concept"]}

    assert wanted - known == set()


def test_the_judgement_speaks_of_the_facts_there_are(linking: Linking) -> None:
    """Few facts are linked that nobody judged, and few rows have lost their fact: else it is time to judge anew."""
    assert len(linking.unjudged) <= 5, linking.unjudged
    assert len(linking.unfound) <= len(_rows()) * 0.1, linking.unfound


def test_what_is_linked_is_right(linking: Linking) -> None:
    """At least 97 of 100 links are those of the analyst; a wrong mapping is worse than none."""
    linked = [pair for pair in linking.pairs if pair[1]]
    wrong = [pair for pair in linked if pair[1] != pair[2]]

    assert 1 - len(wrong) / len(linked) >= 0.97, wrong


def test_what_can_be_linked_is(linking: Linking) -> None:
    """At least 90 of 100 facts whose concept is in the catalogue have it."""
    wanted = [pair for pair in linking.pairs if pair[2]]
    missed = [pair for pair in wanted if pair[1] != pair[2]]

    assert 1 - len(missed) / len(wanted) >= 0.90, missed
