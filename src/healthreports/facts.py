"""What a reader takes out of a report: figures, ranks, milestones, honours, progress, each with its place."""

import re
from calendar import monthrange
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar, Self

import attrs

from healthreports.errors import ParsingError
from healthreports.text import Span


class Role(StrEnum):
    """What a section does: looks back, looks ahead, or neither."""

    REVIEW = "review"
    PLAN = "plan"
    OTHER = "other"


class Bound(StrEnum):
    """How a value stands to the number as written."""

    EXACT = "="
    AT_LEAST = ">="
    AT_MOST = "<="
    ABOUT = "~"


class Status(StrEnum):
    """How far a reported undertaking has come."""

    STARTED = "started"
    UNDER_WAY = "under way"
    DONE = "done"


# 2023, 2023-11, 2024-05-12
_MOMENT = re.compile(
    r"(?P<year>[12]\d{3})(?:-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>[0-3]\d))?)?", re.ASCII
)


def _days(moment: str) -> tuple[date, date]:
    """First and last day of a year, a month or a day."""
    year, *rest = (int(part) for part in moment.split("-"))
    if not rest:
        return date(year, 1, 1), date(year, 12, 31)
    month, *day = rest
    last = day or [monthrange(year, month)[1]]
    return date(year, month, *(day or [1])), date(year, month, *last)


def _is_moment(instance: "Period", attribute: "attrs.Attribute[str]", value: str) -> None:
    if not _MOMENT.fullmatch(value):
        raise ParsingError("not a year, month or day", value)
    try:
        first, _ = _days(value)
    except ValueError as error:
        raise ParsingError("no such day", value) from error
    if attribute.name == "last" and first < _days(instance.first)[0]:
        raise ParsingError(f"a period cannot end before {instance.first}", value)


@attrs.frozen
class Period:
    """A year, month or day, or a span of them.

    Attributes:
        first: The first year, month or day, in ISO form (`2023`, `2023-11`, `2024-05-12`).
        last: The last one; the same as `first` where the period is no span.

    Example:
        >>> str(Period("2024-01", "2024-06"))
        '2024-01/2024-06'
    """

    first: str = attrs.field(validator=_is_moment)
    last: str = attrs.field(
        default=attrs.Factory(lambda self: self.first, takes_self=True), validator=_is_moment
    )

    @classmethod
    def from_iso(cls, text: str) -> Self:
        """The period that ISO text such as `2023` or `2024-01/2024-06` names.

        Raises:
            ParsingError: The text is no period.
        """
        first, slash, last = text.partition("/")
        return cls(first, last if slash else first)

    def __str__(self) -> str:
        return self.first if self.first == self.last else f"{self.first}/{self.last}"

    @property
    def year(self) -> int:
        """The year in which the period ends."""
        return int(self.last[:4])

    @property
    def start(self) -> date:
        """The first day."""
        return _days(self.first)[0]

    @property
    def end(self) -> date:
        """The last day."""
        return _days(self.last)[1]


@attrs.frozen(kw_only=True)
class Quantity:
    """A number as a report gives it.

    Attributes:
        value: The number after 万, 亿 and Chinese numerals are applied (47700 for 4.77万元); of a range the low end.
        unit: As written, without 万 or 亿 (元, 人次, %, ‰, /10万); `None` where the text has none.
        high: The high end of a range (2 for 1-2家), else `None`.
        bound: Whether the number is exact, a bound or approximate.
        step: The size of the last digit shown (100 for 4.77万).
    """

    value: Decimal
    unit: str | None = None
    high: Decimal | None = None
    bound: Bound = Bound.EXACT
    step: Decimal | None = None

    def __attrs_post_init__(self) -> None:
        high = self.value if self.high is None else self.high
        if not (self.value.is_finite() and high.is_finite() and self.value <= high):
            msg = f"a quantity needs a finite value and a high end not below it: {self.value}, {self.high}"
            raise ValueError(msg)


@attrs.frozen(kw_only=True)
class Fact:
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


@attrs.frozen(kw_only=True)
class Figure(Fact):
    """A fact with a quantity: `Indicator`, `Target` or `Change`."""

    quantity: Quantity


@attrs.frozen(kw_only=True)
class Indicator(Figure):
    """An observed quantity: done, reached, existing."""

    kind: ClassVar[str] = "indicator"


@attrs.frozen(kw_only=True)
class Target(Figure):
    """A quantity that someone commits to, or is required, to reach; `period` is when it is due."""

    kind: ClassVar[str] = "target"


@attrs.frozen(kw_only=True)
class Change(Figure):
    """A difference or growth against an earlier value, or a gap to a stated benchmark; negative when it fell.

    Attributes:
        versus: The earlier period, or the words of the benchmark; `None` where the text does not say.
    """

    kind: ClassVar[str] = "change"

    versus: Period | str | None = None


@attrs.frozen(kw_only=True)
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


@attrs.frozen(kw_only=True)
class Milestone(Fact):
    """Something planned without a number: built, opened, passed.

    Attributes:
        deadline: By when.
    """

    kind: ClassVar[str] = "milestone"

    deadline: Period | None = None


@attrs.frozen(kw_only=True)
class Honour(Fact):
    """An award, a title or a selection already received."""

    kind: ClassVar[str] = "honour"


@attrs.frozen(kw_only=True)
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
