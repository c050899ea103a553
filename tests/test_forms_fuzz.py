"""Broken files: a typed error or a report, and soon; the long run is `python -m tests.fuzz`."""

import pytest
from tests.forms.mutations import SHARES, mutated, originals
from tests.fuzz import run

import healthreports as hr


@pytest.mark.parametrize("number", range(60))
def test_a_short_run(number: int) -> None:
    """Inputs of every form end in a report or in an error of sources, within two seconds of work."""
    assert run(number, None).fault == ""


def test_inputs_are_the_same_each_time() -> None:
    """A number stands for one input, so that what failed can be run again."""
    for number in range(40):
        assert mutated(number) == mutated(number)


def test_all_forms_have_their_turn() -> None:
    """Texts, pages, Word and PDF files are all among the originals and among the inputs."""
    forms = {mutated(number).form for number in range(len(SHARES))}

    assert forms == set(originals())


# What long runs have found, made short.
@pytest.mark.parametrize(
    "text",
    [
        # A share whose numeral is none.
        "住院率百分之万万万万万万万。",
        "发生率千分之十四五十四五十四五。",
    ],
)
def test_texts_that_once_failed(text: str) -> None:
    """Each is read into a report."""
    assert hr.parse(text).text == text
