"""The documents that are put into every form: the seeds, and three of our own."""

import json
import re
from datetime import date
from functools import cache
from pathlib import Path

import attrs
from tests.forms.own import OWN


ROOT = Path(__file__).parents[2]


@attrs.frozen(kw_only=True)
class Paragraph:
    """A line of a document.

    Attributes:
        text: Its words, its heading's number among them.
        level: Of a heading, 1 at the top; 0 for ordinary words.
        lead: How many of the first characters are a heading that opens the paragraph.
        caption: Whether it stands under a picture.
    """

    text: str
    level: int = 0
    lead: int = 0
    caption: bool = False


@attrs.frozen(kw_only=True)
class Table:
    """A table of data; `None` where a cell before it or above it reaches into the place."""

    rows: tuple[tuple[str | None, ...], ...]
    heads: int = 1


@attrs.frozen(kw_only=True)
class Document:
    """What an office publishes, before a site or an office program gives it a form.

    Attributes:
        text: The text form: what a careful person copies; tables, which lose their columns there, are left out.
        place: Whose site it stands on (平湖市).
        kicker: Words above the title.
        fields: Of the page's index.
        trail: The breadcrumb.
        published: The day on the page.
        dated: Whether the text itself tells that day.
    """

    name: str
    text: str
    place: str
    issuer: str
    title: str
    published: date
    dated: bool
    blocks: tuple[Paragraph | Table, ...]
    kicker: str = ""
    byline: str = ""
    source: str = ""
    fields: tuple[tuple[str, str], ...] = ()
    trail: tuple[str, ...] = ("首页", "政府信息公开", "法定主动公开内容", "规划计划")

    @property
    def index(self) -> tuple[tuple[str, str], ...]:
        """The fields of the page's index, made up where the text has none."""
        number = f"01{sum(map(ord, self.name)) * 7919 % 10**7:07d}"
        made = (
            ("索引号", f"{number}/{self.published:%Y}-{len(self.text):05d}"),
            ("发布机构", self.issuer),
            ("成文日期", f"{self.published:%Y-%m-%d}"),
            ("公开方式", "主动公开"),
            ("主题分类", "卫生、体育"),
            ("有效性", "有效"),
        )
        return self.fields or made

    @property
    def body(self) -> str:
        """The words that a reader must keep, in order."""
        return "\n".join(
            block.text
            if isinstance(block, Paragraph)
            else "\n".join("\t".join(cell or "" for cell in row) for row in block.rows)
            for block in self.blocks
        )


# Headings that a copyist of the own documents sees: 一、基层医疗 alone, （一）… alone or opening a paragraph.
_NUMBER = re.compile(r"[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)]|\d{1,2}[.．、]")
_END = re.compile(r"[。；：!！?？;:]")


def _paragraph(line: str) -> Paragraph:
    number = _NUMBER.match(line)
    if number is None:
        return Paragraph(text=line)
    level = 1 if number[0].endswith("、") and not number[0][0].isdigit() else 2
    level = 3 if number[0][0].isdigit() else level
    end = _END.search(line)
    if end is None:
        return Paragraph(text=line, level=level)
    return Paragraph(text=line, lead=end.start() if end.start() <= 24 else 0)


def _own(name: str, words: str) -> Document:
    """A document from lines: `| a | b` is a row, `>` a cell that the one before reaches into, `^` one above."""
    head, _, body = words.strip().partition("\n\n")
    given = dict(line.split("：", 1) for line in head.splitlines())
    blocks: list[Paragraph | Table] = []
    rows: list[tuple[str | None, ...]] = []
    for line in [*body.splitlines(), ""]:
        if line.startswith("|"):
            cells = (cell.strip() for cell in line[1:].split("|"))
            rows.append(tuple(None if cell in {">", "^"} else cell for cell in cells))
            continue
        if rows:
            blocks.append(Table(rows=tuple(rows), heads=int(given.get("heads", "1"))))
            rows = []
        if line:
            blocks.append(_paragraph(line))
    document = Document(
        name=name,
        text="",
        place=given["place"],
        issuer=given["issuer"],
        title=given["title"],
        published=date.fromisoformat(given["published"]),
        dated=True,
        source=given["issuer"],
        blocks=tuple(blocks),
    )
    lines = (block.text for block in blocks if isinstance(block, Paragraph))
    return attrs.evolve(document, text="\n".join((document.title, *lines)))


