"""Targets, and the figures that measure them."""

import re
from decimal import Decimal
from typing import TypeVar

import attrs

from healthreports import display, matching
from healthreports.catalogue.concepts import Direction
from healthreports.facts import Bound, Change, Fact, Indicator, Period, Quantity, Target
from healthreports.tracking.records import Fate, Outcome
from healthreports.tracking.times import Timing, timing


Measure = Indicator | Target | Change
AnyChange = TypeVar("AnyChange", bound=Target | Change)

# 服务量增长5%以上, 药占比下降2个百分点, 出生缺陷率年均降低1%
_GROWTH = re.compile(r"增长率?|增幅|提高|提升|上升|下降|降低|降幅|减少|压减")
_FALL = re.compile(r"降|减")
# 年均 stays: the growth of one year is not the mean of five.
_GROWTH_WORDS = re.compile(f"同比|较上年|比上年|{_GROWTH.pattern}")


def grows(fact: Fact) -> bool:
    """Whether a target is set on growth: 服务量增长5%以上; 提升工程 is the name of works.

    Example:
        >>> from healthreports.text import Span
        >>> quantity = Quantity(value=Decimal(5), unit="%")
        >>> grows(Target(name="服务量增长", quantity=quantity, quote="5%", sentence="", spans=(Span(0, 2),), document=""))
        True
    """
    return isinstance(fact, Target) and bool(_GROWTH.search(fact.name))


def without_growth(fact: AnyChange) -> AnyChange:
    """The target or change with the word of growth taken off its name, as it is in the names of most changes."""
    return attrs.evolve(fact, name=_GROWTH_WORDS.sub("", fact.name) or fact.name)


def measured(
    promise: Target, fact: Measure, better: Direction, *, elsewhere: bool
) -> Outcome | None:
    """What a figure tells of a target, if it measures the same thing.

    Args:
        promise: The target.
        fact: Any figure.
        better: Whether more or less of it is wished for.
        elsewhere: Whether the figure stands in another document than the target.
    """
    if not _same(promise, fact):
        return None
    value = matching.value_in(fact.quantity, promise.quantity.unit)
    if value is None:
        return None
    if isinstance(fact, Target):
        return _restated(promise, fact, value) if elsewhere else None
    fell = isinstance(fact, Change) and _FALL.search(promise.name) is not None
    unit = promise.quantity.unit
    actual = _in_unit(fact.quantity, value, unit)
    if fell and actual is not None:
        actual = _turned(actual)
    if actual is None:
        return None
    return _compared(promise, fact, actual, less=_wants_less(promise, better))


def _same(promise: Target, fact: Measure) -> bool:
    if isinstance(fact, Change):
        told_on = attrs.evolve(without_growth(promise), part_of=fact.part_of)
        of_the_year = grows(promise) and _on_year_before(promise, fact)
        return of_the_year and matching.same_measure(told_on, without_growth(fact))
    return matching.same_measure(promise, fact) or matching.answers_task(promise, fact)


def _on_year_before(promise: Target, fact: Change) -> bool:
    """Whether a change is against the year before the one due, neither 较2019年 nor 高于全省平均."""
    if fact.versus is None or promise.period is None:
        return True
    return isinstance(fact.versus, Period) and fact.versus.year == promise.period.year - 1


def _wants_less(promise: Target, better: Direction) -> bool:
    """Whether a target is the most there may be: 5‰以内, 零发生; growth and fall are counted upwards."""
    if grows(promise):
        return promise.quantity.bound is Bound.AT_MOST
    return better is Direction.LOWER or not promise.quantity.value


_TURNED = {Bound.AT_LEAST: Bound.AT_MOST, Bound.AT_MOST: Bound.AT_LEAST}


def _turned(change: Quantity) -> Quantity:
    """A change as a fall: −1.5个百分点 fell by 1.5. Its bound speaks of its size: 下降5%以上 is −5 and at least."""
    bound = change.bound if change.value < 0 else _TURNED.get(change.bound, change.bound)
    return attrs.evolve(change, value=-change.value, high=None, bound=bound)


def _in_unit(quantity: Quantity, value: Decimal, unit: str | None) -> Quantity | None:
    """A quantity in the unit of the promise; a range needs its high end there too."""
    high = quantity.high
    if high is not None:
        high = matching.value_in(attrs.evolve(quantity, value=high, high=None), unit)
        if high is None:
            return None
    return attrs.evolve(quantity, value=value, unit=unit, high=high)


