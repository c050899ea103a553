"""Newspaper features: one article over a page, set in blocks with bare heads, marks and pictures."""

import re
from collections import Counter
from collections.abc import Sequence

from healthreports.layouts.base import Block, BlockKind, Document, Layout, Line
from healthreports.layouts.lines import (
    is_byline,
    is_day,
    is_office,
    is_page_head,
    is_person,
    is_short,
    numbered,
    plain_kind,
)
from healthreports.layouts.numbering import find_number
from healthreports.layouts.recognition import SAMPLE, weighed
from healthreports.layouts.units import Unit, gather, pieces_of, unit_blocks
from healthreports.report import Recognition
from healthreports.text import Span


_MARK = re.compile(r"【[^】]{2,6}】")
_CREDIT = re.compile(
    r"(?:本版|本报).{0,4}(?:组稿|撰文|摄影|撰稿|图片|文字).{0,40}|[(（]?(?:本报|通讯员|记者).{2,30}[)）]?"
)
# Words over a paragraph that are no heading of the article.
_NOTE = re.compile(r"编者按|编者的话|导语|核心提示|【?编者按】?|记者手记|摘要|[(（].{2,30}[)）]")
# 坚持党建引领，锻造临平卫健铁军 计划实现新发展…
_LED = re.compile(r"(?P<head>[^\s。；;:：%\d]{8,26})[ \u3000]{1,4}(?=\S{8})")
_DASH = re.compile(r"[—–-]{1,2}\S.{1,60}")
HEAD_LIMIT = 30
TITLE_LIMIT = 60


def _is_text(unit: Unit) -> bool:
    """Whether a unit is a paragraph or a piece of one."""
    return not is_short(unit.text, HEAD_LIMIT) or bool(_MARK.match(unit.text))


def _is_head(units: Sequence[Unit], i: int) -> bool:
    """Whether a short unit stands over a paragraph."""
    text = units[i].text
    if (
        not is_short(text, HEAD_LIMIT)
        or plain_kind(text)
        or is_person(text)
        or _NOTE.fullmatch(text)
    ):
        return False
    return i + 1 < len(units) and _is_text(units[i + 1]) and not is_byline(units[i + 1].text)


def recognise(document: Document) -> Recognition:
    """Whether there are the marks, bare heads and credits of a feature."""
    units = gather(document.lines[:SAMPLE])
    marks = Counter(found[0] for unit in units if (found := _MARK.match(unit.text)))
    heads = sum(_is_head(units, i) and not numbered(unit.line) for i, unit in enumerate(units))
    bylines = sum(is_byline(unit.text) for unit in units)
    ordered = sum(numbered(unit.line) for unit in units)
    return weighed(
        "newspaper_feature",
        ("marks that come back", 0.4, any(count >= 2 for count in marks.values())),
        ("bare heads over paragraphs", 0.4, heads >= 4 and heads > ordered),
        ("one by-line", 0.3, bylines == 1),
        ("a page's credits", 0.2, any(_CREDIT.fullmatch(unit.text) for unit in units[-3:])),
    )


def blocks(document: Document) -> tuple[Block, ...]:
    """Title, by-line, heads, paragraphs, captions."""
    units = gather(document.lines)
    title = _title(units)
    led = {i for i, unit in enumerate(units) if i not in title and _leads(unit)}
    out: list[Block] = []
    for i, unit in enumerate(units):
        if i in title:
            if i == title[0]:
                spans = pieces_of(units[j] for j in title)
                out.append(Block(kind=BlockKind.TITLE, spans=spans, level=1))
        elif len(led) >= 2 and i in led:
            out.extend(_led_blocks(unit.line))
        else:
            out.extend(unit_blocks(_kind(units, i), unit, level=2))
    return tuple(out)


def _title(units: Sequence[Unit]) -> tuple[int, ...]:
    """The indexes of the title's units: the first short one that is no office's name, with its other half."""
    for i, unit in enumerate(units[:8]):
        text = unit.text
        if (
            plain_kind(text)
            or is_office(text)
            or is_byline(text)
            or is_day(text)
            or is_page_head(text)
        ):
            continue
        if not is_short(text, TITLE_LIMIT) or _MARK.match(text):
            return ()
        below = units[i + 1] if i + 1 < len(units) else None
        return (i, i + 1) if below and _completes(unit.line, below.line) else (i,)
    return ()


def _completes(title: Line, below: Line) -> bool:
    """Whether a line belongs to the title above it: a subtitle with its dash, or a couplet's other half."""
    if not is_short(below.text, TITLE_LIMIT) or below.gap > 1:
        return False
    return bool(_DASH.fullmatch(below.text)) or (
        below.gap == 0 and abs(len(below.text) - len(title.text)) <= 1
    )


def _kind(units: Sequence[Unit], i: int) -> BlockKind:
    """The kind of a unit other than the title."""
    text = units[i].text
    if kind := plain_kind(text):
        return kind
    if is_byline(text):
        return BlockKind.BYLINE
    if is_day(text) or is_page_head(text):
        return BlockKind.DATE
    if is_office(text):
        return BlockKind.KICKER
    if _is_text(units[i]):
        return BlockKind.TEXT
    if find_number(text, spaced=True) or _is_head(units, i):
        return BlockKind.HEADING
    return BlockKind.CAPTION


def _leads(unit: Unit) -> re.Match[str] | None:
    """The head at the beginning of a paragraph, parted from it by a blank alone."""
    whole = len(unit.lines) == 1 and len(unit.text) > 50 and not numbered(unit.line)
    return _LED.match(unit.text) if whole else None


def _led_blocks(line: Line) -> tuple[Block, ...]:
    """The head and the paragraph of a line that begins with its head."""
    head, _, _ = line.text.partition(" ")
    start = line.span.start
    rest = line.text[len(head) :]
    return (
        Block(kind=BlockKind.HEADING, spans=(Span(start, start + len(head)),), level=2),
        Block(
            kind=BlockKind.TEXT,
            spans=(Span(line.span.end - len(rest.lstrip()), line.span.end),),
        ),
    )


LAYOUT = Layout(name="newspaper_feature", recognise=recognise, blocks=blocks)
