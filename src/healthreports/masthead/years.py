"""The year that a report looks back on and the year that it plans."""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date

import attrs

from healthreports.facts import Role
from healthreports.sections.roles import role_of_heading


_YEAR = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d{2})(?=\s?年|[^\d]|$)(?!\s?[—\-－~至]\s?(?:19|20)\d{2})"
)
_SPAN = re.compile(r"(?<!\d)(?:19|20)\d{2}\s?年?\s?[—\-－–~～至]{1,2}\s?(?:19|20)\d{2}")
_PARTS = re.compile(r"[及和暨与]|以及|、|;|；")
_HALF = re.compile(r"上半年|前三季度|第[一二三]季度|[一二三]季度|1-\d月")
_LATER = re.compile(r"下一步|下步|下阶段|打算|计划|思路|要点|安排|展望|下半年|明年|来年")
# A year that the text speaks of; 到2025年 and 比2015年 name other ones.
_NAMED = re.compile(
    r"(?<![\d到至比较由从自“—\-])(?P<year>(?:19|20)\d{2})(?=年(?!底前|前)|[的，。、])"
)
_AHEAD = re.compile(
    r"(?<![\d到至])(?P<year>(?:19|20)\d{2})年?[^。\d]{0,30}"
    r"(?:将|要|计划|力争|确保|开启|开局|收官|启程|之年|工作重点|重点工作|重点任务)"
)
_THIS_YEAR = re.compile(r"今年[^。\d]{0,20}(?:将|要|计划|力争|确保)")
_LAST_YEAR = re.compile(r"去年|过去的?一年|一年来")


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
    found = _from_headings(headings, _stated(title) if title else Years())
    if title and _SPAN.search(title) and found == Years():
        return _given(found, roles, year)
    if title and found != Years() and _is_titled(title):
        found = _other_half(found, title, headings, roles)
    elif found.review is None:
        found = _from_words(words, published, found)
        if (
            roles == {Role.PLAN}
            and title
            and role_of_heading(title, None, None) is Role.PLAN
            and found.plan is None
        ):
            found = Years(None, found.review)
    return _given(found, roles, year)


def _is_titled(title: str) -> bool:
    """Whether a title says what the report does, so that the running text need not be asked."""
    return role_of_heading(title, None, None) is not None


def _other_half(found: Years, title: str, headings: Sequence[str], roles: frozenset[Role]) -> Years:
    """The years with the one that only the other gives: a summary's 下一步打算 is for the year after it."""
    step = 0 if _half(title, headings) else 1
    if found.review is None and found.plan is not None and Role.REVIEW in roles:
        return Years(found.plan - step, found.plan)
    if (
        found.plan is None
        and found.review is not None
        and Role.PLAN in roles
        and _plans(title, headings)
    ):
        return Years(found.review, found.review + step)
    return found


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


def _from_words(words: str, published: date | None, stated: Years) -> Years:
    """The years that the running text tells, beside those already stated.

    A plan's year is one that the text looks ahead in (2023年已经开启，…将…; 今年，我市计划…), a review's the one
    before it if the text names that or 去年, else the year that it names most.
    """
    counts = Counter(int(found["year"]) for found in _NAMED.finditer(words))
    this_year = published.year if published else None
    if this_year is not None:
        counts = Counter({year: n for year, n in counts.items() if year <= this_year})
    plan = stated.plan
    if plan is None and this_year is not None and _THIS_YEAR.search(words):
        plan = this_year
    ahead = {int(found["year"]) for found in _AHEAD.finditer(words)}
    latest = max(counts, default=None)
    if plan is None:
        plan = max(
            (y for y in ahead if counts[y] and counts[y - 1]),
            key=lambda y: (counts[y - 1], y),
            default=None,
        )
    if plan is None and latest in ahead and _LAST_YEAR.search(words):
        plan = latest
    if plan is not None:
        looks_back = counts[plan - 1] or _LAST_YEAR.search(words)
        return Years(stated.review or (plan - 1 if looks_back else None), plan)
    most = max(counts, key=lambda year: (counts[year], year), default=None)
    if latest is not None and most is not None and 3 * counts[latest] >= counts[most]:
        most = latest
    return Years(stated.review or most, None)
