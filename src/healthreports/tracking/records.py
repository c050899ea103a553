"""What tracking gives: outcomes, and the words that tell of them."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from enum import StrEnum

import attrs
from rich.text import Text

from healthreports import display, matching
from healthreports.facts import AnyFact, Milestone, Target
from healthreports.text import Span


class Fate(StrEnum):
    """What became of a promise.

    Attributes:
        MET: It was kept, as a figure or an event says.
        MISSED: It was not kept, or kept too late.
        UNDER_WAY: It was begun, or there is a figure of a part of the time.
        RESTATED: Another document promises it again.
        DROPPED: Another document says that it is given up.
        UNKNOWN: Nothing speaks of the same thing.
    """

    MET = "met"
    MISSED = "missed"
    UNDER_WAY = "under way"
    RESTATED = "restated"
    DROPPED = "dropped"
    UNKNOWN = "unknown"


@attrs.frozen(kw_only=True)
class Passage(display.Shown):
    """Words of a report that no fact holds.

    Attributes:
        quote: The words, after repair (取消三期扩建工程).
        spans: Where they stand in `Report.text`.
        sentence: The sentence around them, after repair.
        document: Name of the report.
    """

    quote: str
    spans: tuple[Span, ...] = attrs.field(converter=tuple[Span, ...])
    sentence: str
    document: str

    @property
    def start(self) -> int:
        """Offset of the first piece in the report's text."""
        return self.spans[0].start


@attrs.frozen(kw_only=True)
class Outcome(display.Shown):
    """One promise, and what became of it.

    Attributes:
        promise: The target or milestone.
        subject: The one followed here, where several share the promise (甲、乙卫生院扩建工程竣工); else `None`.
        fate: What became of it.
        evidence: The fact or the words that say so; `None` where nothing speaks of the same thing.
        margin: The value reached, or promised anew, less the value promised, in the unit of the promise;
            `None` without two numbers.
        in_time: Whether what was promised was done when it was due: `False` for what was done late, and so
            is missed; `None` where that is not told, as by a year's figure of what was due in May.
        note: The reason in a few words.
    """

    promise: Target | Milestone
    subject: str | None = None
    fate: Fate
    evidence: AnyFact | Passage | None = None
    margin: Decimal | None = None
    in_time: bool | None = None
    note: str = ""

    def __repr__(self) -> str:
        return f"<Outcome {self.fate}: {_words(self)}>"


_COLOURS = {
    Fate.MET: display.GOOD,
    Fate.MISSED: display.BAD,
    Fate.UNDER_WAY: display.OPEN,
    Fate.RESTATED: display.NEWS,
    Fate.DROPPED: display.BAD,
    Fate.UNKNOWN: display.FAINT,
}
# What is said of both documents at once stands below the table, once.
TWO_PLACES = "the two reports speak for different places"


@attrs.frozen(kw_only=True, repr=False)
class Tracking(display.Shown):
    """All promises of a plan with their outcomes, in the plan's order.

    Attributes:
        plan: Name of the document that promises.
        outcome: Name of the one that reports, or `None` where the plan is followed within itself.
        outcomes: One a promise; of a milestone that several share one for each.
    """

    plan: str
    outcome: str | None = None
    outcomes: tuple[Outcome, ...] = attrs.field(default=(), converter=tuple[Outcome, ...])

    def __iter__(self) -> Iterator[Outcome]:
        return iter(self.outcomes)

    def __len__(self) -> int:
        return len(self.outcomes)

    def __repr__(self) -> str:
        return f"<Tracking {self.plan}: {self._tally()}>"

    def counts(self) -> Mapping[Fate, int]:
        """How many promises came to each fate."""
        fates = [outcome.fate for outcome in self.outcomes]
        return {fate: fates.count(fate) for fate in Fate}

    def _tally(self) -> str:
        return ", ".join(f"{n} {fate}" for fate, n in self.counts().items() if n) or "no promises"

    def __rich__(self) -> display.Part:
        columns = (
            display.Column("promise", share=5),
            display.Column("due"),
            display.Column("became"),
            display.Column("margin", right=True),
            display.Column("by these words", share=6, below=True),
        )
        where = f"followed in {self.outcome}" if self.outcome else "followed within itself"
        title = f"{self.plan}, {where}: {self._tally()}"
        told = [outcome for outcome in self.outcomes if outcome.evidence is not None]
        rest = [outcome for outcome in self.outcomes if outcome.evidence is None]
        apart = any(outcome.note == TWO_PLACES for outcome in rest)
        lines = [f"Unknown, for {TWO_PLACES}:"] if apart else ["Nothing speaks of:"]
        lines += [f"  {_words(outcome)}{_due(outcome)}" for outcome in rest]
        parts: list[display.Part] = [display.Line(title, display.HEAD)]
        if told:
            parts.append(display.Table(columns, [_row(outcome) for outcome in told]))
        if rest:
            parts.append(display.Line("\n".join(lines), display.FAINT))
        return display.Stack(*parts)


def _words(outcome: Outcome) -> str:
    """The promise in its own words."""
    promise = outcome.promise
    whose = outcome.subject or "、".join(promise.subjects)
    what = f"{promise.name} {promise.quote}" if isinstance(promise, Target) else promise.name
    return f"{whose}：{what}" if whose else what


def _due(outcome: Outcome) -> str:
    due = matching.due(outcome.promise)
    return f" ({due})" if due else ""


def _row(outcome: Outcome) -> tuple[display.Content, ...]:
    promise, evidence = outcome.promise, outcome.evidence
    margin = ""
    if outcome.margin is not None and isinstance(promise, Target):
        unit = "百分点" if promise.quantity.unit == "%" else promise.quantity.unit
        margin = ("+" if outcome.margin > 0 else "") + display.short_number(outcome.margin, unit)
    return (
        _words(outcome),
        str(matching.due(promise) or ""),
        Text(_fate(outcome), style=_COLOURS[outcome.fate]),
        margin,
        display.Excerpt(evidence.sentence, evidence.quote) if evidence else "",
    )


def _fate(outcome: Outcome) -> str:
    """The fate, with the time where the words do not tell whether it was kept: met in 2024, due in May."""
    evidence = outcome.evidence
    if outcome.in_time is False:
        return f"{outcome.fate}, late"
    period = None if evidence is None or isinstance(evidence, Passage) else matching.due(evidence)
    if outcome.fate is Fate.MET and outcome.in_time is None and period:
        return f"{outcome.fate} in {period}"
    if outcome.fate is Fate.RESTATED and period and period != matching.due(outcome.promise):
        return f"{outcome.fate} for {period}"
    return str(outcome.fate)
