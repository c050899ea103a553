"""Bytes into text: which encoding they are in, found by evidence, and what is no text refused by name."""

import codecs
import io
from functools import cache

from healthreports.errors import DecodingError, SourceError
from healthreports.text import without_surrogates


# The longer mark first: that of UTF-32 begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

# How files begin that people take for reports.
_SIGNATURES = (
    (b"\x89PNG\r\n", "a PNG image", "an image must go through text recognition (OCR) first"),
    (b"\xff\xd8\xff", "a JPEG image", "an image must go through text recognition (OCR) first"),
    (b"GIF8", "a GIF image", "an image must go through text recognition (OCR) first"),
    (b"II*\x00", "a TIFF image", "an image must go through text recognition (OCR) first"),
    (b"MM\x00*", "a TIFF image", "an image must go through text recognition (OCR) first"),
    (b"%PDF-", "a PDF file", "save its text as a text file first"),
    (b"PK\x03\x04", "a ZIP archive or a Word, Excel or WPS file", "save it as a text file first"),
    (b"\xd0\xcf\x11\xe0", "an old Word, Excel or WPS file", "save it as a text file first"),
    (b"{\\rtf", "an RTF file", "save it as a text file first"),
    (b"\x1f\x8b", "a gzip archive", "unpack it first"),
    (b"Rar!", "a RAR archive", "unpack it first"),
    (b"7z\xbc\xaf", "a 7z archive", "unpack it first"),
)

_UTF_16 = ("utf-16-le", "utf-16-be")
_TRIED = ("utf-8", *_UTF_16, "gb18030")
_SAMPLE = 20_000


def decode(data: bytes, *, encoding: str | None = None, name: str | None = None) -> tuple[str, str]:
    """The text that `data` holds, and the encoding it was in.

    A byte order mark decides; without one UTF-8, UTF-16 and GB18030 (with it GBK and GB2312) are tried, the
    last two only believed where ordinary Chinese comes out. The mark is dropped, so that offsets count from
    the character after it; nothing else is changed. A last character that is cut in the middle becomes
    U+FFFD. `data.decode` with the encoding returned gives the same text otherwise.

    Args:
        data: The whole content of a file.
        encoding: The name of the encoding where the caller knows it; no other is tried then.
        name: Of the file, for error messages.

    Raises:
        SourceError: The data is empty, or of a known form that is no text (an image, a PDF file).
        DecodingError: It fits no encoding, or not the one given.

    Example:
        >>> decode("床位500张".encode("gbk"))
        ('床位500张', 'gb18030')
    """
    _refuse_what_is_no_text(data, name)
    if encoding is not None:
        return _decode_as(encoding, data, name), encoding
    for mark, marked in _MARKS:
        if data.startswith(mark):
            return _decode_as(marked, data, name), marked
    return _detect(data, name)


def _refuse_what_is_no_text(data: bytes, name: str | None) -> None:
    if not data or data in {mark for mark, _ in _MARKS}:
        msg = "the file is empty: there is no text to read"
        raise SourceError(msg, name)
    for signature, form, advice in _SIGNATURES:
        if data.startswith(signature):
            msg = f"{form}, but text is needed: {advice}"
            raise SourceError(msg, name)


def _decoded(encoding: str, data: bytes) -> str:
    """The text, its last character U+FFFD if the data ends within it."""
    decoder = codecs.getincrementaldecoder(encoding)()
    text = decoder.decode(data)
    return f"{text}\ufffd" if decoder.getstate()[0] else text


def _decode_as(encoding: str, data: bytes, name: str | None) -> str:
    """The text in an encoding that is certain: by its mark, or because the caller says so."""
    try:
        # A known codec that does not make text (hex, zlib) is refused here as an unknown one is.
        io.TextIOWrapper(io.BytesIO(), encoding)
        return without_surrogates(_decoded(encoding, data))
    except LookupError as error:
        msg = f"no text encoding is called {encoding!r}; give one such as utf-8 or gb18030"
        raise DecodingError(msg, name) from error
    except ValueError as error:
        msg = f"the bytes are not {encoding}: {error}; give another encoding, or none to have it found"
        raise DecodingError(msg, name, (encoding,)) from error


def _detect(data: bytes, name: str | None) -> tuple[str, str]:
    """The text of data without a mark, and its encoding."""
    # Digits and Latin letters in UTF-16 are UTF-8, too, with a NUL beside each of them.
    order = (*_UTF_16, "utf-8", "gb18030") if b"\0" in data else _TRIED
    for encoding in order:
        try:
            text = _decoded(encoding, data)
        except UnicodeDecodeError:
            continue
        if encoding == "utf-8" or is_ordinary(text):
            return text, encoding
    msg = f"the bytes are no Chinese text in any encoding tried ({', '.join(_TRIED)}): give its encoding, or save it as UTF-8"
    raise DecodingError(msg, name, _TRIED)


@cache
def _ordinary() -> frozenset[str]:
    """The symbols and the 3755 common characters of GB 2312 (rows 1 to 9 and 16 to 55), and units in one sign."""
    rows = (*range(0xA1, 0xAA), *range(0xB0, 0xD8))
    cells = (bytes((row, cell)) for row in rows for cell in range(0xA1, 0xFF))
    return frozenset("".join(cell.decode("gb18030") for cell in cells) + "㎡㎥㎏㎎㎜㎝㎞㏄")


def is_ordinary(text: str) -> bool:
    """Whether a text is what an office would write, and not bytes read in the wrong encoding.

    Random bytes that happen to decode give some 16 characters of 100 among the common ones, Big5 read as
    GB18030 some 40, official Chinese prose 95 and more.
    """
    sample = text[:: len(text) // _SAMPLE + 1]
    controls = sum(c < " " and c not in "\t\n\f\r" for c in sample)
    wide = [c for c in sample if c > "\x7f"]
    return (
        controls * 100 <= len(sample) and sum(c in _ordinary() for c in wide) * 10 >= len(wide) * 7
    )
