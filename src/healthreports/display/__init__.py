"""Low-level helpers for rich: tables and cards that keep Chinese aligned; they know no record class."""

import unicodedata
from collections.abc import Iterable, Sequence
from decimal import Decimal

import attrs
from rich import box
from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.measure import Measurement
from rich.panel import Panel
from rich.table import Table
from rich.text import Text


# The colours of all displays, by what they say.
GOOD, BAD, OPEN, FAINT, MARK, HEAD = "green", "red", "yellow", "dim", "bold cyan", "bold"

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
    at = sentence.find(quote) if quote else -1
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


_MOST_LINES = 4

# No line begins with the first or ends with the second.
_CLOSING = frozenset("，。、；：！？）》”’】…,.;:!?)%‰")
_OPENING = frozenset("（《“‘【(")


def _joined(before: str, after: str) -> bool:
    """Whether no line may end between two characters: inside a number, or parting punctuation from its words."""
    numeric = (
        before.isascii()
        and after.isascii()
        and (before.isalnum() or before in ".,")
        and after.isalnum()
    )
    return numeric or after in _CLOSING or before in _OPENING


def _breaks(text: str, width: int) -> list[int]:
    """Where to break a text without blanks between words into lines of `width` cells."""
    breaks: list[int] = []
    start = used = 0
    for i, character in enumerate(text):
        used += cell_len(character)
        if used > width:
            at = i
            # A number longer than a few characters is broken all the same.
            while at > max(start + 1, i - 12) and _joined(text[at - 1], text[at]):
                at -= 1
            start = at if at > max(start + 1, i - 12) else i
            breaks.append(start)
            used = cell_len(text[start : i + 1])
    return breaks


@attrs.frozen
class Excerpt:
    """A sentence in a table, shortened around its quote; a narrow column gets it in more lines.

    Attributes:
        sentence: The words around the quote.
        quote: What is marked.
        cells: How much room it is worth; a Chinese character takes two cells.
    """

    sentence: str
    quote: str
    cells: int = 64

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        width = options.max_width
        lines = min(max(1, round(self.cells / width)), _MOST_LINES)
        # What a line leaves empty, because a wide character or a number did not fit, is lost for the rest.
        shown = excerpt(self.sentence, self.quote, max(lines * width - 4 * (lines - 1), 1))
        yield from shown.divide(_breaks(shown.plain, width))

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        whole = min(cell_len(self.sentence), options.max_width)
        return Measurement(min(16, whole), whole)


@attrs.frozen
class Column:
    """How a column of a table is set.

    Attributes:
        head: Above it.
        right: Whether it is set flush right, as numbers are.
        share: How greedily it takes the room that is left, or 0 for what its cells need.
        style: Of its cells.
    """

    head: str
    right: bool = False
    share: int = 0
    style: str = ""


def table(
    columns: Sequence[Column],
    rows: Iterable[Sequence[RenderableType]],
    *,
    title: str | None = None,
    note: str | None = None,
    head: bool = True,
) -> Table:
    """A table without outer lines; its cells wrap where the console is narrow.

    Args:
        columns: From left to right.
        rows: One cell a column; strings are shown as they are, without rich's markup.
        title: Above it.
        note: Below it.
        head: Whether the columns have a head.

    Example:
        >>> shown = table([Column("指标"), Column("值", right=True)], [("床位数", "245张")])
        >>> console = Console(width=20)
        >>> with console.capture() as capture:
        ...     console.print(shown)
        >>> [line.strip() for line in capture.get().splitlines() if line.strip()]
        ['指标        值', '──────────────', '床位数   245张']
    """
    out = Table(
        box=box.SIMPLE_HEAD if head else None,
        show_header=head,
        title=Text(plain(title)) if title else None,
        caption=Text(plain(note)) if note else None,
        title_justify="left",
        caption_justify="left",
        title_style=HEAD,
        caption_style=FAINT,
        header_style=HEAD,
        pad_edge=False,
    )
    for column in columns:
        out.add_column(
            Text(plain(column.head)),
            justify="right" if column.right else "left",
            ratio=column.share or None,
            style=column.style,
            overflow="fold",
        )
    for row in rows:
        out.add_row(*(Text(plain(cell)) if isinstance(cell, str) else cell for cell in row))
    return out


def card(title: str, fields: Iterable[tuple[str, str]], *parts: RenderableType) -> Panel:
    """A frame with a title, labelled lines and, below them, anything else.

    Args:
        title: On the frame.
        fields: Pairs of a label and its words; those without words are left out.
        parts: Below the fields.

    Example:
        >>> from rich.console import Console
        >>> Console(width=30).print(card("平湖市", [("年份", "2023"), ("日期", "")]))
        ╭─ 平湖市 ───────────────────╮
        │ 年份  2023                 │
        ╰────────────────────────────╯
    """
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style=FAINT, no_wrap=True)
    grid.add_column(overflow="fold")
    for label, words in fields:
        if words:
            grid.add_row(Text(plain(label)), Text(plain(words)))
    return Panel(
        Group(grid, *parts),
        title=Text(plain(title), style=HEAD),
        title_align="left",
        box=box.ROUNDED,
        border_style=FAINT,
    )


def stack(*parts: RenderableType) -> Group:
    """Displays one below the other."""
    return Group(*parts)
