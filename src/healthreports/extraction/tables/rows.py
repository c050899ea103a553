"""Rows of a table under its columns, with what they and the rows above say for their cells."""

import re
from collections.abc import Mapping

import attrs

from healthreports.extraction.tables.cells import (
    Label,
    Unit,
    is_blank,
    parse_unit,
    read_label,
    read_value,
)
from healthreports.extraction.tables.columns import Column, Frame, Rows, Use, is_total
from healthreports.facts import Period
from healthreports.periods import Years, find_dates
from healthreports.report import Cell
from healthreports.text import fold


@attrs.frozen(kw_only=True)
class Row:
    """What a row says for the figures in it.

    Attributes:
        text: Its words as written.
        label: Its head.
        subject: The unit, place or group that it is about.
        whole: The row of which it is a part.
        unit: From its head or its unit's column.
        period: That it names itself.
        due: By its deadline's column.
    """

    text: str
    label: Label
    subject: str | None = None
    whole: str | None = None
    unit: Unit | None = None
    period: Period | None = None
    due: Period | None = None


@attrs.define
class Thread:
    """What rows above say for those below: groups, places, wholes."""

    group: str = ""
    place: str = ""
    whole: str | None = None


def _fits(cell: Cell, column: Column) -> bool:
    """Whether a cell can stand in a column: numbers in values, words in labels."""
    if is_blank(cell.text):
        return True
    if column.use is Use.UNIT:
        return _unit_of(cell) is not None
    number = read_value(cell.text) is not None
    if column.use in (Use.VALUE, Use.CHANGE, Use.RANK):
        return number
    return column.use in (Use.TARGET, Use.NUMBER) or not number or len(cell.text) > 6


# A row that lacks more cells than that is no row of the table.
_MOST_MISSING = 4


def aligned(row: tuple[Cell, ...], frame: Frame) -> tuple[Cell | None, ...] | None:
    """The cells of a row under their columns, or `None` where that cannot be told.

    A shorter row lacks remarks at its end, or labels at its start that hold for several rows;
    anything else is not guessed.
    """
    missing = len(frame.columns) - len(row)
    if missing == 0:
        return row
    if not 0 < missing <= _MOST_MISSING or len(row) < 2:
        return None
    nothing: tuple[Cell | None, ...] = (None,) * missing
    ways: list[tuple[Cell | None, ...]] = []
    if all(c.use in (Use.WORDS, Use.DEADLINE) for c in frame.columns[-missing:]):
        ways.append((*row, *nothing))
    if missing <= frame.label and all(
        c.use in (Use.NUMBER, Use.ABOVE, Use.WORDS) for c in frame.columns[:missing]
    ):
        ways.append((*nothing, *row))
    fitting = [
        cells
        for cells in ways
        if all(
            cell is None or _fits(cell, column)
            for cell, column in zip(cells, frame.columns, strict=True)
        )
    ]
    return fitting[0] if len(fitting) == 1 else None


def make_row(
    cells: tuple[Cell | None, ...],
    head: Cell,
    frame: Frame,
    years: Years,
    thread: Thread,
    text: str,
) -> Row:
    """A row with what its own cells and the rows above say of its figures.

    Args:
        cells: Under their columns.
        head: The one with the row's head.
        frame: How the table is read.
        years: What words for a time are counted from.
        thread: What the rows above say; it goes on with this one.
        text: Of the report.
    """
    label = read_label(head.text)
    if is_total(label.name) and frame.rows is Rows.MEASURES and thread.group:
        label = attrs.evolve(label, name=thread.group)
    by_use = {column.use: cell for cell, column in zip(cells, frame.columns, strict=True) if cell}
    if frame.rows is Rows.MEASURES and not label.part:
        thread.whole = label.name
    spans = [cell.span for cell in cells if cell]
    return Row(
        text=text[min(s.start for s in spans) : max(s.end for s in spans)],
        label=label,
        subject=_row_subject(label, by_use, frame, thread),
        whole=thread.whole if label.part else None,
        unit=label.unit or _unit_of(by_use.get(Use.UNIT)),
        period=_time_of(head.text, years) if frame.rows is Rows.TIMES else None,
        due=_due(by_use.get(Use.DEADLINE), years),
    )


_PLACE = re.compile(r"机构|医院|单位|地区|[县镇乡]")


def _row_subject(
    label: Label, by_use: Mapping[Use, Cell], frame: Frame, thread: Thread
) -> str | None:
    if frame.rows is Rows.PLACES:
        return None if is_total(label.name) else label.name
    places = any(c.use is Use.ABOVE and _PLACE.search(c.head) for c in frame.columns)
    if not places:
        return None
    cell = by_use.get(Use.ABOVE)
    if cell and not is_blank(cell.text):
        thread.place = read_label(cell.text).name
    return thread.place if thread.place and not is_total(thread.place) else None


def _unit_of(cell: Cell | None) -> Unit | None:
    """The unit in a column of units, also one that is not known as such (人年)."""
    if cell is None or is_blank(cell.text):
        return None
    word = fold(cell.text).strip()
    if unit := parse_unit(word):
        return unit
    known = len(word) <= 8 and not re.search(r"[\d万亿、,]", word)
    return Unit(word=word) if known else None


_DOTTED = re.compile(r"\s*+(?P<year>20\d\d)\s?[-./]\s?(?P<month>0?[1-9]|1[0-2])(?!\d)")


def _time_of(words: str, years: Years) -> Period | None:
    folded = fold(words).strip()
    if re.fullmatch(r"(?:19|20)\d\d", folded):
        return Period(folded)
    if match := _DOTTED.match(folded):
        return Period(f"{match['year']}-{int(match['month']):02d}")
    return next(
        (m.period for m in reversed(find_dates(folded, years)) if m.period and not m.versus), None
    )


def _due(cell: Cell | None, years: Years) -> Period | None:
    return _time_of(cell.text, years) if cell and len(cell.text) <= 40 else None
