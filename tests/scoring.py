"""How near a parsed report comes to what a careful reader has annotated.

The measures, each with precision and recall behind it:

mention     a figure was found at the right place
figure      found, and kind, value and unit are right
row         figure, and bound, period and name are right: a line that an analyst could use as it is
subject     of the rows that are right, the share whose subject is right too
event       milestones and honours whose quotes overlap by half of the longer one
heading     a heading's text and the heading above it
meta        layout, title, issuer, region, published, review year, plan year
join        fragments of torn sentences put together
truncation  places where the text breaks off for good

A borderline entry that was not found costs nothing; one that was found counts like any other.
"""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Self

import attrs

import healthreports as hr


ROOT = Path(__file__).parent.parent
GOLD = ROOT / "tests" / "gold"

_FIGURES = frozenset(("indicator", "target", "change", "rank"))
_EVENTS = frozenset(("milestone", "honour"))
_FIELDS = ("layout", "title", "issuer", "region", "published", "review_year", "plan_year")

# Units that a reader takes for each other, each with the number of its family.
_FAMILIES = {
    unit: number
    for number, family in enumerate(
        ("人 名 位", "家 所 间", "支 个 项 件", "日 天", "元 人民币元", "m2 平方米", "/10万 1/10万")
    )
    for unit in family.split()
}


# --- what is compared ------------------------------------------------------------------------------


@attrs.frozen(kw_only=True)
class Entry:
    """A fact, as far as it is scored."""

    kind: str
    quote: str
    start: int
    name: str = ""
    value: float | None = None
    high: float | None = None
    unit: str | None = None
    bound: str = "="
    period: str | None = None
    subject: str = ""
    borderline: bool = False

    @classmethod
    def from_mapping(cls, fact: Mapping[str, Any]) -> Self:
        """The entry of an annotation, or of a dictionary of `to_records`."""
        value, high = fact.get("value"), fact.get("value_high")
        return cls(
            kind=fact["kind"],
            quote=fact["quote"],
            start=fact["start"],
            name=fact.get("name") or "",
            value=None if value is None else float(value),
            high=None if high is None else float(high),
            unit=fact.get("unit"),
            bound=fact.get("bound") or "=",
            period=fact.get("period"),
            subject=fact.get("subject") or "",
            borderline=bool(fact.get("borderline")),
        )

    @property
    def end(self) -> int:
        return self.start + len(self.quote)

    def __str__(self) -> str:
        number = "" if self.value is None else f" {self.bound} {self.value:.15g}"
        number += "" if self.high is None else f"–{self.high:.15g}"
        owner = f" ({self.subject})" if self.subject else ""
        return (
            f"{self.start} {self.kind} {self.name}{owner}{number} {self.unit or ''}"
            f" [{self.period}] “{self.quote}”"
        )


@attrs.frozen
class Heading:
    """A heading, as far as it is scored."""

    level: int
    text: str
    start: int


@attrs.frozen(kw_only=True)
class Reading:
    """What one reader, careful or mechanical, made of a document."""

    entries: tuple[Entry, ...] = ()
    headings: tuple[Heading, ...] = ()
    fields: Mapping[str, object] = attrs.Factory(dict)
    joins: frozenset[tuple[int, int]] = frozenset()
    truncations: frozenset[int] = frozenset()

    @classmethod
    def from_annotation(cls, data: Mapping[str, Any]) -> Self:
        """The reading that an annotation file holds."""
        return cls(
            entries=tuple(map(Entry.from_mapping, data.get("facts", ()))),
            headings=tuple(
                Heading(h["level"], h["text"], h["start"]) for h in data.get("headings", ())
            ),
            fields={key: data[key] for key in _FIELDS if key in data},
            joins=frozenset((j["tail_end"], j["head_start"]) for j in data.get("joins", ())),
            truncations=frozenset(data.get("truncations", ())),
        )

    @classmethod
    def from_report(cls, report: hr.Report) -> Self:
        """The reading that the library gives."""
        return cls(
            entries=tuple(map(Entry.from_mapping, hr.to_records(report))),
            headings=tuple(
                Heading(section.level, section.heading, section.span.start)
                for section in report.walk()
                if section.heading
            ),
            fields={key: getattr(report, key) for key in _FIELDS if key != "region"}
            | {"region": report.region and report.region.name},
            joins=frozenset((join.tail_end, join.head_start) for join in report.joins),
            truncations=frozenset(report.truncations),
        )

    def within(self, ranges: Sequence[Sequence[int]] | None) -> "Reading":
        """The part of the reading that begins in one of the ranges; all of it without any."""
        if ranges is None:
            return self

        def lies(offset: int) -> bool:
            return any(start <= offset < end for start, end in ranges)

        return attrs.evolve(
            self,
            entries=tuple(entry for entry in self.entries if lies(entry.start)),
            headings=tuple(heading for heading in self.headings if lies(heading.start)),
            joins=frozenset(join for join in self.joins if lies(join[0] - 1)),
            truncations=frozenset(end for end in self.truncations if lies(end - 1)),
        )

    def snapped(self, text: str) -> "Reading":
        """The reading with its breaks moved over the white space beside them, which nobody reads."""
        return attrs.evolve(
            self,
            joins=frozenset((_back(text, tail), _forth(text, head)) for tail, head in self.joins),
            truncations=frozenset(_back(text, end) for end in self.truncations),
        )


