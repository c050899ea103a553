"""The library is never less accurate than it was, on every set of annotated documents."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import pytest
from tests.accuracy import FORM, raised, reached, read_floors
from tests.scoring import (
    Entry,
    Heading,
    Reading,
    Score,
    Share,
    annotations,
    gold_sets,
    likeness,
    score,
    text_of,
)

import healthreports as hr


BEDS = Entry(kind="indicator", name="开放床位", value=500, unit="张", quote="500张", start=10)
VISITS = Entry(kind="indicator", name="门诊量", value=71, unit="人次", quote="71人次", start=30)
PRIZE = Entry(kind="honour", name="国家卫生城市", quote="获评国家卫生城市", start=50)


# --- the library -----------------------------------------------------------------------------------


@pytest.mark.parametrize("gold_set", gold_sets())
def test_no_measure_falls_below_its_floor(gold_set: str) -> None:
    """Every measure of a set reaches at least what it has reached before."""
    floors = read_floors()[gold_set]
    now = reached(gold_set)
    fallen = {name: (now[name], floor) for name, floor in floors.items() if now[name] < floor}

    assert fallen == {}


@pytest.mark.parametrize("gold_set", gold_sets())
def test_every_set_has_a_floor_for_every_measure(gold_set: str) -> None:
    """No measure of any set is left out of `thresholds.json`; a set without figures has those of form."""
    figures = any(json.loads(p.read_text("utf-8"))["facts"] for p in annotations(gold_set))
    wanted = list(Score().measures()) if figures else list(FORM)

    assert wanted == list(read_floors()[gold_set])


@pytest.mark.parametrize(
    "path", [p for s in gold_sets() for p in annotations(s)], ids=lambda p: p.stem
)
def test_annotations_quote_their_document(path: Path) -> None:
    """Each quote and heading of an annotation stands at its offset in the document."""
    text = text_of(path).read_bytes().decode("utf-8")
    gold = json.loads(path.read_text(encoding="utf-8"))
    quoted = [(f["start"], f["quote"]) for f in (*gold["facts"], *gold.get("excluded", ()))]
    quoted += [(h["start"], h["text"]) for h in gold["headings"]]

    assert quoted
    assert [(s, q) for s, q in quoted if not text.startswith(q, s)] == []


# --- the scorer ------------------------------------------------------------------------------------


def reading(*entries: Entry, **fields: object) -> Reading:
    return Reading(entries=entries, fields=fields)


def test_an_annotation_scores_full_marks_against_itself() -> None:
    """Nothing is missed where two readings are the same."""
    same = attrs.evolve(
        reading(BEDS, VISITS, PRIZE, title="公报"), headings=(Heading(1, "一、资源", 0),)
    )
    result = score(same, same)

    assert set(result.measures().values()) == {1.0}
    assert result.misses == ()


def test_nothing_found_scores_nothing() -> None:
    """An empty reading has no precision, no recall, and a miss for each entry."""
    result = score(reading(BEDS, VISITS, PRIZE), reading())

    assert result.mention == Share(right=0, found=0, wanted=2)
    assert result.event == Share(right=0, found=0, wanted=1)
    assert result.measures()["subject"] == 0.0
    assert [miss.what for miss in result.misses] == ["missed figure"] * 2 + ["missed event"]


# what differs, then whether figure and row are still right
@pytest.mark.parametrize(
    ("change", "figure", "row"),
    [
        ({}, 1, 1),
        ({"start": 12}, 1, 1),  # the quotes still overlap
        ({"unit": "张", "value": 500.0000000001}, 1, 1),
        ({"name": "床位"}, 1, 1),  # at least 0.6 in common
        ({"name": "全市医院开放床位"}, 1, 1),  # the shorter within one twice as long
        ({"name": "医务人员"}, 1, 0),
        ({"bound": ">="}, 1, 0),
        ({"period": "2023"}, 1, 1),  # the annotation leaves the period open
        ({"unit": "家"}, 0, 0),
        ({"value": 5000.0}, 0, 0),
        ({"high": 600.0}, 0, 0),
        ({"kind": "target"}, 0, 0),
    ],
)
def test_what_makes_a_figure_and_a_row(change: dict[str, Any], figure: int, row: int) -> None:
    """A figure needs kind, value and unit; a row bound, period and name as well."""
    result = score(reading(BEDS), reading(attrs.evolve(BEDS, **change)))

    assert (result.mention.right, result.figure.right, result.row.right) == (1, figure, row)


def test_an_entry_elsewhere_is_missed_and_extra() -> None:
    """Equal figures at other places are not the same mention."""
    result = score(reading(BEDS), reading(attrs.evolve(BEDS, start=100)))

    assert result.mention == Share(right=0, found=1, wanted=1)
    assert [miss.what for miss in result.misses] == ["missed figure", "extra figure"]


def test_a_stated_period_must_be_found() -> None:
    """A period that the annotation gives is wanted as it is."""
    stated = attrs.evolve(BEDS, period="2023")

    assert score(reading(stated), reading(BEDS)).row.right == 0
    assert score(reading(stated), reading(stated)).row.right == 1


@pytest.mark.parametrize(
    ("wanted", "found", "right"),
    [
        ("人", "名", 1),
        ("元", "人民币元", 1),
        ("/10万", "1/10万", 1),
        ("％", "%", 1),  # full-width
        (None, "张", 1),  # left open
        ("张", None, 0),
        ("人", "人次", 0),
        ("%", "百分点", 0),
    ],
)
def test_units_that_say_the_same(wanted: str | None, found: str | None, right: int) -> None:
    """Counters of the same things are one unit, levels and changes are not."""
    result = score(
        reading(attrs.evolve(BEDS, unit=wanted)), reading(attrs.evolve(BEDS, unit=found))
    )

    assert result.figure.right == right


def test_a_borderline_entry_costs_nothing_when_missed() -> None:
    """A borderline entry is wanted only where it was found."""
    doubtful = attrs.evolve(BEDS, borderline=True)

    assert score(reading(doubtful), reading()).mention == Share(0, 0, 0)
    assert score(reading(doubtful), reading(BEDS)).mention == Share(1, 1, 1)
    assert score(reading(doubtful), reading()).misses == ()


def test_names_that_share_a_number_pair_by_name() -> None:
    """Two entries with one quote find each other by their names, whatever their order."""
    first = attrs.evolve(BEDS, name="孕产妇死亡率", value=0, unit=None, quote="零")
    second = attrs.evolve(first, name="婴儿死亡率")

    assert score(reading(first, second), reading(second, first)).row == Share(2, 2, 2)


@pytest.mark.parametrize(
    ("wanted", "found", "right"),
    [
        ("", "", 1),
        ("市中医院", "中医院", 1),
        ("市中医院", "", 0),
        ("", "全市", 0),
        ("甲院", "乙所", 0),
    ],
)
def test_subjects_count_on_right_rows_only(wanted: str, found: str, right: int) -> None:
    """A subject is right where both have none or the same one."""
    result = score(
        reading(attrs.evolve(BEDS, subject=wanted)), reading(attrs.evolve(BEDS, subject=found))
    )

    assert result.subject == Share(right, 1, 1)


@pytest.mark.parametrize(
    ("quote", "start", "right"),
    [
        ("获评国家卫生城市", 50, 1),
        ("国家卫生城市", 52, 1),
        ("获评国家", 50, 1),  # just half
        ("获评国", 50, 0),
        ("获评国家卫生城市和省级文明城市称号等", 50, 0),  # less than half of the longer
    ],
)
def test_events_overlap_by_half(quote: str, start: int, right: int) -> None:
    """An event's quote shares at least half of the longer one."""
    result = score(reading(PRIZE), reading(attrs.evolve(PRIZE, quote=quote, start=start)))

    assert result.event.right == right


