"""Documents as Word files by python-docx: styles, outline, automatic numbers, tables, running heads."""

import re
from io import BytesIO
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt
from tests.forms.documents import Document, Paragraph, Table, divided


_DIGITS = "零一二三四五六七八九十"
_LEVELS = (
    (0, "chineseCounting", "%1、"),
    (1, "chineseCounting", "（%2）"),
    (2, "decimal", "%3."),
)
_NUMBERS = (
    (0, re.compile(r"([一二三四五六七八九十]+)、")),
    (1, re.compile(r"[（(]([一二三四五六七八九十]+)[）)]")),
    (2, re.compile(r"(\d{1,2})[.．]")),
)
# Parts of the maker's template that hold nothing.
_EMPTY = ("thumbnail", "stylesWithEffects", "customXml")


def _value(number: str) -> int:
    if number.isdigit():
        return int(number)
    tens, ten, ones = number.rpartition("十")
    return (_DIGITS.index(tens or "一") * 10 if ten else 0) + (_DIGITS.index(ones) if ones else 0)


class _Numbering:
    """The automatic numbers of a file: which paragraph can go without its written one."""

    def __init__(self, document: Any, brackets: str) -> None:
        self._root = document.part.numbering_part.element
        self._last = [0, 0, 0]
        self._number = 0
        levels = "".join(
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:suff w:val="nothing"/>'
            f'<w:lvlText w:val="{text.replace("（", brackets[0]).replace("）", brackets[1])}"/><w:lvlJc w:val="left"/></w:lvl>'
            for level, form, text in _LEVELS
        )
        abstract = parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        )
        self._root.insert(0, abstract)
        self._begin()

    def _begin(self) -> None:
        """A list that counts from one again."""
        self._number += 1
        override = "".join(
            f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="1"/></w:lvlOverride>'
            for level in range(3)
        )
        self._root.append(
            parse_xml(
                f'<w:num {nsdecls("w")} w:numId="{770 + self._number}"><w:abstractNumId w:val="77"/>{override}</w:num>'
            )
        )
        self._last = [0, 0, 0]

    def bare(self, paragraph: Any, text: str) -> str:
        """The words to write: without their number where the file counts it out itself."""
        for level, pattern in _NUMBERS:
            match = pattern.match(text)
            if match is None:
                continue
            value = _value(match[1])
            if level == 0 and value == 1 and self._last[0]:
                self._begin()
            if value != self._last[level] + 1:
                return text
            self._last[level:] = [value] + [0] * (2 - level)
            properties = paragraph._p.get_or_add_pPr()
            properties.append(
                parse_xml(
                    f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{770 + self._number}"/></w:numPr>'
                )
            )
            return text[match.end() :]
        return text


def _font(style: Any, family: str, size: float) -> None:
    style.font.name, style.font.size = family, Pt(size)
    style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), family)


def make_docx(document: Document) -> bytes:
    """The document as a bureau's clerk would type it."""
    document = divided(document)
    file = docx.Document()
    package = file.part.package
    for source in (package, file.part):
        for key, relation in list(source.rels.items()):
            if any(word in relation.reltype for word in _EMPTY):
                del source.rels[key]
    _font(file.styles["Normal"], "Forms Song", 14)
    for name in ("Title", "Heading 1", "Heading 2", "Heading 3", "Heading 4"):
        _font(file.styles[name], "Forms Hei", 22 if name == "Title" else 15)
    _running(file, document)
    whole = document.body
    numbers = _Numbering(file, "（）" if whole.count("（一）") else "()")
    if document.kicker:
        file.add_paragraph(document.kicker).alignment = WD_ALIGN_PARAGRAPH.CENTER
    file.add_paragraph(document.title, style="Title").alignment = WD_ALIGN_PARAGRAPH.CENTER
    if document.byline:
        file.add_paragraph(document.byline).alignment = WD_ALIGN_PARAGRAPH.CENTER
    for block in document.blocks:
        if isinstance(block, Table):
            _table(file, block)
        else:
            _paragraph(file, block, numbers)
    out = BytesIO()
    file.save(out)
    return out.getvalue()


def _paragraph(file: Any, block: Paragraph, numbers: _Numbering) -> None:
    paragraph = file.add_paragraph(style=f"Heading {block.level}" if block.level else None)
    if block.caption:
        paragraph.style = file.styles["Caption"]
        paragraph.add_run(block.text)
        return
    text = block.text
    if block.level or block.lead:
        text = numbers.bare(paragraph, text)
    else:
        paragraph.paragraph_format.first_line_indent = Pt(28)
    lead = max(block.lead - (len(block.text) - len(text)), 0)
    if lead:
        paragraph.add_run(text[:lead]).bold = True
    # Runs break anywhere: where an input method stopped, where a spelling was checked.
    for start in range(lead, len(text), 61):
        paragraph.add_run(text[start : min(start + 61, len(text))])


def _table(file: Any, block: Table) -> None:
    table = file.add_table(len(block.rows), len(block.rows[0]), style="Table Grid")
    for y, row in enumerate(block.rows):
        for x, words in enumerate(row):
            if words is not None:
                table.cell(y, x).text = words
                continue
            beside = x > 0 and y < block.heads and block.rows[y][x - 1] is not None
            origin = table.cell(y, x - 1) if beside else table.cell(y - 1, x)
            origin.merge(table.cell(y, x))


def _running(file: Any, document: Document) -> None:
    section = file.sections[0]
    section.header.paragraphs[0].text = f"{document.issuer}文件"
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    footer.add_run("— ")
    footer._p.append(
        parse_xml(
            f'<w:fldSimple {nsdecls("w")} w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
        )
    )
    footer.add_run(" —")
