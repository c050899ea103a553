"""The lines that are kept of a page, written into a draft with their marks."""

import re
from collections.abc import Iterator
from itertools import islice

from healthreports.sources.drafts import Draft
from healthreports.sources.html.article import Page, Piece, Use
from healthreports.sources.html.blocks import Block
from healthreports.sources.html.grids import Cell, grid, is_data, table_rows
from healthreports.sources.html.headings import Type, is_heading, tag_level
from healthreports.sources.html.places import Places
from healthreports.sources.html.tree import Element
from healthreports.sources.limits import Limits
from healthreports.sources.marks import MarkKind


_NUMBERED = re.compile(
    r"[\s\u3000]*(?:\d{1,3}[.．、)）]|[一二三四五六七八九十]{1,3}[、是]|[（(][一二三四五六七八九十\d]{1,3}[）)]|第[一二三四五六七八九十]{1,3}|[①-⑳●•·■◆★])"
)

# 附件【统计表.xls】已下载26次
_COUNTED = re.compile(
    r"(?<=[】\])）\w])\s{0,4}已?下载(?:次数)?\s?[:：]?\s{0,4}\[?\d{0,7}\]?\s{0,4}次\s{0,4}$"
)
# How far around an element a table or a list is looked for.
_NEAR = 40
_LISTED = 3
_LETTERS = {"lower-alpha": "a", "a": "a", "upper-alpha": "A", "A": "A"}
_CHINESE = ("cjk-ideographic", "simp-chinese-informal", "trad-chinese-informal")
_UNNUMBERED = ("none", "disc", "circle", "square")
_KIND = re.compile(r"list-style(?:-type)?:([a-z-]+)")


def write_page(page: Page, draft: Draft, limits: Limits, name: str | None = None) -> None:
    """Writes what is kept of a page.

    Args:
        page: Its lines, sorted.
        draft: What to write into.
        limits: How many cells a table may have.
        name: Of the file, for errors.
    """
    places = Places(page.root)
    tables = _Tables(page.root, limits, name)
    numbers = _Numbers()
    texts = [piece.block for piece in page.pieces if piece.use is Use.TEXT and piece.block]
    type_ = Type(texts)
    for piece in page.pieces:
        if piece.block is None:
            _write_above(piece, draft)
        elif piece.use is Use.FIELD:
            place = places.path(piece.block.element)
            draft.line(f"{piece.key}：{piece.words}", MarkKind.FIELD, place, key=piece.key)
        elif piece.use is Use.TITLE:
            draft.line(piece.words, MarkKind.TITLE, places.path(piece.block.element))
        elif table := tables.around(piece.block.element):
            tables.write(table, draft, places)
        else:
            words = numbers.before(piece.block) + _COUNTED.sub("", piece.words)
            _write_text(piece.block, words, type_, draft, places)


def _write_above(piece: Piece, draft: Draft) -> None:
    """Writes what only the head of the page says."""
    if piece.use is Use.FIELD:
        draft.line(f"{piece.key}：{piece.words}", MarkKind.FIELD, "head > meta", key=piece.key)
    else:
        draft.line(piece.words, MarkKind.TITLE, "head > title")


def _write_text(block: Block, words: str, type_: Type, draft: Draft, places: Places) -> None:
    place, level = places.path(block.element), tag_level(block)
    if level is not None and len(words) <= 120:
        draft.line(words, MarkKind.HEADING, place, level=level)
    elif is_heading(block, type_):
        draft.line(words, MarkKind.HEADING, place)
    else:
        draft.line(words, MarkKind.PARAGRAPH, place)


class _Tables:
    """The tables of data of a page; each is written once."""

    def __init__(self, root: Element, limits: Limits, name: str | None) -> None:
        self._limits, self._name = limits, name
        self._around: dict[Element, Element | None] = {}
        self._rows: dict[Element, list[list[Cell]]] = {}
        self._written: set[Element] = set()
        # A table with another one in it sets out the page; so each text is looked at once.
        self._outer = {
            around
            for element in root.walk()
            if element.tag == "table"
            for around in _nearest_table(element)
        }

    def around(self, element: Element) -> Element | None:
        """The table of data that an element lies in."""
        chain = []
        current: Element | None = element
        while current is not None and current not in self._around:
            chain.append(current)
            current = current.parent
        table = self._around[current] if current is not None else None
        for member in reversed(chain):
            if table is None and member.tag == "table" and self._is_data(member):
                table = member
            self._around[member] = table
        return table

    def _is_data(self, table: Element) -> bool:
        if table in self._outer:
            return False
        rows = table_rows(table)
        if is_data(table, rows):
            self._rows[table] = rows
            return True
        return False

    def write(self, table: Element, draft: Draft, places: Places) -> None:
        """Writes the rows of a table, if they are not written yet."""
        if table in self._written:
            return
        number = len(self._written)
        self._written.add(table)
        caption = [
            child
            for child in table.children
            if isinstance(child, Element) and child.tag == "caption"
        ]
        for element in caption:
            draft.line(element.text(), MarkKind.PARAGRAPH, places.path(element))
        for i, row in enumerate(grid(self._rows.pop(table), self._limits, self._name)):
            draft.row(row, table=number, row=i, place=places.path(table))


def _nearest_table(element: Element) -> Iterator[Element]:
    for around in islice(element.above(), _NEAR):
        if around.tag == "table":
            yield around
            return


class _Numbers:
    """The numbers of lists, which a browser writes and the text does not hold."""

    def __init__(self) -> None:
        self._done: dict[Element, int] = {}
        self._seen: set[Element] = set()

    def before(self, block: Block) -> str:
        """The number that stands before a line, if it is the first of an entry that has none of its own."""
        entry = block.element
        for around in islice(block.element.above(), _LISTED):
            if entry.tag == "li":
                break
            entry = around
        if entry.tag != "li" or entry in self._seen or entry.parent is None:
            return ""
        self._seen.add(entry)
        if entry.parent.tag != "ol":
            return ""
        number = self._count(entry, entry.parent)
        return "" if _NUMBERED.match(block.words) else _written(number, entry.parent)

    def _count(self, entry: Element, around: Element) -> int:
        given, start = entry.get("value"), around.get("start")
        if given.isascii() and given.isdigit():
            number = int(given)
        elif around in self._done:
            number = self._done[around] + 1
        else:
            number = int(start) if start.isascii() and start.isdigit() else 1
        self._done[around] = number
        return number


def _written(number: int, around: Element) -> str:
    """A number as the list writes it, with the sign behind it."""
    styled = _KIND.search(around.get("style").replace(" ", "").lower())
    kind = styled[1] if styled else around.get("type")
    if kind in _UNNUMBERED or (not styled and "none" in around.get("style")):
        return ""
    if kind in _CHINESE and number <= 99:
        return f"{_to_chinese(number)}、"
    if kind in _LETTERS and number <= 26:
        return f"{chr(ord(_LETTERS[kind]) + number - 1)}. "
    return f"{number}. "


def _to_chinese(number: int) -> str:
    """A number up to 99 in Chinese."""
    tens, ones = divmod(number, 10)
    digits = "零一二三四五六七八九"
    ten = "" if not tens else "十" if tens == 1 else f"{digits[tens]}十"
    return ten + (digits[ones] if ones or not tens else "")
