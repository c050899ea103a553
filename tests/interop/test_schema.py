"""The JSON Schema: as strict as `from_json`, neither more nor less, as far as a schema can say it.

`HEALTHREPORTS_REWRITE_GOLDEN=1 python -m pytest tests/interop/test_schema.py` writes `docs/schema-1.json` anew.
After a release a changed shape is a new version, and the schema of the old one stays as it is: see docs/json.md.
"""

import doctest
import json
import os
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from tests import strategies
from tests.interop.test_json import CHANGE, REPORT

import healthreports as hr
from healthreports.interop.json import SCHEMA
from healthreports.interop.schema import json_schema


ROOT = Path(__file__).parent.parent.parent
COPY = ROOT / "docs" / f"schema-{SCHEMA}.json"
REWRITE = os.environ.get("HEALTHREPORTS_REWRITE_GOLDEN") == "1"
VALIDATOR = Draft202012Validator(json_schema())


def _faults(body: object) -> list[str]:
    """What the schema finds wrong."""
    return [f"{fault.json_path}: {fault.message[:200]}" for fault in VALIDATOR.iter_errors(body)]


def _refusal(body: object) -> str:
    """What `from_json` finds wrong, or nothing."""
    try:
        hr.from_json(json.dumps(body))
    except hr.InteropError as error:
        return str(error)
    return ""


def _body(record: hr.Report | tuple[hr.AnyFact, ...]) -> Any:
    return json.loads(hr.to_json(record))


# --- the schema itself -----------------------------------------------------------------------------


def test_it_is_a_schema_of_its_draft() -> None:
    """A validator that is not ours takes it for a schema of draft 2020-12."""
    Draft202012Validator.check_schema(json_schema())

    assert json_schema()["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert json_schema()["$id"] == f"urn:healthreports:schema:{SCHEMA}"


def test_each_call_makes_a_new_one() -> None:
    """Whoever changes their schema does not change that of others."""
    changed = json_schema()
    changed["$defs"]["Decimal"]["pattern"] = ".*"
    changed["$defs"]["Decimal"]["examples"].append("1e5")

    assert json_schema() != changed
    assert json_schema()["$defs"]["Decimal"]["examples"] == ["47700", "12.50", "-0.36", "1.2E+9"]


def test_the_copy_in_the_docs_is_the_schema() -> None:
    """Users of other languages see the schema that users of Python get."""
    now = json.dumps(json_schema(), ensure_ascii=False, indent=1) + "\n"
    if REWRITE:
        COPY.write_text(now, encoding="utf-8", newline="\n")

    assert COPY.read_bytes().decode("utf-8") == now


def test_the_copy_is_not_written_now() -> None:
    """The flag that writes the copy anew is off in every run that counts."""
    assert not REWRITE


def test_the_examples_in_the_docs_are_real() -> None:
    """What docs/json.md shows is what comes out."""
    failed, tried = doctest.testfile(
        str(ROOT / "docs" / "json.md"), module_relative=False, encoding="utf-8"
    )

    assert failed == 0
    assert tried > 0


def test_every_field_is_explained() -> None:
    """A reader of the schema alone is told what each record, and each field of it, means."""
    definitions = json_schema()["$defs"]
    bare = [name for name, definition in definitions.items() if not definition.get("description")]
    bare += [
        f"{name}.{field}"
        for name, definition in definitions.items()
        for field, schema in definition.get("properties", {}).items()
        if not schema.get("description") and not {"const", "$ref"} & schema.keys()
    ]

    assert bare == []


def test_a_field_is_explained_in_the_words_of_its_docstring() -> None:
    """Inherited fields, and those whose explanation runs over lines, have it whole; `None` is `null` in JSON."""
    definitions = json_schema()["$defs"]

    assert (
        definitions["Rank"]["properties"]["name"]["description"]
        == "What it is about, in the text's own words (门诊急诊总量)."
    )
    assert definitions["Rank"]["properties"]["of"]["description"] == (
        "How many are ranked, or `null`."
    )
    assert definitions["Fact"]["description"] == (
        "Something that a report says, with the place where it says so."
    )
    assert "`None`" not in json.dumps(json_schema())


def test_objects_are_closed_and_need_what_has_no_default() -> None:
    """A field is required, or its default is told; no object takes fields that it does not know."""
    for definition in json_schema()["$defs"].values():
        properties = definition.get("properties", {})
        defaults = {name for name, schema in properties.items() if "default" in schema}

        assert definition.get("additionalProperties", False) is False
        assert set(properties) - defaults == set(definition.get("required", ()))


def test_patterns_are_plain_enough_for_other_languages() -> None:
    """No possessive quantifiers, named groups, look-arounds or classes of Python's own."""
    patterns = re.findall(r'"pattern": "((?:[^"\\]|\\.)*)"', json.dumps(json_schema()))

    assert len(patterns) == 6
    assert [pattern for pattern in patterns if re.search(r"\(\?|[+*?}][+?]", pattern)] == []


# --- what is written fits --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "path", sorted((ROOT / "tests" / "golden").glob("*.json")), ids=lambda path: path.stem
)
def test_a_golden_file_fits(path: Path) -> None:
    """The seeds as they were read when a person last looked."""
    assert _faults(json.loads(path.read_bytes())) == []


