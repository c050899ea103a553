"""Packages that only some calls need: imported when called, and their absence said with what to install."""

from collections.abc import Iterator
from contextlib import contextmanager

from healthreports.errors import MissingExtraError


@contextmanager
def extra(name: str) -> Iterator[None]:
    """Imports within it that fail tell which extra of the library brings the package.

    Args:
        name: Of the extra (`pandas`, `charts`).

    Raises:
        MissingExtraError: An import within it fails because the package is not installed.

    Example:
        >>> with extra("polars"):
        ...     import no_such_package
        Traceback (most recent call last):
            ...
        healthreports.errors.MissingExtraError: no_such_package is not installed: pip install "healthreports[polars]"
    """
    try:
        yield
    except ModuleNotFoundError as error:
        raise MissingExtraError(error.name or name, name) from None
