"""A bar shows where somebody looks, and nothing shows where nobody does."""

import io
from collections.abc import Iterator

import pytest
from rich.console import Console

from healthreports import progress
from healthreports.errors import MissingExtraError
from healthreports.progress import watched


def terminal() -> Console:
    return Console(file=io.StringIO(), force_terminal=True, force_jupyter=False, width=80)


def written(console: Console) -> str:
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_short_work_shows_nothing() -> None:
    """What is done within a second needs no bar."""
    console = terminal()

    assert list(watched([1, 2, 3], "reading", console=console)) == [1, 2, 3]
    assert written(console) == ""


def test_long_work_shows_a_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    """After a second the bar tells how many of how many are done, and goes when all is done."""
    clock = iter(range(1000))
    monkeypatch.setattr(progress, "monotonic", lambda: next(clock))
    console = terminal()

    assert list(watched(["甲", "乙", "丙"], "comparing", console=console)) == ["甲", "乙", "丙"]
    assert "comparing" in written(console)
    assert "/3" in written(console)
    # The line is wiped.
    assert written(console).endswith("\x1b[2K")


def test_a_bar_that_is_asked_for_stays() -> None:
    """It is there from the first item on, and shows all items at the end."""
    console = terminal()

    list(watched(range(4), "reading", progress=True, console=console))

    assert "4/4" in written(console)


@pytest.mark.parametrize("asked", [None, True])
def test_nothing_goes_into_a_file(asked: bool | None) -> None:
    """A pipe, a file or a log gets no bar, even if one is asked for."""
    console = Console(file=io.StringIO(), force_terminal=False, force_jupyter=False)

    assert list(watched(range(2), "reading", progress=asked, console=console)) == [0, 1]
    assert written(console) == ""


def test_a_bar_can_be_switched_off(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is drawn, however long it takes."""
    clock = iter(range(1000))
    monkeypatch.setattr(progress, "monotonic", lambda: next(clock))
    console = terminal()

    list(watched(range(5), "reading", progress=False, console=console))

    assert written(console) == ""


def test_an_error_leaves_the_terminal_as_it_was() -> None:
    """The bar is taken down, and the cursor shown again, when the work fails."""

    def failing() -> Iterator[int]:
        yield 1
        msg = "no"
        raise ValueError(msg)

    console = terminal()

    with pytest.raises(ValueError, match="no"):
        list(watched(failing(), "reading", progress=True, console=console))
    assert written(console).rstrip().endswith("\x1b[?25h")


def test_items_come_one_by_one() -> None:
    """Nothing is read ahead: a stream of many reports stays a stream."""
    taken: list[int] = []

    def each() -> Iterator[int]:
        for i in range(9):
            taken.append(i)
            yield i

    stream = watched(each(), "reading", console=terminal())

    assert [next(stream), next(stream)] == [0, 1]
    assert taken == [0, 1]


def test_jupyter_needs_widgets(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without them no bar is drawn; one that is asked for is an error that says what to install."""
    monkeypatch.setattr(progress, "find_spec", lambda _: None)
    console = Console(file=io.StringIO(), force_jupyter=True)

    assert list(watched([1], "reading", console=console)) == [1]
    with pytest.raises(MissingExtraError, match=r'pip install "healthreports\[jupyter\]"'):
        list(watched([1], "reading", progress=True, console=console))
