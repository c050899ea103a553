"""Makes the PDF files of the tests: `python -m tests.files.make_pdf`, with Chromium, Playwright and LibreOffice.

The files stand beside it and are not made anew by the tests. Other texts are printed with `printed` and `typeset`.
"""

import base64
import html
import json
import shutil
import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path

from tests.files.pdf_texts import ARTICLES, DRAWN, NOTICE, TABLE, TITLE


HERE = Path(__file__).parent / "pdf"
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync"
).split()

# ----------------------------------------------------------------------------- by a browser

NOTO = Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc")


def small_font(characters: str) -> str:
    """A style sheet's font of these characters only, with quadratic outlines, which Chromium embeds as they are."""
    # What only the maker needs is not asked of whoever runs the tests.
    from fontTools import subset
    from fontTools.pens.cu2quPen import Cu2QuPen
    from fontTools.pens.ttGlyphPen import TTGlyphPen
    from fontTools.ttLib import TTFont, newTable

    font = TTFont(NOTO, fontNumber=2)
    options = subset.Options(layout_features=[], hinting=False, name_IDs=[], notdef_outline=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=characters)
    subsetter.subset(font)
    glyphs, order = font.getGlyphSet(), font.getGlyphOrder()
    outlines = {}
    for name in order:
        pen = TTGlyphPen(None)
        glyphs[name].draw(Cu2QuPen(pen, 8.0, reverse_direction=True))
        outlines[name] = pen.glyph()
    del font["CFF "]
    font["loca"], font["glyf"] = newTable("loca"), newTable("glyf")
    font["glyf"].glyphs, font["glyf"].glyphOrder = outlines, order
    font["maxp"].tableVersion = 0x00010000
    for field in MAXIMA:
        setattr(font["maxp"], field, 0)
    font["maxp"].maxZones = 1
    font["post"].formatType = 3.0
    font.sfntVersion = "\x00\x01\x00\x00"
    with tempfile.TemporaryFile() as file:
        font.save(file)
        file.seek(0)
        data = base64.b64encode(file.read()).decode()
    return f"@font-face {{ font-family: Small; src: url(data:font/ttf;base64,{data}) }}"


MAXIMA = (
    "maxZones maxTwilightPoints maxStorage maxFunctionDefs maxInstructionDefs maxStackElements"
    " maxSizeOfInstructions maxComponentElements maxComponentDepth maxPoints maxContours"
    " maxCompositePoints maxCompositeContours"
).split()

STYLE = """
body { font: 16px/1.75 'Noto Sans CJK SC'; text-align: justify; margin: 0 }
h1 { font: 26px 'Noto Sans CJK SC'; text-align: center; margin: 0 0 18px }
h2 { font: 20px/1.6 'Noto Sans CJK SC'; margin: 14px 0 6px }
h3 { font: 16px/1.6 'Noto Sans CJK SC'; margin: 4px 0; text-indent: 2em }
p { margin: 0; text-indent: 2em }
table { border-collapse: collapse; width: 100%; margin: 10px 0; text-align: center }
td { border: 1px solid #333; padding: 2px 6px } td p { text-indent: 0 }
.columns { column-count: 2; column-gap: 24px }
"""


def printed(page: str, *, style: str = "", foot: bool = True, **options: object) -> bytes:
    """A page of HTML, printed by Chromium; with its running head and page numbers unless told otherwise."""
    document = (
        f"<!doctype html><meta charset=utf-8><style>{STYLE}{style}</style><body>{page}</body>"
    )
    head = "<div style='font-size:9px;width:100%;text-align:center'>青石县卫生健康局文件</div>"
    feet = "<div style='font-size:9px;width:100%;text-align:center'>— <span class=pageNumber></span> —</div>"
    margin = {"top": "20mm", "bottom": "18mm", "left": "18mm", "right": "18mm"}
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        view = browser.new_page()
        view.set_content(document)
        settings = {"format": "A5", "margin": margin, "display_header_footer": foot}
        if foot:
            settings |= {"header_template": head, "footer_template": feet}
        data: bytes = view.pdf(**(settings | options))
        browser.close()
    return data


