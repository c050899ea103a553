"""The units and places that figures belong to, where that is not the reporting place itself."""

import re


# What a single unit's name ends in.
_HOUSE = (
    r"(?:人民医院|中心医院|中医医院|中医院|中西医结合医院|妇幼保健院|妇幼保健计划生育服务中心|妇女儿童医院|"
    r"保健院|妇保院|方舱医院|定点医院|分院|总院|医院|卫生院|社区卫生服务中心|卫生服务中心|卫生服务站|"
    r"疾病预防控制中心|疾控中心|急救中心|急救站|紧急救援中心|急救(?:指挥|调度)(?:调度)?中心|妇计中心|妇幼保健中心|妇幼保健所|中心血站|血站|卫生监督所|监督所|卫生监督中心|卫生监督局|执法大队|执法支队|综合(?:行政)?执法队|防治[院所站]|红十字会|卫生学校|护理学校|精神卫生中心|康复中心|医学中心|诊断中心|会诊中心|"
    r"体检中心|健康管理中心|检测基地|实验室|托育园|托育中心|[一二三四五六七八九]院|医疗集团)"
)
# Words that cannot stand in a name before its house: they are deeds, counts or classes.
_NO_NAME = (
    r"[的了与和及、,:;在对为将被把向从等以]|推[进动]|加[强快]|深化|开展|完成|新[建增]|建[成设立]|改扩?建|扩建|迁建|创[建成]|支持|"
    r"指导|督促|选[派送]|组[建织]|[各每]|所有|全部|全[市区县省]|县域|区域|市域|[县市区省]级|乡镇|城[乡镇]|基层|公立|民营|社会办|"
    r"位[列居]|名列|入选|获评|荣获|通过|纳入|出台|制定|印发|修订|健全|完善|探索|落实|强化|改善|打造|举办|开设|引进|购置|改造|整合|依托|邀请|结对|派出|下设|走进|来到|部分|级|(?<!国)家|[所个]|高水平|智慧|互联网|清廉|平安(?![镇乡县区街])|紧密型|发展|提升|实施|启动|优质|友[好善]|示范|标准化|申请|投资"
)
_NAME = rf"(?:(?!{_NO_NAME})[\u4e00-\u9fff·]){{0,14}}?"
_LEAD = r"[★●■◆▲○·※]?(?:其中|据悉|这是|此外|同时|另外|目前|[全着聚奋大合]力|[聚乘借顺蓄]势|积极|继续)*(?:推动|支持|确保|依托|指导)?"
_AREA = r"(?:全[市区县省]|我[市区县])?"
# 县医院与省城两家医院建立协作关系: one unit acts, the other is its partner.
_ALLY = (
    r"[^,;。]{2,24}?(?:建立|结成|组成|组建|签订|签约|签署|合作|协作|共建|结对|结为|联合|达成|缔结)"
)
# 市妇保院(疾控中心、血站): the bracket belongs to the name.
_OFFICE = re.compile(
    rf"^\0*{_LEAD}\0*(?P<office>(?:120)?{_NAME}{_HOUSE}(?:\([^()]{{2,20}}\))?(?:[\u4e00-\u9fff]{{2,4}}(?:院区|分院))?)"
    rf"(?!\0*(?:[^,;。]{{0,12}}等\0*[一二三四五六七八九十\d]*[个家项所]|等|[、和及]|与(?!{_ALLY})|数(?!字|智)|总数|个数|点))(?P<rest>.*)$"
)
_BRAND = re.compile(
    r"^\0*(?:推进|完善|实施|打造|推广)?(?P<office>“[^“”]{1,16}”(?:平台|系统|项目|热线|App|APP|小程序|服务平台|信息平台))(?P<rest>.*)$"
)
_CLASS = re.compile(
    r"^\0*(?:全[市区县省]|各级|我[市区县])*(?P<office>(?:公立|民营|社会办|基层|县级公立|县级|城市公立|[一二三]级|[一二三]级公立|[一二三]级(?:及)?以上(?:公立)?|乡镇|镇街|苏木镇|镇|村级|各级各类)?"
    r"(?:医疗卫生机构|医疗机构|医院|卫生院|社区卫生服务中心|社区中心|村卫生室|托育机构|卫生监督机构)(?:\([^()]{2,20}\))?)(?P<rest>.+)$"
)
# 城东街道新增托位60个: a town is the subject of what it does itself.
_TOWN = re.compile(
    rf"^\0*(?:其中)?\0*(?P<office>(?:(?!{_NO_NAME}|这是|国家|卫生|健康|中心|建制|特色)[\u4e00-\u9fff]){{2,5}}?(?:街道|镇|乡|苏木))"
    r"(?P<rest>\0*(?:新增|新建|完成|建成|设置|开展|投入|签约|筛查|接种|体检|采集|发放|培训|累计|共).*)$"
)
# What a class of units does itself; a rate defined over units keeps the class in its name.
_DOES = re.compile(
    r"^(?:共|完成|累计|全年|年|\0)*(?:总?诊疗|门诊|急诊|门急诊|出院|入院|住院|就诊|收治|接诊|手术|辅助诊断|病床|药占比|药品收入|业务收入|"
    r"医疗费用|空编|次均|人均|平均住院|百元|提供诊疗)"
)
# 公立医疗机构开展…53万人次: a volume is the class's own, a share (提供儿科服务比例) is taken over it.
_OFFERS = re.compile(r"^(?:全面|共|累计)*(?:开展|提供|使用)")
_CLINICAL = re.compile(
    r"门诊|急诊|住院|出院|业务收入|药品收入|医疗服务收入|医疗收入|自付|(?:医务人员|职工)人均|抢救成功|开放床位|入院|病床|药占比|次均|手术|平均住院|CMI|诊疗|候诊|接诊|检查费|药费|百元医疗|下转|上转"
)
# 新建一个…: a clause that names a unit as what was done, not as who did it.
_DONE_TO = re.compile(r"^(?:建设|建成|竣工|开工|项目|工程)?$")


