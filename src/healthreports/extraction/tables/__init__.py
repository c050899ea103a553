"""Figures out of tables: row heads, column heads and cells put together."""

from collections import Counter
from collections.abc import Iterator, Sequence

from healthreports.extraction.tables.above import Above, find_above
from healthreports.extraction.tables.cells import is_blank, read_label
from healthreports.extraction.tables.columns import (
    FIGURES,
    Frame,
    Use,
    find_frame,
    is_head,
    repeats_head,
    starts_head,
)
from healthreports.extraction.tables.entries import Entry, read_entry
from healthreports.extraction.tables.gathering import (
    Gathered,
    Prose,
    Reading,
    exclude_words,
    leave_cell,
)
from healthreports.extraction.tables.rows import Thread, aligned, make_row
from healthreports.facts import Period
from healthreports.periods import Years, find_dates
from healthreports.report import Cell, Report, Table
from healthreports.text import fold


# How many rows are looked at to tell what a column holds.
_SAMPLE = 40


def read_table(table: Table, report: Report, period: Period | None, years: Years) -> Reading:
    r"""The figures of a table, and what becomes of its other numerals.

    Args:
        table: Of `report`.
        report: With the text that the cells' spans point into.
        period: Of a figure that nothing in the table dates.
        years: What 本年, 上年 and 10月底 are counted from.

    Example:
        >>> from healthreports.report import Recognition, Source
        >>> from healthreports.text import Span
        >>> text = "指标 2021年\n签约人数（万人） 62.8"
        >>> spans = ((Span(0, 2), Span(3, 8)), (Span(9, 17), Span(18, 22)))
        >>> rows = [[Cell(text=span.of(text), span=span) for span in row] for row in spans]
        >>> table = Table(rows=tuple(map(tuple, rows)), span=Span(0, 22))
        >>> report = Report(
        ...     name="r", text=text, source=Source(hash=""), layout="plain",
        ...     recognition=Recognition(layout="plain", score=0, reason=""),
        ... )
        >>> fact = read_table(table, report, Period("2021"), Years(here=2021)).facts[0]
        >>> fact.name, fact.quote, str(fact.quantity.value), fact.quantity.unit
        ('签约人数', '62.8', '628000', '人')
    """
    rows = [_as_written(row, report.text) for row in table.rows]
    above = find_above(table, report, period, years)
    out = Gathered()
    start = 0
    for stop in _cuts(rows):
        _read_part(rows[start:stop], above, report.text, out)
        start = stop
    return Reading(
        facts=tuple(out.facts),
        prose=tuple(out.prose),
        excluded=tuple(out.excluded),
        unread=tuple(out.unread),
    )


def _as_written(row: Sequence[Cell], text: str) -> tuple[Cell, ...]:
    return tuple(Cell(text=cell.span.of(text), span=cell.span) for cell in row)


def _texts(row: Sequence[Cell]) -> list[str]:
    return [cell.text for cell in row]


def _cuts(rows: Sequence[Sequence[Cell]]) -> Iterator[int]:
    """Where the parts of a table end that have a head of their own."""
    headed = False
    for i, row in enumerate(rows):
        if headed and starts_head(_texts(row)) and _texts(row) != _texts(rows[i - 1]):
            yield i
        headed = headed or is_head(_texts(row))
    yield len(rows)


def _read_part(rows: Sequence[tuple[Cell, ...]], above: Above, text: str, out: Gathered) -> None:
    """Reads the rows below one head."""
    at = next((i for i, row in enumerate(rows[:4]) if is_head(_texts(row))), None)
    if at is None:
        _leave(rows, out, "the table has no head")
        return
    for row in rows[:at]:
        for cell in row:
            exclude_words(cell, "title", out)
    body = rows[at + 1 :]
    head = _whole_head(_texts(rows[at]), body)
    if body and (lower := _lower_head(head, _texts(body[0]))):
        for cell in body[0]:
            exclude_words(cell, "name", out)
        head, body = lower, body[1:]
    sample = [_texts(row) for row in body if len(row) == len(head)][:_SAMPLE]
    frame = find_frame(head, sample, above.years)
    for cell in rows[at]:
        exclude_words(cell, "name", out)
    if frame is None:
        _leave(body, out, "the table's columns are not told apart")
        return
    _read_rows(body, frame, above, text, out)


def _whole_head(head: list[str], body: Sequence[Sequence[Cell]]) -> list[str]:
    """The head with the empty corner that flattening has dropped (    2021年    2020年)."""
    widths = Counter(len(row) for row in body)
    usual = widths.most_common(1)[0][0] if widths else 0
    timed = all(find_dates(text) or fold(text).strip().isdigit() for text in head)
    return ["", *head] if timed and usual == len(head) + 1 else head


def _lower_head(head: Sequence[str], below: Sequence[str]) -> list[str] | None:
    """A head of two rows made one (2022年 over 门诊 and 住院), `None` where the second row is none."""
    if len(head) != len(below) or not is_head(below) or not any(map(is_blank, head[1:])):
        return None
    if not is_blank(below[0]) and below[0].strip() != head[0].strip():
        return None
    out, upper = [], ""
    for i, (over, under) in enumerate(zip(head, below, strict=True)):
        upper = upper if is_blank(over) and i else over
        out.append(upper if is_blank(under) or under == over else upper + under)
    return out


def _leave(rows: Sequence[Sequence[Cell]], out: Gathered, reason: str) -> None:
    for row in rows:
        for cell in row:
            leave_cell(cell, out, reason)


def _read_rows(
    rows: Sequence[tuple[Cell, ...]], frame: Frame, above: Above, text: str, out: Gathered
) -> None:
    thread = Thread()
    for row in rows:
        if repeats_head(_texts(row), frame):
            for cell in row:
                exclude_words(cell, "name", out)
            continue
        cells = aligned(row, frame)
        if cells is None:
            if len([cell for cell in row if not is_blank(cell.text)]) <= 1:
                _read_group(row, thread, out)
            else:
                _leave([row], out, "the row does not fit the table's head")
            continue
        _read_row(cells, frame, above, thread, text, out)


def _read_group(row: Sequence[Cell], thread: Thread, out: Gathered) -> None:
    """A line between rows that names what follows (一、医疗服务)."""
    for cell in row:
        if not is_blank(cell.text):
            thread.group = read_label(cell.text).name
            thread.whole = None
        exclude_words(cell, "name", out)


_REASONS = {Use.NUMBER: "item number", Use.DEADLINE: "date", Use.UNIT: "unit"}


def _read_row(
    cells: tuple[Cell | None, ...],
    frame: Frame,
    above: Above,
    thread: Thread,
    text: str,
    out: Gathered,
) -> None:
    head = cells[frame.label]
    if head is None or is_blank(head.text):
        _leave([[cell for cell in cells if cell]], out, "the row has no head")
        return
    row = make_row(cells, head, frame, above.years, thread, text)
    figures = [
        cell for cell, column in zip(cells, frame.columns, strict=True) if column.use in FIGURES
    ]
    if not figures:
        out.prose.append(Prose(cell=head, period=row.due))
    elif all(cell is None or is_blank(cell.text) for cell in figures):
        thread.group, thread.whole = row.label.name, None
    for cell, column in zip(cells, frame.columns, strict=True):
        if cell is None or (cell is head and not figures):
            continue
        if column.use in FIGURES:
            read_entry(Entry(cell=cell, column=column, row=row, frame=frame, above=above), out)
        else:
            exclude_words(cell, _REASONS.get(column.use, "name"), out)
