"""Files that are written as a whole or not at all."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from os import PathLike
from pathlib import Path


@contextmanager
def replacing(path: str | PathLike[str]) -> Iterator[Path]:
    """A file beside `path` that takes its place at the end, or goes if anything fails.

    Whoever reads `path` meanwhile has the old file or the new one, never a part of it.
    """
    target = Path(path)
    beside = target.with_name(f".{secrets.token_hex(8)}.part")
    try:
        # It is made here, so that nobody else's file is written over.
        beside.open("xb").close()
        yield beside
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)
