"""Figures out of tables of many shapes."""

import time
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from healthreports.extraction.tables import read_table
from healthreports.extraction.tables.cells import (
    is_blank,
    parse_unit,
    read_label,
    read_value,
    with_unit,
)
from healthreports.extraction.tables.gathering import Reading
from healthreports.facts import AnyFact, Change, Figure, Milestone, Period, Rank, Role
from healthreports.periods import Years
from healthreports.report import Cell, Recognition, Report, Source, Table
from healthreports.text import Span


def _table(words: str, *, title: str | None, lead: str, role: Role) -> tuple[Report, Table]:
    """A report with one table: a line a row, a bar between cells; an empty cell stays one."""
    text = lead
    rows: list[tuple[Cell, ...]] = []
    for line in words.strip("\n").split("\n"):
        at, cells = len(text), []
        for words_of_cell in line.split("|"):
            bare = words_of_cell.strip(" ")
            start = at + (words_of_cell.index(bare) if bare else 0)
            cells.append(Cell(text=bare, span=Span(start, start + len(bare))))
            at += len(words_of_cell) + 1
        rows.append(tuple(cells))
        text += line + "\n"
    table = Table(title=title, rows=tuple(rows), span=Span(len(lead), len(text)), role=role)
    report = Report(
        name="made-up.txt",
        text=text,
        source=Source(hash=""),
        layout="bulletin",
        recognition=Recognition(layout="bulletin", score=1.0, reason="made up"),
        tables=(table,),
    )
    return report, table


def _read(
    words: str,
    *,
    year: int = 2022,
    role: Role = Role.REVIEW,
    title: str | None = None,
    lead: str = "",
) -> Reading:
    report, table = _table(words, title=title, lead=lead, role=role)
    years = Years(here=year, today=year + 1 if role is Role.REVIEW else year)
    return read_table(table, report, Period(str(year)), years)


def _line(fact: AnyFact) -> str:
    """A fact in one line: kind, subject: name, quote, value and unit, period, against what."""
    words = [fact.kind, *(f"{subject}:" for subject in fact.subjects), fact.name, f"«{fact.quote}»"]
    if isinstance(fact, Figure):
        bound = "" if fact.quantity.bound == "=" else str(fact.quantity.bound)
        words.append(f"{bound}{fact.quantity.value} {fact.quantity.unit or '?'}")
    if isinstance(fact, Rank):
        words.append(f"{fact.place}.")
    if isinstance(fact, Milestone):
        words.append(f"by {fact.deadline}")
    words.append(str(fact.period))
    if isinstance(fact, Change):
        words.append(f"against {fact.versus}")
    if fact.part_of:
        words.append(f"of {fact.part_of}")
    return " ".join(words)


def _lines(reading: Reading) -> list[str]:
    return [_line(fact) for fact in reading.facts]


