"""Concepts over places, as a map of ranks."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import attrs
from rich.cells import cell_len

from healthreports.catalogue.concepts import Concept, Direction
from healthreports.cells.records import Cell, Place
from healthreports.cells.words import SIGNS, signs_of
from healthreports.comparison import Comparison, Row
from healthreports.errors import NotFoundError
from healthreports.extras import extra
from healthreports.facts import Target
from healthreports.views.charts import frame
from healthreports.views.charts.phrases import Language, obstacle_words, say


if TYPE_CHECKING:
    import altair as alt

_STEP = 26
_NARROWEST, _WIDEST = 58, 128
_MOST_CONCEPT = 40
# From the best rank to the last: dark to light tells them apart without colour too.
_SHADES = ("#08306b", "#2b7bba", "#79b5d9", "#c1d9ed", "#eaf3fb")
_UNRANKED, _UNCOMPARED = "#f3efe3", "#dcdcdc"
# On the first two shades, the words are white.
_DARK = 2


def heat_map(
    comparison: Comparison, *, year: int | None = None, language: Language = "en"
) -> "alt.VConcatChart":
    """Concepts over places: each cell its value, coloured by its rank in the row, gaps marked.

    The rows are those that two places or more report, or all where there is one place only. Of more columns
    than can be read the latest years are shown.

    Args:
        comparison: Any.
        year: The only one wanted.
        language: Of the words that the chart adds.

    Raises:
        NotFoundError: The comparison is empty, or has nothing in that year.
        MissingExtraError: Altair is not installed.

    Example:
        >>> import healthreports as hr
        >>> texts = {"海宁市": "2024年，县域内就诊率91.2%。", "桐乡市": "2024年，县域内就诊率90.8%。"}
        >>> reports = [hr.parse(text, region=name, year=2024) for name, text in texts.items()]
        >>> heat_map(hr.compare(reports)).to_dict()["title"]["text"]
        ['1 concepts in 2 places, 2024']
    """
    areas = {place.area for place in comparison.places}
    rows = [
        row
        for row in (comparison.shared if len(areas) > 1 else comparison.rows)
        if any(year in (None, cell.place.year) for cell in row.cells)
    ]
    if not rows:
        what = "concept to map in"
        years = sorted({str(place.year) for place in comparison.places})
        raise NotFoundError(what, str(year or "the comparison"), years if year else ())
    cells = [cell for row in rows for cell in row.cells if year in (None, cell.place.year)]
    columns = _columns(comparison, cells)
    shown = rows[: frame.MOST_ROWS]
    cells = [cell for row in shown for cell in row.cells if _column(comparison, cell) in columns]
    data, width = _data(comparison, shown, columns, language)
    heads = _heads(columns, comparison)
    return frame.framed(
        _drawn(data, list(heads.values()), width, language),
        title=_title(rows, columns, cells, language),
        notes=[
            say(language, f"each row alone, {comparison.years}"),
            _silent(rows, language),
            _not_shown(comparison, rows, columns, year, language),
        ],
        source=[
            _signs(cells, language),
            *frame.source_of((cell.report for cell in cells), language),
            frame.years_of(cells, language),
        ],
        width=width * len(columns) + 220,
    )


def _column(comparison: Comparison, cell: Cell) -> Place:
    """The column of a cell: its place and year, or its place where each has its latest year."""
    return cell.place if comparison.years == "each" else attrs.evolve(cell.place, year=0)


def _columns(comparison: Comparison, cells: Sequence[Cell]) -> list[Place]:
    """As many columns as can be read: whole years, the latest first."""
    # A year that is only promised says nothing yet of who stands where.
    observed = [cell for cell in cells if not isinstance(cell.fact, Target)] or cells
    found = sorted({_column(comparison, cell) for cell in observed}, key=lambda place: place.order)
    kept = sorted({place.area for place in found})[: frame.MOST_PLACES]
    columns: list[Place] = []
    for year in sorted({place.year for place in found}, reverse=True):
        of_year = [place for place in found if place.year == year and place.area in kept]
        if columns and len(columns) + len(of_year) > frame.MOST_PLACES:
            break
        columns += of_year
    return sorted(columns, key=lambda place: place.order)


def _heads(columns: Sequence[Place], comparison: Comparison) -> dict[Place, str]:
    """Above each column its place and, where there are several, its year in a second line."""
    names = frame.names_of(dict.fromkeys(place.area for place in columns), 12)
    several = len({place.year for place in columns}) > 1
    return {
        place: f"{names[place.area]}\n{place.year}" if several else names[place.area]
        for place in columns
    }


def _data(
    comparison: Comparison, rows: Sequence[Row], columns: Sequence[Place], language: Language
) -> tuple[list[frame.Row], int]:
    """One record a cell, gaps too, and how wide a column must be."""
    heads = _heads(columns, comparison)
    names = frame.distinct(_name(row.concept) for row in rows)
    data: list[frame.Row] = []
    for row, name in zip(rows, names, strict=True):
        there = {_column(comparison, cell): cell for cell in row.cells}
        years = {cell.place.year for cell in there.values()}
        last = _last_ranks(comparison, row)
        for column, head in heads.items():
            cell = there.get(column)
            dated = comparison.years == "latest" and len(years) > 1
            known = _gap(language)
            if cell:
                shade = _shade(cell, last.get(cell.place, 1))
                known = _known(cell, row.concept, shade, language, dated=dated)
            data.append(
                {**known, "concept": name, "column": head, "place": head.replace("\n", " ")}
            )
    widest = max(
        cell_len(line) for row in data for line in (row["label"], *row["column"].split("\n"))
    )
    return data, min(max(widest * frame.CELL + 14, _NARROWEST), _WIDEST)


_ARROWS = {Direction.HIGHER: " ↑", Direction.LOWER: " ↓", Direction.NONE: ""}


def _name(concept: Concept) -> str:
    return frame.text(concept.zh, _MOST_CONCEPT) + _ARROWS[concept.direction]


def _gap(language: Language) -> frame.Row:
    return {
        **frame.gap("", language),
        "class": say(language, "class missing"),
        "label": frame.NOTHING,
        "dark": False,
    }


def _known(
    cell: Cell, concept: Concept, shade: int | None, language: Language, *, dated: bool
) -> frame.Row:
    label = frame.value_of(cell, concept)
    if cell.obstacle:
        label = f"{label} {signs_of(cell)}".rstrip()
    if dated:
        label += f" ({cell.place.year})"
    kind = f"class {shade}" if shade is not None else "class unranked"
    return {
        **frame.details(cell, concept, "", language),
        "class": say(language, "class not compared" if cell.obstacle else kind),
        "label": label,
        "dark": shade is not None and shade < _DARK,
    }


def _shade(cell: Cell, last: int) -> int | None:
    """The shade of a cell's rank: the first for the best, the last for the last, three between them."""
    if not cell.rank:
        return None
    if cell.rank == 1:
        return 0
    position = (cell.rank - 1) / (last - 1)
    return len(_SHADES) - 1 if position >= 1 else 1 + int(position * 3)


