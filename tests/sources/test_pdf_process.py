"""PDF files that are damaged, hostile or out of bounds, and the child process that takes the blow."""

import contextlib
import random
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.files.pdf_pages import Words, content, pdf, with_streams

from healthreports.errors import HealthReportsError, LimitError, MissingExtraError, SourceError
from healthreports.sources.limits import Limits
from healthreports.sources.marks import Content
from healthreports.sources.pdf import read_pdf


FILES = Path(__file__).parent.parent / "files" / "pdf"
POSIX = pytest.mark.skipif(
    sys.platform == "win32", reason="scripts as interpreters, resource limits"
)
SMALL = pdf([Words(72, 100, "年末床位500张。")])


def read(data: bytes, **limits: int) -> Content:
    """The content of a file under some limits."""
    return read_pdf(data, name="r.pdf", limits=Limits(**limits))


def refusal(data: bytes, **limits: int) -> str:
    """What the refusal of a file says."""
    with pytest.raises(SourceError) as caught:
        read(data, **limits)
    return str(caught.value)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "damaged"),
        (b"%PDF-1.7\n", "damaged"),
        (b"\x00" * 5000, "damaged"),
        (SMALL[:500], "cut short"),
        (with_streams([]), "no text"),
        (pdf([]), "ocrmypdf -l chi_sim"),
        (pdf([Words(72, 100, "\ue001\ue002\ue003年")]), "do not say which characters"),
        ((FILES / "locked.pdf").read_bytes(), "encrypted"),
    ],
)
def test_files_that_cannot_be_read(data: bytes, words: str) -> None:
    """The message says what is wrong and what to do."""
    message = refusal(data)

    assert message.startswith("r.pdf: ")
    assert words in message


def test_a_scan_is_sent_to_recognition() -> None:
    """A page that is a picture says so."""
    picture = b"BI /W 1 /H 1 /CS /G /BPC 8 ID \x00 EI"

    assert "only pictures (a scan)" in refusal(with_streams([b"500 0 0 500 0 0 cm " + picture]))


def test_an_empty_user_password_opens_a_file() -> None:
    """A file that only its owner may change is read."""
    assert "年末床位500张" in read((FILES / "restricted.pdf").read_bytes()).text


@pytest.mark.parametrize(
    ("data", "limits", "name"),
    [
        (pdf(*[[Words(72, 100, "年末床位")]] * 3), {"pages": 2}, "pages=3"),
        (pdf([Words(72, 100, "年" * 500)]), {"characters": 400}, "characters=500"),
        (pdf(*[[Words(72, 100, "年" * 300)]] * 2), {"characters": 400}, "characters=600"),
        (
            pdf([Words(2, 3 + 3 * i, "年" * 300, 2) for i in range(2000)], width=999, height=9999),
            {"seconds": 1},
            "seconds=2",
        ),
    ],
)
def test_limits(data: bytes, limits: dict[str, int], name: str) -> None:
    """Each limit refuses by its name, with what would let the file in."""
    with pytest.raises(LimitError) as caught:
        read(data, **limits)

    assert name in str(caught.value)


@POSIX
def test_the_limit_of_memory() -> None:
    """A parser without memory breaks down by itself, and the message names the limit."""
    assert "memory=" in refusal(SMALL, memory=30_000_000)


@pytest.mark.parametrize(
    "data",
    [
        # a million characters at one place, and in one line
        with_streams([b"BT /F1 12 Tf " + b"1 0 0 1 72 700 Tm <5e74> Tj " * 50_000 + b"ET"]),
        with_streams([b"BT /F1 1 Tf 1 0 0 1 2 700 Tm <" + b"5e74" * 100_000 + b"> Tj ET"]),
        # no size, no page to speak of, and a page as wide as a country
        pdf([Words(72, 100, "年末床位", 0), Words(72, 200, "年末床位")]),
        pdf([Words(1, 1, "年末床位")], width=3, height=3),
        pdf([Words(72, 100, "年末床位")], width=10**9, height=10**9),
        # rules without end, and a page whose children are its parent
        with_streams(
            [
                b"0 0 m 500 500 l S 9 0 m 9 800 l S 0 9 m 500 9 l S " * 20_000
                + content([Words(72, 100, "年末床位")])
            ]
        ),
        SMALL.replace(b"/Kids [", b"/Kids [2 0 R "),
        # a page that unpacks to hundreds of millions of bytes
        with_streams([content([Words(72, 100, "年末床位")]) + b" " * 300_000_000]),
    ],
    ids=["place", "line", "size", "tiny", "giant", "rules", "loop", "packed"],
)
def test_hostile_files(data: bytes) -> None:
    """They end, in a text or in one of our errors."""
    start = time.monotonic()
    with contextlib.suppress(SourceError):
        read(data, seconds=20)

    assert time.monotonic() - start < 25


