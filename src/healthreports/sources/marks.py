"""What the form of a file says of its text: headings, fields, cells, and where each stretch stands in the file."""

from enum import StrEnum

import attrs

from healthreports.display import Shown
from healthreports.text import Span


class MarkKind(StrEnum):
    """What the file says that a stretch of text is."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    FIELD = "field"
    CELL = "cell"


@attrs.frozen(kw_only=True)
class Mark(Shown):
    """A stretch of text with what the file says of it.

    Attributes:
        kind: What it is.
        span: Where it stands in the report's text.
        place: Where it stands in the file (page 2; paragraph 14; table 1, row 2, cell 3; #zoom > p:nth-of-type(3)).
        level: Of a heading, 1 at the top; `None` where the file does not rank it.
        key: Of a field, its name as written (索引号).
        table: Of a cell, the number of its table in the file, from 0.
        row: Of a cell, from 0.
        column: Of a cell, from 0; the first of those that it spans.
    """

    kind: MarkKind
    span: Span
    place: str
    level: int | None = None
    key: str | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None


@attrs.frozen(kw_only=True)
class Content:
    """The text of a file with the marks of its form.

    Attributes:
        text: A line for each paragraph, for each row of a table with tabs between its cells, and for each field.
        marks: In text order.
        encoding: Of the file's bytes where it is in one (utf-8), else `None`.
    """

    text: str
    marks: tuple[Mark, ...] = attrs.field(default=(), converter=tuple[Mark, ...])
    encoding: str | None = None
