"""What the form of a file says of its lines (a heading, a field, cells of a table), laid over what a layout makes of them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

import attrs

from healthreports.layouts.base import Block, BlockKind, Document, Line
from healthreports.layouts.lines import is_short
from healthreports.layouts.numbering import find_number
from healthreports.layouts.tables import cells_of
from healthreports.sources.marks import Mark, MarkKind
from healthreports.text import Span, fold


# What a mark may change; what a layout knows better stays.
_OPEN = (BlockKind.TEXT, BlockKind.CAPTION)
_HEAD_LIMIT = 60


def open_lines(document: Document) -> tuple[Line, ...]:
    """The lines that a layout has to judge: all but the fields and the cells that the file knows."""
    known = [*(span for span, _ in _tables(document)), *_fields(document)]
    if not known:
        return document.lines
    known.sort(key=lambda span: span.start)
    starts = [span.start for span in known]
    return tuple(
        line
        for line in document.lines
        if not (at := bisect_right(starts, line.span.start)) or known[at - 1].end <= line.span.start
    )


def with_marks(document: Document, blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks of a page with what its file knows: tables cell by cell, fields, a title, unnumbered headings.

    Args:
        document: The page; without marks the blocks stay as they are.
        blocks: Of its `open_lines`, as its layout found them, in text order.
    """
    blocks = tuple(blocks)
    if not document.marks:
        return blocks
    top = max((block.level or 0 for block in blocks if block.kind is BlockKind.TITLE), default=0)
    heads = _heads(document, top + 1)
    judged = [
        known
        if block.kind in _OPEN
        and len(block.spans) == 1
        and (known := heads.get(block.spans[0].start))
        else block
        for block in _with_title(document, blocks, top)
    ]
    fields, tables = _fields(document).values(), (table for _, table in _tables(document))
    return tuple(sorted([*judged, *fields, *tables], key=lambda block: block.spans[0].start))


def _with_title(document: Document, blocks: Sequence[Block], level: int) -> Sequence[Block]:
    """The blocks with the title that the file names, and no other over the text."""
    found = next(_marked(document, MarkKind.TITLE), None)
    at = next(
        (i for i, block in enumerate(blocks) if found and block.spans[0].start == found[1].start),
        None,
    )
    if at is None:
        return blocks
    text = next(
        (i for i, block in enumerate(blocks) if block.kind is BlockKind.TEXT and i != at), 0
    )
    return [
        attrs.evolve(block, kind=BlockKind.TITLE, level=level or None)
        if i == at
        else attrs.evolve(block, kind=BlockKind.KICKER, level=None)
        if i < text and block.kind is BlockKind.TITLE
        else block
        for i, block in enumerate(blocks)
    ]


def _tables(document: Document) -> Iterator[tuple[Span, Block]]:
    """The tables that the file knows, each with the stretch that it covers."""
    for _, marks in groupby(document.cells, key=lambda mark: mark.table):
        rows = tuple(
            Span(row[0].span.start, row[-1].span.end)
            for _, group in groupby(marks, key=lambda mark: mark.row)
            if (row := list(group))
        )
        yield Span(rows[0].start, rows[-1].end), Block(kind=BlockKind.TABLE, spans=rows)


def _marked(document: Document, kind: MarkKind) -> Iterator[tuple[Mark, Span]]:
    """The marks of a kind, each with its words' span, blanks around them left out."""
    for mark in document.marks:
        if mark.kind is not kind:
            continue
        words = document.folded[mark.span.start : mark.span.end]
        if inner := words.strip(" "):
            start = mark.span.start + words.index(inner)
            yield mark, Span(start, start + len(inner))


def _fields(document: Document) -> dict[Span, Block]:
    """The fields, by the stretch of their line."""
    out = {}
    for mark, span in _marked(document, MarkKind.FIELD):
        words = span.of(document.folded)
        label = fold(mark.key or "")
        value = words.removeprefix(label).lstrip(" ").removeprefix(":").lstrip(" ")
        start = span.end - len(value) if words.startswith(label) else span.start
        out[span] = Block(kind=BlockKind.FIELD, spans=(Span(start, span.end),), key=mark.key)
    return out


def _heads(document: Document, top: int) -> dict[int, Block]:
    """The headings without a number or 【】, which rank the others, by where their line starts.

    Args:
        document: The page.
        top: The level of the highest of them.
    """
    heads = [
        (mark, span)
        for mark, span in _marked(document, MarkKind.HEADING)
        if is_short(words := span.of(document.folded), _HEAD_LIMIT)
        and find_number(words, spaced=True) is None
        and not words.startswith("【")
    ]
    levels = sorted({mark.level for mark, _ in heads if mark.level is not None})
    ranks = {level: rank for rank, level in enumerate(levels, top)}
    return {
        span.start: Block(
            kind=BlockKind.HEADING, spans=(span,), level=ranks.get(mark.level or 0, top)
        )
        for mark, span in heads
    }


def row_cells(document: Document, row: Span) -> tuple[Span, ...]:
    """The cells of a row of a table: those that the file knows, else those that blanks and bars part."""
    first = bisect_left(document.cells, row.start, key=lambda mark: mark.span.start)
    last = bisect_right(document.cells, row.end, key=lambda mark: mark.span.start)
    return tuple(mark.span for mark in document.cells[first:last]) or cells_of(document.text, row)
