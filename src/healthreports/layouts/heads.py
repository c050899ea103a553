"""Headings that their lines alone do not tell: bare ones, those with a colon, those under their number."""

import re
from collections.abc import Collection, Sequence

from healthreports.layouts.base import Line
from healthreports.layouts.lines import is_short, numbered, plain_kind
from healthreports.layouts.numbering import Number, find_number, lone_number


BARE_LIMIT = 24
SPACED_LIMIT = 40
FEWEST_COLONS = 3
# 主要做法如下： and 其中： introduce what follows; 责任单位： is a field.
_INTRODUCES = re.compile(
    r"如下|其中|包括|分别|以下|下列|具体|例如|单位|部门|时限|电话|[是为有到个项点]:$"
)
_BULLET = re.compile(r"[■□●◆◇▲△★☆◎○]")
_RATE = re.compile(r"\d\s?[%‰]|\d\.\d|\d\s?[万亿]")
_COUNT = re.compile(r"\d{1,9}\s?[^\d年月日期版\s+\-]{1,3}$")


def states_figure(text: str) -> bool:
    """Whether a line states a figure, so that it is read and stands over nothing.

    A bare heading may hold a count (看病少跑50公里), a line behind a bullet may not.

    Example:
        >>> states_figure("●人均预期寿命78.9岁"), states_figure("2016年工作打算")
        (True, False)
    """
    if _RATE.search(text):
        return True
    return bool(_COUNT.search(text)) and (bool(_BULLET.match(text)) or text[:1].isdecimal())


def stands_over(line: Line, below: Line) -> bool:
    """Whether a line could be a heading without a number: short, over a paragraph or a numbered one."""
    fits = is_short(line.text, BARE_LIMIT) and ":" not in line.text and not numbered(line)
    if not fits or _BULLET.match(line.text) or states_figure(line.text):
        return False
    return numbered(below) or (
        not is_short(below.text, BARE_LIMIT) and plain_kind(below.text) is None
    )


def heads_with_colon(lines: Sequence[Line], rest: Collection[int]) -> frozenset[int]:
    """The indexes of lines that are headings closed by a colon (项目建设：), if there are enough of them.

    Args:
        lines: All lines.
        rest: The indexes of those that belong to the text.
    """
    found = frozenset(
        i
        for i in rest
        if i + 1 in rest
        and lines[i].text.endswith(":")
        and 4 <= len(lines[i].text) <= BARE_LIMIT
        and is_short(lines[i].text[:-1], BARE_LIMIT)
        and not numbered(lines[i])
        and not _INTRODUCES.search(lines[i].text)
    )
    words = {lines[i].text for i in found}
    return found if len(words) == len(found) >= FEWEST_COLONS else frozenset()


def heads_under_number(texts: Sequence[str], free: Collection[int]) -> frozenset[int]:
    """The indexes of lines with a number alone, whose heading is the next line (01 / 把专家请到家门口).

    Args:
        texts: The words of all lines, folded.
        free: The indexes of those that may be headings.
    """
    found: list[int] = []
    ordinal = 0
    for i in free:
        number = lone_number(texts[i])
        if number not in (ordinal + 1, 1) or i + 1 not in free:
            continue
        below = texts[i + 1]
        if is_short(below, SPACED_LIMIT) and len(below) > 1 and not find_number(below):
            found.append(i)
            ordinal = number
    return frozenset(found) if len(found) > 1 else frozenset()


def spaced_number(text: str) -> Number | None:
    """The number of a heading with a blank alone behind it, on a line of its own (1.2　住院).

    Example:
        >>> spaced_number("1.2　住院").scheme, spaced_number("12 家卫生院建成发热诊室。")
        ('decimal', None)
    """
    number = find_number(text, spaced=True) if is_short(text, SPACED_LIMIT) else None
    if number is None or not 1 <= number.ordinal <= 30 or states_figure(text[number.end :]):
        return None
    return number if number.scheme.endswith("decimal") or number.text.isdecimal() else None


def heads_with_blank(lines: Sequence[Line], rest: Collection[int]) -> frozenset[int]:
    """The indexes of headings such as 1　医疗服务 and 1.1　门急诊, which must count up from 1.

    Args:
        lines: All lines.
        rest: The indexes of those that belong to the text, from the top.
    """
    found: list[int] = []
    top = 0
    for i in rest:
        number = spaced_number(lines[i].text)
        if number is None:
            continue
        if number.scheme == "digit":
            if number.ordinal != top + 1:
                continue
            top = number.ordinal
        found.append(i)
    return frozenset(found) if len(found) > 1 else frozenset()
