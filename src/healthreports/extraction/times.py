"""When a figure holds, and what a change is compared with."""

import re
from collections.abc import Sequence

from healthreports.extraction.candidates import Candidate
from healthreports.extraction.drafts import Setting
from healthreports.extraction.kinds import Movement
from healthreports.facts import Period, Role
from healthreports.periods import Mention
from healthreports.quantities import Form


_FROM = re.compile(r"(?:由|从)(?!业|事|而|中|于)[^,;。]{0,16}$")

_ONWARD = re.compile(
    r"\s?(?:\([^()]*\))?(?:大幅|快速|逐步)?(?:增|升|提高|提升|上升|降|下降|缩短|减少|扩|压缩|调整|至|到)"
)


def _is_origin(candidate: Candidate, setting: Setting) -> bool:
    """Whether a figure is the first of two values (由5.29张增至5.43张)."""
    before = setting.folded[candidate.clause.start : candidate.found.start]
    return bool(_FROM.search(before[-24:])) and bool(
        _ONWARD.match(setting.folded, candidate.found.end)
    )


def leads(mention: Mention, folded: str, start: int) -> bool:
    """Whether words for a time open a sentence or a part of one, and so hold for what follows."""
    if mention.part and folded[mention.start - 1 : mention.start] in (",", ";"):
        return True
    before = folded[max(start, mention.start - 30) : mention.start]
    words = re.split(r"[;。:]", before)[-1]
    return (
        not re.search(r"[\u4e00-\u9fff]", _LEAD_WORDS.sub("", words))
        or folded[mention.end : mention.end + 1] == ","
    )


_LEAD_WORDS = re.compile(
    r"截至|截止|到|至|自|从|在|其中|目前|力争|确保|同时|计划|争取|此外|于|比|较|与"
)


def period_of(
    candidate: Candidate, mentions: Sequence[Mention], setting: Setting
) -> tuple[Period | None, bool]:
    """When a figure holds, and whether the sentence itself says so."""
    at, clause = candidate.found.start, candidate.clause
    own = [m for m in mentions if clause.start <= m.start < at and not m.versus and m.period]
    origin = _is_origin(candidate, setting)
    if origin:
        near = [m for m in own if m.origin] or [m for m in own if at - m.end <= 2]
        if not near:
            near = [m for m in mentions if clause.start <= m.start < at and at - m.end <= 2]
        return (near[-1].period, True) if near else (None, False)
    own = [m for m in own if not m.origin and not (m.since and _before(m, setting))]
    if own:
        return _level_or_sum(own[-1], candidate), True
    for mention in reversed(mentions):
        if (
            mention.start < clause.start
            and mention.period
            and not (mention.versus or mention.origin or mention.since)
        ) and leads(
            mention, setting.folded, mentions[0].start - 30 if mentions[0].start > 30 else 0
        ):
            return _level_or_sum(mention, candidate), True
    after = [m for m in mentions if at < m.start < clause.end and m.until and m.period]
    if after and candidate.last and setting.role is Role.PLAN:
        return after[0].period, True
    if setting.spell and candidate.found.form is Form.COUNT and not _LEVEL.search(candidate.left):
        return setting.spell, False
    return setting.period, False


_LEVEL = re.compile(r"每|人均|达到|总数|现有|数(?:达|为)?[\s\0]*$|[提增降减缩]")


def _level_or_sum(mention: Mention, candidate: Candidate) -> Period | None:
    """A span of years for what adds up or was held over them, its last year for a level reached."""
    period = mention.period
    if not (mention.spell and period) or candidate.found.form is Form.COUNT:
        return period
    return (
        period
        if re.search(r"(?:稳定|保持|始终|连年|一直)", candidate.left)
        else Period(str(period.year))
    )


def planned_period(
    candidate: Candidate, mentions: Sequence[Mention], setting: Setting
) -> Period | None:
    """When something planned within a review is due: the year of a yearly task, else what its sentence last named."""
    if setting.here and re.search(
        r"任务|指标", setting.folded[max(0, candidate.found.start - 10) : candidate.found.start]
    ):
        return Period(str(setting.here))
    before = [m for m in mentions if m.start < candidate.found.start and m.period and not m.versus]
    return before[-1].period if before else None


def _before(mention: Mention, setting: Setting) -> bool:
    """Whether a time from which something is counted lies before the year at hand."""
    return bool(setting.here and mention.period and mention.period.start.year < setting.here)


def _year_before(period: Period) -> Period:
    """The same period one year earlier."""

    def earlier(moment: str) -> str:
        return f"{int(moment[:4]) - 1}{'-02-28' if moment[4:] == '-02-29' else moment[4:]}"

    return Period(earlier(period.first), earlier(period.last))


def versus_of(
    candidate: Candidate,
    mentions: Sequence[Mention],
    found: Movement,
    setting: Setting,
    period: Period | None,
) -> Period | str | None:
    """The earlier period or the benchmark that a change is counted from."""
    if found.versus:
        return found.versus
    near = [m for m in mentions if m.versus and m.end <= candidate.found.start]
    if near and near[-1].period:
        return near[-1].period
    return _year_before(period) if period else None


LISTED = re.compile(r"分别|依次|各为")


def paired_periods(group: Sequence[Candidate], mentions: Sequence[Mention]) -> list[Period] | None:
    """The years of a list in order, as many as there are numbers (2020年、2021年依次为…), or `None`."""
    clause = group[0].clause
    if len(group) < 2 or any(c.bracket for c in group):
        return None
    before = [
        m
        for m in mentions
        if clause.start <= m.start < group[0].found.start and m.period and not m.versus
    ]
    if not before:
        before = [m for m in mentions if m.start < group[0].found.start and m.spell and m.period]
    if len(before) == len(group):
        return [m.period for m in before if m.period]
    if len(before) == 1 and before[0].spell and before[0].period and LISTED.search(group[0].left):
        first, last = before[0].period.start.year, before[0].period.year
        if last - first + 1 == len(group):
            return [Period(str(year)) for year in range(first, last + 1)]
    return None
