"""Steps of an undertaking that can be ticked off: begun, built, opened, passed, issued."""

import re
from collections.abc import Iterator

import attrs

from healthreports.facts import Status


@attrs.frozen
class Step:
    """A step in a clause; offsets count from the clause's first character.

    Attributes:
        start: Of the words that tell of it.
        end: After them.
        verb: Where its verb begins.
        lead: The words before the verb, with what they say of time and intention.
        status: What has become of it where it is reported, not planned.
        bare: Whether its verb stands alone at the clause's end (6月投用).
    """

    start: int
    end: int
    verb: int
    lead: str
    status: Status
    bare: bool = False


# A verb that closes its clause: 新院区6月投入使用.
_LAST = re.compile(
    r"""
    (?P<verb>
      (?P<begun>(?:奠基|破土)?(?:全面)?(?:开工|动工)(?:建设|兴建)?|奠基|启动建设|启动(?:实施|运行)?)
    | (?P<done>
        (?:主体(?:工程|结构)?|全面|正式|整体|建成|竣工|试|投入)*
        (?:竣工(?:验收)?|完工|建成|结顶|封顶|投入(?:试|临床|实际|正式)?(?:使用|运[行营])|投用|启用|交付(?:使用)?|搬迁(?:到位|入驻|运营)?|迁[入至]新[址院]|开诊|开业|开园|运营|投运|试运行|正式运行|(?<!线)上线(?:运行)?|(?:建设|创建|全部|评审|评估)达标|(?:创建|申创)成功|获批|(?:对外|正式|全面|投入)开放|挂牌(?:成立|运行|运营|开诊)?|揭牌(?:成立)?|落成|落地见效|成立|通过(?:验收|认证|评审|评估)|验收(?=$)|建成开放|完成)
        (?:并|、|和)?(?:投入(?:使用|运[行营])|投用|启用|开诊|使用|运行|开放|交付)?
      )
    )(?:项目|工作)?$
    """,
    re.VERBOSE,
)
# A verb that takes what it brings about behind it: 启动《规划》编制.
_VERB = re.compile(
    r"""
      (?P<begun>启动(?:实施)?(?!仪式|会|大会)|开工建设)
    | (?P<done>
        完成(?!率|情况|度|比|后(?!续)|时限|时间|前(?!期))|建成(?!区(?:面积|绿|内|公园)|后)(?:投用|启用|投入使用|运行)?|组建(?:运行|成立)?|成立(?!\d|[一二三四五六七八九十百]{1,4}周年|以来)|设立|开设|开通|建立(?!健全|完善|起)|制定(?!实施)?(?:出台|印发|下发|发布)?|制订(?:出台|印发|下发)?|出台|印发|发布|编制(?:完成|出台|印发)?(?=[《“][^,]{2})|修订(?:完善|出台|印发)?(?=[《“])
      | (?:成功)?创成|争创(?!一流|佳绩|先进$|新|优)|(?:成功|力争|争取|确保)创建(?:成为|为|成)?|召开|接入|上架|(?<!线)上线(?:运行)?|挂牌(?:成立|运行)?|揭牌(?:成立)?|启用|通过(?!开展|加强|组织|实施|强化|采取|利用|以|日常|举办|对|定期)|达到|投用|创建(?:成?为|成)|创建(?=国家|全国|省|自治区|“)|获评|申创|搬入|迁入|实现(?=[^,]{2,16}(?:投用|投入使用|开工|竣工|封顶|结顶|搬迁|运行|达标|上线|验收|挂牌)$)
      )
    """,
    re.VERBOSE,
)
_TIME = r"(?:(?:到|在|于|至)?(?:\d{4}年)?(?:\d{1,2}月(?:份|\d{1,2}[日号])?|[一二三四1-4]季度|第[一二三四]季度|[上下]半年|[一二三四五六七八九十]{1,2}月(?:份)?|年内|年底|年末|年中|今年|明年|全年|当年|本年度|国庆节?|春节|“[五十七八]·?一”|[五十七]一)(?:[上中下]旬)?(?:[初末底])?(?:以?前|之前|内)?|\d{4}年(?:[年]?[底末初])?(?:以?前|之前)?)"
_AIM = r"(?:计划|预计|拟|力争|争取|确保|要|将|努力|有望|积极|全力|全力以赴|一举|适时|尽快|尽早|按期|如期|按时|高质量|高标准|高水平|高效|顺利|成功|圆满|全面|全部|正式|陆续|基本|率先|全市|全县|全区|全旗|全州|我市|我县|我区|同步|同时|并|且|还|均|也|将继续|继续|抓紧|加快|组织|牵头|研究|科学|认真|及时|进一步|其中|此外|切实|扎实|稳步|有序|[一二三四五六七八九十]是|推动|推进|动态|完善|修订|重点|整体|实质性|首次|再|新|分批|逐步|统一|\s|:|“|\")"
_BARE_LEAD = re.compile(rf"^(?:{_TIME}|{_AIM}|,)*$")
_ADVERB = re.compile(
    rf"^(?:{_TIME}|(?:深入|大力|全面|持续|进一步|继续|稳步|着力|切实|扎实|积极|全力|高质量|高标准|高水平|不断|深度|纵深|有力|有序|有效|主动|全域|[聚奋合]力|[聚乘借顺蓄]势|统筹|同步|一体|一体化|常态化|要|将|以|试点|科学|认真|严格|\d{{1,2}}[.、]|[一二三四五六七八九十]是|\s))*"
)
_PROCESS = re.compile(
    r"推进|推动|推行|深化|加强|实施|开展|探索|打造|强化|完善|健全|优化|落实|做好|做[实优强大细精]|抓[好紧实]|巩固|提升|提高|扩大|督促|指导|支持|鼓励|引导|发挥|规范|统筹|整合|构建|促进|注重|坚持|创新|建立健全|加大|加快(?!建成|完成|出台|制定)|围绕|聚焦|针对|培育|培养|用好|贯彻|组织实施|协调|保障|保持|配合|争取(?=[^,]{2,10}(?:资金|支持|政策))|防止|降低|减轻|谋划|总结|筹备|准备|解决|破解|突出|紧[盯扣]|依法|充分|把|为(?!民)|从"
)
# What only goes on has no end that could be ticked off.
_ONGOING = re.compile(
    r"(?:机制|体系|制度|格局|模式|队伍|长效|氛围|网络|意识|档案|合力|关系|优势|新局面|高质量发展|良好(?:形象|局面)|目标任务|各项任务|工作任务|任务目标|小康社会|现代化|共同富裕|生态圈|服务链|台账|清单管理|管理办法落实)$|^(?:以|了|的|情况|好|各项|本|前(?!期))|交办|其他工作|为(?:抓手|目标|契机|重点|载体|主线|中心|引领|牵引)$|的(?:[^,]{0,4}要求|目标|准备)$|各项(?:工作|目标|任务|指标)|你们|的通知$"
)
_NOT_BUILT = re.compile(r"(?:基础|贡献|保障|支撑|动力|活力|氛围)$")
_STANDARD = re.compile(r"标准|等级|[一二三四五\d]级|[三二一][甲乙]|A\+?|水平|要求|条件|规模")
_ACCREDITED = re.compile(
    r"(?:验收|认证|评审|复审|复评|评估|评价|考核|认定|审核|复核|测评|审批|论证|创建|达标|立项|[一二三四五六]级)(?:工作|合格|达标)?(?:并|$)"
)
_LISTED = re.compile("、")
_PART = re.compile(
    rf"{_TIME}|(?:启动|完成|建成|制定|出台|印发|开设|召开|通过|争创|创成|成立)[^、]{{2}}"
)
# 推进新院区竣工: an end all the same.
_HARD_END = re.compile(r"开工|动工|竣工|完工|结顶|封顶|投入使用|投入运[行营]|投用|交付")


