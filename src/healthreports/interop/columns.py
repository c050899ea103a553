"""The columns of all frames, each with its Chinese name and what it holds."""

from collections.abc import Iterable
from enum import StrEnum

import attrs

from healthreports.catalogue.concepts import Direction
from healthreports.cells.records import Obstacle
from healthreports.checks.findings import FindingKind, Severity
from healthreports.difference.records import Shift
from healthreports.facts import FACT_KINDS, Bound, Role, Status
from healthreports.report import Level
from healthreports.tracking.records import Fate


class Dtype(StrEnum):
    """What a column holds, whichever library makes a frame of it."""

    TEXT = "text"
    DECIMAL = "decimal"
    FLOAT = "float"
    INTEGER = "integer"
    DATE = "date"
    BOOLEAN = "boolean"
    CATEGORY = "category"


@attrs.frozen
class Column:
    """A column of a frame.

    Attributes:
        name: In English, as in `to_records`.
        zh: In Chinese.
        dtype: What it holds.
        members: Of a category all words that it can hold, in their order.
    """

    name: str
    zh: str
    dtype: Dtype = Dtype.TEXT
    members: tuple[str, ...] = ()


def _category(name: str, zh: str, words: Iterable[str]) -> Column:
    return Column(name, zh, Dtype.CATEGORY, tuple(map(str, words)))


# The keys of `to_records` in their order, and the days on which a period starts and ends.
FACT = (
    _category("kind", "类别", (kind.kind for kind in FACT_KINDS)),
    Column("name", "指标"),
    Column("concept", "概念"),
    Column("value", "数值", Dtype.DECIMAL),
    Column("value_high", "数值上限", Dtype.DECIMAL),
    Column("unit", "单位"),
    _category("bound", "界限", Bound),
    Column("step", "精度", Dtype.DECIMAL),
    Column("period", "期间"),
    Column("period_start", "期间起", Dtype.DATE),
    Column("period_end", "期间止", Dtype.DATE),
    Column("versus", "对比基准"),
    Column("of", "排名总数", Dtype.INTEGER),
    Column("scope", "排名范围"),
    Column("deadline", "期限"),
    _category("status", "进展", Status),
    Column("subject", "主体"),
    Column("part_of", "所属总体"),
    Column("quote", "原文"),
    Column("start", "起始位置", Dtype.INTEGER),
    Column("end", "结束位置", Dtype.INTEGER),
    Column("spans", "原文位置"),
    Column("sentence", "所在句子"),
    Column("section", "章节"),
    _category("role", "章节性质", Role),
    Column("inferred", "推断字段"),
    Column("rule", "规则"),
    Column("region", "地区"),
    Column("region_code", "地区代码"),
    Column("issuer", "发布单位"),
    Column("published", "发布日期", Dtype.DATE),
    Column("document", "文件"),
)


def prefixed(prefix: str, zh: str, columns: Iterable[Column] = FACT) -> tuple[Column, ...]:
    """Columns with a word before their names that says whose they are.

    Example:
        >>> [(column.name, column.zh) for column in prefixed("promise", "承诺", FACT[1:2])]
        [('promise_name', '承诺_指标')]
    """
    return tuple(
        attrs.evolve(column, name=f"{prefix}_{column.name}", zh=f"{zh}_{column.zh}")
        for column in columns
    )


# What of a stated change a derived value needs; the rest is the figure's that it is taken off.
CHANGE = tuple(
    column
    for column in FACT
    if column.name in ("value", "unit", "bound", "period", "versus", "quote", "spans", "sentence")
)
CONCEPT = (
    Column("concept", "概念"),
    Column("concept_zh", "指标"),
    Column("concept_en", "指标英文名"),
    Column("domain", "领域"),
    _category("direction", "向好方向", Direction),
    Column("concept_unit", "概念单位"),
)
# Where the value of a cell comes from.
PARTS = ("stated", "derived", "target")
PART = _category("part", "数值来源", PARTS)
CELL = (
    *CONCEPT,
    Column("region", "地区"),
    Column("region_code", "地区代码"),
    _category("level", "行政层级", Level),
    Column("year", "年份", Dtype.INTEGER),
    PART,
    Column("value", "数值", Dtype.DECIMAL),
    Column("value_high", "数值上限", Dtype.DECIMAL),
    Column("unit", "单位"),
    Column("step", "精度", Dtype.DECIMAL),
    _category("obstacle", "不可比原因", Obstacle),
    Column("reason", "不可比说明"),
    Column("basis", "统计口径"),
    Column("contradicted_by", "矛盾数据"),
    Column("rank", "名次", Dtype.INTEGER),
    Column("of", "参与排名数", Dtype.INTEGER),
    *prefixed("fact", "依据"),
    *prefixed("change", "变动", CHANGE),
)
OUTCOME = (
    Column("plan", "计划文件"),
    Column("outcome", "结果文件"),
    Column("subject", "主体"),
    _category("fate", "结果", Fate),
    Column("margin", "差额", Dtype.DECIMAL),
    Column("in_time", "是否按期", Dtype.BOOLEAN),
    Column("note", "说明"),
    *prefixed("promise", "承诺"),
    *prefixed("evidence", "佐证"),
)
JUDGEMENT = (
    _category("kind", "发现类型", FindingKind),
    _category("severity", "严重程度", Severity),
    Column("holds", "是否相符", Dtype.BOOLEAN),
    Column("stated", "原文数值", Dtype.DECIMAL),
    Column("expected", "应有数值", Dtype.DECIMAL),
    Column("tolerance", "容许误差", Dtype.DECIMAL),
    Column("english", "英文说明"),
    Column("chinese", "中文说明"),
    Column("quotes", "各处原文"),
    Column("spans", "各处位置"),
    Column("documents", "各处文件"),
)
FINDING = (*JUDGEMENT, *prefixed("fact", "依据"))
SHIFT = (
    Column("earlier", "前一文件"),
    Column("later", "后一文件"),
    _category("what", "对象", ("promise", "award", "section", "theme")),
    _category("shift", "变化", Shift),
    Column("by", "变化量", Dtype.DECIMAL),
    Column("harder", "是否更难", Dtype.BOOLEAN),
    Column("note", "说明"),
    Column("heading", "标题"),
    Column("words", "关键词"),
    Column("word_spans", "关键词位置"),
    *prefixed("before", "前"),
    *prefixed("after", "后"),
)
