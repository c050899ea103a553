"""Places side by side: only what can be compared is ranked, and all else is shown with its reason."""

import itertools
import time
from datetime import date
from decimal import Decimal
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from tests.factories import change, indicator, like_reports, report, shown, target

import healthreports as hr
from healthreports.catalogue.concepts import Catalogue, Concept, Direction
from healthreports.catalogue.units import convert
from healthreports.cells.records import Cell, Obstacle
from healthreports.comparison import Comparison, Years, compare
from healthreports.errors import NotFoundError
from healthreports.facts import AnyFact, Figure, Indicator, Period, Target
from healthreports.report import Level, Region, Report


SEEDS = Path(__file__).parents[1] / "seeds"

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
            unit="人",
            denominator="千人口",
            direction=Direction.HIGHER,
        ),
        Concept(id="rate", zh="就诊率", en="Rate", unit="%", direction=Direction.HIGHER),
    )
)


def beds(value: str, year: str | None = "2023", **fields: object) -> Indicator:
    return indicator("床位数", value, fields.pop("unit", "张"), year, concept="beds", **fields)  # type: ignore[arg-type]


def mortality(name: str, value: str, place: str) -> Report:
    fact = indicator(name, value, "‰", "2023", concept="imr")
    return report(fact, region=place, name=f"{place}.txt")


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
        report(
            beds("700", "2024"),
            indicator("就诊率", "91.2", "%", "2024", concept="rate"),
            region="庆元县",
            name="c",
        ),
    ]


def compared(*reports: Report, years: Years = "each", derived: bool = False) -> Comparison:
    return compare(reports, years=years, derived=derived, catalogue=CATALOGUE)


def the_cell(comparison: Comparison, concept: str, region: str, year: int | None = None) -> Cell:
    cell = comparison.get(concept).get(region, year)
    assert cell is not None
    return cell


def ranks(comparison: Comparison, concept: str) -> dict[tuple[str, int], int | None]:
    return {
        (cell.place.region, cell.place.year): cell.rank for cell in comparison.get(concept).cells
    }


# --- ranks ------------------------------------------------------------------------------------------


def test_ranks_within_one_year() -> None:
    """The best of a year is first, by the concept's direction; a concept without one has no ranks."""
    comparison = compared(*three_places())

    assert ranks(comparison, "beds") == {
        ("缙云县", 2023): 2,
        ("遂昌县", 2023): 1,
        ("遂昌县", 2024): None,
        ("庆元县", 2024): None,
    }
    assert ranks(comparison, "imr") == {("缙云县", 2023): 1, ("遂昌县", 2023): 2}
    assert ranks(comparison, "visits") == {("缙云县", 2023): None, ("遂昌县", 2023): None}


def test_latest_year_of_each_place() -> None:
    """Asked for the latest, every place has the last year that it has a figure for, and ranks go over those."""
    comparison = compared(*three_places(), years="latest")

    assert comparison.years == "latest"
    assert ranks(comparison, "beds") == {
        ("缙云县", 2023): 2,
        ("遂昌县", 2023): 1,
        ("庆元县", 2024): 3,
    }


def test_the_latest_comparable_year_counts() -> None:
    """A later bound, half year or target does not hide the last figure that can be compared."""
    one = report(
        beds("800", "2022"),
        beds("850", "2023", bound=">="),
        beds("870", "2024-01/2024-06"),
        target("床位数", "900", "张", "2025", concept="beds"),
    )
    (cell,) = compared(one, years="latest").get("beds").cells

    assert (2022, Decimal(800), None) == (cell.place.year, cell.value, cell.obstacle)


def test_equal_values_share_a_rank() -> None:
    """Two firsts are followed by a third."""
    reports = [
        report(beds(value), region=place)
        for place, value in (("甲县", "5"), ("乙县", "5"), ("丙县", "4"))
    ]

    assert sorted(rank or 0 for rank in ranks(compared(*reports), "beds").values()) == [1, 1, 3]


def test_a_prefecture_is_not_ranked_among_its_counties() -> None:
    """Ranks are among places of one level of the administration."""
    places = (("丽水市", Level.PREFECTURE), ("缙云县", Level.COUNTY), ("遂昌县", Level.COUNTY))
    reports = [
        attrs.evolve(report(beds(str(900 - i))), region=Region(name=name, level=level))
        for i, (name, level) in enumerate(places)
    ]

    assert ranks(compared(*reports), "beds") == {
        ("丽水市", 2023): None,
        ("缙云县", 2023): 1,
        ("遂昌县", 2023): 2,
    }


