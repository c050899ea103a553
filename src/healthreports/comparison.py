"""Places and years side by side, one concept a row."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from typing import Literal

import attrs
from rich.console import RenderableType
from rich.text import Text

from healthreports import display, matching
from healthreports.catalogue.concepts import Catalogue, Concept, Direction
from healthreports.errors import NotFoundError
from healthreports.facts import Bound, Indicator, Target
from healthreports.report import Report


Years = Literal["each", "latest"]


class Obstacle(StrEnum):
    """Why a figure must not be compared with others in its row."""

    TARGET = "target"
    BOUND = "bound"
    INFERRED = "inferred"
    SUBJECT = "one unit's"
    PERIOD = "other period"
    UNIT = "other unit"


# One sign a reason, for the cells of a table.
_SIGNS = {
    Obstacle.TARGET: "→",
    Obstacle.BOUND: "±",
    Obstacle.INFERRED: "?",
    Obstacle.SUBJECT: "◦",
    Obstacle.PERIOD: "~",
    Obstacle.UNIT: "≠",
}


@attrs.frozen(order=True)
class Place:
    """A column of a comparison: a place in a year.

    Attributes:
        region: The place's name.
        year: The year that the figures hold in, or are due in.
        code: The place's division code, or empty.
    """

    region: str
    year: int
    code: str = ""


@attrs.frozen(kw_only=True)
class Cell:
    """One place's figure for one concept.

    Attributes:
        concept: The concept's id.
        place: The column.
        value: In the unit of the row; as written where that is not possible.
        fact: The figure.
        report: Where it stands.
        obstacle: Why it must not be compared; `None` where it may.
        rank: Its place among the comparable cells, 1 for the best; `None` where it is not ranked.
        of: How many were ranked with it.
    """

    concept: str
    place: Place
    value: Decimal
    fact: Indicator | Target
    report: Report
    obstacle: Obstacle | None = None
    rank: int | None = None
    of: int | None = None


@attrs.frozen(kw_only=True)
class Row:
    """One concept over all places.

    Attributes:
        concept: The concept.
        cells: Those that there are, in the order of the columns.
    """

    concept: Concept
    cells: tuple[Cell, ...] = attrs.field(converter=tuple[Cell, ...])

    def get(self, place: Place) -> Cell | None:
        """The cell of a column, or `None`."""
        return next((cell for cell in self.cells if cell.place == place), None)


@attrs.frozen(kw_only=True)
class Comparison:
    """Concepts over places and years.

    Attributes:
        places: The columns, by region and year.
        rows: One a concept, in the order of the catalogue.
        years: `each`, when cells are ranked within one year, or `latest`, when over each place's latest.
    """

    places: tuple[Place, ...] = attrs.field(converter=tuple[Place, ...])
    rows: tuple[Row, ...] = attrs.field(converter=tuple[Row, ...])
    years: Years = "each"

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def __repr__(self) -> str:
        return f"<Comparison: {len(self.rows)} concepts, {len(self.places)} places and years>"

    def get(self, concept: str) -> Row:
        """The row of a concept.

        Raises:
            NotFoundError: The comparison has no such row.
        """
        for row in self.rows:
            if row.concept.id == concept:
                return row
        raise NotFoundError("concept", concept, [row.concept.id for row in self.rows])

    def __rich__(self) -> RenderableType:
        rows = [row for row in self.rows if len({cell.place.region for cell in row.cells}) > 1]
        regions = sorted(
            {(cell.place.region, cell.place.code) for row in rows for cell in row.cells}
        )
        columns = [display.Column("concept", share=1)]
        columns += [display.Column(name, right=True) for name, _ in regions]
        used = {cell.obstacle for row in rows for cell in row.cells if cell.obstacle}
        signs = [f"{sign} {obstacle}" for obstacle, sign in _SIGNS.items() if obstacle in used]
        ranks = "within one year" if self.years == "each" else "over the years shown"
        return display.table(
            columns,
            (_shown(row, regions) for row in rows),
            title=f"{len(rows)} concepts that two places or more report",
            note=f"#1 is the best {ranks}. Shown but not compared: {', '.join(signs) or 'none'}. "
            f"Of one place alone: {len(self.rows) - len(rows)} more concepts.",
        )


def _shown(row: Row, regions: Sequence[tuple[str, str]]) -> list[Text]:
    """A row of the table: each place's figures below each other, with their years."""
    by_region: dict[tuple[str, str], list[Text]] = defaultdict(list)
    for cell in row.cells:
        by_region[cell.place.region, cell.place.code].append(_figure(cell))
    zh, unit = row.concept.zh, row.concept.unit
    said = unit == "1" or zh.endswith(unit)
    name = Text.assemble(zh, ("" if said else f" {unit}", display.FAINT))
    return [name, *(Text("\n").join(by_region[region]) for region in regions)]


def _figure(cell: Cell) -> Text:
    year = (f" {cell.place.year}", display.FAINT)
    own_unit = cell.fact.quantity.unit if cell.obstacle is Obstacle.UNIT else None
    words = display.short_number(cell.value, own_unit)
    if cell.obstacle:
        return Text.assemble((f"{words} {_SIGNS[cell.obstacle]}", display.FAINT), year)
    rank = f" #{cell.rank}" if cell.rank else ""
    return Text.assemble(words, (rank, display.GOOD if cell.rank == 1 else display.FAINT), year)