def _restated(promise: Target, fact: Target, value: Decimal) -> Outcome:
    margin = value - promise.quantity.value
    same = not margin and fact.quantity.bound is promise.quantity.bound
    said = "with the same value" if same else "with another value"
    if fact.period != promise.period:
        said += f", for {fact.period or 'no time told'}"
    return Outcome(
        promise=promise,
        fate=Fate.RESTATED,
        evidence=fact,
        margin=margin,
        note=f"promised again {said}",
    )


def _compared(
    promise: Target, fact: Indicator | Change, actual: Quantity, *, less: bool
) -> Outcome | None:
    time = timing(promise.period, fact.period)
    early = _early(promise, fact)
    if time in (Timing.APART, Timing.AFTER) and not early:
        return None
    reached = _reached(promise.quantity, actual, less=less)
    lasting = matching.counted(promise.quantity.unit) and not less
    fate = Fate.MET if early and reached else _fate(reached, time, lasting=lasting)
    return Outcome(
        promise=promise,
        fate=fate,
        evidence=fact,
        margin=actual.value - promise.quantity.value,
        in_time=True if fate is Fate.MET and time is not Timing.AROUND else None,
        note=_note(promise, actual, time),
    )


def _early(promise: Target, fact: Indicator | Change) -> bool:
    """Whether one sentence says that a later target is reached: 托位数4.72个，提前一年达到4.5个的目标."""
    held, due = fact.period, promise.period
    years_before = held is not None and due is not None and held.year < due.year
    return promise.sentence == fact.sentence and (years_before or "提前" in fact.sentence)


def _fate(reached: bool | None, time: Timing, *, lasting: bool) -> Fate:
    """What a figure means for a target.

    Args:
        reached: Whether it reaches the target; `None` where its bound leaves that open.
        time: When it holds.
        lasting: Whether what is reached stays so: people counted do, a rate of half a year does not.
    """
    if reached is None:
        return Fate.UNKNOWN
    if time is Timing.SO_FAR:
        return Fate.MET if reached and lasting else Fate.UNDER_WAY
    return Fate.MET if reached else Fate.MISSED


def _note(promise: Target, actual: Quantity, time: Timing) -> str:
    note = f"{display.short_number(actual.value, actual.unit)} against {promise.quote}"
    one_number = promise.quantity.high is None and actual.high is None
    if one_number and promise.quantity.value > 0 and matching.counted(promise.quantity.unit):
        note += f" ({actual.value / promise.quantity.value:.2%})"
    told = {
        Timing.SO_FAR: "; a part of the time",
        Timing.AROUND: f"; whether by {promise.period} is not told",
    }
    return note + told.get(time, "")


# 约100人 is neither kept nor broken by 97.
_ABOUT = Decimal("0.05")


def _reached(target: Quantity, actual: Quantity, *, less: bool) -> bool | None:
    """Whether a value reaches a target; `None` where a bound, a range or rounding leaves that open.

    A number without a bound word is a least one (任务数264987人), a most where less is better. Of a range
    (1-2家) its near end is to be reached; whether a rate may pass the far end is not told.
    """
    ends = [actual.value, actual.value if actual.high is None else actual.high]
    sides = {_side(target, attrs.evolve(actual, value=end, high=None), less=less) for end in ends}
    reached = sides.pop() if len(sides) == 1 else None
    beyond = target.high is not None and not less and max(ends) > target.high
    return None if reached and beyond and not matching.counted(target.unit) else reached


def _side(target: Quantity, actual: Quantity, *, less: bool) -> bool | None:
    sign = -1 if less else 1
    aim = target.high if less and target.high is not None else target.value
    gap = (actual.value - aim) * sign
    if _vague(target, actual, abs(gap), aim):
        return None
    if actual.bound in (Bound.AT_LEAST, Bound.AT_MOST):
        if actual.bound is (Bound.AT_MOST if less else Bound.AT_LEAST):
            return True if gap >= 0 else None
        return False if gap < 0 else None
    return gap >= 0


def _vague(target: Quantity, actual: Quantity, gap: Decimal, aim: Decimal) -> bool:
    """Whether two numbers are too near for how they are written: 近1万人 and 1万人, 2.99万人 and 29880人."""
    if Bound.ABOUT in (actual.bound, target.bound) and gap < _ABOUT * abs(aim):
        return actual.bound is Bound.ABOUT or gap > 0
    return 0 < gap < matching.room(actual)
