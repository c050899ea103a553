"""The parser in a child process: started, fed, limited and read."""

import importlib.util
import json
import subprocess
import sys
import threading
import time
from array import array
from collections.abc import Iterator
from importlib.resources import as_file, files
from pathlib import Path
from typing import IO, Any

from healthreports.errors import LimitError, SourceError
from healthreports.extras import extra
from healthreports.sources.limits import Limits
from healthreports.sources.pdf.pages import Page, page_of
from healthreports.sources.pdf.parser import GREETING, NUMBERS


# A line of a page: its characters, each of twelve signs at most, and its rules.
_LONGEST_LINE = 64_000_000
_BOLD = 600
_AS_TEXT = "save the text of the file as a text file"
_ADVICE = f"fetch it again, print it to PDF anew, or {_AS_TEXT}"
_FAULTS = {
    "locked": "the PDF file is encrypted: save it without its password first",
    "damaged": f"the PDF file is damaged or cut short, or is none: {_ADVICE}",
}


def pages_of(data: bytes, name: str | None, limits: Limits) -> Iterator[Page]:
    """The pages of a PDF file one by one, read by a child process.

    Args:
        data: The whole file.
        name: Of the file, for errors.
        limits: Of pages, characters, seconds and memory.

    Raises:
        SourceError: There is no Python interpreter to start, or the parser cannot read the file or breaks down.
        LimitError: One of the limits is passed.
        MissingExtraError: pypdfium2 is not installed.
    """
    command = [_interpreter(name), "-I", "-X", "utf8"]
    home = _home_of_library()
    end = time.monotonic() + limits.seconds
    with as_file(files("healthreports.sources.pdf") / "parser.py") as script:
        numbers = (limits.seconds, limits.memory, limits.pages, limits.characters)
        command += [str(script), *map(str, numbers), home]
        process = _started(command, name)
        # Killed at its time, the child ends whatever this process waits for: a full pipe as well as an empty one.
        alarm = threading.Timer(limits.seconds, process.kill)
        alarm.daemon = True
        alarm.start()
        try:
            _feed(process.stdin, data)
            for page in _told(process.stdout, name, limits):
                if time.monotonic() > end:
                    raise _too_slow(limits, name)
                yield page
        except _BrokenOffError as error:
            process.kill()
            raise _breakdown(error, process.wait(), end, name, limits) from None
        finally:
            alarm.cancel()
            process.kill()
            process.wait()
            if process.stdout:
                process.stdout.close()


class _BrokenOffError(Exception):
    """The child ended before it had told everything, or even who it is."""


def _interpreter(name: str | None) -> str:
    """The Python interpreter that runs this program."""
    path = sys.executable
    # A frozen program would start itself anew, and not an interpreter.
    if not path or getattr(sys, "frozen", False) or not Path(path).is_file():
        msg = (
            "a PDF file is read by a Python interpreter of its own, and this program, which embeds"
            f" Python, has none to start: {_AS_TEXT}"
        )
        raise SourceError(msg, name)
    return path


def _home_of_library() -> str:
    """The directory that pypdfium2 is imported from; the child looks there, too."""
    with extra("pdf"):
        found = importlib.util.find_spec("pypdfium2")
        if found is None or not found.origin:
            msg = "pypdfium2"
            raise ModuleNotFoundError(msg, name="pypdfium2")
    return str(Path(found.origin).parent.parent)


def _started(command: list[str], name: str | None) -> "subprocess.Popen[bytes]":
    try:
        return subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except (OSError, ValueError) as error:
        msg = f"the interpreter that reads PDF files cannot be started ({error})"
        raise SourceError(msg, name) from error


def _feed(pipe: IO[bytes] | None, data: bytes) -> None:
    """Gives the child the file; one that ends early is met when it is read from."""
    if pipe is None:
        return
    try:
        pipe.write(data)
        pipe.close()
    except OSError:
        # The buffered rest would be written again when the pipe is closed.
        try:
            pipe.close()
        except OSError:
            return


