"""The fields that a page prints of itself."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from healthreports.layouts.base import Block, BlockKind
from healthreports.layouts.lines import FIELD_NAMES


_ROWS = (BlockKind.TEXT, BlockKind.TABLE)
_TOP = 12
_LONGEST_ROW = 1000


def find_fields(blocks: Sequence[Block], text: str) -> dict[str, str]:
    """The page's own fields as written, with the path to the page under `breadcrumb`.

    Args:
        blocks: Of the page.
        text: Of the page.
    """
    fields: dict[str, str] = {}
    path: list[str] = []
    for block in blocks:
        if block.kind is BlockKind.FIELD and block.key is not None:
            fields.setdefault(block.key, block.of(text))
        elif block.kind is BlockKind.BREADCRUMB:
            path.extend(_steps(block.of(text)))
    for block in blocks[:_TOP]:
        if block.kind in _ROWS:
            for span in block.spans[:_TOP]:
                for key, value in _cells(span.of(text)[:_LONGEST_ROW]):
                    fields.setdefault(key, value)
    if path:
        fields["breadcrumb"] = " > ".join(path)
    return fields


def _steps(line: str) -> list[str]:
    """The steps of a breadcrumb's line: 您的位置：首页 > 政务公开."""
    _, colon, after = line.partition("：")
    steps = (after if colon else line.partition("位置:")[2] or line).translate(
        str.maketrans("»›＞", ">>>")
    )
    return [step.strip() for step in steps.split(">") if step.strip()]


def _cells(row: str) -> Iterator[tuple[str, str]]:
    """The fields in a row of an index table drawn with bars: | 索引号 | X | 发布日期 | 2024-02-06 |."""
    cells = [cell.strip() for cell in re.split(r"[|｜│\t]", row)]
    for name, value in pairwise(cells):
        key = re.sub(r"[\s:：]", "", name)
        if key in FIELD_NAMES and value and value not in FIELD_NAMES:
            yield key, value