def find_steps(text: str) -> tuple[Step, ...]:
    """The steps that a clause tells of, planned or reported, in order.

    Args:
        text: One folded clause.

    Example:
        >>> [text[s.start : s.end] for text in ["县医院新院区三季度竣工、年内搬迁"] for s in find_steps(text)]
        ['县医院新院区三季度竣工', '年内搬迁']
        >>> [s.status.value for s in find_steps("启动医疗集团信息平台建设")]
        ['started']
        >>> find_steps("深入推进医养结合示范县创建")
        ()
    """
    out: list[Step] = []
    at = 0
    for end in (*_cuts(text), len(text)):
        if step := _step(text, at, end):
            out.append(step)
        elif out:  # 完成可研、立项: no step of its own, so part of the one before
            out[-1] = attrs.evolve(out[-1], end=end)
        at = end + 1
    return tuple(out)


def _cuts(text: str) -> Iterator[int]:
    """Where a clause lists further steps: 、 before a time or a verb, or between two whole steps."""
    at = 0
    for match in _LISTED.finditer(text):
        follows = _PART.match(text, match.end())
        if follows or (
            _LAST.search(text[at : match.start()]) and _follows_whole(text, match.end())
        ):
            at = match.end()
            yield match.start()


def _follows_whole(text: str, start: int) -> bool:
    """Whether the next item of a list is a step with its own owner (、康复楼年底投用)."""
    end = text.find("、", start)
    step = _last_verb(text[start : end if end >= 0 else len(text)], 0)
    return bool(step and len(step.lead) >= 4)


