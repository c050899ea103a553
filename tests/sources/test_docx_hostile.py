"""Word files that are damaged, disguised or made to do harm: each gives an error of ours, or its text, at once."""

import io
import struct
import sys
import zipfile
from collections.abc import Callable

import docx as python_docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.docxfiles import cell, docx, item, members, p, pack, r, relations, row, table, xml

from healthreports.errors import HealthReportsError, LimitError, MissingExtraError, SourceError
from healthreports.sources.docx import read_docx
from healthreports.sources.limits import Limits


TEXT = "全年完成门急诊48.2万人次。"
DOCUMENT = "word/document.xml"


def with_document(document: bytes) -> bytes:
    """A Word file with that part in the place of its document."""
    return pack({**members(p("x")), DOCUMENT: document})


def declared(prolog: str, words: str, encoding: str = "utf-8") -> bytes:
    """A document with something before its root."""
    root = xml("document", f"<w:body>{p(words)}</w:body>").partition("\n")[2]
    return f'<?xml version="1.0" encoding="{encoding}"?>{prolog}{root}'.encode(encoding)


def patched(data: bytes, signature: bytes, change: Callable[[bytearray, int], None]) -> bytes:
    """An archive with each header of a kind changed."""
    patch = bytearray(data)
    at = patch.find(signature)
    while at >= 0:
        change(patch, at)
        at = patch.find(signature, at + 4)
    return bytes(patch)


def encrypted() -> bytes:
    """Members that say that they are encrypted."""

    def flag(offset: int) -> Callable[[bytearray, int], None]:
        def change(data: bytearray, at: int) -> None:
            data[at + offset] |= 1

        return change

    return patched(patched(docx(p(TEXT)), b"PK\x03\x04", flag(6)), b"PK\x01\x02", flag(8))


def lying() -> bytes:
    """Members that say that they are small."""

    def shrink(data: bytearray, at: int) -> None:
        struct.pack_into("<I", data, at + 24, 300)

    return patched(docx(p(TEXT * 100_000)), b"PK\x01\x02", shrink)


def broken() -> bytes:
    """A member whose checksum does not fit."""

    def change(data: bytearray, at: int) -> None:
        data[at + 16] ^= 0xFF

    return patched(docx(p(TEXT)), b"PK\x01\x02", change)


ENTITIES = "".join(f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(9))
REFUSED = [
    # no Word file, and what to do
    (b"", "it looks like text"),
    (TEXT.encode(), "it looks like text"),
    (b"%PDF-1.7", "it looks like pdf"),
    (b"\xd0\xcf\x11\xe0" + bytes(600), "soffice --headless --convert-to docx"),
    (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "without a password"),
    (pack({"[Content_Types].xml": b"", "xl/workbook.xml": b""}), "Excel"),
    (pack({"[Content_Types].xml": b"", "ppt/presentation.xml": b""}), "PowerPoint"),
    (pack({"mimetype": b"", "content.xml": b""}), "OpenDocument"),
    (pack({"photo.jpg": b""}), "unpack it"),
    (pack({"[Content_Types].xml": b""}), "without its document"),
    # damaged
    (b"PK\x03\x04", "damaged"),
    (docx(p(TEXT))[:-30], "damaged"),
    (broken(), "damaged"),
    (lying(), "damaged"),
    (encrypted(), "encrypted"),
    (with_document(b""), "damaged"),
    (with_document(b"\x00\xff\x00"), "damaged"),
    (with_document(members(p(TEXT))[DOCUMENT][:-20]), "damaged"),
    (with_document(b"<a/>"), "no text"),
    (docx(p()), "no text"),
    (pack({**members(p(TEXT)), **{f"customXml/item{i}.xml": b"" for i in range(20_000)}}), "members"),
    # document types
    (with_document(declared(f'<!DOCTYPE w [<!ENTITY a "ha">{ENTITIES}]>', "&j;")), "document type"),
    (with_document(declared('<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]>', "&a;")), "document type"),
    (with_document(declared('<!DOCTYPE w SYSTEM "http://127.0.0.1/x.dtd">', TEXT)), "document type"),
    (with_document(declared(f'<!--{"x" * 200_000}--><!DOCTYPE w [<!ENTITY a "b">]>', "&a;")), "document type"),
    (with_document(declared('<!DOCTYPE w [<!ENTITY a "b">]>', "&a;", "utf-16")), "document type"),
    (with_document(declared("", TEXT, "gb18030")), "damaged"),
    (pack({**members(p(TEXT), styles=""), "word/styles.xml": declared('<!DOCTYPE w [<!ENTITY a "b">]>', "&a;")}), "document type"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "reason"), REFUSED)
