"""Events of one thing: building works at their stages, titles, awards."""

import re

import attrs

from healthreports.facts import AnyFact, Fact, Figure, Milestone, Period, Progress
from healthreports.matching.names import MARKS, core, place, same_subjects
from healthreports.numerals import parse_numeral
from healthreports.text import fold


def due(fact: Fact) -> Period | None:
    """When a promise is due, or a fact holds."""
    return (fact.deadline if isinstance(fact, Milestone) else None) or fact.period


def place_in_text(fact: Fact) -> tuple[object, ...]:
    """What to sort facts by, so that their order in a record changes nothing: by place, then by what they say."""
    number = str(fact.quantity) if isinstance(fact, Figure) else ""
    status = fact.status if isinstance(fact, Progress) else ""
    said = (fact.kind, fact.name, fact.quote, fact.subjects, str(fact.period), str(due(fact)))
    return fact.start, *said, number, status, fact.part_of or "", fact.concept or "", fact.sentence


@attrs.frozen(kw_only=True)
class Project:
    """A building project at one of its stages.

    Attributes:
        place: Whose it is.
        phase: Such as 二, or empty.
        works: Such as 扩建, or empty.
        stage: How far it is spoken of, from 1 (begun) to 7 (in use); 0 where only its progress is.
    """

    place: str
    phase: str
    works: str
    stage: int


# From the last stage to the first: 竣工启用 is the later of its two.
_STAGES = (
    (7, re.compile(r"启用|投入使用|投用|投入运行|试运行|开诊|开业|正式运营|搬迁入驻")),
    (6, re.compile(r"竣工|完工|建成|完成建设|完成建造|交付|竣工验收")),
    (5, re.compile(r"装修|装饰|设备安装|内部安装")),
    (4, re.compile(r"封顶|结顶|完成主体(?!.{0,4}工程量)|主体.{0,6}完工")),
    (3, re.compile(r"主体")),
    (2, re.compile(r"桩基|地下室|基坑|基础施工")),
    (1, re.compile(r"开工|奠基|动工|破土")),
)
_PHASE = re.compile(r"([一二三四五六1-6])期")
_WORKS = re.compile(r"新建|改扩建|扩建|迁建|改建|改造|异地新建|搬迁|提升")
_WORKS_BEGIN = re.compile(
    r"[一二三四五六]期|新建|改扩建|扩建|迁建|改建|改造|异地|搬迁|工程|项目|建设"
)


def project_in(fact: Fact) -> Project | None:
    """The building project that a fact speaks of, or `None` where it names no stage of one.

    The place is the fact's only subject, or what stands before the works. What is only said to be
    under way (二期扩建项目稳步推进) is at stage 0.
    """
    words = fact.name if isinstance(fact, Figure) else f"{fact.quote}{fact.name}"
    words = MARKS.sub("", fold(words))
    stage = next((number for number, pattern in _STAGES if pattern.search(words)), None)
    if stage is None and isinstance(fact, Progress):
        stage = 0
    begin = _WORKS_BEGIN.search(words)
    whose = fact.subjects[0] if len(fact.subjects) == 1 else ""
    inner = _WORKS_BEGIN.search(whose)
    if inner:
        # 县医院二期工程、县中医院扩建工程封顶: the works of this subject, not those beside it in the clause.
        words, whose = MARKS.sub("", fold(whose + fact.name)), whose[: inner.start()]
    elif not whose and begin:
        whose = words[: begin.start()]
    if stage is None or len(whose) < 3 or not (begin or inner):
        return None
    phase, works = _PHASE.search(words), _WORKS.search(words)
    return Project(
        place=place(whose),
        phase=phase[1] if phase else "",
        works=works[0] if works else "",
        stage=stage,
    )


def same_project(one: Project, other: Project) -> bool:
    """Whether two mentions are of one building project: 三期扩建工程, 三期工程.

    Without a phase on either side, the works must be named alike.
    """
    if one.place != other.place or one.phase != other.phase:
        return False
    if one.works and other.works:
        return one.works in other.works or other.works in one.works
    return bool(one.phase)


