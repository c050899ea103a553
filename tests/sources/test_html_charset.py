"""The encoding of a page: its mark, its header, its own label, its bytes, in that order."""

import pytest

from healthreports.errors import DecodingError, SourceError
from healthreports.sources.html.charset import decode_page


WORDS = "2022年，镕城区新增床位260张，群众满意度达到96.4%，较上年提高1.8个百分点。"


def page(label: str = "", words: str = WORDS) -> str:
    """A page with a label of its own."""
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={label}">' if label else ""
    return f"<html><head>{meta}</head><body><p>{words}</p></body></html>"


@pytest.mark.parametrize(
    ("label", "encoding", "given", "expected"),
    [
        # True labels.
        ("utf-8", "utf-8", None, "utf-8"),
        ("gbk", "gbk", None, "gb18030"),
        ("gb2312", "gbk", None, "gb18030"),
        ("GB18030", "gb18030", None, "gb18030"),
        # None: by the bytes.
        ("", "utf-8", None, "utf-8"),
        ("", "gb18030", None, "gb18030"),
        # Labels that the bytes contradict.
        ("utf-8", "gbk", None, "gb18030"),
        ("gb2312", "utf-8", None, "utf-8"),
        ("big5", "gbk", None, "gb18030"),
        ("iso-8859-1", "gbk", None, "gb18030"),
        ("no-such", "utf-8", None, "utf-8"),
        # What the server says goes before the page, the bytes before both.
        ("gbk", "utf-8", "utf-8", "utf-8"),
        ("utf-8", "gbk", "gb2312", "gb18030"),
        ("gbk", "utf-8", "gbk", "utf-8"),
        ("gbk", "gbk", "iso-8859-1", "gb18030"),
        # A mark goes before all.
        ("gbk", "utf-8-sig", "gbk", "utf-8-sig"),
        ("gbk", "utf-16", "gbk", "utf-16"),
    ],
)
def test_labels(label: str, encoding: str, given: str | None, expected: str) -> None:
    """The first label that the bytes bear out is taken, and the words come out whole."""
    text, actual = decode_page(page(label).encode(encoding), encoding=given)

    assert expected == actual
    assert WORDS in text


def test_traditional_characters_keep_their_label() -> None:
    """A page in Big5 is read as such, though its characters are not those of the mainland."""
    words = "全縣醫療機構門診人次與病床數，較上年增長；衛生醫療體系發展。"

    text, encoding = decode_page(page("big5", words).encode("big5"))

    assert words in text
    assert encoding == "big5hkscs"


def test_few_damaged_bytes_do_not_lose_a_page() -> None:
    """A stray byte becomes U+FFFD where the rest is what the label says."""
    data = page("utf-8", WORDS * 9).encode()
    at = data.index("张".encode())
    damaged = data[:at] + b"\xff" + data[at:]

    text, encoding = decode_page(damaged)

    assert encoding == "utf-8"
    assert text.count("\ufffd") == 1


def test_bytes_of_no_encoding_are_refused() -> None:
    """What is no text in any encoding says so."""
    with pytest.raises(DecodingError, match="no Chinese text in any encoding tried"):
        decode_page(bytes(range(128, 256)) * 40, name="a.html")


def test_unknown_encoding_of_the_caller_is_an_error() -> None:
    """A name that is none is the caller's mistake."""
    with pytest.raises(DecodingError, match="no text encoding is called"):
        decode_page(b"<p>x", encoding="utf-9")


def test_empty_page_is_refused() -> None:
    """There is nothing to read."""
    with pytest.raises(SourceError, match="empty"):
        decode_page(b"")
