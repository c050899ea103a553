"""The text of one paragraph: what a reader of the printed page sees, and what hangs on it."""

import re
from collections.abc import Callable

import attrs

from healthreports.sources.docx.fields import Fields
from healthreports.sources.docx.markup import Element, child_of, is_on, name_of, value_of, walk
from healthreports.sources.docx.styles import Look, Style, Styles, read_look
from healthreports.sources.docx.symbols import symbol


# What is no text of the final version, or none of the page: changes taken back, codes, the small print of ruby …
_UNSEEN = frozenset(
    "del moveFrom delText instrDelText delInstrText pPr rPr tblPr rt rubyPr sdtPr sdtEndPr fldData "
    "footnoteRef endnoteRef annotationRef commentReference separator continuationSeparator pgNum".split()
)
_SUPERSCRIPT = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
_SMALL_DIGITS = re.compile(r"[0-9+-]{1,4}")
_BLANK = " \t\r\n"
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


@attrs.frozen(kw_only=True)
class Paragraph:
    r"""A paragraph as read.

    Attributes:
        text: With `\n` where it breaks its line.
        style: Its style.
        look: What its own properties and its style's say.
        own: What only its own properties say.
        bold: Whether all of its text is.
        open: Whether the next paragraph goes on in it: its mark is deleted or hidden, or it is a dropped capital.
        contents: Whether it is a line of a table of contents.
        boxes: The text boxes that hang on it, and words set as pictures.
        notes: The notes that it refers to: kind and id.
    """

    text: str
    style: Style
    look: Look
    own: Look
    bold: bool = False
    open: bool = False
    contents: bool = False
    boxes: tuple[Element | str, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()


def read_paragraph(element: Element, styles: Styles, fields: Fields) -> Paragraph:
    """A paragraph (`w:p`) as its final version reads.

    Args:
        element: The paragraph.
        styles: Of the file.
        fields: Those that are open where it begins; afterwards, those open where it ends.
    """
    properties = child_of(element, "pPr")
    style = styles.of_paragraph(value_of(child_of(properties, "pStyle")))
    own = read_look(properties, None)
    runs = _Runs(styles, style, fields)
    for opens, child, name in walk(element, runs.enters):
        runs.take(opens, child, name)
    in_contents = style.contents or (runs.leads_to_heading and fields.in_contents)
    fields.close_codes()
    return Paragraph(
        text="".join(runs.text),
        style=style,
        look=own.over(style.look),
        own=own,
        bold=bool(runs.weights) and all(runs.weights),
        open=_goes_on(properties),
        contents=in_contents,
        boxes=tuple(runs.boxes),
        notes=tuple(runs.notes),
    )


def _goes_on(properties: Element | None) -> bool:
    mark = child_of(properties, "rPr")
    changed = any(child_of(mark, change) is not None for change in ("del", "moveFrom"))
    hidden = is_on(child_of(mark, "vanish")) or is_on(child_of(mark, "specVanish"))
    dropped = value_of(child_of(properties, "framePr"), "dropCap") in ("drop", "margin")
    return changed or hidden or dropped


def is_seen(element: Element, name: str) -> bool:
    """Whether an element of a text counts at all: of a picture offered twice, the first; no words to type over."""
    if name in _UNSEEN:
        return False
    if name in ("mc:Choice", "mc:Fallback"):
        return element.getprevious() is None
    if name == "sdt":
        return not is_on(child_of(element, "sdtPr", "showingPlcHdr"))
    return True


class _Runs:
    """The runs of a paragraph, taken in one by one."""

    def __init__(self, styles: Styles, style: Style, fields: Fields) -> None:
        self._styles = styles
        self._style = style
        self._fields = fields
        self._look = style.look
        self._raised = False
        self._marked = False
        self.text: list[str] = []
        self.weights: list[bool] = []
        self.boxes: list[Element | str] = []
        self.notes: list[tuple[str, str]] = []
        self.leads_to_heading = False
        self._takes: dict[str, Callable[[Element], None]] = {
            "r": self._run,
            "t": self._words,
            "m:oMath": self._plain,
            "m:t": self._words,
            "m:sup": self._raise,
            "sym": lambda element: self._add(
                symbol(value_of(element, "char"), value_of(element, "font"))
            ),
            "instrText": lambda element: self._fields.instruct(element.text or ""),
            "fldChar": self._field,
            "fldSimple": lambda element: self._fields.begin(value_of(element, "instr") or " "),
            "hyperlink": self._link,
            "footnoteReference": self._note,
            "endnoteReference": self._note,
            "v:textpath": self._picture_of_words,
        }

    def enters(self, element: Element, name: str) -> bool:
        if name == "txbxContent":
            self.boxes.append(element)
            return False
        return is_seen(element, name)

    def take(self, opens: bool, element: Element, name: str) -> None:
        if not opens:
            if name == "fldSimple":
                self._fields.end()
            elif name == "m:num":
                self._add("/")
            elif name == "m:sup":
                self._raised = False
            return
        if name in _SIGNS and name_of_parent(element) == "r":
            self._add(_SIGNS[name])
        elif name in self._takes:
            self._takes[name](element)

    def _run(self, element: Element) -> None:
        properties = child_of(element, "rPr")
        own = read_look(None, properties)
        named = value_of(child_of(properties, "rStyle"))
        look = self._styles.find(named).look if named else Look()
        self._look = own.over(look).over(self._style.look)
        self._raised = value_of(child_of(properties, "vertAlign")) == "superscript"
        self._marked = False

    def _plain(self, _element: Element) -> None:
        self._look, self._raised, self._marked = self._style.look, False, False

    def _raise(self, _element: Element) -> None:
        self._raised = True

    def _words(self, element: Element) -> None:
        words = element.text or ""
        if element.get("{http://www.w3.org/XML/1998/namespace}space") != "preserve":
            words = words.strip(_BLANK)
        words = words.replace("\xad", "")
        self._add(self._small(words) if self._raised else words)

    def _small(self, words: str) -> str:
        """Raised digits: 10⁴ is not 104, nor 2023年³ a year; but m2 is how a unit is typed."""
        before = self.text[-1][-1:] if self.text else ""
        if not _SMALL_DIGITS.fullmatch(words) or (before.isascii() and before.isalpha()):
            return words
        return words.translate(_SUPERSCRIPT)

    def _add(self, words: str) -> None:
        if not words or self._look.hidden or self._marked or self._fields.silent:
            return
        self.text.append(words)
        if words.strip():
            self.weights.append(bool(self._look.bold))

    def _field(self, element: Element) -> None:
        match value_of(element, "fldCharType"):
            case "begin":
                self._fields.begin()
            case "separate":
                self._fields.separate()
            case "end":
                self._add(self._fields.end())

    def _link(self, element: Element) -> None:
        self.leads_to_heading |= (value_of(element, "anchor") or "").startswith("_Toc")

    def _note(self, element: Element) -> None:
        if self._look.hidden or self._fields.silent:
            return
        kind = name_of(element).removesuffix("Reference")
        self.notes.append((kind, value_of(element, "id") or ""))
        # Where it has a mark of its own, the rest of the run is that: an asterisk, or a digit that is no figure.
        self._marked = value_of(element, "customMarkFollows") in ("1", "true", "on")

    def _picture_of_words(self, element: Element) -> None:
        words = element.get("string", "")
        if words:
            self.boxes.append(words)


def name_of_parent(element: Element) -> str:
    """The name of the element around one."""
    parent = element.getparent()
    return "" if parent is None else name_of(parent)
