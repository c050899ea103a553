"""What all charts have in common: text made safe, colours, fonts, title and source."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

from rich.cells import cell_len

from healthreports import display
from healthreports.catalogue.concepts import Concept
from healthreports.cells.records import Area, Cell, Obstacle
from healthreports.cells.words import value_words
from healthreports.extras import extra
from healthreports.report import Report
from healthreports.views.charts.phrases import Language, obstacle_words, say


if TYPE_CHECKING:
    import altair as alt

Row = dict[str, Any]

# Fonts with Chinese glyphs on Linux, macOS and Windows; the first that is there is taken.
FONTS = (
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "PingFang SC",
    "Hiragino Sans GB",
    "Heiti SC",
    "Microsoft YaHei",
    "SimHei",
    "WenQuanYi Zen Hei",
    "WenQuanYi Micro Hei",
    "sans-serif",
)
# Dark enough on white for small print, and told apart by those who do not see red or green (Okabe and Ito).
INK, FAINT, PALE, PAPER = "#1a1a1a", "#666666", "#d0d0d0", "#ffffff"
BLUE, DEEP, ORANGE = "#6aaed6", "#08519c", "#d55e00"
PALETTE = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#8c6d00", "#5d3a9b", "#000000")
# A chart is to be read: it shows as many as a comparison's table does.
MOST_PLACES = 12
MOST_ROWS = 60
# Where there is nothing to tell.
NOTHING = "–"
# Pixels that half a Chinese character takes at the size of labels.
CELL = 6
# No line begins with these.
_CLOSING = "，。、；：）》”％ ,.;:)"
_MOST_DOCUMENTS = 4
_MOST_NAME = 24
_MOST_NUMBER = 1e60
_MOST_SENTENCE = 240

# Renderers put the data into a script of a page as it is, so that </script> in a report would end it: the
# full-width sign says the same and is no mark-up. Characters beyond Unicode's stock are no text of XML.
_SIGNS = str.maketrans({"<": "＜", "\ufffe": " ", "\uffff": " "})


def text(words: str, most: int = 0) -> str:
    """Words of a report as a chart may show them, in one line.

    Args:
        words: Any.
        most: Cut to so many cells, of which a Chinese character takes two; 0 does not cut.

    Example:
        >>> text("<script>", 0), text("平湖市第一人民医院", 9)
        ('＜script>', '平湖市第…')
    """
    line = " ".join(display.plain(words).translate(_SIGNS).split())
    if not most or cell_len(line) <= most:
        return line
    kept, used = "", 1
    for character in line:
        used += cell_len(character)
        if used > most:
            break
        kept += character
    return f"{kept}…"


def number(value: Decimal) -> float | None:
    """A number that a chart can draw; `None` where it is beyond all that is counted."""
    drawn = float(value)
    return drawn if abs(drawn) < _MOST_NUMBER else None


def unit_of(concept: Concept) -> str:
    """The unit of a row as it stands behind a value; empty for a bare number."""
    return "" if concept.unit == "1" else text(concept.unit, 12)


def title_of(concept: Concept, language: Language) -> str:
    """A concept's name as a heading."""
    names = (concept.zh, concept.en) if language == "en" else (concept.zh,)
    return say(language, "and").join(text(name, 90) for name in dict.fromkeys(names))


def value_of(cell: Cell, concept: Concept) -> str:
    """A value with its bound and unit, as tables write it."""
    # In another unit, the words of the value have that unit already.
    unit = "" if cell.obstacle is Obstacle.UNIT else unit_of(concept)
    return text(f"{value_words(cell)}{unit}", 28)


def distinct(names: Iterable[str]) -> list[str]:
    """Names, those that were there before with a number.

    Example:
        >>> distinct(["鼓楼区", "鼓楼区"])
        ['鼓楼区', '鼓楼区 (2)']
    """
    out: list[str] = []
    seen: Counter[str] = Counter()
    taken: set[str] = set()
    for name in names:
        told = name
        while told in taken:
            seen[name] += 1
            told = f"{name} ({seen[name] + 1})"
        taken.add(told)
        out.append(told)
    return out


