"""Indicators, targets and changes: from the candidates of a sentence to drafts of facts."""

import re
from collections.abc import Sequence
from typing import Any

import attrs

from healthreports.clauses import Clause, find_clauses, split_list
from healthreports.extraction.candidates import BLANK, Candidate
from healthreports.extraction.drafts import Draft, Sentence
from healthreports.extraction.kinds import Movement, is_target, movement
from healthreports.extraction.names import A_LEVEL, bracket_name, name_of, paired_names
from healthreports.extraction.naming import clean_last, left_name, right_name
from healthreports.extraction.offices import is_class
from healthreports.extraction.thread import (
    OUTLAYS,
    inherit,
    is_weak,
    joined,
    note_level,
    note_office,
    note_topic,
    owner_of,
    part_of_whole,
    purpose_of,
    with_scheme,
)
from healthreports.extraction.times import (
    is_origin,
    paired_periods,
    period_of,
    planned_period,
    versus_of,
)
from healthreports.facts import Bound, Period, Quantity, Role
from healthreports.quantities import Form, Found


@attrs.frozen(kw_only=True)
class _Reading:
    """A candidate with what has been made out of it.

    Attributes:
        candidate: The quantity in its clause.
        sentence: Its sentence.
        given: Its name, where a list gives it.
        moved: The change that it is or ends, or `None`.
        period: When it holds or is due.
        stated: Whether the sentence says so.
        target: Whether it is planned.
    """

    candidate: Candidate
    sentence: Sentence
    given: str | None
    moved: Movement | None
    period: Period | None
    stated: bool
    target: bool

    @property
    def found(self) -> Found:
        """The quantity."""
        return self.candidate.found


def draft_figures(groups: Sequence[Sequence[Candidate]], sentence: Sentence) -> list[Draft]:
    """The drafts of one sentence.

    Args:
        groups: Its candidates, clause by clause.
        sentence: The sentence; its thread is spun on.
    """
    out: list[Draft] = []
    clauses = find_clauses(sentence.setting.folded, sentence.start, sentence.end)
    at = 0
    for group in groups:
        while at < len(clauses) and clauses[at].start <= group[0].clause.start:
            _note_office(clauses[at], sentence)
            at += 1
        note_topic(group[0], sentence)
        out += _group(group, sentence)
    for clause in clauses[at:]:
        _note_office(clause, sentence)
    return out


def _note_office(clause: Clause, sentence: Sentence) -> None:
    words = _without_times(sentence, clause.start, clause.end)
    note_office(words, clause.opener, sentence)


def _without_times(sentence: Sentence, start: int, end: int) -> str:
    """The first words of a clause, those for times blanked out."""
    words = sentence.words(start, min(end, start + 60))
    for mention in sentence.times(start, start + 20):
        low, high = mention.start - start, mention.end - start
        words = words[:low] + BLANK * (high - low) + words[high:]
    return words.strip()


def _group(group: Sequence[Candidate], sentence: Sentence) -> list[Draft]:
    """The drafts of one clause."""
    if not group[0].bracket:
        sentence.thread.base = None
    names = paired_names(group, sentence)
    periods = paired_periods(group, sentence)
    if periods and not names:
        names = [name_of(group[0], sentence.thread, sentence.setting.folded)[0]] * len(group)
    out: list[Draft] = []
    known = len(sentence.thread.names)
    for i, candidate in enumerate(group):
        reading = _read(
            candidate,
            group[0],
            names[i] if names else None,
            periods[i] if periods else None,
            sentence,
        )
        is_change = reading.moved and not reading.moved.to and found_moves(candidate.found)
        out += _changes(reading, reading.moved) if is_change and reading.moved else _levels(reading)
    sentence.thread.latest = len(sentence.thread.names) - known or sentence.thread.latest
    return out


def found_moves(found: Found) -> bool:
    """Whether a quantity of that form can be a difference."""
    return found.form not in (Form.RATIO, Form.COVERAGE, Form.CLEARED)


def _read(
    candidate: Candidate,
    first: Candidate,
    given: str | None,
    when: Period | None,
    sentence: Sentence,
) -> _Reading:
    setting, found = sentence.setting, candidate.found
    moved = _moved(candidate, first, sentence)
    period, stated = (when, True) if when else period_of(candidate, sentence)
    before = sentence.words(sentence.part(found.start), found.start)
    if moved and not moved.to:  # 低于省定目标4.6个百分点 sets no target
        before = before[: len(before) - len(candidate.left) + moved.start]
    near = sentence.words(found.start - 14, found.start)
    origin = is_origin(candidate, sentence)
    target = not origin and is_target(
        setting.role, before, near, period, setting.here, stated, setting.today
    )
    if target and setting.role is Role.REVIEW and not stated:
        period = planned_period(candidate, sentence)
    if moved and moved.to:
        candidate = attrs.evolve(candidate, left=candidate.left[: moved.start])
    elif origin:  # 药占比由改革前的46.3%: what comes before 由 is the name
        candidate = attrs.evolve(candidate, left=re.sub(r"[由从][^由从]*$", "", candidate.left))
    return _Reading(
        candidate=candidate,
        sentence=sentence,
        given=given,
        moved=moved,
        period=period,
        stated=stated,
        target=target,
    )


