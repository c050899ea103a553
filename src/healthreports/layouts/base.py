"""What every layout works on and gives: documents of lines in, blocks out."""

from collections.abc import Callable
from enum import StrEnum

import attrs

from healthreports import display
from healthreports.report import Recognition
from healthreports.sources.marks import Mark, MarkKind
from healthreports.text import Span, SpanChain, fold


class BlockKind(StrEnum):
    """What a stretch of a page is."""

    TITLE = "title"
    KICKER = "kicker"
    BYLINE = "byline"
    FIELD = "field"
    BREADCRUMB = "breadcrumb"
    ADDRESSEE = "addressee"
    COVER = "cover"
    SIGNATURE = "signature"
    DATE = "date"
    HEADING = "heading"
    TEXT = "text"
    CAPTION = "caption"
    TABLE = "table"
    FURNITURE = "furniture"


# A display is to be read, not to hold all.
_MOST_SPANS, _MOST_LINES = 4, 60


@attrs.frozen(kw_only=True)
class Block(display.Shown):
    """A stretch of a page with one purpose.

    Attributes:
        kind: Its purpose.
        spans: Its pieces in reading order; one until repair has unwrapped and joined lines.
        level: Of a heading that the layout itself can rank, else `None`.
        key: Of a field, its name as written (索引号).
    """

    kind: BlockKind
    spans: tuple[Span, ...] = attrs.field(converter=tuple[Span, ...])
    level: int | None = None
    key: str | None = None

    def of(self, text: str) -> str:
        """The block's words."""
        return SpanChain(self.spans).of(text)

    def __repr__(self) -> str:
        pieces = " ".join(f"{span.start}:{span.end}" for span in self.spans[:_MOST_SPANS])
        return f"<Block {self.kind} {pieces}{' …' if len(self.spans) > _MOST_SPANS else ''}>"


@attrs.frozen(kw_only=True)
class Line:
    """A line of a document without the blanks around it.

    Attributes:
        text: Folded.
        span: Where it stands, blanks around it not included.
        indent: How many blanks stand before it.
        gap: How many empty lines stand before it.
    """

    text: str
    span: Span
    indent: int = 0
    gap: int = 0


@attrs.frozen(kw_only=True)
class Document(display.Shown):
    """A text made ready for layouts to look at.

    Attributes:
        name: Of the document.
        text: As read.
        marks: What the form of its file says of it.
        folded: The same, folded one character for one.
        lines: Its lines that are not empty.
        cells: The marks of the cells of its tables, in text order.
    """

    name: str
    text: str
    marks: tuple[Mark, ...] = attrs.field(default=(), converter=tuple[Mark, ...], repr=False)
    folded: str = attrs.field(init=False, repr=False)
    lines: tuple[Line, ...] = attrs.field(init=False, repr=False)
    cells: tuple[Mark, ...] = attrs.field(init=False, repr=False)

    def __repr__(self) -> str:
        return f"<Document {self.name}: {len(self.lines)} lines>"

    def __rich__(self) -> display.Part:
        columns = [display.Column("", right=True, style=display.FAINT), display.Column("", share=1)]
        rows = [(str(i), line.text) for i, line in enumerate(self.lines[:_MOST_LINES])]
        more = len(self.lines) - _MOST_LINES
        note = f"and {more} more lines" if more > 0 else None
        return display.Card(self.name, [], [display.Table(columns, rows, note=note, head=False)])

    @folded.default
    def _fold(self) -> str:
        return fold(self.text)

    @cells.default
    def _cells(self) -> tuple[Mark, ...]:
        return tuple(mark for mark in self.marks if mark.kind is MarkKind.CELL)

    @lines.default
    def _split(self) -> tuple[Line, ...]:
        lines, start, gap = [], 0, 0
        for whole in self.folded.split("\n"):
            words = whole.strip(" ")
            if words:
                indent = len(whole) - len(whole.lstrip(" "))
                span = Span(start + indent, start + indent + len(words))
                lines.append(Line(text=words, span=span, indent=indent, gap=gap))
                gap = 0
            else:
                gap += 1
            start += len(whole) + 1
        return tuple(lines)


@attrs.frozen(kw_only=True)
class Layout(display.Shown):
    """A way that offices and newspapers set out their reports.

    Attributes:
        name: Such as `official_notice`.
        recognise: How well a document fits, with the reason.
        blocks: The document's blocks in text order.
    """

    name: str
    recognise: Callable[[Document], Recognition]
    blocks: Callable[[Document], tuple[Block, ...]]

    def __repr__(self) -> str:
        return f"<Layout {self.name}>"

    def __rich__(self) -> display.Part:
        return display.Line(repr(self))


def block_of_lines(document: Document, kind: BlockKind) -> tuple[Block, ...]:
    """A block of one kind for each line of a document."""
    return tuple(Block(kind=kind, spans=(line.span,)) for line in document.lines)
