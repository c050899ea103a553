"""The report and its parts: records only."""

from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum

import attrs

from healthreports import display
from healthreports.facts import Facts, Role
from healthreports.report.cards import report_card, section_card, table_card
from healthreports.sources.marks import Mark
from healthreports.text import Span


class Level(StrEnum):
    """The level of a place in China's administrative divisions."""

    PROVINCE = "province"
    PREFECTURE = "prefecture"
    COUNTY = "county"
    TOWNSHIP = "township"


@attrs.frozen(kw_only=True)
class Region(display.Shown):
    """The place that a report speaks for.

    Attributes:
        name: Its name with its level's word (平湖市).
        code: Its six-digit code of GB/T 2260, or `None` where the name alone does not settle it.
        level: Its administrative level, or `None`.
        parents: The names of the places above it, nearest first (嘉兴市, 浙江省).
        candidates: The codes that the name could stand for where it is ambiguous.
    """

    name: str
    code: str | None = None
    level: Level | None = None
    parents: tuple[str, ...] = attrs.field(default=(), converter=tuple[str, ...])
    candidates: tuple[str, ...] = attrs.field(default=(), converter=tuple[str, ...])


@attrs.frozen(kw_only=True)
class Source(display.Shown):
    """What the text was read from.

    Attributes:
        form: Of the file: `text`, `html`, `docx` or `pdf`.
        encoding: Of the bytes; `None` where a string was given, or the form has none.
        hash: SHA-256 of the bytes, in hexadecimal digits.
        path: As given, or `None`.
        marks: What the form says of the text, and where each stretch of it stands in the file.
    """

    form: str = "text"
    encoding: str | None = None
    hash: str
    path: str | None = None
    marks: tuple[Mark, ...] = attrs.field(default=(), converter=tuple[Mark, ...], repr=False)


@attrs.frozen(kw_only=True)
class Recognition(display.Shown):
    """How well a layout fits a document, and why.

    Attributes:
        layout: Name of the layout.
        score: From 0 to 1.
        reason: In words.
    """

    layout: str
    score: float = attrs.field(validator=[attrs.validators.ge(0), attrs.validators.le(1)])
    reason: str


@attrs.frozen(kw_only=True)
class Paragraph(display.Shown):
    """A paragraph after repair.

    Attributes:
        text: Its words in reading order, wrapped lines unwrapped and broken columns joined.
        spans: The pieces of `Report.text` that give `text` when put together.
    """

    text: str
    spans: tuple[Span, ...] = attrs.field(converter=tuple[Span, ...])

    def __attrs_post_init__(self) -> None:
        if sum(map(len, self.spans)) != len(self.text):
            msg = "the spans of a paragraph must be as long as its text"
            raise ValueError(msg)

    def __repr__(self) -> str:
        return f"<Paragraph {self.text[:40]!r}: {len(self.text)} characters>"


@attrs.frozen(kw_only=True)
class Section(display.Shown):
    """A part of a report below one heading.

    Attributes:
        level: 1 at the top; 0 for a part title within the document.
        number: The heading's number as written (一、), or `None`.
        heading: The whole heading, number included, end punctuation not; `None` for a lead without one.
        role: Whether the section looks back or ahead.
        span: From its heading to the end of its last part in text order.
        paragraphs: Its own, before its first subsection.
        sections: Its subsections.
        byline: Author's line of a newspaper article, or `None`.
    """

    level: int = attrs.field(validator=attrs.validators.ge(0))
    number: str | None = None
    heading: str | None = None
    role: Role = Role.OTHER
    span: Span
    paragraphs: tuple[Paragraph, ...] = attrs.field(default=(), converter=tuple[Paragraph, ...])
    sections: tuple["Section", ...] = attrs.field(default=(), converter=tuple["Section", ...])
    byline: str | None = None

    def walk(self) -> Iterator["Section"]:
        """The section and all below it, in reading order.

        Example:
            >>> below = Section(level=2, heading="（一）医共体建设", span=Span(5, 40))
            >>> part = Section(level=1, heading="一、综合医改", span=Span(0, 40), sections=(below,))
            >>> [(section.level, section.heading) for section in part.walk()]
            [(1, '一、综合医改'), (2, '（一）医共体建设')]
        """
        yield self
        for section in self.sections:
            yield from section.walk()

    def __repr__(self) -> str:
        held = f"{len(self.paragraphs)} paragraphs, {len(self.sections)} sections"
        return f"<Section {(self.heading or 'without heading')[:40]!r}: {held}>"

    def __rich__(self) -> display.Part:
        return section_card(self)


@attrs.frozen(kw_only=True)
class Cell(display.Shown):
    """One cell of a table.

    Attributes:
        text: As written.
        span: Where it stands in the report's text.
    """

    text: str
    span: Span


@attrs.frozen(kw_only=True)
class Table(display.Shown):
    """A table of the page, or one flattened to lines.

    Attributes:
        title: The line above it, or `None`.
        rows: Its rows of cells, the head row first.
        span: The whole.
        section: The headings above it, from the top down.
        role: Of its section.
    """

    title: str | None = None
    rows: tuple[tuple[Cell, ...], ...]
    span: Span
    section: tuple[str, ...] = attrs.field(default=(), converter=tuple[str, ...])
    role: Role = Role.OTHER

    def __repr__(self) -> str:
        return f"<Table {(self.title or 'without title')[:40]!r}: {len(self.rows)} rows>"

    def __rich__(self) -> display.Part:
        return table_card(self)


