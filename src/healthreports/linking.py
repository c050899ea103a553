"""Facts and the catalogue put together: which concept each figure is a value of."""

import re
from collections.abc import Iterator

import attrs

from healthreports.catalogue.concepts import Catalogue, Concept, label_key, quoted_key
from healthreports.catalogue.units import dimension
from healthreports.facts import AnyFact, Change, Fact, Figure, Rank
from healthreports.report import Report


# Words before a label that leave its meaning: 全市累计完成核酸检测, 户籍人口孕产妇死亡率, 瓦房店市有医疗卫生机构.
# 新增 is none of them: 新增托位 are not the places that there are, nor are those that were 建成 in a year.
_LEAD = re.compile(
    r"""全[市区县省州旗] | [我本][市区县省州旗] | 辖区内? | .{2,6}?[市县区](?=有)
    | 全年度?共? | 本?年度? (?!均) | 年[内末底] | (?:截至)?目前 | \d{4}年[度末底]?
    | \d{1,2}\. | 120 (?=急救)
    | 累计 | 总?共计? | 总计 | 已 | 其中 | 实现 | 达到 | 完成 | 开展 | 提供 | 获批 | (?:成功)?申[请报]
    | 共?[拥现设内]?有 (?![效偿]) | 各级各类 | 城乡 | 免费
    | 户籍(?:人口)? | 常住(?:人口)? | 医疗(?:卫生)?机构 | 卫生健康系统 | 卫健系统""",
    re.VERBOSE,
)
# Words behind one: 医养结合服务工作; before a share also 基层医疗机构中医馆建设 100%, while 中医馆建设 5个
# says how many were built and not how many there are.
_TAIL = re.compile(r"(?<=..)(?:工作|服务|水平|情况|达到?)$")
_SHARE_TAIL = re.compile(r"(?<=..)(?:工作|服务|水平|情况|达到?|建设|设置|创建|达标)$")
# What turns a name into that of a share, where the unit is one: 基层医疗机构中医馆 100%.
_SHARE_WORDS = ("覆盖率", "占比", "率")
_IN_BRACKETS = re.compile(r"[(（][^()（）]{1,20}+[)）]")
_MOST_LEADS = 4

# How a change may be counted, whatever its concept is counted in.
_RELATIVE = frozenset(("%", "‰", "倍", "番"))
# 张/千人: the unit says per whom.
_UNIT_PER_PEOPLE = re.compile(
    r"(?P<unit>[^/]+)/(?P<per>[千万](?:名?(?:常住|户籍)?(?:人口|居民|人)))$"
)


def link(report: Report, catalogue: Catalogue | None = None) -> Report:
    """The report with the concepts of its facts found anew.

    A fact is linked where its whole name is a name of the concept, but for words that leave the meaning
    as it is, and its unit is one that the concept takes; a name that fits several concepts or only in
    part stays without. Names and subjects stay as they are. Events are not linked.

    Args:
        report: Any report; it is not changed.
        catalogue: The concepts; without it, the library's own.

    Example:
        >>> from decimal import Decimal
        >>> from healthreports.facts import Indicator, Quantity
        >>> from healthreports.report import Recognition, Source
        >>> from healthreports.text import Span
        >>> fact = Indicator(
        ...     name="全市婴儿死亡率",
        ...     quantity=Quantity(value=Decimal(2), unit="‰"),
        ...     quote="2‰",
        ...     spans=(Span(7, 9),),
        ...     sentence="全市婴儿死亡率2‰。",
        ...     document="a.txt",
        ... )
        >>> report = Report(
        ...     name="a.txt",
        ...     text="全市婴儿死亡率2‰。",
        ...     source=Source(hash=""),
        ...     layout="plain",
        ...     recognition=Recognition(layout="plain", score=0, reason=""),
        ...     facts=(fact,),
        ... )
        >>> link(report).facts[0].concept
        'infant_mortality'
    """
    known = Catalogue.load() if catalogue is None else catalogue
    return attrs.evolve(report, facts=tuple(_linked(fact, known) for fact in report.facts))


