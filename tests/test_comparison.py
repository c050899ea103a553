"""Places side by side: only what can be compared is ranked, and all else is shown with its reason."""

import itertools
import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from tests.factories import indicator, like_reports, report, shown, target

from healthreports.catalogue.concepts import Catalogue, Concept, Direction
from healthreports.comparison import Comparison, Obstacle, Years, compare
from healthreports.errors import NotFoundError
from healthreports.facts import Indicator, Target
from healthreports.report import Report


CATALOGUE = Catalogue(
    (
        Concept(id="beds", zh="床位数", en="Beds", unit="张", direction=Direction.HIGHER),
        Concept(
            id="imr", zh="婴儿死亡率", en="Infant mortality", unit="‰", direction=Direction.LOWER
        ),
        Concept(id="visits", zh="门急诊人次", en="Visits", unit="人次"),
        Concept(
            id="doctors",
            zh="每千人口医师数",
            en="Physicians",
            unit="人/千人口",
            direction=Direction.HIGHER,
        ),
    )
)


def beds(value: str, year: str | None = "2023", **fields: object) -> Indicator:
    return indicator("床位数", value, fields.pop("unit", "张"), year, concept="beds", **fields)  # type: ignore[arg-type]


def three_places() -> list[Report]:
    """Two places of one year and one of the next, with all sorts of cells."""
    return [
        report(
            beds("800"),
            indicator("婴儿死亡率", "2.1", "‰", "2023", concept="imr"),
            indicator("门急诊", "9", "人次", "2023", concept="visits"),
            region="缙云县",
            name="a",
        ),
        report(
            beds("900"),
            indicator("婴儿死亡率", "3.4", "‰", "2023", concept="imr"),
            indicator("门急诊", "7", "人次", "2023", concept="visits"),
            target("床位数", "1000", "张", "2024", concept="beds"),
            region="遂昌县",
            name="b",
        ),
        report(beds("700", "2024"), region="庆元县", name="c"),
    ]


def ranks(comparison: Comparison, concept: str) -> dict[tuple[str, int], int | None]:
    return {
        (cell.place.region, cell.place.year): cell.rank for cell in comparison.get(concept).cells
    }


def test_ranks_within_one_year() -> None:
    """The best of a year is first, by the concept's direction; a concept without one has no ranks."""
    comparison = compare(three_places(), catalogue=CATALOGUE)

    assert ranks(comparison, "beds") == {
        ("缙云县", 2023): 2,
        ("遂昌县", 2023): 1,
        ("遂昌县", 2024): None,
        ("庆元县", 2024): None,
    }
    assert ranks(comparison, "imr") == {("缙云县", 2023): 1, ("遂昌县", 2023): 2}
    assert ranks(comparison, "visits") == {("缙云县", 2023): None, ("遂昌县", 2023): None}


def test_latest_year_of_each_place() -> None:
    """Asked for the latest, every place has the last year that it reports on, and ranks go over those."""
    comparison = compare(three_places(), years="latest", catalogue=CATALOGUE)

    assert ranks(comparison, "beds") == {
        ("缙云县", 2023): 2,
        ("遂昌县", 2023): 1,
        ("庆元县", 2024): 3,
    }


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_the_order_of_reports_changes_nothing(order: tuple[int, ...]) -> None:
    """Reports may come in any order."""
    reports = three_places()

    assert compare(reports, catalogue=CATALOGUE) == compare(
        [reports[i] for i in order], catalogue=CATALOGUE
    )


@pytest.mark.parametrize(
    ("fact", "obstacle"),
    [
        (beds("800"), None),
        (beds("800", bound="~"), None),
        (beds("800", unit="个"), None),
        (beds("800", bound=">="), Obstacle.BOUND),
        (beds("800", high="900"), Obstacle.BOUND),
        (beds("800", subject="县中医院"), Obstacle.SUBJECT),
        (beds("800", inferred=("value",)), Obstacle.INFERRED),
        (beds("800", "2023-06"), Obstacle.PERIOD),
        (beds("800", "2021/2023"), Obstacle.PERIOD),
        (beds("800", unit="家"), Obstacle.UNIT),
        (target("床位数", "800", "张", "2023", concept="beds"), Obstacle.TARGET),
    ],
)
def test_obstacles(fact: Indicator | Target, obstacle: Obstacle | None) -> None:
    """What must not be compared is there, with the reason, and without a rank."""
    comparison = compare(
        [report(fact, region="缙云县"), report(beds("1"), region="遂昌县")], catalogue=CATALOGUE
    )
    cell = next(cell for cell in comparison.get("beds").cells if cell.place.region == "缙云县")

    assert obstacle == cell.obstacle
    assert (obstacle is None) == (cell.rank is not None)
    assert fact.sentence == cell.fact.sentence