def test_scripts_are_not_touched() -> None:
    """A script that a file wants run when opened is not."""
    action = b"/OpenAction << /S /JavaScript /JS (while(true){}) >>"
    page = content([Words(72, 100, "年末床位500张。")])

    assert read(with_streams([page], catalogue=action)).text == "年末床位500张。"


def scattered(count: int) -> bytes:
    """A page of words here and there."""
    chance = random.Random(7)
    words = [
        Words(chance.randrange(9000), chance.randrange(9000), "年末床位", 6) for _ in range(count)
    ]
    return pdf(words, width=9000, height=9000)


def test_time_grows_with_the_text() -> None:
    """Four times as many words on a page take not much more than four times as long."""

    def taken(data: bytes) -> float:
        start = time.process_time()
        read(data)
        return time.process_time() - start

    read(SMALL)
    few, many = scattered(2_000), scattered(8_000)

    assert taken(many) < 10 * max(taken(few), 0.05)


@given(st.data())
def test_mutated_files(data: st.DataObject) -> None:
    """A file with some bytes changed is read or refused."""
    whole = bytearray(SMALL)
    for _ in range(data.draw(st.integers(1, 12))):
        place = data.draw(st.integers(0, len(whole) - 1))
        whole[place] = data.draw(st.integers(0, 255))
    try:
        text = read(bytes(whole)).text
    except HealthReportsError as error:
        text = str(error)

    assert text


def test_no_interpreter(monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that embeds Python has none to start, and is not started anew itself."""
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    frozen = refusal(SMALL)
    monkeypatch.setattr(sys, "frozen", False, raising=False)
    monkeypatch.setattr(sys, "executable", "")

    assert "embeds" in frozen
    assert "embeds" in refusal(SMALL)


def instead(folder: Path, program: str) -> str:
    """The path of a program that stands in for the interpreter."""
    path = folder / "program"
    path.write_text(
        f"#!{sys.executable}\nimport os, signal, sys, time\n{program}\n", encoding="utf-8"
    )
    path.chmod(0o755)
    return str(path)


HELLO = 'print(\'{"greeting": "healthreports-pdf"}\', flush=True)'


@POSIX
@pytest.mark.parametrize(
    ("program", "words"),
    [
        ("print('hello')", "no Python interpreter"),
        ("sys.exit(3)", "no Python interpreter"),
        ("os.kill(os.getpid(), signal.SIGSEGV)", "no Python interpreter"),
        (f"{HELLO}\nos.kill(os.getpid(), signal.SIGSEGV)", "broke down"),
        (f"{HELLO}\nsys.stdin.buffer.read()\nprint('{{')", "broke down"),
        (f"{HELLO}\nprint('[]')", "broke down"),
        (f'{HELLO}\nprint(\'{{"pages": 1}}\')\nprint(\'{{"text": "a"}}\')', "astray"),
        (f'{HELLO}\nprint(\'{{"pages": 1}}\')\nprint(\'{{"text": "a", "fonts": 3}}\')', "astray"),
        (f"{HELLO}\nprint('{{\"pages\": 999999}}')", "pages"),
        (f'{HELLO}\nprint(\'{{"pages": "x"}}\')', "astray"),
        (f'{HELLO}\nprint(\'{{"pages": 1}}\')\nprint(\'{{"limit": "memory"}}\')', "memory"),
    ],
)
def test_a_child_that_fails(
    program: str, words: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Whatever the child does instead of its work, an error of ours says so."""
    monkeypatch.setattr(sys, "executable", instead(tmp_path, program))

    assert words in refusal(SMALL)


@POSIX
@pytest.mark.parametrize(
    "program",
    ["time.sleep(60)", f"{HELLO}\nsys.stdin.buffer.read()\ntime.sleep(60)", f"while True: {HELLO}"],
)
def test_a_child_that_hangs(program: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A child that reads nothing, says nothing or never stops is ended in time, however large the file."""
    monkeypatch.setattr(sys, "executable", instead(tmp_path, program))
    start = time.monotonic()
    message = refusal(SMALL + b" " * 3_000_000, seconds=1)

    assert time.monotonic() - start < 10
    assert "seconds" in message or "broke down" in message


def test_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the parser the message says what to install."""
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(MissingExtraError) as caught:
        read(SMALL)

    assert 'pip install "healthreports[pdf]"' in str(caught.value)


def test_a_page_that_cannot_be_loaded() -> None:
    """The pages around it are read, and know their own numbers."""
    whole = pdf(*[[Words(72, 100, f"第{word}节年末床位")] for word in "一二三"])
    broken = whole.replace(
        b"/Type /Page /Parent 2 0 R /MediaBox", b"/Type /Pink /Purent 2 0 R /MediaBix", 1
    )
    places = [mark.place for mark in read(broken).marks]

    assert places == ["page 2", "page 3"]
