"""Facts out of a report's sections: one stream of candidates, each number read once."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

import attrs

from healthreports.clauses import find_sentences
from healthreports.extraction.candidates import sentence_candidates, with_shared_units
from healthreports.extraction.exclusions import Exclusion, find_exclusions, refusal
from healthreports.extraction.figures import Draft, Setting, draft_figures
from healthreports.extraction.ranks import draft_ranks
from healthreports.facts import FACT_KINDS, AnyFact, Period, Role
from healthreports.periods import Mention, Years, find_dates
from healthreports.quantities import Found, find_quantities
from healthreports.report import Leftover, Paragraph, Report, Section
from healthreports.text import SpanChain, fold

_KINDS = {kind.kind: kind for kind in FACT_KINDS}


def _default_period(report: Report, role: Role) -> Period | None:
    """The period of a figure that names none: the year planned or reviewed, or the part of it in the title."""
    year = report.plan_year if role is Role.PLAN else report.review_year or report.plan_year
    if year is None:
        spans = [m.period for m in find_dates(report.title or "") if m.spell] if role is Role.PLAN else []
        return spans[0] if spans else None
    if role is not Role.PLAN and report.title:
        for mention in find_dates(report.title, Years(here=year)):
            if mention.period and mention.period.year == year and "-" in mention.period.last:
                return mention.period
    return Period(str(year))


def _years(report: Report, role: Role) -> Years:
    here = report.plan_year if role is Role.PLAN else report.review_year or report.plan_year
    today = report.published.year if report.published else report.plan_year or (here + 1 if here else None)
    return Years(here=here, today=today)


def _sections(sections: Sequence[Section], path: tuple[str, ...] = ()) -> Iterator[tuple[Section, tuple[str, ...]]]:
    for section in sections:
        below = (*path, section.heading) if section.heading else path
        yield section, below
        yield from _sections(section.sections, below)


def extract(report: Report) -> Report:
    """The report with its facts read from its sections, and its numerals that are none told apart."""
    facts: list[AnyFact] = []
    excluded: list[Leftover] = []
    for section, path in _sections(report.sections):
        period, years = _default_period(report, section.role), _years(report, section.role)
        for paragraph in section.paragraphs:
            found, left = _read(report, paragraph, section, path, period, years)
            facts += found
            excluded += left
    return attrs.evolve(report, facts=tuple(facts), excluded=tuple(excluded))


def _read(
    report: Report, paragraph: Paragraph, section: Section, path: tuple[str, ...], period: Period | None, years: Years
) -> tuple[list[AnyFact], list[Leftover]]:
    folded = fold(paragraph.text)
    mentions = find_dates(folded, years)
    exclusions = find_exclusions(folded)
    setting = Setting(folded=folded, role=section.role, period=period, here=years.here, today=years.today)
    founds = [f for f in find_quantities(folded) if not _excluded(f, exclusions)]
    drafts: list[Draft] = []
    left: list[Leftover] = []
    chain = SpanChain(paragraph.spans)
    sentences = find_sentences(folded)
    for start, end in sentences:
        within = [f for f in founds if start <= f.start < end]
        times = [m for m in mentions if start <= m.start < end]
        ranks = draft_ranks(folded, start, end, setting, times)
        within = with_shared_units(folded, [f for f in within if not any(r.start < f.end and f.start < r.end for r in ranks)])
        figures = [f for f in within if not refusal(folded, f)]
        candidates = sentence_candidates(folded, start, end, figures, times)
        groups = [list(g) for _, g in groupby(candidates, key=lambda c: (c.clause.start, c.bracket))]
        made = draft_figures(groups, times, setting)
        made = [*made, *ranks]
        drafts += sorted(made, key=lambda d: d.start)
    return [_fact(report, d, paragraph, chain, section, path, sentences) for d in drafts], left


def _excluded(found: Found, exclusions: Sequence[Exclusion]) -> bool:
    return any(e.start < found.end and found.start < e.end for e in exclusions)


def _fact(
    report: Report,
    draft: Draft,
    paragraph: Paragraph,
    chain: SpanChain,
    section: Section,
    path: tuple[str, ...],
    sentences: Sequence[tuple[int, int]],
) -> AnyFact:
    start, end = next((s for s in sentences if s[0] <= draft.start < s[1]), (draft.start, draft.end))
    return _KINDS[draft.kind](  # type: ignore[return-value]
        quote=paragraph.text[draft.start : draft.end],
        spans=chain.cut(draft.start, draft.end).closed(report.text),
        sentence=paragraph.text[start:end].strip(),
        document=report.name,
        section=path,
        role=section.role,
        **draft.fields,
    )
