"""Newspaper pages: several articles with by-lines, columns and kickers, often read by machine."""

import re
from collections.abc import Sequence

from healthreports.layouts.base import Block, BlockKind, Document, Layout
from healthreports.layouts.lines import is_byline, is_day, is_page_head, is_short, plain_kind
from healthreports.layouts.marked import open_lines, with_marks
from healthreports.layouts.recognition import SAMPLE, weighed
from healthreports.layouts.units import Unit, gather, pieces_of, unit_blocks
from healthreports.report import Recognition
from healthreports.text import Span


_COLUMN = re.compile(
    r".{2,8}(?:动态|简讯|资讯|要闻|快讯|之窗|在线|播报|新闻|集锦|短波|速递|看台|风采|之声|天地|专栏|短讯|一览|传真|提醒|提示|贴士"
    r"|课堂|问答|广角|科普|启事|公告|热线|信箱)|简讯|要闻|短讯|快讯"
)
_SUBTITLE = re.compile(r"[—-]{1,2}.*|.*(?:纪事|侧记|纪实|掠影|综述|小记|记)")
# 本报讯（通讯员 王敏）近日，…
_RUN_IN = re.compile(
    r"(?:本报|本网|本刊).{0,6}?讯\s{0,2}\([^)]{2,40}\)\s{0,2}|本报讯\s{1,2}(?:记者|通讯员)\S{2,20}\s"
)
# （下转第3版） stands within the last paragraph, （上接第1版） opens the first.
_CONTINUED = re.compile(r"\((?:下转|上接|紧接|转|接).{0,8}版\)")
_PAPER = re.compile(
    r"国内统一(?:连续出版物号|刊号)|(?:值班|本版)(?:总编|编委|编辑)|今日.{0,4}版|责编.{1,20}版式"
)
HEAD_LIMIT = 32
COLUMN_LIMIT = 16
SUBHEAD_LIMIT = 20
# An article without a by-line stands apart by so many empty lines.
APART = 2


def recognise(document: Document) -> Recognition:
    """Whether there are several articles."""
    bylines = sum(_is_signed(line.text) for line in document.lines[:SAMPLE])
    continued = any(_CONTINUED.search(line.text) for line in document.lines[:SAMPLE])
    paper = any(_PAPER.search(line.text[:80]) for line in document.lines[:12])
    column = any(_is_column(line.text) for line in document.lines[:SAMPLE])
    return weighed(
        "newspaper_page",
        (f"{bylines} by-lines", 0.75, bylines >= 2),
        ("more than three of them", 0.15, bylines > 3),
        ("a column's heading", 0.1, column and bylines >= 2),
        ("an article continued on another page", 0.3, continued),
        ("a newspaper's head", 0.2, paper),
    )


def _is_column(text: str) -> bool:
    """Whether a line is a column's heading, also with its characters spread: 简　讯."""
    return len(text) <= COLUMN_LIMIT and bool(_COLUMN.fullmatch(text.replace(" ", "")))


def _is_signed(text: str) -> bool:
    """Whether an article's title stands above: the line is a by-line, or a paragraph that begins with one."""
    return is_byline(text) or bool(_RUN_IN.match(text))


def _could_head(unit: Unit, limit: int = HEAD_LIMIT) -> bool:
    """Whether a unit could stand over an article."""
    fits = len(unit.lines) <= 2 and is_short(unit.text, limit)
    return fits and _kind(unit) is BlockKind.TEXT and not _is_signed(unit.text)


def _could_subhead(unit: Unit) -> bool:
    """Whether a unit could stand over a part of an article; 沙雅县地域辽阔,是个农业大县,广 breaks off."""
    return _could_head(unit, SUBHEAD_LIMIT) and unit.text.count(",") < 2


def _above(units: Sequence[Unit], i: int) -> list[int]:
    """The indexes of the short units right above a by-line, three at most, from the top."""
    found: list[int] = []
    while len(found) < 3 and (at := i - 1 - len(found)) >= 0 and _could_head(units[at]):
        found.insert(0, at)
    return found


