"""Places in a text, and the folding that keeps every place where it is."""

import re
import unicodedata
from bisect import bisect_right
from itertools import accumulate

import attrs

from healthreports.display import Shown


def _not_before_start(instance: "Span", attribute: object, end: int) -> None:
    if end < instance.start:
        msg = f"a span cannot end ({end}) before it starts ({instance.start})"
        raise ValueError(msg)


@attrs.frozen(order=True)
class Span(Shown):
    """A stretch of a text, in characters, its end not included.

    Attributes:
        start: Offset of the first character.
        end: Offset just after the last one.

    Example:
        >>> Span(2, 6).of("床位500张。")
        '500张'
    """

    start: int = attrs.field(validator=attrs.validators.ge(0))
    end: int = attrs.field(validator=_not_before_start)

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The characters of `text` that the span covers."""
        return text[self.start : self.end]

    def covers(self, other: "Span") -> bool:
        """Whether `other` lies wholly within this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether the two spans share a character."""
        return self.start < other.end and other.start < self.end


@attrs.frozen
class SpanChain:
    r"""A text pieced together from spans of another one: wrapped lines unwrapped, broken columns joined.

    Attributes:
        spans: The pieces in reading order, which may differ from text order.

    Example:
        >>> chain = SpanChain((Span(4, 8), Span(0, 2)))
        >>> chain.of("人次。\n服务68")
        '服务68人次'
        >>> chain.cut(2, 6)
        SpanChain(spans=(Span(start=6, end=8), Span(start=0, end=2)))
    """

    spans: tuple[Span, ...] = attrs.field(converter=tuple[Span, ...])
    _ends: tuple[int, ...] = attrs.field(init=False, repr=False, eq=False)

    @_ends.default
    def _lengths_summed(self) -> tuple[int, ...]:
        return tuple(accumulate(len(span) for span in self.spans))

    def __len__(self) -> int:
        return self._ends[-1] if self._ends else 0

    def of(self, text: str) -> str:
        """The pieces of `text` put together."""
        return "".join(text[span.start : span.end] for span in self.spans)

    def cut(self, start: int, end: int) -> "SpanChain":
        """The part of the chain from `start` to `end`, both counted in the pieced text."""
        pieces = []
        i = bisect_right(self._ends, start)
        while i < len(self.spans) and start < end:
            span, piece_end = self.spans[i], self._ends[i]
            stop = min(end, piece_end)
            pieces.append(Span(span.end - (piece_end - start), span.end - (piece_end - stop)))
            start, i = stop, i + 1
        return SpanChain(tuple(pieces))

    def closed(self, text: str) -> tuple[Span, ...]:
        """The spans with neighbours made one where only white space lies between them in `text`."""
        out: list[Span] = []
        for span in self.spans:
            if out and out[-1].end <= span.start and not text[out[-1].end : span.start].strip():
                out[-1] = Span(out[-1].start, span.end)
            else:
                out.append(span)
        return tuple(out)


# The common characters of Chinese pages that NFKC leaves as they are: 二〇二四年, 1∶2.2, 3‐5家, 3–5家, 3〜5家.
_SPECIAL = {
    "〇": "零",
    "∶": ":",
    "‐": "-",
    "‑": "-",
    "−": "-",
    "–": "—",
    "―": "—",
    "〜": "~",
}


def _folded(character: str) -> str:
    """The one character that stands for `character` when texts are matched."""
    category = unicodedata.category(character)
    if character == "\n":
        return character
    if character.isspace() or category in ("Cc", "Cf", "Zs", "Zl", "Zp"):
        return " "
    if category == "No":
        # ①床位 would turn into 1床位, and 100m² into 100m2.
        return character
    narrow = unicodedata.normalize("NFKC", character)
    return narrow if len(narrow) == 1 and not narrow.isspace() else character


class _FoldTable(dict[int, str]):
    """A translation table that works out each character once, when first met."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        folded = _SPECIAL.get(character) or _folded(character)
        if code <= _LAST_KEPT:
            self[code] = folded
        return folded


# The planes above hold a million characters that Chinese pages hardly use: a hostile text must not fill memory.
_LAST_KEPT = 0xFFFF
_TABLE = _FoldTable()


def fold(text: str) -> str:
    """Text made ready for matching, one character for one, so that every offset stays.

    Full-width letters, digits and punctuation become half-width, blanks of every kind (tabs, no-break,
    ideographic and zero-width spaces, carriage returns, NULs) a plain space; a line feed stays.

    Example:
        >>> fold("达１２．５％（全省第３）")
        '达12.5%(全省第3)'
    """
    return text.translate(_TABLE)


_SURROGATE = re.compile("[\ud800-\udfff]")


def without_surrogates(text: str) -> str:
    """The text with lone surrogates, which no encoding can write, replaced one for one.

    Example:
        >>> without_surrogates("床位" + chr(0xD800) + "500张") == "床位" + chr(0xFFFD) + "500张"
        True
    """
    return _SURROGATE.sub("\ufffd", text)
