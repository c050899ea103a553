"""The office that speaks, and the place that it serves."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from healthreports.catalogue.divisions import divisions_in, find_divisions
from healthreports.layouts.base import Block, BlockKind
from healthreports.layouts.lines import OFFICE_WORDS


_ISSUER_FIELDS = ("发布机构", "发文机关", "发文单位", "制发机关", "发文机构", "发布单位", "公开主体", "所属机构", "责任部门", "公开责任部门", "发布部门", "信息来源", "来源", "文章来源", "稿件来源")  # fmt: skip
_LEVEL = "省市县区旗州盟"
_OFFICE = re.compile(
    rf"(?P<place>[\u4e00-\u9fff]{{0,16}}?)(?P<level>[{_LEVEL}]|自治[区县])?(?P<office>{OFFICE_WORDS})"
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
}
# A place that the catalogue does not know, at the very beginning of a name; 照片由县 is none.
_UNKNOWN_PLACE = re.compile(
    rf"[^由的在和是被据与对为向从至我全本该各于了省市县区经让使请]{{2,6}}[{_LEVEL}]"
)
# 健康利川建设, 健康东台新答卷, 库尔勒年鉴: the place without its level.
_HEALTHY = re.compile(r"健康(?P<name>[\u4e00-\u9fff]{2,3})|(?P<yearbook>[\u4e00-\u9fff]{2,4})年鉴")
_OWN = re.compile(r"[全本我](?P<level>[省市县区旗州盟])")
# The offices that publish reports of this kind, before centres and other offices that they name.
_BUREAU = re.compile(r"卫生.*(?:局|委员会|委|厅)$|^卫[健计]")
_SHORT = re.compile(r"“?(?P<name>[\u4e00-\u9fff]{2,4}?)(?:卫健|卫生|[:：])")
SAMPLE = 200_000


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
    return (place + _FULL_NAMES.get(office, office) if place else None), place or None


def _statements(
    title: str | None, blocks: Sequence[Block], text: str, metadata: Mapping[str, str]
) -> Iterator[str]:
    """Where a page names its office, the surest first."""
    kinds = (BlockKind.SIGNATURE, BlockKind.KICKER)
    for block in blocks:
        if block.kind is kinds[0]:
            yield block.of(text)
    for key in _ISSUER_FIELDS:
        if metadata.get(key):
            yield metadata[key]
    if title:
        yield title
    for block in blocks:
        if block.kind is kinds[1]:
            yield block.of(text)


def _parsed(words: str) -> tuple[str, str, str] | None:
    """Place, its level and the office in a name: (平湖市, 市, 卫生健康局); the place empty where only its level is given."""
    found = _OFFICE.search(words)
    if not found:
        return None
    level = found["level"] or ""
    place = _placed(found["place"] + level, alone=True) if found["place"] else ""
    return place, level[-1:], found["office"]


def _placed(words: str, *, alone: bool) -> str:
    """The place that words end in: 关于印发海宁市 ends in 海宁市; 佛山市高明区 is kept whole.

    One that the catalogue does not know counts only where the words stand alone, not in a sentence (按照县).
    """
    names = [*divisions_in(words)]
    if names:
        return words[min(words.find(name) for name in names) :]
    return words if alone and _UNKNOWN_PLACE.fullmatch(words) else ""


def _mentioned(text: str) -> list[tuple[str, str, str]]:
    """The office of the text that is named most often, with its place where that is ever given."""
    counts: Counter[tuple[str, str]] = Counter()
    placed: dict[tuple[str, str], Counter[str]] = {}
    for found in _OFFICE.finditer(text[:SAMPLE]):
        level = (found["level"] or "")[-1:]
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
    return counts.most_common(1)[0][0] if counts else None


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
    if names:
        return names[-1]
    return place
