"""The layouts: how offices and newspapers set out their reports."""

from collections.abc import Sequence

from healthreports.errors import NotFoundError
from healthreports.layouts import (
    bulletin,
    disclosure_page,
    newspaper_feature,
    newspaper_page,
    official_notice,
    plain,
)
from healthreports.layouts.base import Document, Layout
from healthreports.report import Recognition


LAYOUTS: tuple[Layout, ...] = (
    official_notice.LAYOUT,
    disclosure_page.LAYOUT,
    newspaper_feature.LAYOUT,
    newspaper_page.LAYOUT,
    bulletin.LAYOUT,
    plain.LAYOUT,
)


def detect_layout(
    document: Document, layouts: Sequence[Layout] = LAYOUTS
) -> tuple[Layout, Recognition]:
    r"""The layout that fits a document best, the earlier one where two fit alike.

    Example:
        >>> page = Document(name="page", text="索引号：A1 发布机构：县卫健局\n发布日期：2024-01-05\n2023年工作总结\n一、成效")
        >>> detect_layout(page)[0].name
        'disclosure_page'
    """
    if not layouts:
        raise NotFoundError("layout", "any")
    found = [(layout, layout.recognise(document)) for layout in layouts]
    return max(found, key=lambda each: each[1].score)


def find_layout(name: str, layouts: Sequence[Layout] = LAYOUTS) -> Layout:
    """The layout of a name.

    Raises:
        NotFoundError: None of the layouts has that name.

    Example:
        >>> find_layout("bulletin").name
        'bulletin'
    """
    for layout in layouts:
        if layout.name == name:
            return layout
    raise NotFoundError("layout", name, tuple(layout.name for layout in layouts))
