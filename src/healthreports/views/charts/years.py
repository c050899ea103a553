"""One concept through the years, as lines."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal

from rich.cells import cell_len

from healthreports.catalogue.concepts import Concept
from healthreports.cells.records import Area, Cell, Obstacle
from healthreports.errors import NotFoundError
from healthreports.extras import extra
from healthreports.timeseries import Series
from healthreports.views.charts import frame, scales
from healthreports.views.charts.phrases import Language, direction_words, obstacle_words, say


if TYPE_CHECKING:
    import altair as alt

_WIDTH, _HEIGHT = 560, 340
# Pixels between two labels beside the lines.
_GAP = 16
_SHAPES = ("circle", "square", "triangle-up", "triangle-down")


def lines(series: Series, *, language: Language = "en") -> "alt.VConcatChart":
    """One concept through the years as lines, one a place.

    Stated figures are filled points on solid lines; what stated changes imply is hollow, on dashed lines;
    targets and figures that contradict those shown have marks of their own. A line breaks where a year is
    not reported.

    Args:
        series: Any.
        language: Of the words that the chart adds.

    Raises:
        NotFoundError: The series holds nothing that can be drawn.
        MissingExtraError: Altair is not installed.

    Example:
        >>> import healthreports as hr
        >>> text = "2022年，居民健康素养水平41.79%，较上年提升0.32个百分点。"
        >>> found = hr.series([hr.parse(text, region="临平区", year=2022)], "health_literacy")
        >>> lines(found, language="zh").to_dict()["title"]["text"]
        ['居民健康素养水平　临平区']
    """
    kinds = _drawable(series)
    cells = [cell for found in kinds.values() for cell in found]
    if not cells:
        what = "figure to draw of"
        raise NotFoundError(what, series.concept.id)
    everywhere = sorted({cell.place.area for cell in cells})
    areas = _told(kinds, everywhere)
    kinds = {
        kind: [cell for cell in found if cell.place.area in areas] for kind, found in kinds.items()
    }
    cells = [cell for found in kinds.values() for cell in found]
    names = frame.names_of(areas, 16)
    title = frame.title_of(series.concept, language)
    if len(names) == 1:
        title = say(language, "and").join((title, *names.values()))
    return frame.framed(
        _drawn(series.concept, kinds, names, language),
        title=title,
        notes=[
            direction_words(language, series.concept.direction),
            _key(kinds, language),
            _not_shown(series, len(everywhere) - len(areas), language),
        ],
        source=[
            *frame.source_of((cell.report for cell in cells), language),
            frame.years_of(cells, language),
        ],
        width=_WIDTH + 140,
    )


Kinds = Mapping[str, list[Cell]]


def _drawable(series: Series) -> Kinds:
    """The cells by how they are drawn; those in another unit have no place on the axis."""
    others = [cell for conflict in series.conflicts for cell in conflict.others]
    kinds = {
        "stated": [cell for cell in series.stated if cell.obstacle is None],
        "unsure": [cell for cell in series.stated if cell.obstacle is not None],
        "derived": series.derived,
        "target": series.targets,
        "conflict": others,
    }
    return {kind: [cell for cell in cells if _fits(cell)] for kind, cells in kinds.items()}


def _fits(cell: Cell) -> bool:
    return cell.obstacle is not Obstacle.UNIT and frame.number(cell.value) is not None


def _told(kinds: Kinds, areas: Sequence[Area]) -> list[Area]:
    """The places that are shown: where there are too many, those with the most to tell."""
    weights: dict[Area, int] = defaultdict(int)
    for kind, cells in kinds.items():
        for cell in cells:
            weights[cell.place.area] += 4 if kind == "stated" else 1
    best = sorted(areas, key=lambda area: (-weights[area], area))[: frame.MOST_PLACES]
    return sorted(best)


def _key(kinds: Kinds, language: Language) -> str:
    """What the marks mean that are used."""
    used = [kind for kind, cells in kinds.items() if cells]
    return say(language, "and").join(say(language, kind) for kind in used if used != ["stated"])


def _not_shown(series: Series, places: int, language: Language) -> str:
    cells = (*series.stated, *series.derived, *series.targets)
    left = []
    if places:
        left.append(say(language, "n places", n=places))
    if other := sum(not _fits(cell) for cell in cells):
        left.append(say(language, "n in other units", n=other))
    return say(language, "not shown", what=say(language, "comma").join(left)) if left else ""


def _rows(
    kind: str,
    cells: Iterable[Cell],
    concept: Concept,
    names: Mapping[Area, str],
    language: Language,
) -> list[frame.Row]:
    rows: list[frame.Row] = []
    for cell in cells:
        name = names[cell.place.area]
        label = frame.value_of(cell, concept)
        if kind == "unsure" and cell.obstacle:
            label += f" · {obstacle_words(language, cell.obstacle)}"
        if kind == "conflict":
            label = f"× {label}"
        rows.append(
            {
                **frame.details(cell, concept, name, language),
                "value": frame.number(cell.value),
                "high": frame.number(cell.high) if cell.high is not None else None,
                "label": label,
            }
        )
    return rows


def _runs(rows: Sequence[frame.Row]) -> list[frame.Row]:
    """The points of each place with the number of the unbroken run of years that they belong to."""
    out: list[frame.Row] = []
    run = 0
    for row in sorted(rows, key=lambda row: (row["place"], row["year"])):
        last = out[-1] if out else None
        if last and (last["place"], last["year"] + 1) != (row["place"], row["year"]):
            run += 1
        out.append({"place": row["place"], "year": row["year"], "value": row["value"], "run": run})
    return out


def _dashes(
    derived: Iterable[Cell], stated: Iterable[Cell], names: Mapping[Area, str]
) -> list[frame.Row]:
    """From each derived value to the stated one that it was worked out from."""
    there = {cell.fact: cell for cell in stated}
    return [
        {
            "place": names[cell.place.area],
            "year": cell.place.year,
            "value": frame.number(cell.value),
            "to_year": there[cell.fact].place.year,
            "to_value": frame.number(there[cell.fact].value),
        }
        for cell in derived
        if cell.fact in there
    ]


def _ends(tables: Mapping[str, list[frame.Row]], domain: tuple[float, float]) -> list[frame.Row]:
    """The last point of each place, with a label beside the lines that overlaps no other."""
    last: dict[str, frame.Row] = {}
    for kind in ("target", "derived", "unsure", "stated"):
        for row in tables[kind]:
            known = last.get(row["place"])
            if known is None or known["kind"] != kind or known["year"] <= row["year"]:
                last[row["place"]] = {**row, "kind": kind}
    gap = (domain[1] - domain[0]) * _GAP / _HEIGHT
    heights = scales.spread([row["value"] for row in last.values()], gap, *domain)
    return [
        {
            "place": row["place"],
            "year": row["year"],
            "value": row["value"],
            "at": at,
            "label": f"{row['place']} {row['label']}",
        }
        for row, at in zip(last.values(), heights, strict=True)
    ]


def _domain(rows: Iterable[frame.Row]) -> tuple[float, float]:
    """From where to where values are drawn: from nought unless that would flatten the lines."""
    values = [value for row in rows for value in (row["value"], row["high"]) if value is not None]
    low, high = min(values), max(values)
    if 0 <= low < high * 0.4:
        low = 0.0
    room = (high - low) * 0.1 or abs(high) * 0.1 or 1.0
    return (low - room if low else 0.0), high + room


def _drawn(
    concept: Concept, kinds: Kinds, names: Mapping[Area, str], language: Language
) -> "alt.LayerChart":
    with extra("charts"):
        import altair as alt
    tables = {kind: _rows(kind, cells, concept, names, language) for kind, cells in kinds.items()}
    rows = [row for table in tables.values() for row in table]
    domain = _domain(rows)
    years = sorted({row["year"] for row in rows})
    shown = scales.ticks(years[0], years[-1], 12)
    unit = frame.unit_of(concept) or frame.text(concept.zh, 24)
    x = alt.X(
        "year",
        type="quantitative",
        title=None,
        scale=alt.Scale(domain=(years[0] - 0.25, years[-1] + 0.25), nice=False),
        axis=alt.Axis(values=[year for year in shown if year == int(year)], format="d", grid=False),
    )
    y = alt.Y(
        "value",
        type="quantitative",
        title=say(language, "cut axis", unit=unit) if domain[0] > 0 else unit,
        scale=alt.Scale(domain=domain, nice=False, zero=False),
        axis=alt.Axis(
            values=scales.ticks(*domain),
            labelExpr=scales.LABELS,
            titleAngle=0,
            titleAnchor="end",
            titleAlign="left",
            titleY=-10,
            titleX=-20,
        ),
    )
    order = list(names.values())
    colour = alt.Color(
        "place",
        type="nominal",
        scale=alt.Scale(
            domain=order, range=[frame.PALETTE[i % len(frame.PALETTE)] for i in range(len(order))]
        ),
        legend=None,
    )
    # With more places than colours, the shape tells those of one colour apart.
    shape = alt.Shape(
        "place",
        type="nominal",
        scale=alt.Scale(
            domain=order,
            range=[
                _SHAPES[(i + i // len(frame.PALETTE)) % len(_SHAPES)] for i in range(len(order))
            ],
        ),
        legend=None,
    )
    tooltip = frame.tooltips(frame.DETAILS, language)

    def chart(rows: list[frame.Row]) -> alt.Chart:
        return frame.drawing(rows).encode(x=x, y=y, color=colour)

    def points(kind: str, mark: alt.MarkDef) -> alt.Chart:
        drawn = chart(tables[kind]).encode(tooltip=tooltip)
        drawn.mark = mark
        return drawn if "shape" in mark.to_dict() else drawn.encode(shape=shape)

    def mark(*, filled: bool = True, **style: Any) -> alt.MarkDef:
        if not filled:
            style["fill"] = frame.PAPER
        return alt.MarkDef("point", size=70, opacity=1, strokeWidth=1.8, filled=filled, **style)

    layers = [
        chart(_dashes(kinds["derived"], kinds["stated"], names))
        .mark_rule(strokeDash=[5, 4], strokeWidth=1.4)
        .encode(x2="to_year", y2="to_value"),
        chart(_runs(tables["stated"]))
        .mark_line(strokeWidth=2.2)
        .encode(detail=alt.Detail("run", type="nominal")),
        chart([row for row in rows if row["high"] is not None])
        .mark_rule(strokeWidth=2)
        .encode(y2="high"),
        # Where a derived value is the stated one of its year, the stated one covers it.
        points("derived", mark(filled=False)),
        points("unsure", mark(filled=False)),
        points("stated", mark()),
        points("target", mark(shape="diamond")),
        points("conflict", mark(shape="cross", angle=45)).encode(color=alt.ColorValue(frame.INK)),
    ]
    if len(order) > 1:
        layers += _labels_beside(chart(_ends(tables, domain)))
    else:
        layers += _labels_around(chart, _sides(rows))
    return frame.layered(*layers).properties(width=_WIDTH, height=_HEIGHT)


def _labels_beside(ends: "alt.Chart") -> "list[alt.Chart]":
    """The names of the lines at their ends, each with a thin line to it."""
    with extra("charts"):
        import altair as alt
    at = alt.Y("at", type="quantitative")
    return [
        ends.mark_rule(strokeWidth=1, strokeDash=[1, 3]).encode(
            x2=alt.X2Value(_WIDTH + 6), y2="at"
        ),
        ends.mark_text(align="left", fontSize=12).encode(
            x=alt.XValue(_WIDTH + 9), y=at, text=alt.Text("label", type="nominal")
        ),
    ]


# Where a label stands to its point: aligned, to the right, down.
_PLACING: dict[str, tuple[Literal["left", "center", "right"], int, int]] = {
    "above": ("center", 0, -13),
    "below": ("center", 0, 15),
    "right": ("left", 10, 0),
}


def _labels_around(
    chart: "Callable[[list[frame.Row]], alt.Chart]", sides: Mapping[str, list[frame.Row]]
) -> "list[alt.Chart]":
    """The values of one place beside their points."""
    with extra("charts"):
        import altair as alt
    layers = []
    for side, (align, dx, dy) in _PLACING.items():
        # Behind each label a white rim, so that a line may pass under it.
        for rim, colour in ((4, frame.PAPER), (0, frame.INK)):
            text = chart(sides[side]).mark_text(
                align=align, dx=dx, dy=dy, fontSize=11, stroke=frame.PAPER, strokeWidth=rim
            )
            layers.append(
                text.encode(text=alt.Text("label", type="nominal"), color=alt.ColorValue(colour))
            )
    return layers


def _sides(rows: Sequence[frame.Row]) -> dict[str, list[frame.Row]]:
    """On which side of its point each label stands: several of one year are kept apart."""
    by_year: dict[int, list[frame.Row]] = defaultdict(list)
    for row in rows:
        # A derived value that is the stated one needs no label of its own.
        if row["label"] not in (known["label"] for known in by_year[row["year"]]):
            by_year[row["year"]].append(row)
    sides: dict[str, list[frame.Row]] = {side: [] for side in _PLACING}
    widest = max(cell_len(row["label"]) for row in rows) * frame.CELL
    # Where there is no room for all, every second label or fewer is left out; the last stays.
    every = max(1, -(-widest * len(by_year) // _WIDTH))
    for i, year in enumerate(sorted(by_year, reverse=True)):
        if i % every:
            continue
        lowest, *rest = sorted(by_year[year], key=lambda row: row["value"])
        if not rest:
            sides["above"].append(lowest)
            continue
        sides["below"].append(lowest)
        sides["above"].append(rest[-1])
        sides["right"] += rest[:-1]
    return sides
