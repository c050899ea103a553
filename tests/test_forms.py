"""Every document in every form: the figures, the metadata and the words are those of its text."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from tests.forms.documents import Document, documents
from tests.forms.make_pdf import NEWSPAPER, newspaper_text, seed_articles
from tests.forms.own import CELLS
from tests.forms.pages import STYLES, Style, furnished, kept, missing, page, strange

import healthreports as hr


FILES = Path(__file__).parent / "forms" / "files"
_LEAST = 0.98
_LEAST_IN_COLUMNS = 0.95
_MOST_FURNITURE = 0.02
# How many differences a failing test shows.
_SHOWN = 12

Row = tuple[object, ...]


def _squeezed(value: object) -> str:
    """Without blanks: where a line of print ends, nobody can tell whether there was one."""
    return re.sub(r"\s+", "", str(value or ""))


def _rows(report: hr.Report) -> Counter[Row]:
    """What the figures and events of a report say."""
    return Counter(
        (
            record["kind"],
            record["value"],
            record["unit"],
            record["bound"],
            _squeezed(record["name"] or record["quote"]),
            record["period"],
            _squeezed(record["subject"]),
        )
        for record in hr.to_records(report)
        if record["kind"] != "progress"
    )


def _matched(wanted: Counter[Row], found: Counter[Row], cells: Sequence[Row]) -> tuple[float, str]:
    """F1 of two sets of rows, each counted as often as it stands there, and their differences.

    Cells of tables are looked for among the rows found beyond the wanted ones: kind, head of the row, which
    must be in the name or the subject, value, unit and period.
    """
    heads = sorted({str(cell[1]) for cell in cells}, key=len, reverse=True)
    left, missed, extra = Counter(cells), wanted - found, []
    for row in (found - wanted).elements():
        kind, value, unit, _, name, period, subject = row
        head = next((head for head in heads if head in f"{name}{subject}"), "")
        cell = (kind, head, str(value), unit, period)
        if left[cell]:
            left[cell] -= 1
        else:
            extra.append(row)
    wrong = [*missed.elements(), *left.elements()]
    right = wanted.total() + len(cells) - len(wrong)
    lines = [*(f"- {row}" for row in wrong[:_SHOWN]), *(f"+ {row}" for row in extra[:_SHOWN])]
    return 2 * right / (2 * right + len(wrong) + len(extra)), "\n".join(("", *lines))


def _assert_agree(
    wanted: hr.Report, found: hr.Report, least: float, cells: Sequence[Row] = ()
) -> None:
    """The figures of a report are those of another and of the cells."""
    likeness, differences = _matched(_rows(wanted), _rows(found), cells)

    assert likeness >= least, differences


@cache
def _of_text(document: Document, published: date | None = None) -> hr.Report:
    """The report in a document's text, read with the day that another form of it tells."""
    return hr.parse(document.text, name=document.name, published=published)


@cache
def _of_page(style: Style, document: Document) -> hr.Report:
    return hr.read(page(style, document).data, name=document.name)


@cache
def _of_file(name: str) -> hr.Report:
    return hr.read(FILES / name)


def _metadata(report: hr.Report) -> dict[str, object]:
    return {
        "title": _squeezed(report.title),
        "issuer": report.issuer,
        "region": report.region and report.region.name,
        "published": report.published,
        "review_year": report.review_year,
        "plan_year": report.plan_year,
    }


def _wanted_metadata(document: Document, published: date | None) -> Mapping[str, object]:
    """The metadata of the text, and the day where only the form tells it."""
    wanted = _metadata(_of_text(document))
    return wanted | {
        "title": _squeezed(document.title),
        "published": wanted["published"] or published,
    }


in_each_style = pytest.mark.parametrize("style", STYLES, ids=lambda style: style.name)
of_each_document = pytest.mark.parametrize(
    "document", documents(), ids=lambda document: document.name
)


@in_each_style
@of_each_document
def test_figures_of_pages(style: Style, document: Document) -> None:
    """A page gives the figures of its text, and of its tables."""
    found, cells = _of_page(style, document), CELLS.get(document.name, ())
    _assert_agree(_of_text(document, found.published), found, _LEAST, cells)


