"""Targets and what became of them."""

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

import attrs

from healthreports import matching
from healthreports.errors import NotFoundError
from healthreports.extras import extra
from healthreports.facts import Bound, Figure, Target
from healthreports.tracking.records import Fate, Outcome, Tracking
from healthreports.views.charts import frame, scales
from healthreports.views.charts.phrases import Language, fate_words, say


if TYPE_CHECKING:
    import altair as alt

_WIDTH = 420
_STEP = 26
_THIN, _PALE, _POINT = 6, 0.55, 130
# A bar of more per cent would press the others together; its label says the number.
_MOST_PERCENT = 200.0
_MOST_NAME = 36
# Of nought, and of next to nothing, there is no share.
_LEAST = 1e-9
# Colour and shape of each fate, in the order that the bars stand in.
_STYLES: dict[Fate, tuple[str, str]] = {
    Fate.MISSED: ("#d55e00", "square"),
    Fate.UNDER_WAY: ("#8c6d00", "triangle-up"),
    Fate.MET: ("#0072b2", "circle"),
    Fate.RESTATED: ("#5d3a9b", "diamond"),
    Fate.DROPPED: ("#1a1a1a", "cross"),
    Fate.UNKNOWN: ("#9a9a9a", "triangle-down"),
}
_TOLD = {
    "name": "promise",
    "fate": "fate",
    "target": "target head",
    "reached": "outcome head",
    "due": "due",
    "note": "note",
    "sentence": "sentence",
    "document": "document",
}


@attrs.frozen(kw_only=True)
class _Pair:
    """A target with the number that it came to.

    Attributes:
        outcome: What became of it.
        promise: The target.
        reached: The outcome, or what was promised anew, in the target's unit.
    """

    outcome: Outcome
    promise: Target
    reached: Decimal

    @property
    def percent(self) -> float | None:
        """The second in per cent of the first; `None` where that says nothing."""
        target, reached = frame.number(self.promise.quantity.value), frame.number(self.reached)
        if target is None or reached is None or target < _LEAST or reached < 0:
            return None
        return reached / target * 100


def promises(tracking: Tracking, *, language: Language = "en") -> "alt.VConcatChart":
    r"""How many promises came to which fate and, for those with numbers, the outcome against the target.

    Outcomes are in % of their targets, since units differ; the numbers as written stand beside them. Bars
    are told apart by colour and by the shape at their end.

    Args:
        tracking: Any.
        language: Of the words that the chart adds.

    Raises:
        NotFoundError: There are no promises.
        MissingExtraError: Altair is not installed.

    Example:
        >>> import healthreports as hr
        >>> plan = hr.parse("2024年卫生健康工作要点\n全年新增托位300个。", name="plan.txt", year=2023)
        >>> later = hr.parse("2024年，新增托位326个。", name="later.txt", year=2024)
        >>> promises(hr.track(plan, later)).to_dict()["title"]["subtitle"][0]
        'plan.txt → later.txt'
    """
    if not tracking.outcomes:
        what = "promise in"
        raise NotFoundError(what, tracking.plan)
    pairs = _pairs(tracking)
    shown = pairs[: frame.MOST_ROWS]
    return frame.framed(
        _drawn(tracking, shown, language),
        title=say(language, "promises"),
        notes=_notes(tracking, pairs, language),
        source=frame.sources(
            (frame.text(name, 60) for name in (tracking.plan, tracking.outcome) if name), language
        ),
        width=_WIDTH + 330,
    )


def _pairs(tracking: Tracking) -> list[_Pair]:
    """What has two numbers: those missed first, then by how much was reached."""
    pairs = [
        _Pair(
            outcome=outcome,
            promise=outcome.promise,
            reached=outcome.promise.quantity.value + outcome.margin,
        )
        for outcome in tracking
        if isinstance(outcome.promise, Target) and outcome.margin is not None
    ]
    order = list(_STYLES)
    return sorted(pairs, key=lambda pair: (order.index(pair.outcome.fate), -(pair.percent or 0.0)))