def page_of(lines: Iterable[str], title: str = "", *, columns: bool = False) -> str:
    """HTML of lines: `#` and `##` set off headings, `=` stands for the table."""
    body = []
    for line in lines:
        words = html.escape(line.lstrip("#"))
        if line == "=":
            rows = ("".join(f"<td>{cell}</td>" for cell in row) for row in TABLE)
            body.append(f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>")
        elif line.startswith("##"):
            body.append(f"<h3>{words}</h3>")
        elif line.startswith("#"):
            body.append(f"<h2>{words}</h2>")
        else:
            body.append(f"<p>{words}</p>")
    head = f"<h1>{html.escape(title)}</h1>" if title else ""
    kind = " class=columns" if columns else ""
    return f"{head}<div{kind}>{''.join(body)}</div>"


NEWSPAPER = """
@page { size: 390mm 270mm; margin: 12mm }
body { font: 13px/1.5 'Noto Sans CJK SC' }
.top { border-bottom: 2px solid #000; display: flex; justify-content: space-between; font-size: 12px }
.top p { text-indent: 0 }
h1 { font: 34px/1.3 'Noto Sans CJK SC'; margin: 12px 0 4px }
h2 { font: 22px/1.3 'Noto Sans CJK SC'; margin: 10px 0 4px }
.by { text-indent: 0; font-size: 12px; margin-bottom: 4px }
.four { column-count: 4; column-gap: 20px } .two { column-count: 2; column-gap: 20px }
.halves { display: grid; grid-template-columns: 1fr 1fr; gap: 28px }
"""


def newspaper() -> str:
    """HTML of a newspaper page: an article over four columns, and two beside each other below it."""

    def article(words: tuple[str, ...], rank: str, columns: str) -> str:
        body = "".join(f"<p>{words}</p>" for words in words[2:])
        return f"<section><{rank}>{words[0]}</{rank}><p class=by>■{words[1]}</p><div class={columns}>{body}</div></section>"

    first, *others = ARTICLES
    below = "".join(article(words, "h2", "two") for words in others)
    top = "<div class=top><p>2024年5月17日 星期五</p><p>健康周刊</p><p>第6版</p></div>"
    return f"{top}{article(first, 'h1', 'four')}<div class=halves>{below}</div>"


# ----------------------------------------------------------------------------- by LibreOffice

FLAT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:font-face-decls><style:font-face style:name="S" svg:font-family="'Noto Sans CJK SC'" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"/>
<style:font-face style:name="H" svg:font-family="'Noto Sans CJK SC'" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"/></office:font-face-decls>
<office:styles>
<style:default-style style:family="paragraph"><style:text-properties style:font-name="S" style:font-name-asian="S" fo:font-size="12pt" style:font-size-asian="12pt" fo:language="zh" fo:country="CN" style:language-asian="zh" style:country-asian="CN"/></style:default-style>
<style:style style:name="P" style:family="paragraph"><style:paragraph-properties fo:text-indent="24pt" fo:text-align="justify" fo:line-height="150%"/></style:style>
<style:style style:name="F" style:family="paragraph"><style:paragraph-properties fo:text-align="center"/><style:text-properties fo:font-size="9pt" style:font-size-asian="9pt"/></style:style>
<style:style style:name="T" style:family="paragraph"><style:paragraph-properties fo:text-align="center" fo:margin-bottom="12pt"/><style:text-properties style:font-name-asian="H" style:font-name="H" fo:font-size="18pt" style:font-size-asian="18pt"/></style:style>
<style:style style:name="A" style:family="paragraph"><style:paragraph-properties fo:text-indent="24pt" fo:line-height="150%"/><style:text-properties style:font-name-asian="H" style:font-name="H" fo:font-size="14pt" style:font-size-asian="14pt"/></style:style>
<style:style style:name="B" style:family="paragraph"><style:paragraph-properties fo:text-indent="24pt" fo:line-height="150%"/><style:text-properties style:font-name-asian="H" style:font-name="H"/></style:style>
</office:styles>
<office:automatic-styles>
<style:style style:name="C" style:family="section"><style:section-properties><style:columns fo:column-count="2" fo:column-gap="18pt"/></style:section-properties></style:style>
<style:style style:name="K" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #000000" fo:padding="2pt"/></style:style>
<style:page-layout style:name="L"><style:page-layout-properties fo:page-width="148mm" fo:page-height="210mm" fo:margin="18mm"/><style:header-style/><style:footer-style/></style:page-layout>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="L">
<style:header><text:p text:style-name="F">青石县卫生健康局年度报告</text:p></style:header>
<style:footer><text:p text:style-name="F">第<text:page-number/>页 共<text:page-count/>页</text:p></style:footer>
</style:master-page></office:master-styles>
<office:body><office:text>@BODY@</office:text></office:body></office:document>"""


def _cells(row: Iterable[str]) -> str:
    return "".join(
        f'<table:table-cell table:style-name="K"><text:p>{cell}</text:p></table:table-cell>'
        for cell in row
    )


def flat_of(lines: Iterable[str], title: str = "", *, columns: bool = False) -> str:
    """A flat OpenDocument text of the same lines."""
    body = []
    for line in lines:
        words = html.escape(line.lstrip("#"))
        if line == "=":
            rows = "".join(f"<table:table-row>{_cells(row)}</table:table-row>" for row in TABLE)
            body.append(
                f'<table:table><table:table-column table:number-columns-repeated="{len(TABLE[0])}"/>{rows}</table:table>'
            )
            continue
        style = "B" if line.startswith("##") else "A" if line.startswith("#") else "P"
        body.append(f'<text:p text:style-name="{style}">{words}</text:p>')
    text = "".join(body)
    if columns:
        text = f'<text:section text:style-name="C" text:name="S1">{text}</text:section>'
    head = f'<text:p text:style-name="T">{html.escape(title)}</text:p>' if title else ""
    return FLAT.replace("@BODY@", head + text)


def typeset(flat: str, **settings: str | int) -> bytes:
    """A flat OpenDocument text as PDF, by LibreOffice, with settings of its export."""
    office = shutil.which("soffice")
    if office is None:
        raise FileNotFoundError("soffice")
    kinds = {str: "string", int: "long", bool: "boolean"}
    named = {
        name: {
            "type": kinds[type(value)],
            "value": str(value).lower() if type(value) is bool else value,
        }
        for name, value in settings.items()
    }
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "page.fodt")
        source.write_text(flat, encoding="utf-8")
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = [
            office,
            profile,
            "--headless",
            "--convert-to",
            f"pdf:writer_pdf_Export:{json.dumps(named)}",
            "--outdir",
            folder,
            str(source),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return Path(folder, "page.pdf").read_bytes()


def small(page: str) -> str:
    """A style sheet by which a page is set in a small font."""
    return small_font(page) + "body, h1, h2, h3 { font-family: Small !important }"


def main() -> None:
    """Writes the files."""
    HERE.mkdir(exist_ok=True)
    made = {
        "notice_browser": printed(page_of(NOTICE, TITLE), style=small(page_of(NOTICE, TITLE))),
        "columns_browser": printed(
            page_of(NOTICE, TITLE, columns=True), style=small(page_of(NOTICE, TITLE))
        ),
        "newspaper": printed(
            newspaper(),
            style=NEWSPAPER + small(newspaper()),
            foot=False,
            prefer_css_page_size=True,
        ),
        # In the fonts of the system, whose outlines Chromium draws: each character by itself.
        "drawn_browser": printed(page_of(DRAWN), foot=False),
        "notice_office": typeset(flat_of(NOTICE, TITLE)),
        "columns_office": typeset(flat_of(NOTICE, TITLE, columns=True)),
    }
    made |= {
        "locked": typeset(flat_of(DRAWN), EncryptFile=True, DocumentOpenPassword="geheim"),
        "restricted": typeset(
            flat_of(DRAWN), RestrictPermissions=True, PermissionPassword="geheim", Printing=0
        ),
    }
    for name, data in made.items():
        (HERE / f"{name}.pdf").write_bytes(data)
        print(name, len(data))  # noqa: T201


if __name__ == "__main__":
    main()
