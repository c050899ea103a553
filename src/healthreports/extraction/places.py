"""Where paragraphs stand in a report, and what their figures take from there: role, period, years."""

import re
from collections.abc import Iterator, Sequence

import attrs

from healthreports.facts import Period, Role
from healthreports.periods import Years, find_dates
from healthreports.report import Report, Section, Table


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


def places_of(
    report: Report, sections: Sequence[Section], path: tuple[str, ...] = ()
) -> Iterator[Place]:
    """The places of sections and of those below them, in reading order."""
    for section in sections:
        below = (*path, section.heading) if section.heading else path
        years = _years_of(report, section.role)
        period = _default_period(report, section.role)
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
        yield from places_of(report, section.sections, below)


_AHEAD = re.compile(
    r"(?:今年|20\d\d年)[^。;]{0,16}(?:计划|将|要|力争|确保|目标)|目标已经?明确|展望(?:未来|20)|下一步|新的一年|(?<!过去)未来"
)
_BACK = re.compile(r"过去的?一年|去年|一年来|回首|回眸|回顾|全年")


def turned(place: Place, folded: str) -> Place:
    """The place with its role and years as a paragraph of an article that looks back and ahead turns them."""
    report = place.report
    if place.section.role is not Role.OTHER or not report.layout.startswith("newspaper"):
        return place
    if place.news or not (_AHEAD.search(folded) or _BACK.search(folded)):
        return place
    role = Role.PLAN if _AHEAD.search(folded) and report.plan_year else Role.REVIEW
    return attrs.evolve(
        place, role=role, period=_default_period(report, role), years=_years_of(report, role)
    )


def _is_news(report: Report, section: Section, path: Sequence[str]) -> bool:
    """Whether a section is an article of the day beside the report's own, on the same newspaper page."""
    if report.layout != "newspaper_page" or section.role is not Role.OTHER or not report.title:
        return False
    return bool(path) and not path[0].strip().startswith(report.title.strip())


def _default_period(report: Report, role: Role) -> Period | None:
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


def _years_of(report: Report, role: Role) -> Years:
    """The years that words such as 去年 in a section of that role are counted from."""
    here = report.plan_year if role is Role.PLAN else report.review_year or report.plan_year
    today = (
        report.published.year
        if report.published
        else report.plan_year or (here + 1 if here else None)
    )
    return Years(here=here, today=today)


def place_of(table: Table, report: Report) -> Place:
    """The place of a table that stands outside the span of its section."""
    return Place(
        report=report,
        section=Section(level=1, role=table.role, span=table.span),
        role=table.role,
        path=table.section,
        period=_default_period(report, table.role),
        years=_years_of(report, table.role),
    )
