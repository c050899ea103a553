"""The names of figures: from the words on both sides of a number, of lists, of what stands before a bracket."""

import re
from collections.abc import Sequence

from healthreports.clauses import split_list
from healthreports.extraction.candidates import BLANK, Candidate
from healthreports.extraction.drafts import Sentence, Thread
from healthreports.extraction.kinds import is_share_of_group, movement
from healthreports.extraction.naming import clean_first, clean_last, left_name, right_name
from healthreports.extraction.thread import inherit, is_weak, joined, object_of, with_verb
from healthreports.extraction.times import LISTED
from healthreports.quantities import Form


_BENCHMARK = re.compile(
    r"(?:低于|高于|距离?|接近|超过?|达到)(?:全[国省市]|国家|上级|省级|市级).{0,4}$"
)
A_LEVEL = re.compile(r"的(?:平均)?(?:水平|标准|目标|要求)")


# Which kinds of numbers take their name from the words before them alone.
_NAMED_BEFORE = frozenset(
    (Form.SHARE, Form.RATE, Form.RATIO, Form.COVERAGE, Form.FLAT, Form.CLEARED, Form.BARE)
)
_LASTING = re.compile(r"(?:历时|耗时|用时|为期)$")
_ENDS_WITH_VERB = re.compile(r"(?:实现|完成|达到|确保|力争|有)$")
_GENERIC_BEFORE = re.compile(
    r"^(?:共|共有|有|完成|实现|开展|为|对|与|现与|获得|获|每周|每月|累计|推动|推进|全市|其中|[一二两三四五六七八九十]{1,2}[期批轮次])?$"
)
_MOVES_ON = re.compile(
    r"增|减|降|升|缩短|提高|提升|下降|上升|至|到|左右|以上|以内|以下|占|同比|比上年|较|足额|用于|的资金"
)
_SHARE_OF = re.compile(r"(?:达到?|相当于)(?:了)?(?P<whole>[^,;。\0]{2,16})的[\s\0]*$")
_ENDS_LIST = re.compile(r"[、和及与][\s\0]*$")
# 家庭医生签约率不低于15%,重点人群30%以上
_PEOPLE = re.compile(r"^[^,]{0,6}(?:人群|患者|儿童|老年人|妇女|居民|乡级|县级|村级)$")


# 267.9万人次——全市医疗机构总诊疗量
_LABEL = re.compile(r"(?:——|—)\s?(?:全[市区县省])?(?P<name>[^,;。:\d]{2,30})")


def name_of(candidate: Candidate, thread: Thread, folded: str) -> tuple[str, str, bool]:
    """The name of a candidate, its unit included, the side it stands on, and whether it was inherited."""
    if A_LEVEL.match(candidate.right):  # 医师数低于全省3.1人的平均水平
        name = left_name(_BENCHMARK.sub("", candidate.left))
        return name or thread.name or "", "before", not name
    form, before = candidate.found.form, left_name(candidate.left)
    if not candidate.first and _ENDS_LIST.search(candidate.left):  # 30家先进集体、62名先进个人
        before = ""
    behind = "" if _LASTING.search(candidate.left) else right_name(candidate.right, candidate.last)
    if form in _NAMED_BEFORE:
        words = candidate.right.replace(BLANK, "").lstrip()
        if is_share_of_group(form, words) and len(behind) >= 4:
            alone = len(before) > 8 or _ENDS_WITH_VERB.search(before)
            return behind if alone else before + behind, "after", False
    elif behind and not _MOVES_ON.match(behind):
        return _around(before, behind, candidate.left), "after", False
    if not before and not behind and (match := _LABEL.match(folded, candidate.clause.end)):
        return match["name"], "after a dash", False
    share = _SHARE_OF.search(candidate.left) if form is Form.SHARE and thread.name else None
    if share:  # 储备ICU床位118张,达到实有床位的4%
        return f"{thread.name}占{share['whole']}", "before", True
    rate = (thread.name or "").endswith("率") and not thread.parts
    if form is Form.SHARE and rate and (whose := _whose_rate(before, thread.name or "")):
        return whose, "before", True
    name, inherited = inherit(with_verb(before, candidate, thread), thread)
    return name, "before", inherited


