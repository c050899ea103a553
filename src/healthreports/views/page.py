"""The page of a report with its figures marked: one HTML document that needs nothing else."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from healthreports.display.html import element, escaped
from healthreports.report import Report
from healthreports.views.marks import (
    EXCLUDED,
    SIGNS,
    Break,
    Stretch,
    breaks_of,
    marks_of,
    stretches,
)


# Nothing is loaded, and nothing runs, whatever a document holds; only the page's own style applies.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_HEIGHT = "40rem"
# Without it a link from one end of a join to the other would open the notebook's own page in the frame.
_WITHIN_FRAME = '<base href="about:srcdoc">'

# A browser reads the two characters that end a line on some systems as one, and so is it written.
_LINE_END = re.compile("\r(?=\n)")


@cache
def _style() -> str:
    return files(__package__).joinpath("highlight.css").read_text(encoding="utf-8")


# The ends of a join: what stands before its number, its own and the other's identifier, what is said of it.
_ENDS = {
    "continues": ("⤷", "tail", "head", "breaks off here and continues at offset"),
    "continued": ("⤴\ufe0e", "head", "tail", "continues what breaks off at offset"),
}


def _broken(broken: Break) -> str:
    """The mark between characters where the text is torn."""
    if broken.words not in _ENDS:
        note = f"truncation\nthe text breaks off here and continues nowhere\noffset: {broken.other}"
        return element("span", class_="cut", tabindex="0", data_sign=broken.words, data_note=note)
    sign, own, other, what = _ENDS[broken.words]
    return element(
        "a",
        class_="join",
        id=f"{own}-{broken.number}",
        href=f"#{other}-{broken.number}",
        data_sign=f"{sign} {broken.words} {broken.number}",
        data_note=f"join {broken.number}\n{what} {broken.other}",
    )


def _shown(stretch: Stretch, text: str) -> str:
    """One stretch of the text as HTML."""
    begin, end = stretch.span.start, stretch.span.end
    # The line feed of a line's end may stand in the next stretch.
    words = text[begin : end + 1]
    words = _LINE_END.sub("", words)[: None if end >= len(text) else -1]
    content = escaped(words)
    if stretch.heading:
        content = element("b", content)
    if not stretch.kinds:
        return content
    more = f"\n\nand {stretch.more} more here" if stretch.more else ""
    return element(
        "mark",
        content,
        class_=" ".join(stretch.kinds),
        # A click or a touch shows any stretch; the tabulator stops once for each mark.
        tabindex="0" if stretch.begins else "-1",
        data_sign=" ".join(stretch.signs) or None,
        data_note="\n\n".join(stretch.notes) + more,
    )


def _body(report: Report) -> Iterator[str]:
    breaks = breaks_of(report)
    for stretch in stretches(report, marks_of(report), breaks):
        yield from map(_broken, breaks.pop(stretch.span.start, ()))
        yield _shown(stretch, report.text)
    # What is left stands at the very end.
    for left in breaks.values():
        yield from map(_broken, left)


def facts_of(report: Report) -> list[str]:
    """What the page says of the report as a whole, one line each."""
    region = report.region
    years = ", ".join(
        f"{year} {done}"
        for year, done in ((report.review_year, "reviewed"), (report.plan_year, "planned"))
        if year
    )
    place = " ".join((region.name, *region.parents)) if region else ""
    published = f"published {report.published}" if report.published else ""
    whose = " · ".join(each for each in (report.issuer, place, years, published) if each)
    layout = f"{report.layout} ({report.recognition.score:.2f}): {report.recognition.reason}"
    return [line for line in (whose, f"{report.name} · layout {layout}") if line]


def counts_of(report: Report) -> dict[str, int]:
    """How many marks of each kind there are, each kind of `SIGNS` named, also those without any."""
    found = Counter(fact.kind for fact in report.facts)
    found.update({"unread": len(report.unread), EXCLUDED: len(report.excluded)})
    return {kind: found[kind] for kind in SIGNS}


def _legend(report: Report) -> str:
    items = [
        element(
            "li",
            element("mark", kind, class_=kind, data_sign=SIGNS[kind] or None),
            " ",
            element("span", str(count)),
            class_=None if count else "none",
        )
        for kind, count in counts_of(report).items()
    ]
    for sign, class_, what, count in (
        ("⤷ ⤴\ufe0e", "join", "joins", len(report.joins)),
        ("breaks off", "cut", "truncations", len(report.truncations)),
    ):
        sample = element("span", class_=class_, data_sign=sign)
        items.append(
            element(
                "li",
                sample,
                f"{what} ",
                element("span", str(count)),
                class_=None if count else "none",
            )
        )
    hint = "Point at a mark, touch it, or press Tab, to see what was read there."
    return element("ul", *items, lang="en") + element("p", hint, lang="en")


def page(report: Report, base: str = "") -> str:
    """The whole page, as a string of HTML.

    Args:
        report: Whose text it shows.
        base: An element that says what links are relative to, where that is not the page.
    """
    title = " ".join((report.title or report.name).split()) or "report"
    head = element(
        "head",
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f'<meta http-equiv="Content-Security-Policy" content="{escaped(_POLICY)}">',
        base,
        element("title", escaped(title)),
        f"<style>\n{_style()}</style>",
    )
    about = (element("p", escaped(line)) for line in facts_of(report))
    top = element("header", element("h1", escaped(title)), *about, _legend(report))
    body = element("body", top, "\n", element("main", *_body(report)))
    return f'<!DOCTYPE html>\n<html lang="zh">{head}\n{body}</html>\n'


def frame(report: Report) -> str:
    """The page within a frame that can be put into any other page, neither taking nor giving it styles."""
    held = element(
        "iframe",
        srcdoc=page(report, _WITHIN_FRAME),
        sandbox="",
        title=f"{report.title or report.name}, with its figures marked",
        style="display:block;width:100%;height:100%;border:0",
    )
    style = f"height:{_HEIGHT};resize:vertical;overflow:hidden;padding-bottom:12px"
    return element("div", held, style=style)
