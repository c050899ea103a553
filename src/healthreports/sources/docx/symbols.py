"""Characters of symbol fonts, which have codes of their own."""

import re


_CODE = re.compile(r"[0-9A-Fa-f]{1,6}")
_PRIVATE = 0xF000
_SYMBOL = {
    0xA3: "≤",
    0xB3: "≥",
    0xB0: "°",
    0xB1: "±",
    0xB4: "×",
    0xB8: "÷",
    0xB9: "≠",
    0xBB: "≈",
    0xB7: "•",
    0xA5: "∞",
    0x61: "α",
    0x62: "β",
    0x67: "γ",
    0x6D: "μ",
    0x6C: "λ",
    0x53: "Σ",
    0x57: "Ω",
}
_WINGDINGS = {
    **{0x81 + i: chr(ord("①") + i) for i in range(10)},
    **{0x8C + i: chr(ord("❶") + i) for i in range(10)},
    0xA8: "□",
    0x6F: "□",
    0xFC: "✓",
    0xFE: "☑",
    0xFB: "✗",
    0xFD: "☒",
    0xAB: "★",
    0x6C: "●",
    0x6E: "■",
    0x75: "◆",
    0xD8: "➢",
    0xE0: "→",
}
_WINGDINGS_2 = {0x52: "☑", 0x50: "✓", 0xA3: "□", 0x2A: "□", 0x54: "☒"}
_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2}


def symbol(code: str | None, font: str | None) -> str:
    """The character that a symbol (`w:sym`) shows; U+FFFD for a picture that no character is known for.

    Args:
        code: In hexadecimal digits, often moved to the private area (F0B3).
        font: The symbol font.

    Example:
        >>> symbol("F0B3", "Symbol"), symbol("F082", "Wingdings"), symbol("2265", "Cambria Math")
        ('≥', '②', '≥')
    """
    if code is None or not _CODE.fullmatch(code):
        return ""
    number = int(code, 16)
    table = _FONTS.get((font or "").strip().lower())
    if table is None:
        known = 0x20 <= number < 0xD800 or 0xF900 <= number < 0x110000
        return chr(number) if known else "\ufffd"
    number = number - _PRIVATE if number >= _PRIVATE else number
    if number in table:
        return table[number]
    # Digits and signs of calculation stand in Symbol where they stand in ASCII.
    return chr(number) if table is _SYMBOL and 0x20 <= number < 0x40 else "\ufffd"
