"""The element that holds the article, and what within it does not belong there."""

import re
from collections import defaultdict
from collections.abc import Sequence

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


class Weights:
    """What the lines of a page weigh, by the elements that hold them.

    Args:
        blocks: The lines that are shown.
    """

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.prose: defaultdict[Element, float] = defaultdict(float)
        self.length: defaultdict[Element, int] = defaultdict(int)
        self.linked: defaultdict[Element, int] = defaultdict(int)
        self.links: defaultdict[Element, int] = defaultdict(int)
        self.lines: defaultdict[Element, int] = defaultdict(int)
        self.files: defaultdict[Element, int] = defaultdict(int)
        self.weights = {id(block): weigh(block) for block in blocks}
        for block in blocks:
            self._add(block)
        self._sum_up(blocks)

    def _add(self, block: Block) -> None:
        element = block.element
        self.prose[element] += self.weights[id(block)]
        self.length[element] += block.length
        self.linked[element] += block.linked
        self.links[element] += block.links
        self.lines[element] += 1
        self.files[element] += block.files

    def _sum_up(self, blocks: Sequence[Block]) -> None:
        """Adds what each element holds to those around it, each element once."""
        depths: dict[Element, int] = {}
        for block in blocks:
            chain = []
            current: Element | None = block.element
            while current is not None and current not in depths:
                chain.append(current)
                current = current.parent
            depth = depths[current] if current is not None else 0
            for element in reversed(chain):
                depth += 1
                depths[element] = depth
        for element in sorted(depths, key=lambda element: -depths[element]):
            above = element.parent
            if above is not None:
                for sums in (
                    self.prose,
                    self.length,
                    self.linked,
                    self.links,
                    self.lines,
                    self.files,
                ):
                    sums[above] += sums[element]  # type: ignore[assignment]


def find_main(root: Element, weights: Weights) -> Element:
    """The innermost element that holds the article's prose, all but a trace of it.

    Args:
        root: Of the page.
        weights: Of its lines.
    """
    current = root
    while True:
        inner = [child for child in current.children if isinstance(child, Element)]
        best = max(inner, key=lambda child: weights.prose[child], default=None)
        if best is None or weights.lines[best] < 2 or not _holds(current, best, inner, weights):
            return current
        current = best


def _holds(around: Element, best: Element, inner: Sequence[Element], weights: Weights) -> bool:
    """Whether what lies beside an element is too little, or too much of a frame, to be of the article."""
    if weights.prose[best] <= 0:
        return False
    beside = weights.prose[around] - weights.prose[best]
    for child in inner:
        if child is not best and is_frame(child, weights, weights.prose[around]):
            beside -= weights.prose[child]
    share = _BESIDE_NAMED if is_named_body(best) and not is_named_furniture(best) else _BESIDE
    return beside <= share * weights.prose[around]


def is_frame(element: Element, weights: Weights, prose: float) -> bool:
    """Whether an element is part of what frames an article: by its links, or by its name if it holds little prose.

    Args:
        element: One of the page.
        weights: Of the page's lines.
        prose: What the article weighs.
    """
    length, own = weights.length[element], weights.prose[element]
    if not length:
        return False
    if own > prose * 0.3:
        return False
    if element.tag == "li" and weights.links[element] and own < 200:
        return not weights.files[element]
    if is_named_furniture(element) and own <= prose * 0.2:
        return True
    return (
        weights.links[element] >= 2
        and weights.linked[element] > length * _LINKED
        and not weights.files[element]
    )
