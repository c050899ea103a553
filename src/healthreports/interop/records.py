"""Flat dictionaries, one a fact: what frames, CSV files and the accuracy score are made from."""

from collections.abc import Iterable
from decimal import Decimal

from healthreports.facts import AnyFact, Change, Figure, Milestone, Progress, Rank
from healthreports.report import Report


def _figure(fact: Figure) -> dict[str, object]:
    quantity = fact.quantity
    return {
        "value": quantity.value,
        "value_high": quantity.high,
        "unit": quantity.unit,
        "bound": quantity.bound.value,
        "step": quantity.step,
    }


def _own(fact: AnyFact) -> dict[str, object]:
    """What only facts of this kind have."""
    match fact:
        case Rank():
            return {"value": Decimal(fact.place), "of": fact.of, "scope": fact.scope}
        case Milestone():
            return {"deadline": fact.deadline and str(fact.deadline)}
        case Progress():
            return {"status": fact.status.value}
        case Change():
            return {**_figure(fact), "versus": fact.versus and str(fact.versus)}
        case Figure():
            return _figure(fact)
    return {}


def record_of(fact: AnyFact, report: Report | None = None) -> dict[str, object]:
    """The flat dictionary of one fact, with what its report says of itself where that is given."""
    own = _own(fact)
    region = report.region if report else None
    return {
        "kind": fact.kind,
        "name": fact.name,
        "concept": fact.concept,
        "value": own.get("value"),
        "value_high": own.get("value_high"),
        "unit": own.get("unit"),
        "bound": own.get("bound"),
        "step": own.get("step"),
        "period": fact.period and str(fact.period),
        "versus": own.get("versus"),
        "of": own.get("of"),
        "scope": own.get("scope"),
        "deadline": own.get("deadline"),
        "status": own.get("status"),
        "subject": "、".join(fact.subjects) or None,
        "part_of": fact.part_of,
        "quote": fact.quote,
        "start": fact.spans[0].start,
        "end": fact.spans[0].end,
        "spans": " ".join(f"{span.start}:{span.end}" for span in fact.spans),
        "sentence": fact.sentence,
        "section": " > ".join(fact.section) or None,
        "role": fact.role.value,
        "inferred": ", ".join(fact.inferred) or None,
        "rule": fact.rule or None,
        "region": region and region.name,
        "region_code": region and region.code,
        "issuer": report and report.issuer,
        "published": report and report.published,
        "document": fact.document,
    }


def to_records(source: Report | Iterable[AnyFact]) -> list[dict[str, object]]:
    """One flat dictionary a fact, in reading order.

    Numbers are `Decimal` (the value of a rank is its place; `of` is an `int`), offsets `int`,
    `published` a `date`, everything else text: periods in ISO form (`2024-01/2024-06`), subjects
    joined by `、`, headings by ` > `, the names of inferred fields by `, `, spans by a blank
    (`3646:3650 1788:1789`). A key that does not apply, or is not known, is `None`; so are `region`,
    `region_code`, `issuer` and `published` where facts are given without their report.

    Args:
        source: A report, or some facts.

    Example:
        >>> from healthreports.facts import Rank
        >>> from healthreports.text import Span
        >>> place = Rank(name="门诊均次费用", quote="第3", spans=(Span(9, 11),), place=3,
        ...              sentence="门诊均次费用居全省第3。", document="总结", scope="全省")
        >>> record = to_records([place])[0]
        >>> record["kind"], record["name"], record["value"], record["scope"], record["spans"]
        ('rank', '门诊均次费用', Decimal('3'), '全省', '9:11')
    """
    if isinstance(source, Report):
        return [record_of(fact, source) for fact in source.facts]
    return [record_of(fact) for fact in source]
