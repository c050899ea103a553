"""What the columns of a table hold, from its head row and the cells below."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from enum import Enum

import attrs

from healthreports.extraction.tables.cells import Label, Unit, is_blank, read_label, read_value
from healthreports.facts import Period
from healthreports.periods import Years, find_dates
from healthreports.text import fold


class Use(Enum):
    """What a column is for."""

    NUMBER = "item numbers"
    LABEL = "what the rows are about"
    ABOVE = "what the labels are grouped by"
    UNIT = "units"
    VALUE = "values"
    CHANGE = "differences"
    TARGET = "values to be reached"
    RANK = "places"
    DEADLINE = "when it is due"
    WORDS = "remarks"


class Rows(Enum):
    """What the rows of a table are about."""

    MEASURES = "measures"
    PLACES = "units, places or groups"
    CLASSES = "kinds of cases"
    TIMES = "times"


@attrs.frozen(kw_only=True)
class Column:
    """A column with what its head says.

    Attributes:
        use: What it is for.
        head: As written.
        name: What its head adds to the name of a figure, else empty.
        unit: From the head's bracket.
        period: That the head names.
        versus: The earlier period that the head names.
        base: Whether its values are those that a plan starts from.
        follows: The name of the column before it whose changes or places these are, else empty.
    """

    use: Use
    head: str
    name: str = ""
    unit: Unit | None = None
    period: Period | None = None
    versus: Period | None = None
    base: bool = False
    follows: str = ""


@attrs.frozen(kw_only=True)
class Frame:
    """How a table is to be read.

    Attributes:
        columns: From left to right.
        rows: What the rows are about.
        label: Index of the column with the row heads.
        periods: Those that the columns of values name, each once, in order of time.
    """

    columns: tuple[Column, ...]
    rows: Rows
    label: int
    periods: tuple[Period, ...] = ()

    @property
    def newest(self) -> Period | None:
        """The latest period of the columns."""
        return self.periods[-1] if self.periods else None


FIGURES = frozenset((Use.VALUE, Use.CHANGE, Use.TARGET, Use.RANK))

_NUMBER = re.compile(r"(?:顺?序号?|编号|项次|行次|No\.?)$")
_UNIT = re.compile(r"(?:计量)?单位$")
_DEADLINE = re.compile(r"时限|时间节点|(?:完成|截止|办结)(?:时间|日期)|期限|时间(?:安排|要求|进度)")
_WORDS = re.compile(
    r"责任|牵头|配合|负责|联系|主管|承办|备注|说明|属性|性质|依据|来源|电话|地址|邮编|编码|代码|号码|姓名|科室$|领导|序列|口径"
)
_RANK = re.compile(r"(?:排名|位次|名次|排序|排位)$")
_CHANGE = re.compile(
    r"增减|增长|(?<!新)增(?:加|速|幅|量|减)|降幅|升降|涨跌|变化|同比|环比|[比较与同](?:上年|去年|上期|同期|(?:19|20)\d\d年?)|±"
)
_NO_CHANGE = re.compile(r"自然增长|新增|上年同期(?:数|值|完成)?$|去年同期(?:数|值|完成)?$")
_TARGET = re.compile(
    r"目标|任务[数量值]|任务指标|计划[数量值]?$|计划完成|规划值?$|标准值?$|要求$|应达|指标要求"
)
_BASE = re.compile(r"现状|基期|基数|基础值|基线|起始")
# What says that the numbers below are the row's, without adding to its name.
_GENERIC = re.compile(
    r"(?:(?:实际|本[年期月]|全年|年末|年度|累计|目前|当年|上[年期]|同期|去年|今年)?"
    r"(?:完成|达到|实绩|绩效|指标|统计)?(?:值|数|数值|数量|数据|情况|实际|现状|水平|基数|基期|基期值)?|现状值|基础值|实际(?:值|数)?)(?:合计|总计)?"
)
_TOTAL = re.compile(
    r"(?:合\s?计|总\s?计|小\s?计|总数|全(?:市|县|区|省|州|盟|旗|系统)(?:合计|总计|平均)?|平均)"
)
_MEASURE_HEAD = re.compile(r"指标|项目|任务|内容|事项|工程|工作|名目|目标")
_CLASS_HEAD = re.compile(r"病种|疾病|传染病|死因|职称|学历|年龄|性别|岗位|专业|疫苗")
_PLACE_HEAD = re.compile(
    r"机构|医院|单位|地区|区域|^[县市区镇乡]+|乡镇|街道|科室|部门|院区|学校|辖区|卫生院|医共体|社区|地方|中心"
)
_TIME_HEAD = re.compile(r"年份|年度|时间|月份|季度|日期")
_PLACE_WORDS = re.compile(
    r"(?:医院|[^医学]院|中心|卫生所|诊所|站|[县市区镇乡旗]|街道|[局所])(?:[(（].{1,10}[)）])?$"
)
_MEASURE_WORDS = re.compile(
    r"(?:[数率量额比次]|人次|床位|费用|收入|支出|天数|住院日|人员|面积|投资|得分|患者|例|水平|指数|寿命|出院|入院|门诊|急诊|门急诊|诊疗|医师|护士)(?:\(.{1,10}\))?$"
)
_YEAR = re.compile(r"(?P<year>(?:19|20)\d\d)\s?年?度?")
_NUMERIC = re.compile(r"[-+<>≤≥=]?\s?\d[\d,. ]*+[%‰万亿]?")
_TIME_LEFT = re.compile(
    r"^(?:截至|截止|到|至|年?[末底初]|以来|度|的|[-,:年(（)）])+|(?:与|比|较|同|相比|,|[(（]|[)）])+$"
)


def is_total(name: str) -> bool:
    """Whether a head stands for the whole: 合计, 全市."""
    return _TOTAL.fullmatch(fold(name)) is not None


def is_measure(name: str) -> bool:
    """Whether a head names something measured (床位数), no place or group."""
    return _MEASURE_WORDS.search(fold(name)) is not None


def is_head(texts: Sequence[str]) -> bool:
    """Whether the cells of a row are heads: words, years, no figures.

    Example:
        >>> is_head(("指标", "2021年", "2020")), is_head(("床位", "620", "580"))
        (True, False)
    """
    words = [fold(text).strip() for text in texts]
    named = [word for word in words if word and not is_blank(word)]
    if len(named) < 2:
        return False
    return not any(_NUMERIC.fullmatch(word) and not _YEAR.fullmatch(word) for word in named)


def repeats_head(texts: Sequence[str], frame: Frame) -> bool:
    """Whether a row within a table is its head row once more."""
    return len(texts) == len(frame.columns) and all(
        fold(text).strip() == fold(column.head).strip()
        for text, column in zip(texts, frame.columns, strict=True)
    )


_FIRST_HEAD = re.compile(
    r"(?:顺?序号|编号|年份|年度|时间|月份|(?:指标|项目|任务|机构|地区|单位)(?:名称)?)$"
)


def starts_head(texts: Sequence[str]) -> bool:
    """Whether a row within a table heads other columns from there on (机构 | 床位 after 指标 | 2021年)."""
    return bool(texts) and bool(_FIRST_HEAD.match(fold(texts[0]).strip())) and is_head(texts)


def find_frame(head: Sequence[str], sample: Sequence[Sequence[str]], years: Years) -> Frame | None:
    """How a table is read, or `None` where no column holds figures or none says what they are.

    Args:
        head: The cells of its head row.
        sample: Some rows of the same width.
        years: What 本年 and 上年 in the head are counted from.

    Example:
        >>> frame = find_frame(["指标", "单位", "2021年"], [["床位", "张", "620"]], Years(here=2021))
        >>> [column.use.name for column in frame.columns]
        ['LABEL', 'UNIT', 'VALUE']
    """
    heads = [read_label(text) for text in head]
    uses = [_use(label.name) for label in heads]
    label = _find_label(heads, uses, sample)
    if label is None:
        return None
    columns = []
    for i, text in enumerate(head):
        use = Use.LABEL if i == label else uses[i] or _by_cells(heads[i].name, _cells(sample, i))
        if i < label and use in (Use.WORDS, Use.UNIT):
            use = Use.ABOVE
        columns.append(_column(text, heads[i], use, years))
    return Frame(
        columns=tuple(_followed(columns)),
        rows=_kind_of_rows(columns, label, _cells(sample, label)),
        label=label,
        periods=tuple(
            sorted({c.period for c in columns if c.use is Use.VALUE and c.period}, key=_time)
        ),
    )


def _followed(columns: Sequence[Column]) -> Iterator[Column]:
    """The columns, those of changes and places with the measure that they follow (门诊人次 | 同比 | 综合得分 | 排名).

    Where several measures stand before one change, it could be that of any of them.
    """
    before: list[str] = []
    used = False
    for column in columns:
        if column.use is Use.VALUE:
            before, used = [*([] if used else before[-1:]), column.name], False
        if column.use in (Use.CHANGE, Use.RANK):
            alone = len(before) == 1 or column.use is Use.RANK
            column, used = attrs.evolve(column, follows="".join(before[-1:] if alone else [])), True
        yield column


def _time(period: Period) -> tuple[date, date]:
    return period.end, period.start


def _cells(sample: Sequence[Sequence[str]], i: int) -> list[str]:
    return [row[i] for row in sample if i < len(row)]


def _use(name: str) -> Use | None:
    """The use that a head tells, `None` where the cells below must."""
    words = fold(name)
    if not words:
        return None
    for pattern, use in ((_NUMBER, Use.NUMBER), (_UNIT, Use.UNIT)):
        if pattern.fullmatch(words):
            return use
    for pattern, use in ((_DEADLINE, Use.DEADLINE), (_WORDS, Use.WORDS), (_RANK, Use.RANK)):
        if pattern.search(words):
            return use
    if _CHANGE.search(words) and not _NO_CHANGE.search(words):
        return Use.CHANGE
    if _TARGET.search(words) and not _BASE.search(words):
        return Use.TARGET
    return Use.VALUE if _YEAR.match(words) else None


# 主要内容, 完成情况: sentences, and the figures in them.
_SENTENCES = re.compile(r"内容|措施|举措|情况|进展|成效")


def _by_cells(name: str, cells: Sequence[str]) -> Use:
    """Values where most of the cells that say anything are numbers or sentences, else remarks."""
    if _SENTENCES.search(name):
        return Use.VALUE
    said = [cell for cell in cells if not is_blank(cell)]
    numbers = sum(read_value(cell) is not None for cell in said)
    return Use.VALUE if 2 * numbers >= max(len(said), 1) else Use.WORDS


def _find_label(
    heads: Sequence[Label], uses: Sequence[Use | None], sample: Sequence[Sequence[str]]
) -> int | None:
    """The column with the row heads: the one called 指标 or 任务, else the first with words."""
    may = (None, Use.TARGET, Use.UNIT, Use.WORDS)
    words = [
        i
        for i, head in enumerate(heads)
        if uses[i] in may and (not head.name or _by_cells("", _cells(sample, i)) is Use.WORDS)
    ]
    first = words[0] if words else None
    for i in words:
        # 序号 | 类别 | 指标: but the 目标 behind 任务 is what is to be reached.
        if _MEASURE_HEAD.search(heads[i].name) and (uses[i] is None or i == first):
            return i
    if heads and _TIME_HEAD.search(heads[0].name):
        return 0
    return first


def _column(text: str, label: Label, use: Use, years: Years) -> Column:
    period, versus, rest = _times(label.name, years)
    name = "" if _GENERIC.fullmatch(rest) else rest
    if use in (Use.TARGET, Use.CHANGE, Use.RANK):
        name = ""
    return Column(
        use=use,
        head=text,
        name=name,
        unit=label.unit,
        period=period,
        versus=versus,
        base=bool(_BASE.search(label.name)),
    )


_NOW = re.compile(r"本[年期]|今年|当年|报告期|现期")
_BEFORE = re.compile(r"上年|去年|上期|上一年|同期")


def _times(name: str, years: Years) -> tuple[Period | None, Period | None, str]:
    """The period of a head, the one that it compares with, and its other words."""
    folded = fold(name)
    if match := _YEAR.fullmatch(folded):
        return Period(match["year"]), None, ""
    period = versus = None
    rest = list(name)
    for mention in find_dates(folded, years):
        before = folded[max(0, mention.start - 1) : mention.start]
        if mention.versus or (before and before in "比较与同"):
            versus = mention.period
        else:
            period = mention.period
        rest[mention.start : mention.end] = [""] * (mention.end - mention.start)
    # 去年 in a head is the year before the one at hand, whenever the table was made.
    if years.here and (match := _BEFORE.search(folded)) and not _CHANGE.search(folded):
        period = Period(str(years.here - 1))
    elif years.here and _NOW.search(folded) and period is None:
        period = Period(str(years.here))
    words = _TIME_LEFT.sub("", "".join(rest)).strip()
    return period, versus, words


def _kind_of_rows(columns: Sequence[Column], label: int, row_heads: Sequence[str]) -> Rows:
    """What the rows are about, from the head above them, then their own heads, then the other columns."""
    head = fold(columns[label].head)
    told: tuple[tuple[re.Pattern[str], Rows], ...] = (
        (_MEASURE_HEAD, Rows.MEASURES),
        (_CLASS_HEAD, Rows.CLASSES),
        (_TIME_HEAD, Rows.TIMES),
        (_PLACE_HEAD, Rows.PLACES),
    )
    for pattern, rows in told:
        if pattern.search(head):
            return rows
    return _kind_by_rows(columns, [read_label(text) for text in row_heads])


def _kind_by_rows(columns: Sequence[Column], row_heads: Sequence[Label]) -> Rows:
    said = [label for label in row_heads if label.name]
    if said and all(_YEAR.match(fold(label.name)) for label in said):
        return Rows.TIMES
    if any(c.use is Use.UNIT for c in columns) or any(label.unit for label in said):
        return Rows.MEASURES
    places = sum(
        bool(_PLACE_WORDS.search(fold(label.name))) or is_total(label.name) for label in said
    )
    values = [c for c in columns if c.use is Use.VALUE and c.name]
    if places * 2 > len(said):
        return Rows.PLACES
    measured = [c for c in values if c.unit or is_measure(c.name)]
    return Rows.PLACES if values and len(measured) == len(values) else Rows.MEASURES
