"""Paths, bytes and open files: what is read, and what is refused with a reason."""

import hashlib
import io
import os
from pathlib import Path

import pytest

from healthreports.errors import LimitError, SourceError
from healthreports.sources import Limits, Loaded, load


TEXT = "2024年，全县急救站点平均响应9分28秒。"


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A page of one sentence in GBK."""
    path = tmp_path / "工作总结.txt"
    path.write_bytes(TEXT.encode("gbk"))
    return path


def test_path(page: Path) -> None:
    """A path gives the text with everything that tells where it came from."""
    actual = load(page)

    expected = Loaded(
        text=TEXT,
        encoding="gb18030",
        hash=hashlib.sha256(TEXT.encode("gbk")).hexdigest(),
        name="工作总结.txt",
        path=str(page),
    )
    assert expected == actual
    assert expected == load(str(page))


def test_bytes_have_no_name() -> None:
    """Bytes give a text without name and path."""
    actual = load(TEXT.encode())

    assert (actual.text, actual.encoding, actual.name, actual.path) == (TEXT, "utf-8", None, None)


def test_open_file_keeps_its_name(page: Path) -> None:
    """An open file is read from where it stands, and left open."""
    with page.open("rb") as file:
        file.read(4)
        actual = load(file)

        assert not file.closed

    assert (TEXT[4:], "工作总结.txt", None) == (actual.text, actual.name, actual.path)


class _Trickle(io.RawIOBase):
    """A source that gives one byte at a time, as a socket may."""

    def __init__(self, data: bytes) -> None:
        self._data = io.BytesIO(data)
        self.taken = 0

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        self.taken += 1
        return self._data.read(1)


def test_open_file_that_gives_little_at_a_time() -> None:
    """A short read is not taken for the end."""
    actual = load(_Trickle(TEXT.encode()))  # type: ignore[arg-type]

    assert actual.text == TEXT


def test_open_file_is_read_no_further_than_the_limit() -> None:
    """A source without end is left after one byte too many."""
    endless = _Trickle(b"1" * 10_000)

    with pytest.raises(
        LimitError, match=r"101 bytes are over the limit of 100; Limits\(bytes=101\)"
    ):
        load(endless, limits=Limits(bytes=100))  # type: ignore[arg-type]

    assert endless.taken == 101


def test_limits(page: Path) -> None:
    """A file over a limit is refused before it is read, a text over one before it is parsed."""
    with pytest.raises(LimitError, match="bytes are over the limit of 10"):
        load(page, limits=Limits(bytes=10))
    with pytest.raises(LimitError, match=f"{len(TEXT)} characters are over the limit"):
        load(page, limits=Limits(characters=len(TEXT) - 1))

    assert load(page, limits=Limits(characters=len(TEXT))).text == TEXT


@pytest.mark.parametrize("limit", [{"bytes": 0}, {"characters": -1}])
def test_limits_are_positive(limit: dict[str, int]) -> None:
    """A limit that nothing could pass is an error of its own."""
    with pytest.raises(ValueError, match="must be > 0"):
        Limits(**limit)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("missing.txt", "missing.txt: there is no such file"),
        ("", "a directory: give one of the files in it"),
        ("nul\0byte", "the file cannot be read"),
        ("长" * 300, "the file cannot be read"),
        ("page.txt/below", "the file cannot be read"),
    ],
)
def test_paths_that_lead_nowhere(tmp_path: Path, name: str, message: str) -> None:
    """Each says what is wrong with the path."""
    (tmp_path / "page.txt").write_bytes(b"1")

    with pytest.raises(SourceError, match=message):
        load(os.fspath(tmp_path) + "/" + name)


def test_report_given_for_a_path_is_not_repeated_in_the_error() -> None:
    """A text taken for a path is named by its beginning only."""
    with pytest.raises(SourceError, match="itself is read by parse") as caught:
        load("一、总体情况\n" * 200)

    assert len(str(caught.value)) < 200


def test_pipe_is_not_waited_for(tmp_path: Path) -> None:
    """A named pipe that nobody writes to is refused at once."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)

    with pytest.raises(SourceError, match="a device or pipe"):
        load(pipe)


def test_file_that_may_not_be_read(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A lack of permission is told as such."""

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("builtins.open", refuse)

    with pytest.raises(SourceError, match="may not read the file"):
        load(page)


def test_file_open_in_text_mode(page: Path) -> None:
    """Text mode is told from binary mode, since its decoding cannot be checked."""
    with pytest.raises(SourceError, match="open in text mode"):
        load(io.StringIO(TEXT))  # type: ignore[arg-type]


def test_closed_file() -> None:
    """A closed file is a source that cannot be read."""
    file = io.BytesIO(TEXT.encode())
    file.close()

    with pytest.raises(SourceError, match="the open file cannot be read"):
        load(file)


def test_file_without_bytes_yet() -> None:
    """A file that would block is not taken for an empty one."""

    class Waiting(io.BytesIO):
        def read(self, size: int | None = -1) -> None:  # type: ignore[override]
            return None

    with pytest.raises(SourceError, match="gives no bytes yet"):
        load(Waiting())


@pytest.mark.parametrize("source", [None, 3, ["page.txt"]])
def test_what_is_no_source(source: object) -> None:
    """An argument of a wrong type is the caller's error, and says what is needed."""
    with pytest.raises(TypeError, match="a path, bytes or a file open in binary mode is needed"):
        load(source)  # type: ignore[arg-type]


@pytest.mark.skipif(os.name == "nt", reason="Windows names are always text")
def test_undecodable_file_name(tmp_path: Path) -> None:
    """A name that is no UTF-8 does not bring lone surrogates into the record."""
    path = os.fsencode(tmp_path) + b"/\xb1\xa8.txt"
    Path(os.fsdecode(path)).write_bytes(TEXT.encode())

    actual = load(os.fsdecode(path))

    assert actual.name == "\ufffd\ufffd.txt"
