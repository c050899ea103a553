"""Targets and milestones that two reports state differently."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

import attrs

from healthreports import matching
from healthreports.catalogue.concepts import Concept, Direction
from healthreports.difference.records import PromiseShift, Shift
from healthreports.facts import Milestone, Period, Quantity, Role, Target
from healthreports.report import Report


Known = Mapping[str, Concept]
Promise = Target | Milestone

# How many promises of one name are looked at; no report says one thing more often.
_MOST = 20


def promises_of(report: Report) -> tuple[Promise, ...]:
    """What a report promises for the time after the year it looks back on, once for each subject.

    The task that was set for the year just past (2023年任务数264987人) is none, nor is what has no date
    in a section that looks back.
    """
    past = report.review_year or 0
    ahead = (
        share
        for fact in report.facts
        if isinstance(fact, Target | Milestone) and _is_ahead(fact, past)
        for share in matching.shares(fact)
        if isinstance(share, Target | Milestone)
    )
    return tuple(sorted(ahead, key=matching.place_in_text))


def _is_ahead(promise: Promise, past: int) -> bool:
    due = matching.due(promise)
    return due.year > past if due else promise.role is not Role.REVIEW


def find_promise_shifts(
    before: Sequence[Promise], after: Sequence[Promise], since: int, known: Known
) -> Iterator[PromiseShift]:
    """What became of the promises of one plan in another.

    A milestone, or a stage of works, whose time is up before the later plan begins is not dropped by it: whether it was kept is
    for `track` to tell. A target of a year past is, if the later plan sets none.

    Args:
        before: What the earlier report promises.
        after: What the later one promises.
        since: The year that the later one looks back on, or 0.
        known: Which way a concept is meant to go.
    """
    links = _linked(before, after)
    pairs = _paired(before, after, links)
    taken = set(pairs.values())
    for i, promise in enumerate(before):
        if i in pairs:
            shift = _shifted(promise, after[pairs[i]], known)
            if shift is not None:
                yield shift
        elif not (
            _is_over(promise, since) or _said_by(promise, [after[j] for j in links.get(i, ())])
        ):
            yield PromiseShift(shift=Shift.DROPPED, before=promise, note="not promised again")
    back: dict[int, list[int]] = defaultdict(list)
    for i, found in links.items():
        for j in found:
            back[j].append(i)
    for j, promise in enumerate(after):
        if j not in taken and not _said_by(promise, [before[i] for i in back.get(j, ())]):
            yield PromiseShift(shift=Shift.ADDED, after=promise, note="not promised before")


def _is_over(promise: Promise, since: int) -> bool:
    due = matching.due(promise)
    once = isinstance(promise, Milestone) or matching.project_in(promise) is not None
    return once and due is not None and due.year <= since


def _said_by(promise: Promise, others: Sequence[Promise]) -> Promise | None:
    """The first of the like promises of the other report that says this too, though it belongs to another one.

    One report has 二期5月竣工启用 and 二期今年投入使用, the other only one of them. Works promised to
    the end are promised through all their stages, but not the other way round.
    """
    return next((other for other in others if _says(other, promise)), None)


def _says(other: Promise, promise: Promise) -> bool:
    if isinstance(promise, Target) and isinstance(other, Target):
        number = _in_unit(other.quantity, promise.quantity.unit)
        if number is None or number.value != promise.quantity.value:
            return False
    due, again = matching.due(promise), matching.due(other)
    one_year = due == again or (due is not None and again is not None and due.year == again.year)
    return one_year and _stages_ahead(promise, other) >= 0


def _stages_ahead(promise: Promise, other: Promise) -> int:
    one, two = matching.project_in(promise), matching.project_in(other)
    return two.stage - one.stage if one is not None and two is not None else 0


# -- which belong together


def _linked(before: Sequence[Promise], after: Sequence[Promise]) -> dict[int, list[int]]:
    """For each promise of the earlier report those of the later one that are of the same thing."""
    by_key: dict[str, list[int]] = defaultdict(list)
    for j, promise in enumerate(after):
        for key in _keys(promise):
            if len(by_key[key]) < _MOST:
                by_key[key].append(j)
    links: dict[int, list[int]] = {}
    for i, promise in enumerate(before):
        near = sorted({j for key in _keys(promise) for j in by_key.get(key, ())})
        found = [j for j in near if _same(promise, after[j])]
        if found:
            links[i] = found
    return links


def _keys(promise: Promise) -> tuple[str, ...]:
    project = matching.project_in(promise)
    own = (
        matching.measure_keys(promise)
        if isinstance(promise, Target)
        else matching.event_keys(promise)
    )
    words = f"words {promise.name}"
    return (*own, words, *((f"project {project.place}",) if project else ()))


def _said(promise: Promise) -> tuple[object, ...]:
    """All that a promise says; two that say the same are one, even if too little is left to know them by."""
    number = promise.quantity if isinstance(promise, Target) else None
    return (
        promise.kind,
        promise.quote,
        promise.name,
        promise.subjects,
        matching.due(promise),
        number,
    )


def _same(one: Promise, other: Promise) -> bool:
    if _said(one) == _said(other):
        return True
    if isinstance(one, Target) and isinstance(other, Target):
        return matching.same_measure(one, other)
    if (
        isinstance(one, Milestone)
        and isinstance(other, Milestone)
        and matching.same_event(one, other)
    ):
        return True
    works, others = matching.project_in(one), matching.project_in(other)
    return works is not None and others is not None and matching.same_project(works, others)


def _paired(
    before: Sequence[Promise], after: Sequence[Promise], links: Mapping[int, list[int]]
) -> dict[int, int]:
    """Each promise with at most one of the other report, the likest first."""
    pairs = _equal(before, after)
    taken = set(pairs.values())
    every = [
        (*_unlikeness(before[i], after[j]), i, j)
        for i, found in links.items()
        if i not in pairs
        for j in found
        if j not in taken
    ]
    for *_, i, j in sorted(every):
        if i not in pairs and j not in taken:
            taken.add(j)
            pairs[i] = j
    return pairs


def _equal(before: Sequence[Promise], after: Sequence[Promise]) -> dict[int, int]:
    """Promises that both reports make in the same words, however many of one name there are."""
    same: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for j in reversed(range(len(after))):
        same[_said(after[j])].append(j)
    return {
        i: found.pop() for i, promise in enumerate(before) if (found := same.get(_said(promise)))
    }


def _unlikeness(one: Promise, other: Promise) -> tuple[int, int, bool]:
    """How far two promises of one thing are apart: in stages, in years, in the number."""
    due, again = matching.due(one), matching.due(other)
    years = abs(due.year - again.year) if due and again else 0
    numbers = (
        isinstance(one, Target) and isinstance(other, Target) and one.quantity != other.quantity
    )
    return abs(_stages_ahead(one, other)), 2 * years + (due != again), numbers


# -- how they differ


def _shifted(one: Promise, other: Promise, known: Known) -> PromiseShift | None:
    if isinstance(one, Target) and isinstance(other, Target):
        return _moved(one, other, known)
    due, again = matching.due(one), matching.due(other)
    ahead = _stages_ahead(one, other)
    if not ahead:
        return (
            PromiseShift(shift=Shift.RESTATED, before=one, after=other, note=_dates(due, again))
            if due != again
            else None
        )
    # One year later the next stage is promised in the course of things.
    one_year = due is not None and again is not None and due.year == again.year
    shift = (Shift.RAISED if ahead > 0 else Shift.LOWERED) if one_year else Shift.RESTATED
    note = f"{'a later' if ahead > 0 else 'an earlier'} stage of the same project"
    return PromiseShift(
        shift=shift,
        before=one,
        after=other,
        harder=ahead > 0 if one_year else None,
        note=note if due == again else f"{note}, {_dates(due, again)}",
    )


def _moved(one: Target, other: Target, known: Known) -> PromiseShift | None:
    number = _in_unit(other.quantity, one.quantity.unit)
    if number is None:
        return None
    by = number.value - one.quantity.value
    dates = f"; {_dates(one.period, other.period)}" if one.period != other.period else ""
    if not by:
        same = (number.high, number.bound) == (one.quantity.high, one.quantity.bound)
        if same and not dates:
            return None
        note = "the same value" if same else "the same value, bounded otherwise"
        return PromiseShift(shift=Shift.RESTATED, before=one, after=other, by=by, note=note + dates)
    return PromiseShift(
        shift=Shift.RAISED if by > 0 else Shift.LOWERED,
        before=one,
        after=other,
        by=by,
        harder=_harder(by, matching.better(one, known.get(one.concept or ""))),
        note="another value" + dates,
    )


def _in_unit(quantity: Quantity, unit: str | None) -> Quantity | None:
    value = matching.value_in(quantity, unit)
    high = quantity.high
    if high is not None:
        high = matching.value_in(attrs.evolve(quantity, value=high, high=None), unit)
    return None if value is None else attrs.evolve(quantity, value=value, high=high, unit=unit)


def _harder(by: Decimal, better: Direction) -> bool | None:
    if better is Direction.NONE:
        return None
    return (by > 0) is (better is Direction.HIGHER)


def _dates(due: Period | None, again: Period | None) -> str:
    return f"due {again or 'at no time told'} instead of {due or 'at no time told'}"
