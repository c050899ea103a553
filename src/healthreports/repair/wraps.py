"""Hard-wrapped lines: found by their even widths, and unwrapped."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise

import attrs

from healthreports.layouts.base import Block, BlockKind, Document
from healthreports.repair.evidence import goes_on
from healthreports.text import Span


# Widths are counted in half characters: 质 is 2, 7 is 1; punctuation is 2, since a printed column sets it full.
NARROWEST = 20
WIDEST = 140
# A line may end some characters early, where the next one would begin with punctuation or a number.
SHORT = 5
LONG = 4

_NARROW = re.compile(r"[A-Za-z0-9 ]")
_NEAR = 8
# What layouts take a line without a full stop for.
_MISTAKEN = (BlockKind.HEADING, BlockKind.BYLINE, BlockKind.TITLE)
_RUN_IN = re.compile(r"【[^】]{1,20}】.{4}")
_CLAUSES = re.compile(r"[,、;]")
_BREAK = re.compile(r"[ \n]")
_PIECE = re.compile(r"[^ \n]++")
_SENTENCE_END = re.compile(r"[。!?…;:][\"”’」』)》]?$")
_PARAGRAPH_END = re.compile(r"[。!?…][\"”’」』)》]?$")
# What no line of running text begins with: 一、 （二） 3. ① ■ 第二章
_ITEM = re.compile(
    r"(?:[(]?[一二三四五六七八九十\d]{1,3}[、.)．](?!\d)|[①-⑳■●◆▲★【]|第[一二三四五六七八九十\d]{1,3}[章节条])"
)


def width_of(folded: str) -> int:
    """The printed width of folded text, in half characters.

    Example:
        >>> width_of("床位500张,")
        11
    """
    return 2 * len(folded) - len(_NARROW.findall(folded))


def _counted(folded: str) -> int:
    """The width of text that was cut by counting characters, whatever their width in print."""
    return 2 * len(folded)


@attrs.frozen
class Column:
    """A width that many wrapped lines share.

    Attributes:
        width: In half characters.
        measure: How the width of a line is taken.
    """

    width: int
    measure: Callable[[str], int] = width_of

    def is_full(self, folded: str) -> bool:
        """Whether a line goes to the column's edge."""
        return self.width - SHORT <= self.measure(folded) <= self.width + LONG


def _gathered(
    lines: Sequence[str], measure: Callable[[str], int], share: float
) -> tuple[int, tuple[Column, ...]]:
    """The widths around which lines gather, the most frequent first, and how many lines do."""
    counts = Counter(width for width in map(measure, lines) if NARROWEST <= width <= WIDEST)
    least, gathered, columns = max(4, share * counts.total()), 0, []
    while counts:
        near = {w: sum(counts[v] for v in range(w - 2, w + 3)) for w in counts}
        best = max(near, key=lambda w: (near[w], counts[w], w))
        if near[best] < least:
            break
        gathered += near[best]
        columns.append(Column(best, measure))
        for width in range(best - SHORT, best + LONG + 1):
            counts.pop(width, None)
    return gathered, tuple(columns)


def _columns(lines: Sequence[str], share: float) -> tuple[Column, ...]:
    """The columns that lines were printed in, measured in the way that makes them more even.

    Args:
        lines: Folded lines that are not the last of their paragraph.
        share: Of all lines, what the narrowest column must have.
    """
    printed, counted = _gathered(lines, width_of, share), _gathered(lines, _counted, share)
    return counted[1] if counted[0] > printed[0] else printed[1]


def _are_wrapped(inner: Sequence[str], every: Sequence[str], columns: Sequence[Column]) -> bool:
    """Whether lines are wrapped: those that are not the last go to an edge, and none goes far beyond.

    A paragraph with a run-in heading before a blank (立足普惠共享，构建全域健康格局 聚焦…) has even first pieces too,
    but long ones behind them. Two columns read across give lines of double width; there are few of them.
    """
    if not columns:
        return False
    widest, measure = max(column.width for column in columns) + LONG, columns[0].measure
    full = sum(any(column.is_full(line) for column in columns) for line in inner)
    bounded = sum(measure(line) <= widest for line in every)
    return full >= 0.6 * len(inner) and bounded >= 0.85 * len(every)