def _told(pipe: IO[bytes] | None, name: str | None, limits: Limits) -> Iterator[Page]:
    """The pages that the child tells of; what it says is checked, for the parser may have been led astray."""
    if pipe is None or pipe.readline(200) != f'{{"greeting": "{GREETING}"}}\n'.encode():
        raise _BrokenOffError(GREETING)
    opening = _line(pipe)
    _refuse(opening, name, limits)
    try:
        limits.check("pages", int(opening.get("pages", 0)), name)
        characters = number = 0
        fonts: dict[int, str] = {}
        while not (record := _line(pipe)).get("end"):
            _refuse(record, name, limits)
            number += 1
            text = str(record["text"]) if "text" in record else ""
            characters += len(text)
            limits.check("characters", characters, name)
            if "text" in record:
                fonts |= {int(font): _font(*rest) for font, *rest in record["fonts"]}
                yield _page(pipe, number, text, record, fonts)
    except (TypeError, ValueError, KeyError, OverflowError) as error:
        msg = f"the PDF file led its parser astray ({type(error).__name__}): {_ADVICE}"
        raise SourceError(msg, name) from error


def _font(name: object, weight: object) -> str:
    """The name of a font without the tag of its subset (ABCDEF+SimHei), and with its weight if that is all that says so."""
    words = str(name)[:100]
    if words[6:7] == "+":
        words = words[7:]
    bold = isinstance(weight, int) and weight >= _BOLD and "old" not in words
    return f"{words} Bold" if bold and words else words


def _page(
    pipe: IO[bytes], number: int, text: str, record: dict[str, Any], fonts: dict[int, str]
) -> Page:
    numbers, styles = array("f"), array("H")
    numbers.frombytes(_exactly(pipe, len(text) * NUMBERS * numbers.itemsize))
    styles.frombytes(_exactly(pipe, len(text) * styles.itemsize))
    box = [float(value) for value in record["box"]]
    rules = [[float(value) for value in rule] for rule in record["rules"]]
    return page_of(number, box, text, numbers, styles, fonts, rules, int(record["images"]))


def _line(pipe: IO[bytes]) -> dict[str, Any]:
    line = pipe.readline(_LONGEST_LINE)
    if not line.endswith(b"\n"):
        raise _BrokenOffError
    try:
        record = json.loads(line)
    except ValueError:
        raise _BrokenOffError from None
    if not isinstance(record, dict):
        raise _BrokenOffError
    return record


def _exactly(pipe: IO[bytes], size: int) -> bytes:
    data = pipe.read(size)
    if len(data) < size:
        raise _BrokenOffError
    return data


def _refuse(record: dict[str, Any], name: str | None, limits: Limits) -> None:
    """Raises what the child says of a file that it cannot read."""
    if "fault" in record and record["fault"] in _FAULTS:
        raise SourceError(_FAULTS[record["fault"]], name)
    if record.get("limit") == "characters":
        limits.check("characters", max(int(record["size"]), limits.characters + 1), name)
    if record.get("limit") == "memory":
        raise _too_large(limits, name)


def _too_slow(limits: Limits, name: str | None) -> LimitError:
    msg = (
        f"the PDF file takes more than the limit of {limits.seconds} seconds to read;"
        f" Limits(seconds={limits.seconds * 2}) would let it have twice as many"
    )
    return LimitError(msg, name)


def _too_large(limits: Limits, name: str | None) -> LimitError:
    msg = (
        f"the PDF file takes more memory to read than the limit of {limits.memory} bytes;"
        f" Limits(memory={limits.memory * 2}) would let it have twice as much"
    )
    return LimitError(msg, name)


def _breakdown(
    error: _BrokenOffError, code: int, end: float, name: str | None, limits: Limits
) -> SourceError:
    """What to say of a child that ended early."""
    if time.monotonic() >= end or code == -_SIGNAL_OF_TIME:
        return _too_slow(limits, name)
    if GREETING in error.args:
        msg = f"{sys.executable} is no Python interpreter, which PDF files are read by: {_AS_TEXT}"
        return SourceError(msg, name)
    msg = (
        f"the PDF parser broke down on the file (code {code}), which is damaged or needs more than"
        f" Limits(memory={limits.memory}): {_ADVICE}"
    )
    return SourceError(msg, name)


# SIGXCPU: the processor time of a child that its own limit ended.
_SIGNAL_OF_TIME = 24
