"""Two small fonts for the files: each character is a box of its true extent, so that files stay small and places true."""

from pathlib import Path
from typing import Any


# Family, file of the font that it takes its measures from, and whether it is the bold one.
_FONTS = (
    ("Forms Song", "NotoSerifCJK-Regular.ttc", False),
    ("Forms Song", "NotoSerifCJK-Bold.ttc", True),
    ("Forms Hei", "NotoSansCJK-Regular.ttc", False),
    ("Forms Hei", "NotoSansCJK-Bold.ttc", True),
)
_CONFIG = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><dir>{folder}</dir><cachedir>{folder}/cache</cachedir></fontconfig>
"""


def make_fonts(characters: set[str], sources: Path, folder: Path) -> Path:
    """Writes the fonts and a fontconfig file that knows no others; gives the latter's path."""
    from fontTools.ttLib import TTCollection  # type: ignore[import-untyped, unused-ignore]

    folder.mkdir(parents=True, exist_ok=True)
    for family, file, bold in _FONTS:
        fonts = TTCollection(sources / file).fonts
        source = next(font for font in fonts if font["name"].getDebugName(4).find("SC") > 0)
        style = "Bold" if bold else "Regular"
        _boxes(source, sorted(characters), family, style).save(
            folder / f"{family.replace(' ', '')}-{style}.ttf"
        )
    config = folder / "fonts.conf"
    config.write_text(_CONFIG.format(folder=folder), encoding="utf-8")
    return config


def _boxes(source: Any, characters: list[str], family: str, style: str) -> Any:
    from fontTools.fontBuilder import FontBuilder  # type: ignore[import-untyped, unused-ignore]
    from fontTools.pens.boundsPen import BoundsPen  # type: ignore[import-untyped, unused-ignore]
    from fontTools.pens.ttGlyphPen import TTGlyphPen  # type: ignore[import-untyped, unused-ignore]

    glyphs, table = source.getGlyphSet(), source.getBestCmap()
    drawn, widths, codes = {".notdef": TTGlyphPen(None).glyph()}, {".notdef": (1000, 0)}, {}
    for character in characters:
        name = table.get(ord(character))
        if name is None:
            continue
        pen = BoundsPen(glyphs)
        glyphs[name].draw(pen)
        box = TTGlyphPen(None)
        left = 0
        if pen.bounds:
            left, low, right, high = map(round, pen.bounds)
            box.moveTo((left, low))
            for corner in ((left, high), (right, high), (right, low)):
                box.lineTo(corner)
            box.closePath()
        own = f"uni{ord(character):04X}"
        drawn[own], widths[own] = box.glyph(), (round(glyphs[name].width), left)
        codes[ord(character)] = own
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(list(drawn))
    builder.setupCharacterMap(codes)
    builder.setupGlyf(drawn)
    builder.setupHorizontalMetrics(widths)
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    bold = style == "Bold"
    builder.setupNameTable({"familyName": family, "styleName": style})
    builder.setupOS2(
        sTypoAscender=880,
        sTypoDescender=-120,
        usWinAscent=1151,
        usWinDescent=286,
        usWeightClass=700 if bold else 400,
        fsSelection=0x20 if bold else 0x40,
        ulUnicodeRange2=1 << 27,
        ulCodePageRange1=1 << 18 | 1,
    )
    builder.setupPost()
    builder.font["head"].macStyle = int(bold)
    return builder.font
