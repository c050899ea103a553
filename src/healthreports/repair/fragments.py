"""The printed lines of a page's running text, and which of them break off."""

import re
from collections.abc import Sequence
from statistics import median_low

import attrs

from healthreports.layouts.base import Block, BlockKind, Document
from healthreports.repair.evidence import open_quotes
from healthreports.repair.wraps import SHORT, width_of
from healthreports.text import Span


# How many characters before and after a tear are looked at.
REACH = 80
_END = re.compile(r"[。!?…;:][\"”’」』)》]?\Z|[)》】\"”」』]\Z|—\Z")
_FINAL = re.compile(r"[。!?…;]")
# 地址：人民路1号；电话：55501234
_CONTACT = re.compile(r"(?:电话|传真|热线|邮编|邮箱|地址|网址|联系人)[:]?[^。]{0,40}\Z")
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
        is_full: Whether it goes to the column's edge.
        article: The number of its article on the page.
        tail: Its last words, from the beginning of their sentence within the block.
        head: Its first words, with those after them in the block.
    """

    span: Span
    block: int
    is_first: bool
    is_last: bool
    wrapped: bool
    is_full: bool
    article: int
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
    width = width_of(folded)
    if not usual or not 1.7 * usual <= width <= 2.3 * usual:
        return [span]
    at = next(i for i in range(len(folded)) if 2 * width_of(folded[:i]) >= width)
    return [Span(span.start, span.start + at), Span(span.start + at, span.end)]


def _directed(words: str, *, from_end: bool) -> str:
    """The words with straight quotes made opening and closing ones by turns, from the end that is whole."""
    count = words.count('"')
    if not count:
        return words
    marks = ["“", "”"] * (count // 2 + 1)
    marks = marks[count % 2 :][:count] if from_end else marks[:count]
    pieces = words.split('"')
    return pieces[0] + "".join(mark + piece for mark, piece in zip(marks, pieces[1:], strict=True))


def rows_of(document: Document, blocks: Sequence[Block]) -> tuple[Row, ...]:
    """The rows of all blocks of text, in text order."""
    folded = document.folded
    rows: list[Row] = []
    usual = article = 0
    for number, block in enumerate(blocks):
        article += block.kind is BlockKind.BYLINE
        if block.kind is not BlockKind.TEXT:
            continue
        if len(block.spans) > 2:
            usual = median_low(width_of(span.of(folded)) for span in block.spans)
        wrapped = len(block.spans) > 1
        spans = [
            half
            for span in block.spans
            for half in _halves(document, span, usual if wrapped else 0)
        ]
        words = "".join(span.of(folded) for span in spans)
        before, after = _directed(words, from_end=False), _directed(words, from_end=True)
        at = 0
        for i, span in enumerate(spans):
            end = at + len(span)
            rows.append(
                Row(
                    span=span,
                    block=number,
                    is_first=i == 0,
                    is_last=i == len(spans) - 1,
                    wrapped=wrapped,
                    is_full=bool(usual) and width_of(span.of(folded)) >= usual - SHORT,
                    article=article,
                    tail=_sentence(before[max(0, end - REACH) : end]),
                    head=after[at : at + REACH],
                )
            )
            at = end
    return tuple(rows)


def _sentence(tail: str) -> str:
    """The last sentence of some text, begun or whole."""
    ends = [found.end() for found in _FINAL.finditer(tail, 0, max(0, len(tail) - 2))]
    return tail[ends[-1] :] if ends else tail


def is_torn(document: Document, block: Block, row: Row) -> bool:
    """Whether a block of text certainly ends within a sentence.

    A heading, a caption or an item of a list has no full stop either, but no sentence before, no open
    quote, and no line that goes to the column's edge.
    """
    words = block.of(document.folded)
    return row.is_open and bool(
        _FINAL.search(words[:-1])
        or open_quotes(row.tail)
        or (row.is_full and (row.wrapped or _PUNCTUATION.search(words)))
    )


def may_go_on(document: Document, block: Block, row: Row) -> bool:
    """Whether a block of text may be the first half of a sentence."""
    words = block.of(document.folded)
    if not row.is_open or len(words) < _SHORTEST or _CONTACT.search(row.tail):
        return False
    return is_torn(document, block, row) or (
        len(words) >= _LONG and bool(_PUNCTUATION.search(words[:-1]))
    )


def open_ends(document: Document, blocks: Sequence[Block], rows: Sequence[Row]) -> tuple[int, ...]:
    """The rows that end a block and break off, none on a page whose paragraphs often have no full stop."""
    last = [
        (i, row)
        for i, row in enumerate(rows)
        if row.is_last and len(blocks[row.block].of(document.text)) >= _LONG
    ]
    torn = sum(row.is_open for _, row in last)
    few = torn <= 3 or any(row.wrapped for row in rows)
    if torn > max(1, (0.5 if few else 0.25) * len(last)):
        return ()
    return tuple(
        i
        for i, row in enumerate(rows)
        if row.is_last and may_go_on(document, blocks[row.block], row)
    )
