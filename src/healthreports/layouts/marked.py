"""What the form of a file says of its lines (a heading, a field, cells of a table), laid over what a layout makes of them."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

import attrs

from healthreports.layouts.base import Block, BlockKind, Document
from healthreports.layouts.lines import is_short
from healthreports.layouts.numbering import find_number
from healthreports.layouts.tables import cells_of
from healthreports.sources.marks import Mark, MarkKind
from healthreports.text import Span


# What a mark may change; what a layout knows better stays.
_OPEN = (BlockKind.TEXT, BlockKind.CAPTION, BlockKind.HEADING)
_HEAD_LIMIT = 60
# 来源：市卫生健康局
_VALUE = re.compile(r"[^:：]{1,40}[:：]\s{0,4}")


def with_marks(document: Document, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks of a page with those that its file knows better: tables cell by cell, fields, a title, unnumbered headings.

    Args:
        document: The page; without marks the blocks stay as they are.
        blocks: As its layout found them, in text order.
    """
    if not document.marks:
        return tuple(blocks)
    tables = dict(_tables(document))
    within = sorted(tables, key=lambda span: span.start)
    starts = [span.start for span in within]
    lines = _fields(document) | _heads(document) | _titles(document)
    blocks = _without_other_titles(blocks, lines)
    out: list[Block] = []
    for block in blocks:
        first = block.spans[0]
        at = bisect_left(starts, first.start + 1) - 1
        if at >= 0 and within[at].overlaps(first):
            out.extend(filter(None, [tables.pop(within[at], None)]))
        elif (known := lines.get(first.start)) and len(block.spans) == 1 and _yields(block, known):
            out.append(known)
        else:
            out.append(block)
    return tuple(out)


def _yields(block: Block, known: Block) -> bool:
    """Whether what the words say of a line gives way to what the file says."""
    if known.kind is BlockKind.HEADING:
        return block.kind in _OPEN
    return block.kind not in (BlockKind.FIELD, BlockKind.TITLE)


def _without_other_titles(blocks: Sequence[Block], lines: Mapping[int, Block]) -> list[Block]:
    """The blocks, those that a layout took for the title made lines over it where the file names another."""
    titles = [block for block in blocks if block.kind is BlockKind.TITLE]
    named = any(block.kind is BlockKind.TITLE for block in lines.values())
    if not named or len(titles) != 1 or titles[0].spans[0].start in lines:
        return list(blocks)
    return [
        attrs.evolve(block, kind=BlockKind.KICKER, level=None) if block in titles else block
        for block in blocks
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
        words = document.folded[mark.span.start : mark.span.end]
        inner = words.strip(" ")
        if mark.kind is kind and inner:
            start = mark.span.start + words.index(inner)
            yield mark, Span(start, start + len(inner))


def _fields(document: Document) -> dict[int, Block]:
    """The fields, by where their line starts."""
    out = {}
    for mark, span in _marked(document, MarkKind.FIELD):
        found = _VALUE.match(document.text, span.start, span.end)
        value = Span(found.end() if found else span.start, span.end)
        out[span.start] = Block(kind=BlockKind.FIELD, spans=(value,), key=mark.key)
    return out


def _heads(document: Document) -> dict[int, Block]:
    """The unnumbered headings, by where their line starts; the numbered ones have their level from the number."""
    heads = [
        (mark, span)
        for mark, span in _marked(document, MarkKind.HEADING)
        if is_short(words := span.of(document.folded), _HEAD_LIMIT)
        and find_number(words, spaced=True) is None
    ]
    levels = sorted({mark.level for mark, _ in heads if mark.level is not None})
    ranks = {level: rank for rank, level in enumerate(levels, 1)}
    return {
        span.start: Block(
            kind=BlockKind.HEADING, spans=(span,), level=ranks.get(mark.level or 0, 1)
        )
        for mark, span in heads
    }


def _titles(document: Document) -> dict[int, Block]:
    """The file's own title, by where its line starts."""
    found = next(_marked(document, MarkKind.TITLE), None)
    if found is None:
        return {}
    return {found[1].start: Block(kind=BlockKind.TITLE, spans=(found[1],))}


def row_cells(document: Document, row: Span) -> tuple[Span, ...]:
    """The cells of a row of a table: those that the file knows, else those that blanks and bars part."""
    first = bisect_left(document.cells, row.start, key=lambda mark: mark.span.start)
    last = bisect_right(document.cells, row.end, key=lambda mark: mark.span.start)
    return tuple(mark.span for mark in document.cells[first:last]) or cells_of(document.text, row)
