"""Facts, and what they are made of."""

from healthreports.facts.records import (
    FACT_KINDS,
    AnyFact,
    Change,
    Fact,
    Facts,
    Figure,
    Honour,
    Indicator,
    Milestone,
    Progress,
    Rank,
    Target,
)
from healthreports.facts.values import Bound, Period, Quantity, Role, Status


__all__ = [
    "FACT_KINDS",
    "AnyFact",
    "Bound",
    "Change",
    "Fact",
    "Facts",
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
]
