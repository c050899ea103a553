"""The page on frames: its examples run, and it lists every column."""

import doctest
import re
from pathlib import Path

import pytest

from healthreports.interop import columns


PAGE = Path(__file__).parents[2] / "docs" / "frames.md"
PREFIXES = r"(?:fact|change|promise|evidence|before|after)_"


def test_the_examples_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the page shows is what the calls give."""
    monkeypatch.chdir(tmp_path)
    found = doctest.testfile(str(PAGE), module_relative=False, encoding="utf-8")

    assert found.attempted > 15
    assert found.failed == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "facts.parquet",
        "卫健.xlsx",
        "指标.csv",
    ]


@pytest.mark.parametrize("frame", ["FACT", "CELL", "OUTCOME", "FINDING", "SHIFT"])
def test_every_column_is_listed(frame: str) -> None:
    """Each column stands there with its Chinese name."""
    page = PAGE.read_text("utf-8")
    for column in getattr(columns, frame):
        if not re.match(PREFIXES, column.name):
            assert f"| `{column.name}` | {column.zh} |" in page
