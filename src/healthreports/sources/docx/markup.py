"""The XML of a Word file's parts: read piece by piece, without document types, never past the limits."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import cast
from xml.parsers import expat

from docx.oxml.ns import nsmap
from lxml import etree

from healthreports.errors import LimitError, SourceError
from healthreports.sources.limits import Limits


Element = etree._Element  # noqa: SLF001 - lxml has no other name for the type

_STRICT = "http://purl.oclc.org/ooxml/"
# What stands before a name here, by namespace: nothing for Word's own, in both standards.
_PREFIXES = {
    nsmap["w"]: "",
    f"{_STRICT}wordprocessingml/main": "",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m:",
    f"{_STRICT}officeDocument/math": "m:",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc:",
    "urn:schemas-microsoft-com:vml": "v:",
}
_WORD = tuple(f"{{{space}}}" for space, prefix in _PREFIXES.items() if not prefix)
_BLOCKS = tuple(f"{space}{name}" for space in _WORD for name in ("p", "tbl"))
_FAULTS = (etree.XMLSyntaxError, expat.ExpatError, LookupError, ValueError)

# How many bytes an element with its attributes takes at most, in the files that Word writes.
_BYTES_OF_ELEMENT = 200
_BYTES_OF_CHARACTER = 4
# How libxml2, in one version or another, says that an element lies 256 levels down, or a text has 10 million bytes.
_RESOURCE_LIMIT = re.compile(r"huge|excessive|too long", re.IGNORECASE)


@lru_cache(maxsize=1000)
def _name(tag: str) -> str:
    space, _, local = tag.rpartition("}")
    return f"{_PREFIXES.get(space[1:], '?')}{local}"


def name_of(element: Element) -> str:
    """An element's name: `p` of Word's own, `m:t`, `mc:Choice`, `v:textpath`, and `?` before any other."""
    return _name(element.tag)


def value_of(element: Element | None, attribute: str = "val") -> str | None:
    """An attribute of Word's own, in either standard; `None` where it is not given."""
    if element is None:
        return None
    for space in _WORD:
        value = element.get(space + attribute)
        if value is not None:
            return value
    return None


def number_of(element: Element | None, attribute: str = "val") -> int | None:
    """A whole number from an attribute; `None` where there is none of up to nine digits."""
    value = (value_of(element, attribute) or "").strip()
    digits = value.removeprefix("-")
    return int(value) if 0 < len(digits) < 10 and digits.isascii() and digits.isdecimal() else None


def child_of(element: Element | None, *path: str) -> Element | None:
    """The first child of that name, and its first child of the next name …; `None` where one is missing."""
    for name in path:
        if element is None:
            return None
        for child in element:
            if _name(child.tag) == name:
                element = child
                break
        else:
            return None
    return element


def is_on(element: Element | None) -> bool:
    """Whether a switch is there and on (`<w:b/>`, `<w:b w:val="1"/>`)."""
    return element is not None and value_of(element) not in ("0", "false", "off")


def walk(
    root: Element, enters: Callable[[Element, str], bool]
) -> Iterator[tuple[bool, Element, str]]:
    """The elements below one in document order, each when it opens and when it closes, with its name.

    Args:
        root: Where to begin.
        enters: Whether to look at an element at all.
    """
    stack: list[tuple[Element, str, Iterator[Element]]] = [(root, "", iter(root))]
    while stack:
        element, name, children = stack[-1]
        child = next(children, None)
        if child is None:
            stack.pop()
            if stack:
                yield False, element, name
            continue
        name = name_of(child)
        if enters(child, name):
            yield True, child, name
            stack.append((child, name, iter(child)))


class Markup:
    """A reader of XML that counts what it has read.

    Args:
        source: Name of the file, for errors.
        limits: How many elements to read, of all parts together.
    """

    def __init__(self, source: str | None, limits: Limits) -> None:
        self._source = source
        self._limits = limits
        self._elements = 0
        self._holds = False

    def count(self, elements: int = 1) -> None:
        """Counts elements, and cells that one element stands for.

        Raises:
            LimitError: They are too many.
        """
        self._elements += elements
        self._limits.check("elements", self._elements, self._source)

    def tree(self, chunks: Iterable[bytes]) -> tuple[Element, ...]:
        """The elements right below the root of a small part; none of one that is not there."""
        self._holds = True
        parser = _parser()
        try:
            fed = list(self._fed(chunks, parser))
            return tuple(parser.close()) if fed else ()
        except _FAULTS as error:
            raise self._refusal(error) from error

    def blocks(self, chunks: Iterable[bytes]) -> Iterator[Element]:
        """The outermost paragraphs and tables of a part, each forgotten when the next one is asked for.

        Raises:
            SourceError: It is no XML, or declares a document type.
            LimitError: There are too many elements, or too much text in one of them.
        """
        block: Element | None = None
        self._holds = False
        parser = _parser(_BLOCKS)
        try:
            for _ in self._fed(chunks, parser):
                for event, found in parser.read_events():
                    element = cast("Element", found)
                    if block is None and event == "start":
                        block, self._holds = element, True
                    elif element is block and event == "end":
                        yield element
                        block, self._holds = None, False
                        _forget_before(element)
            parser.close()
        except _FAULTS as error:
            raise self._refusal(error) from error

    def _fed(self, chunks: Iterable[bytes], parser: etree.XMLPullParser) -> Iterator[None]:
        """Feeds a parser piece by piece, counting first what each piece holds."""
        prolog = _Prolog()
        held = 0
        for chunk in chunks:
            prolog.feed(chunk)
            # Each element opens once, and < stands for nothing else in a text.
            elements = chunk.count(b"<") - chunk.count(b"</")
            self.count(elements)
            # A paragraph of a hundred million letters is refused while it comes in.
            held = (held if self._holds else 0) + len(chunk) - elements * _BYTES_OF_ELEMENT
            self._limits.check("characters", held // _BYTES_OF_CHARACTER, self._source)
            parser.feed(chunk)
            yield

    def _refusal(self, error: Exception) -> SourceError:
        if isinstance(error, etree.XMLSyntaxError) and _RESOURCE_LIMIT.search(str(error)):
            msg = f"elements too deep in each other, or a text too long, for a report ({error})"
            return LimitError(msg, self._source)
        msg = f"a damaged Word file (its XML: {error}): open it in Word or WPS, have it mended, and save it as .docx"
        return SourceError(msg, self._source)


class _Prolog:
    """A look at what stands before the root of an XML part: a document type could make text grow, or name other files."""

    def __init__(self) -> None:
        self._parser: expat.XMLParserType | None = expat.ParserCreate()
        self._parser.StartDoctypeDeclHandler = self._refuse
        self._parser.StartElementHandler = self._enough

    def feed(self, chunk: bytes) -> None:
        if self._parser is None:
            return
        try:
            self._parser.Parse(chunk, False)
        except _Enough:
            self._parser = None

    def _enough(self, _name: str, _attributes: dict[str, str]) -> None:
        raise _Enough

    def _refuse(self, *_declaration: object) -> None:
        msg = "it declares a document type, which Word files do not"
        raise ValueError(msg)


class _Enough(Exception):  # noqa: N818 - no error
    """The root has begun."""


def _forget_before(block: Element) -> None:
    """Frees what stands before a block that has been read."""
    parent = block.getparent()
    while parent is not None and block.getprevious() is not None:
        del parent[0]


def _parser(tags: tuple[str, ...] | None = None) -> etree.XMLPullParser:
    return etree.XMLPullParser(
        events=("start", "end") if tags else (),
        tag=tags,
        resolve_entities=False,
        remove_comments=True,
        remove_pis=True,
    )
