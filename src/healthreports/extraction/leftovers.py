"""What became of the numerals that are no figures: each with the reason, or unread."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from healthreports.extraction.exclusions import Exclusion
from healthreports.quantities import Found
from healthreports.report import Leftover, Report
from healthreports.text import Span, SpanChain, fold


_DIGITS = re.compile(r"\d++(?:[.,]\d++)*+")
# The digits that go on behind a place, if any.
_REST_OF_DIGITS = re.compile(r"(?:(?<=\d)[\d.,]*\d)?+")
_NUMERAL = re.compile(r"[\d零一二三四五六七八九十百千万亿两]")


class Covered:
    """The stretches of a text that are accounted for, asked in any order.

    Attributes:
        spans: The stretches, joined where they meet.
    """

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self.spans: list[tuple[int, int]] = []
        for start, end in sorted(spans):
            if self.spans and start <= self.spans[-1][1]:
                self.spans[-1] = (self.spans[-1][0], max(end, self.spans[-1][1]))
            else:
                self.spans.append((start, end))
        self._starts = [start for start, _ in self.spans]

    def touches(self, start: int, end: int) -> bool:
        """Whether any of a stretch is accounted for."""
        i = bisect_right(self._starts, end - 1) - 1
        return i >= 0 and self.spans[i][1] > start

    def holes(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The parts of a stretch that are not accounted for."""
        i = max(0, bisect_right(self._starts, start) - 1)
        while i < len(self.spans) and self.spans[i][0] < end:
            low, high = self.spans[i]
            if start < low:
                yield start, low
            start, i = max(start, high), i + 1
        if start < end:
            yield start, end


def paragraph_leftovers(
    folded: str,
    figures: Sequence[tuple[int, int]],
    exclusions: Sequence[Exclusion],
    refused: Sequence[tuple[Found, str]],
) -> Iterator[tuple[int, int, str]]:
    """The numerals of a paragraph that are no figures, as (start, end, reason).

    Args:
        folded: The folded paragraph.
        figures: The quotes of its figures and ranks.
        exclusions: What holds no figure.
        refused: Quantities that are no figures, with the reason.
    """
    taken = Covered(figures)
    seen: list[tuple[int, int]] = []
    at = -1
    for exclusion in exclusions:
        start = max(exclusion.start, at)
        words = folded[start : exclusion.end]
        if (
            start >= exclusion.end
            or not _NUMERAL.search(words)
            or taken.touches(start, exclusion.end)
        ):
            continue
        at = _REST_OF_DIGITS.match(folded, exclusion.end).end()  # type: ignore[union-attr]
        seen.append((start, at))
        yield start, at, exclusion.reason
    excluded = Covered(seen)
    for found, reason in refused:
        if not taken.touches(found.start, found.end) and not excluded.touches(
            found.start, found.end
        ):
            yield found.start, found.end, reason


def unread_numerals(report: Report) -> tuple[tuple[Leftover, ...], tuple[Leftover, ...]]:
    """The numerals of a report that neither its facts nor its exclusions hold: outside its body, and unread.

    Args:
        report: With its facts and exclusions.
    """
    folded = fold(report.text)
    accounted = Covered(
        (span.start, span.end)
        for part in (
            *(fact.spans for fact in report.facts),
            *((item.span,) for item in report.excluded),
        )
        for span in part
    )
    body = Covered(
        (span.start, span.end)
        for section in report.walk()
        for paragraph in section.paragraphs
        for span in paragraph.spans
    )
    headings = Covered(
        (section.span.start, section.span.start + len(section.heading))
        for section in report.walk()
        if section.heading
    )
    outside: list[Leftover] = []
    unread: list[Leftover] = []
    for match in _DIGITS.finditer(folded):
        for start, end in accounted.holes(match.start(), match.end()):
            inside, in_heading = body.touches(start, end), headings.touches(start, end)
            reason = (
                "no rule places it" if inside else "heading" if in_heading else "outside the body"
            )
            quote = report.text[start:end]
            leftover = Leftover(quote=quote, span=Span(start, end), reason=reason)
            (unread if inside else outside).append(leftover)
    return tuple(outside), tuple(unread)


def leftovers_of(
    text: str, chain: SpanChain, found: Iterable[tuple[int, int, str]]
) -> Iterator[Leftover]:
    """Leftovers at their places in the report's text, one for each piece that a join tears apart."""
    for start, end, reason in found:
        for span in chain.cut(start, end).closed(text):
            yield Leftover(quote=span.of(text), span=span, reason=reason)
