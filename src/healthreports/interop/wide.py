"""What belongs together side by side: places and years, documents that follow a plan, facts of one finding."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, repeat
from typing import Any

import attrs

from healthreports.cells.records import Cell, Obstacle, Place
from healthreports.checks.findings import Finding
from healthreports.comparison import Comparison, compare
from healthreports.errors import InteropError
from healthreports.facts import Bound, Milestone, Target
from healthreports.interop.columns import (
    CONCEPT,
    JUDGEMENT,
    OUTCOME,
    PART,
    Column,
    Dtype,
    prefixed,
)
from healthreports.interop.grids import Grid, named_apart, worked_out
from healthreports.interop.rows import (
    Line,
    Row,
    concept_row,
    fact_row,
    judgement,
    lines,
    place,
    source,
)
from healthreports.report import Report
from healthreports.timeseries import Series
from healthreports.tracking.records import Outcome, Tracking


# Side by side the cells multiply: a thousand facts in one finding widen the rows of ten thousand.
_MOST_CELLS = 20_000_000


def _grid(columns: Sequence[Column], rows: Iterable[Row], count: int) -> Grid:
    if len(columns) * count > _MOST_CELLS:
        msg = (
            f"{len(columns)} columns and {count} rows are too many to stand side by side;"
            ' shape="long" takes them'
        )
        raise InteropError(msg)
    return Grid(named_apart(columns), rows)


# --- comparisons and series ------------------------------------------------------------------------

# All values of a row are in the unit of its concept.
_HEADS = (*CONCEPT[:-1], attrs.evolve(CONCEPT[-1], name="unit", zh="单位"))


def reports(found: Iterable[Report]) -> Grid:
    """The comparison of some reports."""
    return places([compare(found)])


def places(found: Iterable[Comparison | Series]) -> Grid:
    """A row a concept; for each place and year the value, what is to be known of it, and its source.

    The value is in the row's unit. A figure in another unit has its mark and its source only.
    """
    rows = list(lines(found))
    there = sorted({cell.place for line in rows for cell in line.cells}, key=lambda at: at.order)
    mixed = all(line.part is None for line in rows)
    heads = _HEADS if mixed else (*_HEADS, PART)
    names = _place_names(there)
    columns = [column for at in there for column in _place_columns(names[at])]
    values = ((*_line_head(line, mixed=mixed), *_placed(line, there)) for line in rows)
    return _grid((*heads, *columns), values, len(rows))


def _place_names(there: Sequence[Place]) -> dict[Place, str]:
    """Each place with its year; two places of one name with their codes, or with the report's name."""
    alike = Counter((at.region, at.year) for at in there)
    return {
        at: f"{at.region} {at.code or at.document} {at.year}"
        if alike[at.region, at.year] > 1
        else f"{at.region} {at.year}"
        for at in there
    }


def _place_columns(name: str) -> tuple[Column, ...]:
    return (
        Column(name, name, Dtype.DECIMAL),
        Column(f"{name} mark", f"{name} 标注"),
        Column(f"{name} source", f"{name} 出处"),
    )


def _line_head(line: Line, *, mixed: bool) -> Row:
    head = concept_row(line.concept)
    return head if mixed else (*head, line.part)


def _placed(line: Line, there: Iterable[Place]) -> Iterator[Any]:
    by_place = {cell.place: cell for cell in line.cells}
    for at in there:
        cell = by_place.get(at)
        if cell is None:
            yield from (None, None, None)
        else:
            value = None if cell.obstacle is Obstacle.UNIT else worked_out(cell.value)
            yield from (value, _mark(line, cell), _source(cell))


def _mark(line: Line, cell: Cell) -> str | None:
    """Why a cell must not be compared, or that it is approximate, and what contradicts it."""
    about = "~" if cell.fact.quantity.bound is Bound.ABOUT else ""
    others = line.contradicted.get((cell.concept, cell.place))
    said = (cell.reason or about, f"contradicted by {others}" if others else "")
    return "; ".join(filter(None, said)) or None


def _source(cell: Cell) -> str:
    return f"{source(cell.fact)} | {source(cell.change)}" if cell.change else source(cell.fact)


# --- trackings -------------------------------------------------------------------------------------

_PLAN, _SUBJECT, _FATE = OUTCOME[0], OUTCOME[2], OUTCOME[3]
_Promise = tuple[str, Target | Milestone, str | None]


def promises(found: Iterable[Tracking]) -> Grid:
    """A row a promise; for each document that it was followed in its fate, the words and their source."""
    told: dict[tuple[_Promise, int], dict[str, Outcome]] = {}
    documents: dict[str, None] = {}
    # Two files of one name, or a plan that says a thing twice, make rows of their own.
    times: Counter[tuple[_Promise, str]] = Counter()
    for tracking in found:
        document = tracking.outcome or tracking.plan
        documents.setdefault(document)
        for outcome in tracking:
            key = (tracking.plan, outcome.promise, outcome.subject)
            told.setdefault((key, times[key, document]), {})[document] = outcome
            times[key, document] += 1
    head = (_PLAN, _SUBJECT, *prefixed("promise", "承诺"))
    columns = [column for document in documents for column in _fate_columns(document)]
    rows = (
        (plan, subject, *fact_row(promise), *_fates(fates, documents))
        for ((plan, promise, subject), _), fates in told.items()
    )
    return _grid((*head, *columns), rows, len(told))


def _fate_columns(document: str) -> tuple[Column, ...]:
    return (
        attrs.evolve(_FATE, name=f"{document} fate", zh=f"{document} 结果"),
        Column(f"{document} evidence", f"{document} 佐证"),
        Column(f"{document} source", f"{document} 出处"),
    )


def _fates(fates: Mapping[str, Outcome], documents: Iterable[str]) -> Iterator[Any]:
    for document in documents:
        outcome = fates.get(document)
        evidence = outcome and outcome.evidence
        yield outcome and outcome.fate.value
        yield evidence and evidence.quote
        yield evidence and place(evidence)


# --- findings --------------------------------------------------------------------------------------


def findings(found: Iterable[Finding]) -> Grid:
    """A row a finding, with all its facts, numbered."""
    found = tuple(found)
    most = max((len(each.facts) for each in found), default=1)
    numbered = (prefixed(f"fact{i}", f"依据{i}") for i in range(1, most + 1))
    columns = (*JUDGEMENT, *chain.from_iterable(numbered))
    return _grid(columns, (_finding(each, most) for each in found), len(found))


def _finding(finding: Finding, most: int) -> Row:
    facts = (*finding.facts, *repeat(None, most - len(finding.facts)))
    return (*judgement(finding), *chain.from_iterable(map(fact_row, facts)))
