"""Characters put together into the stretches of lines that stand in one column or cell."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import pairwise

import attrs

from healthreports.sources.pdf.pages import Glyph, Page, Rule


@attrs.frozen
class Segment:
    """A stretch of one line: all of it, or what lies in one column or cell.

    Attributes:
        text: Without blanks around it.
        left: In points from the page's left side.
        right: Likewise.
        base: Of its base line, from the page's upper side.
        size: Of its font.
        font: The name of its font, empty where the file gives none.
        page: From 1.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    font: str
    page: int

    @property
    def top(self) -> float:
        """Where its characters begin."""
        return self.base - 0.88 * self.size

    @property
    def bottom(self) -> float:
        """Where they end."""
        return self.base + 0.12 * self.size


# How far apart, in the size of the font, characters of one stretch may stand: as told one after the other,
# and as found side by side.
_NEXT, _BESIDE = 1.2, 0.4
# A gap that is wider by this than others of its kind is a blank that the file leaves out, or the parser.
_BLANK = 0.16
# One gap alone is none that is usual; 王 林, but 平 均 用 时 in a line that is drawn out.
_FEW = 2
# A blank may stand behind these as behind a character.
_CLOSING = frozenset(',;:!?>")、。，；：！？》」』）')
# What may hang out over the side of a column.
STOPS = frozenset("、。，．；：")
# Raised, 10⁵ and 500张¹ would else turn into 105 and 500张1.
_RAISED = dict(zip("0123456789+-()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿ", strict=True))


def segments_of(page: Page) -> tuple[Segment, ...]:
    """The stretches of a page's lines, in no order.

    Args:
        page: With its glyphs in the order of the file, and its rules: none is read across an upright one.
    """
    walls = _walls(page.rules)
    runs: list[list[Glyph]] = []
    for glyph in page.glyphs:
        if runs and _follows(runs[-1], glyph, walls):
            runs[-1].append(glyph)
        else:
            runs.append([glyph])
    made = []
    lines = _beside(runs, walls)
    mixed = _usual([gap for run in lines for gap in _gaps(run, mixed=True)])
    for run in lines:
        segment = _segment(run, page.number, mixed)
        if segment is not None:
            made.append(segment)
    return tuple(made)


@attrs.frozen
class _Walls:
    """Upright rules by their place from left to right."""

    places: tuple[float, ...]
    rules: tuple[Rule, ...]

    def between(self, left: float, right: float, base: float, size: float) -> bool:
        """Whether one stands between two characters of a line."""
        i = bisect_left(self.places, left)
        while i < len(self.places) and self.places[i] <= right:
            if self.rules[i].top <= base - size * 0.3 <= self.rules[i].bottom:
                return True
            i += 1
        return False


def _walls(rules: Iterable[Rule]) -> _Walls:
    upright = [rule for rule in rules if rule.bottom - rule.top > 3 * (rule.right - rule.left) + 3]
    upright.sort(key=lambda rule: rule.left + rule.right)
    places = tuple((rule.left + rule.right) / 2 for rule in upright)
    return _Walls(places, tuple(upright))


def _follows(run: list[Glyph], glyph: Glyph, walls: _Walls) -> bool:
    """Whether a character goes on the line of those before it."""
    last = run[-1]
    size = max(run[0].size, last.size)
    gap = glyph.left - last.right
    if not -0.6 * size <= gap <= _NEXT * size or glyph.right < last.left:
        return False
    return _on_line(run[0], glyph) and not (
        gap > 0.05 * size and walls.between(last.right, glyph.left, glyph.base, glyph.size)
    )


def _on_line(first: Glyph, glyph: Glyph) -> bool:
    shift = first.base - glyph.base
    if abs(shift) <= 0.25 * min(first.size, glyph.size):
        return True
    # 床位500张¹ and H₂O: smaller, and raised or lowered by less than half a line.
    return glyph.size <= 0.8 * first.size and -0.35 * first.size <= shift <= 0.6 * first.size


def _beside(runs: list[list[Glyph]], walls: _Walls) -> list[list[Glyph]]:
    """The runs, those joined that stand close beside each other though the file tells them apart."""
    runs.sort(key=lambda run: (run[0].base, run[0].left))
    rows: list[list[list[Glyph]]] = []
    for run in runs:
        row = rows[-1][0][0] if rows else None
        if row and run[0].base - row.base <= 0.25 * min(row.size, run[0].size):
            rows[-1].append(run)
        else:
            rows.append([run])
    joined: list[list[Glyph]] = []
    for each in rows:
        each.sort(key=lambda run: run[0].left)
        start = len(joined)
        for run in each:
            if len(joined) > start and _closes_up(joined[-1], run, walls):
                joined[-1].extend(run)
            elif len(joined) == start or not _repeats(joined[-1], run):
                joined.append(list(run))
    return joined


def _closes_up(run: list[Glyph], other: list[Glyph], walls: _Walls) -> bool:
    last, first = run[-1], other[0]
    size = min(last.size, first.size)
    if max(last.size, first.size) > 1.4 * size:
        return False
    # A stop that hangs out over the side of its column comes close to the next one.
    gap = first.left - last.right + (0.25 * size if last.text in STOPS else 0)
    return -0.3 * size <= gap <= _BESIDE * size and not walls.between(
        last.right - 0.1, first.left + 0.1, first.base, first.size
    )


