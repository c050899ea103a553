"""The year that a report looks back on and the year that it plans."""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date

import attrs

from healthreports.facts import Role
from healthreports.masthead.mentions import STRONG, Mentions, find_mentions, plain_years
from healthreports.sections.roles import role_of_heading
from healthreports.text import fold


_YEAR = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d{2})(?!\d)")
_SPAN = re.compile(r"(?<!\d)(?:19|20)\d{2}\s?年?\s?[—\-~至]{1,2}\s?(?:19|20)\d{2}")
_PARTS = re.compile(r"以及|[及和暨与、;]")
# 【2024·我们这样干】, but not 2024年1月
_HEADED = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d|年?\s?\d)")
# 2016年上半年工作总结, 一季度统计简报, 5月份运行情况
_PART_OF_YEAR = re.compile(r"上半年|半年度?工作|前三季度|第?[一二三]季度|1\s?[-—~至]\s?\d{1,2}月")
_SPELL = re.compile(
    r"(?P<late>下半年|第?四季度|1[0-2]月)|半年|季度|(?<!\d)\d{1,2}月|[一二三四五六七八九]月份?"
)
# 计划生育局 plans nothing.
_NO_PLAN = re.compile(r"计划(?=生育|免疫)")
# What a mere plan's title ends in; 读懂这份重点任务清单背后的担当 is none.
_PLAN_END = re.compile(
    r"(?:要点|计划|规划|打算|思路|安排|方案|清单|任务|分解|谋划|意见|目标|举措|部署)[》”」]?(?:的?(?:通知|函|报告|公告))?(?:\([^()]{1,20}\))?$"
)
_LATER = re.compile(r"下一步|下步|下阶段|打算|计划|思路|要点|安排|展望|下半年|明年|来年")
# “十四五”卫生健康发展规划
_FIVE_YEARS = re.compile(r"十(?P<number>[一二三四五六])五")
_FIRST_YEARS = {"一": 2006, "二": 2011, "三": 2016, "四": 2021, "五": 2026, "六": 2031}
_BASE = re.compile(r"基础|成就|成效|成绩|现状|回顾|背景")
# 现将我局2019年工作情况和2020年工作打算报告如下
_HANDED_OVER = re.compile(
    r"[现兹](?:就|将)(?P<what>[^。;\n]{4,70}?)(?:总结|报告|汇报|通报|通知|公布|函告|印发|下发)"
)
# 堆龙德庆年鉴·2017, 2019年瓦房店年鉴
_VOLUME = re.compile(
    r"(?:年鉴|YEARBOOK)[^\d\n。,;]{0,8}(?P<after>(?:19|20)\d\d)(?!\d)|(?P<before>(?:19|20)\d\d)年?[\s·•]?(?:版|卷)?[\u4e00-\u9fff]{0,6}年鉴"
)
_SAMPLE = 200_000
_WHOLE_YEAR = re.compile(r"全年|一年来|过去的?一年|年度|这一年")


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
    margins: str = "",
    volume: int | None = None,
    year: int | None = None,
) -> Years:
    """The years of a report: as its title says, then its headings, its cover note, its words, its day.

    Args:
        title: Of the report.
        headings: Of its parts.
        words: Its running text.
        published: Its day.
        margins: Its tables, captions and by-lines, for where the running text names no year.
        volume: The year that a yearbook bears; it tells of the one before.
        year: Given by the caller: the year looked back on or, in a mere plan, planned.

    Example:
        >>> find_years(title="2024年工作总结和2025年工作要点", headings=(), words="", published=None)
        Years(review=2024, plan=2025)
        >>> find_years(title="2023年上半年工作总结及下半年工作打算", headings=(), words="", published=None)
        Years(review=2023, plan=2023)
    """
    title = plain_years(title or "")
    headings = tuple(plain_years(each) for each in headings)
    roles = _roles(title, headings)
    mentions = find_mentions(words, published)
    if not (mentions.back or mentions.ahead or mentions.until):
        mentions = find_mentions(margins, published)
    if _SPAN.search(title) or _FIVE_YEARS.search(title):
        found = _of_several(title, headings, mentions)
    else:
        found = _of_one(title, headings, words, mentions, published, volume, roles)
    return _given(found, roles, year)


def find_volume(text: str) -> int | None:
    """The year that the yearbook bears which a page is out of.

    Example:
        >>> find_volume("堆龙德庆年鉴·2017"), find_volume("《瓦房店年鉴（2019）》"), find_volume("全县卫生工作")
        (2017, 2019, None)
    """
    counts = Counter(
        int(found["after"] or found["before"]) for found in _VOLUME.finditer(fold(text[:_SAMPLE]))
    )
    return counts.most_common(1)[0][0] if counts else None


def _of_one(
    title: str,
    headings: Sequence[str],
    words: str,
    mentions: Mentions,
    published: date | None,
    volume: int | None,
    roles: frozenset[Role],
) -> Years:
    """The years of a report on one year."""
    found = _from_headings(headings, _stated(title))
    if found == Years():
        found = _handed_over(words)
    if found != Years():
        found = _other_half(found, title, headings, roles)
        mere = found.review is None and (
            _is_plan(title) or (_role(title) is Role.PLAN and bool(_YEAR.search(title)))
        )
        return found if mere else _completed(found, mentions, headings)
    if _is_plan(title):
        found = Years(None, _most(mentions.ahead) or _most(mentions.back))
    else:
        found = _completed(_told(mentions, volume), mentions, headings)
    if found == Years():
        found = _from_day(title, words, published)
    return _other_half(found, title, headings, roles)


