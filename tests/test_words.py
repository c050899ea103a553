"""The private dictionary: what it knows, and that it stays private."""

import subprocess
import sys
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from healthreports import words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ()),
        ("卫生", ("卫生",)),
        ("公立医疗机构开展针灸", ("公立", "医疗机构", "开展", "针灸")),
        # What is no word falls into single characters.
        ("疗机构", ("疗", "机构")),
        ("完成率90%，", ("完成率", "90", "%", "，")),
    ],
)
def test_cut(text: str, expected: tuple[str, ...]) -> None:
    """A text is cut into its most likely words."""

    assert expected == words.cut(text)


@given(st.text(alphabet="卫生健康医疗服务全市人次，。0123456789 \nABab%（）"))
def test_cut_keeps_every_character(text: str) -> None:
    """The words put end to end are the text."""

    assert text == "".join(words.cut(text))


@pytest.mark.parametrize(
    ("word", "known", "tag"),
    [("人次", True, "n"), ("打造", True, "v"), ("疗机", False, ""), ("", False, "")],
)
def test_dictionary(word: str, known: bool, tag: str) -> None:
    """The dictionary tells its words from other strings, and what kind each one is."""

    assert (known, known, tag) == (words.is_word(word), words.frequency(word) > 0, words.tag(word))


def test_likelihood_of_a_whole_word() -> None:
    """A word is likelier whole than in two."""

    assert words.likelihood("针灸") > words.likelihood("针") + words.likelihood("灸")


def test_loading_is_quiet_private_and_without_cache(tmp_path: Path) -> None:
    """Loading writes no file and no line, and words added to the user's jieba stay there."""
    program = (
        "import healthreports.words as words\n"
        "import sys\n"
        "assert 'jieba' not in sys.modules\n"
        "words.cut('卫生')\n"
        "import jieba\n"
        "assert not jieba.dt.initialized\n"
        "jieba.dt.FREQ['疗机'] = 9\n"
        "assert not words.is_word('疗机')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=False,
        env={"TMPDIR": str(tmp_path), "TEMP": str(tmp_path), "PYTHONPATH": ":".join(sys.path)},
    )

    assert (done.returncode, done.stdout, done.stderr, list(tmp_path.iterdir())) == (0, "", "", [])


def test_many_threads_load_one_dictionary(monkeypatch: pytest.MonkeyPatch) -> None:
    """Threads that ask at once share one dictionary."""
    loads: list[int] = []
    load = words._load

    def counted() -> words._Dictionary:
        loads.append(1)
        return load()

    monkeypatch.setattr(words, "_loaded", [])
    monkeypatch.setattr(words, "_load", counted)
    cuts: list[tuple[str, ...]] = []
    threads = [
        threading.Thread(target=lambda: cuts.append(words.cut("医疗机构"))) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert (cuts, loads) == ([("医疗机构",)] * 4, [1])
