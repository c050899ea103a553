"""Names made whole by what the sentence has spoken of so far."""

import re
from collections.abc import Sequence

from healthreports.extraction.candidates import BLANK, Candidate
from healthreports.extraction.drafts import Sentence, Thread
from healthreports.extraction.naming import clean_first, clean_last, left_name
from healthreports.extraction.offices import (
    class_of,
    is_clinical,
    office_of,
    speaks_of_same,
    split_subject,
    without_short,
)
from healthreports.facts import Role


# 每千常住人口 · 千人 · 每万名
_BASE = re.compile(
    r"^(?:每?(?:千|万|十万|百万)(?:名|常住|户籍|服务)?(?:人口|人)?|每[百千万十]+(?:名|张|个))(?!级|名)"
)

# 覆盖率, 金额, 日均: names that say nothing without what they are of.
_WEAK = re.compile(
    r"""^(?:
      总?金额|受益对象|(?:累计)?(?:让利|服务|惠及|受益)群众|涉及药品|总发病率|随访检测(?:率|比例)|参考(?:合格率)?|新发|房间|检查率|体检率|早诊率|建册率|面访率|(?:规律)?服药率|补助资金|财政补贴|补贴|报销额度|额度|立项经费|(?:年终)?结余|缺口|行程|总值|总额|价值|(?:日|月|年|人|户|次)均|发放补助款|占比|总?投资额?|补助款?|覆盖面|增速|增幅|比例|占|人均(?:补助)?|总量|费用|率|总数|资金|任务|
      (?:目标人群|服务对象)?(?:规范化?|系统|健康|动态|按期|及时|报告|累计|全程|加强|加强免疫|标准化|规范|任务|目标|总体|平均|有效|首次)*
      (?:发病|死亡|患病|建档|参保|管理|服务|覆盖|完成|知晓|满意|办结|合格|签约|控制|参与|检出|阳性|达标|使用|中标|到位|处置|整改|报告|随访|治愈|
         通过|接种|普及|治疗|服用|筛查|开展|建成|入组|追踪|标准化|准确)(?:率|覆盖率|度|比例)
    )$""",
    re.VERBOSE,
)
# 完成年度任务的63.5%, 占总投资的55%
_MEASURED = re.compile(r"占|完成.{0,6}(?:任务|计划|目标)|.{0,4}(?:任务|计划|目标)$")
_OBJECT_VERB = re.compile(
    r"^(?:新增|新建|建成|建设|组建|设立|启用|办理|查处|创建|成立|开展|完成|举办|组织|设置|配备|培育|打造|累计|共|新改扩建|改扩建|出台|创成|成功创建|"
    r"接种|登记管理|登记|管理|为|对|免费|落实|提供)+"
)

# Deeds that say nothing of whom they were done to: 累计接种超过335.78万剂次.
_DEEDS = frozenset(
    "签约 接种 检测 培训 补偿 筛查 治疗 进修 选派 选送 报告 全程接种 累计接种 累计筛查 发放 补助".split()
)
_OUTCOMES = frozenset(
    "救治 确诊病例 死亡 发病 诊疗 全程接种 加强接种 合格 阳性 阴性 确诊 治愈 受益 达标".split()
)

# 投资1340万元,改扩建乡镇卫生院4所: what the money was for stands behind.
OUTLAYS = frozenset(
    "投资 总投资 投入 投入资金 累计投入 累计投资 安排资金 安排经费 落实资金 争取资金 筹资 筹措资金".split()
)


# 建成示范单位50家: a unit of what the clause before puts in quotation marks.
_GENERIC = re.compile(
    r"^(?:建成|打造|创建|建立)?(?:示范|规范|优秀|样板|先进|达标)(?:单位|单元|点|基地)$"
)


# 建筑面积4200平方米、投资3860万元: the money was for the house, not for its size.
_SIZES = re.compile(r"(?:总?建筑面积|占地(?:面积)?|(?:设置?|设计|规划|编制)?床位)$")

# 新农合参合38万人,补偿12万人次: whose the payment is.
_SCHEME = re.compile(
    r"(?:新农合|新型农村(?:牧区)?合作医疗|农村合作医疗|城乡居民(?:基本)?医(?:疗保险|保)|职工(?:基本)?医(?:疗保险|保)|大病保险|医疗救助)"
)
_PAYMENT = re.compile(
    r"(?:累计|共)?(?:参合率|参保率|参合(?:人数|农牧?民)?|参保|筹资标准|人均筹资|补偿|报销|补偿资金|报销资金|报销医药费用?|报销医疗费用?|报销比例|补偿比例|受益)"
)


def with_scheme(name: str, words: str) -> str:
    """The name of a payment with the insurance that the words before it name last.

    Example:
        >>> with_scheme("补偿", "新农合参合38.2万人,")
        '新农合补偿'
    """
    schemes = _SCHEME.findall(words) if _PAYMENT.fullmatch(name) else []
    return schemes[-1] + name if schemes else name


def is_weak(name: str) -> bool:
    """Whether a name says nothing without what it is of (规范管理率, 金额)."""
    return _WEAK.match(name) is not None


