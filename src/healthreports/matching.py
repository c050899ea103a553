"""The same thing in two documents: what comparison, tracking and checks share. Better unseen than wrongly matched."""

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache

import attrs

from healthreports.catalogue.concepts import Concept, Direction
from healthreports.catalogue.units import convert, dimension, fits
from healthreports.facts import (
    AnyFact,
    Bound,
    Fact,
    Figure,
    Milestone,
    Period,
    Progress,
    Quantity,
)
from healthreports.numerals import parse_numeral
from healthreports.report import Region
from healthreports.text import fold


# “…”, 《…》, （…）, ·, blanks: set or left out at will.
_MARKS = re.compile(r"[\s\"'“”‘’《》〈〉「」【】()（）,，、;；:：.。·・—_/-]++")

# Words that one document adds and the next leaves out while it speaks of the same thing:
# 省级家庭医生签约任务数 is followed by 完成规范签约, 合作项目3个 by 新增沪杭等地合作项目.
_NEUTRAL = re.compile(
    r"任务总?数|目标任务|任务|目标值?|规范(?=签约)|(?<=[构员务目])总?数量?$|全[省市县区]|我[市县区]|等地|各类|各级|"
    r"实现|完成|达到|开展|建设|工作|的"
)
# 省级…任务数: the level says who set the task, not what is counted.
_TASK_SETTER = re.compile(r"^(?:国家级?|省级?|市级?|县级?|区级?)(?=.{2,40}任务)")

# Short forms, and the form that they are compared in.
_LONG_FORMS = (
    (re.compile(r"医疗卫生机构|医疗卫生单位|医疗单位"), "医疗机构"),
    (re.compile(r"卫生健康"), "卫健"),
    (re.compile(r"疾病预防控制中心"), "疾控中心"),
    (re.compile(r"妇幼保健院|妇女儿童医院|妇幼保健计划生育服务中心"), "妇保院"),
    (re.compile(r"中医医院"), "中医院"),
    (re.compile(r"第([一二三四五六七八九十])(?:人民)?医院"), r"\1院"),
    (re.compile(r"街道社区卫生服务中心"), "社区卫生服务中心"),
    (re.compile(r"占比|占总数的?比例|比例|比重"), "占比"),
    (re.compile(r"及以上"), "以上"),
    (re.compile(r"～|~|至"), "-"),
)

# 平湖市第一人民医院 and 市第一人民医院 are one; 海昌社区卫生服务中心 keeps its name.
_PLACE = re.compile(r"^(?![市县区])(?:(?!社区)[\u4e00-\u9fff]){2,4}?(?=[市县区])")


@lru_cache(maxsize=4096)
def core(words: str) -> str:
    """A name in the form that names are compared in: without quotation marks, short forms and words that add nothing.

    Example:
        >>> core("省级家庭医生签约任务数") == core("家庭医生规范签约")
        True
        >>> core("新增五星级社区卫生服务站") == core("新增四星级社区卫生服务站")
        False
    """
    words = _MARKS.sub("", _TASK_SETTER.sub("", fold(words)))
    for pattern, form in _LONG_FORMS:
        words = pattern.sub(form, words)
    return _NEUTRAL.sub("", words) or words


@lru_cache(maxsize=4096)
def place(subject: str) -> str:
    """A subject in the form that subjects are compared in.

    Example:
        >>> place("平湖市第一人民医院") == place("市一院")
        True
        >>> place("市中医院") == place("市中心医院")
        False
    """
    short = core(subject)
    return _PLACE.sub("", short) if len(short) > 4 else short


