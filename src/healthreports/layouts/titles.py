"""Lines that are titles: of a report, of a part of it, of an annex."""

import re
from collections.abc import Sequence

from healthreports.layouts.base import Line
from healthreports.layouts.lines import is_addressee, is_short, numbered, plain_kind


# What reports call themselves.
_WORDS = r"总结|要点|计划|规划|打算|思路|安排|方案|报告|公报|简报|年鉴|概况|综述|汇报|清单|分解|任务|回顾|纪实|通知|意见|通报|情况|目标"
_TITLE = re.compile(rf"(?:{_WORDS})(?:的通知|的函|的报告)?(?:\s?[(（][^)）]{{1,20}}[)）])?$")
# 2024年全市卫生健康工作总结, 第二部分 2024年工作计划, 下半年工作打算
_PART = re.compile(
    r"(?=.*(?:(?:19|20)\d{2}|上半年|下半年))"
    r"(?=.*(?:总结|要点|计划|打算|思路|安排|回顾|工作情况|完成情况|展望|方案|任务|目标|重点工作)).{4,45}"
)
_NEXT = re.compile(r"(?:下一步|下步|下阶段|来年|明年).{0,10}(?:打算|计划|思路|安排|重点|工作)")
_ANNEX = re.compile(r"附\s{0,4}[件表录]\s{0,2}[\d一二三四五六七八九十]{0,3}\s{0,2}:?.{0,50}")
_ANNEX_LIST = re.compile(r"附\s{0,4}件\s{0,2}:\s{0,2}(?:\d[.、]\s?)?\S.{0,80}")
# A title's second line: 和2023年工作要点, 的通知.
_GOES_ON = re.compile(r"(?:和|及|暨|与|以及|的通知|的报告|[(（]).{0,40}")
# What a title begins with; 、教育资助等民生政策 and 次，在线护理 are pieces of sentences.
_OPENS = re.compile(r"[\u4e00-\u9fff“《\d]")
TITLE_LIMIT = 60
BARE_LIMIT = 24
FEWEST_HEADS = 3
NOTICE_LIMIT = 90


def is_notice_title(text: str) -> bool:
    """Whether a line is the title of a notice that hands something on.

    Example:
        >>> is_notice_title("关于印发《泗阳县2023年卫生健康工作要点》的通知")
        True
    """
    return is_short(text, NOTICE_LIMIT) and "关于" in text and text.rstrip(")）").endswith("通知")


def is_title(text: str) -> bool:
    """Whether a line reads like the title of a report.

    Example:
        >>> is_title("2023年全县卫生健康工作总结"), is_title("全县卫生健康工作扎实推进。")
        (True, False)
    """
    if is_annex(text):
        return False
    return is_notice_title(text) or (is_short(text, TITLE_LIMIT) and bool(_TITLE.search(text)))


def is_part_title(text: str, *, alone: bool = True) -> bool:
    """Whether a line is the title of a part.

    Args:
        text: Of the line, without a number.
        alone: Whether it counts without a year too (下一步工作打算).

    Example:
        >>> is_part_title("2025年全市卫生健康工作要点"), is_part_title("下一步工作打算", alone=False)
        (True, False)
    """
    if not is_short(text, 45) or "," in text:
        return False
    return bool(_PART.fullmatch(text)) or (alone and bool(_NEXT.fullmatch(text)))


def is_annex(text: str) -> bool:
    """Whether a line is the head of an annex: 附件　任务清单."""
    return is_short(text, 45) and bool(_ANNEX.fullmatch(text))


def is_annex_list(text: str) -> bool:
    """Whether a line of a cover note names the annexes: 附件：1.工作要点."""
    return bool(_ANNEX_LIST.fullmatch(text))


def top_title(lines: Sequence[Line], taken: frozenset[int]) -> tuple[int, ...]:
    """The indexes of the lines that are the document's title: the first that reads like one, above the text.

    Where none does, the last of the short lines over the first paragraph is: 卫生健康.

    Args:
        lines: All lines.
        taken: The indexes of those that are something else.
    """
    free = [i for i in range(min(len(lines), 40)) if i not in taken][:6]
    for place, i in enumerate(free):
        line = lines[i]
        if not is_short(line.text, NOTICE_LIMIT) or is_addressee(line.text):
            break
        below = free[place + 1] if place + 1 < len(free) else None
        if numbered(line):
            continue
        if (second := _second(lines, i, below)) is not None:
            return (i, second)
        if is_title(line.text):
            return (i,)
    return _bare_title(lines, free)


def _second(lines: Sequence[Line], i: int, below: int | None) -> int | None:
    """The index of the title's second line, if the title that begins at `i` has one."""
    if below != i + 1 or not is_short(lines[below].text, TITLE_LIMIT) or numbered(lines[below]):
        return None
    first, second = lines[i].text, lines[below].text
    if is_title(first):
        return below if _GOES_ON.match(second) and is_title(first + second) else None
    halves = bool(_GOES_ON.match(second)) or not is_title(second)
    whole = len(first) >= 4 and halves and is_title(first + second)
    return below if whole else None


def _bare_title(lines: Sequence[Line], free: Sequence[int]) -> tuple[int, ...]:
    """A title that only its place tells: short, the last line above the text.

    On a page of bare headings (概况, 疾病控制) that line is the first of them, and the title stands over it.
    """
    short: list[int] = []
    for i in free[:4]:
        line = lines[i]
        if not is_short(line.text, 40) or numbered(line) or is_addressee(line.text):
            break
        if _OPENS.match(line.text):
            short.append(i)
    else:
        return ()
    if not short:
        return ()
    headed = sum(map(stands_over, lines, lines[1:])) >= FEWEST_HEADS
    return (short[-2],) if headed and len(short) > 1 else (short[-1],)


def stands_over(line: Line, below: Line) -> bool:
    """Whether a line could be a heading without a number: short, over a paragraph."""
    fits = is_short(line.text, BARE_LIMIT) and ":" not in line.text and not numbered(line)
    return fits and not is_short(below.text, BARE_LIMIT) and plain_kind(below.text) is None
