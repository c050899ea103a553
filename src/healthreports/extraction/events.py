"""Milestones, honours and progress: what a sentence plans, received or reports without a number."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

import attrs

from healthreports.clauses import Clause, find_clauses
from healthreports.extraction.drafts import Draft, Setting
from healthreports.extraction.honours import Award, bare, ends_examined, find_awards, is_bare_pass
from healthreports.extraction.milestones import Step, find_going, find_steps, strip_process
from healthreports.extraction.offices import split_subject
from healthreports.facts import Period, Role
from healthreports.periods import Mention


# Longer stretches without a comma are no prose.
_LONGEST = 240


@attrs.frozen(kw_only=True)
class _Place:
    """A clause in its sentence.

    Attributes:
        start: Of its words, marks and brackets at its ends left out.
        end: After them.
        before: The clause before it, as (start, end), or `None` at the sentence's beginning.
        mentions: Its words for times.
        led: The time that leads the sentence to it, or `None`.
        figures: The figures and ranks in it.
    """

    start: int
    end: int
    before: tuple[int, int] | None
    mentions: tuple[Mention, ...]
    led: Mention | None
    figures: tuple[Draft, ...]


def draft_events(
    folded: str,
    start: int,
    end: int,
    setting: Setting,
    mentions: Sequence[Mention],
    figures: Sequence[Draft],
) -> list[Draft]:
    """The milestones, honours and reports of progress of one sentence.

    Args:
        folded: The folded paragraph.
        start: Where the sentence begins.
        end: Where it ends.
        setting: What holds for the paragraph.
        mentions: The sentence's words for times.
        figures: The drafts of its figures and ranks: what is counted is no event.

    Example:
        >>> text = "县医院新院区6月底前投用"
        >>> setting = Setting(folded=text, role=Role.PLAN, period=Period("2025"), here=2025)
        >>> [(d.kind, d.fields["name"]) for d in draft_events(text, 0, len(text), setting, (), ())]
        [('milestone', '新院区投用')]
    """
    out: list[Draft] = []
    received, planning = setting.role is not Role.PLAN, setting
    if not received and _BACK.search(folded, start, end):
        received, setting = True, attrs.evolve(setting, period=_past(mentions, setting))
    for place in _places(folded, start, end, mentions, figures):
        honours = _honours(folded, place, setting) if received else []
        out += honours or _steps(folded, place, planning)
    return out


def _past(mentions: Sequence[Mention], setting: Setting) -> Period | None:
    """The year that a sentence of a plan looks back on, where it says which."""
    here = setting.here
    past = [m.period for m in mentions if m.period and here and m.period.year < here]
    return past[-1] if past else None


# 回首2023: a plan that looks back for a sentence.
_BACK = re.compile(
    r"回首|回眸|回顾|过去(?:的)?一年|去年|近年来|(?<!不)已经?(?=被|获|荣|成功|通过|创成|入选|连续)"
)
_REMARK = re.compile(r"\s?[(\[][^()\[\]]{0,80}[)\]]?$")
_OPENING = re.compile(
    r"[^(]{0,80}\)|\s?(?:[一二三四五六七八九十]{1,2}是|\(?\d{1,2}[.、)](?!\d)|其中|此外|同时|另外|并且?(?!轨)|且|看点】|盘点】|[【\]】])"
)


def _trimmed(folded: str, start: int, end: int) -> tuple[int, int]:
    """A clause without the marks, numbers and remarks at its ends."""
    words = folded[start:end]
    if remark := _REMARK.search(words, max(0, len(words) - 84)):
        end = start + remark.start()
    while start < end and folded[start] in " \n\t":
        start += 1
    if (opening := _OPENING.match(folded, start, end)) and opening.end() < end:
        start = opening.end()
    if folded[start:end].count("“") > folded[start:end].count("”") and folded[start] == "“":
        start += 1
    while end > start and folded[end - 1] in " \n\t。、…":
        end -= 1
    return start, end


def _within(starts: Sequence[int], start: int, end: int) -> slice:
    return slice(bisect_left(starts, start), bisect_left(starts, end))


def _places(
    folded: str, start: int, end: int, mentions: Sequence[Mention], figures: Sequence[Draft]
) -> Iterator[_Place]:
    figures = sorted(figures, key=lambda f: f.start)
    times, numbers = [m.start for m in mentions], [f.start for f in figures]
    before: tuple[int, int] | None = None
    led: Mention | None = None
    for clause in _clauses(folded, start, end):
        own = tuple(mentions[_within(times, clause.start, clause.end)])
        if clause.end - clause.start <= _LONGEST:
            a, b = _trimmed(folded, clause.start, clause.end)
            counted = tuple(figures[_within(numbers, a, b)])
            yield _Place(start=a, end=b, before=before, mentions=own, led=led, figures=counted)
        before = clause.start, clause.end
        if (
            own
            and own[-1].period
            and not own[-1].versus
            and _only_time(folded, clause.start, clause.end, own[-1])
        ):
            led = own[-1]


def _clauses(folded: str, start: int, end: int) -> Iterator[Clause]:
    """The clauses of a sentence; an ellipsis parts them too (主体结构封顶……相信在不远的将来)."""
    for clause in find_clauses(folded, start, end):
        at = clause.start
        for dots in _ELLIPSIS.finditer(folded, clause.start, clause.end):
            yield attrs.evolve(clause, start=at, end=dots.start())
            at = dots.end()
        yield attrs.evolve(clause, start=at)


_ELLIPSIS = re.compile("…+")
_TIME_WORDS = re.compile(r"[\s“\"]*(?:截至|截止|到|至|在|于|力争|争取|确保|计划|目前|今年|自|从)*")


def _only_time(folded: str, start: int, end: int, mention: Mention) -> bool:
    """Whether a clause is but words for a time (到2027年底)."""
    lead = _TIME_WORDS.match(folded, start, end)
    return bool(lead and lead.end() >= mention.start and end - mention.end <= 3)


# -- honours


def _honours(folded: str, place: _Place, setting: Setting) -> list[Draft]:
    text = folded[place.start : place.end]
    if is_bare_pass(text) and place.before and ends_examined(folded[slice(*place.before)]):
        start = _trimmed(folded, *place.before)[0]
        examined = folded[start : place.before[1]]
        owner = re.split(r"接受|迎接|迎来|完成", examined)[0]
        at = start - place.start
        award = Award(
            at, place.end - place.start, at + len(owner), owner, examined[len(owner) :] + text
        )
        return [_honour(award, place, setting)]
    awards = find_awards(text)
    return [
        _honour(a, place, setting) for a in awards if not _counted(place, a.start, a.end, a.verb)
    ]


def _counted(place: _Place, start: int, end: int, verb: int) -> bool:
    """Whether a figure, or a rank behind the verb, stands in a part of a clause and so is the fact there.

    以全省第一的成绩通过复审 is a rank and an honour; 获考核评比第一 is a rank alone.
    """
    return any(
        place.start + (verb if f.kind == "rank" else start) <= f.start < place.start + end
        for f in place.figures
    )


_OWN_PLACE = re.compile(
    r"^(?:[我全本]?[市县区州旗省盟]|[我全本该](?:市|县|区|州|旗)(?:卫健系统)?|他|她|我们|全系统)$"
)


_UNIT = re.compile(
    r"(?:院|院区|中心|站|所|镇|乡|街道|村|社区|局|室|校|科|县|市|区|公司|协会|党委|支部|分院|项目|工程|二期)$"
)


def _subjects(owner: str) -> tuple[str, ...]:
    """The units that a phrase names; none where it is the reporting place itself."""
    owner = re.sub(r"^(?:全[市县区州旗]|[我本][市县区州旗]|辖区)(?=[^内])", "", owner.strip())
    if not owner or _OWN_PLACE.match(owner) or len(owner) > 60:
        return ()
    parts = [p for p in re.split(r"、|和(?=[^谐平])", owner) if p]
    whole = all(
        _UNIT.search(p) and len(p) >= 3 for p in parts
    )  # 胸痛、卒中、创伤中心 is one phrase
    return tuple(parts) if whole else (owner,)


def _honour(award: Award, place: _Place, setting: Setting) -> Draft:
    verb = place.start + award.verb
    own = [
        m for m in place.mentions if m.period and not m.versus and not m.since and m.start <= verb
    ]
    said = own[-1] if own else place.led
    title = bare(re.sub(r"等?(?:荣誉)?(?:称号|荣誉)$", "", award.title))
    return Draft(
        kind="honour",
        rule="honour",
        start=place.start + award.start,
        end=place.start + award.end,
        fields={
            "name": title or award.title,
            "subjects": _subjects(_TIME_IN_NAME.sub("", award.owner)),
            "period": said.period if said else setting.spell or setting.period,
            "inferred": () if said else ("period",),
        },
    )


# -- milestones and progress


def _steps(folded: str, place: _Place, setting: Setting) -> list[Draft]:
    place = _behind_attribute(folded, place)
    text = folded[place.start : place.end]
    out = []
    for step in find_steps(text):
        if _counted(place, step.start, step.end, step.verb):
            continue
        if _planned(folded, step, place, setting):
            out.append(_milestone(folded, step, place, setting))
        elif setting.role is not Role.PLAN:
            out.append(_progress(folded, step, place, setting))
    if not out and setting.role is not Role.PLAN and not place.figures:
        out = [_progress(folded, step, place, setting) for step in find_going(text)]
    return _same_unit(out)


def _same_unit(drafts: list[Draft]) -> list[Draft]:
    """The steps of a clause, those without a unit given the first one's (新院二季度竣工、年内搬迁)."""
    if len(drafts) < 2 or not (subjects := drafts[0].fields["subjects"]):
        return drafts
    rest = []
    for draft in drafts[1:]:
        fields = draft.fields
        if not fields["subjects"] and not _OFFICE.search(fields["name"]):
            fields = fields | {"subjects": subjects, "inferred": (*fields["inferred"], "subjects")}
        rest.append(attrs.evolve(draft, fields=fields))
    return [drafts[0], *rest]


