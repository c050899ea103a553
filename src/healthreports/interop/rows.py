"""What the library gives, as rows: one a fact, a cell, a promise, a finding or a shift."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import attrs

from healthreports.catalogue.concepts import Concept
from healthreports.cells.records import Cell, Conflict, Obstacle
from healthreports.checks.findings import Finding
from healthreports.comparison import Comparison
from healthreports.difference.records import (
    AnyShift,
    AwardShift,
    Difference,
    PromiseShift,
    SectionShift,
    ThemeShift,
)
from healthreports.errors import InteropError, ParsingError
from healthreports.facts import AnyFact, Period, Target
from healthreports.interop.columns import (
    CELL,
    CHANGE,
    FACT,
    FINDING,
    OUTCOME,
    PARTS,
    SHIFT,
    Column,
    Dtype,
)
from healthreports.interop.grids import Grid, worked_out
from healthreports.interop.records import record_of
from healthreports.report import Report
from healthreports.text import Span
from healthreports.timeseries import Series
from healthreports.tracking.records import Outcome, Passage, Tracking


Row = tuple[Any, ...]
_FACT_NAMES = tuple(column.name for column in FACT)
_CHANGE_NAMES = tuple(column.name for column in CHANGE)
_NOTHING: Row = (None,) * len(FACT)


def _known(fact: AnyFact, report: Report | None) -> dict[str, Any]:
    """All that a frame tells of a fact."""
    period = fact.period
    days = {
        "period_start": period and period.start,
        "period_end": period and period.end,
    }
    return record_of(fact, report) | days


def fact_row(fact: AnyFact | Passage | None, report: Report | None = None) -> Row:
    """A fact's values, in the order of its columns; of a passage those that it has."""
    if fact is None:
        return _NOTHING
    if isinstance(fact, Passage):
        known: dict[str, Any] = {
            "quote": fact.quote,
            "start": fact.start,
            "end": fact.spans[0].end,
            "spans": spans(fact.spans),
            "sentence": fact.sentence,
            "document": fact.document,
        }
    else:
        known = _known(fact, report)
    return tuple(map(known.get, _FACT_NAMES))


def spans(pieces: Iterable[Span]) -> str:
    """Spans as one text, as in `to_records`: `3646:3650 1788:1789`."""
    return " ".join(f"{piece.start}:{piece.end}" for piece in pieces)


def facts(found: Iterable[AnyFact]) -> Grid:
    """A row a fact."""
    return Grid(FACT, map(fact_row, found))


def reports(found: Iterable[Report]) -> Grid:
    """A row a fact of some reports, with what each report says of itself."""
    return Grid(FACT, (fact_row(fact, report) for report in found for fact in report.facts))


# --- the dictionaries of to_records ----------------------------------------------------------------

_HELD: dict[Dtype, tuple[type, ...]] = {
    Dtype.TEXT: (str,),
    Dtype.CATEGORY: (str,),
    Dtype.DECIMAL: (Decimal,),
    Dtype.INTEGER: (int,),
    Dtype.DATE: (date,),
}
_KEYS = {
    column.name: column for column in FACT if column.name not in ("period_start", "period_end")
}
_MOST_FAULTS = 100
_SHOWN = 60


def records(found: Iterable[Mapping[str, object]]) -> Grid:
    """A row a dictionary of `to_records`.

    Raises:
        InteropError: A dictionary has another key, or a value of another type, than `to_records` gives.
    """
    faults: list[str] = []
    rows = []
    for i, record in enumerate(found):
        if len(faults) < _MOST_FAULTS:
            faults += (f"$[{i}].{fault}" for fault in _faults(record))
        if not faults:
            rows.append(_record_row(record))
    if faults:
        msg = "these are no records of to_records"
        raise InteropError(msg, faults[:_MOST_FAULTS])
    return Grid(FACT, rows)


def _faults(record: Mapping[str, object]) -> Iterator[str]:
    for key, value in record.items():
        if key not in _KEYS:
            yield f"{str(key)[:_SHOWN]}: unknown"
        elif not _fits(_KEYS[key], value):
            held = _KEYS[key].dtype
            yield f"{key}: {held} is wanted, not {repr(value)[:_SHOWN]}"
    period = record.get("period")
    if isinstance(period, str):
        try:
            Period.from_iso(period)
        except ParsingError as error:
            yield f"period: {error}"


def _fits(column: Column, value: object) -> bool:
    if value is None:
        return True
    # A bool is an int, and a datetime a date, but neither is what the column holds.
    if type(value) not in _HELD[column.dtype]:
        return False
    if isinstance(value, Decimal):
        return value.is_finite()
    return column.dtype is not Dtype.CATEGORY or value in column.members


def _record_row(record: Mapping[str, object]) -> Row:
    text = record.get("period")
    period = Period.from_iso(text) if isinstance(text, str) else None
    known = {**record, "period_start": period and period.start, "period_end": period and period.end}
    return tuple(map(known.get, _FACT_NAMES))


# --- comparisons and series ------------------------------------------------------------------------


@attrs.frozen
class Line:
    """The cells of one concept in a comparison, or of one kind in a series.

    Attributes:
        concept: The concept.
        part: Of a series: stated, derived or target; of a comparison, which mixes them, `None`.
        cells: The cells.
        contradicted: What contradicts a cell, in words, by the cell's concept and place.
    """

    concept: Concept
    part: str | None
    cells: tuple[Cell, ...]
    contradicted: Mapping[object, str]