# Each table with the facts that a careful reader takes from it.
MEASURES = [
    # Years as columns, units in the row heads.
    (
        """
        指标 | 2022年 | 2021年
        总诊疗（万人次） | 318.5 | 297
        出院人数（人） | 41,206 | 39 870
        病床使用率（%） | 71.4 | —
        """,
        [
            "indicator 总诊疗 «318.5» 3185000 人次 2022",
            "indicator 总诊疗 «297» 2970000 人次 2021",
            "indicator 出院人数 «41,206» 41206 人 2022",
            "indicator 出院人数 «39 870» 39870 人 2021",
            "indicator 病床使用率 «71.4» 71.4 % 2022",
        ],
    ),
    # A column of units, years without 年, full-width digits.
    (
        """
        指标名称 | 计量单位 | 2020 | 2022
        实有床位 | 张 | ２，３１０ | 2,480
        孕产妇死亡率 | 1/10万 | 8.1 | 0
        业务收入 | 亿元 | 6.2 | 7.05
        """,
        [
            "indicator 实有床位 «２，３１０» 2310 张 2020",
            "indicator 实有床位 «2,480» 2480 张 2022",
            "indicator 孕产妇死亡率 «8.1» 8.1 /10万 2020",
            "indicator 孕产妇死亡率 «0» 0 /10万 2022",
            "indicator 业务收入 «6.2» 620000000 元 2020",
            "indicator 业务收入 «7.05» 705000000 元 2022",
        ],
    ),
    # This period, the one before, growth in percent.
    (
        """
        项目 | 本期 | 上年同期 | 同比增长（%）
        门诊人次 | 51230 | 48900 | 4.76
        住院人次 | 3310 | 3420 | -3.22
        """,
        [
            "indicator 门诊人次 «51230» 51230 ? 2022",
            "indicator 门诊人次 «48900» 48900 ? 2021",
            "change 门诊人次 «4.76» 4.76 % 2022 against 2021",
            "indicator 住院人次 «3310» 3310 ? 2022",
            "indicator 住院人次 «3420» 3420 ? 2021",
            "change 住院人次 «-3.22» -3.22 % 2022 against 2021",
        ],
    ),
    # A difference has the unit of what differs, of a share percentage points.
    (
        """
        指标 | 2022年 | 比上年增减
        注册护士（人） | 1,208 | 56
        剖宫产率（%） | 41.2 | 下降1.3
        住院分娩率（%） | 100 | 持平
        """,
        [
            "indicator 注册护士 «1,208» 1208 人 2022",
            "change 注册护士 «56» 56 人 2022 against 2021",
            "indicator 剖宫产率 «41.2» 41.2 % 2022",
            "change 剖宫产率 «1.3» -1.3 百分点 2022 against 2021",
            "indicator 住院分娩率 «100» 100 % 2022",
            "change 住院分娩率 «持平» 0 ? 2022 against 2021",
        ],
    ),
    # Units in the cells, a growth column with years in its head, a multiplier in the cell.
    (
        """
        主要指标 | 2022年完成 | 2022年比2020年增长（%）
        家庭医生签约 | 12.6万人 | 8.1
        健康体检 | 3.2万 | 15
        """,
        [
            "indicator 家庭医生签约 «12.6万人» 126000 人 2022",
            "change 家庭医生签约 «8.1» 8.1 % 2022 against 2020",
            "indicator 健康体检 «3.2万» 32000 ? 2022",
            "change 健康体检 «15» 15 % 2022 against 2020",
        ],
    ),
    # Parts of a whole, and groups between the rows.
    (
        """
        指标 | 单位 | 数量
        一、卫生人员
        卫生技术人员 | 人 | 2,015
        其中：执业（助理）医师 | 人 | 806
        二、卫生机构
        合计 | 家 | 214
        """,
        [
            "indicator 卫生技术人员 «2,015» 2015 人 2022",
            "indicator 执业（助理）医师 «806» 806 人 2022 of 卫生技术人员",
            "indicator 卫生机构 «214» 214 家 2022",
        ],
    ),
    # Places as columns, their sum first.
    (
        """
        指标 | 合计 | 县人民医院 | 县中医院
        编制床位（张） | 900 | 600 | 300
        """,
        [
            "indicator 编制床位 «900» 900 张 2022",
            "indicator 县人民医院: 编制床位 «600» 600 张 2022",
            "indicator 县中医院: 编制床位 «300» 300 张 2022",
        ],
    ),
    # What was to be reached beside what was reached.
    (
        """
        考核指标 | 目标值 | 完成值 | 全省排名
        高血压患者规范管理率（%） | ≥62 | 70.8 | 6
        孕产妇系统管理率 | 90%以上 | 95.3% | 11
        """,
        [
            "target 高血压患者规范管理率 «62» >=62 % 2022",
            "indicator 高血压患者规范管理率 «70.8» 70.8 % 2022",
            "rank 高血压患者规范管理率 «6» 6. 2022",
            "target 孕产妇系统管理率 «90%以上» >=90 % 2022",
            "indicator 孕产妇系统管理率 «95.3%» 95.3 % 2022",
            "rank 孕产妇系统管理率 «11» 11. 2022",
        ],
    ),
    # Months as columns; the head comes twice.
    (
        """
        项目 | 1月 | 2月
        采供血（单位） | 310 | 275
        项目 | 1月 | 2月
        接种（剂次） | 1,020 | 980
        """,
        [
            "indicator 采供血 «310» 310 单位 2022-01",
            "indicator 采供血 «275» 275 单位 2022-02",
            "indicator 接种 «1,020» 1020 剂次 2022-01",
            "indicator 接种 «980» 980 剂次 2022-02",
        ],
    ),
    # Another table below the first one, with a head of its own.
    (
        """
        指标 | 2022年
        床位（张） | 620
        机构 | 出院（人次）
        县中医院 | 9,105
        """,
        [
            "indicator 床位 «620» 620 张 2022",
            "indicator 县中医院: 出院 «9,105» 9105 人次 2022",
        ],
    ),
    # Kinds of cases: the kind is no place, it begins the name.
    (
        """
        病种 | 发病数（例） | 死亡数（例）
        肺结核 | 212 | 1
        流行性感冒 | 1,846 | …
        """,
        [
            "indicator 肺结核发病数 «212» 212 例 2022",
            "indicator 肺结核死亡数 «1» 1 例 2022",
            "indicator 流行性感冒发病数 «1,846» 1846 例 2022",
        ],
    ),
    # Years as rows.
    (
        """
        年份 | 出生人口（人） | 自然增长率（‰）
        2021年 | 5,210 | -0.83
        2022 | 4,876 | -1.2
        """,
        [
            "indicator 出生人口 «5,210» 5210 人 2021",
            "indicator 自然增长率 «-0.83» -0.83 ‰ 2021",
            "indicator 出生人口 «4,876» 4876 人 2022",
            "indicator 自然增长率 «-1.2» -1.2 ‰ 2022",
        ],
    ),
    # A head of two rows.
    (
        """
        指标 | 2022年 | | 2021年 |
         | 门诊（人次） | 急诊（人次） | 门诊（人次） | 急诊（人次）
        儿科 | 5,120 | 830 | 4,900 | 790
        """,
        [
            "indicator 儿科门诊 «5,120» 5120 人次 2022",
            "indicator 儿科急诊 «830» 830 人次 2022",
            "indicator 儿科门诊 «4,900» 4900 人次 2021",
            "indicator 儿科急诊 «790» 790 人次 2021",
        ],
    ),
    # The head's first corner is empty.
    (
        """
         | 2022年 | 2021年
        村卫生室（个） | 301 | 305
        """,
        [
            "indicator 村卫生室 «301» 301 个 2022",
            "indicator 村卫生室 «305» 305 个 2021",
        ],
    ),
]


