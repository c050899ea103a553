"""Run-in leads without a number, known by their parallel form (党建引领有高度。 医廉清风有深度。)."""

import re
from collections.abc import Sequence

import attrs

from healthreports.sections.pieces import Body, Head, Piece
from healthreports.text import Span


_FIRST = re.compile(r"[^。！？；：:\d]{5,30}(?=。)")
_SENTENCES = re.compile(r"(?:^|(?<=[。！？”]))[^。！？；：:\d]{5,30}(?=。)")
# 底气来自久久为功。 says something of its own.
_SAYS = re.compile(r"来自|源于|在于|是|了|我们|要[^素点求领]")
_UNQUOTED = str.maketrans("", "", '“”"‘’')
# A phrase of its own: 基础设施建设取得突破.
_PHRASE = re.compile(r"[^，,、的]{6,14}")
# A lead stands over more than so many characters.
REST = 16


@attrs.frozen
class _Lead:
    """A first sentence that could be a lead: where its paragraph stands among the pieces, and its words."""

    place: int
    words: str


def find_leads(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The pieces with the leads of each part split off as heads.

    A part is what stands between two heads. Its paragraphs' first sentences are leads where two or more have one
    shape: the same beginning or ending, or the same halves around a comma, and nearly the same length. Most of a
    part's paragraphs may also begin with short phrases of one length. Where there are several articles none is
    sought: their paragraphs begin in parallel as a figure of speech.
    """
    if sum(isinstance(piece, Head) and piece.article for piece in pieces) > 1:
        return tuple(pieces)
    out: list[Piece] = []
    part: list[Body] = []
    for piece in pieces:
        if isinstance(piece, Body):
            part.append(piece)
        else:
            out.extend(_split_part(part))
            out.append(piece)
            part = []
    return (*out, *_split_part(part))


def _split_part(part: Sequence[Body]) -> tuple[Piece, ...]:
    leads = [
        _Lead(i, found[0])
        for i, body in enumerate(part)
        if (found := _FIRST.match(body.text))
        and len(body.text) - found.end() > REST
        and not _SAYS.search(found[0])
    ]
    family = _family(leads) or _phrases(leads, len(part))
    if not family:
        return tuple(part)
    shape = family[0].words
    chosen = {lead.place: lead.words for lead in family}
    out: list[Piece] = []
    for i, body in enumerate(part):
        if i in chosen:
            out.extend(_cut(body, 0, len(chosen[i])))
        elif i == family[0].place - 1 and (
            inner := _inner(body.text, [lead.words for lead in family], shape)
        ):
            out.extend(_cut(body, *inner))
        else:
            out.append(body)
    return tuple(out)


def _family(leads: Sequence[_Lead]) -> list[_Lead]:
    """The leads of one shape, if there are enough of them."""
    if len(leads) < 2:
        return []
    best: list[_Lead] = []
    for lead in leads[:12]:
        alike = [other for other in leads if _alike(lead.words, other.words)]
        if len(alike) > len(best):
            best = alike
    enough = len(best) >= 2 and 2 * len(best) >= len(leads)
    return best if enough else []


def _phrases(leads: Sequence[_Lead], paragraphs: int) -> list[_Lead]:
    """The leads that are short phrases of one length (健全城乡服务体系。 提高公共卫生质量。), if most paragraphs have one."""
    short = [lead for lead in leads if _PHRASE.fullmatch(lead.words)]
    lengths = [len(lead.words) for lead in short]
    if len(short) < 2 or 5 * len(short) < 3 * paragraphs or max(lengths) - min(lengths) > 2:
        return []
    return short


def _alike(one: str, other: str) -> bool:
    """Whether two first sentences have one shape."""
    if abs(len(one) - len(other)) > 4:
        return False
    halves, others = _halves(one), _halves(other)
    if len(halves) != len(others):
        return False
    if len(halves) > 1 and all(abs(a - b) <= 1 for a, b in zip(halves, others, strict=True)):
        return True
    return one[0] == other[0] or one[-1] == other[-1] or one[-3:-1] == other[-3:-1]


def _halves(words: str) -> list[int]:
    """The lengths of the parts around commas, quotation marks not counted: 发展创新，健康有“医”靠 is 4 and 5."""
    return [len(half) for half in re.split("[，,]", words.translate(_UNQUOTED))]


def _inner(text: str, words: Sequence[str], shape: str) -> tuple[int, int] | None:
    """A lead of the same beginning within the paragraph that introduces the others.

    老吾老以及人之老，幼吾幼以及人之幼。…全力营造生育友好氛围。积极落实… before 全面保障…。 and 全线守护…。
    """
    if any(other[0] != shape[0] for other in words):
        return None
    for found in _SENTENCES.finditer(text):
        if (
            found.start()
            and found[0][0] == shape[0]
            and _alike(found[0], shape)
            and len(text) - found.end() > REST
        ):
            return found.start(), found.end()
    return None


def _cut(body: Body, start: int, end: int) -> tuple[Piece, ...]:
    """A body cut around a lead within it."""
    spans = body.chain.cut(start, end).spans
    head = Head(
        text=body.text[start:end],
        span=Span(spans[0].start, max(spans[-1].end, spans[0].start)),
        style="lead",
    )
    before = (Body(text=body.text[:start], chain=body.chain.cut(0, start)),) if start else ()
    rest = Body(text=body.text[end + 1 :], chain=body.chain.cut(end + 1, len(body.text)))
    return (*before, head, rest)