def _parts(units: Sequence[Unit], above: list[int]) -> dict[int, BlockKind]:
    """What the units above a by-line are: column, kicker, title, subtitle."""
    parts: dict[int, BlockKind] = {}
    while len(above) > 1 and _is_column(units[above[0]].text):
        parts[above.pop(0)] = BlockKind.HEADING
    if len(above) > 1 and _SUBTITLE.fullmatch(units[above[-1]].text):
        parts[above.pop()] = BlockKind.KICKER
    if not above:
        return parts
    halves = above[-2:]
    if len(halves) == 2 and abs(len(units[halves[0]].text) - len(units[halves[1]].text)) <= 1:
        parts.update(dict.fromkeys(halves, BlockKind.TITLE))
    else:
        parts[above[-1]] = BlockKind.TITLE
    parts.update({i: BlockKind.KICKER for i in above if i not in parts})
    return parts


def _heads(units: Sequence[Unit]) -> dict[int, BlockKind]:
    """What the units over the articles are, by the unit's index."""
    heads: dict[int, BlockKind] = {}
    for i, unit in enumerate(units):
        if _is_signed(unit.text):
            heads.update(_parts(units, _above(units, i)))
    for i, unit in enumerate(units[:-1]):
        if i not in heads and _could_subhead(unit) and _runs(units[i + 1]):
            apart = unit.line.gap >= APART or i == 0
            apart = apart and not _is_column(unit.text)
            heads[i] = BlockKind.TITLE if apart else BlockKind.HEADING
    return heads


def _runs(unit: Unit) -> bool:
    """Whether a unit is running text."""
    return not is_short(unit.text, HEAD_LIMIT) and _kind(unit) is BlockKind.TEXT


def blocks(document: Document) -> tuple[Block, ...]:
    """Columns, and article by article its title, by-line, subheads and paragraphs."""
    units = gather(open_lines(document))
    heads = _heads(units)
    first = min(heads, default=0)
    out: list[Block] = []
    level = 1
    for i, unit in enumerate(units):
        kind = heads.get(i)
        if kind is BlockKind.HEADING and _is_column(unit.text):
            if i + 1 < len(units) and not _runs(units[i + 1]):
                level = 2
            out.extend(unit_blocks(kind, unit, level=1))
        elif kind is BlockKind.TITLE and heads.get(i - 1) is kind:
            spans = (*out[-1].spans, *pieces_of((unit,)))
            out[-1] = Block(kind=kind, spans=spans, level=level)
        elif kind is not None:
            out.extend(unit_blocks(kind, unit, level=level + (kind is BlockKind.HEADING)))
        else:
            out.extend(_plain(unit, first=i < first))
    return with_marks(document, out)


def _plain(unit: Unit, *, first: bool) -> tuple[Block, ...]:
    """The blocks of a unit that stands over no article; a by-line is cut off the paragraph that it opens."""
    if first and _could_head(unit):
        return unit_blocks(BlockKind.KICKER, unit)
    found = unit_blocks(_kind(unit), unit)
    signed = _RUN_IN.match(unit.lines[0].text)
    if not signed:
        return found
    spans = [line.span for line in unit.lines]
    start, cut = spans[0].start, spans[0].start + signed.end()
    text = (Span(cut, spans[0].end), *spans[1:]) if cut < spans[0].end else tuple(spans[1:])
    byline = Block(kind=BlockKind.BYLINE, spans=(Span(start, cut),))
    return (byline, Block(kind=BlockKind.TEXT, spans=text)) if text else (byline,)


def _kind(unit: Unit) -> BlockKind:
    """The kind of a unit that stands over no article."""
    text = unit.text
    if is_page_head(text) or is_day(text):
        return BlockKind.DATE
    return plain_kind(text) or (BlockKind.BYLINE if is_byline(text) else BlockKind.TEXT)


LAYOUT = Layout(name="newspaper_page", recognise=recognise, blocks=blocks)
