"""Tables that are ruled: cells found between lines of ink."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

import attrs

from healthreports.sources.pdf.lines import Segment, joined
from healthreports.sources.pdf.pages import Rule


@attrs.frozen(kw_only=True)
class Grid:
    """A table of a page.

    Attributes:
        left: In points from the page's left side.
        top: In points from its upper side.
        right: Of its right side.
        bottom: Of its lower side.
        rows: The texts of its cells; of one that spans several, its text first and empty ones for the others.
        size: Of most of its text.
        page: From 1.
        full: The columns in whose last cell the last line goes as far as the cell.
        parted: Whether each cell of the first row is one of its own.
    """

    left: float
    top: float
    right: float
    bottom: float
    rows: tuple[tuple[str, ...], ...]
    size: float
    page: int
    full: frozenset[int] = frozenset()
    parted: bool = False


# Rules this near to each other, in points, touch or are one.
_NEAR = 2.5
# Between the words of a cell and its side.
_PADDING = 7.0
_MOST_RULES = 1_500
_MOST_CELLS = 20_000
_MOST_SEGMENTS = 20_000
# A cell with more is no datum but a framed text.
_LONGEST_CELL = 600


def grids_of(
    rules: Sequence[Rule], segments: Iterable[Segment], page: int
) -> tuple[tuple[Grid, ...], tuple[Segment, ...]]:
    """The tables of a page, and the segments that lie in none.

    Args:
        rules: Of the page.
        segments: Of its text, none of them across an upright rule.
        page: From 1.
    """
    left_over = tuple(segments)
    grids: list[Grid] = []
    if len(left_over) > _MOST_SEGMENTS:
        return (), left_over
    for across, upright in _frames(rules):
        xs = _places([(rule.left + rule.right) / 2 for rule in upright], across, "x")
        ys = _places([(rule.top + rule.bottom) / 2 for rule in across], upright, "y")
        columns, rows = len(xs) - 1, len(ys) - 1
        # One row with several cells may be the head of a table that goes on in the next column.
        if columns < 2 or rows < 1 or columns + rows < 4 or columns * rows > _MOST_CELLS:
            continue
        inside = [segment for segment in left_over if _holds(xs, ys, segment)]
        cells = _filled(xs, ys, across, upright, inside)
        if not inside or max(len(cell) for row in cells for cell in row) > _LONGEST_CELL:
            continue
        sizes = sorted(segment.size for segment in inside)
        taken = set(inside)
        left_over = tuple(segment for segment in left_over if segment not in taken)
        grids.append(
            Grid(
                left=xs[0],
                top=ys[0],
                right=xs[-1],
                bottom=ys[-1],
                rows=tuple(tuple(row) for row in cells if any(row)),
                size=sizes[len(sizes) // 2],
                page=page,
                full=_full(xs, ys, inside),
                parted=_heads(xs, ys, across, upright)[:columns] == list(range(columns)),
            )
        )
    return tuple(grids), left_over


def _frames(rules: Sequence[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Rules that hang together, those across and those upright."""
    across = _merged([rule for rule in rules if rule.right - rule.left > rule.bottom - rule.top])
    upright = _merged_upright(
        [rule for rule in rules if rule.bottom - rule.top > rule.right - rule.left]
    )
    if len(across) + len(upright) > _MOST_RULES:
        return []
    groups: list[tuple[list[Rule], list[Rule]]] = []
    waiting = set(range(len(across)))
    left = set(range(len(upright)))
    while waiting:
        lying, standing = [across[waiting.pop()]], list[Rule]()
        i = j = 0
        while i < len(lying) or j < len(standing):
            if i < len(lying):
                met = {k for k in left if _touch(lying[i], upright[k])}
                left -= met
                standing += [upright[k] for k in sorted(met)]
                i += 1
            else:
                met = {k for k in waiting if _touch(across[k], standing[j])}
                waiting -= met
                lying += [across[k] for k in sorted(met)]
                j += 1
        groups.append((lying, standing))
    return sorted(groups, key=lambda group: min(rule.top for rule in group[0]))


def _touch(across: Rule, upright: Rule) -> bool:
    return (
        across.left - _NEAR <= upright.right
        and upright.left <= across.right + _NEAR
        and upright.top - _NEAR <= across.bottom
        and across.top <= upright.bottom + _NEAR
    )


