"""The report and its parts: records only."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum

import attrs
from rich.console import RenderableType

from healthreports import display
from healthreports.facts import AnyFact, Role
from healthreports.text import Span


class Level(StrEnum):
    """The level of a place in China's administrative divisions."""

    PROVINCE = "province"
    PREFECTURE = "prefecture"
    COUNTY = "county"
    TOWNSHIP = "township"


@attrs.frozen(kw_only=True)
class Region:
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
class Source:
    """What the text was read from.

    Attributes:
        form: `text` (later also `html`, `docx`, `pdf`).
        encoding: Of the bytes, or `None` where a string was given.
        hash: SHA-256 of the bytes, in hexadecimal digits.
        path: As given, or `None`.
    """

    form: str = "text"
    encoding: str | None = None
    hash: str
    path: str | None = None


@attrs.frozen(kw_only=True)
class Recognition:
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
class Paragraph:
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


@attrs.frozen(kw_only=True)
class Section:
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


@attrs.frozen(kw_only=True)
class Cell:
    """One cell of a table.

    Attributes:
        text: As written.
        span: Where it stands in the report's text.
    """

    text: str
    span: Span


@attrs.frozen(kw_only=True)
class Table:
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


@attrs.frozen
class Join:
    """Two fragments of one sentence that scraping has torn apart.

    Attributes:
        tail_end: Offset just after the fragment that breaks off.
        head_start: Offset of the fragment that continues it.
    """

    tail_end: int
    head_start: int


@attrs.frozen(kw_only=True)
class Leftover:
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
class Report:
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
    facts: tuple[AnyFact, ...] = attrs.field(default=(), converter=tuple[AnyFact, ...])
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
    ) -> tuple[AnyFact, ...]:
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
        return tuple(
            fact
            for fact in self.facts
            if kind in (None, fact.kind)
            and concept in (None, fact.concept)
            and role in (None, fact.role)
            and (subject is None or subject in fact.subjects)
        )

    def __repr__(self) -> str:
        return f"<Report {self.name}: {len(self.facts)} facts>"

    def __rich__(self) -> RenderableType:
        columns = (
            display.Column("kind", style=display.FAINT),
            display.Column("name", share=4),
            display.Column("as written", right=True),
            display.Column("when"),
            display.Column("in its sentence", share=7),
        )
        rows = [
            (
                fact.kind,
                " ".join((*fact.subjects[:2], fact.name)),
                fact.quote,
                str(fact.period or ""),
                display.Excerpt(fact.sentence, fact.quote),
            )
            for fact in _telling(self.facts)
        ]
        parts = [display.table(columns, rows)] if rows else []
        return display.card(self.title or self.name, _card_fields(self), *parts)


# How many facts a report's card shows, in all and of one section.
_SHOWN = 8
_SHOWN_OF_SECTION = 2
_WEIGHTS = {"rank": 5, "change": 4, "indicator": 2, "target": 1}


def _telling(facts: tuple[AnyFact, ...]) -> list[AnyFact]:
    """The facts that say most of a place, in reading order: known concepts, ranks, changes; the place's own first."""
    first: dict[tuple[str, str, str], int] = {}
    for i, fact in enumerate(facts):
        if fact.kind in _WEIGHTS:
            first.setdefault((fact.kind, fact.name, fact.sentence[:20]), i)

    def weight(i: int) -> int:
        fact = facts[i]
        return (
            _WEIGHTS[fact.kind]
            + 3 * bool(fact.concept)
            - bool(fact.subjects)
            - 2 * ("value" in fact.inferred or "subjects" in fact.inferred)
        )

    best: list[int] = []
    taken: Counter[tuple[str, ...]] = Counter()
    for i in sorted(first.values(), key=weight, reverse=True):
        section = facts[i].section
        if len(best) < _SHOWN and taken[section] < _SHOWN_OF_SECTION:
            best.append(i)
            taken[section] += bool(section)
    return [facts[i] for i in sorted(best)]


def _tally(words: Iterable[str]) -> str:
    return ", ".join(f"{count} {word}" for word, count in Counter(words).most_common())


def _card_fields(report: Report) -> list[tuple[str, str]]:
    """The lines on a report's card; those without words are left out by the card."""
    region, sections = report.region, list(report.walk())
    years = [
        f"{year} {done}"
        for year, done in ((report.review_year, "reviewed"), (report.plan_year, "planned"))
        if year
    ]
    return [
        ("file", report.name),
        (
            "layout",
            f"{report.layout} ({report.recognition.score:.2f}): {report.recognition.reason}",
        ),
        ("issuer", report.issuer or ""),
        ("region", " ".join((region.name, region.code or "", *region.parents)) if region else ""),
        ("published", str(report.published or "")),
        ("years", ", ".join(years)),
        (
            "sections",
            f"{len(sections)} ({_tally(section.role for section in sections)})" if sections else "",
        ),
        (
            "facts",
            f"{len(report.facts)} ({_tally(fact.kind for fact in report.facts)})"
            if report.facts
            else "none",
        ),
        (
            "repair",
            f"{len(report.joins)} joins, {len(report.truncations)} truncations"
            if report.joins or report.truncations
            else "",
        ),
        ("unread", f"{len(report.unread)} numerals" if report.unread else ""),
    ]