def _last_ranks(comparison: Comparison, row: Row) -> dict[Place, int]:
    """The last rank among the cells that each was ranked with; shared, it is less than their number."""
    last: dict[object, int] = {}
    groups: dict[Place, object] = {}
    for cell in row.cells:
        if cell.rank:
            region = cell.report.region
            level = region.level if region else None
            group = (level, cell.place.year if comparison.years == "each" else 0)
            groups[cell.place] = group
            last[group] = max(last.get(group, 1), cell.rank)
    return {place: last[group] for place, group in groups.items()}


def _title(
    rows: Sequence[Row], columns: Sequence[Place], cells: Sequence[Cell], language: Language
) -> str:
    places = len({column.area for column in columns})
    title = say(language, "heat map", concepts=min(len(rows), frame.MOST_ROWS), places=places)
    years = {cell.place.year for cell in cells}
    return say(language, "titled", title=title, year=years.pop()) if len(years) == 1 else title


def _silent(rows: Sequence[Row], language: Language) -> str:
    """The places that report on none of the rows, and so have no column."""
    names = set.intersection(*(set(row.missing) for row in rows))
    shown = [frame.text(name, 16) for name in sorted(names)[: frame.MOST_PLACES]]
    if more := len(names) - len(shown):
        shown.append(say(language, "n places", n=more))
    return say(language, "silent", names=say(language, "comma").join(shown)) if shown else ""


