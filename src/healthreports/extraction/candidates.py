"""Quantities found in clauses: each with the words around it, dates and inner brackets blanked."""

import re
from collections.abc import Sequence

import attrs

from healthreports.clauses import Clause, find_brackets, find_clauses
from healthreports.periods import Mention
from healthreports.quantities import Form, Found


# Stands for a character that is not to be read here; folded text has no NUL.
BLANK = "\0"


@attrs.frozen(kw_only=True)
class Candidate:
    """A quantity in its clause.

    Attributes:
        found: The quantity.
        clause: Its clause, or the inside of its bracket.
        left: The words before it, from the clause's beginning or the quantity before it on.
        right: The words after it, up to the next quantity or the clause's end.
        first: Whether it is the first of its clause.
        last: Whether it is the last of its clause.
        bracket: Whether it stands in a bracket behind another quantity or a name.
    """

    found: Found
    clause: Clause
    left: str
    right: str
    first: bool
    last: bool
    bracket: bool = False


def _blanked(folded: str, clause: Clause, holes: Sequence[tuple[int, int]]) -> str:
    """The clause's text with the holes blanked out."""
    text = list(folded[clause.start : clause.end])
    for start, end in holes:
        low, high = max(0, start - clause.start), min(len(text), end - clause.start)
        if low < high:
            text[low:high] = BLANK * (high - low)
    return "".join(text)


def _candidates(
    folded: str, clause: Clause, founds: Sequence[Found], mentions: Sequence[Mention], bracket: bool
) -> list[Candidate]:
    """The candidates of one clause, those of its brackets right after the figure they stand behind."""
    inner = [
        Clause(start, end, "(")
        for start, end in find_brackets(folded, clause.start, clause.end)
        if any(start <= f.start < end for f in founds)
    ]
    own = [f for f in founds if not any(b.start <= f.start < b.end for b in inner)]
    holes = [(m.start, m.end) for m in mentions if clause.start <= m.start < clause.end]
    holes += [(b.start - 1, b.end + 1) for b in inner]
    text = _blanked(folded, clause, holes)
    out: list[Candidate] = []
    at = clause.start
    pending = list(inner)
    for i, found in enumerate(own):
        out += _bracketed(folded, pending, found.start, founds, mentions)
        following = own[i + 1].start if i + 1 < len(own) else clause.end
        out.append(
            Candidate(
                found=found,
                clause=clause,
                # 死亡率实现“零”: the mark opens around the number alone
                left=text[at - clause.start : found.start - clause.start].removesuffix("“"),
                right=text[found.end - clause.start : following - clause.start],
                first=i == 0,
                last=i == len(own) - 1,
                bracket=bracket,
            )
        )
        at = found.end
    return out + _bracketed(folded, pending, clause.end, founds, mentions)


def _bracketed(
    folded: str,
    pending: list[Clause],
    before: int,
    founds: Sequence[Found],
    mentions: Sequence[Mention],
) -> list[Candidate]:
    out: list[Candidate] = []
    while pending and pending[0].start < before:
        inside = pending.pop(0)
        for clause in find_clauses(folded, inside.start, inside.end):
            opener = clause.opener or "("
            within = [f for f in founds if clause.start <= f.start < clause.end]
            out += _candidates(
                folded, attrs.evolve(clause, opener=opener), within, mentions, bracket=True
            )
    return out


def sentence_candidates(
    folded: str, start: int, end: int, founds: Sequence[Found], mentions: Sequence[Mention]
) -> list[Candidate]:
    """All candidates of a sentence in reading order.

    Args:
        folded: The folded paragraph.
        start: Where the sentence begins.
        end: Where it ends.
        founds: The quantities in the sentence that are figures.
        mentions: The dates in it.
    """
    out: list[Candidate] = []
    i = 0
    for clause in find_clauses(folded, start, end):
        within = []
        while i < len(founds) and founds[i].start < clause.end:
            within.append(founds[i])
            i += 1
        if within:
            out += _candidates(folded, clause, within, mentions, bracket=False)
    return out


# 0.36、0.41个千分点 · 2015年3.1万、2016年3.9万、2017年4.6万人 · 由3.2万增至7.9万人次
_LIST_GAP = re.compile(
    r"\s?(?:、|和|及|与|,|增至|增加到|升至|提高到|减至|降至|降到)?\s?(?:(?:19|20)\d\d年)?的?\s?"
)


def with_shared_units(folded: str, founds: Sequence[Found]) -> list[Found]:
    """The quantities with the unit that a list names once, behind its last number, given to all (0.36、0.41个千分点)."""
    out = list(founds)
    for i in range(len(out) - 2, -1, -1):
        this, after = out[i], out[i + 1]
        unit = after.quantity.unit or ""
        bare = this.quantity.unit is None and this.form in (Form.BARE, Form.RATIO)
        halved = this.quantity.unit == "个" and unit in ("百分点", "千分点")  # 1.4个和2.2个百分点
        if unit and (bare or halved) and _LIST_GAP.fullmatch(folded, this.end, after.start):
            out[i] = attrs.evolve(
                this, quantity=attrs.evolve(this.quantity, unit=unit), form=after.form
            )
    return out


def only_owner(group: Sequence[Candidate]) -> Candidate | None:
    """The small count that only says whose the other figures of its clause are (两家公立医院药占比28.4%)."""
    first, found = group[0], group[0].found
    small = found.chinese and found.quantity.value <= 10 and found.quantity.unit in ("家", "所")
    opens = not first.left.strip(BLANK + " ")
    return first if len(group) > 1 and small and opens else None
