"""The element that holds the article, and what within it does not belong there."""

import re
from collections.abc import Sequence

import attrs

from healthreports.sources.html.blocks import Block
from healthreports.sources.html.furniture import (
    is_furniture,
    is_named_body,
    is_named_furniture,
)
from healthreports.sources.html.tree import Element


_ENDS = re.compile(r"[。！？；]")
_PAUSES = re.compile(r"[，、：,:;]")
_PROSE = 15
_SHORT = 0.1
# Of the prose around an element, how much may lie beside it: a digest of other news, a site's statement.
_BESIDE, _BESIDE_NAMED = 0.02, 0.12
_LINKED = 0.5


def weigh(block: Block) -> float:
    """How much a line says for the article being where it stands: its characters, if they are prose.

    Args:
        block: The line.
    """
    own = block.length - block.linked
    if block.linked * 2 > block.length or is_furniture(block.words):
        return 0.0
    ends, pauses = len(_ENDS.findall(block.words)), len(_PAUSES.findall(block.words))
    if own >= _PROSE and (ends or pauses >= 2):
        return float(own)
    return own * _SHORT


@attrs.define(eq=False)
class Sums:
    """What the lines within an element come to.

    Attributes:
        prose: What they weigh.
        length: Their characters.
        linked: How many of those are within links.
        links: How many links there are.
        files: How many of those lead to files.
        lines: How many lines there are.
    """

    prose: float = 0.0
    length: int = 0
    linked: int = 0
    links: int = 0
    files: int = 0
    lines: int = 0

    def add(self, other: "Sums") -> None:
        """Adds what another element holds."""
        self.prose += other.prose
        self.length += other.length
        self.linked += other.linked
        self.links += other.links
        self.files += other.files
        self.lines += other.lines


_NOTHING = Sums()


class Weights:
    """What the lines of a page weigh, by the elements that hold them.

    Args:
        blocks: The lines, each with its weight.
    """

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._sums: dict[Element, Sums] = {}
        for block in blocks:
            self._sums.setdefault(block.element, Sums()).add(
                Sums(block.weight, block.length, block.linked, block.links, block.files, 1)
            )
        self._sum_up()

    def of(self, element: Element) -> Sums:
        """What the lines within an element come to."""
        return self._sums.get(element, _NOTHING)

    def _sum_up(self) -> None:
        """Adds what each element holds to those around it, the innermost first."""
        depths: dict[Element, int] = {}
        for holder in list(self._sums):
            chain = []
            current: Element | None = holder
            while current is not None and current not in depths:
                chain.append(current)
                current = current.parent
            depth = depths[current] if current is not None else 0
            for element in reversed(chain):
                depth += 1
                depths[element] = depth
        for element in sorted(depths, key=lambda element: -depths[element]):
            if element.parent is not None:
                self._sums.setdefault(element.parent, Sums()).add(self._sums[element])


def find_main(root: Element, weights: Weights) -> Element:
    """The innermost element that holds the article's prose, all but a trace of it.

    Args:
        root: Of the page.
        weights: Of its lines.
    """
    current = root
    while True:
        inner = [child for child in current.children if isinstance(child, Element)]
        best = max(inner, key=lambda child: weights.of(child).prose, default=None)
        if best is None or weights.of(best).lines < 2 or not _holds(current, best, inner, weights):
            return current
        current = best


def _holds(around: Element, best: Element, inner: Sequence[Element], weights: Weights) -> bool:
    """Whether what lies beside an element is too little, or too much of a frame, to be of the article."""
    if weights.of(best).prose <= 0:
        return False
    beside = weights.of(around).prose - weights.of(best).prose
    for child in inner:
        if child is not best and is_frame(child, weights, weights.of(around).prose):
            beside -= weights.of(child).prose
    share = _BESIDE_NAMED if is_named_body(best) and not is_named_furniture(best) else _BESIDE
    return beside <= share * weights.of(around).prose


def is_frame(element: Element, weights: Weights, prose: float) -> bool:
    """Whether an element is part of what frames an article: by its links, or by its name if it holds little prose.

    Args:
        element: One of the page.
        weights: Of the page's lines.
        prose: What the article weighs.
    """
    length, own = weights.of(element).length, weights.of(element).prose
    if not length:
        return False
    if own > prose * 0.5:
        return False
    if element.tag in ("nav", "footer"):
        return True
    if own > prose * 0.3:
        return False
    if element.tag == "li" and weights.of(element).links and own < 200:
        return not weights.of(element).files
    if is_named_furniture(element) and own <= prose * 0.2:
        return True
    return (
        weights.of(element).links >= 2
        and weights.of(element).linked > length * _LINKED
        and not weights.of(element).files
    )