def _back(text: str, offset: int) -> int:
    while 0 < offset <= len(text) and text[offset - 1].isspace():
        offset -= 1
    return offset


def _forth(text: str, offset: int) -> int:
    while offset < len(text) and text[offset].isspace():
        offset += 1
    return offset


# --- when two things are the same ------------------------------------------------------------------

_SILENT = re.compile(r"[\s“”\"'‘’《》〈〉「」『』,。;:、!?.·—\-]+")


@cache
def folded(text: str) -> str:
    """Text without what two careful readers write differently: width, white space, punctuation."""
    return _SILENT.sub("", unicodedata.normalize("NFKC", text))


def _folded_field(value: object) -> str:
    return folded(str(value)) if value else ""


def _same_unit(wanted: str | None, found: str | None) -> bool:
    """A unit that the annotation leaves open (a bare number, a rate given as 零) takes any."""
    a, b = folded(wanted or ""), folded(found or "")
    return a in ("", b) or (a in _FAMILIES and _FAMILIES[a] == _FAMILIES.get(b))


def _same_number(wanted: float | None, found: float | None) -> bool:
    if wanted is None or found is None:
        return wanted is found
    return abs(wanted - found) <= 1e-9 * max(1.0, abs(wanted), abs(found))


@cache
def likeness(one: str, other: str) -> float:
    """How much two names have in common in the same order, from 0 to 1."""
    a, b = folded(one), folded(other)
    if not a or not b:
        return 0.0
    longest = [0] * (len(b) + 1)
    for x in a:
        diagonal = 0
        for j, y in enumerate(b, 1):
            above = longest[j]
            longest[j] = diagonal + 1 if x == y else max(above, longest[j - 1])
            diagonal = above
    return 2 * longest[-1] / (len(a) + len(b))


def _same_name(one: str, other: str) -> bool:
    """Much in common, or the shorter one lies within a longer one at most twice as long."""
    if likeness(one, other) >= 0.6:
        return True
    short, long = sorted((folded(one), folded(other)), key=len)
    return len(short) >= 3 and short in long and len(long) <= 2 * len(short)


def _same_figure(wanted: Entry, found: Entry) -> bool:
    return (
        wanted.kind == found.kind
        and _same_number(wanted.value, found.value)
        and _same_number(wanted.high, found.high)
        and (wanted.kind == "rank" or _same_unit(wanted.unit, found.unit))
    )


def _differences(wanted: Entry, found: Entry) -> tuple[str, ...]:
    """What keeps a found figure from being a right row."""
    whole = (wanted.subject + wanted.name, found.subject + found.name)
    is_rank = wanted.kind == "rank"
    checks = {
        "kind": wanted.kind == found.kind,
        "value": _same_number(wanted.value, found.value) and _same_number(wanted.high, found.high),
        "unit": is_rank or _same_unit(wanted.unit, found.unit),
        "bound": is_rank or wanted.bound == found.bound,
        "period": wanted.period in (None, found.period),
        "name": _same_name(wanted.name, found.name) or _same_name(*whole),
    }
    return tuple(what for what, right in checks.items() if not right)


def _same_subject(wanted: Entry, found: Entry) -> bool:
    if wanted.subject and found.subject:
        return _same_name(wanted.subject, found.subject)
    return not wanted.subject and not found.subject


def _shared(wanted: Entry, found: Entry) -> int:
    """How many characters of the document two quotes share."""
    return max(0, min(wanted.end, found.end) - max(wanted.start, found.start))


