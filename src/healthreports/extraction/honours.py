"""Awards, titles, selections and passed accreditations in a clause."""

import re
from collections.abc import Iterator

import attrs


@attrs.frozen
class Award:
    """An honour in a clause; offsets count from the clause's first character.

    Attributes:
        start: Of the words that say so.
        end: After them.
        verb: Where it says that it was received.
        owner: Who received it, as written; empty where the clause leaves it out.
        title: What was received.
    """

    start: int
    end: int
    verb: int
    owner: str
    title: str


# What makes a thing received an honour.
_MARK = re.compile(
    r"""
      称号|荣誉|先进|优秀|优胜|优等|优良等?次|示范|文明|标兵|模范|样板|标杆|典型|典范|最佳|[十百]佳|[十百]强|明星|之星|新秀|名单|名录|储备|案例|培养对象|领军人才|拔尖人才
    | 试点|试验区|先行[县市区]|代表性|非物质文化遗产|推荐标准|基本标准|[三四五345]星|星级|A\+|[A优]级|等次|[一二三四特]等[奖功]|奖(?![励补惩金品学])|金奖|奖金奖|[金银铜]牌|红旗|奖[状章牌]
    | 巾帼|督查激励|真抓实干|青年文明号|敬老文明号|工人先锋号|先锋号|五一劳动|青年突击队|(?:国家|全国|省级?|自治区级?|市级)?(?:卫生|健康|平安|园林|长寿|文明|生态|宜居|无烟|食品安全|双拥|森林|慈善|诚信|绿色|美丽|节约型?|清廉|友好)
      (?:促进)?(?:城市|县城|县|区|市|乡镇|镇|乡|街道|村|社区|单位|机关|医院|学校|家庭|细胞|卫生院)
    | 健康促进|社区医院|次中心|[三二一]级[甲乙丙]?等?|[三二一][甲乙]|群众满意|百姓(?:放心|满意)|重点(?:专科|学科|实验室|专病)|特色(?:专科|专病|科室)|名(?:中医|医|科|院)|基地|区域医疗中心|医学中心|研究中心|中心单位|表彰|嘉奖|记功
    | 传承工作室|工作站|单位$|集体$|个人$|工作者$|门诊$
    """,
    re.VERBOSE,
)
# Received in words that are no title: approval, money, goods, reports.
_NO_TITLE = re.compile(
    r"(?:肯定|认可|好评|批示|点赞|赞誉|支持|关注|重视|资金|资助|经费|国债|专项债|补助|补偿|投资|批复|规划$|规划纲要|建设(?:计划|规划|内容|任务)|工作计划|成绩|成效|实效|进展|突破|效果|交流|发言|推广|报道|学习内容|专利|准入|牌照|许可|信息|机会|满意度|考核(?:内容|体系|指标|范围)|议事日程|重点工作|目标)等?$"
)
_SURE = (
    r"获评|喜获|荣获|荣膺|荣登|荣列|荣立|荣膺|获颁|斩获|摘得|摘取|捧得|捧回|夺得|被?(?:评选|评定|评|表彰|命名|授牌|授予|嘉奖|遴选|推选|推荐)为|被(?:[^,;。被]{2,24}?)(?:评选为|评定为|评为|表彰为|命名为|授予|认定为|确定为|列为|确认为|遴选为|通报表扬|通报表彰|表彰)"
    r"|授予|创成|创评|成功创(?:建|成)(?:为|成为)?|创建成为|(?:成功|顺利)申创|成功入[选围]|入[选围]|上榜|晋级|成功晋[升级]为?|蝉联|通报表[扬彰]|获(?:得)?(?:命名|授牌|表彰|嘉奖)"
)
_LOOSE = r"(?<![收捕查缴抓截俘])获(?:得(?!感)|批(?!复|准)|(?![得取益悉知准救利胜批颁评奖]))|获奖|取得|赢得|当选|成功申报|建成|成为|成功跻身|跻身|进入|列入|列为|纳入|确定为|认定为|确认为|授牌|达到|晋升为?|升格为|升级为|升为|创建(?:成?为|成)|通过|评为|命名为"
_LED = r"(?:(?:曾经?|先后|多次|再次|首次|首批|成功|顺利|圆满|一举|正式|均|全部|全面|全域|也|又|还|再|已|已经|分别|同时|连续[\d一二三四五六七八九十]{1,3}(?:个?年度?|次|届|轮)|蝉联|率先|双双|相继|陆续|光荣|高分|高质量|一次性|并|且|被))*"
_VERB = re.compile(rf"(?:(?P<sure>{_SURE})|(?P<loose>{_LOOSE}))")
_RUN = re.compile(
    r"(?:实现|取得|荣?获得?|赢得|斩获|保持|夺得|喜获)(?:了)?[^,;]{0,40}?[三四五六七八九十]连(?:优|冠|胜|A)[\"”'’]?"
)
_PASSED = re.compile(
    r"通过(?:了)?(?!开展|加强|组织|实施|强化|采取|利用|以|建立|日常|举办|对|定期|自查)(?P<what>[^,;。]{0,48}?(?P<test>验收|认证|评审|复审|复评|评定|认定|复核|评估|评价|考核|考评|测评|审核|审评|审查|审计|调查|创建|检查|鉴定|监测|认可|[一二三四五六]级(?:[甲乙]等?)?))(?P<tail>合格|达标|工作)?(?=$|[,;。)]|并|、|和)"
)
# 国家卫生县城复审顺利通过
_PASSED_LAST = re.compile(
    r"(?:验收|认证|评审|复审|复评|评定|认定|复核|评估|考评)(?:工作)?(?:获得?|顺利|成功|圆满|一次性|全部|均)*通过$"
)
# 通过检查、评估 may also say how something was done; then no rank of the examiner stands before it.
_MILD = frozenset(
    (
        "评估",
        "评价",
        "考核",
        "考评",
        "测评",
        "审核",
        "审查",
        "检查",
        "调查",
        "监测",
        "创建",
        "审计",
        "认可",
    )
)
_STRICT = re.compile(
    r"国家|全国|[省市州县区]级?|自治区|顺利|成功|圆满|高分|专家|现场|正式|一次|复|达标|标准|等级|终期|中期|考核评估|国际|级|星|ISO|CNAS|推荐"
)
_PASSED_ALONE = re.compile(
    r"^(?:最终|并|均|且|已|全部|顺利|成功|圆满|一次性|一举|高分|以[^,]{2,8}成绩)*通过(?:了)?(?:验收|评审|认证|复审|评估)?$"
)
_EXAMINED = re.compile(
    r"(?:接受|迎接|迎来|完成)[^,;。]{0,40}(?:验收|认证|评审|复审|复评|评估|评价|考核|检查)$"
)
# Not received, or not yet.
_NOT_YET = re.compile(
    r"力争|争取|确保|计划(?!生育|免疫)|(?<![模])拟|启动|迎接|巩固|申报(?!并|获)|筹备|备战|准备|争创|努力|有望|即将|助力|申请|冲刺|对标|对照|围绕|目标是|为[^,]{0,12}(?:创成|获评)|预计|要(?:成功|顺利|通过)|待|(?<!已)将(?:被|获)|初审"
)
_FIRST_WORDS = re.compile(r"^[\s“\"]*(?:并且?|同时|此外|另外|其中|而且|且|还|也|另)(?=.)")
_QUOTES = {"“": 1, "《": 1, "(": 1, "‘": 1, "”": -1, "》": -1, ")": -1, "’": -1}


