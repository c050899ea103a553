"""Names and subjects of figures, from the words around them."""

import re

from healthreports.extraction.candidates import BLANK


_DROPPED_FIRST = re.compile(
    r"""(?:
      \s|\0|[,;:、.|>-]|[一二三四五六七八九十]{1,3}年(?:间|来)?(?=净|累计|\0|$)|(?:这一|该|此|上述|这个|此项)(?:数字|数据|比例|指标|数值|比率)|以[^,;。]{2,24}为(?:龙头|核心|主体|牵头单位)(?:的|组建)?|这[座家所项个](?=[\u4e00-\u9fff])|[●■◆▲★◎○·※]|像[^,;。]{1,10}(?:这样|那样|一样)的|各级各类(?=医疗)|\(?\d{1,2}(?:\)|、|\.(?!\d))|[①-⑳]|
      (?:在)?(?:全|我|本)(?:市|区|县|省|旗|州|盟|镇|局|系统)(?!级|外)(?:各?地|范围内|上下|卫健系统|卫生健康系统|卫生系统|共有)?(?:的)?|辖区(?:内)?(?:共有)?|
      [^,]{0,8}(?:下|中|在|于)(?=全[市县区省])|[一二两三四五六七八九十]{1,2}[期批轮](?=学员|培训|班)|
      [\u4e00-\u9fff]{2,5}[市县区旗州](?=共?有|现有|设有)|共?有(?![效机序害限偿资关])|
      其中|包括|同时|此外|另外?有?|还有?|并且?|以及|及(?![时格早])其?|和|与|而且|从而|目前|现有?(?!代)|当年|全年(?!龄)|年末|年底|期末|截至|截止|底|末|
      累计(?!接种率)|共计|合计|总计|共(?!病|享|建|同|济|用)|已(?!婚)|又|再(?!生|就)|也|均(?!等|衡)|都(?!市|江|昌|匀|安)|约(?!束|谈)|近(?!视)|超|达到?(?!标)|[一二三四五六七八九]是|首先|其次|该院|该中心|该镇|该市|该局|该校|该所|该队|该站|该县|该区|他们?|她们?|我们|实现(?!率)|完成(?!率|数)|确保|力争|争取(?!资金|上级|项目|中央|省|专项)|努力|计划(?!生育|免疫)|拟|将|预计|要(?!素)|
      到(?!位)|至|于|为(?!民)|使(?!用)|由|从(?!业|事)|自(?!治|然|费|愿|身|主|查|杀|采)|以(?!上|下|内|色)|对(?!口|外|象|接)|向|被(?!动)|把(?!关)|了|她|跃|由此|分别|依次|按照?要求|原则上|高质量|高标准|高水平|顺利|圆满|全面|超额|扎实|积极|持续|稳步|有序|有效(?!投资)|深入|大力|不断|进一步|着力|切实|统筹|认真|严格|
      组织开展|组织|开展(?!率)|推进|推动|加强(?!免疫|针|接种)|落实|强化|提出|做好|抓好|加快|推行|实行|指导|督促|支持|
      上半年|下半年|一季度|年度|年内|今年|去年|每年度|以来|度|等
    )""",
    re.VERBOSE,
)
_DROPPED_LAST = re.compile(
    r"""(?:
      \s|\0|[,:;、|(=≥≤><-]|
      达到?了?|达至|为|是|有|(?<![签履预契])约|(?<!附)近|不足|不到|始终|将近|接近|(?<!彩)超过?了?|突破了?|逾|共计?|总计|合计|总数达|累计|计|已|(?<![平日人户月年次])均|各|仅|只|分别|依次|不低于|不少于|不小于|不高于|不超过|不多于|不得低于|不得超过|低于|高于|大于|小于|少于|多于|
      至少|最少|最多|至多|(?:严格)?控制在|保持在|保持|稳定在|维持在|稳定|提高到|提高至|提升到|提升至|上升到|上升至|下降到|下降至|降至|降到|降低到|降低至|缩短至|缩短到|缩短为|缩减至|增至|增加到|增加至|增长到|增长至|
      扩充至|扩充到|扩大到|扩大至|扩展到|减少到|减少至|调整为|扩至|升至|在|至|到|由|从|原先|原来的?|了|的|同比|环比|从?每人每[年月次]|每人|设有|拥有|现有|建有|配有|力争|确保|要求|目标|应|须|要|将|再|又|还|等|等级数|左右|实现|完成|面向|惠及|覆盖
    )$""",
    re.VERBOSE,
)
_MEANS = re.compile(
    r"^.{0,40}?等(?:多种|各种|各类)?(?:方式|形式|途径|渠道|措施|手段|载体|活动中)|^(?:通过|按照|根据|围绕|结合|依托|利用|按|参照|聚焦|针对|随着|作为|除)[^,]{0,30}?,"
)
# 通过应届校招、社会招聘招录在编人员: the deed stands behind the way it was done.
_WAY = re.compile(
    r"^(?:全年|共|累计)*(?:通过|采取|采用|利用|依托)[^,]{2,30}(?=招录|引进|录用|录取|新增|建成|培训|完成|收治|发放|筛查|选派|培养)"
)
_PRICE = re.compile(r"按(?:当年|可比|现行|\0{1,4})价格?(?:计算)?|受[^,。]{2,10}?影响")


def clean_first(text: str) -> str:
    """The words without what only leads up to a name."""
    text = text.lstrip()
    while match := _DROPPED_FIRST.match(text):
        text = text[match.end() :]
    return text


