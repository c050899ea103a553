"""What each paragraph is: title, heading or text, by size, weight and place."""

import re
from collections import Counter
from collections.abc import Sequence

import attrs

from healthreports.sources.marks import MarkKind
from healthreports.sources.pdf.lines import Segment
from healthreports.sources.pdf.paragraphs import Element, Paragraph


@attrs.frozen
class Rank:
    """What a paragraph is.

    Attributes:
        kind: Title, heading or paragraph.
        level: Of a heading, from 1.
    """

    kind: MarkKind
    level: int | None = None


PLAIN = Rank(MarkKind.PARAGRAPH)

_LARGER, _HEADLINE = 1.12, 1.3
_LONGEST, _LONGEST_BOLD = 90, 45
_BOLD = re.compile(r"bold|black|heavy|hei(?!sha)|xbs|biaosong|黑|小标宋", re.IGNORECASE)
# ■记者 林晓雯 stands in another font, too.
_BYLINE = re.compile(r"[■□◆●▲]|(?:本报)?(?:记者|通讯员|作者|来源|图/|文/)")
_TEXT_ENDS = tuple("。；，、,;：:")


def body_of(pages: Sequence[Sequence[Segment]]) -> tuple[float, str]:
    """The size and the font of most text.

    Args:
        pages: The segments of each page.
    """
    sizes: Counter[float] = Counter()
    fonts: Counter[tuple[float, str]] = Counter()
    for segments in pages:
        for segment in segments:
            size = round(segment.size * 2) / 2
            sizes[size] += len(segment.text)
            fonts[size, segment.font] += len(segment.text)
    if not sizes:
        return 12.0, ""
    size = max(sizes, key=lambda each: sizes[each])
    font = max((key for key in fonts if key[0] == size), key=lambda key: fonts[key])[1]
    return max(size, 1.0), font


def ranks_of(elements: Sequence[Element], size: float, font: str) -> dict[int, Rank]:
    """The titles and headings among the elements of a file, by their number.

    Args:
        elements: In reading order.
        size: Of the font of most text.
        font: The font of most text.
    """
    large = {i: _size(part) for i, part in enumerate(elements) if _is_large(part, size)}
    bold = [i for i, part in enumerate(elements) if i not in large and _is_bold(part, size, font)]
    title = None if _is_newspaper(elements, large, size) else _title(elements, large)
    ranks = {} if title is None else {title: Rank(MarkKind.TITLE)}
    rest = {i: each for i, each in large.items() if i != title}
    if _is_newspaper(elements, large, size):
        steps = [_HEADLINE * size]
        levels = {i: 1 if each >= steps[0] else 2 for i, each in rest.items()}
    else:
        sizes = sorted(set(rest.values()), reverse=True)
        levels = {i: sizes.index(each) + 1 for i, each in rest.items()}
    lowest = max(levels.values(), default=0)
    levels |= dict.fromkeys(bold, lowest + 1)
    return ranks | {i: Rank(MarkKind.HEADING, min(level, 6)) for i, level in levels.items()}


def _size(part: Element) -> float:
    return (
        round(max(line.size for line in part.lines) * 2) / 2 if isinstance(part, Paragraph) else 0
    )


def _is_large(part: Element, size: float) -> bool:
    if not isinstance(part, Paragraph) or min(line.size for line in part.lines) < _LARGER * size:
        return False
    text = part.text
    return len(text) <= _LONGEST and not text.endswith(_TEXT_ENDS) and _has_words(text)


def _has_words(text: str) -> bool:
    return any(sign.isalpha() for sign in text)


def _is_bold(part: Element, size: float, font: str) -> bool:
    if not isinstance(part, Paragraph) or len(part.lines) > 2:
        return False
    line, text = part.lines[0], part.text
    if line.size < 0.95 * size or len(text) > _LONGEST_BOLD or not _has_words(text):
        return False
    other = all(each.font != font and _BOLD.search(each.font) for each in part.lines)
    return other and not text.endswith(_TEXT_ENDS) and not _BYLINE.match(text)


def _is_newspaper(elements: Sequence[Element], large: dict[int, float], size: float) -> bool:
    """Whether several headlines stand over texts in columns."""
    headlines = 0
    for i, each in large.items():
        after = elements[i + 1 : i + 4]
        over = any(isinstance(part, Paragraph) and part.lines[0].column for part in after)
        headlines += over and each >= _HEADLINE * size
    return headlines > 1


def _title(elements: Sequence[Element], large: dict[int, float]) -> int | None:
    """The largest headline, if it stands alone and before the text on the first page."""
    if not large:
        return None
    most = max(large.values())
    found = [i for i, size in large.items() if size == most]
    first = found[0]
    part = elements[first]
    early = sum(len(each.text) for each in elements[:first] if isinstance(each, Paragraph)) < 400
    if not isinstance(part, Paragraph) or part.lines[0].page > 2 or not early:
        return None
    return first if len(found) == 1 else None
