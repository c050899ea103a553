"""Heads split off the text they run into: numbers, marks, and where a heading ends."""

import re
from collections.abc import Iterator, Sequence

import attrs

from healthreports.layouts.base import Block, BlockKind
from healthreports.layouts.numbering import Number, find_number, find_numbers
from healthreports.sections.pieces import Body, Head, Piece, Rows, body, whole
from healthreports.text import Span, SpanChain


# A heading run into its paragraph is no longer than this; one on a line of its own may be longer.
RUN_IN_LIMIT = 46
LINE_LIMIT = 64
COLON_LIMIT = 16
_MARK = re.compile(r"【[^【】]{1,16}】")
_STOP = re.compile(r"[。！？!?；;：:\n]|\s++|[(（]\s?一\s?[)）]")
# 一、坚持党建引领 筑牢红色根基 （一）…: the next number ends it, not the blank within.
_INNER = re.compile(r"(?P<head>[^。！？；;：:(（]{2,60}+)[(（]\s?一\s?[)）]")
_SENTENCE = re.compile(r"[。！？；;]")
# 35.3%, 4.77万元, …5家: a head that states a figure is a sentence to be read, not a head.
_FIGURE = re.compile(
    r"\d\s?[%‰％]|\d\.\d|\d\s?[万亿]|/10万|百分之"
    r"|\d{1,9}\s?[余多]?(?:[个家人张项例名所元次份册场期剂户件起处天台辆支]|人[次份]|[批班]次|剂次|平方米|公里){1,2}(?=$|[，,、和])"
)
# 我局组织开展了健康宣传活动。 tells what was done, and is read too.
_TELLS = re.compile(r"了(?!解)|^(?:按照|根据|由于|为了)|(?:组织|共|已)(?:开展|完成|召开|举办)")
# ■ 概况　2016年，全区有…, ●强基层。新建卫生院2所。 or all of a line.
_BULLETED = re.compile(
    r"(?P<head>[■□●◆◇▲△★☆◎]\s{0,2}[^\s。；;：:，,、]{2,24}(?:[，,、 ][^\s。；;：:，,、]{2,16}){0,3})(?:[。：:]|\s+(?=\S{12})|$)"
)
_BULLETS = "■□●◆▲◎○★☆ "
_BEFORE = '。！？!?”"」』)）】；;'


@attrs.frozen
class _Flow:
    """A block's words with the offset of each in the report's text.

    Attributes:
        text: The words.
        chain: Where they stand.
        breaks: Offsets in `text` before which a blank was dropped by repair.
    """

    text: str
    chain: SpanChain
    breaks: frozenset[int]


def _flow(block: Block, text: str) -> _Flow:
    chain = SpanChain(block.spans)
    breaks, at = set(), 0
    for before, after in zip(block.spans, block.spans[1:], strict=False):
        at += len(before)
        if before.end < after.start:
            breaks.add(at)
    return _Flow(chain.of(text), chain, frozenset(breaks))


def find_pieces(blocks: Sequence[Block], text: str) -> tuple[Piece, ...]:
    """The heads, bodies and tables of blocks, in reading order.

    Example:
        >>> page = "一、基层医疗。新增床位60张。"
        >>> line = Block(kind=BlockKind.TEXT, spans=(Span(0, len(page)),))
        >>> [piece.text for piece in find_pieces((line,), page)]
        ['一、基层医疗', '新增床位60张。']
    """
    return tuple(_pieces(blocks, text))


def _pieces(blocks: Sequence[Block], text: str) -> Iterator[Piece]:
    ordinals: dict[str, int] = {}
    articles = any(block.kind is BlockKind.TITLE and block.level is not None for block in blocks)
    for i, block in enumerate(blocks):
        if block.kind is BlockKind.TABLE:
            above = blocks[i - 1] if i else block
            yield Rows(
                spans=block.spans, title=above.of(text) if above.kind is BlockKind.CAPTION else None
            )
        elif block.kind is BlockKind.HEADING or (
            block.kind is BlockKind.TITLE and block.level is not None
        ):
            head = _given(block, text, _byline(blocks[i + 1 : i + 4], text))
            # An annex's or a bare head stands beside 一、 but over 1.; an article's head stands over both.
            beside = not articles and head.level == 1
            yield attrs.evolve(head, style="hanzi") if beside else head
            ordinals.clear()
        elif block.kind is BlockKind.TEXT:
            yield from _split(_flow(block, text), ordinals)


def _byline(after: Sequence[Block], text: str) -> str | None:
    """The by-line under a title: ■通讯员 王 芳."""
    for block in after:
        if block.kind is BlockKind.BYLINE:
            return block.of(text).lstrip(_BULLETS)
        if block.kind is not BlockKind.KICKER:
            return None
    return None


def _given(block: Block, text: str, byline: str | None) -> Head:
    """The head that a layout has found."""
    span = whole(block.spans)
    words = span.of(text).rstrip(" 。：:；;")
    number = find_number(words, spaced=True)
    return Head(
        text=words,
        span=Span(span.start, span.start + len(words)),
        style=number.scheme if number and block.level is None else "given",
        number=number.text if number else None,
        ordinal=number.ordinal if number else 0,
        level=1 if block.level is None and number is None else block.level,
        article=block.kind is BlockKind.TITLE,
        byline=byline if block.kind is BlockKind.TITLE else None,
    )