def test_refused(data: bytes, reason: str) -> None:
    """What is no sound Word file gives an error that names it."""
    with pytest.raises(SourceError, match=reason) as raised:
        read_docx(data, name="总结.docx")

    assert raised.value.source == "总结.docx"


OVER = [
    # bombs: small files that unpack, or unfold, to much
    (docx(p("床" * 4_000_000)), Limits(), "too long"),
    (docx("<w:p>" + r("床" * 3_000_000) * 8 + "</w:p>"), Limits(), "characters"),
    (docx(p("床" * 3_000_000) * 4), Limits(), "characters"),
    (docx(p(TEXT), styles=("x" * 9_000_000 + "<w:a/>") * 6), Limits(), "characters"),
    (docx(p("床" * 3000)), Limits(unpacked=9000), "unpacked"),
    (docx(p("床") * 100), Limits(elements=100), "elements"),
    (docx(table(row(*["<w:tc><w:p/></w:tc>"] * 1_000_000))), Limits(), "elements"),
    (docx(table(row(cell("甲", '<w:gridSpan w:val="999999999"/>'), "乙"))), Limits(), "elements"),
    (docx(table(row("甲", "乙", properties='<w:gridBefore w:val="999999"/>'))), Limits(), "elements"),
    (docx("<w:p>" + "<w:ins>" * 9999 + r("床") + "</w:ins>" * 9999 + "</w:p>"), Limits(), "too deep"),
    (docx(p(TEXT)), Limits(characters=5), "characters"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "limits", "reason"), OVER)
def test_over_the_limits(data: bytes, limits: Limits, reason: str) -> None:
    """What is too much names the limit."""
    with pytest.raises(LimitError, match=reason):
        read_docx(data, limits=limits)


READ = [
    # parts addressed in other ways
    pack({name: data for name, data in members(p(TEXT)).items() if "rels" not in name}),
    pack({**members(p(TEXT)), "_rels/.rels": relations({"officeDocument": "/word/document.xml"}).encode()}),
    pack({name.replace("/", "\\"): data for name, data in members(p(TEXT)).items()} | {"[Content_Types].xml": b""}),
    pack({name.replace("word", "Word"): data for name, data in members(p(TEXT)).items()}),
    with_document(declared("", TEXT, "utf-16")),
    with_document(declared("<!-- made by hand --><?x y?>", TEXT)),
    # a document outside of the file
    pack({**members(p(TEXT)), "_rels/.rels": relations({"officeDocument": "../../etc/passwd"}).encode()}),
    # parts that are named but missing
    pack({name: data for name, data in members(p(TEXT), styles="", numbering="", footnotes="").items() if name == DOCUMENT or "rels" in name}),
    # a big part that is not needed is never unpacked
    pack({**members(p(TEXT)), "word/media/image1.bin": bytes(300_000_000)}),
    # numbers, styles and notes that are not there
    docx(f"<w:p><w:pPr><w:pStyle w:val='no'/></w:pPr><w:r><w:footnoteReference w:id='7'/></w:r>{r(TEXT)}</w:p>"),
    docx(item(TEXT, 77, 3)),
]  # fmt: skip


@pytest.mark.parametrize("data", READ)
def test_read_all_the_same(data: bytes) -> None:
    """Oddities that do no harm do not keep the text from being read."""
    assert read_docx(data).text == TEXT