# --- what must not be compared ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fact", "obstacle", "reason"),
    [
        (beds("800"), None, ""),
        (beds("800", bound="~"), None, ""),
        (beds("800", unit="个"), None, ""),
        # 全县 and the place's own name are the place itself.
        (beds("800", subject="全县"), None, ""),
        (beds("800", subject="缙云县"), None, ""),
        # What speaks for the whole year, or for its end.
        (beds("800", "2023-01/2023-12"), None, ""),
        (beds("800", "2023-12-31"), None, ""),
        (beds("800", "2023-12", sentence="截至2023年12月底，床位数800张。"), None, ""),
        (beds("800", bound=">="), Obstacle.BOUND, "no single value: 800张"),
        (beds("800", bound="<="), Obstacle.BOUND, "no single value: 800张"),
        (beds("800", high="900"), Obstacle.BOUND, "no single value: 800张"),
        (beds("800", subject="县中医院"), Obstacle.SUBJECT, "of 县中医院"),
        (beds("800", inferred=("value",)), Obstacle.INFERRED, "inferred from 800张"),
        (beds("800", "2023-06"), Obstacle.PERIOD, "of 2023-06"),
        # December's own.
        (beds("800", "2023-12"), Obstacle.PERIOD, "of 2023-12"),
        (beds("800", "2021/2023"), Obstacle.PERIOD, "of 2021/2023"),
        (beds("800", unit="家"), Obstacle.UNIT, "in 家"),
        (beds("800", unit=None), Obstacle.UNIT, "in no unit"),
        (
            target("床位数", "800", "张", "2023", concept="beds"),
            Obstacle.TARGET,
            "target for 2023",
        ),
    ],
)
def test_obstacles(fact: Indicator | Target, obstacle: Obstacle | None, reason: str) -> None:
    """What must not be compared is there, with the reason, and without a rank."""
    comparison = compared(report(fact, region="缙云县"), report(beds("1"), region="遂昌县"))
    cell = the_cell(comparison, "beds", "缙云县")

    assert (obstacle, reason) == (cell.obstacle, cell.reason)
    assert (obstacle is None) == (cell.rank is not None)
    assert fact.sentence == cell.fact.sentence


def test_mortality_of_residents_and_of_registered_people() -> None:
    """户籍 and 常住 mortality are not ranked together; what most places count is what the row counts."""
    comparison = compared(
        mortality("户籍婴儿死亡率", "2.2", "缙云县"),
        mortality("常住人口婴儿死亡率", "1.1", "遂昌县"),
        mortality("户籍婴儿死亡率", "3.3", "庆元县"),
        mortality("婴儿死亡率", "1.9", "景宁县"),
    )
    odd = the_cell(comparison, "imr", "遂昌县")

    assert (odd.obstacle, odd.reason, odd.rank) == (Obstacle.DENOMINATOR, "counts 常住", None)
    assert ranks(comparison, "imr") == {
        ("庆元县", 2023): 3,
        ("景宁县", 2023): 1,
        ("缙云县", 2023): 2,
        ("遂昌县", 2023): None,
    }


def test_a_place_that_gives_both_is_shown_by_what_the_row_counts() -> None:
    """Of a place's 户籍 and 常住 rates, the one that others give too is shown, and they do not conflict."""
    comparison = compared(
        report(
            indicator("户籍婴儿死亡率", "2.25", "‰", "2023", concept="imr"),
            indicator("常住婴儿死亡率", "1.1", "‰", "2023", concept="imr"),
            region="缙云县",
        ),
        mortality("常住婴儿死亡率", "3", "遂昌县"),
        mortality("常住婴儿死亡率", "2", "庆元县"),
    )

    assert Decimal("1.1") == the_cell(comparison, "imr", "缙云县").value
    assert comparison.conflicts == ()


@pytest.mark.parametrize(
    ("name", "obstacle"),
    [
        ("千人医师数", None),
        ("每千常住人口医师数", None),
        ("每万人口医师数", Obstacle.DENOMINATOR),
        ("每千名儿童医师数", Obstacle.DENOMINATOR),
        ("每千名3岁以下婴幼儿拥有医师数", Obstacle.DENOMINATOR),
    ],
)
def test_counted_per_whom(name: str, obstacle: Obstacle | None) -> None:
    """A figure per 1000 children, or per 10 000 people, does not stand beside one per 1000 people."""
    fact = indicator(name, "3.66", "人", "2023", concept="doctors")
    (cell,) = compared(report(fact)).get("doctors").cells

    assert obstacle == cell.obstacle


