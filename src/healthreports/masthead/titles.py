"""The title of a report."""

import re
from collections.abc import Mapping, Sequence

from healthreports.catalogue.divisions import divisions_in
from healthreports.layouts.base import Block, BlockKind
from healthreports.layouts.lines import is_short
from healthreports.layouts.titles import is_title
from healthreports.text import fold


_QUOTED = re.compile(r"《([^《》]{4,80}(?:《[^《》]{2,40}》[^《》]{0,40})?)》")
_FIELDS = ("标题", "信息名称", "文件名称", "公文标题", "名称")
_NEIGHBOURS = (BlockKind.TEXT, BlockKind.HEADING, BlockKind.SIGNATURE, BlockKind.KICKER)
# The second line of 关于印发《…规划》的 / 通 知.
_END = re.compile(
    r"的?(?:通知|通报|报告|汇报|函|意见|公告|决定|批复|总结|计划|要点)(?:\([^()]{1,20}\))?"
)
_GOES_ON = re.compile(r"(?:和|及|暨|与|以及|的(?:通知|报告|函|通报|意见)).{0,60}")
_BREAKS_OFF = re.compile(r"(?:[及和与暨的、]|以及|关于|印发)$")
_BRACKETED = re.compile(r"\([^()]{2,24}\)")
_DAY_IN_BRACKETS = re.compile(r"\(.*(?:日|月|人民政府|局).*\)")
# ——长汀县2021年为民办实事侧记; ——2024年1月18日在第六届人民代表大会上 says when it was read.
_SUBTITLE = re.compile(r"[—-]{1,3}(?!.{0,12}\d日)\S.{3,60}")
# 雪域江南 医路花开 over the line that says what it is about.
_SLOGAN = re.compile(r"(?P<one>[\u4e00-\u9fff“”]{4,9})[\s,](?P<two>[\u4e00-\u9fff“”]{4,9})")
# A letter's head is no line of the title: 平湖市卫生健康局文件.
_LETTERHEAD = re.compile(r"(?:文件|\(通知\)|便函|网站|门户)$")
_YEAR = re.compile(r"(?:19|20)\d\d")
# 卫生计生统计简报 over 第2期 is the name of a series.
_SERIES = re.compile(r".{0,20}(?:简报|专报|快报|月报|季报|动态|信息|参考|通讯)")
_ISSUE = re.compile(r"[(]?(?:\d{4}年)?\s?第\s?[\d一二三四五六七八九十百]{1,4}\s?期.{0,24}")
# The chapter of a yearbook that holds the article: 社会民生 over 卫生和计划生育.
_HEALTH = re.compile(r"卫生|健康|医疗|医药|疾病|疾控|妇幼|计生|计划生育")
_CHAPTER_HEAD = re.compile(r"第[一二三四五六七八九十百\d]{1,4}[章篇编卷]\s{0,4}\S{2,16}")
_LONGEST = 80
_CHAPTER = 12
_COUPLET = (5, 18)


def find_title(blocks: Sequence[Block], text: str, metadata: Mapping[str, str]) -> str | None:
    """The title: as it stands over the text, as the cover note quotes it, as a field gives it, or the first part's.

    Args:
        blocks: Of the page.
        text: Of the page.
        metadata: Its fields.
    """
    at = next((i for i, block in enumerate(blocks) if block.kind is BlockKind.TITLE), None)
    if at is not None and any(block.kind is BlockKind.TITLE for block in blocks[at + 1 :]):
        # On a page of several articles the lines around a title are those of columns and other articles.
        return _as_written(blocks[at : at + 1], text)
    if at is not None:
        return _in_full(_titled(blocks, at, text), metadata)
    for block in blocks:
        if block.kind is BlockKind.COVER:
            quoted = [found[1] for found in _QUOTED.finditer(block.of(text)) if is_title(found[1])]
            if quoted:
                return quoted[0]
    for key in _FIELDS:
        if metadata.get(key):
            return metadata[key]
    body = [block for block in blocks[:40] if block.kind in (BlockKind.HEADING, BlockKind.TEXT)]
    return _as_written(body[:1], text) if body and _opens(body[0], text) else None


def _opens(block: Block, text: str) -> bool:
    """Whether the first words of a page are its title: a part's, or a chapter's of a gazetteer (第四章　医疗卫生)."""
    if block.kind is BlockKind.HEADING and block.level == 0:
        return True
    return bool(_CHAPTER_HEAD.fullmatch(fold(block.of(text)).strip()))


