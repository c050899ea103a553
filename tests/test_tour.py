"""The tour of the seed reports runs, fits the console and tells its story."""

import importlib.util
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.console import Console


TOUR = Path(__file__).parents[1] / "docs" / "examples" / "tour.py"


def toured(width: int) -> str:
    """What the tour prints at a width."""
    spec = importlib.util.spec_from_file_location("tour", TOUR)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    console = Console(width=width, color_system=None)
    with console.capture() as capture:
        module.tour(console)
    return capture.get()


@pytest.mark.parametrize("width", [100, 80, 60])
def test_the_tour_fits(width: int) -> None:
    """No line is wider than the console."""
    assert max(map(cell_len, toured(width).splitlines())) <= width


def test_the_tour_tells_its_story() -> None:
    """All five reports are shown, the four places compared, a promise kept; no finding is an error or a warning."""
    shown = toured(100)

    for words in ("newspaper_feature", "newspaper_page", "official_notice", "disclosure_page"):
        assert words in shown
    for place in ("平湖市 330482", "海宁市 330481", "临平区 330113", "桐乡市 330483"):
        assert place in shown
    assert "+22536人" in shown
    assert "\nerror" not in shown
    assert "\nwarning" not in shown


def test_a_second_tour_is_quick() -> None:
    """With the dictionary loaded the tour takes less than five seconds."""
    toured(100)
    start = time.process_time()
    toured(100)

    assert time.process_time() - start < 5


def test_the_tour_runs_in_any_locale() -> None:
    """A pipe whose encoding has no Chinese still gets the tour."""
    ascii_only = os.environ | {"PYTHONIOENCODING": "ascii"}
    run = subprocess.run(
        [sys.executable, str(TOUR)], capture_output=True, env=ascii_only, check=True
    )

    assert "平湖市 330482" in run.stdout.decode("utf-8")
