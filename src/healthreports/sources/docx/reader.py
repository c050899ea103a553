"""A Word file's parts put together: its paragraphs, tables, text boxes and notes as lines and rows with marks."""

import re
import string
from collections.abc import Iterable

import attrs

from healthreports.errors import SourceError
from healthreports.sources.docx.fields import Fields
from healthreports.sources.docx.markup import Element, child_of, name_of, value_of
from healthreports.sources.docx.numbering import Number, Numbering
from healthreports.sources.docx.package import Package
from healthreports.sources.docx.paragraphs import Paragraph, is_seen, read_paragraph
from healthreports.sources.docx.styles import Look, Styles
from healthreports.sources.docx.tables import (
    Table,
    blocks_in,
    is_layout,
    paragraphs_in,
    read_table,
)
from healthreports.sources.drafts import Draft
from healthreports.sources.limits import Limits
from healthreports.sources.marks import Content, MarkKind


# A line set apart by its look alone (bold, in the middle): a heading is no longer, and no sentence.
_LONGEST_HEADING = 40
_SENTENCE_END = "。；;，,、！？!?"
# Lines that stand in the middle and head nothing: a date, a remark in brackets, the caption of a table or picture.
_ASIDE = re.compile(
    r"[0-9〇○零一二三四五六七八九十]{2,4}\s?年.{1,8}月.{0,6}|[（(].{1,60}[）)]|[表图]\s?[0-9一二三四五六七八九十].{0,60}"
)
# A paragraph of body text in a heading's style, its first sentence being the heading.
_RUN_IN = re.compile(r"[。！？](?=.)")
_LONGEST_STYLED = 60
_CONTENTS = re.compile(r"目\s{0,9}[录錄次]|\s{0,9}contents\s{0,9}", re.IGNORECASE)
# 一、主要工作………………3: a line of a table of contents that was typed.
_LEADER = re.compile(r"(?:[.．·•]{3,}|…{2,}|\t)\s{0,9}[0-9]{1,3}\s{0,9}$")
# The ends of numbers that a blank follows: 第一章 总则, 1.2 人员.
_SET_OFF = frozenset(f"章节条编篇款{string.digits}{string.ascii_letters}")
_DEEPEST_TABLE = 8
_SHORT = 8
_WIDE = re.compile(r"[⺀-鿿＀-￯、-〿]")


def read_package(data: bytes, *, name: str | None, limits: Limits) -> Content:
    """The text of a Word file; `read_docx` tells the rest."""
    package = Package(data, name, limits)
    related = package.related(package.main)

    def part(kind: str) -> tuple[Element, ...]:
        return package.markup.tree(package.chunks(related[kind])) if kind in related else ()

    styles = Styles(part("styles"))
    numbering = Numbering(part("numbering"), styles)
    reader = _Reader(package, styles, numbering, Draft(limits, name))
    reader.read_body()
    for kind in ("footnote", "endnote"):
        if f"{kind}s" in related:
            reader.read_notes(kind, related[f"{kind}s"])
    content = reader.draft.content()
    if not content.text:
        msg = "the Word file holds no text: if its pages are pictures, they must go through text recognition (OCR) first"
        raise SourceError(msg, name)
    return content


class _Surroundings:
    """What blocks lie in: worked out once for each element around them, not for each block."""

    def __init__(self) -> None:
        self._chain: list[tuple[Element, frozenset[str] | None]] = []

    def of(self, block: Element) -> frozenset[str] | None:
        """`body`, `contents` or both; `None` for a block that is not shown."""
        around: frozenset[str] | None = frozenset()
        elements = list(block.iterancestors())[::-1]
        for i, element in enumerate(elements):
            if i < len(self._chain) and self._chain[i][0] is element:
                around = self._chain[i][1]
                continue
            del self._chain[i:]
            around = None if around is None else _within(element, around)
            self._chain.append((element, around))
        return around


def _within(element: Element, around: frozenset[str]) -> frozenset[str] | None:
    name = name_of(element)
    if not is_seen(element, name):
        return None
    if name == "body":
        return around | {"body"}
    gallery = child_of(element, "sdtPr", "docPartObj", "docPartGallery") if name == "sdt" else None
    return around | {"contents"} if value_of(gallery) == "Table of Contents" else around


@attrs.frozen
class _Line:
    """A line ready to be written."""

    words: str
    kind: MarkKind
    place: str
    level: int | None = None