def _not_shown(
    comparison: Comparison,
    rows: Sequence[Row],
    columns: Sequence[Place],
    year: int | None,
    language: Language,
) -> str:
    """What there is and has no room."""
    left = []
    places = {cell.place.area for row in rows for cell in row.cells}
    if more := len(places) - len({column.area for column in columns}):
        left.append(say(language, "n places", n=more))
    if len(rows) > frame.MOST_ROWS:
        left.append(say(language, "n concepts", n=len(rows) - frame.MOST_ROWS))
    if comparison.years == "each" and year is None:
        years = {cell.place.year for row in rows for cell in row.cells}
        left += frame.spans(years - {column.year for column in columns})
    return say(language, "not shown", what=say(language, "comma").join(left)) if left else ""


def _signs(cells: Sequence[Cell], language: Language) -> str:
    """What the signs mean that are used."""
    found = dict.fromkeys(cell.obstacle for cell in cells if cell.obstacle)
    words = (
        f"{SIGNS[obstacle] or '≥ ≤'} {obstacle_words(language, obstacle)}" for obstacle in found
    )
    return say(language, "signs", signs=say(language, "comma").join(words)) if found else ""


def _drawn(
    data: list[frame.Row], columns: list[str], width: int, language: Language
) -> "alt.LayerChart":
    with extra("charts"):
        import altair as alt
    fills = {say(language, f"class {i}"): shade for i, shade in enumerate(_SHADES)}
    fills[say(language, "class unranked")] = _UNRANKED
    fills[say(language, "class not compared")] = _UNCOMPARED
    fills[say(language, "class missing")] = frame.PAPER
    there = {row["class"] for row in data}
    used = [name for name in fills if name in there]
    names = list(dict.fromkeys(row["concept"] for row in data))
    axis = alt.Axis(ticks=False, domain=False, labelPadding=8)
    base = frame.drawing(data).encode(
        x=alt.X(
            "column",
            type="nominal",
            title=None,
            scale=alt.Scale(domain=columns),
            # The expression is a constant: names come into it as data.
            axis=alt.Axis(
                orient="top",
                labelAngle=0,
                ticks=False,
                domain=False,
                # The first line stands above the second.
                labelPadding=22 if any("\n" in column for column in columns) else 6,
                labelExpr="split(datum.label, '\\n')",
            ),
        ),
        y=alt.Y("concept", type="nominal", title=None, scale=alt.Scale(domain=names), axis=axis),
        tooltip=frame.tooltips({"concept": "concept", **frame.DETAILS}, language),
    )
    wide = width * len(columns)
    fill = alt.Fill(
        "class",
        type="nominal",
        scale=alt.Scale(domain=used, range=[fills[name] for name in used]),
        legend=alt.Legend(
            title=None,
            orient="top",
            symbolType="square",
            symbolSize=160,
            symbolStrokeColor=frame.PALE,
            symbolStrokeWidth=1,
            columns=max((wide + 200) // 130, 2),
        ),
    )
    cells = base.mark_rect(stroke=frame.PALE, strokeWidth=1).encode(fill=fill)
    words = base.mark_text(fontSize=12).encode(
        text=alt.Text("label", type="nominal"),
        color=alt.Color(
            "dark",
            type="nominal",
            scale=alt.Scale(domain=[True, False], range=[frame.PAPER, frame.INK]),
            legend=None,
        ),
    )
    return frame.layered(cells, words).properties(width=wide, height=alt.Step(_STEP))
