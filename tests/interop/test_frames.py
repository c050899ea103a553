"""Frames: what they hold, equal in three libraries, each without the others."""

import contextlib
import time
from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import attrs
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given
from tests import factories, strategies

import healthreports as hr
from healthreports.checks.findings import FindingKind, Severity
from healthreports.difference.records import AwardShift, Keyword, SectionShift, ThemeShift
from healthreports.facts import FACT_KINDS
from healthreports.interop import columns
from healthreports.interop.frames import to_arrow, to_pandas, to_polars
from healthreports.interop.grids import named_apart
from healthreports.tracking.records import Passage


# --- sources ---------------------------------------------------------------------------------------


def _report(place: str, year: int, beds: str, **fields: Any) -> hr.Report:
    facts = (
        factories.indicator("床位数", beds, "张", str(year), concept="beds"),
        factories.indicator("婴儿死亡率", "2.10", "‰", str(year), concept="infant_mortality"),
        factories.target("床位数", "900", "张", str(year + 1), concept="beds", bound=">="),
        factories.milestone("县医院迁建工程竣工", f"{year + 1}-10"),
        factories.honour("获评国家卫生县城", str(year)),
    )
    return factories.report(
        *facts, name=f"{place}{year}.txt", region=place, published=date(year + 1, 2, 3), **fields
    )


REPORTS = [_report("青田县", 2023, "801"), _report("松阳县", 2023, "640")]
LATER = factories.report(
    factories.indicator("床位数", "950", "张", "2024", concept="beds"),
    factories.target("床位数", "990", "张", "2025", concept="beds"),
    factories.progress("县医院迁建工程竣工", "done", "2024-11"),
    factories.change("床位数", "149", "张", "2024", concept="beds", versus=hr.Period("2023")),
    name="青田县2024.txt",
)
TRACKING = hr.track(REPORTS[0], LATER)
FINDINGS = [
    hr.Finding(
        kind=FindingKind.TWO_VALUES,
        severity=Severity.WARNING,
        facts=(REPORTS[0].facts[0], LATER.facts[0]),
        stated=Decimal(801),
        expected=Decimal(950),
        english="Two values.",
        chinese="两个数值。",
    ),
    hr.Finding(
        kind=FindingKind.RANGE,
        severity=Severity.ERROR,
        facts=REPORTS[0].facts[1:2],
        english="Out of range.",
        chinese="超出范围。",
    ),
]
SOURCES: dict[str, Any] = {
    "nothing": [],
    "records": hr.to_records(REPORTS[0]),
    "fact": LATER.facts[3],
    "facts": list(LATER.facts),
    "report": REPORTS[0],
    "reports": REPORTS,
    "comparison": hr.compare(REPORTS),
    "series": hr.series([*REPORTS, LATER], "beds", "青田县"),
    "tracking": TRACKING,
    "trackings": [TRACKING, hr.track(REPORTS[1])],
    "difference": hr.diff(REPORTS[0], LATER),
    "finding": FINDINGS[0],
    "findings": FINDINGS,
}
SHAPES: tuple[Any, ...] = ("long", "wide")
WIDE = ("nothing", "report", "reports", "comparison", "series", "tracking", "trackings", "findings")
SHAPED = [(name, "long") for name in SOURCES] + [(name, "wide") for name in WIDE]


# --- one form in three libraries -------------------------------------------------------------------


def _plain(value: Any) -> Any:
    """A cell of any library as plain Python has it."""
    if value is None or (not isinstance(value, str) and pd.isna(value)):
        return None
    return value.date() if isinstance(value, datetime) else value


def in_pandas(frame: pd.DataFrame) -> dict[str, list[Any]]:
    return {str(name): [_plain(value) for value in frame[name]] for name in frame.columns}


def in_polars(frame: pl.DataFrame) -> dict[str, list[Any]]:
    return frame.to_dict(as_series=False)


