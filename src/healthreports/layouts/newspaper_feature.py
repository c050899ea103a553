"""Newspaper features: one article over a page, set in blocks with bare heads, marks and pictures."""

import re
from collections import Counter
from collections.abc import Sequence

from healthreports.layouts.base import Block, BlockKind, Document, Layout, Line
from healthreports.layouts.heads import heads_under_number, states_figure
from healthreports.layouts.lines import (
    find_fields,
    is_byline,
    is_day,
    is_office,
    is_page_head,
    is_person,
    is_short,
    numbered,
    plain_kind,
)
from healthreports.layouts.marked import open_lines, with_marks
from healthreports.layouts.numbering import find_number
from healthreports.layouts.recognition import SAMPLE, weighed
from healthreports.layouts.units import Unit, gather, pieces_of, unit_blocks
from healthreports.report import Recognition
from healthreports.text import Span


_LABEL = re.compile(
    r"(?:亮点|看点|镜头|关键词|变化|聚焦|特写|场景|故事|举措|任务|行动|篇章|答卷|实事)\s?(?:[一二三四五六七八九十]{1,2}|\d{1,2})"
)
_HEADED = re.compile(r"特刊|专刊|专版|巡礼|专题报道|核心提示")
# 数读2022, over a list of figures
_FIGURES = re.compile(r"数[说读看据]\S{0,8}|数字\S{0,4}(?:20\d\d|健康|卫健)")
_LONE_MARK = re.compile(r"【[^】]{2,16}】")
_MARK = re.compile(r"【[^】]{2,6}】")
_CREDIT = re.compile(
    r"文[/／]\S{2,20}(?:\s.{2,30})?|(?:本版|本报).{0,4}(?:组稿|撰文|摄影|撰稿|图片|文字).{0,40}|[(（]?(?:本报|通讯员|记者).{2,30}[)）]?"
)
# Words over a paragraph that are no heading of the article.
_NOTE = re.compile(r"编者按|编者的话|导语|核心提示|【?编者按】?|记者手记|摘要|[(（].{2,30}[)）]")
# 坚持党建引领，锻造临平卫健铁军 计划实现新发展…
_LED = re.compile(r"(?P<head>[^\s。；;:：%\d]{8,26})[ \u3000]{1,4}(?=\S{8})")
_DASH = re.compile(r"[—–-]{1,2}\S.{1,60}")
_SUBTITLE = re.compile(r".*(?:纪事|侧记|纪实|掠影|综述|小记|回眸|巡礼|扫描|速写|工作回顾)")
_REPORTER = re.compile(r"记者|通讯员")
_BROKEN = re.compile(r"[ ，,：:“]")
_COUNT = re.compile(r"[●◆■]?\s?\d[\d.]{0,12}\s?(?:[万亿%‰]|[^\d\s年月日]):?")
PHRASE = 9
HEAD_LIMIT = 30
TITLE_LIMIT = 60
# Within so many units stand the title, the by-line and the fields of a site that shows the article.
_HEADER = 8


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
        or states_figure(text)
    ):
        return False
    return i + 1 < len(units) and _is_text(units[i + 1]) and not is_byline(units[i + 1].text)


def recognise(document: Document) -> Recognition:
    """Whether there are the marks, bare heads and credits of a feature."""
    units = gather(document.lines[:SAMPLE])
    marks = Counter(found[0] for unit in units if (found := _MARK.match(unit.text)))
    over = [unit.text for i, unit in enumerate(units) if _is_head(units, i)]
    heads = [text for text in over if find_number(text) is None]
    bylines = sum(bool(_REPORTER.search(unit.text)) and is_byline(unit.text) for unit in units)
    ordered = sum(numbered(unit.line) for unit in units)
    return weighed(
        "newspaper_feature",
        ("marks that come back", 0.4, any(count >= 2 for count in marks.values())),
        ("bare heads over paragraphs", 0.4, len(heads) > max(3, ordered) and _are_phrases(heads)),
        ("one by-line", 0.3, bylines == 1),
        ("a special page's head", 0.2, any(_is_page(unit.text) for unit in units[:6])),
        ("a page's credits", 0.2, any(_CREDIT.fullmatch(unit.text) for unit in units[-3:])),
    )


def _is_page(text: str) -> bool:
    """Whether words are the head of a special page (2024两会特刊·部门巡礼), or begin with one."""
    return bool(_HEADED.search(text if len(text) <= HEAD_LIMIT else text[:12]))


def _are_phrases(heads: Sequence[str]) -> bool:
    """Whether heads are an editor's: 做强龙头 让群众看好病. A yearbook's are names: 妇幼保健."""
    return 2 * sum(len(head) >= PHRASE or bool(_BROKEN.search(head)) for head in heads) > len(heads)


