"""Real files made wrong: each number gives one input, the same each time."""

import copy
import io
import random
import re
import warnings
import zipfile
import zlib
from collections.abc import Callable
from functools import cache
from pathlib import Path

import attrs
from lxml import etree
from tests.forms.documents import Document, Paragraph, documents
from tests.forms.make_docx import make_docx
from tests.forms.pages import STYLES, page


FILES = Path(__file__).parent / "files"
# Of the documents and of one input: the readers are to see many inputs, not long ones.
_CHARACTERS = 300
_LARGEST = 40_000


@attrs.frozen
class Input:
    """Bytes for a reader.

    Attributes:
        form: What they were before: text, html, docx or pdf.
        made: The mutations that they went through.
    """

    form: str
    data: bytes
    made: tuple[str, ...]


Mutation = Callable[[bytes, random.Random], bytes]
Elements = list[etree._Element]


# --- what they are made from -----------------------------------------------------------------------


def _shortened(document: Document, start: int) -> Document:
    """A stretch of a document's blocks, its paragraphs cut."""
    blocks, length = [], 0
    for block in document.blocks[start:]:
        if isinstance(block, Paragraph):
            block = attrs.evolve(
                block, text=block.text[:200], lead=block.lead if block.lead < 200 else 0
            )
            length += len(block.text)
        blocks.append(block)
        if length > _CHARACTERS:
            break
    return attrs.evolve(document, blocks=tuple(blocks))


@cache
def originals() -> dict[str, tuple[bytes, ...]]:
    """The files that are mutated, by form."""
    short = [
        _shortened(document, start)
        for document in documents()
        for start in range(0, len(document.blocks), 3)
    ]
    texts = tuple(f"{d.title}\n{d.issuer}\n{d.body}".encode() for d in short)
    pages = tuple(
        page(style, short[(number * 7 + at) % len(short)]).data
        for number, style in enumerate(STYLES)
        for at in range(9)
    )
    files = [p for p in sorted(FILES.glob("*")) if p.stat().st_size < _LARGEST]
    typed = tuple(make_docx(document) for document in short[::9])
    return {
        "text": texts,
        "html": pages,
        "docx": typed + tuple(p.read_bytes() for p in files if p.name.endswith("office.docx")),
        "pdf": tuple(p.read_bytes() for p in files if p.suffix == ".pdf"),
    }


# --- any bytes -------------------------------------------------------------------------------------

_STRANGE = (
    b"\x00",
    b"\xff",
    b"\xfe\xff",
    b"\xef\xbb\xbf",
    b"\x80\x80",
    b"\xed\xa0\x80",
    b"\xf4\x90\x80\x80",
    b"\x81\x30\x81\x30",
    b"\x1b$)A",
    b"%s%n",
    b"../" * 9,
    b"-1",
    b"4294967296",
    b"9" * 400,
    b"1e999",
    b"NaN",
    b"\r",
    b"\x0c",
    b"\xe2\x80\xae",
    b"\xf0\x9d\x9f\x97",
)


def _span(data: bytes, chance: random.Random, longest: int) -> tuple[int, int]:
    start = chance.randrange(len(data) + 1)
    return start, min(len(data), start + chance.randrange(1, longest + 1))