def _behind_attribute(folded: str, place: _Place) -> _Place:
    """The clause without a figure that only qualifies what it is about (总投资2亿元的住院楼完工)."""
    for figure in reversed(place.figures):
        if (
            figure.kind != "rank"
            and folded[figure.end : figure.end + 1] == "的"
            and figure.end + 5 < place.end
        ):
            start = figure.end + 1
            later = tuple(f for f in place.figures if f.start > figure.start)
            return attrs.evolve(place, start=start, figures=later)
    return place


_AIMED = re.compile(
    r"(?:^|[^动划展《“])(?:计划|拟|预计|(?<!全)力争|争取|有望|打算)(?!生育|免疫)|(?<![即])将(?=于|在|全面|正式|陆续|如期|继续|力争|投入|建成|启用|开工|竣工|完成|启动|召开|成立|创成|争创|\d|今年|年内|年底|明年)"
)
_PAST = re.compile(r"(?<!不)已|去年|上年|现已|目前|截至|曾|圆满|了$|当年")


def _planned(folded: str, step: Step, place: _Place, setting: Setting) -> bool:
    """Whether a step lies ahead: by its section, its wording or its deadline."""
    lead = folded[place.start : place.start + step.verb + 2]
    if setting.role is Role.PLAN:
        return not _PAST.search(lead.replace("圆满", ""))
    if _AIMED.search(lead):
        return True
    times = [m for m in (*place.mentions, place.led) if m and m.period]
    here = setting.here
    ahead = any(m.until and here and m.period and m.period.year > here for m in times)
    return ahead or (
        setting.role is Role.OTHER and bool(_DUE.search(lead)) and not _PAST.search(lead)
    )