@attrs.frozen
class Join(display.Shown):
    """Two fragments of one sentence that scraping has torn apart.

    Attributes:
        tail_end: Offset just after the fragment that breaks off.
        head_start: Offset of the fragment that continues it.
    """

    tail_end: int
    head_start: int


@attrs.frozen(kw_only=True)
class Leftover(display.Shown):
    """A numeral that is no fact.

    Attributes:
        quote: As written.
        span: Where.
        reason: Why it is none.
    """

    quote: str
    span: Span
    reason: str


def _copied(fields: Mapping[str, str]) -> dict[str, str]:
    return dict(fields)


@attrs.frozen(kw_only=True)
class Report(display.Shown):
    """One report: its text, what it says of itself, its sections and its facts.

    Attributes:
        name: Of the document, as a rule the file's.
        text: What every span points into; as published, but for lone surrogates.
        source: What it was read from.
        layout: Name of the layout it was read by.
        recognition: That layout's score and reason.
        title: Of the report, or `None`.
        issuer: The office that speaks (海宁市卫生健康局), or `None`.
        region: The place that the office serves, or `None`.
        published: The day of publication, or `None`.
        review_year: The year looked back on, or `None`.
        plan_year: The year planned, or `None`.
        document_number: Such as 仁卫健发〔2022〕36号, or `None`.
        metadata: The page's own fields as written, in order.
        sections: The tree of sections.
        tables: The tables.
        facts: All facts in reading order.
        joins: The repairs made.
        truncations: Offsets where the text breaks off and continues nowhere.
        excluded: The numerals that are no figure, with the reason.
        unread: The numerals that no rule could place, with the reason.
    """

    name: str
    text: str
    source: Source
    layout: str
    recognition: Recognition
    title: str | None = None
    issuer: str | None = None
    region: Region | None = None
    published: date | None = None
    review_year: int | None = None
    plan_year: int | None = None
    document_number: str | None = None
    # A mapping has no hash; a report is to have one, so that it can be kept in a set.
    metadata: Mapping[str, str] = attrs.field(factory=dict, converter=_copied, hash=False)
    sections: tuple[Section, ...] = attrs.field(default=(), converter=tuple[Section, ...])
    tables: tuple[Table, ...] = attrs.field(default=(), converter=tuple[Table, ...])
    facts: Facts = attrs.field(default=Facts(), converter=Facts)
    joins: tuple[Join, ...] = attrs.field(default=(), converter=tuple[Join, ...])
    truncations: tuple[int, ...] = attrs.field(default=(), converter=tuple[int, ...])
    excluded: tuple[Leftover, ...] = attrs.field(default=(), converter=tuple[Leftover, ...])
    unread: tuple[Leftover, ...] = attrs.field(default=(), converter=tuple[Leftover, ...])

    def walk(self) -> Iterator[Section]:
        """All sections in reading order, those within a section after it."""
        for section in self.sections:
            yield from section.walk()

    def select(
        self,
        *,
        kind: str | None = None,
        concept: str | None = None,
        role: str | None = None,
        subject: str | None = None,
    ) -> Facts:
        r"""The facts that fit all that is asked, in reading order.

        Args:
            kind: Such as `indicator` or `target`.
            concept: A concept's id.
            role: `review`, `plan` or `other`.
            subject: One of the fact's subjects.

        Example:
            >>> import healthreports as hr
            >>> report = hr.parse("2024年卫生健康工作要点\n全县新增床位60张，婴儿死亡率控制在4‰以下。")
            >>> [(fact.name, fact.quote) for fact in report.select(kind="target", concept="infant_mortality")]
            [('婴儿死亡率', '4‰以下')]
        """
        return Facts(
            fact
            for fact in self.facts
            if kind in (None, fact.kind)
            and concept in (None, fact.concept)
            and role in (None, fact.role)
            and (subject is None or subject in fact.subjects)
        )

    def locate(self, span: Span) -> tuple[str, ...]:
        r"""Where a stretch of the text stands in the file.

        Args:
            span: Such as one of a fact's.

        Returns:
            The places that it touches, in text order: pages, paragraphs, cells or elements, as the form of the
            file has them; lines of a text.

        Example:
            >>> import healthreports as hr
            >>> report = hr.parse("2024年工作总结\n新增床位60张。")
            >>> report.locate(report.facts[0].spans[0])
            ('line 2',)
        """
        if not self.source.marks:
            first = self.text.count("\n", 0, span.start) + 1
            last = first + self.text.count("\n", span.start, span.end)
            return tuple(f"line {number}" for number in range(first, last + 1))
        touched = (mark.place for mark in self.source.marks if mark.span.overlaps(span))
        return tuple(dict.fromkeys(touched))

    def __repr__(self) -> str:
        return f"<Report {self.name}: {len(self.facts)} facts>"

    def __rich__(self) -> display.Part:
        return report_card(self)
