"""Where axes begin, end and have their marks, with room for the labels beside what is drawn."""

import math
from collections.abc import Iterable, Sequence

from rich.cells import cell_len

from healthreports.views.charts.frame import CELL


# What stands at the marks of an axis: 835.74万人次 goes with an axis in 万. A constant: no word of a report.
LABELS = (
    "abs(datum.value) >= 1e8 ? format(datum.value / 1e8, ',.6~r') + '亿' : "
    "abs(datum.value) >= 1e5 ? format(datum.value / 1e4, ',.6~r') + '万' : "
    "datum.value ? format(datum.value, ',.6~r') : '0'"
)


def ticks(low: float, high: float, most: int = 5) -> list[float]:
    """Round numbers from `low` to `high`, at most about so many.

    Example:
        >>> ticks(0, 93.5), ticks(41.2, 44.1)
        ([0.0, 20.0, 40.0, 60.0, 80.0], [42.0, 43.0, 44.0])
    """
    step = _step(high - low, most)
    if not step:
        return [low]
    first = math.ceil(low / step - 1e-9)
    last = math.floor(high / step + 1e-9)
    return [float(f"{i * step:.12g}") for i in range(first, last + 1)]


def _step(span: float, most: int) -> float:
    """A step of 1, 2 or 5 that parts a span into at most so many."""
    # Numbers near what floats hold have no steps between them that could be told apart.
    if not 1e-290 < span < 1e290:
        return 0.0
    power = 10.0 ** math.floor(math.log10(span / most))
    return next((power * n for n in (1, 2, 5) if span / (power * n) <= most), power * 10)


def with_room(ends: Iterable[tuple[float, str]], width: int) -> tuple[float, float]:
    """The domain of bars from nought, so that each bar and the label behind it fit.

    Args:
        ends: Where each bar ends, and its label.
        width: Of the panel in pixels.
    """
    ends = list(ends)
    low = min((end for end, _ in ends if end < 0), default=0.0) * 1.05
    high = 0.0
    for end, label in ends:
        room = max(width - CELL * cell_len(label) - 12, width // 5)
        high = max(high, max(end, 0.0) * (width / room))
    if high <= low:
        high = low + 1.0
    return low, high


def spread(wished: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Places for labels as near as can be to where they are wished, at least a gap apart, in the same order.

    Labels that would overlap are moved apart to both sides alike; all are kept within `low` and `high` as far
    as there is room.

    Example:
        >>> spread([1.0, 1.0, 5.0], 1.0, 0.0, 10.0)
        [0.5, 1.5, 5.0]
        >>> spread([9.9, 9.8], 1.0, 0.0, 10.0)
        [10.0, 9.0]
    """
    order = sorted(range(len(wished)), key=lambda i: wished[i])
    # Runs of labels that touch each other: how many, and the sum of where each wishes the run's first to be.
    runs: list[tuple[int, float]] = []
    for i in order:
        count, wish = 1, wished[i]
        while runs and wish / count < runs[-1][1] / runs[-1][0] + runs[-1][0] * gap:
            before, earlier = runs.pop()
            wish += earlier - count * before * gap
            count += before
        runs.append((count, wish))
    at = [wish / count + k * gap for count, wish in runs for k in range(count)]
    for k, place in enumerate(at):
        least = low if not k else at[k - 1] + gap
        at[k] = max(place, least)
    for k in range(len(at) - 1, -1, -1):
        most = high if k == len(at) - 1 else at[k + 1] - gap
        at[k] = min(at[k], most)
    placed = dict(zip(order, at, strict=True))
    return [placed[i] for i in range(len(wished))]
