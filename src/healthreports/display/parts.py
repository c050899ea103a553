"""Cards, trees and what else displays are put together from."""

from collections.abc import Sequence

import attrs
from rich import box, table, tree
from rich.console import Group, RenderableType
from rich.panel import Panel
from rich.text import Text

from healthreports.display.bands import Bands
from healthreports.display.html import element, escaped
from healthreports.display.tables import Column, Line, Table, markup, renderable
from healthreports.display.words import FAINT, HEAD, plain


@attrs.frozen
class Tree:
    """A heading with others below it.

    Attributes:
        label: The heading; empty where the branches stand alone.
        branches: What is below it.
    """

    label: str | Text
    branches: Sequence["Tree"] = ()

    def __rich__(self) -> tree.Tree:
        out = tree.Tree(renderable(self.label), guide_style=FAINT, hide_root=not self.label)
        for branch in self.branches:
            out.add(branch.__rich__())
        return out

    def html(self) -> str:
        """As HTML: lists within each other."""
        items = (element("li", branch.html(), style="margin:.1em 0") for branch in self.branches)
        css = "margin:.1em 0;padding-left:1.4em"
        return markup(self.label) + (element("ul", *items, style=css) if self.branches else "")


@attrs.frozen
class Folded:
    """Something that a page shows when asked, and a terminal only as far as there is room.

    Attributes:
        label: What it is.
        body: In a page.
        short: In a terminal.
    """

    label: str
    body: "Part"
    short: "Part"

    def __rich__(self) -> RenderableType:
        return self.short

    def html(self) -> str:
        """As HTML: a line that opens."""
        css = "cursor:pointer;opacity:.8"
        summary = element("summary", escaped(self.label), style=css)
        return element("details", summary, self.body.html(), style="margin:.4em 0")


@attrs.frozen(init=False)
class Stack:
    """Parts one below the other."""

    parts: tuple["Part", ...]

    def __init__(self, *parts: "Part") -> None:
        self.__attrs_init__(parts)

    def __rich__(self) -> Group:
        return Group(*self.parts)

    def html(self) -> str:
        """As HTML."""
        return "".join(part.html() for part in self.parts)


@attrs.frozen
class Card:
    """A frame with a title, labelled lines and, below them, anything else.

    Attributes:
        title: On the frame.
        fields: Pairs of a label and its words; those without words are left out.
        parts: Below the fields.

    Example:
        >>> from rich.console import Console
        >>> Console(width=30).print(Card("平湖市", [("年份", "2023"), ("日期", "")]))
        ╭─ 平湖市 ───────────────────╮
        │ 年份  2023                 │
        ╰────────────────────────────╯
    """

    title: str
    fields: Sequence[tuple[str, str]]
    parts: Sequence["Part"] = ()

    def __rich__(self) -> Panel:
        grid = table.Table.grid(padding=(0, 2))
        grid.add_column(style=FAINT, no_wrap=True)
        grid.add_column(overflow="fold")
        for label, words in self.fields:
            if words:
                grid.add_row(Text(plain(label)), Text(plain(words)))
        return Panel(
            Group(grid, *self.parts),
            title=Text(plain(self.title), style=HEAD),
            title_align="left",
            box=box.ROUNDED,
            border_style=FAINT,
        )

    def html(self) -> str:
        """As HTML: a framed division."""
        rows = [(label, words) for label, words in self.fields if words]
        columns = (Column("", style=FAINT), Column(""))
        fields = Table(columns, rows, head=False).html() if rows else ""
        css = "border:1px solid rgba(128,128,128,.5);border-radius:.5em;padding:.6em 1em;margin:.5em 0"
        head = element("div", escaped(self.title), style="font-weight:600;font-size:1.1em")
        return element("div", head, fields, *(part.html() for part in self.parts), style=css)


Part = Line | Table | Tree | Folded | Stack | Card | Bands