def in_arrow(table: Any) -> dict[str, list[Any]]:
    held: dict[str, list[Any]] = table.to_pydict()
    return held


@pytest.mark.parametrize(("name", "shape"), SHAPED)
@pytest.mark.parametrize("numbers", ["decimal", "float"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_three_libraries_hold_the_same(name: str, shape: Any, numbers: Any, language: Any) -> None:
    """Cell by cell the frames of one source are equal, and so are the names and order of columns."""
    wanted: Any = {"shape": shape, "numbers": numbers, "columns": language}
    pandas, polars, arrow = (
        in_pandas(to_pandas(SOURCES[name], **wanted)),
        in_polars(to_polars(SOURCES[name], **wanted)),
        in_arrow(to_arrow(SOURCES[name], **wanted)),
    )

    assert list(pandas) == list(polars) == list(arrow)
    assert pandas == polars == arrow
    assert name == "nothing" or any(any(held) for held in pandas.values())


def small(fact: hr.AnyFact) -> hr.AnyFact:
    """The fact with numbers that a decimal column of any library holds."""
    if not isinstance(fact, hr.Figure):
        return fact
    quantity = fact.quantity
    return attrs.evolve(
        fact,
        quantity=attrs.evolve(
            quantity,
            value=_short(quantity.value),
            high=None,
            step=quantity.step and _short(quantity.step),
        ),
    )


def _short(value: Decimal) -> Decimal:
    exponent = value.as_tuple().exponent
    assert isinstance(exponent, int)
    return value if abs(value.adjusted()) < 20 and exponent >= -12 else Decimal("-12.50")


some_facts = strategies.some(strategies.any_fact.map(small))


@given(some_facts)
def test_any_facts_are_the_same_in_three_libraries(facts: tuple[hr.AnyFact, ...]) -> None:
    """Whatever stands in facts, control characters and lone marks too, no library changes it."""
    pandas = in_pandas(to_pandas(facts))

    assert pandas == in_polars(to_polars(facts)) == in_arrow(to_arrow(facts))
    records = hr.to_records(facts)
    for key in records[0] if records else ():
        assert [record[key] for record in records] == pandas[key]


@given(strategies.some(factories.like_reports))
def test_any_comparison_has_a_frame_or_says_why_not(reports: tuple[hr.Report, ...]) -> None:
    """Only numbers beyond all measure are refused, and only by the error for it."""
    comparison = hr.compare(reports, derived=True)
    for shape in SHAPES:
        pandas = to_pandas(comparison, shape=shape)
        if _is_measured(pandas):
            polars = in_polars(to_polars(comparison, shape=shape))
            assert polars == in_arrow(to_arrow(comparison, shape=shape)) == in_pandas(pandas)
        else:
            with contextlib.suppress(hr.InteropError):
                polars = in_polars(to_polars(comparison, shape=shape))
                assert polars == in_arrow(to_arrow(comparison, shape=shape))


def _is_measured(frame: pd.DataFrame) -> bool:
    """Whether each column's decimals have 38 digits at most, six of them behind the point at least."""
    for name in frame.columns:
        values = [value for value in frame[name] if isinstance(value, Decimal) and value]
        whole = max((value.adjusted() + 1 for value in values), default=1)
        parts = max((-int(value.as_tuple().exponent) for value in values), default=0)
        if max(whole, 1) + max(parts, 6) > 38:
            return False
    return True


# --- dtypes ----------------------------------------------------------------------------------------


def test_pandas_dtypes() -> None:
    """Text, numbers, days, yes and no and closed lists have the dtypes of pandas for them."""
    dtypes = {str(name): str(dtype) for name, dtype in to_pandas(TRACKING).dtypes.items()}

    assert dtypes["promise_name"] == "string"
    assert dtypes["promise_value"] == "object"
    assert dtypes["promise_start"] == "Int64"
    assert dtypes["promise_period_start"] == "datetime64[s]"
    assert dtypes["in_time"] == "boolean"
    assert dtypes["fate"] == "category"
    fate = to_pandas(TRACKING)["fate"].cat
    assert fate.ordered
    assert list(fate.categories) == [str(each) for each in hr.Fate]
    assert str(to_pandas(TRACKING, numbers="float")["promise_value"].dtype) == "float64"


def test_polars_dtypes() -> None:
    """Likewise in polars."""
    schema = to_polars(TRACKING).schema

    assert schema["promise_name"] == pl.String
    assert schema["promise_value"] == pl.Decimal(38, 6)
    assert schema["promise_start"] == pl.Int64
    assert schema["promise_period_start"] == pl.Date
    assert schema["in_time"] == pl.Boolean
    assert schema["fate"] == pl.Enum([str(each) for each in hr.Fate])
    assert to_polars(TRACKING, numbers="float").schema["margin"] == pl.Float64


def test_arrow_dtypes() -> None:
    """Likewise in Arrow."""
    schema = to_arrow(TRACKING).schema

    assert schema.field("promise_name").type == pa.string()
    assert schema.field("promise_value").type == pa.decimal128(38, 6)
    assert schema.field("promise_start").type == pa.int64()
    assert schema.field("promise_period_start").type == pa.date32()
    assert schema.field("in_time").type == pa.bool_()
    assert schema.field("fate").type == pa.dictionary(pa.int8(), pa.string(), ordered=True)
    assert to_arrow(TRACKING, numbers="float").schema.field("margin").type == pa.float64()


def test_missing_values_are_the_librarys_own() -> None:
    """What does not apply is missing, not empty and not nought."""
    frame = to_pandas(REPORTS[0])

    assert frame.loc[4, "value"] is pd.NA
    assert frame.loc[4, "unit"] is pd.NA
    assert frame.loc[0, "of"] is pd.NA
    assert frame["value"].sum() == Decimal("1703.10")
    assert to_polars(REPORTS[0])["unit"].null_count() == 2
    assert to_arrow(REPORTS[0])["unit"].null_count == 2


@pytest.mark.parametrize("frame", [to_pandas, to_polars, to_arrow])
def test_closed_lists_sort_in_their_order(frame: Callable[..., Any]) -> None:
    """Kinds sort as they are listed, not by the alphabet."""
    made = frame(REPORTS[0])
    if isinstance(made, pd.DataFrame):
        kinds = list(made.sort_values("kind")["kind"])
    elif isinstance(made, pl.DataFrame):
        kinds = made.sort("kind")["kind"].to_list()
    else:
        kinds = made["kind"].combine_chunks().dictionary.to_pylist()
        assert kinds == [kind.kind for kind in FACT_KINDS]
        return

    assert kinds == ["indicator", "indicator", "target", "milestone", "honour"]


def test_frames_of_different_reports_go_together() -> None:
    """Two reports with numbers of different digits give tables of one schema."""
    one, two = (to_arrow(report) for report in REPORTS)

    assert one.schema == two.schema == to_arrow([]).schema
    assert len(pa.concat_tables([one, two])) == 10
    assert len(pl.concat([to_polars(report) for report in REPORTS])) == 10


# --- numbers ---------------------------------------------------------------------------------------


def _valued(*values: str) -> list[hr.AnyFact]:
    return [factories.indicator("床位数", value, "张") for value in values]


def test_digits_are_kept() -> None:
    """12.50 keeps its nought in pandas and its value everywhere; more decimals make a finer column."""
    assert str(to_pandas(_valued("12.50"))["value"][0]) == "12.50"
    assert to_polars(_valued("0.00000001")).schema["value"] == pl.Decimal(38, 8)
    assert to_arrow(_valued("1E+3"))["value"].to_pylist() == [Decimal(1000)]
    assert to_arrow(_valued("0E+900000", "0E-900000"))["value"].to_pylist() == [0, 0]


def test_the_tail_of_a_third_gives_way() -> None:
    """A quotient without end and a number of many digits stand in one column, the stated digits whole."""
    third = str(Decimal(1) / 3)
    wanted = [Decimal("12345678901.25"), Decimal("0." + "3" * 27)]

    assert to_polars(_valued("12345678901.25", third))["value"].to_list() == wanted
    assert to_arrow(_valued("12345678901.25", third))["value"].to_pylist() == wanted
    assert to_polars(_valued(third))["value"].to_list() == [Decimal(third)]

    nines = attrs.evolve(
        factories.indicator("床位数", "1", "张"),
        quantity=hr.Quantity(value=Decimal("9." + "9" * 60)),
    )
    assert to_polars([nines])["value"].to_list() == [Decimal("9." + "9" * 37)]


def test_what_is_worked_out_has_no_endless_tail() -> None:
    """9分28秒 in minutes has six decimals, so that the frames of comparisons have one type."""
    report = factories.report(
        factories.indicator("急救反应时间", "568", "秒", "2023", concept="ems_response")
    )
    comparison = hr.compare(report)

    assert to_pandas(comparison)["value"].tolist() == [Decimal("9.466667")]
    assert to_pandas(comparison, shape="wide")["青田县 2023"].tolist() == [Decimal("9.466667")]
    assert to_pandas(comparison)["fact_value"].tolist() == [568]
    assert to_arrow(comparison).schema == to_arrow(SOURCES["comparison"]).schema


@pytest.mark.parametrize("value", ["9" * 40, "0." + "1" * 60, "1E+60"])
def test_arrow_takes_up_to_76_digits_and_polars_says_that_it_does_not(value: str) -> None:
    """Where 38 digits are too few Arrow widens the column, polars names the value and the way out."""
    facts = _valued(value, "12345678901234567890.5")

    assert to_arrow(facts)["value"].to_pylist()[1] == Decimal("12345678901234567890.5")
    with pytest.raises(hr.InteropError, match=r'38 digits; numbers="float" takes it'):
        to_polars(_valued("1" * 40))


@pytest.mark.parametrize("value", ["1E+900000", "-1E+900000", "1E-900000", "1E+77"])
def test_numbers_beyond_measure_do_not_fill_memory(value: str) -> None:
    """A number of a million digits is refused by its name at once; pandas keeps it as it is."""
    start = time.process_time()
    for frame in (to_polars, to_arrow):
        with pytest.raises(hr.InteropError, match=r"column value does not fit") as caught:
            frame(_valued("5", value))
        assert str(Decimal(value)) in str(caught.value)

    assert to_pandas(_valued(value))["value"][0] == Decimal(value)
    assert time.process_time() - start < 1


def test_floats_too_large_are_refused() -> None:
    """Infinity is no value of a report."""
    with pytest.raises(hr.InteropError, match=r"1E\+900000 in the column value is too large"):
        to_pandas(_valued("1E+900000"), numbers="float")
    assert to_pandas(_valued("0.1"), numbers="float")["value"][0] == 0.1


@pytest.mark.parametrize("frame", [to_pandas, to_polars, to_arrow])
def test_whole_numbers_beyond_64_bits_are_refused(frame: Callable[..., Any]) -> None:
    """A rank among 10²⁰ is no figure of this world."""
    rank = hr.Rank(
        name="甲",
        quote="第3",
        spans=(hr.Span(0, 2),),
        sentence="",
        document="乙",
        place=3,
        of=10**20,
    )
    with pytest.raises(hr.InteropError, match=r"column of does not fit 64 bits"):
        frame([rank])


# --- shapes ----------------------------------------------------------------------------------------


def test_facts_have_the_keys_of_records_and_two_days_more() -> None:
    """The columns of facts are the keys of `to_records`, with the first and last day of the period."""
    keys = list(hr.to_records(REPORTS[0])[0])
    at = keys.index("period") + 1
    frame = to_pandas(REPORTS[0])

    assert list(frame.columns) == [*keys[:at], "period_start", "period_end", *keys[at:]]
    assert list(frame.columns) == [column.name for column in columns.FACT]
    assert frame.loc[3, "period_start"] == pd.Timestamp(2024, 10, 1)
    assert frame.loc[3, "period_end"] == pd.Timestamp(2024, 10, 31)


def test_records_reports_and_facts_give_one_frame() -> None:
    """The dictionaries of a report, and the report itself, are the same rows."""
    assert in_pandas(to_pandas(hr.to_records(REPORTS[0]))) == in_pandas(to_pandas(REPORTS[0]))
    assert in_pandas(to_pandas(iter(REPORTS[0].facts)))["region"] == [None] * 5


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("nothing", 0),
        ("records", 5),
        ("fact", 1),
        ("facts", 4),
        ("report", 5),
        ("reports", 10),
        ("comparison", 6),
        ("series", 5),
        ("tracking", 2),
        ("trackings", 4),
        ("finding", 1),
        ("findings", 2),
    ],
)
def test_a_row_an_item(name: str, count: int) -> None:
    """A long frame is as long as what it is made from."""
    assert len(to_pandas(SOURCES[name])) == count


