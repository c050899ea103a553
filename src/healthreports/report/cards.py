"""Reports and their parts as displays."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from healthreports import display
from healthreports.facts import AnyFact
from healthreports.facts.tables import table_of, tally


if TYPE_CHECKING:
    from healthreports.report.records import Report, Section, Table


def report_card(report: "Report") -> display.Card:
    """What is known of a report, its sections, and the facts that say most."""
    parts: list[display.Part] = []
    if report.sections:
        parts.append(_sections(report.sections))
    if telling := _telling(report.facts):
        parts.append(table_of(telling))
    return display.Card(report.title or report.name, _fields(report), parts)


# A terminal shows the sections of the first level, and no more of them than this.
_MOST_SECTIONS = 12


def _sections(sections: Sequence["Section"]) -> display.Part:
    whole = display.Tree("", [_branch(section) for section in sections])
    # A single article's title says nothing that the card has not said.
    while len(sections) == 1 and sections[0].sections:
        sections = sections[0].sections
    top = display.Tree("", [_branch(section, deep=False) for section in sections[:_MOST_SECTIONS]])
    return display.Folded("sections", whole, top)


def _branch(section: "Section", *, deep: bool = True) -> display.Tree:
    below = "" if deep or not section.sections else f" ({sum(1 for _ in section.walk()) - 1} below)"
    label = Text.assemble(
        display.plain(_heading(section)), (f"  {section.role}{below}", display.FAINT)
    )
    return display.Tree(label, [_branch(each) for each in section.sections] if deep else ())


def section_card(section: "Section") -> display.Card:
    """A section's heading, its place and length, its paragraphs and what is below it."""
    fields = [
        ("level", str(section.level)),
        ("role", str(section.role)),
        ("byline", section.byline or ""),
        ("at", f"{section.span.start}:{section.span.end}"),
    ]
    paragraphs = [[_shortened(each.text)] for each in section.paragraphs[:_MOST_PARAGRAPHS]]
    more = len(section.paragraphs) - _MOST_PARAGRAPHS
    parts: list[display.Part] = []
    if paragraphs:
        note = f"and {more} more paragraphs" if more > 0 else None
        columns = [display.Column("", share=1)]
        parts.append(display.Table(columns, paragraphs, note=note, head=False))
    if section.sections:
        parts.append(display.Tree("", [_branch(each) for each in section.sections]))
    return display.Card(_heading(section), fields, parts)


_MOST_PARAGRAPHS = 20
_LONGEST = 160


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"


def _heading(section: "Section") -> str:
    return " ".join((section.heading or "without heading").split())


def table_card(table: "Table") -> display.Card:
    """A table of the page, as it was read."""
    wide = max((len(row) for row in table.rows), default=0)
    rows = [
        [*(cell.text for cell in row), *[""] * (wide - len(row))] for row in table.rows[:_MOST_ROWS]
    ]
    more = len(table.rows) - _MOST_ROWS
    note = f"and {more} more rows" if more > 0 else None
    columns = [display.Column("") for _ in range(wide)]
    shown = display.Table(columns, rows, note=note, head=False)
    fields = [("role", str(table.role)), ("section", " > ".join(table.section))]
    return display.Card(table.title or "table", fields, [shown] if rows else [])


_MOST_ROWS = 60


# How many facts a report's card shows, in all and of one section.
_SHOWN = 8
_SHOWN_OF_SECTION = 2
_WEIGHTS = {"rank": 5, "change": 4, "indicator": 2, "target": 1}


def _telling(facts: tuple[AnyFact, ...]) -> list[AnyFact]:
    """The facts that say most of a place, in reading order: known concepts, ranks, changes; the place's own first."""
    first: dict[tuple[str, str, str], int] = {}
    for i, fact in enumerate(facts):
        if fact.kind in _WEIGHTS:
            first.setdefault((fact.kind, fact.name, fact.sentence[:20]), i)

    def weight(i: int) -> int:
        fact = facts[i]
        return (
            _WEIGHTS[fact.kind]
            + 3 * bool(fact.concept)
            - bool(fact.subjects)
            - 2 * ("value" in fact.inferred or "subjects" in fact.inferred)
        )

    best: list[int] = []
    taken: Counter[tuple[str, ...]] = Counter()
    for i in sorted(first.values(), key=weight, reverse=True):
        section = facts[i].section
        if len(best) < _SHOWN and taken[section] < _SHOWN_OF_SECTION:
            best.append(i)
            taken[section] += bool(section)
    return [facts[i] for i in sorted(best)]


def _fields(report: "Report") -> list[tuple[str, str]]:
    """The lines on a report's card; those without words are left out by the card."""
    region, sections = report.region, list(report.walk())
    years = [
        f"{year} {done}"
        for year, done in ((report.review_year, "reviewed"), (report.plan_year, "planned"))
        if year
    ]
    return [
        ("file", report.name),
        (
            "layout",
            f"{report.layout} ({report.recognition.score:.2f}): {report.recognition.reason}",
        ),
        ("issuer", report.issuer or ""),
        ("region", " ".join((region.name, region.code or "", *region.parents)) if region else ""),
        ("published", str(report.published or "")),
        ("years", ", ".join(years)),
        (
            "sections",
            f"{len(sections)} ({tally(section.role for section in sections)})" if sections else "",
        ),
        (
            "facts",
            f"{len(report.facts)} ({tally(fact.kind for fact in report.facts)})"
            if report.facts
            else "none",
        ),
        (
            "repair",
            f"{len(report.joins)} joins, {len(report.truncations)} truncations"
            if report.joins or report.truncations
            else "",
        ),
        ("unread", f"{len(report.unread)} numerals" if report.unread else ""),
    ]
