"""What official pages share: fields, title, addressees, cover note, signature, then the body."""

import re
from collections.abc import Iterator, Sequence

from healthreports.layouts.base import Block, BlockKind, Document, Line
from healthreports.layouts.lines import (
    OFFICE_WORDS,
    block,
    field_name,
    find_fields,
    is_addressee,
    is_byline,
    is_cover,
    is_day,
    is_document_number,
    is_office,
    is_short,
    numbered,
    plain_kind,
)
from healthreports.layouts.tables import table_block, table_end
from healthreports.text import Span


# What reports call themselves.
TITLE_WORDS = (
    r"总结|要点|计划|规划|打算|思路|安排|方案|报告|公报|简报|年鉴|概况|综述|汇报|清单|分解|任务|回顾|纪实|通知|意见|通报|情况|目标"
)
_TITLE = re.compile(rf"(?:{TITLE_WORDS})(?:的通知|的函|的报告)?(?:\s?[(（][^)）]{{1,20}}[)）])?$")
# Titles of parts: 2024年全市卫生健康工作总结, 第二部分 2024年工作计划, 附件, 下半年工作打算
_PART = re.compile(
    r"(?=.*(?:(?:19|20)\d{2}|上半年|下半年|下一步|来年|明年|今年))(?=.*(?:总结|要点|计划|打算|思路|安排|回顾|工作情况|完成情况|展望|方案|任务|目标)).{4,45}"
)
_ANNEX = re.compile(r"附\s{0,4}(?:件|表|录|图)\s{0,2}[\d一二三四五六七八九十]{0,3}\s{0,2}[:：]?.{0,50}")
_SUBTITLE = re.compile(r"[—-]{1,2}.{2,60}|[(（].{2,40}[)）]")
_DATED = re.compile(r"(?P<office>\D{2,30}?)\s{0,8}(?P<day>(?:19|20)\d{2}年\d{1,2}月\d{1,2}日)")
# （库尔勒市卫生局　阿依古丽·买买提　刘志强）
_SIGNED = re.compile(rf"\((?P<office>[\u4e00-\u9fff]{{0,20}}?{OFFICE_WORDS})[^。；]{{0,40}}\)")
# What a title begins with; 、教育资助等民生政策 and 次，在线护理 are pieces of sentences.
_OPENS = re.compile(r"[\u4e00-\u9fff“《\d]")
TITLE_LIMIT = 60
_HEAD_KINDS = (BlockKind.ADDRESSEE, BlockKind.COVER, BlockKind.KICKER)


def office_and_day(line: Line) -> tuple[Block, ...]:
    """Signature and date where both stand on one line: 海宁市卫生健康局 2025年3月10日."""
    if found := _SIGNED.fullmatch(line.text):
        start = line.span.start
        return (Block(kind=BlockKind.SIGNATURE, spans=(Span(start + 1, start + found.end("office")),)),)
    found = _DATED.fullmatch(line.text)
    if not found or not is_office(found["office"]):
        return ()
    start = line.span.start
    return (
        Block(kind=BlockKind.SIGNATURE, spans=(Span(start, start + found.end("office")),)),
        Block(kind=BlockKind.DATE, spans=(Span(start + found.start("day"), line.span.end),)),
    )


def is_title(text: str) -> bool:
    """Whether a line reads like the title of a report.

    Example:
        >>> is_title("2023年全县卫生健康工作总结"), is_title("全县卫生健康工作扎实推进。")
        (True, False)
    """
    return is_notice_title(text) or (is_short(text, TITLE_LIMIT) and bool(_TITLE.search(text)))


def is_notice_title(text: str) -> bool:
    """Whether a line is the title of a notice that hands something on: 关于印发…的通知."""
    return is_short(text, 90) and "关于" in text and text.rstrip(")）").endswith("通知")


def is_part_title(text: str) -> bool:
    """Whether a line is the title of a part: 2025年全市卫生健康工作要点, or of an annex."""
    return is_short(text, 45) and bool(_PART.fullmatch(text))


def is_annex(text: str) -> bool:
    """Whether a line is the head of an annex: 附件　任务清单."""
    return is_short(text, 45) and bool(_ANNEX.fullmatch(text))


def fields_and_rest(lines: Sequence[Line]) -> Iterator[tuple[Line, tuple[Block, ...]]]:
    """Each line with the field blocks that it gives; a label alone takes the line after it as value."""
    pending: str | None = None
    for i, line in enumerate(lines):
        if pending is not None:
            yield line, (Block(kind=BlockKind.FIELD, spans=(line.span,), key=pending),)
            pending = None
            continue
        found = find_fields(line)
        name = field_name(line.text)
        if name and i + 1 < len(lines) and _is_value(lines[i + 1]):
            pending = name
            yield line, (block(BlockKind.FURNITURE, line),)
        else:
            yield line, found


