"""What single lines of a page are, whatever its layout: fields, dates, signatures, by-lines."""

import re
from datetime import date

from healthreports.layouts.base import Block, BlockKind, Line
from healthreports.layouts.furniture import is_furniture
from healthreports.layouts.numbering import find_number
from healthreports.text import Span


# 首页 > 政务公开 > 规划计划 · 当前位置：首页>> 信息公开
_BREADCRUMB = re.compile(
    r"(?:您?(?:现在|当前)?(?:所在)?的?位置\s?[:：]?)?\s?(?:网站)?首页\s?(?:[>»›/-]|$)|(?:您?(?:现在|当前)(?:所在)?的?位置)|[>»›]\s?\S"
)

# The names of the fields that disclosure pages and news pages print, blanks within them dropped.
FIELD_NAMES = (
    "索引号", "信息索引号", "索取号", "主题分类", "主题词", "体裁分类", "组配分类", "服务对象", "信息分类", "公开类别",
    "公开方式", "公开形式", "公开属性", "公开范围", "公开时限", "公开日期", "信息时间", "公开程序", "公开责任部门", "公开主体",
    "信息公开方式", "发布机构", "发文机关", "发文单位", "发布单位", "发布部门", "发布者", "制发机关", "发文机构", "信息来源",
    "责任部门", "所属机构", "成文日期", "成文时间", "发文日期", "发文时间", "发布日期", "发布时间", "生成日期", "生成时间",
    "制发日期", "印发日期", "更新时间", "生效日期", "生效时间", "失效日期", "废止日期", "废止时间", "失效时间", "有效性", "时效性", "效力状态",
    "有效期", "文号", "文件编号", "文件号", "发文字号", "文件字号", "公文种类", "信息名称", "名称", "标题", "文件名称", "公文标题",
    "内容概述", "内容摘要", "关键词", "来源", "文章来源", "稿件来源", "作者", "供稿", "浏览次数", "阅读次数", "点击数",
    "点击率", "访问量", "阅读量", "浏览量", "浏览", "阅读", "点击", "阅读人次", "浏览人次", "点击次数", "日期", "时间", "成文机关", "生成机构", "发布文号", "发布人", "录入人", "审核人", "关键字", "摘要", "概述", "所属主题", "公开责任单位", "登记号",
    "统一编号", "统一登记号", "规范性文件编号", "载体类型", "语种", "信息类别", "分类",
)  # fmt: skip
_NAMES = "|".join(r"\s{0,6}".join(name) for name in sorted(FIELD_NAMES, key=len, reverse=True))
_COLON_FIELD = re.compile(rf"(?<![\u4e00-\u9fff])(?P<key>{_NAMES})\s{{0,3}}[:：]")
_BRACKET_FIELD = re.compile(rf"[【\[]\s{{0,2}}(?P<key>{_NAMES})\s{{0,2}}[】\]]\s{{0,2}}[:：]?")
# 索引号 011435/2024-00087, its tab folded to a blank; 名称 heads a table's column too.
_SPACED_NAMES = "|".join(
    r"\s{0,6}".join(name)
    for name in sorted(FIELD_NAMES, key=len, reverse=True)
    if len(name) > 2 or name == "文号"
)
_SPACED_FIELD = re.compile(
    rf"(?:(?<![^\s])(?P<key>{_SPACED_NAMES})|^(?P<title>名称|标题)(?=\s.{{4,60}}(?:总结|计划|要点|报告|公报|通知|安排|打算|思路)$))\s{{1,8}}(?=\S)"
)
_BARE_FIELD = re.compile(rf"(?P<key>{_NAMES})")
# What follows the value of the last field on a line: 浏览次数: 打印
_TRAILING = re.compile(
    r"(?:\s{0,4}(?:【?字[体号]\s?[:：]?.{0,16}|打\s?印|关\s?闭|收\s?藏|分享到?[:：]?|\[?大 ?中 ?小\]?|次))++\s{0,4}$"
)

_CELL = re.compile(r"[^|]+")

