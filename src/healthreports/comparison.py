"""Places and years side by side, one concept a row."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

import attrs
from rich.text import Text

from healthreports import display
from healthreports.catalogue.concepts import Catalogue, Concept, Direction
from healthreports.cells.basis import on_one_basis
from healthreports.cells.choice import best, year_on_year
from healthreports.cells.placing import Known, cells_in, place_of, undated_in
from healthreports.cells.records import Area, Cell, Conflict, Difference, Place
from healthreports.cells.words import cell_texts, concept_text, conflict_lines, legend
from healthreports.errors import NotFoundError
from healthreports.facts import AnyFact, Indicator
from healthreports.progress import watched
from healthreports.report import Report


Years = Literal["each", "latest"]


@attrs.frozen(kw_only=True, repr=False)
class Row(display.Shown):
    """One concept over all places.

    Attributes:
        concept: The concept, with the unit of the row.
        cells: Those that there are, by place and year.
        missing: The places among those compared that report nothing on it.
    """

    concept: Concept
    cells: tuple[Cell, ...] = attrs.field(converter=tuple[Cell, ...])
    missing: tuple[str, ...] = attrs.field(default=(), converter=tuple[str, ...])

    def get(self, region: str, year: int | None = None) -> Cell | None:
        """The cell of a place in a year, or `None`.

        Args:
            region: The place's name or code.
            year: Any; without it the last in which the place has a comparable figure, else the last one.
        """
        found = [
            cell
            for cell in self.cells
            if cell.place.named(region) and year in (None, cell.place.year)
        ]
        return max(found, key=lambda cell: (cell.obstacle is None, cell.place.year), default=None)

    @property
    def year_on_year(self) -> tuple[Difference, ...]:
        """What has changed from one year to the next, for each place that has both."""
        return year_on_year(self.cells)

    def __rich__(self) -> display.Part:
        return display.Stack(_table([self], sorted({cell.place.area for cell in self.cells})))

    def __repr__(self) -> str:
        return f"<Row {self.concept.id}: {len(self.cells)} cells>"


@attrs.frozen(kw_only=True, repr=False)
class Comparison(display.Shown):
    """Concepts over places and years.

    Attributes:
        places: The columns, by place and year.
        rows: One a concept, in the order of the catalogue.
        years: `each`, when cells are ranked within one year, or `latest`, when over each place's latest.
        conflicts: Where several figures are there for one cell and contradict each other.
        undated: Figures that have a concept but stand in no column, because nobody can tell their year.
    """

    places: tuple[Place, ...] = attrs.field(converter=tuple[Place, ...])
    rows: tuple[Row, ...] = attrs.field(converter=tuple[Row, ...])
    years: Years = "each"
    conflicts: tuple[Conflict, ...] = attrs.field(default=(), converter=tuple[Conflict, ...])
    undated: tuple[AnyFact, ...] = attrs.field(default=(), converter=tuple[AnyFact, ...])

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def __repr__(self) -> str:
        return f"<Comparison: {len(self.rows)} concepts, {len(self.places)} places and years>"

    @property
    def shared(self) -> tuple[Row, ...]:
        """The rows of the concepts that two places or more report."""
        return tuple(row for row in self.rows if len({cell.place.area for cell in row.cells}) > 1)

    def get(self, concept: str) -> Row:
        """The row of a concept.

        Raises:
            NotFoundError: The comparison has no such row.
        """
        for row in self.rows:
            if row.concept.id == concept:
                return row
        raise NotFoundError("concept", concept, [row.concept.id for row in self.rows])

    def differences(self, region: str, other: str) -> tuple[Difference, ...]:
        """What a place differs in from another, wherever both have a comparable figure for one year.

        Where each place has its latest year, the years may differ.

        Args:
            region: Name or code of the place that comes first.
            other: The other's.

        Raises:
            NotFoundError: There is no such place.

        Example:
            >>> import healthreports as hr
            >>> texts = {"海宁市": "2024年，县域内就诊率91.2%。", "桐乡市": "2024年，县域内就诊率90.8%。"}
            >>> reports = [hr.parse(text, region=name, year=2024) for name, text in texts.items()]
            >>> [str(each.value) for each in hr.compare(reports).differences("桐乡市", "海宁市")]
            ['0.4']
        """
        for sought in (region, other):
            if not any(place.named(sought) for place in self.places):
                names = sorted({place.region for place in self.places})
                raise NotFoundError("place", sought, names)
        found = (_pairs(row, region, other, self.years) for row in self.rows)
        return tuple(pair for pairs in found for pair in pairs)

    def __rich__(self) -> display.Part:
        areas = sorted({place.area for place in self.places})
        rows = self.shared if len(areas) > 1 else self.rows
        if not self.rows:
            return display.Line("No concept that can be compared.", display.FAINT)
        parts: list[display.Part] = [_table(rows, areas), _note(self, rows), *_alone(self, rows)]
        if self.conflicts:
            names = {row.concept.id: row.concept.zh for row in self.rows}
            columns = [
                display.Column(head) for head in ("conflict", "concept", "shown", "but also")
            ]
            lines = list(conflict_lines(self.conflicts[:_MOST_CONFLICTS], names))
            parts.append(display.Table(columns, lines))
        return display.Stack(*parts)


# A display is to be read: of hundreds of places and concepts it shows the first ones.
_MOST_PLACES = 12
_MOST_ROWS = 60
_MOST_NAMES = 12
_MOST_CONFLICTS = 12


def _table(rows: Sequence[Row], areas: Sequence[Area]) -> display.Bands:
    """The rows by places, each place's figures of several years below each other."""
    shown = areas[:_MOST_PLACES]
    lines = []
    for row in rows[:_MOST_ROWS]:
        by_area: dict[object, list[Text]] = defaultdict(list)
        for place, text in cell_texts(row.cells, row.year_on_year, row.concept.direction):
            by_area[place.area].append(text)
        texts = {area: Text("\n").join(found) for area, found in by_area.items() if area in shown}
        lines.append((concept_text(row.concept), texts))
    title = f"{len(rows)} concept{'s' * (len(rows) != 1)}"
    return display.Bands(
        head="concept",
        columns=tuple((area, area[2]) for area in shown),
        rows=tuple(lines),
        title=f"{title} that two places or more report" if len(areas) > 1 else title,
    )