def _of_several(title: str, headings: Sequence[str], mentions: Mentions) -> Years:
    """The years of a plan or a review of several years: what a plan builds on, where a review ends.

    “十四五”规划 with its 发展基础 looks back on 2020; “十二五”发展综述 on 2015 and ahead to 2016.
    """
    span = _FIVE_YEARS.search(title)
    first = _FIRST_YEARS[span["number"]] if span and not _SPAN.search(title) else None
    named = mentions.back + mentions.until + mentions.ahead
    if _role(title) is Role.REVIEW:
        end = first + 4 if first else _most(mentions.back)
        if end is None:
            return Years()
        return Years(end, end + 1 if mentions.ahead[end + 1] else None)
    if first is None or not any(_BASE.search(each) for each in headings):
        return Years()
    return Years(first - 1 if named[first - 1] else None, None)


def _role(words: str) -> Role | None:
    return role_of_heading(_NO_PLAN.sub("", words), None, None)


def _is_plan(title: str) -> bool:
    return _role(title) is Role.PLAN and bool(_PLAN_END.search(title))


def _told(mentions: Mentions, volume: int | None) -> Years:
    """The years that the running text tells of and looks ahead in."""
    review = _most(mentions.back)
    if volume is not None and (mentions.back[volume - 1] or _few(mentions.back)):
        review = volume - 1
    if review is None:
        review = _most(mentions.until)
    if review is None:
        ahead = _most(mentions.ahead)
        return Years(ahead - 1 if ahead and mentions.looks_back else None, ahead)
    if mentions.ahead[review] and mentions.back[review - 1] and not mentions.ahead[review + 1]:
        review = review - 1
    return Years(review, None)


def _few(counts: Counter[int]) -> bool:
    """Whether a text hardly names a year: one in passing (2018年启动的建设) is not what it tells of."""
    return max(counts.values(), default=0) < 2 * STRONG


def _completed(found: Years, mentions: Mentions, headings: Sequence[str]) -> Years:
    """The years with the one that only the text gives: looked ahead in after the other, or told of before it."""
    if found.plan is None and found.review is not None:
        following = str(found.review + 1)
        headed = any(following in _HEADED.findall(each) for each in headings)
        if headed or mentions.ahead[found.review + 1]:
            return Years(found.review, found.review + 1)
    elif found.review is None and found.plan is not None and mentions.back[found.plan - 1]:
        return Years(found.plan - 1, found.plan)
    return found


def _most(counts: Counter[int]) -> int | None:
    """The latest of the years that much speaks for."""
    most = max(counts.values(), default=0)
    return max((year for year, n in counts.items() if 2 * n >= most), default=None)


def _from_day(title: str, words: str, published: date | None) -> Years:
    """The years that only the day tells: a 年度工作总结 of January is one of the year before."""
    if published is None:
        return Years()
    role = _role(title)
    if role is Role.PLAN:
        return Years(None, published.year + (published.month == 12 and "半年" not in title))
    spell = _SPELL.search(title)
    if spell:
        return Years(published.year - (bool(spell["late"]) and published.month <= 3), None)
    if role is Role.REVIEW or _WHOLE_YEAR.search(words):
        if published.month <= 6:
            return Years(published.year - 1, None)
        return Years(published.year if published.month >= 11 else None, None)
    return Years()


def _handed_over(words: str) -> Years:
    """The years that a cover note gives: 现将我局2019年工作情况和2020年工作打算报告如下."""
    found = _HANDED_OVER.search(plain_years(words[:2000]))
    return _stated(found[0]) if found else Years()


def _other_half(found: Years, title: str, headings: Sequence[str], roles: frozenset[Role]) -> Years:
    """The years with the one that only the other gives: a summary's 下一步打算 is for the year after it."""
    step = 0 if any(_PART_OF_YEAR.search(each) for each in (title, *headings)) else 1
    if found.review is None and found.plan is not None and Role.REVIEW in roles:
        return Years(found.plan - step, found.plan)
    plans = any(_LATER.search(each) for each in (title, *headings))
    if found.plan is None and found.review is not None and Role.PLAN in roles and plans:
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


def _roles(title: str, headings: Sequence[str]) -> frozenset[Role]:
    """What the parts of the title and the headings do."""
    parts = [*_PARTS.split(title), *headings]
    return frozenset(role for part in parts if (role := _role(part)))


def _stated(title: str) -> Years:
    """The years that the parts of a title give: 2022年桐乡市卫生健康工作总结和2023年桐乡市卫生健康工作要点."""
    review = plan = last = None
    for part in _PARTS.split(_SPAN.sub("", title)):
        found = _YEAR.search(part)
        last = int(found["year"]) if found else last
        role = _role(part)
        if found and role is None and review is not None and last == review + 1:
            # 2021年工作总结和2022年工作谋划
            plan = plan or last
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
        found, role = _YEAR.search(heading), _role(heading)
        if not found or _SPAN.search(heading):
            continue
        year = int(found["year"])
        if role is None and review is not None and plan is None and year == review + 1:
            plan = year
        if role is Role.REVIEW and review is None and (plan is None or year <= plan):
            review = year
        if role is Role.PLAN and plan is None and (review is None or year >= review):
            plan = year
    return Years(review, plan)