def test_ages() -> None:
    """What one place counts from 60 on and others from 65 on is not compared."""
    concepts = (
        Concept(id="flu", zh="老年人接种人数", en="", unit="人", direction=Direction.HIGHER),
    )
    reports = [
        report(indicator(name, "9", "人", "2023", concept="flu"), region=place)
        for name, place in (
            ("65岁以上老年人接种", "甲县"),
            ("60周岁及以上老年人接种", "乙县"),
            ("65周岁以上老年人接种", "丙县"),
        )
    ]
    row = compare(reports, catalogue=Catalogue(concepts)).get("flu")

    assert [
        (cell.place.region, cell.obstacle) for cell in row.cells if cell.obstacle is not None
    ] == [("乙县", Obstacle.DENOMINATOR)]


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
    (cell,) = compared(one).get(concept).cells

    assert (Decimal(expected), None) == (cell.value, cell.obstacle)


# --- several figures for one cell -----------------------------------------------------------------------


def test_the_most_precise_of_several_wins() -> None:
    """Of two figures for one cell the comparable one counts, then the one with more digits."""
    one = report(
        beds("812.5", bound=">="),
        beds("800", quote="800张"),
        beds("803.5", quote="803.5张"),
        region="缙云县",
    )

    assert Decimal("803.5") == the_cell(compared(one), "beds", "缙云县").value


@pytest.mark.parametrize(
    ("name", "value", "unit", "fields", "expected"),
    [
        ("床位数", "812", "张", {}, ["812张"]),
        # 全县床位数 is the same thing in more words.
        ("全县床位数", "812", "张", {}, ["812张"]),
        ("床位数", "800", "个", {}, []),
        ("床位数", "812", "张", {"bound": "~"}, []),
        ("床位数", "700", "张", {"bound": ">="}, []),
        ("床位数", "90", "张", {"subject": "县中医院"}, []),
        ("60岁以上床位数", "90", "张", {}, []),
    ],
)
def test_conflicts(
    name: str, value: str, unit: str, fields: dict[str, str], expected: list[str]
) -> None:
    """Two exact figures of one thing that differ are a finding; a bound, or one of a part, is none."""
    other = indicator(name, value, unit, "2023", concept="beds", **fields)
    comparison = compared(report(beds("800"), name="a"), report(other, name="b"))

    assert expected == [
        cell.fact.quote for conflict in comparison.conflicts for cell in conflict.others
    ]


def test_rounding_is_no_conflict() -> None:
    """91.2% and 91.23% are one value; 91.3% is another."""
    reports = [
        report(indicator("就诊率", value, "%", "2023", concept="rate"), name=value)
        for value in ("91.2", "91.23", "91.3")
    ]
    (conflict,) = compared(*reports).conflicts

    assert (
        str(conflict.cell.value),
        [str(cell.value) for cell in conflict.others],
    ) == ("91.23", ["91.3"])


def test_a_later_document_restates() -> None:
    """Of two figures as precise the one published last is shown, and the other is a finding."""
    reports = [
        attrs.evolve(report(beds(value), name=name), published=date(year, 3, 1))
        for value, name, year in (("800", "z", 2024), ("810", "a", 2025), ("805", "b", 2023))
    ]
    comparison = compared(*reports)

    assert Decimal(810) == the_cell(comparison, "beds", "青田县").value
    assert len(comparison.conflicts[0].others) == 2


# --- values that follow from stated changes ---------------------------------------------------------------


def test_derived_on_request_only() -> None:
    """A stated change gives the year before where that has no figure; marked, not ranked, never unasked."""
    sentence = "就诊率41.79%，较上年提升0.32个百分点。"
    one = report(
        indicator("就诊率", "41.79", "%", "2022", concept="rate", sentence=sentence),
        change(
            "就诊率",
            "0.32",
            "百分点",
            "2022",
            concept="rate",
            versus=Period("2021"),
            sentence=sentence,
        ),
        region="缙云县",
    )
    other = report(indicator("就诊率", "40", "%", "2021", concept="rate"), region="遂昌县")
    cell = the_cell(compared(one, other, derived=True), "rate", "缙云县", 2021)

    assert (Decimal("41.47"), True, Obstacle.DERIVED, None) == (
        cell.value,
        cell.derived,
        cell.obstacle,
        cell.rank,
    )
    assert cell.reason == "derived from 41.79%, 0.32百分点"
    assert compared(one, other).get("rate").get("缙云县", 2021) is None


