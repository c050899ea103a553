"""Charts say what the records say: the same values, their gaps, their obstacles, their sources."""

import json
import string
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

import altair as alt
import pytest
import vl_convert
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.factories import indicator, like_reports, report, target

import healthreports as hr
from healthreports.difference.records import Difference
from healthreports.errors import MissingExtraError, NotFoundError
from healthreports.report import Report
from healthreports.tracking.records import Tracking
from healthreports.views import charts
from healthreports.views.charts import files, frame, phrases, scales


def spec_of(chart: alt.VConcatChart) -> dict[str, Any]:
    """A chart's specification, which Altair checks against the schema of Vega-Lite."""
    spec: dict[str, Any] = chart.to_dict()
    return spec


def nodes(part: object) -> Iterator[dict[str, Any]]:
    """All objects of a specification."""
    if isinstance(part, dict):
        yield part
        for value in part.values():
            yield from nodes(value)
    elif isinstance(part, list):
        for value in part:
            yield from nodes(value)


def rows_of(chart: alt.VConcatChart, *keys: str) -> list[dict[str, Any]]:
    """The data rows of a chart that have all these keys, each once."""
    found: list[dict[str, Any]] = []
    for node in nodes(spec_of(chart)):
        values = node.get("values")
        if isinstance(values, list) and all(isinstance(value, dict) for value in values):
            found += [row for row in values if set(keys) <= set(row) and row not in found]
    return found


def heading(chart: alt.VConcatChart) -> str:
    """The title and what stands below it, in one line."""
    title = spec_of(chart)["title"]
    return " ".join((*title["text"], *title["subtitle"]))


def footer(chart: alt.VConcatChart) -> str:
    """The lines at the foot."""
    return " ".join(spec_of(chart)["vconcat"][0]["title"]["text"])


def level(region: str, year: int, text: str) -> Report:
    """A report of one sentence on visits within the county."""
    return hr.parse(
        f"{year}年，县域内就诊率{text}。", name=f"{region}{year}.txt", region=region, year=year
    )


COUNTIES = hr.compare(
    [
        level("海宁市", 2024, "91.2%"),
        level("桐乡市", 2024, "93.4%"),
        level("平湖市", 2024, "90%以上"),
        level("嘉善县", 2024, "88%至89%"),
        hr.parse("2024年，全县床位500张。", name="海盐县2024.txt", region="海盐县", year=2024),
    ]
)
LITERACY = [
    hr.parse(
        f"{year}年，居民健康素养水平{value}%，较上年提升{up}个百分点。",
        name=f"{region}{year}.txt",
        region=region,
        year=year,
    )
    for region, year, value, up in (
        ("永康市", 2019, "28.4", "1.1"),
        ("永康市", 2020, "30.5", "2.1"),
        ("永康市", 2023, "38.2", "3.3"),
        ("义乌市", 2023, "40.1", "2.2"),
    )
]
PLAN = report(
    target("新增托位", "300", "个"),
    target("招聘卫技人员", "60", "人"),
    target("婴儿死亡率", "5", "‰", bound="<=", quote="5‰以内"),
    target("院内感染事件", "0", "起"),
    target("心理门诊数", "8", "家"),
    name="plan.txt",
)
LATER = report(
    indicator("新增托位", "326", "个", "2025"),
    indicator("招聘卫技人员", "51", "人", "2025"),
    indicator("婴儿死亡率", "3.1", "‰", "2025"),
    indicator("院内感染事件", "0", "起", "2025"),
    name="later.txt",
)
DIFFERENCE = hr.diff(
    hr.parse(
        "一、疫情防控\n疫情防控有序，核酸检测覆盖，疫情防控队伍和核酸检测队伍。", name="2023.txt"
    ),
    hr.parse("一、安宁疗护\n安宁疗护病房开设，安宁疗护病房扩容。", name="2024.txt"),
)
Maker = Callable[[charts.Language], alt.VConcatChart]
MAKERS: dict[str, Maker] = {
    "bars": lambda language: charts.bars(COUNTIES, "county_visit_rate", language=language),
    "lines": lambda language: charts.lines(
        hr.series(LITERACY, "health_literacy"), language=language
    ),
    "promises": lambda language: charts.promises(hr.track(PLAN, LATER), language=language),
    "heat_map": lambda language: charts.heat_map(COUNTIES, language=language),
    "themes": lambda language: charts.themes(DIFFERENCE, language=language),
}


@pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS)
@pytest.mark.parametrize("language", phrases.LANGUAGES)
def test_any_chart(make: Maker, language: charts.Language) -> None:
    """Each chart is valid, has a title and a source, brings its data and a font for Chinese, and loads nothing."""
    chart = make(language)
    spec = spec_of(chart)

    assert len(heading(chart)) > 5
    assert ("Source: " if language == "en" else "来源：") in footer(chart)
    assert spec["config"]["font"].startswith("Noto Sans CJK SC")
    assert not [node for node in nodes(spec) if "url" in node]
    assert any("tooltip" in node for node in nodes(spec))


@pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS)
def test_unknown_language(make: Maker) -> None:
    """A language that charts do not speak is named, with those that they do."""
    with pytest.raises(NotFoundError, match=r"no language 'de'; there are: en, zh"):
        make("de")  # type: ignore[arg-type]


def test_phrases_say_the_same() -> None:
    """A phrase has places for the same words in both languages."""
    fields = [
        [{name for _, name, _, _ in string.Formatter().parse(words) if name} for words in both]
        for both in phrases._PHRASES.values()
    ]

    assert [english for english, _ in fields] == [chinese for _, chinese in fields]


def test_bars_have_the_values() -> None:
    """The bars are as long as the comparison's cells, the best on top, the rest behind, the silent last."""
    rows = rows_of(charts.bars(COUNTIES, "county_visit_rate"), "state")

    assert [(row["place"], row.get("value"), row["state"]) for row in rows] == [
        ("桐乡市", 93.4, "best of its year"),
        ("海宁市", 91.2, "compared"),
        ("平湖市", 90.0, "not compared (why: beside it)"),
        ("嘉善县", 88.0, "not compared (why: beside it)"),
        ("海盐县", None, "not reported"),
    ]


def test_bars_show_bounds_and_ranges() -> None:
    """A bound has its mark and its sign; a range its two ends."""
    rows = {
        row["place"]: row for row in rows_of(charts.bars(COUNTIES, "county_visit_rate"), "bound")
    }

    assert (rows["平湖市"]["bound"], rows["平湖市"]["label"]) == ("at least", "≥90% · bound")
    assert (rows["嘉善县"]["high"], rows["嘉善县"]["label"]) == (89.0, "88-89% · bound")


@pytest.mark.parametrize("name", ["bars", "heat_map"])
def test_tooltips_are_whole(name: str) -> None:
    """Each row has all the fields that tooltips show, those of a gap too."""
    rows = [*rows_of(MAKERS[name]("en"), "state"), *rows_of(MAKERS[name]("en"), "class")]

    assert rows
    assert [row for row in rows if not set(frame.DETAILS) <= set(row)] == []


def test_bars_lower_is_better() -> None:
    """Where less is better, the least stands on top and the chart says so."""
    reports = [
        hr.parse(f"2024年，婴儿死亡率{value}‰。", name=name, region=name, year=2024)
        for name, value in (("松阳县", "2.9"), ("云和县", "1.4"))
    ]
    chart = charts.bars(hr.compare(reports), "infant_mortality")

    assert [row["place"] for row in rows_of(chart, "state")] == ["云和县", "松阳县"]
    assert "Lower is better ↓" in heading(chart)


def test_bars_of_another_unit() -> None:
    """A figure in another unit is told in words and has no bar: the axis is not its own."""
    reports = [
        level("海宁市", 2024, "91.2%"),
        report(
            indicator("县域内就诊率", "35", "万人次", concept="county_visit_rate"),
            name="b.txt",
            region="桐乡市",
        ),
    ]
    rows = rows_of(charts.bars(hr.compare(reports), "county_visit_rate"), "state")

    assert (rows[-1]["place"], rows[-1]["value"]) == ("桐乡市", None)
    assert "other unit" in rows[-1]["label"]


