"""A page as stretches of text that stand on lines of their own."""

import re
from collections import Counter
from collections.abc import Iterator

import attrs

from healthreports.sources.html.tree import Element


# Elements that begin and end a line.
_LINES = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main marquee menu nav ol p pre section summary "
    "table tbody td tfoot th thead tr ul".split()
)
# Elements whose content is not shown, or is there to be clicked or filled in.
_UNSEEN = frozenset(
    "audio button canvas datalist embed head iframe input map meta object option script select style template "
    "textarea title video".split()
)
_BOLD = frozenset(("b", "strong", "h1", "h2", "h3", "h4", "h5", "h6"))
_NOT_SHOWN = re.compile(r"(?:display:none|visibility:hidden|font-size:0(?:px|pt|em)?(?:;|$))")
_WEIGHT = re.compile(r"font-weight:(bold|bolder|[1-9]00|normal|lighter)")
_SIZE = re.compile(r"font-size:(\d{1,3}(?:\.\d{1,2})?)(px|pt|em|rem|%)")
_TO_PIXELS = {"px": 1.0, "pt": 4 / 3, "em": 16.0, "rem": 16.0, "%": 0.16}
# <font size="5">, in pixels.
_FONT_SIZES = {"1": 10.0, "2": 13.0, "3": 16.0, "4": 18.0, "5": 24.0, "6": 32.0, "7": 48.0}
_ALIGNED = re.compile(r"text-align:(center|left|right|justify|start|end)")
_PRE = re.compile(r"white-space:(?:pre|break-spaces)")
# Blanks as they stand in markup; a line break between Chinese characters is none.
_BLANK = re.compile(r"[ \t\n\r\f]+")
_WIDE_BREAK = re.compile(
    r"(?<=[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u201c-\u201d])[ \t\r\f]*+\n[ \t\n\r\f]*+"
    r"(?=[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u201c-\u201d])"
)
# Characters without a shape: they would stand within words and numbers.
_SHAPELESS = {
    **dict.fromkeys((*range(0x09), 0x0B, *range(0x0E, 0x20), *range(0x7F, 0xA0))),
    **dict.fromkeys((0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2065), 0xFEFF)),
}  # fmt: skip


@attrs.define(eq=False)
class Style:
    """How the text of an element is shown.

    Attributes:
        linked: Within a link.
        bold: In bold type.
        size: Of the type in pixels, `None` where the page's own style sheet decides.
        centred: In the middle of the line.
        pre: With the line breaks of the markup.
        hidden: The outermost element around it that is not shown.
    """

    linked: bool = False
    bold: bool = False
    size: float | None = None
    centred: bool = False
    pre: bool = False
    hidden: Element | None = None


@attrs.define(eq=False)
class Block:
    """A stretch of text on a line of its own.

    Attributes:
        words: Blanks within it as the page shows them.
        element: The innermost element that holds all of it.
        length: Its characters without blanks.
        linked: How many of them are within links.
        bold: How many are in bold type.
        size: Of most of its type in pixels, where the page says.
        centred: In the middle of the line.
        hidden: The outermost element around it that is not shown.
        files: How many links to files for download (.docx) it has.
        links: How many links it has.
        weight: How much it says for the article being where it stands.
    """

    words: str
    element: Element
    length: int
    linked: int = 0
    bold: int = 0
    size: float | None = None
    centred: bool = False
    hidden: Element | None = None
    files: int = 0
    links: int = 0
    weight: float = 0.0


_FILE = re.compile(
    r"\.(?:docx?|xlsx?|pdf|wps|et|ofd|rar|zip|pptx?|txt|jpe?g|png)(?:[?#]|$)", re.IGNORECASE
)


class _Line:
    """The pieces of a line that is being read."""

    def __init__(self) -> None:
        self.pieces: list[tuple[str, Style]] = []
        self.links = 0
        self.files = 0

    def block(self, element: Element) -> Block | None:
        words = squeezed("".join(piece for piece, _ in self.pieces))
        if not words.strip():
            return None
        counts = [(len("".join(piece.split())), style) for piece, style in self.pieces]
        sizes: Counter[float] = Counter()
        for count, style in counts:
            if style.size is not None:
                sizes[style.size] += count
        return Block(
            words=words,
            element=element,
            length=sum(count for count, _ in counts),
            linked=sum(count for count, style in counts if style.linked),
            bold=sum(count for count, style in counts if style.bold),
            size=sizes.most_common(1)[0][0] if sizes else None,
            centred=all(style.centred for count, style in counts if count),
            hidden=next((style.hidden for count, style in counts if count), None),
            links=self.links,
            files=self.files,
        )


