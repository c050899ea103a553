"""Annual reports of Chinese local health bureaus, read into typed, source-grounded records."""

from importlib import import_module
from typing import TYPE_CHECKING


if TYPE_CHECKING:
    from healthreports.catalogue.concepts import Catalogue, Concept
    from healthreports.checks import Finding, FindingKind, Findings, Severity, check
    from healthreports.comparison import Comparison, compare
    from healthreports.difference import Difference, Shift, diff
    from healthreports.errors import (
        DecodingError,
        HealthReportsError,
        InteropError,
        LimitError,
        MissingExtraError,
        MissingFontError,
        NotFoundError,
        ParsingError,
        SourceError,
    )
    from healthreports.facts import (
        AnyFact,
        Bound,
        Change,
        Fact,
        Facts,
        Figure,
        Honour,
        Indicator,
        Milestone,
        Period,
        Progress,
        Quantity,
        Rank,
        Role,
        Status,
        Target,
    )
    from healthreports.interop.frames import to_arrow, to_pandas, to_polars
    from healthreports.interop.json import from_json, to_json
    from healthreports.interop.records import to_records
    from healthreports.interop.schema import json_schema
    from healthreports.interop.spreadsheets import write_csv
    from healthreports.interop.workbooks import write_excel
    from healthreports.layouts import LAYOUTS
    from healthreports.layouts.base import Block, BlockKind, Document, Layout
    from healthreports.linking import link
    from healthreports.reading import parse, read
    from healthreports.report import (
        Join,
        Leftover,
        Level,
        Paragraph,
        Recognition,
        Region,
        Report,
        Section,
        Source,
        Table,
    )
    from healthreports.sources import Limits, Mark, MarkKind
    from healthreports.text import Span
    from healthreports.timeseries import Series, series
    from healthreports.tracking import Fate, Outcome, Tracking, track
    from healthreports.views import charts
    from healthreports.views.highlight import Highlight, highlight

__version__ = "0.1.0"

__all__ = [  # noqa: RUF022 - grouped by purpose
    # Reading
    "read",
    "parse",
    "link",
    "Catalogue",
    "Concept",
    "LAYOUTS",
    "Layout",
    "Document",
    "Block",
    "BlockKind",
    "Limits",
    "Mark",
    "MarkKind",
    # Comparing, tracking, checking
    "compare",
    "Comparison",
    "series",
    "Series",
    "track",
    "Fate",
    "Outcome",
    "Tracking",
    "diff",
    "Difference",
    "Shift",
    "check",
    "Finding",
    "Findings",
    "FindingKind",
    "Severity",
    # Other forms
    "to_records",
    "to_json",
    "from_json",
    "json_schema",
    "to_pandas",
    "to_polars",
    "to_arrow",
    "write_csv",
    "write_excel",
    # Looking at it
    "highlight",
    "Highlight",
    "charts",
    # Reports
    "Report",
    "Source",
    "Recognition",
    "Region",
    "Level",
    "Section",
    "Paragraph",
    "Table",
    "Join",
    "Leftover",
    "Span",
    # Facts
    "Fact",
    "Facts",
    "AnyFact",
    "Figure",
    "Indicator",
    "Target",
    "Change",
    "Rank",
    "Milestone",
    "Honour",
    "Progress",
    "Quantity",
    "Bound",
    "Period",
    "Role",
    "Status",
    # Errors
    "HealthReportsError",
    "SourceError",
    "DecodingError",
    "LimitError",
    "ParsingError",
    "NotFoundError",
    "InteropError",
    "MissingExtraError",
    "MissingFontError",
    "__version__",
]

# Where each name lives. Rooms are entered when first needed: their tables of words and the display of
# records take longer to set up than importing a library should.
_ROOMS = {
    "reading": "read parse",
    "linking": "link",
    "catalogue.concepts": "Catalogue Concept",
    "layouts": "LAYOUTS",
    "layouts.base": "Layout Document Block BlockKind",
    "sources": "Limits Mark MarkKind",
    "comparison": "compare Comparison",
    "timeseries": "series Series",
    "tracking": "track Fate Outcome Tracking",
    "difference": "diff Difference Shift",
    "checks": "check Finding Findings FindingKind Severity",
    "interop.records": "to_records",
    "interop.json": "to_json from_json",
    "interop.schema": "json_schema",
    "interop.frames": "to_pandas to_polars to_arrow",
    "interop.spreadsheets": "write_csv",
    "interop.workbooks": "write_excel",
    "views.highlight": "highlight Highlight",
    "views": "charts",
    "report": "Report Source Recognition Region Level Section Paragraph Table Join Leftover",
    "text": "Span",
    "facts": "Fact Facts AnyFact Figure Indicator Target Change Rank Milestone Honour Progress Quantity Bound Period Role Status",
    "errors": "HealthReportsError SourceError DecodingError LimitError ParsingError NotFoundError InteropError MissingExtraError MissingFontError",
}
_ROOM_OF = {name: room for room, names in _ROOMS.items() for name in names.split()}


if not TYPE_CHECKING:  # a type checker is to find names that there are none of

    def __getattr__(name: str) -> object:
        if name not in _ROOM_OF:
            msg = f"module {__name__!r} has no attribute {name!r}"
            raise AttributeError(msg)
        value: object = getattr(import_module(f"{__name__}.{_ROOM_OF[name]}"), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    own = (name for name in globals() if name.startswith("__"))
    return sorted({*_ROOM_OF, *own})