def names_of(areas: Iterable[Area], most: int = _MOST_NAME) -> dict[Area, str]:
    """A name for each place, none twice: 鼓楼区 in several cities gets its code or document."""
    areas = list(areas)
    often = Counter(region for _, _, region, _ in areas)
    names = [
        " ".join((text(region, most), text(code or document, 12))).rstrip()
        if often[region] > 1
        else text(region, most)
        for _, code, region, document in areas
    ]
    return dict(zip(areas, distinct(names), strict=True))


def details(cell: Cell, concept: Concept, name: str, language: Language) -> Row:
    """What a tooltip says of a cell, under fixed keys."""
    said = cell.change or cell.fact
    period = cell.change.versus if cell.change else cell.fact.period
    ranked = say(language, "ranked", rank=cell.rank, of=cell.of) if cell.rank else ""
    return {
        "place": name,
        "year": cell.place.year,
        "amount": value_of(cell, concept),
        "rank": ranked or NOTHING,
        "reason": reason_of(cell, language) or NOTHING,
        "period": text(str(period or cell.place.year), 40),
        "sentence": text(said.sentence, _MOST_SENTENCE),
        "document": text(cell.report.name, 80),
    }


def reason_of(cell: Cell, language: Language, *, whole: bool = True) -> str:
    """Why a cell is not compared, in few words, or with what tells it; empty where it is."""
    if cell.obstacle is None:
        return ""
    fact = cell.fact
    words = obstacle_words(language, cell.obstacle)
    told = {
        Obstacle.UNIT: fact.quantity.unit or "",
        Obstacle.TARGET: str(fact.period),
        Obstacle.SUBJECT: "、".join(fact.subjects),
        Obstacle.BOUND: "",
        Obstacle.INFERRED: fact.quote,
        Obstacle.PERIOD: str(fact.period),
        Obstacle.DENOMINATOR: str(cell.basis),
        Obstacle.DERIVED: f"{fact.quote}, {cell.change.quote}" if cell.change else "",
    }[cell.obstacle]
    return f"{words}: {text(told, 24)}" if told and whole else words


def gap(name: str, language: Language) -> Row:
    """What a tooltip says of a place that reports nothing."""
    return {**dict.fromkeys(DETAILS, NOTHING), "place": name, "amount": say(language, "missing")}


# The fields of `details`, with the phrase that each is headed by.
DETAILS = {
    "place": "place",
    "year": "year",
    "amount": "value",
    "rank": "rank",
    "reason": "reason",
    "period": "period",
    "sentence": "sentence",
    "document": "document",
}


def tooltips(fields: Mapping[str, str], language: Language) -> "list[alt.Tooltip]":
    """Tooltips for fixed fields, headed by phrases."""
    with extra("charts"):
        import altair as alt
    return [
        alt.Tooltip(field=field, type="nominal", title=say(language, phrase))
        for field, phrase in fields.items()
    ]


def source_of(reports: Iterable[Report], language: Language) -> list[str]:
    """Where the figures of a chart come from: documents and their places."""
    return sources(map(_document, reports), language)


def _document(report: Report) -> str:
    """A report's title, with its place where that is not in it."""
    title, region = report.title or report.name, report.region
    said = region is None or region.name in title
    return text(title if said or region is None else f"{region.name} {title}", 44)


def sources(documents: Iterable[str], language: Language) -> list[str]:
    """The line that names the documents, the first few by name."""
    names = list(dict.fromkeys(documents))
    shown = names[:_MOST_DOCUMENTS]
    if more := len(names) - len(shown):
        shown.append(say(language, "more documents", n=more))
    return [say(language, "source", documents=say(language, "comma").join(shown))]


def years_of(cells: Iterable[Cell], language: Language) -> str:
    """The years of some cells."""
    years = spans(cell.place.year for cell in cells)
    return say(language, "years", years=say(language, "comma").join(years))


