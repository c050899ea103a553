"""Lines that are titles: of a report, of a part of it, of an annex."""

import re
from collections.abc import Sequence

from healthreports.layouts.base import Line
from healthreports.layouts.heads import stands_over
from healthreports.layouts.lines import is_addressee, is_office, is_short, numbered


# What reports call themselves.
_WORDS = r"总结|要点|计划|规划|打算|谋划|思路|安排|方案|报告|公报|简报|年鉴|概况|综述|汇报|清单|分解|任务|回顾|纪实|通知|意见|通报|情况|目标|讲话|致辞|发言"
_TITLE = re.compile(rf"(?:{_WORDS})(?:的通知|的函|的报告)?(?:\s?[(（][^)）]{{1,20}}[)）])?$")
# 2024年全市卫生健康工作总结, 第二部分 2024年工作计划, 下半年工作打算
_PART = re.compile(
    r"(?=.*(?:(?:19|20)\d{2}|上半年|下半年))"
    r"(?=.*(?:总结|要点|计划|打算|谋划|思路|安排|回顾|工作情况|完成情况|展望|方案|任务|目标|重点工作)).{4,45}"
)
_NEXT = re.compile(r"(?:下一步|下步|下阶段|来年|明年).{0,10}(?:打算|计划|思路|安排|重点|工作)")
# 存在问题：, alone among numbered headings.
_SHORTCOMINGS = re.compile(
    r"(?:当前|目前)?(?:工作)?(?:中)?(?:存在|面临)的?(?:主要|突出|一些)?(?:问题|困难|不足|短板)(?:[和与及](?:问题|困难|不足|短板))?"
)
_ANNEX = re.compile(r"附\s{0,4}[件表录]\s{0,2}[\d一二三四五六七八九十]{0,3}\s{0,2}:?.{0,50}")
_ANNEX_LIST = re.compile(r"附\s{0,4}件\s{0,2}:\s{0,2}(?P<number>\d[.、]\s?)?\S.{0,80}")
# A title's second line: 和2023年工作要点, 的通知.
_GOES_ON = re.compile(r"(?:和|及|暨|与|以及|的通知|的报告|[(（]).{0,40}")
# What a title begins with; 、教育资助等民生政策 and 次，在线护理 are pieces of sentences.
_OPENS = re.compile(r"[\u4e00-\u9fff“《\d]")
# What the first line of a title ends with if it goes on.
_BREAKS_OFF = ("及", "和", "暨", "与", "的", "、", "》")
_KINDS = frozenset(("通知", "报告", "总结", "意见", "方案", "函", "公报"))
TITLE_LIMIT = 60
MOST_LINES = 3
FEWEST_HEADS = 3
NOTICE_LIMIT = 90


def is_notice_title(text: str) -> bool:
    """Whether a line is the title of a notice that hands something on.

    Example:
        >>> is_notice_title("关于印发《泗阳县2023年卫生健康工作要点》的通知")
        True
    """
    return (
        bool(text)
        and is_short(text, NOTICE_LIMIT)
        and "关于" in text
        and text.rstrip(")）").endswith("通知")
    )


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


def is_shortcomings(text: str) -> bool:
    """Whether a line is the bare heading of what went wrong: 存在的主要问题."""
    return bool(_SHORTCOMINGS.fullmatch(text))


def is_annex(text: str) -> bool:
    """Whether a line is the head of an annex: 附件　任务清单."""
    return is_short(text, 45) and bool(_ANNEX.fullmatch(text))


def is_annex_list(text: str, *, counted: bool = False) -> bool:
    """Whether a line of a cover note names the annexes: 附件：1.工作要点.

    Args:
        text: Of the line.
        counted: Whether they must have numbers.
    """
    found = _ANNEX_LIST.fullmatch(text)
    return found is not None and (found["number"] is not None or not counted)


def top_title(lines: Sequence[Line], taken: frozenset[int]) -> tuple[int, ...]:
    """The indexes of the lines that are the document's title: the first that reads like one, above the text.

    Where none does, the last of the short lines over the first paragraph is: 卫生健康.

    Args:
        lines: All lines.
        taken: The indexes of those that are something else.
    """
    free = [i for i in range(min(len(lines), 40)) if i not in taken][:6]
    found: tuple[int, ...] = ()
    for i in free:
        line = lines[i]
        if not is_short(line.text, NOTICE_LIMIT) or is_addressee(line.text):
            break
        if numbered(line) or i in found:
            continue
        title = _lines_of_title(lines, i, taken)
        if title and (not found or _repeats(lines, found, title)):
            found = title
    if found:
        return _under_office(lines, found, taken)
    return _bare_title(lines, free)


def _lines_of_title(lines: Sequence[Line], i: int, taken: frozenset[int]) -> tuple[int, ...]:
    """The indexes of the lines of the title that begins at `i`, none where none does."""
    text = lines[i].text
    end = i + 1
    while end < min(i + MOST_LINES, len(lines)) and _continues(text, lines[end], end in taken):
        text += lines[end].text
        end += 1
    whole = _tight(text) if end > i + 1 else text
    return tuple(range(i, end)) if is_title(whole) and len(_tight(whole)) > len("概况") else ()


def _continues(text: str, line: Line, taken: bool) -> bool:
    """Whether a line belongs to the title whose words so far are `text`."""
    if taken or line.gap > 1 or not is_short(line.text, TITLE_LIMIT) or numbered(line):
        return False
    whole = _tight(text + line.text)
    if is_addressee(line.text) or not is_title(whole):
        return False
    if is_title(_tight(text)) and not text.endswith(_BREAKS_OFF):
        return bool(_GOES_ON.match(line.text))
    halves = text.endswith(_BREAKS_OFF) or _GOES_ON.match(line.text) or not is_title(line.text)
    return len(text) >= 4 and bool(halves or _tight(line.text) in _KINDS)


def _tight(text: str) -> str:
    """Words without the blanks that spread them: 通　　知."""
    return text.replace(" ", "")


def _repeats(lines: Sequence[Line], found: Sequence[int], title: Sequence[int]) -> bool:
    """Whether a later title says more than the name of a series above it: 统计简报, 2017年第一季度统计简报."""
    first = _tight("".join(lines[i].text for i in found))
    later = _tight("".join(lines[i].text for i in title))
    return len(later) > len(first) and later.endswith(first) and not first[:2].isdecimal()


def _under_office(
    lines: Sequence[Line], title: tuple[int, ...], taken: frozenset[int]
) -> tuple[int, ...]:
    """The title with the office's name on the line above it: 某县卫生健康局 / 关于2019年工作总结的报告."""
    above = title[0] - 1
    if above not in taken or lines[title[0]].gap > 1 or not is_office(lines[above].text):
        return title
    close = lines[title[0]].gap == 0 or lines[title[0]].text.startswith("关于")
    return (above, *title) if close else title


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
