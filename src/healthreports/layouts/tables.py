"""Tables that scraping has flattened to lines: a row a line, or a cell a line."""

import re
from collections.abc import Iterator, Sequence

from healthreports.layouts.base import Block, BlockKind, Line
from healthreports.layouts.numbering import find_number
from healthreports.text import Span


# Between the cells of a row: a bar, tabs or blanks; line breaks where each cell has its own line.
_GAP = re.compile(r"\s{0,8}\|\s{0,8}|\s{1,40}")
_BREAK = re.compile(r"\s{0,40}\n\s{0,40}")
_EDGE = " |\t\u3000"
_NUMERIC = re.compile(r"[<>≤≥+]?[-\d.,]{1,20}(?:万|亿)?[%‰]?|[—/-]{1,3}")
_HEAD = re.compile(
    r"(?:序\s{0,4}号|指\s{0,4}标|项\s{0,4}目|任\s{0,4}务|名\s{0,4}称|单\s{0,4}位|地\s{0,4}区|类\s{0,4}别|机\s{0,4}构|年\s{0,4}份|主要指标|重点任务|工作任务)"
)
# 乡镇, 科室 and their likes head a column too, where figures stand below.
_LABEL = re.compile(
    r"(?:乡\s{0,4}镇|街\s{0,4}道|科\s{0,4}室|医\s{0,4}院|县\s{0,2}[市区]|病\s{0,4}种|疾\s{0,4}病|年\s{0,4}度|月\s{0,4}份|季\s{0,4}度|分\s{0,4}类|内\s{0,4}容|目\s{0,4}标)"
)
_TITLE = re.compile(r"附\s{0,4}[件表]|表\s?[\d一二三四五六七八九十]|\(?单位\s?:")
_RULE = re.compile(r"[-—:=+|\s]{3,200}")
_SENTENCE = re.compile(r"[。！？]\S")
_FEWEST_ROWS = 3
_MOST_COLUMNS = 12
_CELL_LIMIT = 24


def cells_of(text: str, span: Span) -> tuple[Span, ...]:
    """The spans of the cells of one row.

    Args:
        text: Of the whole document.
        span: Of the row.

    Example:
        >>> row = "采血量（吨）　7.62　7.39"
        >>> [cell.of(row) for cell in cells_of(row, Span(0, len(row)))]
        ['采血量（吨）', '7.62', '7.39']
    """
    row = span.of(text)
    pattern = _BREAK if "\n" in row else _GAP
    gaps = [gap for gap in pattern.finditer(row) if gap.start() > 0 and gap.end() < len(row)]
    starts = [len(row) - len(row.lstrip(_EDGE)), *(gap.end() for gap in gaps)]
    ends = [*(gap.start() for gap in gaps), len(row.rstrip(_EDGE))]
    return tuple(
        Span(span.start + start, span.start + end)
        for start, end in zip(starts, ends, strict=True)
        if start < end
    )


def _words(line: Line) -> list[str]:
    return [word for word in _GAP.split(line.text.strip(_EDGE)) if word]


def _width(line: Line) -> int:
    """How many cells a line would have as a row, 0 where it is prose."""
    return 0 if len(line.text) > 200 or _SENTENCE.search(line.text) else len(_words(line))


def _is_row(line: Line, width: int) -> bool:
    """Whether a line goes with a table that is `width` cells wide."""
    here = _width(line)
    if here == width:
        return True
    numeric = any(_NUMERIC.fullmatch(word) for word in _words(line)[1:]) if here else False
    return abs(here - width) <= 2 and here >= 2 and numeric


