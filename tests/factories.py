"""Small reports built by hand: facts with their places in a text that is made up around them."""

from decimal import Decimal
from typing import Any, TypeVar

import attrs

from healthreports.facts import (
    AnyFact,
    Bound,
    Change,
    Honour,
    Indicator,
    Milestone,
    Period,
    Progress,
    Quantity,
    Role,
    Status,
    Target,
)
from healthreports.report import Recognition, Region, Report, Source
from healthreports.text import Span


T = TypeVar("T", bound=AnyFact)


def _fact(kind: type[T], name: str, quote: str, year: str | None, fields: dict[str, Any]) -> T:
    sentence = fields.pop("sentence", f"{name}{quote}。")
    start = fields.pop("start", 0)
    subject = fields.pop("subject", None)
    return kind(
        name=name,
        quote=quote,
        sentence=sentence,
        spans=(Span(start, start + len(quote)),),
        document=fields.pop("document", "report.txt"),
        period=Period.from_iso(year) if year else None,
        subjects=tuple(subject.split("、")) if subject else (),
        rule="by hand",
        **fields,
    )


def _quantity(value: str, unit: str | None, bound: str, high: str | None) -> Quantity:
    places = len(value.partition(".")[2])
    return Quantity(
        value=Decimal(value),
        unit=unit,
        bound=Bound(bound),
        high=Decimal(high) if high else None,
        step=Decimal(1).scaleb(-places),
    )


def figure(
    kind: type[T],
    name: str,
    value: str,
    unit: str | None,
    year: str | None = "2024",
    *,
    bound: str = "=",
    high: str | None = None,
    **fields: Any,
) -> T:
    """A figure; its quote is its value and unit as given here, or `quote=`."""
    quote = fields.pop("quote", f"{value}{unit or ''}")
    return _fact(
        kind, name, quote, year, {"quantity": _quantity(value, unit, bound, high), **fields}
    )


def indicator(
    name: str, value: str, unit: str | None = None, year: str | None = "2024", **fields: Any
) -> Indicator:
    """An observed figure."""
    return figure(Indicator, name, value, unit, year, role=Role.REVIEW, **fields)


def target(
    name: str, value: str, unit: str | None = None, year: str | None = "2025", **fields: Any
) -> Target:
    """A promised figure."""
    return figure(Target, name, value, unit, year, role=Role.PLAN, **fields)


def change(
    name: str, value: str, unit: str | None = None, year: str | None = "2024", **fields: Any
) -> Change:
    """A difference against an earlier value."""
    return figure(Change, name, value, unit, year, role=Role.REVIEW, **fields)


def milestone(name: str, year: str | None = "2025", **fields: Any) -> Milestone:
    """A promise without a number."""
    deadline = Period.from_iso(year) if year else None
    return _fact(
        Milestone,
        name,
        fields.pop("quote", name),
        year,
        {"deadline": deadline, "role": Role.PLAN, **fields},
    )


def progress(name: str, status: str, year: str | None = "2025", **fields: Any) -> Progress:
    """Something reported without a number."""
    return _fact(
        Progress,
        name,
        fields.pop("quote", name),
        year,
        {"status": Status(status), "role": Role.REVIEW, **fields},
    )


def honour(name: str, year: str | None = "2025", **fields: Any) -> Honour:
    """An award received."""
    return _fact(Honour, name, fields.pop("quote", name), year, {"role": Role.REVIEW, **fields})


def _placed(fact: AnyFact, text: str, name: str) -> AnyFact:
    begin = text.index(fact.sentence)
    start = max(text.find(fact.quote, begin), begin)
    return attrs.evolve(fact, spans=(Span(start, start + len(fact.quote)),), document=name)


def report(
    *facts: AnyFact, name: str = "report.txt", region: str | None = "青田县", **fields: Any
) -> Report:
    """A report with these facts, each in a line of its own unless they give their sentences."""
    text = "\n".join(dict.fromkeys(fact.sentence for fact in facts))
    return Report(
        name=name,
        text=text,
        source=Source(hash="0" * 64),
        layout="plain",
        recognition=Recognition(layout="plain", score=1.0, reason="made by hand"),
        region=Region(name=region) if region else None,
        facts=tuple(_placed(fact, text, name) for fact in facts),
        **fields,
    )
