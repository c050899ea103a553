"""The figures of automatic numbers: 3 as 三, ③, iii, C or 丙."""

from collections.abc import Callable


_DIGITS = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_LEGAL_TRADITIONAL = "零壹貳參肆伍陸柒捌玖"
_UNITS = ("", "十", "百", "千")
_LEGAL_UNITS = ("", "拾", "佰", "仟")
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


def format_number(number: int, form: str) -> str:
    """A number as an automatic number of that form shows it; in plain digits where the form has no sign for it.

    Args:
        number: From 0.
        form: As Word names it (chineseCounting); one that is not known is taken for decimal.

    Example:
        >>> [format_number(12, form) for form in ("chineseCounting", "decimalEnclosedCircle", "lowerRoman", "upperLetter")]
        ['十二', '⑫', 'xii', 'L']
    """
    forms = _FORMS.get(form)
    return (forms(number) if forms and number >= 0 else "") or str(number)


def _counted(number: int, digits: str = _DIGITS, units: tuple[str, ...] = _UNITS) -> str:
    """一百零五 and, of small ones, 十五: below ten thousand."""
    if not 0 < number < 10_000:
        return digits[0] if number == 0 else ""
    words, gap = "", False
    for place in range(3, -1, -1):
        digit = number // 10**place % 10
        if digit:
            words += ("零" if gap else "") + digits[digit] + units[place]
        gap = bool(words) and not digit
    return words[1:] if words.startswith("一十") else words


def _counted_to_99(number: int) -> str:
    return _counted(number) if number < 100 else _spelled(number)


def _spelled(number: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(number))


def _legal(number: int) -> str:
    return _counted(number, _LEGAL, _LEGAL_UNITS)


def _legal_traditional(number: int) -> str:
    return _counted(number, _LEGAL_TRADITIONAL, _LEGAL_UNITS)


def _roman(number: int) -> str:
    if number >= 4000:
        return ""
    words = ""
    for value, sign in _ROMAN:
        words += sign * (number // value)
        number %= value
    return words


def _letters(number: int) -> str:
    """From a to z, then aa, bb …, as Word goes on."""
    rounds, letter = divmod(number - 1, 26)
    return chr(ord("a") + letter) * (rounds + 1) if 0 < number <= 780 else ""


def _signs(signs: str) -> Callable[[int], str]:
    return lambda number: signs[number - 1] if 0 < number <= len(signs) else ""


def _run(first: str, count: int) -> str:
    return "".join(chr(ord(first) + i) for i in range(count))


def _cycle(number: int) -> str:
    """甲子, 乙丑 … of sixty."""
    return _STEMS[(number - 1) % 10] + _BRANCHES[(number - 1) % 12] if 0 < number <= 60 else ""


_circled = _signs(_run("①", 20) + _run("㉑", 15) + _run("㊱", 15))

_FORMS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda number: f"{number:02}",
    "decimalFullWidth": lambda number: str(number).translate(_FULL_WIDTH),
    "decimalFullWidth2": lambda number: str(number).translate(_FULL_WIDTH),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedFullstop": _signs(_run("⒈", 20)),
    "decimalEnclosedParen": _signs(_run("⑴", 20)),
    "numberInDash": lambda number: f"- {number} -",
    "upperRoman": lambda number: _roman(number).upper(),
    "lowerRoman": _roman,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerLetter": _letters,
    "chineseCounting": _counted_to_99,
    "chineseCountingThousand": _counted,
    "taiwaneseCounting": _counted_to_99,
    "taiwaneseCountingThousand": _counted,
    "japaneseCounting": _counted,
    "koreanDigital2": _spelled,
    "ideographDigital": _spelled,
    "japaneseDigitalTenThousand": _spelled,
    "taiwaneseDigital": _spelled,
    "chineseLegalSimplified": _legal,
    "ideographLegalTraditional": _legal_traditional,
    "ideographEnclosedCircle": _signs(_run("㊀", 10)),
    "ideographTraditional": _signs(_STEMS),
    "ideographZodiac": _signs(_BRANCHES),
    "ideographZodiacTraditional": _cycle,
}