class _Reader:
    def __init__(
        self, package: Package, styles: Styles, numbering: Numbering, draft: Draft
    ) -> None:
        self.draft = draft
        self._package = package
        self._styles = styles
        self._numbering = numbering
        self._fields = Fields()
        self._carried = ""
        self._contents: _Line | None = None
        self._in_contents = False
        self._notes: dict[tuple[str, str], None] = {}
        self._boxes: list[Element | str] = []
        self._box_count = self._table_count = 0

    # --- parts ---------------------------------------------------------------------------------------

    def read_body(self) -> None:
        """The document itself."""
        count = 0
        surroundings = _Surroundings()
        for block in self._package.markup.blocks(self._package.chunks(self._package.main)):
            if name_of(block) == "p":
                count += 1
            around = surroundings.of(block) or ()
            if "body" not in around:
                continue
            if name_of(block) == "p":
                self._paragraph(block, f"paragraph {count}", in_contents="contents" in around)
            else:
                self._table(block)
            self._write_boxes()
        self._flush(f"paragraph {count}")

    def read_notes(self, kind: str, part: str) -> None:
        """The notes of a kind that the document refers to, in their order in the file."""
        number = 0
        last = None
        for block in self._package.markup.blocks(self._package.chunks(part)):
            note = _ancestor(block, kind)
            note_id = value_of(note, "id") or ""
            if (kind, note_id) not in self._notes:
                continue
            if note_id != last:
                number, last = number + 1, note_id
            place = f"{kind} {number}"
            if name_of(block) == "p":
                self._paragraph(block, place)
            else:
                self._table(block)
            self._write_boxes()
        self._flush(f"{kind} {number}")

    def _write_boxes(self) -> None:
        """The text boxes met since the last block, those within them behind them."""
        while self._boxes:
            boxes, self._boxes = self._boxes, []
            for box in boxes:
                self._box_count += 1
                place = f"text box {self._box_count}"
                if isinstance(box, str):
                    self.draft.line(box, MarkKind.PARAGRAPH, f"{place}, paragraph 1")
                else:
                    self._blocks(blocks_in(box), place)

    def _blocks(self, blocks: Iterable[Element], place: str, depth: int = 0) -> None:
        count = 0
        for block in blocks:
            if name_of(block) == "p":
                count += 1
                self._paragraph(block, f"{place}, paragraph {count}")
            else:
                self._table(block, depth + 1)
        self._flush(f"{place}, paragraph {count}")

    # --- paragraphs ----------------------------------------------------------------------------------

    def _read(self, element: Element) -> Paragraph:
        paragraph = read_paragraph(element, self._styles, self._fields)
        self._boxes.extend(paragraph.boxes)
        self._notes.update(dict.fromkeys(paragraph.notes))
        return paragraph

    def _number(self, paragraph: Paragraph) -> Number:
        """The automatic number of a paragraph, counted."""
        own, style = paragraph.own, paragraph.style
        list_id = own.list_id if own.list_id is not None else style.look.list_id
        if not list_id:
            return Number()
        level = own.list_level
        if level is None and own.list_id is None:
            level = style.look.list_level
            if level is None:
                level = self._numbering.level_of_style(list_id, style.numbered_by)
        return self._numbering.count(list_id, level or 0)

    def _paragraph(self, element: Element, place: str, *, in_contents: bool = False) -> None:
        paragraph = self._read(element)
        if paragraph.open:
            self._carried += paragraph.text
            return
        number = self._number(paragraph)
        text, self._carried = self._carried + paragraph.text, ""
        if in_contents or paragraph.contents or not text.strip():
            # The word 目录 itself waits until it is known whether a table of contents follows.
            if text.strip():
                self._contents, self._in_contents = None, True
            return
        kind, level = _kind(paragraph, number, text)
        if kind is MarkKind.TITLE or level is not None:
            text = _joined(text.split("\n"))
        lines = _numbered(number, text.strip("\n")).split("\n")
        for i, words in enumerate(lines):
            where = place if len(lines) == 1 else f"{place}, line {i + 1}"
            self._line(_Line(words, kind, where, level))

    def _line(self, line: _Line) -> None:
        """Writes a line, unless it turns out to belong to a table of contents."""
        if _CONTENTS.fullmatch(line.words.strip()):
            self._write_contents()
            self._contents = line
        elif (self._contents or self._in_contents) and _LEADER.search(line.words):
            self._contents, self._in_contents = None, True
        elif line.words.strip():
            self._write_contents()
            self._in_contents = False
            self.draft.line(line.words, line.kind, line.place, level=line.level)

    def _write_contents(self) -> None:
        if self._contents is not None:
            line, self._contents = self._contents, None
            self.draft.line(line.words, line.kind, line.place, level=line.level)

    def _flush(self, place: str) -> None:
        """What waits for a next paragraph gets none."""
        if self._carried.strip():
            self._line(_Line(self._carried.replace("\n", ""), MarkKind.PARAGRAPH, place))
        self._carried = ""
        self._write_contents()

    # --- tables --------------------------------------------------------------------------------------

    def _table(self, element: Element, depth: int = 0) -> None:
        self._flush("paragraph")
        index = self._table_count
        self._table_count += 1
        if depth > _DEEPEST_TABLE:
            self._plain(element, f"table {index + 1}")
            return
        table = read_table(element, self._package.markup.count)
        if is_layout(table):
            self._dissolve(table, index, depth)
        else:
            self._rows(table, index)

    def _plain(self, table: Element, place: str) -> None:
        """A table far down in others: its paragraphs one by one."""
        for row in read_table(table, self._package.markup.count).rows:
            for cell in row:
                for paragraph in paragraphs_in(cell.element):
                    self._paragraph(paragraph, place)
        self._flush(place)

    def _dissolve(self, table: Table, index: int, depth: int) -> None:
        for i, row in enumerate(table.rows):
            for j, cell in enumerate(row):
                if not cell.hidden:
                    place = f"table {index + 1}, row {i + 1}, cell {j + 1}"
                    self._blocks(blocks_in(cell.element), place, depth)

    def _rows(self, table: Table, index: int) -> None:
        for i, row in enumerate(table.rows):
            texts = {cell.column: self._cell(cell.element) for cell in row if not cell.hidden}
            last = row[-1].column + row[-1].width - 1 if row else -1
            cells = [texts.get(column, "") for column in table.columns if column <= last]
            self.draft.row(cells, table=index, row=i)

    def _cell(self, element: Element) -> str:
        """The text of a cell of data; a number alone counts there: 序号 is often automatic."""
        pieces: list[str] = []
        for element_ in paragraphs_in(element):
            paragraph = self._read(element_)
            carried = self._carried + paragraph.text
            self._carried = carried if paragraph.open else ""
            if not paragraph.open:
                words = _numbered(self._number(paragraph), carried)
                pieces.extend(line.strip() for line in words.split("\n") if line.strip())
        pieces.append(self._carried.strip())
        self._carried = ""
        return _joined([piece for piece in pieces if piece], longest=_SHORT)


