"""Everything public shows itself: in a terminal from 60 columns up, in Jupyter as valid HTML, in one line by repr."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import attrs
import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from tests import strategies
from tests.factories import honour, indicator, report, shown, target

import healthreports as hr
from healthreports import display
from healthreports.display.html import element, escaped, hinted, styled
from healthreports.report import Cell


SEEDS = Path(__file__).parents[1] / "seeds"
HOSTILE = "<script>alert(1)</script>]]></style><!--\"'>&amp;\u202e\u0000\ud7ff<img src=x onerror=alert(1)>"


@cache
def reports() -> list[hr.Report]:
    return [hr.read(path) for path in sorted(SEEDS.glob("*.txt"))]


def everything() -> Iterator[Any]:
    """One at least of each kind of thing that public calls return."""
    plan, later, third, *_ = reports()
    yield from (plan, plan.source, plan.recognition, plan.region, plan.sections[0])
    yield from (plan.sections[0].paragraphs[0], plan.joins[0], third.excluded[0], plan.facts)
    yield from {fact.kind: fact for each in reports() for fact in each.facts}.values()
    figure = plan.select(kind="indicator")[0]
    assert isinstance(figure, hr.Figure)
    yield from (figure.quantity, figure.spans[0], third.facts[0].period, plan.select(kind="rank"))
    comparison = hr.compare(reports(), years="latest")
    row = comparison.shared[0]
    yield from (comparison, row, row.cells[0], row.cells[0].place, hr.compare([]))
    yield from (row.concept, hr.Catalogue.load(), hr.LAYOUTS[0], hr.Limits())
    yield from (hr.series(reports(), "health_literacy"), hr.series([], "beds"))
    tracking, difference = hr.track(plan, later), hr.diff(plan, later)
    yield from (
        tracking,
        *tracking,
        difference,
        *{type(each): each for each in difference}.values(),
    )
    findings = hr.check(reports(), holding=True)
    yield from (findings, findings[0], hr.check([]), hr.highlight(plan))
    page = hr.Document(name="page", text="2024年工作总结\n新增床位60张。")
    yield from (page, *hr.LAYOUTS[-1].blocks(page))
    yield hr.Mark(kind=hr.MarkKind.HEADING, span=hr.Span(0, 8), place="#zoom > h1", level=1)
    cell = Cell(text="床位", span=hr.Span(0, 2))
    yield from (cell, hr.Table(rows=((cell, cell), (cell,)), span=hr.Span(0, 2)))


def test_nothing_public_is_left_out() -> None:
    """Each public class of records has a display of its own, in the terminal and in Jupyter."""
    classes = [each for name in hr.__all__ if isinstance(each := getattr(hr, name), type)]
    records = [each for each in classes if attrs.has(each) or issubclass(each, tuple)]
    seen = {type(each) for each in everything()}

    without = {each for each in records if not {"__rich__", "_repr_html_"} <= set(dir(each))}

    assert without == set()
    assert {each for each in records if not seen & {each, *each.__subclasses__()}} <= {
        hr.Fact,
        hr.Figure,
    }


@pytest.mark.parametrize("width", [60, 80, 100, 160])
def test_everything_fits_the_terminal(width: int) -> None:
    """No display has a line that is wider than the terminal, and none is empty."""
    for each in everything():
        lines = shown(each, width)

        assert lines
        assert [line for line in lines if cell_len(line) > width] == []


def test_repr_is_one_short_line() -> None:
    """What a debugger shows of a thing is one line, whatever is in it."""
    for each in everything():
        assert len(repr(each)) <= 200, type(each)
        assert "\n" not in repr(each)


def parsed(fragment: str) -> Any:
    """The elements of HTML that breaks no rule of the parser."""
    page = f'<!DOCTYPE html><html lang="en"><head><title>x</title></head><body>{fragment}</body></html>'
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page).find("body")


def test_everything_is_valid_html() -> None:
    """Each display is HTML that any page can hold: no style sheet, no script, nothing from elsewhere."""
    for each in everything():
        body = parsed(each._repr_html_())
        tags = {found.tag for found in body.iter()}
        names = {name for found in body.iter() for name in found.attrib}

        assert tags <= {
            *("body", "div", "p", "span", "br", "table", "caption", "thead", "tbody", "tr"),
            *("th", "td", "details", "summary", "ul", "li", "iframe"),
        }
        assert names <= {"style", "title", "lang", "scope", "sandbox", "srcdoc"}


def test_hostile_words_are_words() -> None:
    """What would be markup, or turn the direction of text, is shown and does nothing."""
    hostile = report(
        indicator(HOSTILE, "5", "张", sentence=f"{HOSTILE}5张。", subject=HOSTILE),
        target(HOSTILE, "6", "张", quote="6张"),
        honour(HOSTILE),
        name=HOSTILE,
        region=HOSTILE,
        title=HOSTILE,
    )
    for each in (hostile, hostile.facts, *hostile.facts, hr.track(hostile), hr.check(hostile)):
        body = parsed(each._repr_html_())

        assert {"script", "img", "style"}.isdisjoint(found.tag for found in body.iter())
        assert "\u202e" not in each._repr_html_()
    assert "<script>alert(1)</script>" in "".join(parsed(hostile._repr_html_()).itertext())


@given(st.text())
def test_escaped_text_reads_back(text: str) -> None:
    """A parser of HTML gets the very text, but for characters that nobody sees."""
    text = "".join(each for each in text if each == escaped(each) or each in "<>&\"'")

    assert text == "".join(parsed(element("pre", "\n", escaped(text))).itertext())


@given(strategies.any_fact)
def test_any_fact_shows_itself(fact: hr.AnyFact) -> None:
    """A fact with any words in it is shown, in the terminal and as HTML."""
    assert all(cell_len(line) <= 60 for line in shown(fact, 60))

    parsed(fact._repr_html_())


def test_hints_stand_in_html_only() -> None:
    """More words are where the pointer rests; the terminal shows the text as it is."""
    text = hinted("90 →", display.FAINT, "target for 2025")

    assert shown(text, 20) == ["90 →"]
    assert styled(text) == '<span style="opacity:.7" title="target for 2025">90 →</span>'


def test_a_cell_of_a_comparison_says_where_it_comes_from() -> None:
    """Its reason, its sentence and its document are where the pointer rests."""
    one = hr.parse("2025年，县域内就诊率达到92%以上。", name="要点.txt", region="海宁市", year=2025)

    spans = [found.get("title") for found in parsed(hr.compare(one)._repr_html_()).iter("span")]

    assert "县域内就诊率达到92%以上" in "".join(filter(None, spans))
    assert "要点.txt" in "".join(filter(None, spans))


def test_a_narrow_terminal_puts_sentences_below() -> None:
    """Where there is no room for a column of sentences they stand below the names."""
    facts = hr.parse("2024年，全县二级以上医院床位使用率达到81.5%，同比上升2个百分点。").facts

    wide, narrow = shown(facts, 100), shown(facts, 60)

    assert "in its sentence" in wide[1]
    assert "in its sentence" not in narrow[1]
    assert any("81.5%" in line for line in narrow[4:])
    assert any("，全县二级" in line for line in narrow[4:])


def test_a_slice_shows_itself_too() -> None:
    """The first findings, the last facts: still a table."""
    plan = reports()[0]

    assert isinstance(hr.check(reports(), holding=True)[:2], hr.Findings)
    assert isinstance(plan.facts[-3:], hr.Facts)
    assert plan.facts[-1] == plan.facts[-3:][2]
    assert "<table" in plan.facts[:3]._repr_html_()


def test_what_stands_in_a_sentence_is_shown_in_it() -> None:
    """A promise with what became of it: both sentences, without a display of its own."""
    plan, later, *_ = reports()
    met = next(each for each in hr.track(plan, later) if each.fate is hr.Fate.MET)

    words = "".join(parsed(met._repr_html_()).itertext())

    assert met.promise.sentence[:12] in words
    assert "任务完成率108.50%" in words


def test_the_card_of_an_article_shows_what_is_below_its_title() -> None:
    """The one section that is the article itself is left out, so that its parts are seen."""
    lines = "\n".join(shown(reports()[0], 100))

    assert "2024乘风破浪 谱写卫生健康事业新篇章  plan (8 below)" in lines
    assert "(33 below)" not in lines
