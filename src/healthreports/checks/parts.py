"""Parts, additions and subsets, which cannot be more than what holds them."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

import attrs

from healthreports import display, matching
from healthreports.catalogue.units import dimension
from healthreports.checks.findings import (
    Finding,
    FindingKind,
    Known,
    Measured,
    before_quote,
    said,
    same_unit,
    sentences,
    verdict,
)
from healthreports.facts import Bound


# How far back in a sentence another figure is looked for.
_REACH = 4


def find_parts(figures: Sequence[Measured]) -> Iterator[Finding]:
    """Parts against their whole within one sentence: 16项(西医类10项、中医6项)."""
    for sentence in sentences(figures):
        parts: dict[int, list[Measured]] = defaultdict(list)
        last: dict[str, int] = {}
        for i, fact in enumerate(sentence):
            whole = last.get(fact.part_of) if fact.part_of else None
            if whole is not None and same_unit(sentence[whole], fact):
                parts[whole].append(fact)
            last[fact.name] = i
        for i, found in parts.items():
            if matching.certain(sentence[i].quantity):
                yield from _beyond(sentence, i, found) or _sum(sentence[i], found)


# A part of an average may lie above it: 人均期望寿命82.49岁，其中女性84.91岁.
_AVERAGE = re.compile(r"均|率|比|每|[千万]人|寿命|年龄|时长|时间|满意|水平|指数|最[高低大小多少长]")
# What the names of institutions end with; 个 counts both them and what they have.
_INSTITUTION = re.compile(r"(?:机构|单位|院|中心|站|室|所|门诊部|药房)$")


def _alike(part: Measured, whole: Measured) -> bool:
    """Whether a part is counted as its whole is; 15个卫生院, 其中床位700张 are no parts."""
    one, two = part.quantity.unit, whole.quantity.unit
    if one == two or (one and two and dimension(one) == dimension(two)):
        return True
    return bool(_INSTITUTION.search(part.name))


def _beyond(sentence: Sequence[Measured], i: int, parts: Sequence[Measured]) -> list[Finding]:
    """The first part that alone is more than its whole, if there is one."""
    whole = sentence[i]
    if _AVERAGE.search(whole.name) or not matching.counted(whole.quantity.unit):
        return []
    for part in parts:
        slack = matching.room(whole.quantity) + matching.room(part.quantity)
        too_much = part.quantity.bound is not Bound.AT_MOST and _alike(part, whole)
        if too_much and part.quantity.value - whole.quantity.value > slack:
            sure = not _other_whole(sentence[max(0, i - _REACH) : i], part, whole)
            return [exceeds(FindingKind.PARTS, part, whole, slack)] if sure else []
    return []


def _other_whole(before: Sequence[Measured], part: Measured, whole: Measured) -> bool:
    """Whether an earlier figure of the same clause may be the whole: 检查200家，立案5家，其中整改12家."""
    between = whole.sentence.partition(whole.quote or "\n")[0]
    for fact in before:
        clause = between.rpartition(fact.quote or "\n")[2]
        if same_unit(fact, part) and fact.quantity.value >= part.quantity.value:
            return not re.search(r"[；;。]", clause)
    return False


@attrs.frozen
class _Axis:
    """A way to divide things into parts that do not overlap.

    Attributes:
        members: What the name of a part on it has; an earlier one wins.
        complete: Which of the members together are all there are.
    """

    members: tuple[str, ...]
    complete: frozenset[str] = frozenset()


def _axis(members: str, complete: str = "") -> _Axis:
    return _Axis(tuple(members.split()), frozenset(complete.split()))


_AXES = (
    _axis("中西医 西医 中医|民族医", "西医 中医|民族医"),
    _axis("男 女", "男 女"),
    _axis("城镇|城市|城区 农村|乡村", "城镇|城市|城区 农村|乡村"),
    _axis("民营|民办|私立|社会办|非公 公立|公办", "民营|民办|私立|社会办|非公 公立|公办"),
    _axis("编外|非在编 在编|编内", "编外|非在编 在编|编内"),
    _axis("甲类 乙类 丙类"),
    _axis("四级 三级 二级 一级"),
    _axis("五星 四星 三星"),
    _axis("国家 自治区|省 市级|州级 县级|区级"),
    _axis("博士 硕士 本科 大专|专科 中专"),
    _axis("正高 副高 中级 初级"),
    _axis("高级 中级 初级"),
    _axis("医师|医生 护士|护理 药师|药剂 技师|医技|检验"),
    _axis("医院$ 卫生院$ 卫生服务中心$ 卫生服务站$ 村?卫生[室所]$ 诊所$ 门诊部$"),
)
# 其余, 其他 name what is left, so that nothing more is missing.
_REST = re.compile(r"^(?:其余|其他|其它|剩余)")
# 硕士及以上 holds the next member too.
_AND_MORE = re.compile(r"以[上下]")


def _members(axis: _Axis, parts: Sequence[Measured]) -> list[str]:
    """The members of an axis that parts are, each once; empty where one is none or two are the same."""
    found = []
    for part in parts:
        member = next((each for each in axis.members if re.search(each, part.name)), None)
        if member is None or member in found or _AND_MORE.search(part.name):
            return []
        found.append(member)
    return found


def _apart(whole: Measured, parts: Sequence[Measured]) -> bool:
    """Whether no thing can be in two of the parts.

    Those whom 其中 picks out may be the same people: 其中硕士12人，党员10人.
    """
    between = whole.sentence.partition(whole.quote or "\n")[2]
    if "其中" not in between and "含" not in between:
        return True
    named = [part for part in parts if not _REST.match(part.name)]
    return any(_members(axis, named) for axis in _AXES)


def _all_there_are(parts: Sequence[Measured]) -> bool:
    """Whether the parts leave nothing out: 西医类10项、中医类6项."""
    if _REST.match(parts[-1].name):
        return True
    return any(axis.complete and axis.complete <= set(_members(axis, parts)) for axis in _AXES)


def _sum(whole: Measured, parts: Sequence[Measured]) -> Iterator[Finding]:
    """The parts put together against their whole."""
    if len(parts) < 2 or not all(matching.certain(part.quantity) for part in parts):
        return
    if dimension(whole.quantity.unit or "") in ("share", "points", "years", "time"):
        return
    together = sum((part.quantity.value for part in parts), Decimal(0))
    slack = sum((matching.room(fact.quantity) for fact in (whole, *parts)), Decimal(0))
    gap = together - whole.quantity.value
    holds = abs(gap) <= slack
    average = _AVERAGE.search(whole.name)
    wrong = not average and (_apart(whole, parts) if gap > 0 else _all_there_are(parts))
    if not holds and not wrong:
        return
    sums = " + ".join(display.short_number(part.quantity.value) for part in parts)
    sums += f" = {display.short_number(together)}"
    yield Finding(
        kind=FindingKind.PARTS,
        severity=verdict(holds=holds),
        holds=holds,
        facts=(whole, *parts),
        stated=whole.quantity.value,
        expected=together,
        tolerance=slack,
        english=f"The parts of {said(whole)} {'' if holds else 'do not fit: they '}come to {sums}.",
        chinese=f"{said(whole)}，{'与' if holds else '但'}各部分之和{'' if holds else '为'}{sums}{'相符' if holds else ''}。",
    )


# What the larger of two figures is to the smaller.
_HOLDERS = {
    FindingKind.PARTS: ("its whole", "其总数"),
    FindingKind.TOTAL: ("the total that it was added to", "增加后的总数"),
    FindingKind.SUBSET: ("what includes it", "包含它的"),
}


def exceeds(kind: FindingKind, part: Measured, whole: Measured, slack: Decimal) -> Finding:
    """A part, addition or subset against what holds it."""
    holds = part.quantity.value - whole.quantity.value <= slack
    english, chinese = _HOLDERS[kind]
    return Finding(
        kind=kind,
        severity=verdict(holds=holds),
        holds=holds,
        facts=(part, whole),
        stated=part.quantity.value,
        expected=whole.quantity.value,
        tolerance=slack,
        english=f"{said(part)} is {'no more' if holds else 'more'} than {english}, {said(whole)}.",
        chinese=f"{said(part)}，{'未超过' if holds else '超过'}{chinese}{said(whole)}。",
    )


# -- totals

_NEW = re.compile(r"^(?:今年|全年|当年|年内)?(?:新增|新建成?|新设|新发展|净增|增设|新改扩建)")
_TOTAL = re.compile(r"总|累计|可提供|现有|共有|全部")
# 总床位数达到450张, (累计达11家): words of a total before the number; 从5.29张增至5.43张 adds nothing.
_TOTAL_BEFORE = re.compile(r"(?:累计|总数|总量|总计|合计)[^，,；;。]{0,6}$")


def find_totals(figures: Sequence[Measured]) -> Iterator[Finding]:
    """Totals against what was newly added to them: 新增托位1905个，累计可提供托位4651个."""
    for sentence in sentences(figures):
        for i, total in enumerate(sentence):
            near = sentence[max(0, i - _REACH) : i]
            added = next((fact for fact in reversed(near) if _added_to(total, fact)), None)
            if added is not None:
                slack = matching.room(added.quantity) + matching.room(total.quantity)
                yield exceeds(FindingKind.TOTAL, added, total, slack)


def _added_to(total: Measured, added: Measured) -> bool:
    """Whether a figure says what a total grew by."""
    if type(total) is not type(added) or total.quantity.unit != added.quantity.unit:
        return False
    if not matching.counted(total.quantity.unit) or total.subjects != added.subjects:
        return False
    if total.quantity.bound is Bound.AT_LEAST or not matching.certain(added.quantity):
        return False
    if _NEW.match(total.name) or added.part_of or total.part_of or _is_total(added):
        return False
    if total.name == added.name:
        return bool(_TOTAL_BEFORE.search(before_quote(total, 12)))
    return bool(_NEW.match(added.name)) and _is_total(total) and _of_one_thing(total, added)


def _is_total(fact: Measured) -> bool:
    return bool(_TOTAL.search(fact.name) or _TOTAL_BEFORE.search(before_quote(fact, 12)))


def _of_one_thing(total: Measured, added: Measured) -> bool:
    """Whether two names end in the same thing: 新增婴幼儿照护服务托位, 可提供托位."""
    one = matching.core(_TOTAL.sub("", total.name)).removesuffix("数")
    two = matching.core(_NEW.sub("", added.name)).removesuffix("数")
    return min(len(one), len(two)) > 1 and (one.endswith(two) or two.endswith(one))


# -- subsets


def find_subsets(figures: Sequence[Measured], known: Known) -> Iterator[Finding]:
    """Figures and those that hold them, as the catalogue says: 四级手术占比 and 三四级手术占比.

    Promises too: 三四级手术占比超过35%，四类手术占比超过15%.
    """
    stated: dict[tuple[object, ...], Measured] = {}
    for fact in figures:
        bound = fact.quantity.bound
        single = bound is not Bound.ABOUT and fact.quantity.high is None
        if fact.concept in known and fact.period is not None and single:
            key = (fact.concept, fact.kind, fact.period, fact.subjects, bound)
            stated.setdefault(key, fact)
    for (concept, *rest), whole in stated.items():
        for inner in known[str(concept)].includes:
            part = stated.get((inner, *rest))
            if part is not None and _comparable(part, whole):
                slack = matching.room(part.quantity) + matching.room(whole.quantity)
                yield exceeds(FindingKind.SUBSET, part, whole, slack)


# 引进高层次人才12人，招聘硕士60人: people who come may be counted apart, unless 其中 says that they are not.
_COMING = re.compile(r"新|招|引进|录|入选")
_AMONG = re.compile(r"其中|[内含]有|包[括含]|[(（]")


def _comparable(part: Measured, whole: Measured) -> bool:
    """Whether a subset can be held against its set: counts in one sentence only, since those of two may be of two units.

    A part that names its whole is looked at among the parts.
    """
    if not same_unit(part, whole) or part.part_of == whole.name:
        return False
    if not matching.counted(whole.quantity.unit):
        return True
    between = whole.sentence.partition(whole.quote or "\n")[2].partition(part.quote or "\n")[0]
    apart = part.part_of or whole.part_of or _COMING.search(part.name + whole.name)
    return part.sentence == whole.sentence and bool(not apart or _AMONG.search(between))
