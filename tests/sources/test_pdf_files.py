"""PDF files of a browser and of an office: what was put into them comes out."""

from pathlib import Path

import pytest
from tests.files.pdf_texts import ARTICLES, DRAWN, NOTICE, TABLE, TITLE

from healthreports.sources.limits import Limits
from healthreports.sources.marks import Content, MarkKind
from healthreports.sources.pdf import read_pdf


FILES = Path(__file__).parent.parent / "files" / "pdf"


def read(name: str) -> Content:
    """The content of one of the files."""
    return read_pdf((FILES / f"{name}.pdf").read_bytes(), name=name, limits=Limits())


def paragraphs(content: Content) -> list[str]:
    """The lines of a content that are no table."""
    return [line for line in content.text.split("\n") if "\t" not in line]


@pytest.mark.parametrize(
    "name", ["notice_browser", "notice_office", "columns_browser", "columns_office"]
)
def test_a_notice(name: str) -> None:
    """Title, headings and paragraphs come out in order, over columns and pages, without head and foot."""
    expected = [TITLE, *(line.lstrip("#") for line in NOTICE if line != "=")]

    assert expected == paragraphs(read(name))


@pytest.mark.parametrize(
    "name", ["notice_browser", "notice_office", "columns_browser", "columns_office"]
)
def test_the_table_of_a_notice(name: str) -> None:
    """Its rows stand where it stands, also where it goes on over a page."""
    content = read(name)
    rows = [line for line in content.text.split("\n") if "\t" in line]
    before, after = content.text.split(f"{rows[0]}\n")[0], content.text.split(f"{rows[-1]}\n")[1]

    assert ["\t".join(row) for row in TABLE] == rows
    assert before.endswith("居全市第二位。\n")
    assert after.startswith("二、2024年工作计划\n")


@pytest.mark.parametrize(
    "name", ["notice_browser", "notice_office", "columns_browser", "columns_office"]
)
def test_the_marks_of_a_notice(name: str) -> None:
    """The largest line is the title, the larger ones are headings, and both know their page."""
    content = read(name)
    marks = [
        (mark.kind, mark.level, mark.span.of(content.text), mark.place)
        for mark in content.marks
        if mark.kind in (MarkKind.TITLE, MarkKind.HEADING)
    ]

    assert marks == [
        (MarkKind.TITLE, None, TITLE, "page 1"),
        (MarkKind.HEADING, 1, "一、2023年工作总结", "page 1"),
        (MarkKind.HEADING, 1, "二、2024年工作计划", "page 2"),
    ]


def test_a_newspaper_page() -> None:
    """Its articles come one after the other: headline, by-line and text, column by column."""
    content = read("newspaper")
    expected = [
        "2024年5月17日 星期五 健康周刊 第6版",
        *(f"■{line}" if i == 1 else line for words in ARTICLES for i, line in enumerate(words)),
    ]
    heads = [
        (mark.span.of(content.text), mark.level)
        for mark in content.marks
        if mark.kind is MarkKind.HEADING
    ]

    assert expected == content.text.split("\n")
    assert [(words[0], 1) for words in ARTICLES] == heads


def test_characters_that_are_drawn_one_by_one() -> None:
    """A browser that draws the outlines of its fonts leaves gaps for blanks; they are blanks again."""
    assert list(DRAWN) == paragraphs(read("drawn_browser"))
