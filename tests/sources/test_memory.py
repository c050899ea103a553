"""Reading takes memory in proportion to the file, and little of it."""

import io
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from tests.forms.documents import documents


# Bytes for each byte of the file, and beside that.
_EACH, _BESIDE = 40, 150 * 2**20
_CODE = """
import sys
from healthreports.errors import SourceError
from healthreports.sources import Limits, load
try:
    load(sys.argv[1], limits=Limits(unpacked=10**9))
except SourceError as error:
    print(error, file=sys.stderr)
# Not getrusage: what that tells of a child begins with its parent's peak.
print(next(line for line in open("/proc/self/status") if line.startswith("VmHWM")))
"""
PROSE = "\n".join(document.text for document in documents()).split("\n")


def page(paragraph: str) -> str:
    body = "".join(paragraph.format(line) for line in PROSE if line.strip())
    return f"<!DOCTYPE html><html><head><title>总结</title></head><body><div>{body}</div></body></html>"


def packed(text: str) -> bytes:
    """A Word file with that body, in words that deflate badly enough."""
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(
            "word/document.xml", f"<w:document {space}><w:body>{text}</w:body></w:document>"
        )
    return out.getvalue()


WORD = "".join(
    f"<w:p><w:r><w:t>{line.replace('&', '').replace('<', '')}</w:t></w:r></w:p>" for line in PROSE
)
FILES = {
    "text.txt": ("\n".join(PROSE) * 20).encode(),
    "spans.html": page("<p style='text-indent:2em'><span lang='ZH-CN'>{}</span></p>").encode() * 20,
    "tags.html": ("<div>" + "<p>5</p>" * 95_000).encode(),
    "cells.html": ("<table><tr>" + "<td>5" * 95_000 + "</table>").encode(),
    "text.docx": packed(WORD * 20),
}


@pytest.mark.skipif(
    sys.platform == "win32", reason="the system does not tell the peak of a process"
)
@pytest.mark.parametrize("name", FILES)
def test_peak_memory(name: str, tmp_path: Path) -> None:
    """Under forty times the file and what the library itself takes."""
    path = tmp_path / name
    path.write_bytes(FILES[name])

    run = subprocess.run(
        [sys.executable, "-c", _CODE, str(path)], capture_output=True, text=True, check=True
    )

    peak = int(run.stdout.split()[1]) * 1024
    assert peak < _EACH * len(FILES[name]) + _BESIDE, run.stderr
