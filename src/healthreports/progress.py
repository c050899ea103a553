"""A bar for work that takes long, where somebody looks."""

from collections.abc import Iterable, Iterator, Sized
from importlib.util import find_spec
from time import monotonic
from typing import TypeVar

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

from healthreports.errors import MissingExtraError


T = TypeVar("T")

# Work shorter than this shows nothing; in seconds.
_PATIENCE = 1.0


def watched(
    items: Iterable[T], what: str, *, progress: bool | None = None, console: Console | None = None
) -> Iterator[T]:
    """The items as they are; where going through them takes long, a bar tells how far it has come.

    The bar goes to standard error of a terminal, or into the output of a Jupyter cell, and nowhere else: not into
    a file, a pipe or a log.

    Args:
        items: Any; without a length the bar counts only.
        what: The word before the bar (comparing).
        progress: `True` shows the bar at once, `False` never; `None` after a second, where somebody looks.
        console: Where to, instead.

    Raises:
        MissingExtraError: `progress` is `True`, in Jupyter, and ipywidgets is not installed.

    Example:
        >>> list(watched(["海宁市", "平湖市"], "reading"))
        ['海宁市', '平湖市']
    """
    console = console or _console()
    if progress is False or not _looked_at(console, asked=progress is True):
        yield from items
        return
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    bar = Progress(*columns, console=console, transient=progress is None)
    task = bar.add_task(what, total=len(items) if isinstance(items, Sized) else None)
    begun = monotonic()
    try:
        for item in items:
            if not bar.live.is_started and (progress or monotonic() - begun > _PATIENCE):
                bar.start()
            yield item
            bar.advance(task)
    finally:
        bar.stop()


def _console() -> Console:
    console = Console()
    return console if console.is_jupyter else Console(stderr=True)


def _looked_at(console: Console, *, asked: bool) -> bool:
    """Whether a bar can be drawn where somebody sees it."""
    if console.is_jupyter:
        if find_spec("ipywidgets"):
            return True
        if asked:
            package = "ipywidgets"
            raise MissingExtraError(package, "jupyter")
        return False
    return console.is_terminal and not console.is_dumb_terminal
