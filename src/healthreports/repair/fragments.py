"""The printed lines of a page's running text, and which of them break off."""

import re
from collections import Counter
from collections.abc import Sequence

import attrs

from healthreports.layouts.base import Block, BlockKind, Document
from healthreports.repair.evidence import open_quotes
from healthreports.repair.wraps import width_of
from healthreports.text import Span


# How many characters before and after a tear are looked at.
REACH = 80
_END = re.compile(r"[。!?…;:][\"”’」』)》]?\Z|[)》】\"”」』]\Z|—\Z")
_FINAL = re.compile(r"[。!?…;]")
_PUNCTUATION = re.compile(r"[,。;:、!?]")

# A paragraph shorter than this may be a heading, a caption or an item of a list.
_SHORTEST = 12
_LONG = 30


@attrs.frozen(kw_only=True)
class Row:
    """A printed line, or a whole paragraph where the page has no wrapped lines.

    Attributes:
        span: Where it stands.
        block: The number of its block.
        is_first: Whether it begins the block.
        is_last: Whether it ends the block.
        wrapped: Whether it is one line of several.
        tail: Its last words, from the beginning of their sentence within the block.
        head: Its first words, with those after them in the block.
    """

    span: Span
    block: int
    is_first: bool
    is_last: bool
    wrapped: bool
    tail: str
    head: str

    @property
    def is_open(self) -> bool:
        """Whether its sentence goes on."""
        return not _END.search(self.tail) or (
            self.tail.endswith('"') and self.tail.count('"') % 2 == 1
        )


def _halves(document: Document, span: Span, usual: int) -> list[Span]:
    """A line of double width as the two of neighbouring columns that were read as one."""
    folded = span.of(document.folded)
    if not usual or not 1.7 * usual <= width_of(folded) <= 2.3 * usual:
        return [span]
    at = next(i for i in range(len(folded)) if width_of(folded[: i + 1]) > usual)
    return [Span(span.start, span.start + at), Span(span.start + at, span.end)]


def rows_of(document: Document, blocks: Sequence[Block]) -> tuple[Row, ...]:
    """The rows of all blocks of text, in text order."""
    folded = document.folded
    rows: list[Row] = []
    usual = 0
    for number, block in enumerate(blocks):
        if block.kind is not BlockKind.TEXT:
            continue
        if len(block.spans) > 2:
            usual = Counter(width_of(span.of(folded)) for span in block.spans).most_common(1)[0][0]
        wrapped = len(block.spans) > 1
        spans = [
            half
            for span in block.spans
            for half in (_halves(document, span, usual) if wrapped else [span])
        ]
        for i, span in enumerate(spans):
            rows.append(
                Row(
                    span=span,
                    block=number,
                    is_first=i == 0,
                    is_last=i == len(spans) - 1,
                    wrapped=wrapped,
                    tail=_sentence(
                        "".join(s.of(folded) for s in spans[max(0, i - 3) : i + 1])[-REACH:]
                    ),
                    head="".join(s.of(folded)[:REACH] for s in spans[i : i + 2])[:REACH],
                )
            )
    return tuple(rows)


def _sentence(tail: str) -> str:
    """The last sentence of some text, begun or whole."""
    ends = [found.end() for found in _FINAL.finditer(tail, 0, max(0, len(tail) - 2))]
    return tail[ends[-1] :] if ends else tail


def breaks_off(document: Document, block: Block, row: Row) -> bool:
    """Whether a block of text ends within a sentence, and is no heading, caption or item without a full stop."""
    words = block.of(document.folded)
    if not row.is_open or len(words) < _SHORTEST:
        return False
    inner = words[:-1]
    return bool(
        _FINAL.search(inner)
        or open_quotes(row.tail)
        or (len(words) >= _LONG and _PUNCTUATION.search(inner))
    )


def open_ends(document: Document, blocks: Sequence[Block], rows: Sequence[Row]) -> tuple[int, ...]:
    """The rows that end a block and break off, none on a page whose paragraphs often have no full stop."""
    last = [
        (i, row)
        for i, row in enumerate(rows)
        if row.is_last and len(blocks[row.block].of(document.text)) >= _LONG
    ]
    closed = sum(not row.is_open for _, row in last)
    wrapped = any(row.wrapped for row in rows)
    if closed < (0.5 if wrapped else 0.75) * len(last):
        return ()
    return tuple(
        i
        for i, row in enumerate(rows)
        if row.is_last and breaks_off(document, blocks[row.block], row)
    )
