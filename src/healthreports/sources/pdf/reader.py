"""From a PDF file's bytes to text with marks."""

from collections.abc import Sequence

import attrs

from healthreports.errors import SourceError
from healthreports.sources.drafts import Draft
from healthreports.sources.limits import Limits
from healthreports.sources.marks import Content
from healthreports.sources.pdf.furniture import without_furniture
from healthreports.sources.pdf.grids import Grid, grids_of
from healthreports.sources.pdf.headings import PLAIN, body_of, ranks_of
from healthreports.sources.pdf.lines import Segment, joined, segments_of
from healthreports.sources.pdf.order import Block, Measure, blocks_of
from healthreports.sources.pdf.paragraphs import Element, Paragraph, elements_of
from healthreports.sources.pdf.process import pages_of
from healthreports.sources.pdf.wraps import with_wraps


_OCR = "have it recognised first, for instance with `ocrmypdf -l chi_sim in.pdf out.pdf`, and give that file"


def read_pdf(data: bytes, *, name: str | None, limits: Limits) -> Content:
    """The text of a PDF file with a text layer: paragraphs and headings in reading order, tables row by row.

    The file is parsed in a child process under the limits of `seconds` and `memory`. Lines of a paragraph are joined,
    also over the end of a column or a page; running heads and page numbers are left out.

    Args:
        data: The whole file.
        name: Of the file, for errors.
        limits: How much to take in.

    Raises:
        SourceError: The file is encrypted, damaged, or has no text that can be read (a scan).
        LimitError: It is over one of the limits.
        MissingExtraError: pypdfium2 is not installed.
    """
    segments: list[tuple[Segment, ...]] = []
    grids: list[tuple[Grid, ...]] = []
    heights: list[float] = []
    widths: dict[int, float] = {}
    told = unknown = images = 0
    for page in pages_of(data, name, limits):
        found, rest = grids_of(page.rules, segments_of(page), page.number)
        grids.append(found)
        segments.append(rest)
        heights.append(page.height)
        widths[page.number] = page.width
        told += len(page.glyphs)
        unknown += page.unknown
        images += page.images
    _refuse_pictures(told, unknown, images, name)
    kept = without_furniture(segments, heights)
    size, font = body_of(kept)
    blocks: list[Block] = []
    columns: tuple[float, ...] = ()
    for tables, lines in zip(grids, kept, strict=True):
        ordered = blocks_of([*tables, *lines], Measure(size, columns))
        columns = tuple(block.left for block in ordered if block.column)
        blocks.extend(ordered)
    return _written(elements_of(blocks, size, widths), size, font, Draft(limits, name))


def _refuse_pictures(told: int, unknown: int, images: int, name: str | None) -> None:
    """Refuses a scan, and fonts that do not say which characters they show."""
    if not told:
        kind = "only pictures (a scan)" if images else "no text"
        msg = f"the PDF file holds {kind}: {_OCR}"
        raise SourceError(msg, name)
    if unknown * 2 > told:
        msg = f"the fonts of the PDF file do not say which characters they show: {_OCR}"
        raise SourceError(msg, name)


def _written(elements: Sequence[Element], size: float, font: str, draft: Draft) -> Content:
    ranks = ranks_of(elements, size, font)
    texts = iter(
        with_wraps(
            [line.text for line in element.lines]
            for element in elements
            if isinstance(element, Paragraph)
        )
    )
    tables = iter(_tables(elements))
    for i, element in enumerate(elements):
        if isinstance(element, Paragraph):
            rank = ranks.get(i, PLAIN)
            place = f"page {element.lines[0].page}"
            draft.line(next(texts), rank.kind, place, level=rank.level)
        else:
            table = next(tables)
            for row, cells in enumerate(table.rows, table.first):
                draft.row(cells, table=table.number, row=row, place=table.place)
    return draft.content()


@attrs.frozen
class _Table:
    """A table, or the part of one on a page.

    Attributes:
        rows: That stand in the text.
        first: The number of the first one in the whole table, from 0.
        number: Of the table in the file, from 0.
        place: Where it stands.
    """

    rows: tuple[tuple[str, ...], ...]
    first: int
    number: int
    place: str


def _tables(elements: Sequence[Element]) -> list[_Table]:
    """The tables of a file, those that go on over a page counted on."""
    out: list[_Table] = []
    number, on_page, page, head = -1, 0, 0, tuple[str, ...]()
    last: Element | None = None
    for element in elements:
        if not isinstance(element, Paragraph):
            on_page = on_page + 1 if element.page == page else 1
            page, rows, first = element.page, element.rows, 0
            if isinstance(last, Grid) and isinstance(element, Grid) and _goes_on(last, element):
                rows = rows[1:] if rows[0] == head else rows
                first = out[-1].first + len(out[-1].rows)
                if rows and out[-1].rows and _is_rest(last, element, rows[0]):
                    whole = tuple(
                        joined([a, b]) if b else a
                        for a, b in zip(out[-1].rows[-1], rows[0], strict=True)
                    )
                    out[-1] = attrs.evolve(out[-1], rows=(*out[-1].rows[:-1], whole))
                    rows = rows[1:]
            else:
                number, head = number + 1, rows[0]
            out.append(_Table(rows, first, number, f"page {page}, table {on_page}"))
        last = element
    return out


def _is_rest(last: Grid, grid: Grid, row: tuple[str, ...]) -> bool:
    """Whether a row is the rest of the one before the page's end, and no row with empty cells."""
    filled = {column for column, cell in enumerate(row) if cell}
    return (
        row is grid.rows[0]
        and grid.parted
        and len(filled) < len(row)
        and filled <= last.full
        and not any(_starts_anew(cell) for cell in row)
    )


def _starts_anew(cell: str) -> bool:
    return cell[:1] in "一二三四五六七八九十（(其#" and cell != ""


def _goes_on(last: Grid, element: Grid) -> bool:
    """Whether a table is the rest of the one before it, at the end of a column or page."""
    return (
        len(element.rows[0]) == len(last.rows[0])
        and (element.page == last.page + 1 or element.top < last.top)
        and abs(element.right - element.left - last.right + last.left) < 4
    )
