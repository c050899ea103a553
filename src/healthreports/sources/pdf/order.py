"""The order in which a page is read: cut into headlines, columns and tables."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

import attrs

from healthreports.sources.pdf.grids import Grid
from healthreports.sources.pdf.lines import Segment


Item = Segment | Grid


@attrs.frozen(kw_only=True)
class Block:
    """A part of a page that is read from above to below.

    Attributes:
        items: From above to below, those of one line from left to right.
        left: Where its lines begin, in points from the page's left side.
        right: Where its lines may end.
        column: Whether it is one of several columns.
    """

    items: tuple[Item, ...]
    left: float
    right: float
    column: bool = False


# How much larger than the text a headline is, and one that ends columns that it does not span.
_HEADLINE, _LARGE = 1.2, 1.45
# Columns are this far apart and this wide, in the size of the text.
_GUTTER, _NARROWEST = 0.9, 6.5
_DEEPEST = 12
_MOST_COLUMNS = 40
# So many lines that reach the side of a column show where it is.
_FULL = 3
_FEWEST_LINES = 2
# In the size of the text: lines of one row of cells are no further from each other in height.
_STEP = 0.12


@attrs.frozen
class _Band:
    """Items between two clear stretches that go over the whole region.

    Attributes:
        items: All of them.
        covers: What they cover of the width, from left to right.
        headline: Whether all of it is larger than the text.
    """

    items: tuple[Item, ...]
    covers: tuple[tuple[float, float], ...]
    headline: bool


@attrs.frozen
class Measure:
    """What a page is measured by.

    Attributes:
        size: Of the font of most text.
        columns: Where the columns of the page before begin; their last lines may be too few to tell by themselves.
    """

    size: float
    columns: tuple[float, ...] = ()


def blocks_of(items: Sequence[Item], measure: Measure) -> tuple[Block, ...]:
    """A page's items in reading order.

    Args:
        items: Segments and tables of one page.
        measure: The size of its text, and the columns of the page before.
    """
    return _merged(_cut(tuple(items), measure, 0, column=False))


def _cut(items: tuple[Item, ...], measure: Measure, depth: int, *, column: bool) -> list[Block]:
    if not items:
        return []
    size = measure.size
    bands = _bands(items, size)
    covers = _joined([cover for band in bands for cover in band.covers], size)
    if depth < _DEEPEST and len(items) > 1:
        if len(covers) > 1 and _are_columns(_sorted_into(items, covers), measure):
            return _cut_columns(items, bands, covers, measure, depth)
        groups = _groups(bands, measure)
        if len(groups) > 1:
            return [
                block
                for group, _ in groups
                for block in _cut(group, measure, depth + 1, column=column)
            ]
    ordered = tuple(sorted(items, key=lambda item: (item.bottom, item.left)))
    left, right = min(item.left for item in items), max(item.right for item in items)
    return [Block(items=ordered, left=left, right=right, column=column)]


def _cut_columns(
    items: tuple[Item, ...],
    bands: list[_Band],
    covers: tuple[tuple[float, float], ...],
    measure: Measure,
    depth: int,
) -> list[Block]:
    """Columns one after the other, or what stands above and below a headline that belongs to all of them."""
    pieces: list[list[Item]] = [[]]
    for band in bands:
        over = _headlines_over(band, covers, measure.size)
        if over:
            pieces.append([])
        pieces[-1].extend(band.items)
        if over == 1:
            pieces.append([])
    pieces = [piece for piece in pieces if piece]
    if len(pieces) > 1:
        return [
            block
            for piece in pieces
            for block in _cut(tuple(piece), measure, depth + 1, column=False)
        ]
    return [
        block
        for part in _sorted_into(items, covers)
        for block in _cut(tuple(part), measure, depth + 1, column=True)
    ]


def _headlines_over(band: _Band, covers: tuple[tuple[float, float], ...], size: float) -> int:
    """Over how many columns headlines stand that have nothing beside them, and so end what is above."""
    if not band.headline or max(item.size for item in band.items) < _LARGE * size:
        return 0
    return sum(1 for part in _sorted_into(band.items, covers) if part)


def _bands(items: tuple[Item, ...], size: float) -> list[_Band]:
    groups: list[list[Item]] = []
    lowest = 0.0
    for item in sorted(items, key=lambda item: item.top):
        if groups and item.top < lowest - 0.1 * size:
            groups[-1].append(item)
            lowest = max(lowest, item.bottom)
        else:
            groups.append([item])
            lowest = item.bottom
    return [
        _Band(
            tuple(group),
            _joined([(item.left, item.right) for item in group], size),
            all(isinstance(item, Segment) and item.size >= _HEADLINE * size for item in group),
        )
        for group in groups
    ]


def _joined(covers: Sequence[tuple[float, float]], size: float) -> tuple[tuple[float, float], ...]:
    """Stretches of the width, those put together that are less than a gutter apart."""
    out: list[tuple[float, float]] = []
    for left, right in sorted(covers):
        if out and left - out[-1][1] < _GUTTER * size:
            out[-1] = (out[-1][0], max(out[-1][1], right))
        else:
            out.append((left, right))
    # No page has as many columns, and each line would be held against all of them.
    return tuple(out) if len(out) <= _MOST_COLUMNS else ((out[0][0], out[-1][1]),)


def _sorted_into(
    items: Sequence[Item], covers: tuple[tuple[float, float], ...]
) -> list[list[Item]]:
    parts: list[list[Item]] = [[] for _ in covers]
    i = 0
    for item in sorted(items, key=lambda item: item.left):
        while i + 1 < len(covers) and item.left >= covers[i + 1][0]:
            i += 1
        parts[i].append(item)
    return parts


def _are_columns(parts: list[list[Item]], measure: Measure) -> bool:
    """Whether parts beside each other are columns of prose, and not the cells of lines or a list with its numbers."""
    size = measure.size
    if all(_is_known(part, measure) for part in parts):
        return True
    if all(_is_article(part, size) for part in parts) or _are_out_of_step(parts, size):
        return True
    good = sum(_is_column(part, size) for part in parts)
    return len(parts) > 1 and good >= 2 and good * 2 >= len(parts)


def _is_known(items: list[Item], measure: Measure) -> bool:
    """Whether a part begins where a column of the page before does, or a paragraph in it."""
    left = min(item.left for item in items)
    return any(-0.5 <= (left - column) / measure.size <= 2.5 for column in measure.columns)


def _is_article(items: list[Item], size: float) -> bool:
    """Whether a part begins with a headline of its own, which bounds its columns."""
    first = min(items, key=lambda item: item.top)
    headed = isinstance(first, Segment) and first.size >= _LARGE * size
    return headed and len(_prose(items, size)) >= _FEWEST_LINES


def _are_out_of_step(parts: list[list[Item]], size: float) -> bool:
    """Whether the lines of parts beside each other stand at heights of their own, as the cells of a row do not."""
    first, *others = [_prose(part, size) for part in parts]
    lines = [line for other in others for line in other]
    if not others or min(len(first), *map(len, others)) < _FEWEST_LINES:
        return False
    narrow = any(_width(part) < _NARROWEST * size for part in (first, *others))
    bases, step = sorted(line.base for line in first), _STEP * size
    level = sum(
        bisect_left(bases, line.base - step) < bisect_right(bases, line.base + step)
        for line in lines
    )
    return not narrow and level * 2 < len(lines)


def _prose(items: list[Item], size: float) -> list[Segment]:
    """The lines that are no headlines."""
    return [item for item in items if isinstance(item, Segment) and item.size < _LARGE * size]


def _width(lines: list[Segment]) -> float:
    return max(line.right for line in lines) - min(line.left for line in lines)


def _is_column(items: list[Item], size: float) -> bool:
    lines = _prose(items, size)
    if len(lines) < _FEWEST_LINES or _width(lines) < _NARROWEST * size:
        return False
    right = max(line.right for line in lines)
    full = sum(line.right > right - 1.6 * size for line in lines)
    # Addressees, doc numbers and other short lines may make up most of a short column.
    return full * 10 >= len(lines) * 4 or (full >= _FULL and full * 5 >= len(lines))


def _groups(bands: list[_Band], measure: Measure) -> list[tuple[tuple[Item, ...], bool]]:
    """Bands put together that have their columns in common, with whether they have any."""
    runs: list[list[_Band]] = []
    covers: tuple[tuple[float, float], ...] = ()
    for band in bands:
        together = _joined([*covers, *band.covers], measure.size)
        # A running head between two short lines does not show whether columns have begun.
        begins = len(covers) == 1 and len(band.covers) > 1
        if runs and not band.headline and not begins and len(together) >= len(covers):
            runs[-1].append(band)
            covers = together
        else:
            first = _column_begun(runs[-1], band, measure) if runs else []
            if first:
                del runs[-1][-len(first) :]
            runs.append([*first, band])
            covers = _joined([cover for each in runs[-1] for cover in each.covers], measure.size)
    groups: list[tuple[tuple[Item, ...], bool]] = []
    for run in runs:
        items = tuple(item for band in run for item in band.items)
        covers = _joined([cover for band in run for cover in band.covers], measure.size)
        columns = len(covers) > 1 and _are_columns(_sorted_into(items, covers), measure)
        if groups and not columns and not groups[-1][1]:
            groups[-1] = (groups[-1][0] + items, False)
        elif items:
            groups.append((items, columns))
    return groups


def _column_begun(run: list[_Band], band: _Band, measure: Measure) -> list[_Band]:
    """The last bands of a run that already belong to a column of the band below, which begins a little lower."""
    begun: list[_Band] = []
    while len(band.covers) > 1 and len(begun) < len(run):
        above = run[-1 - len(begun)]
        if above.headline or len(above.covers) > 1 or not _in_column(above, band, measure):
            break
        begun.insert(0, above)
    return begun


def _in_column(above: _Band, band: _Band, measure: Measure) -> bool:
    left, right = above.covers[0]
    for i, (start, _) in enumerate(band.covers):
        end = band.covers[i + 1][0] if i + 1 < len(band.covers) else right
        if -2.5 <= (left - start) / measure.size <= 2.5 and right <= end:
            return True
    return False


def _merged(blocks: list[Block]) -> tuple[Block, ...]:
    """Blocks that stand one below the other in one column as one."""
    out: list[Block] = []
    for block in blocks:
        last = out[-1] if out else None
        if (
            last
            and not last.column
            and not block.column
            and block.items[0].top >= last.items[-1].top
        ):
            out[-1] = Block(
                items=last.items + block.items,
                left=min(last.left, block.left),
                right=max(last.right, block.right),
            )
        else:
            out.append(block)
    return tuple(out)
