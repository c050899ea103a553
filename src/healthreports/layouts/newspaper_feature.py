"""Newspaper features: one article over a page, set in blocks with bare heads, marks and pictures."""

import re
from collections import Counter

from healthreports.layouts.base import Block, BlockKind, Document, Layout, Line
from healthreports.layouts.lines import (
    block,
    is_byline,
    is_day,
    is_office,
    is_short,
    numbered,
    plain_kind,
)
from healthreports.layouts.numbering import find_number
from healthreports.layouts.recognition import weighed
from healthreports.report import Recognition
from healthreports.text import Span


_MARK = re.compile(r"【[^】]{2,6}】")
_CREDIT = re.compile(r"(?:本版|本报).{0,4}(?:组稿|撰文|摄影|撰稿|图片|文字).{0,40}|[(（]?(?:本报|通讯员|记者).{2,30}[)）]?")
# 市卫生健康局党委书记、局长：王晓平
_PERSON = re.compile(r".{2,30}(?:局长|书记|主任|院长|主席|县长|市长|区长)\s?[:：]?\s?[\u4e00-\u9fff]{2,4}")
# 坚持党建引领，锻造临平卫健铁军 计划实现新发展…
_LED = re.compile(r"(?P<head>[^\s。；;:：%\d]{8,26})[ \u3000]{1,4}(?=\S{8})")
HEAD_LIMIT = 30


def _is_text(line: Line) -> bool:
    """Whether a line is a paragraph or a piece of one."""
    return not is_short(line.text, HEAD_LIMIT) or bool(_MARK.match(line.text))


def _is_head(lines: tuple[Line, ...], i: int) -> bool:
    """Whether a short line stands over a paragraph."""
    line = lines[i]
    if not is_short(line.text, HEAD_LIMIT) or _PERSON.fullmatch(line.text) or plain_kind(line.text):
        return False
    return i + 1 < len(lines) and _is_text(lines[i + 1]) and not is_byline(lines[i + 1].text)


def recognise(document: Document) -> Recognition:
    """Whether there are the marks, bare heads and credits of a feature."""
    lines = document.lines
    marks = Counter(found[0] for line in lines if (found := _MARK.match(line.text)))
    heads = sum(_is_head(lines, i) and not numbered(lines[i]) for i in range(len(lines)))
    bylines = sum(is_byline(line.text) for line in lines)
    ordered = sum(numbered(line) for line in lines)
    return weighed(
        "newspaper_feature",
        ("marks that come back", 0.4, any(count >= 2 for count in marks.values())),
        ("bare heads over paragraphs", 0.4, heads >= 4 and heads > ordered),
        ("one by-line", 0.3, bylines == 1),
        ("a page's credits", 0.2, any(_CREDIT.fullmatch(line.text) for line in lines[-3:])),
    )


def blocks(document: Document) -> tuple[Block, ...]:
    """Title, by-line, heads, paragraphs, captions."""
    lines = document.lines
    led = [bool(_leads(line)) for line in lines]
    out: list[Block] = []
    title = _title(lines)
    for i, line in enumerate(lines):
        if i in title:
            if i == title[0]:
                out.append(block(BlockKind.TITLE, *(lines[j] for j in title), level=1))
        elif sum(led) >= 2 and led[i]:
            out.extend(_led_blocks(line))
        else:
            out.append(block(_kind(lines, i), line, level=2))
    return tuple(out)


def _title(lines: tuple[Line, ...]) -> tuple[int, ...]:
    """The indexes of the title's lines: the first short ones that are no office's name; equal halves are one."""
    for i, line in enumerate(lines[:8]):
        if plain_kind(line.text) or is_office(line.text) or is_byline(line.text) or is_day(line.text):
            continue
        if not is_short(line.text, 60) or _MARK.match(line.text):
            return ()
        halves = i + 1 < len(lines) and is_short(lines[i + 1].text, 60) and lines[i + 1].gap == 0
        if halves and abs(len(lines[i + 1].text) - len(line.text)) <= 1:
            return (i, i + 1)
        return (i,)
    return ()


def _kind(lines: tuple[Line, ...], i: int) -> BlockKind:
    """The kind of a line other than the title."""
    text = lines[i].text
    if kind := plain_kind(text):
        return kind
    if is_byline(text):
        return BlockKind.BYLINE
    if is_day(text):
        return BlockKind.DATE
    if is_office(text):
        return BlockKind.KICKER
    if _is_text(lines[i]):
        return BlockKind.TEXT
    if find_number(text, spaced=True) or _is_head(lines, i):
        return BlockKind.HEADING
    return BlockKind.CAPTION


def _leads(line: Line) -> re.Match[str] | None:
    """The head at the beginning of a paragraph, parted from it by a blank alone."""
    return _LED.match(line.text) if len(line.text) > 50 and not numbered(line) else None


def _led_blocks(line: Line) -> tuple[Block, ...]:
    found = _leads(line)
    assert found is not None
    start = line.span.start
    return (
        Block(kind=BlockKind.HEADING, spans=(Span(start, start + found.end("head")),), level=2),
        Block(kind=BlockKind.TEXT, spans=(Span(start + found.end(), line.span.end),)),
    )


LAYOUT = Layout(name="newspaper_feature", recognise=recognise, blocks=blocks)
