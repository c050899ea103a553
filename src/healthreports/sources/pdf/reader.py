"""From a PDF file's bytes to text with marks."""

from collections.abc import Sequence

from healthreports.errors import SourceError
from healthreports.sources.drafts import Draft
from healthreports.sources.limits import Limits
from healthreports.sources.marks import Content
from healthreports.sources.pdf.furniture import without_furniture
from healthreports.sources.pdf.grids import Grid, grids_of
from healthreports.sources.pdf.headings import PLAIN, body_of, ranks_of
from healthreports.sources.pdf.lines import Segment, segments_of
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
    widths: list[float] = []
    told = unknown = images = 0
    for page in pages_of(data, name, limits):
        found, rest = grids_of(page.rules, segments_of(page), page.number)
        grids.append(found)
        segments.append(rest)
        heights.append(page.height)
        widths.append(page.width)
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
    table, on_page, page, row = -1, 0, 0, 0
    head: tuple[str, ...] = ()
    last: Element | None = None
    for i, element in enumerate(elements):
        if isinstance(element, Paragraph):
            rank = ranks.get(i, PLAIN)
            number = element.lines[0].page
            draft.line(next(texts), rank.kind, f"page {number}", level=rank.level)
        else:
            rows = element.rows
            on_page = on_page + 1 if element.page == page else 1
            page = element.page
            if _goes_on(last, element):
                rows = rows[1:] if rows[0] == head else rows
            else:
                table, row, head = table + 1, 0, rows[0]
            for cells in rows:
                place = f"page {page}, table {on_page}"
                draft.row(cells, table=table, row=row, place=place)
                row += 1
        last = element
    return draft.content()


def _goes_on(last: Element | None, element: Element) -> bool:
    """Whether a table is the rest of the one before it, at the end of a column or page."""
    return (
        isinstance(last, Grid)
        and isinstance(element, Grid)
        and len(element.rows[0]) == len(last.rows[0])
        and (element.page == last.page + 1 or element.top < last.top)
        and abs(element.right - element.left - last.right + last.left) < 4
    )