def test_no_findings_have_the_columns_of_findings() -> None:
    """A check that finds nothing gives the frame of findings, without rows."""
    frame = to_pandas(hr.check([]))

    assert len(frame) == 0
    assert list(frame.columns) == [column.name for column in columns.FINDING]
    assert list(to_pandas([]).columns) == [column.name for column in columns.FACT]


def test_a_difference_has_a_row_a_shift() -> None:
    """What was promised before and after stands side by side in one row."""
    difference = SOURCES["difference"]
    frame = to_pandas(difference)
    raised = (
        frame[frame["shift"] == "restated"].iloc[0] if "restated" in set(frame["shift"]) else None
    )
    beds = frame[frame["before_concept"].eq("beds").fillna(value=False)].iloc[0]

    assert len(frame) == len(difference)
    assert (beds["what"], beds["before_value"], beds["after_value"]) == ("promise", 900, 990)
    assert (beds["earlier"], beds["later"]) == ("青田县2023.txt", "青田县2024.txt")
    assert raised is None or raised["what"] == "promise"


def test_shifts_of_all_kinds() -> None:
    """Awards stand side by side too; sections and themes have their headings, words and where those stand."""
    award = factories.honour("获评国家卫生县城")
    words = (
        Keyword(word="医共体", count=3, spans=(hr.Span(4, 7), hr.Span(20, 23))),
        Keyword(word="托育", count=1, spans=(hr.Span(30, 32),)),
    )
    difference = hr.Difference(
        before="a",
        after="b",
        awards=(AwardShift(shift=hr.Shift.GAINED, after=award),),
        sections=(SectionShift(shift=hr.Shift.VANISHED, section=("一、成效", "（一）服务")),),
        themes=(ThemeShift(shift=hr.Shift.APPEARED, section=("二、打算",), words=words),),
    )
    frame = to_polars(difference)

    assert frame.select("what", "shift", "heading", "words", "word_spans").rows() == [
        ("award", "gained", None, None, None),
        ("section", "vanished", "一、成效 > （一）服务", None, None),
        ("theme", "appeared", "二、打算", "医共体×3 托育×1", "4:7 20:23 | 30:32"),
    ]
    assert frame["after_name"].to_list() == ["获评国家卫生县城", None, None]
    assert frame["before_name"].null_count() == 3


