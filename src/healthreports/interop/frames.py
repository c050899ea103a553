"""Frames of pandas and polars and Arrow tables, equal to each other, each without the other libraries."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Literal

from healthreports.errors import InteropError
from healthreports.extras import extra
from healthreports.interop.columns import Column, Dtype
from healthreports.interop.grids import Grid, as_floats, on_one_scale
from healthreports.interop.views import Columns, Shape, Tabular, chosen, grid_of


if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa


Numbers = Literal["decimal", "float"]

# What a decimal128 holds, and a decimal256.
_DIGITS = 38
_MOST_DIGITS = 76
_LARGEST = 2**63 - 1


def _grid(source: Tabular, shape: Shape, numbers: Numbers, columns: Columns) -> Grid:
    chosen(numbers, "form of numbers", ("decimal", "float"))
    grid = grid_of(source, shape, columns)
    return as_floats(grid) if numbers == "float" else grid


def _whole(column: Column, values: Sequence[int | None]) -> None:
    """Refuse whole numbers that 64 bits do not hold."""
    for value in values:
        if value is not None and abs(value) > _LARGEST:
            msg = f"a number in the column {column.name} does not fit 64 bits"
            raise InteropError(msg)


def to_pandas(
    source: Tabular, *, shape: Shape = "long", numbers: Numbers = "decimal", columns: Columns = "en"
) -> "pd.DataFrame":
    """A pandas frame.

    Texts have the dtype `string`, whole numbers `Int64`, days `datetime64[s]`, yes and no `boolean`, and
    words of a closed list an ordered `category`. Decimals are objects, missing ones `pandas.NA`; as
    floats they are `float64`. The columns are listed in the page on frames of the documentation.

    Args:
        source: A report, fact, comparison, series, tracking, difference or finding, an iterable of one
            kind of these, or the dictionaries of `to_records`. Nothing at all gives no rows of facts.
        shape: `long` has a row an item: a fact, a cell, a promise with what became of it, a finding, a
            shift. `wide` sets side by side the places and years of a comparison, of series or of
            reports, the documents that a plan was followed in, or the facts of one finding.
        numbers: `decimal` keeps all digits, `float` is quicker to calculate with.
        columns: Their names in English (`en`) or Chinese (`zh`).

    Raises:
        MissingExtraError: pandas is not installed.
        TypeError: The source is something else, or of several kinds.
        InteropError: The source has no such shape, or a value does not fit its column.
        NotFoundError: There is no such shape, form of numbers or language.

    Example:
        >>> import healthreports as hr
        >>> report = hr.parse("2024年，全县新增床位60张，婴儿死亡率2.1‰。", region="青田县", year=2024)
        >>> to_pandas(report)[["name", "value", "unit", "period"]].values.tolist()
        [['新增床位', Decimal('60'), '张', '2024'], ['婴儿死亡率', Decimal('2.1'), '‰', '2024']]
    """
    with extra("pandas"):
        import pandas as pd

    grid = _grid(source, shape, numbers, columns)
    held = {column.name: _pandas(pd, column, values) for column, values in grid}
    return pd.DataFrame(held, index=pd.RangeIndex(len(grid.rows)))


def _pandas(pd: Any, column: Column, values: list[Any]) -> Any:
    match column.dtype:
        case Dtype.TEXT:
            return pd.array(values, dtype=pd.StringDtype())
        case Dtype.DECIMAL:
            return pd.Series([pd.NA if value is None else value for value in values], dtype=object)
        case Dtype.FLOAT:
            return pd.array(values, dtype="float64")
        case Dtype.INTEGER:
            _whole(column, values)
            return pd.array(values, dtype="Int64")
        case Dtype.DATE:
            return pd.array(values, dtype="datetime64[s]")
        case Dtype.BOOLEAN:
            return pd.array(values, dtype="boolean")
        case Dtype.CATEGORY:
            return pd.Categorical(values, categories=list(column.members), ordered=True)


def to_polars(
    source: Tabular, *, shape: Shape = "long", numbers: Numbers = "decimal", columns: Columns = "en"
) -> "pl.DataFrame":
    """A polars frame.

    Texts are `String`, decimals `Decimal(38, …)` or `Float64`, whole numbers `Int64`, days `Date`, yes and
    no `Boolean`, and words of a closed list an `Enum` in its order.

    Args:
        source: As for `to_pandas`.
        shape: Likewise.
        numbers: Likewise.
        columns: Likewise.

    Raises:
        MissingExtraError: polars is not installed.
        TypeError: The source is something else, or of several kinds.
        InteropError: The source has no such shape, or a value does not fit its column.
        NotFoundError: There is no such shape, form of numbers or language.

    Example:
        >>> import healthreports as hr
        >>> report = hr.parse("2024年，全县新增床位60张，婴儿死亡率2.1‰。", region="青田县", year=2024)
        >>> to_polars(report).select("name", "value", "unit", "period").rows()
        [('新增床位', Decimal('60.000000'), '张', '2024'), ('婴儿死亡率', Decimal('2.100000'), '‰', '2024')]
    """
    with extra("polars"):
        import polars as pl

    grid = _grid(source, shape, numbers, columns)
    return pl.DataFrame([_polars(pl, column, values) for column, values in grid])


def _polars(pl: Any, column: Column, values: list[Any]) -> Any:
    match column.dtype:
        case Dtype.DECIMAL:
            scale, values = on_one_scale(column, values, _DIGITS)
            dtype = pl.Decimal(_DIGITS, scale)
        case Dtype.INTEGER:
            _whole(column, values)
            dtype = pl.Int64
        case Dtype.CATEGORY:
            dtype = pl.Enum(column.members)
        case _:
            dtype = {
                Dtype.TEXT: pl.String,
                Dtype.FLOAT: pl.Float64,
                Dtype.DATE: pl.Date,
                Dtype.BOOLEAN: pl.Boolean,
            }[column.dtype]
    return pl.Series(column.name, values, dtype=dtype)


def to_arrow(
    source: Tabular, *, shape: Shape = "long", numbers: Numbers = "decimal", columns: Columns = "en"
) -> "pa.Table":
    """An Arrow table, which DuckDB, Parquet and others take without a copy.

    Texts are `string`, decimals `decimal128(38, …)` (`decimal256` where the digits need it) or `double`,
    whole numbers `int64`, days `date32`, yes and no `bool`, and words of a closed list an ordered
    `dictionary`.

    Args:
        source: As for `to_pandas`.
        shape: Likewise.
        numbers: Likewise.
        columns: Likewise.

    Raises:
        MissingExtraError: pyarrow is not installed.
        TypeError: The source is something else, or of several kinds.
        InteropError: The source has no such shape, or a value does not fit its column.
        NotFoundError: There is no such shape, form of numbers or language.

    Example:
        >>> import healthreports as hr
        >>> report = hr.parse("2024年，全县新增床位60张，婴儿死亡率2.1‰。", region="青田县", year=2024)
        >>> to_arrow(report, columns="zh").select(["指标", "数值", "单位"]).to_pylist()[1]
        {'指标': '婴儿死亡率', '数值': Decimal('2.100000'), '单位': '‰'}
    """
    with extra("arrow"):
        import pyarrow as pa

    grid = _grid(source, shape, numbers, columns)
    names, arrays = [], []
    for column, values in grid:
        names.append(column.name)
        arrays.append(_arrow(pa, column, values))
    return pa.table(arrays, names=names)


def _arrow(pa: Any, column: Column, values: list[Any]) -> Any:
    match column.dtype:
        case Dtype.DECIMAL:
            return _arrow_decimals(pa, column, values)
        case Dtype.INTEGER:
            _whole(column, values)
            dtype = pa.int64()
        case Dtype.CATEGORY:
            at = {word: i for i, word in enumerate(column.members)}
            indices = pa.array(map(at.get, values), pa.int8(), size=len(values))
            words = pa.array(column.members, pa.string())
            return pa.DictionaryArray.from_arrays(indices, words, ordered=True)
        case _:
            dtype = {
                Dtype.TEXT: pa.string,
                Dtype.FLOAT: pa.float64,
                Dtype.DATE: pa.date32,
                Dtype.BOOLEAN: pa.bool_,
            }[column.dtype]()
    return pa.array(values, dtype)


def _arrow_decimals(pa: Any, column: Column, values: list[Any]) -> Any:
    try:
        scale, fitted = on_one_scale(column, values, _DIGITS)
    except InteropError:
        scale, fitted = on_one_scale(column, values, _MOST_DIGITS)
        return pa.array(fitted, pa.decimal256(_MOST_DIGITS, scale))
    return pa.array(fitted, pa.decimal128(_DIGITS, scale))