@pytest.mark.parametrize("path", sorted((ROOT / "seeds").glob("*.txt")), ids=lambda path: path.stem)
def test_a_seed_fits(path: Path) -> None:
    """The seeds as they are read now, as reports and as bare facts."""
    report = hr.read(path.read_bytes(), name=path.name)

    assert _faults(_body(report)) == []
    assert _faults(_body(report.facts)) == []


@given(strategies.reports)
def test_any_report_fits(report: hr.Report) -> None:
    """Whatever `to_json` writes of a report, the schema takes."""
    assert _faults(_body(report)) == []


@given(strategies.some(strategies.any_fact))
def test_any_facts_fit(facts: tuple[hr.AnyFact, ...]) -> None:
    """Whatever `to_json` writes of facts, the schema takes."""
    assert _faults(_body(facts)) == []


def test_what_has_a_default_may_be_left_out() -> None:
    """The schema and `from_json` agree that the least fact is a fact."""
    least = {
        "kind": "honour",
        "name": "国家卫生城市",
        "quote": "获评国家卫生城市",
        "spans": [[2, 10]],
        "sentence": "成功获评国家卫生城市。",
        "document": "总结",
    }
    body = {"schema": 1, "kind": "facts", "facts": [least]}

    assert _faults(body) == []
    assert _refusal(body) == ""


# --- what from_json refuses, the schema refuses ----------------------------------------------------

FIGURE = {
    "kind": "indicator",
    "name": "床位",
    "quote": "60张",
    "spans": [[2, 5]],
    "sentence": "床位60张。",
    "document": "总结",
    "period": "2023",
    "quantity": {"value": "60", "unit": "张"},
}


def _figure(**fields: object) -> Any:
    return {"schema": 1, "kind": "facts", "facts": [FIGURE | fields]}


def _report(**fields: object) -> Any:
    return _body(REPORT) | fields


# What a JSON Schema cannot say, as docs/json.md lists it: the words of the refusal, and what is refused.
SPAN = r"a span cannot end \(\d+\) before it starts"
PERIOD = "a period cannot end before"
HIGH = "a high end not below it"
PARAGRAPH = "the spans of a paragraph must be as long as its text"
WHOLE = r"a whole number is wanted, not -?\d[\d.e+]*$"
SURROGATE = "a string without lone surrogates is wanted"
BEYOND = re.compile("|".join((SPAN, PERIOD, HIGH, PARAGRAPH, WHOLE, SURROGATE)))
BROKEN = {"level": 1, "span": [0, 9], "paragraphs": [{"text": "床位", "spans": [[0, 3]]}]}


