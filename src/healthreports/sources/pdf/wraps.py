"""Blanks that a text keeps from a narrower print, and that a printer drops again at the ends of its own lines."""

from collections import deque
from collections.abc import Iterable, Sequence
from statistics import median

from healthreports.sources.pdf.lines import joined


# The last stretches of text between two blanks, and how many of them tell the width of the narrower print.
_KEPT, _ENOUGH = 8, 3
# In characters: how much shorter or longer than the others such a stretch may be, and how long it is at least.
_SHORTER, _LONGER, _LEAST = 3, 1, 8


def with_wraps(paragraphs: Iterable[Sequence[str]]) -> list[str]:
    """The words of each paragraph, with the blanks that its neighbours have at the ends of narrower lines.

    A page that was copied out of a newspaper reads 卫健事业高 质量发展, with a blank for every end of a line in print. Set
    anew, the blanks at the ends of the new lines are gone; whether one was there is told by the width of the others.

    Args:
        paragraphs: The lines of each.

    Example:
        >>> lines = ["全市新建成的养老院共有 床位五百余张其中护理型 占六成以上家庭医生签约", "人数超过三成的居民全年 上门服务"]
        >>> with_wraps([lines])
        ['全市新建成的养老院共有 床位五百余张其中护理型 占六成以上家庭医生签约 人数超过三成的居民全年 上门服务']
    """
    pieces: deque[float] = deque(maxlen=_KEPT)
    kept = [tuple(lines) for lines in paragraphs]
    for lines in kept:
        if len(pieces) == _KEPT:
            break
        _rejoined(lines, pieces)
    return [_rejoined(lines, pieces) for lines in kept]


def _rejoined(lines: Sequence[str], pieces: deque[float]) -> str:
    """The words of a paragraph; `pieces` are the widths that came before it, and take up its own."""
    out: list[str] = []
    run: list[str] = []
    since = 0.0
    for line in lines:
        first, *rest = line.split(" ")
        until = _width(first)
        if run and _is_wrap(since, until, pieces, more=bool(rest)):
            out.append(joined(run))
            run, since = [], 0.0
        run.append(line)
        since += until
        for word in rest:
            if since >= _LEAST:
                pieces.append(since)
            since = _width(word)
    out.append(joined(run))
    return " ".join(out)


def _is_wrap(since: float, until: float, pieces: deque[float], *, more: bool) -> bool:
    """Whether a blank belongs at the end of a line, that far from the last one and from the next, or from the end of the text."""
    if len(pieces) < _ENOUGH:
        return False
    usual = median(pieces)
    least, most = usual - _SHORTER, usual + _LONGER
    even = sum(least <= piece <= most for piece in pieces)
    fits = least <= since <= most < since + until and (until >= least or not more)
    return fits and even * 3 >= len(pieces) * 2


def _width(word: str) -> float:
    """In squares of a Chinese character."""
    return sum(0.5 if sign.isascii() and sign.isalnum() else 1.0 for sign in word)
