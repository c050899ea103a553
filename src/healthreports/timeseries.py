"""One concept through the years."""

from collections.abc import Iterable, Iterator

import attrs
from rich.text import Text

from healthreports import display
from healthreports.catalogue.concepts import Catalogue, Concept
from healthreports.cells.basis import on_one_basis
from healthreports.cells.choice import best, year_on_year
from healthreports.cells.placing import cells_in, place_of
from healthreports.cells.records import Cell, Conflict, Difference, Place
from healthreports.cells.words import cell_texts, concept_text, conflict_lines, legend
from healthreports.errors import NotFoundError
from healthreports.facts import Target
from healthreports.progress import watched
from healthreports.report import Report


# The module is not named after its function: a submodule of that name would take its place in the package.
@attrs.frozen(kw_only=True, repr=False)
class Series(display.Shown):
    """One concept through the years: what was stated, what follows from stated changes, what was promised.

    Attributes:
        concept: The concept, in whose unit the values are.
        stated: The observed figures, one a place and year, by place and year.
        derived: What stated changes imply, likewise; for years with a stated figure too.
        targets: What was promised, by the year that it is due.
        conflicts: Where several stated figures contradict each other.
    """

    concept: Concept
    stated: tuple[Cell, ...] = attrs.field(default=(), converter=tuple[Cell, ...])
    derived: tuple[Cell, ...] = attrs.field(default=(), converter=tuple[Cell, ...])
    targets: tuple[Cell, ...] = attrs.field(default=(), converter=tuple[Cell, ...])
    conflicts: tuple[Conflict, ...] = attrs.field(default=(), converter=tuple[Conflict, ...])

    def __iter__(self) -> Iterator[Cell]:
        return iter(self.stated)

    def __len__(self) -> int:
        return len(self.stated)

    @property
    def year_on_year(self) -> tuple[Difference, ...]:
        """What has changed from one year to the next, among the stated figures that can be compared."""
        return year_on_year(self.stated)

    def __repr__(self) -> str:
        return f"<Series {self.concept.id}: {len(self.stated)} stated, {len(self.derived)} derived>"

    def __rich__(self) -> display.Part:
        if not (self.stated or self.derived or self.targets):
            return display.Line(f"No report gives {self.concept.zh}.", display.FAINT)
        columns = [
            display.Column("place"),
            display.Column("value", right=True),
            display.Column(""),
            display.Column("in its sentence", share=1, below=True),
        ]
        parts = [("stated", self.stated), ("derived", self.derived), ("targets", self.targets)]
        rows = [line for kind, cells in parts for line in self._lines(kind, cells)]
        signs = legend((*self.stated, *self.derived, *self.targets))
        out: list[display.Part] = [
            display.Table(
                columns,
                rows,
                title=concept_text(self.concept).plain,
                note=f"Not to be compared: {signs}." if signs else None,
            )
        ]
        if self.conflicts:
            heads = [display.Column(head) for head in ("conflict", "concept", "shown", "but also")]
            names = {self.concept.id: self.concept.zh}
            out.append(display.Table(heads, list(conflict_lines(self.conflicts, names))))
        return display.Stack(*out)

    def _lines(self, kind: str, cells: Iterable[Cell]) -> Iterator[list[display.Content]]:
        cells = tuple(cells)
        shown: dict[Place, Text] = dict(
            cell_texts(cells, year_on_year(cells), self.concept.direction)
        )
        for cell in cells:
            said = cell.change or cell.fact
            excerpt = display.Excerpt(said.sentence, said.quote)
            yield [cell.place.region, shown[cell.place], kind, excerpt]


def series(
    reports: Report | Iterable[Report],
    concept: str,
    region: str | None = None,
    *,
    catalogue: Catalogue | None = None,
    progress: bool | None = None,
) -> Series:
    """One concept through the years.

    Args:
        reports: One or many; their order changes nothing.
        concept: Its id.
        region: Name or code of the place; all places of the reports if not given.
        catalogue: Where the concept and its unit come from; the library's own if not given.
        progress: Whether to show a bar; in a terminal and in Jupyter, after a second, if not given.

    Raises:
        NotFoundError: There is no such concept, or no report speaks for that place.

    Example:
        >>> import healthreports as hr
        >>> text = "2022年，居民健康素养水平41.79%，较上年提升0.32个百分点。"
        >>> found = hr.series([hr.parse(text, region="临平区", year=2022)], "health_literacy")
        >>> [(cell.place.year, str(cell.value)) for cell in found.stated]
        [(2022, '41.79')]
        >>> [(cell.place.year, str(cell.value)) for cell in found.derived]
        [(2021, '41.47')]
    """
    wanted = (catalogue or Catalogue.load()).concept(concept)
    cells = on_one_basis(wanted, _cells(_all(reports, progress), wanted, region))
    stated, conflicts = best(
        wanted,
        (cell for cell in cells if not cell.derived and not isinstance(cell.fact, Target)),
    )
    derived, _ = best(wanted, (cell for cell in cells if cell.derived))
    targets, _ = best(wanted, (cell for cell in cells if isinstance(cell.fact, Target)))
    return Series(
        concept=wanted, stated=stated, derived=derived, targets=targets, conflicts=conflicts
    )


def _all(reports: Report | Iterable[Report], progress: bool | None) -> tuple[Report, ...]:
    if isinstance(reports, Report):
        return (reports,)
    return tuple(watched(reports, "reading", progress=progress))


def _cells(reports: tuple[Report, ...], concept: Concept, region: str | None) -> list[Cell]:
    if region is not None:
        available = sorted({place_of(report, 0).region for report in reports})
        reports = tuple(report for report in reports if place_of(report, 0).named(region))
        if not reports:
            what = "place"
            raise NotFoundError(what, region, available)
    known = {concept.id: concept}
    return [cell for report in reports for cell in cells_in(report, known, derived=True)]
