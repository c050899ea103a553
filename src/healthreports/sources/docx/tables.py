"""The tables of a Word file: cells set into rows and columns, and tables that only lay out a page told apart."""

from collections.abc import Callable, Iterator

import attrs

from healthreports.sources.docx.markup import (
    Element,
    child_of,
    name_of,
    number_of,
    value_of,
)
from healthreports.sources.docx.paragraphs import is_seen


# What a cell of data holds at most: 5 paragraphs of together 400 characters are a column of an article.
_MOST_PARAGRAPHS = 4
_LONGEST = 400


@attrs.frozen(kw_only=True)
class Cell:
    """A cell of a table.

    Attributes:
        element: As it stands in the file (`w:tc`).
        column: The first column of the grid that it covers, from 0.
        width: How many columns of the grid it covers.
        hidden: Whether it belongs to the cell above or before.
    """

    element: Element
    column: int
    width: int = 1
    hidden: bool = False


@attrs.frozen(kw_only=True)
class Table:
    """A table.

    Attributes:
        rows: Of cells, in the order of the grid.
        columns: Those of the grid at which some cell begins: others are only there because cells are shifted.
    """

    rows: tuple[tuple[Cell, ...], ...]
    columns: tuple[int, ...]


def read_table(element: Element, count: Callable[[int], None]) -> Table:
    """The cells of a table (`w:tbl`) in their places; rows and cells whose deletion is tracked are gone.

    Args:
        element: The table.
        count: Told of the columns that each cell covers; it may refuse.
    """
    rows = []
    open_columns: set[int] = set()
    for row in _parts(element, "tr"):
        if child_of(row, "trPr", "del") is None:
            cells, open_columns = _read_row(row, open_columns, count)
            rows.append(cells)
    columns = sorted({cell.column for row in rows for cell in row})
    return Table(rows=tuple(rows), columns=tuple(columns))


def _read_row(
    row: Element, open_columns: set[int], count: Callable[[int], None]
) -> tuple[tuple[Cell, ...], set[int]]:
    """The cells of a row, and the columns at which a cell may go on in the next one."""
    before = max(number_of(child_of(row, "trPr", "gridBefore")) or 0, 0)
    count(before)
    cells: list[Cell] = []
    column = before
    merging: set[int] = set()
    for element in _parts(row, "tc"):
        properties = child_of(element, "tcPr")
        if child_of(properties, "cellDel") is not None:
            continue
        width = max(number_of(child_of(properties, "gridSpan")) or 1, 1)
        count(width)
        down = _merge(properties, "vMerge")
        hidden = _merge(properties, "hMerge") == "continue" and bool(cells)
        if down is not None:
            hidden = hidden or (down == "continue" and column in open_columns)
            merging.add(column)
        cells.append(Cell(element=element, column=column, width=width, hidden=hidden))
        column += width
    return tuple(cells), merging


def _merge(properties: Element | None, name: str) -> str | None:
    """Whether a cell starts merging (`restart`) or belongs to the one before (`continue`, also if it only says that it merges)."""
    merge = child_of(properties, name)
    return None if merge is None else value_of(merge) or "continue"


def _parts(element: Element, name: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, content controls and the like around them opened."""
    stack = [iter(element)]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
            continue
        found = name_of(child)
        if found == name:
            yield child
        elif found in _AROUND and is_seen(child, found):
            stack.append(iter(child))


_AROUND = frozenset("sdt sdtContent ins moveTo customXml smartTag".split())


def blocks_in(element: Element) -> Iterator[Element]:
    """The paragraphs and tables right within a cell, a text box or a note."""
    stack = [iter(element)]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
            continue
        name = name_of(child)
        if name in ("p", "tbl"):
            yield child
        elif name in _AROUND and is_seen(child, name):
            stack.append(iter(child))


def paragraphs_in(element: Element) -> Iterator[Element]:
    """All paragraphs within a cell, those of tables in it among them."""
    stack = [blocks_in(element)]
    while stack:
        block = next(stack[-1], None)
        if block is None:
            stack.pop()
        elif name_of(block) == "p":
            yield block
        else:
            cells = [
                cell.element
                for row in read_table(block, _uncounted).rows
                for cell in row
                if not cell.hidden
            ]
            stack.extend(blocks_in(cell) for cell in reversed(cells))


def _uncounted(_columns: int) -> None:
    """Columns of a table within a table are not filled up with empty cells."""


def is_layout(table: Table) -> bool:
    """Whether a table only sets out text on the page: one cell, one column, or a frame around whole paragraphs."""
    cells = [cell for row in table.rows for cell in row if not cell.hidden]
    if len(cells) < 2 or all(len(row) == 1 for row in table.rows):
        return True
    if sum(1 for cell in cells if _has_text(cell.element)) < 2:
        return True
    return any(_is_article(cell.element) for cell in cells)


def _has_text(element: Element) -> bool:
    names = ((name_of(child), child) for child in element.iter())
    return any(name == "numPr" or (name == "t" and child.text) for name, child in names)


def _is_article(cell: Element) -> bool:
    lengths = [
        sum(len(child.text or "") for child in paragraph.iter() if name_of(child) == "t")
        for paragraph in blocks_in(cell)
        if name_of(paragraph) == "p"
    ]
    full = [length for length in lengths if length]
    return len(full) > _MOST_PARAGRAPHS and sum(full) > _LONGEST
