"""Excel workbooks, one sheet a view."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from os import PathLike
from typing import Any

from rich.cells import cell_len

from healthreports.errors import InteropError
from healthreports.extras import extra
from healthreports.interop.columns import Column, Dtype
from healthreports.interop.grids import Grid, is_endless
from healthreports.interop.spreadsheets import digits
from healthreports.interop.views import Columns, Shape, Tabular, chosen, made, view_of
from healthreports.outputs import replacing


# What a sheet holds.
_MOST_ROWS = 1_048_576
_MOST_COLUMNS = 16_384
_MOST_CHARACTERS = 32_767
_CUT_OFF = "…[cut: longer than a cell]"
# What a number of Excel holds; of more digits it makes up the rest.
_MOST_DIGITS = 15
_MOST_DECIMALS = 30
_FIRST_DAY = date(1900, 3, 1)

_NARROWEST, _WIDEST = 6, 48
# Of long texts the beginning is enough to tell that they are long.
_MEASURED = 60


# --- names of sheets -------------------------------------------------------------------------------

_LONGEST_NAME = 31
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# Excel keeps this name for itself.
_KEPT = "history"


def sheet_names(names: Iterable[str]) -> list[str]:
    r"""Names that Excel takes, each another one: without `[]:*?/\`, of 31 characters at most.

    Example:
        >>> sheet_names(["2024/2025", "指标", "指标", ""])
        ['2024_2025', '指标', '指标 (2)', '_']
    """
    taken = {_KEPT}
    numbers: Counter[str] = Counter()
    out = []
    for name in names:
        plain = _NOT_IN_NAMES.sub("_", name).strip("' ") or "_"
        found = _cut(plain, _LONGEST_NAME).rstrip("' ")
        while found.lower() in taken:
            numbers[plain] += 1
            tail = f" ({numbers[plain] + 1})"
            found = _cut(plain, _LONGEST_NAME - len(tail)) + tail
        taken.add(found.lower())
        out.append(found)
    return out


def _cut(text: str, length: int) -> str:
    """The beginning of a text, in the units that Excel counts: two for a character above the first plane."""
    return text.encode("utf-16-le")[: 2 * length].decode("utf-16-le", "ignore")


# --- sheets ----------------------------------------------------------------------------------------


class _Formats:
    """The formats of numbers, made once each."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[str, Any] = {}

    def __call__(self, pattern: str, *, bold: bool = False) -> Any:
        if pattern not in self._made:
            self._made[pattern] = self._book.add_format({"num_format": pattern, "bold": bold})
        return self._made[pattern]


def _write(sheet: Any, grid: Grid, formats: _Formats) -> None:
    columns, values = zip(*grid, strict=True)
    for x, (column, held) in enumerate(grid):
        sheet.set_column(x, x, _width(column, held))
        _write_text(sheet, (0, x), column.name, formats("@", bold=True))
    # Row by row, so that a large sheet does not stand in memory.
    for y, row in enumerate(zip(*values, strict=True), 1):
        for x, value in enumerate(row):
            if value is not None:
                _write_cell(sheet, (y, x), columns[x], value, formats)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(grid.rows), len(columns) - 1)


def _write_cell(
    sheet: Any, at: tuple[int, int], column: Column, value: Any, formats: _Formats
) -> None:
    if column.dtype is Dtype.BOOLEAN:
        sheet.write_boolean(*at, value)
    elif isinstance(value, date) and value >= _FIRST_DAY:
        sheet.write_datetime(*at, value, formats("yyyy-mm-dd"))
    elif isinstance(value, Decimal | int) and _is_exact(Decimal(value)):
        sheet.write_number(*at, float(value), formats(_pattern(value)))
    else:
        _write_text(sheet, at, _words(value), formats("General"))


def _write_text(sheet: Any, at: tuple[int, int], words: str, form: Any) -> None:
    """A text as it is: never a formula, a link or, which XlsxWriter takes `<r>…</r>` for, markup."""
    words = _NOT_IN_XML.sub("\ufffd", words)
    if _cut(words, _MOST_CHARACTERS) != words:
        words = _cut(words, _MOST_CHARACTERS - len(_CUT_OFF)) + _CUT_OFF
    if words.startswith("<r>") and words.endswith("</r>"):
        sheet.write_rich_string(*at, words[:1], form, words[1:], form)
    else:
        sheet.write_string(*at, words, form)


# What XML cannot hold even with an escape.
_NOT_IN_XML = re.compile("[\ufffe\uffff]")


def _is_exact(value: Decimal) -> bool:
    """Whether Excel holds all digits of a number that anybody has stated, and its format shows them."""
    if is_endless(value):
        return True
    _, figures, exponent = value.as_tuple()
    largest = value.adjusted() if value else 0
    return (
        len(figures) <= _MOST_DIGITS and largest < _MOST_DIGITS and int(exponent) >= -_MOST_DECIMALS
    )


def _pattern(value: Decimal | int) -> str:
    """The format that shows the digits that there are: 1,200 and 12.50, but 2024 for a whole number that names."""
    if isinstance(value, int):
        return "0"
    if is_endless(value):
        return "General"
    decimals = -int(value.as_tuple().exponent)
    return f"#,##0.{'0' * decimals}" if decimals > 0 else "#,##0"


def _words(value: Any) -> str:
    if isinstance(value, Decimal):
        return digits(value)
    return value.isoformat() if isinstance(value, date) else str(value)


def _width(column: Column, values: Iterable[Any]) -> int:
    """As wide as the widest text in it, Chinese twice as wide as Latin, within reason."""
    # The arrow of the filter takes some room in the head.
    widest = cell_len(column.name[:_MEASURED]) + 3
    for value in values:
        if value is not None and widest < _WIDEST:
            widest = max(widest, cell_len(_first_line(_words(value))) + 1)
    return min(max(widest, _NARROWEST), _WIDEST)


def _first_line(words: str) -> str:
    return words[:_MEASURED].partition("\n")[0]


# --- workbooks -------------------------------------------------------------------------------------


def _views(
    views: Tabular | Mapping[str, Tabular],
    shape: Shape | Mapping[str, Shape],
    columns: Columns,
) -> Iterator[tuple[str, Grid]]:
    if isinstance(views, Mapping):
        found = {name: view_of(source) for name, source in views.items()}
    else:
        view, items = view_of(views)
        found = {view.zh if columns == "zh" else view.name: (view, items)}
    shapes = shape if isinstance(shape, Mapping) else dict.fromkeys(found, shape)
    for name in shapes:
        chosen(name, "sheet", tuple(found))
    for name, (view, items) in found.items():
        grid = made(view, items, shapes.get(name, "long"), columns)
        if len(grid.rows) >= _MOST_ROWS or len(grid.columns) > _MOST_COLUMNS:
            msg = (
                f"{len(grid.rows)} rows and {len(grid.columns)} columns of {name} do not fit a sheet, which"
                f" holds {_MOST_ROWS - 1} and {_MOST_COLUMNS}; write_csv or Parquet takes them"
            )
            raise InteropError(msg)
        yield name, grid


def write_excel(
    views: Tabular | Mapping[str, Tabular],
    path: str | PathLike[str],
    *,
    shape: Shape | Mapping[str, Shape] = "long",
    columns: Columns = "en",
) -> None:
    """An Excel workbook with one sheet a view.

    Numbers are numbers with a format that shows their digits, those of more than 15 digits texts, for Excel
    would change them; days are days from 1900-03-01 on, texts before. All else is text: nothing is a formula or a
    link. A text longer than a cell is cut, with a mark.

    Args:
        views: What the sheets show, by their names (`{"指标": reports, "比较": comparison}`), or one source, as
            for `to_pandas`. Names that Excel does not take are changed.
        path: Of the file; one that is there is replaced when all is written.
        shape: As for `to_pandas`, of all sheets, or of some by their names (`{"比较": "wide"}`).
        columns: Likewise.

    Raises:
        MissingExtraError: XlsxWriter is not installed.
        TypeError: A source is something else, or of several kinds.
        InteropError: A source has no such shape, or does not fit a sheet, or there is no view.
        NotFoundError: There is no such shape or language, or a shape is given for a sheet that is not there.
        OSError: The file cannot be written.

    Example:
        >>> import tempfile
        >>> from pathlib import Path
        >>> import healthreports as hr
        >>> report = hr.parse("2024年，县域内就诊率91.2%。", region="青田县", year=2024)
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     path = Path(folder, "青田.xlsx")
        ...     write_excel({"指标": report, "比较": hr.compare(report)}, path, shape={"比较": "wide"})
        ...     path.stat().st_size > 0
        True
    """
    with extra("excel"):
        import xlsxwriter

    sheets = list(_views(views, shape, columns))
    if not sheets:
        msg = "a workbook has one sheet at least; this mapping names none"
        raise InteropError(msg)
    names = sheet_names(name for name, _ in sheets)
    with (
        replacing(path) as beside,
        beside.open("wb") as file,
        xlsxwriter.Workbook(file, {"constant_memory": True}) as book,
    ):
        formats = _Formats(book)
        for name, (_, grid) in zip(names, sheets, strict=True):
            _write(book.add_worksheet(name), grid, formats)
