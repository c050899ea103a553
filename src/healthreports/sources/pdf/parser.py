"""The characters and rules of a PDF file, told to a pipe: a program of its own, run in a child process.

A native parser can crash or stall on a damaged file. This module is therefore started as a script by a fresh interpreter
and imports nothing of the library. It reads the file from its standard input and writes to its standard output a line of
JSON and then, for every page, a line of JSON followed by the numbers of its characters.
"""

import contextlib
import ctypes
import json
import math
import sys
from array import array
from collections.abc import Iterator
from typing import Any, BinaryIO


# What the first line begins with, so that another program than Python is not taken for this one.
GREETING = "healthreports-pdf"
# Numbers of a character: left, bottom, right, top, x and y of its origin, size.
NUMBERS = 7
# Of one page; a page of vector drawings has no tables worth the time.
_MOST_OBJECTS = 100_000
_MOST_RULES = 4_000
_MOST_SEGMENTS = 2_000
_DEEPEST_FORM = 4
# How wide a line of ink may be to count as a rule, in points.
_THIN = 3.0
# Text that leans is no quarter turn.
_LEANING = 4

Box = tuple[float, float, float, float]
Matrix = tuple[float, float, float, float, float, float]
_PLAIN: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def confine(seconds: int, memory: int) -> None:
    """Limits this process where the system can: memory, processor time, no file written, no image of it kept.

    Fonts of the system may be opened: without them the characters of a font that is not embedded have no size.
    """
    try:
        import resource
    except ImportError:
        return
    wanted = [
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_CPU, seconds + 1),
        (resource.RLIMIT_FSIZE, 0),
    ]
    if sys.platform != "darwin":
        wanted.append((resource.RLIMIT_AS, memory))
    for kind, most in wanted:
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(kind, (most, most))


def main() -> None:
    """Reads the file and tells what is in it."""
    seconds, memory, pages, characters = map(int, sys.argv[1:5])
    sys.path.extend(sys.argv[5:])
    out = sys.stdout.buffer
    _tell(out, {"greeting": GREETING})
    out.flush()
    data = sys.stdin.buffer.read()
    try:
        import pypdfium2.raw as pdfium

        json.dumps("")
        confine(seconds, memory)
        tell_file(pdfium, data, out, pages, characters)
    except MemoryError:
        _tell(out, {"limit": "memory"})
    out.flush()


def tell_file(pdfium: Any, data: bytes, out: BinaryIO, pages: int, characters: int) -> None:
    """Tells every page of a file, until one of the limits is passed."""
    pdfium.FPDF_InitLibrary()
    file = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not file:
        code = pdfium.FPDF_GetLastError()
        locked = code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)
        _tell(out, {"fault": "locked" if locked else "damaged"})
        return
    count = pdfium.FPDF_GetPageCount(file)
    _tell(out, {"pages": count})
    if count > pages:
        return
    fonts: dict[int, int] = {}
    told = 0
    for number in range(count):
        page = pdfium.FPDF_LoadPage(file, number)
        if not page:
            _tell(out, {"fault": "page"})
            continue
        told = _tell_page(pdfium, page, out, fonts, told, characters)
        pdfium.FPDF_ClosePage(page)
        if told > characters:
            _tell(out, {"limit": "characters", "size": told})
            return
    _tell(out, {"end": True})


def _tell(out: BinaryIO, record: dict[str, Any]) -> None:
    out.write(json.dumps(record).encode("ascii") + b"\n")


def _tell_page(
    pdfium: Any, page: Any, out: BinaryIO, fonts: dict[int, int], told: int, most: int
) -> int:
    """Tells a page; how many characters have been told then."""
    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, box)
    words = pdfium.FPDFText_LoadPage(page)
    count = pdfium.FPDFText_CountChars(words) if words else 0
    if count <= 0 or told + count > most:
        text, numbers, styles, names = "", array("f"), array("H"), list[tuple[int, str, int]]()
    else:
        text, numbers, styles, names = _characters(pdfium, words, count, fonts)
    rules, images = _drawings(pdfium, page)
    record = {
        "box": [box.left, box.bottom, box.right, box.top],
        "text": text,
        "fonts": names,
        "rules": rules,
        "images": images,
    }
    _tell(out, record)
    out.write(numbers.tobytes())
    out.write(styles.tobytes())
    if words:
        pdfium.FPDFText_ClosePage(words)
    return told + max(count, 0)


def _characters(
    pdfium: Any, words: Any, count: int, fonts: dict[int, int]
) -> tuple[str, "array[float]", "array[int]", list[tuple[int, str, int]]]:
    """The characters of a page, their numbers, and the fonts that are new."""
    text: list[str] = []
    numbers, styles = array("f"), array("H")
    names: list[tuple[int, str, int]] = []
    styled: dict[int | None, tuple[int, float]] = {}
    x, y = ctypes.c_double(), ctypes.c_double()
    box = pdfium.FS_RECTF()
    for i in range(count):
        if pdfium.FPDFText_IsGenerated(words, i) == 1:
            continue
        character = _character(pdfium, words, i)
        pdfium.FPDFText_GetCharOrigin(words, i, x, y)
        pdfium.FPDFText_GetLooseCharBox(words, i, box)
        key = ctypes.cast(pdfium.FPDFText_GetTextObject(words, i), ctypes.c_void_p).value
        if key not in styled:
            styled[key] = _style(pdfium, words, i, fonts, names)
        style, size = styled[key]
        text.append(character)
        numbers.extend((box.left, box.bottom, box.right, box.top, x.value, y.value, size))
        styles.append(style)
    return "".join(text), numbers, styles, names


