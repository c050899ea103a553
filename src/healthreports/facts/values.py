"""What facts are made of: quantities, periods, and the words of closed lists."""

import re
from calendar import monthrange
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Self

import attrs

from healthreports.display import Shown, short_number
from healthreports.errors import ParsingError


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

    @property
    def sign(self) -> str:
        """How displays write it before a value."""
        return {"=": "", ">=": "≥", "<=": "≤", "~": "≈"}[self]


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
class Period(Shown):
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
class Quantity(Shown):
    """A number as a report gives it.

    Attributes:
        value: The number after 万, 亿 and Chinese numerals are applied (47700 for 4.77万元); of a range the low end.
        unit: As written, without 万 or 亿 (元, 人次, %, ‰, /10万); `None` where the text has none.
        high: The high end of a range (2 for 1-2家), else `None`.
        bound: Whether the number is exact, a bound or approximate.
        step: The size of the last digit shown (100 for 4.77万).

    Example:
        >>> print(Quantity(value=Decimal(24000), unit="人次", bound=Bound.ABOUT))
        ≈2.4万人次
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

    def __str__(self) -> str:
        value = short_number(self.value, None if self.high is not None else self.unit)
        high = "" if self.high is None else f"-{short_number(self.high, self.unit)}"
        return f"{self.bound.sign}{value}{high}"
