"""Repair: wrapped lines unwrapped, torn fragments joined, truncations noted."""

from collections.abc import Sequence

import attrs

from healthreports.layouts.base import Block, Document
from healthreports.repair.wraps import unwrap_blanks, unwrap_lines
from healthreports.report import Join


@attrs.frozen(kw_only=True)
class Mended:
    """The blocks of a page after repair.

    Attributes:
        blocks: In reading order, which joins may make other than text order.
        joins: The fragments put together over a distance.
        truncations: Offsets where text breaks off and continues nowhere.
    """

    blocks: tuple[Block, ...]
    joins: tuple[Join, ...] = ()
    truncations: tuple[int, ...] = ()


def mend(document: Document, blocks: Sequence[Block]) -> Mended:
    """The blocks with wrapped lines unwrapped and torn sentences joined.

    Args:
        document: The text that the blocks point into.
        blocks: A layout's blocks, in text order.
    """
    return Mended(blocks=unwrap_lines(document, unwrap_blanks(document, blocks)))