def object_of(name: str) -> str:
    """What a weak name after it belongs to (清廉科室 of 建设清廉科室)."""
    return _OBJECT_VERB.sub("", name) or name


def inherit(name: str, thread: Thread) -> tuple[str, bool]:
    """The name made whole with what the sentence spoke of before, and whether that was needed."""
    if not name:
        return thread.name or thread.topic or "", True
    if sibling := _sibling(name, thread.name or ""):
        return sibling, True
    if name in _DEEDS and thread.about:
        return _undertaken(name, thread.about), True
    if not thread.name:
        return name, False
    if spoken := _spoken_of(name.removeprefix("累计"), thread.names):
        return spoken, True
    if _MEASURED.match(name):
        return thread.name + name, True
    if thread.quoted and _GENERIC.match(name):
        return thread.quoted + _OBJECT_VERB.sub("", name), True
    weak = _WEAK.match(name) and (thread.names or name not in OUTLAYS)
    deed = name in _OUTCOMES or (name in _DEEDS and not thread.names)
    if (weak or deed) and not thread.name.endswith(name):
        if not (thread.owner and thread.name.startswith(thread.owner)):
            thread.owner = object_of(thread.name)
        return joined(_SIZES.sub("", thread.owner) if name in OUTLAYS else thread.owner, name), True
    return _with_base(name, thread)


def _undertaken(deed: str, about: str) -> str:
    """A bare deed made whole by what the clause before undertakes (推进艾滋病检测和随访,检测…)."""
    if about.endswith(deed):
        return about
    at = about.find(deed)
    return (
        re.split(r"[、和及与]", about[:at])[0] + deed if at > 1 else joined(object_of(about), deed)
    )


def _with_base(name: str, thread: Thread) -> tuple[str, bool]:
    """The name with the rate base that the list shares (每千人口床位5张、护士3人), where it takes one."""
    alone = name.endswith(("率", "比", "水平", "寿命")) or _BASE.match(name)
    if thread.base and not alone and len(name) <= 8:
        return thread.base + name, True
    return name, False


def _spoken_of(deed: str, names: Sequence[str]) -> str | None:
    """A bare deed made whole by an earlier name that holds it: 签约 after 家庭医生签约团队 is 家庭医生签约."""
    if deed == "采样":  # 开展9轮区域核酸检测,采样386万人次
        tested = [name[: name.find("核酸") + 2] for name in names if "核酸" in name]
        return object_of(tested[-1]) + deed if tested else None
    if deed not in _DEEDS:
        return None
    for name in names:
        if (at := name.find(deed)) > 1:
            return object_of(name[:at]) + deed
    return None


# 五星级, A+级, 三级: the grade by which names of a list differ.
_GRADE = re.compile(r"(?:[一二三四五]星|[A-E][+]?|[一二三四五])级")


def _sibling(name: str, earlier: str) -> str | None:
    """The name made whole where it differs from the earlier one in its grade only (A级单位36户、B级单位812户)."""
    own = _GRADE.match(name)
    graded = list(_GRADE.finditer(earlier)) if own and len(name) <= 8 else []
    if not graded or not graded[-1].start():
        return None
    return earlier[: graded[-1].start()] + name


def joined(first: str, second: str) -> str:
    """Two names put together, what ends the one and begins the other once.

    Example:
        >>> joined("家庭医生签约", "签约率")
        '家庭医生签约率'
    """
    for size in (4, 3, 2):
        if first[-size:] == second[:size]:
            return first + second[size:]
    return first + second


# 招录在编人员126名、编外95名: the verb of the first holds for the second.
_VERB_FIRST = re.compile(
    r"^(?:新增|新建|新改扩建|招录|招聘|引进|培养|选派|建成|录取|新引进|新成立|创建|成功创建|创成|印发|绑定|购置|配备|监督检查|抽检|检查|筛查)"
)
_LIST_STEP = re.compile(r"^[\s\0]*(?:、|和|及|与|以及)")


def with_verb(name: str, candidate: Candidate, thread: Thread) -> str:
    """The name with the verb that a list states once, before its first name (新增…5个、…3个)."""
    if candidate.first or not thread.name or not _LIST_STEP.match(candidate.left):
        return name
    verb = _VERB_FIRST.match(thread.name)
    if not verb or _VERB_FIRST.match(name) or name.endswith("率"):
        return name
    return verb.group() + name


def note_level(thread: Thread, name: str, candidate: Candidate) -> None:
    """Notes a level that the sentence has named."""
    thread.name = name
    thread.names.append(name)
    if match := _BASE.match(name):
        thread.base = match.group()
    elif candidate.first and not candidate.bracket and "率" in name:
        thread.base = None


_PARTS = re.compile(r"其中|包括|按[\u4e00-\u9fff]{1,6}分")