_DUE = re.compile(r"(?:底|末|年|月|季度|节|日)以?前|年内|年底|[月年]底")


def _told(folded: str, place: _Place) -> list[Mention]:
    """The times that a clause itself tells, those in the titles of papers left out (《…(2024-2026年)》)."""
    times = [m for m in place.mentions if m.period and not m.versus]
    return [
        m
        for m in times
        if folded.rfind("《", place.start, m.start) <= folded.rfind("》", place.start, m.start)
    ]


def _due(folded: str, step: Step, place: _Place, setting: Setting) -> tuple[Period | None, bool]:
    """By when a step is due, and whether its sentence says so."""
    first, last = place.start + step.start, place.start + step.end
    near = [m for m in _told(folded, place) if m.start < last]
    own = [m for m in near if m.start >= first] or near
    said = own[-1] if own else place.led
    if said and said.period:
        return Period(said.period.last), True
    return (Period(setting.period.last) if setting.period else None), False


def _milestone(folded: str, step: Step, place: _Place, setting: Setting) -> Draft:
    due, said = _due(folded, step, place, setting)
    fields, inferred = _named(folded, step, place)
    fields |= {"period": due, "deadline": due}
    inferred += () if said else ("deadline", "period")
    start = place.start + step.start
    if said and place.led and place.before and _leads_directly(place) and step.start <= 1:
        start = _trimmed(folded, *place.before)[0]
    return Draft(
        kind="milestone",
        rule="milestone",
        start=start,
        end=place.start + step.end,
        fields=fields | {"inferred": inferred},
    )