def _figure_fit(wanted: Entry, found: Entry) -> float:
    if not _shared(wanted, found):
        return 0.0
    return 1 + 2 * _same_figure(wanted, found) + likeness(wanted.name, found.name)


def _event_fit(wanted: Entry, found: Entry) -> float:
    shared = _shared(wanted, found)
    half = 2 * shared >= max(len(wanted.quote), len(found.quote))
    return shared if half and wanted.kind == found.kind else 0


def _paired(
    wanted: Sequence[Entry], found: Sequence[Entry], fit: Callable[[Entry, Entry], float]
) -> dict[int, int]:
    """Which wanted entry was found as which; the best fits pair first, of equal ones the earlier."""
    fits = [
        (-score, i, j)
        for i, one in enumerate(wanted)
        for j, other in enumerate(found)
        if (score := fit(one, other)) > 0
    ]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted(fits):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs


def _nested(headings: Iterable[Heading], title: str) -> Counter[tuple[str, str]]:
    """Each heading with the one above it; the title and part titles stand above none."""
    above: list[Heading] = []
    nested: Counter[tuple[str, str]] = Counter()
    for heading in headings:
        if heading.level == 0 or folded(heading.text) == title:
            continue
        while above and above[-1].level >= heading.level:
            above.pop()
        nested[folded(heading.text), folded(above[-1].text) if above else ""] += 1
        above.append(heading)
    return nested


# --- the score -------------------------------------------------------------------------------------


@attrs.frozen
class Share:
    """How many were found, how many wanted, and how many of both are the same."""

    right: int = 0
    found: int = 0
    wanted: int = 0

    def __add__(self, other: "Share") -> "Share":
        return Share(self.right + other.right, self.found + other.found, self.wanted + other.wanted)

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        both = self.found + self.wanted
        return 2 * self.right / both if both else 1.0


@attrs.frozen
class Miss:
    """Something that a reading has otherwise than the annotation."""

    what: str
    wanted: object = None
    found: object = None

    def __str__(self) -> str:
        return "\n      ".join(
            [self.what, *(str(side) for side in (self.wanted, self.found) if side is not None)]
        )


@attrs.frozen(kw_only=True)
class Score:
    """The shares of one document, or of several together."""

    mention: Share = Share()
    figure: Share = Share()
    row: Share = Share()
    subject: Share = Share()
    event: Share = Share()
    heading: Share = Share()
    meta: Share = Share()
    join: Share = Share()
    truncation: Share = Share()
    misses: tuple[Miss, ...] = attrs.field(default=(), repr=False)

    def __add__(self, other: "Score") -> "Score":
        return Score(
            **{
                name: getattr(self, name) + getattr(other, name)
                for name in attrs.fields_dict(Score)
            }
        )

    def measures(self) -> dict[str, float]:
        """Every measure by its name, in the order of a table."""
        subject = self.subject
        return {
            "precision": self.mention.precision,
            "recall": self.mention.recall,
            "mention": self.mention.f1,
            "figure": self.figure.f1,
            "row": self.row.f1,
            # Without a single right row there is no subject to be right about.
            "subject": subject.right / subject.wanted if subject.wanted else 0.0,
            "event": self.event.f1,
            "heading": self.heading.f1,
            "meta": self.meta.f1,
            "join": self.join.f1,
            "truncation": self.truncation.f1,
        }


def _of(reading: Reading, kinds: frozenset[str]) -> list[Entry]:
    return [entry for entry in reading.entries if entry.kind in kinds]


def _unpaired(
    wanted: Sequence[Entry], found: Sequence[Entry], pairs: Mapping[int, int], what: str
) -> tuple[Miss, ...]:
    taken = set(pairs.values())
    return (
        *(
            Miss(f"missed {what}", wanted=entry)
            for i, entry in enumerate(wanted)
            if i not in pairs and not entry.borderline
        ),
        *(Miss(f"extra {what}", found=e) for j, e in enumerate(found) if j not in taken),
    )


def _required(wanted: Sequence[Entry], pairs: Mapping[int, int]) -> int:
    """How many entries count as wanted: a borderline one does only where it was found."""
    return sum(i in pairs or not entry.borderline for i, entry in enumerate(wanted))


