"""Figures that contradict each other or arithmetic, and what else a careful reader would ask about."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from healthreports.catalogue.concepts import Catalogue
from healthreports.checks.changes import find_changes
from healthreports.checks.findings import Finding, FindingKind, Findings, Known, Severity
from healthreports.checks.parts import find_parts, find_subsets, find_totals
from healthreports.checks.projects import find_counts, find_states
from healthreports.checks.promises import find_low_targets
from healthreports.checks.rates import find_bases, find_rates, find_shares
from healthreports.checks.values import find_disagreements, find_out_of_range, find_two_values
from healthreports.facts import Indicator, Target
from healthreports.progress import watched
from healthreports.report import Report


__all__ = ["Finding", "FindingKind", "Findings", "Severity", "check"]


def check(
    reports: Report | Iterable[Report],
    *,
    catalogue: Catalogue | None = None,
    holding: bool = False,
    progress: bool | None = None,
) -> Findings:
    """What does not fit in one report or in many, the gravest first.

    Args:
        reports: One or many; their order changes nothing.
        catalogue: Where the bounds, parts and directions of concepts come from; the library's own if not given.
        holding: Whether to give the relations that hold too, last.
        progress: Whether to show a bar; in a terminal and in Jupyter, after a second, if not given.

    Example:
        >>> import healthreports as hr
        >>> report = hr.parse("2024年，全市招聘卫技人员16名，其中硕士研究生20名。", year=2024)
        >>> for finding in hr.check(report):
        ...     print(finding.severity, finding.chinese)
        error “硕士研究生”20名，超过其总数“招聘卫技人员”16名。
    """
    known = {concept.id: concept for concept in catalogue or Catalogue.load()}
    given = (
        [reports] if isinstance(reports, Report) else watched(reports, "reading", progress=progress)
    )
    ordered = sorted(given, key=_place_in_order)
    each = watched(ordered, "checking", progress=progress)
    found = [finding for report in each for finding in _within(report, known)]
    for group in _grouped(ordered, _place):
        facts = [fact for report in group for fact in report.facts]
        found += find_changes(facts)
        found += find_low_targets(facts, known)
        found += find_states(facts)
        found += find_counts(facts)
    for group in _grouped(ordered, _office):
        found += find_disagreements(group)
    # A report given twice says nothing twice.
    asked = dict.fromkeys(finding for finding in found if holding or not finding.holds)
    return Findings(sorted(asked, key=_gravity))


def _within(report: Report, known: Known) -> Iterator[Finding]:
    """What is found in one report alone."""
    figures = [fact for fact in report.facts if isinstance(fact, Indicator | Target)]
    yield from find_parts(figures)
    yield from find_totals(figures)
    yield from find_rates(figures)
    yield from find_subsets(figures, known)
    yield from find_two_values(report, figures)
    yield from find_shares(figures, known)
    yield from find_out_of_range(report, figures, known)
    yield from find_bases(figures)


def _place_in_order(report: Report) -> tuple[object, ...]:
    """Where a report stands among others: by name, then by what else tells two of one name apart."""
    return report.name, report.source.hash, str(report.published), report.text


def _place(report: Report) -> tuple[str, ...]:
    """Whose figures a report gives; one of no known place stands alone."""
    if report.region is None:
        return ("", report.name, report.source.hash)
    return (report.region.code or report.region.name,)


# 卫生局, 卫生和计划生育局 and 卫生健康委员会 have been one office through the years.
_HEALTH_OFFICE = re.compile(r"(?:卫生|卫健|卫计|计生).{0,8}(?:局|委|委员会)$")


def _office(report: Report) -> tuple[str, ...]:
    """The office that speaks; a report that names none is of the place's health office."""
    issuer = report.issuer or ""
    return (*_place(report), "" if _HEALTH_OFFICE.search(issuer) else issuer)


def _gravity(finding: Finding) -> tuple[object, ...]:
    first = finding.facts[0]
    grave = list(Severity).index(finding.severity)
    return grave, finding.holds, first.document, first.start, finding.kind, finding.english


def _grouped(
    reports: Sequence[Report], key: Callable[[Report], tuple[str, ...]]
) -> list[list[Report]]:
    groups: dict[tuple[str, ...], list[Report]] = defaultdict(list)
    for report in reports:
        groups[key(report)].append(report)
    return list(groups.values())