def _note(comparison: Comparison, rows: Sequence[Row]) -> display.Line:
    cells = [cell for row in rows for cell in row.cells]
    parts = []
    if any(cell.rank for cell in cells):
        within = "within one year" if comparison.years == "each" else "over the years shown"
        parts.append(f"#1 is the best {within}.")
    elif comparison.years == "latest":
        parts.append("Each place has its latest year.")
    elif len({place.area for place in comparison.places}) > 1:
        parts.append("Nothing to rank within one year.")
    if signs := legend(cells):
        parts.append(f"Shown but not compared: {signs}.")
    there = (
        (len({place.area for place in comparison.places}), _MOST_PLACES, "places"),
        (len(rows), _MOST_ROWS, "concepts"),
        (len(comparison.conflicts), _MOST_CONFLICTS, "conflicts"),
    )
    if more := [f"{count - most} {what}" for count, most, what in there if count > most]:
        parts.append(f"Not shown: {', '.join(more)}.")
    if comparison.undated:
        parts.append(f"Without a year: {len(comparison.undated)} figures.")
    return display.Line(" ".join(parts), display.FAINT)


def _alone(comparison: Comparison, shown: Sequence[Row]) -> Iterator[display.Part]:
    """What is missing: the concepts that one place alone reports."""
    of_area: dict[Area, list[str]] = defaultdict(list)
    ids = {row.concept.id for row in shown}
    for row in comparison.rows:
        if row.concept.id not in ids and row.cells:
            of_area[row.cells[0].place.area].append(row.concept.zh)
    if of_area:
        columns = [display.Column("only there"), display.Column("", right=True)]
        lines = [
            (
                area[2],
                str(len(names)),
                "、".join(names[:_MOST_NAMES]) + "…" * (len(names) > _MOST_NAMES),
            )
            for area, names in sorted(of_area.items())[:_MOST_PLACES]
        ]
        yield display.Table([*columns, display.Column("no other place reports", share=1)], lines)


def _pairs(row: Row, region: str, other: str, years: Years) -> Iterator[Difference]:
    comparable = [cell for cell in row.cells if cell.obstacle is None]
    after = {_year(cell, years): cell for cell in comparable if cell.place.named(other)}
    for cell in comparable:
        if cell.place.named(region) and _year(cell, years) in after:
            yield Difference(before=cell, after=after[_year(cell, years)])


def _year(cell: Cell, years: Years) -> int:
    """What cells must have in common to be set against each other."""
    return cell.place.year if years == "each" else 0


