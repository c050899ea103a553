"""Promises that the figure just reported has already passed."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from healthreports import matching
from healthreports.catalogue.concepts import Direction
from healthreports.checks.findings import Finding, FindingKind, Known, Severity, said
from healthreports.facts import AnyFact, Bound, Figure, Indicator, Target


# How many figures of one name are looked at; no report says one thing more often.
_MOST = 20
_SIGNS = {Direction.HIGHER: 1, Direction.LOWER: -1, Direction.NONE: 0}


def find_low_targets(facts: Sequence[AnyFact], known: Known) -> Iterator[Finding]:
    """Targets below what the year before brought: 1.5万人次 promised after 2.4万.

    Args:
        facts: Of all documents of one place.
        known: Which way a concept is meant to go.
    """
    seen: dict[str, list[Indicator]] = defaultdict(list)
    for fact in facts:
        if isinstance(fact, Indicator) and fact.period is not None:
            for key in _keys(fact):
                seen[key].append(fact)
    for target in facts:
        if isinstance(target, Target) and target.period is not None:
            earlier = [fact for key in _keys(target) for fact in seen.get(key, ())[-_MOST:]]
            yield from _low_target(target, earlier, known)


def _keys(fact: Figure) -> list[str]:
    return [*matching.measure_keys(fact), *(f"service {name}" for name in _services(fact))]


# “e护康”平台 and “e护康”项目 are one service, which alone has a 服务量.
_NAMED = re.compile(r"[“\"]([^”\"]{2,12})[”\"]")
_VOLUME = re.compile(r"服务|访问|使用|咨询|就诊|预约|用户|业务")
_VOLUME_ONLY = re.compile(
    r"(?:年|总|累计)?(?:服务|访问|使用|咨询|就诊|预约|用户|业务)(?:量|数|人次)"
)


def _services(fact: Figure) -> list[str]:
    """The names in quotation marks of what a volume is one of."""
    if not _VOLUME.search(fact.name):
        return []
    return [name for subject in fact.subjects for name in _NAMED.findall(subject)]


def _same_volume(target: Target, fact: Indicator) -> bool:
    """Whether a target names no more than the volume of the service that a figure gives one of."""
    named = _VOLUME_ONLY.fullmatch(target.name) and set(_services(target)) & set(_services(fact))
    return bool(named) and target.quantity.unit == fact.quantity.unit


def _low_target(target: Target, earlier: Sequence[Indicator], known: Known) -> Iterator[Finding]:
    sign = _SIGNS[matching.better(target, known.get(target.concept or ""))]
    for fact in earlier:
        if not _just_before(fact, target) or fact.quantity.bound is Bound.AT_MOST:
            continue
        if not (matching.same_measure(target, fact) or _same_volume(target, fact)):
            continue
        value = matching.value_in(fact.quantity, target.quantity.unit)
        # 稳定在91%以上 after 91.05% holds the level.
        slack = 0 if matching.counted(target.quantity.unit) else matching.room(target.quantity)
        if value is not None and (value - target.quantity.value) * sign > slack:
            yield Finding(
                kind=FindingKind.LOW_TARGET,
                severity=Severity.INFO,
                facts=(target, fact),
                stated=target.quantity.value,
                expected=value,
                english=f"The target {said(target)} is weaker than what {fact.period} brought: {said(fact)}.",
                chinese=f"目标{said(target)}，{fact.period}年已达到：{said(fact)}。",
            )
            return


def _just_before(fact: Indicator, target: Target) -> bool:
    """Whether a figure is of the year before a promise of one year."""
    if fact.period is None or target.period is None:
        return False
    one_year = target.period.start.year == target.period.year
    return one_year and fact.period.start.year == fact.period.year == target.period.year - 1
