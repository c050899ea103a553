"""The notebooks and the first page of the documentation, as they are stored: `make docs` runs them.

After work on one in Jupyter: `jupyter nbconvert --clear-output --inplace docs/notebooks/*.ipynb`.
"""

import doctest
import json
import re
from pathlib import Path
from typing import Any

import pytest


DOCS = Path(__file__).parents[1] / "docs"
NOTEBOOKS = sorted((DOCS / "notebooks").glob("*.ipynb"))

# A home, a temporary folder or a drive of the machine that it was written on.
_MACHINE = re.compile(r"/(?:home|root|tmp|Users|work|opt|usr|mnt)/|\b[A-Z]:\\")


def read(path: Path) -> dict[str, Any]:
    """A notebook as stored."""
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def test_there_are_notebooks() -> None:
    """The folder has both, and the tests below look at them."""
    assert [path.stem for path in NOTEBOOKS] == [
        "own_catalogue_and_layout",
        "seeds_to_comparison",
    ]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebooks_are_stored_without_output(path: Path) -> None:
    """No output, no count and no trace of the machine stands in git; cells keep their identifiers."""
    notebook = read(path)
    code = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    ids = [cell["id"] for cell in notebook["cells"]]

    assert len(code) > 5
    assert [(cell["outputs"], cell["execution_count"]) for cell in code] == [([], None)] * len(code)
    assert notebook["metadata"]["kernelspec"]["name"] == "python3"
    assert len(ids) == len(set(ids))
    assert (notebook["nbformat"], notebook["nbformat_minor"]) == (4, 5)
    assert not _MACHINE.search(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebooks_link_to_pages_that_there_are(path: Path) -> None:
    """Every link to another page of the documentation leads to one."""
    words = "\n".join(
        "".join(cell["source"]) for cell in read(path)["cells"] if cell["cell_type"] == "markdown"
    )
    links = re.findall(r"\]\(([^)#:]+)\)", words)

    assert [link for link in links if not (path.parent / link).is_file()] == []


def test_the_first_page_shows_what_a_reader_gets() -> None:
    """The example of docs/index.md runs as shown."""
    page = (DOCS / "index.md").read_text(encoding="utf-8")
    block = re.search(r"^```pycon\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)

    assert block

    shown = doctest.DocTestParser().get_doctest(block[1], {}, "index.md", "index.md", 0)
    result = doctest.DocTestRunner().run(shown)

    assert result.attempted == 3
    assert result.failed == 0