def same_subjects(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether two facts belong to the same units, or both to the reporting place.

    Example:
        >>> same_subjects(("市一院",), ("市第一人民医院",)), same_subjects((), ("市一院",))
        (True, False)
    """
    return set(map(place, one)) == set(map(place, other))


def one_place(one: Region | None, other: Region | None) -> bool:
    """Whether two reports may speak for one place: they do unless both places are known and differ.

    Example:
        >>> one_place(Region(name="平湖市"), Region(name="浙江省平湖市")), one_place(None, Region(name="平湖市"))
        (True, True)
        >>> one_place(Region(name="鼓楼区", code="320106"), Region(name="鼓楼区", code="350102"))
        False
    """
    if one is None or other is None:
        return True
    if one.code and other.code:
        # 临平区 was carved out of 余杭区: a code that changes with its name is another place.
        return one.code == other.code
    return one.name.endswith(other.name) or other.name.endswith(one.name)


def _ordinary(quantity: Quantity) -> bool:
    """Whether a number can be one of this world; a page of digits is none, and arithmetic on it could overflow."""
    return abs(quantity.value.adjusted()) < 30


def value_in(quantity: Quantity, unit: str | None) -> Decimal | None:
    """The value in another unit, or `None` where the two do not mix; nought is nought in any.

    Example:
        >>> value_in(Quantity(value=Decimal(5), unit="‰"), "%")
        Decimal('0.5')
        >>> value_in(Quantity(value=Decimal(5), unit="人次"), "人") is None
        True
    """
    if not _ordinary(quantity):
        return None
    if quantity.unit == unit or not quantity.value:
        return quantity.value
    if quantity.unit is None or unit is None or not fits(quantity.unit, unit):
        return None
    return convert(quantity.value, quantity.unit, unit)


def value_for(quantity: Quantity, concept: Concept) -> Decimal | None:
    """The value in a concept's unit, or `None` where they do not mix.

    Reports leave the denominator to the name: 千人医师数3.66人 is 3.66人/千人口.
    """
    unit, head = concept.unit, concept.unit.partition("/")[0]
    if quantity.unit is None and unit == "1":
        return quantity.value
    if head and quantity.unit and "/" not in quantity.unit:
        unit = head
    return value_in(quantity, unit)


def same_measure(one: Figure, other: Figure) -> bool:
    """Whether two figures measure one thing: the same concept or else the same name, for the same subject, in one unit.

    What holds or is due when is left to the caller.
    """
    if not _ordinary(one.quantity) or value_in(other.quantity, one.quantity.unit) is None:
        return False
    if one.part_of != other.part_of and core(one.part_of or "") != core(other.part_of or ""):
        return False
    if not core(one.name) or _in_total(one) != _in_total(other):
        return False
    if core("".join(one.subjects) + one.name) == core("".join(other.subjects) + other.name):
        return True
    named_alike = core(one.name) == core(other.name)
    if one.concept and other.concept:
        named_alike = one.concept == other.concept and _numbers(one.name) == _numbers(other.name)
    return named_alike and same_subjects(one.subjects, other.subjects)


def _in_total(figure: Figure) -> bool:
    """Whether a figure counts all there are, of which it then names the new ones: 累计改造46家，其中今年新增11家."""
    before, found, after = figure.sentence.partition(figure.quote or "\n")
    return bool(found) and "累计" in before[-20:] and after.lstrip("，,（(").startswith("其中")


def answers_task(task: Figure, done: Figure) -> bool:
    """Whether a figure says in the same sentence what came of a task, in fewer words.

    2023年度省级家庭医生签约任务数264987人，完成规范签约287523人.
    """
    if "任务" not in task.name or task.sentence != done.sentence or done.start < task.start:
        return False
    same_unit = value_in(done.quantity, task.quantity.unit) == done.quantity.value
    short = core(done.name)
    return same_unit and len(short) > 1 and core(task.name).endswith(short)


def _numbers(name: str) -> list[str]:
    """The numbers in a name, which tell like things apart: 60岁以上, 第一剂."""
    return sorted(re.findall(r"\d+(?:\.\d+)?|第[一二三四五六七八九十]", fold(name)))


def measure_keys(fact: Fact) -> tuple[str, ...]:
    """What to look a fact up by: facts that measure one thing have a key in common."""
    keys = {core(fact.name), core("".join(fact.subjects) + fact.name)}
    return (*sorted(keys), *([f"concept {fact.concept}"] if fact.concept else []))


def due(fact: Fact) -> Period | None:
    """When a promise is due, or a fact holds."""
    return (fact.deadline if isinstance(fact, Milestone) else None) or fact.period


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
    words = _MARKS.sub("", fold(words))
    stage = next((number for number, pattern in _STAGES if pattern.search(words)), None)
    if stage is None and isinstance(fact, Progress):
        stage = 0
    begin = _WORKS_BEGIN.search(words)
    whose = fact.subjects[0] if len(fact.subjects) == 1 else ""
    inner = _WORKS_BEGIN.search(whose)
    if inner:
        words, whose = whose + words, whose[: inner.start()]
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
    words = _MARKS.sub("", fold(fact.name))
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
    bare = _MARKS.sub("", fold(name))
    found = _TIMES.search(bare)
    if found is None:
        return "", None
    rest = bare[: found.start()] + bare[found.end() :]
    return _FILLERS.sub("", rest), int(parse_numeral(found["times"]))


# What is measured is rounded, what is counted is not, unless its last digits are noughts of 万.
_MEASURED = frozenset({"share", "points", "years", "time", "area", "length", "mass", "multiple"})


def counted(unit: str | None) -> bool:
    """Whether a unit counts things rather than measures them.

    Example:
        >>> counted("人次"), counted("%"), counted("岁")
        (True, False, False)
    """
    return unit is not None and dimension(unit) not in _MEASURED


def room(quantity: Quantity) -> Decimal:
    """How far a value may lie from the number as written: half of its last digit, nothing for a whole count.

    Example:
        >>> room(Quantity(value=Decimal("71.5"), unit="%", step=Decimal("0.1")))
        Decimal('0.05')
        >>> room(Quantity(value=Decimal(16), unit="个", step=Decimal(1)))
        Decimal('0')
    """
    if quantity.step is None or (quantity.step == 1 and counted(quantity.unit)):
        return Decimal(0)
    return quantity.step / 2


def certain(quantity: Quantity) -> bool:
    """Whether a quantity is one number, neither a bound nor approximate nor a range."""
    return quantity.bound is Bound.EXACT and quantity.high is None and _ordinary(quantity)


# What one wants less of, where no concept says so.
_LESS = re.compile(
    r"死亡|发病|感染率|缺陷|近视|吸烟|药占比|费用|时间|用时|住院日|投诉|事故|自付|个人卫生支出"
)


def better(figure: Figure, concept: Concept | None) -> Direction:
    """Whether more or less of a figure is good news: by its bound, its concept, or the words of its name."""
    if figure.quantity.bound is Bound.AT_MOST:
        return Direction.LOWER
    if concept is not None and concept.direction is not Direction.NONE:
        return concept.direction
    if figure.quantity.bound is Bound.AT_LEAST:
        return Direction.HIGHER
    return Direction.LOWER if _LESS.search(figure.name) else Direction.NONE
