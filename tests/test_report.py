"""Reports and their parts: what they allow, how they are walked and asked, and that they travel."""

import copy
import pickle
from typing import Any

import attrs
import pytest
from hypothesis import given
from tests import strategies

from healthreports.facts import Honour, Milestone, Role
from healthreports.report import Paragraph, Recognition, Report, Section, Source
from healthreports.text import Span


def _section(heading: str, level: int = 1, *below: Section) -> Section:
    return Section(level=level, heading=heading, span=Span(0, 1), sections=below)


def _report(**parts: Any) -> Report:
    return Report(
        name="总结",
        text="总",
        source=Source(hash=""),
        layout="plain",
        recognition=Recognition(layout="plain", score=1, reason=""),
        **parts,
    )


def test_sections_are_walked_in_reading_order() -> None:
    """A section comes before those within it, these before the next."""
    report = _report(
        sections=[
            _section("一、", 1, _section("(一)", 2, _section("1.", 3)), _section("(二)", 2)),
            _section("二、"),
        ]
    )

    assert [s.heading for s in report.walk()] == ["一、", "(一)", "1.", "(二)", "二、"]
    assert [s.heading for s in report.sections[0].walk()] == ["一、", "(一)", "1.", "(二)"]


def test_facts_are_selected_by_all_that_is_asked() -> None:
    """Each condition narrows the choice; none gives all."""
    bare: Any = {
        "name": "甲",
        "quote": "乙",
        "spans": (Span(0, 1),),
        "sentence": "乙",
        "document": "总结",
    }
    won = Honour(**bare, role=Role.REVIEW, subjects=("市一院", "市二院"))
    planned = Milestone(**bare, role=Role.PLAN, concept="beds")
    report = _report(facts=[won, planned])

    assert report.select() == (won, planned)
    assert report.select(kind="honour") == report.select(role="review") == (won,)
    assert report.select(concept="beds") == (planned,)
    assert report.select(subject="市二院") == (won,)
    assert report.select(kind="honour", role="plan") == ()


@pytest.mark.parametrize("score", [-0.1, 1.1, float("nan")])
def test_a_score_lies_between_none_and_all(score: float) -> None:
    """A layout's score is a share."""
    with pytest.raises(ValueError, match="score"):
        Recognition(layout="plain", score=score, reason="")


@pytest.mark.parametrize("spans", [(), (Span(0, 1),), (Span(0, 2), Span(5, 7))])
def test_a_paragraph_is_as_long_as_its_pieces(spans: tuple[Span, ...]) -> None:
    """Each character of a paragraph has a place in the report's text."""
    with pytest.raises(ValueError, match="as long as its text"):
        Paragraph(text="服务人", spans=spans)


def test_a_section_has_no_level_below_nought() -> None:
    """0 is a part title, 1 the top."""
    with pytest.raises(ValueError, match="level"):
        _section("一、", -1)


def test_a_report_keeps_its_fields_from_the_callers_hands() -> None:
    """A report's fields do not change with the dictionary that they were given in."""
    fields = {"索引号": "1"}
    report = _report(metadata=fields)
    fields["索引号"] = "2"

    assert report.metadata == {"索引号": "1"}


def test_a_report_is_shown_in_a_line() -> None:
    """The short form names the document and counts its facts, without its text."""
    assert repr(_report()) == "<Report 总结: 0 facts>"


@given(strategies.reports)
def test_reports_are_frozen_and_travel(report: Report) -> None:
    """A report cannot be changed; pickled, copied or evolved it is equal to itself."""
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        report.title = "乙"  # type: ignore[misc]

    assert pickle.loads(pickle.dumps(report)) == report
    assert copy.deepcopy(report) == copy.copy(report) == attrs.evolve(report) == report


def test_equal_reports_have_one_hash() -> None:
    """Reports can be kept in sets, whatever the page's own fields are."""
    first, second = (_report(metadata={"索引号": "A1"}) for _ in range(2))

    assert {first, second} == {first}
    assert first != _report(metadata={"索引号": "B2"})


def test_sections_show_in_one_line() -> None:
    """A tree of sections does not fill the screen of who looks at it."""
    section = _section("一、综合医改" * 100, 1, _section("（一）医共体"))

    assert repr(section) == f"<Section '{('一、综合医改' * 7)[:40]}': 0 paragraphs, 1 sections>"
