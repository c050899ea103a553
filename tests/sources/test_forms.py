"""The form of a file is told by its content, never by its name."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

import healthreports as hr
from healthreports.errors import NotFoundError, SourceError
from healthreports.sources.forms import FORMS, check_form, detect_form


PAGE = "<html><head><meta charset=utf-8></head><body><p>2024年，全县床位500张。</p></body></html>"


def archive(*members: str) -> bytes:
    """A ZIP archive with members of these names."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for member in members:
            file.writestr(member, "<x/>")
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        # Pages, however they begin.
        (PAGE.encode(), "html"),
        (PAGE.encode("gb18030"), "html"),
        (PAGE.encode("utf-16"), "html"),
        (b"\xef\xbb\xbf" + PAGE.encode(), "html"),
        (("\r\n\r\n<!-- published by a builder -->\n" + PAGE).encode(), "html"),
        (
            (
                '<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0">' + PAGE
            ).encode(),
            "html",
        ),
        ("<P class=MsoNormal>床位500张</P>".encode(), "html"),
        ("<div id=zoom>床位500张".encode(), "html"),
        # A piece of one that begins with words.
        (("床位500张</p>" * 5).encode(), "html"),
        # Texts that hold angle brackets.
        ("<2024年工作总结> 床位<500张，占比>90%".encode(), "text"),
        ("<百姓看病>专栏：床位500张".encode(), "text"),
        ("用药<b>表示</b>说明".encode(), "text"),
        ("2024年，全县床位500张。".encode(), "text"),
        (b"", "text"),
        # PDF, also behind what a server puts before it.
        (b"%PDF-1.7\n%\xe2\xe3", "pdf"),
        (b"\r\n\r\n%PDF-1.4\n", "pdf"),
        # Word, whatever order its parts have.
        (archive("[Content_Types].xml", "word/document.xml"), "docx"),
        (archive("word/document.xml"), "docx"),
    ],
)
def test_content_tells_the_form(data: bytes, expected: str) -> None:
    """What a file begins with or holds decides."""
    assert expected == detect_form(data)


@pytest.mark.parametrize(
    ("data", "advice"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "--convert-to docx"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "without a password"),
        (archive("xl/workbook.xml"), "spreadsheet"),
        (archive("ppt/presentation.xml"), "PowerPoint"),
        (archive("mimetype", "content.xml"), "OpenDocument"),
        (archive("OFD.xml"), "PDF"),
        (archive("总结.txt"), "unpack"),
        (archive("word/document.xml")[:60], "damaged"),
        (b"PK\x03\x04" + b"PK\x01\x02" * 20_000, "10000 members"),
        (b"From: <Saved by Blink>\r\nSubject: x\r\nMIME-Version: 1.0\r\n", "as HTML"),
    ],
)
def test_forms_that_are_not_read_say_what_to_do(data: bytes, advice: str) -> None:
    """The error names the form and the way out, and the file."""
    with pytest.raises(SourceError, match=advice) as caught:
        detect_form(data, "总结.doc")

    assert caught.value.source == "总结.doc"


def test_a_form_can_be_forced() -> None:
    """What looks like a page is read as a text where the caller says so, and the name says nothing."""
    report = hr.read(PAGE.encode(), format="text", name="总结.pdf")

    assert report.source.form == "text"
    assert report.text.startswith("<html>")
    with pytest.raises(NotFoundError, match="text, html, docx, pdf"):
        check_form("doc")


@given(st.binary(max_size=400))
def test_any_bytes_have_a_form_or_an_error(data: bytes) -> None:
    """Nothing else comes out of any bytes."""
    try:
        assert detect_form(data) in FORMS
    except SourceError:
        assert data.startswith((b"PK", b"\xd0\xcf")) or b":" in data
