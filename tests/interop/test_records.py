"""Flat records: the keys and formats that frames and the score rely on."""

from datetime import date
from decimal import Decimal
from typing import Any

import attrs
from hypothesis import given
from tests import strategies

import healthreports as hr


KEYS = (
    "kind name concept value value_high unit bound step period versus of scope deadline status"
    " subject part_of quote start end spans sentence section role inferred rule region region_code"
    " issuer published document"
).split()

FIGURE = hr.Change(
    name="总诊疗量",
    concept="visits",
    quote="1—2家",
    spans=(hr.Span(3646, 3650), hr.Span(1788, 1789)),
    sentence="总诊疗量增长。",
    document="总结.txt",
    subjects=("市一院", "市二院"),
    period=hr.Period("2024-01", "2024-06"),
    section=("一、成效", "(一)服务"),
    role=hr.Role.REVIEW,
    rule="growth",
    inferred=("period", "unit"),
    part_of="诊疗量",
    quantity=hr.Quantity(
        value=Decimal(1), high=Decimal(2), unit="家", bound=hr.Bound.AT_LEAST, step=Decimal(1)
    ),
    versus=hr.Period("2023"),
)
BARE: Any = {
    "name": "甲",
    "quote": "乙",
    "spans": (hr.Span(0, 1),),
    "sentence": "乙。",
    "document": "总结",
}


def test_a_change_in_full() -> None:
    """Every key of a figure, in order, with its type."""
    record = hr.to_records([FIGURE])[0]

    assert list(record) == KEYS
    assert record == {
        "kind": "change",
        "name": "总诊疗量",
        "concept": "visits",
        "value": Decimal(1),
        "value_high": Decimal(2),
        "unit": "家",
        "bound": ">=",
        "step": Decimal(1),
        "period": "2024-01/2024-06",
        "versus": "2023",
        "of": None,
        "scope": None,
        "deadline": None,
        "status": None,
        "subject": "市一院、市二院",
        "part_of": "诊疗量",
        "quote": "1—2家",
        "start": 3646,
        "end": 3650,
        "spans": "3646:3650 1788:1789",
        "sentence": "总诊疗量增长。",
        "section": "一、成效 > (一)服务",
        "role": "review",
        "inferred": "period, unit",
        "rule": "growth",
        "region": None,
        "region_code": None,
        "issuer": None,
        "published": None,
        "document": "总结.txt",
    }
    assert type(record["role"]) is type(record["bound"]) is str


def test_what_only_some_kinds_have() -> None:
    """A rank's value is its place; deadlines, states, benchmarks stand in their own keys."""
    rank, milestone, progress, honour, change = hr.to_records(
        [
            hr.Rank(**BARE, place=3, of=90, scope="全省"),
            hr.Milestone(**BARE, deadline=hr.Period("2024-05")),
            hr.Progress(**BARE, status=hr.Status.UNDER_WAY),
            hr.Honour(**BARE),
            hr.Change(**BARE, quantity=hr.Quantity(value=Decimal(-5)), versus="全省平均"),
        ]
    )

    assert (rank["value"], rank["of"], rank["scope"]) == (Decimal(3), 90, "全省")
    assert rank["unit"] is rank["bound"] is None
    assert milestone["deadline"] == "2024-05"
    assert progress["status"] == "under way"
    assert (change["value"], change["versus"]) == (Decimal(-5), "全省平均")
    applying = {key for key, value in honour.items() if value is not None}
    assert applying == {
        "kind",
        "name",
        "quote",
        "start",
        "end",
        "spans",
        "sentence",
        "role",
        "document",
    }


def test_a_report_gives_its_own_facts_the_place_and_the_day() -> None:
    """Facts of a report carry what the report says of itself."""
    report = hr.Report(
        name="总结.txt",
        text="",
        source=hr.Source(hash=""),
        layout="plain",
        recognition=hr.Recognition(layout="plain", score=1, reason=""),
        issuer="沅江市卫生健康局",
        region=hr.Region(name="沅江市", code="430981"),
        published=date(2024, 3, 1),
        facts=(FIGURE,),
    )
    record = hr.to_records(report)[0]

    assert record["region"] == "沅江市"
    assert record["region_code"] == "430981"
    assert record["issuer"] == "沅江市卫生健康局"
    assert record["published"] == date(2024, 3, 1)
    assert hr.to_records(attrs.evolve(report, region=None))[0]["region"] is None


@given(strategies.some(strategies.any_fact))
def test_every_fact_gives_one_flat_record(facts: tuple[hr.AnyFact, ...]) -> None:
    """Whatever the facts, the records have the same keys, in the facts' order, and plain values."""
    records = hr.to_records(facts)

    assert [fact.kind for fact in facts] == [record["kind"] for record in records]
    assert all(list(record) == KEYS for record in records)
    assert all(
        value is None or type(value) in (str, int, Decimal)
        for record in records
        for value in record.values()
    )
