"""Tables of contents, whose lines must not be taken for headings."""

import re
from collections.abc import Sequence

from healthreports.layouts.base import Line
from healthreports.layouts.lines import is_short


_HEAD = re.compile(r"目\s{0,6}[录次]")
_BLANKS = re.compile(r"\s+")
MOST_ENTRIES = 200


def contents_lines(lines: Sequence[Line]) -> frozenset[int]:
    r"""The indexes of the lines of a document's table of contents, its head included.

    It ends where its first entry comes back as a heading.

    Example:
        >>> from healthreports.layouts.base import Document
        >>> page = Document(name="page", text="目　录\n一、目标\n二、任务\n一、目标\n达标。\n二、任务\n推进。")
        >>> sorted(contents_lines(page.lines))
        [0, 1, 2]
    """
    for i, line in enumerate(lines):
        if _HEAD.fullmatch(line.text) and i + 1 < len(lines):
            return frozenset(range(i, _end(lines, i + 1)))
    return frozenset()


def _end(lines: Sequence[Line], start: int) -> int:
    """The index just after the last entry; `start` where no entry comes back."""
    first = _key(lines[start].text)
    for i in range(start + 1, min(start + MOST_ENTRIES, len(lines))):
        words = _BLANKS.sub("", lines[i].text[:80])
        if first and words.startswith(first):
            return i
        if not is_short(lines[i].text, 80):
            break
    return start


def _key(text: str) -> str:
    """An entry without blanks, leader and page number."""
    return _BLANKS.sub("", text[: _leader(text)])


def _leader(text: str) -> int:
    """Where the leader and the page number of an entry begin."""
    end = len(text)
    while end and (text[end - 1].isdecimal() or text[end - 1] in " .．…·()（）"):
        end -= 1
    return end
