"""Weighing what speaks for a layout."""

from healthreports.report import Recognition


# How many lines of a document are looked at to tell its layout; no report is that long.
SAMPLE = 2000


def weighed(layout: str, *evidence: tuple[str, float, bool]) -> Recognition:
    """The recognition that pieces of evidence add up to.

    Args:
        layout: Name of the layout.
        evidence: What was looked for, its weight, and whether it is there.

    Example:
        >>> weighed("plain", ("entries in 【】", 0.6, True), ("a date", 0.3, False))
        Recognition(layout='plain', score=0.6, reason='entries in 【】')
    """
    there = [(name, weight) for name, weight, found in evidence if found]
    score = min(round(sum(weight for _, weight in there), 2), 1.0)
    return Recognition(
        layout=layout, score=score, reason=", ".join(name for name, _ in there) or "nothing of it"
    )
