"""Through Parquet and back: every value, unit, period and span, by each library and across them."""

import io
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
from hypothesis import given, settings
from tests import strategies

import healthreports as hr
from healthreports.interop.frames import to_arrow, to_pandas, to_polars


ROOT = Path(__file__).parents[2]


def _short(fact: hr.AnyFact) -> hr.AnyFact:
    """The fact with numbers of 20 digits before the point and 18 behind it at most."""
    if not isinstance(fact, hr.Figure) or all(
        value.adjusted() < 20 and int(value.as_tuple().exponent) >= -18
        for value in (fact.quantity.value, fact.quantity.high or fact.quantity.value)
    ):
        return fact
    return attrs.evolve(
        fact, quantity=attrs.evolve(fact.quantity, value=Decimal("-12.50"), high=None)
    )


def _records(facts: Any) -> dict[str, list[Any]]:
    """What `to_records` gives, by key."""
    records = hr.to_records(facts)
    return {key: [record[key] for record in records] for key in (records[0] if records else ())}


def _through_arrow(facts: Any) -> Any:
    buffer = io.BytesIO()
    pq.write_table(to_arrow(facts), buffer)
    buffer.seek(0)
    return pq.read_table(buffer)


def _through_polars(facts: Any) -> tuple[pl.DataFrame, io.BytesIO]:
    buffer = io.BytesIO()
    to_polars(facts).write_parquet(buffer)
    buffer.seek(0)
    return pl.read_parquet(buffer), buffer


some_facts = strategies.some(strategies.any_fact.map(_short))


@given(some_facts)
@settings(max_examples=50)
def test_pyarrow_brings_all_back(facts: tuple[hr.AnyFact, ...]) -> None:
    """All keys of `to_records`, with the types of the columns."""
    back = _through_arrow(facts)
    held = back.to_pydict()

    assert {key: held[key] for key in _records(facts)} == _records(facts)
    assert back.schema.field("value").type == to_arrow(facts).schema.field("value").type
    assert back.schema.field("period_start").type == pa.date32()
    assert back.schema.field("bound").type.ordered


@given(some_facts)
@settings(max_examples=50)
def test_polars_brings_all_back(facts: tuple[hr.AnyFact, ...]) -> None:
    """The same frame, with its enumerations; pyarrow reads the file too."""
    back, buffer = _through_polars(facts)
    held = back.to_dict(as_series=False)

    assert back.equals(to_polars(facts))
    assert back.schema == to_polars(facts).schema
    assert {key: held[key] for key in _records(facts)} == _records(facts)
    buffer.seek(0)
    assert pq.read_table(buffer)["spans"].to_pylist() == held["spans"]


def test_the_seeds_come_back() -> None:
    """Each fact of the seed reports, by pyarrow, polars and pandas."""
    reports = [hr.read(seed) for seed in sorted((ROOT / "seeds").glob("*.txt"))]
    wanted: dict[str, list[Any]] = {}
    for report in reports:
        for key, values in _records(report).items():
            wanted.setdefault(key, []).extend(values)
    arrow = _through_arrow(reports).to_pydict()
    polars = _through_polars(reports)[0].to_dict(as_series=False)

    assert len(wanted["value"]) > 300
    for key, values in wanted.items():
        assert arrow[key] == values
        assert polars[key] == values


def test_pandas_keeps_what_is_asked_of_it() -> None:
    """Values, units, periods and spans come back; the dtypes of texts, numbers and closed lists too."""
    report = hr.read(min((ROOT / "seeds").glob("*.txt")))
    frame = to_pandas(report)
    buffer = io.BytesIO()
    frame.to_parquet(buffer)
    back = pd.read_parquet(buffer)
    wanted = _records(report)

    for key in ("value", "unit", "period", "spans", "bound"):
        assert [None if pd.isna(value) else value for value in back[key]] == wanted[key]
    assert back.dtypes.drop(["period_start", "period_end", "published"]).equals(
        frame.dtypes.drop(["period_start", "period_end", "published"])
    )
    assert pd.api.types.is_datetime64_dtype(back["period_start"])
