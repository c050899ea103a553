"""Indicators, targets and changes: from the candidates of a sentence to drafts of facts."""

import re
from collections.abc import Sequence

import attrs

from healthreports.clauses import split_list
from healthreports.extraction.candidates import BLANK, Candidate
from healthreports.extraction.drafts import Draft, Setting
from healthreports.extraction.kinds import Movement, is_share_of_group, is_target, movement
from healthreports.extraction.naming import (
    clean_first,
    clean_last,
    left_name,
    right_name,
    split_subject,
)
from healthreports.extraction.thread import (
    OUTLAYS,
    Thread,
    inherit,
    note_level,
    note_topic,
    part_of_whole,
    purpose_of,
    sentence_start,
    with_verb,
)
from healthreports.extraction.times import (
    LISTED,
    paired_periods,
    period_of,
    planned_period,
    versus_of,
)
from healthreports.facts import Period, Quantity, Role
from healthreports.periods import Mention
from healthreports.quantities import Form, Found


# 家庭医生签约率不低于15%,重点人群30%以上
_PEOPLE = re.compile(r"^[^,]{0,6}(?:人群|患者|儿童|老年人|妇女|居民|乡级|县级|村级)$")


def _names(candidate: Candidate, thread: Thread) -> tuple[str, str, bool]:
    """Subject-and-name of a candidate, whether left or right gave it, and whether it was inherited."""
    left, right = candidate.left, candidate.right
    form = candidate.found.form
    behind = "" if _LASTING.search(left) else right_name(right, candidate.last)
    if (
        form is Form.SHARE
        and is_share_of_group(form, right.replace(BLANK, "").lstrip())
        and len(behind) >= 4
    ):
        before = left_name(left)
        name = (
            behind
            if not before or len(before) > 8 or _ENDS_WITH_VERB.search(before)
            else before + behind
        )
        return name, "after", False
    if form in (
        Form.SHARE,
        Form.RATE,
        Form.RATIO,
        Form.COVERAGE,
        Form.FLAT,
        Form.CLEARED,
        Form.BARE,
    ):
        behind = ""
    before = left_name(left)
    if behind and not _starts_movement(behind):
        return _both(before, behind, left)
    if (
        form is Form.SHARE
        and _PEOPLE.search(before)
        and (thread.name or "").endswith("率")
        and not thread.parts
    ):
        return f"{before}{thread.name}", "before", True
    name, inherited = inherit(with_verb(before, candidate, thread), thread)
    return name, "before", inherited


_LASTING = re.compile(r"(?:历时|耗时|用时|为期)$")

_ENDS_WITH_VERB = re.compile(r"(?:实现|完成|达到|确保|力争|有)$")

_GENERIC_BEFORE = re.compile(
    r"^(?:共|共有|有|完成|实现|开展|为|对|与|现与|获得|获|每周|每月|累计|推动|推进|全市|其中)?$"
)


def _starts_movement(text: str) -> bool:
    return bool(
        re.match(
            r"(?:增|减|降|升|缩短|提高|提升|下降|上升|至|到|左右|以上|以内|以下|占|同比|比上年|较)",
            text,
        )
    )


def _both(before: str, behind: str, left: str) -> tuple[str, str, bool]:
    if _GENERIC_BEFORE.match(before):
        if len(behind) < 4 and "等" in left:  # 完成公立医院运营等3项审计
            whole = clean_last(clean_first(left.replace(BLANK, "")))
            return whole + behind, "after", False
        return behind, "after", False
    if len(before) > 14 and len(behind) >= 6:
        return behind, "after", False
    return before + behind, "after", False


def _share_names(candidate: Candidate, name: str, setting: Setting) -> tuple[str, ...]:
    """The names that share one number (甲率、乙率均为零; 甲和乙各500台)."""
    words = setting.folded[candidate.clause.start : candidate.found.start]
    parts = split_list(name)
    if re.search(
        r"(?:均|各|都|皆)(?:为|达到?|是|实现|超过?|[提增降下上减][高升加降少涨])?(?:近|约)?$", words
    ):
        return parts
    measures = len(parts) > 1 and len(re.findall("率|水平|比例", name)) == len(parts)
    return parts if measures else (name,)


def _listed(candidates: Sequence[Candidate], folded: str) -> bool:
    """Whether the clause pairs several names with several numbers in order."""
    first = candidates[0]
    if len(candidates) < 2:
        return False
    said = LISTED.search(folded[first.clause.start : first.found.start])
    return bool(said) or all(
        re.fullmatch(r"[\s\0]*[、和及与][\s\0]*", c.left) for c in candidates[1:]
    )


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
            note_topic(thread, group[0], setting)
        names = _paired_names(group, thread, setting, mentions)
        periods = paired_periods(group, mentions)
        if periods and not names:
            name = _names(group[0], thread)[0]
            names = [name] * len(group)
        for i, candidate in enumerate(group):
            given = names[i] if names else None
            out += _drafts(
                candidate, given, periods[i] if periods else None, thread, mentions, setting
            )
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
        return [inherit(part, thread)[0] for part in parts]
    if not LISTED.search(group[0].left):
        return None
    if len(thread.names) >= len(group) and (
        not name or re.search(r"岁(?:及?以[上下])?$|人群$", name)
    ):
        return [name + earlier for earlier in thread.names[-len(group) :]]
    return [name or thread.name or ""] * len(group)


