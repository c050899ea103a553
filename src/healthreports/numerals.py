"""Numbers as Chinese reports write them: Arabic, Chinese and mixed, with 万 and 亿."""

import re
from decimal import Decimal

from healthreports.errors import ParsingError
from healthreports.text import fold


_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10**4, "亿": 10**8}

# 1,234,567 · 4 908 · 71.25; more digits than any report has are no number.
ARABIC = (
    r"(?:\d{1,3}(?:,\d{3}){1,5}+(?!\d)|\d{1,3}(?:[ ]\d{3}){1,5}+(?!\d)|\d{1,15}+)(?:\.\d{1,8}+)?"
)
# 三百二十六 · 五千二百万 · 二十九点八
CHINESE = r"[零一二两三四五六七八九十百千万亿]{1,16}+(?:点[零一二三四五六七八九]{1,8}+[万亿]?)?"
# 1.86万 · 84.7亿 · 3千万
MULTIPLIER = r"(?:万亿|千万|百万|十万|万|亿)"

_MIXED = re.compile(rf"(?P<arabic>{ARABIC})(?P<multiplier>{MULTIPLIER}|[十百千]|)")
_CHINESE = re.compile(CHINESE)
_MYRIAD = re.compile("万亿|万|亿")


def _whole(digits: str) -> int | None:
    """The whole number that Chinese digits write, or `None` where they write none."""
    if all(c in _DIGITS for c in digits) and (len(digits) > 3 or "零" in digits):  # 二零二三
        return int("".join(str(_DIGITS[c]) for c in digits))
    total, at = 0, 0
    for match in _MYRIAD.finditer(digits):
        section = _section(digits[at : match.start()])
        if section is None or (at and not section):
            return None
        factor = _factor(match.group())
        if total and total % (factor * 10_000):  # 五万三亿 writes no number
            return None
        total, at = total + (section or 1) * factor, match.end()
    rest = _section(digits[at:])
    if rest is None:
        return None
    if 0 < at == len(digits) - 1 and digits[at] != "零":  # 一万二
        return total + rest * _factor(digits[at - 1]) // 10
    return total + rest


def _section(digits: str) -> int | None:
    """The number below ten thousand that Chinese digits write (三百二十六, 三百二), or `None`."""
    total, lowest = 0, 10_000
    digit: int | None = None
    for i, c in enumerate(digits):
        if c in _DIGITS:
            if digit:  # 三四 names no number
                return None
            digit = _DIGITS[c]
            continue
        if _TENS[c] >= lowest:
            return None
        lowest = _TENS[c]
        total += (1 if digit is None else digit) * lowest
        digit = None
        if i == len(digits) - 2 and digits[-1] in _DIGITS and lowest > 10:  # 三百二
            return total + _DIGITS[digits[-1]] * lowest // 10
    return total + (digit or 0)


def _factor(multiplier: str) -> int:
    factor = 1
    for c in multiplier:
        factor *= _TENS.get(c) or _MYRIADS[c]
    return factor


def parse_number(text: str) -> tuple[Decimal, Decimal]:
    """The value of a numeral and the size of its last digit shown.

    Args:
        text: The numeral alone, without a unit.

    Raises:
        ParsingError: The text is no numeral.

    Example:
        >>> parse_number("4.77万")
        (Decimal('47700'), Decimal('100'))
        >>> parse_number("二十九点八")
        (Decimal('29.8'), Decimal('0.1'))
    """
    folded = fold(text).strip()
    if match := _MIXED.fullmatch(folded):
        digits = match["arabic"].replace(",", "").replace(" ", "")
        factor = _factor(match["multiplier"])
        _, _, decimals = digits.partition(".")
        return _plain(Decimal(digits) * factor), _plain(Decimal(factor).scaleb(-len(decimals)))
    if _CHINESE.fullmatch(folded):
        whole, _, decimals = folded.partition("点")
        value = _whole(whole)
        if value is not None:
            factor = _MYRIADS.get(decimals[-1:], 1)
            digits = "".join(str(_DIGITS[c]) for c in decimals if c in _DIGITS)
            shown = value + Decimal(f"0.{digits or 0}")
            step = Decimal(_last_place(whole)).scaleb(-len(digits))
            return _plain(shown * factor), _plain(step * factor)
    raise ParsingError("not a numeral", text)


def _last_place(digits: str) -> int:
    """The place value of the last character of a Chinese whole number (万 of 五千二百万)."""
    place = 1
    for c in reversed(digits):
        if c in _DIGITS:
            break
        place *= _TENS.get(c) or _MYRIADS[c]
    return place


def _plain(value: Decimal) -> Decimal:
    """The value without an exponent, at most with the decimals it was written with."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value


def parse_numeral(text: str) -> Decimal:
    """The value of a numeral, Arabic, Chinese or mixed.

    Raises:
        ParsingError: The text is no numeral.

    Example:
        >>> parse_numeral("１,２３４,５６７"), parse_numeral("三百二十六"), parse_numeral("84.7亿")
        (Decimal('1234567'), Decimal('326'), Decimal('8470000000'))
    """
    return parse_number(text)[0]
