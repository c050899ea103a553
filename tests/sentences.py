"""One sentence read as a review or a plan, and its figures in lines that a test can state.

A line holds a figure's kind, name, quote, and value with unit, then what is worth stating of the rest:

    change|床位|5.2%|5.2 %|versus=2022

`>=`, `<=` or `~` before the value is its bound, `1..2` a range. A period is stated where it is not the section's own, a subject where
there is one (`subject=*`: any or none). What a line does not state of versus, whole, scope and of is not checked.
"""

import attrs
from tests.scoring import folded, likeness

from healthreports.extraction import extract
from healthreports.facts import AnyFact, Change, Figure, Rank, Role
from healthreports.report import Paragraph, Recognition, Report, Section, Source
from healthreports.text import Span


REVIEWED, PLANNED = 2023, 2024
_ALWAYS = {"period", "subject"}


def report_of(text: str, role: Role) -> Report:
    """A report of one paragraph."""
    whole = Span(0, len(text))
    section = Section(
        level=1, span=whole, role=role, paragraphs=(Paragraph(text=text, spans=(whole,)),)
    )
    return Report(
        name="sentence.txt",
        text=text,
        source=Source(hash=""),
        layout="plain",
        recognition=Recognition(layout="plain", score=1.0, reason="one sentence"),
        review_year=REVIEWED,
        plan_year=PLANNED,
        sections=(section,),
    )


@attrs.frozen
class _Line:
    kind: str
    name: str
    quote: str
    value: str
    more: dict[str, str]

    def __str__(self) -> str:
        more = [f"{key}={value}" for key, value in sorted(self.more.items())]
        return "|".join((self.kind, self.name, self.quote, self.value, *more))


def _stated(line: str) -> _Line:
    kind, name, quote, value, *more = line.split("|")
    return _Line(kind, name, quote, value, dict(field.split("=", 1) for field in more))


def _value(fact: AnyFact) -> str:
    if isinstance(fact, Rank):
        return str(fact.place)
    assert isinstance(fact, Figure)
    quantity = fact.quantity
    bound = "" if quantity.bound == "=" else str(quantity.bound)
    high = "" if quantity.high is None else f"..{quantity.high.normalize():f}"
    return f"{bound}{quantity.value.normalize():f}{high} {quantity.unit or '-'}"


def _found(fact: AnyFact, usual: str) -> _Line:
    more = {"whole": fact.part_of or ""}
    if str(fact.period) != usual:
        more["period"] = str(fact.period)
    if fact.subjects:
        more["subject"] = "、".join(fact.subjects)
    if isinstance(fact, Change):
        more["versus"] = str(fact.versus)
    if isinstance(fact, Rank):
        more |= {"scope": fact.scope or "", "of": str(fact.of)}
    return _Line(fact.kind, fact.name, fact.quote, _value(fact), more)


def _same_words(wanted: str, found: str) -> bool:
    short, long = sorted((folded(wanted), folded(found)), key=len)
    within = len(short) >= 3 and short in long and len(long) <= 2 * len(short)
    return short == long or within or likeness(wanted, found) >= 0.6


def _aligned(wanted: _Line, found: _Line) -> _Line:
    """What was found, in the wanted words where it says the same, without what is not asked."""
    more = {key: value for key, value in found.more.items() if key in _ALWAYS | set(wanted.more)}
    for key in ("subject", "whole", "scope", "versus"):
        if key in more and key in wanted.more and _same_words(wanted.more[key], more[key]):
            more[key] = wanted.more[key]
    more |= {key: "*" for key, value in wanted.more.items() if value == "*"}
    both = [line.more.get("subject", "") + line.name for line in (wanted, found)]
    same = _same_words(wanted.name, found.name) or _same_words(*both)
    return attrs.evolve(found, more=more, name=wanted.name if same else found.name)


def read_as(text: str, wanted: list[str], role: Role = Role.REVIEW) -> tuple[list[str], list[str]]:
    """The lines wanted of a sentence, and those that the reading gives in the same form.

    Args:
        text: The sentence or paragraph, of 2023 in a review and of 2024 in a plan.
        wanted: Its figures in order.
        role: Of its section.
    """
    usual = str(PLANNED if role is Role.PLAN else REVIEWED)
    numeric = ("indicator", "target", "change", "rank")
    found = [
        _found(fact, usual) for fact in extract(report_of(text, role)).facts if fact.kind in numeric
    ]
    lines = [_stated(line) for line in wanted]
    aligned = [_aligned(line, fact) for line, fact in zip(lines, found, strict=False)]
    return [str(line) for line in lines], [str(line) for line in [*aligned, *found[len(lines) :]]]
