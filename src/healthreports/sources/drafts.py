"""Text put together line by line, with the marks of the file's form."""

from collections.abc import Iterable

from healthreports.sources.limits import Limits
from healthreports.sources.marks import Content, Mark, MarkKind
from healthreports.text import Span, without_surrogates


class Draft:
    r"""A text that grows by lines, never over the limit.

    Args:
        limits: How much text to take in.
        name: Of the file, for errors.

    Example:
        >>> draft = Draft(Limits())
        >>> draft.line("2024年工作总结", MarkKind.TITLE, "h1")
        >>> draft.row(["床位", "500张"], table=0, row=0)
        >>> content = draft.content()
        >>> content.text
        '2024年工作总结\n床位\t500张'
        >>> [(mark.kind.value, mark.span.of(content.text), mark.place) for mark in content.marks]
        [('title', '2024年工作总结', 'h1'), ('cell', '床位', 'table 1, row 1, cell 1'), ('cell', '500张', 'table 1, row 1, cell 2')]
    """

    def __init__(self, limits: Limits, name: str | None = None) -> None:
        self._limits = limits
        self._name = name
        self._lines: list[str] = []
        self._marks: list[Mark] = []
        self._length = 0

    def line(
        self,
        words: str,
        kind: MarkKind = MarkKind.PARAGRAPH,
        place: str = "",
        *,
        level: int | None = None,
        key: str | None = None,
    ) -> None:
        """Adds a line; nothing for words that are only blanks.

        Args:
            words: Without line breaks; those within become blanks.
            kind: What the file says that it is.
            place: Where it stands in the file.
            level: Of a heading.
            key: Of a field.
        """
        words = _one_line(words)
        if words:
            span = self._add(words)
            self._marks.append(Mark(kind=kind, span=span, place=place, level=level, key=key))

    def row(self, cells: Iterable[str], *, table: int, row: int, place: str = "") -> None:
        """Adds a row of a table of data: a line with tabs between its cells, empty ones among them.

        Args:
            cells: A text for each column; one for the first, and empty ones for the others, of a cell that spans several.
            table: The number of the table in the file, from 0.
            row: From 0.
            place: Of the table in the file; `table 1` if not given.
        """
        words = [_one_line(cell) for cell in cells]
        if not any(words):
            return
        whole = self._add("\t".join(words))
        at = whole.start
        for column, cell in enumerate(words):
            where = f"{place or f'table {table + 1}'}, row {row + 1}, cell {column + 1}"
            span = Span(at, at + len(cell))
            self._marks.append(
                Mark(
                    kind=MarkKind.CELL, span=span, place=where, table=table, row=row, column=column
                )
            )
            at += len(cell) + 1

    def _add(self, line: str) -> Span:
        start = self._length + bool(self._lines)
        self._lines.append(line)
        self._length = start + len(line)
        self._limits.check("characters", self._length, self._name)
        return Span(start, self._length)

    def content(self, encoding: str | None = None) -> Content:
        """The whole text with its marks."""
        return Content(text="\n".join(self._lines), marks=self._marks, encoding=encoding)


# All white space but the ideographic one, which sets off paragraphs in print.
_BLANKS = " \t\n\r\f\v\xa0"


def _one_line(words: str) -> str:
    line = without_surrogates(words).strip(_BLANKS).replace("\n", " ").replace("\t", " ")
    return line if line.strip() else ""
