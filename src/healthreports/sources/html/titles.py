"""The title of the article, which is not that of the site."""

import re
from collections.abc import Sequence

import attrs

from healthreports.sources.html.blocks import Block
from healthreports.sources.html.fields import is_field_line
from healthreports.sources.html.furniture import is_furniture
from healthreports.sources.html.headings import tag_level
from healthreports.sources.html.tree import Element


_NAMED = re.compile(
    r"(?:^|[\s_-])(?:(?:art|article|news|xl|info|content|con|wz|page|detail|main|arti|ewb-info|ucap)[_-]?)?(?:title|tit|bt|biaoti|headline|h1|subject|font0?1)(?:\d|[_-]\w+)?(?=$|[\s_-])",
    re.IGNORECASE,
)
_GENRE = re.compile(
    r"总结|计划|要点|报告|通知|公报|概况|情况|工作|规划|方案|意见|年报|综述|纪实|公告|卫生|健康|医"
)
_SITE = re.compile(
    r"(?:门户网站?|官方网站|官网|网站|人民政府|委员会|局|卫健委|卫生健康委|医院|中心|网|日报|晚报|频道|栏目)$"
)
_PARTS = re.compile(r"\s{0,4}(?:[_|｜>»]|\s[-–—]\s|--|—{1,2}|-(?=[^-]{2,30}$))\s{0,4}")
_LONGEST = 120
_PIECES = 4
# Between the title and the first paragraph stand a source, a day, a by-line.
_NEAR = 8
_BELOW = 4
# A paragraph is set in, a heading numbered.
_ORDINARY = re.compile(
    r"\u3000|\s{0,4}(?:[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[、.．])"
)
_ENOUGH = 3


@attrs.frozen
class Title:
    """The title as it stands on the page: on some lines of it, or in the head alone.

    Attributes:
        words: Put together where it takes several lines.
        lines: The indexes of its lines; none if it stands in the head alone.
    """

    words: str
    lines: tuple[int, ...] = ()


def plain(words: str) -> str:
    """Words without blanks and punctuation, to compare them."""
    return re.sub(r"[\W_]+", "", words)


@attrs.frozen
class Around:
    """What a title is judged by.

    Attributes:
        head: The `meta` tags and `title` of the page.
        first: The index of the article's first paragraph, which no title follows.
        framed: Whether each line lies in a frame.
        centred_tells: Whether most lines do not stand in the middle.
    """

    head: dict[str, str]
    first: int
    framed: Sequence[bool]
    centred_tells: bool


def find_title(blocks: Sequence[Block], around: Around) -> Title | None:
    """The title, by what the head of the page says and by how a line is set and named.

    Args:
        blocks: The lines of the page.
        around: What the page says, and where its article begins.
    """
    head = around.head
    stated = [
        plain(head[key])
        for key in ("articletitle", "og:title", "title")
        if head.get(key) and not (_SITE.search(head[key]) and len(_PARTS.split(head[key])) == 1)
    ]
    best: tuple[float, int] | None = None
    chosen: Title | None = None
    for i in range(min(around.first + _BELOW, len(blocks))):
        for title in _candidates(blocks, i):
            score = _score(title, blocks, stated, around)
            if best is None or (score, i) > best:
                best, chosen = (score, i), title
    if chosen and best and best[0] >= _ENOUGH:
        return chosen
    return _title_of_head(head)


def _candidates(blocks: Sequence[Block], i: int) -> list[Title]:
    """A line, and the lines that it begins in the same element."""
    words = blocks[i].words.strip()
    found = [Title(words, (i,))]
    for j in range(i + 1, min(i + _PIECES, len(blocks))):
        if blocks[j].element is not blocks[i].element:
            break
        words += blocks[j].words.strip()
        found.append(Title(words, tuple(range(i, j + 1))))
    return found


def _score(title: Title, blocks: Sequence[Block], stated: Sequence[str], around: Around) -> float:
    words, block = title.words, blocks[title.lines[0]]
    if not 4 <= len(words) <= _LONGEST or "。" in words or words[-1] in "；，：:":
        return -1
    if is_furniture(words) or is_field_line(words) or words == around.head.get("sitename"):
        return -1
    bare = plain(words)
    score = _likeness(bare, stated)
    if len(title.lines) > 1 and not score:
        return -1
    level = tag_level(block)
    score += {1: 3.0, 2: 2.5, 3: 2.0, 4: 1.0}.get(level or 9, 0.0)
    score += 2.0 * _is_named(block.element)
    score += 1.0 * bool(_GENRE.search(words)) + 1.0 * _stands_out(block, around)
    score -= 5.0 * bool(_ORDINARY.match(block.words)) * (score < 3)
    score += 1.0 * bool(block.size and block.size >= 18)
    score += 1.0 * (around.first - title.lines[-1] <= _NEAR)
    score -= 4.0 * (block.linked * 2 > block.length) + 3.0 * bool(_SITE.search(words) and score < 8)
    score -= 4.0 * (title.lines[0] > around.first) + 2.0 * around.framed[title.lines[0]]
    return score


def _likeness(bare: str, stated: Sequence[str]) -> float:
    """How well words fit what the head says: the title whole, or with the site's name behind it."""
    if len(bare) < 4:
        return 0.0
    if bare in stated:
        return 8.0
    if any(title.startswith(bare) for title in stated):
        return 3.0 + min(len(bare), 30) / 10
    if len(bare) >= 8 and any(
        bare in title or title in bare for title in stated if len(title) >= 8
    ):
        return 3.0
    return 0.0


def _stands_out(block: Block, around: "Around") -> bool:
    """Whether a line is bold, or in the middle where other lines are not."""
    return block.bold == block.length or (block.centred and around.centred_tells)


def _is_named(element: Element) -> bool:
    """Whether the builder names an element, or the one around it, after a title."""
    for _ in range(3):
        if element.tag.endswith("-title") or _NAMED.search(
            f"{element.get('id')[:60]} {element.get('class')[:100]}"
        ):
            return True
        if element.parent is None:
            return False
        element = element.parent
    return False


def _title_of_head(head: dict[str, str]) -> Title | None:
    """The title that only the head of the page has, the site's name left out."""
    words = head.get("articletitle") or _PARTS.split(head.get("title", ""))[0]
    words = words.strip(" :：_-|·*")
    if len(words) < 8 or _SITE.search(words) or not _GENRE.search(words):
        return None
    return Title(words)
