"""The units that reports count in: what they measure, and exact conversion between them."""

import re
from decimal import Context, Decimal
from fractions import Fraction
from functools import lru_cache

from healthreports.errors import InteropError


# Dimension → units, each with its size in the dimension's first one. Counted things do not mix:
# 人 is not 人次. Units that only differ in style (人, 名, 位) have the same size.
_DIMENSIONS: dict[str, dict[str, Fraction | int]] = {
    "share": {
        "%": 1,
        "‰": Fraction(1, 10),
        "/万": Fraction(1, 100),
        "/10万": Fraction(1, 1000),
        "/百万": Fraction(1, 10_000),
        "成": 10,
    },
    "points": {"百分点": 1, "个百分点": 1, "千分点": Fraction(1, 10), "个千分点": Fraction(1, 10)},
    "money": {
        "元": 1,
        "千元": 1000,
        "万元": 10_000,
        "百万元": 10**6,
        "千万元": 10**7,
        "亿元": 10**8,
    },
    "time": {
        "秒": 1,
        "秒钟": 1,
        "分": 60,
        "分钟": 60,
        "小时": 3600,
        "日": 86_400,
        "天": 86_400,
        "周": 604_800,
    },
    "years": {"岁": 1, "周岁": 1, "年": 1},
    "area": {
        "平方米": 1,
        "㎡": 1,
        "m²": 1,
        "亩": Fraction(2000, 3),
        "公顷": 10_000,
        "平方公里": 10**6,
    },
    "length": {"米": 1, "公里": 1000, "千米": 1000},
    "mass": {"克": 1, "千克": 1000, "公斤": 1000, "吨": 10**6},
    "volume": {"毫升": 1, "升": 1000},
    "multiple": {"倍": 1},
    "doublings": {"番": 1},
    "people": {"人": 1, "名": 1, "位": 1},
    "visits": {"人次": 1, "例次": 1},
    "doses": {"剂次": 1, "剂": 1, "针次": 1},
    "occasions": {"次": 1, "场": 1, "期": 1, "轮": 1, "场次": 1},
    "households": {"户": 1},
    "beds": {"张": 1},
    "institutions": {"家": 1, "所": 1, "间": 1, "处": 1, "座": 1},
    "items": {"项": 1, "件": 1, "起": 1, "例": 1, "宗": 1, "条": 1},
    "devices": {"台": 1, "辆": 1, "套": 1, "台套": 1},
    "things": {"个": 1},
}
_SIZES = {
    unit: (name, Fraction(size))
    for name, units in _DIMENSIONS.items()
    for unit, size in units.items()
}

# The dimensions of what can be counted in whole numbers only.
COUNTED = frozenset(
    (
        "people",
        "visits",
        "doses",
        "occasions",
        "households",
        "beds",
        "institutions",
        "items",
        "devices",
        "things",
    )
)
# What 个 may stand for: 15个卫生院 and 15所卫生院 are one number, 15个 is never 15人.
_COUNTED_BY_GE = frozenset(("beds", "institutions", "items", "devices", "things"))


# 张/千人口, 人/万常住人口, 元/人: per so many people.
_PER_PEOPLE = re.compile(
    r"(?P<unit>[^/]{1,12})/每?(?P<number>[百千万]|(?:10|十|百)万)?名?(?:常住|户籍)?(?:人口|居民|人)"
)
_NUMBERS = {"百": 100, "千": 1000, "万": 10_000, "十万": 10**5, "10万": 10**5, "百万": 10**6}


@lru_cache(maxsize=1024)
def _measure(unit: str) -> tuple[str, Fraction] | None:
    """What a unit measures, and its size in the dimension's first one; `None` if it is not known."""
    if unit in _SIZES:
        return _SIZES[unit]
    per = _PER_PEOPLE.fullmatch(unit)
    if not per or per["unit"] not in _SIZES or (per["number"] or "千") not in _NUMBERS:
        return None
    name, size = _SIZES[per["unit"]]
    return f"{name} per head", size / _NUMBERS.get(per["number"], 1)


def dimension(unit: str) -> str:
    """What a unit measures; a unit that is not known is a dimension of its own.

    Example:
        >>> dimension("亿元"), dimension("名"), dimension("人次"), dimension("管")
        ('money', 'people', 'visits', '管')
        >>> dimension("人/千人口") == dimension("名/万人口") != dimension("人")
        True
    """
    known = _measure(unit)
    return known[0] if known else unit


def fits(unit: str, other: str) -> bool:
    """Whether values of the two units can be set side by side.

    Example:
        >>> fits("个", "家"), fits("张", "家"), fits("人", "人次")
        (True, False, False)
    """
    one, two = dimension(unit), dimension(other)
    return one == two or ("things" in (one, two) and {one, two} <= _COUNTED_BY_GE)


def convert(value: Decimal, from_unit: str, to_unit: str) -> Decimal:
    """A value in another unit of the same dimension, exact: converted back it is what it was, to 28 digits.

    Args:
        value: In `from_unit`.
        from_unit: Such as 万元 or ‰.
        to_unit: Such as 元 or %.

    Raises:
        InteropError: The units measure different things.

    Example:
        >>> convert(Decimal("4.77"), "万元", "元"), convert(Decimal("5"), "‰", "%")
        (Decimal('47700'), Decimal('0.5'))
        >>> convert(Decimal("2.84"), "人/千人口", "人/万人口")
        Decimal('28.4')
    """
    if from_unit == to_unit:
        return value
    if not fits(from_unit, to_unit):
        msg = f"{from_unit} ({dimension(from_unit)}) cannot become {to_unit} ({dimension(to_unit)})"
        raise InteropError(msg)
    # Units that fit and differ are known, both.
    one, two = _measure(from_unit), _measure(to_unit)
    return _times(value, one[1] / two[1]) if one and two else value


# 1亩 is no finite number of 公顷. More digits are kept of such a value than come back of it, so that
# converting it back gives just what there was.
_KEPT = 28
_KEPT_OF_ENDLESS = 48
_LONGEST = 27


def _times(value: Decimal, ratio: Fraction) -> Decimal:
    """The product: exact where it is a finite number."""
    digits = len(value.as_tuple().digits)
    room = Context(prec=max(digits, _KEPT) + 40)
    whole = room.multiply(value, Decimal(ratio.numerator))
    result = room.divide(whole, Decimal(ratio.denominator))
    if digits > _KEPT:
        result = Context(prec=_KEPT).plus(result)
    elif room.multiply(result, Decimal(ratio.denominator)) != whole:
        result = Context(prec=_KEPT_OF_ENDLESS).plus(result)
    return _plain(result.normalize(room), room)


def _plain(short: Decimal, room: Context) -> Decimal:
    """A value without an exponent: 47700, not 4.77E+4."""
    is_whole = short == short.to_integral_value()
    return (
        short.quantize(Decimal(1), context=room)
        if is_whole and short.adjusted() < _LONGEST
        else short
    )
