"""What a page's blocks are cut into before they become a tree: heads and bodies."""

from collections.abc import Sequence

import attrs

from healthreports.layouts.numbering import SCHEMES
from healthreports.text import Span, SpanChain


# The ranks that layouts give go before those of numbers and marks.
GIVEN = 10
# The styles of heads from the top down, as most documents nest them: 【盘点】 stands between 第一节 and （一）.
STYLES = (*SCHEMES[:3], "mark", *SCHEMES[3:])
LEAD_RANK = GIVEN + 40


@attrs.frozen(kw_only=True)
class Head:
    """A heading, found.

    Attributes:
        text: Whole, without end punctuation.
        span: Where it stands.
        style: Its number's scheme, `mark`, the bullet before it, `lead`, or `given` where a layout ranks it.
        rank: Its place among others; a lower one opens a higher section.
        number: As written, or `None`.
        ordinal: The number's value, 0 without one.
        level: Where its layout gave one.
        words: The head as a body, with what closes it; `None` where a layout found it.
        sentence: Whether a full stop closes it.
        article: Whether an article begins with it.
        byline: Of that article.
    """

    text: str
    span: Span
    style: str
    rank: int = LEAD_RANK
    number: str | None = None
    ordinal: int = 0
    level: int | None = None
    words: "Body | None" = None
    sentence: bool = False
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
