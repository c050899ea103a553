"""Charts as files: pictures and pages that need nothing from elsewhere."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

from healthreports.errors import NotFoundError
from healthreports.extras import extra
from healthreports.outputs import replacing
from healthreports.views.charts import fonts as glyphs


if TYPE_CHECKING:
    import altair as alt

_SUFFIXES = (".png", ".svg", ".html", ".json")


def save(
    chart: "alt.TopLevelMixin",
    path: str | Path,
    *,
    scale: float = 2.0,
    fonts: str | Path | None = None,
) -> None:
    r"""A chart as a file, in the form that the suffix names: `.png`, `.svg`, `.html` or `.json`.

    Nothing is loaded from elsewhere, neither now nor when a page is opened. Pictures are drawn with the
    fonts of this machine, pages with those of the reader's.

    Args:
        chart: One of this module's, or any of Altair's whose data stand in it.
        path: Of the file; one that is there is replaced.
        scale: Of a `.png`: how many pixels one of the chart gets in each direction.
        fonts: A folder with fonts to use besides, for pictures.

    Raises:
        NotFoundError: The suffix is another, or there is no such folder.
        MissingFontError: No font here has the characters of a picture.
        MissingExtraError: Altair or vl-convert is not installed.

    Example:
        >>> import tempfile
        >>> import healthreports as hr
        >>> reports = [hr.parse("2024年，县域内就诊率91.2%。", region="海宁市", year=2024)]
        >>> from healthreports.views import charts
        >>> chart = charts.bars(hr.compare(reports), "county_visit_rate")
        >>> folder = tempfile.TemporaryDirectory()
        >>> charts.save(chart, Path(folder.name) / "chart.json")
        >>> "县域内就诊率" in (Path(folder.name) / "chart.json").read_text("utf-8")
        True
        >>> folder.cleanup()
    """
    path = Path(path)
    suffix = path.suffix.lower()
    if suffix not in _SUFFIXES:
        what = "form of file"
        raise NotFoundError(what, suffix, _SUFFIXES)
    if fonts is not None:
        glyphs.register(fonts)
    content = _content(chart, suffix, scale)
    with replacing(path) as beside:
        beside.write_bytes(content)


def _content(chart: "alt.TopLevelMixin", suffix: str, scale: float) -> bytes:
    if suffix == ".json":
        return json.dumps(chart.to_dict(), ensure_ascii=False, indent=1).encode()
    if suffix == ".html":
        return _page(chart).encode()
    svg = _svg(chart)
    if suffix == ".svg":
        return svg.encode()
    with extra("charts"):
        import vl_convert
    return bytes(vl_convert.svg_to_png(svg, scale=scale))


def _page(chart: "alt.TopLevelMixin") -> str:
    """A page with the chart and all the scripts that it needs."""
    with extra("charts"):
        import vl_convert
    return str(vl_convert.vegalite_to_html(chart.to_dict(), vl_version=_version(), bundle=True))


def _svg(chart: "alt.TopLevelMixin") -> str:
    with extra("charts"):
        import vl_convert
    svg = str(
        vl_convert.vegalite_to_svg(
            # No address is allowed: data can only come with the chart.
            chart.to_dict(),
            vl_version=_version(),
            allowed_base_urls=[],
        )
    )
    glyphs.check(svg)
    return svg


def _version() -> str:
    """The version of Vega-Lite that Altair writes, without the last number, as vl-convert calls it."""
    with extra("charts"):
        import altair as alt
    return ".".join(alt.SCHEMA_VERSION.lstrip("v").split(".")[:2])
