"""How records are shown, in a terminal by rich and as HTML; it knows no record class."""

from healthreports.display.bands import Bands
from healthreports.display.excerpts import Excerpt
from healthreports.display.html import hinted
from healthreports.display.parts import Card, Folded, Part, Stack, Tree
from healthreports.display.shown import Shown, in_words
from healthreports.display.tables import Column, Content, Line, Table
from healthreports.display.words import (
    BAD,
    FAINT,
    GOOD,
    HEAD,
    MARK,
    NEWS,
    OPEN,
    digits,
    excerpt,
    plain,
    short_number,
)


__all__ = [
    "BAD",
    "FAINT",
    "GOOD",
    "HEAD",
    "MARK",
    "NEWS",
    "OPEN",
    "Bands",
    "Card",
    "Column",
    "Content",
    "Excerpt",
    "Folded",
    "Line",
    "Part",
    "Shown",
    "Stack",
    "Table",
    "Tree",
    "digits",
    "excerpt",
    "hinted",
    "in_words",
    "plain",
    "short_number",
]
