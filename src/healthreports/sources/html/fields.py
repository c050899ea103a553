"""What a page says of its article: the entries of an index table, the line below the title, its `meta` tags."""

import re

import attrs

from healthreports.sources.html.tree import Element


_KEYS = (
    "信息索引号 索引号 索取号 统一编号 信息编号 流水号 主题分类 组配分类 体裁分类 信息分类 公文种类 信息类别 文件类型 服务对象分类 所属主题 所属分类 栏目分类 分类 主题 体裁 "
    "公开方式 公开范围 公开时限 公开属性 公开形式 公开类别 公开日期 公开时间 公开责任部门 公开程序 发文机关 发文机构 发文单位 发布机构 发布机关 发布单位 发布部门 公开机构 信息提供单位 制发机关 制作单位 责任部门 责任单位 "
    "成文日期 成文时间 发文日期 发文时间 生成日期 生成时间 形成日期 发布日期 发布时间 发表时间 印发日期 更新时间 更新日期 信息时间 录入时间 上传时间 时间 日期 生效日期 实施日期 施行日期 废止日期 失效日期 失效时间 "
    "有效性 效力状态 时效性 是否有效 有效期 时效状态 文号 发文字号 文件编号 文件字号 文件号 规范性文件登记号 登记号 信息名称 文件名称 公文名称 名称 标题 主题词 关键词 关键字 内容概述 内容概要 内容摘要 概述 信息格式 载体类型 "
    "文章来源 信息来源 稿件来源 新闻来源 消息来源 来源 稿源 作者 文章作者 撰稿 供稿 通讯员 记者 责任编辑 编辑 责编 审核 审核人 校对 终审 初审 复审 签发 录入 录入人 发布人 发布者 浏览次数 浏览量 浏览数 浏览 阅读次数 阅读量 阅读数 阅读 点击数 点击量 点击次数 点击率 点击 访问次数 访问量 人气"
).split()
_SPACED = sorted(_KEYS, key=len, reverse=True)
_KEY = "|".join(r"\s{0,6}".join(key) for key in _SPACED)
_ENTRY = re.compile(
    rf"(?:^|(?<=[\s|｜【\[(（/;；，,　]))[【\[(（]?\s{{0,4}}(?P<key>{_KEY})\s{{0,6}}[】\])）]?\s{{0,4}}[:：]\s{{0,8}}"
)
_KEY_ALONE = re.compile(rf"[【\[]?\s{{0,4}}(?P<key>{_KEY})\s{{0,6}}[】\]]?\s{{0,4}}[:：]?\s{{0,4}}")
_LOOKS_LIKE_KEY = re.compile(r"[【\[]?(?P<key>[\u4e00-\u9fff\s]{2,14})[】\]]?\s{0,4}[:：]\s{0,4}")
# What stands behind the last value on the line: the buttons.
_BEHIND = re.compile(
    r"(?:^|[\s|｜【\[(（])[\s|｜【\[(（]{0,12}(?:(?:我要)?打\s?印|关\s?闭|分享|收藏|字体|字号|字\s体|大\s?中\s?小|【?大|保护视力|视力保护|扫一扫|我要纠错|朗读|责任编辑$).*$"
)
_EMPTY = re.compile(r"[\s|｜【】\[\]()（）:：,，;；/\-—无]*次?")
# Brackets at the end of a value that enclose the next field, or the whole line.
_OPENING = ("[", "【", "(", "（")
_CLOSING = {"]": "[", "】": "【", ")": "(", "）": "（"}
_EDGES = " \t　|｜;；,，/"


@attrs.frozen
class Field:
    """A name with its value, as written."""

    key: str
    value: str


def split_fields(words: str) -> tuple[Field, ...]:
    """The fields of a line that holds nothing else, those without a value left out.

    Example:
        >>> [(field.key, field.value) for field in split_fields("来源：市卫健委　发布时间：2024-03-01　浏览次数：")]
        [('来源', '市卫健委'), ('发布时间', '2024-03-01')]
    """
    found = list(_ENTRY.finditer(words))
    if not found or words[: found[0].start()].strip(_EDGES):
        return ()
    ends = [entry.start() for entry in found[1:]] + [len(words)]
    fields = []
    for entry, end in zip(found, ends, strict=True):
        value = _trimmed(_BEHIND.sub("", words[entry.end() : end]))
        if value and not _EMPTY.fullmatch(value):
            fields.append(Field("".join(entry["key"].split()), value))
    return tuple(fields)


