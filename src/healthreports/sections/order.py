"""The order in which a document nests the styles of its headings."""

from collections import Counter
from collections.abc import Sequence

import attrs

from healthreports.sections.pieces import GIVEN, STYLES, Head, Piece


# A style that goes on over another holds it; one that only begins below another may lie in it, and counts once.
_HOLDS = 2
# These stand at the top unless the document shows the contrary.
_TOP = frozenset(("chapter", "article", "hanzi"))
# These count within sentences, too, so that nothing lies in them for standing behind them.
_LOW = frozenset(("inner", "half", "circle"))


def ranked(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The pieces with their heads ranked as the document itself nests its styles.

    1. …（一）…（二）… 2. … holds （一） in 1., against the common order; where a document shows nothing, that order
    stands: 第一章, 第一节, 一、, （一）, 1., （1）, ①. A bullet lies in what it is first met below.

    Args:
        pieces: In reading order.
    """
    heads = [piece for piece in pieces if isinstance(piece, Head) and piece.style != "lead"]
    order = _order(heads)
    places = {style: GIVEN + place for place, style in enumerate(order)}
    return tuple(
        _placed(piece, places) if isinstance(piece, Head) and piece.style != "lead" else piece
        for piece in pieces
    )


def _placed(head: Head, places: dict[str, int]) -> Head:
    """The head with its rank: its style's place, or its layout's level."""
    rank = places.get(head.style, head.level or 0)
    return head if head.rank == rank else attrs.evolve(head, rank=rank)


def _order(heads: Sequence[Head]) -> list[str]:
    """The styles from the top down."""
    order = _common_order(heads)
    votes = _votes(heads)
    for style in tuple(order):
        above = order[: order.index(style)]
        for other in above:
            if votes[style, other] > votes[other, style]:
                order.remove(style)
                order.insert(order.index(other), style)
                break
    return order


def _common_order(heads: Sequence[Head]) -> list[str]:
    """The common order of styles, with bullets put below what they are first met below."""
    order = list(STYLES)
    above: str | None = None
    for head in heads:
        if head.style not in order and head.style != "given":
            order.insert(order.index(above) + 1 if above else 0, head.style)
        above = head.style if head.style in order else "hanzi"
    return order


def _votes(heads: Sequence[Head]) -> Counter[tuple[str, str]]:
    """How much speaks for one style holding another, by the pair."""
    votes: Counter[tuple[str, str]] = Counter()
    last: dict[str, tuple[int, int]] = {}
    begun: dict[str, int] = {}
    for i, head in enumerate(heads):
        if head.style == "given":
            last.clear()
            begun.clear()
            continue
        before, ordinal = last.get(head.style, (i, -1))
        if head.ordinal == ordinal + 1 or (not head.ordinal and ordinal == 0):
            within = [style for style, at in begun.items() if at > before]
            votes.update({(head.style, style): _HOLDS for style in within})
        if head.ordinal <= 1:
            if head.style not in begun and i and head.style not in _TOP | _LOW:
                votes[heads[i - 1].style, head.style] += heads[i - 1].style not in _LOW
            begun[head.style] = i
        last[head.style] = (i, head.ordinal)
    return votes