def _titled(blocks: Sequence[Block], at: int, text: str) -> str:
    """The title with the lines around it that belong to it."""
    if (other := _under_banner(blocks, at, text)) is not None:
        return _as_written([blocks[other]], text)
    first = last = at
    while first > 0 and at - first < 3 and _leads(blocks[first - 1], blocks[first], text):
        first -= 1
    while last + 1 < len(blocks) and last - at < 2 and _follows(blocks, last, text):
        last += 1
    return _as_written(blocks[first : last + 1], text)


def _words(block: Block, text: str) -> str:
    """The block's words, folded, no blanks between characters spread out (通　　知)."""
    words = fold(block.of(text)).strip()
    return re.sub(r"\s", "", words) if len(words) <= 16 else words


def _near(above: Block, below: Block, text: str) -> bool:
    """Whether nothing but a line break stands between two blocks, an empty line at most."""
    between = text[above.spans[-1].end : below.spans[0].start]
    return len(between) <= 40 and not between.strip() and between.count("\n") <= 2


def _leads(above: Block, below: Block, text: str) -> bool:
    """Whether a line above a title is its beginning: 凤凰县卫生局 over 关于2017年工作总结的报告."""
    if above.kind not in _NEIGHBOURS or not _near(above, below, text):
        return False
    head, rest = _words(above, text), _words(below, text)
    if not is_short(head, _LONGEST) and not head.endswith("、"):
        return False
    if _LETTERHEAD.search(head):
        return False
    if above.kind is BlockKind.SIGNATURE:
        return rest.startswith("关于") or (bool(_YEAR.match(rest)) and not divisions_in(rest))
    if slogan := _SLOGAN.fullmatch(fold(above.of(text)).strip()):
        return len(slogan["one"]) == len(slogan["two"]) and bool(_YEAR.search(rest))
    return bool(_END.fullmatch(rest) or _GOES_ON.fullmatch(rest) or _BREAKS_OFF.search(head))


def _follows(blocks: Sequence[Block], at: int, text: str) -> bool:
    """Whether the line below a title goes on with it: a second half, a couplet's other line, a subtitle."""
    above, below = blocks[at], blocks[at + 1]
    if below.kind not in _NEIGHBOURS or not _near(above, below, text):
        return False
    head, rest = _words(above, text), _words(below, text)
    if not is_short(rest, _LONGEST):
        return False
    if _SUBTITLE.fullmatch(rest) or (_GOES_ON.fullmatch(rest) and is_title(head + rest)):
        return True
    if _BRACKETED.fullmatch(rest):
        return not _DAY_IN_BRACKETS.fullmatch(rest)
    if below.kind is BlockKind.SIGNATURE or is_title(head):
        return False
    return _is_couplet(head, rest)


def _is_couplet(head: str, rest: str) -> bool:
    """Whether two lines are as long as each other: 沙洲大地春意浓 / 健康画卷徐徐展."""
    shortest, longest = _COUPLET
    equal = len(head) == len(rest) and shortest <= len(head) <= longest
    return equal and not re.search(r"[\d,:()、]", head + rest) and not is_title(rest)


def _under_banner(blocks: Sequence[Block], at: int, text: str) -> int | None:
    """The index of the title proper, where the first is but the name of a series or of a yearbook's chapter."""
    head = _words(blocks[at], text)
    below = blocks[at + 1 : at + 10]
    if not below or _YEAR.search(head):
        return None
    if _SERIES.fullmatch(head) and _ISSUE.fullmatch(_words(below[0], text)):
        found = (
            i
            for i, block in enumerate(below, start=at + 1)
            if _YEAR.search(block.of(text)) and is_title(_words(block, text))
        )
        return next(found, None)
    heading = _words(below[0], text)
    chapter = len(head) <= _CHAPTER and not _HEALTH.search(head) and not is_title(head)
    article = below[0].kind is BlockKind.HEADING and len(heading) <= _CHAPTER
    return (
        at + 1
        if chapter and article and _HEALTH.search(heading) and heading[0] not in "■●◆(一"
        else None
    )


def _in_full(title: str, metadata: Mapping[str, str]) -> str:
    """The title as a field gives it, where that says more: 海南省卫生健康委员会2021年工作情况."""
    bare = _bare(title)
    for key in _FIELDS:
        value = metadata.get(key, "")
        if not len(title) < len(value) <= 2 * _LONGEST:
            continue
        # 工作计划及总结, the name of a category, is no title where a field gives one of a year.
        dated = _YEAR.search(value) and not _YEAR.search(title) and is_title(title)
        if _bare(value).endswith(bare) or (dated and is_title(value)):
            return value
    return title


def _bare(words: str) -> str:
    return re.sub(r"\s", "", fold(words))


def _as_written(blocks: Sequence[Block], text: str) -> str:
    """The words from the first piece to the last, with the line breaks between them."""
    first, last = blocks[0].spans[0], blocks[-1].spans[-1]
    return text[first.start : max(last.end, first.end)]
