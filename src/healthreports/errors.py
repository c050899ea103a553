"""The errors of the library: each says what was sought, what there was, and what to do."""

from collections.abc import Sequence


# Of characters without a glyph so many are named.
_MOST_NAMED = 12


class HealthReportsError(Exception):
    """The root of all errors that the library raises."""


class SourceError(HealthReportsError):
    """A file that cannot be read as a report.

    Attributes:
        source: Name of the file, or what was given instead of one.
    """

    def __init__(self, message: str, source: str | None = None) -> None:
        super().__init__(message, source)
        self.message = message
        self.source = source

    def __str__(self) -> str:
        return f"{self.source}: {self.message}" if self.source else self.message


class DecodingError(SourceError):
    """Bytes that fit no encoding of Chinese text.

    Attributes:
        tried: The encodings that were tried, in order.
    """

    def __init__(self, message: str, source: str | None = None, tried: Sequence[str] = ()) -> None:
        super().__init__(message, source)
        self.args = (message, source, tuple(tried))
        self.tried = tuple(tried)


class LimitError(SourceError):
    """An input over one of the reader's limits; the message names the limit."""


class ParsingError(HealthReportsError, ValueError):
    """A string that is not what a `parse_…` function reads.

    Attributes:
        quote: The string.
    """

    def __init__(self, message: str, quote: str) -> None:
        super().__init__(message, quote)
        self.message = message
        self.quote = quote

    def __str__(self) -> str:
        return f"{self.message}: {self.quote!r}"


class NotFoundError(HealthReportsError, LookupError):
    """Something asked for by a name that is not there.

    Attributes:
        sought: The name asked for.
        available: The names there are.
    """

    def __init__(self, what: str, sought: str, available: Sequence[str] = ()) -> None:
        super().__init__(what, sought, tuple(available))
        self.what = what
        self.sought = sought
        self.available = tuple(available)

    def __str__(self) -> str:
        there = f"; there are: {', '.join(self.available)}" if self.available else ""
        return f"no {self.what} {self.sought!r}{there}"


class InteropError(HealthReportsError, ValueError):
    """Data of another form (JSON, a catalogue file) that does not fit the records.

    Attributes:
        faults: One line a fault, each with its path.
    """

    def __init__(self, message: str, faults: Sequence[str] = ()) -> None:
        super().__init__(message, tuple(faults))
        self.message = message
        self.faults = tuple(faults)

    def __str__(self) -> str:
        return "\n".join((self.message, *(f"  {fault}" for fault in self.faults)))


class MissingExtraError(HealthReportsError, ImportError):
    """A call that needs a package which is not installed.

    Attributes:
        package: The package.
        extra: The extra of this library that brings it.
    """

    def __init__(self, package: str, extra: str) -> None:
        super().__init__(package, extra)
        self.package = package
        self.extra = extra

    def __str__(self) -> str:
        return f'{self.package} is not installed: pip install "healthreports[{self.extra}]"'


class MissingFontError(HealthReportsError):
    """A picture whose characters no installed font can draw.

    Attributes:
        characters: Those without a glyph.
    """

    def __init__(self, characters: str) -> None:
        super().__init__(characters)
        self.characters = characters

    def __str__(self) -> str:
        some = self.characters[:_MOST_NAMED]
        return (
            f"no font here has {' '.join(some)}{' …' if len(self.characters) > len(some) else ''}, "
            "which would come out as empty boxes. Install one: Debian or Ubuntu `apt install fonts-noto-cjk`; "
            "Fedora `dnf install google-noto-sans-cjk-fonts`; macOS and Windows have PingFang SC and Microsoft "
            "YaHei, or take Noto Sans CJK SC from https://fonts.google.com/noto. A folder with such a font "
            "serves too: save(…, fonts=folder). Or save as .html, which the reader's own fonts draw."
        )
