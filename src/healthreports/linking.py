"""Facts and the catalogue put together: which concept each figure is a value of."""

import re
from collections.abc import Iterator
from decimal import Decimal

import attrs

from healthreports.catalogue.concepts import Catalogue, Concept, label_key, quoted_key
from healthreports.catalogue.units import COUNTED, dimension
from healthreports.facts import AnyFact, Change, Fact, Figure, Rank
from healthreports.report import Report


# Words before a label that leave its meaning: 全市累计完成核酸检测, 户籍人口孕产妇死亡率, 瓦房店市有医疗卫生机构.
# 新增 is none of them: 新增托位 are not the places that there are, nor are those that were 建成 in a year.
_LEAD = re.compile(
    r"""全[市区县省州旗] | [我本][市区县省州旗] | 辖区内? | .{2,6}?[市县区](?=有)
    | 全年度?共? | 本?年度? (?!均) | 年[内末底] | (?:截至)?目前 | \d{4}年[度末底]?
    | \d{1,2}\. | 120 (?=急救|平均)
    | 累计 | 总?共计? | 总计 | 已 | 其中 | 实现 | 达到 | 完成 | 开展 | 提供 | 获批 | (?:成功)?申[请报]
    | 共?[拥现设内]?有 (?![效偿]) | 各级各类 | 城乡 | 免费
    | 户籍(?:人口)? | 常住(?:人口)? | 医疗(?:卫生)?机构 | 卫生健康系统 | 卫健系统
    | 大规模 | 人群 (?=新冠)
    | 成为[^,;]{0,6}?首个                               # 成为全市首个国家级推荐标准单位
    | [赴到][^,;]{2,10}? (?=(?:公开)?招[聘录引])            # 赴全国各高校公开招聘医学毕业生
    | [^,;]{0,24}? (?:项目|工程|院区|大?楼) (?:历时|建设)? (?=总投资)      # 二期扩建工程总投资
    | [^,;]{2,30}? (?:卫生院|医院|中心|站) (?=成功创[建成])""",
    re.VERBOSE,
)
# 新增嘉兴及以上临床重点学科, 纳入嘉兴市市级临床重点专科: the city's level, by its name.
_CITY_AND_ABOVE = re.compile(r"(?<=^新增)[^省级市县]{2,4}(?=以上)")
_CITY_S_LEVEL = re.compile(r"(?<=^纳入|^获批|^新增|^入选)[^省级市县]{2,4}市(?=市级)")
# 公办托育机构实现镇街(全覆盖) and 镇街公办托育机构(覆盖率) are one.
_ACHIEVED = re.compile(r"(?P<what>[^,;]{2,30}?)(?:全面|基本)?实现(?P<where>[^,;]{2,30})")
_COVERED = "覆盖"
# Clinics that offer a service: 100%的基层医疗机构可提供安宁疗护服务.
_OFFERED = re.compile(r"(?<=..)(?:可提供|提供|可)(?=..)")
# 新增推荐标准单位4家（累计达11家）: the second figure is of what there is.
_ADDED = re.compile(r"新增|新建|(?:成功)?创[建成]|建成")
# 成功创建推荐标准单位覆盖率: a share is of all that there are.
_CREATED = re.compile(r"(?:成功)?创[建成]|建成")
_RUNNING_TOTAL = re.compile(
    r"(?:累计|总数|总量|共计?|总计)(?:已?达到?|已有|有|为)?(?:[约近超逾]|超过|突破)?$"
)
_SHOWN_BEFORE = 12
_LONGEST_SENTENCE = 3000
# 全年招录人才247人，其中高层次64人，招录定向培养医学生29名: its own verb tells that the last is no part.
_OWN_VERB = re.compile(r"(?:招[录聘引收]|录取|引进|选[派送]|新增|新建|发放|完成|开展|培[养训])")
# A platform or a project has no staff and beds of its own: “浙里护理”…注册护士547人 have joined it.
_PLATFORM = re.compile(r"“[^”]+”(?:[\u4e00-\u9fff]{0,6}(?:平台|系统|项目|应用|程序))?")
_RESOURCES = "资源"
# Words behind one: 医养结合服务工作; before a share also 基层医疗机构中医馆建设 100%, while 中医馆建设 5个
# says how many were built and not how many there are.
_WORDS_BEHIND = (
    r"工作|服务|水平|情况|达到?|连续[\d一二三四五六七八九十]{1,3}年|连年|巩固|稳定|保持|维持"
)
_TAIL = re.compile(rf"(?<=..)(?:{_WORDS_BEHIND})$")
_SHARE_TAIL = re.compile(rf"(?<=..)(?:{_WORDS_BEHIND}|建设|设置|创建|达标)$")
# What turns a name into that of a share, where the unit is one: 基层医疗机构中医馆 100%.
_SHARE_WORDS = ("覆盖率", "占比", "率")
# 医疗卫生机构（含村卫生室）are all of them; (不含兵团) are not.
_WITH_ALL = re.compile(r"[(（]均?含[^()（）]{1,20}+[)）]")
_IN_BRACKETS = re.compile(r"[(（][^()（）]{1,20}+[)）]")
_MOST_LEADS = 4

