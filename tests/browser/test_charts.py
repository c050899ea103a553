"""Charts as files: pages that load nothing, pictures in which every Chinese letter has its glyph."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.browser.conftest import Open

import healthreports as hr
from healthreports.views import charts


SEEDS = Path(__file__).parents[2] / "seeds"

Reports = tuple[hr.Report, ...]

CHARTS: dict[str, Callable[[Reports], Any]] = {
    "bars": lambda reports: charts.bars(hr.compare(reports), "family_doctor_signed"),
    "lines": lambda reports: charts.lines(hr.series(reports, "health_literacy")),
    "promises": lambda reports: charts.promises(hr.track(reports[0], reports[1])),
    "heat_map": lambda reports: charts.heat_map(hr.compare(reports), language="zh"),
    "themes": lambda reports: charts.themes(hr.diff(reports[0], reports[1]), language="zh"),
}


@pytest.fixture(scope="session")
def seeds() -> Reports:
    """The five seed reports."""
    return tuple(hr.read(path) for path in sorted(SEEDS.glob("*.txt")))


@pytest.mark.parametrize("suffix", [".html", ".svg"])
@pytest.mark.parametrize("name", CHARTS)
def test_charts_load_nothing(
    name: str, suffix: str, seeds: Reports, window: Open, tmp_path: Path, screenshots: Path
) -> None:
    """A saved chart draws itself where there is no network, with Chinese words in it."""
    path = tmp_path / f"{name}{suffix}"
    charts.save(CHARTS[name](seeds), path)
    it = window(path.as_uri())
    drawing = it.page.locator("svg, canvas").first
    drawing.wait_for()
    it.page.screenshot(path=screenshots / f"chart_{name}_{suffix[1:]}.png")
    box = drawing.bounding_box()

    assert box
    assert min(box["width"], box["height"]) > 100
    assert any("\u4e00" <= letter <= "\u9fff" for letter in it.page.content())
    assert it.faults == []


@pytest.mark.parametrize("name", CHARTS)
def test_charts_are_pictures(name: str, seeds: Reports, tmp_path: Path, screenshots: Path) -> None:
    """Each chart comes out as a picture, for whose every letter a font is found."""
    path = tmp_path / f"{name}.png"
    charts.save(CHARTS[name](seeds), path)
    content = path.read_bytes()
    (screenshots / f"chart_{name}.png").write_bytes(content)

    assert content.startswith(b"\x89PNG")


def test_every_letter_has_its_own_picture(tmp_path: Path) -> None:
    """Names that differ in one Chinese letter give pictures that differ: neither letter is an empty box."""
    contents = set()
    for place in ("青岚县", "青溪县", "青田县"):
        report = hr.parse("2024年，县域内就诊率91.2%。", name="a.txt", region=place, year=2024)
        path = tmp_path / f"{place}.png"
        charts.save(charts.bars(hr.compare(report), "county_visit_rate"), path)
        contents.add(path.read_bytes())

    assert len(contents) == 3


def test_letters_without_a_glyph_are_refused(tmp_path: Path) -> None:
    """A picture that would have an empty box is not made; the error names the letter and what to install."""
    report = hr.parse("2024年，县域内就诊率91.2%。", name="a.txt", region="\U0010fffd县", year=2024)
    chart = charts.bars(hr.compare(report), "county_visit_rate")

    with pytest.raises(hr.MissingFontError, match=r"fonts-noto-cjk"):
        charts.save(chart, tmp_path / "a.png")
