"""Input that is no report: a typed error or a report without facts, and soon."""

import random
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import healthreports as hr


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "the file is empty"),
        (random.Random(7).randbytes(1_000_000), "no Chinese text in any encoding tried"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(5000), "a PNG image"),
        (b"PK\x03\x04" + bytes(5000), "a ZIP archive"),
        (b"%PDF-1.4\n" + bytes(5000), "a PDF file"),
    ],
)
def test_files_that_are_no_text(tmp_path: Path, content: bytes, message: str) -> None:
    """Each is refused by name, as a file and as bytes."""
    path = tmp_path / "page.txt"
    path.write_bytes(content)

    for source in (path, content):
        with pytest.raises(hr.SourceError, match=message):
            hr.read(source)


@pytest.mark.parametrize(
    ("name", "message"), [("", "a directory"), ("missing.txt", "there is no such file")]
)
def test_paths_that_are_no_file(tmp_path: Path, name: str, message: str) -> None:
    """A directory and a missing file are told as such."""
    with pytest.raises(hr.SourceError, match=message):
        hr.read(tmp_path / name)


# One unit each; none holds a figure. Repeated, each has defeated some parser of prose.
GARBAGE = {
    "numbers of headings": "(一)",
    "numbers of headings in lines": "（一）\n",
    "numbers of parts": "一、",
    "digits": "7",
    "digits and commas": "1,",
    "digits and points": "1.",
    "Chinese digits": "一",
    "Chinese tens": "十",
    "powers of ten": "万亿",
    "opening brackets": "(",
    "closing brackets": "）",
    "opening quotation marks": "“",
    "enumeration commas": "、",
    "commas": "，",
    "full stops": "。",
    "colons": "：",
    "blanks": " ",
    "ideographic spaces": "\u3000",
    "lines": "\n",
    "lines and blanks": "\r\n \t",
    "NULs": "\x00",
    "surrogates": "\ud800",
    "percent signs": "%",
    "slashes": "/",
    "dashes": "—",
    "share words": "其中",
    "pairing words": "分别",
    "year words": "年",
    "letters": "a",
    "astral characters": "\U00020000",
}


@pytest.mark.parametrize("unit", GARBAGE.values(), ids=GARBAGE)
def test_garbage_takes_linear_time(unit: str) -> None:
    """Eight times the garbage takes some eight times as long, not sixty-four, and gives no fact."""

    def seconds(characters: int) -> float:
        text = unit * (characters // len(unit))
        start = time.perf_counter()
        report = hr.parse(text)
        passed = time.perf_counter() - start
        assert report.facts == ()
        return passed

    seconds(1000)
    few, many = seconds(25_000), seconds(200_000)

    assert many < 4 * 8 * few + 0.5


@pytest.mark.parametrize("text", ["", " \n\n ", "(一)" * 100, "2024", "一、", "\x00" * 300])
def test_texts_without_a_figure(text: str) -> None:
    """A text that says nothing gives a report without facts."""
    report = hr.parse(text)

    assert report.facts == ()
    assert report.text == text


SHARDS = st.sampled_from(
    [
        *"一二三十百两第、，。；：（）()“”〔〕《》/%‰.-—~ \n\r\t\u3000",
        *[
            "2023年",
            "12月",
            "5日",
            "同比增长",
            "分别",
            "其中",
            "达到",
            "以上",
            "万人次",
            "亿元",
            "个百分点",
            "7/10万",
        ],
        *[
            "1,234.5",
            "第3",
            "一、",
            "（二）",
            "1.",
            "一是",
            "全覆盖",
            "医院",
            "发布时间：",
            "索引号",
            "下一步",
            "记者",
        ],
    ]
)


@given(st.lists(SHARDS, max_size=80).map("".join))
def test_shards_of_reports_parse(text: str) -> None:
    """No order of a report's own words and marks raises, and each fact points at its words."""
    report = hr.parse(text)

    assert report.text == text
    for fact in report.facts:
        pieces = "".join(text[span.start : span.end] for span in fact.spans)
        assert "".join(fact.quote.split()) == "".join(pieces.split())


@given(st.text(st.characters(), max_size=200))
def test_any_text_parses(text: str) -> None:
    """Any text at all gives a report on it, lone surrogates replaced one for one."""
    report = hr.parse(text)

    assert len(report.text) == len(text)
