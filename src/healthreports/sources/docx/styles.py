"""The styles of a Word file: which are headings, what their text looks like, and how they are numbered."""

import re
from collections.abc import Iterable

import attrs

from healthreports.sources.docx.markup import Element, child_of, is_on, name_of, number_of, value_of


_HEADING = re.compile(
    r"(?:heading|标题|標題|見出し|제목|[üu]berschrift|titre|título|заголовок) ?([1-9])"
)
_TITLES = ("title", "标题", "標題", "文档标题", "文件标题")
_CONTENTS = re.compile(r"(?:toc|目录|目錄|contents) ?(?:[1-9]|heading|标题|標題)")
_NO_LEVEL = 9  # the level of body text


@attrs.frozen(kw_only=True)
class Look:
    """What paragraph or run properties say; `None` where they say nothing.

    Attributes:
        outline: Of a paragraph, from 0; 9 for body text.
        list_id: Of the numbering that it takes part in; 0 for none.
        list_level: From 0.
        centred: Whether it stands in the middle.
        bold: Of a run.
        hidden: Of a run.
    """

    outline: int | None = None
    list_id: int | None = None
    list_level: int | None = None
    centred: bool | None = None
    bold: bool | None = None
    hidden: bool | None = None

    def over(self, other: "Look") -> "Look":
        """This look, and the other one's where this says nothing."""
        if other is _NOTHING or self is _NOTHING:
            return self if other is _NOTHING else other
        return Look(
            outline=other.outline if self.outline is None else self.outline,
            list_id=other.list_id if self.list_id is None else self.list_id,
            list_level=other.list_level if self.list_level is None else self.list_level,
            centred=other.centred if self.centred is None else self.centred,
            bold=other.bold if self.bold is None else self.bold,
            hidden=other.hidden if self.hidden is None else self.hidden,
        )


_NOTHING = Look()


@attrs.frozen(kw_only=True)
class Style:
    """A style together with those it is based on.

    Attributes:
        id: By which paragraphs name it.
        look: All that it says.
        title: Whether it is that of the document's title.
        contents: Whether it is that of a line of the table of contents.
        level: Of a heading, 1 at the top.
        numbered_by: Id of the style whose numbering it has: itself or one that it is based on.
    """

    id: str = ""
    look: Look = _NOTHING
    title: bool = False
    contents: bool = False
    level: int | None = None
    numbered_by: str = ""


def read_look(paragraph: Element | None, run: Element | None) -> Look:
    """What the properties of a paragraph (`w:pPr`) and of a run (`w:rPr`) say."""
    found: dict[str, object] = {}
    for child in () if paragraph is None else paragraph:
        match name_of(child):
            case "outlineLvl":
                found["outline"] = number_of(child)
            case "jc":
                found["centred"] = value_of(child) == "center"
            case "numPr":
                found["list_id"] = number_of(child_of(child, "numId"))
                found["list_level"] = number_of(child_of(child, "ilvl"))
    for child in () if run is None else run:
        match name_of(child):
            case "b":
                found["bold"] = is_on(child)
            case "vanish":
                found["hidden"] = is_on(child)
    return Look(**found) if found else _NOTHING  # type: ignore[arg-type]


class Styles:
    """The styles of a file.

    Args:
        elements: What its styles part holds.
    """

    def __init__(self, elements: Iterable[Element]) -> None:
        self._elements: dict[str, Element] = {}
        self._found: dict[str, Style] = {}
        self._waiting: set[str] = set()
        self._default = ""
        for element in elements:
            style_id = value_of(element, "styleId")
            if name_of(element) != "style" or style_id is None:
                continue
            self._elements[style_id] = element
            if value_of(element, "type") == "paragraph" and value_of(element, "default") in (
                "1",
                "true",
                "on",
            ):
                self._default = style_id

    def of_paragraph(self, style_id: str | None) -> Style:
        """A paragraph's style, the default one where it names none."""
        return self.find(self._default if style_id is None else style_id)

    def find(self, style_id: str) -> Style:
        """The style of that id; one that says nothing where there is none."""
        above: list[str] = []
        base = style_id
        while base in self._elements and base not in self._found:
            if base in self._waiting:
                break  # styles built on each other in a ring
            self._waiting.add(base)
            above.append(base)
            base = value_of(child_of(self._elements[base], "basedOn")) or ""
        style = self._found.get(base, Style())
        for built in reversed(above):
            style = _read(built, self._elements[built], style)
            self._found[built] = style
        self._waiting.clear()
        return style


def _read(style_id: str, element: Element, base: Style) -> Style:
    """A style on top of the one that it is based on."""
    name = (value_of(child_of(element, "name")) or "").strip().lower()
    own = read_look(child_of(element, "pPr"), child_of(element, "rPr"))
    heading = _HEADING.fullmatch(name)
    level = int(heading[1]) if heading else base.level
    if own.outline is not None:
        level = own.outline + 1 if 0 <= own.outline < _NO_LEVEL else None
    return Style(
        id=style_id,
        look=own.over(base.look),
        title=base.title or name in _TITLES,
        contents=base.contents or bool(_CONTENTS.fullmatch(name)),
        level=level,
        numbered_by=base.numbered_by if own.list_id is None else style_id,
    )
