"""A wide table in as many bands, one below the other, as the console needs."""

from collections.abc import Iterator, Mapping, Sequence

import attrs
from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text

from healthreports.display.tables import Column, Table


# What stands between two columns of a table.
_GAP = 3
_LEAST_LABEL = 20


Columns = Sequence[tuple[object, str]]
Rows = Sequence[tuple[Text, Mapping[object, Text]]]


@attrs.frozen(kw_only=True)
class Bands:
    """Rows with a label and a cell for some of the columns.

    Attributes:
        head: Above the labels.
        columns: The columns' keys and heads.
        rows: Labels, and the cells by the keys of their columns.
        title: Above the first band.
    """

    head: str
    columns: Columns
    rows: Rows
    title: str | None = None

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        label = max((_width(label) for label, _ in self.rows), default=0)
        label = min(label, max(_LEAST_LABEL, options.max_width // 3))
        room = options.max_width - label
        for number, band in enumerate(_split(self.columns, self._widths(), room)):
            rows = [
                (label, cells) for label, cells in self.rows if any(k in cells for k, _ in band)
            ]
            yield self._table(band, rows, self.title if number == 0 else None)

    def html(self) -> str:
        """As HTML: one table, which scrolls."""
        return self._table(self.columns, self.rows, self.title).html()

    def _table(self, columns: Columns, rows: Rows, title: str | None) -> Table:
        heads = [Column(head, right=True) for _, head in columns]
        return Table(
            [Column(self.head, share=1), *heads],
            [[label, *(cells.get(key, "") for key, _ in columns)] for label, cells in rows],
            title=title,
        )

    def _widths(self) -> list[int]:
        widths = {key: cell_len(head) for key, head in self.columns}
        for _, cells in self.rows:
            for key, text in cells.items():
                widths[key] = max(widths.get(key, 0), _width(text))
        return [widths[key] for key, _ in self.columns]


def _width(text: Text) -> int:
    return max(map(cell_len, text.plain.split("\n")))


def _split(
    columns: Columns, widths: Sequence[int], room: int
) -> Iterator[list[tuple[object, str]]]:
    """The columns in groups that fit; one that is too wide by itself stands alone."""
    band: list[tuple[object, str]] = []
    left = room
    for column, width in zip(columns, widths, strict=True):
        if band and width + _GAP > left:
            yield band
            band, left = [], room
        band.append(column)
        left -= width + _GAP
    yield band