def _leads_directly(place: _Place) -> bool:
    """Whether the clause before is the deadline itself (到2027年,建成…)."""
    return bool(
        place.led
        and place.before
        and place.led.until
        and place.before[0] <= place.led.start < place.before[1]
    )


def _progress(folded: str, step: Step, place: _Place, setting: Setting) -> Draft:
    own = [m for m in _told(folded, place) if not m.since]
    said = own[-1] if own else place.led
    fields, inferred = _named(folded, step, place)
    fields |= {
        "period": said.period if said else setting.spell or setting.period,
        "status": step.status,
    }
    inferred += () if said else ("period",)
    start, end = place.start + step.start, place.start + step.end
    return Draft(
        kind="progress",
        rule="progress",
        start=start,
        end=end,
        fields=fields | {"inferred": inferred},
    )


_TIME_IN_NAME = re.compile(
    r"(?:到|在|于|至)?(?:20\d\d年)?(?:\d{1,2}月份?(?:\d{1,2}[日号])?|第?[一二三四]季度|[上下]半年|年内|年底|年末|今年|明年|全年|20\d\d年)(?:[初末底]|[上中下]旬)?(?:以?前|之前)?|“[^”]{2,3}”前"
)
_AIM_IN_NAME = re.compile(
    r"^(?:计划|预计|拟|力争|争取|确保|将|努力|有望|积极|全力|一举|适时|尽快|按期|如期|高质量|高标准|高水平|顺利|成功|圆满|全面|全部|正式|均|在|要|\s|其中|并)+"
)


# What is said of a thing that the clause before named: 确保达到…, 年内完成….
_OF_BEFORE = re.compile(r"完成|达到|通过|上架|上线|接入|挂牌")
_OFFICE = re.compile(r"医院|卫生院|保健院|中心|院区|血站|[一二三四]院")


def _named(folded: str, step: Step, place: _Place) -> tuple[dict[str, object], tuple[str, ...]]:
    """Name and subjects of a step; what the clause leaves out comes from the clause before."""
    words = folded[place.start + step.start : place.start + step.end]
    behind = folded[place.start + step.verb : place.start + step.end]
    lead = _AIM_IN_NAME.sub("", _TIME_IN_NAME.sub("", step.lead))
    if "、" in lead and all(_OFFICE.search(part) for part in lead.split("、")):
        return {"name": _TIME_IN_NAME.sub("", behind), "subjects": _subjects(lead)}, ()
    name = _AIM_IN_NAME.sub("", _TIME_IN_NAME.sub("", words))
    subject, rest = split_subject(name, share=True)
    left_out = not subject and not lead and not _OFFICE.search(behind)
    if left_out and place.before and (step.bare or _OF_BEFORE.match(behind)):
        subject, thing = split_subject(strip_process(folded[slice(*place.before)]), share=True)
        if subject and (about := _ABOUT.match(thing)):
            rest = about.group() + rest
        return {"name": rest, "subjects": _subjects(subject or "")}, (
            "subjects",
        ) if subject else ()
    rest = _AIM_IN_NAME.sub("", rest)
    return {"name": rest or name or words, "subjects": _subjects(subject or "")}, ()


_ABOUT = re.compile(r"^[^,\d]{2,16}?(?:工程|项目|院区|大楼|综合楼|平台|基地|系统|中心)")