@pytest.mark.parametrize(("words", "expected"), MEASURES)
def test_rows_of_measures(words: str, expected: list[str]) -> None:
    """Row heads name figures, column heads say when and how they are meant."""
    reading = _read(words)

    assert expected == _lines(reading)
    assert reading.unread == ()


PLACES = [
    # Places as rows, measures with their units as columns, a sum below.
    (
        """
        机构 | 门急诊（万人次） | 出院（人次） | 平均住院日（天）
        区人民医院 | 96.3 | 38,114 | 7.2
        区妇幼保健院 | 21 | — | 5.1
        合计 | 117.3 | 38,114 | 6.9
        """,
        [
            "indicator 区人民医院: 门急诊 «96.3» 963000 人次 2022",
            "indicator 区人民医院: 出院 «38,114» 38114 人次 2022",
            "indicator 区人民医院: 平均住院日 «7.2» 7.2 天 2022",
            "indicator 区妇幼保健院: 门急诊 «21» 210000 人次 2022",
            "indicator 区妇幼保健院: 平均住院日 «5.1» 5.1 天 2022",
            "indicator 门急诊 «117.3» 1173000 人次 2022",
            "indicator 出院 «38,114» 38114 人次 2022",
            "indicator 平均住院日 «6.9» 6.9 天 2022",
        ],
    ),
    # 单位 is no column of units where it comes first; years within the columns' heads.
    (
        """
        序号 | 单位 | 2021年手术（台） | 2022年手术（台） | 备注
        1 | 第一人民医院 | 3,020 | 3,410 | 含日间
        2 | 第二人民医院 | 1,150 | 1,090 |
        """,
        [
            "indicator 第一人民医院: 手术 «3,020» 3020 台 2021",
            "indicator 第一人民医院: 手术 «3,410» 3410 台 2022",
            "indicator 第二人民医院: 手术 «1,150» 1150 台 2021",
            "indicator 第二人民医院: 手术 «1,090» 1090 台 2022",
        ],
    ),
    # An unknown head over groups: the columns are measures, so the rows are what they belong to.
    (
        """
        类别 | 机构数（个） | 床位数（张）
        医院 | 12 | 2,860
        基层医疗卫生机构 | 230 | 640
        """,
        [
            "indicator 医院: 机构数 «12» 12 个 2022",
            "indicator 医院: 床位数 «2,860» 2860 张 2022",
            "indicator 基层医疗卫生机构: 机构数 «230» 230 个 2022",
            "indicator 基层医疗卫生机构: 床位数 «640» 640 张 2022",
        ],
    ),
    # Each change follows one measure; behind two, it could be that of either.
    (
        """
        县区 | 门诊（人次） | 同比（%） | 出院（人次） | 同比（%）
        东河区 | 52,100 | 3.1 | 1,020 | -2
        """,
        [
            "indicator 东河区: 门诊 «52,100» 52100 人次 2022",
            "change 东河区: 门诊 «3.1» 3.1 % 2022 against 2021",
            "indicator 东河区: 出院 «1,020» 1020 人次 2022",
            "change 东河区: 出院 «-2» -2 % 2022 against 2021",
        ],
    ),
    # Scores and places in their order.
    (
        """
        乡镇 | 综合得分 | 排名
        河口镇 | 92.5 | 1
        石桥乡 | 90.1 | 2
        """,
        [
            "indicator 河口镇: 综合得分 «92.5» 92.5 ? 2022",
            "rank 河口镇: 综合得分 «1» 1. 2022",
            "indicator 石桥乡: 综合得分 «90.1» 90.1 ? 2022",
            "rank 石桥乡: 综合得分 «2» 2. 2022",
        ],
    ),
]


