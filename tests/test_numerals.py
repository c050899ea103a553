"""Numbers in digits, in characters, and in both."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from healthreports.errors import ParsingError
from healthreports.numerals import parse_number, parse_numeral


@pytest.mark.parametrize(
    ("text", "value"),
    [
        # digits
        ("0", "0"),
        ("38", "38"),
        ("2,406", "2406"),
        ("1,234,567", "1234567"),
        ("12,345,678,901", "12345678901"),
        ("4 908", "4908"),
        ("1 203 455", "1203455"),
        ("5.03", "5.03"),
        ("1,208.6", "1208.6"),
        ("１２．５", "12.5"),
        ("３，０１６", "3016"),
        # digits with a multiplier
        ("1.86万", "18600"),
        ("84.7亿", "8470000000"),
        ("6千", "6000"),
        ("3百", "300"),
        ("2.5千万", "25000000"),
        ("40百万", "40000000"),
        ("1.2万亿", "1200000000000"),
        # characters
        ("零", "0"),
        ("〇", "0"),
        ("七", "7"),
        ("十", "10"),
        ("十二", "12"),
        ("二十", "20"),
        ("两百", "200"),
        ("一百零五", "105"),
        ("三百二十六", "326"),
        ("三百二", "320"),
        ("一千零一十", "1010"),
        ("两千三", "2300"),
        ("五千二百万", "52000000"),
        ("一万二", "12000"),
        ("十一万四千", "114000"),
        ("三亿五千万", "350000000"),
        ("一亿零三百", "100000300"),
        ("二〇二三", "2023"),
        ("百", "100"),
        ("万", "10000"),
        # characters with a point
        ("二十九点八", "29.8"),
        ("零点六", "0.6"),
        ("三点二万", "32000"),
        ("一点零五亿", "105000000"),
    ],
)
def test_values(text: str, value: str) -> None:
    """A numeral has the value that a reader gives it."""
    expected = Decimal(value)
    actual = parse_numeral(text)

    assert expected == actual


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("38", "1"),
        ("5.03", "0.01"),
        ("1.86万", "100"),
        ("84亿", "100000000"),
        ("三百二十六", "1"),
        ("五千二百万", "1000000"),
        ("二十九点八", "0.1"),
        ("三点二万", "1000"),
    ],
)
def test_steps(text: str, step: str) -> None:
    """The step is the size of the last digit shown."""
    expected = Decimal(step)
    _, actual = parse_number(text)

    assert expected == actual


@pytest.mark.parametrize(
    "text",
    ["", "人", "1.2.3", "1,23", "三四", "十百", "万亿万", "-5", "12人", "1e5", "点五", "∞", "½"],
)
def test_what_is_no_numeral(text: str) -> None:
    """Other strings are refused, with the text."""
    with pytest.raises(ParsingError, match="not a numeral"):
        parse_numeral(text)


_DIGITS = "零一二三四五六七八九"


def _written(value: int) -> str:
    """A number below ten thousand in characters."""
    out, zero = "", False
    for place, word in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = value // place % 10
        if digit:
            out += ("零" if zero and out else "") + _DIGITS[digit] + word
        zero = not digit
    return out or "零"


@given(st.integers(0, 9999), st.integers(0, 9999))
def test_characters_say_what_digits_say(myriads: int, rest: int) -> None:
    """A number written out is read back, below and above ten thousand."""
    text = _written(rest)
    if myriads:
        text = _written(myriads) + "万" + ("零" if 0 < rest < 1000 else "") + (text if rest else "")

    expected = Decimal(myriads * 10_000 + rest)
    actual = parse_numeral(text)

    assert expected == actual


@given(st.integers(0, 10**15 - 1))
def test_grouped_thousands(value: int) -> None:
    """Commas and blanks between thousands change nothing."""
    for mark in (",", " ", "，"):
        expected = Decimal(value)
        actual = parse_numeral(f"{value:,}".replace(",", mark))

        assert expected == actual


@given(st.text(max_size=24) | st.text("0123456789.,零一二三十百千万亿点", max_size=12))
def test_any_text_is_a_number_or_refused(text: str) -> None:
    """Nothing else than a finite number with a step comes out, or a refusal."""
    try:
        value, step = parse_number(text)
    except ParsingError:
        return

    assert value.is_finite()
    assert step > 0
