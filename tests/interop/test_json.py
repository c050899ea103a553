"""JSON: lossless, versioned, and unmoved by anything hostile."""

import contextlib
import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import strategies

import healthreports as hr
from healthreports.facts import Facts


CHANGE = hr.Change(
    name="总诊疗量",
    quote="12.50%",
    spans=(hr.Span(8, 12), hr.Span(0, 2)),
    sentence="总诊疗量增长12.50%。",
    document="总结",
    subjects=("市一院",),
    period=hr.Period("2023"),
    role=hr.Role.REVIEW,
    quantity=hr.Quantity(value=Decimal("12.50"), unit="%", step=Decimal("0.01")),
    versus=hr.Period("2022"),
)
REPORT = hr.Report(
    name="总结",
    text="总诊疗量增长12.50%。",
    source=hr.Source(hash="0" * 64),
    layout="plain",
    recognition=hr.Recognition(layout="plain", score=0.5, reason="散文"),
    sections=(hr.Section(level=1, span=hr.Span(0, 12)),),
    metadata={"索引号": "1"},
    facts=(CHANGE,),
)


def _loaded(record: hr.Report | tuple[hr.AnyFact, ...]) -> Any:
    return json.loads(hr.to_json(record))


# --- there and back --------------------------------------------------------------------------------


@given(strategies.reports)
def test_a_report_comes_back_equal(report: hr.Report) -> None:
    """Nothing of any report is lost on its way through JSON."""
    assert hr.from_json(hr.to_json(report)) == report


@given(strategies.some(strategies.any_fact))
def test_facts_come_back_equal(facts: tuple[hr.AnyFact, ...]) -> None:
    """Facts without their report come back as `Facts`, each of its kind."""
    back = hr.from_json(hr.to_json(facts))

    assert back == facts
    assert isinstance(back, Facts)
    assert [type(fact) for fact in facts] == [type(fact) for fact in back]


@given(strategies.reports)
def test_json_is_written_the_same_each_time(report: hr.Report) -> None:
    """What comes back is written as the same text, down to the digits of each number."""
    once = hr.to_json(report)

    assert hr.to_json(hr.from_json(once)) == once


def test_zeros_of_a_number_are_kept() -> None:
    """12.50 is not 12.5: the zero says how exact the figure is."""
    record = hr.to_records(hr.from_json(hr.to_json([CHANGE])))[0]

    assert str(record["value"]) == "12.50"


@pytest.mark.parametrize("versus", [None, "2022", "全省平均水平", hr.Period("2022")])
def test_an_earlier_period_and_the_words_of_a_benchmark_stay_apart(
    versus: hr.Period | str | None,
) -> None:
    """Words that look like a year come back as words."""
    fact = hr.Change(
        name="甲",
        quote="1%",
        spans=(hr.Span(0, 2),),
        sentence="1%",
        document="乙",
        quantity=hr.Quantity(value=Decimal(1)),
        versus=versus,
    )

    assert hr.from_json(hr.to_json([fact])) == (fact,)


def test_the_form_of_a_fact() -> None:
    """Decimals are strings, spans pairs, periods ISO text, enums their values, Chinese itself."""
    text = hr.to_json([CHANGE])

    assert "总诊疗量" in text
    assert _loaded((CHANGE,)) == {
        "schema": 1,
        "kind": "facts",
        "facts": [
            {
                "kind": "change",
                "name": "总诊疗量",
                "quote": "12.50%",
                "spans": [[8, 12], [0, 2]],
                "sentence": "总诊疗量增长12.50%。",
                "document": "总结",
                "concept": None,
                "subjects": ["市一院"],
                "period": "2023",
                "section": [],
                "role": "review",
                "rule": "",
                "inferred": [],
                "part_of": None,
                "quantity": {
                    "value": "12.50",
                    "unit": "%",
                    "high": None,
                    "bound": "=",
                    "step": "0.01",
                },
                "versus": {"period": "2022"},
            }
        ],
    }


def test_each_fact_stands_on_a_line() -> None:
    """Two versions of a report can be compared line by line."""
    lines = hr.to_json([CHANGE, CHANGE]).splitlines()

    assert [line.startswith('  {"kind": "change"') for line in lines].count(True) == 2


