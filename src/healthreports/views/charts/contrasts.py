"""The words that one document has and the other has not."""

from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING

from rich.cells import cell_len

from healthreports.difference.records import Difference, Shift, ThemeShift
from healthreports.errors import NotFoundError
from healthreports.extras import extra
from healthreports.views.charts import frame
from healthreports.views.charts.phrases import Language, say


if TYPE_CHECKING:
    import altair as alt

_HALF = 330
_STEP = 19
# The weightiest of each side, with the first words of each.
_MOST_THEMES = 8
_MOST_WORDS = 4
_MOST_HEADING = 26
_COLOURS = {Shift.VANISHED: "#d55e00", Shift.APPEARED: "#0072b2"}
_TOLD = {"word": "word", "count": "count", "section": "section", "document": "document"}


def themes(difference: Difference, *, language: Language = "en") -> "alt.VConcatChart":
    r"""The themes that vanished, to the left, and those that appeared, to the right, as bars of their words.

    Args:
        difference: Any.
        language: Of the words that the chart adds.

    Raises:
        NotFoundError: No theme appeared or vanished.
        MissingExtraError: Altair is not installed.

    Example:
        >>> import healthreports as hr
        >>> before = hr.parse("一、托育服务\n托育机构建设托育园，托育机构示范托育园。", name="2023.txt")
        >>> after = hr.parse("一、安宁疗护\n安宁疗护病房开设，安宁疗护病房扩容。", name="2024.txt")
        >>> themes(hr.diff(before, after)).to_dict()["title"]["text"]
        ['Themes that appeared and vanished']
    """
    sides = {
        shift: [theme for theme in difference.themes if theme.shift is shift] for shift in _COLOURS
    }
    if not any(sides.values()):
        what = "theme that appeared or vanished from"
        raise NotFoundError(what, f"{difference.before} to {difference.after}")
    chosen = {shift: _weightiest(found) for shift, found in sides.items()}
    more = sum(map(len, sides.values())) - sum(map(len, chosen.values()))
    names = {Shift.VANISHED: difference.before, Shift.APPEARED: difference.after}
    tops = _tops(chosen.values())
    rows = {
        shift: _rows(found, tops, frame.text(names[shift], 80)) for shift, found in chosen.items()
    }
    return frame.framed(
        _drawn(rows, {shift: frame.text(name, 40) for shift, name in names.items()}, language),
        title=say(language, "themes"),
        notes=[
            say(language, "words of themes"),
            say(language, "not shown", what=say(language, "n themes", n=more)) if more else "",
        ],
        source=frame.sources((frame.text(name, 60) for name in names.values()), language),
        width=_HALF * 2,
    )


def _weightiest(found: Sequence[ThemeShift]) -> list[ThemeShift]:
    weight = {id(theme): sum(word.count for word in theme.words) for theme in found}
    return sorted(found, key=lambda theme: -weight[id(theme)])[:_MOST_THEMES]


def _rows(found: Sequence[ThemeShift], tops: Sequence[int], document: str) -> list[frame.Row]:
    """One record a word, those of one theme below each other, the heading beside the first."""
    rows: list[frame.Row] = []
    for theme, top in zip(found, tops, strict=False):
        heading = theme.section[-1] if theme.section else ""
        for i, word in enumerate(theme.words[:_MOST_WORDS]):
            rows.append(
                {
                    "row": top + i,
                    "word": frame.text(word.word, 20),
                    "count": word.count,
                    "label": f"{frame.text(word.word, 20)} {word.count}",
                    "heading": frame.text(heading, _MOST_HEADING) if not i else "",
                    "section": frame.text(" > ".join(theme.section), 160),
                    "document": document,
                }
            )
    return rows


def _tops(sides: Iterable[Sequence[ThemeShift]]) -> list[int]:
    """In which line each pair of themes begins; an empty line parts the pairs."""
    tops = [0]
    for pair in zip_longest(*sides):
        tallest = max(len(theme.words[:_MOST_WORDS]) for theme in pair if theme)
        tops.append(tops[-1] + tallest + 1)
    return tops


def _drawn(
    rows: dict[Shift, list[frame.Row]], names: dict[Shift, str], language: Language
) -> "alt.HConcatChart":
    with extra("charts"):
        import altair as alt
    there = [row for found in rows.values() for row in found]
    most = max(row["count"] for row in there)
    label = max(cell_len(row["label"]) for row in there) * frame.CELL + 14
    heading = max(cell_len(row["heading"]) for row in there) * frame.CELL + 14
    # Bars take what the words and the heading beside them leave.
    span = most * _HALF / max(_HALF - label - heading, 60)
    lines = max(row["row"] for row in there) + 1
    return alt.hconcat(
        *(
            _side(rows[shift], shift, names[shift], span, lines, language)
            for shift in (Shift.VANISHED, Shift.APPEARED)
        ),
        spacing=0,
    )


def _side(
    rows: list[frame.Row], shift: Shift, name: str, span: float, lines: int, language: Language
) -> "alt.LayerChart":
    """One half: bars from the middle outwards, the words at their ends, the headings at the edge."""
    with extra("charts"):
        import altair as alt
    left = shift is Shift.VANISHED
    base = frame.drawing(rows).encode(
        y=alt.Y(
            "row",
            type="ordinal",
            axis=None,
            scale=alt.Scale(domain=list(range(lines)), paddingInner=0.2),
        ),
        tooltip=frame.tooltips(_TOLD, language),
    )
    x = alt.X(
        "count",
        type="quantitative",
        axis=None,
        scale=alt.Scale(domain=(0, span), nice=False, reverse=left),
    )
    bars = base.mark_bar(color=_COLOURS[shift], opacity=0.8).encode(x=x)
    words = base.mark_text(
        align="right" if left else "left", dx=-6 if left else 6, color=frame.INK, fontSize=12
    ).encode(x=x, text=alt.Text("label", type="nominal"))
    headings = base.mark_text(
        align="left" if left else "right", color=frame.FAINT, fontSize=11
    ).encode(x=alt.XValue(0 if left else _HALF), text=alt.Text("heading", type="nominal"))
    return frame.layered(bars, words, headings).properties(
        width=_HALF,
        height=alt.Step(_STEP),
        title=alt.TitleParams(
            say(language, str(shift), document=name),
            anchor="end" if left else "start",
            fontSize=12,
            color=_COLOURS[shift],
            dx=-10 if left else 10,
        ),
    )