def _split(flow: _Flow, ordinals: dict[str, int]) -> Iterator[Head | Body]:
    """The heads and bodies of one block."""
    at = 0
    for start, end, after, number in _heads(flow, ordinals):
        if rest := _body(flow, at, start):
            yield rest
        yield _head(flow, start, end, number)
        at = after
    if rest := _body(flow, at, len(flow.text)):
        yield rest


def _body(flow: _Flow, start: int, end: int) -> Body | None:
    return body(flow.text[start:end], flow.chain.cut(start, end)) if start < end else None


def _head(flow: _Flow, start: int, end: int, number: Number | None) -> Head:
    pieces = flow.chain.cut(start, end)
    return Head(
        text=flow.text[start:end],
        span=whole(pieces.spans),
        style=number.scheme if number else _style(flow.text[start]),
        number=number.text if number else None,
        ordinal=number.ordinal if number else 0,
        words=_body(flow, start, end + (flow.text[end : end + 1] in tuple("。：:"))),
        sentence=flow.text[end : end + 1] == "。",
    )


def _style(mark: str) -> str:
    """The style of a head without a number."""
    return "mark" if mark == "【" else mark


def _heads(flow: _Flow, ordinals: dict[str, int]) -> Iterator[tuple[int, int, int, Number | None]]:
    """Start, end and the end of what closes it of each head, with its number."""
    text = flow.text
    done = 0
    if mark := _marked(text):
        yield 0, *mark, None
        done = mark[1]
    for number in find_numbers(text):
        start = number.end - len(number.text)
        if start < done or not _may_begin(flow, start, done, number, ordinals):
            continue
        if ends := _end(flow, number):
            ordinals[number.scheme] = number.ordinal
            yield start, *ends, number
            done = ends[1]


def _marked(text: str) -> tuple[int, int] | None:
    """Where a head behind a mark ends, and what closes it: 【概况】, ■ 概况　2016年…, ●强基层。新建…."""
    if mark := _MARK.match(text):
        return mark.end(), mark.end()
    if not (found := _BULLETED.match(text)) or _FIGURE.search(found["head"]):
        return None
    end = found.end("head")
    return end, end + (text[end : end + 1] in tuple("。：:"))


def _may_begin(
    flow: _Flow, start: int, done: int, number: Number, ordinals: dict[str, int]
) -> bool:
    """Whether a head may begin there: a block does, or a sentence has ended and the number is the next one."""
    before = flow.text[max(done, start - 4) : start].rstrip()
    if not before and not flow.text[done:start].strip():
        return True
    if not before or before[-1] not in _BEFORE:
        return False
    last = ordinals.get(number.scheme, 0)
    return number.ordinal == last + 1 or (number.ordinal == 1 and before[-1] not in "；;")


def _end(flow: _Flow, number: Number) -> tuple[int, int] | None:
    """Where the head ends and where what follows it begins; `None` where this is no head."""
    text = flow.text
    begin = number.end
    while begin < len(text) and text[begin].isspace():
        begin += 1
    if number.scheme in ("chapter", "article"):
        return _line_end(flow, begin)
    limit = min(len(text), begin + RUN_IN_LIMIT + 1)
    for stop in _stops(flow, begin, limit):
        mark = text[stop : stop + 1]
        if mark in "；;":
            return None
        if mark in "：:" and (stop - begin > COLON_LIMIT or stop + 1 >= len(text)):
            return _line_end(flow, begin) if stop + 1 >= len(text) else None
        blank = mark.isspace() or stop in flow.breaks
        if blank and not _SENTENCE.search(text, stop):
            break
        if blank and (inner := _INNER.match(text, begin)) and inner.end() <= limit:
            return _checked(text, begin, begin + len(inner["head"].rstrip()))
        return _checked(text, begin, stop)
    return _line_end(flow, begin)


def _stops(flow: _Flow, begin: int, limit: int) -> list[int]:
    """The places where a head could end, in order."""
    found = {stop.start() for stop in _STOP.finditer(flow.text, begin, limit)}
    return sorted(found | {at for at in flow.breaks if begin < at < limit})


def _line_end(flow: _Flow, begin: int) -> tuple[int, int] | None:
    """The rest of the block as a head, if it is short and no sentence ends in it."""
    rest = flow.text[begin:].rstrip(" 。：:")
    if len(flow.text) - begin > LINE_LIMIT or not rest or _SENTENCE.search(rest):
        return None
    ends = _checked(flow.text, begin, begin + len(rest))
    return (ends[0], len(flow.text)) if ends else None


def _checked(text: str, begin: int, end: int) -> tuple[int, int] | None:
    """The end of a head and of the mark that closes it, unless it is empty or states a figure."""
    words = text[begin:end]
    if len(words.strip()) < 2 or _FIGURE.search(words) or _TELLS.search(words):
        return None
    return end, end + (text[end : end + 1] in tuple("。：:！？!?"))