# --- faults ----------------------------------------------------------------------------------------


def test_every_fault_is_named_by_its_path() -> None:
    """All that is wrong is listed at once, each with the way to it."""
    body = _loaded(REPORT)
    body["facts"][0]["quantity"]["value"] = "NaN"
    body["facts"][0]["spans"][1] = [3, 1]
    body["facts"].append({"kind": "指标"})
    body["sections"][0]["level"] = True
    body["sections"][0]["role"] = "history"
    body["published"] = "2024-02-30"
    body["extra"] = 1
    del body["name"]

    with pytest.raises(hr.InteropError, match="does not fit the records") as caught:
        hr.from_json(json.dumps(body))

    kinds = "indicator, target, change, rank, milestone, honour, progress"
    assert caught.value.faults == (
        "$.name: missing",
        "$.published: a day such as 2024-05-12 is wanted, not '2024-02-30'",
        "$.sections[0].level: a whole number is wanted, not True",
        "$.sections[0].role: one of review, plan, other is wanted, not 'history'",
        "$.facts[0].spans[1]: a span cannot end (1) before it starts (3)",
        "$.facts[0].quantity.value: a decimal number in a string is wanted, not 'NaN'",
        f"$.facts[1]: one of {kinds} is wanted, not '指标'",
        "$: unknown: extra",
    )


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", 5),
        ("name", None),
        ("name", "\ud800"),
        ("text", ["总", "结"]),
        ("published", "2024-5-1"),
        ("published", 20240512),
        ("published", "20241231"),
        ("published", "2024-W19-7"),
        ("review_year", "2023"),
        ("review_year", 2023.0),
        ("review_year", False),
        ("layout", {}),
        ("recognition", {"layout": "plain", "score": 2, "reason": ""}),
        ("recognition", {"layout": "plain", "score": "1", "reason": ""}),
        ("metadata", [["索引号", "1"]]),
        ("metadata", {"索引号": 1}),
        ("sections", "一"),
        ("sections", {}),
        ("sections", [None]),
        ("sections", [[]]),
        ("truncations", "123"),
        ("truncations", ["1"]),
        ("joins", [[1, 2]]),
        ("region", "沅江市"),
        ("region", {"name": "沅江市", "level": "大陆"}),
        ("facts", [None]),
        ("facts", [{"kind": ["change"]}]),
        ("facts", {"kind": "change"}),
        ("source", {"hash": None}),
    ],
)
def test_a_wrong_field_is_named(field: str, value: object) -> None:
    """No field takes a value of another type, nor is a value bent to fit."""
    body = _loaded(REPORT) | {field: value}

    with pytest.raises(hr.InteropError) as caught:
        hr.from_json(json.dumps(body))

    assert len(caught.value.faults) == 1
    assert caught.value.faults[0].startswith(f"$.{field}")


@pytest.mark.parametrize(
    "value",
    ["", " 1", "1 ", "+1", "1e5", ".5", "5.", "inf", "NaN", "sNaN", "１", "1_000", "0x1", 1],
)
def test_a_decimal_is_a_plain_number_in_a_string(value: object) -> None:
    """A number is taken only in the form in which numbers are written."""
    body = _loaded((CHANGE,))
    body["facts"][0]["quantity"]["value"] = value

    with pytest.raises(hr.InteropError, match=r"\$\.facts\[0\]\.quantity\.value: a "):
        hr.from_json(json.dumps(body))


@pytest.mark.parametrize("version", ["1.5", "2", '"1"', "null", "true", "[]", "{}", "0"])
def test_another_version_is_refused_with_the_one_that_is_read(version: str) -> None:
    """Whoever meets JSON of another version is told which one is read."""
    with pytest.raises(hr.InteropError, match=r"\$\.schema: version 1 is read, not"):
        hr.from_json(f'{{"schema": {version}, "kind": "facts", "facts": []}}')


