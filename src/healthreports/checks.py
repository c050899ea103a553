"""Figures that contradict each other or arithmetic."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum

import attrs
from rich.console import RenderableType
from rich.text import Text

from healthreports import display, matching
from healthreports.catalogue.concepts import Catalogue, Concept, Direction
from healthreports.facts import Bound, Figure, Indicator, Quantity, Target
from healthreports.report import Report


class Severity(StrEnum):
    """How sure it is that a figure is wrong."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class FindingKind(StrEnum):
    """What was found."""

    PARTS = "parts and whole"
    RATE = "rate against its count and base"
    SUBSET = "subset above its set"
    TWO_VALUES = "two values for one thing"
    SHARE = "share over 100 %"
    RANGE = "value out of range"
    LOW_TARGET = "target already reached"


@attrs.frozen(kw_only=True)
class Finding:
    """Something that does not fit, or is worth a look.

    Attributes:
        kind: What was found.
        severity: How sure it is that a figure is wrong.
        facts: The figures concerned, the doubtful one first.
        stated: The value of the first, in its own unit.
        expected: The value that it should have or not pass.
        tolerance: How far the two may differ, from the digits shown.
        english: One sentence.
        chinese: The same in Chinese.
    """

    kind: FindingKind
    severity: Severity
    facts: tuple[Figure, ...] = attrs.field(converter=tuple[Figure, ...])
    stated: Decimal
    expected: Decimal
    tolerance: Decimal = Decimal(0)
    english: str
    chinese: str

    def __rich__(self) -> RenderableType:
        colour = {Severity.ERROR: display.BAD, Severity.WARNING: display.OPEN}.get(
            self.severity, display.FAINT
        )
        lines = Text.assemble((f"{self.severity}  ", colour), display.plain(self.english), "\n")
        lines.append(display.plain(self.chinese), style=display.FAINT)
        sentences = {(fact.document, fact.sentence): fact.quote for fact in reversed(self.facts)}
        rows = [
            (document, display.Excerpt(sentence, quote))
            for (document, sentence), quote in reversed(sentences.items())
        ]
        columns = (display.Column("", share=1, style=display.FAINT), display.Column("", share=3))
        return display.stack(lines, display.table(columns, rows, head=False))


def check(
    reports: Report | Iterable[Report], *, catalogue: Catalogue | None = None
) -> tuple[Finding, ...]:
    """What does not fit in one report or in many, the gravest first.

    Args:
        reports: In any order; it changes nothing.
        catalogue: Where the bounds and directions of concepts come from; the library's own if not given.

    Example:
        >>> import healthreports as hr
        >>> report = hr.parse("2024年，全市招聘卫技人员16名，其中硕士研究生20名。", year=2024)
        >>> for finding in hr.check(report):
        ...     print(finding.severity, finding.chinese)
        error “硕士研究生”20名，超过其总数“招聘卫技人员”16名。
    """
    known = {concept.id: concept for concept in catalogue or Catalogue.load()}
    found: list[Finding] = []
    for report in [reports] if isinstance(reports, Report) else reports:
        figures = [fact for fact in report.facts if isinstance(fact, Indicator | Target)]
        found += _parts(figures)
        found += _rates(figures)
        found += _subsets(figures, known)
        found += _two_values(figures)
        found += _shares(figures)
        found += _ranges(figures, known)
        found += _low_targets(figures, known)
    order = list(Severity)
    found.sort(
        key=lambda f: (
            order.index(f.severity),
            f.facts[0].document,
            f.facts[0].start,
            f.kind,
            f.english,
        )
    )
    return tuple(found)


Measured = Indicator | Target
Known = Mapping[str, Concept]


def _said(fact: Figure) -> str:
    return f"“{fact.name}”{display.short_number(fact.quantity.value, fact.quantity.unit)}"


def _same_unit(one: Measured, other: Measured) -> bool:
    """Whether two numbers can be set against each other as they are: 16项 and 10个, not 5% and 3‰."""
    return matching.value_in(one.quantity, other.quantity.unit) == one.quantity.value