def _notes(tracking: Tracking, pairs: Sequence[_Pair], language: Language) -> list[str]:
    """Which documents, how many promises, and what is not shown."""
    plan, outcome = frame.text(tracking.plan, 60), frame.text(tracking.outcome or "", 60)
    followed = say(
        language, "followed" if outcome else "followed within", plan=plan, outcome=outcome
    )
    n, drawn = len(tracking), len(pairs)
    counted = say(
        language, "all promises" if pairs else "none drawn", n=n, drawn=drawn, rest=n - drawn
    )
    notes = [followed, counted]
    if any(pair.promise.quantity.bound is Bound.AT_MOST for pair in pairs):
        notes.append(say(language, "at most"))
    if drawn > frame.MOST_ROWS:
        what = say(language, "n promises", n=drawn - frame.MOST_ROWS)
        notes.append(say(language, "not shown", what=what))
    return notes


def _drawn(
    tracking: Tracking, pairs: Sequence[_Pair], language: Language
) -> "alt.LayerChart | alt.VConcatChart":
    with extra("charts"):
        import altair as alt
    counted = _counted(tracking, pairs, language)
    if not pairs:
        return counted
    return alt.vconcat(counted, _bullets(pairs, language), spacing=24)


def _colour(language: Language) -> "alt.Scale":
    with extra("charts"):
        import altair as alt
    return alt.Scale(
        domain=[fate_words(language, fate) for fate in _STYLES],
        range=[colour for colour, _ in _STYLES.values()],
    )


def _shape(language: Language) -> "alt.Scale":
    with extra("charts"):
        import altair as alt
    return alt.Scale(
        domain=[fate_words(language, fate) for fate in _STYLES],
        range=[shape for _, shape in _STYLES.values()],
    )


def _counted(tracking: Tracking, pairs: Sequence[_Pair], language: Language) -> "alt.LayerChart":
    """One bar a fate: how many promises, and how many of them are drawn below."""
    with extra("charts"):
        import altair as alt
    drawn = [pair.outcome.fate for pair in pairs]
    rows: list[frame.Row] = []
    for fate, count in tracking.counts().items():
        if count:
            label = str(count)
            if below := drawn.count(fate):
                label += f" {say(language, 'drawn below', n=below)}"
            rows.append({"fate": fate_words(language, fate), "count": count, "label": label})
    order = [fate_words(language, fate) for fate in _STYLES]
    there = {row["fate"] for row in rows}
    base = frame.drawing(rows).encode(
        y=alt.Y(
            "fate",
            type="nominal",
            title=None,
            scale=alt.Scale(domain=[fate for fate in order if fate in there]),
            axis=alt.Axis(ticks=False, domain=False, labelPadding=8),
        ),
        x=alt.X(
            "count",
            type="quantitative",
            axis=None,
            scale=alt.Scale(
                domain=scales.with_room(((row["count"], row["label"]) for row in rows), _WIDTH),
                nice=False,
            ),
        ),
        color=alt.Color("fate", type="nominal", scale=_colour(language), legend=None),
    )
    bars = base.mark_bar(size=_THIN, opacity=_PALE)
    ends = base.mark_point(filled=True, opacity=1, size=_POINT).encode(
        shape=alt.Shape("fate", type="nominal", scale=_shape(language), legend=None)
    )
    label = base.mark_text(align="left", dx=9).encode(
        text=alt.Text("label", type="nominal"), color=alt.ColorValue(frame.INK)
    )
    return frame.layered(bars, ends, label).properties(width=_WIDTH, height=alt.Step(20))


