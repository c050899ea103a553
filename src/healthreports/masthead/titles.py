"""The title of a report."""

import re
from collections.abc import Mapping, Sequence

from healthreports.layouts.base import Block, BlockKind
from healthreports.layouts.titles import is_title


_QUOTED = re.compile(r"《([^《》]{4,80}(?:《[^《》]{2,40}》[^《》]{0,40})?)》")
_FIELDS = ("标题", "信息名称", "文件名称", "公文标题", "名称")


def find_title(blocks: Sequence[Block], text: str, metadata: Mapping[str, str]) -> str | None:
    """The title: as it stands over the text, as the cover note quotes it, as a field gives it, or the first part's.

    Args:
        blocks: Of the page.
        text: Of the page.
        metadata: Its fields.
    """
    for block in blocks:
        if block.kind is BlockKind.TITLE:
            return _as_written(block, text)
    for block in blocks:
        if block.kind is BlockKind.COVER:
            quoted = [found[1] for found in _QUOTED.finditer(block.of(text)) if is_title(found[1])]
            if quoted:
                return quoted[0]
    for key in _FIELDS:
        if metadata.get(key):
            return metadata[key]
    body = [block for block in blocks if block.kind in (BlockKind.HEADING, BlockKind.TEXT)]
    opens = bool(body) and body[0].kind is BlockKind.HEADING and body[0].level == 0
    return _as_written(body[0], text) if opens else None


def _as_written(block: Block, text: str) -> str:
    """The words from the first piece to the last, with the line breaks between them."""
    first, last = block.spans[0], block.spans[-1]
    return text[first.start : max(last.end, first.end)]
