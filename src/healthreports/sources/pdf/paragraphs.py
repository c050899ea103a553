"""Lines put together into paragraphs, over the ends of columns and pages."""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from statistics import median

import attrs

from healthreports.sources.pdf.grids import Grid
from healthreports.sources.pdf.lines import Segment, joined
from healthreports.sources.pdf.order import Block


@attrs.frozen
class Line:
    """A line within its column.

    Attributes:
        text: Its words.
        left: In points from the page's left side.
        right: Likewise.
        base: Of its base line, from the page's upper side.
        size: Of its font.
        font: The name of its font.
        page: From 1.
        indent: How far it begins from its column's left side, in its size.
        room: How much is left on its right side, likewise.
        gap: From the base line above in the same block, in its size; 0 for the first one.
        column: Whether it stands in one of several columns.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    font: str
    page: int
    indent: float
    room: float
    gap: float
    column: bool


@attrs.frozen
class Paragraph:
    """A paragraph, or a heading.

    Attributes:
        lines: Its lines in reading order.
    """

    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        """Its words in one line."""
        return joined([line.text for line in self.lines])


@attrs.frozen
class Rows:
    """A table that is set in columns without rules.

    Attributes:
        rows: The texts of its cells.
        page: From 1.
    """

    rows: tuple[tuple[str, ...], ...]
    page: int


Element = Paragraph | Rows | Grid

# Paragraphs of Chinese begin two characters in.
_INDENT = 1.1
# What begins a paragraph for sure: 一、 （一） 1. 第一章 ①.
_NUMBER = re.compile(
    r"""
    [（(]?[一二三四五六七八九十]{1,3}+(?:[、.．)）])
    | [（(]\d{1,2}+[)）] | \d{1,2}+[、.．](?!\d) | 第[一二三四五六七八九十\d]{1,3}+[章节条部]
    | [①-⑳■◆●★▲]
    """,
    re.VERBOSE,
)
_ENDS = tuple("。！？：；!?;:”…")
_MOST_EDGES = 24
# Lines of about the same length are full ones.
_FULL = 2
# Text that takes up less of its page's width is not set that narrow but merely short.
_NARROW = 0.55


def elements_of(
    blocks: Sequence[Block], size: float, widths: Mapping[int, float]
) -> tuple[Element, ...]:
    """The paragraphs and tables of a file, in reading order.

    Args:
        blocks: Of all pages in reading order.
        size: Of the font of most text.
        widths: Of each page, by its number, in points.
    """
    edges = _edges(blocks)
    parts: list[Line | Rows | Grid] = []
    for block in blocks:
        parts.extend(_parts(block, *_sides(block, edges, widths[block.items[0].page])))
    lines = [part for part in parts if isinstance(part, Line)]
    leading = median([line.gap for line in lines if 0 < line.gap < 4] or [1.5])
    indented = sum(1.5 <= line.indent <= 3.2 for line in lines) >= max(2, len(lines) * 0.03)
    elements: list[Element] = []
    open_lines: list[Line] = []
    for part in parts:
        if isinstance(part, Line):
            if open_lines and _begins(open_lines, part, size, leading, indented=indented):
                elements.append(Paragraph(tuple(open_lines)))
                open_lines = []
            open_lines.append(part)
        else:
            if open_lines:
                elements.append(Paragraph(tuple(open_lines)))
                open_lines = []
            elements.append(part)
    if open_lines:
        elements.append(Paragraph(tuple(open_lines)))
    return tuple(elements)


def _edges(blocks: Sequence[Block]) -> list[tuple[int, float, float]]:
    """The sides of the longest columns: how many lines each has, left and right."""
    found = [(len(block.items), block.left, block.right) for block in blocks]
    return sorted(found, reverse=True)[:_MOST_EDGES]


def _sides(
    block: Block, edges: list[tuple[int, float, float]], width: float
) -> tuple[float, float]:
    """The sides of a block's column; of a short one those of a longer one that it would fit into.

    The last page may hold the one line that is left of a paragraph, which ends nowhere near the right side.
    """
    count = len(block.items)
    size = block.items[0].size
    if count >= 8 and not block.column:
        return block.left, block.right
    for lines, left, right in edges:
        fits = left - 2 <= block.left and block.right <= right + 2 and lines > count
        # Another column of the same width, and no wider text that the block merely lies below.
        alike = right - left < 1.7 * (block.right - block.left) and block.left - left < 8 * size
        if fits and (alike or not block.column):
            return left, right
    full = sum(item.right > block.right - 1.6 * size for item in block.items)
    narrow = block.right - block.left < _NARROW * width
    if full < _FULL and narrow and not block.column:
        # So few lines do not tell how long a line may be; the margins of a page are alike.
        return block.left, max(block.right, width - block.left)
    return block.left, block.right


def _parts(block: Block, left: float, right: float) -> Iterable[Line | Rows | Grid]:
    """The lines and tables of a block."""
    rows: list[list[Segment]] = []
    for item in block.items:
        if isinstance(item, Grid):
            yield from _lines(rows, left, right, block)
            rows = []
            yield item
        elif rows and abs(item.base - rows[-1][0].base) <= 0.3 * item.size:
            rows[-1].append(item)
        else:
            rows.append([item])
    yield from _lines(rows, left, right, block)


def _lines(
    rows: list[list[Segment]], left: float, right: float, block: Block
) -> Iterable[Line | Rows]:
    """Lines, and rows of cells that stand below each other as a table."""
    start = 0
    above: Segment | None = None
    while start < len(rows):
        end = start
        while end < len(rows) and len(rows[end]) > 1:
            end += 1
        table = _table(rows[start:end]) if end - start > 2 else ()
        if table:
            yield Rows(table, rows[start][0].page)
            start, above = end, None
            continue
        for row in rows[start : end + 1]:
            row.sort(key=lambda segment: segment.left)
            yield _line(row, above, left, right, block)
            above = row[0]
        start = end + 1


def _line(
    row: list[Segment], above: Segment | None, left: float, right: float, block: Block
) -> Line:
    main = max(row, key=lambda segment: segment.right - segment.left)
    size = main.size
    return Line(
        _words(row),
        row[0].left,
        row[-1].right,
        main.base,
        size,
        main.font,
        main.page,
        (row[0].left - left) / size,
        (right - row[-1].right) / size,
        (main.base - above.base) / size if above and above.page == main.page else 0.0,
        block.column,
    )


def _words(row: list[Segment]) -> str:
    """The words of a line whose stretches stand apart, as cells or in an order of the file's own."""
    out = [row[0].text]
    for last, segment in pairwise(row):
        apart = segment.left - last.right > 0.6 * segment.size
        out.append(f" {segment.text}" if apart else segment.text)
    return "".join(out)