def squeezed(words: str) -> str:
    r"""Text of markup as a page shows it: runs of blanks as one, characters without a shape left out.

    Example:
        >>> squeezed("\n 全市卫生\n  健康机构 \t 526\u200b家&")
        ' 全市卫生健康机构 526家&'
    """
    shaped = words.translate(_SHAPELESS)
    return _BLANK.sub(" ", _WIDE_BREAK.sub("", shaped)).replace("\xa0", " ")


def find_blocks(root: Element) -> list[Block]:
    """The lines of a page in order, those that are not shown among them."""
    blocks: list[Block] = []
    line = _Line()
    for part, around, style in _parts(root):
        if isinstance(part, str):
            line = _add_text(part, around, style, line, blocks)
        elif part.tag in _LINES or part.tag == "br":
            line = _flush(line, around, blocks)
        elif part.tag == "a":
            line.links += 1
            line.files += bool(_FILE.search(part.get("href")))
    _flush(line, root, blocks)
    return blocks


def _add_text(part: str, around: Element, style: Style, line: _Line, blocks: list[Block]) -> _Line:
    first, *others = part.split("\n") if style.pre else (part,)
    line.pieces.append((first, style))
    for other in others:
        line = _flush(line, around, blocks)
        line.pieces.append((other, style))
    return line


def _flush(line: _Line, element: Element, blocks: list[Block]) -> _Line:
    if not line.pieces:
        return line
    if block := line.block(element):
        blocks.append(block)
    return _Line()


def _parts(root: Element) -> Iterator[tuple[Element | str, Element, Style]]:
    """Texts with the line's element around them; elements of lines twice, as they begin and end; others as they begin."""
    left: list[tuple[Element | str, Element, Style]] = [(root, root, Style())]
    ends: set[int] = set()
    while left:
        part, around, style = left.pop()
        yield part, around, style
        if isinstance(part, str) or part.tag in _UNSEEN:
            continue
        if id(part) in ends:
            ends.discard(id(part))
            continue
        own = _style(part, style)
        inner = around
        if part.tag in _LINES:
            ends.add(id(part))
            left.append((part, part, style))
            inner = part
        left.extend((child, inner, own) for child in reversed(part.children))


def _style(element: Element, above: Style) -> Style:
    tag, written = element.tag, element.get("style").replace(" ", "").lower()
    if (
        not written
        and not element.attributes
        and tag not in _BOLD
        and tag not in ("a", "center", "pre")
    ):
        return above
    style = Style(
        linked=above.linked or tag == "a",
        bold=above.bold or tag in _BOLD,
        size=above.size,
        centred=above.centred,
        pre=above.pre or tag == "pre" or bool(_PRE.search(written)),
        hidden=above.hidden,
    )
    if style.hidden is None and _is_hidden(element, written):
        style.hidden = element
    _set_type(style, element, written)
    return style


def _set_type(style: Style, element: Element, written: str) -> None:
    """Sets what the element's own attributes say of weight, size and place on the line."""
    if found := _WEIGHT.search(written):
        style.bold = found[1].startswith("bold") or found[1] in ("600", "700", "800", "900")
    if found := _SIZE.search(written):
        style.size = round(float(found[1]) * _TO_PIXELS[found[2]], 1)
    elif element.tag == "font" and element.get("size") in _FONT_SIZES:
        style.size = _FONT_SIZES[element.get("size")]
    aligned = _ALIGNED.search(written)
    align = aligned[1] if aligned else element.get("align").lower()
    if align:
        style.centred = align in ("center", "middle")
    elif element.tag == "center":
        style.centred = True


def _is_hidden(element: Element, written: str) -> bool:
    return (
        "hidden" in element.attributes
        or element.get("aria-hidden") == "true"
        or bool(written and _NOT_SHOWN.search(written))
    )
