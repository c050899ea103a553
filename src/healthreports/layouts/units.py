"""Lines that wrapping has cut out of one paragraph or heading, gathered again."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

import attrs

from healthreports.layouts.base import Block, BlockKind, Line
from healthreports.layouts.lines import is_byline, is_day, is_page_head, plain_kind
from healthreports.text import Span


_STOPS = tuple("。！？!?；;：:")
_ENDS = tuple('。！？!?；;：:”"')


@attrs.frozen
class Unit:
    """One paragraph's or heading's lines.

    Attributes:
        line: All of them as if on one line.
        lines: Each.
    """

    line: Line
    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        """The words, folded, without the line breaks."""
        return self.line.text


def _width(line: Line) -> int:
    """How wide a line is set, in half-width columns."""
    return sum(1 if character.isascii() else 2 for character in line.text)


def wrapped_width(lines: Sequence[Line]) -> int | None:
    r"""The columns at which a text is wrapped, `None` where its lines are whole paragraphs.

    Example:
        >>> from healthreports.layouts.base import Document
        >>> page = Document(name="page", text="\n".join(["全市卫生健康系统坚持稳中求进"] * 12))
        >>> wrapped_width(page.lines)
        28
    """
    inner = [
        _width(above)
        for above, below in pairwise(lines)
        if below.gap == 0 and not above.text.endswith(_ENDS) and 16 <= _width(above) <= 100
    ]
    if len(inner) < 8:
        return None
    counts = Counter(inner)
    best = max(counts, key=lambda width: sum(counts[width + step] for step in range(-3, 4)))
    near = sum(counts[best + step] for step in range(-3, 4))
    return best if 2 * near >= len(inner) and 3 * near >= len(lines) else None


def gather(lines: Sequence[Line]) -> tuple[Unit, ...]:
    r"""The units of a document: its lines, those that wrapping has cut put together.

    Example:
        >>> from healthreports.layouts.base import Document
        >>> page = Document(name="page", text="健康速递\n\n" + "全市卫生健康系统坚持稳中求进\n" * 12)
        >>> [len(unit.lines) for unit in gather(page.lines)]
        [1, 12]
    """
    width = wrapped_width(lines)
    groups: list[list[Line]] = []
    for line in lines:
        if width is not None and groups and not _alone(line) and _goes_on(groups[-1], line, width):
            groups[-1].append(line)
        else:
            groups.append([line])
    return tuple(map(_unit, groups))


def _alone(line: Line) -> bool:
    """Whether a line is one of those that wrapping leaves whole."""
    text = line.text
    return is_byline(text) or is_page_head(text) or is_day(text) or plain_kind(text) is not None


def _goes_on(group: Sequence[Line], line: Line, width: int) -> bool:
    """Whether a line belongs to the paragraph of the lines above it."""
    above = group[-1]
    if _alone(above) or line.gap or line.indent > above.indent + 1:
        return False
    full = _width(above) + 2 * min(above.indent, 2) >= width - 6
    if full:
        return True
    # 市中医院“冬病夏治” / 提前开放预约: a short line over another one.
    return not above.text.endswith(_STOPS) and len(group) == 1 and _width(line) < width - 6


def _unit(lines: Sequence[Line]) -> Unit:
    if len(lines) == 1:
        return Unit(lines[0], (lines[0],))
    joined = Line(
        text="".join(line.text for line in lines),
        span=Span(lines[0].span.start, lines[-1].span.end),
        indent=lines[0].indent,
        gap=lines[0].gap,
    )
    return Unit(joined, tuple(lines))


def unit_blocks(kind: BlockKind, unit: Unit, *, level: int | None = None) -> tuple[Block, ...]:
    """The blocks of a unit: a paragraph's lines one by one, for repair to unwrap; anything else as one."""
    if kind is BlockKind.TEXT:
        return tuple(Block(kind=kind, spans=(line.span,), level=level) for line in unit.lines)
    return (Block(kind=kind, spans=tuple(line.span for line in unit.lines), level=level),)


def pieces_of(units: Iterable[Unit]) -> tuple[Span, ...]:
    """The spans of the lines of several units."""
    return tuple(line.span for unit in units for line in unit.lines)