def _linked(fact: AnyFact, catalogue: Catalogue) -> AnyFact:
    concept = find_concept(fact, catalogue)
    id_ = concept.id if concept else None
    return fact if fact.concept == id_ else attrs.evolve(fact, concept=id_)


def find_concept(fact: Fact, catalogue: Catalogue) -> Concept | None:
    """The concept that a fact is about, or `None`.

    Example:
        >>> from healthreports.facts import Rank
        >>> from healthreports.text import Span
        >>> rank = Rank(
        ...     name="县域内就诊率",
        ...     place=1,
        ...     quote="第一",
        ...     spans=(Span(9, 11),),
        ...     sentence="县域内就诊率居全省第一。",
        ...     document="a.txt",
        ... )
        >>> find_concept(rank, Catalogue.load()).id
        'county_visit_rate'
    """
    if not isinstance(fact, Figure | Rank):
        return None
    if fact.part_of:
        return _part(fact, fact.part_of, catalogue)
    return _of_name(fact.name, fact, catalogue)


def _part(fact: Figure | Rank, whole: str, catalogue: Catalogue) -> Concept | None:
    """The concept of a part, where that of its whole includes it: 卫生技术人员, 其中注册护士.

    7842张开放床位 under 医院 are beds, and no number of hospitals.
    """
    for name in (whole + fact.name, fact.name + whole):
        if concept := _of_name(name, fact, catalogue):
            return concept
    concept = _of_name(fact.name, fact, catalogue)
    wholes = _of_any_unit(whole, catalogue)
    if concept and any(concept.id in each.includes for each in wholes):
        return concept
    return None


def _of_any_unit(name: str, catalogue: Catalogue) -> tuple[Concept, ...]:
    """The concepts of a whole, whatever it is counted in: 医疗卫生机构（含村卫生室）."""
    forms = (name, _IN_BRACKETS.sub("", name))
    keys = (key for form in forms for key in _keys(form))
    return next((found for key in keys if (found := catalogue.with_key(key))), ())


def _of_name(name: str, fact: Figure | Rank, catalogue: Catalogue) -> Concept | None:
    """The one concept that the fullest form of a name has and that takes the fact's unit."""
    unit = fact.quantity.unit if isinstance(fact, Figure) else None
    if unit and (per := _UNIT_PER_PEOPLE.fullmatch(unit)):
        name, unit = f"每{per['per']}{name}", per["unit"]
    share = unit is not None and dimension(unit) == "share" and not isinstance(fact, Change)
    for key in _keys(name, share=share):
        fitting = [each for each in catalogue.with_key(key) if _takes(each, unit, fact)]
        if fitting:
            return fitting[0] if len(fitting) == 1 else None
    return None


def _takes(concept: Concept, unit: str | None, fact: Figure | Rank) -> bool:
    if unit is None:
        return True
    if not isinstance(fact, Change):
        return concept.takes(unit)
    if dimension(unit) == "points":
        return concept.dimension == "share"
    return unit in _RELATIVE or concept.takes(unit)


def _keys(name: str, *, share: bool = False) -> Iterator[str]:
    """The forms of a name to look up, the fullest first."""
    forms = [label_key(name)]
    if quoted := quoted_key(name):
        forms.append(quoted)
    rest = forms[0]
    for _ in range(_MOST_LEADS):
        if not (lead := _LEAD.match(rest)):
            break
        rest = label_key(rest[lead.end() :])
        forms.append(rest)
    words = ("", *_SHARE_WORDS) if share else ("",)
    for form in forms:
        yield from (form + word for word in words)
        if tail := (_SHARE_TAIL if share else _TAIL).search(form):
            shorter = label_key(form[: tail.start()])
            yield from (shorter + word for word in words)
