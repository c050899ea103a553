"""What official pages share: fields, title, addressees, cover note, signature, then the body."""

import re
from collections.abc import Iterator, Sequence

import attrs

from healthreports.layouts.base import Block, BlockKind, Document, Line
from healthreports.layouts.contents import contents_lines
from healthreports.layouts.heads import (
    heads_under_number,
    heads_with_blank,
    heads_with_colon,
    stands_over,
)
from healthreports.layouts.lines import (
    OFFICE_WORDS,
    bar_fields,
    block,
    field_name,
    find_fields,
    is_addressee,
    is_byline,
    is_cover,
    is_day,
    is_document_number,
    is_letterhead,
    is_office,
    is_person,
    is_short,
    is_top_numbered,
    numbered,
    plain_kind,
)
from healthreports.layouts.marked import open_lines, with_marks
from healthreports.layouts.numbering import find_number
from healthreports.layouts.tables import find_tables
from healthreports.layouts.titles import (
    is_annex,
    is_annex_list,
    is_notice_title,
    is_part_title,
    is_shortcomings,
    is_title,
    top_title,
)
from healthreports.text import Span


_SUBTITLE = re.compile(r"[—–-]{1,2}.{2,60}|[(（].{2,40}[)）]")
_DATED = re.compile(r"(?P<office>\D{2,30}?)\s{0,8}(?P<day>(?:19|20)\d{2}年\d{1,2}月\d{1,2}日)")
# （库尔勒市卫生局　阿依古丽·买买提　刘志强）
_SIGNED = re.compile(rf"\((?P<office>[\u4e00-\u9fff]{{0,20}}?{OFFICE_WORDS})[^。；]{{0,40}}\)")
# 概况　　2020年，全市有医疗卫生机构526个: a yearbook's entry without brackets.
_ENTRY = re.compile(r"(?P<head>[\u4e00-\u9fff“”、]{2,14})\s{2,6}(?=[^\s]{12})")
# 互助土族自治县人民医院（盖章）
_SEALED = re.compile(r"(?P<office>[\u4e00-\u9fff]{4,30})\s?\((?:盖章|公章|印章|章)\)")
# 凤卫计报〔2017〕88号　　　签发人：田云峰
_ISSUED_BY = re.compile(r"(?P<number>\S[^:]{4,30}号)\s{1,60}签发人\s?:.{1,20}")
_TABLE_TITLE = re.compile(r"表\s?[\d一二三四五六七八九十]{1,3}.{0,50}|[(（]?单位\s?[:：].{1,12}")
_HEAD_KINDS = (BlockKind.ADDRESSEE, BlockKind.COVER, BlockKind.KICKER)
FEWEST_ENTRIES = 3


def fields_and_rest(lines: Sequence[Line]) -> Iterator[tuple[Line, tuple[Block, ...]]]:
    """Each line with the field blocks that it gives; a label alone takes the line after it as value."""
    pending: str | None = None
    for i, line in enumerate(lines):
        if pending is not None:
            yield line, (Block(kind=BlockKind.FIELD, spans=(line.span,), key=pending),)
            pending = None
            continue
        name = field_name(line.text)
        if name and i + 1 < len(lines) and _is_value(name, lines[i + 1]):
            pending = name
            yield line, (block(BlockKind.FURNITURE, line),)
        else:
            yield line, bar_fields(line) or find_fields(line)


def _is_value(name: str, line: Line) -> bool:
    """Whether a line can be the value of the label above it; a title is one of 名称 and 标题 alone."""
    if is_title(line.text) and not name.endswith(("名称", "标题")):
        return False
    return len(line.text) <= 60 and field_name(line.text) is None and not find_fields(line)


def frame_block(line: Line) -> tuple[Block, ...]:
    """The block of a line that belongs to the frame of an official document, if it does."""
    if found := _signature(line):
        return found
    kind = plain_kind(line.text) or _frame_kind(line.text)
    return (block(kind, line),) if kind else ()


def _signature(line: Line) -> tuple[Block, ...]:
    """What stands on one line: office and date, office and authors in brackets, office and seal, number and signer."""
    start = line.span.start
    if found := _SIGNED.fullmatch(line.text):
        span = Span(start + 1, start + found.end("office"))
        return (Block(kind=BlockKind.SIGNATURE, spans=(span,)),)
    if found := _SEALED.fullmatch(line.text):
        span = Span(start, start + found.end("office"))
        return (Block(kind=BlockKind.SIGNATURE, spans=(span,)),)
    if (found := _ISSUED_BY.fullmatch(line.text)) and is_document_number(found["number"]):
        span = Span(start, start + found.end("number"))
        return (Block(kind=BlockKind.FIELD, spans=(span,)),)
    found = _DATED.fullmatch(line.text)
    if not found or not is_office(found["office"]):
        return ()
    return (
        Block(kind=BlockKind.SIGNATURE, spans=(Span(start, start + found.end("office")),)),
        Block(kind=BlockKind.DATE, spans=(Span(start + found.start("day"), line.span.end),)),
    )