def test_external_relations_are_not_followed() -> None:
    """A styles part somewhere else is none."""
    outside = relations({"styles": "http://127.0.0.1/styles.xml"}).replace(
        "<Relationship ", '<Relationship TargetMode="External" '
    )
    data = pack({**members(p(TEXT)), "word/_rels/document.xml.rels": outside.encode()})

    assert read_docx(data).text == TEXT


@pytest.mark.parametrize("part", ["word/vbaProject.bin", "customXml/item1.xml"])
def test_macros_are_never_touched(part: str) -> None:
    """Parts that are not needed are not even unpacked: it would show that they are damaged."""

    def change(data: bytearray, at: int) -> None:
        if data[at + 46 :].startswith(part.encode()):
            data[at + 16] ^= 0xFF

    data = patched(pack({**members(p(TEXT)), part: b"Sub AutoOpen()"}), b"PK\x01\x02", change)

    with pytest.raises(zipfile.BadZipFile), zipfile.ZipFile(io.BytesIO(data)) as archive:
        archive.read(part)
    assert read_docx(data).text == TEXT


DAMAGES = st.lists(
    st.tuples(st.integers(0, 10_000), st.binary(min_size=1, max_size=6)), min_size=1, max_size=8
)


def _sample() -> bytes:
    """A real file by another writer, with a bit of everything."""
    document = python_docx.Document()
    document.add_heading("2020年黎平县卫生健康工作总结", 0)
    document.add_heading("一、医疗服务", 1)
    document.add_paragraph("新增床位35张", style="List Number")
    grid = document.add_table(3, 3)
    grid.cell(0, 0).merge(grid.cell(1, 0)).text = "指标"
    grid.cell(2, 2).text = "35"
    packed = io.BytesIO()
    document.save(packed)
    return packed.getvalue()


SAMPLE = _sample()
PARTS = {
    member: zipfile.ZipFile(io.BytesIO(SAMPLE)).read(member)
    for member in (DOCUMENT, "word/styles.xml", "word/numbering.xml", "word/_rels/document.xml.rels", "_rels/.rels")
}  # fmt: skip


def spoilt(data: bytes, damages: list[tuple[int, bytes]]) -> bytes:
    """The data with some of its bytes overwritten."""
    out = bytearray(data)
    for at, piece in damages:
        at %= len(out)
        out[at : at + len(piece)] = piece
    return bytes(out)


@given(damages=DAMAGES)
def test_spoilt_archive(damages: list[tuple[int, bytes]]) -> None:
    """Whatever bytes of a file are overwritten, it is read or refused."""
    data = spoilt(SAMPLE, damages)
    try:
        content = read_docx(data)
    except HealthReportsError:
        return

    assert all(mark.span.end <= len(content.text) for mark in content.marks)


@given(
    part=st.sampled_from(sorted(PARTS)),
    damages=st.lists(
        st.tuples(
            st.integers(0, 1 << 20),
            st.sampled_from(
                [b"<w:p>", b"</w:p>", b'"-1"', b'"99999999999"', b"<w:tbl/>", b"&#0;", b"\xff", b"<w:vMerge/>", b"w:val", b"9"]
            ),
        ),
        min_size=1,
        max_size=5,
    ),
)  # fmt: skip
def test_spoilt_parts(part: str, damages: list[tuple[int, bytes]]) -> None:
    """The same of the XML within a sound archive."""
    with zipfile.ZipFile(io.BytesIO(SAMPLE)) as archive:
        files = {name: archive.read(name) for name in PARTS}
    files[part] = spoilt(files[part], damages)
    files["[Content_Types].xml"] = b""
    try:
        content = read_docx(pack(files))
    except HealthReportsError:
        return

    assert all(mark.span.end <= len(content.text) for mark in content.marks)


def test_missing_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without python-docx, the error says what to install."""
    for module in [name for name in sys.modules if name.startswith("healthreports.sources.docx.")]:
        monkeypatch.delitem(sys.modules, module)
    for module in [name for name in sys.modules if name.partition(".")[0] == "docx"]:
        monkeypatch.setitem(sys.modules, module, None)

    with pytest.raises(MissingExtraError, match=r"healthreports\[docx\]"):
        read_docx(docx(p(TEXT)))
