"""Bytes into text: every encoding of Chinese pages, damaged ends, and what is no text."""

import codecs
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from healthreports.errors import DecodingError, SourceError
from healthreports.sources import decode


NOTICE = "各镇（街道）卫生院：\r\n　　2023年，全市门诊急诊总量71.25万人次，同比增长10.46％；孕产妇死亡率为零。\r\n"
ADDRESS = "地址：衢州市柯城区花园东大道169号，邮编：324000"

# Chinese text as offices write it: some ordinary prose, then anything that GB 2312 and the tables allow between.
PIECES = st.sampled_from(
    [
        "全市医疗机构",
        "诊疗人次",
        "，",
        "。",
        "2024年",
        "\n",
        "\t",
        "增长5.2%",
        "（一）",
        "“健康细胞”",
        "㎡",
        "　",
        "县域医共体",
    ]
)
PROSE = st.lists(PIECES, max_size=60).map(lambda pieces: "".join(("2024年全市医疗机构", *pieces)))


@pytest.mark.parametrize("text", [NOTICE, ADDRESS, "床位500张", "卫生健康局"])
@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32"),
        ("gb18030", "gb18030"),
        ("gbk", "gb18030"),
        ("gb2312", "gb18030"),
    ],
)
def test_encodings_are_found(text: str, written: str, found: str) -> None:
    """A text comes back whole from each encoding, with the name of it."""
    actual = decode(text.encode(written))

    assert (text, found) == actual


@given(PROSE, st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32", "gb18030"]))
def test_prose_survives_every_encoding(text: str, encoding: str) -> None:
    """Chinese prose comes back as it was, whatever it was written in."""
    actual, _ = decode(text.encode(encoding))

    assert text == actual


@given(
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1),
    st.sampled_from(["utf-8", "gb18030", "utf-16"]),
)
def test_forced_encoding_reads_any_text(text: str, encoding: str) -> None:
    """A caller who names the encoding gets the text, plausible or not."""
    data = ("床" + text).encode(encoding)

    actual, named = decode(data, encoding=encoding)

    assert ("床" + text, encoding) == (actual, named)


@given(st.binary(min_size=1))
def test_bytes_give_text_or_a_source_error(data: bytes) -> None:
    """Any bytes either make a text that decodes again under the name given, or raise the typed error."""
    try:
        text, encoding = decode(data)
    except SourceError:
        return

    assert text.rstrip("\ufffd") == data.decode(encoding, "ignore").rstrip("\ufffd")


@pytest.mark.parametrize("mark", [codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE])
def test_byte_order_mark_is_dropped(mark: bytes) -> None:
    """The first character of the text is the first after the mark."""
    encoding = {3: "utf-8", 2: "utf-16-le"}[len(mark)]
    if mark == codecs.BOM_UTF16_BE:
        encoding = "utf-16-be"

    text, _ = decode(mark + "床位".encode(encoding))

    assert text == "床位"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"]
)
def test_last_character_cut_in_the_middle(encoding: str) -> None:
    """A file that ends within a character reads up to there."""
    data = NOTICE.strip().encode(encoding)[:-1]

    text, found = decode(data)

    assert (NOTICE.strip()[:-1] + "\ufffd", encoding) == (text, found)


@pytest.mark.parametrize(
    "text", ["床位\x00500张", "床位\r\n500张\r", "床位\u2028500\u00a0张\t", "\x00" * 50, "2024"]
)
def test_nothing_is_changed(text: str) -> None:
    """NULs, blanks and line ends come back as they are."""
    actual, _ = decode(text.encode())

    assert text == actual


def test_digits_in_utf_16_without_a_mark() -> None:
    """Digits with a NUL beside each are UTF-16, though they are UTF-8, too."""
    actual = decode("2024 500".encode("utf-16-le"))

    assert actual == ("2024 500", "utf-16-le")


@pytest.mark.parametrize("seed", range(20))
def test_random_bytes_are_refused(seed: int) -> None:
    """Random bytes are no GB18030 and no UTF-16, however few."""
    data = random.Random(seed).randbytes(64 << seed % 8)

    with pytest.raises(DecodingError) as caught:
        decode(data, name="noise.txt")

    assert caught.value.tried == ("utf-8", "utf-16-le", "utf-16-be", "gb18030")
    assert str(caught.value).startswith(
        "noise.txt: the bytes are no Chinese text in any encoding tried (utf-8, utf-16-le"
    )


@pytest.mark.parametrize("encoding", ["big5", "shift_jis"])
def test_other_scripts_encodings_are_not_taken_for_gb18030(encoding: str) -> None:
    """A page in an encoding that is not read is refused, not misread."""
    text = {
        "big5": "本院門診服務人次較去年增加,並推動長期照護及社區健康營造工作。",
        "shift_jis": "地域の保健医療サービスについて、昨年度の実績を報告します。",
    }[encoding]

    with pytest.raises(DecodingError):
        decode(text.encode(encoding))


@pytest.mark.parametrize(
    ("data", "form"),
    [
        (b"", "the file is empty"),
        (codecs.BOM_UTF8, "the file is empty"),
        (codecs.BOM_UTF16_LE, "the file is empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(64), "a PNG image"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "a JPEG image"),
        (b"GIF89a", "a GIF image"),
        (b"II*\x00\x08\x00", "a TIFF image"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "a PDF file"),
        (b"PK\x03\x04\x14\x00", "a ZIP archive or a Word, Excel or WPS file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word, Excel or WPS file"),
        (b"{\\rtf1\\ansi", "an RTF file"),
        (b"\x1f\x8b\x08\x00", "a gzip archive"),
        (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    ],
)
def test_what_is_no_text_is_named(data: bytes, form: str) -> None:
    """The error says what the file is, also where an encoding is forced."""
    for encoding in (None, "gb18030"):
        with pytest.raises(SourceError, match=form):
            decode(data, encoding=encoding)


@pytest.mark.parametrize(
    ("encoding", "message"),
    [
        ("utf-8", "the bytes are not utf-8: "),
        ("ascii", "the bytes are not ascii: "),
        ("klingon", "no text encoding is called 'klingon'"),
        ("zlib", "no text encoding is called 'zlib'"),
        ("utf\0-8", "the bytes are not utf\0-8: embedded null"),
    ],
)
def test_forced_encoding_that_does_not_fit(encoding: str, message: str) -> None:
    """A wrong or unknown encoding is a typed error, never a guess at another."""
    with pytest.raises(DecodingError, match=message):
        decode("卫生".encode("gbk"), encoding=encoding)


def test_surrogates_of_a_lenient_codec_are_replaced() -> None:
    """A codec that lets lone surrogates through does not hand them on."""
    text, _ = decode(b"500\\ud800", encoding="unicode_escape")

    assert text == "500\ufffd"