def _frame_kind(text: str) -> BlockKind | None:
    if is_day(text):
        return BlockKind.DATE
    if is_office(text):
        return BlockKind.SIGNATURE
    if is_letterhead(text):
        return BlockKind.FURNITURE
    if is_document_number(text):
        return BlockKind.FIELD
    return BlockKind.BYLINE if is_byline(text) else None


@attrs.frozen
class _Page:
    """What is known of a page before its body is cut.

    Attributes:
        titled: Whether a title stands over it.
        part_level: Of the titles of its parts: 0 over 一、, 1 over （一） or over paragraphs.
        bare: Whether its top headings have no numbers.
        entries: Whether its paragraphs begin with an entry's name.
        heads: The indexes of bare headings that the page as a whole tells.
        last: The index of the last line that is text or the head of a table.
    """

    titled: bool
    part_level: int
    bare: bool
    entries: bool
    heads: frozenset[int]
    last: int


def page_blocks(document: Document) -> tuple[Block, ...]:
    """The blocks of an official page: whatever frames it, then its body line by line."""
    lines = open_lines(document)
    tables = _tables(lines)
    fixed = tables | {i: found for i, found in _frame(lines) if i not in tables}
    fixed |= {i: (block(BlockKind.FURNITURE, lines[i]),) for i in contents_lines(lines)}
    fixed |= {i: (block(BlockKind.FURNITURE, lines[i]),) for i in _listed_annexes(lines)}
    fixed |= _paired(lines, fixed)
    title = top_title(lines, frozenset(fixed))
    for i in range(title[0] if title else 0):
        if i not in fixed and is_short(lines[i].text):
            fixed[i] = (block(BlockKind.KICKER, lines[i]),)
    for i in title:
        fixed[i] = ()
    if title:
        fixed[title[0]] = (block(BlockKind.TITLE, *(lines[i] for i in title)),)
    rest = [i for i in range(len(lines)) if i not in fixed]
    for i in heads_with_blank(lines, rest):
        fixed[i] = (block(BlockKind.HEADING, lines[i]),)
    page = _Page(
        titled=bool(title),
        part_level=_part_level(lines, rest, title),
        bare=sum(is_top_numbered(lines[i]) for i in rest) < 2,
        heads=heads_with_colon(lines, frozenset(rest)),
        entries=sum(bool(_ENTRY.match(lines[i].text)) for i in rest) >= FEWEST_ENTRIES,
        last=max((*rest, *(i for i in tables if tables[i])), default=0),
    )
    return with_marks(document, _cut(lines, fixed, page))


def _tables(lines: Sequence[Line]) -> dict[int, tuple[Block, ...]]:
    """The blocks of tables and of the lines over them, by the line's index; all in the first line's."""
    found: dict[int, tuple[Block, ...]] = {}
    for start, end, table in find_tables(lines):
        found |= dict.fromkeys(range(start + 1, end), ())
        found[start] = (table,)
        for above in range(start - 1, max(start - 3, -1), -1):
            if above in found or not _TABLE_TITLE.fullmatch(lines[above].text):
                break
            found[above] = (block(BlockKind.CAPTION, lines[above]),)
    return found


def _listed_annexes(lines: Sequence[Line]) -> Iterator[int]:
    """The indexes of the lines that go on with a list of annexes (附件：1.工作总结 / 2.工作要点)."""
    listed = False
    for i, line in enumerate(lines):
        if listed and numbered(line) and not is_top_numbered(line) and is_short(line.text, 60):
            yield i
        else:
            listed = is_annex_list(line.text, counted=True)


def _paired(
    lines: Sequence[Line], fixed: dict[int, tuple[Block, ...]]
) -> dict[int, tuple[Block, ...]]:
    """The headings whose number stands on the line above, by the line's index."""
    free = {
        i: None
        for i, line in enumerate(lines)
        if i not in fixed or (len(line.text) <= 2 and line.text.isdecimal())
    }
    found: dict[int, tuple[Block, ...]] = {}
    for i in heads_under_number([line.text for line in lines], free):
        found[i] = (block(BlockKind.HEADING, lines[i], lines[i + 1]),)
        found[i + 1] = ()
    return found


