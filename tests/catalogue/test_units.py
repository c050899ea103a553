from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from healthreports.catalogue.units import convert, dimension, fits
from healthreports.errors import InteropError


@pytest.mark.parametrize(
    ("value", "from_unit", "to_unit", "expected"),
    [
        ("4.77", "万元", "元", "47700"),
        ("520000000", "元", "亿元", "5.2"),
        ("5", "‰", "%", "0.5"),
        ("7", "/10万", "‰", "0.07"),
        ("3", "成", "%", "30"),
        ("568", "秒", "秒", "568"),
        ("9.5", "分钟", "秒", "570"),
        ("1.5", "小时", "分", "90"),
        ("15", "亩", "公顷", "1"),
        ("12", "名", "人", "12"),
        ("3", "所", "家", "3"),
        ("58", "个", "张", "58"),
        ("0", "‰", "%", "0"),
        ("-0.36", "千分点", "百分点", "-0.036"),
    ],
)
def test_values_convert_exactly(value: str, from_unit: str, to_unit: str, expected: str) -> None:
    """The digits stay, and no exponent comes."""
    assert str(convert(Decimal(value), from_unit, to_unit)) == expected


@pytest.mark.parametrize(
    ("from_unit", "to_unit"),
    [
        ("人", "人次"),
        ("张", "家"),
        ("%", "百分点"),
        ("元", "个"),
        ("个", "人"),
        ("管", "份"),
        ("户", "户次"),
    ],
)
def test_what_is_counted_does_not_mix(from_unit: str, to_unit: str) -> None:
    """人 are not 人次, and a share is no difference of shares."""
    assert not fits(from_unit, to_unit)
    with pytest.raises(InteropError, match=from_unit):
        convert(Decimal(1), from_unit, to_unit)


def test_an_unknown_unit_is_a_dimension_of_its_own() -> None:
    """It fits itself and converts to itself."""
    assert dimension("管") == "管"
    assert convert(Decimal("1.50"), "管", "管") == Decimal("1.50")


_UNITS = [
    "%",
    "‰",
    "/10万",
    "元",
    "万元",
    "亿元",
    "秒",
    "分钟",
    "小时",
    "亩",
    "公顷",
    "平方米",
    "人",
    "名",
    "家",
    "个",
]


@given(
    st.decimals(
        allow_nan=False, allow_infinity=False, places=4, min_value=-(10**9), max_value=10**9
    ),
    st.sampled_from(_UNITS),
    st.sampled_from(_UNITS),
)
def test_there_and_back_is_the_same(value: Decimal, one: str, other: str) -> None:
    """Converting twice gives the value again, to 20 digits."""
    if fits(one, other):
        again = convert(convert(value, one, other), other, one)

        assert abs(again - value) <= abs(value) * Decimal("1e-20")