def split_subject(name: str, share: bool) -> tuple[str | None, str]:
    """The unit that a figure's words begin with, and the rest of the words.

    Args:
        name: The words.
        share: Whether the figure is a share.

    Example:
        >>> split_subject("市中医院门诊急诊总量", share=False)
        ('市中医院', '门诊急诊总量')
        >>> split_subject("公立医疗机构门急诊", share=False)
        ('公立医疗机构', '门急诊')
        >>> split_subject("二级以上医疗机构病房", share=True)
        (None, '二级以上医疗机构病房')
    """
    for pattern in (_BRAND, _CLASS, _OFFICE, _TOWN):
        match = pattern.match(name)
        if not match or not match["rest"].strip("\0 "):
            continue
        if pattern is _CLASS and not _acts(match["rest"], share):
            return None, name
        if pattern is _OFFICE and is_class(match["office"]):
            return None, name
        return match["office"], match["rest"]
    return None, name


# 基层医疗机构诊疗量占比: the class is what the share is taken over.
_SHARE_OF_ALL = re.compile(r"^(?:总?诊疗|门诊|门急诊|住院|出院|就诊)(?:人次数?|服务)?总?量?只?占")


def _acts(rest: str, share: bool) -> bool:
    """Whether the words behind a class of units say what the class does itself."""
    if share and _SHARE_OF_ALL.match(rest):
        return False
    return bool(_DOES.match(rest) or (not share and _OFFERS.match(rest)))


def is_class(office: str) -> bool:
    """Whether the words name a kind of unit, not one (医院, 社区卫生服务站(村卫生室))."""
    return _KIND.fullmatch(re.sub(r"\([^()]*\)", "", office)) is not None


_KIND = re.compile(
    r"(?:中心|社区|健康|综合|专科|民族医|县级|定点|镇街|苏木镇?|部分|镇|新)?(?:医院|院|卫生院|实验室|卫生服务站|卫生服务中心|社区卫生服务中心|管理中心|健康管理中心|"
    r"分院|总院|托育园|托育中心|血站|医疗集团|监督所)"
)


# 推进“浙里护理”落地: what is put to work by a name of its own.
_BRANDED = re.compile(
    r"^\0*(?:推进|推动|实施|深化)(?P<office>“[^“”]{2,16}”)(?:落地|建设|应用|推广)$"
)
_QUOTED_DOES = re.compile(
    r"^\0*(?P<office>“[^“”]{2,16}”)(?:成功|上线|正式|入选|纳入|全年|覆盖全|荣获|获评)"
)


