"""One concept over places, as bars."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import attrs

from healthreports.catalogue.concepts import Concept, Direction
from healthreports.cells.records import Area, Cell, Obstacle
from healthreports.comparison import Comparison
from healthreports.errors import NotFoundError
from healthreports.extras import extra
from healthreports.facts import Bound, Target
from healthreports.views.charts import frame, scales
from healthreports.views.charts.phrases import Language, direction_words, say


if TYPE_CHECKING:
    import altair as alt

# Panels side by side: with more of them none could be read.
_MOST_YEARS = 4
_WIDE, _NARROW = 520, 230
_STEP = 26
# Fill, outline and dash of each state, in the order of the legend.
_STYLES: dict[str, tuple[str, str, list[int]]] = {
    "best": (frame.DEEP, frame.DEEP, [1, 0]),
    "compared": (frame.BLUE, frame.BLUE, [1, 0]),
    "not compared": (frame.PAPER, frame.FAINT, [4, 3]),
}
_BOUNDS = {Bound.AT_LEAST: "at least", Bound.AT_MOST: "at most"}
# Expressions are constants: no word of a report comes into one.
_HAS_VALUE = "isValid(datum.value)"
_HAS_HIGH = "isValid(datum.high)"
_HAS_BOUND = "isValid(datum.bound)"


@attrs.frozen(kw_only=True)
class _Panel:
    """The bars of one year, or of each place's latest.

    Attributes:
        head: Above it; empty where there is one panel only.
        cells: By place.
    """

    head: str
    cells: dict[Area, Cell]


def bars(
    comparison: Comparison, concept: str, *, year: int | None = None, language: Language = "en"
) -> "alt.VConcatChart":
    """One concept over places as bars, the best on top.

    What must not be compared is hollow with a dashed outline and stands last, with the reason beside it; a
    place that reports nothing is named. Years stand side by side, the last four if there are more.

    Args:
        comparison: Any.
        concept: The id of one of its rows.
        year: The only one wanted.
        language: Of the words that the chart adds.

    Raises:
        NotFoundError: The comparison has no such row, or nothing in that row or year.
        MissingExtraError: Altair is not installed.

    Example:
        >>> import healthreports as hr
        >>> texts = {"海宁市": "2024年，县域内就诊率91.2%。", "桐乡市": "2024年，县域内就诊率90.8%。"}
        >>> reports = [hr.parse(text, region=name, year=2024) for name, text in texts.items()]
        >>> chart = bars(hr.compare(reports), "county_visit_rate", language="zh")
        >>> chart.to_dict()["title"]["text"], chart.to_dict()["title"]["subtitle"]
        (['县域内就诊率，2024年'], ['越高越好 ↑　由优到劣'])
    """
    row = comparison.get(concept)
    cells = _cells_of(row.cells, concept, year)
    panels = _panels(comparison, cells)
    names = _names(panels, row.concept, row.missing)
    shown = list(names)[: frame.MOST_ROWS]
    title = frame.title_of(row.concept, language)
    drawn = [panel.cells[area] for panel in panels for area in shown if area in panel.cells]
    years = {cell.place.year for cell in drawn}
    if len(years) == 1:
        title = say(language, "titled", title=title, year=min(years))
    return frame.framed(
        _drawn(panels, {area: names[area] for area in shown}, row.concept, language),
        title=title,
        notes=[
            _order(row.concept, comparison, years, language),
            _not_shown(len(names) - len(shown), _left(cells, years), language),
        ],
        source=[
            *frame.source_of((cell.report for cell in drawn), language),
            frame.years_of(drawn, language),
        ],
        width=_width(panels) + 120,
    )


def _cells_of(cells: Sequence[Cell], concept: str, year: int | None) -> list[Cell]:
    if not cells:
        what = "figure of"
        raise NotFoundError(what, concept)
    chosen = [cell for cell in cells if year in (None, cell.place.year)]
    if not chosen:
        what = f"figure of {concept!r} in"
        raise NotFoundError(what, str(year), sorted({str(cell.place.year) for cell in cells}))
    return chosen


def _panels(comparison: Comparison, cells: Sequence[Cell]) -> list[_Panel]:
    if comparison.years == "latest":
        return [_Panel(head="", cells={cell.place.area: cell for cell in cells})]
    # A year that is only promised says nothing yet of who stands where.
    observed = {cell.place.year for cell in cells if not isinstance(cell.fact, Target)}
    years = sorted(observed or {cell.place.year for cell in cells})[-_MOST_YEARS:]
    return [
        _Panel(
            head=str(year) if len(years) > 1 else "",
            cells={cell.place.area: cell for cell in cells if cell.place.year == year},
        )
        for year in years
    ]


def _left(cells: Sequence[Cell], shown: set[int]) -> list[str]:
    """The years that have no panel."""
    return frame.spans({cell.place.year for cell in cells} - shown)


def _names(panels: Sequence[_Panel], concept: Concept, missing: Sequence[str]) -> dict[Area, str]:
    """All places from top to bottom: the best of the last year first, those without anything last."""
    last: dict[Area, Cell] = {}
    for panel in panels:
        last.update(panel.cells)

    def order(area: Area) -> tuple[object, ...]:
        cell = last[area]
        value = cell.value if concept.direction is Direction.LOWER else -cell.value
        return (area not in panels[-1].cells, cell.obstacle is not None, value, area)

    silent: list[Area] = [(True, "", name, "") for name in dict.fromkeys(missing)]
    return frame.names_of([*sorted(last, key=order), *silent])


def _order(concept: Concept, comparison: Comparison, years: set[int], language: Language) -> str:
    """What is good, and in what order the places stand."""
    said = [direction_words(language, concept.direction)]
    said.append(
        say(language, "largest first" if concept.direction is Direction.NONE else "best first")
    )
    if comparison.years == "latest" and len(years) > 1:
        said.append(say(language, "each latest"))
    return say(language, "and").join(said)


def _not_shown(more: int, years: Sequence[str], language: Language) -> str:
    left = [*([say(language, "n places", n=more)] if more else []), *years]
    return say(language, "not shown", what=say(language, "comma").join(left)) if left else ""


def _width(panels: Sequence[_Panel]) -> int:
    return _WIDE if len(panels) == 1 else _NARROW * len(panels)


def _data(
    panel: _Panel, names: dict[Area, str], concept: Concept, language: Language, *, alone: bool
) -> list[frame.Row]:
    rows: list[frame.Row] = []
    years = {cell.place.year for cell in panel.cells.values()}
    for area, name in names.items():
        cell = panel.cells.get(area)
        if cell is None:
            nothing = say(language, "missing")
            gap = frame.gap(name, language)
            rows.append({**gap, "state": nothing, "label": nothing, "end": 0.0})
            continue
        # A figure in another unit has no place on the axis.
        value = None if cell.obstacle is Obstacle.UNIT else frame.number(cell.value)
        high = None if cell.high is None or value is None else frame.number(cell.high)
        label = frame.value_of(cell, concept)
        if len(years) > 1:
            label += f" ({cell.place.year})"
        if cell.obstacle:
            label += f" · {frame.reason_of(cell, language, whole=alone)}"
        rows.append(
            {
                **frame.details(cell, concept, name, language),
                "value": value,
                "high": high,
                "bound": _BOUNDS.get(cell.fact.quantity.bound),
                "end": max(value or 0.0, high or 0.0, 0.0),
                "state": say(language, _state(cell)),
                "label": label,
            }
        )
    return rows


def _state(cell: Cell) -> str:
    if cell.obstacle:
        return "not compared"
    return "best" if cell.rank == 1 else "compared"


def _drawn(
    panels: Sequence[_Panel], names: dict[Area, str], concept: Concept, language: Language
) -> "alt.HConcatChart":
    with extra("charts"):
        import altair as alt
    alone = len(panels) == 1
    width = _WIDE if alone else _NARROW - 20
    tables = [_data(panel, names, concept, language, alone=alone) for panel in panels]
    rows = [row for table in tables for row in table]
    ends = [(row["end"], row["label"]) for row in rows]
    ends += [(row["value"], "") for row in rows if row.get("value") is not None]
    domain = scales.with_room(ends, width)
    highest = max((end for end, _ in ends), default=0.0)
    x = alt.X(
        "value",
        type="quantitative",
        title=_axis_title(concept, language),
        scale=alt.Scale(domain=domain, nice=False),
        axis=alt.Axis(values=scales.ticks(domain[0], highest), labelExpr=scales.LABELS),
    )
    states = [say(language, state) for state in _STYLES]
    used = [state for state in states if any(row["state"] == state for row in rows)]
    return alt.hconcat(
        *(
            _layers(table, list(names.values()), x, used, language, first=panel is panels[0])
            .properties(width=width, height=alt.Step(_STEP))
            .properties(title=alt.TitleParams(panel.head, anchor="start", fontSize=13))
            for table, panel in zip(tables, panels, strict=True)
        ),
        spacing=16,
    )


def _axis_title(concept: Concept, language: Language) -> str:
    """The unit, or the concept's name where it has none."""
    return frame.unit_of(concept) or frame.text(concept.zh if language == "zh" else concept.en, 40)