def _is_value(line: Line) -> bool:
    """Whether a line can be the value of the label above it."""
    return len(line.text) <= 60 and field_name(line.text) is None and not find_fields(line)


def top_title(lines: Sequence[Line], taken: frozenset[int]) -> tuple[int, ...]:
    """The indexes of the lines that are the document's title: the first that reads like one, above the text.

    Where none does, a short first line with longer ones below it is the title: 卫生健康.
    """
    free = [i for i in range(min(len(lines), 40)) if i not in taken][:6]
    for i in free:
        text = lines[i].text
        if not is_short(text, 90) or is_addressee(text):
            break
        if numbered(lines[i]):
            continue
        if is_title(text):
            return (i,)
        if i + 1 in free and is_title(text + lines[i + 1].text):
            return (i, i + 1)
    return _first_line(lines, free)


def _first_line(lines: Sequence[Line], free: Sequence[int]) -> tuple[int, ...]:
    """The first line as a title; a piece of a sentence, or a part's number, is none."""
    if len(free) < 2:
        return ()
    first, second = lines[free[0]], lines[free[1]]
    bare = is_short(first.text, 40) and not numbered(first) and not is_addressee(first.text)
    return (free[0],) if bare and _OPENS.match(first.text) and not is_short(second.text, 40) else ()


def frame_block(line: Line) -> tuple[Block, ...]:
    """The block of a line that belongs to the frame of an official document, if it does."""
    if found := office_and_day(line):
        return found
    kind = plain_kind(line.text) or _frame_kind(line.text)
    return (block(kind, line),) if kind else ()


def _frame_kind(text: str) -> BlockKind | None:
    if is_day(text):
        return BlockKind.DATE
    if is_office(text):
        return BlockKind.SIGNATURE
    if is_document_number(text):
        return BlockKind.FIELD
    if is_byline(text):
        return BlockKind.BYLINE
    return None


def page_blocks(document: Document) -> tuple[Block, ...]:
    """The blocks of an official page: whatever frames it, then its body line by line."""
    lines = document.lines
    framed = _frame(lines)
    title = top_title(lines, frozenset(framed))
    out: list[Block] = []
    head = True
    handed = False
    i = 0
    while i < len(lines):
        end = i + 1
        if i in framed:
            out.extend(framed[i])
        elif i in title:
            if i == title[0]:
                out.append(block(BlockKind.TITLE, *(lines[j] for j in title)))
        elif (end := table_end(lines, i)) > i:
            out.append(table_block(lines[i:end]))
            head = False
        else:
            end = i + 1
            found = _body_blocks(lines[i], head=head, titled=bool(title), handed=handed)
            out.extend(found)
            handed = handed or found[-1].kind is BlockKind.COVER
            head = head and found[-1].kind in _HEAD_KINDS
        i = end
    return tuple(out)


def _frame(lines: Sequence[Line]) -> dict[int, tuple[Block, ...]]:
    """The blocks of the lines around the text, by the line's index."""
    framed: dict[int, tuple[Block, ...]] = {}
    for i, (line, fields) in enumerate(fields_and_rest(lines)):
        if found := fields or frame_block(line):
            framed[i] = found
    return framed


def _handed_over(line: Line) -> tuple[Block, ...]:
    """Addressees and cover note, also where both stand on one line."""
    if is_addressee(line.text):
        return (block(BlockKind.ADDRESSEE, line),)
    if not is_cover(line.text):
        return ()
    colon = line.text.find(":")
    if colon > 0 and is_addressee(line.text[: colon + 1]):
        cut = line.span.start + colon + 1
        rest = line.text[colon + 1 :]
        cover = Span(cut + len(rest) - len(rest.lstrip()), line.span.end)
        return (
            Block(kind=BlockKind.ADDRESSEE, spans=(Span(line.span.start, cut),)),
            Block(kind=BlockKind.COVER, spans=(cover,)),
        )
    return (block(BlockKind.COVER, line),)


def _body_blocks(line: Line, *, head: bool, titled: bool, handed: bool) -> tuple[Block, ...]:
    """The blocks of a line of the body.

    Args:
        line: The line.
        head: Whether nothing of the text itself stands before it.
        titled: Whether the document's title does.
        handed: Whether a cover note does.
    """
    if head and (found := _handed_over(line)):
        return found
    if numbered(line):
        return (block(BlockKind.TEXT, line),)
    if head and titled and _SUBTITLE.fullmatch(line.text):
        return (block(BlockKind.KICKER, line),)
    if is_part_title(line.text) or (head and handed and is_title(line.text)):
        return (block(BlockKind.HEADING, line, level=0),)
    if is_annex(line.text):
        return (block(BlockKind.HEADING, line, level=1),)
    return (block(BlockKind.TEXT, line),)
