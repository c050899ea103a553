"""Numerals that are no figure, each with the reason: dates, ages, grades, ordinals, names, furniture."""

import re
from collections.abc import Iterator

import attrs

from healthreports.quantities import UNIT, Form, Found


@attrs.frozen
class Exclusion:
    """A stretch of text whose numerals are no figures.

    Attributes:
        start: Offset of its first character.
        end: Offset after its last.
        reason: Why.
    """

    start: int
    end: int
    reason: str


_SMALL = "[一二三四五六七八九十两]"
# The surnames that begin no other word behind 村民 or 老.
_SURNAMES = "王李张刘陈杨赵吴周徐孙朱胡郭何贺罗梁宋郑谢韩唐冯董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏汪田姜范姚谭廖邹熊陆郝孔崔康邱秦侯邵孟龙万段雷钱汤尹黎武"
# 每轮均在36小时内完成, 2小时内到达现场: a time kept or promised.
_KEPT = "(?:完成(?!率)|到达|抵达|出具|办结(?!率)|送达)"
# A quoted or titled name; quotation marks pair up, ASCII ones by turns.
_STORY = re.compile(
    r"[\u4e00-\u9fff](?:大爷|大妈|大娘|大叔|阿姨|奶奶|爷爷|女士|先生|老伯|婆婆|师傅)|[\u4e00-\u9fff]某(?:某)?[,\u4e00-\u9fff]|家住|老太太|小伙子"
    # 他在离城170公里的草场上突发心梗; 自己只掏了一千多元
    r"|[他她](?!们)[^,;。]{0,16}(?:做了|突发|拿着|住进|住院|确诊|查出)|自己(?:只|仅)?(?:掏|付|花|承担)"
    # 老贺的儿子算了一笔账; 父亲一次住院自付一千多元; 72岁的王秀兰住院花了8600元
    rf"|(?<![\u4e00-\u9fff])老[{_SURNAMES}](?:的|说|家的|两口|一家|笑)"
    r"|(?:^|[,;:“我他她])(?:父亲|母亲|老伴|妻子|丈夫|儿子|女儿|孙子|孙女)[^,;。]{0,12}(?:住院|看病|自付|报销|花了?|手术|治病)"
    rf"|(?:\d岁的(?:村民|牧民|居民|患者)?|村民|牧民|渔民|农民)[{_SURNAMES}][\u4e00-\u9fff]{{1,2}}[^;。]{{0,12}}(?:住院|看病|报销|花了|自付|查出|突发|告诉|说)"
    # “过去拍个片子要往返四十多公里,还得花上百块钱。”
    r"|^[“\"][^”\"]{0,12}(?:过去|以前|原来|从前)[^。]{0,24}(?:要|得)[^,;。]{0,10}(?:花|跑|走|往返|折腾|等|排队)"
)
_QUOTED = re.compile(r"[“「『‘]([^“”「」『』‘’\n]{1,40}?)[”」』’]|\"([^\"\n]{1,40}?)\"")
_TITLED = re.compile(r"《[^《》\n]{1,80}》?")
# A figure inside quotation marks: “达标率100%”.
_FIGURE_INSIDE = re.compile(r"\d(?:%|‰|万人|人次|个百分点)")
_CLAUSE_INSIDE = re.compile(r"[,;。]|^.?零(?:感染|新增|死亡|发生|事故|报告|病例|输入|扩散)")

