"""Named projects and awards of which two documents say different things."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from healthreports import matching
from healthreports.checks.findings import Finding, FindingKind, Severity
from healthreports.facts import AnyFact, Figure, Honour, Milestone, Period, Progress, Status, Target
from healthreports.matching import Project


Stages = dict[str, dict[int, AnyFact]]


def find_states(facts: Sequence[AnyFact]) -> Iterator[Finding]:
    """Building projects that two documents promise, or report, at different stages for one year.

    钟埭: 年内完成主体结构工程量的50% in January, 主体结构封顶 in April.

    Args:
        facts: Of all documents of one place.
    """
    groups: dict[tuple[bool, int, str], list[tuple[Project, AnyFact]]] = defaultdict(list)
    for fact in facts:
        due = matching.due(fact)
        project = matching.project_in(fact) if _tells_state(fact) else None
        if project is not None and project.stage and due is not None:
            groups[isinstance(fact, Progress), due.year, project.place].append((project, fact))
    for mentions in groups.values():
        yield from _states_of(mentions)


def _tells_state(fact: AnyFact) -> bool:
    if isinstance(fact, Progress):
        return fact.status is Status.DONE
    return isinstance(fact, Milestone | Target)


# How many mentions of one project are looked at.
_MOST = 20


def _states_of(mentions: Sequence[tuple[Project, AnyFact]]) -> Iterator[Finding]:
    """The furthest stage of each document against those of the others, where neither names the other's."""
    by_document: dict[str, list[tuple[Project, AnyFact]]] = defaultdict(list)
    for project, fact in mentions[:_MOST]:
        by_document[fact.document].append((project, fact))
    documents = list(by_document.values())
    for i, one in enumerate(documents):
        for other in documents[:i]:
            yield from _states(other, one)


def _states(
    one: Sequence[tuple[Project, AnyFact]], other: Sequence[tuple[Project, AnyFact]]
) -> Iterator[Finding]:
    project, fact = max(one, key=lambda mention: mention[0].stage)
    same = [mention for mention in other if _one_project(mention[0], project)]
    if not same:
        return
    latest, later = max(same, key=lambda mention: mention[0].stage)
    # Whoever leaves a stage out does not gainsay it: 三期工程开工 is 5月开工，年内完成桩基 too.
    if latest.stage in {each.stage for each, _ in one}:
        return
    if project.stage in {each.stage for each, _ in same}:
        return
    yield Finding(
        kind=FindingKind.STATE,
        severity=Severity.INFO,
        facts=(later, fact),
        stated=_number(later),
        expected=_number(fact),
        english=f"{_said(later)} in {later.document}, but {_said(fact)} in {fact.document}.",
        chinese=f"{later.document}称{_said(later)}，而{fact.document}称{_said(fact)}。",
    )


def _one_project(one: Project, other: Project) -> bool:
    """Whether two mentions are of one project; of the one that a small place has, the works need no phase."""
    return matching.same_project(one, other) or (
        one.place == other.place and one.phase == other.phase and one.works == other.works != ""
    )


def _said(fact: AnyFact) -> str:
    number = fact.quote if isinstance(fact, Figure) else ""
    return f"{'、'.join(fact.subjects[:2])}“{fact.name}”{number}"


def _number(fact: AnyFact) -> Decimal | None:
    return fact.quantity.value if isinstance(fact, Figure) else None


# -- awards


def find_counts(facts: Sequence[AnyFact]) -> Iterator[Finding]:
    """Awards that one place has won so many times running, counted differently for one year.

    Args:
        facts: Of all documents of one place.
    """
    seen: dict[str, list[tuple[int, Honour]]] = defaultdict(list)
    for fact in facts:
        if not isinstance(fact, Honour):
            continue
        award, times = matching.award(fact.name)
        if times is None or len(award) < 4:
            continue
        for number, before in seen[award][:_MOST]:
            if before.document != fact.document and not _years_later(times - number, before, fact):
                yield _counts(fact, times, before, number)
                break
        seen[award].append((times, fact))


def _years_later(more: int, before: Honour, fact: Honour) -> bool:
    """Whether the counts differ as much as the years that they are told for."""
    if before.period is None or fact.period is None:
        return more == 0
    return fact.period.year - before.period.year == more


def _counts(fact: Honour, times: int, before: Honour, number: int) -> Finding:
    return Finding(
        kind=FindingKind.COUNT,
        severity=Severity.INFO,
        facts=(fact, before),
        stated=Decimal(times),
        expected=Decimal(number),
        english=f"{_said(fact)}{_when(fact.period)} in {fact.document}, but {_said(before)}{_when(before.period)} in {before.document}.",
        chinese=f"{fact.document}称{_said(fact)}，而{before.document}称{_said(before)}。",
    )


def _when(period: Period | None) -> str:
    return f" ({period})" if period else ""
