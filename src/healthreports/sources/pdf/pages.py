"""A page of a PDF file as it is told by the parser: characters with their places, rules, and nothing of the file's own."""

import math
from array import array
from collections import Counter
from collections.abc import Mapping

import attrs

from healthreports.sources.pdf.parser import NUMBERS


# Directions: quarter turns against the clock; text that leans otherwise is a watermark or a stamp.
_QUARTERS = 4


# Chinese characters, their punctuation, and full-width letters.
_SQUARES = (("\u3000", "\u303f"), ("\u4e00", "\u9fff"), ("\uff01", "\uff60"))


@attrs.frozen
class Rule:
    """A straight line of ink, from the page's top left corner."""

    left: float
    top: float
    right: float
    bottom: float


@attrs.frozen
class Glyph:
    """A character of a page.

    Attributes:
        text: The character.
        left: Where it begins, in points from the page's left side.
        right: Where the next one may begin.
        base: Of its base line, from the page's upper side.
        size: Of its font.
        font: The name of its font, empty where the file gives none.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    font: str


@attrs.frozen(kw_only=True)
class Page:
    """A page turned so that most of its text stands upright.

    Attributes:
        number: From 1.
        width: In points.
        height: In points.
        glyphs: In the order of the file; those that lean or stand across are left out.
        rules: Thin straight lines.
        images: How many there are.
        unknown: How many characters no font explains.
    """

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    rules: tuple[Rule, ...]
    images: int = 0
    unknown: int = 0


def page_of(
    number: int,
    box: list[float],
    text: str,
    numbers: "array[float]",
    styles: "array[int]",
    fonts: Mapping[int, str],
    rules: list[list[float]],
    images: int = 0,
) -> Page:
    """The page that the parser's numbers tell of.

    Args:
        number: From 1.
        box: Left, bottom, right and top of the page.
        text: A character for each glyph.
        numbers: Seven for each: left, bottom, right, top, x and y of the origin, size.
        styles: One for each: eight times its font, and its direction.
        fonts: Their names by their numbers.
        rules: Left, bottom, right and top of each.
        images: How many there are.
    """
    turns = Counter(style & 7 for style in styles if style & 7 < _QUARTERS)
    turn = max(turns, key=lambda each: (turns[each], -each)) if turns else 0
    left, bottom, right, top = _turned(turn, *box)
    glyphs = []
    unknown = 0
    for i, character in enumerate(text):
        values = numbers[i * NUMBERS : (i + 1) * NUMBERS]
        if styles[i] & 7 != turn or not all(map(math.isfinite, values)):
            continue
        x0, y0, x1, y1 = _turned(turn, *values[:4])
        x, y, _, _ = _turned(turn, values[4], values[5], values[4], values[5])
        size = values[6] if values[6] > 0.5 else y1 - y0
        if size < 1 or x1 < left or x0 > right or not bottom <= y <= top:
            continue  # too small to be read, or off the page
        if character == "\ufffd" or "\ue000" <= character <= "\uf8ff":
            unknown += 1
        glyphs.append(
            Glyph(
                character,
                min(x, x0) - left,
                max(x1, x, x + size if _is_wide(character) else x) - left,
                top - y,
                size,
                fonts.get(styles[i] >> 3, ""),
            )
        )
    lines = (_turned(turn, *rule) for rule in rules if all(map(math.isfinite, rule)))
    return Page(
        number=number,
        width=right - left,
        height=top - bottom,
        glyphs=tuple(glyphs),
        rules=tuple(Rule(x0 - left, top - y1, x1 - left, top - y0) for x0, y0, x1, y1 in lines),
        images=images,
        unknown=unknown,
    )


def _is_wide(character: str) -> bool:
    """Whether a character is a square; of a font that is drawn the box may be that of its ink."""
    return any(first <= character <= last for first, last in _SQUARES)


def _turned(
    turn: int, left: float, bottom: float, right: float, top: float
) -> tuple[float, float, float, float]:
    """A box turned with the clock by some quarters about the origin."""
    for _ in range(turn):
        left, bottom, right, top = bottom, -right, top, -left
    return left, bottom, right, top