def _ancestor(block: Element, name: str) -> Element | None:
    return next((element for element in block.iterancestors() if name_of(element) == name), None)


def _kind(paragraph: Paragraph, number: Number, text: str) -> tuple[MarkKind, int | None]:
    """What a paragraph is, by its style, its outline level, its number or its look."""
    style = paragraph.style
    words = text.strip()
    if style.title:
        return MarkKind.TITLE, None
    level = _level(paragraph.own, style.level)
    if level is not None:
        run_in = len(words) > _LONGEST_STYLED and _RUN_IN.search(words)
        return (MarkKind.PARAGRAPH, None) if run_in else (MarkKind.HEADING, level)
    if len(words) > _LONGEST_HEADING or words[-1:] in tuple(_SENTENCE_END) or "\n" in words:
        return MarkKind.PARAGRAPH, None
    apart = number.counted or (
        bool(paragraph.bold or paragraph.look.centred) and not _ASIDE.fullmatch(words)
    )
    return (MarkKind.HEADING if apart else MarkKind.PARAGRAPH), None


def _level(own: Look, style: int | None) -> int | None:
    if own.outline is None:
        return style
    return own.outline + 1 if 0 <= own.outline < 9 else None


def _numbered(number: Number, text: str) -> str:
    """A text with its number before it, and a blank between them where they would run together."""
    if not number.words:
        return text
    text = text.lstrip()
    last, first = number.words[-1], text[:1]
    if last.isascii() and (last.isalnum() or last == ".") and first.isascii() and first.isalnum():
        gap = " "  # 1. and 2023年 are not 1.2023年
    else:
        gap = " " if last in _SET_OFF and first and not number.joined else ""
    return number.words + gap + text


def _joined(pieces: list[str], longest: int | None = None) -> str:
    """Lines as one: without a blank where Chinese is broken, with one between all others.

    Args:
        pieces: The lines.
        longest: How long a line may be that is taken for broken (门急诊, 人次); a longer one ends there.
    """
    words: list[str] = []
    for piece in pieces:
        before = words[-1] if words else ""
        broken = _WIDE.match(before[-1:]) and _WIDE.match(piece[:1])
        if before and not (broken and (longest is None or len(before) <= longest)):
            words.append(" ")
        words.append(piece)
    return "".join(words)
