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

    Example:
        >>> Limits(characters=4).check_characters("床位500张")
        Traceback (most recent call last):
            ...
        healthreports.errors.LimitError: 6 characters are over the limit of 4; Limits(characters=6) would let them in
    """

    bytes: int = attrs.field(default=20_000_000, validator=attrs.validators.gt(0))
    characters: int = attrs.field(default=10_000_000, validator=attrs.validators.gt(0))

    def check_bytes(self, size: int, source: str | None = None) -> None:
        """Refuses a file of `size` bytes that is over the limit.

        Raises:
            LimitError: It is.
        """
        _check("bytes", size, self.bytes, source)

    def check_characters(self, text: str, source: str | None = None) -> None:
        """Refuses a text that is over the limit.

        Raises:
            LimitError: It is.
        """
        _check("characters", len(text), self.characters, source)


def _check(unit: str, size: int, limit: int, source: str | None) -> None:
    if size > limit:
        msg = (
            f"{size} {unit} are over the limit of {limit}; Limits({unit}={size}) would let them in"
        )
        raise LimitError(msg, source)