def test_bars_of_years() -> None:
    """Years stand side by side; those without room, and those only promised, are said to be missing."""
    reports = [level("海宁市", year, f"{70 + year - 2000}%") for year in range(2018, 2024)]
    reports.append(
        hr.parse(
            "2024年工作计划\n2024年，县域内就诊率达到95%。",
            name="plan.txt",
            region="海宁市",
            year=2023,
        )
    )
    comparison = hr.compare(reports)
    chart = charts.bars(comparison, "county_visit_rate")

    assert [row["year"] for row in rows_of(chart, "state")] == [2020, 2021, 2022, 2023]
    assert "Not shown: 2018–2019, 2024." in heading(chart)
    one = charts.bars(comparison, "county_visit_rate", year=2019)
    assert [row["value"] for row in rows_of(one, "state")] == [89.0]


def test_bars_of_the_latest() -> None:
    """Where years differ, each bar says its own."""
    reports = [level("海宁市", 2024, "91.2%"), level("桐乡市", 2022, "93.4%")]
    chart = charts.bars(hr.compare(reports, years="latest"), "county_visit_rate")

    assert [row["label"] for row in rows_of(chart, "state")] == ["93.4% (2022)", "91.2% (2024)"]
    assert "each place's latest year" in heading(chart)


def test_bars_of_many_places() -> None:
    """As many places as can be read are drawn, and the rest is counted."""
    reports = [
        report(
            indicator("县域内就诊率", f"{50 + i / 4}", "%", concept="county_visit_rate"),
            name=f"{i}.txt",
            region=f"第{i}县",
        )
        for i in range(75)
    ]
    chart = charts.bars(hr.compare(reports), "county_visit_rate")

    assert len(rows_of(chart, "state")) == 60
    assert "Not shown: 15 places." in heading(chart)


@pytest.mark.parametrize(
    ("draw", "message"),
    [
        (lambda: charts.bars(COUNTIES, "nosuch"), "no concept 'nosuch'"),
        (
            lambda: charts.bars(COUNTIES, "county_visit_rate", year=1999),
            "no figure of 'county_visit_rate' in '1999'; there are: 2024",
        ),
        (
            lambda: charts.bars(hr.compare([], concepts="beds"), "beds"),
            "no figure of 'beds'",
        ),
        (
            lambda: charts.lines(hr.series([], "beds")),
            "no figure to draw of 'beds'",
        ),
        (lambda: charts.promises(Tracking(plan="plan.txt")), "no promise in 'plan.txt'"),
        (
            lambda: charts.heat_map(hr.compare([])),
            "no concept to map in 'the comparison'",
        ),
        (
            lambda: charts.heat_map(COUNTIES, year=1999),
            "no concept to map in '1999'; there are: 2024",
        ),
        (
            lambda: charts.themes(Difference(before="a", after="b")),
            "no theme that appeared or vanished from 'a to b'",
        ),
    ],
)
def test_nothing_to_draw(draw: Callable[[], object], message: str) -> None:
    """What would be an empty chart is an error that says what is not there."""
    with pytest.raises(NotFoundError) as caught:
        draw()

    assert str(caught.value).startswith(message)


def test_lines_keep_kinds_apart() -> None:
    """Stated values stand on solid lines that break at gaps; derived ones hang on dashes."""
    found = hr.series(LITERACY, "health_literacy", "永康市")
    chart = charts.lines(found)

    assert {(row["year"], row["value"]) for row in rows_of(chart, "run")} == {
        (2019, 28.4),
        (2020, 30.5),
        (2023, 38.2),
    }
    runs = {row["year"]: row["run"] for row in rows_of(chart, "run")}
    assert runs[2019] == runs[2020] != runs[2023]
    dashes = {
        (row["year"], row["value"], row["to_year"], row["to_value"])
        for row in rows_of(chart, "to_year")
    }
    assert dashes == {(2018, 27.3, 2019, 28.4), (2019, 28.4, 2020, 30.5), (2022, 34.9, 2023, 38.2)}
    dashed = [node for node in nodes(spec_of(chart)) if node.get("strokeDash") == [5, 4]]
    assert [node["type"] for node in dashed] == ["rule"]


