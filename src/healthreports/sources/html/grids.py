"""Tables of data as rows of cells, told from tables that only set out a page."""

import re
from collections.abc import Iterable, Iterator, Sequence

import attrs

from healthreports.sources.html.blocks import squeezed
from healthreports.sources.html.tree import Element
from healthreports.sources.limits import Limits


_CELLS = ("td", "th")
_GROUPS = ("tbody", "thead", "tfoot")
# Browsers, too, read larger numbers as these.
_WIDEST, _HIGHEST = 1000, 65534
_FIGURE = re.compile(r"[\d０-９]")
_LONGEST_CELL = 1500
_BREAKS = frozenset(
    "address article blockquote br center div dd dl dt h1 h2 h3 h4 h5 h6 li ol p pre section table td th tr ul".split()
)
_WIDE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f\u201c-\u201d]")
_UNSEEN = frozenset("script style template textarea select button title input option".split())


@attrs.frozen
class Cell:
    """A cell with the columns and rows that it spans."""

    words: str
    head: bool
    columns: int
    rows: int


def table_rows(table: Element) -> list[list[Cell]]:
    """The rows of a table as written, those of tables within its cells not among them."""
    return [
        [_cell(cell) for cell in row.children if isinstance(cell, Element) and cell.tag in _CELLS]
        for row in _rows(table)
    ]


def _rows(table: Element) -> Iterator[Element]:
    for child in table.children:
        if isinstance(child, Element):
            if child.tag == "tr":
                yield child
            elif child.tag in _GROUPS:
                yield from (
                    row for row in child.children if isinstance(row, Element) and row.tag == "tr"
                )


def _cell(element: Element) -> Cell:
    return Cell(
        words=cell_words(element),
        head=element.tag == "th",
        columns=_number(element.get("colspan"), _WIDEST),
        rows=_number(element.get("rowspan"), _HIGHEST),
    )


def _number(written: str, most: int) -> int:
    digits = written.strip()
    if not digits.isascii() or not digits.isdigit():
        return 1
    return max(1, min(int(digits[:9]), most))


def cell_words(element: Element) -> str:
    """The text of a cell on one line; a blank stands for a line break only where it parts Latin words or figures.

    Args:
        element: The cell.
    """
    words: list[str] = []
    left: list[Element | str] = [element]
    while left:
        part = left.pop()
        if isinstance(part, str):
            words.append(part)
        elif part.tag in _BREAKS:
            words.append("\v")
            left.append("\v")
            left.extend(reversed(part.children))
        elif part.tag not in _UNSEEN:
            left.extend(reversed(part.children))
    lines = [squeezed(line).strip(" ") for line in "".join(words).split("\v")]
    return join_lines(line for line in lines if line)


def join_lines(lines: Iterable[str]) -> str:
    """Lines put together, with a blank only between Latin words or figures.

    Args:
        lines: Those that are not empty.

    Example:
        >>> join_lines(["门急诊", "人次", "CT", "MRI"])
        '门急诊人次CT MRI'
    """
    joined: list[str] = []
    for line in lines:
        if joined and not (_WIDE.match(joined[-1][-1]) or _WIDE.match(line)):
            joined.append(" ")
        joined.append(line)
    return "".join(joined)


def is_data(table: Element, rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether a table holds data: rows of several cells, heads or figures among them, and none that holds the page.

    Args:
        table: The element.
        rows: Its cells.
    """
    full = [[cell for cell in row if cell.words] for row in rows]
    full = [row for row in full if row]
    several = [row for row in full if len(row) >= 2]
    if len(several) < 2 or len(several) * 2 < len(full):
        return False
    cells = [cell for row in full for cell in row]
    longest, total = max(len(cell.words) for cell in cells), sum(len(cell.words) for cell in cells)
    if longest > _LONGEST_CELL or (total > 600 and longest * 2 > total):
        return False
    if table.get("role") == "presentation":
        return False
    figures = sum(bool(_FIGURE.search(cell.words)) for cell in cells)
    heads = sum(cell.head for cell in cells)
    return heads >= 2 or figures * 8 >= len(cells) or len({len(row) for row in several}) == 1


def grid(rows: Sequence[Sequence[Cell]], limits: Limits, name: str | None) -> list[list[str]]:
    """The rows with a text for each column: a cell's once, and empty ones beside and below it where it spans several.

    Args:
        rows: The cells as written.
        limits: How many cells there may be.
        name: Of the file, for errors.

    Raises:
        LimitError: There are more.

    Example:
        >>> wide, tall = Cell("机构", False, 2, 1), Cell("医院", False, 1, 2)
        >>> one = Cell("5", False, 1, 1)
        >>> grid([[wide, one], [tall, one, one], [one, one]], Limits(), None)
        [['机构', '', '5'], ['医院', '5', '5'], ['', '5', '5']]
    """
    lines: list[list[str]] = []
    taken: dict[int, int] = {}
    total = 0
    for row in rows:
        line: list[str] = []
        below: dict[int, int] = {}
        for cell in row:
            while taken.get(len(line), 0):
                line.append("")
            start = len(line)
            line.append(cell.words)
            line.extend([""] * (cell.columns - 1))
            if cell.rows > 1:
                below |= dict.fromkeys(range(start, len(line)), cell.rows - 1)
            total += cell.columns
            limits.check("elements", total, name)
        while taken.get(len(line), 0):
            line.append("")
        total += len(taken)
        limits.check("elements", total, name)
        taken = {at: left - 1 for at, left in taken.items() if left > 1} | below
        lines.append(line)
    width = max((_used(line) for line in lines), default=0)
    limits.check("elements", width * len(lines), name)
    return [(line + [""] * (width - len(line)))[:width] for line in lines]


def _used(line: Sequence[str]) -> int:
    """How many columns of a row there are up to its last text."""
    return next((i + 1 for i in range(len(line) - 1, -1, -1) if line[i]), 0)
