"""Newspaper pages: several articles with by-lines, columns and kickers, often read by machine."""

import re
from collections.abc import Sequence

from healthreports.layouts.base import Block, BlockKind, Document, Layout, Line
from healthreports.layouts.lines import block, is_byline, is_day, is_short, plain_kind
from healthreports.layouts.recognition import weighed
from healthreports.report import Recognition


_COLUMN = re.compile(r".{2,8}(?:动态|简讯|资讯|要闻|快讯|之窗|在线|播报|新闻|集锦|短波|速递|看台|风采|之声|天地|专栏|短讯|一览|传真)|(?:简讯|要闻|短讯|快讯)")
_SUBTITLE = re.compile(r"[—-]{1,2}.*|.*(?:纪事|侧记|纪实|掠影|综述|小记|记)")
HEAD_LIMIT = 32
SUBHEAD_LIMIT = 20


def recognise(document: Document) -> Recognition:
    """Whether there are several articles."""
    bylines = sum(is_byline(line.text) for line in document.lines)
    column = any(_COLUMN.fullmatch(line.text) for line in document.lines)
    return weighed(
        "newspaper_page",
        (f"{bylines} by-lines", 0.75, bylines >= 2),
        ("more than three of them", 0.1, bylines > 3),
        ("a column's heading", 0.1, column and bylines >= 2),
    )


def _could_head(line: Line, limit: int = HEAD_LIMIT) -> bool:
    return is_short(line.text, limit) and plain_kind(line.text) is None and not is_byline(line.text) and not is_day(line.text)


def _could_subhead(line: Line) -> bool:
    """Whether a line could stand over a part of an article; 沙雅县地域辽阔,是个农业大县,广 breaks off."""
    return _could_head(line, SUBHEAD_LIMIT) and line.text.count(",") < 2


def _above(lines: Sequence[Line], i: int) -> list[int]:
    """The indexes of the short lines right above a by-line, three at most, from the top."""
    found: list[int] = []
    while len(found) < 3 and (at := i - 1 - len(found)) >= 0 and _could_head(lines[at]):
        found.insert(0, at)
    return found


def _parts(lines: Sequence[Line], above: list[int]) -> dict[int, BlockKind]:
    """What the lines above a by-line are: column, kicker, title, subtitle."""
    parts: dict[int, BlockKind] = {}
    while len(above) > 1 and _COLUMN.fullmatch(lines[above[0]].text):
        parts[above.pop(0)] = BlockKind.HEADING
    if len(above) > 1 and _SUBTITLE.fullmatch(lines[above[-1]].text):
        parts[above.pop()] = BlockKind.KICKER
    if not above:
        return parts
    halves = above[-2:]
    if len(halves) == 2 and abs(len(lines[halves[0]].text) - len(lines[halves[1]].text)) <= 1:
        parts.update(dict.fromkeys(halves, BlockKind.TITLE))
    else:
        parts[above[-1]] = BlockKind.TITLE
    parts.update({i: BlockKind.KICKER for i in above if i not in parts})
    return parts


def _heads(lines: Sequence[Line]) -> dict[int, BlockKind]:
    """What the lines over the articles are, by the line's index."""
    heads: dict[int, BlockKind] = {}
    for i, line in enumerate(lines):
        if is_byline(line.text):
            heads.update(_parts(lines, _above(lines, i)))
    for i, line in enumerate(lines[:-1]):
        if i not in heads and _could_subhead(line) and _runs(lines[i + 1]):
            apart = line.gap >= 2 or i == 0
            heads[i] = BlockKind.TITLE if apart else BlockKind.HEADING
    return heads


def _runs(line: Line) -> bool:
    """Whether a line is running text."""
    return not is_short(line.text, HEAD_LIMIT) and plain_kind(line.text) is None


def blocks(document: Document) -> tuple[Block, ...]:
    """Columns, and article by article its title, by-line, subheads and paragraphs."""
    lines = document.lines
    heads = _heads(lines)
    out: list[Block] = []
    level = 1
    for i, line in enumerate(lines):
        kind = heads.get(i)
        if kind is BlockKind.HEADING and _COLUMN.fullmatch(line.text):
            level = 2
            out.append(block(kind, line, level=1))
        elif kind is BlockKind.TITLE and heads.get(i - 1) is BlockKind.TITLE and lines[i].gap <= 1 and out and out[-1].kind is kind:
            out[-1] = Block(kind=kind, spans=(*out[-1].spans, line.span), level=level)
        elif kind is not None:
            out.append(block(kind, line, level=level + (kind is BlockKind.HEADING)))
        else:
            out.append(block(_kind(line), line))
    return tuple(out)


def _kind(line: Line) -> BlockKind:
    """The kind of a line that stands over no article."""
    if kind := plain_kind(line.text):
        return kind
    if is_byline(line.text):
        return BlockKind.BYLINE
    return BlockKind.DATE if is_day(line.text) else BlockKind.TEXT


LAYOUT = Layout(name="newspaper_page", recognise=recognise, blocks=blocks)