def _layers(
    rows: list[frame.Row],
    names: list[str],
    x: "alt.X",
    states: list[str],
    language: Language,
    *,
    first: bool,
) -> "alt.LayerChart":
    """One panel: bars, the ends of ranges, the marks of bounds, labels."""
    with extra("charts"):
        import altair as alt
    y = alt.Y(
        "place",
        type="nominal",
        title=None,
        scale=alt.Scale(domain=names, paddingInner=0.3, paddingOuter=0.15),
        axis=alt.Axis(labels=first, ticks=False, domain=False, labelPadding=8),
    )
    styles = {say(language, state): style for state, style in _STYLES.items()}
    legend = (
        alt.Legend(title=None, orient="top", symbolType="square", symbolSize=140)
        if len(states) > 1
        else None
    )
    base = frame.drawing(rows).encode(y=y, tooltip=frame.tooltips(frame.DETAILS, language))

    def scale(part: int) -> alt.Scale:
        return alt.Scale(domain=states, range=[styles[state][part] for state in states])

    bar = base.mark_bar(strokeWidth=1.2).encode(
        x=x,
        fill=alt.Fill("state", type="nominal", scale=scale(0), legend=legend),
        stroke=alt.Stroke("state", type="nominal", scale=scale(1), legend=legend),
        strokeDash=alt.StrokeDash("state", type="nominal", scale=scale(2), legend=legend),
    )
    reach = base.mark_rule(color=frame.INK, strokeWidth=2).encode(x=x, x2="high")
    ends = base.mark_point(size=70, filled=True, color=frame.INK, opacity=1).encode(
        x=x,
        shape=alt.Shape(
            "bound",
            type="nominal",
            scale=alt.Scale(
                domain=list(_BOUNDS.values()), range=["triangle-right", "triangle-left"]
            ),
            legend=None,
        ),
    )
    label = base.mark_text(align="left", dx=7, color=frame.INK).encode(
        x=alt.X("end", type="quantitative"), text=alt.Text("label", type="nominal")
    )
    return frame.layered(
        bar.transform_filter(_HAS_VALUE),
        reach.transform_filter(_HAS_HIGH),
        ends.transform_filter(_HAS_BOUND),
        label,
    )