@pytest.mark.parametrize(
    ("concept", "value", "unit", "expected"),
    [
        ("imr", "0.31", "%", "3.1"),
        # 婴儿死亡率为零.
        ("imr", "0", None, "0"),
        # 千人医师数3.66人.
        ("doctors", "3.66", "人", "3.66"),
    ],
)
def test_values_are_in_the_unit_of_the_row(
    concept: str, value: str, unit: str | None, expected: str
) -> None:
    """A cell's value is converted exactly."""
    one = report(indicator("某指标", value, unit, "2023", concept=concept))
    (cell,) = compare([one], catalogue=CATALOGUE).get(concept).cells

    assert (Decimal(expected), None) == (cell.value, cell.obstacle)


def test_the_most_precise_of_several_wins() -> None:
    """Of two figures for one cell the comparable one counts, then the one with more digits."""
    one = report(
        beds("812.5", bound=">="),
        beds("800", quote="800张"),
        beds("803.5", quote="803.5张"),
        region="缙云县",
    )
    (cell,) = compare([one], catalogue=CATALOGUE).get("beds").cells

    assert Decimal("803.5") == cell.value


def test_equal_values_share_a_rank() -> None:
    """Two firsts are followed by a third."""
    reports = [
        report(beds(value), region=place)
        for place, value in (("甲县", "5"), ("乙县", "5"), ("丙县", "4"))
    ]

    assert sorted(
        rank or 0 for rank in ranks(compare(reports, catalogue=CATALOGUE), "beds").values()
    ) == [1, 1, 3]


def test_rows_asked_for() -> None:
    """Rows asked for come in the order asked, even when empty; an unknown one is an error that names others."""
    comparison = compare(three_places(), concepts=["doctors", "beds"], catalogue=CATALOGUE)

    assert [row.concept.id for row in comparison] == ["doctors", "beds"]
    with pytest.raises(NotFoundError, match="bed"):
        compare(three_places(), concepts=["bedz"], catalogue=CATALOGUE)
    with pytest.raises(NotFoundError, match="latest"):
        compare(three_places(), years="all", catalogue=CATALOGUE)  # type: ignore[arg-type]


def test_a_report_against_itself() -> None:
    """The same report twice gives what it gives once."""
    one = three_places()[1]

    assert compare([one], catalogue=CATALOGUE) == compare([one, one], catalogue=CATALOGUE)


@pytest.mark.parametrize("width", [100, 80, 60])
def test_the_table_fits(width: int) -> None:
    """Every line fits the console, and years, ranks and signs are shown."""
    lines = shown(compare(three_places(), catalogue=CATALOGUE), width)

    assert max(map(cell_len, lines)) <= width
    assert any("900 #1 2023" in line for line in lines)
    assert any("1000 → 2024" in line for line in lines)


def test_many_reports_take_little_time() -> None:
    """A thousand reports of twenty figures each are compared in a moment."""
    facts = [beds(str(800 + i), str(2000 + i)) for i in range(20)]
    reports = [report(*facts, region=f"第{i}县") for i in range(1000)]

    start = time.perf_counter()
    comparison = compare(reports, catalogue=CATALOGUE)

    assert len(comparison.get("beds").cells) == 20_000
    assert time.perf_counter() - start < 20


def test_the_table_as_it_is_shown() -> None:
    """Places are columns; a figure stands with its rank or its sign, and its year."""
    lines = [line.rstrip() for line in shown(compare(three_places(), catalogue=CATALOGUE), 80)]

    expected = """\
3 concepts that two places or more report

 concept          庆元县        缙云县        遂昌县
 ───────────────────────────────────────────────────
 床位数 张      700 2024   800 #2 2023   900 #1 2023
                                         1000 → 2024
 婴儿死亡率 ‰              2.1 #1 2023   3.4 #2 2023
 门急诊人次                     9 2023        7 2023

#1 is the best within one year. Shown but not
compared: → target. Of one place alone: 0 more
concepts."""
    assert "\n".join(lines) == expected


@given(st.lists(like_reports, max_size=3), st.sampled_from(("each", "latest")))
def test_any_reports_can_be_compared(reports: list[Report], years: Years) -> None:
    """No figure is too odd to be compared and shown, and the order of reports never matters."""
    comparison = compare(reports, years=years)

    assert comparison == compare(reports[::-1], years=years)
    assert all(cell.rank is None for row in comparison for cell in row.cells if cell.obstacle)
    assert max(map(cell_len, shown(comparison, 60))) <= 60