def _figures(gold: Reading, parsed: Reading) -> Score:
    wanted, found = _of(gold, _FIGURES), _of(parsed, _FIGURES)
    pairs = _paired(wanted, found, _figure_fit)
    both = [(wanted[i], found[j]) for i, j in sorted(pairs.items())]
    wrong = [(one, other, _differences(one, other)) for one, other in both]
    rows = [(one, other) for one, other, differences in wrong if not differences]
    count = (len(found), _required(wanted, pairs))
    right_subjects = [(one, other) for one, other in rows if _same_subject(one, other)]
    return Score(
        mention=Share(len(both), *count),
        figure=Share(sum(_same_figure(one, other) for one, other in both), *count),
        row=Share(len(rows), *count),
        subject=Share(len(right_subjects), len(rows), len(rows)),
        misses=(
            *_unpaired(wanted, found, pairs, "figure"),
            *(Miss(f"wrong {', '.join(d)}", one, other) for one, other, d in wrong if d),
            *(Miss("wrong subject", *pair) for pair in rows if pair not in right_subjects),
        ),
    )


def _events(gold: Reading, parsed: Reading) -> Score:
    wanted, found = _of(gold, _EVENTS), _of(parsed, _EVENTS)
    pairs = _paired(wanted, found, _event_fit)
    return Score(
        event=Share(len(pairs), len(found), _required(wanted, pairs)),
        misses=_unpaired(wanted, found, pairs, "event"),
    )


def _headings(gold: Reading, parsed: Reading) -> Score:
    title = _folded_field(gold.fields.get("title"))
    wanted, found = _nested(gold.headings, title), _nested(parsed.headings, title)
    return Score(
        heading=Share((wanted & found).total(), found.total(), wanted.total()),
        misses=(
            *(Miss("missed heading", wanted=pair) for pair in wanted - found),
            *(Miss("extra heading", found=pair) for pair in found - wanted),
        ),
    )


def _fields(gold: Reading, parsed: Reading) -> Score:
    wrong = [
        key
        for key, value in gold.fields.items()
        if _folded_field(value) != _folded_field(parsed.fields.get(key))
    ]
    count = len(gold.fields)
    return Score(
        meta=Share(count - len(wrong), count, count),
        misses=tuple(Miss(f"wrong {k}", gold.fields[k], parsed.fields.get(k)) for k in wrong),
    )


def _breaks(gold: Reading, parsed: Reading) -> Score:
    def share(wanted: frozenset[Any], found: frozenset[Any]) -> Share:
        return Share(len(wanted & found), len(found), len(wanted))

    def misses(what: str, wanted: frozenset[Any], found: frozenset[Any]) -> list[Miss]:
        return [
            *(Miss(f"missed {what}", wanted=place) for place in sorted(wanted - found)),
            *(Miss(f"extra {what}", found=place) for place in sorted(found - wanted)),
        ]

    return Score(
        join=share(gold.joins, parsed.joins),
        truncation=share(gold.truncations, parsed.truncations),
        misses=(
            *misses("join", gold.joins, parsed.joins),
            *misses("truncation", gold.truncations, parsed.truncations),
        ),
    )


def score(gold: Reading, parsed: Reading) -> Score:
    """How near one reading comes to the annotated one."""
    parts = (measure(gold, parsed) for measure in (_figures, _events, _headings, _fields, _breaks))
    return sum(parts, Score())


def score_report(annotation: Mapping[str, Any], report: hr.Report) -> Score:
    """How near a report comes to its annotation."""
    text = report.text
    parsed = Reading.from_report(report).within(annotation.get("ranges"))
    return score(Reading.from_annotation(annotation).snapped(text), parsed.snapped(text))


# --- the annotated documents -----------------------------------------------------------------------


def gold_sets() -> tuple[str, ...]:
    """The names of the sets of annotated documents, one a folder."""
    return tuple(sorted(f.name for f in GOLD.iterdir() if any(f.glob("*.gold.json"))))


def annotations(gold_set: str) -> tuple[Path, ...]:
    """The annotation files of a set."""
    return tuple(sorted((GOLD / gold_set).glob("*.gold.json")))


def text_of(annotation: Path) -> Path:
    """The document that an annotation file is about: beside it or, for a seed, in `seeds`."""
    name = annotation.name.removesuffix(".gold.json") + ".txt"
    beside = annotation.with_name(name)
    return beside if beside.exists() else ROOT / "seeds" / name


@cache
def score_set(gold_set: str) -> Mapping[str, Score]:
    """The score of each document of a set."""
    return {
        path.name.removesuffix(".gold.json"): score_report(
            json.loads(path.read_text(encoding="utf-8")), hr.read(text_of(path))
        )
        for path in annotations(gold_set)
    }
