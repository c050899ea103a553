"""CSV files that spreadsheets open with Chinese intact and run nothing of."""

import csv
import re
from datetime import date
from decimal import Decimal
from os import PathLike
from typing import Any

from healthreports.interop.columns import Column, Dtype
from healthreports.interop.views import Columns, Shape, Tabular, grid_of
from healthreports.outputs import replacing


# What makes a spreadsheet take a cell for a formula, also in full width, also behind blanks, quotation
# marks and characters that do not show. An apostrophe in front is one that is to be taken off again.
_FORMULA = re.compile(
    r"""
    '
    | [ "'“”‘’＇＂`\u3000\x00-\x08\x0b\x0c\x0e-\x1f\x85\xa0\u1680\xad\u2000-\u200f\u2028-\u202f\u205f-\u2069\ufeff]*+
      [=+\-@|%＝＋－＠﹢﹣﹦﹫−\t\r\n]
    """,
    re.VERBOSE,
)


def guarded(text: str) -> str:
    """A text that no spreadsheet runs: an apostrophe stands before what could be a formula.

    One stands before an apostrophe too, so that whoever takes off the first apostrophe of each text
    that begins with one has the texts as they were.

    Example:
        >>> guarded("=1+2"), guarded("－3.2%"), guarded("床位500张")
        ("'=1+2", "'－3.2%", '床位500张')
    """
    return f"'{text}" if _FORMULA.match(text) else text


# A number of more digits is written with its exponent: 1E+900000 is not to fill the disk.
_PLAIN_DIGITS = 100


def digits(value: Decimal) -> str:
    """A number in plain digits, all of them.

    Example:
        >>> from decimal import Decimal
        >>> digits(Decimal("-4.770E+4")), digits(Decimal("1E+900000"))
        ('-47700', '1E+900000')
    """
    return f"{value:f}" if abs(value.adjusted()) < _PLAIN_DIGITS else str(value)


def _cell(column: Column, value: Any) -> str | None:
    if value is None:
        return None
    match column.dtype:
        case Dtype.TEXT:
            return guarded(value)
        case Dtype.DECIMAL:
            return digits(value)
        case Dtype.BOOLEAN:
            return "true" if value else "false"
    return value.isoformat() if isinstance(value, date) else str(value)


def write_csv(
    source: Tabular, path: str | PathLike[str], *, shape: Shape = "long", columns: Columns = "en"
) -> None:
    r"""A CSV file that Excel opens with Chinese intact: UTF-8 with a byte order mark, commas, CRLF.

    Numbers stand with all their digits, days in ISO form, yes and no as `true` and `false`; what is missing is
    empty, and so is an empty text. An apostrophe stands before a text that a spreadsheet could take for a
    formula (`=…`, `-3.2%`, `＋…`), and before one that begins with an apostrophe. Whoever takes off the first
    apostrophe of every text that begins with one has the texts as they were.

    Args:
        source: As for `to_pandas`.
        path: Of the file; one that is there is replaced when all is written.
        shape: As for `to_pandas`.
        columns: Likewise.

    Raises:
        TypeError: The source is something else, or of several kinds.
        InteropError: The source has no such shape.
        NotFoundError: There is no such shape or language.
        OSError: The file cannot be written.

    Example:
        >>> import tempfile
        >>> from pathlib import Path
        >>> import healthreports as hr
        >>> report = hr.parse("2024年，全县新增床位60张。", region="青田县", year=2024)
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     path = Path(folder, "指标.csv")
        ...     write_csv(report, path, columns="zh")
        ...     print(path.read_text("utf-8-sig")[:32])
        类别,指标,概念,数值,数值上限,单位,界限,精度,期间,期间起
    """
    grid = grid_of(source, shape, columns)
    held = [(column, values) for column, values in grid]
    rows = zip(*(values for _, values in held), strict=True)
    with replacing(path) as beside, beside.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow([guarded(column.name) for column, _ in held])
        kinds = [column for column, _ in held]
        writer.writerows(map(_cell, kinds, row) for row in rows)