def _repeats(run: list[Glyph], other: list[Glyph]) -> bool:
    """Whether a run is printed a second time, a little beside, to look bold."""
    if len(run) != len(other) or abs(run[0].left - other[0].left) > 0.25 * run[0].size:
        return False
    return all(a.text == b.text for a, b in zip(run, other, strict=True))


def _segment(run: list[Glyph], page: int, mixed: float) -> Segment | None:
    inked = [glyph for glyph in run if not glyph.text.isspace()]
    if not inked:
        return None
    size, font, base = _main(inked)
    text = _written(run, size, base, mixed)
    if not text:
        return None
    return Segment(
        text,
        min(glyph.left for glyph in inked),
        _right(inked),
        base,
        size,
        font,
        page,
    )


def _main(glyphs: Sequence[Glyph]) -> tuple[float, str, float]:
    """The size, font and base line that most characters of a run have."""
    counts: dict[tuple[float, str, float], int] = {}
    for glyph in glyphs:
        key = (round(glyph.size * 4) / 4, glyph.font, glyph.base)
        counts[key] = counts.get(key, 0) + 1
    return max(counts, key=lambda key: counts[key])


def _right(glyphs: Sequence[Glyph]) -> float:
    """Where the last character ends; stops may hang out over the side of a column."""
    ends = glyphs if glyphs[-1].text not in STOPS else glyphs[:-1]
    return max((glyph.right for glyph in ends), default=glyphs[-1].left)


def _written(run: list[Glyph], size: float, base: float, mixed: float) -> str:
    """The characters of a run as a person would write them down."""
    usual = _usual(_gaps(run, mixed=False))
    out = [_sign(run[0], size, base)]
    for last, glyph in pairwise(run):
        sign = _sign(glyph, size, base)
        gap = (glyph.left - last.right) / size
        if gap > _BLANK and glyph.text.isalnum() and (last.text.isalnum() or last.text in _CLOSING):
            same = _is_latin(last.text) == _is_latin(glyph.text)
            if gap > _BLANK + (usual if same else max(usual, mixed)):
                out.append(" ")
        out.append(sign)
    return _BLANKS.sub(" ", "".join(out)).strip()


def _gaps(run: list[Glyph], *, mixed: bool) -> list[float]:
    """The gaps between Chinese characters, or between such and Latin ones, in the size of the font.

    A justified line is drawn out between all characters, and some typesetters set a gap around numbers: 床位 500 张.
    """
    return [
        (glyph.left - last.right) / glyph.size
        for last, glyph in pairwise(run)
        if last.text.isalnum()
        and glyph.text.isalnum()
        and (_is_latin(last.text) != _is_latin(glyph.text)) == mixed
        and not (_is_latin(last.text) and _is_latin(glyph.text))
    ]


def _usual(gaps: list[float]) -> float:
    # Not the middle one: a by-line has a blank in every other place (通讯员 何 苗).
    return max(sorted(gaps)[len(gaps) * 2 // 5], 0.0) if len(gaps) >= _FEW else 0.0


def _sign(glyph: Glyph, size: float, base: float) -> str:
    if glyph.size <= 0.8 * size and base - glyph.base > 0.2 * size:
        return _RAISED.get(glyph.text, glyph.text)
    return plain(glyph.text)


# Blanks of print; those between words remain.
_BLANKS = re.compile(r"[ \t\xa0\u3000\u2000-\u200b]++")


def _is_latin(sign: str) -> bool:
    return sign.isascii() and sign.isalnum()


def plain(character: str) -> str:
    """A character without the disguise of its font: ⽣ (a radical) and ﬁ (a ligature) as 生 and fi."""
    code = ord(character)
    if 0x2E80 <= code <= 0x2FDF or 0xF900 <= code <= 0xFAFF or 0xFB00 <= code <= 0xFB06:
        return unicodedata.normalize("NFKC", character)
    return "" if character in "\xad\u200b\ufeff" else character


def joined(lines: Sequence[str]) -> str:
    """Lines of a paragraph as one: a blank only between Latin words, a hyphen at a break dropped.

    Args:
        lines: Without blanks around them.

    Example:
        >>> joined(["全年门诊78.", "4万人次"]), joined(["the World", "Health Day"]), joined(["recom-", "bined"])
        ('全年门诊78.4万人次', 'the World Health Day', 'recombined')
    """
    out = list(lines[:1])
    for before, after in pairwise(lines):
        letters = _last_letters(before.removesuffix("-"))
        if before.endswith("-") and letters > 1 and _is_lower(after[:1]):
            # D-to-B may break at its own hyphen: one letter is no syllable.
            out[-1] = before[:-1]
        elif letters > 1 and _is_lower(before[-1:]) and after[:1].isascii() and after[:1].isalpha():
            out.append(" ")
        out.append(after)
    return "".join(out)


def _last_letters(words: str) -> int:
    """How many Latin letters a text ends with, up to 20."""
    length = 0
    while length < min(len(words), 20) and _is_latin(words[-1 - length]):
        length += 1
    return length


def _is_lower(sign: str) -> bool:
    return sign.isascii() and sign.islower()
