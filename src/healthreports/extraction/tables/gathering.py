"""What is gathered from a table: facts, sentences to read as text, numerals that are none."""

import re
from collections.abc import Sequence

import attrs

from healthreports.extraction.exclusions import find_exclusions
from healthreports.facts import AnyFact, Period
from healthreports.report import Cell, Leftover
from healthreports.text import Span, fold


@attrs.frozen(kw_only=True)
class Prose:
    """A cell with sentences in it, to be read as text.

    Attributes:
        cell: With its place.
        period: That its row names, or `None`.
    """

    cell: Cell
    period: Period | None = None


@attrs.frozen(kw_only=True)
class Reading:
    """What a table says.

    Attributes:
        facts: In reading order.
        prose: Its cells with sentences.
        excluded: Numerals that are no figures.
        unread: Numerals that no rule could place.
    """

    facts: tuple[AnyFact, ...] = ()
    prose: tuple[Prose, ...] = ()
    excluded: tuple[Leftover, ...] = ()
    unread: tuple[Leftover, ...] = ()


@attrs.define
class Gathered:
    """A reading while rows are gone through."""

    facts: list[AnyFact] = attrs.field(factory=list)
    prose: list[Prose] = attrs.field(factory=list)
    excluded: list[Leftover] = attrs.field(factory=list)
    unread: list[Leftover] = attrs.field(factory=list)


_NUMERAL = re.compile(r"\d++(?:[.,]\d++)*+")


def leave_cell(cell: Cell, out: Gathered, reason: str) -> None:
    """Notes the numerals of a cell that no rule could place."""
    out.unread += [_leftover(cell, *m.span(), reason) for m in _NUMERAL.finditer(fold(cell.text))]


def _leftover(cell: Cell, start: int, end: int, reason: str) -> Leftover:
    span = Span(cell.span.start + start, cell.span.start + end)
    return Leftover(quote=cell.text[start:end], span=span, reason=reason)


_ANY_NUMERAL = re.compile(r"[\d一二三四五六七八九十百千万零两]")


def exclude_words(
    cell: Cell, reason: str, out: Gathered, taken: Sequence[tuple[int, int]] = ()
) -> None:
    """Notes the numerals of a cell that holds words: dates, ages and grades as such, others with `reason`."""
    folded = fold(cell.text)
    if not _ANY_NUMERAL.search(folded):
        return
    at = 0
    pieces = [(e.start, e.end, e.reason) for e in find_exclusions(folded)]
    pieces += [(*m.span(), reason) for m in _NUMERAL.finditer(folded)]
    for start, end, why in sorted(pieces, key=lambda piece: (piece[0], -piece[1])):
        free = not any(s < end and start < e for s, e in taken)
        if start >= at and free and _ANY_NUMERAL.search(folded[start:end]):
            out.excluded.append(_leftover(cell, start, end, why))
            at = end
