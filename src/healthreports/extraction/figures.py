"""Indicators, targets and changes: from the candidates of a sentence to drafts of facts."""

import re
from collections.abc import Sequence
from decimal import Decimal

import attrs

from healthreports.clauses import split_list
from healthreports.extraction.candidates import BLANK, Candidate
from healthreports.extraction.kinds import Movement, is_share_of_group, is_target, movement
from healthreports.extraction.naming import clean_first, clean_last, left_name, right_name, split_subject
from healthreports.facts import Bound, Period, Quantity, Role
from healthreports.periods import Mention
from healthreports.quantities import Form, Found


@attrs.frozen(kw_only=True)
class Draft:
    """A fact before it is tied to the report's text.

    Attributes:
        kind: `indicator`, `target`, `change`, `rank`, `milestone`, `honour` or `progress`.
        start: Of its quote in the paragraph.
        end: After its quote.
        rule: The name of the rule that made it.
        fields: What the fact's class takes beyond the places.
    """

    kind: str
    start: int
    end: int
    rule: str
    fields: dict[str, object]

    @property
    def numeric(self) -> bool:
        """Whether its quote is a number."""
        return self.kind in ("indicator", "target", "change", "rank")


@attrs.define(kw_only=True)
class Thread:
    """What a sentence has spoken of so far, for the figures that leave it out.

    Attributes:
        name: Of the last level (门诊急诊总量), which a change after it is a change of.
        names: Of the last levels in a row, the newest last.
        whole: Of what the parts behind 其中 are parts.
        parts: Whether parts are being listed.
        subject: The office spoken of.
        base: The rate base that a list shares (每千人口).
        topic: What the clause before the first figure speaks of.
    """

    name: str | None = None
    names: list[str] = attrs.field(factory=list)
    whole: str | None = None
    parts: bool = False
    subject: str | None = None
    base: str | None = None
    topic: str | None = None


@attrs.frozen(kw_only=True)
class Setting:
    """What holds for a whole paragraph.

    Attributes:
        folded: Its folded text.
        role: Of its section.
        period: Which a figure has that names no other.
        here: The year of that.
        today: The year of writing.
        spell: The years that its deeds add up over, where an earlier sentence named them (五年来).
    """

    folded: str
    role: Role
    period: Period | None
    here: int | None
    today: int | None = None
    spell: Period | None = None


_BASE = re.compile(r"^(?:每?(?:千|万|十万|百万)(?:名|常住|户籍|服务)?(?:人口|人)?|每[百千万十]+(?:名|张|个))(?!级|名)")
def _year_before(period: Period) -> Period:
    """The same period one year earlier."""

    def earlier(moment: str) -> str:
        return f"{int(moment[:4]) - 1}{'-02-28' if moment[4:] == '-02-29' else moment[4:]}"

    return Period(earlier(period.first), earlier(period.last))


_WEAK = re.compile(
    r"^(?:总?金额|(?:日|月|年|人|户|次)均|发放补助款|占比|总?投资额?|补助款?|覆盖面|增速|增幅|比例|占|人均(?:补助)?|总量|费用|率|总数|资金|任务|"
    r"(?:规范化?|系统|健康|动态|按期|及时|报告|累计|全程|加强|加强免疫|标准化|规范|任务|目标|总体|平均|有效|首次)*"
    r"(?:建档|参保|管理|服务|覆盖|完成|知晓|满意|办结|合格|签约|控制|参与|检出|阳性|达标|使用|中标|到位|处置|整改|报告|随访|治愈|通过|接种|普及|治疗|服用|筛查|开展|建成|入组|追踪|标准化|准确)(?:率|覆盖率|度))$"
)
_OBJECT_VERB = re.compile(
    r"^(?:新增|新建|建成|建设|创建|成立|开展|完成|举办|组织|设置|配备|培育|打造|累计|共|新改扩建|改扩建|出台|创成|成功创建|接种|登记管理|登记|管理|为|对|免费|落实|提供)+"
)


def _object(name: str) -> str:
    """What a weak name after it belongs to (清廉科室 of 建设清廉科室)."""
    return _OBJECT_VERB.sub("", name) or name


