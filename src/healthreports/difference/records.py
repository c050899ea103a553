"""What a difference of two reports is made of, and how it is shown."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from enum import StrEnum

import attrs
from rich.text import Text

from healthreports import display
from healthreports.facts import AnyFact, Figure, Honour, Milestone, Rank, Target
from healthreports.text import Span


class Shift(StrEnum):
    """What a later report makes of something in an earlier one.

    Attributes:
        RAISED: A higher number or later stage is promised, a better rank held, an award won more times running.
        LOWERED: The other way round.
        RESTATED: The same is promised for another time, or bounded otherwise.
        ADDED: A promise that only the later report makes.
        DROPPED: One that it does not repeat.
        GAINED: An honour or a rank that only the later report names.
        LOST: One that it does not name again.
        APPEARED: A section or a theme that only the later report has.
        VANISHED: One that only the earlier report has.
    """

    RAISED = "raised"
    LOWERED = "lowered"
    RESTATED = "restated"
    ADDED = "added"
    DROPPED = "dropped"
    GAINED = "gained"
    LOST = "lost"
    APPEARED = "appeared"
    VANISHED = "vanished"


@attrs.frozen(kw_only=True)
class PromiseShift(display.Shown):
    """A target or milestone that two reports state differently, or only one of them.

    Attributes:
        shift: Raised and lowered speak of the number, or of the stage that works are to come to in one year.
        before: As the earlier report has it; `None` where it is added.
        after: As the later one has it; `None` where it is dropped.
        by: The later value less the earlier one, in the unit of the earlier; `None` without two numbers.
        harder: Whether what is raised or lowered is harder to reach now (5‰以内 lowered to 4‰ is); `None`
            where it is not known what is wished for.
        note: What is different, in a few words.
    """

    shift: Shift
    before: Target | Milestone | None = None
    after: Target | Milestone | None = None
    by: Decimal | None = None
    harder: bool | None = None
    note: str = ""

    def __repr__(self) -> str:
        return f"<PromiseShift {self.shift}: {_named(self.before or self.after)}>"


@attrs.frozen(kw_only=True)
class AwardShift(display.Shown):
    """An honour or a rank that one report names and the other does not, or in another place or count.

    Attributes:
        shift: Gained where only the later report names it. Lost where only the earlier one does: it is not
            named again, which need not mean that it was taken away. Raised and lowered speak of a better or
            worse rank, or of an award won more or fewer times running.
        before: As the earlier report has it, or `None`.
        after: As the later one has it, or `None`.
    """

    shift: Shift
    before: Honour | Rank | None = None
    after: Honour | Rank | None = None

    def __repr__(self) -> str:
        return f"<AwardShift {self.shift}: {_named(self.before or self.after)}>"


@attrs.frozen(kw_only=True)
class Keyword(display.Shown):
    """A word that says what a text is about.

    Attributes:
        word: As written.
        count: How often it stands there.
        spans: Where it first stands, in `Report.text`.
    """

    word: str
    count: int
    spans: tuple[Span, ...] = attrs.field(converter=tuple[Span, ...])


@attrs.frozen(kw_only=True)
class SectionShift(display.Shown):
    """A section that only one of the reports has, under this heading or another.

    Attributes:
        shift: Appeared or vanished.
        section: The headings above it and its own, from the top down.
        words: What it is about, the weightiest word first.
    """

    shift: Shift
    section: tuple[str, ...] = attrs.field(converter=tuple[str, ...])
    words: tuple[Keyword, ...] = attrs.field(default=(), converter=tuple[Keyword, ...])

    def __repr__(self) -> str:
        return f"<SectionShift {self.shift}: {_heading(self)}>"


@attrs.frozen(kw_only=True)
class ThemeShift(display.Shown):
    """What one report speaks of and the other nowhere does.

    Attributes:
        shift: Appeared or vanished.
        section: The headings of the section where it stands most, from the top down.
        words: The words that carry it, none of which stands in the other report.
    """

    shift: Shift
    section: tuple[str, ...] = attrs.field(converter=tuple[str, ...])
    words: tuple[Keyword, ...] = attrs.field(default=(), converter=tuple[Keyword, ...])

    def __repr__(self) -> str:
        return f"<ThemeShift {self.shift}: {_heading(self)}>"


WordShift = SectionShift | ThemeShift
AnyShift = PromiseShift | AwardShift | WordShift

_COLOURS = {
    Shift.RAISED: display.NEWS,
    Shift.LOWERED: display.NEWS,
    Shift.RESTATED: display.OPEN,
    Shift.ADDED: display.GOOD,
    Shift.GAINED: display.GOOD,
    Shift.APPEARED: display.GOOD,
    Shift.DROPPED: display.BAD,
    Shift.LOST: display.BAD,
    Shift.VANISHED: display.BAD,
}
# A text that leaves something out does not say that it is given up or taken away.
_LABELS = {Shift.DROPPED: "not repeated", Shift.LOST: "not named again"}
# How many sections and themes of each kind are shown; all are in the record.
_SHOWN = 8


@attrs.frozen(kw_only=True, repr=False)
class Difference(display.Shown):
    """What a later report has and an earlier one has not, and the other way round.

    Attributes:
        before: Name of the earlier document.
        after: Name of the later one.
        promises: Targets and milestones, in the order of the earlier report, then of the later.
        awards: Honours and ranks, likewise.
        sections: Sections, likewise.
        themes: What only one of them speaks of, likewise.
        notes: What was not set against each other, and why.
    """

    before: str
    after: str
    promises: tuple[PromiseShift, ...] = attrs.field(default=(), converter=tuple[PromiseShift, ...])
    awards: tuple[AwardShift, ...] = attrs.field(default=(), converter=tuple[AwardShift, ...])
    sections: tuple[SectionShift, ...] = attrs.field(default=(), converter=tuple[SectionShift, ...])
    themes: tuple[ThemeShift, ...] = attrs.field(default=(), converter=tuple[ThemeShift, ...])
    notes: tuple[str, ...] = attrs.field(default=(), converter=tuple[str, ...])

    def __iter__(self) -> Iterator[AnyShift]:
        yield from self.promises
        yield from self.awards
        yield from self.sections
        yield from self.themes

    def __len__(self) -> int:
        return sum(map(len, (self.promises, self.awards, self.sections, self.themes)))

    def __repr__(self) -> str:
        return f"<Difference {self.before} → {self.after}: {self._tally()}>"

    def _tally(self) -> str:
        shifts = [each.shift for each in self]
        counts = ((shift, shifts.count(shift)) for shift in Shift)
        return ", ".join(f"{n} {_label(shift)}" for shift, n in counts if n) or "no difference"

    def __rich__(self) -> display.Part:
        title = f"{self.before} → {self.after}: {self._tally()}"
        parts: list[display.Part] = [display.Line(title, display.HEAD)]
        facts = [_promise_row(each) for each in self.promises]
        facts += [_award_row(each) for each in self.awards]
        if facts:
            heads = ("promise or award", "", "before", "after")
            shares = (5, 0, 3, 3)
            columns = [
                display.Column(head, share=share) for head, share in zip(heads, shares, strict=True)
            ]
            parts.append(display.Table(columns, facts))
        if words := _word_rows(self.sections) + _word_rows(self.themes):
            columns = [
                display.Column(""),
                display.Column(""),
                display.Column("under the heading", share=4),
                display.Column("carried by these words", share=6),
            ]
            parts.append(display.Table(columns, words))
        if self.notes:
            parts.append(display.Line("\n".join(self.notes), display.FAINT))
        return display.Stack(*parts)


def _shift(each: AnyShift) -> Text:
    if isinstance(each, PromiseShift) and each.harder is not None:
        return Text(f"{each.shift}, {'harder' if each.harder else 'easier'}", _COLOURS[each.shift])
    return Text(_label(each.shift), _COLOURS[each.shift])


def _label(shift: Shift) -> str:
    return _LABELS.get(shift, str(shift))


def _named(fact: AnyFact | None) -> str:
    if fact is None:
        return ""
    whose = "、".join(fact.subjects[:3])
    return f"{whose}：{fact.name}" if whose else fact.name


def _promise_row(each: PromiseShift) -> tuple[display.Content, ...]:
    return (
        _named(each.before or each.after),
        _shift(each),
        _promised(each.before, each.after),
        _promised(each.after, each.before),
    )


def _promised(promise: Target | Milestone | None, other: Target | Milestone | None) -> str:
    """A promise's number, or its words where the other's do not tell, with when it is due."""
    if promise is None:
        return ""
    when = (promise.deadline if isinstance(promise, Milestone) else None) or promise.period
    due = f" ({when})" if when else ""
    if isinstance(promise, Figure):
        return f"{promise.quote}{due}"
    return f"{promise.name if other is not None else '✓'}{due}"


def _award_row(each: AwardShift) -> tuple[display.Content, ...]:
    return (_named(each.before or each.after), _shift(each), *_both_won(each))


def _both_won(each: AwardShift) -> tuple[str, str]:
    alone = each.before is None or each.after is None
    return _won(each.before, alone=alone), _won(each.after, alone=alone)


def _won(fact: Honour | Rank | None, *, alone: bool) -> str:
    if fact is None:
        return ""
    what = "✓" if alone and isinstance(fact, Honour) else fact.quote
    return f"{what} ({fact.period})" if fact.period else what


def _heading(shift: WordShift) -> str:
    """The lowest of the headings, in one line."""
    return " ".join(shift.section[-1].split()) if shift.section else ""


def _weightiest(shifts: Sequence[WordShift]) -> list[WordShift]:
    """Those with the most words in them, in their order."""
    weights = [sum(word.count for word in each.words) for each in shifts]
    chosen = sorted(range(len(shifts)), key=lambda i: -weights[i])[:_SHOWN]
    return [shifts[i] for i in sorted(chosen)]


def _word_rows(shifts: Sequence[WordShift]) -> list[tuple[display.Content, ...]]:
    rows: list[tuple[display.Content, ...]] = []
    for shift in (Shift.VANISHED, Shift.APPEARED):
        some = [each for each in shifts if each.shift is shift]
        for each in _weightiest(some):
            words = " ".join(f"{word.word}×{word.count}" for word in each.words)
            what = "section" if isinstance(each, SectionShift) else "theme"
            heading = _heading(each)
            rows.append((_shift(each), what, heading, words))
        if len(some) > _SHOWN:
            what = "sections" if isinstance(some[0], SectionShift) else "themes"
            rows.append((_shift(some[0]), what, f"and {len(some) - _SHOWN} more", ""))
    return rows
