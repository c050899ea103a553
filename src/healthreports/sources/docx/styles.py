"""The styles of a Word file: which are headings, what their text looks like, and how they are numbered."""

import re
from collections.abc import Iterable

import attrs

from healthreports.sources.docx.markup import Element, child_of, is_on, name_of, number_of, value_of


# A style built on another one built on another one …: more hands than any file has.
_MOST_STEPS = 20
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
        own = attrs.asdict(self)
        return Look(**{**attrs.asdict(other), **{k: v for k, v in own.items() if v is not None}})


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
    look: Look = Look()
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
    return Look(**found)  # type: ignore[arg-type]


class Styles:
    """The styles of a file.

    Args:
        elements: What its styles part holds.
    """

    def __init__(self, elements: Iterable[Element]) -> None:
        self._elements: dict[str, Element] = {}
        self._found: dict[str, Style] = {}
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
        if style_id not in self._found:
            self._found[style_id] = self._read(style_id)
        return self._found[style_id]

    def _read(self, style_id: str) -> Style:
        chain = self._chain(style_id)
        names = [(value_of(child_of(element, "name")) or "").strip().lower() for element in chain]
        look, numbered_by = Look(), ""
        for element in chain:
            own = read_look(child_of(element, "pPr"), child_of(element, "rPr"))
            if look.list_id is None and own.list_id is not None:
                numbered_by = value_of(element, "styleId") or ""
            look = look.over(own)
        return Style(
            id=style_id,
            look=look,
            title=any(name in _TITLES for name in names),
            contents=any(_CONTENTS.fullmatch(name) for name in names),
            level=_level(chain, names),
            numbered_by=numbered_by,
        )

    def _chain(self, style_id: str) -> list[Element]:
        chain: list[Element] = []
        element = self._elements.get(style_id)
        while element is not None and len(chain) < _MOST_STEPS:
            chain.append(element)
            element = self._elements.get(value_of(child_of(element, "basedOn")) or "")
        return chain


def _level(chain: list[Element], names: list[str]) -> int | None:
    """The level of a heading: what the nearest style says by its outline or its name."""
    for element, name in zip(chain, names, strict=True):
        outline = number_of(child_of(element, "pPr", "outlineLvl"))
        if outline is not None:
            return outline + 1 if 0 <= outline < _NO_LEVEL else None
        if found := _HEADING.fullmatch(name):
            return int(found[1])
    return None
