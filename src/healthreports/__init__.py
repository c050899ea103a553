"""Annual reports of Chinese local health bureaus, read into typed, source-grounded records."""

from healthreports.errors import (
    DecodingError,
    HealthReportsError,
    InteropError,
    LimitError,
    NotFoundError,
    ParsingError,
    SourceError,
)
from healthreports.facts import (
    AnyFact,
    Bound,
    Change,
    Fact,
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
from healthreports.interop.json import from_json, to_json
from healthreports.interop.records import to_records
from healthreports.report import (
    Cell,
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
from healthreports.text import Span


__version__ = "0.1.0"

__all__ = [  # noqa: RUF022 - grouped by purpose
    # Other forms
    "from_json",
    "to_json",
    "to_records",
    # Reports
    "Cell",
    "Join",
    "Leftover",
    "Level",
    "Paragraph",
    "Recognition",
    "Region",
    "Report",
    "Section",
    "Source",
    "Span",
    "Table",
    # Facts
    "AnyFact",
    "Bound",
    "Change",
    "Fact",
    "Figure",
    "Honour",
    "Indicator",
    "Milestone",
    "Period",
    "Progress",
    "Quantity",
    "Rank",
    "Role",
    "Status",
    "Target",
    # Errors
    "DecodingError",
    "HealthReportsError",
    "InteropError",
    "LimitError",
    "NotFoundError",
    "ParsingError",
    "SourceError",
    "__version__",
]
