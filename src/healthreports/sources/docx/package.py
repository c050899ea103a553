"""The parts of a Word file: found by their relations, unpacked one by one and never past the limits."""

import io
import zipfile
import zlib
from collections.abc import Iterator

from docx.opc.constants import RELATIONSHIP_TARGET_MODE, RELATIONSHIP_TYPE
from docx.opc.packuri import PACKAGE_URI, PackURI

from healthreports.errors import SourceError
from healthreports.sources.docx.markup import Markup
from healthreports.sources.forms import detect_form
from healthreports.sources.limits import Limits


_CHUNK = 1 << 16
_ENCRYPTED = 1
_PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_DAMAGES = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    RuntimeError,
    NotImplementedError,
)


class Package:
    """A Word file opened.

    Args:
        data: The whole file.
        name: Of the file, for errors.
        limits: How much to unpack, and how many elements to read, of all parts together.

    Raises:
        SourceError: It is no Word file, or damaged.
    """

    def __init__(self, data: bytes, name: str | None, limits: Limits) -> None:
        self.name = name
        self._limits = limits
        self._unpacked = 0
        self.markup = Markup(name, limits)
        form = detect_form(data, name)
        if form != "docx":
            msg = f"no Word file (.docx): it looks like {form}; read it as such"
            raise SourceError(msg, name)
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except _DAMAGES as error:
            raise self._damaged(error) from error
        # Some writers set backslashes between folders, or other capitals than the relations do.
        self._members = {_address(member.filename): member for member in self._archive.infolist()}
        main = self.related(PACKAGE_URI).get("officeDocument", "/word/document.xml")
        if main.lower() not in self._members:
            msg = "a Word file without its document (word/document.xml): open it in Word or WPS, have it mended, and save it as .docx"
            raise SourceError(msg, name)
        self.main = main

    def related(self, part: str) -> dict[str, str]:
        """The parts that a part is related to within the file, by the last word of the relation (styles)."""
        parts: dict[str, str] = {}
        base = PackURI(part)
        if base.rels_uri.lower() not in self._members:
            return parts
        for relation in self.markup.tree(self.chunks(base.rels_uri)):
            if relation.get("TargetMode") == RELATIONSHIP_TARGET_MODE.EXTERNAL:
                continue
            kind = relation.get("Type", "").rpartition("/")[2]
            target = relation.get("Target", "").replace("\\", "/")
            found = str(PackURI.from_rel_ref(base.baseURI, target)) if target else ""
            if kind in _RELATIONS and found.lower() in self._members:
                parts.setdefault(kind, found)
        return parts

    def chunks(self, part: str) -> Iterator[bytes]:
        """A part's bytes piece by piece; none of a part that is not there.

        Raises:
            SourceError: It is damaged or encrypted.
            LimitError: The parts read are too big together.
        """
        member = self._members.get(part.lower())
        if member is None:
            return
        if member.flag_bits & _ENCRYPTED or member.compress_type not in _PACKINGS:
            msg = "an encrypted or strangely packed Word file: open it in Word or WPS and save it without a password"
            raise SourceError(msg, self.name)
        self._limits.check("unpacked", self._unpacked + member.file_size, self.name)
        try:
            with self._archive.open(member) as file:
                while chunk := file.read(_CHUNK):
                    self._unpacked += len(chunk)
                    self._limits.check("unpacked", self._unpacked, self.name)
                    yield chunk
        except _DAMAGES as error:
            raise self._damaged(error) from error

    def _damaged(self, error: Exception) -> SourceError:
        return SourceError(f"a damaged Word file ({error}): fetch it again", self.name)


# The relations that are followed; files of the strict standard have others that end alike.
_RELATIONS = frozenset(
    relation.rpartition("/")[2]
    for relation in (
        RELATIONSHIP_TYPE.OFFICE_DOCUMENT,
        RELATIONSHIP_TYPE.STYLES,
        RELATIONSHIP_TYPE.NUMBERING,
        RELATIONSHIP_TYPE.FOOTNOTES,
        RELATIONSHIP_TYPE.ENDNOTES,
    )
)


def _address(member: str) -> str:
    return "/" + member.replace("\\", "/").lstrip("/").lower()