def test_words_that_give_a_promise_up_are_its_evidence() -> None:
    """A passage that is no fact has its words, place and document."""
    passage = Passage(
        quote="取消迁建工程",
        spans=(hr.Span(5, 8), hr.Span(1, 4)),
        sentence="县医院取消迁建工程。",
        document="b.txt",
    )
    promise = factories.milestone("县医院迁建工程竣工")
    dropped = hr.Outcome(promise=promise, fate=hr.Fate.DROPPED, evidence=passage)
    row = to_polars(hr.Tracking(plan="a", outcome="b.txt", outcomes=(dropped,))).row(0, named=True)

    told = {name: value for name, value in row.items() if name.startswith("evidence_") and value}
    assert told == {
        "evidence_quote": "取消迁建工程",
        "evidence_start": 5,
        "evidence_end": 8,
        "evidence_spans": "5:8 1:4",
        "evidence_sentence": "县医院取消迁建工程。",
        "evidence_document": "b.txt",
    }
    assert (row["fate"], row["promise_kind"]) == ("dropped", "milestone")


def test_a_cell_keeps_unit_period_and_source() -> None:
    """A cell stands with the unit of its value, its place and year, and its fact with all that is known."""
    frame = to_pandas(SOURCES["comparison"])
    row = frame[(frame["region"] == "松阳县") & (frame["concept"] == "infant_mortality")].iloc[0]

    assert (row["value"], row["unit"], row["year"]) == (Decimal("2.10"), "‰", 2023)
    assert (row["fact_quote"], row["fact_period"]) == ("2.10‰", "2023")
    assert row["fact_document"] == "松阳县2023.txt"
    assert REPORTS[1].text[row["fact_start"] : row["fact_end"]] == "2.10‰"
    target = frame[(frame["part"] == "target") & (frame["region"] == "松阳县")].iloc[0]
    assert (target["obstacle"], target["reason"]) == ("target", "target for 2024")