def test_labels_are_said_once() -> None:
    """A derived value that the year states too has one label."""
    reports = [
        hr.parse(
            f"{year}年，居民健康素养水平{value}%，较上年提升2.1个百分点。",
            name=str(year),
            region="永康市",
            year=year,
        )
        for year, value in ((2020, "28.4"), (2021, "30.5"))
    ]
    layers = spec_of(charts.lines(hr.series(reports, "health_literacy")))
    inked = [
        row["label"]
        for node in nodes(layers)
        if isinstance(node.get("mark"), dict)
        and (node["mark"]["type"], node["mark"].get("strokeWidth")) == ("text", 0)
        for row in node["data"]["values"]
    ]

    assert sorted(inked) == ["26.3%", "28.4%", "30.5%"]


def test_lines_tell_what_is_derived() -> None:
    """The chart says which marks are stated, derived, promised or contradicted, and no more than it has."""
    text = "2023年，居民健康素养水平37.1%。\n二、2024年工作计划\n2024年，居民健康素养水平达到42%。"
    other = hr.parse(text, name="other.txt", region="永康市", year=2023)
    said = heading(charts.lines(hr.series([*LITERACY, other], "health_literacy", "永康市")))

    assert all(word in said for word in ("●: stated", "dashed: derived", "◆ target", "× another"))
    alone = heading(charts.lines(hr.series([other], "health_literacy")))
    assert ("dashed: derived" in alone, "× another" in alone) == (False, False)


def test_lines_show_conflicts() -> None:
    """A figure that contradicts the one drawn is drawn too."""
    other = hr.parse("2023年，居民健康素养水平37.1%。", name="o.txt", region="永康市", year=2023)
    chart = charts.lines(hr.series([*LITERACY, other], "health_literacy", "永康市"))

    assert {"37.1%", "× 38.2%"} <= {row["label"] for row in rows_of(chart, "sentence")}


def test_lines_name_places() -> None:
    """Several places have their names beside their lines, and a colour and shape each."""
    chart = charts.lines(hr.series(LITERACY, "health_literacy"))

    assert sorted(row["label"] for row in rows_of(chart, "at")) == ["义乌市 40.1%", "永康市 38.2%"]
    told = [
        node["scale"]
        for node in nodes(spec_of(chart))
        if node.get("field") == "place" and "scale" in node
    ]
    assert {tuple(sorted(scale["domain"])) for scale in told} == {("义乌市", "永康市")}
    assert all(len(set(scale["range"])) == 2 for scale in told)


def test_lines_of_many_places() -> None:
    """As many places as can be read are drawn; the rest is counted, and is no source of what is drawn."""
    reports = [
        report(
            indicator("县域内就诊率", f"{60 + i}", "%", concept="county_visit_rate"),
            name=f"{i}.txt",
            region=f"第{i:02}县",
        )
        for i in range(14)
    ]
    chart = charts.lines(hr.series(reports, "county_visit_rate"))

    assert len(rows_of(chart, "at")) == 12
    assert "Not shown: 2 places." in heading(chart)
    assert "8 more" in footer(chart)


def test_promises_in_per_cent() -> None:
    """Outcomes are in per cent of their targets, the missed first; nought has no share."""
    rows = rows_of(charts.promises(hr.track(PLAN, LATER)), "percent")
    said = {
        row["name"]: (row["fate"], row["percent"] and round(row["percent"], 1), row["label"])
        for row in rows
    }

    assert said == {
        "招聘卫技人员": ("missed", 85.0, "51人 · target 60人"),
        "新增托位": ("met", 108.7, "326个 · target 300个"),
        "婴儿死亡率": ("met", 62.0, "3.1‰ · target 5‰以内"),
        "院内感染事件": ("met", None, "0起 · target 0起"),
    }
    assert rows[0]["name"] == "招聘卫技人员"