_DAY = re.compile(
    r"(?P<year>(?:19|20)\d{2})\s?(?:年|[-./])\s?(?P<month>1[0-2]|0?[1-9])\s?(?:月|[-./])\s?(?P<day>3[01]|[12]\d|0?[1-9])(?!\d)\s?日?"
)
# 临平日报 2023年02月03日 来源：临平区卫生健康局
_PAPER_NAME = r"(?:[\u4e00-\u9fff]{2,10}(?:报|网|发布|融媒体?|新闻)\s{1,4})?+"
_DAY_AND_TIME = re.compile(
    rf"{_PAPER_NAME}{_DAY.pattern}(?:\s{{0,3}}\d{{1,2}}[:时]\d{{2}}分?(?::\d{{2}})?)?[\s|]{{0,4}}"
)
FIELD_START = 2
_HANZI_DAY = re.compile(
    r"(?P<year>[二〇零○O一三四五六七八九]{4})年(?P<month>[一二三四五六七八九十]{1,2})月(?P<day>[一二三四五六七八九十]{1,3})日"
)
_NUMERALS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "O": 0}

# 卫生健康局, 卫健委, 卫生和计划生育局, 疾病预防控制中心 and their likes.
OFFICE_WORDS = (
    r"(?:卫生健康委员会|卫生健康委|卫生健康局|卫生健康和计划生育局|卫生和计划生育委员会|卫生和计划生育局|卫生计生委|卫生计生局"
    r"|卫生健康和医疗保障局|卫生健康和体育局|卫健委|卫健局|卫计委|卫计局|卫生局|卫生厅|疾病预防控制中心|疾病预防控制局|疾控中心|疾控局"
    r"|爱国卫生运动委员会|卫生监督所|中医药管理局|医疗保障局|人民政府|统计局)"
)
PLACE_WORDS = r"[\u4e00-\u9fff]{0,14}?(?:省|市|州|盟|区|县|旗|特区|林区)"
_OFFICE_LINE = re.compile(
    rf"[(（]?(?:中共)?(?:{PLACE_WORDS})?{OFFICE_WORDS}(?:党组|党委|办公室)?(?:\s{{0,4}}(?:{PLACE_WORDS})?{OFFICE_WORDS}){{0,2}}[)）]?"
)
_DOCUMENT_NUMBER = re.compile(
    r"[\u4e00-\u9fff]{1,12}\s?[〔\[(（【﹝][12]\d{3}[〕\])）】﹞]\s?(?:第\s?)?\d{1,4}\s?号"
)
# ■记者 戴经纬 通讯员 赵勤仙 · 戴绯绯 通讯员 赵勤仙 · 本报记者 李明
_NAME = r"[\u4e00-\u9fff·]{1,5}(?:\s{1,3}[\u4e00-\u9fff]{1,2})?"
_BYLINE = re.compile(
    rf"""
    [■□●◆▲◎○★☆]?\s?(?:[(（]\s?)?(?:文[/／图]{{0,2}}\s?)?
    (?:{_NAME}\s){{0,4}}
    (?:[\u4e00-\u9fff]{{2,5}}(?:日报|晚报|时报|新闻|融媒体?))?(?:本报|本台|实习|特约|首席|融媒|全媒体|见习){{0,2}}(?:记者|通讯员|撰稿|作者|供稿)
    (?:\s{{0,3}}[:：\s]\s?.{{2,40}}|[\u4e00-\u9fff]{{2,3}}(?:\s.{{2,30}})?)
    """,
    re.VERBOSE,
)
_PAGE_HEAD = re.compile(r"\d\s?版|第\s?[\dA-Z]{1,3}\s?版|星期[一二三四五六日]|责任?编|值班")
_ADDRESSEE = re.compile(r"[^。；！？]{2,160}[:：]")
_ADDRESSED = re.compile(
    r"^(?:各|同志|市直|县直|区直|局属|委属|直属|局机关|委机关|机关各|市委|县委|区委|省|市|县|区|州)|各(?:科室|股室|单位|部门|处室)|卫生院|委员会|人民政府|代表|同志"
)
_COVER = re.compile(
    r"(?:现将|现|特此|经.{2,60}(?:同意|审议|研究)).{0,120}(?:印发|下发|转发|发给|公布|报告如下|通知如下|汇报如下|总结如下|随文(?:报送|上报)|(?:报送|呈报|上报)(?:如下|给?[你贵]))|请.{0,20}(?:认真)?(?:贯彻|组织实施|遵照|抓好落实|结合实际)"
)
_COUNTED = re.compile(r"\d\s?(?:%|‰|万|亿|人|家|张|个)")
# 清镇市人民政府市长 王某某
_PERSON = re.compile(
    r"\S{0,20}(?:省长|市长|州长|盟长|县长|区长|旗长|局长|主任|书记|院长)\s?:?\s{0,4}[\u4e00-\u9fff]{1,4}(?:\s[\u4e00-\u9fff]{1,2})?"
)
_CAPTION = re.compile(
    r"[(（]?(?:图为|图[一二三四五六七八九\d]|上图|下图|左图|右图|资料图|图片来源|摄影[:：\s]).{0,60}|.{2,40}(?:记者|通讯员)?\s?[\u4e00-\u9fff]{2,4}\s?摄[)）]?"
)
_SENTENCE = re.compile(r"[。；;]")
_OPEN_ENDS = "，,、:：；;。"