# 健康管理率72%(上级要求70%): who set a standard is no name.
_STANDARD = re.compile(
    r"[\s\0]*(?:距|较|比|与)?(?:(?:上级|省上|市上|县上|省里|市里|国家|省级|省市|自治区|规划)"
    r"(?:(?:下达|规定|考核)?的?(?:要求|目标|指标|标准值?)|下达的?任务)|[省市国]定(?:任务|目标|标准|指标))(?:的|为|是)?[\s\0]*"
)


def clean_last(text: str) -> str:
    """The words without what only leads from a name to its number."""
    if _STANDARD.fullmatch(text):
        return ""
    while text and (match := _DROPPED_LAST.search(text[-16:])):
        text = text[: len(text) - len(match.group())]
    return text


_ENUMERATED = re.compile(
    r"^.*[^”」》]等(?!级|次|待|候|额|于|分|同|离|位|地)|^.*[”」》]等(?!级|次|待|候|额|于|分|同|离|位|地)"
)
_LED = re.compile(
    r"(?:新增|新建|建成|引进|新改扩建|获评|创成|入选|培训|举办|配备|设置|培育|取得|成立|打造|建立|纳入)"
)
# 选派骨干到湘雅等医院进修: a place gone to, no list of examples.
_GONE_TO = re.compile(r"(?:到|赴|去|往)[^,;]{1,10}等$")
# 第35个爱国卫生月期间发放…
_OCCASION = re.compile(r"^[^,;。]{2,20}?(?:期间|之际)(?=[\u4e00-\u9fff]{2})")
_LONGEST = 120


def left_name(left: str) -> str:
    """The name in the words before a number.

    Example:
        >>> left_name("全年通过校园招聘、社会招聘等方式引进卫生专业技术人才")
        '引进卫生专业技术人才'
    """
    text = _PRICE.sub("", left[-_LONGEST:]).replace("\n", "")
    if text.rfind("“") > text.rfind("”"):  # a quotation that begins here holds the name
        text = text[text.rfind("“") + 1 :]
    text = clean_last(_OCCASION.sub("", re.sub(r"至少|不少于|总共", "", text)))
    text = _WAY.sub("", _MEANS.sub("", text))
    verb = ""
    match = _ENUMERATED.match(text)
    if match and not _GONE_TO.search(match.group()):
        rest = text[match.end() :]
        if len(rest.strip(BLANK + " ")) >= 4:
            led = _LED.match(clean_first(text))
            verb, text = led.group() if led else "", rest
    text = clean_last(clean_first(text)).replace(BLANK, "")
    text = re.sub(r"\s+", "", text)
    return verb + text if len(text) > 1 else verb


_FOLLOWING_STOP = re.compile(r"(?:,|;|。|并(?!发|轨|联)|且|以及|,其中|从而|$)")
# A bracket with a number is no part of a name; neither is one that stays open.
_REMARK = re.compile(r"\([^()]{0,40}\d[^()]{0,40}\)|\([^()]{0,60}$")
_LIST_MARK = re.compile(
    r"^\s?(?:、|和|及(?!格)|与|以及|并|且|或|[,;。)|]|全部|悉数|应[\u4e00-\u9fff]尽)"
)
# 300种西药摆放整齐 · 15个卫生院实现全覆盖: what is said of the things counted, no part of their name.
_DESCRIPTION = re.compile(
    r"(?<=[\u4e00-\u9fff]{2})(?:正在|摆得|摆放|整齐|排列).*$|实现$|作了?(?=(?:典型|交流|经验|表态)+发言)"
)
# 218个品种平均降价52%: the second number's own words.
_PRICED = re.compile(r"(?<=[\u4e00-\u9fff]{2})(?:平均|最高|最大)(?:降|价格|涨|节).*$")
_FILLER = re.compile(r"开展|进行|提供了?|组织|实施|免费(?=为)")


def right_name(right: str, last: bool) -> str:
    """The name in the words behind a number, empty where none begins there.

    Args:
        right: The words.
        last: Whether no other number stands in the clause; else the words may lead to that one.

    Example:
        >>> right_name("0-6周岁儿童开展孤独症筛查", last=True)
        '0-6周岁儿童孤独症筛查'
    """
    text = _REMARK.sub("", right.replace(BLANK, ""))
    if not text.strip() or _LIST_MARK.match(text):
        return ""
    text = re.sub(
        r"^\s*(?:\([^()\d]{1,2}\)|的|以上的?|左右的?|,|(?:第[一二三四五六七八九十]{1,3}批[、和]?){1,4})",
        "",
        text,
    )
    stop = _FOLLOWING_STOP.search(text)
    text = text[: stop.start()] if stop else text
    if not last:
        text = _PRICED.sub("", text)
        parts = re.split(r"、|和|及(?!格|其)|与|,|以及", text)
        text = parts[0] if len(parts) > 1 else ("" if _leads_on(text) else text)
    text = _DESCRIPTION.sub("", re.sub(r"\s+", "", text).strip(":"))
    text = (
        re.sub(r"(?:全面|已|全部|均已?)?(?:完成|竣工|启用|投用)$", "", text)
        if len(text) > 10
        else text
    )
    return _FILLER.sub("", text, count=1) if len(text) > 8 else text


def _leads_on(text: str) -> bool:
    """Whether the words between two numbers belong to the second (4轮共, 增至, 其中)."""
    return clean_last(clean_first(text)).strip() == "" or bool(
        re.match(r"(?:共|累计|合计|增|减|降|升|缩短|提|下降|上升|至|到|达|其中|同比|比|较|,)", text)
    )
