"""One concept through the years: what was stated apart from what follows from it and from what was promised."""

import itertools
from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from tests.factories import change, indicator, like_reports, report, shown, target

from healthreports.catalogue.concepts import Catalogue, Concept, Direction
from healthreports.cells.implied import quantity_before
from healthreports.cells.records import Cell, Obstacle
from healthreports.errors import NotFoundError
from healthreports.facts import AnyFact, Bound, Change, Indicator, Period, Quantity
from healthreports.report import Report
from healthreports.timeseries import Series, series


CATALOGUE = Catalogue(
    (
        Concept(id="rate", zh="就诊率", en="Rate", unit="%", direction=Direction.HIGHER),
        Concept(id="beds", zh="床位数", en="Beds", unit="张"),
    )
)


def rate(value: str, year: str, **fields: Any) -> Indicator:
    return indicator("就诊率", value, "%", year, concept="rate", **fields)


def rose(value: str, year: str, unit: str = "百分点", **fields: Any) -> Change:
    before = fields.pop("versus", Period(str(int(year[:4]) - 1)))
    return change("就诊率", value, unit, year, concept="rate", versus=before, **fields)


def three_years() -> list[Report]:
    """Two reports of one place and one of another."""
    return [
        report(rate("41.79", "2022"), rose("0.32", "2022"), region="缙云县", name="a"),
        report(
            rate("43", "2023"),
            rose("1.25", "2023"),
            target("就诊率", "45", "%", "2025", concept="rate", bound=">="),
            region="缙云县",
            name="b",
        ),
        report(rate("50", "2023"), region="遂昌县", name="c"),
    ]


def series_of(*reports: Report, concept: str = "rate", region: str | None = None) -> Series:
    return series(reports, concept, region, catalogue=CATALOGUE)


def values(cells: tuple[Cell, ...]) -> list[tuple[int, str]]:
    return [(cell.place.year, str(cell.value)) for cell in cells]


def test_stated_derived_and_promised_apart() -> None:
    """Each stands in its own tuple, by year; a derived value stands beside a stated one of the same year."""
    found = series_of(*three_years(), region="缙云县")

    assert values(found.stated) == [(2022, "41.79"), (2023, "43")]
    assert values(found.derived) == [(2021, "41.47"), (2022, "41.75")]
    assert values(found.targets) == [(2025, "45")]
    assert [(each.after.place.year, each.value) for each in found.year_on_year] == [
        (2023, Decimal("1.21"))
    ]
    assert len(found) == 2
    assert list(found) == list(found.stated)


def test_places() -> None:
    """Without a place, all are there, one after the other; an unknown one is an error that names the others."""
    found = series_of(*three_years())

    assert [cell.place.region for cell in found.stated] == ["缙云县", "缙云县", "遂昌县"]
    with pytest.raises(NotFoundError, match="遂昌县"):
        series_of(*three_years(), region="云和县")
    with pytest.raises(NotFoundError, match="rates"):
        series_of(*three_years(), concept="rates")


def test_one_hospital_is_marked() -> None:
    """A figure of a hospital is there, with its reason, and so is what follows from it."""
    found = series_of(
        report(
            rate("60", "2023", subject="县医院"),
            rose("2", "2023", subject="县医院"),
        )
    )

    assert [cell.obstacle for cell in (*found.stated, *found.derived)] == [Obstacle.SUBJECT] * 2
    assert values(found.derived) == [(2022, "58")]


def test_conflicts() -> None:
    """Two reports that give one year two values are a finding of the series."""
    found = series_of(report(rate("60", "2023"), name="a"), report(rate("62", "2023"), name="b"))

    assert [len(conflict.others) for conflict in found.conflicts] == [1]


# --- what a stated change implies -----------------------------------------------------------------------


def _quantity(value: str, unit: str | None, bound: Bound = Bound.EXACT) -> Quantity:
    step = Decimal(1).scaleb(-len(value.partition(".")[2]))
    return Quantity(value=Decimal(value), unit=unit, bound=bound, step=step)


@pytest.mark.parametrize(
    ("level", "moved", "expected"),
    [
        # 居民健康素养水平41.79%，提高0.32个百分点.
        (("41.79", "%"), ("0.32", "个百分点"), "41.47"),
        # 婴儿死亡率2.1‰，下降0.36个千分点.
        (("2.1", "‰"), ("-0.36", "个千分点"), "2.46"),
        # 孕产妇死亡率5.1/10万，较上年下降1.2/10万.
        (("5.1", "/10万"), ("-1.2", "/10万"), "6.3"),
        # 人均期望寿命82.1岁，比去年提高0.3岁.
        (("82.1", "岁"), ("0.3", "岁"), "81.8"),
        (("500", "张"), ("20", "个"), "480"),
        # 同比持平.
        (("500", "张"), ("0", "张"), "500"),
        # 出院1104人次，同比增长10.4%: no more digits than the two numbers carry.
        (("1104", "人次"), ("10.4", "%"), "1000"),
        (("71250", "人次"), ("10.46", "%"), "64503"),
        (("5.1", "/10万"), ("-15", "%"), "6.0"),
        # Nobody can tell points from growth.
        (("41.79", "%"), ("0.32", "%"), None),
        (("2.1", "‰"), ("0.3", "‰"), None),
        (("50", "%"), ("1", "成"), None),
        # 增长1.5倍 may mean to or by.
        (("500", "张"), ("1.5", "倍"), None),
        (("500", "张"), ("1", "番"), None),
        # Units that do not mix, or are not there.
        (("500", "张"), ("20", "人"), None),
        (("500", None), ("20", "张"), None),
        (("500", "张"), ("20", "百分点"), None),
        # More than all that there is.
        (("500", "张"), ("520", "张"), None),
        (("500", "张"), ("-100", "%"), None),
    ],
)
def test_level_before_a_change(
    level: tuple[str, str | None], moved: tuple[str, str], expected: str | None
) -> None:
    """What a level was before its change, or nothing where units leave a doubt."""
    found = quantity_before(_quantity(*level), _quantity(*moved))

    assert (Decimal(expected) if expected else None) == (found.value if found else None)


