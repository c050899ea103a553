"""A headless Chromium whose pages reach nothing but what a test gives them: `make test-browser`."""

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
import pytest


if TYPE_CHECKING:
    from playwright.sync_api import Browser, Dialog, Page, Route

# A root user's Chromium has no sandbox, and none may talk to its makers.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
LOCAL = re.compile(r"(?:file|data|blob|about):")


@attrs.frozen
class Window:
    """A page, and what it did that it should not.

    Attributes:
        page: The page.
        requests: The addresses that it asked for beyond those that it may; none of them was reached.
        complaints: Errors of its console and of its scripts, and dialogs that it opened.
    """

    page: "Page"
    requests: list[str] = attrs.field(factory=list)
    complaints: list[str] = attrs.field(factory=list)

    @property
    def faults(self) -> list[str]:
        """All that a page should not do."""
        return [*self.requests, *self.complaints]

    @property
    def overflow(self) -> int:
        """How many pixels the page is wider than its window."""
        width: int = self.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        return width


Open = Callable[..., Window]


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    """Chromium, started once."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = os.environ.get("CHROMIUM")
        found = playwright.chromium.launch(executable_path=path or None, args=FLAGS)
        yield found
        found.close()


@pytest.fixture
def window(browser: "Browser") -> Iterator[Open]:
    """Opens an address in a window of its own; `server` is the only host that it may reach."""
    contexts = []

    def opened(address: str, *, width: int = 1000, height: int = 800, server: str = "") -> Window:
        context = browser.new_context(viewport={"width": width, "height": height})
        contexts.append(context)
        it = Window(context.new_page())

        def decide(route: "Route") -> None:
            url = route.request.url
            if LOCAL.match(url) or (server and url.startswith(server)):
                route.continue_()
            else:
                it.requests.append(url)
                route.abort()

        def asked(url: str) -> None:
            if not server or not url.startswith(server.replace("http", "ws", 1)):
                it.requests.append(url)

        context.route("**/*", decide)
        it.page.on("websocket", lambda socket: asked(socket.url))
        it.page.on("pageerror", lambda error: it.complaints.append(str(error)))
        it.page.on(
            "console",
            lambda message: it.complaints.append(message.text) if message.type == "error" else None,
        )

        def refuse(dialog: "Dialog") -> None:
            it.complaints.append(f"dialog: {dialog.message}")
            dialog.dismiss()

        it.page.on("dialog", refuse)
        it.page.goto(address)
        return it

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def screenshots(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder for pictures: $SCREENSHOTS, or one that goes with the tests."""
    folder = Path(os.environ.get("SCREENSHOTS") or tmp_path_factory.mktemp("screenshots"))
    folder.mkdir(parents=True, exist_ok=True)
    return folder
