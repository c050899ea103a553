"""What whole reports give: all that is known of the seeds, and nothing false."""

from functools import cache
from pathlib import Path

import pytest

import healthreports as hr
from healthreports.checks import Finding, FindingKind, Severity, check


ROOT = Path(__file__).parents[1]
REPORTS = sorted(
    path
    for folder in ("dev", "more", "form")
    for path in (ROOT / "tests/gold" / folder).glob("*.txt")
)


@cache
def of_seeds() -> tuple[Finding, ...]:
    paths = sorted((ROOT / "seeds").glob("*.txt"))
    return check([hr.read(path) for path in paths], holding=True)


@pytest.mark.parametrize(
    ("kind", "holds", "quotes"),
    [
        (FindingKind.PARTS, True, ("16项", "10项", "6项")),
        (FindingKind.PARTS, True, ("19个", "17个", "2个")),
        (FindingKind.RATE, True, ("108.50%", "287523人", "264987人")),
        (FindingKind.TOTAL, True, ("1905个", "4651个")),
        (FindingKind.TOTAL, True, ("300张", "450张")),
        (FindingKind.SUBSET, True, ("15%", "35%")),
        (FindingKind.SUBSET, True, ("0.68人", "3.66人")),
        (FindingKind.LOW_TARGET, False, ("1.5万人次", "2.4万余人次")),
        (FindingKind.BASE, False, ("2家", "72家")),
        (FindingKind.BASE, False, ("3.9个", "4651个")),
        (FindingKind.STATE, False, ("钟埭街道社区卫生服务中心扩建工程主体结构封顶", "50%")),
        (
            FindingKind.COUNT,
            False,
            ('实现健康浙江建设考核"六连优"', "实现“健康浙江”全省考核“五连优”"),
        ),
    ],
)
def test_the_relations_of_the_seeds(
    kind: FindingKind, holds: bool, quotes: tuple[str, ...]
) -> None:
    """Each relation that a careful reader knows of is found, with the figures that it is between."""
    found = [(f.kind, f.holds, tuple(fact.quote for fact in f.facts)) for f in of_seeds()]

    assert (kind, holds, quotes) in found


def test_nothing_false_of_the_seeds() -> None:
    """The five reports contradict neither themselves nor each other."""
    assert {finding.severity for finding in of_seeds()} == {Severity.INFO}


def test_nothing_false_of_other_reports() -> None:
    """Real reports of many forms have no errors; what a rule takes for one is a fault of the rule."""
    reports = [hr.read(path) for path in REPORTS]
    grave = [f.english for f in check(reports) if f.severity is not Severity.INFO]

    assert len(reports) > 40
    assert grave == []