def part_of_whole(candidate: Candidate, sentence: Sentence) -> str | None:
    """Name of the whole whose parts the figure's words list (其中…), or `None`."""
    thread, start = sentence.thread, candidate.clause.start
    words = sentence.words(max(start - 4, candidate.found.start - 200), candidate.found.start)
    if _PARTS.search(words):
        if not thread.parts:
            thread.whole, thread.parts = thread.name, True
    elif candidate.clause.opener in (";", "") and candidate.first:
        thread.parts = False
    return thread.whole if thread.parts else None


def purpose_of(candidate: Candidate, sentence: Sentence) -> str:
    """What the clause behind an outlay says of its purpose, up to that clause's number."""
    match = _PURPOSE.match(sentence.setting.folded, candidate.clause.end)
    return left_name(match["words"]) if match else ""


_PURPOSE = re.compile(
    r",(?:用于)?(?P<words>(?:新|改|扩|迁|修|建|购|实施|完成|启动|升级|更新|开工|支持|引进|添置|配备)[^,;。\d]{3,24})"
)
_UNDERTAKING = re.compile(
    r"^(?:加强|推进|推动|深化|开展|实施|强化|做好|抓好|落实|完善|扩大|规范|组织|启动|提升|加快|持续|全面|大力|大规模|积极|扎实|稳步)+"
)
_TOPIC = re.compile(r"^(?P<topic>[^,;。]{2,14}?)(?:方面|工作中|工作)$")


def note_topic(candidate: Candidate, sentence: Sentence) -> None:
    """Notes what the clause before a figure's is about, where it holds no figure (推进新冠疫苗接种,累计接种…)."""
    thread, at = sentence.thread, candidate.clause.start - 1
    thread.about = None
    words = re.split(r"[,;:。]", sentence.words(max(sentence.part(at), at - 40), at))[-1].strip()
    if quoted := re.findall(r"“[^“”]{2,20}”", sentence.words(max(sentence.part(at), at - 60), at)):
        thread.quoted = "".join(quoted)
    if not 3 <= len(words) <= 30 or re.search(r"\d", words):
        return
    if match := _TOPIC.match(words):
        thread.about = match["topic"]
    elif match := _UNDERTAKING.match(words):
        thread.about = words[match.end() :]
    elif len(words) <= 12 and thread.name is None:
        thread.topic = clean_last(clean_first(words))
    if thread.name is None:
        thread.name = thread.about


def note_office(clause: str, opener: str, sentence: Sentence) -> None:
    """Notes the unit that a clause begins with as who acts in it.

    Args:
        clause: Its folded text, times blanked out.
        opener: The mark before it.
        sentence: The sentence.
    """
    thread = sentence.thread
    if opener == ";":
        thread.crossed = True
    office, earlier = office_of(clause), thread.subject or sentence.setting.office
    if not office and earlier and speaks_of_same(clause, earlier):
        office = earlier
    if office:
        thread.subject, thread.crossed = office, False
    elif kind := class_of(clause):  # what a class does not do as hospitals do is not its own
        thread.subject, thread.crossed = kind, True


def _without_place(name: str, place: str | None) -> str:
    """The name without the reporting place before it, in full or short (巴宜区人均预期寿命)."""
    for words in (place, place[:-1] if place and len(place) > 2 else None):
        if words and name.startswith(words) and len(name) > len(words) + 1:
            return clean_first(name[len(words) :])
    return name


def owner_of(
    name: str, candidate: Candidate, sentence: Sentence, part_of: str | None
) -> tuple[str | None, str, bool]:
    """The unit that a figure belongs to, its name without that, and whether the unit was carried over.

    Args:
        name: The figure's words.
        candidate: The figure.
        sentence: Its sentence.
        part_of: Name of the whole of which it is a part.
    """
    thread = sentence.thread
    name = _without_place(name, sentence.setting.place)
    if candidate.left.rstrip(BLANK + " ").endswith("等"):  # 市第四医院等6家: a list of examples
        return None, name, False
    counted = candidate.found.quantity.unit not in ("%", "‰", "/10万", "百分点", "成", None)
    subject, rest = split_subject(name, not counted)
    if subject:
        thread.subject, thread.crossed = subject, False
        return subject, rest, False
    if re.match(r"[\s\0]*全[市区县省州旗]", candidate.left):  # …,全市平均住院日7.9天
        thread.subject = None
    subject = thread.subject
    if not subject or subject in name or not _carries(name, sentence):
        return None, name, False
    if part_of and re.search(r"医院|机构|中心$", name):
        return None, name, False
    return subject, without_short(name, subject), True


# 县域内就诊率, 乡镇卫生院周转宿舍: what is said of the whole place or of a class, whoever was spoken of.
_OF_ALL = re.compile(
    r"^(?:县域|市域|区域|基层(?=.)|居民|群众|全[市区县省])|(?:乡镇|镇街|苏木镇?|基层|嘎查|村)(?:卫生院|卫生室|医疗卫生机构|医疗机构)|(?:公立|县级)医院"
)


def _carries(name: str, sentence: Sentence) -> bool:
    """Whether a figure of that name can be of the unit that the sentence speaks of."""
    if _OF_ALL.search(name):
        return False
    ahead = sentence.setting.role is Role.PLAN
    return not sentence.thread.crossed or (is_clinical(name) and not ahead)
