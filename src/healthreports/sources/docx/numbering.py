"""The automatic numbers of a Word file, which stand nowhere in its text: 一、 （二） 第三章 4.1."""

import re
from collections.abc import Iterable

import attrs

from healthreports.sources.docx.markup import (
    Element,
    child_of,
    is_on,
    name_of,
    number_of,
    value_of,
    walk,
)
from healthreports.sources.docx.numbers import format_number
from healthreports.sources.docx.styles import Styles


_LEVELS = 9
_LONGEST = 40  # of the words around a number: Word allows 255, and nobody writes ten
_PLACE = re.compile("%([1-9])")
# Forms that Chinese headings are counted in.
_COUNTED = ("chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting")


@attrs.frozen(kw_only=True)
class Level:
    """How the numbers of one level of a list look.

    Attributes:
        start: The first number.
        form: As Word names it (decimal, chineseCounting).
        words: With `%1` to `%9` for the numbers of the levels.
        restart: The level, 1 at the top, after which it begins anew; 0 for never; `None` for any above it.
        plain: Whether all numbers in it are written in plain digits.
        style: Id of the paragraph style that stands for it.
        joined: Whether the text follows without a gap.
    """

    start: int = 1
    form: str = "decimal"
    words: str = ""
    restart: int | None = None
    plain: bool = False
    style: str | None = None
    joined: bool = False


_PLAIN = Level()


@attrs.frozen(kw_only=True)
class Number:
    """An automatic number.

    Attributes:
        words: As shown (（二）); empty for a bullet.
        joined: Whether the text follows without a gap.
        counted: Whether it is counted in Chinese, as headings are.
    """

    words: str = ""
    joined: bool = False
    counted: bool = False


class Numbering:
    """The lists of a file, and how far each has counted.

    Args:
        elements: What its numbering part holds.
        styles: Of the file: lists may be defined by a style.
    """

    def __init__(self, elements: Iterable[Element], styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[int, dict[int, Level]] = {}
        self._links: dict[int, str] = {}
        self._lists: dict[int, tuple[int, dict[int, int], dict[int, Level]]] = {}
        self._counts: dict[int, list[int | None]] = {}
        self._begun: set[int] = set()
        self._found: dict[int, tuple[int, dict[int, Level]]] = {}
        for element in elements:
            name = name_of(element)
            if name == "abstractNum":
                self._add_abstract(element)
            elif name == "num":
                self._add_list(element)

    def _add_abstract(self, element: Element) -> None:
        abstract = number_of(element, "abstractNumId")
        if abstract is None:
            return
        self._abstract[abstract] = dict(_levels(element))
        link = value_of(child_of(element, "numStyleLink"))
        if link:
            self._links[abstract] = link

    def _add_list(self, element: Element) -> None:
        list_id, abstract = (
            number_of(element, "numId"),
            number_of(child_of(element, "abstractNumId")),
        )
        if list_id is None or abstract is None:
            return
        starts: dict[int, int] = {}
        levels: dict[int, Level] = {}
        for override in element:
            if name_of(override) != "lvlOverride":
                continue
            levels.update(_levels(override))
            level, start = (
                number_of(override, "ilvl"),
                number_of(child_of(override, "startOverride")),
            )
            if level is not None and start is not None:
                starts[level] = start
        self._lists[list_id] = (abstract, starts, levels)

    def level_of_style(self, list_id: int, style: str) -> int:
        """The level of a list that a paragraph style stands for; the first where none does."""
        found = self._find(list_id)
        if found is not None:
            for level, shape in found[1].items():
                if shape.style == style:
                    return level
        return 0

    def count(self, list_id: int | None, level: int) -> Number:
        """The next number of a list on one of its levels; empty where there is no such list.

        Args:
            list_id: Of the list; 0 or `None` for none.
            level: From 0.
        """
        found = self._find(list_id) if list_id else None
        if list_id is None or found is None or not 0 <= level < _LEVELS:
            return Number()
        abstract, levels = found
        counts = self._counts.setdefault(abstract, [None] * _LEVELS)
        if list_id not in self._begun:
            self._begun.add(list_id)
            for at in self._lists[list_id][1]:
                if 0 <= at < _LEVELS:
                    counts[at] = None
        shape = levels.get(level, _PLAIN)
        count = counts[level]
        counts[level] = shape.start if count is None else count + 1
        for below in range(level + 1, _LEVELS):
            restart = levels.get(below, _PLAIN).restart
            if restart is None or level < restart:
                counts[below] = None
        if shape.form == "bullet":
            return Number()
        return Number(
            words=_words(level, levels, counts),
            joined=shape.joined,
            counted=shape.form in _COUNTED,
        )

    def _find(self, list_id: int) -> tuple[int, dict[int, Level]] | None:
        """Where a list's numbers are counted, and how its levels look."""
        if list_id not in self._lists:
            return None
        if list_id not in self._found:
            self._found[list_id] = self._resolved(*self._lists[list_id])
        return self._found[list_id]

    def _resolved(
        self, abstract: int, starts: dict[int, int], levels: dict[int, Level]
    ) -> tuple[int, dict[int, Level]]:
        for _ in range(3):  # a list defined by a style that names a list …
            link = self._links.get(abstract)
            linked = self._styles.find(link).look.list_id if link else None
            if linked not in self._lists:
                break
            abstract = self._lists[linked][0]
        shapes = {**self._abstract.get(abstract, {}), **levels}
        for level, start in starts.items():
            shapes[level] = attrs.evolve(shapes.get(level, _PLAIN), start=start)
        return abstract, shapes


def _levels(element: Element) -> Iterable[tuple[int, Level]]:
    for child in element:
        at = number_of(child, "ilvl") if name_of(child) == "lvl" else None
        if at is not None and 0 <= at < _LEVELS:
            yield at, _level(child)


def _level(element: Element) -> Level:
    start = number_of(child_of(element, "start"))
    return Level(
        # Word counts from 0 where a level does not say from where.
        start=0 if start is None else start,
        form=_form(element),
        words=(value_of(child_of(element, "lvlText")) or "")[:_LONGEST],
        restart=number_of(child_of(element, "lvlRestart")),
        plain=is_on(child_of(element, "isLgl")),
        style=value_of(child_of(element, "pStyle")),
        joined=value_of(child_of(element, "suff")) == "nothing",
    )


def _form(level: Element) -> str:
    """The form of its numbers; where a newer Word offers two, the one for older ones."""
    forms = [
        value_of(element) or "decimal"
        for opens, element, name in walk(level, lambda _element, name: name not in ("pPr", "rPr"))
        if opens and name == "numFmt"
    ]
    return next((form for form in forms if form != "custom"), "decimal")


def _words(level: int, levels: dict[int, Level], counts: list[int | None]) -> str:
    shape = levels.get(level, _PLAIN)

    def number(found: re.Match[str]) -> str:
        at = int(found[1]) - 1
        above = levels.get(at, _PLAIN)
        if at > level or above.form == "none":
            return ""
        count = counts[at]
        form = "decimal" if shape.plain else above.form
        return format_number(above.start if count is None else count, form)

    return _PLACE.sub(number, shape.words, count=_LEVELS)