def compare(
    reports: Iterable[Report],
    *,
    concepts: Iterable[str] | None = None,
    years: Years = "each",
    catalogue: Catalogue | None = None,
) -> Comparison:
    """Concepts over places and years, with what must not be compared marked so.

    Args:
        reports: In any order; it changes nothing.
        concepts: Ids of the rows wanted, in their order; all that the reports have if not given.
        years: `each` gives a column for every place and year and ranks within one year; `latest` gives each
            place the last year that it reports on, and ranks over those years.
        catalogue: Where the concepts and their units come from; the library's own if not given.

    Raises:
        NotFoundError: A concept is not in the catalogue, or `years` is another word.

    Example:
        >>> import healthreports as hr
        >>> texts = {"海宁市": "2024年，县域内就诊率91.2%。", "桐乡市": "2024年，县域内就诊率90.8%。"}
        >>> reports = [hr.parse(text, name=name, region=name, year=2024) for name, text in texts.items()]
        >>> row = hr.compare(reports).get("county_visit_rate")
        >>> [(cell.place.region, str(cell.value), cell.rank) for cell in row.cells]
        [('桐乡市', '90.8', 2), ('海宁市', '91.2', 1)]
    """
    if years not in ("each", "latest"):
        raise NotFoundError("way to choose years", years, ("each", "latest"))
    catalogue = catalogue or Catalogue.load()
    known = {concept.id: concept for concept in catalogue}
    cells: dict[str, list[Cell]] = defaultdict(list)
    for report in sorted(reports, key=lambda report: (report.name, report.source.hash)):
        for cell in _cells(report, known):
            cells[cell.concept].append(cell)
    if years == "latest":
        cells = _latest(cells)
    wanted = known if concepts is None else concepts
    order = [catalogue.concept(id_) for id_ in wanted if concepts is not None or id_ in cells]
    rows = tuple(_row(concept, cells.get(concept.id, ()), years) for concept in order)
    places = sorted({cell.place for row in rows for cell in row.cells})
    return Comparison(places=tuple(places), rows=rows, years=years)


def _cells(report: Report, known: Mapping[str, Concept]) -> Iterator[Cell]:
    """The report's linked figures as cells; one whose year nobody could tell has no column."""
    region = report.region
    name = region.name if region else report.issuer or report.name
    code = (region.code if region else None) or ""
    for fact in report.facts:
        if not isinstance(fact, Indicator | Target) or fact.concept is None or fact.period is None:
            continue
        concept = known.get(fact.concept)
        if concept is None:
            continue
        value = matching.value_for(fact.quantity, concept)
        yield Cell(
            concept=concept.id,
            place=Place(name, fact.period.year, code),
            value=fact.quantity.value if value is None else value,
            fact=fact,
            report=report,
            obstacle=Obstacle.UNIT if value is None else _obstacle(fact),
        )


def _obstacle(fact: Indicator | Target) -> Obstacle | None:
    """Why a figure must not be compared; approximate ones may be."""
    if isinstance(fact, Target):
        return Obstacle.TARGET
    if fact.subjects:
        return Obstacle.SUBJECT
    if fact.quantity.bound in (Bound.AT_LEAST, Bound.AT_MOST) or fact.quantity.high is not None:
        return Obstacle.BOUND
    if "value" in fact.inferred or "subjects" in fact.inferred:
        return Obstacle.INFERRED
    whole_year = fact.period is not None and fact.period.first == fact.period.last == str(
        fact.period.year
    )
    return None if whole_year else Obstacle.PERIOD


def _latest(cells: Mapping[str, Sequence[Cell]]) -> dict[str, list[Cell]]:
    """The cells of each place's last year with an observed figure."""
    last: dict[tuple[str, str], int] = {}
    for cell in (cell for found in cells.values() for cell in found):
        if isinstance(cell.fact, Indicator):
            key = (cell.place.region, cell.place.code)
            last[key] = max(last.get(key, 0), cell.place.year)
    kept = {
        concept: [
            cell
            for cell in found
            if cell.place.year == last.get((cell.place.region, cell.place.code))
        ]
        for concept, found in cells.items()
    }
    return defaultdict(list, {concept: found for concept, found in kept.items() if found})


def _row(concept: Concept, cells: Iterable[Cell], years: Years) -> Row:
    """The best cell for each place, ranked."""
    best: dict[Place, Cell] = {}
    for cell in sorted(cells, key=_preference):
        best.setdefault(cell.place, cell)
    groups: dict[int, list[Cell]] = defaultdict(list)
    for cell in best.values():
        if cell.obstacle is None:
            groups[cell.place.year if years == "each" else 0].append(cell)
    ranked = {
        cell.place: cell for group in groups.values() for cell in _ranked(group, concept.direction)
    }
    return Row(
        concept=concept, cells=tuple(ranked.get(place, best[place]) for place in sorted(best))
    )


def _preference(cell: Cell) -> tuple[bool, bool, Decimal]:
    """Comparable first, then observed, then the most precise."""
    step = cell.fact.quantity.step
    return (
        cell.obstacle is not None,
        isinstance(cell.fact, Target),
        Decimal("Infinity") if step is None else step,
    )


def _ranked(cells: Sequence[Cell], direction: Direction) -> list[Cell]:
    """The cells of one year with their ranks; equal values share one."""
    if direction is Direction.NONE or len(cells) < 2:
        return list(cells)
    ranks: dict[Decimal, int] = {}
    values = sorted((cell.value for cell in cells), reverse=direction is Direction.HIGHER)
    for rank, value in enumerate(values, start=1):
        ranks.setdefault(value, rank)
    return [attrs.evolve(cell, rank=ranks[cell.value], of=len(cells)) for cell in cells]
