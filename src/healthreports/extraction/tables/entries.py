"""Single cells with figures, read under their column's head and beside their row's."""

import re
from collections.abc import Sequence

import attrs

from healthreports.extraction.exclusions import find_exclusions
from healthreports.extraction.tables.above import Above
from healthreports.extraction.tables.cells import (
    Unit,
    Value,
    is_blank,
    negative,
    read_value,
    with_unit,
)
from healthreports.extraction.tables.columns import Column, Frame, Rows, Use, is_measure, is_total
from healthreports.extraction.tables.gathering import Gathered, Prose, exclude_words, leave_cell
from healthreports.extraction.tables.rows import Row
from healthreports.facts import (
    AnyFact,
    Change,
    Indicator,
    Milestone,
    Period,
    Quantity,
    Rank,
    Role,
    Target,
)
from healthreports.quantities import Form, Found, find_quantities
from healthreports.report import Cell
from healthreports.text import Span, fold


@attrs.frozen(kw_only=True)
class Entry:
    """A cell with all that says what its number is.

    Attributes:
        cell: With its place.
        column: That it stands in.
        row: That it stands in.
        frame: How the table is read.
        above: What holds for the whole table.
    """

    cell: Cell
    column: Column
    row: Row
    frame: Frame
    above: Above


def read_entry(entry: Entry, out: Gathered) -> None:
    """Adds what a cell below the head of a column with figures says."""
    if is_blank(entry.cell.text):
        return
    if is_blank(entry.column.head):
        leave_cell(entry.cell, out, "the column has no head")
        return
    value = read_value(entry.cell.text)
    if value is None:
        _read_words(entry, out)
    elif fact := (_rank if entry.column.use is Use.RANK else _figure)(entry, value):
        out.facts.append(fact)
    else:
        leave_cell(entry.cell, out, "nothing tells what the number is")


def _period(entry: Entry) -> tuple[Period | None, bool]:
    """When the figures of a cell hold, and whether the table says so."""
    column, above = entry.column, entry.above
    stated = column.period or entry.row.period or entry.row.due
    if stated is None and column.use is Use.CHANGE:
        stated = entry.frame.newest
    if stated is None and not column.base:
        stated = above.period
    if stated is None and not (column.base and above.role is Role.PLAN):
        return above.usual, False
    return stated, stated is not None


_GROUP = 2
# Shares of the whole that the row stands for.
_SHARE = re.compile(r"占比|比重|构成|比例")


def _name(entry: Entry) -> tuple[str | None, str]:
    """The subject and the name of a cell's figure."""
    column, row = entry.column, entry.row
    label = row.label.name
    if entry.frame.rows is Rows.TIMES:
        return None, column.name or column.follows or entry.above.name
    if entry.frame.rows is Rows.PLACES:
        # 男, 城镇 below 各县门诊人次 say whose, 手术台次 says what.
        if column.follows:
            return row.subject, column.follows
        group = len(column.name) <= _GROUP and column.unit is None and not is_measure(column.name)
        return row.subject, (entry.above.name if group else "") + column.name
    if not column.name or is_total(column.name):
        return row.subject, label
    added = entry.frame.rows is Rows.CLASSES or column.unit or is_measure(column.name)
    if added or _SHARE.search(column.name):
        return row.subject, label + column.name
    return column.name, label


_POINTS = {"%": "百分点", "‰": "千分点"}
_RATE = re.compile(r"[率比]$|占比|比重")


def _quantity(entry: Entry, value: Value) -> tuple[Quantity, bool]:
    """The value with its unit, and whether the unit is stated."""
    if value.quantity.unit is not None or value.form in (Form.RATIO, Form.FLAT):
        return value.quantity, True
    column, row = entry.column, entry.row
    if column.use is Use.CHANGE:
        return _difference(entry, value)
    unit = column.unit if column.name and column.unit else row.unit or column.unit
    unit = unit or _unit_above(entry.above.units, column.name or row.label.name)
    return (with_unit(value, unit) if unit else value.quantity), True