def find_day(text: str) -> date | None:
    """The first whole date in a text.

    Example:
        >>> find_day("发布时间：2023-04-19 15:30")
        datetime.date(2023, 4, 19)
        >>> find_day("二〇二二年十二月二十八日")
        datetime.date(2022, 12, 28)
    """
    if found := _DAY.search(text):
        return _date(int(found["year"]), int(found["month"]), int(found["day"]))
    if found := _HANZI_DAY.search(text):
        year = int("".join(str(_NUMERALS[c]) for c in found["year"]))
        return _date(year, _tens(found["month"]), _tens(found["day"]))
    return None


def _tens(numerals: str) -> int:
    tens, ten, units = numerals.rpartition("十")
    return (_NUMERALS.get(tens, 1) * 10 if ten else 0) + _NUMERALS.get(units, 0)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def is_day(text: str) -> bool:
    """Whether a line is a date and nothing else: 2025年3月10日, (2022年5月26日)."""
    bare = text.strip(" ()（）")
    return bool(_DAY.fullmatch(bare) or _HANZI_DAY.fullmatch(bare))


def is_page_head(text: str) -> bool:
    """Whether a line heads a newspaper's page: 03版 健康周刊 2019年3月21日 星期四."""
    return len(text) <= 60 and bool(_PAGE_HEAD.search(text)) and bool(_DAY.search(text))


def is_office(text: str) -> bool:
    """Whether a line is the name of an office and nothing else: 海宁市卫生健康局."""
    return bool(_OFFICE_LINE.fullmatch(text.strip()))


def is_letterhead(text: str) -> bool:
    """Whether a line heads an office's paper: 琼 海 市 卫 生 健 康 委 员 会 文 件."""
    bare = text.replace(" ", "") if len(text) <= 80 else ""
    spread = is_office(bare) and " " in text
    return spread or (bare.endswith("文件") and is_office(bare[:-2]))


def is_breadcrumb(text: str) -> bool:
    """Whether a line is part of the path to the page: 首页 > 政务公开 > 规划计划."""
    return len(text) <= 160 and not _SENTENCE.search(text) and bool(_BREADCRUMB.match(text))


def is_byline(text: str) -> bool:
    """Whether a line names the authors: ■记者 李明 通讯员 王 芳."""
    return len(text) <= 60 and not text.endswith(tuple("。，,")) and bool(_BYLINE.fullmatch(text))


def is_document_number(text: str) -> bool:
    """Whether a line is a document number: 仁卫健发〔2022〕36号."""
    return bool(_DOCUMENT_NUMBER.fullmatch(text.strip()))


def find_document_number(text: str) -> str | None:
    """The first document number in a text.

    Example:
        >>> find_document_number("关于印发要点的通知（昆卫健〔2021〕 8号）")
        '昆卫健〔2021〕 8号'
    """
    found = _DOCUMENT_NUMBER.search(text)
    return found[0] if found else None


def is_addressee(text: str) -> bool:
    """Whether a line says to whom a document goes (各医疗卫生单位，局机关各科室：)."""
    return bool(_ADDRESSEE.fullmatch(text)) and bool(_ADDRESSED.search(text))


def is_cover(text: str) -> bool:
    """Whether a line only hands the attached document over (现将…印发给你们，请认真贯彻执行)."""
    return len(text) <= 160 and not _COUNTED.search(text) and bool(_COVER.search(text))


def is_person(text: str) -> bool:
    """Whether a line names who speaks: 清镇市人民政府市长 王某某."""
    return len(text) <= 40 and bool(_PERSON.fullmatch(text))


def is_caption(text: str) -> bool:
    """Whether a line stands under a picture (图为义诊现场。李明 摄)."""
    return len(text) <= 70 and bool(_CAPTION.fullmatch(text))


