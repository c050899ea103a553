"""The year that a report looks back on and the year that it plans."""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date

import attrs

from healthreports.facts import Role
from healthreports.sections.roles import role_of_heading


_YEAR = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d{2})(?=\s?年|[^\d]|$)(?!\s?[—\-－~至]\s?(?:19|20)\d{2})")
_SPAN = re.compile(r"(?<!\d)(?:19|20)\d{2}\s?年?\s?[—\-－–~～至]{1,2}\s?(?:19|20)\d{2}")
_PARTS = re.compile(r"[及和暨与]|以及|、|;|；")
_HALF = re.compile(r"上半年|前三季度|第[一二三]季度|[一二三]季度|1-\d月")
_LATER = re.compile(r"下一步|下步|下阶段|打算|计划|思路|要点|安排|展望|下半年|明年|来年")
_OLD = re.compile(r"(?P<year>(?:19|20)\d{2})年")
_LAST_YEAR = re.compile(r"去年|过去的?一年")


@attrs.frozen
class Years:
    """The two years, each where there is one.

    Attributes:
        review: The year looked back on.
        plan: The year planned.
    """

    review: int | None = None
    plan: int | None = None


def find_years(
    *,
    title: str | None,
    headings: Sequence[str],
    words: str,
    published: date | None,
    year: int | None = None,
) -> Years:
    """The years of a report: as its title says, then its headings, then its day, then its words.

    Args:
        title: Of the report.
        headings: Of its parts.
        words: Its running text.
        published: Its day.
        year: Given by the caller: the year looked back on or, in a mere plan, planned.

    Example:
        >>> find_years(title="2024年工作总结和2025年工作要点", headings=(), words="", published=None)
        Years(review=2024, plan=2025)
        >>> find_years(title="2023年上半年工作总结及下半年工作打算", headings=(), words="", published=None)
        Years(review=2023, plan=2023)
    """
    roles = _roles(title, headings)
    stated = _stated(title) if title else Years()
    found = _from_headings(headings, stated)
    review, plan = found.review, found.plan
    if title and _SPAN.search(title) and review is None and plan is None:
        return _given(Years(), roles, year)
    if review is None and plan is None:
        review, plan = _from_words(words, published, roles)
    if review is None and plan is not None and Role.REVIEW in roles:
        review = plan if _half(title, headings) else plan - 1
    if plan is None and review is not None and Role.PLAN in roles and _plans(title, headings):
        plan = review if _half(title, headings) else review + 1
    return _given(Years(review, plan), roles, year)


def _given(found: Years, roles: frozenset[Role], year: int | None) -> Years:
    """The years moved to the one that the caller gave."""
    if year is None:
        return found
    if Role.REVIEW not in roles and Role.PLAN in roles:
        return Years(found.review, year)
    ahead = found.plan - found.review if found.plan is not None and found.review is not None else 1
    return Years(year, year + ahead if found.plan is not None else None)


def _roles(title: str | None, headings: Sequence[str]) -> frozenset[Role]:
    """What the parts of the title and the headings do."""
    parts = [*(_PARTS.split(title) if title else ()), *headings]
    return frozenset(role for part in parts if (role := role_of_heading(part, None, None)))


def _half(title: str | None, headings: Sequence[str]) -> bool:
    return any(_HALF.search(each) for each in (title or "", *headings))


def _plans(title: str | None, headings: Sequence[str]) -> bool:
    return any(_LATER.search(each) for each in (title or "", *headings))


def _stated(title: str) -> Years:
    """The years that the parts of a title give: 2022年桐乡市卫生健康工作总结和2023年桐乡市卫生健康工作要点."""
    review = plan = last = None
    if _SPAN.search(title):
        title = _SPAN.sub("", title)
    for part in _PARTS.split(title):
        found = _YEAR.search(part)
        last = int(found["year"]) if found else last
        role = role_of_heading(part, None, None)
        if last is None or role is None:
            continue
        if role is Role.REVIEW:
            review = review or last
        elif found or (review is not None and "下半年" in part):
            plan = plan or last
    if review is None and plan is None and last is not None and not _LATER.search(title):
        review = last
    return Years(review, plan)


def _from_headings(headings: Sequence[str], stated: Years) -> Years:
    """The years with those that headings add: 二、2023年工作思路."""
    review, plan = stated.review, stated.plan
    for heading in headings:
        found, role = _YEAR.search(heading), role_of_heading(heading, None, None)
        if not found or role is None or _SPAN.search(heading):
            continue
        if role is Role.REVIEW and review is None and (plan is None or int(found["year"]) <= plan):
            review = int(found["year"])
        if role is Role.PLAN and plan is None and (review is None or int(found["year"]) >= review):
            plan = int(found["year"])
    return Years(review, plan)


def _from_words(words: str, published: date | None, roles: frozenset[Role]) -> tuple[int | None, int | None]:
    """The years from the day of publication, or from the year that the text names most."""
    counts = Counter(int(found["year"]) for found in _OLD.finditer(words))
    if published is not None:
        counts = Counter({year: n for year, n in counts.items() if year <= published.year})
    most = max(counts, key=lambda year: (counts[year], year), default=None)
    if most is None and published is None:
        return None, None
    if published is not None and (most is None or abs(most - published.year) > 1):
        most = published.year - 1 if published.month <= 6 else published.year
    if roles == {Role.PLAN}:
        return None, most
    return most, None