def _sentences(figures: Iterable[Measured]) -> Iterator[list[Measured]]:
    """The figures of each sentence, in reading order."""
    run: list[Measured] = []
    for fact in figures:
        if run and (run[-1].sentence != fact.sentence or run[-1].section != fact.section):
            yield run
            run = []
        run.append(fact)
    if run:
        yield run


# -- parts and wholes


def _parts(figures: Sequence[Measured]) -> Iterator[Finding]:
    """Parts against their whole within one sentence: 16项(西医类10项、中医6项)."""
    for sentence in _sentences(figures):
        parts: dict[int, list[Measured]] = defaultdict(list)
        last: dict[str, int] = {}
        for i, fact in enumerate(sentence):
            whole = last.get(fact.part_of) if fact.part_of else None
            if whole is not None and _same_unit(sentence[whole], fact):
                parts[whole].append(fact)
            last[fact.name] = i
        for i, found in parts.items():
            yield from _parts_of(sentence[i], found)


# A part of an average may lie above it: 人均期望寿命82.49岁，其中女性84.91岁.
_AVERAGE = re.compile(r"均|率|比|每|[千万]人|寿命|年龄|时长|时间|满意|水平|指数")


def _parts_of(whole: Measured, parts: Sequence[Measured]) -> Iterator[Finding]:
    average = _AVERAGE.search(whole.name) or not matching.counted(whole.quantity.unit)
    if average or not matching.certain(whole.quantity):
        return
    most = whole.quantity.value
    for part in parts:
        slack = matching.room(whole.quantity) + matching.room(part.quantity)
        if part.quantity.bound is not Bound.AT_MOST and part.quantity.value - most > slack:
            yield _exceeds(FindingKind.PARTS, Severity.ERROR, part, whole, slack)
            return
    if len(parts) < 2 or not all(matching.certain(p.quantity) for p in parts):
        return
    # Shares of the whole that 其中 picks out may overlap: 其中硕士12人，党员10人.
    between = whole.sentence.partition(whole.quote or "\n")[2]
    overlapping = "其中" in between or "含" in between
    together = sum((part.quantity.value for part in parts), Decimal(0))
    slack = matching.room(whole.quantity) + sum(
        (matching.room(p.quantity) for p in parts), Decimal(0)
    )
    if together - most > slack and not overlapping:
        sums = " + ".join(display.digits(part.quantity.value) for part in parts)
        yield Finding(
            kind=FindingKind.PARTS,
            severity=Severity.ERROR,
            facts=(whole, *parts),
            stated=most,
            expected=together,
            tolerance=slack,
            english=f"The parts of {_said(whole)} come to {sums} = {display.digits(together)}.",
            chinese=f"{_said(whole)}，而各部分之和{sums} = {display.digits(together)}。",
        )


def _exceeds(
    kind: FindingKind, severity: Severity, part: Measured, whole: Measured, slack: Decimal
) -> Finding:
    return Finding(
        kind=kind,
        severity=severity,
        facts=(part, whole),
        stated=part.quantity.value,
        expected=whole.quantity.value,
        tolerance=slack,
        english=f"{_said(part)} is more than its whole, {_said(whole)}.",
        chinese=f"{_said(part)}，超过其总数{_said(whole)}。",
    )


# -- rates


def _rates(figures: Sequence[Measured]) -> Iterator[Finding]:
    """Rates against the count and the base that stand before them in the sentence."""
    for sentence in _sentences(figures):
        for i, rate in enumerate(sentence):
            pair = (
                _count_and_base(rate, sentence[:i][-_REACH:]) if rate.quantity.unit == "%" else None
            )
            if pair is not None:
                yield from _rate(rate, *pair)


# How many figures back the base of a rate is sought.
_REACH = 6


