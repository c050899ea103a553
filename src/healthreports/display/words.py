"""Numbers and sentences in few words, safe to print."""

import re
import unicodedata
from decimal import Decimal

from rich.cells import cell_len
from rich.text import Text


# The colours of all displays, by what they say.
GOOD, BAD, OPEN, NEWS, FAINT, MARK, HEAD = (
    "green",
    "red",
    "yellow",
    "cyan",
    "dim",
    "bold cyan",
    "bold",
)

# Numbers beyond this many digits are shown in scientific form.
_MOST_DIGITS = 20


def plain(text: str) -> str:
    r"""Text safe to print: control characters, which could steer a terminal, become blanks.

    Example:
        >>> plain("床位\x1b[31m500张")
        '床位 [31m500张'
    """
    return "".join(" " if unicodedata.category(c) in ("Cc", "Cf") else c for c in text)


def digits(value: Decimal) -> str:
    """A number written out, without an exponent and without trailing zeros.

    Example:
        >>> digits(Decimal("1.50E+3")), digits(Decimal("0.680"))
        ('1500', '0.68')
    """
    if not value:
        return "0"
    if not -_MOST_DIGITS < value.adjusted() < _MOST_DIGITS:
        return str(value)
    written = f"{value:f}"
    return written.rstrip("0").rstrip(".") if "." in written else written


def short_number(value: Decimal, unit: str | None = None) -> str:
    """A number with its unit, in 万 or 亿 where that loses nothing and saves digits.

    Example:
        >>> short_number(Decimal(712500), "人次"), short_number(Decimal(287523), "人")
        ('71.25万人次', '287523人')
        >>> short_number(Decimal("574000000"), "元")
        '5.74亿元'
    """
    for word, places in (("亿", 8), ("万", 4)):
        if abs(value) >= 10**places and places < _MOST_DIGITS > value.adjusted():
            shorter = digits(value.scaleb(-places))
            if len(shorter.partition(".")[2]) <= 2:
                return f"{shorter}{word}{unit or ''}"
    return f"{digits(value)}{unit or ''}"


def _cut_right(text: str, width: int) -> str:
    """As much of the beginning of `text` as fits into `width` cells."""
    used = 0
    for i, character in enumerate(text):
        used += cell_len(character)
        if used > width:
            return text[:i]
    return text


def _cut_left(text: str, width: int) -> str:
    """As much of the end of `text` as fits into `width` cells."""
    return _cut_right(text[::-1], width)[::-1]


def _find(sentence: str, quote: str) -> int:
    """Where a quote stands in its sentence, or -1; 5个 does not stand in 15个."""
    if not quote:
        return -1
    within = re.compile(r"(?<![0-9.])" + re.escape(quote)) if quote[0].isdigit() else None
    found = within.search(sentence) if within else None
    return found.start() if found else sentence.find(quote)


def excerpt(sentence: str, quote: str, width: int) -> Text:
    """A sentence shortened around a quote in it to `width` cells, with the quote marked.

    Args:
        sentence: The words around the quote.
        quote: What is marked; where it does not stand in the sentence, it stands alone.
        width: In cells of a terminal: a Chinese character takes two.

    Example:
        >>> excerpt("去年门诊急诊总量71.25万人次，同比增长10.46%。", "10.46%", 24).plain
        '…人次，同比增长10.46%。'
    """
    sentence, quote = plain(sentence), plain(quote)
    at = _find(sentence, quote)
    if at < 0:
        sentence, at = quote or sentence, 0
    before, after = sentence[:at], sentence[at + len(quote) :]
    room = max(width - cell_len(quote), 0)
    # The words before a number say what it counts; those after it matter less.
    left = max(room - min(cell_len(after), room // 4), 0)
    if cell_len(before) > left:
        before = "…" + _cut_left(before, left - 1) if left > 0 else ""
    room -= cell_len(before)
    if cell_len(after) > room:
        after = _cut_right(after, room - 1) + "…" if room > 0 else ""
    return Text.assemble(before, (_cut_right(quote, width), MARK), after)
