"""The fields of a Word file: their results are text, their codes are not."""

import re

import attrs

from healthreports.sources.docx.numbers import format_number


# Fields whose results are numbers of pages or of notes.
_NUMBERS = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES|PAGEREF|NOTEREF)\b", re.IGNORECASE)
_CONTENTS = re.compile(r"\s*TOC\b", re.IGNORECASE)
# A circle around a number that no character has: eq \o\ac(○,11).
_CIRCLE = re.compile(r"\s*EQ\s*\\o\s*\\ac\s*\(\s*[○〇◯]\s*,\s*([0-9]{1,2})\s*\)\s*", re.IGNORECASE)
_LONGEST = 1000  # of a code
_DEEPEST = 100


@attrs.define
class _Field:
    code: str = ""
    in_code: bool = True


class Fields:
    """The fields that are open at a place of the text; one may run over many paragraphs."""

    def __init__(self) -> None:
        self._open: list[_Field] = []

    @property
    def silent(self) -> bool:
        """Whether what comes now is no text: a code, or the number of a page."""
        return any(field.in_code or _NUMBERS.match(field.code) for field in self._open)

    @property
    def in_contents(self) -> bool:
        """Whether a table of contents is open."""
        return any(_CONTENTS.match(field.code) for field in self._open)

    def begin(self, code: str = "") -> None:
        """A field begins, with its code; without one, the code follows."""
        if len(self._open) < _DEEPEST:
            self._open.append(_Field(code, in_code=not code))

    def instruct(self, words: str) -> None:
        """A part of the code of the innermost field."""
        if self._open and self._open[-1].in_code and len(self._open[-1].code) < _LONGEST:
            self._open[-1].code += words

    def separate(self) -> None:
        """The code of the innermost field is over; its result follows."""
        if self._open:
            self._open[-1].in_code = False

    def end(self) -> str:
        """The innermost field ends; the text that its code alone makes, if it has no result."""
        if not self._open:
            return ""
        field = self._open.pop()
        circle = _CIRCLE.fullmatch(field.code) if field.in_code else None
        return format_number(int(circle[1]), "decimalEnclosedCircle") if circle else ""

    def close_codes(self) -> None:
        """A paragraph ends, and no code goes on in the next one: a field without an end must not swallow the text."""
        self._open = [
            field for field in self._open if not field.in_code and _CONTENTS.match(field.code)
        ]
