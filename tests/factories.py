"""Small reports built by hand: facts with their places in a text that is made up around them."""

from decimal import Decimal
from typing import Any, TypeVar

import attrs
from hypothesis import strategies as st
from rich.console import Console, RenderableType
from tests import strategies

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


# Facts of few names, subjects, units and years, so that many of them speak of the same thing.
_FIELDS: dict[str, st.SearchStrategy[Any]] = {
    "name": st.sampled_from(
        ("床位数", "签约任务数", "签约", "三期扩建工程开工", "", "任务完成率", "签约占")
    ),
    "quote": st.sampled_from(("", "500张", "县医院三期扩建工程竣工", "“健康县”")),
    "spans": st.just((Span(0, 1),)),
    "sentence": st.sampled_from(("签约500张，其中累计500张，其中", "累计500张")),
    "document": st.sampled_from(("a", "b")),
    "concept": st.none() | st.sampled_from(("beds", "infant_mortality", "nosuch")),
    "subjects": st.sampled_from(((), ("县医院",), ("县医院三期工程",), ("甲", "乙"))),
    "period": st.none()
    | st.sampled_from(("2023", "2024", "2024-05", "2021/2025")).map(Period.from_iso),
    "part_of": st.none() | st.sampled_from(("床位数", "签约")),
}
_QUANTITIES = st.builds(
    Quantity,
    value=strategies.numbers
    | st.sampled_from((Decimal(0), Decimal("1E+900000"), Decimal("1E-900000"))),
    unit=st.sampled_from((None, "人", "名", "张", "个", "%", "‰", "元", "")),
    bound=st.sampled_from(Bound),
    step=st.none() | st.sampled_from((Decimal("0.01"), Decimal(1), Decimal("1E+900000"))),
)
_FACTS: st.SearchStrategy[AnyFact] = st.one_of(
    st.builds(Indicator, **_FIELDS, quantity=_QUANTITIES),
    st.builds(Target, **_FIELDS, quantity=_QUANTITIES),
    st.builds(Change, **_FIELDS, quantity=_QUANTITIES),
    st.builds(Milestone, **_FIELDS),
    st.builds(Honour, **_FIELDS),
    st.builds(Progress, **_FIELDS, status=st.sampled_from(Status)),
)
like_reports: st.SearchStrategy[Report] = st.builds(
    Report,
    name=st.sampled_from(("a", "b")),
    text=st.just("床位"),
    source=st.uuids().map(lambda number: Source(hash=str(number))),
    layout=st.just("plain"),
    recognition=st.just(Recognition(layout="plain", score=1.0, reason="made by hand")),
    region=st.none() | st.sampled_from(("甲县", "乙县")).map(lambda name: Region(name=name)),
    facts=st.lists(_FACTS, max_size=8).map(tuple),
)


def shown(what: RenderableType, width: int) -> list[str]:
    """The lines that a console of that width shows, colours left out."""
    console = Console(width=width, color_system=None, legacy_windows=False)
    with console.capture() as capture:
        console.print(what)
    return capture.get().splitlines()
