"""What checks find: the record, and the words that all of them share."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from enum import StrEnum
from typing import SupportsIndex, TypeVar, overload

import attrs
from rich.text import Text

from healthreports import display, matching
from healthreports.catalogue.concepts import Concept
from healthreports.facts import AnyFact, Figure, Indicator, Target


class Severity(StrEnum):
    """How sure it is that a figure is wrong.

    Attributes:
        ERROR: Both cannot be right, whatever is meant.
        WARNING: Both can hardly be right, as the words are most likely meant.
        INFO: Nothing is wrong, but worth a look.
    """

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class FindingKind(StrEnum):
    """What was found."""

    PARTS = "parts and whole"
    TOTAL = "total and what was added to it"
    RATE = "rate against its count and base"
    SUBSET = "subset and set"
    TWO_VALUES = "two values for one thing"
    DOCUMENTS = "two documents that disagree"
    CHANGE = "change against the earlier level"
    SHARE = "share over 100 %"
    RANGE = "value out of range"
    LOW_TARGET = "target already reached"
    STATE = "one project in two states"
    COUNT = "one award with two counts"
    BASE = "implied base"


@attrs.frozen(kw_only=True)
class Finding(display.Shown):
    """Something that does not fit, or is worth a look.

    Attributes:
        kind: What was found.
        severity: How sure it is that a figure is wrong.
        holds: Whether the figures agree; such findings are given on request only.
        facts: Those concerned, the doubtful one first.
        stated: The value of the first, in its own unit; `None` where it has none.
        expected: The value that it should have or not pass, or that follows from it; `None` where there is none.
        tolerance: How far the two may differ, from the digits shown.
        english: One sentence.
        chinese: The same in Chinese.
    """

    kind: FindingKind
    severity: Severity
    holds: bool = False
    facts: tuple[AnyFact, ...] = attrs.field(
        converter=tuple[AnyFact, ...], validator=attrs.validators.min_len(1)
    )
    stated: Decimal | None = None
    expected: Decimal | None = None
    tolerance: Decimal = Decimal(0)
    english: str
    chinese: str

    def __repr__(self) -> str:
        return f"<Finding {self.severity}: {self.english}>"

    def __rich__(self) -> display.Part:
        colour = {Severity.ERROR: display.BAD, Severity.WARNING: display.OPEN}.get(
            self.severity, display.GOOD if self.holds else display.FAINT
        )
        word = "holds" if self.holds else str(self.severity)
        english = Text.assemble((f"{word}  ", colour), display.plain(self.english))
        chinese = display.Line(self.chinese, display.FAINT)
        sentences = {(fact.document, fact.sentence): fact.quote for fact in reversed(self.facts)}
        rows = [
            (document, display.Excerpt(sentence, quote))
            for (document, sentence), quote in reversed(sentences.items())
        ]
        columns = (
            display.Column("", share=1, style=display.FAINT),
            display.Column("", share=3, below=True),
        )
        sources = display.Table(columns, rows, head=False)
        return display.Stack(display.Line(english), chinese, sources)


class Findings(display.Shown, tuple[Finding, ...]):
    """Findings, the gravest first: a tuple that shows each with its sentences."""

    __slots__ = ()

    @overload
    def __getitem__(self, at: SupportsIndex) -> Finding: ...
    @overload
    def __getitem__(self, at: slice) -> "Findings": ...
    def __getitem__(self, at: SupportsIndex | slice) -> "Finding | Findings":
        held = super().__getitem__
        return Findings(held(at)) if isinstance(at, slice) else held(at)

    def __repr__(self) -> str:
        counts = Counter("holding" if each.holds else str(each.severity) for each in self)
        return f"<Findings: {', '.join(f'{n} {word}' for word, n in counts.items()) or 'none'}>"

    def __rich__(self) -> display.Part:
        if not self:
            return display.Line("Nothing found.", display.GOOD)
        parts = [part for each in self for part in (each.__rich__(), display.Line(""))]
        return display.Stack(*parts[:-1])


Measured = Indicator | Target
Known = Mapping[str, Concept]
SomeFigure = TypeVar("SomeFigure", bound=Figure)


def said(fact: Figure) -> str:
    """A figure in few words: “e护康”平台“提供上门服务”≈2.4万人次."""
    quantity = fact.quantity
    shown = display.short_number(quantity.value, quantity.unit)
    return f"{'、'.join(fact.subjects[:2])}“{fact.name}”{quantity.bound.sign}{shown}"


# No sentence is longer; what is has lost its punctuation, and its figures their bearings.
_LONGEST = 4000


def sentences(figures: Iterable[SomeFigure]) -> Iterator[list[SomeFigure]]:
    """The figures of each sentence, in reading order."""
    run: list[SomeFigure] = []
    for fact in figures:
        if len(fact.sentence) > _LONGEST:
            continue
        if run and (run[-1].sentence != fact.sentence or run[-1].section != fact.section):
            yield run
            run = []
        run.append(fact)
    if run:
        yield run


def same_unit(one: Figure, other: Figure) -> bool:
    """Whether two numbers can be set against each other as they are: 16项 and 10个, not 5% and 3‰."""
    return matching.value_in(one.quantity, other.quantity.unit) == one.quantity.value


def verdict(*, holds: bool, otherwise: Severity = Severity.ERROR) -> Severity:
    """The severity of a relation that holds or does not."""
    return Severity.INFO if holds else otherwise


def before_quote(fact: Figure, length: int) -> str:
    """The words that stand before a figure's quote in its sentence, at most `length` of them."""
    return fact.sentence.partition(fact.quote or "\n")[0][-length:]
