"""Facts into cells: the column, the value in the unit of the row, and what forbids comparing it."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

import attrs

from healthreports import matching
from healthreports.catalogue.concepts import Concept
from healthreports.cells.basis import basis_of
from healthreports.cells.implied import implied_levels
from healthreports.cells.records import Cell, Obstacle, Place
from healthreports.facts import AnyFact, Bound, Indicator, Period, Quantity, Target
from healthreports.report import Region, Report
from healthreports.text import fold


Known = Mapping[str, Concept]


def place_of(report: Report, year: int) -> Place:
    """The column of a report's figures of a year.

    A report whose place nobody can tell, or whose place's name fits several, has columns of its own.

    Example:
        >>> import healthreports as hr
        >>> place_of(hr.parse("2024年，全市床位5000张。", region="平湖市"), 2024).code
        '330482'
    """
    region = report.region
    if region is None:
        return Place(report.issuer or report.name, year, document=_own(report))
    unsettled = region.code is None and len(region.candidates) > 1
    return Place(region.name, year, region.code or "", _own(report) if unsettled else "")


def _own(report: Report) -> str:
    return f"{report.name} {report.source.hash[:12]}"


def cells_in(report: Report, known: Known, *, derived: bool = False) -> Iterator[Cell]:
    """The figures of a report that have a concept and a year, as cells.

    Args:
        report: Any report.
        known: The concepts wanted, by id.
        derived: Whether to add what stated changes imply for earlier years.
    """
    for fact in report.facts:
        concept = known.get(fact.concept or "")
        if concept is None or not isinstance(fact, Indicator | Target) or fact.period is None:
            continue
        yield _cell(fact, fact.quantity, fact.period, concept, report)
    for level, change, earlier, period in implied_levels(report.facts) if derived else ():
        if concept := known.get(level.concept or ""):
            cell = _cell(level, earlier, period, concept, report)
            why = cell.obstacle or Obstacle.DERIVED
            yield attrs.evolve(cell, change=change, obstacle=why)


def undated_in(report: Report, known: Known) -> Iterator[AnyFact]:
    """The figures of a report that have a concept but no column, because nobody can tell their year."""
    for fact in report.facts:
        if isinstance(fact, Indicator | Target) and fact.period is None and fact.concept in known:
            yield fact


def _cell(
    fact: Indicator | Target, quantity: Quantity, period: Period, concept: Concept, report: Report
) -> Cell:
    value = in_row(quantity.value, quantity, concept)
    comparable = value is not None
    high, step = quantity.high, quantity.step
    return Cell(
        concept=concept.id,
        place=place_of(report, period.year),
        value=quantity.value if value is None else value,
        high=in_row(high, quantity, concept) if comparable else high,
        step=in_row(step, quantity, concept) if comparable else step,
        fact=fact,
        report=report,
        basis=basis_of("".join((*fact.subjects, fact.name)) if fact.subjects else fact.name),
        obstacle=_obstacle(fact, report.region) if comparable else Obstacle.UNIT,
    )


# No figure of this world has more digits; arithmetic with it could overflow.
_MOST_DIGITS = 30


def in_row(value: Decimal | None, quantity: Quantity, concept: Concept) -> Decimal | None:
    """An amount in a quantity's unit, in that of the concept; `None` where the two do not mix.

    Example:
        >>> physicians = Concept(id="physicians", zh="每千人口医师数", en="Physicians", unit="人", denominator="千人口")
        >>> in_row(Decimal("3.66"), Quantity(value=Decimal("3.66"), unit="名"), physicians)
        Decimal('3.66')
    """
    if value is None or abs(value.adjusted()) >= _MOST_DIGITS:
        return None
    return matching.value_for(Quantity(value=value, unit=quantity.unit), concept)


def _obstacle(fact: Indicator | Target, region: Region | None) -> Obstacle | None:
    """Why a figure must not be compared; approximate ones may be."""
    checks = (
        (Obstacle.TARGET, isinstance(fact, Target)),
        (Obstacle.SUBJECT, any(not _whole(subject, region) for subject in fact.subjects)),
        (Obstacle.BOUND, fact.quantity.bound in (Bound.AT_LEAST, Bound.AT_MOST)),
        (Obstacle.BOUND, fact.quantity.high is not None),
        (Obstacle.INFERRED, "value" in fact.inferred or "subjects" in fact.inferred),
        (Obstacle.PERIOD, not _whole_year(fact)),
    )
    return next((obstacle for obstacle, holds in checks if holds), None)


_WHOLE = re.compile(r"[全我本][省市县区州旗盟]")


def _whole(subject: str, region: Region | None) -> bool:
    """Whether a subject is the reporting place itself."""
    return bool(_WHOLE.fullmatch(subject)) or (region is not None and subject == region.name)


# 截至2023年12月底，全市共有床位5000张: the level at the year's end.
_YEAR_END = re.compile(r"12月(?:底|末|31日)")
_BEGINNING = 400


def _whole_year(fact: Indicator | Target) -> bool:
    """Whether a figure speaks for one whole year, or for its end."""
    period = fact.period
    if period is None or (period.end.month, period.end.day) != (12, 31):
        return False
    if period.start == period.end:
        return True
    if period.first == period.last == f"{period.year}-12":
        return bool(_YEAR_END.search(fold(fact.sentence[:_BEGINNING])))
    return period.first[:4] == period.last[:4] and (period.start.month, period.start.day) == (1, 1)