@pytest.mark.parametrize(("words", "expected"), PLACES)
def test_rows_of_places(words: str, expected: list[str]) -> None:
    """A place's row gives the subject, the column head the name."""
    reading = _read(words)

    assert expected == _lines(reading)
    assert reading.unread == ()


def test_what_stands_above_names_and_dates() -> None:
    """Years as columns beside places: the title says what was counted, in what unit, and when."""
    words = "地区 | 合计\n城关镇 | 5.2\n柳河乡 | 3.1"

    reading = _read(
        words,
        title="附表3 2020年门诊人次统计表",
        lead="附表3 2020年门诊人次统计表（单位：万人次）\n",
    )

    assert _lines(reading) == [
        "indicator 城关镇: 门诊人次 «5.2» 52000 人次 2020",
        "indicator 柳河乡: 门诊人次 «3.1» 31000 人次 2020",
    ]
    assert {()} == {fact.inferred for fact in reading.facts}


def test_the_unit_above_is_not_that_of_rates() -> None:
    """单位：万人次 above the table holds for what is counted, not for a rate without a unit."""
    reading = _read("指标 | 2022年\n总诊疗 | 51.2\n病床使用率 | 71.3", lead="单位：万人次\n")

    assert _lines(reading) == [
        "indicator 总诊疗 «51.2» 512000 人次 2022",
        "indicator 病床使用率 «71.3» 71.3 ? 2022",
    ]


@pytest.mark.parametrize(
    ("unit", "expected"),
    [("%", "21.5 %"), ("万", "215000 ?"), ("亿元", "2150000000 元"), ("人", "21.5 人")],
)
def test_one_unit_above_is_that_of_all(unit: str, expected: str) -> None:
    """单位：% above the table holds for every number below that has no other."""
    reading = _read("指标 | 2022年\n健康素养水平 | 21.5", lead=f"（单位：{unit}）\n")

    assert _lines(reading) == [f"indicator 健康素养水平 «21.5» {expected} 2022"]


