"""A web page into text and marks."""

from healthreports.errors import SourceError
from healthreports.sources.drafts import Draft
from healthreports.sources.html.article import read_page
from healthreports.sources.html.charset import decode_page
from healthreports.sources.html.tree import parse_page
from healthreports.sources.html.writing import write_page
from healthreports.sources.limits import Limits
from healthreports.sources.marks import Content


def read_html(
    data: bytes,
    *,
    encoding: str | None = None,
    name: str | None = None,
    limits: Limits | None = None,
) -> Content:
    """The article of a web page, with its title and the page's own fields; what frames it is left out.

    Args:
        data: The bytes of the page.
        encoding: As the server's header names it, where the caller knows it.
        name: Of the file, for errors.
        limits: How much to take in.

    Raises:
        SourceError: The page is empty, or has no text of its own.
        DecodingError: Its bytes fit no encoding.
        LimitError: It is over one of the limits.

    Example:
        >>> page = "<title>2023年工作总结</title><h1>2023年工作总结</h1><p>全县新增床位60张，门诊增长5%。</p>"
        >>> content = read_html(page.encode())
        >>> [(mark.kind.value, mark.span.of(content.text)) for mark in content.marks]
        [('title', '2023年工作总结'), ('paragraph', '全县新增床位60张，门诊增长5%。')]
    """
    limits = limits or Limits()
    markup, found = decode_page(data, encoding=encoding, name=name)
    root = parse_page(markup, limits, name)
    draft = Draft(limits, name)
    write_page(read_page(root), draft, limits, name)
    content = draft.content(found)
    if not content.text:
        msg = "the page holds no text of its own: its words come by script or from a frame; save it from a browser once they are shown, or open the frame's own address"
        raise SourceError(msg, name)
    return content
