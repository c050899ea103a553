"""A level and the change that led to it, against the earlier level."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from healthreports import display, matching
from healthreports.catalogue.units import convert, dimension
from healthreports.checks.findings import Finding, FindingKind, Severity, said, verdict
from healthreports.facts import AnyFact, Change, Figure, Indicator, Period, Quantity


# How many figures of one name are looked at.
_MOST = 20


def find_changes(facts: Sequence[AnyFact]) -> Iterator[Finding]:
    """Changes of one place against the levels of both years, wherever these are stated.

    Args:
        facts: Of all documents of one place.
    """
    levels: dict[tuple[str, Period], list[Indicator]] = defaultdict(list)
    for fact in facts:
        if isinstance(fact, Indicator) and fact.period and matching.certain(fact.quantity):
            for key in matching.measure_keys(fact):
                levels[key, fact.period].append(fact)
    for change in facts:
        if not isinstance(change, Change) or not matching.certain(change.quantity):
            continue
        if change.period is None or not isinstance(change.versus, Period):
            continue
        now = next(
            (
                fact
                for fact in _of(change, change.period, levels)
                if fact.document == change.document and fact.sentence == change.sentence
            ),
            None,
        )
        if now is not None:
            yield from _against(change, now, _of(change, change.versus, levels))


def _of(
    change: Change, period: Period, levels: dict[tuple[str, Period], list[Indicator]]
) -> list[Indicator]:
    """The levels of a period that a change can be one of."""
    found = {
        id(fact): fact
        for key in matching.measure_keys(change)
        for fact in levels.get((key, period), ())[:_MOST]
    }
    return [fact for fact in found.values() if _same_thing(change, fact)]


def _same_thing(one: Figure, other: Figure) -> bool:
    alike = one.part_of == other.part_of and matching.same_subjects(one.subjects, other.subjects)
    return alike and (
        matching.core(one.name) == matching.core(other.name) or _same_concept(one, other)
    )


def _same_concept(one: Figure, other: Figure) -> bool:
    return one.concept is not None and one.concept == other.concept


def _against(change: Change, now: Indicator, earlier: Sequence[Indicator]) -> Iterator[Finding]:
    """The first earlier level that the change fits, or else the first that it does not."""
    found = []
    for before in earlier:
        implied = _implied(change.quantity, now.quantity)
        if implied and matching.same_measure(now, before) and before.sentence != now.sentence:
            found.append(_finding(change, now, before, implied))
    yield from sorted(found, key=lambda finding: not finding.holds)[:1]


# An earlier level with how far it may lie from what is said.
Implied = tuple[Decimal, Decimal]


def _implied(change: Quantity, now: Quantity) -> tuple[Implied, ...]:
    """What the level was before; two readings where a share rose by so many %."""
    unit = now.unit or ""
    slack = matching.room(now)
    if dimension(change.unit or "") == "points" and dimension(unit) == "share":
        size = convert(Decimal(1), change.unit or "", "百分点") * convert(Decimal(1), "%", unit)
        return ((now.value - change.value * size, slack + matching.room(change) * size),)
    if change.unit == "%" and abs(change.value) < 1000 and change.value > -100:
        factor = 1 + change.value / 100
        half = (change.step or Decimal(0)) / 200
        grown = (now.value / factor, slack / factor + abs(now.value) * half / factor**2)
        in_points = (now.value - change.value, slack + matching.room(change))
        return (grown, in_points) if unit == "%" else (grown,)
    if unit != "%" and matching.value_in(change, unit) == change.value:
        return ((now.value - change.value, slack + matching.room(change)),)
    return ()


def _finding(
    change: Change, now: Indicator, before: Indicator, implied: Sequence[Implied]
) -> Finding:
    stated = matching.value_in(before.quantity, now.quantity.unit) or Decimal(0)
    own = matching.room(before.quantity)
    expected, slack = min(implied, key=lambda each: abs(each[0] - stated) - each[1])
    holds = abs(expected - stated) <= slack + own
    shown = _short(expected, slack + own, now.quantity.unit)
    then = before.period
    return Finding(
        kind=FindingKind.CHANGE,
        severity=verdict(holds=holds, otherwise=Severity.WARNING),
        holds=holds,
        facts=(change, now, before),
        stated=stated,
        expected=expected,
        tolerance=slack + own,
        english=(
            f"{said(now)}, changed by {change.quote}, means {shown} for {then}, "
            f"{'as' if holds else 'but'} {before.document} says{'' if holds else ' ' + before.quote}."
        ),
        chinese=(
            f"{said(now)}，变动{change.quote}，可推算{then}年为{shown}，"
            f"与{before.document}所载{before.quote}{'相符' if holds else '不符'}。"
        ),
    )


def _short(value: Decimal, slack: Decimal, unit: str | None) -> str:
    """A number with as many digits as its tolerance leaves meaning."""
    places = min(max(-slack.adjusted(), -20), 6) if slack else 2
    return display.short_number(Decimal(round(value, places)), unit)
