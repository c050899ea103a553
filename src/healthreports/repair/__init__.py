"""Repair: wrapped lines unwrapped, torn fragments joined, truncations noted."""

from collections.abc import Sequence

import attrs

from healthreports.layouts.base import Block, BlockKind, Document
from healthreports.repair.evidence import cannot_begin, strength
from healthreports.repair.fragments import Row, is_torn, open_ends, rows_of
from healthreports.repair.joining import Pair, find_pairs
from healthreports.repair.wraps import unwrap_blanks, unwrap_lines
from healthreports.report import Join
from healthreports.text import Span


@attrs.frozen(kw_only=True)
class Mended:
    """The blocks of a page after repair.

    Attributes:
        blocks: In reading order, which joins may make other than text order.
        joins: The fragments put together over a distance.
        truncations: Offsets where text breaks off and continues nowhere.
    """

    blocks: tuple[Block, ...]
    joins: tuple[Join, ...] = ()
    truncations: tuple[int, ...] = ()


def mend(document: Document, blocks: Sequence[Block]) -> Mended:
    r"""The blocks with wrapped lines unwrapped and torn sentences joined.

    A joined block stands where its sentence begins; the rest of the block that continues it comes along.

    Args:
        document: The text that the blocks point into.
        blocks: A layout's blocks, in text order.

    Example:
        >>> text = "做实居家护理。上门服务685人\n推进扩面。\n次，在线咨询315人次。\n加强督查。"
        >>> page = Document(name="page", text=text)
        >>> lines = [Block(kind=BlockKind.TEXT, spans=(line.span,)) for line in page.lines]
        >>> mended = mend(page, lines)
        >>> mended.blocks[0].of(text)
        '做实居家护理。上门服务685人次，在线咨询315人次。'
        >>> mended.joins
        (Join(tail_end=15, head_start=22),)
    """
    unwrapped = unwrap_lines(document, unwrap_blanks(document, blocks))
    rows = rows_of(document, unwrapped)
    tails = open_ends(document, unwrapped, rows)
    if not tails:
        return Mended(blocks=unwrapped)
    pairs = find_pairs(rows, tails)
    taken = {pair.tail for pair in pairs}, {pair.head for pair in pairs}
    neighbours = [
        Pair(tail, tail + 1, 0.0)
        for tail in tails
        if tail not in taken[0] and tail + 1 not in taken[1] and _goes_on(document, rows, tail)
    ]
    chains = _chains(rows, [*pairs, *neighbours])
    if not chains:
        return Mended(blocks=unwrapped)
    left = set(tails) - taken[0] - {pair.tail for pair in neighbours}
    return Mended(
        blocks=_rebuilt(unwrapped, rows, chains),
        joins=tuple(
            Join(rows[pair.tail].span.end, rows[pair.head].span.start)
            for pair in sorted(pairs, key=lambda pair: pair.tail)
            if not _are_neighbours(document, rows, pair)
        ),
        truncations=tuple(
            rows[tail].span.end
            for tail in sorted(left)
            if is_torn(document, unwrapped[rows[tail].block], rows[tail])
        ),
    )


def _are_neighbours(document: Document, rows: Sequence[Row], pair: Pair) -> bool:
    """Whether only white space lies between the two."""
    between = document.folded[rows[pair.tail].span.end : rows[pair.head].span.start]
    return pair.head == pair.tail + 1 and not between.strip()


def _goes_on(document: Document, rows: Sequence[Row], tail: int) -> bool:
    """Whether a block that breaks off goes on in the next one, as at the foot of a column."""
    if tail + 1 >= len(rows) or not _are_neighbours(document, rows, Pair(tail, tail + 1, 0.0)):
        return False
    head = rows[tail + 1].head
    return (
        rows[tail].tail.endswith((",", "、"))
        or cannot_begin(head)
        or strength(rows[tail].tail, head) > 0
    )


def _chains(rows: Sequence[Row], pairs: Sequence[Pair]) -> dict[int, list[int]]:
    """The rows of each paragraph in reading order, by its first row; empty where the pairs go in a circle."""
    following = {i: i + 1 for i, row in enumerate(rows) if not row.is_last}
    heads = {pair.head for pair in pairs}
    following = {tail: head for tail, head in following.items() if head not in heads}
    following |= {pair.tail: pair.head for pair in pairs}
    begun = set(following.values())
    chains = {}
    for first in range(len(rows)):
        if first not in begun:
            chain = [first]
            while chain[-1] in following:
                chain.append(following[chain[-1]])
            chains[first] = chain
    return chains if sum(map(len, chains.values())) == len(rows) else {}


def _rebuilt(
    blocks: Sequence[Block], rows: Sequence[Row], chains: dict[int, list[int]]
) -> tuple[Block, ...]:
    """The blocks with those of text put together anew, each where its first row stands."""
    chained: dict[int, list[Block]] = {}
    for first, chain in chains.items():
        block = blocks[rows[first].block]
        spans = _touching([rows[i].span for i in chain])
        chained.setdefault(rows[first].block, []).append(attrs.evolve(block, spans=spans))
    out: list[Block] = []
    for number, block in enumerate(blocks):
        out += chained.get(number, []) if block.kind is BlockKind.TEXT else [block]
    return tuple(out)


def _touching(spans: Sequence[Span]) -> tuple[Span, ...]:
    """The spans with those that touch made one."""
    out: list[Span] = []
    for span in spans:
        if out and out[-1].end == span.start:
            out[-1] = Span(out[-1].start, span.end)
        else:
            out.append(span)
    return tuple(out)
