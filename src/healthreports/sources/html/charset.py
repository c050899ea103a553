"""The encoding of a web page: its byte order mark, its header, its own words, or its bytes."""

import codecs
import re
from collections.abc import Sequence

from healthreports.errors import DecodingError
from healthreports.sources.text import decode, is_ordinary


# <meta charset="gbk"> and <meta http-equiv="Content-Type" content="text/html; charset=gb2312">
_META = re.compile(
    rb"<meta(?=[\s/])[^>]{0,500}?charset\s{0,9}+=\s{0,9}+[\"']?\s{0,9}+([\w:.-]{2,30}+)",
    re.IGNORECASE,
)
_HEAD = 16_384
# What pages and servers write, and the codec that reads it: browsers, too, take gb2312 for all of GBK.
_GB = ("gb18030", "gb2312", "gb_2312", "gb_2312-80", "gbk", "x-gbk", "cp936", "936", "chinese")
_LABELS = {
    **dict.fromkeys(_GB, "gb18030"),
    **dict.fromkeys(("utf-8", "utf8", "unicode-1-1-utf-8", "utf-16", "unicode"), "utf-8"),
    **dict.fromkeys(("big5", "big5-hkscs", "cn-big5", "x-x-big5"), "big5hkscs"),
}
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# Of 1000 bytes, how many may be damaged in a page that fits no encoding as a whole.
_DAMAGED = 5


def decode_page(
    data: bytes, *, encoding: str | None = None, name: str | None = None
) -> tuple[str, str]:
    """The markup of a page, and the encoding it was in.

    A byte order mark decides. Then the encoding given and the page's own `meta` are tried; a label that the
    bytes contradict is passed over, and the encoding found as that of any text. A page in which a few bytes
    are damaged is read as its label says, U+FFFD in their place.

    Args:
        data: The whole page.
        encoding: As a server's header names it, where the caller knows it.
        name: Of the file, for errors.

    Raises:
        SourceError: The data is empty, or of a form that is no text.
        DecodingError: It fits no encoding, or the one given is unknown.

    Example:
        >>> decode_page("<meta charset=gb2312><p>喆、镕、堃".encode("gbk"))[1]
        'gb18030'
    """
    if data.startswith(_MARKS):
        return decode(data, name=name)
    labels = _labels(data, encoding, name)
    doubtful: tuple[str, str] | None = None
    for label in labels:
        try:
            text, found = decode(data, encoding=label, name=name)
        except DecodingError:
            continue
        if _fits(text, label, data):
            return text, found
        doubtful = doubtful or (text, found)
    try:
        return decode(data, name=name)
    except DecodingError:
        if damaged := doubtful or _damaged(data, labels):
            return damaged
        raise


def _damaged(data: bytes, labels: Sequence[str]) -> tuple[str, str] | None:
    """The text of a page in which a few bytes fit no encoding."""
    for label in (*labels, "utf-8", "gb18030"):
        text = data.decode(label, errors="replace")
        if text.count("\ufffd") * 1000 <= len(data) * _DAMAGED and is_ordinary(text):
            return text, label
    return None


def _labels(data: bytes, encoding: str | None, name: str | None) -> list[str]:
    """The encodings named for a page, the header's first."""
    labels = []
    if encoding is not None:
        label = encoding.strip().lower()
        if label not in _LABELS:
            # An unknown one is an error of the caller, and says so.
            decode(b" ", encoding=label, name=name)
        labels.append(_LABELS.get(label, label))
    if found := _META.search(data[:_HEAD]):
        label = found[1].decode("ascii", "replace").lower()
        if label in _LABELS:
            labels.append(_LABELS[label])
    return labels


def _fits(text: str, label: str, data: bytes) -> bool:
    """Whether what comes out is what a label promises.

    UTF-8 proves itself. Traditional characters of Big5 are not among the ordinary ones: there the label is
    overruled if the bytes are ordinary Chinese in another encoding.
    """
    if label == "utf-8":
        return True
    if label == "gb18030":
        return is_ordinary(text)
    try:
        return text.isascii() or decode(data)[1] == label
    except DecodingError:
        return True
