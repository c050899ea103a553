"""The office that speaks, and the place that it serves."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from healthreports.catalogue.divisions import divisions_in, find_divisions
from healthreports.layouts.base import Block, BlockKind
from healthreports.text import fold


_ISSUER_FIELDS = ("发布机构", "发文机关", "发文单位", "制发机关", "发文机构", "发布单位", "公开主体", "所属机构", "责任部门", "公开责任部门", "发布部门", "供稿", "供稿单位", "信息来源", "来源", "文章来源", "稿件来源")  # fmt: skip
_LEVEL = "省市县区旗州盟"
# 卫生健康和体育局, 卫生和人口计划生育委员会, 卫生健康委: what a bureau of health is called here and there.
_BUREAU_WORDS = (
    r"卫生(?:健康)?(?:计生|(?:和|与)?(?:人口(?:和|与)?)?计划生育|和人口)?"
    r"(?:(?:和|与)?(?:医疗保障|体育|民政|食品药品监督管理|社会保障|文化|教育|退役军人事务))?(?:委员会|委|局|厅)"
    r"|卫[健计](?:体)?[委局]|人口(?:和|与)?计划生育(?:委员会|局)|计划生育(?:委员会|局)"
)
_AGENCY_WORDS = (
    r"疾病预防控制(?:中心|局)|疾控(?:中心|局)|中医药(?:管理|发展)?局|爱国卫生运动委员会(?:办公室)?|爱卫[办会]"
    r"|卫生(?:计生|健康)?(?:综合)?(?:监督|行政执法)(?:执法)?(?:局|所|大队|支队)|医疗保障局|统计局|人民政府(?:办公[室厅])?"
    r"|社会(?:事业|发展|事务)(?:管理)?局|红十字会"
)
_OFFICE = re.compile(
    rf"(?P<place>[\u4e00-\u9fff]{{0,16}}?)(?P<level>[{_LEVEL}]|自治区)?(?P<office>{_BUREAU_WORDS}|{_AGENCY_WORDS})"
)
# An institution counts where it signs or opens the title, not where the text speaks of it.
_UNIT = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{2,26}?(?:医院(?:医共体|(?:医疗)?集团)?|卫生院|社区卫生服务中心|妇幼保健院|(?:妇幼|保健|计划生育).{0,8}服务中心"
    r"|医共体|共同体|医疗集团|急救中心|中心血站|健康促进中心))(?!的|和|等|改|建|搬|工程|项目)"
)
_SEAL = re.compile(r"\s?\((?:盖章|公章|章|印章)\)")
# The words that sign a page: 县人民医院(盖章), (区卫生健康局供稿), 撰稿:李明.
_SIGNED = re.compile(
    rf"[(]?(?:供稿(?:单位)?[:]|供稿[:]?\s?)?(?P<name>(?:中共)?[\u4e00-\u9fff]{{0,20}}?(?:{_BUREAU_WORDS}|{_AGENCY_WORDS}|医院|卫生院|服务中心|医共体|医疗集团|急救中心|中心血站))"
    r"(?:办公室|党组|党委)?(?:供稿|\s.{0,14})?[)]?"
)
# 平湖市卫生健康局文件
_LETTERHEAD = re.compile(
    rf"(?P<name>[\u4e00-\u9fff]{{1,20}}?(?:{_BUREAU_WORDS}|{_AGENCY_WORDS}))文件"
)
_FULL_NAMES = {
    "卫健局": "卫生健康局",
    "卫健委": "卫生健康委员会",
    "卫生健康委": "卫生健康委员会",
    "卫计局": "卫生和计划生育局",
    "卫计委": "卫生和计划生育委员会",
    "卫生计生局": "卫生和计划生育局",
    "卫生计生委": "卫生和计划生育委员会",
    "疾控中心": "疾病预防控制中心",
    "疾控局": "疾病预防控制局",
    "爱卫办": "爱国卫生运动委员会办公室",
    "爱卫会": "爱国卫生运动委员会",
}
# A place that the catalogue does not know, at the very beginning of a name; 照片由县 is none.
_UNKNOWN_PLACE = re.compile(
    rf"[^由的在和是被据与对为向从至我全本该各于了省市县区经让使请]{{2,6}}[{_LEVEL}]"
)
# 锦州经济技术开发区: a zone that has no code.
_ZONE = re.compile(r"[\u4e00-\u9fff]{2,14}(?:开发区|高新区|新区|示范区|试验区|园区|管理区|度假区)")
# 健康利川建设, 健康东台新答卷, 库尔勒年鉴: the place without its level.
_HEALTHY = re.compile(r"健康(?P<name>[\u4e00-\u9fff]{2,3})|(?P<yearbook>[\u4e00-\u9fff]{2,4})年鉴")
# 孝义时讯, 今日桐乡
_PAPER = re.compile(
    r"今日(?P<today>[\u4e00-\u9fff]{2,3})|(?P<paper>[\u4e00-\u9fff]{2,4}?)(?:日报|时讯|晚报|晨报|快报|新闻|周报|报(?!告|送|道|表|销|名|社))"
)
_OWN = re.compile(r"[全本我](?P<level>[省市县区旗州盟])")
# The offices that publish reports of this kind, before centres and other offices that they name.
_BUREAU = re.compile(r"卫生.*(?:局|委员会|委|厅)$|^卫[健计]")
_SHORT = re.compile(r"“?(?P<name>[\u4e00-\u9fff]{2,4}?)(?:卫健|卫生|[:：])")
SAMPLE = 200_000
_PAGE_HEAD = 300
_TAIL = 8
_SIGNATURE_LIMIT = 40


def find_office(
    *,
    title: str | None,
    blocks: Sequence[Block],
    text: str,
    words: str,
    metadata: Mapping[str, str],
) -> tuple[str | None, str | None]:
    """The full name of the office that issues a page, and the name of its place.

    The office is the one of the fields, the signature, the title or a line of its own, else the one that the text
    names most; where it stands without its place (市卫生健康局), the place is the one that the text speaks of.

    Args:
        title: Of the page.
        blocks: Of the page.
        text: Of the page.
        words: The title and the running text, repaired.
        metadata: Its fields.
    """
    stated = [
        found for each in _statements(title, blocks, text, metadata) if (found := _parsed(each))
    ]
    if not stated:
        stated = _mentioned(words)
    if not stated:
        place = (
            _titled_place(title)
            or _short_place(title)
            or _spoken_of(words, None)
            or _spoken_of(text, None)
        )
        return None, place
    full = [found for found in stated if found[0]]
    place, level, office = full[0] if full else stated[0]
    if not place:
        place = (
            _titled_place(title, level) or _spoken_of(words, level) or _spoken_of(text, level) or ""
        )
    if not place and (named := _titled_place(title)):
        # 省卫健委 is only spoken of in 2022年桐乡市卫生健康工作总结.
        return None, named
    return (place + _FULL_NAMES.get(office, office) if place else None), place or None


def _statements(
    title: str | None, blocks: Sequence[Block], text: str, metadata: Mapping[str, str]
) -> Iterator[str]:
    """Where a page names its office, the surest first."""
    for block in blocks:
        if block.kind is BlockKind.SIGNATURE:
            yield block.of(text)
    yield from _signed(blocks[-_TAIL:], text)
    for key in _ISSUER_FIELDS:
        if metadata.get(key):
            yield metadata[key]
    if title:
        yield title
    for block in blocks[:_TAIL]:
        if found := _LETTERHEAD.fullmatch(fold(block.of(text)).strip()):
            yield found["name"]
    for block in blocks:
        if block.kind is BlockKind.KICKER:
            yield block.of(text)


def _signed(blocks: Sequence[Block], text: str) -> Iterator[str]:
    """The names that stand under a text, in a line of their own or in brackets after its last words."""
    for block in blocks:
        words = _SEAL.sub("", fold(block.of(text))).strip()
        if block.kind is not BlockKind.TEXT or not words:
            continue
        last = words[words.rfind("(") :] if words.endswith(")") else words
        if len(last) <= _SIGNATURE_LIMIT and (found := _SIGNED.fullmatch(last)):
            yield found["name"]


def _parsed(words: str) -> tuple[str, str, str] | None:
    """Place, its level and the office in a name: (平湖市, 市, 卫生健康局); the place empty where only its level is given."""
    words = re.sub(r"\s", "", fold(words))
    found = _OFFICE.search(words)
    unit = _unit(words)
    if not found or (unit and len(unit[0] + unit[2]) > found.end()):
        return unit
    level = found["level"] or ""
    place = _placed(found["place"] + level, alone=True) if found["place"] else ""
    return place, level if level == "自治区" else level[-1:], found["office"]


def _unit(words: str) -> tuple[str, str, str] | None:
    """The same of an institution whose name opens the words: (桐乡市, 市, 崇福镇中心卫生院)."""
    found = _UNIT.match(words)
    if not found:
        return None
    name = found["name"]
    places = list(divisions_in(name))
    if places and name.startswith(places[0]):
        end = name.rfind(places[-1]) + len(places[-1])
    elif name[0] in _LEVEL:
        return "", name[0], name[1:]
    elif unknown := _UNKNOWN_PLACE.match(name):
        end = unknown.end()
    else:
        return None
    return (name[:end], name[end - 1], name[end:]) if end < len(name) else None


def _placed(words: str, *, alone: bool) -> str:
    """The place that words end in: 关于印发海宁市 ends in 海宁市; 佛山市高明区 is kept whole.

    One that the catalogue does not know counts only where the words stand alone, not in a sentence (按照县).
    """
    names = [*divisions_in(words)]
    if names:
        return words[min(words.find(name) for name in names) :]
    known = _UNKNOWN_PLACE.fullmatch(words) or _ZONE.fullmatch(words)
    return words if alone and known else ""


def _mentioned(text: str) -> list[tuple[str, str, str]]:
    """The office of the text that is named most often, with its place where that is ever given."""
    counts: Counter[tuple[str, str]] = Counter()
    placed: dict[tuple[str, str], Counter[str]] = {}
    for found in _OFFICE.finditer(text[:SAMPLE]):
        level = found["level"] if found["level"] == "自治区" else (found["level"] or "")[-1:]
        if not level:
            continue
        key = (level, _FULL_NAMES.get(found["office"], found["office"]))
        counts[key] += 1
        if place := _placed(found["place"] + (found["level"] or ""), alone=False):
            placed.setdefault(key, Counter())[place] += 1
    if not counts:
        return []
    key = max(counts, key=lambda each: (bool(_BUREAU.search(each[1])), counts[each]))
    place = placed[key].most_common(1)[0][0] if key in placed else ""
    return [(place, *key)]


def _titled_place(title: str | None, level: str | None = None) -> str | None:
    """The last place that a title names, of the level where one is asked."""
    names = [name for name in divisions_in(title or "") if not level or name.endswith(level)]
    return names[-1] if names else None


def _short_place(title: str | None) -> str | None:
    """The place without its level that a title begins with, where one division alone bears the name (靖江卫健)."""
    found = _SHORT.match(title or "")
    names = {each.name for each in find_divisions(found["name"], short=True)} if found else set()
    return names.pop() if len(names) == 1 else None


def _spoken_of(text: str, level: str | None) -> str | None:
    """The place that a text names most, of the level that it calls its own (全市, 我区)."""
    if level is None:
        own = Counter(found["level"] for found in _OWN.finditer(text[:SAMPLE]))
        level = own.most_common(1)[0][0] if own else None
    if name := _healthy(text, level):
        return name
    counts = Counter(
        {
            name: n
            for name, n in divisions_in(text[:SAMPLE]).items()
            if level is None or name.endswith(level)
        }
    )
    return counts.most_common(1)[0][0] if counts else _of_paper(text[:_PAGE_HEAD], level)


def _of_paper(text: str, level: str | None) -> str | None:
    """The place whose newspaper a page is of: 孝义时讯."""
    for found in _PAPER.finditer(text):
        name = found["today"] or found["paper"]
        places = {each.name for each in find_divisions(name, short=True)}
        fitting = [each for each in places if level is None or each.endswith(level)]
        if len(fitting) == 1:
            return fitting[0]
    return None


def _healthy(text: str, level: str | None) -> str | None:
    """The place of 健康利川 where one division alone of that level bears the name."""
    found_names = (
        found["yearbook"] or found["name"][:2] for found in _HEALTHY.finditer(text[:SAMPLE])
    )
    heads = Counter(found_names)
    for head, _ in heads.most_common(8):
        found = {each.name for each in find_divisions(head, short=True)}
        fitting = [name for name in found if level is None or name.endswith(level)]
        if len(fitting) == 1:
            return fitting[0]
    return None


def place_of(place: str | None, text: str, around: Counter[str]) -> str | None:
    """The name of the region itself: the last place of an office's name, with its level's word."""
    if place is None:
        return None
    names = list(divisions_in(place))
    if not names or place.endswith(names[-1]):
        return names[-1] if names else place
    rest = place[place.rfind(names[-1]) + len(names[-1]) :]
    return rest if _ZONE.fullmatch(rest) else names[-1]
