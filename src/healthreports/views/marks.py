"""Where a report's text is marked, and as what; the text cut into stretches that are marked alike."""

from collections import Counter, OrderedDict, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise

import attrs

from healthreports.report import Report, Section
from healthreports.text import Span
from healthreports.views.notes import fact_note, leftover_note


# The sign before each kind's words: who does not see the colours tells the kinds apart by it.
SIGNS = {
    "indicator": "●",
    "change": "±",
    "rank": "№",
    "target": "◎",
    "milestone": "◇",
    "honour": "★",
    "progress": "►",
    "unread": "?",
    "excluded": "",
}
EXCLUDED = "excluded"

# More than these are counted, not shown, where they stand at one place: a page stays in proportion to its text.
_MOST_NOTES = 6
_MOST_SIGNS = 8
# Pieces with no more than so much white space between them are one: a number on two lines of a column.
_WIDEST_WRAP = 40


@attrs.frozen
class Mark:
    """Something that a report marks in its text.

    Attributes:
        kind: A key of `SIGNS`.
        spans: Where, from the text's beginning to its end or not; all within it, none empty.
        note: What is said of it.
    """

    kind: str
    spans: tuple[Span, ...]
    note: str


@attrs.frozen(kw_only=True)
class Stretch:
    """Characters that are marked alike.

    Attributes:
        span: Where they stand.
        kinds: Of what marks them, each once; without any it is bare text.
        signs: Of the marks that begin here, with the number of the piece where a mark has several (●2/2).
        notes: Of the marks, the first few.
        more: How many marks are not among the notes.
        begins: Whether a mark begins here.
        heading: Whether they are of a heading.
    """

    span: Span
    kinds: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    more: int = 0
    begins: bool = False
    heading: bool = False


def _within(spans: Iterable[Span], text: str) -> tuple[Span, ...]:
    """The pieces cut to the text, those that only a line's end parts made one."""
    out: list[Span] = []
    for span in spans:
        piece = Span(min(span.start, len(text)), min(span.end, len(text)))
        if not piece:
            continue
        gap = piece.start - out[-1].end if out else -1
        if 0 <= gap <= _WIDEST_WRAP and not text[out[-1].end : piece.start].strip():
            out[-1] = Span(out[-1].start, piece.end)
        else:
            out.append(piece)
    return tuple(out)


def marks_of(report: Report) -> list[Mark]:
    """All that a report marks in its text: facts, then unread and excluded numerals."""
    text = report.text
    marks = [
        Mark(fact.kind, _within(fact.spans, text), fact_note(fact, SIGNS[fact.kind]))
        for fact in report.facts
    ]
    for kind, leftovers in (("unread", report.unread), (EXCLUDED, report.excluded)):
        marks += [
            Mark(kind, _within([each.span], text), leftover_note(kind, each)) for each in leftovers
        ]
    return marks


@attrs.frozen
class Break:
    """A place between characters where the text is torn.

    Attributes:
        words: What is said there: `continues`, `continued` or `breaks off`.
        number: Of the join, from 1; 0 where the text continues nowhere.
        other: Offset of the join's other end, or of the place itself.
    """

    words: str
    number: int
    other: int


def breaks_of(report: Report) -> dict[int, list[Break]]:
    """Where the text is torn, by the offset within it: both ends of joins, and truncations."""
    found: defaultdict[int, list[Break]] = defaultdict(list)

    def put(offset: int, broken: Break) -> None:
        found[min(max(offset, 0), len(report.text))].append(broken)

    for number, join in enumerate(report.joins, 1):
        put(join.tail_end, Break("continues", number, join.head_start))
        put(join.head_start, Break("continued", number, join.tail_end))
    for offset in report.truncations:
        put(offset, Break("breaks off", 0, offset))
    return dict(found)


def _heading(section: Section, text: str) -> Span | None:
    """Where the section's heading stands: its characters, whatever white space lies between them."""
    begin = at = section.span.start
    blanks = 0
    for character in "".join((section.heading or "").split()):
        while at < len(text) and text[at].isspace() and blanks < _WIDEST_WRAP:
            at, blanks = at + 1, blanks + 1
        if not text.startswith(character, at):
            return None
        at += 1
    return Span(begin, at) if at > begin else None


def _headings(report: Report) -> Iterator[Span]:
    """The places of headings in text order, none within another."""
    end = 0
    found = (_heading(section, report.text) for section in report.walk())
    for span in sorted(span for span in found if span):
        if span.start >= end:
            yield span
            end = span.end


@attrs.frozen
class _Piece:
    mark: Mark
    sign: str


def _pieces(marks: Iterable[Mark]) -> Iterator[tuple[Span, _Piece]]:
    for mark in marks:
        for number, span in enumerate(mark.spans, 1):
            place = f"{number}/{len(mark.spans)}" if len(mark.spans) > 1 else ""
            sign = SIGNS[mark.kind]
            yield span, _Piece(mark, sign + place if sign else "")


def stretches(report: Report, marks: Sequence[Mark], cuts: Iterable[int] = ()) -> list[Stretch]:
    """The report's text, from its beginning to its end, cut wherever a mark or a heading begins or ends.

    Args:
        report: Whose text it is.
        marks: What is marked.
        cuts: Further offsets to cut at.
    """
    starts: defaultdict[int, list[int]] = defaultdict(list)
    ends: defaultdict[int, list[int]] = defaultdict(list)
    pieces: list[_Piece] = []
    for span, piece in _pieces(marks):
        starts[span.start].append(len(pieces))
        ends[span.end].append(len(pieces))
        pieces.append(piece)
    headings = list(_headings(report))
    begun = {span.start for span in headings}
    ended = {span.end for span in headings}
    offsets = {0, len(report.text), *starts, *ends, *begun, *ended, *cuts}

    # In the order in which they began; a plain dict is slow to walk once many of its first keys are gone.
    open_pieces: OrderedDict[int, _Piece] = OrderedDict()
    kinds: Counter[str] = Counter()
    heading = False
    out = []
    for start, end in pairwise(sorted(offsets)):
        for i in ends[start]:
            kinds[open_pieces.pop(i).mark.kind] -= 1
        for i in starts[start]:
            open_pieces[i] = pieces[i]
            kinds[pieces[i].mark.kind] += 1
        heading = start in begun or (heading and start not in ended)
        signs = dict.fromkeys(pieces[i].sign for i in starts[start] if pieces[i].sign)
        out.append(
            Stretch(
                span=Span(start, end),
                kinds=tuple(kind for kind in SIGNS if kinds[kind]),
                signs=tuple(islice(signs, _MOST_SIGNS)),
                notes=tuple(piece.mark.note for piece in islice(open_pieces.values(), _MOST_NOTES)),
                more=max(len(open_pieces) - _MOST_NOTES, 0),
                begins=bool(starts[start]),
                heading=heading,
            )
        )
    return out
