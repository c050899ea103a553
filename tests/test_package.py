"""The package as a whole: what importing it costs, what it is built of, what it shows first."""

import doctest
import hashlib
import re
import subprocess
import sys
import tomllib
from importlib import metadata
from pathlib import Path

import pytest

import healthreports


ROOT = Path(__file__).parents[1]

SEEDS = {
    "000_d20a0c544ebc444e.txt": "c429d8341a283b6c4ea7c25b04c0fea308925a7bb5c5e6c4651f6f1236575c3f",
    "001_4f5bb0fa7c8aa68f.txt": "0a138c69c98a35471de15d4cb5a43e5a9d672e878a50ee1ec559fadf5ea4910c",
    "002_07b6815a6cad7346.txt": "a6f0b5c3bb8111bc62b2637b4c7e9b257166fee57c9d9da767bc00b09afb2a16",
    "003_75485d20f7133c8b.txt": "6a768a2595925da8eb0925eeb3b44935ac72004168d91495a99fed75804d7653",
    "004_fe0fc19440af3c72.txt": "7fc542e698a15bb85f7948f64d02569a5d3e9cb2ba71c3d7f8c386acf79edea9",
}


def test_seeds_are_byte_for_byte() -> None:
    """No editor and no git setting has touched the sample reports, which offsets point into."""
    actual = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in (ROOT / "seeds").glob("*.txt")
    }

    assert actual == SEEDS


def imported(statement: str) -> set[str]:
    """The top-level modules that a fresh interpreter has loaded after `statement`."""
    code = f"{statement}; import sys; print(*{{name.partition('.')[0] for name in sys.modules}})"
    run = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=True
    )
    assert run.stderr == ""
    return set(run.stdout.split())


def test_import_is_light() -> None:
    """Importing the library loads nothing that takes long, and writes nothing."""
    names = imported("import healthreports")

    assert "healthreports" in names
    assert not names & {
        "jieba",
        "pandas",
        "numpy",
        "polars",
        "pyarrow",
        "pytest",
        "asyncio",
        "multiprocessing",
    }


def test_runtime_dependencies_are_the_stated_ones() -> None:
    """Everything loaded is the library itself, the standard library, or in docs/dependencies.md."""
    bare = imported("import attrs, cattrs, rich")

    extra = imported("import healthreports") - bare - sys.stdlib_module_names

    assert extra == {"healthreports"}


def test_every_dependency_has_its_reason() -> None:
    """docs/dependencies.md has a row for each runtime dependency and each extra, and no other."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [re.split(r"[<>=]", line)[0] for line in project["dependencies"]]
    wanted += project["optional-dependencies"]

    page = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (?:\[(\w+)\]\(.*?\)|`(\w+)`) \| \S.{20,} \|$", page, re.MULTILINE)

    assert sorted(wanted) == sorted(a or b for a, b in rows)


def test_version_stands_in_the_changelog() -> None:
    """The installed version, the module's and the changelog's newest are one."""
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")

    newest = re.search(r"^## (\S+)", changelog, re.MULTILINE)

    assert newest
    assert healthreports.__version__ == newest[1]
    assert healthreports.__version__ == metadata.version("healthreports")


def test_public_names() -> None:
    """Every public name is there, said once, and documented."""
    names = healthreports.__all__

    assert len(names) == len(set(names))
    undocumented = [
        name
        for name in names
        if callable(getattr(healthreports, name)) and not getattr(healthreports, name).__doc__
    ]
    assert undocumented == []


def test_completion_shows_public_names() -> None:
    """What an editor offers behind the package's name are the public names and no tools of its own."""
    offered = {name for name in dir(healthreports) if not name.startswith("__")}

    assert offered == {name for name in healthreports.__all__ if not name.startswith("__")}


def test_readme_example(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the README shows is what a reader gets."""
    monkeypatch.chdir(ROOT)

    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    block = re.search(r"^```pycon\n(.*?)^```$", readme, re.MULTILINE | re.DOTALL)

    assert block

    shown = doctest.DocTestParser().get_doctest(block[1], {}, "README.md", "README.md", 0)
    result = doctest.DocTestRunner().run(shown)

    assert result.attempted > 3
    assert result.failed == 0


def test_readme_names_the_commands_that_there_are() -> None:
    """Each make target of the README stands in the Makefile."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")

    targets = set(re.findall(r"(?:`|\$ )make (\w+)", readme))

    assert {"tour", "test"} <= targets
    assert targets <= set(re.findall(r"^(\w+):", makefile, re.MULTILINE))
