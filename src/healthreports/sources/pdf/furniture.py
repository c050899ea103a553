"""Running heads, running feet and page numbers: found by place and repetition, and taken away."""

import re
from collections import defaultdict
from collections.abc import Sequence

from healthreports.sources.pdf.lines import Segment


# How many lines at either end of a page may be furniture.
_DEEPEST = 3
# The outer parts of a page, by their share of its height, where a page number may stand.
_MARGIN = 0.12
# Likewise, what repeats.
_OUTER = 0.2
# The same words within this many points are at the same place.
_PLACE = 6.0

_PAGE_NUMBER = re.compile(
    r"""
    [-—–―－·•.|\s]*+\d{1,4}+[-—–―－·•.|\s]*+                    # 3; — 3 —; · 3 ·
    | 第?\s?\d{1,4}+\s?页\s?[,，/／|]?\s?(?:[（(]?共\s?\d{1,4}+\s?页[)）]?)?+   # 第3页 共12页
    | (?:[Pp]age\s?)?\d{1,4}+\s?(?:/|／|of)\s?\d{1,4}+          # 3/12; Page 3 of 12
    | [Pp]age\s?\d{1,4}+
    | (?:https?|file)://\S++(?:\s\d{1,4}+/\d{1,4}+)?            # the address that a browser prints
    """,
    re.VERBOSE,
)
_DIGITS = re.compile(r"\d++")


def without_furniture(
    pages: Sequence[Sequence[Segment]], heights: Sequence[float]
) -> tuple[tuple[Segment, ...], ...]:
    """The segments of each page without what repeats over pages at its head and foot, and its number.

    Args:
        pages: The segments of each page.
        heights: Of each page, in points.
    """
    edges = [_edges(segments) for segments in pages]
    seen: dict[tuple[str, int], set[int]] = defaultdict(set)
    for number, segments in enumerate(edges):
        for segment in segments:
            for key in _keys(segment):
                seen[key].add(number)
    out = []
    for number, page in enumerate(pages):
        dropped = {
            segment
            for segment in edges[number]
            if _is_page_number(segment, heights[number])
            or (
                _is_outer(segment, heights[number], _OUTER)
                and any(_repeats(seen[key], number, len(pages)) for key in _keys(segment))
            )
        }
        out.append(tuple(segment for segment in page if segment not in dropped))
    # A page that is printed over and over is no furniture.
    return tuple(out) if any(out) else tuple(map(tuple, pages))


def _edges(segments: Sequence[Segment]) -> list[Segment]:
    """The segments of the first and last lines of a page."""
    bases = sorted({round(segment.base) for segment in segments})
    lines: list[int] = []
    for base in bases:
        if not lines or base - lines[-1] > 2:
            lines.append(base)
    if not lines:
        return []
    high, low = lines[:_DEEPEST][-1] + 2, lines[-_DEEPEST:][0] - 1
    return [segment for segment in segments if segment.base <= high or segment.base >= low]


def _keys(segment: Segment) -> list[tuple[str, int]]:
    """What a segment and its like on other pages share; two neighbouring places, for it may lie on their border."""
    words = _DIGITS.sub("#", segment.text)
    place = int(segment.base // _PLACE)
    beside = place + (1 if segment.base % _PLACE > _PLACE / 2 else -1)
    return [(words, place), (words, beside)]


def _repeats(numbers: set[int], number: int, count: int) -> bool:
    """Whether words stand on so many pages near this one that they are no part of the text.

    A head may stand on the odd or even pages only, and in one chapter only.
    """
    near = sum(abs(other - number) <= 4 for other in numbers) if len(numbers) < 50 else 9
    return near >= 3 or (near == 2 and count <= 4)


def _is_page_number(segment: Segment, height: float) -> bool:
    return _is_outer(segment, height, _MARGIN) and _PAGE_NUMBER.fullmatch(segment.text) is not None


def _is_outer(segment: Segment, height: float, share: float) -> bool:
    return segment.base < share * height or segment.base > (1 - share) * height
