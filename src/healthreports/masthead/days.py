"""The day of a page where no field and no line of its own gives it."""

import re
from collections.abc import Sequence
from datetime import date

from healthreports.layouts.base import Block
from healthreports.layouts.lines import find_day
from healthreports.text import fold


# 高邮日报 2021年1月29日 星期五; 今天是2022年3月2日 is the day of the visit.
_PAPER_DAY = re.compile(r"星期[一二三四五六日天]|日报|晚报|时讯|第\s?\d{1,5}\s?期|农历")
_TODAY = re.compile(r"今天是|现在是")
# 本报2023年3月5日讯, 新华社北京2月3日电
_DATELINE = re.compile(
    r"(?:本报|本台|本网|新华社|通讯员)[\u4e00-\u9fff]{0,8}(?P<day>(?:19|20)\d\d年\d{1,2}月\d{1,2}日)[讯电]"
)
# 平湖市卫生健康局 2023年3月8日(盖章)
_SIGNED_DAY = re.compile(
    r"(?:日期[:]?|时间[:]?)?[(]?(?:[\u4e00-\u9fff]{2,20}(?:局|委|委员会|院|中心|办公室|所|站)(?:\((?:盖章|公章|章)\))?\s{1,8})?"
    r"(?:(?:19|20)\d\d|[〇零○O一二三四五六七八九]{4})\s?[年./-]\s?[\d一二三四五六七八九十]{1,3}\s?[月./-]\s?[\d一二三四五六七八九十]{1,3}\s?日?[)]?"
    r"(?:\s?\((?:盖章|公章|章|印章)\))?"
)
_PRINTED = re.compile(r"印发$")
_LINE = 40
_ENDS = 12


def find_written_day(blocks: Sequence[Block], text: str) -> date | None:
    """The day that the lines over a text or under it give, the surest first.

    It is that of the signature with its seal, the newspaper's head, the dateline, and last that of the printing.

    Args:
        blocks: Of the page.
        text: Of the page.
    """
    top, end = (
        [fold(block.of(text)).strip() for block in some]
        for some in (blocks[:_ENDS], blocks[-_ENDS:])
    )
    found = (
        *(line for line in reversed(end) if _signs(line)),
        *(line for line in top if len(line) <= _LINE and _heads(line)),
        *(each["day"] for line in top if (each := _DATELINE.search(line[:80]))),
        *(line for line in end if len(line) <= 2 * _LINE and _PRINTED.search(line)),
    )
    return next((day for each in found if (day := find_day(each))), None)


def _heads(line: str) -> bool:
    return bool(_PAPER_DAY.search(line)) and not _TODAY.search(line)


def _signs(line: str) -> bool:
    """Whether a line is a day with no more than the office's name or seal beside it: 2023年3月8日(盖章)."""
    if len(line) > _LINE or _TODAY.search(line) or _PRINTED.search(line):
        return False
    return bool(_SIGNED_DAY.fullmatch(line))