# “甲”“乙”, “甲”和“乙”: titles in a row.
_JOINT = re.compile(r"[、和及与]?(?=[“《])")


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """The items of a row, as (start, end): between 、 or between quotation marks."""
    at, depth, straight = 0, 0, False
    for i, c in enumerate(text):
        depth = max(0, depth + _QUOTES.get(c, 0))
        straight ^= c == '"'
        if depth or straight:
            continue
        if c == "、" and i >= at:
            yield at, i
            at = i + 1
        elif c in "”》" and (joint := _JOINT.match(text, i + 1)):
            yield at, i + 1
            at = joint.end()
    yield at, len(text)


def _is_title(words: str, sure: bool) -> bool:
    """Whether words behind a verb of receiving are a title."""
    if len(words.strip("“”\"'的了 ")) < 2 or _NO_TITLE.search(words):
        return False
    return not _VAGUE.match(words) and (sure or bool(_MARK.search(words)))


_VAGUE = re.compile(r"(?:多项|诸多|一系列|各类|各种|多个|众多|不少|系列|重要|若干)")


def _cut_title(words: str) -> str:
    """The title alone: no bracket behind it, no further clause behind 并, no 称号."""
    words = re.split(r"(?<!合)并(?!发|轨|联)|从而|收获|,|;", words)[0]
    words = re.sub(r"\s*\([^()]*\)?$", "", words)
    return words.rstrip(" 。、")


def _received(text: str) -> tuple[int, int, int] | None:
    """Where the first verb of receiving begins and ends and its title ends, or `None`."""
    for match in _VERB.finditer(text):
        rest = text[match.end() :]
        title = _cut_title(rest)
        before = text[: match.start()]
        if (
            _NOT_YET.search(before)
            or _NOT_YET.search(title[:4])
            or before.endswith(("的", "未", "不", "才能"))
        ):
            continue
        if _attributive(text[match.end() + len(title) :], title):
            continue
        if match["sure"] and _stands_alone(match.group(), before, title):
            return match.start(), match.end(), match.end() + len(title)
        if _fits(match, before, title):
            return match.start(), match.end(), match.end() + len(title)
    return None


