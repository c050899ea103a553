"""Displays of records: in a terminal, in Jupyter, and, for small ones, made from their fields."""

from collections.abc import Mapping
from decimal import Decimal

import attrs

from healthreports.display.html import element
from healthreports.display.parts import Card, Part
from healthreports.display.words import digits


_MOST_ITEMS = 12


class Shown:
    """What records are derived from: `rich.print` and Jupyter show them; without more, their fields."""

    __slots__ = ()

    def __rich__(self) -> Part:
        own = type(self)
        names = [field.name for field in attrs.fields(own)] if attrs.has(own) else []
        lines = [(name.replace("_", " "), in_words(getattr(self, name))) for name in names]
        return Card(own.__name__, lines)

    def _repr_html_(self) -> str:
        # Chinese characters of one number are drawn otherwise in Chinese than in Japanese.
        return element("div", self.__rich__().html(), lang="zh-Hans", style=_CSS)


_CSS = "line-height:1.5;max-width:72em;overflow-wrap:anywhere"


def in_words(value: object) -> str:
    """A field's value in few words; empty where there is none.

    Example:
        >>> in_words(Decimal("41.790")), in_words(("县医院", "中医院")), in_words(None)
        ('41.79', '县医院、中医院', '')
    """
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case Decimal():
            return digits(value)
        case tuple():
            more = f"… ({len(value)})" if len(value) > _MOST_ITEMS else ""
            return "、".join(map(in_words, value[:_MOST_ITEMS])) + more
        case Mapping():
            return "; ".join(f"{key}: {words}" for key, words in value.items())
    return str(value)
