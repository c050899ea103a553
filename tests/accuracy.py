"""Print how accurate the library is on the annotated documents: `python -m tests.accuracy`."""

import argparse
import json
import math
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from rich.console import Console
from rich.table import Table
from tests.scoring import Score, gold_sets, score_set


THRESHOLDS = Path(__file__).with_name("thresholds.json")

Floors = dict[str, dict[str, float]]


def read_floors() -> Floors:
    """The least that each set must reach, by measure."""
    floors: Floors = json.loads(THRESHOLDS.read_text(encoding="utf-8"))
    return floors


# What counts of a set whose documents are annotated for their outer form alone.
FORM = ("heading", "meta")


def measured(total: Score) -> dict[str, float]:
    """The measures that a set's annotations allow: all, or those of the outer form where it has no figures."""
    measures = total.measures()
    return measures if total.mention.wanted else {name: measures[name] for name in FORM}


def reached(gold_set: str) -> dict[str, float]:
    """What a set reaches as a whole, rounded down to the precision of floors."""
    total = sum(score_set(gold_set).values(), Score())
    return {name: math.floor(value * 1000) / 1000 for name, value in measured(total).items()}


def raised(floors: Mapping[str, float], now: Mapping[str, float]) -> dict[str, float]:
    """The floors of a set, each lifted to what is reached now; none falls."""
    return {name: max(value, floors.get(name, 0.0)) for name, value in now.items()}


def _print_table(console: Console, gold_set: str) -> None:
    scores = score_set(gold_set)
    total = sum(scores.values(), Score())
    table = Table(title=gold_set, title_justify="left", box=None)
    table.add_column("document")
    for name in ("figures", *measured(total)):
        table.add_column(name.replace("truncation", "trunc."), justify="right")
    for name, score in (*scores.items(), ("total", total)):
        numbers = (f"{score.measures()[measure]:.3f}" for measure in measured(total))
        table.add_row(name[:24], str(score.mention.wanted), *numbers)
    console.print(table)


def _print_misses(console: Console, gold_set: str, worst: int) -> None:
    for name, score in score_set(gold_set).items():
        for miss in score.misses[:worst]:
            console.print(f"  {name}: {miss}", markup=False, highlight=False, soft_wrap=True)


def _print_causes(console: Console, gold_set: str) -> None:
    misses = (miss.what for score in score_set(gold_set).values() for miss in score.misses)
    for what, number in Counter(misses).most_common():
        console.print(f"  {number:>5}  {what}", highlight=False)


def _print_floors(console: Console, gold_set: str, floors: Floors) -> None:
    now, before = reached(gold_set), floors.get(gold_set, {})
    moves = {name: (before.get(name, 0.0), now[name]) for name in now}
    lower = [f"{name} {old:.3f}" for name, (old, new) in moves.items() if new < old]
    higher = [f"{name} {old:.3f} to {new:.3f}" for name, (old, new) in moves.items() if new > old]
    for what, names in (("below the floor", lower), ("floors that can rise", higher)):
        if names:
            console.print(f" {what}: {', '.join(names)}", highlight=False)


def main() -> None:
    """Print the table of each set, what can rise and, if asked, the misses."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument(
        "sets", nargs="*", help=f"out of {', '.join(gold_sets())}; all by default"
    )
    arguments.add_argument(
        "--worst", type=int, default=0, help="also print up to N misses a document"
    )
    arguments.add_argument(
        "--causes", action="store_true", help="also count the misses by what is wrong"
    )
    arguments.add_argument(
        "--raise", dest="lift", action="store_true", help="write the floors anew"
    )
    options = arguments.parse_args()
    console = Console(width=132)
    floors = read_floors()
    for gold_set in options.sets or gold_sets():
        _print_table(console, gold_set)
        _print_misses(console, gold_set, options.worst)
        if options.causes:
            _print_causes(console, gold_set)
        _print_floors(console, gold_set, floors)
        floors[gold_set] = raised(floors.get(gold_set, {}), reached(gold_set))
    if options.lift:
        THRESHOLDS.write_text(json.dumps(floors, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
