"""Honours and ranks that one report names and the other does not."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from healthreports import matching
from healthreports.difference.records import AwardShift, Shift
from healthreports.facts import Honour, Rank, Role
from healthreports.report import Report


Award = Honour | Rank

# How many awards of one name are looked at.
_MOST = 20


def awards_of(report: Report) -> tuple[Award, ...]:
    """The honours and ranks of a report, each once; a rank that a plan wants to reach is none yet."""
    won = [
        fact
        for fact in report.facts
        if isinstance(fact, Honour) or (isinstance(fact, Rank) and fact.role is not Role.PLAN)
    ]
    first: dict[str, list[Award]] = defaultdict(list)
    for award in sorted(won, key=matching.place_in_text):
        same = first[_key(award)]
        if len(same) < _MOST and not any(_same(other, award) for other in same):
            same.append(award)
    return tuple(
        sorted((award for same in first.values() for award in same), key=matching.place_in_text)
    )


def find_award_shifts(before: Sequence[Award], after: Sequence[Award]) -> Iterator[AwardShift]:
    """What was gained, what is not named again, and what changed its place or count.

    Args:
        before: The awards of the earlier report.
        after: Those of the later one.
    """
    later, earlier = _by_key(after), _by_key(before)
    for award in before:
        same = [other for other in later.get(_key(award), ()) if _same(award, other)]
        if not same:
            yield AwardShift(shift=Shift.LOST, before=award)
        elif all(_steps(award, other) for other in same):
            other = same[0]
            shift = Shift.RAISED if _steps(award, other) > 0 else Shift.LOWERED
            yield AwardShift(shift=shift, before=award, after=other)
    for award in after:
        if not any(_same(other, award) for other in earlier.get(_key(award), ())):
            yield AwardShift(shift=Shift.GAINED, after=award)


def _by_key(awards: Sequence[Award]) -> dict[str, list[Award]]:
    found: dict[str, list[Award]] = defaultdict(list)
    for award in awards:
        if len(found[_key(award)]) < _MOST:
            found[_key(award)].append(award)
    return found


def _key(award: Award) -> str:
    """What an award is called, without how often it was won."""
    if isinstance(award, Rank):
        return f"rank {matching.core(award.name)}"
    base, _ = matching.award(award.name)
    return base or matching.thing(award) or matching.core(award.name)


def _same(one: Award, other: Award) -> bool:
    if matching.core(_scope(one)) != matching.core(_scope(other)):
        return False
    if matching.same_subjects(one.subjects, other.subjects):
        return True
    # 县中医院获评“示范医院” and 获评“示范医院”: the title is the same where one leaves its winner out.
    return isinstance(one, Honour) and not (one.subjects and other.subjects)


def _scope(award: Award) -> str:
    return award.scope or "" if isinstance(award, Rank) else ""


def _steps(one: Award, other: Award) -> int:
    """How many places or times the other is ahead."""
    if isinstance(one, Rank) and isinstance(other, Rank):
        return one.place - other.place
    times, again = matching.award(one.name)[1], matching.award(other.name)[1]
    return again - times if times is not None and again is not None else 0
