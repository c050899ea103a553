"""One thing with two values, in a document or in two of one office, and values beyond what can be."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from healthreports import display, matching
from healthreports.catalogue.concepts import Concept
from healthreports.checks.findings import (
    Finding,
    FindingKind,
    Known,
    Measured,
    Severity,
    said,
)
from healthreports.facts import Indicator
from healthreports.report import Level, Report


# How many figures of one name are looked at; no report says one thing more often.
_MOST = 20


def find_two_values(report: Report, figures: Sequence[Measured]) -> Iterator[Finding]:
    """One thing with two values for the same time, in two sentences of a document.

    The articles of a newspaper page may speak of different units.
    """
    depth = 2 if report.layout == "newspaper_page" else 0

    def meant(fact: Measured, before: Measured) -> bool:
        # 从5.29张增至5.43张 gives both values in one sentence.
        return before.sentence != fact.sentence and fact.section[:depth] == before.section[:depth]

    for fact, before in _rivals(figures, meant):
        yield Finding(
            kind=FindingKind.TWO_VALUES,
            severity=Severity.ERROR if _sure(fact, before) else Severity.INFO,
            facts=(fact, before),
            stated=fact.quantity.value,
            expected=before.quantity.value,
            tolerance=_slack(fact, before),
            english=f"{said(fact)} here, but {before.quote} elsewhere in the document.",
            chinese=f"{said(fact)}，而文中另一处为{before.quote}。",
        )


def find_disagreements(reports: Sequence[Report]) -> Iterator[Finding]:
    """One thing with two values for the same time in two documents of one office."""
    over = [
        fact
        for report in reports
        for fact in report.facts
        if isinstance(fact, Indicator) and _is_over(fact, report)
    ]
    for fact, before in _rivals(over, lambda fact, before: fact.document != before.document):
        yield Finding(
            kind=FindingKind.DOCUMENTS,
            severity=Severity.WARNING if _sure(fact, before) else Severity.INFO,
            facts=(fact, before),
            stated=fact.quantity.value,
            expected=before.quantity.value,
            tolerance=_slack(fact, before),
            english=f"{said(fact)} for {fact.period} in {fact.document}, but {before.quote} in {before.document}.",
            chinese=f"{fact.period}年{said(fact)}（{fact.document}），而另一文件为{before.quote}（{before.document}）。",
        )


def _is_over(fact: Indicator, report: Report) -> bool:
    """Whether a figure covers the whole of its period: one of 2024 published in June 2024 may not."""
    if fact.period is None:
        return False
    return report.published is None or fact.period.end < report.published


Pair = tuple[Measured, Measured]


def _rivals(
    figures: Sequence[Measured], meant: Callable[[Measured, Measured], bool]
) -> Iterator[Pair]:
    """Each figure with the first other one that gives another value for the same thing and time."""
    seen: dict[tuple[object, ...], list[Measured]] = defaultdict(list)
    for fact in figures:
        if fact.period is None or not matching.certain(fact.quantity):
            continue
        keys = [(fact.kind, fact.period, key) for key in matching.measure_keys(fact)]
        others = {id(other): other for key in keys for other in seen[key][:_MOST]}
        rival = next(
            (
                other
                for other in others.values()
                if meant(fact, other) and _same_thing(fact, other) and _differ(fact, other)
            ),
            None,
        )
        if rival is not None:
            yield fact, rival
        for key in keys:
            seen[key].append(fact)


# 户籍 and 常住 people have rates of their own; so have what is new and what there is.
_QUALIFIERS = re.compile(
    r"户籍|常住|流动|新增|新建|累计|住院|门诊|急诊|公立|民营|基层|日均|人均|次均"
)


def _same_thing(fact: Measured, other: Measured) -> bool:
    if type(fact) is not type(other) or not matching.same_measure(fact, other):
        return False
    return set(_QUALIFIERS.findall(fact.name)) == set(_QUALIFIERS.findall(other.name))


def _slack(fact: Measured, other: Measured) -> Decimal:
    return matching.room(fact.quantity) + matching.room(other.quantity)


def _differ(fact: Measured, other: Measured) -> bool:
    value = matching.value_in(other.quantity, fact.quantity.unit)
    return value is not None and abs(fact.quantity.value - value) > _slack(fact, other)


def _sure(fact: Measured, other: Measured) -> bool:
    """Whether two figures must be of one thing; a name without a concept is too weak for that."""
    return fact.concept is not None and fact.concept == other.concept


# -- ranges


def find_out_of_range(
    report: Report, figures: Sequence[Measured], known: Known
) -> Iterator[Finding]:
    """Values beyond what a county can have; one unit of it may have less than the least."""
    larger = report.region is not None and report.region.level in (
        Level.PREFECTURE,
        Level.PROVINCE,
    )
    for fact in figures:
        concept = known.get(fact.concept or "")
        value = matching.value_for(fact.quantity, concept) if concept else None
        if concept is None or value is None:
            continue
        limit = _passed(fact, concept, value, larger=larger)
        if limit is not None:
            yield _out_of_range(fact, concept, value, limit)


def _passed(fact: Measured, concept: Concept, value: Decimal, *, larger: bool) -> Decimal | None:
    """The bound that a value passes, or `None`.

    What a prefecture or several years count may be more; shares over 100 % are told apart.
    """
    summed = fact.period is not None and fact.period.start.year != fact.period.end.year
    open_above = matching.counted(concept.unit) and not concept.denominator and (larger or summed)
    share = concept.unit == fact.quantity.unit == "%" and value > 100
    if concept.max is not None and value > concept.max and not open_above and not share:
        return concept.max
    whole = not fact.subjects and fact.part_of is None
    return concept.min if concept.min is not None and value < concept.min and whole else None


def _out_of_range(fact: Measured, concept: Concept, value: Decimal, limit: Decimal) -> Finding:
    shown, over = display.short_number(limit, concept.unit), value > limit
    return Finding(
        kind=FindingKind.RANGE,
        severity=Severity.WARNING,
        facts=(fact,),
        stated=value,
        expected=limit,
        english=f"{said(fact)} is {'more than the most' if over else 'less than the least'} to be expected, {shown}.",
        chinese=f"{said(fact)}，{'高于' if over else '低于'}常见范围（{shown}）。",
    )