def _moved(candidate: Candidate, setting: Setting) -> Movement | None:
    """The movement before a number; words such as 持平 and 翻一番 are movements themselves."""
    words = _words_before(candidate, setting)
    if candidate.found.form in (Form.FLAT, Form.DOUBLING):
        left = candidate.left.rstrip(BLANK + " 翻了比较与同上年基本")
        return Movement(sign=1, to=False, start=len(left))
    return movement(words)


_UNIT_OF_NAME = re.compile(
    r"(?P<unit>人次)$|人(?P<people>数)$|(?P<household>户)数$|床位(?P<bed>数)$"
)


def _with_unit(found: Found, name: str) -> Found:
    """The quantity with the unit that only its name tells (年门诊人次…3.2万)."""
    match = (
        _UNIT_OF_NAME.search(name)
        if found.quantity.unit is None and found.form is Form.BARE
        else None
    )
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
    period, stated = (when, True) if when else period_of(candidate, mentions, setting)
    before = setting.folded[sentence_start(setting, candidate) : found.start]
    words = (
        before[: len(before) - len(candidate.left) + moved.start]
        if moved and not moved.to
        else before
    )
    target = is_target(
        setting.role,
        words,
        setting.folded[max(0, found.start - 14) : found.start],
        period,
        setting.here,
        stated,
        setting.today,
    )
    if target and setting.role is Role.REVIEW and not stated:
        period = planned_period(candidate, mentions, setting)
    change = (
        moved is not None
        and not moved.to
        and found.form not in (Form.RATIO, Form.COVERAGE, Form.CLEARED)
    )
    part_of = part_of_whole(candidate, thread, setting)
    if moved and moved.to:
        candidate = attrs.evolve(candidate, left=candidate.left[: moved.start])
    if change and moved:
        return _changes(candidate, given, moved, thread, mentions, setting, period, stated, target)
    name, side, inherited = (
        (given, "before", False) if given is not None else _names(candidate, thread)
    )
    if candidate.bracket and not given:
        name, inherited = _bracket_name(candidate, name, thread)
    if name in OUTLAYS and not thread.names:
        name = purpose_of(candidate, setting) + name
    subject, name = split_subject(name, found.form is not Form.COUNT)
    if subject:
        thread.subject = subject
    rule = (
        "full coverage"
        if found.form is Form.COVERAGE
        else "list"
        if given is not None
        else f"name {side}"
    )
    out = []
    for single in _share_names(candidate, name, setting):
        found = _with_unit(found, single)
        fields = _fields(single, subject or thread.subject, period, stated, found, part_of)
        fields["inferred"] = _inferred(
            stated, bool(thread.subject and not subject), found, inherited
        )
        kind = "target" if target else "indicator"
        out.append(Draft(kind=kind, start=found.start, end=found.end, rule=rule, fields=fields))
        note_level(thread, single, candidate)
    return out


def _words_before(candidate: Candidate, setting: Setting) -> str:
    """The words before a number; in a list of changes those before the first one (分别下降0.36、0.41)."""
    if candidate.left.strip(BLANK + " ") in ("、", "和", "及", "与", ""):
        words = setting.folded[candidate.clause.start : candidate.found.start]
        if match := re.match(r"[^\d]{0,30}", words):
            return match.group()
    return candidate.left


def _bracket_name(candidate: Candidate, name: str, thread: Thread) -> tuple[str, bool]:
    """The name of a figure in a bracket: the outer name goes before what is no name of its own (占81.0%)."""
    own = clean_last(clean_first(candidate.left.replace(BLANK, "")))
    if re.match(r"^(?:占|累计|其中|完成|全年)?(?:[^,]{0,4})$", own) and not re.search(
        r"[\u4e00-\u9fff]{2}", own.removeprefix("累计").removeprefix("占")
    ):
        return (thread.name or "") + ("占" if own.startswith("占") else ""), True
    return name, False


def _inferred(
    stated: bool, subject_carried: bool, found: Found, name_carried: bool = False
) -> tuple[str, ...]:
    out = []
    if not stated:
        out.append("period")
    if subject_carried:
        out.append("subjects")
    if name_carried:
        out.append("name")
    if found.implied:
        out += ["unit", "value"]
    return tuple(out)


def _fields(
    name: str,
    subject: str | None,
    period: Period | None,
    stated: bool,
    found: Found,
    part_of: str | None,
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
            out.append(
                Draft(
                    kind="target",
                    start=found.start,
                    end=found.end,
                    rule="promised change",
                    fields=fields,
                )
            )
            continue
        if moved.sign < 0:
            fields["quantity"] = _negative(found.quantity)
        fields["versus"] = versus_of(candidate, mentions, moved, setting, period)
        out.append(
            Draft(kind="change", start=found.start, end=found.end, rule="change", fields=fields)
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