def test_several_units_above_are_told_apart_by_names() -> None:
    """单位：万人次、张 holds for a name that ends with one of them; 318.5 may not pass for 318.5 people."""
    reading = _read(
        "项目 | 2022年 | 增减%\n总诊疗人次 | 318.5 | 7.2\n床位使用率 | 80.1 | -1\n手术 | 2.1 | 3",
        lead="单位：万人次、张、%\n",
    )

    assert _lines(reading) == [
        "indicator 总诊疗人次 «318.5» 3185000 人次 2022",
        "change 总诊疗人次 «7.2» 7.2 % 2022 against 2021",
        "indicator 床位使用率 «80.1» 80.1 % 2022",
        "change 床位使用率 «-1» -1 % 2022 against 2021",
        "change 手术 «3» 3 % 2022 against 2021",
    ]
    assert [left.quote for left in reading.unread] == ["2.1"]


TASKS = [
    # Numbers, shares and an end state, each with its deadline.
    (
        """
        序号 | 任务 | 目标值 | 完成时限 | 责任科室
        1 | 乡镇卫生院改造 | 6所 | 9月底 | 基层科
        2 | 65岁以上老年人体检率 | 不低于70% | 11月底前 | 公卫科
        3 | 区域影像中心 | 建成投用 | 2024年6月 | 规信科
        4 | 农村妇女“两癌”筛查 | 5000人 | 12月底 | 妇幼科
        5 | 健康促进 | 持续推进 | 全年 | 宣教科
        """,
        [
            "target 乡镇卫生院改造 «6所» 6 所 2024-09",
            "target 65岁以上老年人体检率 «70%» >=70 % 2024-11",
            "milestone 区域影像中心建成投用 «建成投用» by 2024-06 2024-06",
            "target 农村妇女“两癌”筛查 «5000人» 5000 人 2024-12",
        ],
    ),
    # A plan's years: what lies behind is observed, what lies ahead is to be reached.
    (
        """
        指标 | 2020年 | 2025年 | 属性
        人均预期寿命（岁） | 78.2 | 79.5 | 预期性
        每千人口床位数（张） | 6.1 | ≥6.8 | 预期性
        """,
        [
            "indicator 人均预期寿命 «78.2» 78.2 岁 2020",
            "target 人均预期寿命 «79.5» 79.5 岁 2025",
            "indicator 每千人口床位数 «6.1» 6.1 张 2020",
            "target 每千人口床位数 «6.8» >=6.8 张 2025",
        ],
    ),
    # What a plan starts from has no year that the table tells.
    (
        """
        指标 | 现状值 | 目标值
        婴儿死亡率（‰） | 2.4 | ≤2.2
        """,
        [
            "indicator 婴儿死亡率 «2.4» 2.4 ‰ None",
            "target 婴儿死亡率 «2.2» <=2.2 ‰ 2024",
        ],
    ),
    # Words around the number, two numbers in a cell, a promised fall.
    (
        """
        项目 | 工作目标
        家庭医生服务 | 签约率达到45%以上
        托育服务 | 新增托位300个，覆盖率60%
        药占比 | 下降2%
        """,
        [
            "target 家庭医生服务签约率 «45%以上» >=45 % 2024",
            "target 托育服务托位 «300个» 300 个 2024",
            "target 托育服务覆盖率 «60%» 60 % 2024",
            "target 药占比下降 «2%» 2 % 2024",
        ],
    ),
    # The same with row numbers and units, as plans for five years have it.
    (
        """
        类别 | 序号 | 指标名称 | 单位 | 2020年基期值 | 2025年目标值
        健康水平 | 1 | 人均预期寿命 | 岁 | 78.1 | 79.2
        2 | 孕产妇死亡率 | 1/10万 | 9.2 | ≤9
        """,
        [
            "indicator 人均预期寿命 «78.1» 78.1 岁 2020",
            "target 人均预期寿命 «79.2» 79.2 岁 2025",
            "indicator 孕产妇死亡率 «9.2» 9.2 /10万 2020",
            "target 孕产妇死亡率 «9» <=9 /10万 2025",
        ],
    ),
    # 类别 holds for the rows below, whose first cell flattening has lost.
    (
        """
        类别 | 任务 | 目标值 | 时限
        基层 | 新建村卫生室 | 12个 | 6月底
        招聘村医 | 30名 | 8月底
        """,
        [
            "target 新建村卫生室 «12个» 12 个 2024-06",
            "target 招聘村医 «30名» 30 名 2024-08",
        ],
    ),
]


