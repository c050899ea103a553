"""Which form a file is in, told by its content alone."""

import io
import re
import zipfile

from healthreports.errors import NotFoundError, SourceError


FORMS = ("text", "html", "docx", "pdf")

# Where a PDF file may begin: some servers put a few lines before it.
_PDF_WITHIN = 1024
_HEAD = 4096
# How a page begins, after blanks, comments and an XML declaration; the tags are those by which browsers tell one.
_PAGE = re.compile(
    rb"""
    \s*+ (?: <\?xml[^>]{0,200}+> \s*+ | <!--.{0,2000}?--> \s*+ ){0,5}+
    < (?: !doctype\s++html | (?: html|head|meta|title|link|body|script|style|iframe|div|table|font|center|span|br|h[1-6]|p|a|b ) (?=[\s>/]) )
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
# A piece of a page that begins with words.
_PARTS = re.compile(
    rb"</(?:p|div|td|tr|table|span|strong|h[1-6])\s{0,9}>|<br\s{0,9}/?>", re.IGNORECASE
)
_FEWEST_PARTS, _SAMPLE = 5, 200_000
_MARKED_16 = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}

# What a ZIP archive is by one of its members, and what to do with it.
_PACKED = (
    (
        "xl/workbook.xml",
        "an Excel workbook",
        "save its text, or read it with a spreadsheet library",
    ),
    ("ppt/presentation.xml", "a PowerPoint file", "save it as .docx or as text"),
    (
        "content.xml",
        "an OpenDocument file",
        "save it as .docx: soffice --headless --convert-to docx FILE",
    ),
    ("OFD.xml", "an OFD file", "save it as PDF first"),
)
# Each member of an archive has an entry that begins so; a list of very many would fill the memory.
_MEMBER, _MOST_MEMBERS = b"PK\x01\x02", 10_000
_OLD = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_WEB_ARCHIVE = re.compile(rb"(?:[A-Za-z-]{2,40}:[^\n]{0,300}\n){0,20}?MIME-Version:", re.IGNORECASE)


def detect_form(data: bytes, name: str | None = None) -> str:
    """The form that a file's content is in: `text`, `html`, `docx` or `pdf`.

    Args:
        data: The whole file.
        name: Of the file, for errors; it says nothing of the form.

    Raises:
        SourceError: It is in a known form that is not read; the error says what to do.

    Example:
        >>> detect_form("<!DOCTYPE html><p>床位500张</p>".encode("gbk")), detect_form("床位500张".encode())
        ('html', 'text')
    """
    if b"%PDF-" in data[:_PDF_WITHIN]:
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return _packed(data, name)
    if data.startswith(_OLD):
        if _ENCRYPTED in data:
            msg = "an encrypted Word file: open it in Word or WPS and save it without a password"
        else:
            msg = "an old Word or WPS file (.doc, .wps): save it as .docx first, in Word, in WPS or by soffice --headless --convert-to docx FILE"
        raise SourceError(msg, name)
    head = _narrow(data)
    if _WEB_ARCHIVE.match(head):
        msg = "a web archive (.mht): open it in a browser and save the page as HTML"
        raise SourceError(msg, name)
    return "html" if _PAGE.match(head) or _has_parts(data) else "text"


def check_form(form: str) -> str:
    """The form that a caller names.

    Raises:
        NotFoundError: There is no such form.
    """
    if form not in FORMS:
        what = "form of file"
        raise NotFoundError(what, form, FORMS)
    return form


def _narrow(data: bytes) -> bytes:
    """The beginning of a file in one byte a character, as far as that tells its form."""
    data = data.removeprefix(b"\xef\xbb\xbf")
    if encoding := _MARKED_16.get(data[:2]):
        return data[2:_HEAD].decode(encoding, "replace").encode("ascii", "replace")
    return data[:_HEAD]


def _has_parts(data: bytes) -> bool:
    found = _PARTS.finditer(data, 0, _SAMPLE)
    return sum(1 for _, _ in zip(range(_FEWEST_PARTS), found)) == _FEWEST_PARTS  # noqa: B905


def _packed(data: bytes, name: str | None) -> str:
    if data.count(_MEMBER) > _MOST_MEMBERS:
        msg = f"an archive of more than {_MOST_MEMBERS} members: no report is one"
        raise SourceError(msg, name)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        msg = f"a damaged ZIP archive or Word file ({error}): fetch it again"
        raise SourceError(msg, name) from error
    if "word/document.xml" in members:
        return "docx"
    for member, form, advice in _PACKED:
        if member in members:
            msg = f"{form}, which is not read: {advice}"
            raise SourceError(msg, name)
    if "[Content_Types].xml" in members:
        return "docx"
    msg = "a ZIP archive: unpack it first"
    raise SourceError(msg, name)
