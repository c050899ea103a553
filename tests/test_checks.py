"""Contradictions are found, with the right tolerance, and what merely looks odd is left alone."""

import itertools
from decimal import Decimal

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from tests.factories import change, indicator, like_reports, report, shown, target

from healthreports.catalogue.concepts import Catalogue, Concept, Direction
from healthreports.checks import FindingKind, Severity, check
from healthreports.facts import AnyFact
from healthreports.report import Level, Region, Report


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


def held(*facts: AnyFact) -> list[FindingKind]:
    """The kinds of relations that hold."""
    findings = check(report(*facts), catalogue=CATALOGUE, holding=True)
    return [finding.kind for finding in findings if finding.holds]


def places(new: str, total: str, before: str = "累计可提供托位") -> list[AnyFact]:
    sentence = f"新增托位{new}个，{before}{total}个。"
    return [
        indicator("新增托位", new, "个", sentence=sentence),
        indicator("可提供托位", total, "个", sentence=sentence),
    ]


def passed(rate: str, sampled: str = "144") -> list[AnyFact]:
    sentence = f"抽检水样{sampled}份，合格131份，合格率{rate}%。"
    return [
        indicator("抽检水样", sampled, "份", sentence=sentence),
        indicator("抽检水样合格", "131", "份", sentence=sentence),
        indicator("抽检水样合格率", rate, "%", sentence=sentence),
    ]


def parts_of(whole: str, unit: str, sentence: str, **parts: str) -> list[AnyFact]:
    return [
        indicator("合计", whole, unit, sentence=sentence),
        *(
            indicator(name, value, unit, sentence=sentence, part_of="合计")
            for name, value in parts.items()
        ),
    ]


BORN = "出生100人，其中男53人、女47人。"
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
        passed("90.97"),
        passed("91"),
        places("1905", "4651"),
        parts_of("100", "人", BORN, 男="53", 女="47"),
        # Not all kinds of institutions need be named, and some are two kinds at once.
        parts_of("20", "家", "机构20家，其中医院3家、诊所9家。", 医院="3", 诊所="9"),
        parts_of("9", "家", "医院9家，其中公立6家、三级4家。", 公立医院="6", 三级医院="4"),
        # What a county's health centres have is no part of them.
        parts_of("15", "个", "卫生院15个，其中专科20个。", 重点专科="20")[:1],
        # 其中 may speak of what was inspected, and not of the cases just before it.
        [
            indicator("检查", "200", "家", sentence="检查200家，查处5家，其中整改12家。"),
            indicator("查处", "5", "家", sentence="检查200家，查处5家，其中整改12家。"),
            indicator(
                "整改", "12", "家", sentence="检查200家，查处5家，其中整改12家。", part_of="查处"
            ),
        ],
        # From one level to another is no sum, a rate per head is no total.
        [
            indicator("床位", "820", "张", sentence="床位由820张减至700张。"),
            indicator("床位", "700", "张", sentence="床位由820张减至700张。"),
        ],
        # A base that is not told as the count is.
        [
            indicator("管理患者", "500", "人", sentence="管理患者500人，体检300人，管理率90%。"),
            indicator("体检", "300", "人", sentence="管理患者500人，体检300人，管理率90%。"),
            indicator("管理率", "90", "%", sentence="管理患者500人，体检300人，管理率90%。"),
        ],
        # Two kinds of population have a rate each.
        [
            indicator("户籍婴儿死亡率", "2.1", "‰", concept="imr"),
            indicator("常住人口婴儿死亡率", "3.3", "‰", concept="imr"),
        ],
        # A level that is kept is no weaker promise: 稳定在91%以上 after 91.05%.
        [
            indicator("县域内住院率", "91.05", "%"),
            target("县域内住院率", "91", "%", bound=">="),
        ],
        # What accumulates over years is no promise for the next one.
        [
            indicator("新增托位", "1905", "个", "2024"),
            target("新增托位", "900", "个", "2021/2025", bound=">="),
        ],
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
        (passed("92.97"), Severity.ERROR, FindingKind.RATE),
        (places("1905", "1651"), Severity.ERROR, FindingKind.TOTAL),
        (parts_of("100", "人", BORN, 男="53", 女="46"), Severity.ERROR, FindingKind.PARTS),
        (parts_of("90", "人", BORN, 男="53", 女="47"), Severity.ERROR, FindingKind.PARTS),
        (
            parts_of("9", "例", "报告9例，其中甲类3例、其他7例。", 甲类="3", 其他="7"),
            Severity.ERROR,
            FindingKind.PARTS,
        ),
        (
            [
                target("三四级手术占比", "35", "%", concept="surgery_34", bound=">="),
                target("四级手术占比", "38", "%", concept="surgery_4", bound=">="),
            ],
            Severity.ERROR,
            FindingKind.SUBSET,
        ),
        # The same thing by another name.
        (
            [
                indicator("家庭医生签约", "5000", "人", concept="signed"),
                indicator("签约居民", "5200", "人", concept="signed"),
            ],
            Severity.ERROR,
            FindingKind.TWO_VALUES,
        ),
        ([indicator("目标人群覆盖率", "101", "%")], Severity.INFO, FindingKind.SHARE),
        ([indicator("孕优检查覆盖率", "103.7", "%")], Severity.INFO, FindingKind.SHARE),
        # The service that stands in quotation marks is one, whatever is called on beside it.
        (
            [
                indicator("提供上门服务", "24000", "人次", subject="“护到家”平台", bound="~"),
                target("服务量", "15000", "人次", subject="“护到家”项目", bound=">="),
            ],
            Severity.INFO,
            FindingKind.LOW_TARGET,
        ),
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