def _unit_above(units: Sequence[Unit], name: str) -> Unit | None:
    """The unit of the whole table that fits a name: of several, the one that the name ends with."""
    if _RATE.search(name):
        return next((unit for unit in units if unit.word in _POINTS), None)
    if len(units) == 1:
        return units[0]
    counted = [unit for unit in units if unit.word not in _POINTS]
    if len(counted) == 1:
        return counted[0]
    return next((unit for unit in counted if unit.word and _ends_with(name, unit.word)), None)


def _ends_with(name: str, word: str) -> bool:
    """Whether a unit is the last word of a name (人次 of 总诊疗人次, 人 of 出院人数, but not 人 of 人次)."""
    return name.removesuffix("数").endswith(word)


def _undecided(entry: Entry, value: Value, quantity: Quantity) -> bool:
    """Whether a number may stand in 万 or not: 单位：万人次、张 above a name that ends with neither."""
    if quantity is not value.quantity or quantity.unit or value.form is not Form.BARE:
        return False
    scaled = any(unit.factor != 1 for unit in entry.above.units)
    return scaled and not _RATE.search(entry.column.name or entry.row.label.name)


_RELATIVE = re.compile(r"率|速|幅|同比|环比|增长(?![数量额值])|百分比")
_DIFFERENCE = re.compile(r"增减|增加|变化|升降|增量|增长[数量额值]")


def _difference(entry: Entry, value: Value) -> tuple[Quantity, bool]:
    """A change with its head's unit, else that of what changed, and whether the unit is stated."""
    column, unit = entry.column, entry.row.unit
    if column.unit:
        return with_unit(value, column.unit), True
    if _RELATIVE.search(column.head):
        return with_unit(value, Unit(word="%")), False
    if unit is None or not _DIFFERENCE.search(column.head):
        return value.quantity, True
    word = _POINTS.get(unit.word or "", unit.word)
    return with_unit(value, attrs.evolve(unit, word=word)), False


def _figure(entry: Entry, value: Value) -> AnyFact | None:
    subject, name = _name(entry)
    period, dated = _period(entry)
    kind = _kind(entry, value, period)
    if not name or (kind is not Change and value.form is Form.FLAT):
        return None
    quantity, stated = _quantity(entry, value)
    if _undecided(entry, value, quantity):
        return None
    if kind is Target and value.verb:
        name += value.verb
        quantity = negative(quantity) if quantity.value < 0 else quantity
    fields = {
        **_fields(entry, value.start, value.end, name, subject),
        "period": period,
        "part_of": entry.row.whole,
        "quantity": quantity,
        "inferred": tuple(
            field for field, said in (("period", dated), ("unit", stated)) if not said
        ),
    }
    if kind is Change:
        fields["versus"] = _versus(entry, period)
    return kind(**fields)  # type: ignore[arg-type]


_DONE = re.compile(r"实际|完成[值数]|现有")


def _kind(entry: Entry, value: Value, period: Period | None) -> type[Indicator | Target | Change]:
    """What a number is: observed, to be reached, or a difference."""
    column, here = entry.column, entry.above.years.here
    if column.use is Use.TARGET:
        return Target
    ahead = entry.above.role is Role.PLAN and not column.base
    if period and here and period.year != here:
        ahead = period.year > here
    if ahead and not _DONE.search(column.head):
        return Target
    moved = value.verb or value.form in (Form.FLAT, Form.DOUBLING)
    return Change if column.use is Use.CHANGE or moved else Indicator


def _versus(entry: Entry, period: Period | None) -> Period | None:
    if entry.column.versus:
        return entry.column.versus
    others = [each for each in entry.frame.periods if each != period]
    if len(entry.frame.periods) == 2 and len(others) == 1:
        return others[0]
    if period is None or "环比" in entry.column.head or len(str(period)) != 4:
        return None
    return Period(str(period.year - 1))