def _pieces(document: Document, block: Block) -> list[Span]:
    """The stretches of a block that no blank or line feed interrupts."""
    if len(block.spans) == 1 and not _BREAK.search(block.of(document.folded)):
        return [*block.spans]
    return [
        Span(found.start(), found.end())
        for span in block.spans
        for found in _PIECE.finditer(document.folded, span.start, span.end)
    ]


def _rows(document: Document, pieces: Sequence[Span], column: Column) -> tuple[Span, ...]:
    """The pieces put together into printed lines.

    A blank before the column's edge belongs to the text (1 846例), and so does one between Latin words.
    """
    folded = document.folded
    rows: list[Span] = []
    for piece in pieces:
        if rows:
            row = Span(rows[-1].start, piece.end)
            fits = column.measure(row.of(folded)) <= column.width + LONG
            short = column.measure(rows[-1].of(folded)) < column.width - SHORT
            if (fits and short) or _are_letters(folded[rows[-1].end - 1] + folded[piece.start]):
                rows[-1] = row
                continue
        rows.append(piece)
    return tuple(rows)


def _are_letters(characters: str) -> bool:
    return characters.isascii() and characters.isalpha()


def _column_of(pieces: Sequence[str], columns: Sequence[Column]) -> Column | None:
    """The column that a block of pieces was printed in, or `None` where they are too long for any."""
    fits = Counter(column for piece in pieces[:-1] for column in columns if column.is_full(piece))
    if not fits:
        return None
    column = max(fits, key=lambda column: (fits[column], column.width))
    return column if max(map(column.measure, pieces)) <= 2 * column.width + LONG else None