_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (reason, re.compile(pattern, re.VERBOSE))
    for reason, pattern in (
        (
            "address",
            r"""(?:邮政编码|邮编)\s?:?\s?\d{6}(?!\d)
                | (?<=[路街道巷弄村段里])\d{1,5}(?:-\d{1,4})?号(?:[附第]?\d{1,4}(?:号|栋|幢|楼|层|室|单元|座)){0,4}+""",
        ),
        ("address", r"https?://[!-~]{1,200}+|[\w.]{1,40}@[\w.]{1,40}|www\.[!-~]{1,100}+"),
        (
            "document number",
            r"[\u4e00-\u9fff]{0,8}[〔\[【(](?:19|20)\d\d[〕\]】)]\s?第?\d{1,5}\s?号",
        ),
        (
            "standard",
            r"(?:GB|WS|DB\d\d|YY|HJ|ISO|IEC)(?:/[TZ])?\s?\d{1,6}(?:\.\d{1,3})?(?:[-—](?:19|20)\d\d)?(?!\d)",
        ),
        ("index number", r"[A-Za-z]{0,6}\d{9,}[A-Za-z0-9]{0,20}+(?:[/-][A-Za-z0-9-]{1,30}+)?"),
        (
            "telephone",
            r"(?:电话|热线|传真|手机|号码)\s?[:为是]?\s?\d{7,12}(?![\d.]|\s?[万亿余多人件次个名元])",
        ),
        (
            "telephone",
            r"(?<!\d)0\d{2,3}\s?-\s?\d{7,8}(?!\d)|(?<!\d)1[3-9]\d{9}(?!\d)|(?<!\d)400-?\d{3}-?\d{4}",
        ),
        (
            "telephone",
            r"(?<![\d.])(?:120|110|119|12320|12345|12356|96\d{3,4})(?=[急救热平市“”\"'及、和]|(?:公共)?卫生)",
        ),
        (
            "date",
            r"(?<!\d)(?:19|20)\d\d[-./](?:0?[1-9]|1[0-2])[-./](?:[0-2]?\d|3[01])(?!\d)(?:\s{1,3}\d{1,2}:\d\d(?::\d\d)?)?",
        ),
        ("date", r"(?<=\d[-~—至])(?:[01]?\d|2[0-4]):[0-5]\d(?!\d)"),
        (
            "date",
            r"(?<!\d)(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?!\d)(?=$|[\s,。;、\-~—至时前后])",
        ),
        ("date", r"(?<![\d.])(?:19|20)\d\d年?\s?[-—~至到]{1,2}\s?(?:19|20)\d\d年?(?:度)?(?!\d)"),
        (
            "date",
            r"""(?<![\d.])(?:19|20)\d\d\s?年(?:度|版)?(?:的?\s?\d{1,2}(?:\s?[-—~至到]{1,2}\s?\d{1,2})?\s?月份?(?:\s?\d{1,2}\s?[日号])?
                (?:\s?[-—~至到]{1,2}\s?(?:\d{1,2}月)?\d{1,2}[日号])?)?(?:第?[一二三四1-4]季度|前[二三]季度)?""",
        ),
        (
            "date",
            r"(?<![\d.个])\d{1,2}(?:\s?[-—~至到、]{1,2}\s?\d{1,2})?\s?月(?![龄内])(?:\s?\d{1,2}(?:[-—~至到、]\d{1,2})?\s?[日号])?",
        ),
        ("date", r"(?<![\d.])\d{1,2}[日号](?=[,。上下晨前当起至)]|$)"),
        ("date", rf"(?:十[一二]?|{_SMALL})月?[-—~至到](?:十[一二]?|{_SMALL})月份?"),
        ("date", rf"(?:十[一二]|{_SMALL})月(?:份|[初末底])|[一二三四]季度|前[二三]季度"),
        (
            "date",
            rf"(?<![\d.第])(?:19|20)\d\d(?=[,、。;:“《]|$|(?![余多几万亿千年]|{UNIT})[^\W\d])",
        ),
        (
            "ordinal",
            r"第\s?(?:\d{1,4}(?!\d)|[一二三四五六七八九十百零]{1,5}+)(?:[个届批次期轮号版]|季度|剂次?|针|人民|中|附属|医院|类|章|节|条)?",
        ),
        ("dose", r"(?<!\d)(?:[一二两三四1-4](?:-[1-4])?)(?:剂次?|针)(?=接种|疫苗|次接种|和|、)"),
        (
            "age",
            r"""(?<![\d.])\d{1,3}(?:周?岁|月龄|个月)?\s?(?:[-—~至到]{1,2}\s?\d{1,3})?\s?(?:周?岁|月龄)
                (?:\(?(?:含\d{1,3}周?岁|不?含)\)?)?(?:\(?及?其?(?:以上|以下|以内)\)?)?""",
        ),
        ("age", r"(?<![\d.])\d{1,2}[-—~至到]\d{1,2}个?月龄?(?=婴|儿|龄|的)"),
        ("age", r"[一二三四五六七八九十]{1,3}+周?岁(?:及?以上|以下)?"),
        (
            "grade",
            r"[一二三四五](?:、[一二三四])?级(?:及(?:其)?以上|以上)?(?:[甲乙丙](?:等|级)?)?|[一二三四](?:、?[二三四])?(?:[甲乙丙])(?!烷|肝|型)",
        ),
        ("grade", r"[一二三四五六七](?:星级?|A级?)|\d[A-E]级?(?![A-Za-z])|\d级"),
        ("grade", r"[一二三四两]、?[二三四]?(?:类|级)(?=手术|切口|疫苗|传染|医疗|事业|标准)"),
        (
            "rate base",
            r"""每?(?<![\d.余多几百千万十])(?:百|千|万|十万|百万)(?:名|个|常住|户籍|服务|农业|老年|门诊|住院|出院)?人口?
                (?=以上|[^\W\d次])(?!才|大|民)""",
        ),
        (
            "rate base",
            r"每(?:百|千|万|十万|百万|\d{1,6}万?)(?:名|张|例|个|人次|床|户|[\u4e00-\u9fff]{0,4}人口)?",
        ),
        (
            "rate base",
            rf"(?:日|月|年|人)均|(?<![\d.])\d{{1,3}}(?=小时(?:内(?!{_KEPT})|值班|服务|在线))|7×24|24小时(?!内{_KEPT})|[0-9]{{1,2}}小时(?:内(?!{_KEPT})|自助|应急)",
        ),
        (
            "name",
            r"\d{1,4}(?:\s?\+\s?[\dXNnx][\d]{0,3})++(?:\s?\+\s?[XNnx])?|[\dXNn](?:\+[\dXNn]){1,6}",
        ),
        ("name", r"(?<=健康中国)\s?20\d\d|健康[\u4e00-\u9fff]{0,6}20[2-5]\d(?!年)"),
        (
            "name",
            r"(?<=健康)[\u4e00-\u9fff]{0,4}(?:\d{1,2}|[一二三四五六七八九十]{1,3}+)(?:项|大)(?:专项|重点)?(?:行动|工程|任务)",
        ),
        (
            "name",
            r"(?<![\d.])\d{1,3}分钟(?=[\u4e00-\u9fff]{0,8}(?:圈|服务圈|生活圈|就医圈|急救圈|健康圈))",
        ),
        (
            "name",
            r"[A-Za-z][A-Za-z]{0,8}[-.]?\d{1,4}(?:\.\d)?(?![\d.%‰,万亿余多台个家人名张所项例件套辆条份元间支组])",
        ),
        (
            "name",
            r"(?<![\d.])\d{1,4}(?:[A-DF-JL-TV-Za-z](?![A-Za-z]?[/])[A-Za-z]{0,10})(?![a-z]*升)",
        ),
        (
            "name",
            r"(?:十[一二三四五]|二十)[大届](?:[一二三四五六七八九]中全会)?|[一二三四五六七八九十]{1,2}中全会|十[一二三四五]五",
        ),
        ("name", r"(?<![\d.])\d{1,4}(?=(?:号(?![\d])|路公交|弄|幢|室(?![\u4e00-\u9fff])))号?"),
        ("name", rf"(?:\d|{_SMALL})个\d\d%"),  # 艾滋病防治三个95%
        ("name", rf"(?<![\d.])(?:\d{{1,2}}|{_SMALL}{{1,2}})类(?=\d{{1,3}}[项种])"),  # 6类10项以上
        # 发病数居前五位的依次为, 前10位死因: how long a list is.
        (
            "name",
            rf"(?<=前)(?:\d{{1,2}}|{_SMALL}{{1,2}})[位种](?=的(?:是|依次|为|病|疾|死|传)|依次|死因|病种|疾病|传染病|病因)",
        ),
        # 年终结余按6:3:1分成
        ("ratio of parts", r"(?<![\d:∶.])\d{1,3}(?:[:∶]\d{1,3}){2,4}(?![\d:∶])"),
        ("wording", r"一行\d{1,3}(?:余|多)?人"),
        ("name", rf"{_SMALL}个方面\s?\d{{1,3}}[类项条个种]"),
        (
            "slogan",
            rf"(?<![一二三四五六七八九十百千万零])(?:{_SMALL}|十{_SMALL})(?:大|化|院|病|癌|减|全|心|免|优|通|网|圈|会|员|体|师|馆合|率|降|提|增|早|定|必|要|评|站式|体化|致)",
        ),
        (
            "background",
            r"连续(?:第?(?:\d{1,2}|[一二三四五六七八九十两]{1,2}+))(?:个?年度?|届|次|轮)",
        ),
        ("background", r"用\s?\d(?:[-—~至]\d)?年(?:左右)?的?时间"),
        (
            "background",
            r"(?:\d{1,3}|[一二三四五六七八九十百]{1,4}+)(?:多|余)?周年|(?:近|过去|最近|这|未来|今后|前|后)(?:\d|[一二三四五六七八九十两])年|[一二三四五六七八九十]年(?:来|间|行动|计划|规划|一|任务|目标|攻坚)",
        ),
        (
            "background",
            rf"(?<![\d.])\d{{1,2}}年(?:行动|计划|规划|来(?!源)|间)|(?<![\d.在至到为])\d{{1,2}}个(?:小时|工作日)(?:内|以内)(?!{_KEPT})",
        ),
        ("enumeration", r"(?:^|(?<=[。;:\n]))\s{0,8}[(]?\d{1,2}(?:\.(?!\d)|[)、])\s?"),
        ("furniture", r"第\s?\d{1,3}\s?[版页]|(?:浏览|阅读|点击)(?:次数|量)?:?\s?\d{1,9}"),
    )
)