def compare(
    reports: Report | Iterable[Report],
    *,
    concepts: str | Iterable[str] | None = None,
    years: Years = "each",
    derived: bool = False,
    catalogue: Catalogue | None = None,
    progress: bool | None = None,
) -> Comparison:
    """Concepts over places and years, with what must not be compared marked so.

    Of several figures for one cell the most precise is shown. Ranks are among places of one level of
    the administration and only among figures without an `Obstacle`.

    Args:
        reports: One or many; their order changes nothing.
        concepts: The id of the row wanted, or the ids in their order; all that the reports have if not given.
        years: `each` gives a column for every place and year and ranks within one year; `latest` gives each
            place the last year that it has a comparable figure for, and ranks over those years.
        derived: Whether to add what stated changes imply: 41.79%, up 0.32 points, was 41.47% the year before.
        catalogue: Where the concepts and their units come from; the library's own if not given.
        progress: Whether to show a bar; in a terminal and in Jupyter, after a second, if not given.

    Raises:
        NotFoundError: A concept is not in the catalogue, or `years` is another word.

    Example:
        >>> import healthreports as hr
        >>> texts = {"海宁市": "2024年，县域内就诊率91.2%。", "桐乡市": "2024年，县域内就诊率90.8%。"}
        >>> reports = [hr.parse(text, name=name, region=name, year=2024) for name, text in texts.items()]
        >>> row = hr.compare(reports).get("county_visit_rate")
        >>> [(cell.place.region, str(cell.value), cell.rank) for cell in row.cells]
        [('海宁市', '91.2', 1), ('桐乡市', '90.8', 2)]
    """
    if years not in ("each", "latest"):
        raise NotFoundError("way to choose years", years, ("each", "latest"))
    catalogue = catalogue or Catalogue.load()
    order = None
    if isinstance(concepts, str):
        concepts = (concepts,)
    if concepts is not None:
        order = [catalogue.concept(id_) for id_ in dict.fromkeys(concepts)]
    known = {concept.id: concept for concept in (catalogue if order is None else order)}
    reports = (
        (reports,)
        if isinstance(reports, Report)
        else tuple(watched(reports, "reading", progress=progress))
    )
    by_concept: dict[str, list[Cell]] = defaultdict(list)
    for report in watched(reports, "comparing", progress=progress):
        for cell in cells_in(report, known, derived=derived):
            by_concept[cell.concept].append(cell)
    areas = {place_of(report, 0).area for report in reports}
    rows, conflicts = [], []
    if order is None:
        order = [concept for concept in catalogue if concept.id in by_concept]
    for concept in order:
        row, contradicted = _row(concept, by_concept[concept.id], years, areas)
        rows.append(row)
        conflicts += contradicted
    places = {cell.place for row in rows for cell in row.cells}
    return Comparison(
        places=tuple(sorted(places, key=lambda place: place.order)),
        rows=tuple(rows),
        years=years,
        conflicts=tuple(conflicts),
        undated=_undated(reports, known),
    )


def _undated(reports: Iterable[Report], known: Known) -> tuple[AnyFact, ...]:
    found = {fact for report in reports for fact in undated_in(report, known)}
    return tuple(
        sorted(
            found, key=lambda fact: (fact.document, fact.start, fact.name, str(attrs.asdict(fact)))
        )
    )


def _row(
    concept: Concept, cells: Iterable[Cell], years: Years, areas: Iterable[Area]
) -> tuple[Row, list[Conflict]]:
    """The best cell for each place and year, ranked, and what contradicts it."""
    chosen, conflicts = best(concept, on_one_basis(concept, cells))
    if years == "latest":
        chosen = _latest(chosen)
        kept = {cell.place for cell in chosen}
        conflicts = [conflict for conflict in conflicts if conflict.cell.place in kept]
    there = {cell.place.area for cell in chosen}
    missing = (area for area in sorted(areas) if area not in there)
    row = Row(
        concept=concept,
        cells=tuple(_ranked(chosen, concept.direction, years)),
        missing=tuple(region for _, _, region, _ in missing),
    )
    return row, conflicts


def _latest(cells: Iterable[Cell]) -> list[Cell]:
    """For each place the last comparable cell, or without one the last observed, or the last of all."""
    last: dict[Area, Cell] = {}
    for cell in cells:
        area = cell.place.area
        if area not in last or _weight(cell) > _weight(last[area]):
            last[area] = cell
    return list(last.values())


def _weight(cell: Cell) -> tuple[bool, bool, int]:
    return (cell.obstacle is None, isinstance(cell.fact, Indicator), cell.place.year)


def _ranked(cells: Sequence[Cell], direction: Direction, years: Years) -> list[Cell]:
    """The cells with their ranks among places of one level; equal values share one."""
    groups: dict[object, list[Cell]] = defaultdict(list)
    for cell in cells:
        if cell.obstacle is None and direction is not Direction.NONE:
            region = cell.report.region
            groups[_year(cell, years), region.level if region else None].append(cell)
    ranks: dict[Place, tuple[int, int]] = {}
    for group in groups.values():
        group.sort(key=lambda cell: cell.value, reverse=direction is Direction.HIGHER)
        rank = 1
        for i, cell in enumerate(group):
            rank = rank if i and cell.value == group[i - 1].value else i + 1
            ranks[cell.place] = (rank, len(group))
    return [
        attrs.evolve(cell, rank=ranks[cell.place][0], of=ranks[cell.place][1])
        if ranks.get(cell.place, (0, 0))[1] > 1
        else cell
        for cell in cells
    ]