def test_a_value_in_another_unit_has_that_unit() -> None:
    """A figure that the row's unit does not fit keeps its own; side by side it has no value, only a mark."""
    odd = factories.report(
        factories.indicator("床位数", "8", "%", "2023", concept="beds"), name="a", region="云和县"
    )
    comparison = hr.compare([*REPORTS, odd])
    row = to_pandas(comparison).set_index("region").loc["云和县"]
    wide = to_pandas(comparison, shape="wide").set_index("concept").loc["beds"]

    assert (row["value"], row["unit"], row["concept_unit"]) == (Decimal(8), "%", "张")
    assert wide["unit"] == "张"
    assert wide["云和县 2023"] is pd.NA
    assert (wide["云和县 2023 mark"], wide["云和县 2023 source"]) == ("in %", "a 3:5 8%")


def test_places_and_years_stand_side_by_side() -> None:
    """A row a concept; value, mark and source for each place and year."""
    frame = to_pandas(SOURCES["comparison"], shape="wide").set_index("concept")
    beds = frame.loc["beds"]

    assert list(frame.columns[:5]) == ["concept_zh", "concept_en", "domain", "direction", "unit"]
    assert list(frame.columns[5:8]) == ["松阳县 2023", "松阳县 2023 mark", "松阳县 2023 source"]
    assert (beds["青田县 2023"], beds["青田县 2023 mark"]) == (Decimal(801), pd.NA)
    assert beds["青田县 2023 source"] == "青田县2023.txt 3:7 801张"
    assert beds["青田县 2024 mark"] == "target for 2024"


