"""Makes the Word and PDF files of the tests anew: `python -m tests.forms.make [NAME ...]`.

It needs LibreOffice (soffice), Chromium, the Noto fonts for Chinese, python-docx, fonttools and playwright;
the tests need none of them but the files.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from tests.forms.documents import Document, documents
from tests.forms.make_docx import make_docx
from tests.forms.make_fonts import make_fonts
from tests.forms.make_pdf import NEWSPAPER, newspaper, printed, seed_articles


if TYPE_CHECKING:
    from playwright.sync_api import Browser

FILES = Path(__file__).parent / "files"
NOTO = Path(os.environ.get("NOTO", "/usr/share/fonts/opentype/noto"))
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
_FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync"
).split()
_HEAD = "<div style=\"font-family:'Forms Hei';font-size:8pt;width:100%;text-align:center\">{}</div>"


def _convert(source: Path, form: str, folder: Path, config: Path, infilter: str = "") -> Path:
    """A file in another form by LibreOffice."""
    profile = config.parent / "office"
    command = [
        "soffice",
        "--headless",
        f"-env:UserInstallation=file://{profile}",
        *([f"--infilter={infilter}"] if infilter else []),
        "--convert-to",
        form,
        "--outdir",
        str(folder),
        str(source),
    ]
    environment = os.environ | {"FONTCONFIG_FILE": str(config)}
    subprocess.run(command, check=True, capture_output=True, env=environment, timeout=180)
    return folder / f"{source.stem}.{form.partition(':')[0]}"


def _print(browser: "Browser", html: str, path: Path, head: str) -> None:
    """A page as PDF by the browser, with a running head and page numbers where there is a head."""
    page = browser.new_page()
    page.set_content(html)
    if head:
        page.pdf(
            path=path,
            format="A4",
            display_header_footer=True,
            header_template=_HEAD.format(head),
            footer_template=_HEAD.format("第 <span class=pageNumber></span> 页"),
            margin={"top": "22mm", "bottom": "20mm", "left": "24mm", "right": "24mm"},
        )
    else:
        page.pdf(
            path=path,
            width="390mm",
            height="560mm",
            margin=dict.fromkeys(("top", "bottom", "left", "right"), "12mm"),
        )
    page.close()


def _office(document: Document, folder: Path, config: Path) -> None:
    """The Word files by both makers, and the PDF that an office saves from its Word file."""
    name = document.name
    typed = folder / f"{name}.docx"
    typed.write_bytes(make_docx(document))
    shutil.copy(typed, FILES / f"{name}-typed.docx")
    shutil.copy(_convert(typed, "pdf", folder, config), FILES / f"{name}-office.pdf")
    page = folder / f"{name}-page.html"
    page.write_text(printed(document, 1), encoding="utf-8")
    form = "docx:MS Word 2007 XML"
    # LibreOffice names the file by the form's ending.
    made = _convert(page, form, folder, config, "HTML (StarWriter)")
    shutil.copy(made, FILES / f"{name}-office.docx")


def main(names: list[str]) -> None:
    """Makes the files of the documents whose names begin as given; of all without any."""
    from playwright.sync_api import sync_playwright

    FILES.mkdir(exist_ok=True)
    chosen = [d for d in documents() if not names or d.name.startswith(tuple(names))]
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        used = {chr(code) for code in range(32, 127)} | set(
            "—第页文件日报健康专版星期五责任编辑王敏面设计陆洁校对沈斌电话■【】"
        )
        used |= {c for d in documents() for c in f"{d.title}{d.kicker}{d.byline}{d.issuer}{d.body}"}
        used |= set("".join(map(str, NEWSPAPER))) | set("平湖日报新昌年月")
        config = make_fonts(used, NOTO, folder / "fonts")
        os.environ["FONTCONFIG_FILE"] = str(config)
        for document in chosen:
            _office(document, folder, config)
        with sync_playwright() as tools:
            browser = tools.chromium.launch(executable_path=CHROMIUM, args=_FLAGS)
            for document in chosen:
                for columns in (1, 2):
                    path = FILES / f"{document.name}-browser-{columns}.pdf"
                    _print(browser, printed(document, columns), path, f"{document.issuer}文件")
            if not names or "newspaper" in names:
                sheet = newspaper(seed_articles(), "平湖日报", "2024年4月26日")
                _print(browser, sheet, FILES / "newspaper-seed.pdf", "")
                sheet = newspaper(NEWSPAPER, "新昌日报", "2024年1月19日")
                _print(browser, sheet, FILES / "newspaper-own.pdf", "")
            browser.close()
    for path in sorted(FILES.iterdir()):
        sys.stdout.write(f"{path.stat().st_size:>8} {path.name}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
