"""Names, subjects and places in the form that they are compared in."""

import re
from collections.abc import Iterable
from functools import lru_cache

from healthreports.report import Region
from healthreports.text import fold


# “…”, 《…》, （…）, ·, blanks: set or left out at will.
MARKS = re.compile(r"[\s\"'“”‘’《》〈〉「」【】()（）,，、;；:：.。·・—_/-]++")

# Words that one document adds and the next leaves out while it speaks of the same thing:
# 省级家庭医生签约任务数 is followed by 完成规范签约, 合作项目3个 by 新增沪杭等地合作项目.
_NEUTRAL = re.compile(
    r"任务总?数|目标任务|任务|目标值?|规范(?=签约)|(?<=[构员务目])总?数量?$|(?<=[\u4e00-\u9fff]{2})(?<![指系分基倍])数$|全[省市县区]|我[市县区]|等地|各类|各级|"
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
    (re.compile(r"总(?=[量数]$)"), ""),
)

# 平湖市第一人民医院 and 市第一人民医院 are one; 海昌社区卫生服务中心 keeps its name.
_PLACE = re.compile(r"^(?![市县区])(?:(?!社区)[\u4e00-\u9fff]){2,4}?(?=[市县区])")


# 3-6岁 and 3～6岁, which must not become 36岁.
_RANGE = re.compile(r"(?<=\d)\s*+[~—至到-]\s*+(?=\d)")
# （一）新增托位: the number of a paragraph that ran into a name.
_ENUMERATION = re.compile(r"^\s*\([一二三四五六七八九十]{1,3}\)(?=.)")


@lru_cache(maxsize=4096)
def core(words: str) -> str:
    """A name in the form that names are compared in: without quotation marks, short forms and words that add nothing.

    Example:
        >>> core("省级家庭医生签约任务数") == core("家庭医生规范签约")
        True
        >>> core("新增五星级社区卫生服务站") == core("新增四星级社区卫生服务站")
        False
    """
    words = _ENUMERATION.sub("", fold(words))
    words = MARKS.sub("", _RANGE.sub("至", _TASK_SETTER.sub("", words)))
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