# 力争一举创成“全国基层中医药工作示范县”: what is won or made stands behind the words of intent.
_INTENT = re.compile(
    r"^(?:积极|力争|争取|确保|努力|一举|成功|全力|高质量|计划|适时|加快|推动|推进|探索|同时|并|将|要)*+"
    r"(?:争创|创成|创建|创评|获评|获得|获|荣获|入选|建立|建成|启动|完成|制定|召开|开设|打造|实现|被列为|被评为|纳入|通过)*+"
)


# 获评“全国健康促进县”称号, 完成省级慢病示范县创建: what is received, or the way there, behind the title.
_RECEIPT = re.compile(r"(?:荣誉称号|称号|命名|授牌|创建(?:工作)?)$")


def thing(fact: Fact) -> str:
    """What an event is about, without the words of intent and receipt; empty where too little is left to know it by.

    Example:
        >>> from healthreports.text import Span
        >>> quote = "力争创成“全国基层中医药工作示范县”"
        >>> thing(Milestone(name=quote, quote=quote, sentence=quote, spans=(Span(0, 18),), document=""))
        '全国基层中医药示范县'
    """
    words = MARKS.sub("", fold(fact.name))
    words = _RECEIPT.sub("", _INTENT.sub("", words))
    bare = core(words)
    # “心电一张网”: a title in quotation marks may be short.
    return bare if len(bare) >= (4 if _titled(fact) else 6) else ""


def same_event(one: Fact, other: Fact) -> bool:
    """Whether two events are of one thing, for one subject; a title in quotation marks is known without one."""
    alike = same_subjects(one.subjects, other.subjects)
    # 硖石街道社区卫生服务中心投入使用: too little to know it by, but for whose it is.
    if alike and one.subjects and core(one.name) == core(other.name) != "":
        return True
    what = thing(one)
    if not what or what != thing(other):
        return False
    return alike or (not (one.subjects and other.subjects) and _titled(one))


def _titled(fact: Fact) -> bool:
    return any(mark in fact.quote for mark in '“"《')


def event_keys(fact: Fact) -> tuple[str, ...]:
    """What to look an event up by: events that are of one thing have a key in common."""
    whose = sorted(map(place, fact.subjects))
    own = "、".join((*whose, core(fact.name))) if whose else ""
    return tuple(key for key in (thing(fact), own) if key)


def shares(fact: AnyFact) -> tuple[AnyFact, ...]:
    """The fact once for each of several subjects that share it: 甲卫生院、乙卫生院迁建工程竣工.

    A number belongs to its subjects together, unless it is how far each one's works have come.
    """
    if len(fact.subjects) < 2:
        return (fact,)
    each = tuple(attrs.evolve(fact, subjects=(subject,)) for subject in fact.subjects)
    if isinstance(fact, Figure) and project_in(each[0]) is None:
        return (fact,)
    return each


# “五连优”, 连续四年获“优秀”等次, 三连冠
_TIMES = re.compile(
    r"(?:连续)?(?P<times>[二两三四五六七八九十\d]{1,3})(?:连(?=[优冠胜])|年(?=[获入被]))"
)
_FILLERS = re.compile(r"实现|建设|工作|荣?获评?|连续|全国|全[省市县区]|次")


def award(name: str) -> tuple[str, int | None]:
    """An award without how often it was won running, and how often; empty where that is not told.

    Example:
        >>> award("实现“健康浙江”考核“五连优”"), award("卫生先进县")
        (('健康浙江考核优', 5), ('', None))
    """
    bare = MARKS.sub("", fold(name))
    found = _TIMES.search(bare)
    if found is None:
        return "", None
    rest = bare[: found.start()] + bare[found.end() :]
    return _FILLERS.sub("", rest), int(parse_numeral(found["times"]))
