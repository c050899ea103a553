"""What a stated change implies for the earlier period: 41.79%, up 0.32 points, was 41.47%."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

import attrs

from healthreports import matching
from healthreports.catalogue.units import convert, dimension
from healthreports.facts import AnyFact, Change, Fact, Indicator, Period, Quantity


# Where a document gives more levels of one thing and time, nobody can tell which one has changed.
_MOST_LEVELS = 8


def implied_levels(
    facts: Iterable[AnyFact],
) -> Iterator[tuple[Indicator, Change, Quantity, Period]]:
    """Each level whose change is stated, with the change, what the level was before, and when.

    Only a change against a named period counts, of a level that the document gives once, and only
    where the unit leaves no doubt: 41.79%, up 0.32%, may be either points or a growth.

    Args:
        facts: Of one report.
    """
    facts = tuple(facts)
    changes = [fact for fact in facts if isinstance(fact, Change) and fact.concept]
    if not changes:
        return
    levels: dict[object, list[Indicator]] = defaultdict(list)
    for fact in facts:
        if isinstance(fact, Indicator) and fact.concept:
            levels[_measure(fact)].append(fact)
    for change in changes:
        before = change.versus
        level = _level(change, levels.get(_measure(change), ()))
        if level is None or not isinstance(before, Period) or not _like(before, change.period):
            continue
        earlier = quantity_before(level.quantity, change.quantity)
        if earlier is not None:
            yield level, change, earlier, before


def _measure(fact: Fact) -> object:
    subjects = frozenset(map(matching.place, fact.subjects))
    return (fact.concept, subjects, fact.period, matching.core(fact.part_of or ""))


def _level(change: Change, levels: Sequence[Indicator]) -> Indicator | None:
    """The one level that a change is of."""
    if len(levels) > _MOST_LEVELS or "年均" in change.name or "value" in change.inferred:
        return None
    near = [level for level in levels if level.sentence == change.sentence] or levels
    values = {(level.quantity.value, level.quantity.unit) for level in near}
    return near[0] if len(values) == 1 and "value" not in near[0].inferred else None


def _like(before: Period, now: Period | None) -> bool:
    """Whether an earlier period is as long as the later one: 2023-01/2023-06 and 2024-01/2024-06."""
    if now is None or before.year >= now.year:
        return False
    return (before.first[4:], before.last[4:]) == (now.first[4:], now.last[4:])


def quantity_before(level: Quantity, change: Quantity) -> Quantity | None:
    """A level before a change; `None` where the units leave a doubt, or the numbers are no single ones.

    Example:
        >>> level = Quantity(value=Decimal("41.79"), unit="%", step=Decimal("0.01"))
        >>> change = Quantity(value=Decimal("0.32"), unit="百分点", step=Decimal("0.01"))
        >>> str(quantity_before(level, change).value)
        '41.47'
    """
    if not (matching.certain(level) and matching.certain(change)):
        return None
    if level.unit is None or change.unit is None:
        return None
    if change.unit == "%" and level.unit != "%":
        earlier = _before_growth(level, change.value / 100, (change.step or Decimal(0)) / 100)
    else:
        earlier = _before_difference(level, change)
    if earlier is None or (earlier.value < 0 <= level.value):
        return None
    return earlier


def _before_difference(level: Quantity, change: Quantity) -> Quantity | None:
    if level.unit is None or change.unit is None:
        return None
    if dimension(change.unit) == "points":
        if dimension(level.unit) != "share":
            return None
        unit = "%"
        points = convert(change.value, change.unit, "百分点")
        step = convert(change.step, change.unit, "百分点") if change.step else None
    elif dimension(change.unit) == "share" and not change.unit.startswith("/"):
        return None
    else:
        unit, points, step = change.unit, change.value, change.step
    difference = matching.value_in(Quantity(value=points, unit=unit), level.unit)
    if difference is None:
        return None
    shown = matching.value_in(Quantity(value=step, unit=unit), level.unit) if step else None
    steps = [each for each in (level.step, shown) if each is not None]
    return attrs.evolve(level, value=level.value - difference, step=max(steps, default=None))


def _before_growth(level: Quantity, growth: Decimal, step: Decimal) -> Quantity | None:
    """A level before a relative growth, with no more digits than the two numbers carry."""
    if growth <= -1 or not level.step or not level.value:
        return None
    if not matching.certain(Quantity(value=level.step)):
        return None
    value = level.value / (1 + growth)
    doubt = (level.step + abs(value) * step) / (1 + growth)
    last = Decimal(1).scaleb(doubt.adjusted())
    rounded = (value / last).to_integral_value() * last
    return attrs.evolve(level, value=rounded, step=last)
