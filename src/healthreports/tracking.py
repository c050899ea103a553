"""What became of the promises of a plan."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from enum import StrEnum

import attrs
from rich.console import RenderableType
from rich.text import Text

from healthreports import display, matching
from healthreports.catalogue.concepts import Catalogue, Concept, Direction
from healthreports.facts import (
    AnyFact,
    Bound,
    Change,
    Fact,
    Figure,
    Honour,
    Indicator,
    Milestone,
    Period,
    Progress,
    Quantity,
    Status,
    Target,
)
from healthreports.report import Report


Known = Mapping[str, Concept]
AnyFigure = Indicator | Target | Change


class Fate(StrEnum):
    """What became of a promise."""

    MET = "met"
    MISSED = "missed"
    UNDER_WAY = "under way"
    RESTATED = "restated"
    UNKNOWN = "unknown"


@attrs.frozen(kw_only=True)
class Outcome:
    """One promise, and what became of it.

    Attributes:
        promise: The target or milestone.
        fate: What became of it.
        evidence: The fact that says so; `None` where nothing speaks of the same thing.
        margin: The value reached less the value promised, in the unit of the promise; `None` without two numbers.
        note: The reason in a few words.
    """

    promise: Target | Milestone
    fate: Fate
    evidence: AnyFact | None = None
    margin: Decimal | None = None
    note: str = ""


_COLOURS = {
    Fate.MET: display.GOOD,
    Fate.MISSED: display.BAD,
    Fate.UNDER_WAY: display.OPEN,
    Fate.RESTATED: display.MARK,
    Fate.UNKNOWN: display.FAINT,
}


@attrs.frozen(kw_only=True)
class Tracking:
    """All promises of a plan with their outcomes, in the plan's order.

    Attributes:
        plan: Name of the document that promises.
        outcome: Name of the one that reports, or `None` where the plan is followed within itself.
        outcomes: One a promise.
    """

    plan: str
    outcome: str | None = None
    outcomes: tuple[Outcome, ...] = attrs.field(converter=tuple[Outcome, ...])

    def __iter__(self) -> Iterator[Outcome]:
        return iter(self.outcomes)

    def __len__(self) -> int:
        return len(self.outcomes)

    def __repr__(self) -> str:
        counts = ", ".join(f"{n} {fate}" for fate, n in self.counts().items() if n)
        return f"<Tracking {self.plan}: {counts or 'no promises'}>"

    def counts(self) -> Mapping[Fate, int]:
        """How many promises came to each fate."""
        fates = [outcome.fate for outcome in self.outcomes]
        return {fate: fates.count(fate) for fate in Fate}

    def __rich__(self) -> RenderableType:
        columns = (
            display.Column("promise", share=5),
            display.Column("due"),
            display.Column("became"),
            display.Column("margin", right=True),
            display.Column("by these words", share=6),
        )
        counts = ", ".join(f"{n} {fate}" for fate, n in self.counts().items() if n)
        where = f"followed in {self.outcome}" if self.outcome else "followed within itself"
        title = f"{self.plan}, {where}: {counts or 'no promises'}"
        told = [outcome for outcome in self.outcomes if outcome.fate is not Fate.UNKNOWN]
        rest = [outcome for outcome in self.outcomes if outcome.fate is Fate.UNKNOWN]
        unknown = "; ".join(_words(outcome.promise) for outcome in rest)
        return display.stack(
            Text(display.plain(title), style=display.HEAD),
            display.table(columns, map(_row, told)) if told else "",
            Text(f"unknown: {display.plain(unknown)}\n" if rest else "", style=display.FAINT),
        )


def _words(promise: Target | Milestone) -> str:
    """The promise in its own words."""
    whose = f"{'、'.join(promise.subjects)}：" if promise.subjects else ""
    return f"{whose}{promise.name}{promise.quote if isinstance(promise, Target) else ''}"


def _row(outcome: Outcome) -> tuple[RenderableType, ...]:
    promise, evidence = outcome.promise, outcome.evidence
    margin = ""
    if outcome.margin is not None and isinstance(promise, Target):
        unit = "百分点" if promise.quantity.unit == "%" else promise.quantity.unit
        margin = ("+" if outcome.margin > 0 else "") + display.short_number(outcome.margin, unit)
    return (
        _words(promise),
        str(matching.due(promise) or ""),
        Text(outcome.fate, style=_COLOURS[outcome.fate]),
        margin,
        display.Excerpt(evidence.sentence, evidence.quote) if evidence else "",
    )


def track(
    plan: Report, outcome: Report | None = None, *, catalogue: Catalogue | None = None
) -> Tracking:
    """Every target and milestone of a plan with what became of it.

    Only what speaks of the same thing, for the same subject and time, counts; all else stays unknown.

    Args:
        plan: The report that promises.
        outcome: The report that tells; without one the plan is followed within itself.
        catalogue: Where it stands whether more of a thing is better; the library's own if not given.

    Example:
        >>> import healthreports as hr
        >>> plan = hr.parse("2023年家庭医生签约任务数100人，完成规范签约120人，任务完成率120%。", year=2023)
        >>> [(o.promise.quote, str(o.fate), o.evidence.quote, int(o.margin)) for o in hr.track(plan)]
        [('100人', 'met', '120人', 20)]
    """
    sources = (outcome, plan) if outcome is not None and outcome != plan else (plan,)
    witnesses = [_witnesses(report.facts) for report in sources]
    known = {concept.id: concept for concept in catalogue or Catalogue.load()}
    promises = (fact for fact in plan.facts if isinstance(fact, Target | Milestone))
    return Tracking(
        plan=plan.name,
        outcome=outcome.name if outcome is not None else None,
        outcomes=tuple(_followed(promise, witnesses, known) for promise in promises),
    )


# A witness list longer than this says the same name over and over: no report does.
_MOST_WITNESSES = 60


def _witnesses(facts: Iterable[AnyFact]) -> Mapping[str, list[AnyFact]]:
    """The facts by everything that a promise could be matched on."""
    found: dict[str, list[AnyFact]] = defaultdict(list)
    for fact in facts:
        for key in _keys(fact):
            if len(found[key]) < _MOST_WITNESSES:
                found[key].append(fact)
    return found


def _keys(fact: AnyFact) -> tuple[str, ...]:
    project = matching.project_in(fact)
    if not isinstance(fact, Figure):
        keys: tuple[str, ...] = (matching.thing(fact),)
    elif isinstance(fact, Target) and _grows(fact):
        keys = (*matching.measure_keys(fact), *matching.measure_keys(_without_growth(fact)))
    else:
        keys = matching.measure_keys(fact)
    # A task and what came of it stand in one sentence, perhaps under different names.
    sentence = fact.sentence if isinstance(fact, Indicator) or "任务" in fact.name else ""
    place = f"project {project.place}" if project else ""
    return tuple(key for key in (*keys, sentence, place) if key)


def _followed(
    promise: Target | Milestone,
    witnesses: Iterable[Mapping[str, list[AnyFact]]],
    concepts: Known,
) -> Outcome:
    """The promise with the first and strongest thing said of it."""
    for known in witnesses:
        seen = {id(fact): fact for key in _keys(promise) for fact in known.get(key, ())}
        told = [
            outcome
            for fact in seen.values()
            if fact is not promise and (outcome := _told(promise, fact, concepts)) is not None
        ]
        if told:
            return min(told, key=_strength)
    return Outcome(promise=promise, fate=Fate.UNKNOWN, note="nothing speaks of the same thing")


def _strength(outcome: Outcome) -> tuple[int, Decimal, int]:
    """Observed before restated; then the more precise, then the earlier in the text."""
    fact = outcome.evidence
    step = (
        fact.quantity.step
        if isinstance(fact, Figure) and fact.quantity.step is not None
        else Decimal("Infinity")
    )
    order = (Fate.MET, Fate.MISSED, Fate.UNDER_WAY, Fate.RESTATED, Fate.UNKNOWN)
    observed = (
        min(order.index(outcome.fate), 1)
        if outcome.fate in (Fate.MET, Fate.MISSED)
        else order.index(outcome.fate)
    )
    return observed, step, fact.start if fact else 0


def _told(promise: Target | Milestone, fact: AnyFact, known: Known) -> Outcome | None:
    """What one fact tells of a promise, if it speaks of the same thing."""
    if isinstance(promise, Target) and isinstance(fact, AnyFigure):
        return _measured(promise, fact, known)
    return _built(promise, fact) or _won(promise, fact)


# -- targets against figures


def _grows(fact: Fact) -> bool:
    """Whether a target is set on growth: 服务量增长5%以上."""
    return any(
        word in fact.name for word in ("增长", "增幅", "提高", "提升", "下降", "降低", "减少")
    )


def _without_growth(promise: Target) -> Target:
    """The target with the word of growth taken off its name, as it is in the names of changes."""
    name = promise.name
    for word in ("同比", "年均", "增长率", "增长", "增幅", "提高", "提升", "下降", "降低", "减少"):
        name = name.replace(word, "")
    return attrs.evolve(promise, name=name or promise.name)


def _measured(promise: Target, fact: AnyFigure, known: Known) -> Outcome | None:
    """What a figure tells of a target."""
    told_on = promise
    if isinstance(fact, Change):
        if not _grows(promise):
            return None
        told_on = attrs.evolve(_without_growth(promise), part_of=fact.part_of)
    if not (matching.same_measure(told_on, fact) or matching.answers_task(promise, fact)):
        return None
    value = matching.value_in(fact.quantity, promise.quantity.unit)
    if value is None:
        return None
    actual = attrs.evolve(fact.quantity, value=value, unit=promise.quantity.unit, high=None)
    if isinstance(fact, Target):
        return _restated(promise, fact, actual)
    # 每千人口托位数4.72个，提前一年达到4.5个的目标: early, and in one sentence.
    early = promise.sentence == fact.sentence and _before(fact.period, promise.period)
    if not early and not _in_time(promise.period, fact.period):
        return None
    if isinstance(fact, Change) and ("降" in promise.name or "减" in promise.name):
        actual = attrs.evolve(actual, value=-value)
    less = matching.better(promise, known.get(promise.concept or "")) is Direction.LOWER
    return _compared(promise, fact, actual, less=less and not _grows(promise))


def _in_time(due: Period | None, held: Period | None) -> bool:
    """Whether what held then can tell of what was due: in the same year, and not after."""
    return due is not None and held is not None and due.year == held.year and held.start <= due.end


def _before(held: Period | None, due: Period | None) -> bool:
    return held is not None and due is not None and held.end < due.end


def _restated(promise: Target, fact: Target, again: Quantity) -> Outcome | None:
    same_due = promise.period == fact.period
    if fact.document == promise.document and (fact.quantity != promise.quantity or not same_due):
        return None
    margin = again.value - promise.quantity.value
    if again.bound is not promise.quantity.bound or margin:
        said = "with another value"
    else:
        said = "with the same value" if same_due else "with another date"
    return Outcome(
        promise=promise,
        fate=Fate.RESTATED,
        evidence=fact,
        margin=margin,
        note=f"promised again {said}",
    )


def _compared(promise: Target, fact: AnyFigure, actual: Quantity, *, less: bool) -> Outcome:
    reached = _reached(promise.quantity, actual, less=less)
    fate = {True: Fate.MET, False: Fate.MISSED, None: Fate.UNKNOWN}[reached]
    still_time = promise.period and fact.period and fact.period.end < promise.period.end
    if reached is False and still_time:
        fate = Fate.UNDER_WAY
    margin = actual.value - promise.quantity.value
    note = f"{display.short_number(actual.value, actual.unit)} against {promise.quote}"
    if promise.quantity.value and promise.quantity.unit not in ("%", "‰", "/10万"):
        note += f" ({actual.value / promise.quantity.value:.2%})"
    return Outcome(promise=promise, fate=fate, evidence=fact, margin=margin, note=note)


def _reached(target: Quantity, actual: Quantity, *, less: bool) -> bool | None:
    """Whether a value reaches a target; `None` where its bound leaves that open.

    A number without a bound word is a least one (任务数264987人), a most where less is better.
    """
    sign = -1 if less else 1
    gap = (actual.value - target.value) * sign
    if actual.bound is Bound.ABOUT and abs(gap) * 20 < abs(target.value):
        return None
    if actual.bound in (Bound.AT_LEAST, Bound.AT_MOST):
        helps = Bound.AT_MOST if sign < 0 else Bound.AT_LEAST
        if actual.bound is helps:
            return True if gap >= 0 else None
        return False if gap < 0 else None
    return gap >= 0


# -- milestones, and targets set on building works


def _built(promise: Target | Milestone, fact: AnyFact) -> Outcome | None:
    """What a fact tells of a promise on a building project."""
    planned, found = matching.project_in(promise), matching.project_in(fact)
    if planned is None or found is None or not matching.same_project(planned, found):
        return None
    fate = None
    if isinstance(fact, Progress):
        fate = _progressed(promise, fact, planned.stage, found.stage)
    elif isinstance(fact, Target | Milestone):
        # Another document may promise more (50% of the main structure, then all of it); within one,
        # another stage is another promise.
        later = found.stage > planned.stage and fact.document != promise.document
        fate = Fate.RESTATED if later or found.stage == planned.stage else None
    if fate is None:
        return None
    note = _stages(planned, found)
    return Outcome(promise=promise, fate=fate, evidence=fact, note=note)


def _progressed(
    promise: Target | Milestone, fact: Progress, planned: int, found: int
) -> Fate | None:
    """Whether a project has come to a stage in time, or is on its way there."""
    if not _lately(promise, fact):
        return None
    begun = planned == 1 and fact.status is Status.STARTED
    if found > planned or (found == planned and (begun or fact.status is Status.DONE)):
        return Fate.MET if _in_time(matching.due(promise), fact.period) else None
    return Fate.UNDER_WAY


def _stages(planned: matching.Project, found: matching.Project) -> str:
    if planned.stage == found.stage:
        return "the same stage of the same project"
    return f"a {'later' if found.stage > planned.stage else 'earlier'} stage of the same project"


def _lately(promise: Target | Milestone, fact: AnyFact) -> bool:
    """Whether a fact is of the year that a promise is due in, or of the one before."""
    due = matching.due(promise)
    return due is not None and fact.period is not None and 0 <= due.year - fact.period.year <= 1


def _won(promise: Target | Milestone, fact: AnyFact) -> Outcome | None:
    """What a fact tells of a promised event that is known by its name, building works aside."""
    if not isinstance(promise, Milestone) or isinstance(fact, Figure):
        return None
    thing = matching.thing(promise)
    if not thing or thing != matching.thing(fact) or not _same_winner(promise, fact):
        return None
    if isinstance(fact, Milestone):
        elsewhere = fact.document != promise.document
        return (
            Outcome(promise=promise, fate=Fate.RESTATED, evidence=fact, note="promised again")
            if elsewhere
            else None
        )
    done = isinstance(fact, Honour) or (isinstance(fact, Progress) and fact.status is Status.DONE)
    if done:
        in_time = _in_time(matching.due(promise), fact.period)
        return (
            Outcome(promise=promise, fate=Fate.MET, evidence=fact, note="reported as done")
            if in_time
            else None
        )
    if isinstance(fact, Progress) and _lately(promise, fact):
        return Outcome(
            promise=promise, fate=Fate.UNDER_WAY, evidence=fact, note=f"reported as {fact.status}"
        )
    return None


def _same_winner(promise: Milestone, fact: AnyFact) -> bool:
    """Whether both events belong to one subject; a title in quotation marks is known without one."""
    if matching.same_subjects(promise.subjects, fact.subjects):
        return True
    return not (promise.subjects and fact.subjects) and any(
        mark in promise.quote for mark in '“"《'
    )