def test_reports_side_by_side_are_their_comparison() -> None:
    """The wide frame of reports is that of their comparison."""
    assert in_pandas(to_pandas(REPORTS, shape="wide")) == in_pandas(
        to_pandas(SOURCES["comparison"], shape="wide")
    )
    assert to_pandas([], shape="wide").columns[0] == "concept"


def test_a_series_has_a_row_for_what_is_stated_derived_and_promised() -> None:
    """What follows from a stated change never stands in the row of what is stated."""
    frame = to_pandas(SOURCES["series"], shape="wide").set_index("part")

    assert list(frame.index) == ["stated", "derived", "target"]
    assert frame["青田县 2023"].tolist() == [Decimal(801), Decimal(801), pd.NA]
    assert frame.loc["derived", "青田县 2023 mark"] == "derived from 950张, 149张"
    assert "149张" in str(frame.loc["derived", "青田县 2023 source"])


def test_figures_that_contradict_a_cell_stand_beside_it() -> None:
    """A cell of which another figure says otherwise says so."""
    other = factories.report(
        factories.indicator("床位数", "700", "张", "2023", concept="beds"),
        name="b.txt",
        region="松阳县",
    )
    comparison = hr.compare([REPORTS[1], other])
    row = to_pandas(comparison).set_index("concept").loc[["beds"]].iloc[0]
    wide = to_pandas(comparison, shape="wide").set_index("concept").loc["beds"]

    assert "张" in row["contradicted_by"]
    assert wide["松阳县 2023 mark"] == f"contradicted by {row['contradicted_by']}"