@pytest.mark.parametrize(
    ("words", "body"),
    [
        (SPAN, _figure(spans=[[5, 2]])),
        (PERIOD, _figure(period="2024/2023")),
        (PERIOD, _figure(period="2024-06/2024-05-31")),
        (HIGH, _figure(quantity={"value": "60", "high": "59.9"})),
        (PARAGRAPH, _report(sections=[BROKEN])),
        (WHOLE, _report(review_year=2023.0)),
        (WHOLE, _report(sections=[{"level": 1.0, "span": [0, 1]}])),
        (SURROGATE, _figure(name="\ud800")),
        (SURROGATE, _report(metadata={"\udfff": ""})),
    ],
)
def test_what_a_schema_cannot_say(words: str, body: object) -> None:
    """The schema takes these, `from_json` does not."""
    assert _faults(body) == []
    assert re.search(words, _refusal(body))


# Days and periods from well-formed to nasty.
MOMENTS = [
    *("2023", "2023-11", "2024-05-12", "2024-01/2024-06", "2023/2023", "2023/2023-01-01"),
    *("2024-02-29", "2000-02-29", "2023-02-29", "1900-02-29", "2100-02-29", "2096-02-29"),
    *("2010-02-29", "2004-02-28", "2024-02-30", "2024-02-31", "2024-04-31", "2024-04-30"),
    *("2024-06-31", "2024-09-31", "2024-11-31", "2024-12-31", "2024-01-32", "2024-01-00"),
    *("2024-00", "2024-13", "2024-1", "2024-5-1", "20240512", "2024-W19-7", "2024-05-12T00:00"),
    *("", "/", "2023/", "/2023", "2022/2023/2024", "2023-02-29/2024", "2023/2024-02-30"),
    *(
        "2023\n",
        "\n2023",
        "2024-05-12\n",
        " 2023",
        "２０２３",
        "2٠٢٣",
        "0999",
        "3000",
        "0000-01-01",
    ),
    *("0001-01-01", "9999-12-31", "0004-02-29", "0100-02-29", "2024-05-12 ", "-2024", "2024年"),
]
assert [moment for moment in MOMENTS if MOMENTS.count(moment) > 1] == []


@pytest.mark.parametrize("moment", MOMENTS)
def test_days_and_periods_are_those_of_the_calendar(moment: str) -> None:
    """The schema takes the days and periods that `from_json` takes, leap years included."""
    for body in (_report(published=moment), _figure(period=moment)):
        assert bool(_refusal(body)) == bool(_faults(body))


@given(strategies.moments() | st.from_regex(r"\A[0-2][0-9]{3}-[01][0-9]-[0-3][0-9]\Z"))
def test_any_day_is_one_to_both_or_to_neither(moment: str) -> None:
    """Whatever day could be written, the schema knows it as the calendar does."""
    for body in (_report(published=moment), _figure(period=moment)):
        assert bool(_refusal(body)) == bool(_faults(body))


@pytest.mark.parametrize(
    "value",
    [
        *("60", "0", "-0", "007", "12.50", "-0.36", "1.2E+9", "0E-7", "1E+999999", "1E+1000000"),
        *("", " 1", "1 ", "1\n", "+1", "1e5", "1E5", ".5", "5.", "inf", "NaN", "sNaN", "１", "1_0"),
        *(1, 1.5, None, True, [], {}),
    ],
)
def test_decimals_are_those_that_are_written(value: object) -> None:
    """The schema takes a number in the form in which it is written, and in no other."""
    body = _figure(quantity={"value": value})

    assert bool(_refusal(body)) == bool(_faults(body))