def _merged(rules: list[Rule]) -> list[Rule]:
    """Rules across, the pieces of one line put together."""
    out: list[Rule] = []
    for rule in sorted(rules, key=lambda rule: (round(rule.top), rule.left)):
        last = out[-1] if out else None
        if last and abs(last.top - rule.top) <= 1.5 and rule.left <= last.right + _NEAR:
            out[-1] = Rule(last.left, last.top, max(last.right, rule.right), last.bottom)
        else:
            out.append(rule)
    return out


def _merged_upright(rules: list[Rule]) -> list[Rule]:
    turned = _merged([Rule(rule.top, rule.left, rule.bottom, rule.right) for rule in rules])
    return [Rule(rule.top, rule.left, rule.bottom, rule.right) for rule in turned]


def _places(places: list[float], others: list[Rule], axis: str) -> list[float]:
    """Where the lines of one direction stand, with the ends of the others where a side is left open."""
    if axis == "x":
        ends = [rule.left for rule in others] + [rule.right for rule in others]
    else:
        ends = [rule.top for rule in others] + [rule.bottom for rule in others]
    if ends:
        places = [*places, min(ends), max(ends)]
    out: list[float] = []
    for place in sorted(places):
        if not out or place - out[-1] > 2 * _NEAR:
            out.append(place)
    return out


def _full(xs: list[float], ys: list[float], segments: list[Segment]) -> frozenset[int]:
    """The columns of the last row whose words may go on where the table does: 卫生技术人 | 员."""
    last: dict[int, Segment] = {}
    for segment in segments:
        x, y = _middle(segment)
        column = min(max(bisect_right(xs, x) - 1, 0), len(xs) - 2)
        if y > ys[-2] and (column not in last or segment.base > last[column].base):
            last[column] = segment
    return frozenset(
        column
        for column, segment in last.items()
        if xs[column + 1] - segment.right < segment.size + _PADDING
    )


def _middle(segment: Segment) -> tuple[float, float]:
    return (segment.left + segment.right) / 2, segment.base - 0.35 * segment.size


def _holds(xs: list[float], ys: list[float], segment: Segment) -> bool:
    x, y = _middle(segment)
    return xs[0] <= x <= xs[-1] and ys[0] <= y <= ys[-1]


def _filled(
    xs: list[float],
    ys: list[float],
    across: list[Rule],
    upright: list[Rule],
    segments: list[Segment],
) -> list[list[str]]:
    """The text of each cell, a merged one's at its upper left."""
    columns = len(xs) - 1
    head = _heads(xs, ys, across, upright)
    texts: dict[int, list[Segment]] = {}
    for segment in segments:
        x, y = _middle(segment)
        row = min(max(bisect_right(ys, y) - 1, 0), len(ys) - 2)
        column = min(max(bisect_right(xs, x) - 1, 0), columns - 1)
        texts.setdefault(head[row * columns + column], []).append(segment)
    return [
        [in_cell(texts.get(row * columns + column, ())) for column in range(columns)]
        for row in range(len(ys) - 1)
    ]


def _heads(xs: list[float], ys: list[float], across: list[Rule], upright: list[Rule]) -> list[int]:
    """For each place of the grid the first one of the cell that it belongs to."""
    columns, rows = len(xs) - 1, len(ys) - 1
    beside = _drawn(upright, xs, ys, "x")
    below = _drawn(across, ys, xs, "y")
    head = list(range(columns * rows))
    for row in range(rows):
        for column in range(columns):
            at = row * columns + column
            if column and (column, row) not in beside:
                head[at] = head[at - 1]
            elif row and (row, column) not in below:
                head[at] = head[at - columns]
    return head


def _drawn(
    rules: list[Rule], lines: list[float], steps: list[float], axis: str
) -> set[tuple[int, int]]:
    """Which stretches of the grid's lines are drawn: the number of the line and of the step along it."""
    out = set()
    for rule in rules:
        if axis == "x":
            place, start, end = (rule.left + rule.right) / 2, rule.top, rule.bottom
        else:
            place, start, end = (rule.top + rule.bottom) / 2, rule.left, rule.right
        line = bisect_left(lines, place - 2 * _NEAR - 0.01)
        first = max(bisect_left(steps, start - 2 * _NEAR), 0)
        step = first
        while step + 1 < len(steps) and (steps[step] + steps[step + 1]) / 2 <= end:
            out.add((line, step))
            step += 1
    return out


def in_cell(segments: Iterable[Segment]) -> str:
    """The words of a cell, its lines joined."""
    ordered = sorted(segments, key=lambda segment: (round(segment.base), segment.left))
    return joined([segment.text for segment in ordered])