def test_two_places_of_one_name_stay_apart() -> None:
    """Columns of two places called alike have their codes in their names."""
    reports = [
        factories.report(
            factories.indicator("床位数", beds, "张", "2023", concept="beds"),
            name=code,
            region=None,
        )
        for code, beds in (("350102", "5"), ("320106", "7"))
    ]
    reports = [
        attrs.evolve(report, region=hr.Region(name="鼓楼区", code=report.name))
        for report in reports
    ]
    frame = to_pandas(reports, shape="wide")

    assert (frame["鼓楼区 320106 2023"][0], frame["鼓楼区 350102 2023"][0]) == (7, 5)


def test_a_plan_followed_in_two_documents_has_both_side_by_side() -> None:
    """A row a promise; fate, words and source for each document that it was followed in."""
    frame = to_pandas([TRACKING, hr.track(REPORTS[0])], shape="wide")

    assert len(frame) == 2
    assert frame["promise_name"].tolist() == ["床位数", "县医院迁建工程竣工"]
    assert frame["青田县2024.txt fate"].tolist() == ["met", "missed"]
    assert frame["青田县2024.txt evidence"].tolist() == ["950张", "县医院迁建工程竣工"]
    assert frame["青田县2024.txt source"][0] == "青田县2024.txt 3:7"
    assert frame["青田县2023.txt fate"].tolist() == ["unknown", "unknown"]


def test_a_tracking_given_twice_has_its_promises_twice() -> None:
    """Nothing that was given is left out."""
    assert len(to_pandas([TRACKING] * 3, shape="wide")) == 6


def test_all_facts_of_a_finding_stand_side_by_side() -> None:
    """A row a finding, its facts numbered."""
    frame = to_pandas(FINDINGS, shape="wide")

    assert frame["fact1_value"].tolist() == [Decimal(801), Decimal("2.10")]
    assert frame["fact2_value"].tolist() == [Decimal(950), pd.NA]
    assert frame["quotes"].tolist() == ["801张 | 950张", "2.10‰"]
    assert frame["documents"][0] == "青田县2023.txt | 青田县2024.txt"


@pytest.mark.parametrize("name", ["facts", "records", "difference"])
def test_a_shape_that_is_not_there_is_named(name: str) -> None:
    """Facts alone, records and differences have nothing to set side by side."""
    with pytest.raises(hr.InteropError, match="have no wide shape"):
        to_pandas(SOURCES[name], shape="wide")


def test_what_is_too_wide_is_refused() -> None:
    """A finding of very many facts does not widen the rows of all others without end."""
    many = attrs.evolve(FINDINGS[0], facts=REPORTS[0].facts[:1] * 3000)

    with pytest.raises(hr.InteropError, match='shape="long" takes them'):
        to_pandas([many] * 3000, shape="wide")


# --- names -----------------------------------------------------------------------------------------

FRAMES = ("FACT", "CELL", "OUTCOME", "FINDING", "SHIFT")