@pytest.mark.parametrize(
    "value",
    [
        None,
        "2023",
        "全省平均水平",
        {"period": "2023"},
        5,
        [],
        {},
        {"period": None},
        {"period": "去年"},
        {"period": "2023", "a": 1},
    ],
)
def test_what_a_change_is_against(value: object) -> None:
    """Nothing, words, or a period in an object."""
    body = _body((CHANGE,))
    body["facts"][0]["versus"] = value

    assert bool(_refusal(body)) == bool(_faults(body))


@pytest.mark.parametrize(
    "head",
    [
        {},
        {"schema": 1},
        {"kind": "facts"},
        *({"schema": version, "kind": "facts"} for version in (0, 2, -1, 1.5, "1", True, None)),
        *({"schema": 1, "kind": kind} for kind in ("report", "fact", "comparison", None, "")),
        {"schema": 1, "kind": "facts", "name": "总结"},
    ],
)
def test_another_head_is_refused(head: dict[str, object]) -> None:
    """The version and the kind of record are told, and no other."""
    body = head | {"facts": []}

    assert _refusal(body)
    assert _faults(body)


@pytest.mark.parametrize("body", [None, 1, "总结", [], True])
def test_what_is_no_object_is_refused(body: object) -> None:
    """No JSON but an object holds a record."""
    assert _refusal(body)
    assert _faults(body)


def _places(node: Any) -> list[tuple[Any, Any]]:
    """Every key and index of a JSON value with what it belongs to."""
    keys = list(node) if isinstance(node, dict) else range(len(node))
    below = [node[key] for key in keys if isinstance(node[key], dict | list)]
    return [*((node, key) for key in keys), *(place for one in below for place in _places(one))]


_scalars = (
    *(None, True, False, 0, 1, -1, 2, 1.0, 0.5, 10**30),
    *("", "2023", "2023-02-29", "1E+5", "1E5", "=", "plan", "rank", "report", "医院", "\ud800"),
)
_lists: tuple[list[Any], ...] = ([], [0, 1], [3, 1], [0, 1, 2], [-1, 0], [0, -1], [[0, 1]], [None])
_odd: st.SearchStrategy[Any] = st.sampled_from(_scalars) | st.sampled_from(_lists).map(list)
_others: st.SearchStrategy[Any] = st.one_of(
    _odd,
    strategies.words,
    st.just({}),
    st.builds(dict, period=_odd),
    st.lists(_odd, max_size=2),
)


def _altered(data: st.DataObject, body: Any) -> None:
    """Drop a key or an item, add one, or put another value in its place."""
    node, key = data.draw(st.sampled_from(_places(body)))
    what = data.draw(st.sampled_from(("drop", "add", "change", "change")))
    if what == "drop":
        del node[key]
    elif what == "add" and isinstance(node, dict):
        known = st.sampled_from(("kind", "quantity", "period", "sections", "versus", "step"))
        node[data.draw(known | strategies.words)] = data.draw(_others)
    elif what == "add":
        node.insert(key, data.draw(_others))
    else:
        node[key] = data.draw(_others)


def _agree(body: object) -> None:
    """Both take it, both refuse it, or `from_json` alone refuses it for what a schema cannot say."""
    refusal, faults = _refusal(body), _faults(body)
    if faults:
        assert refusal, faults
    else:
        assert all(BEYOND.search(line) for line in refusal.splitlines()[1:]), refusal


@given(st.data(), strategies.reports)
def test_an_altered_report_is_refused_by_both_or_neither(
    data: st.DataObject, report: hr.Report
) -> None:
    """The schema is as strict as the reader, wherever a report is damaged."""
    body = _body(report)
    _altered(data, body)
    _agree(body)


@given(st.data(), strategies.any_fact)
def test_an_altered_fact_is_refused_by_both_or_neither(
    data: st.DataObject, fact: hr.AnyFact
) -> None:
    """The schema is as strict as the reader, wherever a fact is damaged, twice too."""
    body = _body((fact,))
    for _ in range(data.draw(st.integers(1, 2))):
        _altered(data, body["facts"] or body)
    _agree(body)
