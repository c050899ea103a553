"""Facts out of a report's sections: one stream of candidates, each number read once."""

import re
from bisect import bisect_left
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import TypeVar

import attrs

from healthreports.clauses import find_sentences
from healthreports.extraction.candidates import (
    only_owner,
    sentence_candidates,
    with_shared_units,
)
from healthreports.extraction.drafts import Draft, Sentence, Setting
from healthreports.extraction.events import draft_events
from healthreports.extraction.exclusions import find_exclusions, is_story, refusal
from healthreports.extraction.figures import draft_figures
from healthreports.extraction.leftovers import (
    Covered,
    leftovers_of,
    paragraph_leftovers,
    unread_numerals,
)
from healthreports.extraction.ranks import draft_ranks, with_levels
from healthreports.extraction.tables import read_table
from healthreports.extraction.times import leads
from healthreports.facts import FACT_KINDS, AnyFact, Period, Role
from healthreports.periods import Mention, Years, find_dates
from healthreports.quantities import Found, find_quantities
from healthreports.report import Leftover, Paragraph, Report, Section, Table
from healthreports.text import SpanChain, fold


_Placed = TypeVar("_Placed", Found, Mention)
_MAKERS: dict[str, Callable[..., AnyFact]] = {kind.kind: kind for kind in FACT_KINDS}


@attrs.frozen(kw_only=True)
class Place:
    """Where a paragraph stands, and what its figures take from there.

    Attributes:
        report: The report, without facts.
        section: The paragraph's section.
        role: Whether its words look back or ahead; a paragraph's own turn may differ from its section's.
        path: The headings down to it.
        period: Which a figure has that names no other.
        years: What 去年 and 5月 are counted from.
        news: Whether it is an article of the day.
        office: The unit spoken of last, for 该院.
    """

    report: Report
    section: Section
    role: Role
    path: tuple[str, ...]
    period: Period | None
    years: Years
    news: bool = False
    office: str | None = None


def extract(report: Report) -> Report:
    """The report with its facts read from its sections, and its numerals that are none told apart.

    Example:
        >>> from healthreports.report import Recognition, Source
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
    for place in _places(report, report.sections):
        for part in _parts(place, tables):
            if isinstance(part, Table):
                found, left, unplaced = _read_cells(part, place)
                lost += unplaced
            else:
                place = _turned(place, fold(part.text))
                found, left, after = _read(part, place)
                place = attrs.evolve(place, office=after.office, period=after.period)
            facts += found
            excluded += left
    for table in tables:  # those outside the span of their section
        found, left, unplaced = _read_cells(table, _place_of(table, report))
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


def _place_of(table: Table, report: Report) -> Place:
    return Place(
        report=report,
        section=Section(level=1, role=table.role, span=table.span),
        role=table.role,
        path=table.section,
        period=default_period(report, table.role),
        years=years_of(report, table.role),
    )


def _read_cells(
    table: Table, place: Place
) -> tuple[list[AnyFact], list[Leftover], tuple[Leftover, ...]]:
    """The facts of a table in reading order, its numerals that are none, and those that no rule places."""
    reading = read_table(table, place.report, place.period, place.years)
    facts, excluded = list(reading.facts), list(reading.excluded)
    for prose in reading.prose:
        paragraph = Paragraph(text=prose.cell.text, spans=(prose.cell.span,))
        within = attrs.evolve(place, period=prose.period or place.period, office=None)
        found, left, _ = _read(paragraph, within)
        facts += found
        excluded += left
    return sorted(facts, key=lambda fact: fact.start), excluded, reading.unread


def _places(
    report: Report, sections: Sequence[Section], path: tuple[str, ...] = ()
) -> Iterator[Place]:
    for section in sections:
        below = (*path, section.heading) if section.heading else path
        years = years_of(report, section.role)
        period = default_period(report, section.role)
        news = _is_news(report, section, below)
        if news:
            years = Years(here=years.today, today=years.today)
            period = Period(str(years.today)) if years.today else None
        yield Place(
            report=report,
            section=section,
            role=section.role,
            path=below,
            period=period,
            years=years,
            news=news,
        )
        yield from _places(report, section.sections, below)


_AHEAD = re.compile(
    r"(?:今年|20\d\d年)[^。;]{0,16}(?:计划|将|要|力争|确保|目标)|目标已经?明确|展望(?:未来|20)|下一步|新的一年|(?<!过去)未来"
)
_BACK = re.compile(r"过去的?一年|去年|一年来|回首|回眸|回顾|全年")


def _turned(place: Place, folded: str) -> Place:
    """The place with its role and years as a paragraph of an article that looks back and ahead turns them."""
    report = place.report
    if place.section.role is not Role.OTHER or not report.layout.startswith("newspaper"):
        return place
    if place.news or not (_AHEAD.search(folded) or _BACK.search(folded)):
        return place
    role = Role.PLAN if _AHEAD.search(folded) and report.plan_year else Role.REVIEW
    return attrs.evolve(
        place, role=role, period=default_period(report, role), years=years_of(report, role)
    )


def _is_news(report: Report, section: Section, path: Sequence[str]) -> bool:
    """Whether a section is an article of the day beside the report's own, on the same newspaper page."""
    if report.layout != "newspaper_page" or section.role is not Role.OTHER or not report.title:
        return False
    return bool(path) and path[0].strip() != report.title.strip()