@pytest.mark.parametrize("frame", FRAMES)
def test_names_are_unique_in_both_languages(frame: str) -> None:
    """No frame has two columns of one name."""
    listed: Sequence[columns.Column] = getattr(columns, frame)

    assert len({column.name for column in listed}) == len(listed)
    assert len({column.zh for column in listed}) == len(listed)


def test_chinese_names() -> None:
    """The columns have Chinese names as asked, the values stay."""
    frame = to_pandas(REPORTS[0], columns="zh")

    assert {"类别", "指标", "数值", "单位", "期间", "原文", "文件"} <= set(frame.columns)
    assert frame.loc[0, "单位"] == "张"
    assert "承诺_数值" in to_pandas(TRACKING, columns="zh").columns
    assert "青田县2024.txt 结果" in to_pandas(TRACKING, shape="wide", columns="zh").columns


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["a", "a", "a"], ["a", "a (2)", "a (3)"]),
        (["a", "a (2)", "a"], ["a", "a (2)", "a (3)"]),
        (["a", "a", "a (2)"], ["a", "a (3)", "a (2)"]),
        (["甲\n 乙\x00", "甲 乙"], ["甲 乙", "甲 乙 (2)"]),
        (["\ud800"], ["\ufffd"]),
        (["", "\u202e"], ["_", "_ (2)"]),
    ],
)
def test_names_are_made_unique(names: list[str], expected: list[str]) -> None:
    """Names from documents may be alike, or hold what no name can."""
    made = named_apart([columns.Column(name, name) for name in names])

    assert [column.name for column in made] == expected


# --- sources that are refused ----------------------------------------------------------------------


@pytest.mark.parametrize(
    "source",
    [
        None,
        5,
        "床位",
        b"",
        {"kind": "indicator"},
        [None],
        ["床位"],
        [REPORTS[0], REPORTS[0].facts[0]],
        [REPORTS[0].facts[0], "床位"],
        pd.DataFrame({"value": [1]}),
    ],
    ids=map(str, range(10)),
)
def test_other_sources_are_refused(source: Any) -> None:
    """What frames are not made from is refused with the list of what they are made from."""
    with pytest.raises(
        TypeError, match="one of these or an iterable of one kind of them: reports, facts"
    ):
        to_pandas(source)


@pytest.mark.parametrize(
    ("key", "value", "fault"),
    [
        ("extra", 1, "$[1].extra: unknown"),
        ("value", 1.5, "$[1].value: decimal is wanted, not 1.5"),
        ("value", Decimal("NaN"), "$[1].value: decimal is wanted, not Decimal('NaN')"),
        ("start", True, "$[1].start: integer is wanted, not True"),
        ("published", datetime(2024, 1, 1), "$[1].published: date is wanted, not datetime"),  # noqa: DTZ001
        ("kind", "指标", "$[1].kind: category is wanted, not '指标'"),
        ("unit", 5, "$[1].unit: text is wanted, not 5"),
        ("period", "2024/2023", "$[1].period: a period cannot end before 2024: '2023'"),
    ],
)
def test_records_that_are_none_are_refused(key: str, value: object, fault: str) -> None:
    """Each wrong key of a dictionary is named by its path."""
    good = hr.to_records(REPORTS[0])[0]

    with pytest.raises(hr.InteropError, match="no records of to_records") as caught:
        to_arrow([good, good | {key: value}])

    assert len(caught.value.faults) == 1
    assert caught.value.faults[0].startswith(fault)


@pytest.mark.parametrize("wrong", [{"shape": "tall"}, {"numbers": "int"}, {"columns": "fr"}])
def test_other_words_are_refused(wrong: dict[str, Any]) -> None:
    """A shape, form of numbers or language that is not there is refused with those that are."""
    with pytest.raises(hr.NotFoundError, match="there are:"):
        to_polars(REPORTS, **wrong)
