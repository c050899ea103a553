"""What became of the promises of a plan."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal

import attrs

from healthreports import matching
from healthreports.catalogue.concepts import Catalogue, Concept
from healthreports.facts import AnyFact, Change, Figure, Indicator, Milestone, Target
from healthreports.report import Report
from healthreports.tracking.cancellations import Cancellation, find_cancellations, given_up
from healthreports.tracking.events import built, won
from healthreports.tracking.measures import grows, measured, without_growth
from healthreports.tracking.records import TWO_PLACES, Fate, Outcome, Passage, Tracking


__all__ = ["Fate", "Outcome", "Passage", "Tracking", "track"]

Known = Mapping[str, Concept]


def track(
    plan: Report, outcome: Report | None = None, *, catalogue: Catalogue | None = None
) -> Tracking:
    """Every target and milestone of a plan with what became of it.

    Only what speaks of the same thing, for the same subject and time, counts; all else stays unknown:

    - met, missed: a figure of the time due, or an event, says so. A year's figure of what was due in May
      does not tell the day: it is met, and `Outcome.in_time` is `None`.
    - under way: begun, or a figure of a part of the time.
    - restated: another document promises it again, with this or another value or date.
    - dropped: another document says in so many words that it is given up. A later plan that leaves a promise
      out drops nothing: it may give examples only, and end its list in `……`.

    What is observed tells more than what is promised again, the outcome's words more than the plan's own.

    Args:
        plan: The report that promises.
        outcome: The report that tells; without one the plan is followed within itself. Of one that speaks
            for another place nothing is taken.
        catalogue: Where it stands whether more of a thing is better; the library's own if not given.

    Example:
        >>> import healthreports as hr
        >>> plan = hr.parse("2023年家庭医生签约任务数100人，完成规范签约120人，任务完成率120%。", year=2023)
        >>> [(o.promise.quote, str(o.fate), o.evidence.quote, int(o.margin)) for o in hr.track(plan)]
        [('100人', 'met', '120人', 20)]
    """
    if outcome == plan:
        outcome = None
    apart = outcome is not None and not matching.one_place(plan.region, outcome.region)
    others = [outcome] if outcome is not None and not apart else []
    sources = [_Witnesses.of(report, elsewhere=True) for report in others]
    sources.append(_Witnesses.of(plan, elsewhere=False))
    known = {concept.id: concept for concept in catalogue or Catalogue.load()}
    return Tracking(
        plan=plan.name,
        outcome=outcome.name if outcome is not None else None,
        outcomes=tuple(
            _followed(promise, share, sources, known, nothing=TWO_PLACES if apart else _NOTHING)
            for promise in plan.facts
            if isinstance(promise, Target | Milestone)
            for share in matching.shares(promise)
        ),
    )


_NOTHING = "nothing speaks of the same thing"

# A list longer than this says the same name over and over: no report does.
_MOST_WITNESSES = 60


@attrs.frozen
class _Witness:
    """A fact, and the fact as it is told of one of its subjects."""

    fact: AnyFact
    share: AnyFact


@attrs.frozen
class _Witnesses:
    """The facts of a report by everything that a promise could be matched on."""

    elsewhere: bool
    by_key: Mapping[str, list[_Witness]]
    cancellations: tuple[Cancellation, ...]

    @classmethod
    def of(cls, report: Report, *, elsewhere: bool) -> "_Witnesses":
        found: dict[str, list[_Witness]] = defaultdict(list)
        for fact in sorted(report.facts, key=matching.place_in_text):
            for share in matching.shares(fact):
                for key in _keys(share):
                    if len(found[key]) < _MOST_WITNESSES:
                        found[key].append(_Witness(fact, share))
        return cls(elsewhere, found, find_cancellations(report) if elsewhere else ())

    def of_same_key(self, promise: AnyFact) -> Iterable[_Witness]:
        seen = {
            (id(witness.fact), witness.share.subjects): witness
            for key in _keys(promise)
            for witness in self.by_key.get(key, ())
        }
        return seen.values()


def _keys(fact: AnyFact) -> tuple[str, ...]:
    project = matching.project_in(fact)
    if not isinstance(fact, Figure):
        keys = matching.event_keys(fact)
    elif isinstance(fact, Change) or (isinstance(fact, Target) and grows(fact)):
        keys = (*matching.measure_keys(fact), *matching.measure_keys(without_growth(fact)))
    else:
        keys = matching.measure_keys(fact)
    # A task and what came of it stand in one sentence, perhaps under different names.
    sentence = fact.sentence if isinstance(fact, Indicator) or "任务" in fact.name else ""
    place = f"project {project.place}" if project else ""
    return tuple(key for key in (*keys, sentence, place) if key)


def _followed(
    promise: Target | Milestone,
    share: AnyFact,
    sources: Iterable[_Witnesses],
    known: Known,
    *,
    nothing: str,
) -> Outcome:
    """The promise, for one of its subjects, with the first and strongest thing said of it."""
    subject = share.subjects[0] if share is not promise else None
    for source in sources:
        told = list(_told(promise, share, source, known))
        if told:
            return attrs.evolve(_strongest(told), promise=promise, subject=subject)
    return Outcome(promise=promise, subject=subject, fate=Fate.UNKNOWN, note=nothing)


def _told(
    promise: Target | Milestone, share: AnyFact, source: _Witnesses, known: Known
) -> Iterator[Outcome]:
    """All that one report says of a promise."""
    if not isinstance(share, Target | Milestone):
        return
    if (dropped := given_up(share, source.cancellations)) is not None:
        yield dropped
    for witness in source.of_same_key(share):
        if witness.fact is promise:
            continue
        outcome = _told_by(share, witness.share, known, elsewhere=source.elsewhere)
        if outcome is not None:
            yield attrs.evolve(outcome, evidence=witness.fact)


def _told_by(
    promise: Target | Milestone, fact: AnyFact, known: Known, *, elsewhere: bool
) -> Outcome | None:
    """What one fact tells of a promise, if it speaks of the same thing."""
    if isinstance(promise, Target) and isinstance(fact, Indicator | Target | Change):
        better = matching.better(promise, known.get(promise.concept or ""))
        outcome = measured(promise, fact, better, elsewhere=elsewhere)
        if outcome is not None:
            return outcome
    return built(promise, fact, elsewhere=elsewhere) or won(promise, fact, elsewhere=elsewhere)


def _strongest(told: Iterable[Outcome]) -> Outcome:
    """The outcome that tells most; two figures of one weight that contradict each other tell nothing."""
    ordered = sorted(told, key=_strength)
    first = ordered[0]
    weight = _strength(first)[:-1]
    fates = {outcome.fate for outcome in ordered if _strength(outcome)[:-1] == weight}
    if {Fate.MET, Fate.MISSED} <= fates:
        return attrs.evolve(
            first,
            fate=Fate.UNKNOWN,
            in_time=None,
            note=f"{first.note}; another figure contradicts it",
        )
    return first


_ORDER = {
    Fate.MET: 0,
    Fate.MISSED: 0,
    Fate.DROPPED: 1,
    Fate.UNDER_WAY: 2,
    Fate.RESTATED: 3,
    Fate.UNKNOWN: 4,
}


def _strength(outcome: Outcome) -> tuple[int, bool, int, Decimal, tuple[object, ...]]:
    """Observed before restated; then what tells the day, the later time, the more digits, the earlier place.

    市一院三期工程5月开工，年底前完成桩基: the first half tells that May was kept.
    """
    vague = outcome.fate is Fate.MET and outcome.in_time is None
    fact = outcome.evidence
    if fact is None or isinstance(fact, Passage):
        return _ORDER[outcome.fate], vague, 0, Decimal(0), (fact.start if fact else 0,)
    step = fact.quantity.step if isinstance(fact, Figure) else None
    held = (fact.period.end if fact.period else date.min).toordinal()
    return (
        _ORDER[outcome.fate],
        vague,
        -held,
        Decimal("Infinity") if step is None else step,
        matching.place_in_text(fact),
    )