_FROM = re.compile(r"(?:由|从)(?!业|事|而|中|于)[^,;。]{0,16}$")
_ONWARD = re.compile(r"\s?(?:\([^()]*\))?(?:大幅|快速|逐步)?(?:增|升|提高|提升|上升|降|下降|缩短|减少|扩|压缩|调整|至|到)")


def _is_origin(candidate: Candidate, setting: Setting) -> bool:
    """Whether a figure is the first of two values (由5.29张增至5.43张)."""
    before = setting.folded[candidate.clause.start : candidate.found.start]
    return bool(_FROM.search(before[-24:])) and bool(_ONWARD.match(setting.folded, candidate.found.end))


def leads(mention: Mention, folded: str, start: int) -> bool:
    """Whether words for a time open a sentence or a part of one, and so hold for what follows."""
    if mention.part and folded[mention.start - 1 : mention.start] in (",", ";"):
        return True
    before = folded[max(start, mention.start - 30) : mention.start]
    words = re.split(r"[;。:]", before)[-1]
    return not re.search(r"[\u4e00-\u9fff]", _LEAD_WORDS.sub("", words)) or folded[mention.end : mention.end + 1] == ","


_LEAD_WORDS = re.compile(r"截至|截止|到|至|自|从|在|其中|目前|力争|确保|同时|计划|争取|此外|于|比|较|与")


