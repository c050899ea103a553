"""The five seed reports: read, shown, compared, followed and checked.

Run it with `make tour`. Everything here is a public call; `rich` prints what they return.
"""

import io
import sys
from pathlib import Path

from rich.console import Console
from rich.rule import Rule

import healthreports as hr


SEEDS = Path(__file__).parents[2] / "seeds"


def tour(console: Console) -> None:
    """Print the tour."""
    reports = [hr.read(path) for path in sorted(SEEDS.glob("*.txt"))]

    console.print(Rule("Five reports, as they were read"))
    console.print(*reports, sep="\n")

    console.print(Rule("Four places side by side, each in its latest year"))
    console.print(hr.compare(reports, years="latest"))

    console.print(Rule("Health literacy, with what a stated change implies for the year before"))
    console.print(hr.series(reports, "health_literacy"))

    console.print(Rule("The promises of Pinghu, and what became of them"))
    plan, later = reports[0], reports[1]
    console.print(hr.track(plan), hr.track(plan, later), sep="\n")

    console.print(Rule("The same plan in the newspaper: what is raised, restated, left out"))
    console.print(hr.diff(plan, later))

    console.print(Rule("What a careful reader would ask about"))
    console.print(*hr.check(reports, holding=True), sep="\n")


if __name__ == "__main__":
    # A pipe or a plain locale may be set to an encoding that has no Chinese.
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    tour(Console(width=100))
