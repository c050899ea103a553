"""A sentence shortened around its quote, in as many lines as its column allows."""

import attrs
from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderResult
from rich.measure import Measurement

from healthreports.display.html import element, styled
from healthreports.display.words import excerpt


_MOST_LINES = 4
# In HTML, which breaks lines by itself.
_MOST_CELLS = 240
_MOST_HINT = 2000

# No line begins with the first or ends with the second.
_CLOSING = frozenset("，。、；：！？）》”’】…,.;:!?)%‰")
_OPENING = frozenset("（《“‘【(")


def _joined(before: str, after: str) -> bool:
    """Whether no line may end between two characters: inside a number, or parting punctuation from its words."""
    numeric = (
        before.isascii()
        and after.isascii()
        and (before.isalnum() or before in ".,")
        and after.isalnum()
    )
    return numeric or after in _CLOSING or before in _OPENING


def _breaks(text: str, width: int) -> list[int]:
    """Where to break a text without blanks between words into lines of `width` cells."""
    breaks: list[int] = []
    start = used = 0
    for i, character in enumerate(text):
        used += cell_len(character)
        if used > width:
            at = i
            # A number longer than a few characters is broken all the same.
            while at > max(start + 1, i - 12) and _joined(text[at - 1], text[at]):
                at -= 1
            start = at if at > max(start + 1, i - 12) else i
            breaks.append(start)
            used = cell_len(text[start : i + 1])
    return breaks


@attrs.frozen
class Excerpt:
    """A sentence in a table, shortened around its quote; a narrow column gets it in more lines.

    Attributes:
        sentence: The words around the quote.
        quote: What is marked.
        cells: How much room it is worth; a Chinese character takes two cells.
    """

    sentence: str
    quote: str
    cells: int = 64

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        width = options.max_width
        lines = min(max(1, round(self.cells / width)), _MOST_LINES)
        # What a line leaves empty, because a wide character or a number did not fit, is lost for the rest.
        shown = excerpt(self.sentence, self.quote, max(lines * width - 4 * (lines - 1), 1))
        yield from shown.divide(_breaks(shown.plain, width))

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        whole = min(cell_len(self.sentence), options.max_width)
        return Measurement(min(16, whole), whole)

    def html(self) -> str:
        """As HTML: more of the sentence, and the whole of it where the pointer rests."""
        shown = excerpt(self.sentence, self.quote, _MOST_CELLS)
        whole = None if len(shown) == len(self.sentence) else self.sentence[:_MOST_HINT]
        return element("span", styled(shown), title=whole)
