"""What a reader takes out of a report: figures, ranks, milestones, honours, progress, each with its place."""

from typing import ClassVar, SupportsIndex, overload

import attrs

from healthreports import display
from healthreports.facts.tables import card_of, table_of, tally
from healthreports.facts.values import Period, Quantity, Role, Status
from healthreports.text import Span


def _short(words: str) -> str:
    """Words that fit into one line."""
    return display.plain(words if len(words) <= _MOST_WORDS else words[:_MOST_WORDS] + "…")


_MOST_WORDS = 30


@attrs.frozen(kw_only=True, repr=False)
class Fact(display.Shown):
    """Something that a report says, with the place where it says so.

    Attributes:
        name: What it is about, in the text's own words (门诊急诊总量).
        concept: The catalogue's id of that, or `None`.
        subjects: The units, places or groups it belongs to where that is not the reporting place itself (市中医院).
        period: When it holds or, for a target, is due; `None` where no reader could tell.
        quote: The words that hold it, after repair (71.25万人次).
        spans: Where they stand in `Report.text`; more than one piece where a broken column cuts them.
        sentence: The sentence around the quote, after repair.
        document: Name of the report.
        section: The headings above it, from the top down.
        role: Whether its section looks back or ahead.
        rule: The name of the rule that made it.
        inferred: The fields that the text does not state at that place.
        part_of: Name of the whole of which it is a part, or `None`.
    """

    kind: ClassVar[str] = "fact"

    name: str
    quote: str
    spans: tuple[Span, ...] = attrs.field(
        converter=tuple[Span, ...], validator=attrs.validators.min_len(1)
    )
    sentence: str
    document: str
    concept: str | None = None
    subjects: tuple[str, ...] = attrs.field(default=(), converter=tuple[str, ...])
    period: Period | None = None
    section: tuple[str, ...] = attrs.field(default=(), converter=tuple[str, ...])
    role: Role = Role.OTHER
    rule: str = ""
    inferred: tuple[str, ...] = attrs.field(default=(), converter=tuple[str, ...])
    part_of: str | None = None

    @property
    def start(self) -> int:
        """Offset of the first piece in the report's text."""
        return self.spans[0].start

    def __repr__(self) -> str:
        when = f", {self.period}" if self.period else ""
        return f"<{type(self).__name__} {_short(self.name)}: {_short(self.quote)}{when}>"

    def __rich__(self) -> display.Part:
        return card_of(self)


@attrs.frozen(kw_only=True, repr=False)
class Figure(Fact):
    """A fact with a quantity: `Indicator`, `Target` or `Change`.

    Attributes:
        quantity: The number with its unit.
    """

    quantity: Quantity


@attrs.frozen(kw_only=True, repr=False)
class Indicator(Figure):
    """An observed quantity: done, reached, existing."""

    kind: ClassVar[str] = "indicator"


@attrs.frozen(kw_only=True, repr=False)
class Target(Figure):
    """A quantity that someone commits to, or is required, to reach; `period` is when it is due."""

    kind: ClassVar[str] = "target"


@attrs.frozen(kw_only=True, repr=False)
class Change(Figure):
    """A difference or growth against an earlier value, or a gap to a stated benchmark; negative when it fell.

    Attributes:
        versus: The earlier period, or the words of the benchmark; `None` where the text does not say.
    """

    kind: ClassVar[str] = "change"

    versus: Period | str | None = None


@attrs.frozen(kw_only=True, repr=False)
class Rank(Fact):
    """A place in an ordering.

    Attributes:
        place: 1 for the first.
        of: How many are ranked, or `None`.
        scope: Among whom (全省90个县), or `None`.
    """

    kind: ClassVar[str] = "rank"

    place: int = attrs.field(validator=attrs.validators.ge(1))
    of: int | None = None
    scope: str | None = None


@attrs.frozen(kw_only=True, repr=False)
class Milestone(Fact):
    """Something planned without a number: built, opened, passed.

    Attributes:
        deadline: By when.
    """

    kind: ClassVar[str] = "milestone"

    deadline: Period | None = None


@attrs.frozen(kw_only=True, repr=False)
class Honour(Fact):
    """An award, a title or a selection already received."""

    kind: ClassVar[str] = "honour"


@attrs.frozen(kw_only=True, repr=False)
class Progress(Fact):
    """Something reported as started, under way or done, without a number.

    Attributes:
        status: Which of the three.
    """

    kind: ClassVar[str] = "progress"

    status: Status


AnyFact = Indicator | Target | Change | Rank | Milestone | Honour | Progress
FACT_KINDS: tuple[type[AnyFact], ...] = (
    Indicator,
    Target,
    Change,
    Rank,
    Milestone,
    Honour,
    Progress,
)


class Facts(display.Shown, tuple[AnyFact, ...]):
    """Facts in reading order: a tuple that shows itself as a table."""

    __slots__ = ()

    @overload
    def __getitem__(self, at: SupportsIndex) -> AnyFact: ...
    @overload
    def __getitem__(self, at: slice) -> "Facts": ...
    def __getitem__(self, at: SupportsIndex | slice) -> "AnyFact | Facts":
        held = super().__getitem__
        return Facts(held(at)) if isinstance(at, slice) else held(at)

    def __repr__(self) -> str:
        return f"<Facts: {tally(fact.kind for fact in self) or 'none'}>"

    def __rich__(self) -> display.Part:
        if not self:
            return display.Line("No facts.", display.FAINT)
        return table_of(self)