def _character(pdfium: Any, words: Any, i: int) -> str:
    """A character; U+FFFD for one that its font does not explain."""
    code = pdfium.FPDFText_GetUnicode(words, i)
    if code == 2 or pdfium.FPDFText_IsHyphen(words, i) == 1:
        return "-"
    known = 0x1F < code < 0x110000 and not 0xD800 <= code < 0xE000 and code != 0xFFFE
    if not known or pdfium.FPDFText_HasUnicodeMapError(words, i) == 1:
        return " " if code in (9, 10, 13) else "\ufffd"
    return chr(code)


def _style(
    pdfium: Any, words: Any, i: int, fonts: dict[int, int], names: list[tuple[int, str, int]]
) -> tuple[int, float]:
    """The number of a character's font with its direction, and its size on the page."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(words, i, matrix)
    size = abs(pdfium.FPDFText_GetFontSize(words, i)) * math.hypot(matrix.c, matrix.d)
    turns = math.degrees(math.atan2(matrix.b, matrix.a)) / 90
    turned = round(turns) % 4 if abs(turns - round(turns)) < 0.06 else _LEANING
    font = pdfium.FPDFTextObj_GetFont(pdfium.FPDFText_GetTextObject(words, i))
    key = ctypes.cast(font, ctypes.c_void_p).value or 0
    if key not in fonts and len(fonts) < 8_000:
        fonts[key] = len(fonts)
        buffer = ctypes.create_string_buffer(200)
        pdfium.FPDFFont_GetBaseFontName(font, buffer, 200)
        name = buffer.value.decode("utf-8", "replace")
        names.append((fonts[key], name, max(pdfium.FPDFFont_GetWeight(font), 0)))
    return fonts.get(key, 0) * 8 + turned, min(size, 10_000.0)


def _drawings(pdfium: Any, page: Any) -> tuple[list[Box], int]:
    """The rules of a page, straight and thin, and how many images it has."""
    rules: list[Box] = []
    images = 0
    for thing, matrix in _objects(pdfium, page):
        kind = pdfium.FPDFPageObj_GetType(thing)
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            images += 1
        elif kind == pdfium.FPDF_PAGEOBJ_PATH and len(rules) <= _MOST_RULES:
            rules.extend(_rules(pdfium, thing, matrix))
    return (rules, images) if len(rules) <= _MOST_RULES else ([], images)


def _objects(pdfium: Any, page: Any) -> Iterator[tuple[Any, Matrix]]:
    """The objects of a page, and those of its forms, with what places them."""
    left = _MOST_OBJECTS
    count = pdfium.FPDFPage_CountObjects(page)
    stack = [(pdfium.FPDFPage_GetObject, page, count, _PLAIN, 0)]
    while stack:
        get, holder, count, matrix, depth = stack.pop()
        for i in range(count):
            left -= 1
            if left < 0:
                return
            thing = get(holder, i)
            if depth < _DEEPEST_FORM and pdfium.FPDFPageObj_GetType(thing) == 5:
                inner = pdfium.FPDFFormObj_CountObjects(thing)
                placed = _times(_matrix(pdfium, thing), matrix)
                stack.append((pdfium.FPDFFormObj_GetObject, thing, inner, placed, depth + 1))
            else:
                yield thing, matrix


def _matrix(pdfium: Any, thing: Any) -> Matrix:
    found = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(thing, found):
        return _PLAIN
    return (found.a, found.b, found.c, found.d, found.e, found.f)


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )


def _rules(pdfium: Any, path: Any, outer: Matrix) -> Iterator[Box]:
    """The rules that a path draws: its straight lines, or its thin areas."""
    filled, stroked = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, filled, stroked)
    if not filled.value and not stroked.value:
        return
    for points in _strokes(pdfium, path, _times(_matrix(pdfium, path), outer)):
        boxes = [_around(points)]
        if stroked.value:
            boxes = [_around(points[i : i + 2]) for i in range(len(points) - 1)]
        yield from (box for box in boxes if min(box[2] - box[0], box[3] - box[1]) <= _THIN)


def _strokes(pdfium: Any, path: Any, matrix: Matrix) -> Iterator[list[tuple[float, float]]]:
    """The corners of each part of a path, on the page."""
    a, b, c, d, e, f = matrix
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[tuple[float, float]] = []
    for i in range(min(pdfium.FPDFPath_CountSegments(path), _MOST_SEGMENTS)):
        segment = pdfium.FPDFPath_GetPathSegment(path, i)
        if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO:
            if len(points) > 1:
                yield points
            points = []
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        points.append((a * x.value + c * y.value + e, b * x.value + d * y.value + f))
        if pdfium.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if len(points) > 1:
        yield points


def _around(points: list[tuple[float, float]]) -> Box:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return (min(xs), min(ys), max(xs), max(ys))


if __name__ == "__main__":
    main()