def find_tables(lines: Sequence[Line]) -> Iterator[tuple[int, int, Block]]:
    r"""The tables among lines: the first line's index, that just after the last one, and the block.

    A table's first row names its columns (序号　任务　目标值　完成时限), and two rows at least follow.

    Example:
        >>> from healthreports.layouts.base import Document
        >>> page = Document(name="page", text="指标　2021年　2020年\n床位　620　580\n医师　210　198\n注：快报数。")
        >>> [(start, end, len(block.spans)) for start, end, block in find_tables(page.lines)]
        [(0, 3, 3)]
    """
    i = 0
    while i < len(lines):
        rows = _rows(lines, i) if _may_head(lines, i) else []
        if len(rows) >= _FEWEST_ROWS:
            spans = tuple(
                Span(row[0].span.start, row[-1].span.end)
                for row in rows
                if not _RULE.fullmatch(row[0].text)
            )
            end = i + sum(map(len, rows))
            yield i, end, Block(kind=BlockKind.TABLE, spans=spans)
            i = end
        else:
            i += 1


def _may_head(lines: Sequence[Line], i: int) -> bool:
    """Whether a line may head a table: by its first word, or by the figures in the two lines below."""
    words = lines[i].text.lstrip(_EDGE)
    if _HEAD.match(words):
        return True
    if _TITLE.match(words) or find_number(words, spaced=True):
        return False
    below = [line for line in lines[i + 1 : i + 4] if not _RULE.fullmatch(line.text)][:2]
    width = _width(lines[i])
    if width < 2 or len(below) < 2:
        return bool(_LABEL.match(words)) and _upright_width(lines, i) >= 3
    if any(map(_NUMERIC.fullmatch, _words(lines[i])[1:])):
        return False
    wide = {_width(line) for line in below}
    return len(wide) == 1 and wide <= {width, width + 1} and all(map(_is_numeric_row, below))


def _is_numeric_row(line: Line) -> bool:
    """Whether a line is a name and figures."""
    first, *rest = _words(line)
    return len(rest) >= 2 and not _NUMERIC.fullmatch(first) and all(map(_NUMERIC.fullmatch, rest))


def _rows(lines: Sequence[Line], start: int) -> list[Sequence[Line]]:
    """The rows of the table that may begin at a line, each with its lines."""
    width = _width(lines[start])
    if width >= 2 and start + 1 < len(lines):
        width = max(width, _width(lines[start + 1]) if _is_numeric_row(lines[start + 1]) else 0)
    if width >= 3:
        end = start + 1
        while end < len(lines) and _is_row(lines[end], width):
            end += 1
        return [lines[i : i + 1] for i in range(start, end)]
    return _upright(lines, start)


def _upright(lines: Sequence[Line], start: int) -> list[Sequence[Line]]:
    """The rows of a table with one cell a line: 序号, 任务, 目标值, 1, 村卫生室, 62个, 2 and so on."""
    width = _upright_width(lines, start)
    if not width:
        return []
    counted = bool(re.match(r"序\s{0,4}号", lines[start].text))
    rows = [lines[start : start + width]]
    at = start + width
    while at + width <= len(lines) and _is_upright(
        lines[at : at + width], len(rows) if counted else None
    ):
        rows.append(lines[at : at + width])
        at += width
    return rows


def _upright_width(lines: Sequence[Line], start: int) -> int:
    """How many lines make a row: those before 1 or, without ordinals, those before the first row's name."""
    for i in range(start + 2, min(start + _MOST_COLUMNS + 2, len(lines))):
        text = lines[i].text
        if len(text) > _CELL_LIMIT:
            return 0
        if _NUMERIC.fullmatch(text):
            counted = re.match(r"序\s{0,4}号", lines[start].text)
            return i - start - (0 if counted else 1) if text == "1" or not counted else 0
    return 0


def _is_upright(row: Sequence[Line], ordinal: int | None) -> bool:
    """Whether lines are one row: it begins with its number or, without ordinals, holds figures behind its name."""
    if any(len(line.text) > 4 * _CELL_LIMIT or _SENTENCE.search(line.text) for line in row):
        return False
    if ordinal is not None:
        return row[0].text.rstrip(".、") == str(ordinal)
    return not _NUMERIC.fullmatch(row[0].text) and all(
        _NUMERIC.fullmatch(line.text) for line in row[1:]
    )
