"""The elements of a page as the parser repaired it."""

from collections.abc import Iterator, Sequence

from selectolax.lexbor import LexborHTMLParser, LexborNode

from healthreports.sources.html.screen import screen
from healthreports.sources.limits import Limits


_NONE: dict[str, str] = {}
# Drawings and formulas, whose elements are not those of a page.
_FOREIGN = frozenset(("svg", "math"))


class Element:
    """An element of a page.

    Attributes:
        tag: Its name in small letters.
        attributes: Those that are of use.
        parent: The element around it, or `None`.
        children: Elements and stretches of text in page order.
        number: Which of the elements of its name it is among its parent's children, from 1.
    """

    __slots__ = ("attributes", "children", "number", "parent", "tag")

    def __init__(
        self, tag: str, attributes: dict[str, str], parent: "Element | None", number: int
    ) -> None:
        self.tag = tag
        self.attributes = attributes
        self.parent = parent
        self.number = number
        self.children: Sequence[Element | str] = ()

    def add(self, child: "Element | str") -> None:
        """Adds the next of its children."""
        if isinstance(self.children, list):
            self.children.append(child)
        else:
            # Most elements of a large page have one child or none.
            self.children = [child]

    def get(self, key: str) -> str:
        """The value of an attribute, or an empty text."""
        return self.attributes.get(key, "")

    def walk(self) -> Iterator["Element"]:
        """The element and all within it in page order."""
        left = [self]
        while left:
            element = left.pop()
            yield element
            left.extend(child for child in reversed(element.children) if isinstance(child, Element))

    def above(self) -> Iterator["Element"]:
        """The elements around it, the innermost first."""
        element = self.parent
        while element is not None:
            yield element
            element = element.parent

    def text(self) -> str:
        """All of its characters."""
        words: list[str] = []
        left: list[Element | str] = [self]
        while left:
            part = left.pop()
            if isinstance(part, str):
                words.append(part)
            else:
                left.extend(reversed(part.children))
        return "".join(words)


def parse_page(markup: str, limits: Limits, name: str | None = None) -> Element:
    """The root of a page, its markup repaired as browsers do.

    Args:
        markup: The page.
        limits: How many elements it may have, and how deep they may lie.
        name: Of the file, for errors.

    Raises:
        LimitError: It has more, or deeper ones.

    Example:
        >>> [element.tag for element in parse_page("<p>甲<p>乙", Limits()).walk()]
        ['html', 'head', 'body', 'p', 'p']
    """
    page = LexborHTMLParser(screen(markup, limits, name))
    if page.root is None:
        return Element("html", _NONE, None, 1)
    return _copied(page.root, limits, name)


def _copied(node: LexborNode, limits: Limits, name: str | None) -> Element:
    root = parent = Element(node.tag or "html", _NONE, None, 1)
    counts: list[dict[str, int]] = [{}]
    ancestors: list[LexborNode] = []
    total = 1
    current = node.first_child
    while True:
        while current is None:
            if not ancestors or parent.parent is None:
                return root
            current = ancestors.pop().next
            parent = parent.parent
            counts.pop()
        if current.is_text_node:
            parent.add(current.text_content or "")
        elif current.is_element_node and current.tag not in _FOREIGN:
            tag = current.tag or ""
            number = counts[-1][tag] = counts[-1].get(tag, 0) + 1
            element = Element(tag, _attributes(current), parent, number)
            parent.add(element)
            total += 1
            limits.check("elements", total, name)
            limits.check("depth", len(ancestors) + 1, name)
            ancestors.append(current)
            counts.append({})
            parent = element
            current = current.first_child
            continue
        current = current.next


def _attributes(node: LexborNode) -> dict[str, str]:
    found = node.attributes
    return {key: value or "" for key, value in found.items()} if found else _NONE
