"""Titles and headings, by tag, by type and by place on the line."""

import re
from collections import Counter
from collections.abc import Sequence

from healthreports.sources.html.blocks import Block


_TAGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_LONGEST = 60
# Captions of pictures and tables, days, and remarks in brackets stand in the middle of the line, too.
_NO_HEADING = re.compile(
    r"[\s　]*(?:[图表]\s?\d|▲|△|图为|图片|来源|.{0,24}(?:记者|通讯员|撰稿|供稿)|单位\s?[:：]|[(（].{0,60}[)）][\s　]*$|[\d年月日./:\s　-]{4,30}$|.{0,30}[/／]?(?:摄|图)$)"
)
_ENDS = tuple("。！？；，、：,;:”")


class Type:
    """The type of an article's text, that headings differ from.

    Args:
        blocks: The article's lines.
    """

    def __init__(self, blocks: Sequence[Block]) -> None:
        sizes: Counter[float | None] = Counter()
        for block in blocks:
            sizes[block.size] += block.length
        self.size = sizes.most_common(1)[0][0] if sizes else None
        total = sum(block.length for block in blocks)
        bold = sum(block.bold for block in blocks if block.bold == block.length)
        centred = sum(block.length for block in blocks if block.centred)
        self.bold_tells = bold * 5 < total * 2
        self.centred_tells = centred * 5 < total * 2


def tag_level(block: Block) -> int | None:
    """The level of the heading element that a line stands in."""
    element = block.element
    while element is not None:
        if element.tag in _TAGS:
            return int(element.tag[1])
        if element.tag in ("body", "td", "div", "table", "li") or element.parent is None:
            return None
        element = element.parent
    return None


def is_heading(block: Block, type_: Type) -> bool:
    """Whether a line without a heading element is set as a heading: bold, larger or in the middle as a whole.

    Args:
        block: The line.
        type_: Of the article.
    """
    words = block.words.strip()
    if len(words) > _LONGEST or _NO_HEADING.match(words):
        return False
    if type_.bold_tells and block.bold == block.length:
        return True
    if words.endswith(_ENDS):
        return False
    if type_.size and block.size and block.size >= type_.size * 1.15:
        return True
    return type_.centred_tells and block.centred and len(words) >= 4