# 在城关镇,签约团队有17个 · 走进县中医院,…
_AT = re.compile(
    rf"^\0*(?:在|走进|来到)(?P<office>{_NAME}{_HOUSE}|(?:(?!{_NO_NAME})[\u4e00-\u9fff]){{2,6}}?(?:街道|镇|乡|苏木|社区))"
    r"(?:的?[\u4e00-\u9fff]{0,4}(?:大厅|病房|诊室|候诊厅|药房|产房|病区|大楼|门口))?$"
)
# 以市第一医院为龙头的3个医共体下派骨干…
_HEADED = re.compile(
    r"^\0*以[^,;。]{2,40}?为(?:龙头|核心|主体|牵头单位|牵头)的\0*[一二两三四五六七八九十\d]{0,3}个?"
    r"(?P<office>[\u4e00-\u9fff]{0,6}?(?:总院|集团|医共体|医联体))(?!建设|改革|[的、和及])"
)
_SOLE = re.compile(r"^\0*(?:全[市县区省])?[1一][个家所](?=[\u4e00-\u9fff])")


def office_of(clause: str) -> str | None:
    """The single unit that a clause begins with as who acts in it, or `None`.

    Example:
        >>> office_of("市中医院搬迁新址后就医环境大大改善")
        '市中医院'
        >>> office_of("推进医院建设")
    """
    clause = _SOLE.sub("", clause)
    for pattern in (_AT, _BRAND, _OFFICE, _QUOTED_DOES, _BRANDED, _TOWN, _HEADED):
        match = pattern.match(clause)
        if match and not is_class(match["office"]):
            return match["office"]
    return None


# 药占比, 床位使用率 of 12家公立医院实行零差率销售: the class that a clause begins with.
_COUNTED = re.compile(
    r"^[\0\s]*(?:全[市县区省])?\0*(?:\d{1,4}|[一二两三四五六七八九十]{1,3})[家所个]"
)


def class_of(clause: str) -> str | None:
    """The class of units that a clause begins with as who acts in it, or `None`.

    Example:
        >>> class_of("12家公立医院实行药品零差率销售")
        '公立医院'
    """
    match = _CLASS.match(_COUNTED.sub("", clause))
    return match["office"] if match and _ACTS.match(match["rest"]) else None


_ACTS = re.compile(
    r"^(?:全部|全面|均|已|共|累计|\0)*(?:实行|实施|执行|取消|推行|开展|完成|使用|总?诊疗|门诊|门急诊|落实)"
)
_SAID = re.compile(
    r"^\0*(?:[^,;。]{0,4})?(?:该院|该中心|该站|该所|该校|该队|本院|这是[^,;。]{2,30}(?:机构|医院|卫生院|中心|园|站|所)$)"
)


# 总院选派35名骨干 · 中心出具诊断报告: the last word of the unit's name stands for it.
_SHORT = re.compile(
    r"^\0*(?P<word>总院|分院|卫生院|医院|中心|血站|学校|集团)(?=\0*(?:\0|选派|派|将|已|也|还|先后|今年|全年|去年|共|累计|现有|年|日均|每年|每天|"
    r"开展|出具|完成|门诊|急诊|住院|出院|床位|手术|平均|投入|引进|招聘|新增|新建|新购|购置|组织|计划|实现|获|通过|与|服务|收治|接诊|接待|举办|设有|配备))"
)


def without_short(name: str, office: str) -> str:
    """The name without the word that stands for its unit (总院门诊量 of 县医疗健康总院).

    Example:
        >>> without_short("总院门诊量", "县医疗健康总院")
        '门诊量'
    """
    short = _SHORT.match(name)
    return name[short.end() :] if short and office.endswith(short["word"]) else name


_A_TOWN = re.compile(r"(?:镇|乡|街道|苏木|社区)$")


def speaks_of_same(clause: str, office: str) -> bool:
    """Whether a clause speaks of a unit that was named earlier (该院, the 医院 of 市第一医院).

    Example:
        >>> speaks_of_same("中心出具影像报告", "县远程诊断中心")
        True
    """
    short = _SHORT.match(clause)
    said = _SAID.match(clause) and not _A_TOWN.search(office)
    return bool(said or (short and office.endswith(short["word"])))


def is_clinical(name: str) -> bool:
    """Whether a figure is one that hospitals have, so that a hospital named before a semicolon still owns it."""
    return bool(_CLINICAL.search(name))
