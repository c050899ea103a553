"""What is said of a mark when the reader points at it."""

from collections.abc import Iterable

from healthreports.catalogue.concepts import Catalogue
from healthreports.display import digits, short_number
from healthreports.errors import NotFoundError
from healthreports.facts import AnyFact, Bound, Change, Figure, Milestone, Progress, Rank, Target
from healthreports.report import Leftover
from healthreports.text import Span


_BOUNDS = {Bound.EXACT: "", Bound.AT_LEAST: "≥ ", Bound.AT_MOST: "≤ ", Bound.ABOUT: "≈ "}

# Names of a few words are what a reader looks for; a hostile document's run over pages.
_LONGEST = 120
_MOST = 6


def _short(words: str) -> str:
    """Words on one line, so that no name can pretend to be a line of its own."""
    line = " ".join(words[: 2 * _LONGEST].split())
    return line if len(line) <= _LONGEST else line[:_LONGEST] + "…"


def _few(words: Iterable[str], between: str = "、") -> str:
    words = tuple(words)
    shown = between.join(map(_short, words[:_MOST]))
    return f"{shown} and {len(words) - _MOST} more" if len(words) > _MOST else shown


def _value(fact: Figure) -> str:
    """The number with its bound and unit, and its digits where 万 or 亿 hide them: ≈ 53万人次 (530000)."""
    quantity = fact.quantity
    unit = _short(quantity.unit or "")
    low, high = quantity.value, quantity.high
    bound = _BOUNDS[quantity.bound]
    if high is not None:
        return f"{bound}{digits(low)} – {digits(high)}{unit}"
    sign = "+" if isinstance(fact, Change) and low > 0 else ""
    shown = short_number(low, unit)
    in_digits = "" if shown == digits(low) + unit else f" ({low:,f})"
    return f"{bound}{sign}{shown}{in_digits}"


def _place(fact: Rank) -> str:
    among = f" of {fact.of}" if fact.of else ""
    return f"place {fact.place}{among}" + (f", {_short(fact.scope)}" if fact.scope else "")


def _own(fact: AnyFact) -> list[tuple[str, str]]:
    """The lines that only facts of its kind have."""
    match fact:
        case Rank():
            return [("value", _place(fact))]
        case Progress():
            return [("status", fact.status.value)]
        case Figure():
            versus = fact.versus if isinstance(fact, Change) else None
            return [("value", _value(fact)), ("versus", _short(str(versus or "")))]
    return []


def _when(fact: AnyFact) -> tuple[str, str]:
    """When it holds or is due; what the text does not state there is said to be inferred."""
    due = fact.deadline or fact.period if isinstance(fact, Milestone) else fact.period
    label = "due" if isinstance(fact, Milestone | Target) else "period"
    return label, str(due) if due else "not told"


def _concept(id: str | None) -> str:
    """The concept's id and, where the library's catalogue knows it, its names."""
    if id is None:
        return ""
    try:
        concept = Catalogue.load().concept(id)
    except NotFoundError:
        return _short(id)
    return f"{concept.id} {concept.zh}"


def _places(spans: Iterable[Span]) -> str:
    return _few((f"{span.start}:{span.end}" for span in spans), between=", ")


def _written(lines: Iterable[tuple[str, str]]) -> str:
    return "\n".join(f"{label}: {words}" for label, words in lines if words)


def fact_note(fact: AnyFact, sign: str) -> str:
    r"""All that is said of a fact, its kind and name in the first line, one thing a line below.

    Args:
        fact: Any fact.
        sign: Of its kind.

    Example:
        >>> import healthreports as hr
        >>> report = hr.parse("2023年工作总结\n全县门诊急诊总量71.25万人次。", name="总结")
        >>> print(fact_note(report.facts[0], "●"))
        ● indicator 门诊急诊总量
        value: 71.25万人次 (712,500)
        period: 2023
        concept: outpatient_visits 门急诊人次
        inferred: period
        rule: name before
        offset: 18:26
    """
    label, when = _when(fact)
    inferred = tuple(fact.inferred)
    lines = [
        *_own(fact),
        (label, when),
        ("subject", _few(fact.subjects)),
        ("part of", _short(fact.part_of or "")),
        ("concept", _concept(fact.concept)),
        ("inferred", _few(inferred, between=", ")),
        ("rule", _short(fact.rule)),
        (
            "offset" if len(fact.spans) == 1 else f"offsets of {len(fact.spans)} pieces",
            _places(fact.spans),
        ),
    ]
    return f"{sign} {fact.kind} {_short(fact.name)}\n{_written(lines)}"


def leftover_note(kind: str, leftover: Leftover) -> str:
    """What is said of a numeral that is no fact: how it is written, and why it is none."""
    head = f"{kind} {_short(leftover.quote)}"
    return f"{head}\n{_written([('reason', _short(leftover.reason)), ('offset', _places([leftover.span]))])}"