def lines(found: Iterable[Comparison | Series]) -> Iterator[Line]:
    """The cells of comparisons and series, concept by concept."""
    for each in found:
        contradicted = _contradicted(each.conflicts)
        if isinstance(each, Comparison):
            for row in each.rows:
                yield Line(row.concept, None, row.cells, contradicted)
        else:
            held = (each.stated, each.derived, each.targets)
            for part, cells in zip(PARTS, held, strict=True):
                yield Line(each.concept, part, cells, contradicted if part == PARTS[0] else {})


def _contradicted(conflicts: Iterable[Conflict]) -> dict[object, str]:
    return {
        (conflict.cell.concept, conflict.cell.place): " | ".join(
            source(cell.fact) for cell in conflict.others
        )
        for conflict in conflicts
    }


def source(fact: AnyFact | Passage) -> str:
    """Where something stands, and its words: 总结.txt 3646:3650 4.77万元."""
    return f"{place(fact)} {fact.quote}"


def place(fact: AnyFact | Passage) -> str:
    """Where something stands: 总结.txt 3646:3650."""
    return f"{fact.document} {spans(fact.spans)}"


def concept_row(concept: Concept) -> Row:
    """A concept's values, in the order of its columns."""
    return (
        concept.id,
        concept.zh,
        concept.en,
        concept.domain,
        concept.direction.value,
        concept.unit,
    )


def cells(found: Iterable[Comparison | Series]) -> Grid:
    """A row a cell."""
    return Grid(CELL, (_cell(line, cell) for line in lines(found) for cell in line.cells))


def _part(cell: Cell) -> str:
    if cell.derived:
        return "derived"
    return "target" if isinstance(cell.fact, Target) else "stated"


def _cell(line: Line, cell: Cell) -> Row:
    region = cell.report.region
    level = region.level if region else None
    known = _known(cell.change, cell.report) if cell.change else {}
    return (
        *concept_row(line.concept),
        cell.place.region,
        cell.place.code or None,
        level and level.value,
        cell.place.year,
        line.part or _part(cell),
        worked_out(cell.value),
        worked_out(cell.high),
        unit_of(line.concept, cell),
        worked_out(cell.step),
        cell.obstacle and cell.obstacle.value,
        cell.reason or None,
        str(cell.basis) or None,
        line.contradicted.get((cell.concept, cell.place)),
        cell.rank,
        cell.of,
        *fact_row(cell.fact, cell.report),
        *map(known.get, _CHANGE_NAMES),
    )


def unit_of(concept: Concept, cell: Cell) -> str | None:
    """The unit that a cell's value is in: the row's, or its own where the two do not mix."""
    return cell.fact.quantity.unit if cell.obstacle is Obstacle.UNIT else concept.unit


# --- trackings, findings, differences --------------------------------------------------------------


def outcomes(found: Iterable[Tracking]) -> Grid:
    """A row an outcome."""
    return Grid(OUTCOME, (_outcome(tracking, each) for tracking in found for each in tracking))


def _outcome(tracking: Tracking, outcome: Outcome) -> Row:
    return (
        tracking.plan,
        tracking.outcome,
        outcome.subject,
        outcome.fate.value,
        worked_out(outcome.margin),
        outcome.in_time,
        outcome.note or None,
        *fact_row(outcome.promise),
        *fact_row(outcome.evidence),
    )


def findings(found: Iterable[Finding]) -> Grid:
    """A row a finding, with its first fact."""
    return Grid(FINDING, ((*judgement(each), *fact_row(each.facts[0])) for each in found))


def judgement(finding: Finding) -> Row:
    """What a finding says, and the quotes, spans and documents of all its facts in one order."""
    return (
        finding.kind.value,
        finding.severity.value,
        finding.holds,
        worked_out(finding.stated),
        worked_out(finding.expected),
        worked_out(finding.tolerance),
        finding.english,
        finding.chinese,
        " | ".join(fact.quote for fact in finding.facts),
        " | ".join(spans(fact.spans) for fact in finding.facts),
        " | ".join(fact.document for fact in finding.facts),
    )


def shifts(found: Iterable[Difference]) -> Grid:
    """A row a shift."""
    return Grid(
        SHIFT,
        ((each.before, each.after, *_shift(shift)) for each in found for shift in each),
    )


_WHAT = {
    PromiseShift: "promise",
    AwardShift: "award",
    SectionShift: "section",
    ThemeShift: "theme",
}


def _shift(shift: AnyShift) -> Row:
    what = (_WHAT[type(shift)], shift.shift.value)
    if isinstance(shift, PromiseShift | AwardShift):
        of_promise = (
            (worked_out(shift.by), shift.harder, shift.note or None)
            if isinstance(shift, PromiseShift)
            else (None, None, None)
        )
        return (
            *what,
            *of_promise,
            None,
            None,
            None,
            *fact_row(shift.before),
            *fact_row(shift.after),
        )
    words = " ".join(f"{word.word}×{word.count}" for word in shift.words)
    places = " | ".join(spans(word.spans) for word in shift.words)
    heading = " > ".join(shift.section)
    said = (heading or None, words or None, places or None)
    return (*what, None, None, None, *said, *_NOTHING, *_NOTHING)
