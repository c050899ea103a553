"""Where an element stands in its page, as a CSS path that finds it again."""

import re
from collections import Counter

from healthreports.sources.html.tree import Element


_PLAIN_ID = re.compile(r"[A-Za-z_][A-Za-z0-9_-]{0,60}")
# Longer paths say little, and many of them much.
_STEPS = 24


class Places:
    """The paths of a page's elements.

    Args:
        root: Of the page.

    Example:
        >>> from healthreports.sources.html.tree import parse_page
        >>> from healthreports.sources.limits import Limits
        >>> root = parse_page("<div id=zoom><p>甲<p>乙</div>", Limits())
        >>> Places(root).path(list(root.walk())[-1])
        '#zoom > p:nth-of-type(2)'
    """

    def __init__(self, root: Element) -> None:
        ids = Counter(element.get("id") for element in root.walk() if element.attributes)
        self._ids = {key for key, count in ids.items() if count == 1 and _PLAIN_ID.fullmatch(key)}
        self._paths: dict[Element, tuple[str, int]] = {}

    def path(self, element: Element) -> str:
        """The path from the nearest element with an id of its own; of the nearest around it if that is long."""
        return self._found(element)[0]

    def _found(self, element: Element) -> tuple[str, int]:
        """The path and the number of its steps."""
        chain = []
        current: Element | None = element
        while current is not None and current not in self._paths:
            chain.append(current)
            if current.get("id") in self._ids or current.parent is None:
                break
            current = current.parent
        for member in reversed(chain):
            self._paths[member] = self._step(member)
        return self._paths[element]

    def _step(self, element: Element) -> tuple[str, int]:
        if element.get("id") in self._ids:
            return f"#{element.get('id')}", 1
        if element.parent is None or element.tag == "body":
            return element.tag, 1
        above, steps = self._paths[element.parent]
        if steps >= _STEPS or not element.tag.isalnum():
            # A colon in a name of Word's (o:p) would be one of CSS.
            return above, steps
        return f"{above} > {element.tag}:nth-of-type({element.number})", steps + 1