def _table(rows: list[list[Segment]]) -> tuple[tuple[str, ...], ...]:
    """The cells of rows whose cells stand below each other; nothing for rows that merely have gaps."""
    size = rows[0][0].size
    covers: list[tuple[float, float]] = []
    for left, right in sorted((part.left, part.right) for row in rows for part in row):
        if covers and left - covers[-1][1] < 0.5 * size:
            covers[-1] = (covers[-1][0], max(covers[-1][1], right))
        else:
            covers.append((left, right))
    numbers = sum(any(sign.isdigit() for sign in part.text) for row in rows for part in row)
    cells = sum(map(len, rows))
    if len(covers) < 2 or (len(covers) == 2 and numbers < len(rows)):
        return ()
    if cells * 2 < len(covers) * len(rows):
        # Words here and there, below each other nowhere.
        return ()
    out = []
    for row in rows:
        texts = [""] * len(covers)
        column = 0
        for part in sorted(row, key=lambda part: part.left):
            while column + 1 < len(covers) and part.left >= covers[column + 1][0]:
                column += 1
            texts[column] = f"{texts[column]} {part.text}".strip()
        out.append(tuple(texts))
    return tuple(out)


def _begins(before: list[Line], line: Line, size: float, leading: float, *, indented: bool) -> bool:
    """Whether a line begins a paragraph."""
    last = before[-1]
    if not 0.93 < line.size / last.size < 1.07:
        return True
    if line.size >= 1.12 * size:
        return not _goes_on_heading(before, line)
    if _NUMBER.match(line.text) and (last.room > 1.2 or last.text.endswith(_ENDS)):
        return True
    if line.gap > max(1.3 * leading, leading + 0.35):
        return True
    if line.indent >= _INDENT and (last.indent < line.indent - 0.5 or len(before) == 1):
        return True
    if last.room > _first_word(line.text) + 1.3:
        return True
    # At the end of a column, a sentence that ends with the line may end the paragraph.
    return line.gap == 0 and not indented and last.text.endswith(_ENDS[:3])


def _goes_on_heading(before: list[Line], line: Line) -> bool:
    """Whether a line goes on the headline above it: 关于印发工作总结 / 和工作要点的通知."""
    last = before[-1]
    if line.gap == 0 or line.gap > 2.2 or len(before) > 3 or _NUMBER.match(line.text):
        return False
    centred = abs((line.left + line.right) - (last.left + last.right)) < 2 * line.size
    return centred or (line.size == last.size and last.room < 3) or line.column


def _first_word(text: str) -> float:
    """How wide what must not be parted at a line's beginning is, about, in the size of the font."""
    length = 0
    while length < min(len(text), 24) and (text[length].isascii() and text[length] != " "):
        length += 1
    if length:
        return 0.56 * length
    return 2.0 if text[1:2] in "，。、；：！？”’）》」％" else 1.0