_ALL_SHARE = re.compile(
    r"(?:(?<![人年日月户次平])均|各|都|皆)(?:为|达到?|是|实现|超过?|(?:稳定|保持|控制|维持)?在|[提增降下上减][高升加降少涨])?(?:近|约)?$"
)


# 免费甲检查、乙筛查和丙筛查的愿检尽检率
_RATE_OF_ALL = re.compile(r"^(?P<all>.+(?:检查|筛查|检测|接种|服务))的(?P<rate>[^的、]{2,8}率)$")


def _sharing(reading: _Reading, name: str) -> tuple[str, ...]:
    """The names that share one number (甲率、乙率均为零; 甲和乙各500台)."""
    at, thread = reading.found.start, reading.sentence.thread
    if match := _RATE_OF_ALL.match(name):
        return tuple(part + match["rate"] for part in split_list(match["all"]))
    parts = split_list(name)
    if len(parts) > 1 and thread.names and all(is_weak(part) for part in parts):
        parts = tuple(inherit(part, thread)[0] for part in parts)
    words = reading.sentence.words(max(reading.candidate.clause.start, at - 16), at)
    if not _ALL_SHARE.search(words):
        measures = len(parts) > 1 and len(re.findall("率|水平|比例", name)) == len(parts)
        return parts if measures else (name,)
    earlier = thread.names[-thread.latest :] if thread.latest > 1 else []
    own = name.removeprefix(thread.name or "")
    if len(parts) == 1 and earlier and own != name:
        # 完成国家任务412个、省级任务204个,完成率均为100%
        return tuple(joined(one, own) if own else one for one in earlier)
    return parts


def _moved(candidate: Candidate, first: Candidate, sentence: Sentence) -> Movement | None:
    """The movement before a number; words such as 持平 and 翻一番 are movements themselves."""
    if candidate.found.form in (Form.FLAT, Form.DOUBLING):
        left = candidate.left.rstrip(BLANK + " 翻了比较与同上年基本")
        return Movement(sign=1, to=False, start=len(left))
    if candidate.found.quantity.unit == "倍" and candidate.left.rstrip(BLANK + " ").endswith("的"):
        before = sentence.times(candidate.clause.start, candidate.found.start)
        if any(mention.versus for mention in before):  # 是“十一五”时期的3.8倍
            return Movement(sign=1, to=False, start=len(candidate.left))
    if A_LEVEL.match(candidate.right):  # 低于全省2.95人的平均水平: the number is that level
        return None
    if candidate.left.strip(BLANK + " ") not in ("、", "和", "及", "与", ""):
        return movement(candidate.left)
    return movement(first.left)  # 分别下降0.36、0.41: the second number moves as the first does


_UNIT_OF_NAME = re.compile(
    r"(?P<unit>人次)$|人(?P<people>数)$|(?P<household>户)数$|床位(?P<bed>数)$"
)


def _with_unit(found: Found, name: str) -> tuple[Quantity, bool]:
    """The quantity with the unit that only its name tells (年门诊人次…3.2万), and whether it does."""
    bare = found.quantity.unit is None and found.form is Form.BARE
    match = _UNIT_OF_NAME.search(name) if bare else None
    if not match:
        return found.quantity, False
    unit = match["unit"] or ("人" if match["people"] else "户" if match["household"] else "张")
    return attrs.evolve(found.quantity, unit=unit), True


# 总投资22.6亿元、设计床位2000张的康美医院二期复工: what a project is measured by, before the project.
_SIZE = re.compile(
    r"(?:总|概算|估算|计划|累计|完成)*投资|(?:规划|设计|核定|编制|新增)?床位|(?:总|建筑|占地|规划|用地|业务用房)*面积|占地|规划用地|用地"
)
_PROJECT = re.compile(
    r"[\s\0]*的(?P<project>[^,;。、\0\d]{2,20}?)(?:于|在|将|年内|去年|今年|上年|\d|主体|全面|正式|顺利|已|即将|开工|竣工|建成|投入|启用|完工|复工|封顶|交付|揭牌|[(,;。\0]|$)"
)


def _project(candidate: Candidate, sentence: Sentence) -> str | None:
    """The project that stands behind its sizes (总投资22.6亿元、设计床位2000张的康美医院二期), or `None`."""
    words = sentence.setting.folded[candidate.found.end : candidate.clause.end]
    match = _PROJECT.match(words) or _PROJECT.match(_LAST_NUMBER.sub("", words))
    return match["project"] if match else None


