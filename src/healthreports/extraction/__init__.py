"""Facts out of a report's sections: one stream of candidates, each number read once."""

from collections import deque
from collections.abc import Iterator

import attrs

from healthreports.extraction.leftovers import unread_numerals
from healthreports.extraction.paragraphs import read_paragraph
from healthreports.extraction.places import Place, place_of, places_of, turned
from healthreports.extraction.tables import read_table
from healthreports.facts import AnyFact
from healthreports.report import Leftover, Paragraph, Report, Table
from healthreports.text import fold


def extract(report: Report) -> Report:
    """The report with its facts read from its sections, and its numerals that are none told apart.

    Example:
        >>> from healthreports.facts import Role
        >>> from healthreports.report import Paragraph, Recognition, Section, Source
        >>> from healthreports.text import Span
        >>> text = "全年门诊5.2万人次。"
        >>> paragraph = Paragraph(text=text, spans=(Span(0, 11),))
        >>> section = Section(level=1, role=Role.REVIEW, span=Span(0, 11), paragraphs=(paragraph,))
        >>> plain = Recognition(layout="plain", score=1.0, reason="")
        >>> bare = Report(name="a", text=text, source=Source(hash=""), layout="plain", recognition=plain,
        ...               sections=(section,), review_year=2023)
        >>> [(f.name, f.quote, str(f.period)) for f in extract(bare).facts]
        [('门诊', '5.2万人次', '2023')]
    """
    facts: list[AnyFact] = []
    excluded: list[Leftover] = []
    lost: list[Leftover] = []
    tables = deque(report.tables)
    for place in places_of(report, report.sections):
        for part in _parts(place, tables):
            if isinstance(part, Table):
                found, left, unplaced = _read_cells(part, place)
                lost += unplaced
            else:
                place = turned(place, fold(part.text))
                found, left, after = read_paragraph(part, place)
                place = attrs.evolve(place, office=after.office, period=after.period)
            facts += found
            excluded += left
    for table in tables:  # those outside the span of their section
        found, left, unplaced = _read_cells(table, place_of(table, report))
        facts += found
        excluded += left
        lost += unplaced
    report = attrs.evolve(report, facts=tuple(facts), excluded=(*excluded, *lost))
    outside, unread = unread_numerals(report)
    everything = sorted((*excluded, *outside), key=lambda item: item.span)
    missed = sorted((*unread, *lost), key=lambda item: item.span)
    return attrs.evolve(report, excluded=tuple(everything), unread=tuple(missed))


def _parts(place: Place, tables: deque[Table]) -> Iterator[Paragraph | Table]:
    """The paragraphs of a section, and its tables, which leave the queue, where they stand."""
    section = place.section
    own: deque[Table] = deque()
    while tables and tables[0].section == place.path and section.span.covers(tables[0].span):
        own.append(tables.popleft())
    for paragraph in section.paragraphs:
        while own and paragraph.spans and own[0].span < paragraph.spans[0]:
            yield own.popleft()
        yield paragraph
    yield from own


def _read_cells(
    table: Table, place: Place
) -> tuple[list[AnyFact], list[Leftover], tuple[Leftover, ...]]:
    """The facts of a table in reading order, its numerals that are none, and those that no rule places."""
    reading = read_table(table, place.report, place.period, place.years)
    facts, excluded = list(reading.facts), list(reading.excluded)
    for prose in reading.prose:
        paragraph = Paragraph(text=prose.cell.text, spans=(prose.cell.span,))
        within = attrs.evolve(place, period=prose.period or place.period, office=None)
        found, left, _ = read_paragraph(paragraph, within)
        facts += found
        excluded += left
    return sorted(facts, key=lambda fact: fact.start), excluded, reading.unread
