"""Outer forms of reports and the outline that each gives.

`outlines.txt` holds one form behind each `===`, and behind its `---` the headings, each with as many dots as its
level and with its role, line breaks as `/`.
"""

from pathlib import Path

import pytest

import healthreports as hr


FORMS = (Path(__file__).parent / "outlines.txt").read_text(encoding="utf-8").split("=== ")[1:]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.partition("\n")[0])
def test_outline(form: str) -> None:
    """Headings nest as the document itself nests them, and each part looks back or ahead."""
    text, _, outline = form.partition("\n")[2].partition("\n---\n")
    found = [
        f"{'·' * section.level}{section.heading or '-'}  {section.role}".replace("\n", "/")
        for section in hr.parse(text).walk()
    ]

    assert found == outline.splitlines()
