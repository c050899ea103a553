"""Web pages: the article with its marks, and nothing of what frames it."""

from healthreports.sources.html import read_html
from healthreports.sources.marks import MarkKind


def test_line_of_a_page_has_its_mark() -> None:
    """A title, a heading and a paragraph are told apart by their tags."""
    page = "<title>2023年工作总结</title><h1>2023年工作总结</h1><h2>一、床位</h2><p>全县新增床位60张，门诊增长5%。</p>"

    actual = [(mark.kind, mark.level) for mark in read_html(page.encode()).marks]

    assert actual == [(MarkKind.TITLE, None), (MarkKind.HEADING, 2), (MarkKind.PARAGRAPH, None)]