def _stands_alone(verb: str, before: str, title: str) -> bool:
    """Whether what was received stands before its verb (“国家卫生县城”成功创建; 受到市政府通报表扬)."""
    return (
        not title
        and len(before) >= 4
        and bool(re.search(r"成功创|通报表|表彰|嘉奖|上榜|命名|授牌", verb))
        and bool(_MARK.search(before) or "通报" in verb)
    )


def _fits(match: re.Match[str], before: str, title: str) -> bool:
    verb = match.group()
    if verb == "通过":
        return False
    if verb == "达到":
        return bool(re.search(r"(?:推荐|基本|消除|阻断|传播控制)标准(?:要求)?$", title))
    if verb == "建成":
        return bool(_TITLED_PLACE.search(title))
    if verb == "取得":
        return bool(re.search(r"等次|等奖|称号", title)) and not _NO_TITLE.search(title)
    if verb == "获奖":
        return False
    if verb == "进入":
        return bool(re.search(r"名单|储备|试点$|行列$", title))
    if verb in ("列入", "纳入", "列为"):
        return (
            bool(
                re.search(
                    r"试点|储备|名单|名录|案例|示范|培养对象|代表性|样板|重点专科|重点学科|先进|优秀",
                    title,
                )
            )
            and not _NO_TITLE.search(title)
            and not re.search(r"(?:把|将|推动)", before)
        )
    if verb.startswith(("晋升", "升")):
        return bool(re.search(r"[三二一]级|[三二][甲乙]|等$|医院$", title))
    if verb == "成为":
        return not _MADE.search(before) and bool(_JOINED.search(title))
    return _is_title(title, sure=bool(match["sure"]))


# 建成国家健康城市: a title, not a building.
_TITLED_PLACE = re.compile(
    r"(?:国家|全国|省级?|自治区级?)[^,;]{0,24}(?:(?:示范|先行|试验)[县市区旗]|先进(?:单位|[县市区旗])|(?:卫生|健康|文明)(?:城市|县城|城|乡镇|镇|[县市区旗])|促进[县市区旗])$|社区医院$"
)
# 打造成为全省标杆, 成为群众身边的样板: said of oneself.
_MADE = re.compile(r"(?:打造|建设|培育|培养|转变|发展|努力|已然|逐步|日益)$")
_JOINED = re.compile(
    r"(?:试点|成员|基地|示范)(?:项目|单位|县|区|市|医院|机构|中心|城市)?$|推荐标准|社区医院$"
)


def _attributive(rest: str, title: str) -> bool:
    """Whether the words only qualify a noun (荣获先进称号的个人)."""
    return bool(
        re.search(r"(?:称号|荣誉|表彰|单位|等奖|认证|验收|评审)的(?!$)", title)
    ) or rest.startswith("的")


def _passed(text: str) -> tuple[int, int, int] | None:
    """Where 通过 begins and ends and the accreditation passed ends, or `None`."""
    for match in _PASSED.finditer(text):
        what, test = match["what"], match["test"]
        before = text[: match.start()]
        if _NOT_YET.search(before) or (match.end() < len(text) and text[match.end()] == "的"):
            continue
        if test in _MILD and not (
            _STRICT.search(what) or re.search(r"(?:顺利|成功|圆满|高分|一次性)$", before)
        ):
            continue
        if re.search(r"初审|预审|人员|资格|职称|方式", what):
            continue
        return match.start(), match.start() + 2, match.end()
    if (last := _PASSED_LAST.search(text)) and not _NOT_YET.search(text):
        return last.start(), len(text), len(text)
    return None


def find_awards(text: str) -> tuple[Award, ...]:
    """The honours that a clause says were received, in order.

    The words of the first run from the clause's beginning, those of each further one are its own.

    Args:
        text: One folded clause.

    Example:
        >>> [a.title for a in find_awards("我县荣获国家卫生县城、省级健康促进县称号")]
        ['国家卫生县城', '省级健康促进县称号']
        >>> [(a.owner, a.title) for a in find_awards("县妇幼保健院顺利通过二级甲等评审")]
        [('县妇幼保健院', '通过二级甲等评审')]
        >>> find_awards("相关做法获得省卫健委充分肯定")
        ()
    """
    if (run := _RUN.search(text)) and not _NOT_YET.search(text[: run.start()]):
        return _run_awards(text, run)
    found = _received(text)
    passed = _passed(text)
    if passed and (not found or passed[0] < found[0]):
        return (_award(text, passed, whole=True),)
    return tuple(_listed(text, found)) if found else ()