def test_headings_count_with_the_one_above() -> None:
    """A heading under the wrong one is not found; the title and part titles stand above none."""
    wanted = Reading(
        fields={"title": "工作总结"},
        headings=(Heading(1, "工作总结", 0), Heading(1, "一、甲", 5), Heading(2, "(一)乙", 9)),
    )
    flat = attrs.evolve(wanted, headings=(Heading(1, "一、甲", 5), Heading(1, "（一）乙。", 9)))

    assert score(wanted, wanted).heading == Share(2, 2, 2)
    assert score(wanted, flat).heading == Share(1, 2, 2)


def test_breaks_count_wherever_the_white_space_ends() -> None:
    """A join is the same on either side of the white space beside it."""
    text = "服务685人\n\n次。\n"
    wanted = Reading(joins=frozenset({(6, 8)}), truncations=frozenset({10})).snapped(text)
    found = Reading(joins=frozenset({(7, 7)}), truncations=frozenset({11})).snapped(text)

    assert score(wanted, found).join == Share(1, 1, 1)
    assert score(wanted, found).truncation == Share(1, 1, 1)


def test_entries_outside_the_annotated_ranges_do_not_count() -> None:
    """Of a partly annotated document only what begins in a range is scored."""
    found = reading(BEDS, VISITS).within([[0, 20]])

    assert found.entries == (BEDS,)


def test_likeness_is_symmetric_and_blind_to_punctuation() -> None:
    """Names are compared by the characters that they share in order."""
    assert likeness("门诊、急诊总量", "门诊急诊总量") == 1.0
    assert likeness("门诊总量", "急诊总量") == likeness("急诊总量", "门诊总量") == 0.75
    assert likeness("", "床位") == 0.0


def test_floors_only_rise() -> None:
    """Raising the floors lifts those that were passed and leaves the others."""
    assert raised({"row": 0.8, "meta": 0.9}, {"row": 0.7, "meta": 1.0}) == {"row": 0.8, "meta": 1.0}


def test_a_report_is_read_as_its_records() -> None:
    """The scorer sees a report's facts as `to_records` gives them."""
    text = "全市开放床位500张。"
    fact = hr.Target(
        name="开放床位",
        quote="500张",
        spans=(hr.Span(6, 10),),
        sentence=text,
        document="公报",
        subjects=("市一院",),
        quantity=hr.Quantity(value=Decimal(500), unit="张", bound=hr.Bound.AT_LEAST),
    )
    report = hr.Report(
        name="公报",
        text=text,
        source=hr.Source(hash="0"),
        layout="plain",
        recognition=hr.Recognition(layout="plain", score=1, reason=""),
        region=hr.Region(name="沅江市"),
        facts=(fact,),
    )
    found = Reading.from_report(report)

    assert found.fields["region"] == "沅江市"
    assert [str(entry) for entry in found.entries] == [
        "6 target 开放床位 (市一院) >= 500 张 [None] “500张”"
    ]
