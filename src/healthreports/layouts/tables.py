"""Tables that scraping has flattened to lines."""

import re
from collections.abc import Sequence

from healthreports.layouts.base import Block, BlockKind, Line
from healthreports.layouts.lines import block
from healthreports.text import Span


# Between cells: a bar, a tab or several blanks; a single blank too where all rows have it.
_WIDE_GAP = re.compile(r"\s{0,8}\|\s{0,8}|\t\s{0,8}|\s{2,40}")
_GAP = re.compile(r"\s{0,8}\|\s{0,8}|\s{1,40}")
_NUMERIC = re.compile(r"[<>≤≥]?[-\d.,]{1,20}(?:万|亿)?[%‰]?|[—/-]{1,3}")
_HEAD_WORDS = re.compile(r"^(?:序\s?号|指\s?标|项\s?目|任\s?务|名\s?称|单\s?位|地\s?区|类\s?别|机\s?构|年\s?份)")
_SENTENCE = re.compile(r"[。！？]\S")


def cells_of(text: str, span: Span) -> tuple[Span, ...]:
    """The spans of the cells of one row.

    Args:
        text: Of the whole document.
        span: Of the row.

    Example:
        >>> row = "采血量（吨）　7.62　7.39"
        >>> [cell.of(row) for cell in cells_of(row, Span(0, len(row)))]
        ['采血量（吨）', '7.62', '7.39']
    """
    row = span.of(text)
    gaps = [gap for gap in _GAP.finditer(row) if gap.start() > 0 and gap.end() < len(row)]
    starts = [len(row) - len(row.lstrip(" |\t\u3000")), *(gap.end() for gap in gaps)]
    ends = [*(gap.start() for gap in gaps), len(row.rstrip(" |\t\u3000"))]
    return tuple(
        Span(span.start + start, span.start + end) for start, end in zip(starts, ends, strict=True) if start < end
    )


def _width(line: Line) -> int:
    """How many cells a line would have as a row, 0 where it is prose."""
    if len(line.text) > 200 or _SENTENCE.search(line.text):
        return 0
    words = [word for word in _GAP.split(line.text.strip("| ")) if word]
    return len(words)


def _is_head(line: Line) -> bool:
    return _width(line) >= 3 and bool(_HEAD_WORDS.match(line.text.lstrip("| ")))


def _is_row(line: Line, width: int) -> bool:
    """Whether a line goes with a table that is `width` cells wide."""
    here = _width(line)
    if here == width:
        return True
    numeric = sum(bool(_NUMERIC.fullmatch(word)) for word in _GAP.split(line.text.strip("| ")))
    return abs(here - width) <= 2 and here >= 2 and numeric >= 1


def table_end(lines: Sequence[Line], start: int) -> int:
    """The index just after the table whose head row stands at `start`; `start` where none does.

    A head row names its columns (序号　任务　目标值　完成时限), and two rows at least must follow.

    Example:
        >>> from healthreports.layouts.base import Document
        >>> page = Document(name="page", text="指标　2021年　2020年\\n床位　620　580\\n医师　210　198\\n注：快报数。")
        >>> table_end(page.lines, 0)
        3
    """
    if not _is_head(lines[start]):
        return start
    width = _width(lines[start])
    end = start + 1
    while end < len(lines) and _is_row(lines[end], width):
        end += 1
    return end if end - start >= 3 else start


def table_block(lines: Sequence[Line]) -> Block:
    """The block of a table, a piece for each row."""
    return block(BlockKind.TABLE, *lines)
