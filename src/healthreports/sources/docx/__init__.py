"""Word files (.docx, .docm and their templates) into text and marks."""

from healthreports.extras import extra
from healthreports.sources.limits import Limits
from healthreports.sources.marks import Content


__all__ = ["read_docx"]


def read_docx(data: bytes, *, name: str | None = None, limits: Limits | None = None) -> Content:
    """The text of a Word file with what its form says: headings, cells, where each line stands.

    A line for each paragraph in the order of the document, with the automatic number that Word shows before it; a line for
    each row of a table of data; the paragraphs of text boxes behind the one that they hang on; notes at the end.
    Changes that are tracked count as accepted. Headers, footers, comments, tables of contents and hidden text are left out.

    Args:
        data: The whole file.
        name: Of the file, for errors.
        limits: How much to take in.

    Raises:
        SourceError: It is no Word file, damaged or encrypted; the error says what to do.
        LimitError: It is over one of the limits.
        MissingExtraError: python-docx is not installed.

    Example:
        >>> read_docx("床位500张".encode(), name="总结.docx")
        Traceback (most recent call last):
            ...
        healthreports.errors.SourceError: 总结.docx: no Word file (.docx): it looks like text; read it as such
    """
    with extra("docx"):
        from healthreports.sources.docx.reader import read_package
    return read_package(data, name=name, limits=limits or Limits())