def _count_and_base(rate: Measured, before: Sequence[Measured]) -> tuple[Measured, Measured] | None:
    """What a rate is made of, where the sentence leaves no doubt."""
    if len(before) < 2:
        return None
    other, count = before[-2:]
    # 签约任务数264987人，完成规范签约287523人，任务完成率108.50%
    if rate.name.endswith("完成率"):
        base, count = (other, count) if isinstance(other, Target) else (count, other)
        return (count, base) if isinstance(base, Target) and isinstance(count, Indicator) else None
    # 招聘247人，其中硕士64人，占25.9%
    if count.part_of and rate.name in (f"{count.name}占", f"{count.name}占比"):
        bases = [fact for fact in before if fact.name == count.part_of]
        return (count, bases[-1]) if bases else None
    return None


def _rate(rate: Measured, count: Measured, base: Measured) -> Iterator[Finding]:
    if not all(matching.certain(fact.quantity) for fact in (rate, count, base)):
        return
    if not base.quantity.value or not _same_unit(count, base):
        return
    expected = count.quantity.value / base.quantity.value * 100
    slack = matching.room(rate.quantity)
    slack += expected * (_relative(count.quantity) + _relative(base.quantity))
    if abs(rate.quantity.value - expected) > slack:
        yield Finding(
            kind=FindingKind.RATE,
            severity=Severity.ERROR,
            facts=(rate, count, base),
            stated=rate.quantity.value,
            expected=expected,
            tolerance=slack,
            english=f"{_said(rate)}, but {count.quote} of {base.quote} is {expected:.2f}%.",
            chinese=f"{_said(rate)}，而{count.quote}占{base.quote}的{expected:.2f}%。",
        )


def _relative(quantity: Quantity) -> Decimal:
    """How far a value may lie from the number as written, in parts of it."""
    return matching.room(quantity) / abs(quantity.value) if quantity.value else Decimal(0)


# -- subsets


def _subsets(figures: Sequence[Measured], known: Known) -> Iterator[Finding]:
    """Figures above those that hold them, as the catalogue says: 四级手术占比 against 三四级手术占比."""
    stated: dict[tuple[object, ...], Measured] = {}
    for fact in figures:
        if fact.concept in known and fact.period is not None and matching.certain(fact.quantity):
            stated.setdefault((fact.concept, fact.kind, fact.period, fact.subjects), fact)
    for (concept, *rest), whole in stated.items():
        for inner in known[str(concept)].includes:
            part = stated.get((inner, *rest))
            if part is None or not _comparable(part, whole):
                continue
            slack = matching.room(part.quantity) + matching.room(whole.quantity)
            if part.quantity.value - whole.quantity.value > slack:
                yield _exceeds(FindingKind.SUBSET, Severity.ERROR, part, whole, slack)


def _comparable(part: Measured, whole: Measured) -> bool:
    """Whether a subset can be held against its set: counts in one sentence only, since those of two may be of two units.

    A part that names its whole is looked at among the parts.
    """
    if not _same_unit(part, whole) or part.part_of == whole.name:
        return False
    return part.sentence == whole.sentence or not matching.counted(whole.quantity.unit)


# -- two values


def _two_values(figures: Sequence[Measured]) -> Iterator[Finding]:
    """One name with two values for the same subject and time, in two sentences of a document."""
    first: dict[tuple[object, ...], Measured] = {}
    for fact in figures:
        if (
            fact.period is None
            or not isinstance(fact, Indicator)
            or not matching.certain(fact.quantity)
        ):
            continue
        key = (
            fact.name,
            fact.subjects,
            fact.period,
            fact.quantity.unit,
            fact.part_of,
            fact.section[:1],
        )
        before = first.setdefault(key, fact)
        slack = matching.room(before.quantity) + matching.room(fact.quantity)
        gap = abs(before.quantity.value - fact.quantity.value)
        # 从5.29张增至5.43张 gives both values in one sentence; a name without a concept is too weak to be sure.
        if before.sentence != fact.sentence and gap > slack:
            yield Finding(
                kind=FindingKind.TWO_VALUES,
                severity=Severity.ERROR if fact.concept else Severity.INFO,
                facts=(fact, before),
                stated=fact.quantity.value,
                expected=before.quantity.value,
                tolerance=slack,
                english=f"{_said(fact)} here, but {before.quote} elsewhere in the document.",
                chinese=f"{_said(fact)}，而文中另一处为{before.quote}。",
            )


