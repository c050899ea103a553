"""The page of a report with its figures marked: one HTML document that needs nothing else."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from healthreports.display.html import element, escaped
from healthreports.report import Report
from healthreports.text import without_surrogates
from healthreports.views.marks import EXCLUDED, SIGNS, Stretch, marks_of, stretches


# Nothing is loaded, and nothing runs, whatever a document holds; only the page's own style applies.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_HEIGHT = "40rem"

# A browser reads the two characters that end a line on some systems as one, and so is it written.
_LINE_END = re.compile("\r(?=\n)")


@cache
def _style() -> str:
    return files(__package__).joinpath("highlight.css").read_text(encoding="utf-8")


def _join(number: int, sign: str, own: str, other: str, note: str) -> str:
    return element(
        "a",
        class_="join",
        id=f"{own}-{number}",
        href=f"#{other}-{number}",
        data_sign=f"{sign}{number}",
        data_note=note,
    )


def _repairs(report: Report) -> dict[int, list[str]]:
    """The marks between characters, by their offset: joins, and where the text breaks off."""
    length = len(report.text)
    at: defaultdict[int, list[str]] = defaultdict(list)
    for number, join in enumerate(report.joins, 1):
        tail = f"join {number}\nbreaks off here and continues at offset {join.head_start}"
        head = f"join {number}\ncontinues what breaks off at offset {join.tail_end}"
        at[min(join.tail_end, length)].append(
            _join(number, "⤷ continues ", "tail", "head", tail)
        )
        at[min(join.head_start, length)].append(
            _join(number, "⤴\ufe0e continued ", "head", "tail", head)
        )
    for offset in report.truncations:
        note = f"truncation\nthe text breaks off here and continues nowhere\noffset: {offset}"
        at[min(max(offset, 0), length)].append(
            element("span", class_="cut", tabindex="0", data_sign="breaks off", data_note=note)
        )
    return at


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
    repairs = _repairs(report)
    for stretch in stretches(report, marks_of(report), repairs):
        yield from repairs.pop(stretch.span.start, ())
        yield _shown(stretch, report.text)
    for left in repairs.values():
        yield from left


def facts_of(report: Report) -> list[str]:
    """What the page says of the report as a whole, one line each."""
    region = report.region
    years = ", ".join(
        f"{year} {done}"
        for year, done in ((report.review_year, "reviewed"), (report.plan_year, "planned"))
        if year
    )
    of_whom = (report.issuer, region and " ".join((region.name, *region.parents)), years)
    layout = f"{report.layout} ({report.recognition.score:.2f}): {report.recognition.reason}"
    published = f"published {report.published}" if report.published else ""
    return [
        line
        for line in (
            " · ".join(each for each in of_whom if each),
            " · ".join(each for each in (report.name, f"layout {layout}", published) if each),
        )
        if line
    ]


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
        ("⤷", "join", "joins", len(report.joins)),
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
    return element("ul", *items)


def page(report: Report) -> str:
    """The whole page, as a string of HTML."""
    title = " ".join((report.title or report.name).split()) or "report"
    head = element(
        "head",
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f'<meta http-equiv="Content-Security-Policy" content="{escaped(_POLICY)}">',
        element("title", escaped(title)),
        f"<style>\n{_style()}</style>",
    )
    about = (element("p", escaped(line)) for line in facts_of(report))
    top = element("header", element("h1", escaped(title)), *about, _legend(report))
    body = element("body", top, "\n", element("main", *_body(report)))
    return without_surrogates(f'<!DOCTYPE html>\n<html lang="zh">{head}\n{body}</html>\n')


def frame(report: Report) -> str:
    """The page within a frame that can be put into any other page, neither taking nor giving it styles."""
    return element(
        "div",
        element(
            "iframe",
            srcdoc=page(report),
            sandbox="",
            title=f"{report.title or report.name}, with its figures marked",
            style="display:block;width:100%;height:100%;border:0",
        ),
        style=f"height:{_HEIGHT};resize:vertical;overflow:hidden;padding-bottom:12px",
    )