def _step(text: str, start: int, end: int) -> Step | None:
    words = text[start:end]
    return _first_verb(words, start) or _last_verb(words, start)


def _is_process(lead: str) -> bool:
    adverbs = _ADVERB.match(lead)
    return bool(_PROCESS.match(lead, adverbs.end() if adverbs else 0))


def _first_verb(words: str, start: int) -> Step | None:
    """The step that a verb with its object behind it tells of."""
    for match in _VERB.finditer(words):
        lead, rest = words[: match.start()], words[match.end() :]
        if not _takes(match.group(), rest.strip()):
            continue
        if not _BARE_LEAD.match(lead) and not _names_owner(lead):
            continue
        status = Status.STARTED if match["begun"] else Status.DONE
        return _made(words, start, match.start(), lead, status)
    return None


def _names_owner(lead: str) -> bool:
    """Whether the words before a verb only tell whose step it is."""
    return (
        len(lead) <= 60
        and not _is_process(lead)
        and not re.search(
            r"(?:的|未|不|后|等方式|[“《(]|定期|经常|每[年月周]|每季度?|按月|按季度?|[和、])$", lead
        )
    )


def _takes(verb: str, rest: str) -> bool:
    """Whether a verb and what stands behind it make a step with an end."""
    if len(rest) < 2 or rest[0] in "的率了、" or _ONGOING.search(rest) or _NOT_BUILT.search(rest):
        return False
    if verb == "通过":
        return bool(_ACCREDITED.search(rest))
    if verb == "达到":
        return bool(_STANDARD.search(rest))
    if verb.startswith("创建"):
        return not rest.endswith(("工作", "活动", "成果", "任务"))
    if verb == "召开":
        return not rest.endswith("等")
    return True


def _last_verb(words: str, start: int) -> Step | None:
    """The step that a verb at the clause's end tells of."""
    match = _LAST.search(words)
    if not match:
        return None
    lead = words[: match.start()]
    if len(lead.strip()) < 2 or lead.endswith(("的", "未", "不", "对")) or _NOT_BUILT.search(lead):
        return None
    if _is_process(lead) and not _HARD_END.search(match.group()):
        return None
    if match["verb"] in ("验收", "完成", "启动", "成立", "通过") and len(lead) > 30:
        return None
    status = Status.STARTED if match["begun"] else Status.DONE
    return attrs.evolve(_made(words, start, match.start(), lead, status), bare=True)


def _made(words: str, start: int, verb: int, lead: str, status: Status) -> Step:
    blank = len(words) - len(words.lstrip(" \n"))
    end = start + len(words.rstrip(" \n"))
    return Step(start + blank, end, start + verb, lead.strip(), status)


_GOING = re.compile(
    r"(?:(?:有序|稳步|加快|顺利|扎实|全面|持续|抓紧|正在|正|正在加紧|快速)(?:推进|实施|建设|施工|进行)(?:中)?|即将(?:竣工|完工|投用|启用|投入使用|开工|交付)|进展顺利|在建|进入[^,]{2,12}(?:阶段|施工|收尾)|加紧施工|破土在即)$"
)
_WORKS = re.compile(r"工程|项目|院区|大楼|楼|迁建|扩建|新建|改造|建设|医院|中心|基地|平台")


def find_going(text: str) -> tuple[Step, ...]:
    """What a clause reports as under way.

    Example:
        >>> [step.lead for step in find_going("县中医院迁建工程有序推进、血站大楼即将竣工")]
        ['县中医院迁建工程', '血站大楼']
    """
    pieces = text.split("、")
    if not all(_GOING.search(piece) for piece in pieces):
        pieces = [text]
    out, at = [], 0
    for piece in pieces:
        match = _GOING.search(piece)
        if match and not _is_process(piece) and _WORKS.search(piece, 0, match.start()):
            lead = piece[: match.start()]
            out.append(_made(piece, at, match.start(), lead, Status.UNDER_WAY))
        at += len(piece) + 1
    return tuple(out)


def strip_process(text: str) -> str:
    """A clause without the words of doing that it begins with.

    Example:
        >>> strip_process("稳步推进县医院新院区建设")
        '县医院新院区建设'
    """
    adverbs = _ADVERB.match(text)
    text = text[adverbs.end() :] if adverbs else text
    process = _PROCESS.match(text)
    return text[process.end() :] if process else text
