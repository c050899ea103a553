"""PDF files written by hand, word by word at its place: small enough for a test, and as odd as it needs them."""

import zlib
from collections.abc import Sequence
from typing import NamedTuple


class Words(NamedTuple):
    """Words at a place: in points from the left and upper side to the base line."""

    x: float
    y: float
    text: str
    size: float = 12
    font: str = "F1"
    turned: bool = False


class Stroke(NamedTuple):
    """A line from one place to another."""

    x: float
    y: float
    to_x: float
    to_y: float


Item = Words | Stroke
WIDTH, HEIGHT = 595, 842
FONTS = {"F1": "STSong-Light", "F2": "SimHei"}


def pdf(*pages: Sequence[Item], width: float = WIDTH, height: float = HEIGHT) -> bytes:
    """A PDF file of pages, in fonts that every reader has the characters of."""
    return with_streams([content(page, height) for page in pages], width=width, height=height)


def content(items: Sequence[Item], height: float = HEIGHT) -> bytes:
    """The drawing orders of a page."""
    orders = []
    for item in items:
        if isinstance(item, Stroke):
            line = f"{item.x} {height - item.y} m {item.to_x} {height - item.to_y} l S"
        else:
            place = "0 1 -1 0" if item.turned else "1 0 0 1"
            code = item.text.encode("utf-16-be").hex()
            line = f"BT /{item.font} {item.size} Tf {place} {item.x} {height - item.y} Tm <{code}> Tj ET"
        orders.append(line)
    return "\n".join(orders).encode("ascii")


def with_streams(
    streams: Sequence[bytes],
    *,
    width: float = WIDTH,
    height: float = HEIGHT,
    extra: Sequence[bytes] = (),
    catalogue: bytes = b"",
    packed: bool = True,
) -> bytes:
    """A PDF file of pages with these drawing orders, and further objects after them."""
    objects: list[bytes] = [b"", b""]
    fonts = []
    for name, base in FONTS.items():
        objects.append(_font(base, len(objects) + 2))
        fonts.append(b"/%s %d 0 R" % (name.encode(), len(objects)))
        objects.append(_descendant(base))
    kids = []
    for stream in streams:
        body = zlib.compress(stream) if packed else stream
        kind = b"/Filter /FlateDecode " if packed else b""
        objects.append(b"<< %s/Length %d >>\nstream\n%s\nendstream" % (kind, len(body), body))
        page = (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents %d 0 R"
            b" /Resources << /Font << %s >> >> >>"
        )
        objects.append(page % (width, height, len(objects), b" ".join(fonts)))
        kids.append(b"%d 0 R" % len(objects))
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalogue
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    return _file([*objects, *extra])


def _font(base: str, descendant: int) -> bytes:
    return (
        f"<< /Type /Font /Subtype /Type0 /BaseFont /{base} /Encoding /UniGB-UTF16-H"
        f" /DescendantFonts [{descendant} 0 R] >>"
    ).encode()


def _descendant(base: str) -> bytes:
    # Latin letters and digits (814 on) are half as wide as the others.
    return (
        f"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /{base} /DW 1000 /W [1 95 500 814 939 500]"
        " /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >>"
        f" /FontDescriptor << /Type /FontDescriptor /FontName /{base} /Flags 6 /ItalicAngle 0"
        " /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 /FontBBox [0 -120 1000 880] >> >>"
    ).encode()


def _file(objects: Sequence[bytes]) -> bytes:
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        start,
    )
    return bytes(out)
