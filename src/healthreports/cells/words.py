"""Cells in a few words and signs, for tables."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Context, Decimal

from rich.text import Text

from healthreports import display
from healthreports.catalogue.concepts import Concept, Direction
from healthreports.cells.records import Cell, Conflict, Difference, Obstacle, Place


# One sign a reason, in all displays; a bound shows its own.
SIGNS = {
    Obstacle.UNIT: "≠",
    Obstacle.TARGET: "→",
    Obstacle.SUBJECT: "◦",
    Obstacle.BOUND: "",
    Obstacle.INFERRED: "?",
    Obstacle.PERIOD: "*",
    Obstacle.DENOMINATOR: "÷",
    Obstacle.DERIVED: "†",
}


def value_words(cell: Cell) -> str:
    """The value with its bound; in its own unit where it has not that of the row.

    Example:
        >>> import healthreports as hr
        >>> report = hr.parse("2024年，县域内就诊率91.2%以上。", region="海宁市", year=2024)
        >>> value_words(hr.compare([report]).rows[0].cells[0])
        '≥91.2'
    """
    quantity = cell.fact.quantity
    unit = quantity.unit if cell.obstacle is Obstacle.UNIT else None
    words = _number(cell.value, unit)
    if cell.high is not None:
        words += f"-{_number(cell.high, unit)}"
    return quantity.bound.sign + words


# 13分40秒 is 13.666… minutes.
_MOST_DECIMALS = 5


def _number(value: Decimal, unit: str | None = None) -> str:
    """A number as displays write it, without the tail that converting it may have left."""
    if len(display.digits(value).partition(".")[2]) > _MOST_DECIMALS:
        value = Context(prec=4 if abs(value) < 1 else value.adjusted() + 3).plus(value)
    return display.short_number(value, unit)


def cell_text(cell: Cell, change: Difference | None, direction: Direction) -> Text:
    """A cell with its rank or the sign of its obstacle, and its year.

    Args:
        cell: Any.
        change: From the year before, or `None`.
        direction: Whether a rise is good news.
    """
    period = cell.change.versus if cell.change else cell.fact.period
    when = period if cell.obstacle is Obstacle.PERIOD else cell.place.year
    year = (f" {when}", display.FAINT)
    words = value_words(cell)
    if cell.obstacle:
        signs = signs_of(cell)
        return Text.assemble(
            display.hinted(f"{words} {signs}".rstrip(), display.FAINT, _said(cell)), year
        )
    moved = (f" {_moved(change)}", _colour(change, direction)) if change else ""
    rank = f" #{cell.rank}" if cell.rank else ""
    return Text.assemble(
        display.hinted(words, "", _said(cell)),
        moved,
        (rank, display.GOOD if cell.rank == 1 else display.FAINT),
        year,
    )


def signs_of(cell: Cell) -> str:
    """The signs that stand behind a value that must not be compared."""
    why = {cell.obstacle, Obstacle.DERIVED if cell.derived else None} - {None}
    return "".join(sign for obstacle, sign in SIGNS.items() if obstacle in why)


def _said(cell: Cell) -> str:
    """Why a cell must not be compared, and the words that it comes from."""
    fact = cell.change or cell.fact
    lines = (cell.reason, fact.sentence, f"{cell.report.name} {fact.start}")
    return "\n".join(filter(None, lines))


def _moved(change: Difference) -> str:
    return f"({'+' if change.value > 0 else ''}{_number(change.value)})"


def _colour(change: Difference, direction: Direction) -> str:
    if direction is Direction.NONE or not change.value:
        return display.FAINT
    return display.GOOD if (change.value > 0) == (direction is Direction.HIGHER) else display.BAD


def cell_texts(
    cells: Iterable[Cell], changes: Iterable[Difference], direction: Direction
) -> Iterator[tuple[Place, Text]]:
    """Cells of a row as they are shown, each with what changed since the year before."""
    since: Mapping[Place, Difference] = {change.after.place: change for change in changes}
    for cell in cells:
        yield cell.place, cell_text(cell, since.get(cell.place), direction)


def concept_text(concept: Concept) -> Text:
    """A concept's Chinese name with the unit of its row."""
    said = concept.unit == "1" or concept.zh.endswith(concept.unit)
    return Text.assemble(concept.zh, ("" if said else f" {concept.unit}", display.FAINT))


def legend(cells: Iterable[Cell]) -> str:
    """What the signs mean that are used for some cells; empty where none is."""
    used: set[str] = set()
    for cell in cells:
        if cell.obstacle is Obstacle.BOUND:
            used.add("≥ ≤ bound or range")
        elif cell.obstacle and cell.obstacle is not Obstacle.DERIVED:
            used.add(f"{SIGNS[cell.obstacle]} {cell.obstacle}")
        if cell.derived:
            used.add(f"{SIGNS[Obstacle.DERIVED]} {Obstacle.DERIVED}")
    return ", ".join(sorted(used))


def conflict_lines(conflicts: Iterable[Conflict], names: Mapping[str, str]) -> Iterator[list[str]]:
    """For each conflict the place and year, the concept, what is shown, and what contradicts it.

    Args:
        conflicts: Any.
        names: Chinese names of the concepts, by id.
    """
    for conflict in conflicts:
        cell = conflict.cell
        others = (f"{other.fact.quote} ({other.report.name})" for other in conflict.others)
        yield [
            f"{cell.place.region} {cell.place.year}",
            names.get(cell.concept, cell.concept),
            f"{cell.fact.quote} ({cell.report.name})",
            "; ".join(others),
        ]