def _quoted(folded: str) -> Iterator[Exclusion]:
    for pattern in (_QUOTED, _TITLED):
        for match in pattern.finditer(folded):
            words = match.group()
            if pattern is _QUOTED and (
                _CLAUSE_INSIDE.search(words) or _FIGURE_INSIDE.search(words)
            ):
                continue
            if _HAS_NUMERAL.search(words) and words[1:-1] != "零":
                yield Exclusion(match.start(), match.end(), "name")


_HAS_NUMERAL = re.compile(r"[\d一二三四五六七八九十百千万零两]")
# 全区人均期望寿命83.82岁: here years of age are what is measured.
_AGE_MEASURED = re.compile(r"(?:寿命|年龄)[^,;。]{0,16}$")
# 人均预期寿命达79.5岁,到2030年达到80岁以上: measured further on in the sentence too.
_AGE_REACHED = re.compile(
    r"寿命[^。]{0,60}(?:达到?|[提升增延][高升加长]?了?[到至]?|突破|超过?|[升增]至|至)[近约]?$"
)


def _is_measured_age(folded: str, start: int) -> bool:
    """Whether an age at `start` is a figure of the place, not whom something is for."""
    near, far = folded[max(0, start - 24) : start], folded[max(0, start - 80) : start]
    return bool(_AGE_MEASURED.search(near) or _AGE_REACHED.search(far))


