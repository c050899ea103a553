"""What stands above a table and holds for all of it."""

import re

import attrs

from healthreports.extraction.tables.cells import Unit, parse_unit
from healthreports.extraction.tables.columns import is_measure
from healthreports.facts import Period, Role
from healthreports.periods import Years, find_dates
from healthreports.report import Report, Table
from healthreports.text import fold


@attrs.frozen(kw_only=True)
class Above:
    """What stands above a table and holds for all of it.

    Attributes:
        document: Name of the report.
        section: The headings above.
        role: Of the section.
        name: What the table's title says that it is about, else empty.
        units: Of the whole table (单位：万人次、%).
        period: That the title names.
        usual: Of a figure that nothing in the table dates.
        years: What words for a time are counted from.
    """

    document: str
    section: tuple[str, ...]
    role: Role
    name: str
    units: tuple[Unit, ...]
    period: Period | None
    usual: Period | None
    years: Years


# 附表1：各医院工作量（单位：万人次） · 单位：人、张
_UNITS = re.compile(r"(?:计量)?单位\s?:\s?(?P<units>[^\s();。]{1,24})\s?(?:[);]|$)")
_TITLE_LEAD = re.compile(
    r"^(?:附件?表?|附表|表)\s?[\d一二三四五六七八九十]{0,3}(?:[-.]\d{1,2})?\s?[:、.]?\s?|^[(]?[一二三四五六七八九十\d]{1,3}[)、.]\s?"
)
_TITLE_REST = re.compile(
    r"\([^()]{0,20}\)|(?:主要)?(?:指标|工作)?(?:基本)?(?:情况|对比|统计|汇总|分布|完成|一览|明细){0,4}(?:统计|汇总|一览)?表?$|^(?:全[市县区省]|各[\u4e00-\u9fff]{1,6}?(?:机构|医院|县|区|镇|街道|单位|院))+的?"
)


_TITLE_LIMIT = 80
_NAME_LIMIT = 16


def find_above(table: Table, report: Report, period: Period | None, years: Years) -> Above:
    """What the title and the lines right above a table say of its figures."""
    lines = (
        report.text[max(0, table.span.start - 160) : table.span.start].rstrip().rsplit("\n", 2)[-2:]
    )
    near = [fold(line).strip() for line in lines if 0 < len(line) <= 60 and "。" not in line]
    title = fold(table.title or "")[:_TITLE_LIMIT]
    units = next((m for line in (*reversed(near), title) if (m := _UNITS.search(line))), None)
    words = re.split("[、,]", units["units"]) if units else []
    return Above(
        document=report.name,
        section=table.section,
        role=table.role,
        name=_title_name(title),
        units=tuple(unit for word in words if (unit := parse_unit(word))),
        period=_title_period(title, years),
        usual=period,
        years=years,
    )


# What a table of 工作量 counts stands in its columns' heads only.
_VAGUE = re.compile(r"(?:工作|业务|服务)量$")


def _title_name(title: str) -> str:
    """What a title says that a table counts (附表3 2020年门诊人次统计表), empty where it only heads it."""
    words = _TITLE_LEAD.sub("", title)
    for mention in reversed(find_dates(words)):
        words = words[: mention.start] + words[mention.end :]
    previous = None
    while previous != words:
        previous, words = words, _TITLE_REST.sub("", words.strip())
    named = len(words) <= _NAME_LIMIT and is_measure(words) and not _VAGUE.search(words)
    return words if named else ""


def _title_period(title: str, years: Years) -> Period | None:
    periods = {m.period for m in find_dates(title, years) if m.period and not m.versus}
    return periods.pop() if len(periods) == 1 else None