def test_promise_far_exceeded() -> None:
    """A bar that would press the others together is cut, and says its per cent."""
    later = report(indicator("新增托位", "3120", "个", "2025"), name="later.txt")
    rows = rows_of(charts.promises(hr.track(PLAN, later)), "percent")

    assert [(row["percent"], row["label"]) for row in rows] == [
        (200.0, "→ 1,040% · 3120个 · target 300个")
    ]


def test_promises_are_all_counted() -> None:
    """What has no two numbers is counted, and the chart says how many those are."""
    tracking = hr.track(PLAN, LATER)
    chart = charts.promises(tracking)

    assert sum(row["count"] for row in rows_of(chart, "count")) == len(tracking) == 5
    assert "Of 5 promises 4 with a target and an outcome" in heading(chart)
    alone = charts.promises(hr.track(PLAN))
    assert "none has a target and an outcome in numbers" in heading(alone)
    assert [row["label"] for row in rows_of(alone, "count")] == ["5"]


def test_promise_made_anew() -> None:
    """A number that is promised again is no outcome: it gets no bar."""
    later = report(target("新增托位", "360", "个", "2026"), name="later.txt")
    rows = rows_of(charts.promises(hr.track(PLAN, later)), "percent")

    assert [(row["anew"], row["fate"]) for row in rows] == [(True, "restated")]


def test_heat_map_has_all_cells() -> None:
    """Each cell has its value with its unit; gaps are marked, obstacles too, and only ranks are coloured."""
    said = {
        "松阳县": "县域内就诊率91.2%，婴儿死亡率2.9‰",
        "云和县": "县域内就诊率93.4%，出生人口700人",
        "庆元县": "县域内就诊率90%以上，婴儿死亡率3.5‰，出生人口800人",
    }
    reports = [hr.parse(f"2024年，{text}。", region=name, year=2024) for name, text in said.items()]
    chart = charts.heat_map(hr.compare(reports))

    assert {
        (row["concept"], row["place"]): (row["label"], row["class"])
        for row in rows_of(chart, "class")
    } == {
        ("县域内就诊率 ↑", "松阳县"): ("91.2%", "last"),
        ("县域内就诊率 ↑", "云和县"): ("93.4%", "best"),
        ("县域内就诊率 ↑", "庆元县"): ("≥90%", "not compared"),
        ("婴儿死亡率 ↓", "松阳县"): ("2.9‰", "best"),
        ("婴儿死亡率 ↓", "云和县"): ("–", "– not reported"),
        ("婴儿死亡率 ↓", "庆元县"): ("3.5‰", "last"),
        ("出生人数", "松阳县"): ("–", "– not reported"),
        ("出生人数", "云和县"): ("700人", "not ranked"),
        ("出生人数", "庆元县"): ("800人", "not ranked"),
    }
    assert "≥ ≤ bound" in footer(chart)


def test_heat_map_names_the_silent() -> None:
    """A place that reports on no row has no column, but is named."""
    chart = charts.heat_map(COUNTIES)

    assert "海盐县" not in {row["place"] for row in rows_of(chart, "class")}
    assert "Report on none of these: 海盐县." in heading(chart)


def test_heat_map_shades_by_rank() -> None:
    """The best is darkest and the last lightest, also where several share the last rank."""
    values = ("95", "93", "92", "90", "90")
    reports = [
        level(name, 2024, f"{value}%")
        for name, value in zip(
            ("海宁市", "桐乡市", "平湖市", "嘉善县", "海盐县"), values, strict=True
        )
    ]
    rows = rows_of(charts.heat_map(hr.compare(reports)), "class")

    assert {row["place"]: row["class"] for row in rows} == {
        "海宁市": "best",
        "桐乡市": "middle",
        "平湖市": "lower",
        "嘉善县": "last",
        "海盐县": "last",
    }