def _period(
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
        if mention.start < clause.start and mention.period and not (mention.versus or mention.origin or mention.since):
            if leads(mention, setting.folded, mentions[0].start - 30 if mentions[0].start > 30 else 0):
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
    return period if re.search(r"(?:稳定|保持|始终|连年|一直)", candidate.left) else Period(str(period.year))


def _planned_period(candidate: Candidate, mentions: Sequence[Mention], setting: Setting) -> Period | None:
    """When something planned within a review is due: the year of a yearly task, else what its sentence last named."""
    if setting.here and re.search(r"任务|指标", setting.folded[max(0, candidate.found.start - 10) : candidate.found.start]):
        return Period(str(setting.here))
    before = [m for m in mentions if m.start < candidate.found.start and m.period and not m.versus]
    return before[-1].period if before else None


def _before(mention: Mention, setting: Setting) -> bool:
    """Whether a time from which something is counted lies before the year at hand."""
    return bool(setting.here and mention.period and mention.period.start.year < setting.here)


def _versus(candidate: Candidate, mentions: Sequence[Mention], found: Movement, setting: Setting, period: Period | None) -> Period | str | None:
    if found.versus:
        return found.versus
    near = [m for m in mentions if m.versus and m.end <= candidate.found.start]
    if near and near[-1].period:
        return near[-1].period
    return _year_before(period) if period else None


def _inherit(name: str, thread: Thread) -> tuple[str, bool]:
    """The name made whole with what the sentence spoke of before, and whether that was needed."""
    if not name:
        return thread.name or thread.topic or "", True
    if re.match(r"占|完成.{0,6}(?:任务|计划|目标)|.{0,4}(?:任务|计划|目标)$", name) and thread.name:
        return thread.name + name, True
    weak = _WEAK.match(name) and (thread.names or name not in _OUTLAYS)
    deed = name in _DEEDS and not thread.names or name in ("死亡", "发病", "诊疗")
    if (weak or deed) and thread.name and not thread.name.endswith(name):
        return joined(_object(thread.name), name), True
    if _BASE.match(name) or not thread.base or len(name) > 8 or name.endswith(("率", "比", "水平", "寿命")):
        return name, False
    return thread.base + name, True


# 家庭医生签约率不低于15%,重点人群30%以上
_PEOPLE = re.compile(r"^[^,]{0,6}(?:人群|患者|儿童|老年人|妇女|居民|乡级|县级|村级)$")
# Deeds that say nothing of whom they were done to: 累计接种超过335.78万剂次.
_DEEDS = frozenset(
    "接种 检测 培训 补偿 筛查 治疗 进修 选派 选送 报告 全程接种 累计接种 累计筛查 发放 补助".split()
)


def joined(first: str, second: str) -> str:
    """Two names put together, what ends the one and begins the other once (家庭医生签约, 签约率)."""
    for size in (4, 3, 2):
        if first[-size:] == second[:size]:
            return first + second[size:]
    return first + second


def _names(candidate: Candidate, thread: Thread) -> tuple[str, str, bool]:
    """Subject-and-name of a candidate, whether left or right gave it, and whether it was inherited."""
    left, right = candidate.left, candidate.right
    form = candidate.found.form
    behind = "" if _LASTING.search(left) else right_name(right, candidate.last)
    if form is Form.SHARE and is_share_of_group(form, right.replace(BLANK, "").lstrip()) and len(behind) >= 4:
        before = left_name(left)
        name = behind if not before or len(before) > 8 or _ENDS_WITH_VERB.search(before) else before + behind
        return name, "after", False
    if form in (Form.SHARE, Form.RATE, Form.RATIO, Form.COVERAGE, Form.FLAT, Form.CLEARED, Form.BARE):
        behind = ""
    before = left_name(left)
    if behind and not _starts_movement(behind):
        return _both(before, behind, left)
    if form is Form.SHARE and _PEOPLE.search(before) and (thread.name or "").endswith("率") and not thread.parts:
        return f"{before}{thread.name}", "before", True
    name, inherited = _inherit(_with_verb(before, candidate, thread), thread)
    return name, "before", inherited


_LASTING = re.compile(r"(?:历时|耗时|用时|为期)$")
_ENDS_WITH_VERB = re.compile(r"(?:实现|完成|达到|确保|力争|有)$")
_GENERIC_BEFORE = re.compile(r"^(?:共|共有|有|完成|实现|开展|为|对|与|现与|获得|获|每周|每月|累计|推动|推进|全市|其中)?$")


def _starts_movement(text: str) -> bool:
    return bool(re.match(r"(?:增|减|降|升|缩短|提高|提升|下降|上升|至|到|左右|以上|以内|以下|占|同比|比上年|较)", text))


def _both(before: str, behind: str, left: str) -> tuple[str, str, bool]:
    if _GENERIC_BEFORE.match(before):
        if len(behind) < 4 and "等" in left:  # 完成公立医院运营等3项审计
            whole = clean_last(clean_first(left.replace(BLANK, "")))
            return whole + behind, "after", False
        return behind, "after", False
    if len(before) > 14 and len(behind) >= 6:
        return behind, "after", False
    return before + behind, "after", False


def _sets(thread: Thread, name: str, candidate: Candidate) -> None:
    """Notes a level that the sentence has named."""
    thread.name = name
    thread.names.append(name)
    if match := _BASE.match(name):
        thread.base = match.group()
    elif candidate.first and not candidate.bracket and candidate.clause.opener != "、":
        thread.base = thread.base if "率" not in name else None


_PARTS = re.compile(r"其中|包括|分别为?其中|按[\u4e00-\u9fff]{1,6}分")


def _part_of(candidate: Candidate, thread: Thread, setting: Setting) -> str | None:
    words = setting.folded[candidate.clause.start : candidate.found.start]
    before = setting.folded[max(0, candidate.clause.start - 4) : candidate.clause.start]
    if _PARTS.search(words) or _PARTS.search(before):
        if not thread.parts:
            thread.whole, thread.parts = thread.name, True
    elif candidate.clause.opener in (";", "") and candidate.first:
        thread.parts = False
    return thread.whole if thread.parts else None


def _share_names(candidate: Candidate, name: str, setting: Setting) -> tuple[str, ...]:
    """The names that share one number (甲率、乙率均为零; 甲和乙各500台)."""
    words = setting.folded[candidate.clause.start : candidate.found.start]
    parts = split_list(name)
    if re.search(r"(?:均|各|都|皆)(?:为|达到?|是|实现|超过?|[提增降下上减][高升加降少涨])?(?:近|约)?$", words):
        return parts
    measures = len(parts) > 1 and len(re.findall("率|水平|比例", name)) == len(parts)
    return parts if measures else (name,)


# 招录在编人员126名、编外95名: the verb of the first holds for the second.
_VERB_FIRST = re.compile(r"^(?:新增|新建|新改扩建|招录|招聘|引进|培养|选派|建成|录取|新引进|新成立|创建|成功创建|创成|印发|绑定|购置|配备)")
_LIST_STEP = re.compile(r"^[\s\0]*(?:、|和|及|与|以及)")


def _with_verb(name: str, candidate: Candidate, thread: Thread) -> str:
    if not (thread.name and not candidate.first and _LIST_STEP.match(candidate.left)):
        return name
    verb = _VERB_FIRST.match(thread.name)
    return name if not verb or _VERB_FIRST.match(name) or name.endswith("率") else verb.group() + name


_LISTED = re.compile(r"分别|依次|各为")


def _listed(candidates: Sequence[Candidate], folded: str) -> bool:
    """Whether the clause pairs several names with several numbers in order."""
    first = candidates[0]
    if len(candidates) < 2:
        return False
    said = _LISTED.search(folded[first.clause.start : first.found.start])
    return bool(said) or all(re.fullmatch(r"[\s\0]*[、和及与][\s\0]*", c.left) for c in candidates[1:])


# 投资1340万元,改扩建乡镇卫生院4所: what the money was for stands behind.
_OUTLAYS = frozenset("投资 总投资 投入 投入资金 累计投入 累计投资 安排资金 安排经费 落实资金 争取资金 筹资 筹措资金".split())


def _purpose(candidate: Candidate, setting: Setting) -> str:
    """What the clause behind an outlay says of its purpose, up to that clause's number."""
    match = re.compile(r"[,](?:用于)?(?P<words>[^,;。\d]{4,24})").match(setting.folded, candidate.clause.end)
    return left_name(match["words"]) if match else ""


_UNDERTAKING = re.compile(r"^(?:加强|推进|推动|深化|开展|实施|强化|做好|抓好|落实|完善|扩大|规范|组织|启动|提升|加快|持续|全面|大力|大规模|积极|扎实|稳步)+")
_TOPIC = re.compile(r"^(?P<topic>[^,;。]{2,14}?)(?:方面|工作中|工作)$")


def _note_topic(thread: Thread, candidate: Candidate, setting: Setting) -> None:
    """Notes what the clause before a sentence's first figure is about (推进新冠疫苗接种,累计接种…)."""
    start = _sentence_start(setting, candidate)
    before = setting.folded[start : max(start, candidate.clause.start - 1)]
    words = re.split(r"[,;:。]", before)[-1].strip()
    if not 3 <= len(words) <= 30 or re.search(r"\d", words):
        return
    if match := _TOPIC.match(words):
        thread.name = match["topic"]
    elif match := _UNDERTAKING.match(words):
        thread.name = words[match.end() :]
    elif len(words) <= 12:
        thread.topic = clean_last(clean_first(words)).removeprefix("像这样的")


def draft_figures(
    groups: Sequence[Sequence[Candidate]], mentions: Sequence[Mention], setting: Setting
) -> list[Draft]:
    """The drafts of one sentence.

    Args:
        groups: Its candidates, clause by clause.
        mentions: Its words for times.
        setting: What holds for the paragraph.
    """
    thread = Thread()
    out: list[Draft] = []
    for group in groups:
        if thread.name is None:
            _note_topic(thread, group[0], setting)
        names = _paired_names(group, thread, setting, mentions)
        periods = _paired_periods(group, mentions)
        if periods and not names:
            name = _names(group[0], thread)[0]
            names = [name] * len(group)
        for i, candidate in enumerate(group):
            given = names[i] if names else None
            out += _drafts(candidate, given, periods[i] if periods else None, thread, mentions, setting)
    return out


def _paired_names(
    group: Sequence[Candidate], thread: Thread, setting: Setting, mentions: Sequence[Mention]
) -> list[str] | None:
    """The names of a 分别 list in order, as many as there are numbers, or `None`."""
    plain = [c for c in group if not c.bracket]
    if len(plain) != len(group) or not _listed(group, setting.folded):
        return None
    left = re.sub(r"(?:分别|依次|各为).*$", "", group[0].left)
    change = movement(group[0].left)
    if change and change.start < len(left):
        left = left[: change.start]
    left = re.sub(r"(?:(?<!占)比(?!例|重|率)|较|与|同)[^,]{0,10}$", "", left)
    name = left_name(left)
    parts = split_list(name) if name else ()
    if not name and change and len(thread.names) >= len(group):
        return thread.names[-len(group) :]
    if len(parts) == len(group):
        return [_inherit(part, thread)[0] for part in parts]
    if not _LISTED.search(group[0].left):
        return None
    if len(thread.names) >= len(group) and (not name or re.search(r"岁(?:及?以[上下])?$|人群$", name)):
        return [name + earlier for earlier in thread.names[-len(group) :]]
    return [name or thread.name or ""] * len(group)


def _paired_periods(group: Sequence[Candidate], mentions: Sequence[Mention]) -> list[Period] | None:
    """The years of a list in order, as many as there are numbers (2020年、2021年依次为…), or `None`."""
    clause = group[0].clause
    if len(group) < 2 or any(c.bracket for c in group):
        return None
    before = [m for m in mentions if clause.start <= m.start < group[0].found.start and m.period and not m.versus]
    if not before:
        before = [m for m in mentions if m.start < group[0].found.start and m.spell and m.period]
    if len(before) == len(group):
        return [m.period for m in before if m.period]
    if len(before) == 1 and before[0].spell and before[0].period and _LISTED.search(group[0].left):
        first, last = before[0].period.start.year, before[0].period.year
        if last - first + 1 == len(group):
            return [Period(str(year)) for year in range(first, last + 1)]
    return None


def _moved(candidate: Candidate, setting: Setting) -> Movement | None:
    """The movement before a number; words such as 持平 and 翻一番 are movements themselves."""
    words = _words_before(candidate, setting)
    if candidate.found.form in (Form.FLAT, Form.DOUBLING):
        left = candidate.left.rstrip(BLANK + " 翻了比较与同上年基本")
        return Movement(sign=1, to=False, start=len(left))
    return movement(words)


_UNIT_OF_NAME = re.compile(r"(?P<unit>人次)$|人(?P<people>数)$|(?P<household>户)数$|床位(?P<bed>数)$")


def _with_unit(found: Found, name: str) -> Found:
    """The quantity with the unit that only its name tells (年门诊人次…3.2万)."""
    match = _UNIT_OF_NAME.search(name) if found.quantity.unit is None and found.form is Form.BARE else None
    if not match:
        return found
    unit = match["unit"] or ("人" if match["people"] else "户" if match["household"] else "张")
    return attrs.evolve(found, quantity=attrs.evolve(found.quantity, unit=unit))


def _drafts(
    candidate: Candidate,
    given: str | None,
    when: Period | None,
    thread: Thread,
    mentions: Sequence[Mention],
    setting: Setting,
) -> list[Draft]:
    found = candidate.found
    moved = _moved(candidate, setting)
    period, stated = (when, True) if when else _period(candidate, mentions, setting)
    before = setting.folded[_sentence_start(setting, candidate) : found.start]
    words = before[: len(before) - len(candidate.left) + moved.start] if moved and not moved.to else before
    target = is_target(setting.role, words, setting.folded[max(0, found.start - 14) : found.start], period, setting.here, stated, setting.today)
    if target and setting.role is Role.REVIEW and not stated:
        period = _planned_period(candidate, mentions, setting)
    change = moved is not None and not moved.to and found.form not in (Form.RATIO, Form.COVERAGE, Form.CLEARED)
    part_of = _part_of(candidate, thread, setting)
    if moved and moved.to:
        candidate = attrs.evolve(candidate, left=candidate.left[: moved.start])
    if change and moved:
        return _changes(candidate, given, moved, thread, mentions, setting, period, stated, target)
    name, side, inherited = (given, "before", False) if given is not None else _names(candidate, thread)
    if candidate.bracket and not given:
        name, inherited = _bracket_name(candidate, name, thread)
    if name in _OUTLAYS and not thread.names:
        name = _purpose(candidate, setting) + name
    subject, name = split_subject(name, found.form is not Form.COUNT)
    if subject:
        thread.subject = subject
    rule = "full coverage" if found.form is Form.COVERAGE else "list" if given is not None else f"name {side}"
    out = []
    for single in _share_names(candidate, name, setting):
        found = _with_unit(found, single)
        fields = _fields(single, subject or thread.subject, period, stated, found, part_of)
        fields["inferred"] = _inferred(stated, bool(thread.subject and not subject), found)
        kind = "target" if target else "indicator"
        out.append(Draft(kind=kind, start=found.start, end=found.end, rule=rule, fields=fields))
        _sets(thread, single, candidate)
    return out


def _words_before(candidate: Candidate, setting: Setting) -> str:
    """The words before a number; in a list of changes those before the first one (分别下降0.36、0.41)."""
    if candidate.left.strip(BLANK + " ") in ("、", "和", "及", "与", ""):
        words = setting.folded[candidate.clause.start : candidate.found.start]
        if match := re.match(r"[^\d]{0,30}", words):
            return match.group()
    return candidate.left


def _sentence_start(setting: Setting, candidate: Candidate) -> int:
    stop = max(setting.folded.rfind(c, max(0, candidate.clause.start - 400), candidate.clause.start) for c in "。!?;")
    return stop + 1 if stop >= 0 else max(0, candidate.clause.start - 400)


def _bracket_name(candidate: Candidate, name: str, thread: Thread) -> tuple[str, bool]:
    """The name of a figure in a bracket: the outer name goes before what is no name of its own (占81.0%)."""
    own = clean_last(clean_first(candidate.left.replace(BLANK, "")))
    if re.match(r"^(?:占|累计|其中|完成|全年)?(?:[^,]{0,4})$", own) and not re.search(r"[\u4e00-\u9fff]{2}", own.removeprefix("累计").removeprefix("占")):
        return (thread.name or "") + ("占" if own.startswith("占") else ""), True
    return name, False


def _inferred(stated: bool, subject_carried: bool, found: Found) -> tuple[str, ...]:
    out = []
    if not stated:
        out.append("period")
    if subject_carried:
        out.append("subjects")
    if found.implied:
        out += ["unit", "value"]
    return tuple(out)


def _fields(
    name: str, subject: str | None, period: Period | None, stated: bool, found: Found, part_of: str | None
) -> dict[str, object]:
    return {
        "name": name,
        "subjects": tuple(re.split("、", subject)) if subject else (),
        "period": period,
        "quantity": found.quantity,
        "part_of": part_of,
    }


def _changes(
    candidate: Candidate,
    given: str | None,
    moved: Movement,
    thread: Thread,
    mentions: Sequence[Mention],
    setting: Setting,
    period: Period | None,
    stated: bool,
    target: bool,
) -> list[Draft]:
    """The drafts of a difference, one for each of the names that share it (A、B均提高3个百分点)."""
    found = candidate.found
    name = given if given is not None else left_name(candidate.left[: moved.start])
    if not name:
        name = thread.name or right_name(candidate.right, candidate.last)
    subject, name = split_subject(name, found.form is not Form.COUNT)
    thread.name = name or thread.name
    inferred = _inferred(stated, bool(thread.subject and not subject), found)
    out = []
    for single in _share_names(candidate, name, setting):
        fields = _fields(single, subject or thread.subject, period, stated, found, None)
        fields["inferred"] = inferred
        if target:
            fields["name"] = single + _verb(candidate, moved)
            out.append(Draft(kind="target", start=found.start, end=found.end, rule="promised change", fields=fields))
            continue
        if moved.sign < 0:
            fields["quantity"] = _negative(found.quantity)
        fields["versus"] = _versus(candidate, mentions, moved, setting, period)
        out.append(Draft(kind="change", start=found.start, end=found.end, rule="change", fields=fields))
    return out


def _verb(candidate: Candidate, moved: Movement) -> str:
    """The word of a promised change, which its name keeps (下降 of 比2021年下降20%以上)."""
    if candidate.found.form is Form.DOUBLING:
        return "翻番"
    words = re.sub(r"[^\u4e00-\u9fff]", "", candidate.left[moved.start :])
    return clean_last(re.sub(r"^(?:比|较).*?(?=增|提|上|下|降|减|缩)", "", words))


def _negative(quantity: Quantity) -> Quantity:
    """The quantity of a fall."""
    low = -(quantity.high or quantity.value)
    return attrs.evolve(quantity, value=low, high=-quantity.value if quantity.high else None)
