"""Facts and their parts: what they allow, how they compare, and that they travel."""

import copy
import pickle
from datetime import date
from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import given
from tests import strategies

from healthreports.errors import (
    DecodingError,
    HealthReportsError,
    InteropError,
    LimitError,
    NotFoundError,
    ParsingError,
    SourceError,
)
from healthreports.facts import FACT_KINDS, AnyFact, Honour, Period, Quantity, Rank
from healthreports.text import Span


BARE: Any = {
    "name": "甲",
    "quote": "乙",
    "spans": (Span(0, 1),),
    "sentence": "乙。",
    "document": "总结",
}


# --- periods ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "start", "end", "year"),
    [
        ("2023", date(2023, 1, 1), date(2023, 12, 31), 2023),
        ("2023-11", date(2023, 11, 1), date(2023, 11, 30), 2023),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), 2024),  # a leap year's February
        ("2024-05-12", date(2024, 5, 12), date(2024, 5, 12), 2024),
        ("2024-01/2024-06", date(2024, 1, 1), date(2024, 6, 30), 2024),
        ("2021/2025", date(2021, 1, 1), date(2025, 12, 31), 2025),
        ("2023-12-31/2024", date(2023, 12, 31), date(2024, 12, 31), 2024),
    ],
)
def test_a_period_has_a_first_and_a_last_day(text: str, start: date, end: date, year: int) -> None:
    """A period covers whole years, months and days, and belongs to the year of its end."""
    period = Period.from_iso(text)

    assert (period.start, period.end, period.year) == (start, end, year)
    assert str(period) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2023年",
        "23",
        "0999",
        "2023-1",
        "2023-13",
        "2023-00",
        "2023-02-30",
        "2023-11-31",
        "2023/",
        "/2023",
        "2024/2023",
        "2024-06/2024-01",
        "2023/2024/2025",
        "２０２３",
        "2023 ",
        "2023-05-1٢",
    ],
)
def test_what_is_no_period(text: str) -> None:
    """Text that names no year, month, day or span of them is a `ParsingError` that quotes it."""
    with pytest.raises(ParsingError):
        Period.from_iso(text)


@given(strategies.periods())
def test_a_period_is_its_iso_text(period: Period) -> None:
    """Period to text to period is the same period, and it starts before it ends."""
    assert Period.from_iso(str(period)) == period
    assert period.start <= period.end


# --- quantities ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "high"),
    [
        (Decimal("NaN"), None),
        (Decimal("sNaN"), None),
        (Decimal("Infinity"), None),
        (Decimal(2), Decimal(1)),
        (Decimal(2), Decimal("NaN")),
        (Decimal(2), Decimal("Infinity")),
    ],
)
def test_a_quantity_is_finite_and_its_range_in_order(value: Decimal, high: Decimal | None) -> None:
    """No quantity without a number, and none whose high end lies below its low one."""
    with pytest.raises(ValueError, match="finite value"):
        Quantity(value=value, high=high)


# --- facts -----------------------------------------------------------------------------------------


def test_each_kind_has_a_name_of_its_own() -> None:
    """The kinds tell facts apart in records and in JSON."""
    assert [kind.kind for kind in FACT_KINDS] == [
        "indicator",
        "target",
        "change",
        "rank",
        "milestone",
        "honour",
        "progress",
    ]


def test_a_fact_stands_somewhere() -> None:
    """A fact without a place in the text is refused."""
    with pytest.raises(ValueError, match="spans"):
        Honour(**BARE | {"spans": ()})


@pytest.mark.parametrize("place", [0, -1])
def test_the_first_place_is_one(place: int) -> None:
    """There is no place before the first."""
    with pytest.raises(ValueError, match="place"):
        Rank(**BARE, place=place)


def test_a_fact_starts_where_its_first_piece_starts() -> None:
    """Pieces stand in reading order: the first may lie behind the others."""
    assert Honour(**BARE | {"spans": [Span(9, 12), Span(2, 4)]}).start == 9


def test_lists_become_tuples() -> None:
    """A record given lists holds tuples, and is equal to one given tuples."""
    given_lists = Honour(**BARE | {"spans": [Span(0, 1)]}, subjects=["市一院"], section=["一、甲"])
    given_tuples = Honour(**BARE, subjects=("市一院",), section=("一、甲",))

    assert given_lists == given_tuples
    assert hash(given_lists) == hash(given_tuples)


@given(strategies.any_fact)
def test_facts_are_frozen_and_travel(fact: AnyFact) -> None:
    """A fact cannot be changed; pickled, copied or evolved it is equal to itself."""
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        fact.name = "乙"  # type: ignore[misc]

    assert pickle.loads(pickle.dumps(fact)) == fact
    assert copy.deepcopy(fact) == copy.copy(fact) == attrs.evolve(fact) == fact
    assert hash(copy.deepcopy(fact)) == hash(fact)


@given(strategies.any_fact, strategies.any_fact)
def test_facts_of_two_kinds_are_never_equal(one: AnyFact, other: AnyFact) -> None:
    """Facts compare by value, and a target is no indicator, whatever they share."""
    if one == other:
        assert one.kind == other.kind
    same = type(one) is type(other) and attrs.asdict(one) == attrs.asdict(other)

    assert (one == other) is same


# --- errors ----------------------------------------------------------------------------------------

ERRORS = [
    HealthReportsError("没有"),
    SourceError("an empty file", "总结.txt"),
    SourceError("an empty file"),
    DecodingError("no encoding fits", "总结.txt", ["utf-8", "gb18030"]),
    LimitError("more than 10 MB", "总结.txt"),
    ParsingError("not a number", "很多"),
    NotFoundError("layout", "newspaper", ["plain", "bulletin"]),
    InteropError("this JSON does not fit", ["$.name: missing"]),
]


@pytest.mark.parametrize("error", ERRORS, ids=repr)
def test_errors_travel(error: HealthReportsError) -> None:
    """An error raised in a worker process arrives whole: its text and all its fields."""
    back = pickle.loads(pickle.dumps(error))

    assert type(back) is type(error)
    assert str(back) == str(error)
    assert vars(back) == vars(error)


@pytest.mark.parametrize(
    ("error", "text"),
    [
        (SourceError("an empty file", "总结.txt"), "总结.txt: an empty file"),
        (SourceError("an empty file"), "an empty file"),
        (ParsingError("not a number", "很多"), "not a number: '很多'"),
        (NotFoundError("layout", "报"), "no layout '报'"),
        (NotFoundError("layout", "报", ["plain", "甲"]), "no layout '报'; there are: plain, 甲"),
        (InteropError("does not fit", ["$: a", "$.b: c"]), "does not fit\n  $: a\n  $.b: c"),
    ],
)
def test_errors_say_what_was_sought_and_what_there_is(error: HealthReportsError, text: str) -> None:
    """The message of an error is made of its fields."""
    assert str(error) == text


@pytest.mark.parametrize(
    ("error", "builtin"),
    [(ParsingError, ValueError), (InteropError, ValueError), (NotFoundError, LookupError)],
)
def test_errors_are_also_the_built_in_ones(
    error: type[Exception], builtin: type[Exception]
) -> None:
    """Who catches the built-in kind catches the library's too."""
    assert issubclass(error, builtin)
    assert issubclass(error, HealthReportsError)