def default_period(report: Report, role: Role) -> Period | None:
    """The period of a figure that names none: the year planned or reviewed, or the part of it in the title."""
    year = report.plan_year if role is Role.PLAN else report.review_year or report.plan_year
    mentions = find_dates(report.title or "", Years(here=year))
    if year is None:
        spans = [m.period for m in mentions if m.spell] if role is Role.PLAN else []
        return spans[0] if spans else None
    if role is not Role.PLAN:
        for mention in mentions:
            if mention.period and mention.period.year == year and "-" in mention.period.last:
                return mention.period
    return Period(str(year))


def years_of(report: Report, role: Role) -> Years:
    """The years that words such as 去年 in a section of that role are counted from."""
    here = report.plan_year if role is Role.PLAN else report.review_year or report.plan_year
    today = (
        report.published.year
        if report.published
        else report.plan_year or (here + 1 if here else None)
    )
    return Years(here=here, today=today)


def _read(paragraph: Paragraph, place: Place) -> tuple[list[AnyFact], list[Leftover], Setting]:
    """The facts of a paragraph in reading order, its numerals that are none, and what it leaves behind."""
    folded = fold(paragraph.text)
    setting = Setting(
        folded=folded,
        role=place.role,
        period=place.period,
        here=place.years.here,
        today=place.years.today,
        office=place.office,
        place=place.report.region.name if place.report.region else None,
        news=place.news,
    )
    mentions = find_dates(folded, place.years)
    exclusions = find_exclusions(folded)
    holding = Covered((e.start, e.end) for e in exclusions)
    founds = [f for f in find_quantities(folded) if not holding.touches(f.start, f.end)]
    chain = SpanChain(paragraph.spans)
    facts: list[AnyFact] = []
    quotes: list[tuple[int, int]] = []
    refused: list[tuple[Found, str]] = []
    for start, end in find_sentences(folded):
        within = _between(founds, start, end)
        if is_story(folded[start:end]):
            refused += [(found, "private story") for found in within]
            continue
        sentence = Sentence(
            setting=setting, start=start, end=end, mentions=_between(mentions, start, end)
        )
        drafts, no_figures = _drafts(sentence, within)
        refused += no_figures
        quotes += [(d.start, d.end) for d in drafts if d.numeric]
        words = paragraph.text[start:end].strip()
        facts += [_fact(draft, paragraph, chain, words, place) for draft in drafts]
        setting = _carried_on(sentence)
    left = paragraph_leftovers(folded, quotes, exclusions, refused)
    return facts, list(leftovers_of(place.report.text, chain, left)), setting


def _carried_on(sentence: Sentence) -> Setting:
    """The setting with what a sentence leaves for the next one: its unit, and the years it opened with."""
    setting, mentions = sentence.setting, sentence.mentions
    spell = (
        None if any(m.period and not (m.versus or m.origin) for m in mentions) else setting.spell
    )
    period = setting.period
    for mention in mentions:
        if (
            not mention.period
            or mention.versus
            or not leads(mention, setting.folded, sentence.start)
        ):
            continue
        if mention.spell and setting.folded[mention.end - 1] in "来间":
            spell = mention.period
        if setting.news and len(mention.period.last) == 4 and not mention.spell:
            period = mention.period  # an article of the day that turns to the year before
    office = sentence.thread.subject or setting.office
    return attrs.evolve(setting, spell=spell, office=office, period=period)


def _between(items: Sequence[_Placed], start: int, end: int) -> Sequence[_Placed]:
    """The items, given in order, that begin from `start` on and before `end`."""

    def begin(item: _Placed) -> int:
        return item.start

    return items[bisect_left(items, start, key=begin) : bisect_left(items, end, key=begin)]


def _drafts(
    sentence: Sentence, founds: Sequence[Found]
) -> tuple[list[Draft], list[tuple[Found, str]]]:
    """The drafts of a sentence in reading order, and its quantities that are no figures with the reason."""
    folded, start, end = sentence.setting.folded, sentence.start, sentence.end
    ranks = draft_ranks(sentence)
    ranked = Covered((rank.start, rank.end) for rank in ranks)
    founds = with_shared_units(folded, [f for f in founds if not ranked.touches(f.start, f.end)])
    figures, refused = [], []
    for found in founds:
        if reason := refusal(folded, found):
            refused.append((found, reason))
        else:
            figures.append(found)
    candidates = sentence_candidates(folded, start, end, figures, sentence.mentions)
    groups = []
    for _, same in groupby(candidates, key=lambda c: (c.clause.start, c.bracket)):
        group = list(same)
        if owner := only_owner(group):
            refused.append((owner.found, "whose the others are"))
            group = group[1:]
        groups.append(group)
    levels = draft_figures(groups, sentence)
    drafts = [*levels, *with_levels(ranks, levels, sentence)]
    drafts += draft_events(folded, start, end, sentence.setting, sentence.mentions, drafts)
    return sorted(drafts, key=lambda draft: draft.start), refused


def _fact(
    draft: Draft, paragraph: Paragraph, chain: SpanChain, sentence: str, place: Place
) -> AnyFact:
    region = place.report.region
    own = (region.name, region.name[:-1]) if region else ()
    fields = dict(draft.fields)
    fields["subjects"] = tuple(s for s in fields.get("subjects", ()) if s not in own)
    return _MAKERS[draft.kind](
        quote=paragraph.text[draft.start : draft.end],
        spans=chain.cut(draft.start, draft.end).closed(place.report.text),
        sentence=sentence,
        document=place.report.name,
        section=place.path,
        role=place.section.role,
        rule=draft.rule,
        **fields,
    )