def test_heat_map_shades_over_years() -> None:
    """Where each place has its latest year, ranks and shades are over those years."""
    said = (
        ("海宁市", 2021, "95"),
        ("桐乡市", 2022, "93"),
        ("平湖市", 2023, "92"),
        ("嘉善县", 2024, "90"),
    )
    reports = [level(name, year, f"{value}%") for name, year, value in said]
    rows = rows_of(charts.heat_map(hr.compare(reports, years="latest")), "class")

    assert {row["label"]: row["class"] for row in rows} == {
        "95% (2021)": "best",
        "93% (2022)": "middle",
        "92% (2023)": "lower",
        "90% (2024)": "last",
    }


def test_heat_map_of_many() -> None:
    """Of more columns than can be read the latest years are kept, and the chart says what is left out."""
    reports = [
        report(
            indicator("县域内就诊率", "90", "%", str(year), concept="county_visit_rate"),
            name=f"{i}{year}.txt",
            region=f"第{i:02}县",
        )
        for i in range(14)
        for year in (2022, 2023)
    ]
    chart = charts.heat_map(hr.compare(reports))

    assert {row["place"] for row in rows_of(chart, "class")} == {f"第{i:02}县" for i in range(12)}
    assert "Not shown: 2 places, 2022." in heading(chart)


def test_themes_have_sides() -> None:
    """The words of what vanished grow to the left, those of what appeared to the right."""
    chart = charts.themes(DIFFERENCE)
    rows = rows_of(chart, "word")

    expected = {(word.word, word.count) for theme in DIFFERENCE.themes for word in theme.words[:4]}
    assert {(row["word"], row["count"]) for row in rows} == expected
    assert {row["document"] for row in rows} == {"2023.txt", "2024.txt"}


HOSTILE = "</script><script>alert(1)//\u202e\x00\ufffe]]>{{}}$\\'\");alert(2)"


def hostile_charts() -> dict[str, alt.VConcatChart]:
    """Charts of reports whose every word is hostile."""
    here = {"name": HOSTILE, "region": HOSTILE + "县"}
    said = indicator(
        HOSTILE,
        "3.1",
        "‰",
        "2025",
        concept="infant_mortality",
        quote=HOSTILE,
        subject="datum['a.b']",
    )
    again = indicator(
        "婴儿死亡率", "4", "‰", "2025", concept="infant_mortality", sentence=HOSTILE + "4‰"
    )
    plan = report(
        target("x[0].y", "5", "‰", subject=HOSTILE, quote=HOSTILE), name=HOSTILE, region="甲县"
    )
    later = report(
        indicator("x[0].y", "4", "‰", "2025", subject=HOSTILE), name=HOSTILE, region="甲县"
    )
    reports = [report(said, again, **here), report(again, name="b", region="a\\.b[0]")]
    comparison = hr.compare(reports)
    words = hr.diff(
        hr.parse(f"一、{HOSTILE}\n托育机构建设托育园，托育机构示范托育园。", name=HOSTILE),
        hr.parse(f"一、{HOSTILE}安宁\n安宁疗护病房开设，安宁疗护病房扩容。", name=HOSTILE),
    )
    return {
        "bars": charts.bars(comparison, "infant_mortality"),
        "lines": charts.lines(hr.series(reports, "infant_mortality")),
        "heat_map": charts.heat_map(comparison),
        "promises": charts.promises(hr.track(plan, later)),
        "themes": charts.themes(words),
    }


HOSTILE_CHARTS = hostile_charts()


@pytest.mark.parametrize("name", HOSTILE_CHARTS)
def test_hostile_words_stay_words(name: str) -> None:
    """No word of a report can end the script that a page puts the chart into, or be run as an expression."""
    spec = spec_of(HOSTILE_CHARTS[name])

    assert "alert" in json.dumps(spec)
    assert "<" not in json.dumps(spec)
    vega = vl_convert.vegalite_to_vega(spec, vl_version=files._version())
    keys = ("expr", "test", "signal", "update", "calculate", "filter", "formula")
    expressions = [node[key] for node in nodes(vega) for key in keys if key in node]
    assert [each for each in expressions if "alert" in str(each) or "a.b" in str(each)] == []