@in_each_style
@of_each_document
def test_words_of_pages(style: Style, document: Document) -> None:
    """Nearly all of the body is kept and nearly nothing else."""
    made, text = page(style, document), _of_page(style, document).text

    assert kept(made, text) >= _LEAST, missing(made, text)[:500]
    assert furnished(made, text) <= _MOST_FURNITURE, strange(made, text)[:500]


@in_each_style
@of_each_document
def test_paragraphs_of_pages(style: Style, document: Document) -> None:
    """They stand in the order of the page."""
    text = _squeezed(_of_page(style, document).text)
    at, misplaced = 0, []
    for line in map(_squeezed, document.body.splitlines()):
        begin = line[: min(len(line), 30)]
        found = text.find(begin, at)
        if found < 0:
            misplaced.append(begin)
        else:
            at = found + len(begin)

    assert misplaced == []


@in_each_style
@of_each_document
def test_metadata_of_pages(style: Style, document: Document) -> None:
    """Title, issuer, place, day and years are those of the text, the day also where only the page tells it."""
    found = _metadata(_of_page(style, document))

    assert _wanted_metadata(document, document.published) == found


@in_each_style
@of_each_document
def test_encodings_of_pages(style: Style, document: Document) -> None:
    """The encoding is that of the bytes, whatever the page claims."""
    assert {style.encoding, style.encoding.replace("gbk", "gb18030")} & {
        _of_page(style, document).source.encoding
    }


_FORMS = {
    "typed.docx": _LEAST,
    "office.docx": _LEAST,
    "office.pdf": _LEAST,
    "browser-1.pdf": _LEAST,
    "browser-2.pdf": _LEAST_IN_COLUMNS,
}
# What stands once above the text of a single page runs through no pages: it may be the head of a notice.
_OF_ONE_PAGE = {"nehe_2021-browser-1.pdf", "nehe_2021-browser-2.pdf", "hengzhou_2024-browser-2.pdf"}
in_each_form = pytest.mark.parametrize("form", _FORMS)


@in_each_form
@of_each_document
def test_figures_of_files(form: str, document: Document) -> None:
    """A Word or PDF file gives the figures of its text, and of its tables."""
    found, cells = _of_file(f"{document.name}-{form}"), CELLS.get(document.name, ())
    _assert_agree(_of_text(document, found.published), found, _FORMS[form], cells)


@in_each_form
@of_each_document
def test_words_of_files(form: str, document: Document) -> None:
    """The body is kept; running heads and page numbers are not."""
    made = page(STYLES[0], document)
    text = _of_file(f"{document.name}-{form}").text

    assert kept(made, text) >= _LEAST, missing(made, text)[:500]
    assert furnished(made, text) <= _MOST_FURNITURE, strange(made, text)[:500]
    if f"{document.name}-{form}" not in _OF_ONE_PAGE:
        assert f"{document.issuer}文件" not in text


@in_each_form
@of_each_document
def test_metadata_of_files(form: str, document: Document) -> None:
    """Title, issuer, place, day and years are those of the text."""
    found = _metadata(_of_file(f"{document.name}-{form}"))
    wanted = _wanted_metadata(document, None)
    # The index of the one disclosure page, which tells its day and its office, stands in no file.
    if document.fields:
        found |= {"published": wanted["published"], "issuer": wanted["issuer"]}

    assert wanted == found


@pytest.mark.parametrize(
    ("name", "articles"), [("newspaper-seed", seed_articles()), ("newspaper-own", NEWSPAPER)]
)
def test_newspaper_pages(
    name: str, articles: tuple[tuple[str, str, str, tuple[str, ...]], ...]
) -> None:
    """A newspaper page gives the figures of its articles one after the other, and each one's words together."""
    report = _of_file(f"{name}.pdf")
    _assert_agree(hr.parse(newspaper_text(articles)), report, _LEAST_IN_COLUMNS)

    text = _squeezed(report.text)
    broken = [
        line for _, _, _, lines in articles for line in map(_squeezed, lines) if line not in text
    ]

    assert broken == []


def test_the_folder_of_files_is_small() -> None:
    """It can be handed around with the tests."""
    assert sum(path.stat().st_size for path in FILES.iterdir()) <= 1_500_000