def _fields(
    entry: Entry, start: int, end: int, name: str, subject: str | None
) -> dict[str, object]:
    at = entry.cell.span.start
    return {
        "name": name,
        "subjects": (subject,) if subject else (),
        "quote": entry.cell.text[start:end],
        "spans": (Span(at + start, at + end),),
        "sentence": entry.row.text,
        "document": entry.above.document,
        "section": entry.above.section,
        "role": entry.above.role,
        "rule": "table",
    }


_SCOPE = re.compile(r"全[国省市区县州]")
_LAST_PLACE = 10_000


def _rank(entry: Entry, value: Value) -> AnyFact | None:
    place = value.quantity.value
    subject, name = _name(entry)
    if not name or not 1 <= place <= _LAST_PLACE or place != place.to_integral_value():
        return None
    period, dated = _period(entry)
    scope = _SCOPE.search(entry.column.head)
    return Rank(
        period=period,
        place=int(place),
        scope=scope[0] if scope else None,
        inferred=() if dated else ("period",),
        **_fields(entry, value.start, value.end, name, subject),  # type: ignore[arg-type]
    )


_LONG = 30
_WORD = re.compile(r"[\u4e00-\u9fff]{2}")
_STOPS = re.compile(r"[。;；\n]")
# 达到3级, 建成投用, 通过验收: an end that can be ticked off.
_END = re.compile(
    r"开工|竣工|完工|建成|建立|制定|出台|印发|开设|完成|结顶|封顶|启用|投入使用|投用|上架|上线|通过"
    r"|达到.{1,12}[级类等]|达标|挂牌|接入|创成|争创|启动|召开|成立|取得|获批"
)


def _read_words(entry: Entry, out: Gathered) -> None:
    """Reads a cell with words around its numbers, or with words alone."""
    folded = fold(entry.cell.text)
    if not _WORD.search(folded):
        leave_cell(entry.cell, out, "not one number")
        return
    prose = Prose(cell=entry.cell, period=entry.row.due or entry.column.period)
    if len(folded) > _LONG or _STOPS.search(folded):
        out.prose.append(prose)
        return
    founds = _counted(folded)
    planned = entry.column.use is Use.TARGET or entry.above.role is Role.PLAN
    if founds and not planned:
        out.prose.append(prose)
        return
    if founds:
        out.facts += [_phrase(entry, founds, i) for i in range(len(founds))]
    elif planned and _END.search(folded):
        out.facts.append(_milestone(entry))
    exclude_words(entry.cell, "name", out, [(f.start, f.end) for f in founds])


def _counted(folded: str) -> list[Found]:
    """The quantities of a few words that are no dates, grades or other names."""
    exclusions = find_exclusions(folded)
    return [
        found
        for found in find_quantities(folded)
        if found.form is not Form.BARE
        and not found.chinese
        and not any(e.start < found.end and found.start < e.end for e in exclusions)
    ]


_NO_WORD = re.compile(r"[^\u4e00-\u9fff]")
_AIM = re.compile(
    r"达到?|完成|建成|新建|新增|不低于|不少于|不超过|控制在|以上|以内|实现|提高到|提升至|全面|力争|确保|至少|超过?|和|及|为|在|内"
)


def _phrase(entry: Entry, founds: Sequence[Found], i: int) -> AnyFact:
    """The target that a number among words is (覆盖率达到90%以上 beside the task)."""
    found = founds[i]
    left = fold(entry.cell.text)[founds[i - 1].end if i else 0 : found.start]
    own = _AIM.sub("", _NO_WORD.sub("", left))
    subject, name = _name(entry)
    period, dated = _period(entry)
    return Target(
        period=period,
        quantity=found.quantity,
        inferred=() if dated else ("period",),
        **_fields(  # type: ignore[arg-type]
            entry, found.start, found.end, name if own in name else name + own, subject
        ),
    )


def _milestone(entry: Entry) -> AnyFact:
    text = entry.cell.text
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    subject, name = _name(entry)
    period, dated = _period(entry)
    return Milestone(
        period=period,
        deadline=period,
        inferred=() if dated else ("deadline", "period"),
        **_fields(entry, start, end, name + text[start:end], subject),  # type: ignore[arg-type]
    )
