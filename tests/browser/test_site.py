"""The built documentation: every page stands alone."""

from html.parser import HTMLParser
from pathlib import Path

import pytest
from tests.browser.conftest import Open


SITE = Path(__file__).parents[2] / "docs" / "build" / "html"
PAGES = sorted(path.relative_to(SITE).as_posix() for path in SITE.glob("**/*.html"))

# Elements that fetch what an attribute of theirs names; an <a> only leads there.
_FETCHING = {"script", "link", "img", "iframe", "source", "video", "audio", "object", "embed"}


class Fetched(HTMLParser):
    """The addresses elsewhere that a page fetches from."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _FETCHING:
            values = [value or "" for name, value in attrs if name in ("src", "href", "data")]
            self.addresses += [value for value in values if value.startswith(("http", "//"))]


def test_the_site_is_built() -> None:
    """The pages are there, the notebooks among them."""
    assert {
        "index.html",
        "accuracy.html",
        "notebooks/seeds_to_comparison.html",
        "notebooks/own_catalogue_and_layout.html",
    } <= set(PAGES)


@pytest.mark.parametrize("page", PAGES)
def test_pages_fetch_nothing(page: str, window: Open, screenshots: Path) -> None:
    """No page names or asks for anything elsewhere, and none is wider than its window."""
    parser = Fetched()
    parser.feed((SITE / page).read_text(encoding="utf-8"))
    it = window((SITE / page).as_uri(), width=1400)
    it.page.wait_for_load_state("load")
    name = page.replace("/", "_").removesuffix(".html")
    it.page.screenshot(path=screenshots / f"site_{name}.png", full_page=True)

    assert parser.addresses == []
    assert it.faults == []
    assert it.overflow <= 0


@pytest.mark.parametrize("page", [page for page in PAGES if page.startswith("notebooks/")])
def test_notebooks_have_their_output(page: str, window: Open) -> None:
    """Notebooks show tables that were made by the build, and no cell failed."""
    it = window((SITE / page).as_uri(), width=1400)

    assert it.page.locator(".cell_output table").count() > 3
    assert it.page.locator(".cell_output .traceback").count() == 0