def spans(years: Iterable[int]) -> list[str]:
    """Years, those that follow each other as one.

    Example:
        >>> spans([2024, 2019, 2021, 2020])
        ['2019–2021', '2024']
    """
    runs: list[list[int]] = []
    for year in sorted(set(years)):
        if runs and runs[-1][-1] == year - 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return [str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs]


def lines(notes: Iterable[str], width: int) -> list[str]:
    """Notes set into lines of so many pixels, broken at blanks or between Chinese characters."""
    most = max(width // CELL, 20)
    out: list[str] = []
    for note in filter(None, notes):
        line, used = "", 0
        for word in _words(note):
            if used + cell_len(word.rstrip()) > most and line:
                out.append(line.rstrip())
                line, used = "", 0
            line += word
            used += cell_len(word)
        out.append(line.rstrip())
    return out


def _words(note: str) -> Iterable[str]:
    """Pieces that no line breaks: Latin words, and Chinese characters with the punctuation behind them."""
    piece = ""
    for character in note:
        wide = cell_len(character) > 1
        parts = wide or piece[-1:] == " " or (piece and cell_len(piece[-1]) > 1)
        if piece and parts and character not in _CLOSING:
            yield piece
            piece = ""
        piece += character
    yield piece


def drawing(rows: list[Row]) -> "alt.Chart":
    """A chart whose data stand in it."""
    with extra("charts"):
        import altair as alt
    return alt.Chart(alt.Data(values=rows))


def layered(*layers: "alt.Chart") -> "alt.LayerChart":
    """Charts one above the other; the first is at the bottom."""
    with extra("charts"):
        import altair as alt
    return alt.LayerChart(layer=layers)


@cache
def _picture() -> "type[alt.VConcatChart]":
    """Altair's chart, which shows itself in Jupyter without scripts from elsewhere.

    As long as nobody has chosen one of Altair's renderers it is a picture; a chosen one is kept to.
    """
    with extra("charts"):
        import altair as alt

    class Chart(alt.VConcatChart):
        def _repr_mimebundle_(self, *args: Any, **kwargs: Any) -> Any:
            if alt.renderers.active != "default":
                return super()._repr_mimebundle_(*args, **kwargs)
            with alt.renderers.enable("svg"):
                return super()._repr_mimebundle_(*args, **kwargs)

    return Chart


def framed(
    body: "alt.Chart | alt.LayerChart | alt.HConcatChart | alt.VConcatChart | alt.FacetChart",
    *,
    title: str,
    notes: Sequence[str],
    source: Sequence[str],
    width: int,
) -> "alt.VConcatChart":
    """A chart with its title, notes below that, and its source at the foot.

    Args:
        body: What is drawn.
        title: One line.
        notes: One a paragraph; set into lines.
        source: Likewise.
        width: Of the whole, in pixels.
    """
    with extra("charts"):
        import altair as alt
    head = alt.TitleParams(
        lines([title], width * 7 // 10),
        subtitle=lines(notes, width),
        anchor="start",
        fontSize=16,
        fontWeight="bold",
        color=INK,
        subtitleFontSize=12,
        subtitleColor=FAINT,
        subtitleLineHeight=17,
        subtitlePadding=6,
        lineHeight=20,
        offset=14,
    )
    foot = alt.TitleParams(
        lines(source, width),
        orient="bottom",
        anchor="start",
        fontSize=11,
        fontWeight="normal",
        color=FAINT,
        lineHeight=15,
        offset=10,
    )
    chart: alt.VConcatChart = (
        _picture()(vconcat=[alt.vconcat(body).properties(title=foot)])
        .properties(title=head, padding=16, background=PAPER)
        .configure(font=", ".join(FONTS))
        .configure_view(stroke=None)
        .configure_axis(
            labelFontSize=12,
            titleFontSize=12,
            titleFontWeight="normal",
            labelColor=INK,
            titleColor=FAINT,
            gridColor="#e8e8e8",
            domainColor=PALE,
            tickColor=PALE,
            labelLimit=0,
            titleLimit=0,
        )
        .configure_legend(
            labelFontSize=12, titleFontSize=12, labelColor=INK, labelLimit=0, titleLimit=0
        )
    )
    return chart
