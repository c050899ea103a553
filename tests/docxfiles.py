"""Word files set together from their XML, as small as they can be."""

import io
import zipfile


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_SPACES = {
    "w": W,
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
}
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def xml(root: str, content: str, word: str = W) -> str:
    """A part: its root element with the namespaces that Word declares, around some XML."""
    spaces = " ".join(f'xmlns:{p}="{u}"' for p, u in {**_SPACES, "w": word}.items())
    return f"{_DECLARATION}<w:{root} {spaces}>{content}</w:{root}>"


def relations(targets: dict[str, str]) -> str:
    """A part of relations: the last word of each with its target."""
    rows = "".join(
        f'<Relationship Id="r{i}" Type="{_RELATIONS}/{kind}" Target="{target}"/>'
        for i, (kind, target) in enumerate(targets.items())
    )
    return f'{_DECLARATION}<Relationships xmlns="{_PACKAGE}">{rows}</Relationships>'


def members(body: str, word: str = W, **parts: str) -> dict[str, bytes]:
    """The members of a Word file with that body, and with the parts named (styles, numbering, footnotes)."""
    texts = {
        "[Content_Types].xml": f'{_DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": relations({"officeDocument": "word/document.xml"}),
        "word/document.xml": xml("document", f"<w:body>{body}<w:sectPr/></w:body>", word),
        "word/_rels/document.xml.rels": relations({part: f"{part}.xml" for part in parts}),
        **{f"word/{part}.xml": xml(part, content, word) for part, content in parts.items()},
    }
    return {name: text.encode() for name, text in texts.items()}


def pack(files: dict[str, bytes]) -> bytes:
    """The members in one archive."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def docx(body: str, word: str = W, **parts: str) -> bytes:
    """A Word file with that body."""
    return pack(members(body, word, **parts))


def p(words: str = "", properties: str = "") -> str:
    """A paragraph of one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{r(words)}</w:p>"


def r(words: str, properties: str = "") -> str:
    """A run."""
    return (
        f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'
        if words
        else ""
    )


def style(style_id: str, name: str, properties: str = "", based: str = "", run: str = "") -> str:
    """A paragraph style."""
    base = f'<w:basedOn w:val="{based}"/>' if based else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{style_id}"><w:name w:val="{name}"/>{base}'
        f"<w:pPr>{properties}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def level(at: int, form: str, words: str, more: str = "", start: int = 1) -> str:
    """A level of a list."""
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{words}"/>{more}</w:lvl>'
    )


def abstract(abstract_id: int, *levels: str) -> str:
    """How the numbers of lists look."""
    return f'<w:abstractNum w:abstractNumId="{abstract_id}">{"".join(levels)}</w:abstractNum>'


def num(num_id: int, abstract_id: int, overrides: str = "") -> str:
    """A list."""
    return f'<w:num w:numId="{num_id}"><w:abstractNumId w:val="{abstract_id}"/>{overrides}</w:num>'


def item(words: str, num_id: int = 1, at: int = 0) -> str:
    """A paragraph of a list."""
    return p(words, f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{num_id}"/></w:numPr>')


def cell(content: str, properties: str = "") -> str:
    """A cell of a table; words alone become its paragraph."""
    inner = content if content.startswith("<") else p(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    """A row of a table."""
    inner = "".join(c if c.startswith("<w:tc>") else cell(c) for c in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inner}</w:tr>"


def table(*rows: str) -> str:
    """A table."""
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"
