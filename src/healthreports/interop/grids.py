"""The form that every frame, CSV file and sheet is made from: columns that know what they hold, and rows."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import ROUND_DOWN, Context, Decimal
from math import isfinite
from typing import Any, NoReturn

import attrs

from healthreports.errors import InteropError
from healthreports.interop.columns import Column, Dtype
from healthreports.text import without_surrogates


@attrs.frozen
class Grid:
    """Columns and rows, of no library.

    Attributes:
        columns: Each with its name and what it holds.
        rows: One tuple an item, with a value or `None` for each column.
    """

    columns: tuple[Column, ...] = attrs.field(converter=tuple[Column, ...])
    rows: tuple[tuple[Any, ...], ...] = attrs.field(converter=tuple[tuple[Any, ...], ...])

    def __iter__(self) -> Iterator[tuple[Column, list[Any]]]:
        """Each column with its values, all of which every encoding can write."""
        values: Iterable[Sequence[Any]] = zip(*self.rows, strict=True) if self.rows else ()
        found = list(values) or [()] * len(self.columns)
        for column, held in zip(self.columns, found, strict=True):
            yield column, _written(held) if column.dtype is Dtype.TEXT else list(held)


def _written(texts: Sequence[str | None]) -> list[str | None]:
    """Texts without lone surrogates, which no encoding can write."""
    try:
        "".join(filter(None, texts)).encode()
    except UnicodeEncodeError:
        return [text and without_surrogates(text) for text in texts]
    return list(texts)


def in_chinese(grid: Grid) -> Grid:
    """The grid with the Chinese names of its columns."""
    return attrs.evolve(
        grid, columns=[attrs.evolve(column, name=column.zh) for column in grid.columns]
    )


def named_apart(columns: Sequence[Column]) -> list[Column]:
    """The columns with names that differ: places and documents, which name columns, may be called alike.

    Whatever does not print becomes a blank, for a name is to be one line.

    Example:
        >>> [column.name for column in named_apart([Column("鼓楼区 2023", ""), Column("鼓楼区 2023", "")])]
        ['鼓楼区 2023', '鼓楼区 2023 (2)']
    """
    names = _unique([column.name for column in columns])
    chinese = _unique([column.zh for column in columns])
    return [
        attrs.evolve(column, name=name, zh=zh)
        for column, name, zh in zip(columns, names, chinese, strict=True)
    ]


def _unique(names: Iterable[str]) -> list[str]:
    names = [_one_line(name) for name in names]
    there, taken = set(names), set[str]()
    numbers: dict[str, int] = {}
    for i, name in enumerate(names):
        # A name that another column bears by itself is not given away.
        while names[i] in taken or (names[i] != name and names[i] in there):
            numbers[name] = numbers.get(name, 1) + 1
            names[i] = f"{name} ({numbers[name]})"
        taken.add(names[i])
    return names


def _one_line(name: str) -> str:
    shown = (
        character if character.isprintable() else " " for character in without_surrogates(name)
    )
    return " ".join("".join(shown).split()) or "_"


# --- numbers ---------------------------------------------------------------------------------------

# Frames of several reports are to have one type, so that they can be put together.
_LEAST_SCALE = 6
# A quotient that does not end (1/3) has at least as many digits; no number of a report has.
_ENDLESS = 28
# Of a value this much is shown: it may be a million characters long.
_SHOWN = 60


def as_floats(grid: Grid) -> Grid:
    """The grid with its decimals as floats.

    Raises:
        InteropError: A value is too large for a float.
    """
    at = [i for i, column in enumerate(grid.columns) if column.dtype is Dtype.DECIMAL]
    columns = [
        attrs.evolve(column, dtype=Dtype.FLOAT) if column.dtype is Dtype.DECIMAL else column
        for column in grid.columns
    ]

    def rows() -> Iterator[tuple[Any, ...]]:
        for row in grid.rows:
            values = list(row)
            for i in at:
                values[i] = _float(row[i], grid.columns[i].name)
            yield tuple(values)

    return Grid(columns, rows())


def _float(value: Decimal | None, name: str) -> float | None:
    if value is None:
        return None
    number = float(value)
    if not isfinite(number):
        msg = f"{str(value)[:_SHOWN]} in the column {name} is too large for a float"
        raise InteropError(msg)
    return number


def worked_out(value: Decimal | None) -> Decimal | None:
    """A number that the library has worked out, without the tail of a quotient that does not end.

    Six decimals are left of it, or four digits where it is small; a report's own numbers keep all theirs.

    Example:
        >>> from decimal import Decimal
        >>> worked_out(Decimal(568) / 60), worked_out(Decimal(1) / 30_000), worked_out(Decimal("0.30"))
        (Decimal('9.466667'), Decimal('0.00003333'), Decimal('0.30'))
    """
    if value is None or not is_endless(value):
        return value
    places = max(_LEAST_SCALE, 3 - value.adjusted())
    digits = max(value.adjusted(), 0) + places + 2
    return value.quantize(Decimal(1).scaleb(-places), context=Context(prec=digits))


def on_one_scale(
    column: Column, values: Iterable[Decimal | None], digits: int
) -> tuple[int, list[Decimal | None]]:
    """How many decimals a column needs, and its values with so many.

    All digits are kept but for the tails of quotients that do not end, which are cut where they leave no
    room for the digits before the point.

    Args:
        column: The column.
        values: Its values.
        digits: How many there may be, before and behind the point.

    Raises:
        InteropError: A value has more.

    Example:
        >>> from decimal import Decimal
        >>> on_one_scale(Column("value", "数值", Dtype.DECIMAL), [Decimal("71.2"), None], 38)
        (6, [Decimal('71.200000'), None])
    """
    values = [None if value is None else value or Decimal(0) for value in values]
    there = [value for value in values if value is not None]
    largest = max(there, key=Decimal.adjusted, default=Decimal(0))
    whole = max(largest.adjusted() + 1, 1)
    finest = min(there, key=_exponent, default=Decimal(0))
    scale = max(-_exponent(finest), _LEAST_SCALE)
    if whole + scale > digits:
        # 12345678901元 and a third of a sum: the third gives way, but a stated digit never does.
        stated = (value for value in there if not is_endless(value))
        finest = min(stated, key=_exponent, default=Decimal(0))
        needed = max(-_exponent(finest), _LEAST_SCALE)
        if whole + needed > digits:
            _too_long(column, largest if whole + _LEAST_SCALE > digits else finest, digits)
        scale = digits - whole
    unit = Decimal(1).scaleb(-scale)
    # 9.99… rounded up would have one digit more before the point than there is room for.
    context = Context(prec=digits, rounding=ROUND_DOWN)
    return scale, [value and value.quantize(unit, context=context) for value in values]


def _exponent(value: Decimal) -> int:
    return int(value.as_tuple().exponent)


def is_endless(value: Decimal) -> bool:
    """Whether a number is a quotient that does not end, with as many digits as there was room for.

    Example:
        >>> from decimal import Decimal
        >>> is_endless(Decimal(1) / 3), is_endless(Decimal(1) / 8)
        (True, False)
    """
    return len(value.as_tuple().digits) >= _ENDLESS and _exponent(value) < 0


def _too_long(column: Column, value: Decimal, digits: int) -> NoReturn:
    way_out = '; numbers="float" takes it' if isfinite(float(value)) else ""
    shown = str(value)[:_SHOWN]
    msg = f"{shown} in the column {column.name} does not fit a column of {digits} digits{way_out}"
    raise InteropError(msg)
