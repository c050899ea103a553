"""Displays of records: in a terminal, in Jupyter, and, for small ones, made from their fields."""

from collections.abc import Mapping
from decimal import Decimal

import attrs

from healthreports.display.excerpts import Excerpt
from healthreports.display.html import element
from healthreports.display.parts import Card, Part
from healthreports.display.tables import Column, Table
from healthreports.display.words import FAINT, digits


_MOST_ITEMS = 12


class Shown:
    """What records are derived from: `rich.print` and Jupyter show them; without more, their fields.

    What stands in a sentence is shown in it.
    """

    __slots__ = ()

    def __rich__(self) -> Part:
        own = type(self)
        names = [field.name for field in attrs.fields(own)] if attrs.has(own) else []
        held = {name.replace("_", " "): getattr(self, name) for name in names}
        rows = [
            (name, Excerpt(value.sentence, value.quote, cells=160))
            for name, value in held.items()
            if hasattr(value, "sentence") and hasattr(value, "quote")
        ]
        columns = (Column("", style=FAINT), Column("", share=1))
        lines = [(name, in_words(value)) for name, value in held.items()]
        return Card(own.__name__, lines, [Table(columns, rows, head=False)] if rows else [])

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