def find_exclusions(folded: str) -> tuple[Exclusion, ...]:
    """The stretches of a folded text whose numerals are no figures, in order; they may overlap.

    Example:
        >>> [e.reason for e in find_exclusions("2023年,为70岁以上老人接种,深化“3类15张清单”")]
        ['date', 'age', 'name']
    """
    out = list(_quoted(folded))
    for reason, pattern in _PATTERNS:
        for match in pattern.finditer(folded):
            if reason == "age" and _is_measured_age(folded, match.start()):
                continue
            out.append(Exclusion(match.start(), match.end(), reason))
    return tuple(sorted(out, key=lambda e: (e.start, e.end)))


_TIME = frozenset(
    ("年", "个月", "天", "日", "小时", "个小时", "分钟", "秒", "个工作日", "工作日", "月", "周")
)
# 历时3年半, 平均住院日8.4日, 候诊时间25分钟: time that is measured, no background.
_TIME_MEASURED = re.compile(
    r"时间|时长|用时|历时|耗时|天数|住院日|等候|候诊|响应|反应|缩短|压缩|平均|使用|满足|储备|延长|工期|周期|提速|时限|降至|减至|不超过"
    rf"|每人每[年月][^,;。]{{0,6}}(?:不少于|至少|不低于)|内{_KEPT}"
)
# 两个月时间,旗中心医院建成实验室: how long it took, told by the way.
_BY_THE_WAY = re.compile(r"(?:的)?时间[,里内]")
_LOOSE = frozenset("个项条类种支张件次场期轮大批组面道点部片层级门股份分站头里")
_FOUND_BEFORE = re.compile(
    r"(?:新增|新建|建成|成立|设立|创建|开设|引进|引入|获得?|共|达到?|举办|召开|增加|选派|设有|等|配套)(?:了)?$"
)
_ZERO_BEFORE = re.compile(r"(?:为|是|达到|达|实现|保持|归|均|率|数|例|[降减][至到])[“\"]?$")
_BARE_BEFORE = re.compile(
    r"(?:达到?|突破|超过?|逾|近|约|为|至|到|在|是|率|数|量|次|指数|得分|评分|比|值|:|[≥≤><]|不低于|不少于|不超过|、|分别|年的?|由|从)(?:了)?$"
)
_CLOSES = re.compile(r"\s?(?:$|[,。;、)\]和及|(]|[增升降提减缩扩下上翻])")