# -- shares and ranges

# Names of shares that cannot pass 100 %; a rate of completion, use or growth can.
_SHARE = re.compile(
    r"(?:占比|比例|比重|覆盖率|接种率|普及率|签约率|入托率|满意率|满意度|合格率|知晓率|死亡率|住院分娩率|管理率)$"
)


def _shares(figures: Sequence[Measured]) -> Iterator[Finding]:
    """Shares above 100 %."""
    for fact in figures:
        if fact.quantity.unit == "%" and fact.quantity.value > 100 and _SHARE.search(fact.name):
            yield Finding(
                kind=FindingKind.SHARE,
                severity=Severity.WARNING,
                facts=(fact,),
                stated=fact.quantity.value,
                expected=Decimal(100),
                english=f"{_said(fact)} is a share of more than 100%.",
                chinese=f"{_said(fact)}，比例超过100%。",
            )


def _ranges(figures: Sequence[Measured], known: Known) -> Iterator[Finding]:
    """Values beyond what a county can have; one unit of it may have less than the least."""
    for fact in figures:
        concept = known.get(fact.concept or "")
        value = matching.value_for(fact.quantity, concept) if concept else None
        if concept is None or value is None:
            continue
        over = concept.max is not None and value > concept.max
        under = (
            concept.min is not None
            and value < concept.min
            and not fact.subjects
            and fact.part_of is None
        )
        if over or under:
            limit = concept.max if over else concept.min
            yield _out_of_range(fact, concept, value, limit or Decimal(0), over=over)


def _out_of_range(
    fact: Measured, concept: Concept, value: Decimal, limit: Decimal, *, over: bool
) -> Finding:
    shown = display.short_number(limit, concept.unit)
    return Finding(
        kind=FindingKind.RANGE,
        severity=Severity.WARNING,
        facts=(fact,),
        stated=value,
        expected=limit,
        english=f"{_said(fact)} is {'more than the most' if over else 'less than the least'} to be expected, {shown}.",
        chinese=f"{_said(fact)}，{'高于' if over else '低于'}常见范围（{shown}）。",
    )


# -- targets


def _low_targets(figures: Sequence[Measured], known: Known) -> Iterator[Finding]:
    """Targets that the figure just reported has already passed: 1.5万人次 promised after 2.4万."""
    seen: dict[str, list[Indicator]] = defaultdict(list)
    for fact in figures:
        if isinstance(fact, Indicator) and fact.period is not None:
            for key in matching.measure_keys(fact):
                seen[key].append(fact)
    for target in figures:
        if isinstance(target, Target) and target.period is not None:
            earlier = [
                fact for key in matching.measure_keys(target) for fact in seen.get(key, ())[-_MOST:]
            ]
            yield from _low_target(target, earlier, known)


_SIGNS = {Direction.HIGHER: 1, Direction.LOWER: -1, Direction.NONE: 0}

# How many figures of one name are looked at; no report says one thing more often.
_MOST = 20


def _low_target(target: Target, earlier: Sequence[Indicator], known: Known) -> Iterator[Finding]:
    sign = _SIGNS[matching.better(target, known.get(target.concept or ""))]
    for fact in earlier:
        just_before = fact.period and target.period and fact.period.year == target.period.year - 1
        if (
            not just_before
            or not matching.same_measure(target, fact)
            or fact.quantity.bound is Bound.AT_MOST
        ):
            continue
        if (fact.quantity.value - target.quantity.value) * sign > 0:
            yield Finding(
                kind=FindingKind.LOW_TARGET,
                severity=Severity.INFO,
                facts=(target, fact),
                stated=target.quantity.value,
                expected=fact.quantity.value,
                english=f"The target “{target.name}” of {target.quote} is weaker than what {fact.period} brought: {fact.quote}.",
                chinese=f"目标“{target.name}”{target.quote}，{fact.period}年已达到：{fact.quote}。",
            )
            return
