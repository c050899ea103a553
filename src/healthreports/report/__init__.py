"""The report and its parts."""

from healthreports.report.records import (
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


__all__ = [
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
    "Table",
]
