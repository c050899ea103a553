"""Charts as files: nothing loaded from elsewhere, and no empty boxes for Chinese."""

import json
import pickle
import re
import struct
import sys
from pathlib import Path

import altair as alt
import pytest

import healthreports as hr
from healthreports.errors import (
    HealthReportsError,
    MissingExtraError,
    MissingFontError,
    NotFoundError,
)
from healthreports.views import charts
from healthreports.views.charts import files, fonts


CHART = charts.bars(
    hr.compare([hr.parse("2024年，县域内就诊率91.2%。", name="a", region="海宁市", year=2024)]),
    "county_visit_rate",
)


@pytest.fixture
def _every_glyph(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a machine with fonts for all characters."""
    monkeypatch.setattr(fonts, "_picture", lambda character: character.encode())


@pytest.fixture
def _no_chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a machine whose fonts end before the Chinese characters."""
    monkeypatch.setattr(
        fonts, "_picture", lambda character: character.encode() if character < "\u2e80" else b""
    )


def test_json(tmp_path: Path) -> None:
    """The specification stands in the file, Chinese as it is."""
    charts.save(CHART, tmp_path / "chart.json")
    text = (tmp_path / "chart.json").read_text("utf-8")

    assert json.loads(text) == CHART.to_dict()
    assert "县域内就诊率" in text


def test_page(tmp_path: Path) -> None:
    """A page brings all its scripts and asks for nothing."""
    charts.save(CHART, str(tmp_path / "chart.HTML"))
    text = (tmp_path / "chart.HTML").read_text("utf-8")

    assert re.findall(r"<(?:script|link)[^>]*?(?:src|href)=[^>]*>", text) == []
    assert "县域内就诊率" in text
    assert text.count("</script>") == text.count("<script")


@pytest.mark.usefixtures("_every_glyph")
def test_pictures(tmp_path: Path) -> None:
    """A picture has the words of the chart, or the pixels that were asked for."""
    charts.save(CHART, tmp_path / "chart.svg")
    charts.save(CHART, tmp_path / "small.png", scale=1)
    charts.save(CHART, tmp_path / "large.png", scale=3)

    assert "县域内就诊率" in (tmp_path / "chart.svg").read_text("utf-8")
    widths = [
        struct.unpack(">I", (tmp_path / name).read_bytes()[16:20])[0]
        for name in ("small.png", "large.png")
    ]
    assert abs(widths[1] - 3 * widths[0]) <= 3


@pytest.mark.usefixtures("_no_chinese")
@pytest.mark.parametrize("name", ["chart.png", "chart.svg"])
def test_missing_font(tmp_path: Path, name: str) -> None:
    """Where no font has the characters, nothing is written and the error says what to install."""
    with pytest.raises(MissingFontError, match="fonts-noto-cjk") as caught:
        charts.save(CHART, tmp_path / name)

    assert {"县", "海"} <= set(caught.value.characters)
    assert not set(caught.value.characters) & set("Source%≥")
    assert list(tmp_path.iterdir()) == []
    copy = pickle.loads(pickle.dumps(caught.value))
    assert (str(copy), copy.characters) == (str(caught.value), caught.value.characters)
    assert isinstance(copy, HealthReportsError)


@pytest.mark.usefixtures("_no_chinese")
def test_forms_without_fonts(tmp_path: Path) -> None:
    """What the reader's own fonts draw needs none here."""
    for name in ("chart.html", "chart.json"):
        charts.save(CHART, tmp_path / name)

    assert len(list(tmp_path.iterdir())) == 2


def test_fonts_of_this_machine(tmp_path: Path) -> None:
    """With Chinese fonts there is a picture, without them the clear error: never boxes."""
    path = tmp_path / "chart.png"
    if fonts.without_glyph("县域内就诊率海宁市"):
        with pytest.raises(MissingFontError):
            charts.save(CHART, path)
    else:
        charts.save(CHART, path)

    assert path.exists() == (not fonts.without_glyph("县域内就诊率海宁市"))


def test_glyphs_are_looked_at() -> None:
    """A character that no font can have is found; blanks, and what every font has, are not asked for."""
    assert fonts.without_glyph("\U0010fffc") == "\U0010fffc"
    assert fonts.without_glyph("abc \u3000\u00a0\u200b") == ""


@pytest.mark.parametrize(
    ("svg", "expected"),
    [
        ("<text>床</text>", "床"),
        ('<text x="1"><tspan dy="2">床</tspan><tspan>位</tspan></text>', "床位"),
        ("<text>&#24202;&amp;</text>", "床"),
        ('<g aria-label="床"></g>', ""),
    ],
)
@pytest.mark.usefixtures("_no_chinese")
def test_words_of_pictures(svg: str, expected: str) -> None:
    """The words that a picture shows are looked at, in one line or in several."""
    try:
        fonts.check(svg)
        missing = ""
    except MissingFontError as error:
        missing = error.characters

    assert missing == expected


def test_no_data_from_elsewhere(tmp_path: Path) -> None:
    """Data that stand at an address are not fetched for a picture."""
    chart = alt.Chart("https://example.org/data.json").mark_bar().encode(x="a:Q")

    with pytest.raises(ValueError, match="not allowed"):
        charts.save(chart, tmp_path / "chart.svg")


@pytest.mark.parametrize("name", ["chart.pdf", "chart"])
def test_unknown_form(tmp_path: Path, name: str) -> None:
    """A suffix that no form has is named, with those that there are."""
    with pytest.raises(NotFoundError, match=r"there are: \.png, \.svg, \.html, \.json"):
        charts.save(CHART, tmp_path / name)


def test_folder_of_fonts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder with fonts is used; one that is not there is an error."""
    used: list[str] = []
    monkeypatch.setattr("vl_convert.register_font_directory", used.append)
    charts.save(CHART, tmp_path / "chart.json", fonts=tmp_path)

    assert used == [str(tmp_path)]
    with pytest.raises(NotFoundError, match="no folder with fonts"):
        charts.save(CHART, tmp_path / "chart.json", fonts=tmp_path / "nosuch")


def test_version() -> None:
    """The language that Altair writes is one that vl-convert draws."""
    import vl_convert

    assert files._version() in vl_convert.get_vegalite_versions()


def test_converter_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without vl-convert, the error names what to install."""
    monkeypatch.setitem(sys.modules, "vl_convert", None)

    with pytest.raises(MissingExtraError, match=r'pip install "healthreports\[charts\]"'):
        charts.save(CHART, tmp_path / "chart.png")


def test_a_chart_shows_itself_in_jupyter_without_a_network() -> None:
    """As a picture, unless the user has chosen a renderer of Altair's."""
    reports = [hr.parse("2024年，县域内就诊率91.2%。", region="海宁市", year=2024)]
    chart = charts.bars(hr.compare(reports), "county_visit_rate")

    picture = chart._repr_mimebundle_(None, None)
    with alt.renderers.enable("json"):
        chosen = chart._repr_mimebundle_(None, None)

    assert isinstance(picture, dict)
    assert "image/svg+xml" in picture
    assert isinstance(chosen, tuple)
    assert "application/json" in chosen[0]
    assert alt.renderers.active == "default"
