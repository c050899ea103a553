"""Pages of a government's disclosure site: breadcrumb, index table, title, body."""

import re

from healthreports.layouts.base import Document, Layout
from healthreports.layouts.lines import is_breadcrumb
from healthreports.layouts.pages import fields_and_rest, page_blocks
from healthreports.layouts.recognition import weighed
from healthreports.report import Recognition


# The fields that an index table has and a news page has not.
_INDEX = frozenset(
    (
        "索引号",
        "信息索引号",
        "索取号",
        "统一编号",
        "主题分类",
        "组配分类",
        "体裁分类",
        "公开方式",
        "发文机关",
        "发布机构",
        "公开属性",
        "信息分类",
        "公文种类",
    )
)
_DISCLOSURE = re.compile(r"政务公开|信息公开|公开目录|政府信息")


def recognise(document: Document) -> Recognition:
    """How much of a disclosure site's frame there is."""
    keys = {block.key for _, found in fields_and_rest(document.lines[:60]) for block in found}
    path = [line.text for line in document.lines[:20] if is_breadcrumb(line.text)]
    return weighed(
        "disclosure_page",
        ("an index table", 0.85, len(keys & _INDEX) >= 2),
        ("one field of an index table", 0.5, len(keys & _INDEX) == 1),
        ("fields of a page", 0.1, len(keys) >= 2),
        ("a breadcrumb", 0.1, bool(path)),
        ("a path through disclosed information", 0.25, any(map(_DISCLOSURE.search, path))),
    )


LAYOUT = Layout(name="disclosure_page", recognise=recognise, blocks=page_blocks)
