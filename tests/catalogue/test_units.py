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
        ("10.5", "/万", "/10万", "105"),
        ("1.82", "亿元", "万元", "18200"),
        ("36", "位", "名", "36"),
        # Per so many people.
        ("3.66", "人/千人口", "人/万人口", "36.6"),
        ("4.36", "名/万常住人口", "人/千人", "0.436"),
        ("0.07", "万元/人", "元/人", "700"),
        ("52.9", "张/万人口", "张/每千人口", "5.29"),
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
        ("人/千人口", "人"),
        ("张/千人口", "人/千人口"),
        ("个/千人口", "个/千名3岁以下婴幼儿"),
        ("剂次", "人次"),
        ("例", "人"),
        ("分钟", "岁"),
        ("平方米", "米"),
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
    "% ‰ /万 /10万 /百万 成",
    "元 千元 万元 百万元 亿元",
    "秒 分钟 小时 天 周",
    "平方米 亩 公顷 平方公里",
    "人 名 位",
    "人次 例次",
    "家 所 处",
    "个 张 台 项",
    "人/千人口 名/万人口 位/10万人 人/人",
    "百分点 千分点",
]


@given(
    st.decimals(
        allow_nan=False, allow_infinity=False, places=9, min_value=-(10**18), max_value=10**18
    ),
    st.data(),
)
def test_there_and_back_is_the_same(value: Decimal, data: st.DataObject) -> None:
    """Converting to any unit that fits and back gives the very value again."""
    units = data.draw(st.sampled_from(_UNITS)).split()
    one, other = data.draw(st.sampled_from(units)), data.draw(st.sampled_from(units))
    if not fits(one, other):
        assert dimension(one) != dimension(other)
        return
    there = convert(value, one, other)

    assert convert(there, other, one) == value


@given(st.sampled_from(_UNITS), st.sampled_from(_UNITS))
def test_units_fit_within_their_dimension_only(one: str, other: str) -> None:
    """What measures or counts something else never fits, 个 and what it counts aside."""
    for unit in one.split():
        for another in other.split():
            assert fits(unit, another) == fits(another, unit)
            if dimension(unit) == dimension(another):
                assert fits(unit, another)


def test_a_value_that_never_ends_keeps_its_digits() -> None:
    """15亩 are 1公顷, 1亩 is 0.0666…, and 15 such are 1公顷 to the last digit."""
    there = convert(Decimal(1), "亩", "公顷")

    assert str(there).startswith("0.06666666666666666666666666666")
    assert str(convert(there, "公顷", "亩")) == "1"