def unwrap_blanks(document: Document, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Blocks of text whose wraps are single blanks, with one span a printed line.

    Forced by 卫生健康事业高 质量发展: a scraped newspaper page keeps its lines apart by blanks.
    """
    pieces = [_pieces(document, block) if block.kind is BlockKind.TEXT else [] for block in blocks]
    words = [[piece.of(document.folded) for piece in row] for row in pieces]
    broken = [row for row in words if len(row) > 1]
    inner = [piece for row in broken for piece in row[:-1]]
    columns = _columns(inner, 0.05)
    if not _are_wrapped(inner, [piece for row in broken for piece in row], columns):
        return tuple(blocks)
    out = []
    for block, row, row_words in zip(blocks, pieces, words, strict=True):
        column = _column_of(row_words, columns)
        out.append(attrs.evolve(block, spans=_rows(document, row, column)) if column else block)
    return tuple(out)


@attrs.frozen
class _Page:
    """What is known of a page of wrapped lines.

    Attributes:
        document: Its text.
        columns: The widths of its lines.
        gap: How many line feeds stand between two lines of a paragraph.
        indented: Whether paragraphs begin with blanks.
    """

    document: Document
    columns: tuple[Column, ...]
    gap: int
    indented: bool

    def is_full(self, line: str) -> bool:
        return any(column.is_full(line) for column in self.columns)

    def is_open(self, span: Span) -> bool:
        return not _SENTENCE_END.search(
            self.document.folded[max(span.start, span.end - 2) : span.end]
        )


def _follows(document: Document, above: Span, below: Span, gap: int) -> bool:
    """Whether the line below is the next one, with as many line feeds between as wrapped lines have here."""
    between = document.folded[above.end : below.start]
    return not between.strip() and between.count("\n") <= gap


def _starts_paragraph(page: _Page, above: Span, below: Span) -> bool:
    """Whether the line below begins a paragraph of its own."""
    folded = page.document.folded
    if _ITEM.match(folded, below.start, below.end):
        return True
    if page.indented:
        return folded[above.end : below.start].endswith("  ")
    return bool(_PARAGRAPH_END.search(folded[max(above.start, above.end - 2) : above.end]))


def unwrap_lines(document: Document, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Blocks of text of one line each, made one where they are lines of a wrapped paragraph.

    Ordinary paragraphs, one a line, end in a full stop or differ in width, and stay apart.
    """
    folded = document.folded
    lines = [
        block.spans[0] for block in blocks if block.kind is BlockKind.TEXT and len(block.spans) == 1
    ]
    words = [span.of(folded) for span in lines]
    followed = [
        (line, folded.count("\n", above.end, below.start))
        for line, (above, below) in zip(words, pairwise(lines), strict=False)
        if not _SENTENCE_END.search(line[-2:]) and not folded[above.end : below.start].strip()
    ]
    inner = [line for line, _ in followed]
    # Headings of like length are no column.
    columns = _columns(inner, 0.3)
    if not _are_wrapped(inner, words, columns) or len(inner) < 0.3 * len(lines):
        return tuple(blocks)
    gap = Counter(gap for _, gap in followed).most_common(1)[0][0]
    indented = sum(folded.startswith("  ", span.start - 2) for span in lines) >= 2
    page = _Page(document, columns, gap, indented)
    out: list[Block] = []
    for block, below in zip(blocks, [*blocks[1:], None], strict=True):
        line = _as_text(page, out[-1] if out else None, block, below)
        if out and _continues(page, out[-1], line):
            out[-1] = attrs.evolve(out[-1], spans=out[-1].spans + line.spans)
        else:
            out.append(line)
    return tuple(out)


def _as_text(page: _Page, above: Block | None, block: Block, below: Block | None) -> Block:
    """A line of running text that a layout took for a heading or a by-line, else the block itself.

    Forced by 刚刚过去的一年，全市医疗卫生机构完成: a wrapped line has no full stop and may be short.
    """
    folded = page.document.folded
    if block.kind not in _MISTAKEN or len(block.spans) != 1:
        return block
    span = block.spans[0]
    line = span.of(folded)
    item = bool(_ITEM.match(line))
    title = block.kind is BlockKind.TITLE
    whole = (
        (page.gap == 1 and not title) or page.is_full(line) or bool(_SENTENCE_END.search(line[-2:]))
    )
    if (
        above
        and whole
        and not item
        and page.is_open(above.spans[-1])
        and _is_running(page, above, block)
    ):
        return Block(kind=BlockKind.TEXT, spans=block.spans)
    if below and not title and page.is_open(span) and _is_running(page, block, below):
        start = below.spans[0].start
        if _is_cut(line, folded[start : start + _NEAR]) if item else _CLAUSES.search(line):
            return Block(kind=BlockKind.TEXT, spans=block.spans)
    return block


def _is_cut(item: str, below: str) -> bool:
    """Whether the column's edge cuts an item or numbered heading: it has words after 【概况】, or splits a word."""
    return bool(_RUN_IN.match(item)) or goes_on(item[-_NEAR:], below)


def _is_running(page: _Page, above: Block, below: Block) -> bool:
    """Whether the first block ends in a full line and the second one stands directly below; one is text."""
    last, first = above.spans[-1], below.spans[0]
    return (
        BlockKind.TEXT in (above.kind, below.kind)
        and page.is_full(last.of(page.document.folded))
        and _follows(page.document, last, first, page.gap)
    )


def _continues(page: _Page, above: Block, below: Block) -> bool:
    """Whether the block below is a further line of the paragraph above."""
    return (
        above.kind is BlockKind.TEXT
        and below.kind is BlockKind.TEXT
        and _is_running(page, above, below)
        and not _starts_paragraph(page, above.spans[-1], below.spans[0])
    )