def _frame(lines: Sequence[Line]) -> Iterator[tuple[int, tuple[Block, ...]]]:
    """The blocks of the lines around the text, with the line's index."""
    for i, (line, fields) in enumerate(fields_and_rest(lines)):
        if found := fields or frame_block(line):
            yield i, found


def _cut(
    lines: Sequence[Line], fixed: dict[int, tuple[Block, ...]], page: _Page
) -> Iterator[Block]:
    """The blocks of all lines in order."""
    head, handed = True, False
    for i, line in enumerate(lines):
        if i in fixed:
            yield from fixed[i]
            continue
        found = (_handed_over(line) if head else ()) or _body_blocks(
            lines, i, page, head=head, handed=handed
        )
        yield from found
        handed = handed or found[-1].kind is BlockKind.COVER
        head = head and found[-1].kind in _HEAD_KINDS


def _handed_over(line: Line) -> tuple[Block, ...]:
    """Addressees and cover note, also where both stand on one line."""
    text = line.text
    if is_addressee(text):
        return (block(BlockKind.ADDRESSEE, line),)
    if is_annex_list(text):
        return (block(BlockKind.COVER, line),)
    if not is_cover(text):
        return ()
    colon = text.find(":") + 1
    if colon and is_addressee(text[:colon]):
        cut = line.span.start + colon
        rest = text[colon:]
        cover = Span(cut + len(rest) - len(rest.lstrip()), line.span.end)
        return (
            Block(kind=BlockKind.ADDRESSEE, spans=(Span(line.span.start, cut),)),
            Block(kind=BlockKind.COVER, spans=(cover,)),
        )
    return (block(BlockKind.COVER, line),)


def _body_blocks(
    lines: Sequence[Line], i: int, page: _Page, *, head: bool, handed: bool
) -> tuple[Block, ...]:
    """The blocks of a line of the body.

    Args:
        lines: All lines.
        i: Which of them.
        page: What is known of the page.
        head: Whether nothing of the text itself stands before it.
        handed: Whether a cover note does.
    """
    line = lines[i]
    level = 0 if handed else page.part_level
    if numbered(line):
        if level == 0 and _is_numbered_part(line.text):
            return (block(BlockKind.HEADING, line, level=0),)
        return (block(BlockKind.TEXT, line),)
    if head and page.titled and (_SUBTITLE.fullmatch(line.text) or is_person(line.text)):
        return (block(BlockKind.KICKER, line),)
    if is_annex(line.text):
        return (_annex(line, over=i < page.last),)
    if head and handed and is_title(line.text):
        return (block(BlockKind.HEADING, line, level=0),)
    if is_part_title(line.text.rstrip(":"), alone=not page.bare):
        return (block(BlockKind.HEADING, line, level=level),)
    if page.entries and (entry := _ENTRY.match(line.text)):
        return _entry(line, entry)
    if i in page.heads or is_shortcomings(line.text.rstrip(":")):
        return (block(BlockKind.HEADING, line, level=1),)
    if page.bare and i + 1 < len(lines) and stands_over(line, lines[i + 1]):
        return (block(BlockKind.HEADING, line, level=1),)
    return (block(BlockKind.TEXT, line),)


def _part_level(lines: Sequence[Line], rest: Sequence[int], title: Sequence[int]) -> int:
    """The level of part titles: 0 in what a notice issues, and where the numbers of one begin with 一、."""
    if is_notice_title("".join(lines[i].text for i in title).replace(" ", "")):
        return 0
    under = False
    for i in rest:
        text = lines[i].text
        number = find_number(text)
        if number is None:
            under = under or is_part_title(text.rstrip(":"))
        elif under and number.scheme == "hanzi" and number.ordinal == 1:
            return 0
        else:
            under = False
    return 1


def _is_numbered_part(text: str) -> bool:
    """Whether a line is the title of one of the documents that a notice issues: 第一部分　2022年工作总结."""
    number = find_number(text)
    return (
        number is not None
        and number.scheme == "chapter"
        and is_part_title(text[number.end :].strip(" :"))
    )


def _annex(line: Line, *, over: bool) -> Block:
    """附件 alone is furniture over a title of its own; 附件　任务清单 is a heading where it stands over something."""
    if (
        over
        and line.text.strip("附件表录: 0123456789")
        and not is_annex_list(line.text, counted=True)
    ):
        return block(BlockKind.HEADING, line, level=1)
    return block(BlockKind.FURNITURE, line)


def _entry(line: Line, entry: re.Match[str]) -> tuple[Block, ...]:
    start = line.span.start
    return (
        Block(kind=BlockKind.HEADING, spans=(Span(start, start + entry.end("head")),), level=1),
        Block(kind=BlockKind.TEXT, spans=(Span(start + entry.end(), line.span.end),)),
    )
