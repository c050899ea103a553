"""Chinese stays aligned at any width, numbers lose nothing, sentences keep their quote."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from tests.factories import change, honour, indicator, report, shown

from healthreports import display


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        ("712500", "人次", "71.25万人次"),
        ("574000000", "元", "5.74亿元"),
        ("10000", None, "1万"),
        # Four decimals would be needed: the digits stay.
        ("287523", "人", "287523人"),
        ("9999", "张", "9999张"),
        ("-30000", "元", "-3万元"),
        ("108.50", "%", "108.5%"),
        ("0", "‰", "0‰"),
        ("1E+400", "人", "1E+400人"),
    ],
)
def test_short_number_keeps_the_value(value: str, unit: str | None, expected: str) -> None:
    """A number is shortened only where nothing is lost."""
    assert expected == display.short_number(Decimal(value), unit)


@given(
    st.decimals(
        allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12, places=3
    )
)
def test_short_number_reads_back(value: Decimal) -> None:
    """A shortened number stands for the very value."""
    number, word = re.fullmatch(r"(-?[\d.]+)(万|亿|)", display.short_number(value)).groups()  # type: ignore[union-attr]

    assert value == Decimal(number) * {"": 1, "万": 10**4, "亿": 10**8}[word]


@given(
    st.text(max_size=80), st.text(min_size=1, max_size=12), st.text(max_size=80), st.integers(1, 60)
)
def test_excerpt_fits_its_width(before: str, quote: str, after: str, width: int) -> None:
    """No excerpt is wider than asked, and a quote that fits is in it whole."""
    shown = display.excerpt(before + quote + after, quote, width)

    assert shown.cell_len <= width
    if cell_len(display.plain(quote)) <= width:
        assert display.plain(quote) in shown.plain


def test_excerpt_marks_the_quote() -> None:
    """The quote, and only it, is marked."""
    shown = display.excerpt("全年接诊3.2万人次，同比增长5.1%。", "5.1%", 80)

    assert [shown.plain[span.start : span.end] for span in shown.spans] == ["5.1%"]


@pytest.mark.parametrize("width", [100, 80, 60])
def test_tables_with_sentences_fit(width: int) -> None:
    """All lines of a table of Chinese are equally wide and fit the console."""
    sentence = "全县二级以上医院门急诊总量达到123.45万人次，同比增长10.46%，其中县人民医院占四成以上，较上年有所提高。"
    columns = [
        display.Column("名称", share=1),
        display.Column("值", right=True),
        display.Column("句子", share=2),
    ]
    rows = [("门急诊总量", "123.45万人次", display.Excerpt(sentence, "123.45万人次"))] * 3

    lines = shown(display.Card("年报", [("地区", "青田县")], [display.Table(columns, rows)]), width)

    assert {width} == {cell_len(line) for line in lines}


def test_no_line_of_an_excerpt_breaks_a_number() -> None:
    """A number stays in one line, and closing punctuation with what it closes."""
    lines = shown(
        display.Excerpt("全县新增床位共计12345张，另有护士若干。", "12345张", cells=60), 20
    )

    assert [line.rstrip() for line in lines] == ["全县新增床位共计", "12345张，另有护士若", "干。"]


def test_control_characters_never_reach_the_terminal() -> None:
    """An escape sequence in a document is shown harmless."""
    lines = shown(display.Table([display.Column("名称")], [["床位\x1b[2J\x07500张"]]), 60)

    assert not any("\x1b" in line or "\x07" in line for line in lines)


def test_markup_in_a_document_is_only_text() -> None:
    """Square brackets in a document are not rich's markup."""
    lines = shown(display.Table([display.Column("名称")], [["[red]床位[/red][/]"]]), 60)

    assert any("[red]床位[/red][/]" in line for line in lines)


def test_the_card_of_a_report() -> None:
    """A report is shown with what is known of it and its most telling facts, each in its sentence."""
    lines = shown(
        report(
            indicator("床位数", "800", "张", sentence="年末全县床位数800张。", concept="beds"),
            change("门急诊量", "5.2", "%", sentence="门急诊量同比增长5.2%。"),
            honour("全国健康促进县"),
            title="2024年青田县卫生健康工作总结",
            review_year=2024,
        ),
        80,
    )

    expected = """\
╭─ 2024年青田县卫生健康工作总结 ───────────────────────────────────────────────╮
│ file    report.txt                                                           │
│ layout  plain (1.00): made by hand                                           │
│ region  青田县                                                               │
│ years   2024 reviewed                                                        │
│ facts   3 (1 indicator, 1 change, 1 honour)                                  │
│                                                                              │
│  kind        name       as written   when   in its sentence                  │
│  ─────────────────────────────────────────────────────────────────           │
│  indicator   床位数          800张   2024   年末全县床位数800张。            │
│  change      门急诊量         5.2%   2024   门急诊量同比增长5.2%。           │
│                                                                              │
╰──────────────────────────────────────────────────────────────────────────────╯"""
    assert "\n".join(lines) == expected
