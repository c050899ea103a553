"""The notebooks in a real JupyterLab: opened, run from the first cell to the last, and looked at."""

import os
import secrets
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
import pytest
from tests.browser.conftest import Open


if TYPE_CHECKING:
    from playwright.sync_api import Page


ROOT = Path(__file__).parents[2]
# Each notebook, how many charts it draws, and how many frames it shows.
NOTEBOOKS = (("seeds_to_comparison", 5, 1), ("own_catalogue_and_layout", 0, 0))

# Cells outside the window are taken out of the page otherwise; and nobody is asked about news.
_SETTINGS = {
    "notebook-extension/tracker": '{"windowingMode": "none"}',
    "apputils-extension/notification": '{"fetchNews": "false", "checkForUpdates": false}',
}
_STARTS = 60  # seconds
_RUNS = 120_000  # milliseconds

_FAILED = '[data-mime-type="application/vnd.jupyter.error"], [data-mime-type="application/vnd.jupyter.stderr"]'
# All cells have run, or one has failed and the rest will not.
_DONE = """failed => {
    const cells = [...document.querySelectorAll(".jp-Notebook .jp-CodeCell")];
    const done = cell => /\\[\\d+\\]/.test(cell.querySelector(".jp-InputPrompt").textContent);
    return document.querySelector(failed) || (cells.length > 0 && cells.every(done));
}"""


@attrs.frozen
class Lab:
    """A server of JupyterLab.

    Attributes:
        address: Of the server, without a slash at the end.
        token: Who has it may come in.
    """

    address: str
    token: str


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


def _wait(port: int, server: "subprocess.Popen[bytes]") -> None:
    """Until the server listens."""
    end = time.monotonic() + _STARTS
    while time.monotonic() < end and server.poll() is None:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=5):
                return
        except OSError:
            time.sleep(0.2)
    pytest.fail(f"JupyterLab does not answer at port {port}")


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """JupyterLab as a new user finds it, over copies of the notebooks and the seeds."""
    home = tmp_path_factory.mktemp("home")
    root = tmp_path_factory.mktemp("root")
    shutil.copytree(ROOT / "docs" / "notebooks", root / "docs" / "notebooks")
    shutil.copytree(ROOT / "seeds", root / "seeds")
    for name, content in _SETTINGS.items():
        path = home / "settings" / "@jupyterlab" / f"{name}.jupyterlab-settings"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    kept = {name: value for name, value in os.environ.items() if "JUPYTER" not in name}
    folders = {
        "HOME": home,
        "JUPYTER_CONFIG_DIR": home / "config",
        "JUPYTER_DATA_DIR": home / "data",
        "JUPYTER_RUNTIME_DIR": home / "runtime",
        "JUPYTERLAB_SETTINGS_DIR": home / "settings",
        "JUPYTERLAB_WORKSPACES_DIR": home / "workspaces",
        "IPYTHONDIR": home / "ipython",
    }
    port, token = _free_port(), secrets.token_hex(16)
    options = (
        "--no-browser",
        "--allow-root",
        "--ServerApp.ip=127.0.0.1",
        f"--ServerApp.port={port}",
        "--ServerApp.port_retries=0",
        f"--ServerApp.root_dir={root}",
        f"--IdentityProvider.token={token}",
    )
    with (home / "log").open("wb") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "jupyterlab", *options],
            env=kept | {name: str(path) for name, path in folders.items()},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
        )
    try:
        _wait(port, server)
        yield Lab(f"http://127.0.0.1:{port}", token)
    finally:
        server.terminate()
        try:
            server.wait(20)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def run_all(page: "Page") -> None:
    """Runs all cells through the menu and waits until the last one is done."""
    idle = page.locator(".jp-StatusBar-TextItem", has_text="| Idle")
    page.locator(".jp-Notebook .jp-CodeCell").first.wait_for(timeout=_RUNS)
    idle.wait_for(timeout=_RUNS)
    page.locator(".lm-MenuBar-itemLabel", has_text="Run").first.click()
    page.locator(".lm-Menu-itemLabel", has_text="Run All Cells").first.click()
    page.wait_for_function(_DONE, arg=_FAILED, timeout=_RUNS)
    idle.wait_for(timeout=_RUNS)


@pytest.mark.parametrize(("name", "pictures", "frames"), NOTEBOOKS)
def test_notebooks_run(
    name: str, pictures: int, frames: int, lab: Lab, window: Open, screenshots: Path
) -> None:
    """Every cell runs without an error, tables, charts and frames are drawn, and nothing comes from elsewhere."""
    # A workspace of its own: else the notebook of the test before would be opened again beside it.
    address = (
        f"{lab.address}/lab/workspaces/{name}/tree/docs/notebooks/{name}.ipynb?token={lab.token}"
    )
    it = window(address, width=1300, height=1000, server=lab.address)
    run_all(it.page)
    outputs = it.page.locator(".jp-Notebook .jp-OutputArea-output")
    # The whole notebook as one picture: a window as high as it is.
    height: int = it.page.evaluate("document.querySelector('.jp-WindowedPanel-outer').scrollHeight")
    it.page.set_viewport_size({"width": 1300, "height": min(height + 100, 16000)})
    it.page.evaluate("document.querySelector('.jp-WindowedPanel-outer').scrollTop = 0")
    it.page.screenshot(path=screenshots / f"lab_{name}.png")
    drawn: list[int] = it.page.locator(
        '.jp-OutputArea-output[data-mime-type="image/svg+xml"] img'
    ).evaluate_all("images => images.map(image => image.naturalWidth)")
    shown = [frame.locator("body").inner_text() for frame in it.page.frames[1:]]

    assert it.page.locator(_FAILED).all_inner_texts() == []
    assert outputs.locator("table").count() > 3
    assert [width > 100 for width in drawn] == [True] * pictures
    assert [any(letter > "\u4e00" for letter in words) for words in shown] == [True] * frames
    assert it.requests == []


def test_every_notebook_is_run() -> None:
    """No notebook is left out above."""
    there = {path.stem for path in (ROOT / "docs" / "notebooks").glob("*.ipynb")}

    assert there == {name for name, _, _ in NOTEBOOKS}
