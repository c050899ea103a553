"""Heading numbers as GB/T 9704 orders them, with the mixtures that pages really show."""

import re
from itertools import chain

import attrs


_DIGITS = {numeral: i for i, numeral in enumerate("一二三四五六七八九", 1)}
_HANZI = "[一二三四五六七八九十]{1,3}+"

# The schemes from the top down. 三、四级手术占比 is no heading: a grade or a day follows.
_NUMBER = re.compile(
    rf"""
      (?P<chapter>第\s?(?:{_HANZI}|\d{{1,2}}+)\s?(?:章|编|篇|部分)|[上中下]篇(?=[:：\s　]))   # 第一章 第二部分 上篇
    | (?P<article>第\s?(?:{_HANZI}|\d{{1,2}}+)\s?节)                     # 第一节
    | (?P<hanzi>{_HANZI}(?:\s?、(?!{_HANZI}[、级类期个名项])|[.．])|[Ⅰ-Ⅻ][、.．])   # 一、
    | (?P<bracket>[(（〔]\s?{_HANZI}\s?[)）〕][、.．]?|{_HANZI}[)）]|[㈠-㈩])          # （一） (一) 一）
    | (?P<digit>(?:\d{{1,2}}+(?:[.．](?!\d)|\s?、(?!\d)|[.．、](?=(?:19|20)\d\d年))|[⒈-⒛]))       # 1. 1．
    | (?P<inner>[(（]\s?\d{{1,2}}+\s?[)）][、.．]?|[⑴-⒇])           # （1）
    | (?P<half>(?<![\d(（.])\d{{1,2}}+[)）])                             # 1)
    | (?P<circle>[①-⑳])
    """,
    re.VERBOSE,
)
# 1 聚焦服务守护民生担当 (a newspaper's numbered block), 1.1　门急诊 and 1.1.2　住院 (a bulletin's).
_SPACED = re.compile(
    r"(?P<subdecimal>\d{1,2}+(?:[.．]\d{1,2}+){2}[.．]?)(?=[ \u3000]{0,3}[\u4e00-\u9fff])"
    r"|(?P<decimal>\d{1,2}+[.．]\d{1,2}+[.．]?)(?=[ \u3000]{1,3}[^\d\s]|(?![万亿个倍元人次家张吨岁天年月])[\u4e00-\u9fff])"
    r"|(?P<digit>\d{1,2}+)(?=[ \u3000]{1,3}[^\d\s])"
)
# What stands alone on the line over its heading: 01, 第一部分, 一、.
_ALONE = re.compile(rf"{_NUMBER.pattern}|(?P<bare>\d{{1,2}}+)", re.VERBOSE)
SCHEMES = (
    "chapter",
    "article",
    "hanzi",
    "bracket",
    "digit",
    "decimal",
    "subdecimal",
    "inner",
    "half",
    "circle",
)
_SINGLE = tuple(
    chain.from_iterable(
        ((chr(first + i), i + 1) for i in range(20)) for first in (0x2460, 0x2474, 0x2488)
    )
)
_SINGLES = (
    dict(_SINGLE)
    | {chr(0x3220 + i): i + 1 for i in range(10)}
    | {chr(0x2160 + i): i + 1 for i in range(12)}
    | {"上": 1, "下": 2}
)


@attrs.frozen(kw_only=True)
class Number:
    """The number of a heading.

    Attributes:
        text: As written (（一）).
        scheme: One of `SCHEMES`, which stand from the top down.
        ordinal: 1 for the first.
        end: Offset just after it.
    """

    text: str
    scheme: str
    ordinal: int
    end: int

    @property
    def rank(self) -> int:
        """The place of its scheme, 0 for the top."""
        return SCHEMES.index(self.scheme)


def _ordinal(text: str) -> int:
    """The number in 第十二章, （三）, 4. or ⑤."""
    for character in text:
        if character in _SINGLES:
            return _SINGLES[character]
    if digits := re.findall(r"\d{1,2}", text):
        return int(digits[-1])
    numerals = "".join(c for c in text if c in _DIGITS or c == "十")
    tens, ten, units = numerals.rpartition("十")
    return (_DIGITS.get(tens, 1) * 10 if ten else 0) + _DIGITS.get(units, 0)


def _number(found: re.Match[str]) -> Number:
    return Number(
        text=found[0], scheme=str(found.lastgroup), ordinal=_ordinal(found[0]), end=found.end()
    )


def find_number(text: str, at: int = 0, *, spaced: bool = False) -> Number | None:
    """The heading number that stands at an offset, if one does.

    Args:
        text: As written, full-width or not.
        at: Where to look.
        spaced: Whether a number with nothing but a blank behind it counts (1 聚焦…, 1.1　门急诊).

    Example:
        >>> find_number("（十二）基层卫生。").ordinal
        12
        >>> find_number("三、四级手术占比达38%") is None
        True
    """
    found = (_SPACED.match(text, at) if spaced else None) or _NUMBER.match(text, at)
    return _number(found) if found else None


def lone_number(text: str) -> int | None:
    """The ordinal of a line that is a heading's number and nothing else.

    Example:
        >>> lone_number("01"), lone_number("第二部分"), lone_number("2024")
        (1, 2, None)
    """
    found = _ALONE.fullmatch(text)
    return _ordinal(found[0]) if found else None


def find_numbers(text: str) -> tuple[Number, ...]:
    """All heading numbers, and what looks like one, in a text.

    Example:
        >>> [number.text for number in find_numbers("一、总体要求 （一）思路。")]
        ['一、', '（一）']
    """
    return tuple(map(_number, _NUMBER.finditer(text)))