@given(st.lists(like_reports, max_size=4))
@settings(max_examples=15)
def test_any_reports(reports: list[Report]) -> None:
    """Whatever the reports hold, a chart is valid and in plain numbers, or what is missing is said."""
    comparison = hr.compare(reports)
    makers: list[Callable[[], alt.VConcatChart]] = [
        lambda: charts.bars(comparison, "beds"),
        lambda: charts.lines(hr.series(reports, "beds")),
        lambda: charts.heat_map(comparison),
        lambda: charts.promises(hr.track(reports[0], reports[-1])),
    ]
    for make in makers[: None if reports else 3]:
        try:
            chart = make()
        except NotFoundError:
            continue

        assert json.dumps(spec_of(chart), allow_nan=False)


@given(
    st.lists(st.floats(0, 100), min_size=1, max_size=12),
    st.floats(0.1, 8),
)
def test_labels_do_not_overlap(wished: list[float], gap: float) -> None:
    """Labels stand at least a gap apart and in the order of what they name."""
    placed = scales.spread(wished, gap, 0.0, 100.0)
    order = sorted(range(len(wished)), key=lambda i: placed[i])

    assert [wished[i] for i in order] == sorted(wished)
    if gap * (len(wished) - 1) <= 100:
        assert -1e-6 <= min(placed) <= max(placed) <= 100 + 1e-6
    assert all(placed[after] - placed[before] >= gap - 1e-6 for before, after in pairwise(order))


@given(st.floats(-1e12, 1e12), st.floats(1e-6, 1e12), st.integers(2, 12))
def test_ticks_are_within(low: float, span: float, most: int) -> None:
    """The marks of an axis lie on it, in order, and are not too many."""
    found = scales.ticks(low, low + span, most)

    assert found == sorted(found)
    assert len(found) <= most + 1
    slack = span * 1e-6 + abs(low) * 1e-9
    assert all(low - slack <= tick <= low + span + slack for tick in found)


@pytest.mark.parametrize(
    ("words", "most", "expected"),
    [
        ("床位数", 0, "床位数"),
        ("床位\n  数", 0, "床位 数"),
        ("床位数", 5, "床位…"),
        ("a" * 50, 10, "a" * 9 + "…"),
        ("</b>", 0, "＜/b>"),
    ],
)
def test_text(words: str, most: int, expected: str) -> None:
    """Words are one line, as long as there is room, without the sign that begins a tag."""
    assert frame.text(words, most) == expected


def test_names_are_distinct() -> None:
    """Two places of one name have their codes or documents beside it; the same twice has a number."""
    areas = [
        (False, "320106", "鼓楼区", ""),
        (True, "", "鼓楼区", "b.txt 0000"),
        (True, "", "x" * 40, ""),
        (True, "", "x" * 39 + "y", ""),
    ]

    assert list(frame.names_of(areas, 10).values()) == [
        "鼓楼区 320106",
        "鼓楼区 b.txt 0000",
        "x" * 9 + "…",
        "x" * 9 + "… (2)",
    ]


def test_lines_of_notes() -> None:
    """Notes break at blanks or between Chinese characters, not before punctuation."""
    assert frame.lines(["one two three", "", "甲乙丙丁，戊己庚辛壬癸甲乙"], 120) == [
        "one two three",
        "甲乙丙丁，戊己庚辛壬",
        "癸甲乙",
    ]


def test_altair_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without Altair, the error names what to install."""
    monkeypatch.setitem(sys.modules, "altair", None)

    with pytest.raises(MissingExtraError, match=r'pip install "healthreports\[charts\]"'):
        charts.bars(COUNTIES, "county_visit_rate")


def test_import_needs_no_altair() -> None:
    """The module loads without Altair, which takes longer than the rest."""
    code = (
        "import sys, healthreports.views.charts; "
        "print({'altair', 'vl_convert', 'pandas'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "set()"