def test_a_stated_figure_goes_before_a_derived_one() -> None:
    """Even a bound that is stated is shown rather than what is worked out."""
    one = report(
        indicator("床位数", "500", "张", "2023", concept="beds"),
        change("床位数", "20", "张", "2023", concept="beds", versus=Period("2022")),
        beds("470", "2022", bound=">="),
    )
    cell = the_cell(compared(one, derived=True), "beds", "青田县", 2022)

    assert (Decimal(470), False) == (cell.value, cell.derived)


# --- places -------------------------------------------------------------------------------------------------


def test_places_of_one_name_stay_apart() -> None:
    """Two reports of 鼓楼区, of which there are several, are not put into one column; a code settles it."""
    several = Region(name="鼓楼区", candidates=("320106", "350102"))
    reports = [
        attrs.evolve(report(beds(value), name=value), region=region)
        for value, region in (
            ("1", several),
            ("2", several),
            ("3", Region(name="鼓楼区", code="320106")),
            ("4", Region(name="鼓楼区", code="320106")),
        )
    ]
    comparison = compared(*reports)

    assert len(comparison.get("beds").cells) == 3
    assert len(comparison.conflicts) == 1
    assert str(the_cell(comparison, "beds", "320106").value) == "3"


def test_reports_of_no_known_place_stay_apart() -> None:
    """市卫生健康局 may be any city's."""
    reports = [
        attrs.evolve(report(beds("5"), name=name, region=None), issuer="市卫生健康局")
        for name in ("a", "b")
    ]

    assert len(compared(*reports).get("beds").cells) == 2


def test_what_is_missing() -> None:
    """Each row names the places that report nothing on it, also those that report nothing at all."""
    comparison = compared(*three_places(), report(region="景宁县"))

    assert {row.concept.id: row.missing for row in comparison} == {
        "beds": ("景宁县",),
        "imr": ("庆元县", "景宁县"),
        "visits": ("庆元县", "景宁县"),
        "rate": ("景宁县", "缙云县", "遂昌县"),
    }
    assert [row.concept.id for row in comparison.shared] == ["beds", "imr", "visits"]


def test_figures_without_a_year_are_not_lost() -> None:
    """A figure whose year nobody can tell has no column, and is listed."""
    comparison = compared(report(beds("800", None), region="缙云县"))

    assert [fact.quote for fact in comparison.undated] == ["800张"]
    assert comparison.rows == ()


# --- differences --------------------------------------------------------------------------------------------


def test_differences_of_two_places() -> None:
    """What both have a comparable figure for, in one year; targets are left out."""
    comparison = compared(*three_places())
    found = comparison.differences("缙云县", "遂昌县")

    assert [
        ("beds", Decimal(100), Decimal("1.125")),
        ("imr", Decimal("1.3"), Decimal("3.4") / Decimal("2.1")),
        ("visits", Decimal(-2), Decimal(7) / Decimal(9)),
    ] == [(each.after.concept, each.value, each.ratio) for each in found]
    assert comparison.differences("缙云县", "庆元县") == ()
    with pytest.raises(NotFoundError, match="遂昌县"):
        comparison.differences("缙云县", "云和县")


def test_differences_over_the_latest_years() -> None:
    """Where each place has its latest year, that is what is set against the other's."""
    comparison = compared(*three_places(), years="latest")
    (found,) = comparison.differences("缙云县", "庆元县")

    assert (2023, 2024, Decimal(-100)) == (
        found.before.place.year,
        found.after.place.year,
        found.value,
    )


def test_year_on_year() -> None:
    """From one year to the next, not over a gap, and not to a target."""
    one = report(
        beds("700", "2020"),
        beds("800", "2022"),
        beds("880", "2023"),
        target("床位数", "900", "张", "2024", concept="beds"),
    )
    (found,) = compared(one).get("beds").year_on_year

    assert (Decimal(80), Decimal("1.1")) == (found.value, found.ratio)


def test_no_ratio_to_nought() -> None:
    """After a year without deaths there is a difference, and no ratio."""
    facts = [
        indicator("婴儿死亡率", value, "‰", year, concept="imr")
        for value, year in (("0", "2022"), ("1.2", "2023"))
    ]
    (found,) = compared(report(*facts)).get("imr").year_on_year

    assert (Decimal("1.2"), None) == (found.value, found.ratio)


# --- rows asked for -----------------------------------------------------------------------------------------