def flipped(data: bytes, chance: random.Random) -> bytes:
    """Some bits turned over."""
    changed = bytearray(data)
    for _ in range(chance.choice((1, 2, 8, 64)) if data else 0):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def cut(data: bytes, chance: random.Random) -> bytes:
    """The end or a stretch missing."""
    start, end = _span(data, chance, max(len(data) // 2, 1))
    return data[:start] if chance.random() < 0.4 else data[:start] + data[end:]


def doubled(data: bytes, chance: random.Random) -> bytes:
    """A stretch repeated, twice or very often."""
    start, end = _span(data, chance, chance.choice((3, 30, 300, 3000)))
    times = min(chance.choice((1, 10, 1000, 20_000)), _LARGEST // 2 // max(end - start, 1))
    return data[:end] + data[start:end] * times + data[end:]


def moved(data: bytes, chance: random.Random) -> bytes:
    """Two stretches exchanged."""
    a, b = sorted(chance.randrange(len(data) + 1) for _ in range(2))
    c = (a + b) // 2
    return data[:a] + data[c:b] + data[a:c] + data[b:]


def spliced(data: bytes, chance: random.Random) -> bytes:
    """The beginning of one file and the end of another, of the same form or not."""
    other = chance.choice(originals()[chance.choice(("text", "html", "docx", "pdf"))])
    return data[: chance.randrange(len(data) + 1)] + other[chance.randrange(len(other)) :]


def stuffed(data: bytes, chance: random.Random) -> bytes:
    """Strange bytes put in, or put over others."""
    for _ in range(chance.choice((1, 3, 20))):
        start = chance.randrange(len(data) + 1)
        strange = chance.choice(_STRANGE)
        data = data[:start] + strange + data[start + chance.choice((0, len(strange))) :]
    return data


_ANY: tuple[Mutation, ...] = (flipped, cut, doubled, moved, spliced, stuffed)


# --- words and pages -------------------------------------------------------------------------------

_CHARSET = re.compile(rb"(?i)charset=[\"']?[\w-]+")
_LABELS = b"utf-8 gb2312 gbk gb18030 big5 utf-16 utf-7 iso-2022-cn hz-gb-2312 latin-1 x-user-defined nonsense hex".split()
_CODECS = ("gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "big5", "utf-8-sig")
_OPENED = (
    b"<div>",
    b"<table><tr><td>",
    b"<span style='a'>",
    b"<b><i>",
    b"<ul><li>",
    b"<font><p>",
    b"<svg><math>",
    b"<template>",
    b"<form><select><option>",
)
_TAG = re.compile(rb"<[a-zA-Z][^>]{0,200}>")
_CLOSED = re.compile(rb"</[a-zA-Z][a-zA-Z0-9]{0,9}>")
_PIECES = (
    b"<!--",
    b"-->",
    b"<![CDATA[",
    b"]]>",
    b"<script>",
    b"<style>",
    b"<title>",
    b"<textarea>",
    b"<plaintext>",
    b"<noscript>",
    b"<iframe src='file:///etc/passwd'>",
    b"<base href='file:///'>",
    b"<frameset><frame>",
    b"</html>",
    b"</body>",
    b"<?xml version='1.0' encoding='utf-7'?>",
    b"<!DOCTYPE a [<!ENTITY b 'cc'><!ENTITY d '&b;&b;&b;&b;&b;&b;'>]>&d;",
    b"<!DOCTYPE a SYSTEM 'http://127.0.0.1:9/x.dtd'>",
    b"&#0;",
    b"&#xD800;",
    b"&#x110000;",
    b"&#99999999999999999999;",
    b"&amp" * 50,
    b"<td colspan=1000000 rowspan=1000000>1",
    b"<td colspan='-1'>",
    b"<td colspan='65535'>7" * 40,
    b"<p" + b" a='b'" * 2000 + b">",
    b"<p title='" + b"x" * 20_000 + b"'>",
    b"<input type=hidden name=__VIEWSTATE value=" + b"A" * 20_000 + b">",
    b"<math><mtext><table><mglyph><style><!--</style>",
    b"<a href='javascript:alert(1)'>",
)


def relabelled(data: bytes, chance: random.Random) -> bytes:
    """Another charset claimed, or the words in another one."""
    if chance.random() < 0.5:
        return _CHARSET.sub(b"charset=" + chance.choice(_LABELS), data)
    text = data.decode(chance.choice(("utf-8", "gb18030")), "replace")
    return text.encode(chance.choice(_CODECS), "replace")


def nested(data: bytes, chance: random.Random) -> bytes:
    """Elements within elements, few or without end, closed or not."""
    opened = chance.choice(_OPENED)
    start = chance.randrange(len(data) + 1)
    return data[:start] + opened * chance.choice((5, 300, 5000, 20_000)) + data[start:]


def untied(data: bytes, chance: random.Random) -> bytes:
    """Some tags lost."""
    share = chance.random()
    pattern = chance.choice((_TAG, _CLOSED))
    return pattern.sub(lambda tag: b"" if chance.random() < share else tag[0], data)


def peppered(data: bytes, chance: random.Random) -> bytes:
    """Pieces of markup that have defeated readers."""
    for _ in range(chance.choice((1, 2, 5))):
        start = chance.randrange(len(data) + 1)
        data = data[:start] + chance.choice(_PIECES) + data[start:]
    return data


_WORDS = "一、|（一）|其中|分别|同比|比上年|增长|下降|万|亿|%|‰|/10万|个百分点|至|2023年|十四五|不少于|力争|，|。|；|“|（|\n|\t|\u3000|９９|零|百分之|第|名|:|1:2|-|～|\u200b|\ufeff|\U00020000".split(
    "|"
)


def reworded(data: bytes, chance: random.Random) -> bytes:
    """Words of reports where they make no sense."""
    text = data.decode("utf-8", "replace")
    for _ in range(chance.choice((1, 5, 50))):
        start = chance.randrange(len(text) + 1)
        words = chance.choice(_WORDS) * chance.choice((1, 1, 1, 2, 500))
        text = text[:start] + words + text[start + chance.choice((0, 1, 5)) :]
    return text.encode("utf-8", "replace")


# --- packed files ----------------------------------------------------------------------------------

_XML = (
    b"<w:tbl><w:tr><w:tc><w:p><w:r><w:t>",
    b'<w:p><w:pPr><w:numPr><w:ilvl w:val="99"/><w:numId w:val="-1"/></w:numPr></w:pPr></w:p>',
    b'<w:tc><w:tcPr><w:gridSpan w:val="1000000000"/></w:tcPr></w:tc>',
    b"<w:ins><w:del><w:moveFrom>",
    b"<w:sdt><w:sdtContent>",
    b'<w:fldChar w:fldCharType="begin"/>',
    b"<mc:AlternateContent><mc:Choice>",
    b"<w:txbxContent><w:p>",
    b'<w:footnoteReference w:id="99999"/>',
    b"&a;",
    b"&lt;&#x10FFFF;",
)
_ENTITIES = (
    b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "%s"><!ENTITY b SYSTEM "file:///etc/passwd">]>'
    % (b"x" * 1000)
)


def _members(data: bytes) -> list[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [(info.filename, archive.read(info)) for info in archive.infolist()]


def _packed(members: list[tuple[str, bytes]]) -> bytes:
    out = io.BytesIO()
    with (
        warnings.catch_warnings(action="ignore"),  # of two members with one name, which is meant
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
    ):
        for name, content in members:
            archive.writestr(zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0)), content, 8)
    return out.getvalue()


def repacked(data: bytes, chance: random.Random) -> bytes:
    """A member of the archive changed within; the archive is sound."""
    try:
        members = _members(data)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, zlib.error, KeyError):
        return flipped(data, chance)
    likely = [i for i, (name, _) in enumerate(members) if name.startswith("word/")]
    at = chance.choice(likely or range(len(members))) if members else -1
    if at < 0:
        return data
    name, content = members[at]
    members[at : at + 1] = _changed(name, content, chance)
    return _packed(members)


def _changed(name: str, content: bytes, chance: random.Random) -> list[tuple[str, bytes]]:
    """A member in other words: none, one or more."""
    way = chance.randrange(16)
    if way > 6:
        return [(name, _regrown(content, chance))]
    if way == 0:
        return []
    if way == 1:
        return [(name, content), (chance.choice((name, name.upper(), f"../../{name}")), b"")]
    if way == 2:
        return [(name, _ENTITIES + content.partition(b"?>")[2].replace(b"<w:t>", b"<w:t>&a;"))]
    if way == 3:
        piece = chance.choice(_XML) * chance.choice((1, 50, 3000))
        at = content.find(b"<w:p", chance.randrange(len(content) + 1))
        return [(name, content[:at] + piece + content[at:])]
    if way == 4:
        return [(name, bytes(chance.choice((100, 2_000_000))))]
    if way == 5:
        return [
            (
                name,
                re.sub(
                    rb'"\d+"', lambda _: b'"%d"' % chance.choice((0, -1, 2**31, 10**30)), content
                ),
            )
        ]
    return [(name, chance.choice((*_ANY, untied))(content, chance)[:_LARGEST])]


def _regrown(content: bytes, chance: random.Random) -> bytes:
    """XML that is still well formed, its elements moved, lost, doubled, nested or given other attributes."""
    try:
        root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        return flipped(content, chance)
    elements = [e for e in root.iter() if isinstance(e.tag, str)][1:]
    for _ in range(chance.choice((1, 4, 30)) if elements else 0):
        _GROWTHS[chance.randrange(len(_GROWTHS))](chance.choice(elements), elements, chance)
    return etree.tostring(root)[: 20 * _LARGEST]


def _lost(element: etree._Element, elements: Elements, chance: random.Random) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _copied(element: etree._Element, elements: Elements, chance: random.Random) -> None:
    target = chance.choice(elements)
    if len(element) < 100:
        target.insert(chance.randrange(len(target) + 1), copy.deepcopy(element))


def _wrapped(element: etree._Element, elements: Elements, chance: random.Random) -> None:
    for _ in range(chance.choice((1, 10, 400))):
        outer = etree.Element(
            element.tag, attrib={str(k): str(v) for k, v in element.attrib.items()}
        )
        parent = element.getparent()
        if parent is None:
            return
        parent.replace(element, outer)
        outer.append(element)
        element = outer


def _attributed(element: etree._Element, elements: Elements, chance: random.Random) -> None:
    other = chance.choice(elements)
    for key in element.attrib:
        values = ("", "-1", "0", "7", "99", "4294967296", "x", *map(str, other.attrib.values()))
        element.set(key, chance.choice(values))


def _retagged(element: etree._Element, elements: Elements, chance: random.Random) -> None:
    element.tag = chance.choice(elements).tag


def _respoken(element: etree._Element, elements: Elements, chance: random.Random) -> None:
    element.text = chance.choice(_WORDS).replace("\x00", "") * chance.choice((1, 9, 900))


_GROWTHS = (_lost, _copied, _wrapped, _attributed, _retagged, _respoken)


def mispacked(data: bytes, chance: random.Random) -> bytes:
    """The archive's directory, its sizes, sums and flags wrong."""
    changed = bytearray(data)
    for signature, length in ((b"PK\x01\x02", 46), (b"PK\x03\x04", 30), (b"PK\x05\x06", 22)):
        places = [match.start() for match in re.finditer(re.escape(signature), data)]
        if places and chance.random() < 0.6:
            at = chance.choice(places) + chance.randrange(4, length)
            value = chance.choice((0, 1, 0xFF, 0x7F, chance.randrange(256)))
            changed[at : at + chance.choice((1, 2, 4))] = bytes([value]) * chance.choice((1, 2, 4))
    return bytes(changed)


# --- PDF -------------------------------------------------------------------------------------------

_NUMBER = re.compile(rb"(?<=[ \[/])\d{1,6}(?=[ \]/\r\n>])")
_NAMED = re.compile(
    rb"/(?:Length|Kids|Count|Parent|Font|Contents|Filter|ToUnicode|Encoding|W|MediaBox|Resources|Type|Root|Size|Pages)\b"
)
_VALUES = (
    b"0",
    b"-1",
    b"1",
    b"2",
    b"3",
    b"65535",
    b"2147483647",
    b"99999999999999999999",
    b"0.00001",
    b"null",
    b"[",
    b"<<",
    b"(",
)


def renumbered(data: bytes, chance: random.Random) -> bytes:
    """Lengths, references and places that are not so: cycles, holes, objects of another kind."""
    share = chance.choice((0.002, 0.02, 0.2))
    return _NUMBER.sub(lambda n: chance.choice(_VALUES) if chance.random() < share else n[0], data)


def renamed(data: bytes, chance: random.Random) -> bytes:
    """Keys of objects exchanged."""
    names = list({match[0] for match in _NAMED.finditer(data)}) or [b"/Length"]
    share = chance.choice((0.02, 0.3))
    return _NAMED.sub(lambda n: chance.choice(names) if chance.random() < share else n[0], data)


def reflowed(data: bytes, chance: random.Random) -> bytes:
    """A stream with other content."""
    starts = [m.end() for m in re.finditer(rb"stream\r?\n", data)]
    if not starts:
        return data
    start = chance.choice(starts)
    end = data.find(b"endstream", start)
    try:
        content = zlib.decompress(data[start:end])
    except zlib.error:
        return data[:start] + flipped(data[start:end], chance) + data[end:]
    content = chance.choice((flipped, cut, doubled, moved, renumbered))(content, chance)
    return data[:start] + zlib.compress(content[: 50 * _LARGEST]) + data[end:]


_ENCRYPTED = b"/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O (x) /U (y) >> "


def locked(data: bytes, chance: random.Random) -> bytes:
    """A claim of encryption, or of a header that is not so."""
    if chance.random() < 0.5:
        return data.replace(b"/Root", _ENCRYPTED + b"/Root")
    return chance.choice((b"%PDF-9.9\n", b"\n" * 900, b"%PDF-1.0\n%PDF-")) + data


# --- all of them -----------------------------------------------------------------------------------

MUTATIONS: dict[str, tuple[Mutation, ...]] = {
    "text": (*_ANY, reworded, reworded, reworded, relabelled, peppered),
    "html": (*_ANY, reworded, relabelled, nested, untied, untied, peppered, peppered),
    "docx": (flipped, cut, spliced, mispacked, mispacked, *([repacked] * 12)),
    "pdf": (*_ANY, renumbered, renumbered, renamed, reflowed, reflowed, locked),
}
# Of twenty inputs: a PDF file costs its reader a process of its own.
SHARES = ("text",) * 6 + ("html",) * 9 + ("docx",) * 4 + ("pdf",)


def mutated(number: int, form: str | None = None) -> Input:
    """The input of a number, of the form given or of the one that is its turn."""
    chance = random.Random(number)
    form = form or SHARES[number % len(SHARES)]
    data = chance.choice(originals()[form])
    made = []
    for _ in range(chance.choice((1, 1, 2, 3))):
        mutation = chance.choice(MUTATIONS[form])
        data = mutation(data, chance)[: _LARGEST if form != "text" else _LARGEST // 3]
        made.append(mutation.__name__)
    # Most broken characters are mended, or nothing but the search for an encoding would see the input.
    if form == "text" and chance.random() < 0.8:
        data = data.decode("utf-8", "ignore").replace("\0", "").encode()
    return Input(form, data, tuple(made))
