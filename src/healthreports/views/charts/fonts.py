"""Whether there are fonts for all characters of a picture; else boxes would stand in their place."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from html import escape, unescape
from pathlib import Path

from healthreports.errors import MissingFontError, NotFoundError
from healthreports.extras import extra
from healthreports.views.charts.frame import FONTS


# A character that no font has: its picture is that of a missing glyph.
_NONE = "\U0010fffd"
# Blanks and marks that show nothing have no glyph to miss.
_UNSEEN = {"Cc", "Cf", "Zs", "Zl", "Zp", "Mn", "Me"}
# What stands between the tags of a picture: <text …><tspan>床位</tspan></text>.
_TEXT = re.compile(r">([^<>]++)<")


def register(folder: str | Path) -> None:
    """Let the fonts in a folder be used for pictures, for as long as the program runs.

    Raises:
        NotFoundError: There is no such folder.
    """
    if not Path(folder).is_dir():
        what = "folder with fonts"
        raise NotFoundError(what, str(folder))
    with extra("charts"):
        import vl_convert
    vl_convert.register_font_directory(str(folder))
    _picture.cache_clear()


def check(svg: str) -> None:
    """See that there are glyphs for all the words of a picture.

    Raises:
        MissingFontError: There are not.
    """
    words = "".join(unescape(text) for text in _TEXT.findall(svg))
    if missing := without_glyph(words):
        raise MissingFontError(missing)


def without_glyph(words: str) -> str:
    """The characters that no font has, each once."""
    return "".join(
        character for character in _seen(words) if _picture(character) == _picture(_NONE)
    )


def _seen(words: str) -> Iterable[str]:
    """The characters worth looking at; those of ASCII every font has."""
    for character in dict.fromkeys(words):
        if not character.isascii() and unicodedata.category(character) not in _UNSEEN:
            yield character


@cache
def _picture(character: str) -> bytes:
    """How a character comes out, small: the same picture for all that have no glyph."""
    with extra("charts"):
        import vl_convert
    fonts = escape(", ".join(FONTS))
    # A bare picture is quick to draw, and holds nothing but the one character.
    return vl_convert.svg_to_png(
        '<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24">'
        f'<text x="2" y="18" font-size="16" font-family="{fonts}">{escape(character)}</text></svg>'
    )
