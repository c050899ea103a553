"""Which fragment continues which: the best pairs by far, and what follows from them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

import attrs

from healthreports.repair.evidence import (
    ENOUGH,
    MARGIN,
    can_continue,
    cannot_begin,
    closes_quote,
    goes_on,
    strength,
)
from healthreports.repair.fragments import Row


# More open ends than this are no torn columns but another kind of page.
MOST = 200
# Lines of columns read across each other lie near one another.
WINDOW = 60
MOST_LINES = 1500


@attrs.frozen
class Pair:
    """A fragment that breaks off and the one that continues it, by the numbers of their rows.

    Attributes:
        tail: The row that ends with the tear.
        head: The row that begins after it.
        score: How strongly they speak for each other.
    """

    tail: int
    head: int
    score: float

    @property
    def low(self) -> int:
        """The first row between the two."""
        return min(self.tail + 1, self.head)

    @property
    def high(self) -> int:
        """The last row of the two."""
        return max(self.tail, self.head)

    def crosses(self, other: "Pair") -> bool:
        """Whether the rows between the two reach into those of the other pair."""
        return self.low <= other.high and other.low <= self.high


def _scored(
    rows: Sequence[Row], tails: Iterable[int], heads: Sequence[int], window: int
) -> list[Pair]:
    """All pairs that something speaks for, those next to each other too.

    Within a window, both lie in one article; a tail is not continued by the beginning of its own block.

    Args:
        rows: All rows of the page.
        tails: Numbers of rows.
        heads: Numbers of rows, in order.
        window: How many rows apart the two may be.
    """
    pairs = []
    for tail in tails:
        end = rows[tail]
        for head in heads[bisect_left(heads, tail - window) : bisect_right(heads, tail + window)]:
            begin = rows[head]
            if head <= tail and begin.block == end.block:
                continue
            if window > WINDOW or begin.article == end.article:
                score = strength(end.tail, begin.head)
                if score:
                    pairs.append(Pair(tail, head, score))
    return pairs


def _best(pairs: Sequence[Pair]) -> list[Pair]:
    """The pairs that are good enough and by the margin better than any other of their tail and of their head.

    A rival counts no more once its other half has found a better partner.
    """
    chosen: list[Pair] = []
    left = list(pairs)
    while True:
        by_tail: dict[int, list[float]] = {}
        by_head: dict[int, list[float]] = {}
        for pair in left:
            by_tail.setdefault(pair.tail, []).append(pair.score)
            by_head.setdefault(pair.head, []).append(pair.score)
        best = [
            pair
            for pair in left
            if pair.score >= ENOUGH
            and sorted([-MARGIN, *by_tail[pair.tail]])[-2] <= pair.score - MARGIN
            and sorted([-MARGIN, *by_head[pair.head]])[-2] <= pair.score - MARGIN
        ]
        if not best:
            return chosen
        chosen += best
        tails, heads = {pair.tail for pair in best}, {pair.head for pair in best}
        left = [pair for pair in left if pair.tail not in tails and pair.head not in heads]


def _torn_lines(rows: Sequence[Row]) -> tuple[list[int], list[int]]:
    """Lines within paragraphs that their next one may not continue, and such that may not continue their last one."""
    tails, heads = [], []
    for i, row in enumerate(rows[:-1]):
        if row.is_last or goes_on(row.tail, rows[i + 1].head):
            continue
        if row.is_open:
            tails.append(i)
        if can_continue(rows[i + 1].head):
            heads.append(i + 1)
    return tails, heads


def find_pairs(rows: Sequence[Row], tails: Sequence[int]) -> tuple[Pair, ...]:
    """The pairs of fragments that belong together, neighbours among them.

    Args:
        rows: All rows of the page.
        tails: The rows that end a block and break off.
    """
    # What is too short to be sure that it breaks off is not joined, but may be what another's rest belongs to.
    ends = [i for i, row in enumerate(rows) if row.is_last and row.is_open]
    heads = [i for i, row in enumerate(rows) if row.is_first and can_continue(row.head)]
    if not tails or len(ends) > MOST or len(heads) > MOST:
        return ()
    certain = set(tails)
    if not any(row.wrapped for row in rows) or len(rows) > MOST_LINES:
        pairs = _best(_scored(rows, ends, heads, len(rows) + WINDOW))
        return tuple(pair for pair in pairs if pair.tail in certain)
    inner_tails, inner_heads = _torn_lines(rows)
    certain.update(inner_tails)
    quoted = [i for i in inner_heads if closes_quote(rows[i].head)]
    pairs = _scored(rows, ends, sorted({*heads, *inner_heads}), WINDOW)
    pairs += _scored(rows, inner_tails, sorted({*heads, *quoted}), WINDOW)
    return _with_consequences(rows, [pair for pair in _best(pairs) if pair.tail in certain])


def _with_consequences(rows: Sequence[Row], pairs: Sequence[Pair]) -> tuple[Pair, ...]:
    """The pairs of whole blocks, those of lines that confirm each other, and what follows from these.

    A line within a paragraph is cut only where two tears cross: one row of a column, read into
    another column, tears both.
    """
    kept = []
    for pair in pairs:
        whole = rows[pair.tail].is_last and rows[pair.head].is_first
        crossing = [other for other in pairs if other is not pair and pair.crosses(other)]
        if whole or any(other.high - other.low <= WINDOW for other in crossing):
            kept.append(pair)
    for pair in list(kept):
        crossing = [other for other in kept if other is not pair and pair.crosses(other)]
        if len(crossing) == 1 and pair.tail < crossing[0].tail:
            third = _third(rows, pair, crossing[0])
            if third and all(third.tail != p.tail and third.head != p.head for p in kept):
                kept.append(third)
    return tuple(kept)


def _third(rows: Sequence[Row], one: Pair, other: Pair) -> Pair | None:
    """The third tear of an exchange: where A C B D was read as A B C D, two tears give the third.

    One of B and C is a single line, which was read at the wrong place.
    """
    tails = {one.head - 1, other.head - 1} - {one.tail, other.tail}
    heads = {one.tail + 1, other.tail + 1} - {one.head, other.head}
    if len(tails) != 1 or len(heads) != 1:
        return None
    tail, head = tails.pop(), heads.pop()
    cuts = sorted({one.tail, other.tail, tail})
    single = len(cuts) == 3 and 1 in (cuts[1] - cuts[0], cuts[2] - cuts[1])
    if tail < 0 or head >= len(rows):
        return None
    begins = rows[tail].is_open or not cannot_begin(rows[head].head)
    return Pair(tail, head, 0.0) if single and begins else None
