"""The source with its figures marked: as a page, in Jupyter, in a terminal."""

import os
from collections.abc import Iterable

import attrs
from rich.console import Group
from rich.text import Text

from healthreports.display import plain
from healthreports.outputs import replacing
from healthreports.report import Report
from healthreports.views.marks import SIGNS, Break, breaks_of, marks_of, stretches
from healthreports.views.page import counts_of, facts_of, frame, page


# As on the page: blue what is, green how it changed, magenta how it was judged, yellow what is promised.
_STYLES = {
    "excluded": "dim",
    "progress": "underline blue",
    "honour": "underline2 magenta",
    "milestone": "underline yellow",
    "indicator": "bold blue",
    "change": "bold green",
    "rank": "bold magenta",
    "target": "bold yellow",
    "unread": "bold reverse red",
}
_BETWEEN = "reverse"


@attrs.frozen
class Highlight:
    """A report's text as printed, with all that was read in it marked.

    Attributes:
        report: Whose text it is.
    """

    report: Report

    @property
    def html(self) -> str:
        """A complete HTML page that needs nothing else: the marks, and on hover or focus what was read there."""
        return page(self.report)

    def write(self, path: str | os.PathLike[str]) -> None:
        """Writes the page to a file in UTF-8; one that was there is replaced as a whole, or not at all.

        Args:
            path: Of the file.

        Raises:
            OSError: The file cannot be written.
        """
        content = self.html
        with replacing(path) as beside:
            beside.write_text(content, encoding="utf-8", newline="\n")

    def _repr_html_(self) -> str:
        return frame(self.report)

    def __repr__(self) -> str:
        return f"<Highlight {self.report.name}: {len(self.report.facts)} facts>"

    def __rich__(self) -> Group:
        report = self.report
        title = Text(plain(report.title or report.name), style="bold")
        about = Text("\n".join(map(plain, facts_of(report))), style="dim")
        return Group(title, about, _legend(report), Text(), _marked(report))


def _legend(report: Report) -> Text:
    shown = Text()
    for kind, count in counts_of(report).items():
        shown.append(f"{SIGNS[kind]}{kind}", style=_STYLES[kind])
        shown.append(f" {count}   ")
    for sign, what, count in (
        ("⤷ ⤴", "joins", len(report.joins)),
        ("breaks off", "truncations", len(report.truncations)),
    ):
        shown.append(sign, style=_BETWEEN).append(f" {what} {count}   ")
    return shown


def _broken(breaks: Iterable[Break]) -> Text:
    words = (f" {each.words} {each.number or ''} ".replace("  ", " ") for each in breaks)
    return Text("".join(words), style=_BETWEEN)


def _marked(report: Report) -> Text:
    """The text with the marks of the page, in colours and signs."""
    breaks = breaks_of(report)
    shown = Text(overflow="fold")
    for stretch in stretches(report, marks_of(report), breaks):
        shown.append_text(_broken(breaks.pop(stretch.span.start, ())))
        styles = [style for kind, style in _STYLES.items() if kind in stretch.kinds]
        words = "\n".join(map(plain, stretch.span.of(report.text).split("\n")))
        style = " ".join([*styles, *(["bold"] if stretch.heading else [])])
        shown.append("".join(stretch.signs) + words, style=style)
    for left in breaks.values():
        shown.append_text(_broken(left))
    return shown


def highlight(report: Report) -> Highlight:
    r"""The report's text as printed, with its figures, targets, ranks and events marked.

    Jupyter shows it as it stands, a terminal by `rich.print`; `write` saves it as a page of its own.

    Args:
        report: Any report.

    Example:
        >>> import healthreports as hr
        >>> report = hr.parse("2023年工作总结\n全县新增床位60张，门诊量同比增长5.2%。", name="总结")
        >>> marked = highlight(report)
        >>> marked
        <Highlight 总结: 2 facts>
        >>> '<mark class="indicator" tabindex="0" data-sign="●"' in marked.html
        True
    """
    return Highlight(report)
