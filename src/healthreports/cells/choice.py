"""One cell for each place and year: which of several figures is shown, and which contradict it."""

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal

import attrs

from healthreports import matching
from healthreports.catalogue.concepts import Concept
from healthreports.cells.placing import in_row
from healthreports.cells.records import Cell, Conflict, Difference, Obstacle, Place
from healthreports.facts import Target


def best(concept: Concept, cells: Iterable[Cell]) -> tuple[list[Cell], list[Conflict]]:
    """One cell for each place and year, in order, and the figures that contradict it.

    A comparable one goes before others, an observed before a derived or promised one, then the most
    precise, then the one published last.
    """
    by_place: dict[Place, list[Cell]] = defaultdict(list)
    for cell in sorted(cells, key=_preference):
        by_place[cell.place].append(cell)
    chosen, conflicts = [], []
    for place in sorted(by_place, key=lambda place: place.order):
        first, *rest = by_place[place]
        chosen.append(first)
        others = {
            (cell.fact, cell.report.name, cell.report.source.hash): cell
            for cell in rest
            if _contradict(first, cell, concept)
        }
        if others:
            conflicts.append(Conflict(cell=first, others=tuple(others.values())))
    return chosen, conflicts


def _preference(cell: Cell) -> tuple[object, ...]:
    fact, report = cell.fact, cell.report
    return (
        cell.obstacle is not None,
        isinstance(fact, Target),
        cell.derived,
        not matching.certain(fact.quantity),
        Decimal("Infinity") if cell.step is None else cell.step,
        # A later document may restate.
        -(report.published.toordinal() if report.published else 0),
        # From here on only so that the order of the reports changes nothing.
        report.name,
        report.source.hash,
        fact.start,
        cell.value,
        str(fact.period),
        fact.quote,
        fact.name,
        fact.sentence,
        cell.change.start if cell.change else -1,
    )


def _contradict(one: Cell, other: Cell, concept: Concept) -> bool:
    """Whether two figures of one place and year are of one thing and differ by more than rounding."""
    if one.obstacle is not other.obstacle or one.obstacle not in (None, Obstacle.SUBJECT):
        return False
    a, b = one.fact, other.fact
    if one.derived or other.derived or a.period != b.period or one.basis != other.basis:
        return False
    if not (matching.certain(a.quantity) and matching.certain(b.quantity)):
        return False
    if not matching.same_measure(a, b):
        return False
    rooms = (in_row(matching.room(q), q, concept) or Decimal(0) for q in (a.quantity, b.quantity))
    return abs(one.value - other.value) > sum(rooms)


def year_on_year(cells: Iterable[Cell]) -> tuple[Difference, ...]:
    """The comparable cells of a row that have one of the same place a year before."""
    comparable = {cell.place: cell for cell in cells if cell.obstacle is None}
    return tuple(
        Difference(before=comparable[before], after=cell)
        for place, cell in comparable.items()
        if (before := attrs.evolve(place, year=place.year - 1)) in comparable
    )