def is_short(text: str, limit: int = 40) -> bool:
    """Whether a line could be a heading: short, and no sentence ends or breaks off in it."""
    return len(text) <= limit and text[-1:] not in _OPEN_ENDS and not _SENTENCE.search(text)


def find_fields(line: Line) -> tuple[Block, ...]:
    """The fields of a page's index table on one line: 索引号: X 发布机构: Y, 【索 引 号】X 【发布机构】Y."""
    found = (
        [*_BRACKET_FIELD.finditer(line.text)]
        or [*_COLON_FIELD.finditer(line.text)]
        or _spaced_fields(line.text)
    )
    if not found or not _opens_with_field(line.text, found):
        return ()
    ends = [*(each.start() for each in found[1:]), len(line.text)]
    fields = tuple(_field(line, each, end) for each, end in zip(found, ends, strict=True))
    day = line.text[: found[0].start()].rstrip()
    if len(day) <= FIELD_START:
        return fields
    span = Span(line.span.start, line.span.start + len(day))
    return (Block(kind=BlockKind.FIELD, spans=(span,), key="发布时间"), *fields)


def _spaced_fields(text: str) -> list[re.Match[str]]:
    """The names of fields with a blank behind them, if the line opens with one and none stands for a value."""
    if not _SPACED_FIELD.match(text):
        return []
    found = [*_SPACED_FIELD.finditer(text)]
    ends = [*(each.start() for each in found[1:]), len(text)]
    values = [text[each.end() : end].strip() for each, end in zip(found, ends, strict=True)]
    # 发布日期 来源 点击数 heads a table.
    return [] if any(not value or field_name(value.split()[0]) for value in values) else found


def _opens_with_field(text: str, found: list[re.Match[str]]) -> bool:
    """Whether the line is fields, or a day and fields: prose may hold 来源： or 时间： too."""
    before = text[: found[0].start()].strip()
    opens = len(before) <= FIELD_START or bool(_DAY_AND_TIME.fullmatch(before))
    return opens and len(text) <= 60 * len(found)


def _field(line: Line, found: re.Match[str], end: int) -> Block:
    value = line.text[found.end() : end]
    value = _TRAILING.sub("", value) if len(value) <= 60 else value
    start = line.span.start + found.end() + len(value) - len(value.lstrip())
    groups = found.groupdict()
    key = re.sub(r"\s", "", groups["key"] or groups["title"])
    return Block(kind=BlockKind.FIELD, spans=(Span(start, start + len(value.strip())),), key=key)


def bar_fields(line: Line) -> tuple[Block, ...]:
    """The fields of one row of an index table drawn with bars: | 索引号 | A1 | 发布机构 | 县卫健局 |."""
    if not line.text.startswith("|"):
        return ()
    cells = [found for found in _CELL.finditer(line.text) if found[0].strip()]
    names = [field_name(cell[0]) for cell in cells[::2]]
    if not all(names) or len(cells) % 2:
        return ()
    out = []
    for name, cell in zip(names, cells[1::2], strict=True):
        start = line.span.start + cell.start() + len(cell[0]) - len(cell[0].lstrip())
        span = Span(start, start + len(cell[0].strip()))
        out.append(Block(kind=BlockKind.FIELD, spans=(span,), key=name))
    return tuple(out)


def field_name(text: str) -> str | None:
    """The field that a line names without giving its value, its blanks dropped: 发 布 机 构：."""
    bare = text.strip(" :：【】[]")
    found = _BARE_FIELD.fullmatch(bare)
    return re.sub(r"\s", "", found["key"]) if found else None


def block(kind: BlockKind, *lines: Line, level: int | None = None) -> Block:
    """A block of one or more lines, each of them one piece."""
    return Block(kind=kind, spans=tuple(line.span for line in lines), level=level)


def numbered(line: Line) -> bool:
    """Whether a line begins with a heading number."""
    return find_number(line.text) is not None


def is_top_numbered(line: Line) -> bool:
    """Whether a line begins with the number of a top heading: 一、, 第一章."""
    number = find_number(line.text)
    return number is not None and number.scheme in ("chapter", "article", "hanzi")


def plain_kind(text: str) -> BlockKind | None:
    """The kind of a line that the line alone tells."""
    if is_breadcrumb(text):
        return BlockKind.BREADCRUMB
    if is_furniture(text):
        return BlockKind.FURNITURE
    if is_caption(text):
        return BlockKind.CAPTION
    return None
