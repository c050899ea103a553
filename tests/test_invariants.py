"""What always holds of a parsed report, whatever the text."""

import copy
import hashlib
import os
import pickle
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import strategies

import healthreports as hr
from healthreports.quantities import find_quantities
from healthreports.text import SpanChain, fold, without_surrogates


ROOT = Path(__file__).parents[1]
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
PAGES = sorted((ROOT / "tests" / "gold").glob("*/*.txt"))

_DIGITS = re.compile(r"[0-9０-９]+")


def _report(page: Path) -> hr.Report:
    return hr.read(page)


reports = st.builds(hr.parse, strategies.texts)
every_page = pytest.mark.parametrize("page", [*SEEDS, *PAGES], ids=lambda page: page.stem)


# --- what holds ------------------------------------------------------------------------------------


def _squeezed(text: str) -> str:
    """The text without white space: where a wrapped line went on, the page has some."""
    return "".join(text.split())


def _pieces(report: hr.Report, spans: tuple[hr.Span, ...]) -> str:
    return "".join(span.of(report.text) for span in spans)


def _paths(
    sections: tuple[hr.Section, ...], above: tuple[str, ...] = ()
) -> Iterator[tuple[hr.Section, tuple[str, ...]]]:
    """Each section with the headings down to its own."""
    for section in sections:
        path = (*above, section.heading) if section.heading else above
        yield section, path
        yield from _paths(section.sections, path)


def _reading(report: hr.Report) -> dict[int, tuple[int, hr.Section, tuple[str, ...]]]:
    """For each character of a paragraph: when it is read, and in which section."""
    places: dict[int, tuple[int, hr.Section, tuple[str, ...]]] = {}
    for section, path in _paths(report.sections):
        for paragraph in section.paragraphs:
            for span in paragraph.spans:
                for offset in range(span.start, span.end):
                    places[offset] = (len(places), section, path)
    return places


def _spans(report: hr.Report) -> Iterator[hr.Span]:
    for section in report.walk():
        yield section.span
        for paragraph in section.paragraphs:
            yield from paragraph.spans
    for table in report.tables:
        yield table.span
        yield from (cell.span for row in table.rows for cell in row)
    for fact in report.facts:
        yield from fact.spans
    yield from (left.span for left in (*report.excluded, *report.unread))


def check_places(report: hr.Report) -> None:
    """Every span lies in the text, and what is quoted stands there."""
    assert [span for span in _spans(report) if span.end > len(report.text)] == []
    for fact in report.facts:
        assert _squeezed(fact.quote) == _squeezed(_pieces(report, fact.spans))
        assert _squeezed(fact.quote) in _squeezed(fact.sentence)
        assert fact.document == report.name
    for left in (*report.excluded, *report.unread):
        assert left.quote == left.span.of(report.text)
        assert left.reason
    for section in report.walk():
        for paragraph in section.paragraphs:
            assert paragraph.text == _pieces(report, paragraph.spans)


def check_order(report: hr.Report) -> None:
    """Facts stand in reading order, each in the section that it reads in; nothing is read twice."""
    places = _reading(report)
    length = sum(len(p.text) for section in report.walk() for p in section.paragraphs)

    assert len(places) == length

    read = [fact for fact in report.facts if fact.start in places]
    assert sorted(places[fact.start][0] for fact in read) == [places[f.start][0] for f in read]
    for fact in read:
        _, section, path = places[fact.start]
        assert (fact.section, fact.role) == (path, section.role)


def check_sections(report: hr.Report) -> None:
    """Without torn columns, sections begin at their headings, nest, and follow each other."""
    if report.joins:
        return
    for section in report.walk():
        words = _squeezed(section.span.of(report.text))
        assert words.startswith(_squeezed(section.heading or ""))
        assert [below for below in section.sections if not section.span.covers(below.span)] == []
    siblings = [report.sections, *(section.sections for section in report.walk())]
    for group in siblings:
        assert [pair for pair in pairwise(group) if pair[0].span.end > pair[1].span.start] == []


def _words_of_number(report: hr.Report) -> Iterator[hr.Span]:
    """The numbers of the paragraphs, those in Chinese characters too, each by its first piece."""
    for section in report.walk():
        for paragraph in section.paragraphs:
            chain = SpanChain(paragraph.spans)
            for found in find_quantities(fold(paragraph.text)):
                yield chain.cut(found.start, found.end).spans[0]