# --- the seeds -------------------------------------------------------------------------------------

_SEEDS = (
    ("000_d20a0c544ebc444e", "平湖市", date(2024, 2, 8), "■记者 戴经纬 通讯员 赵勤仙"),
    ("001_4f5bb0fa7c8aa68f", "平湖市", date(2024, 4, 26), "戴绯绯 通讯员 赵勤仙"),
    ("002_07b6815a6cad7346", "海宁市", date(2025, 3, 10), ""),
    ("003_75485d20f7133c8b", "临平区", date(2023, 2, 3), ""),
    ("004_fe0fc19440af3c72", "桐乡市", date(2023, 4, 19), ""),
)


def _lines(text: str) -> list[tuple[int, str]]:
    """Lines that are not blank, without the blanks around them, with their offsets."""
    found, start = [], 0
    for line in text.split("\n"):
        words = line.strip()
        if words:
            found.append((start + line.index(words), words))
        start += len(line) + 1
    return found


def _seed(name: str, place: str, published: date, byline: str) -> Document:
    text = (ROOT / "seeds" / f"{name}.txt").read_text(encoding="utf-8")
    gold = json.loads(
        (ROOT / "tests" / "gold" / "seeds" / f"{name}.gold.json").read_text(encoding="utf-8")
    )
    headings = {h["start"]: h for h in gold["headings"]}
    lines = _lines(text)
    at = next((i for i, (_, words) in enumerate(lines) if words == gold["title"]), -1)
    body = [
        (start, words)
        for start, words in lines[at + 1 :]
        if words not in {byline, "|"} and not words.startswith("发布时间:")
    ]
    metadata = dict(gold.get("metadata") or {})
    trail = tuple(metadata.pop("breadcrumb", ()))
    source = metadata.pop("来源", gold["issuer"])
    metadata.pop("发布时间", None)
    document = Document(
        name=name,
        text=text,
        place=place,
        issuer=gold["issuer"],
        title=gold["title"],
        published=published,
        dated=gold["published"] is not None,
        kicker="" if trail or at < 1 else lines[at - 1][1],
        byline=byline,
        source=source,
        fields=tuple(metadata.items()),
        blocks=tuple(_seed_paragraph(start, words, headings) for start, words in body),
    )
    return attrs.evolve(document, trail=trail) if trail else document


def _seed_paragraph(start: int, words: str, headings: dict[int, dict[str, object]]) -> Paragraph:
    heading = headings.get(start)
    if heading is None:
        short = len(words) <= 12 and not _END.search(words) and "、" not in words
        return Paragraph(text=words, caption=short)
    title, level = str(heading["text"]), int(str(heading["level"]))
    if len(words) <= len(title) + 1:
        return Paragraph(text=words, level=max(level, 1))
    return Paragraph(text=words, lead=min(len(title), len(words)))


def divided(document: Document) -> Document:
    """A document whose paragraphs that hold several headings are cut before each of them, as pages show them."""
    blocks: list[Paragraph | Table] = []
    for block in document.blocks:
        if isinstance(block, Table) or len(block.text) < 1500:
            blocks.append(block)
            continue
        pieces = re.split(
            r"(?<=[。;]) ?(?=[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\))| (?=\([一二三四五六七八九十]+\))",
            block.text,
        )
        blocks += map(_paragraph, filter(None, map(str.strip, pieces)))
    return attrs.evolve(document, blocks=tuple(blocks))


@cache
def seeds() -> tuple[Document, ...]:
    """The five seeds."""
    return tuple(_seed(*row) for row in _SEEDS)


@cache
def own() -> tuple[Document, ...]:
    """Three documents of our own, tables of data among them."""
    return tuple(_own(name, words) for name, words in OWN.items())


def documents() -> tuple[Document, ...]:
    """All of them."""
    return seeds() + own()