def test_rows_asked_for() -> None:
    """Rows asked for come in the order asked, even when empty; an unknown one is an error that names others."""
    comparison = compare(three_places(), concepts=["doctors", "beds"], catalogue=CATALOGUE)

    assert [row.concept.id for row in comparison] == ["doctors", "beds"]
    assert comparison.get("doctors").missing == ("庆元县", "缙云县", "遂昌县")
    assert len(compare(three_places(), concepts=[], catalogue=CATALOGUE)) == 0
    with pytest.raises(NotFoundError, match="bed"):
        compare(three_places(), concepts=["bedz"], catalogue=CATALOGUE)
    with pytest.raises(NotFoundError, match="latest"):
        compare(three_places(), years="all", catalogue=CATALOGUE)  # type: ignore[arg-type]
    with pytest.raises(NotFoundError, match="beds"):
        comparison.get("imr")


# --- order, repetition, size ----------------------------------------------------------------------------------


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_the_order_of_reports_changes_nothing(order: tuple[int, ...]) -> None:
    """Reports may come in any order."""
    reports = three_places()

    assert compared(*reports) == compared(*(reports[i] for i in order))


@given(st.lists(like_reports, max_size=3), st.sampled_from(("each", "latest")), st.booleans())
def test_any_reports_can_be_compared(reports: list[Report], years: Years, derived: bool) -> None:
    """No figure is too odd to be compared and shown, and the order of reports never matters."""
    comparison = compare(reports, years=years, derived=derived)

    assert comparison == compare(reports[::-1], years=years, derived=derived)
    assert all(cell.rank is None for row in comparison for cell in row.cells if cell.obstacle)
    assert max(map(cell_len, shown(comparison, 60))) <= 60


@given(st.decimals(-(10**9), 10**9, places=4), st.sampled_from(("%", "/10万", "/万", "‰", "/百万")))
def test_values_convert_there_and_back(value: Decimal, unit: str) -> None:
    """A rate written in any unit gives the row's value exactly, and from there the rate as written."""
    fact = indicator("婴儿死亡率", str(value), unit, "2023", concept="imr")
    (cell,) = compared(report(fact)).get("imr").cells

    assert value == convert(cell.value, "‰", unit)


@given(like_reports, st.sampled_from(("each", "latest")))
def test_a_report_against_itself(one: Report, years: Years) -> None:
    """The same report twice gives what it gives once."""
    assert compare([one], years=years) == compare([one, one], years=years)


@given(like_reports)
def test_a_report_and_its_copy_show_no_difference(one: Report) -> None:
    """What a place's report says is what a second place with the same report says."""
    other = attrs.evolve(one, region=Region(name="丙县"))
    comparison = compare([attrs.evolve(one, region=Region(name="甲县")), other])

    if comparison.places:
        assert all(each.value == 0 for each in comparison.differences("甲县", "丙县"))
    assert all(cell.rank in (None, 1) for row in comparison for cell in row.cells)


def _moved(period: Period | None, years: int) -> Period | None:
    if period is None or len(str(period)) != 4:
        return period
    return Period(str(period.year - years))


def _other_place(report: Report, number: int) -> Report:
    """A seed's report with the place, the years and the values of another; only the figures with a concept."""
    facts: list[AnyFact] = []
    for fact in report.facts:
        if isinstance(fact, Figure) and fact.concept:
            value = fact.quantity.value * (100 + number % 13) / 100
            quantity = attrs.evolve(fact.quantity, value=value, high=None)
            period = _moved(fact.period, number % 7)
            facts.append(attrs.evolve(fact, quantity=quantity, period=period))
    place = Region(name=f"第{number // 7}县")
    return attrs.evolve(report, name=str(number), region=place, facts=tuple(facts))


def test_time_grows_as_the_number_of_facts() -> None:
    """A thousand reports of twenty thousand facts take some four times as long as 250 of five thousand."""
    seeds = [hr.read(path) for path in sorted(SEEDS.glob("*.txt"))]
    reports = [_other_place(seeds[i % len(seeds)], i) for i in range(1000)]

    def seconds(count: int) -> float:
        best = float("inf")
        for _ in range(3):
            start = time.process_time()
            compare(reports[:count], derived=True)
            best = min(best, time.process_time() - start)
        return best

    assert sum(len(report.facts) for report in reports) > 20_000
    # Four where it is linear, sixteen where it is quadratic.
    assert seconds(1000) / seconds(250) < 10