def check_numerals(report: hr.Report) -> None:
    """Every number lies in a fact, an exclusion or among the unread: of digits, each one."""
    known = bytearray(len(report.text))
    of_facts = (span for fact in report.facts for span in fact.spans)
    for span in (*of_facts, *(left.span for left in (*report.excluded, *report.unread))):
        known[span.start : span.end] = b"\x01" * len(span)
    digits = [hr.Span(*run.span()) for run in _DIGITS.finditer(report.text)]
    words = _words_of_number(report)
    lost = [
        *(span for span in digits if not all(known[span.start : span.end])),
        *(span for span in words if not any(known[span.start : span.end])),
    ]

    assert [report.text[max(0, span.start - 8) : span.end + 8] for span in lost] == []


def check_travel(report: hr.Report) -> None:
    """A report comes back equal from JSON, from a pickle, from a copy."""
    assert hr.from_json(hr.to_json(report)) == report
    assert pickle.loads(pickle.dumps(report)) == report
    assert copy.deepcopy(report) == attrs.evolve(report) == report


CHECKS = (check_places, check_order, check_sections, check_numerals, check_travel)
every_check = pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)


@every_page
@every_check
def test_it_holds_of_pages(check: Callable[[hr.Report], None], page: Path) -> None:
    """What always holds does so of every page at hand."""
    check(_report(page))


@given(reports)
def test_places_hold_of_any_text(report: hr.Report) -> None:
    """Whatever the text, spans lie in it and quotes stand at theirs."""
    check_places(report)


@given(reports)
def test_order_holds_of_any_text(report: hr.Report) -> None:
    """Whatever the text, it is read once, and its facts stand in that order."""
    check_order(report)


@given(reports)
def test_sections_hold_of_any_text(report: hr.Report) -> None:
    """Whatever the text, its sections nest."""
    check_sections(report)


@given(reports)
def test_numerals_hold_of_any_text(report: hr.Report) -> None:
    """Whatever the text, no number in digits is lost."""
    check_numerals(report)


@given(reports)
def test_travel_holds_of_any_text(report: hr.Report) -> None:
    """Whatever the text, its report survives JSON, pickling and copying."""
    check_travel(report)


# --- parsing ---------------------------------------------------------------------------------------


@given(strategies.texts | st.text(st.characters(), max_size=30))
def test_any_text_parses_and_stays_as_it_is(text: str) -> None:
    """No text is too odd to parse; lone surrogates aside, the report has it to the letter."""
    report = hr.parse(text)

    assert report.text == without_surrogates(text)
    assert len(report.text) == len(text)


@given(strategies.texts, strategies.texts)
def test_parsing_does_not_depend_on_earlier_calls(text: str, other: str) -> None:
    """The same text gives the same report, whatever was parsed between."""
    first = hr.parse(text)
    hr.parse(other)

    assert hr.parse(text) == first
    assert hr.to_json(hr.parse(text)) == hr.to_json(first)


_DIGEST = """
import hashlib, sys
import healthreports as hr
digests = {
    name: hashlib.sha256(hr.to_json(hr.read(name)).encode()).hexdigest() for name in sys.argv[1:]
}
print(*(digests[name] for name in sorted(digests)))
"""


@pytest.mark.parametrize(
    "setting",
    [
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Shanghai", "LC_ALL": "C", "PYTHONUTF8": "0"},
        {"PYTHONHASHSEED": "4000", "TZ": "America/Anchorage", "LC_ALL": "C.UTF-8"},
    ],
    ids=["one", "other"],
)
def test_parsing_does_not_depend_on_the_process(setting: dict[str, str]) -> None:
    """Hash seed, time zone, locale and the order of reading change nothing in any report."""
    names = [str(page) for page in SEEDS]
    here = [hashlib.sha256(hr.to_json(_report(page)).encode()).hexdigest() for page in SEEDS]
    order = names if setting["PYTHONHASHSEED"] == "1" else names[::-1]
    run = subprocess.run(
        [sys.executable, "-c", _DIGEST, *order],
        env=os.environ | setting,
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )

    assert run.stdout.split() == here


@every_page
def test_bytes_and_text_give_the_same_report(page: Path) -> None:
    """Where a text comes from shows in its source alone."""
    content = page.read_bytes()
    read = hr.read(content, name="页")
    parsed = hr.parse(content.decode("utf-8"), name="页")

    assert attrs.evolve(read, source=parsed.source) == parsed
