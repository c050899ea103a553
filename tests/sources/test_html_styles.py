"""Pages in the styles of nine site builders: how much of the article is kept, and how much else."""

import pytest
from tests.sources.html_styles import PAGES, Page

from healthreports.sources.html import read_html
from healthreports.sources.marks import MarkKind


_LEAST, _MOST = 0.98, 0.02
of_each = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)


@of_each
def test_article_is_kept_and_frame_is_not(page: Page) -> None:
    """Nearly all characters of the article are read, and nearly none beside title, fields and annexes."""
    content = read_html(page.markup.encode())
    told = (MarkKind.FIELD, MarkKind.TITLE)
    lines = [
        mark.span.of(content.text).strip("　 ") for mark in content.marks if mark.kind not in told
    ]

    kept = sum(len(line) for line in page.body if line in lines) / sum(map(len, page.body))
    others = [line for line in lines if line not in page.body and not line.startswith("附件")]

    assert kept >= _LEAST, [line for line in page.body if line not in lines]
    assert sum(map(len, others)) <= _MOST * len(content.text), others


@of_each
def test_order_is_that_of_the_page(page: Page) -> None:
    """The article's lines come in their order, below the title."""
    lines = [line.strip("　 ") for line in read_html(page.markup.encode()).text.split("\n")]

    actual = [line for line in lines if line in (page.title, *page.body)]

    assert actual == [page.title, *page.body]


@of_each
def test_title_of_a_page(page: Page) -> None:
    """The title is found whatever the builder calls it."""
    content = read_html(page.markup.encode())
    titles = [mark.span.of(content.text) for mark in content.marks if mark.kind is MarkKind.TITLE]

    assert titles == [page.title]


@of_each
@pytest.mark.parametrize("encoding", ["gbk", "gb18030", "utf-8-sig", "utf-16"])
def test_encodings_give_the_same(page: Page, encoding: str) -> None:
    """A page says the same in any encoding, whatever its label claims."""
    expected = read_html(page.markup.encode()).text

    actual = read_html(page.markup.encode(encoding)).text

    assert expected == actual
