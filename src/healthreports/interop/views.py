"""Which rows and columns a source has, in the shape that is asked for."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Literal, NoReturn

import attrs

from healthreports.checks.findings import Finding, Findings
from healthreports.comparison import Comparison
from healthreports.difference.records import Difference
from healthreports.errors import InteropError, NotFoundError
from healthreports.facts import AnyFact, Fact
from healthreports.interop import rows, wide
from healthreports.interop.grids import Grid, in_chinese
from healthreports.report import Report
from healthreports.timeseries import Series
from healthreports.tracking.records import Tracking


Shape = Literal["long", "wide"]
Columns = Literal["en", "zh"]
One = Report | AnyFact | Comparison | Series | Tracking | Difference | Finding
Tabular = One | Iterable[One] | Iterable[Mapping[str, object]]


@attrs.frozen
class View:
    """What frames can be made from.

    Attributes:
        item: Its class.
        name: In English, of many.
        zh: In Chinese.
        long: Makes a row an item of some of them.
        wide: Sets side by side what belongs together; `None` where nothing does.
    """

    item: type | tuple[type, ...]
    name: str
    zh: str
    long: Callable[[Sequence[Any]], Grid]
    wide: Callable[[Sequence[Any]], Grid] | None = None


VIEWS = (
    View(Report, "reports", "报告", rows.reports, wide.reports),
    View(Fact, "facts", "事实", rows.facts),
    View((Comparison, Series), "comparisons and series", "比较", rows.cells, wide.places),
    View(Tracking, "trackings", "跟踪", rows.outcomes, wide.promises),
    View(Difference, "differences", "差异", rows.shifts),
    View(Finding, "findings", "核查", rows.findings, wide.findings),
    View(Mapping, "records", "记录", rows.records),
)
# Nothing at all has the columns of facts, for facts are what is mostly meant.
_NOTHING = View((), "facts", "事实", rows.facts, wide.reports)
_NO_FINDINGS = next(view for view in VIEWS if view.item is Finding)


def view_of(source: object) -> tuple[View, tuple[Any, ...]]:
    """What a source is, and its items.

    Raises:
        TypeError: It is nothing that frames are made from, or holds things of several kinds.
    """
    single = next((view for view in VIEWS if isinstance(source, view.item)), None)
    if single is not None and not isinstance(source, Mapping):
        return single, (source,)
    if isinstance(source, Mapping | str | bytes) or not isinstance(source, Iterable):
        _refuse(source)
    items = tuple(source)
    if not items:
        return (_NO_FINDINGS if isinstance(source, Findings) else _NOTHING), ()
    view = next((view for view in VIEWS if isinstance(items[0], view.item)), None)
    if view is None:
        _refuse(items[0], 0)
    for i, item in enumerate(items):
        if not isinstance(item, view.item):
            _refuse(item, i, view)
    return view, items


def _refuse(what: object, at: int | None = None, view: View | None = None) -> NoReturn:
    known = ", ".join(view.name for view in VIEWS)
    where = "" if at is None else f" at place {at}" + (f" among {view.name}" if view else "")
    msg = (
        f"{type(what).__name__}{where}; what frames are made from is one of these or an iterable of one kind"
        f" of them: {known} (the dictionaries of to_records, in a list)"
    )
    raise TypeError(msg)


def grid_of(source: Tabular, shape: Shape = "long", columns: Columns = "en") -> Grid:
    """The columns and rows of a source.

    Raises:
        TypeError: The source is nothing that frames are made from.
        InteropError: It has no such shape, or does not fit it.
        NotFoundError: There is no such shape, or no such language.
    """
    return made(*view_of(source), shape, columns)


def made(view: View, items: Sequence[Any], shape: Shape, columns: Columns) -> Grid:
    """The columns and rows of the items of a view.

    Raises:
        InteropError: They have no such shape, or do not fit it.
        NotFoundError: There is no such shape, or no such language.
    """
    chosen(shape, "shape", ("long", "wide"))
    chosen(columns, "language of columns", ("en", "zh"))
    make = view.long if shape == "long" else view.wide
    if make is None:
        msg = f'{view.name} have no wide shape; shape="long" has a row an item'
        raise InteropError(msg)
    grid = make(items)
    return in_chinese(grid) if columns == "zh" else grid


def chosen(word: str, what: str, words: Sequence[str]) -> None:
    """Refuse a word that is none of those there are.

    Raises:
        NotFoundError: It is none of them.
    """
    if word not in words:
        raise NotFoundError(what, word, words)
