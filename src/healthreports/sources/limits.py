"""How much a reader takes in before it refuses."""

import attrs

from healthreports.display import Shown
from healthreports.errors import LimitError


@attrs.frozen(kw_only=True)
class Limits(Shown):
    """The largest input that is read.

    Attributes:
        bytes: Of a file.
        characters: Of a text.
        unpacked: Bytes that the parts of a packed file (Word) may have together.
        elements: Of a page or a Word file, its cells among them.
        depth: How deep the elements of a page may lie within each other.
        pages: Of a PDF file.
        seconds: That the reader of a PDF file may take.
        memory: Bytes that the reader of a PDF file may take.

    Example:
        >>> Limits(characters=4).check_characters("床位500张")
        Traceback (most recent call last):
            ...
        healthreports.errors.LimitError: 6 characters are over the limit of 4; Limits(characters=6) would let them in
    """

    bytes: int = attrs.field(default=20_000_000, validator=attrs.validators.gt(0))
    characters: int = attrs.field(default=10_000_000, validator=attrs.validators.gt(0))
    unpacked: int = attrs.field(default=200_000_000, validator=attrs.validators.gt(0))
    elements: int = attrs.field(default=100_000, validator=attrs.validators.gt(0))
    depth: int = attrs.field(default=1_000, validator=attrs.validators.gt(0))
    pages: int = attrs.field(default=2_000, validator=attrs.validators.gt(0))
    seconds: int = attrs.field(default=60, validator=attrs.validators.gt(0))
    memory: int = attrs.field(default=1_000_000_000, validator=attrs.validators.gt(0))

    def check_bytes(self, size: int, source: str | None = None) -> None:
        """Refuses a file of `size` bytes that is over the limit.

        Raises:
            LimitError: It is.
        """
        self.check("bytes", size, source)

    def check_characters(self, text: str, source: str | None = None) -> None:
        """Refuses a text that is over the limit.

        Raises:
            LimitError: It is.
        """
        self.check("characters", len(text), source)

    def check(self, unit: str, size: int, source: str | None = None) -> None:
        """Refuses what is over the limit of that name.

        Args:
            unit: The limit's name (elements).
            size: How many there are.
            source: Name of the file.

        Raises:
            LimitError: They are too many.
        """
        limit: int = getattr(self, unit)
        if size > limit:
            msg = f"{size} {unit} are over the limit of {limit}; Limits({unit}={size}) would let them in"
            raise LimitError(msg, source)