def is_story(sentence: str) -> bool:
    """Whether a sentence tells of one person, whose ages, days and bills are no figures of the place.

    Example:
        >>> is_story("荷花镇的李大爷去年做了手术,花费4.6万元")
        True
    """
    return bool(_STORY.search(sentence))


def refusal(folded: str, found: Found) -> str | None:
    """Why a quantity that stands in no exclusion is no figure all the same, or `None`.

    Args:
        folded: The folded text.
        found: A quantity of it.
    """
    before, after = folded[max(0, found.start - 8) : found.start], folded[found.end : found.end + 8]
    if found.form is Form.BARE:
        return _bare_refusal(found, before, after)
    if found.quantity.unit in _TIME and _passes(folded, found):
        return "duration"
    if not found.chinese:
        return None
    numeral = folded[found.start : found.end]
    unit = found.quantity.unit or ""
    if numeral[0] == "一" and found.quantity.value == 1 and unit != "成":
        return "article"
    vague = numeral[0] in "百千万亿" and numeral[1:2] not in tuple("一二三四五六七八九十零余多")
    if vague and not re.search(r"(?:近|超过?|约|逾|达|上|余|共)$", before):
        return "wording"
    if before.endswith(("数", "几", "第")):
        return "wording"
    if (
        found.quantity.value <= 10
        and unit[:1] in _LOOSE
        and unit not in ("个月", "百分点", "批", "轮", "场")
    ):
        return (
            None
            if _FOUND_BEFORE.search(before)
            and unit in ("个", "项", "种", "场", "期", "次", "件", "张")
            else "wording"
        )
    if (
        unit in ("年", "天", "日", "分", "度", "点", "秒", "小时", "倍", "成", "元")
        and found.quantity.value <= 10
    ):
        return None if unit in ("倍", "成") else "wording"
    return None


def _passes(folded: str, found: Found) -> bool:
    """Whether a length of time is only how long something took or lasts, not what is measured."""
    around = folded[max(0, found.start - 24) : found.end + 8]
    opens = folded[max(0, found.start - 1) : found.start] in ("", ",", ";", "。")
    by_the_way = opens and _BY_THE_WAY.match(folded, found.end)
    return bool(by_the_way) or not _TIME_MEASURED.search(around)


# 零感染, 零新增: the thing that did not happen stands behind.
_ZERO_OF = re.compile(r"(?:感染|新增|死亡|发生|事故|报告|病例|输入|扩散|漏诊|投诉|上访)")


def _bare_refusal(found: Found, before: str, after: str) -> str | None:
    if found.chinese:
        zero = found.quantity.value == 0 and (
            (_ZERO_BEFORE.search(before) and _CLOSES.match(after.lstrip('”"')))
            or _ZERO_OF.match(after)
        )
        return None if zero else "wording"
    if found.quantity.value <= 1 and before.endswith("是"):  # 健康是1,其他都是后面的0
        return "wording"
    if _CLOSES.match(after) and _BARE_BEFORE.search(before):
        return None
    return "name" if after[:1] and not _CLOSES.match(after) else "no unit"