# How a change may be counted, whatever its concept is counted in.
_RELATIVE = frozenset(("%", "‰", "倍", "番"))
# 四级手术增长3.7% is of their number, 两慢病控制率提升4.5% of a share.
_SAYS_SHARE = re.compile(r"[率比占度]|水平|覆盖")
# 张/千人: the unit says per whom.
_UNIT_PER_PEOPLE = re.compile(
    r"(?P<unit>[^/]+)/(?P<per>[千万](?:名?(?:常住|户籍)?(?:人口|居民|人)))$"
)


def link(report: Report, catalogue: Catalogue | None = None) -> Report:
    """The report with the concepts of its facts found anew.

    A fact is linked where its whole name is a name of the concept, but for words that leave the meaning
    as it is, and its unit is one that the concept takes; a name that fits several concepts or only in
    part stays without. Names and subjects stay as they are. Events are not linked. Nothing is parsed
    again, so a catalogue of one's own can be tried on reports that were read long ago.

    Args:
        report: Any report; it is not changed.
        catalogue: The concepts, as of `Catalogue.load` or `Catalogue.extended`; without it, the library's own.

    Example:
        >>> import healthreports as hr
        >>> from healthreports.catalogue.concepts import Catalogue, Concept
        >>> report = hr.parse("2023年全市婴儿死亡率2‰，配备公共场所AED 50台。")
        >>> [(fact.name, fact.concept) for fact in report.facts]
        [('婴儿死亡率', 'infant_mortality'), ('配备公共场所AED', None)]
        >>> own = Catalogue((Concept(id="aed", zh="配备公共场所AED", en="Defibrillators", unit="台"),))
        >>> [fact.concept for fact in link(report, own).facts]
        [None, 'aed']
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
    if fact.part_of and not _OWN_VERB.match(fact.name):
        concept = _part(fact, fact.part_of, catalogue)
    else:
        concept = _of_name(_name_of_stock(fact), fact, catalogue)
    return None if concept and _of_a_platform(fact, concept) else concept


def _of_a_platform(fact: Fact, concept: Concept) -> bool:
    return concept.domain == _RESOURCES and any(map(_PLATFORM.fullmatch, fact.subjects))


def _name_of_stock(fact: Figure | Rank) -> str:
    """The name without the words for an addition, where the figure is the running total."""
    added = _ADDED.search(fact.name)
    if not added or not fact.quote or len(fact.sentence) > _LONGEST_SENTENCE:
        return fact.name
    places = [found.start() for found in re.finditer(re.escape(fact.quote), fact.sentence)]
    # 11家 within 111家 is none of its places.
    places = [at for at in places if not fact.sentence[at - 1 : at].isdigit()]
    if len(places) != 1:
        return fact.name
    at = places[0]
    total = _RUNNING_TOTAL.search(fact.sentence[max(0, at - _SHOWN_BEFORE) : at])
    return fact.name[added.end() :] if total else fact.name


def _part(fact: Figure | Rank, whole: str, catalogue: Catalogue) -> Concept | None:
    """The concept of a part, where that of its whole includes it: 卫生技术人员, 其中注册护士.

    7842张开放床位 under 医院 are beds, and no number of hospitals.
    """
    for name in (whole + fact.name, fact.name + whole):
        if concept := _of_name(name, fact, catalogue):
            return concept
    concept = _of_name(fact.name, fact, catalogue, part=True)
    wholes = _of_any_unit(whole, catalogue)
    if concept and any(concept.id in each.includes for each in wholes):
        return concept
    return None


def _of_any_unit(name: str, catalogue: Catalogue) -> tuple[Concept, ...]:
    """The concepts of a whole, whatever it is counted in: 医疗卫生机构（含村卫生室）."""
    forms = (name, _IN_BRACKETS.sub("", name))
    keys = (key for form in forms for key in _keys(form))
    return next((found for key in keys if (found := catalogue.with_key(key))), ())


def _of_name(
    name: str, fact: Figure | Rank, catalogue: Catalogue, *, part: bool = False
) -> Concept | None:
    """The one concept that the fullest form of a name has and that takes the fact's unit."""
    unit = fact.quantity.unit if isinstance(fact, Figure) else None
    if unit and (per := _UNIT_PER_PEOPLE.fullmatch(unit)):
        name, unit = f"每{per['per']}{name}", per["unit"]
    share = unit is not None and dimension(unit) == "share" and not isinstance(fact, Change)
    # 用户数突破12万: a unit that the text leaves out was guessed, and may be another.
    units = (unit, None) if unit and "unit" in fact.inferred and not share else (unit,)
    for key in _keys(name, share=share, covered=_COVERED in fact.quote):
        for each in units:
            if fitting := [one for one in catalogue.with_key(key) if _takes(one, each, fact)]:
                sure = len(fitting) == 1 and _stands(key, fact, catalogue, part=part)
                return fitting[0] if sure else None
    return None


