"""What a page's blocks are cut into before they become a tree: heads and bodies."""

from collections.abc import Sequence

import attrs

from healthreports.layouts.numbering import SCHEMES
from healthreports.text import Span, SpanChain


# Where a head stands among others; a lower one opens a higher section. Levels given by a layout go first.
_GIVEN = 10
MARK_RANK = _GIVEN + 3  # 【盘点】 between 第一节 and （一）
LEAD_RANK = _GIVEN + 20


def rank_of(*, level: int | None = None, scheme: str | None = None) -> int:
    """The rank of a head by the level that its layout gave or by its number's scheme."""
    if level is not None:
        return level
    place = SCHEMES.index(scheme or SCHEMES[0])
    return _GIVEN + place + (place > SCHEMES.index("hanzi"))


@attrs.frozen(kw_only=True)
class Head:
    """A heading, found.

    Attributes:
        text: Whole, without end punctuation.
        span: Where it stands.
        rank: Its place among the kinds of heads.
        number: As written, or `None`.
        ordinal: The number's value, 0 without one.
        level: Where its layout gave one.
        sentence: The head with the full stop that ends it, where one does.
        article: Whether an article begins with it.
        byline: Of that article.
    """

    text: str
    span: Span
    rank: int
    number: str | None = None
    ordinal: int = 0
    level: int | None = None
    sentence: "Body | None" = None
    article: bool = False
    byline: str | None = None


@attrs.frozen(kw_only=True)
class Body:
    """A paragraph or what is left of one once its head is off.

    Attributes:
        text: Its words.
        chain: Where they stand.
    """

    text: str
    chain: SpanChain


@attrs.frozen(kw_only=True)
class Rows:
    """A table's rows.

    Attributes:
        spans: One a row.
        title: The line above it, or `None`.
    """

    spans: tuple[Span, ...]
    title: str | None = None


Piece = Head | Body | Rows


def body(text: str, chain: SpanChain) -> Body | None:
    """The body without the blanks around it, `None` where nothing is left."""
    words = text.strip()
    if not words:
        return None
    start = len(text) - len(text.lstrip())
    return Body(text=words, chain=chain.cut(start, start + len(words)))


def whole(spans: Sequence[Span]) -> Span:
    """The stretch from the first to the last of the pieces that stand in text order."""
    return Span(spans[0].start, max(spans[-1].end, spans[0].end))