@pytest.mark.parametrize(("words", "expected"), TASKS)
def test_lists_of_tasks(words: str, expected: list[str]) -> None:
    """A plan's table gives targets and milestones, due by its column of deadlines."""
    assert expected == _lines(_read(words, year=2024, role=Role.PLAN))


def test_sentences_are_left_to_the_reader_of_text() -> None:
    """A cell of sentences is handed over whole, with its row's deadline."""
    words = """
    序号 | 重点任务 | 完成时限
    1 | 新建社区卫生服务中心2家，改扩建卫生院4家。 | 10月底
    """

    reading = _read(words, year=2024, role=Role.PLAN)

    assert reading.facts == ()
    assert [(prose.cell.text, str(prose.period)) for prose in reading.prose] == [
        ("新建社区卫生服务中心2家，改扩建卫生院4家。", "2024-10")
    ]


UNSURE = [
    # One number too few: whose it is cannot be told.
    "指标 | 2022年 | 2021年\n床位（张） | 620",
    # One too many.
    "指标 | 2022年\n床位（张） | 620 | 580",
    # Cut in the middle: the head is gone.
    "床位（张） | 620 | 580\n医师（人） | 210 | 198",
    # Two numbers in one cell.
    "指标 | 2022年\n床位（张） | 620、580",
    # Twelve of thirty, or a share of 0.4?
    "指标 | 2022年\n达标科室 | 12/30",
    # Which hospital the second column counts, and when, nothing says.
    "指标 | | 2022年\n床位（张） | 620 | —",
    # The growth of which of the two?
    "县区 | 门诊（人次） | 出院（人次） | 同比（%）\n东河区 | — | — | 3.1",
    # Places beside years, and no title says what was counted.
    "乡镇 | 2022年 | 2021年\n河口镇 | 620 | 580",
    # Nothing names the row.
    "指标 | 2022年\n | 620",
]


@pytest.mark.parametrize("words", UNSURE)
def test_it_does_not_guess(words: str) -> None:
    """Numbers that the table does not tell the meaning of are unread, with the reason."""
    reading = _read(words)

    assert reading.facts == ()
    assert reading.unread != ()
    assert all(left.reason for left in reading.unread)


def test_numerals_that_are_no_figures() -> None:
    """Row numbers, years in heads, deadlines, ages and names are told apart."""
    words = """
    序号 | 任务 | 目标值 | 完成时限
    1 | 3岁以下婴幼儿托位 | 200个 | 10月底
    """

    reading = _read(words, year=2024, role=Role.PLAN)

    assert [(left.quote, left.reason) for left in reading.excluded] == [
        ("1", "item number"),
        ("3岁以下", "age"),
        ("10月", "date"),
    ]


BROKEN = [
    "",
    "|||\n||\n|",
    "指标\n指标\n指标",
    "指标 | 2022年",
    "序号 | 序号\n1 | 2",
    "2021年 | 2022年\n1 | 2",
    "单位 | 单位 | 单位\n张 | 张 | 5",
    "指标 | " + "（" * 300 + "\n床位 | 5",
    "指标 | 9999年13月45日\n床位 | 99999999999999999999999999",
    "目标 | 时限\n" + "十" * 400 + " | 99月底",
    "指标 | 2022年\n床位（0/0） | -",
    "年份 | 人次\n0000 | 5\n13月 | 6",
]


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("words", BROKEN)
def test_garbage_is_no_error(words: str, role: Role) -> None:
    """Any table reads; what is no table gives no facts of a wrong place."""
    reading = _read(words, role=role)

    assert all(fact.quote for fact in reading.facts)