@pytest.mark.parametrize(
    ("facts", "kind"),
    [
        (courses("16", "10", "6"), FindingKind.PARTS),
        (parts_of("100", "人", BORN, 男="53", 女="47"), FindingKind.PARTS),
        (places("1905", "4651"), FindingKind.TOTAL),
        (signed("108.50"), FindingKind.RATE),
        (passed("90.97"), FindingKind.RATE),
        (
            [
                target("三四级手术占比", "35", "%", concept="surgery_34", bound=">="),
                target("四级手术占比", "15", "%", concept="surgery_4", bound=">="),
            ],
            FindingKind.SUBSET,
        ),
    ],
)
def test_what_holds_is_told_on_request(facts: list[AnyFact], kind: FindingKind) -> None:
    """A relation that holds is given when asked for, and not otherwise."""
    assert [kind] == held(*facts)
    assert kinds(*facts) == []


@pytest.mark.parametrize(
    ("count", "rate", "base"),
    [
        (("可提供托位", "4651", "个"), ("每千常住人口拥有托位", "3.9", "个"), 1192564),
        (("建设成长驿站", "72", "家"), ("每千名3岁以下婴幼儿拥有成长驿站", "2", "家"), 36000),
        (("全科医生", "504", "人"), ("每万人口全科医生数", "4.2", "人"), 1200000),
        (("床位数", "5000", "张"), ("千人床位数", "5", "张"), 1000000),
    ],
)
def test_bases_that_follow(
    count: tuple[str, str, str], rate: tuple[str, str, str], base: int
) -> None:
    """A count and its rate tell among how many people it is counted."""
    sentence = f"{''.join(count)}，{''.join(rate)}。"
    found = check(report(indicator(*count, sentence=sentence), indicator(*rate, sentence=sentence)))

    assert [finding.kind for finding in found] == [FindingKind.BASE]
    assert base == round(found[0].expected or 0)
    assert found[0].severity == Severity.INFO


@pytest.mark.parametrize(
    ("count", "rate"),
    [
        # What is new is not what there is; some of the doctors are not the doctors.
        (("新增托位", "1905", "个"), ("每千人口托位数", "3.9", "个")),
        (("执业医师", "3000", "人"), ("千人中医师数", "0.68", "人")),
        (("培训", "300", "人次"), ("千人医师数", "3", "人")),
    ],
)
def test_no_base_of_unlike_things(count: tuple[str, str, str], rate: tuple[str, str, str]) -> None:
    """A count of something else gives no base."""
    sentence = f"{''.join(count)}，{''.join(rate)}。"

    assert (
        check(report(indicator(*count, sentence=sentence), indicator(*rate, sentence=sentence)))
        == ()
    )


def test_a_prefecture_may_have_more() -> None:
    """The most that a county may count is no bound for the prefecture above it; the bounds of rates stay."""
    figures = (
        indicator("家庭医生签约", "3000000", "人", concept="signed"),
        indicator("婴儿死亡率", "52", "‰", concept="imr"),
    )
    county = report(*figures)
    prefecture = attrs.evolve(county, region=Region(name="吉安市", level=Level.PREFECTURE))

    assert [finding.stated for finding in check(county, catalogue=CATALOGUE)] == [
        Decimal(3000000),
        Decimal(52),
    ]
    assert [finding.stated for finding in check(prefecture, catalogue=CATALOGUE)] == [Decimal(52)]


def test_a_finding_says_all() -> None:
    """A finding gives both values, the tolerance and a sentence in two languages."""
    (finding,) = check(report(*signed("108.60")), catalogue=CATALOGUE)

    assert Decimal("108.60") == finding.stated
    assert Decimal("108.50") == (finding.expected or Decimal(0)).quantize(Decimal("0.01"))
    assert Decimal("0.005") == finding.tolerance
    assert finding.english == "“任务完成率”108.6%, but 287523人 of 264987人 is 108.50%."
    assert finding.chinese == "“任务完成率”108.6%，但287523人占264987人的108.50%。"
    assert [fact.quote for fact in finding.facts] == ["108.60%", "287523人", "264987人"]
    assert repr(finding) == f"<Finding error: {finding.english}>"


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


@pytest.mark.parametrize("width", [120, 100, 60])
def test_findings_fit(width: int) -> None:
    """A finding is shown with its sentences in the width of the console."""
    (finding,) = check(report(*signed("108.60")), catalogue=CATALOGUE)
    lines = shown(finding, width)

    assert max(map(cell_len, lines)) <= width
    assert any("108.60%" in line for line in lines)


@given(st.lists(like_reports, max_size=3))
def test_any_reports_can_be_checked(reports: list[Report]) -> None:
    """No figure is too odd to be checked, and the order of reports never matters."""
    findings = check(reports, holding=True)

    assert findings == check(reports[::-1], holding=True)
    assert findings == check([*reports, *reports], holding=True)
    assert check(reports) == tuple(finding for finding in findings if not finding.holds)
    for finding in findings:
        assert max(map(cell_len, shown(finding, 60))) <= 60


def test_numbers_beyond_all_arithmetic() -> None:
    """A page of digits is no count: nothing overflows, nothing is said of it."""
    huge, tiny = "9" * 50, "0." + "0" * 60 + "1"

    assert (
        kinds(*signed("108.50", huge), indicator("床位", huge, "张"), indicator("床位", tiny, "张"))
        == []
    )
