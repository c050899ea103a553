"""Figures as cells: of which place and year, in the unit of their concept, and why one must not be compared."""

from decimal import Decimal
from enum import StrEnum

import attrs

from healthreports import display
from healthreports.facts import Change, Indicator, Target
from healthreports.report import Report


class Obstacle(StrEnum):
    """Why a figure must not be compared with others in its row."""

    UNIT = "other unit"
    TARGET = "target"
    SUBJECT = "of a part"
    BOUND = "bound"
    INFERRED = "inferred"
    PERIOD = "other period"
    DENOMINATOR = "other denominator"
    DERIVED = "derived"


Area = tuple[bool, str, str, str]


@attrs.frozen
class Place(display.Shown):
    """A column of a comparison: a place in a year.

    Attributes:
        region: The place's name.
        year: The year that the figures hold in, or are due in.
        code: The place's division code, or empty.
        document: The only report that the column is made from, where nobody can tell which place it speaks for
            (鼓楼区, of which there are several); else empty.
    """

    region: str
    year: int
    code: str = ""
    document: str = ""

    @property
    def area(self) -> Area:
        """What columns of one place have in common; places in the order of their codes, those without one last."""
        return (not self.code, self.code, self.region, self.document)

    @property
    def order(self) -> tuple[Area, int]:
        """What columns are sorted by: the place, then the year."""
        return (self.area, self.year)

    def named(self, region: str) -> bool:
        """Whether it is meant by a name or a code.

        Example:
            >>> Place("平湖市", 2023, "330482").named("330482")
            True
        """
        return region in (self.region, self.code or self.region)


@attrs.frozen
class Basis(display.Shown):
    """Whom a figure counts or is counted per, as far as its name says.

    Attributes:
        people: 户籍, 常住 or 流动, or empty.
        ages: Such as 65岁以上, or empty.
        per: Such as 每千人口, or empty.
    """

    people: str = ""
    ages: str = ""
    per: str = ""

    def __str__(self) -> str:
        return " ".join(filter(None, (self.people, self.ages, self.per)))


@attrs.frozen(kw_only=True, repr=False)
class Cell(display.Shown):
    """One place's figure for one concept.

    Attributes:
        concept: The concept's id.
        place: The column.
        value: In the unit of the row; as written where that is not possible.
        high: The high end of a range, likewise; else `None`.
        step: The size of the last digit shown, likewise; `None` where that is not known.
        fact: The figure, with the sentence that it stands in.
        change: The stated change that, taken off `fact`, gives the value; `None` where `fact` itself states it.
        report: Where it stands.
        basis: Whom it counts, as far as its name says.
        obstacle: Why it must not be compared; `None` where it may.
        rank: Its place among the comparable cells, 1 for the best; `None` where it is not ranked.
        of: How many were ranked with it.
    """

    concept: str
    place: Place
    value: Decimal
    high: Decimal | None = None
    step: Decimal | None = None
    fact: Indicator | Target
    change: Change | None = None
    report: Report
    basis: Basis = Basis()
    obstacle: Obstacle | None = None
    rank: int | None = None
    of: int | None = None

    @property
    def derived(self) -> bool:
        """Whether the value is worked out from a stated change."""
        return self.change is not None

    @property
    def reason(self) -> str:
        """Why the cell must not be compared, in words; empty where it may.

        Example:
            >>> import healthreports as hr
            >>> report = hr.parse("2024年，市中医院门急诊人次30万人次。", region="平湖市", year=2024)
            >>> hr.compare([report]).rows[0].cells[0].reason
            'of 市中医院'
        """
        if self.obstacle is None:
            return ""
        fact = self.fact
        return {
            Obstacle.UNIT: f"in {fact.quantity.unit or 'no unit'}",
            Obstacle.TARGET: f"target for {fact.period}",
            Obstacle.SUBJECT: f"of {'、'.join(fact.subjects)}",
            Obstacle.BOUND: f"no single value: {fact.quote}",
            Obstacle.INFERRED: f"inferred from {fact.quote}",
            Obstacle.PERIOD: f"of {fact.period}",
            Obstacle.DENOMINATOR: f"counts {self.basis}",
            Obstacle.DERIVED: f"derived from {fact.quote}, {self.change.quote if self.change else ''}",
        }[self.obstacle]

    def __repr__(self) -> str:
        value = display.digits(self.value)
        return f"<Cell {self.concept} {self.place.region} {self.place.year}: {value}>"


@attrs.frozen(kw_only=True)
class Conflict(display.Shown):
    """Figures of one place and year that cannot all be right.

    Attributes:
        cell: The one that is shown.
        others: Those that contradict it by more than rounding.
    """

    cell: Cell
    others: tuple[Cell, ...] = attrs.field(converter=tuple[Cell, ...])


@attrs.frozen(kw_only=True)
class Difference(display.Shown):
    """Two comparable cells of one concept.

    Attributes:
        before: The earlier one, or the one of the place named first.
        after: The other.
    """

    before: Cell
    after: Cell

    @property
    def value(self) -> Decimal:
        """How much the second is above the first, in the unit of the row."""
        return self.after.value - self.before.value

    @property
    def ratio(self) -> Decimal | None:
        """How many times the first the second is; `None` where the first is nought."""
        return self.after.value / self.before.value if self.before.value else None