def _run_awards(text: str, run: re.Match[str]) -> tuple[Award, ...]:
    """A row of good marks (实现健康浙江建设考核“六连优”), and the honours listed behind it."""
    first = Award(_begin(text, run.start()), run.end(), run.start(), "", run.group())
    if text[run.end() : run.end() + 1] != "、":
        return (first,)
    at = run.end() + 1
    rest = (
        attrs.evolve(a, start=a.start + at, end=a.end + at, verb=a.verb + at)
        for a in find_awards(text[at:])
    )
    return (first, *rest)


def _begin(text: str, verb: int) -> int:
    """Where the words of an honour begin: the clause's beginning, or behind a 并 that leads to the verb."""
    start = 0
    if (
        match := re.search(
            rf"并(?:且)?(?={_LED}(?:实现|被|获|荣|创|入选|通过|成功|顺利|取得)?$)", text[:verb]
        )
    ) or (match := _FIRST_WORDS.match(text)):
        start = match.end()
    while start < verb and text[start] in " \n、":
        start += 1
    return start


_OWNER_LAST = re.compile(rf"(?:{_LED}(?:被[^,]{{0,20}}|我们)?)$")


def bare(words: str) -> str:
    """A title without the marks around it, where they hold the whole of it.

    Example:
        >>> bare("“青年文明号”"), bare("“三级乙等”综合医院")
        ('青年文明号', '“三级乙等”综合医院')
    """
    words = words.strip(" 、")
    inner = words[1:-1]
    whole = words[:1] in ("“", '"') and words[-1:] in ("”", '"') and not set(inner) & set('“”"')
    return inner if whole else words


def _award(text: str, places: tuple[int, int, int], *, whole: bool) -> Award:
    verb, behind, end = places
    start = _begin(text, verb)
    if whole and not text.startswith("通过", verb):  # 国家卫生县城复审顺利通过
        return Award(start, end, verb, "", text[start:end])
    owner = _OWNER_LAST.sub("", text[start:verb])
    return Award(start, end, verb, owner.strip(" 、"), bare(text[verb if whole else behind : end]))


def _listed(text: str, places: tuple[int, int, int]) -> Iterator[Award]:
    """The honours of one verb: titles in a row, each its own, and what further verbs in the row give."""
    verb, behind, end = places
    if end == behind:
        start = _begin(text, verb)
        yield Award(start, end, verb, "", text[start:verb])
        return
    whole = _award(text, places, whole=False)
    pieces = [(behind + a, behind + b) for a, b in _pieces(text[behind:end])]
    if len(pieces) == 1 or not _is_row(text, pieces):
        yield whole
        return
    yield attrs.evolve(whole, end=pieces[0][1], title=bare(text[behind : pieces[0][1]]))
    for a, b in pieces[1:]:
        if inner := _received(text[a:b]):
            yield Award(
                a, a + inner[2], a + inner[0], whole.owner, bare(text[a + inner[1] : a + inner[2]])
            )
        elif _is_listed_title(text[a:b]):
            yield Award(a, b, a, whole.owner, bare(text[a:b]))


_DOING = re.compile(
    r"完善|推进|推动|开展|实施|打造|建立|建成|建设|加强|深化|启动|成立|举办|完成|巩固|提升"
)


def _is_listed_title(words: str) -> bool:
    """Whether what stands behind a title in a row is one too, and no further deed."""
    return not _DOING.match(words) and (bool(_MARK.search(words)) or words[0] in '“"《')


_COMPLETE = re.compile(
    r"(?:[”\"》县市区镇村省院]|单位|集体|组织|支部|个人|工作者|城市|县城|称号|案例|样板|样本|明星|标兵|奖|奖状|奖章|号|岗|名单|项目|社区|医院|学校|基地|之星|党员|新秀|机构|人物|医生|护士|试点|储备库|等次|星级?|A\+?|标准|工作室|家庭|专科|学科)(?:\([^()]*\))?$"
)


def _is_row(text: str, pieces: list[tuple[int, int]]) -> bool:
    """Whether each piece before the last is a title of its own, not half of one (胸痛、卒中中心)."""
    return all(_COMPLETE.search(text[a:b]) and b - a >= 4 for a, b in pieces[:-1]) and any(
        _MARK.search(text[a:b]) or _VERB.search(text[a:b]) for a, b in pieces
    )


def ends_examined(text: str) -> bool:
    """Whether a clause ends with an examination undergone, which the next may say was passed.

    Example:
        >>> ends_examined("卒中中心接受省专家组现场验收")
        True
    """
    return bool(_EXAMINED.search(text)) and not _NOT_YET.search(text.replace("迎接", ""))


def is_bare_pass(text: str) -> bool:
    """Whether a clause says no more than that what stands before it was passed.

    Example:
        >>> is_bare_pass("并顺利通过")
        True
    """
    return bool(_PASSED_ALONE.match(text.strip()))
