"""The views as a browser shows them: all there, nothing loaded, nothing run, nothing too wide."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.browser.conftest import Open, Window

import healthreports as hr
from healthreports.views.highlight import highlight


SEEDS = Path(__file__).parents[2] / "seeds"

# Each piece would do something if it were ever taken for more than text.
HOSTILE = '<script>alert(1)</script>]]></style></textarea><img src="https://example.org/x.png" onerror="alert(2)">'
TURNED = "\u202e床位\u2066"


Reports = tuple[hr.Report, ...]
Make = Callable[[Reports], Any]

VIEWS: dict[str, Make] = {
    "report": lambda reports: reports[0],
    "facts": lambda reports: reports[0].facts,
    "fact": lambda reports: reports[0].facts[0],
    "section": lambda reports: next(reports[0].walk()),
    "comparison": lambda reports: hr.compare(reports),
    "comparison_latest": lambda reports: hr.compare(reports, years="latest"),
    "row": lambda reports: hr.compare(reports).rows[0],
    "series": lambda reports: hr.series(reports, "health_literacy"),
    "tracking": lambda reports: hr.track(reports[0], reports[1]),
    # The one of which most is said.
    "outcome": lambda reports: max(
        hr.track(reports[0], reports[1]), key=lambda each: len(each._repr_html_())
    ),
    "difference": lambda reports: hr.diff(reports[0], reports[1]),
    "findings": lambda reports: hr.check(reports, holding=True),
    "highlight_frame": lambda reports: highlight(reports[1]),
}


def hostile_text(year: int) -> str:
    """A report that has hostile words wherever words of a report are shown."""
    return f"""{year}年全县卫生健康工作总结{HOSTILE}

一、医疗{HOSTILE}{TURNED}
全县{HOSTILE}新增床位60张，居民健康素养水平{year - 1990}.5%，比上年提高2.1个百分点。{TURNED}获评“{HOSTILE}先进单位”。
第一医院{HOSTILE}婴儿死亡率2.1‰，其中{HOSTILE}城区7家，乡镇5家，共15家。
二、{year + 1}年工作计划
新增床位80张，{HOSTILE}居民健康素养水平达到40%以上，建成县急救中心{HOSTILE}。
"""


@pytest.fixture(scope="session")
def seeds() -> Reports:
    """The five seed reports."""
    return tuple(hr.read(path) for path in sorted(SEEDS.glob("*.txt")))


@pytest.fixture(scope="session")
def hostile() -> Reports:
    """Two reports of a place whose name is hostile, too."""
    return tuple(
        hr.parse(hostile_text(year), name=f"{HOSTILE}{year}.txt", region=f"{HOSTILE}县", year=year)
        for year in (2022, 2023)
    )


@pytest.fixture
def show(window: Open, tmp_path: Path) -> Callable[..., Window]:
    """Opens a piece of HTML as the body of a page, as Jupyter would."""

    def shown(body: str, width: int = 1000) -> Window:
        path = tmp_path / "page.html"
        page = f'<!doctype html><html><head><meta charset="utf-8"></head><body>{body}</body></html>'
        path.write_text(page, encoding="utf-8")
        return window(path.as_uri(), width=width)

    return shown


def words_of(page: Window) -> str:
    """All words that a page shows, those of its frames included."""
    return "\n".join(frame.locator("body").inner_text() for frame in page.page.frames)


@pytest.mark.parametrize("width", [1000, 600])
@pytest.mark.parametrize("name", VIEWS)
def test_views(
    name: str, width: int, seeds: Reports, show: Callable[..., Window], screenshots: Path
) -> None:
    """Every view shows its words within the window, and asks for nothing."""
    it = show(VIEWS[name](seeds)._repr_html_(), width)
    it.page.screenshot(path=screenshots / f"{name}_{width}.png", full_page=True)

    assert any("\u4e00" <= letter <= "\u9fff" for letter in words_of(it))
    assert it.faults == []
    assert it.overflow <= 0


@pytest.mark.parametrize("name", VIEWS)
def test_hostile_words_are_words(name: str, hostile: Reports, show: Callable[..., Window]) -> None:
    """What a report says is shown as text: no element of it comes to be, and no direction turns."""
    it = show(VIEWS[name](hostile)._repr_html_())
    it.page.wait_for_timeout(100)

    words = words_of(it)

    # Names are cut, sentences are not.
    assert "<script>alert(1)</script>" in words or 'png"onerror="a' in words
    assert not set(words) & set(TURNED[0] + TURNED[-1])
    for frame in it.page.frames:
        assert frame.locator("script, img, textarea, [onerror]").count() == 0
    assert it.faults == []


def test_the_highlighted_page(
    seeds: Reports, window: Open, tmp_path: Path, screenshots: Path
) -> None:
    """The page on its own shows the report's text and, where the pointer rests, what was read there."""
    report = seeds[4]
    path = tmp_path / "highlight.html"
    highlight(report).write(path)
    it = window(path.as_uri())
    it.page.screenshot(path=screenshots / "highlight.png", full_page=True)
    rate = it.page.locator("mark.indicator", has_text="87.31%").first
    rate.scroll_into_view_if_needed()

    hidden = rate.evaluate(
        "it => getComputedStyle(it, '::after').display + getComputedStyle(it, '::after').content"
    )
    rate.hover()
    note = rate.evaluate("it => getComputedStyle(it, '::after').content")
    it.page.screenshot(path=screenshots / "highlight_hover.png")

    assert "60岁以上人群全程接种率" not in hidden
    assert "60岁以上人群全程接种率" in note
    assert "87.31" in note
    assert it.faults == []
    assert it.overflow <= 0


def test_the_hostile_page(hostile: Reports, window: Open, tmp_path: Path) -> None:
    """The page of a hostile report runs and loads nothing."""
    path = tmp_path / "highlight.html"
    highlight(hostile[0]).write(path)
    it = window(path.as_uri())

    assert "<script>alert(1)</script>" in words_of(it)
    assert it.page.locator("script, img, textarea, [onerror]").count() == 0
    assert it.faults == []


# What a canvas draws in the font of a view; a letter without a glyph is a box, and all boxes are alike.
_DRAWN = """(it, letter) => {
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = 48;
    const pen = canvas.getContext("2d");
    pen.font = "40px " + getComputedStyle(it).fontFamily;
    pen.fillText(letter, 2, 40);
    return canvas.toDataURL();
}"""


def test_chinese_has_glyphs(seeds: Reports, show: Callable[..., Window]) -> None:
    """Chinese letters are drawn each in its own way, unlike one that no font has."""
    it = show(seeds[0]._repr_html_())
    view = it.page.locator("body > *").first

    letters = "县卫健医疗床位率"
    drawn = {letter: view.evaluate(_DRAWN, letter) for letter in letters}
    missing = {view.evaluate(_DRAWN, letter) for letter in "\u0378\u0379"}

    assert len(set(drawn.values())) == len(letters)
    assert len(missing) == 1
    assert not missing & set(drawn.values())
