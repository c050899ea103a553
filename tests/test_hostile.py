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
        (b"PK\x03\x04" + bytes(5000), "a damaged ZIP archive"),
        (b"%PDF-1.4\n" + bytes(5000), "PDF"),
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


# The words of reports, without end.
ENDLESS = {
    "figures": "全市医院1家，",
    "lists of figures": "新增医院1家、床位2张、医师3名，其中男4名。",
    "paired figures": "甲率、乙率分别提升10.2%、4.5%，",
    "run-in headings with figures": "（一）加强建设。全市医院达到5家，同比增长5%。\n",
    "counted sentences": "一是新增5家。",
    "lines of figures": "去年门诊5万人次\n",
    "dates": "2024年1月1日",
    "places": "浙江省杭州市",
    "projects": "推进中医院迁建工程，",
    "broken fragments": "次，全市公立医\n\n",
    "fields": "索引号：1\n",
    "by-lines": "记者 张三 \n",
    "kickers": "看点一\n",
    "tables": "指标 单位 数量\n床位 张 5\n",
}


def work(text: str) -> float:
    """The seconds of computing that a text takes, however busy the machine is."""
    start = time.process_time()
    hr.parse(text)
    return time.process_time() - start


def many_for_few(unit: str) -> tuple[float, float]:
    """The work for 40 000 characters, and the most that it may be, going by an eighth of them."""
    work(unit * 100)
    few, many = (work(unit * (characters // len(unit))) for characters in (5_000, 40_000))
    # Twenty times for eight leaves room for chance; a square would be sixty-four.
    return many, 20 * few + 0.2


@pytest.mark.parametrize("unit", GARBAGE.values(), ids=GARBAGE)
def test_garbage_takes_linear_time(unit: str) -> None:
    """Eight times the garbage takes some eight times as long."""
    taken, most = many_for_few(unit)

    assert taken < most


@pytest.mark.parametrize("unit", ENDLESS.values(), ids=ENDLESS)
def test_endless_reports_take_linear_time(unit: str) -> None:
    """Eight times the report takes some eight times as long, in one paragraph or in many."""
    taken, most = many_for_few(unit)

    assert taken < most


@pytest.mark.parametrize("unit", GARBAGE.values(), ids=GARBAGE)
def test_garbage_gives_no_fact(unit: str) -> None:
    """Nothing is read into what says nothing."""
    report = hr.parse(unit * 3000)

    assert report.facts == ()


# Numbers larger, smaller or odder than any that a report means.
ODD_NUMBERS = [
    "共12345678901234567890123456789.5万人",
    "床位" + "9" * 5000 + "张",
    "床位" + "9" * 40 + "." + "9" * 40 + "张",
    "第一百" + "万亿" * 20 + "名",
    "占" + "一万" * 30 + "人",
    "共" + "十" * 50 + "家",
    "发病率1/" + "0" * 10 + "万",
    "占比1/0",
    "医护比1:0，床护比0:0",
    "增长" + "9" * 30 + "倍",
    "1" * 30 + "-2人",
    "位居全省第" + "9" * 30 + "位",
    "9" * 40 + "分" + "9" * 40 + "秒",
    "2024年13月45日床位5张",
    "2024年2月30日前建成5家",
    "截至0年0月0日床位5张",
    "“九十九五”期间新增床位5张",
    "近99999999999年新增5张",
    "到9999年12月31日后三年建成5家",
    "0000年床位5张",
]


@pytest.mark.parametrize("text", ODD_NUMBERS)
def test_odd_numbers_do_not_raise(text: str) -> None:
    """A number or date that cannot be is left unread or kept as written; no arithmetic fails on it."""
    report = hr.parse(f"2024年全县卫生健康工作总结\n{text}。新增医师7名。")

    assert "7名" in [fact.quote for fact in report.facts]


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