# 高血压患者规范管理率76.1%,糖尿病75.3%
_ILL = re.compile(r"^[^,、占]{0,8}(?:病|高血压|障碍|患者)$")
_OF_PATIENTS = re.compile(r"^[^,]{2,12}?患者(?P<rate>.+率)$")


def _whose_rate(people: str, name: str) -> str | None:
    """The name of the rate spoken of before, for other people (重点人群签约率), or `None`."""
    of_patients = _OF_PATIENTS.match(name)
    if of_patients and _ILL.match(people):
        return people.removesuffix("患者") + "患者" + of_patients["rate"]
    return people + name if _PEOPLE.search(people) else None


def _around(before: str, behind: str, left: str) -> str:
    """The name of a count from the words on both sides of it."""
    if _GENERIC_BEFORE.match(before):
        if len(behind) < 4 and "等" in left:  # 完成公立医院运营等3项审计
            return clean_last(clean_first(left.replace(BLANK, ""))) + behind
        return behind
    if len(before) > 14 and len(behind) >= 6:
        return behind
    return before + behind


_BARE_STEP = re.compile(r"[\s\0]*[、和及与][\s\0]*")


def paired_names(group: Sequence[Candidate], sentence: Sentence) -> list[str] | None:
    """The names of a list in order, as many as there are numbers (分别为, 依次为), or `None`."""
    thread, left = sentence.thread, group[0].left
    if len(group) < 2 or any(c.bracket for c in group):
        return None
    said = LISTED.search(left)
    if not said and not all(_BARE_STEP.fullmatch(c.left) for c in group[1:]):
        return None
    change = movement(left)
    words = left[: min(said.start() if said else len(left), change.start if change else len(left))]
    name = left_name(re.sub(r"(?:(?<!占)比(?!例|重|率)|较|与|同)[^,]{0,10}$", "", words))
    earlier = thread.names[-len(group) :]
    if not name and change and len(earlier) == len(group):
        return earlier
    if said and not name and left[said.end() :].startswith("占") and len(earlier) == len(group):
        return [f"{one}占" for one in earlier]  # 医师487人、护士521人,分别占40.1%、43.0%
    if said and is_weak(name) and thread.latest == len(group):
        return [joined(object_of(one), name) for one in earlier]
    parts = split_list(name) if name else ()
    if len(parts) == len(group):
        return [inherit(part, thread)[0] for part in parts]
    if not said:
        return None
    people = re.search(r"岁(?:及?以[上下])?$|人群$", name)
    if len(earlier) == len(group) and (not name or people):
        return [name + one for one in earlier]
    return [name or thread.name or ""] * len(group)


def _before_bracket(candidate: Candidate, folded: str) -> str:
    """The name that a bracket stands behind."""
    words = folded[max(0, candidate.clause.start - 16) : candidate.clause.start - 1]
    return left_name(re.split(r"[,;。(]", words)[-1])


def bracket_name(candidate: Candidate, name: str, thread: Thread, folded: str) -> tuple[str, bool]:
    """The name of a figure in a bracket: the outer name goes before what is none of its own (占81.0%)."""
    own = clean_last(clean_first(candidate.left.replace(BLANK, "")))
    if not own and candidate.found.quantity.unit in ("平方米", "㎡", "m2"):  # 康复楼(4,860㎡)
        return _before_bracket(candidate, folded) + "建筑面积", True
    if len(own) <= 4 and not re.search(r"[\u4e00-\u9fff]{2}", re.sub("^(?:累计|占)", "", own)):
        return (thread.name or "") + ("占" if own.startswith("占") else ""), True
    return name, False