@given(
    st.lists(
        st.lists(
            st.sampled_from(
                (
                    " — 指标 机构 单位 目标值 完成时限 排名 2021年 上年 增减% 床位（张） 合计 其中： 5 3,210 "
                    "-2.5% 达到3级 10月底 万人 建成"
                ).split(" ")
            )
            | st.text(alphabet="0123456789.,%年月（）人次万比 \t", max_size=8),
            min_size=1,
            max_size=6,
        ),
        min_size=1,
        max_size=6,
    ),
    st.sampled_from(Role),
)
def test_every_number_is_accounted_for(rows: list[list[str]], role: Role) -> None:
    """Of any table, quotes stand at their places, and each digit is in a fact, a leftover or prose."""
    words = "\n".join("|".join(row) for row in rows)
    report, table = _table(words, title=None, lead="", role=role)
    reading = read_table(table, report, Period("2022"), Years(here=2022, today=2023))
    spans = [span for fact in reading.facts for span in fact.spans]
    spans += [left.span for left in (*reading.excluded, *reading.unread)]
    spans += [prose.cell.span for prose in reading.prose]
    known = {offset for span in spans for offset in range(span.start, span.end)}

    assert [fact.quote for fact in reading.facts] == [
        fact.spans[0].of(report.text) for fact in reading.facts
    ]
    assert [
        cell.text
        for row in table.rows
        for cell in row
        if any(c.isdigit() and cell.span.start + i not in known for i, c in enumerate(cell.text))
    ] == []


@pytest.mark.parametrize("width", [3, 300, 15_000])
def test_a_large_table_takes_linear_time(width: int) -> None:
    """Thirty thousand cells, high or wide, are read at once; so are rows that lack most of them."""
    head = "机构 | " + " | ".join(f"出院{i}（人次）" for i in range(width - 1))
    full = "县医院 | " + " | ".join(str(i + 1000) for i in range(width - 1))
    rows = [head, *[full] * (30_000 // width), *["县医院 | 1000"] * 5_000]
    start = time.process_time()
    reading = _read("\n".join(rows))

    assert time.process_time() - start < 15
    assert len(reading.facts) == (30_000 // width) * (width - 1)


def test_facts_stand_in_reading_order() -> None:
    """Row after row, from left to right."""
    facts = _read("指标 | 2022年 | 2021年\n床位 | 6 | 5\n医师 | 4 | 3").facts

    assert all(one.start < other.start for one, other in pairwise(facts))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("72,914", "72914"),
        ("12 415", "12415"),
        ("−3.2", "-3.2"),
        ("↓1.5", "-1.5"),
        ("8600人", "8600"),
        ("约30", "30"),
        ("3,987*", "3987"),
        ("全覆盖", "100"),
    ],
)
def test_values_of_cells(text: str, expected: str) -> None:
    """A cell may hold a number with its sign, bound, unit and footnote mark."""
    value = read_value(text)

    assert value is not None
    assert Decimal(expected) == value.quantity.value


@pytest.mark.parametrize("text", ["", "达到3级", "1.2.3", "620 58", "12/30", "基层科", "10月底前"])
def test_cells_without_one_number(text: str) -> None:
    """Words, dates, grades and several numbers are no value."""
    assert read_value(text) is None


@pytest.mark.parametrize("text", ["", "-", "——", "…", "……", "/", " 　", "无"])
def test_blank_cells(text: str) -> None:
    """Dashes, dots and the like say that there is nothing."""
    assert is_blank(text)


@pytest.mark.parametrize(
    ("text", "name", "unit"),
    [
        ("总诊疗（万人次）", "总诊疗", "人次"),
        ("孕产妇死亡率（1/10万）", "孕产妇死亡率", "/10万"),
        ("床 位(张)", "床位", "张"),
        ("使用率%", "使用率", "%"),
        ("3.药占比（％）", "药占比", "%"),
        # Another word for the place, or for what is counted, is no unit.
        ("社区卫生服务中心（站）", "社区卫生服务中心（站）", None),
        ("妇幼保健院（所）", "妇幼保健院（所）", None),
        ("执业（助理）医师", "执业（助理）医师", None),
    ],
)
def test_heads_with_units(text: str, name: str, unit: str | None) -> None:
    """A bracket in a head is its unit only where one can count in it."""
    label = read_label(text)

    assert name == label.name
    assert unit == (label.unit and label.unit.word)


def test_a_scaled_number_is_not_multiplied_again() -> None:
    """62.8万 below a head with （万人） is 628000 all the same."""
    value, unit = read_value("62.8万"), parse_unit("万人")

    assert value is not None
    assert unit is not None
    assert Decimal(628_000) == with_unit(value, unit).value