# Up to the last number of a clause, its unit included.
_LAST_NUMBER = re.compile(r"^[\s\0]*、[^,;。]{0,40}\d[^的\d]{0,6}(?=的)")


def _coverage(found: Found, name: str, left: str) -> tuple[Found, str]:
    """中医馆实现基层医疗机构全覆盖 is the coverage of the institutions by the centres; 基本 makes it about."""
    if "基本实现" in left:
        found = attrs.evolve(found, quantity=attrs.evolve(found.quantity, bound=Bound.ABOUT))
    what, _, whom = name.partition("实现")
    return found, whom + what if what and _UNITS.search(whom) else name


_UNITS = re.compile(
    r"(?:机构|医院|卫生院|卫生室|中心|学校|镇街|乡镇|街道|社区|行政村|村|镇|县|区)$"
)


def _levels(reading: _Reading) -> list[Draft]:
    """The drafts of an indicator or target, one for each of the names that share it."""
    candidate, sentence, found = reading.candidate, reading.sentence, reading.found
    thread = sentence.thread
    part_of = part_of_whole(candidate, sentence)
    if reading.given is not None:
        name, rule, inherited = reading.given, "list", False
    else:
        name, side, inherited = name_of(candidate, thread, sentence.setting.folded)
        rule = f"name {side}"
    if candidate.bracket and not reading.given:
        name, inherited = bracket_name(candidate, name, thread, sentence.setting.folded)
    project = _project(candidate, sentence) if _SIZE.fullmatch(left_name(candidate.left)) else None
    if project:
        name, rule = left_name(candidate.left), "size of a project"
        nameless = is_class(project) and sentence.setting.office  # 总投资3.2亿元的新院
        thread.subject, thread.crossed = nameless or project, False
    elif name in OUTLAYS and not thread.names:
        name = purpose_of(candidate, sentence) + name
    if found.form is Form.COVERAGE:
        found, name = _coverage(found, name, candidate.left)
    name = with_scheme(name, sentence.setting.folded[max(0, found.start - 160) : found.start])
    subject, name, carried = owner_of(name, candidate, sentence, part_of)
    subject = _benchmarked(candidate) or subject
    out = []
    for single in _sharing(reading, name):
        quantity, unit_told = _with_unit(found, single)
        guessed = {"name": inherited, "subjects": carried, "unit": unit_told or found.implied}
        fields = _fields(single, subject, reading, guessed)
        out.append(
            Draft(
                kind="target" if reading.target else "indicator",
                start=found.start,
                end=found.end,
                rule="full coverage" if found.form is Form.COVERAGE else rule,
                fields={**fields, "quantity": quantity, "part_of": part_of},
            )
        )
        note_level(thread, single, candidate)
    return out


def _benchmarked(candidate: Candidate) -> str | None:
    """The place whose level a figure states beside one's own (低于全省2.95人的平均水平), or `None`."""
    match = _WIDER.search(candidate.left) if A_LEVEL.match(candidate.right) else None
    return match["place"] if match else None


_WIDER = re.compile(r"(?P<place>全[国省])(?:平均)?[\s\0]*$")
# 市妇保院(疾控中心、血站) is one unit.
_SEPARATE = re.compile(r"、(?![^(]*\))")


def _fields(
    name: str, subject: str | None, reading: _Reading, guessed: dict[str, bool]
) -> dict[str, Any]:
    guessed = {**guessed, "period": not reading.stated, "value": reading.found.implied}
    return {
        "name": name,
        "subjects": _SEPARATE.split(subject) if subject else (),
        "period": reading.period,
        "inferred": tuple(sorted(field for field, so in guessed.items() if so)),
    }


def _changes(reading: _Reading, moved: Movement) -> list[Draft]:
    """The drafts of a difference, one for each of the names that share it (A、B均提高3个百分点)."""
    candidate, sentence, found = reading.candidate, reading.sentence, reading.found
    thread = sentence.thread
    name = left_name(candidate.left[: moved.start]) if reading.given is None else reading.given
    inherited = not name
    if name in ("年均", "年平均", "平均每年"):
        name, inherited = f"{thread.name or ''}{name}增长", True
    name = name or thread.name or right_name(candidate.right, candidate.last)
    subject, name, carried = owner_of(name, candidate, sentence, None)
    thread.name = name or thread.name
    quantity = (
        _negative(found.quantity) if moved.sign < 0 and not reading.target else found.quantity
    )
    guessed = {"name": inherited, "subjects": carried, "unit": found.implied}
    out = []
    for single in _sharing(reading, name):
        fields = {**_fields(single, subject, reading, guessed), "quantity": quantity}
        if reading.target:
            fields["name"] = single + _verb(candidate, moved)
        else:
            fields["versus"] = versus_of(candidate, moved, sentence, reading.period)
        out.append(
            Draft(
                kind="target" if reading.target else "change",
                start=found.start,
                end=found.end,
                rule="promised change" if reading.target else "change",
                fields=fields,
            )
        )
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
