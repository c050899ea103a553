"""The seeds are read as they were when a person last looked: golden JSON, one file a seed.

`HEALTHREPORTS_REWRITE_GOLDEN=1 python -m pytest tests/test_golden.py` writes the files anew; one
test fails then, so that no run that writes is taken for one that checks.
"""

import os
from pathlib import Path

import pytest

import healthreports as hr


SEEDS = sorted((Path(__file__).parent.parent / "seeds").glob("*.txt"))
GOLDEN = Path(__file__).parent / "golden"
REWRITE = os.environ.get("HEALTHREPORTS_REWRITE_GOLDEN") == "1"


def _read(seed: Path) -> hr.Report:
    """The report of a seed by its name alone, the same wherever the project lies."""
    return hr.read(seed.read_bytes(), name=seed.name)


def _differences(golden: str, now: str) -> list[str]:
    """The lines that vanished and appeared; each fact stands on one."""
    before, after = golden.splitlines(), now.splitlines()
    gone, come = set(before) - set(after), set(after) - set(before)
    return [
        *(f"- {line.strip()}" for line in before if line in gone),
        *(f"+ {line.strip()}" for line in after if line in come),
    ]


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.stem)
def test_a_seed_is_read_as_before(seed: Path) -> None:
    """The report of a seed, as JSON, is its golden file to the letter."""
    golden = GOLDEN / f"{seed.stem}.json"
    now = hr.to_json(_read(seed))
    if REWRITE:
        GOLDEN.mkdir(exist_ok=True)
        golden.write_text(now, encoding="utf-8", newline="\n")
    before = golden.read_bytes().decode("utf-8")

    assert _differences(before, now) == []
    assert before == now


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.stem)
def test_a_golden_file_is_a_report(seed: Path) -> None:
    """A golden file can be read back, and speaks of its seed's very text."""
    report = hr.from_json((GOLDEN / f"{seed.stem}.json").read_bytes().decode("utf-8"))

    assert isinstance(report, hr.Report)
    assert report.name == seed.name
    assert report.text == seed.read_bytes().decode("utf-8")


def test_there_is_a_golden_file_for_each_seed_only() -> None:
    """No golden file outlives its seed."""
    assert [seed.stem for seed in SEEDS] == sorted(path.stem for path in GOLDEN.glob("*.json"))


def test_golden_files_are_not_written_now() -> None:
    """The flag that writes golden files anew is off in every run that counts."""
    assert not REWRITE


def test_differences_name_the_lines_that_changed() -> None:
    """A changed fact is shown as it was and as it is."""
    assert _differences("{\n a,\n b\n}", "{\n a,\n c\n}") == ["- b", "+ c"]