def blocks(document: Document) -> tuple[Block, ...]:
    """Title, by-line, heads, paragraphs, captions."""
    units = gather(open_lines(document))
    title = _title(units)
    paired = heads_under_number([unit.text for unit in units], range(len(units)))
    labels = {i for i, unit in enumerate(units) if _LABEL.fullmatch(unit.text)}
    bare = any(_is_head(units, i) for i in range(len(units)) if i not in title)
    marks = Counter(unit.text for unit in units if _LONE_MARK.fullmatch(unit.text))
    led = {i for i, unit in enumerate(units) if i not in title and _leads(unit)}
    fields_over = {i: find_fields(unit.line) for i, unit in enumerate(units[:_HEADER])}
    out: list[Block] = []
    for i, unit in enumerate(units):
        if i in title:
            if i == title[0]:
                spans = pieces_of(units[j] for j in title)
                out.append(Block(kind=BlockKind.TITLE, spans=spans, level=1))
        elif fields := fields_over.get(i):
            out.extend(fields)
        elif title and i < title[0] and is_short(unit.text, TITLE_LIMIT) and _is_page(unit.text):
            out.extend(unit_blocks(BlockKind.KICKER, unit))
        elif len(led) >= 2 and i in led:
            out.extend(_led_blocks(unit.line))
        elif i in paired:
            spans = pieces_of(units[i : i + 2])
            out.append(Block(kind=BlockKind.HEADING, spans=spans, level=2))
        elif i - 1 in paired:
            continue
        elif i in labels or _FIGURES.fullmatch(unit.text) or (bare and marks[unit.text] == 1):
            out.extend(unit_blocks(BlockKind.HEADING, unit, level=2))
        else:
            out.extend(unit_blocks(_kind(units, i), unit, level=2 + (i - 1 in labels)))
    return with_marks(document, out)


def _title(units: Sequence[Unit]) -> tuple[int, ...]:
    """The indexes of the title's units.

    Over a by-line stand kicker and title, or title and subtitle; without a by-line the first short unit that is no
    office's name is the title.
    """
    short: list[int] = []
    for i, unit in enumerate(units[:_HEADER]):
        text = unit.text
        if is_byline(text):
            return _of_header(units, short) if short else ()
        if plain_kind(text) or is_office(text) or is_day(text) or is_page_head(text):
            continue
        if find_fields(unit.line):
            continue
        if _is_page(text) and len(text) <= HEAD_LIMIT and not _DASH.fullmatch(text):
            continue
        if not is_short(text, TITLE_LIMIT) or _MARK.match(text) or numbered(unit.line):
            break
        short.append(i)
    if not short:
        return ()
    first = short[0]
    return (first, first + 1) if first + 1 in short and _completes(units, first) else (first,)


def _of_header(units: Sequence[Unit], short: Sequence[int]) -> tuple[int, ...]:
    """The title among the short units over a by-line."""
    last = short[-1]
    if len(short) == 1:
        return (last,)
    if short[-2] + 1 == last and _completes(units, short[-2]):
        return (short[-2], last)
    if units[last].line.gap and _DASH.fullmatch(units[last].text):
        return (short[-2],)
    return (short[-2], last) if _SUBTITLE.fullmatch(units[last].text) else (last,)


def _completes(units: Sequence[Unit], i: int) -> bool:
    """Whether the next unit belongs to the title: a subtitle with its dash, or a couplet's other half."""
    title, below = units[i].line, units[i + 1].line
    if _DASH.fullmatch(below.text):
        return not below.gap
    return below.gap <= 1 and abs(len(below.text) - len(title.text)) <= 1


def _kind(units: Sequence[Unit], i: int) -> BlockKind:
    """The kind of a unit other than the title."""
    text = units[i].text
    if kind := plain_kind(text):
        return kind
    if is_byline(text):
        return BlockKind.BYLINE
    if is_day(text) or is_page_head(text):
        return BlockKind.DATE
    if is_office(text) or (i < _HEADER and _is_over_byline(units, i)):
        return BlockKind.KICKER
    if _is_text(units[i]):
        return BlockKind.TEXT
    if find_number(text, spaced=True) or _is_head(units, i):
        return BlockKind.HEADING
    # 62家：完成标准化改造的村卫生所 is read, a picture's words are not.
    return BlockKind.TEXT if states_figure(text) or _COUNT.match(text) else BlockKind.CAPTION


def _is_over_byline(units: Sequence[Unit], i: int) -> bool:
    """Whether a unit stands over the by-line with nothing but short ones between."""
    for unit in units[i + 1 : _HEADER]:
        if is_byline(unit.text):
            return is_short(units[i].text, TITLE_LIMIT)
        if not is_short(unit.text, TITLE_LIMIT):
            return False
    return False


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
