"""Paths, bytes and open files into text, with their hash."""

import hashlib
import os
import stat
from pathlib import Path
from typing import BinaryIO

import attrs

from healthreports.errors import SourceError
from healthreports.sources.forms import check_form, detect_form
from healthreports.sources.limits import Limits
from healthreports.sources.marks import Content, Mark
from healthreports.sources.text import decode
from healthreports.text import without_surrogates


_CHUNK = 1 << 20


@attrs.frozen(kw_only=True)
class Loaded:
    """A text, and what it was read from.

    Attributes:
        text: As it stands in a text file, without its byte order mark; of other forms, what its reader made of it.
        form: `text`, `html`, `docx` or `pdf`.
        marks: What the form says of the text.
        encoding: Of the bytes; `None` of a form that has none.
        hash: SHA-256 of the bytes, in hexadecimal digits.
        name: Of the file, or `None` where bytes were given.
        path: As given, or `None`.
    """

    text: str
    form: str = "text"
    marks: tuple[Mark, ...] = ()
    encoding: str | None
    hash: str
    name: str | None = None
    path: str | None = None


def load(
    source: str | os.PathLike[str] | bytes | BinaryIO,
    *,
    form: str | None = None,
    encoding: str | None = None,
    limits: Limits | None = None,
) -> Loaded:
    """The text of a file, of the bytes of one, or of one open in binary mode.

    An open file is read from where it stands, no further than the limit, and left open.

    Args:
        source: A path, the bytes of a file, or an open file.
        form: The form to read it in, whatever its content looks like; else its content tells.
        encoding: The name of its encoding where the caller knows it, else it is found by evidence.
        limits: How much to take in.

    Raises:
        SourceError: It cannot be read, or is in a form that is not.
        MissingExtraError: Its form needs an extra.
        NotFoundError: There is no such form.
        DecodingError: It fits no encoding, or not the one given.
        LimitError: It is over one of the limits.
        TypeError: The source is none of the three.

    Example:
        >>> load("床位500张".encode()).text
        '床位500张'
    """
    limits = limits or Limits()
    name = path = None
    if isinstance(source, bytes):
        data = source
    elif isinstance(source, str | os.PathLike):
        path = without_surrogates(os.fsdecode(source))
        name = Path(path).name or path
        data = _read_path(source, path, limits)
    elif hasattr(source, "read"):
        given = getattr(source, "name", None)
        name = without_surrogates(Path(given).name) if isinstance(given, str) else None
        data = _read_open(source, name, limits)
    else:
        msg = f"a path, bytes or a file open in binary mode is needed, not {type(source).__name__}"
        raise TypeError(msg)
    limits.check_bytes(len(data), name)
    form = check_form(form) if form else detect_form(data, name)
    content = _content(data, form, encoding, name, limits)
    limits.check_characters(content.text, name)
    return Loaded(
        text=content.text,
        form=form,
        marks=content.marks,
        encoding=content.encoding,
        hash=hashlib.sha256(data).hexdigest(),
        name=name,
        path=path,
    )


def _content(
    data: bytes, form: str, encoding: str | None, name: str | None, limits: Limits
) -> Content:
    """What the reader of the form makes of a file; readers are loaded when first needed."""
    match form:
        case "html":
            from healthreports.sources.html import read_html

            return read_html(data, encoding=encoding, name=name, limits=limits)
        case "docx":
            from healthreports.sources.docx import read_docx

            return read_docx(data, name=name, limits=limits)
        case "pdf":
            from healthreports.sources.pdf import read_pdf

            return read_pdf(data, name=name, limits=limits)
    text, found = decode(data, encoding=encoding, name=name)
    return Content(text=text, encoding=found)


def _read_path(source: str | os.PathLike[str], path: str, limits: Limits) -> bytes:
    try:
        status = os.stat(source)  # noqa: PTH116 - a source may be a PathLike of any kind
        _refuse_what_is_no_file(status.st_mode, path)
        limits.check_bytes(status.st_size, path)
        with open(source, "rb") as file:  # noqa: PTH123
            return _read_open(file, path, limits)
    except FileNotFoundError as error:
        msg = "there is no such file (a report's text itself is read by parse)"
        raise SourceError(msg, _shortened(path)) from error
    except PermissionError as error:
        msg = "this user may not read the file: change its permissions or copy it"
        raise SourceError(msg, path) from error
    except (OSError, ValueError) as error:
        # ValueError: a NUL within the path.
        reason = getattr(error, "strerror", None) or str(error)
        msg = f"the file cannot be read ({reason}; a report's text itself is read by parse)"
        raise SourceError(msg, _shortened(path)) from error


def _refuse_what_is_no_file(mode: int, path: str) -> None:
    if stat.S_ISDIR(mode):
        msg = "a directory: give one of the files in it"
        raise SourceError(msg, path)
    if not stat.S_ISREG(mode):
        # Opening a named pipe would wait for its other end.
        msg = "a device or pipe: open it in binary mode and give the open file"
        raise SourceError(msg, path)


def _read_open(file: BinaryIO, name: str | None, limits: Limits) -> bytes:
    """The rest of an open file, one byte over the limit at most."""
    chunks, left = [], limits.bytes + 1
    while left > 0:
        try:
            chunk: object = file.read(min(left, _CHUNK))
        except (OSError, ValueError) as error:
            # ValueError: a closed file, or one open in text mode.
            msg = f"the open file cannot be read: {error}"
            raise SourceError(msg, name) from error
        if isinstance(chunk, str):
            msg = (
                'a file open in text mode: open it in binary mode ("rb"), or give its text to parse'
            )
            raise SourceError(msg, name)
        if not isinstance(chunk, bytes):
            msg = "the open file gives no bytes yet: give it when all of its data is there"
            raise SourceError(msg, name)
        if not chunk:
            break
        chunks.append(chunk)
        left -= len(chunk)
    return b"".join(chunks)


def _shortened(path: str) -> str:
    """A path fit for a message, even where somebody gave a whole report for one."""
    line = path.replace("\n", " ")
    return line if len(line) <= 200 else f"{line[:80]}…"