# --- display ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [120, 100, 80, 60])
def test_the_table_fits(width: int) -> None:
    """Every line fits the console, and years, ranks and signs are shown."""
    lines = shown(compared(*three_places()), width)

    assert max(map(cell_len, lines)) <= width
    assert any("900 #1 2023" in line for line in lines)
    assert any("1000 → 2024" in line for line in lines)


@pytest.mark.parametrize("width", [100, 60])
def test_more_places_than_fit_stand_below_each_other(width: int) -> None:
    """Eight places of five years are shown in bands, each place once, no column squeezed."""
    reports = [
        report(
            *(beds(str(1000 + 10 * i + year), str(year)) for year in range(2019, 2024)),
            region=f"第{i}县",
            name=str(i),
        )
        for i in range(8)
    ]
    lines = shown(compared(*reports), width)

    assert max(map(cell_len, lines)) <= width
    assert all(any(f"{i}县" in line for line in lines) for i in range(8))
    assert sum(line.count("(+1)") for line in lines) / 4 == 8


def test_of_hundreds_of_places_the_first_are_shown() -> None:
    """A display is to be read; it says how much it leaves out."""
    lines = shown(compared(*(report(beds("5"), region=f"第{i}县") for i in range(200))), 100)

    assert any("Not shown: 188 places." in line for line in lines)


@pytest.mark.parametrize(
    ("seconds", "expected"), [("820", "13.67 2023"), ("1", "0.01667 2023"), ("60", "1 2023")]
)
def test_no_tails_of_conversion_are_shown(seconds: str, expected: str) -> None:
    """13分40秒 is 13.67 minutes to a reader; the value itself keeps all its digits."""
    concept = Concept(id="response", zh="急救反应时间", en="", unit="分")
    fact = indicator("急救反应时间", seconds, "秒", "2023", concept="response")
    lines = shown(compare([report(fact)], catalogue=Catalogue((concept,))), 60)

    assert any(line.rstrip().endswith(f" {expected}") for line in lines)


def test_the_table_as_it_is_shown() -> None:
    """Places are columns; a figure stands with its rank or its sign, and its year."""
    lines = [line.rstrip() for line in shown(compared(*three_places()), 80)]

    expected = """\
3 concepts that two places or more report

 concept          庆元县        缙云县        遂昌县
 ───────────────────────────────────────────────────
 床位数 张      700 2024   800 #2 2023   900 #1 2023
                                         1000 → 2024
 婴儿死亡率 ‰              2.1 #1 2023   3.4 #2 2023
 门急诊人次                     9 2023        7 2023

#1 is the best within one year. Shown but not compared: → target.

 only there       no other place reports
 ───────────────────────────────────────
 庆元县       1   就诊率
"""
    assert "\n".join(lines) == expected


def test_signs_as_they_are_shown() -> None:
    """A bound shows itself; a derived value, another unit and another period have their signs; conflicts follow."""
    one = report(
        beds("500"),
        change("床位数", "20", "张", "2023", concept="beds", versus=Period("2022")),
        indicator("就诊率", "91", "%", "2023", concept="rate", bound=">="),
        indicator("就诊率", "90", "%", "2022", concept="rate"),
        indicator("就诊率", "88", "%", "2022", concept="rate"),
        indicator("门急诊", "30000", "人次", "2023-06", concept="visits"),
        indicator("婴儿死亡率", "2", "人", "2023", concept="imr"),
    )
    lines = [line.rstrip() for line in shown(compared(one, derived=True), 60)]

    expected = """\
4 concepts

 concept               青田县
 ────────────────────────────
 床位数 张         480 † 2022
                     500 2023
 婴儿死亡率 ‰      2人 ≠ 2023
 门急诊人次     3万 * 2023-06
 就诊率 %             90 2022
                     ≥91 2023

Shown but not compared: * other period, † derived, ≠ other
unit, ≥ ≤ bound or range.

 conflict      concept   shown             but also
 ──────────────────────────────────────────────────────────
 青田县 2022   就诊率    90%               88% (report.txt)
                         (report.txt)
"""
    assert "\n".join(lines) == expected


def test_one_report_and_one_concept() -> None:
    """One report and one id stand alone as well as in a list."""
    one = report(beds("500"))

    assert compare(one, concepts="beds", catalogue=CATALOGUE) == compare(
        [one], concepts=["beds"], catalogue=CATALOGUE
    )


def test_nothing_to_compare_is_said() -> None:
    """An empty comparison shows a sentence, not an empty table."""
    assert shown(compare([]), 80) == ["No concept that can be compared."]