def _trimmed(value: str) -> str:
    """A value without what parts it from its neighbours; brackets that enclose another field's go, too."""
    value = value.strip(_EDGES)
    while value[-1:] in _OPENING or (value[-1:] in _CLOSING and _CLOSING[value[-1]] not in value):
        value = value[:-1].strip(_EDGES)
    return value


def words_and_fields(words: str) -> tuple[str, tuple[Field, ...]]:
    """What a line says before its first field, and its fields.

    Args:
        words: Of the line.

    Example:
        >>> words_and_fields("桐柏日报 来源：县卫健局")
        ('桐柏日报', (Field(key='来源', value='县卫健局'),))
    """
    found = _ENTRY.search(words)
    if not found:
        return words, ()
    return words[: found.start()].strip(_EDGES), split_fields(words[found.start() :])


def is_field_line(words: str) -> bool:
    """Whether a line begins with the name of a field, whether there is a value or not.

    Example:
        >>> is_field_line("浏览次数：[]"), is_field_line("时间安排如下。")
        (True, False)
    """
    found = _ENTRY.match(words.strip())
    return bool(found)


def key_alone(words: str, *, known: bool = True) -> str | None:
    """The name of a field that stands without its value, as a cell of an index table does.

    Args:
        words: Of the line or cell.
        known: Whether it must be one that is known; else a short name with a colon will do.

    Example:
        >>> key_alone("索 引 号："), key_alone("门诊人次：")
        ('索引号', None)
    """
    pattern = _KEY_ALONE if known else _LOOKS_LIKE_KEY
    found = pattern.fullmatch(words.strip())
    return "".join(found["key"].split()) if found else None


# 2024年4月26日, 2023/04/19 15:20, 2022-6-17
_DAY = re.compile(
    r"(?<!\d)(?:19|20)\d{2}\s?[-年/.]\s?\d{1,2}\s?[-月/.]\s?\d{1,2}(?!\d)\s?日?(?:\s{0,4}\d{1,2}:\d{2}(?::\d{2})?)?"
)
_LINE_OF_A_DAY = 60
PUBLISHED = "发布日期"


def day_below_title(words: str) -> tuple[Field, str] | None:
    """The day that stands without a name in the line below a title, and the rest of the line.

    Args:
        words: Of the line.

    Example:
        >>> day_below_title("2023/04/19　市卫生健康局")
        (Field(key='发布日期', value='2023/04/19'), '市卫生健康局')
    """
    found = _DAY.search(words)
    if not found or len(words) > _LINE_OF_A_DAY or "。" in words:
        return None
    rest = f"{words[: found.start()].strip(_EDGES)} {words[found.end() :].strip(_EDGES)}".strip()
    # （2022年1月8日县人代会通过） is a remark, 2021年1月1日至 the begin of a span.
    if rest[:1] in ("(", "（") or rest.startswith(("至", "起", "前", "在")):
        return None
    return Field(PUBLISHED, found[0].strip()), rest


# Metadata of a page by the standard for Chinese government sites, and the names that pages use for the same.
_META = (
    ("pubdate", "发布日期", ("发布日期", "发布时间", "公开日期", "发文日期", "成文日期", "生成日期", "日期", "时间", "发表时间", "更新时间")),
    ("contentsource", "来源", ("来源", "信息来源", "文章来源", "稿件来源", "新闻来源", "发布机构", "发文机关", "发布单位")),
    ("author", "作者", ("作者", "文章作者", "撰稿", "通讯员", "记者")),
)  # fmt: skip


def meta_fields(head: dict[str, str], shown: dict[str, str]) -> list[Field]:
    """The fields of the `meta` tags that the visible page does not carry.

    Args:
        head: Contents of the tags by name, in small letters.
        shown: The fields that the page shows, values by name.

    Example:
        >>> meta_fields({"pubdate": "2024-03-01", "author": "李敏"}, {"作者": "李敏等"})
        [Field(key='发布日期', value='2024-03-01')]
    """
    return [
        Field(key, head[name])
        for name, key, alike in _META
        if head.get(name) and shown.keys().isdisjoint(alike) and head[name] not in shown.values()
    ]


def read_meta(root: Element) -> dict[str, str]:
    """The contents of a page's `meta` tags by name in small letters, and its `title`."""
    found: dict[str, str] = {}
    for element in root.walk():
        if element.tag == "meta":
            key = (element.get("name") or element.get("property")).lower()
            content = " ".join(element.get("content").split())
            if key and content:
                found.setdefault(key, content)
        elif element.tag == "title":
            found.setdefault("title", " ".join(element.text().split()))
    return found
