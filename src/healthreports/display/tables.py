"""Lines and tables, in a terminal by rich and as HTML."""

from collections.abc import Iterable, Sequence

import attrs
from rich import box, table
from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.text import Text

from healthreports.display.excerpts import Excerpt
from healthreports.display.html import element, escaped, styled
from healthreports.display.words import FAINT, HEAD, plain


# What a cell of a table holds; a string is shown as it is, without rich's markup.
Content = str | Text | Excerpt


def renderable(content: Content) -> RenderableType:
    """What a cell holds, for rich."""
    return Text(plain(content)) if isinstance(content, str) else content


def markup(content: Content, style: str = "") -> str:
    """What a cell holds, as HTML."""
    if isinstance(content, Excerpt):
        return content.html()
    text = Text(content) if isinstance(content, str) else content.copy()
    text.stylize(style)
    return styled(text)


@attrs.frozen
class Line:
    """Words, in one style or in several.

    Attributes:
        words: What is shown.
        style: Of words that have none.
    """

    words: str | Text
    style: str = ""

    def __rich__(self) -> Text:
        if isinstance(self.words, Text):
            return self.words
        return Text("\n".join(map(plain, self.words.split("\n"))), self.style)

    def html(self) -> str:
        """As HTML: a paragraph."""
        return element("p", markup(self.words, self.style), style="margin:.3em 0")


@attrs.frozen
class Column:
    """How a column of a table is set.

    Attributes:
        head: Above it.
        right: Whether it is set flush right, as numbers are.
        share: How greedily it takes the room that is left, or 0 for what its cells need.
        style: Of its cells.
        below: Whether, in a narrow terminal, its cells stand below those of the column that takes most room.
    """

    head: str
    right: bool = False
    share: int = 0
    style: str = ""
    below: bool = False


# Of fewer cells than this a sentence has no room for a column of its own.
_NARROW = 72

_RULE = ";border-bottom:1px solid rgba(128,128,128,"


@attrs.frozen
class Table:
    """A table without outer lines; its cells wrap where there is little room.

    Attributes:
        columns: From left to right.
        rows: One cell a column.
        title: Above it.
        note: Below it.
        head: Whether the columns have a head.

    Example:
        >>> shown = Table([Column("指标"), Column("值", right=True)], [("床位数", "245张")])
        >>> console = Console(width=20)
        >>> with console.capture() as capture:
        ...     console.print(shown)
        >>> [line.strip() for line in capture.get().splitlines() if line.strip()]
        ['指标        值', '──────────────', '床位数   245张']
    """

    columns: Sequence[Column]
    rows: Sequence[Sequence[Content]]
    title: str | None = attrs.field(default=None, kw_only=True)
    note: str | None = attrs.field(default=None, kw_only=True)
    head: bool = attrs.field(default=True, kw_only=True)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        rows = [[renderable(cell) for cell in row] for row in self.rows]
        if options.max_width >= _NARROW or not any(column.below for column in self.columns):
            yield self._set(self.columns, rows)
        else:
            yield self._narrowed(rows)

    def _narrowed(self, rows: Iterable[Sequence[RenderableType]]) -> table.Table:
        """With the cells of some columns below those of another."""
        kept = [i for i, column in enumerate(self.columns) if not column.below]
        below = [i for i, column in enumerate(self.columns) if column.below]
        at = max(kept, key=lambda i: self.columns[i].share)
        merged = (
            [Group(row[i], *(row[j] for j in below)) if i == at else row[i] for i in kept]
            for row in rows
        )
        return self._set([self.columns[i] for i in kept], merged)

    def _set(
        self, columns: Iterable[Column], rows: Iterable[Sequence[RenderableType]]
    ) -> table.Table:
        out = table.Table(
            box=box.SIMPLE_HEAD if self.head else None,
            show_header=self.head,
            title=Text(plain(self.title)) if self.title else None,
            caption=Text(plain(self.note)) if self.note else None,
            title_justify="left",
            caption_justify="left",
            title_style=HEAD,
            caption_style=FAINT,
            header_style=HEAD,
            pad_edge=False,
        )
        for column in columns:
            out.add_column(
                Text(plain(column.head)),
                justify="right" if column.right else "left",
                ratio=column.share or None,
                style=column.style,
                overflow="fold",
            )
        for row in rows:
            out.add_row(*row)
        return out

    def html(self) -> str:
        """As HTML: a table that scrolls where it is wider than the page."""
        styles = [self._css(i) for i in range(len(self.columns))]
        rows = (
            element(
                "tr",
                *(
                    element(
                        "td",
                        markup(cell, column.style),
                        style=css + (f"{_RULE}.2)" if self.head else ""),
                    )
                    for cell, column, css in zip(row, self.columns, styles, strict=True)
                ),
                style="background:none",
            )
            for row in self.rows
        )
        parts = [element("tbody", *rows)]
        if self.head:
            heads = (
                element("th", escaped(column.head), scope="col", style=f"{css}{_RULE}.6)")
                for column, css in zip(self.columns, styles, strict=True)
            )
            parts.insert(0, element("thead", element("tr", *heads)))
        if self.title:
            css = "caption-side:top;text-align:left;font-weight:600;padding:.3em 0;color:inherit"
            parts.insert(0, element("caption", escaped(self.title), style=css))
        css = "border-collapse:collapse;margin:.3em 0;font-size:inherit;table-layout:auto"
        note = Line(self.note, FAINT).html() if self.note else ""
        return element("div", element("table", *parts, style=css), note, style="overflow-x:auto")

    def _css(self, i: int) -> str:
        """How the cells of a column are set: short ones in one line, those of others with room for words."""
        widest = max((_length(row[i]) for row in self.rows), default=0)
        width = "white-space:nowrap"
        if widest > _ONE_LINE:
            width = f"min-width:{min(max(widest // 4, _ONE_LINE // 2), _LEAST)}em"
        side = "right" if self.columns[i].right else "left"
        return f"padding:.25em 1em .25em 0;vertical-align:baseline;line-height:1.5;text-align:{side};{width}"


def _length(content: Content) -> int:
    if isinstance(content, Excerpt):
        return cell_len(content.sentence)
    return max(map(cell_len, str(content).split("\n")))


# In cells of a terminal, and in widths of a Chinese character.
_ONE_LINE, _LEAST = 14, 12