@pytest.mark.parametrize("bound", [Bound.ABOUT, Bound.AT_LEAST, Bound.AT_MOST])
def test_vague_numbers_imply_nothing(bound: Bound) -> None:
    """提高近10% and 约500张 give no level before."""
    level, moved = _quantity("500", "张"), _quantity("20", "张")

    assert quantity_before(attrs.evolve(level, bound=bound), moved) is None
    assert quantity_before(level, attrs.evolve(moved, bound=bound)) is None


@pytest.mark.parametrize(
    "facts",
    [
        # The words of a benchmark, or no words, are no time.
        (rate("60", "2023"), rose("2", "2023", versus="改革前")),
        (rate("60", "2023"), rose("2", "2023", versus=None)),
        # Of another year, of another unit, of a longer time.
        (rate("60", "2022"), rose("2", "2023")),
        (rate("60", "2023"), rose("2", "2023", subject="县医院")),
        (rate("60", "2023-06"), rose("2", "2023-06", versus=Period("2022"))),
        # Two levels, of which either may have changed.
        (rate("60", "2023"), rate("70", "2023"), rose("2", "2023")),
        (rate("60", "2023", inferred=("value",)), rose("2", "2023")),
    ],
)
def test_no_guess(facts: tuple[AnyFact, ...]) -> None:
    """Where it is not certain what has changed since when, nothing is derived."""
    assert series_of(report(*facts)).derived == ()


def test_the_level_of_the_same_sentence() -> None:
    """Of two levels, the change is of the one in its own sentence."""
    found = series_of(
        report(
            rate("60", "2023", sentence="就诊率60%，提高2个百分点。"),
            rose("2", "2023", sentence="就诊率60%，提高2个百分点。"),
            rate("71", "2023", sentence="就诊率71%。"),
        )
    )

    assert values(found.derived) == [(2022, "58")]


def test_half_years() -> None:
    """A half year against the half year before is derived, and is no year's value."""
    half = "2023-01/2023-06"
    found = series_of(
        report(rate("60", half), rose("2", half, versus=Period("2022-01", "2022-06")))
    )

    assert [(cell.obstacle, cell.place.year) for cell in found.derived] == [(Obstacle.PERIOD, 2022)]


@given(st.decimals(1, 10**6, places=2), st.decimals("-0.9", 10, places=3).map(lambda g: g * 100))
def test_growth_there_and_back(before: Decimal, growth: Decimal) -> None:
    """A level that grows by a rate is derived from the two again, within the digits that they carry."""
    step = Decimal("0.01")
    after = (before * (1 + growth / 100)).quantize(step)
    level = Quantity(value=after, unit="人次", step=step)
    found = quantity_before(level, Quantity(value=growth, unit="%", step=Decimal("0.1")))

    if after:
        assert found is not None
        assert found.step is not None
        assert abs(found.value - before) <= 11 * found.step


# --- any reports ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_the_order_of_reports_changes_nothing(order: tuple[int, ...]) -> None:
    """Reports may come in any order."""
    reports = three_years()

    assert series_of(*reports) == series_of(*(reports[i] for i in order))


@given(st.lists(like_reports, max_size=3), st.sampled_from(("beds", "infant_mortality")))
def test_any_reports_have_series(reports: list[Report], concept: str) -> None:
    """No figure is too odd, the order never matters, and a report twice is as good as once."""
    found = series(reports, concept)

    assert found == series(reports[::-1], concept) == series(reports * 2, concept)
    assert max(map(cell_len, shown(found, 60))) <= 60


@pytest.mark.parametrize("width", [120, 80, 60])
def test_the_series_as_it_is_shown(width: int) -> None:
    """Each value has its year, its kind and its sentence."""
    lines = shown(series_of(*three_years(), region="缙云县"), width)

    assert max(map(cell_len, lines)) <= width
    for words in ("43 (+1.21) 2023", "41.47 † 2021", "≥45 → 2025", "derived", "就诊率41.79%"):
        assert any(words in line for line in lines)


def test_one_report() -> None:
    """One report stands alone as well as in a list."""
    one = report(rate("90", "2023"))

    assert series(one, "rate", catalogue=CATALOGUE) == series([one], "rate", catalogue=CATALOGUE)


def test_nothing_given_is_said() -> None:
    """An empty series shows a sentence, not an empty table."""
    assert shown(series([], "rate", catalogue=CATALOGUE), 80) == ["No report gives 就诊率."]
