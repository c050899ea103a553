"""Milestones and targets on building works, and the facts that tell how far they have come."""

from healthreports import matching
from healthreports.facts import (
    AnyFact,
    Figure,
    Honour,
    Milestone,
    Period,
    Progress,
    Status,
    Target,
)
from healthreports.tracking.records import Fate, Outcome
from healthreports.tracking.times import Timing, timing


Promise = Target | Milestone


def built(promise: Promise, fact: AnyFact, *, elsewhere: bool) -> Outcome | None:
    """What a fact tells of a promise on a building project.

    Args:
        promise: Any promise.
        fact: Any fact.
        elsewhere: Whether the fact stands in another document than the promise.
    """
    planned, found = matching.project_in(promise), matching.project_in(fact)
    if planned is None or found is None or not matching.same_project(planned, found):
        return None
    ahead = found.stage - planned.stage
    note = f"{_stage(ahead)} stage of the same project"
    if isinstance(fact, Progress):
        done = _stands(fact, found.stage, planned.stage)
        return _progressed(promise, fact, done=done, exactly=not ahead, note=note)
    # Another document may promise more: 50% of the main structure, then all of it. Less it leaves out.
    if elsewhere and isinstance(fact, Target | Milestone) and ahead >= 0:
        return _again(promise, fact, note)
    return None


def _stage(ahead: int) -> str:
    if not ahead:
        return "the same"
    return "a later" if ahead > 0 else "an earlier"


# Works at a stage before this one are past the stages before it; of what stands behind it only the end counts:
# 竣工验收工作稳步推进 is not yet 竣工.
_FIRST_OF_THE_END = 6


def _stands(fact: Progress, found: int, planned: int) -> bool:
    """Whether works reported at one stage have come to another."""
    if found > planned:
        return found < _FIRST_OF_THE_END or fact.status is not Status.UNDER_WAY
    begun = planned == 1 and fact.status is Status.STARTED
    return found == planned and (begun or fact.status is Status.DONE)


def _progressed(
    promise: Promise, fact: AnyFact, *, done: bool, exactly: bool, note: str
) -> Outcome | None:
    """What an event tells of a promise.

    Args:
        promise: What was to happen.
        fact: What is told.
        done: Whether what was promised is done.
        exactly: Whether the fact speaks of that step itself, so that its time is the step's.
        note: How the two belong together.
    """
    due, held = matching.due(promise), fact.period
    time = timing(due, held)
    if not done:
        if time is Timing.AFTER and _stated(fact) and held is not None:
            return Outcome(
                promise=promise, fate=Fate.MISSED, evidence=fact, note=f"{note}, still in {held}"
            )
        return _open(promise, fact, time, note)
    if time is Timing.AFTER and exactly and _stated(fact):
        return Outcome(
            promise=promise,
            fate=Fate.MISSED,
            evidence=fact,
            in_time=False,
            note=f"{note}, late: {held}",
        )
    if time in (Timing.WITHIN, Timing.SO_FAR, Timing.AROUND):
        told = None if time is Timing.AROUND else True
        late = f"; whether by {due} is not told" if told is None else ""
        return Outcome(
            promise=promise, fate=Fate.MET, evidence=fact, in_time=told, note=note + late
        )
    return None


def _stated(fact: AnyFact) -> bool:
    """Whether the text itself gives a fact's time; a review of 2025 may speak of what was opened in 2024."""
    return "period" not in fact.inferred


def _open(promise: Promise, fact: AnyFact, time: Timing, note: str) -> Outcome | None:
    """A promise that is on its way, told in its year or in the one before."""
    due, held = matching.due(promise), fact.period
    lately = time not in (Timing.AFTER, Timing.APART) or _year_before(due, held)
    return (
        Outcome(promise=promise, fate=Fate.UNDER_WAY, evidence=fact, note=note) if lately else None
    )


def _year_before(due: Period | None, held: Period | None) -> bool:
    return due is not None and held is not None and held.year == due.year - 1


def _again(promise: Promise, fact: AnyFact, note: str) -> Outcome:
    due, again = matching.due(promise), matching.due(fact)
    if due != again:
        note += f", for {again or 'no time told'}"
    return Outcome(
        promise=promise, fate=Fate.RESTATED, evidence=fact, note=f"promised again: {note}"
    )


def won(promise: Promise, fact: AnyFact, *, elsewhere: bool) -> Outcome | None:
    """What a fact tells of a promised event that is known by its name, building works aside.

    Args:
        promise: Any promise.
        fact: Any fact.
        elsewhere: Whether the fact stands in another document than the promise.
    """
    if not isinstance(promise, Milestone) or isinstance(fact, Figure):
        return None
    if not matching.same_event(promise, fact):
        return None
    if isinstance(fact, Milestone):
        return _again(promise, fact, "the same thing") if elsewhere else None
    if isinstance(fact, Honour):
        return _progressed(promise, fact, done=True, exactly=True, note="received")
    if isinstance(fact, Progress):
        done = fact.status is Status.DONE
        return _progressed(
            promise, fact, done=done, exactly=True, note=f"reported as {fact.status}"
        )
    return None