def _stands(key: str, fact: Fact, catalogue: Catalogue, *, part: bool) -> bool:
    """Whether a name says enough where it is: 就诊 needs a subject, 硕士 a whole such as 引进人才."""
    if catalogue.is_weak(key):
        return bool(fact.subjects)
    return part or not catalogue.is_of_part(key)


def _takes(concept: Concept, unit: str | None, fact: Figure | Rank) -> bool:
    if unit is None:
        return isinstance(fact, Rank) or _may_count(concept, fact.quantity.value)
    if not isinstance(fact, Change):
        return concept.takes(unit)
    if dimension(unit) == "points":
        return concept.dimension == "share"
    if unit in _RELATIVE:
        return concept.dimension != "share" or bool(_SAYS_SHARE.search(fact.name))
    return concept.takes(unit)


def _may_count(concept: Concept, value: Decimal) -> bool:
    """Whether a number without a unit can be the concept's: 医师1.42 are per 1000 people, not people."""
    whole = concept.denominator or dimension(concept.unit) not in COUNTED
    return bool(whole) or value == value.to_integral_value()


def _keys(name: str, *, share: bool = False, covered: bool = False) -> Iterator[str]:
    """The forms of a name to look up, the fullest first."""
    words = ("", *_SHARE_WORDS) if share else ("",)
    for form in _forms(name, share=share, covered=covered):
        yield from (form + word for word in words)
        if tail := (_SHARE_TAIL if share else _TAIL).search(form):
            shorter = label_key(form[: tail.start()])
            yield from (shorter + word for word in words)


def _forms(name: str, *, share: bool, covered: bool) -> Iterator[str]:
    """A name as it stands and in the words of others."""
    name = _WITH_ALL.sub("", name)
    key = label_key(name)
    rest = _CITY_S_LEVEL.sub("", _CITY_AND_ABOVE.sub("市级", key))
    yield from dict.fromkeys((key, rest))
    if quoted := quoted_key(name):
        yield quoted
    for _ in range(_MOST_LEADS):
        if not (lead := _LEAD.match(rest)):
            break
        rest = label_key(rest[lead.end() :])
        yield rest
    if covered and (achieved := _ACHIEVED.fullmatch(key)):
        yield achieved["where"] + achieved["what"]
    if share:
        if created := _CREATED.match(rest):
            yield rest[created.end() :]
        yield _OFFERED.sub("", key, count=1)