def _data(pairs: Sequence[_Pair], language: Language) -> list[frame.Row]:
    rows: list[frame.Row] = []
    for i, pair in enumerate(pairs):
        promise, evidence = pair.promise, pair.outcome.evidence
        whose = pair.outcome.subject or "、".join(promise.subjects)
        name = f"{whose}：{promise.name}" if whose else promise.name
        target = frame.text(promise.quote, 24)
        reached = frame.text(evidence.quote if isinstance(evidence, Figure) else "", 24)
        anew = pair.outcome.fate is Fate.RESTATED
        phrase = "anew" if anew else "of target text"
        percent = pair.percent
        label = say(language, phrase, reached=reached, target=target)
        if percent is not None and percent > _MOST_PERCENT:
            # The bar is cut, and its label says so.
            label = say(language, "and").join((f"→ {percent:,.0f}%", label))
        rows.append(
            {
                "row": i,
                "name": frame.text(name, _MOST_NAME),
                "fate": fate_words(language, pair.outcome.fate),
                "percent": None if percent is None else min(percent, _MOST_PERCENT),
                "anew": anew,
                "end": max(min(percent or 0.0, _MOST_PERCENT), 100.0),
                "label": label,
                "target": target,
                "reached": reached,
                "due": str(matching.due(promise) or ""),
                "note": frame.text(pair.outcome.note, 120),
                "sentence": frame.text(evidence.sentence if evidence else "", 240),
                "document": frame.text(evidence.document if evidence else "", 80),
            }
        )
    return rows


def _bullets(pairs: Sequence[_Pair], language: Language) -> "alt.LayerChart":
    """Outcome against target, one a row; what is promised anew has its mark, but no bar."""
    with extra("charts"):
        import altair as alt
    rows = _data(pairs, language)
    domain = scales.with_room(((row["end"], row["label"]) for row in rows), _WIDTH + 160)
    highest = max(row["end"] for row in rows)
    base = frame.drawing(rows).encode(
        y=alt.Y(
            "row",
            type="ordinal",
            title=None,
            axis=None,
            scale=alt.Scale(domain=[row["row"] for row in rows]),
        ),
        tooltip=frame.tooltips(_TOLD, language),
    )
    x = alt.X(
        "percent",
        type="quantitative",
        title=say(language, "of target"),
        scale=alt.Scale(domain=domain, nice=False),
        axis=alt.Axis(
            values=scales.ticks(0, highest), labelExpr=scales.LABELS, titleAnchor="start"
        ),
    )
    colour = alt.Color("fate", type="nominal", scale=_colour(language), legend=None)
    names = base.mark_text(align="right", dx=-8, color=frame.INK, fontSize=12).encode(
        x=alt.XValue(0), text=alt.Text("name", type="nominal")
    )
    bars = (
        base.transform_filter(_OBSERVED)
        .mark_bar(size=_THIN, opacity=_PALE)
        .encode(x=x, color=colour)
    )
    way = (
        base.transform_filter(_ANEW)
        .mark_rule(strokeDash=[4, 3])
        .encode(x=x, x2=alt.X2Datum(100), color=colour)
    )
    target = (
        base.transform_filter(_HAS_PERCENT)
        .mark_tick(color=frame.INK, thickness=2, size=18)
        .encode(x=alt.XDatum(100))
    )
    ends = (
        base.transform_filter(_HAS_PERCENT)
        .mark_point(filled=True, opacity=1, size=_POINT)
        .encode(
            x=x,
            color=colour,
            shape=alt.Shape("fate", type="nominal", scale=_shape(language), legend=None),
        )
    )
    label = base.mark_text(align="left", dx=10, color=frame.INK, fontSize=12).encode(
        x=alt.X("end", type="quantitative"), text=alt.Text("label", type="nominal")
    )
    return frame.layered(names, bars, way, target, ends, label).properties(
        width=_WIDTH + 160, height=alt.Step(_STEP)
    )


# Expressions are constants: no word of a report comes into one.
_HAS_PERCENT = "isValid(datum.percent)"
_ANEW = "isValid(datum.percent) && datum.anew"
_OBSERVED = "isValid(datum.percent) && !datum.anew"