@pytest.mark.parametrize(
    ("version", "advice"),
    [
        ("2", "not 2; a newer healthreports wrote it: pip install --upgrade healthreports"),
        ("100", "not 100; a newer healthreports wrote it: pip install --upgrade healthreports"),
        ("0", "not 0; no healthreports ever wrote that"),
        ("-1", "not -1; no healthreports ever wrote that"),
        ("1.5", "not 1.5; no healthreports ever wrote that"),
        ("true", "not true; no healthreports ever wrote that"),
        ('"2"', 'not "2"; no healthreports ever wrote that'),
        ("null", "not null; no healthreports ever wrote that"),
    ],
)
def test_another_version_comes_with_advice(version: str, advice: str) -> None:
    """A newer number asks for a newer library, and one that never was is said to be none."""
    with pytest.raises(hr.InteropError) as caught:
        hr.from_json(f'{{"schema": {version}, "kind": "report", "new": 1}}')

    assert caught.value.faults == (f"$.schema: version 1 is read, {advice}",)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "null",
        "1",
        '"总结"',
        "[]",
        "{",
        "{}",
        '{"schema": 1}',
        '{"schema": 1, "kind": "comparison"}',
        '{"schema": 1, "kind": []}',
        '{"schema": 1, "kind": "facts"}',
        '{"schema": 1, "kind": "facts", "facts": NaN}',
        '{"schema": 1, "kind": "facts", "facts": -Infinity}',
        '{"schema": 1, "kind": "facts", "facts": 1e999}',
        "9" * 5000,
        '{"schema": ' + "9" * 5000 + "}",
        "[" * 100_000,
        '{"a":' * 100_000,
        '{"schema": 1, "kind": ' + "[" * 900 + "]" * 900 + "}",
        '{"schema": 1, "kind": "report", "sections": ['
        + '{"level": 1, "span": [0, 1], "sections": [' * 400
        + "]}" * 400
        + "]}",
        "\ufeff{}",
        "\x00",
    ],
    ids=lambda text: repr(text[:44]),
)
def test_hostile_json_is_refused(text: str) -> None:
    """Whatever is no record raises the one error that says so."""
    with pytest.raises(hr.InteropError):
        hr.from_json(text)


def test_faults_without_number_are_cut_short() -> None:
    """JSON that is wrong all through does not make a message without end."""
    with pytest.raises(hr.InteropError) as caught:
        hr.from_json(json.dumps({"schema": 1, "kind": "facts", "facts": [0] * 10_000}))

    assert len(caught.value.faults) == 101
    assert caught.value.faults[-1] == "$: and more"


def test_sections_too_deep_for_json_are_an_error() -> None:
    """A tree deeper than JSON can hold is refused rather than cut."""
    section = hr.Section(level=1, span=hr.Span(0, 1))
    for _ in range(2000):
        section = hr.Section(level=1, span=hr.Span(0, 1), sections=(section,))
    deep = hr.Report(
        name="总结",
        text="总",
        source=hr.Source(hash=""),
        layout="plain",
        recognition=REPORT.recognition,
        sections=(section,),
    )

    with pytest.raises(hr.InteropError, match="too deep"):
        hr.to_json(deep)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | strategies.words,
    lambda below: (
        st.lists(below, max_size=3) | st.dictionaries(strategies.words, below, max_size=3)
    ),
    max_leaves=5,
)


@given(st.data())
def test_a_report_with_anything_put_anywhere_is_read_or_refused(data: st.DataObject) -> None:
    """A single changed value gives a report or an `InteropError`, nothing else."""
    body = _loaded(REPORT)
    at: Any = body
    while True:
        key = data.draw(st.sampled_from(list(at) if isinstance(at, dict) else range(len(at))))
        if not (isinstance(at[key], dict | list) and at[key] and data.draw(st.booleans())):
            break
        at = at[key]
    at[key] = data.draw(json_values)
    with contextlib.suppress(hr.InteropError):
        assert isinstance(hr.from_json(json.dumps(body)), hr.Report)


@given(strategies.words | st.text(alphabet='[]{}":,0123456789.eE-nultrufas', max_size=40))
def test_any_text_is_refused_with_an_interop_error(text: str) -> None:
    """Text that is no record never gets through, nor raises anything else."""
    with pytest.raises(hr.InteropError):
        hr.from_json(text)
