"""What holds at a time, set against what is due at another."""

from enum import Enum, auto

from healthreports.facts import Period


class Timing(Enum):
    """How the time that a figure or an event is told for stands to the time that a promise is due."""

    WITHIN = auto()  # the whole of the time due, or a day of it: 2024, or 2024-11, for 2024
    SO_FAR = auto()  # a part of it that ends early: 2024-01/2024-06 for 2024
    AROUND = auto()  # a longer time that holds it: 2024 for 2024-05
    AFTER = auto()  # 2024-08 for 2024-05
    APART = auto()  # another year, or no known time


def timing(due: Period | None, held: Period | None) -> Timing:
    """How the time that a fact holds stands to the time that a promise is due.

    What was due in a year says nothing of the year before, nor of the years after.

    Example:
        >>> timing(Period("2024"), Period("2024-01", "2024-06")).name
        'SO_FAR'
        >>> timing(Period("2024-05"), Period("2024")).name
        'AROUND'
        >>> timing(Period("2021", "2025"), Period("2023")).name, timing(Period("2024"), Period("2023")).name
        ('SO_FAR', 'APART')
    """
    if due is None or held is None or (held.end < due.start and due.year != held.year):
        return Timing.APART
    if held.start > due.end:
        return Timing.AFTER
    if held.end > due.end:
        return Timing.AROUND if due.year == held.year else Timing.APART
    # The last of five years alone is no measure of all five.
    return (
        Timing.SO_FAR if held.end < due.end or held.start.year > due.start.year else Timing.WITHIN
    )
