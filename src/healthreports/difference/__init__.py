"""What a later report made of an earlier one: promises, awards, sections and themes."""

from healthreports import matching
from healthreports.catalogue.concepts import Catalogue
from healthreports.difference.awards import awards_of, find_award_shifts
from healthreports.difference.promises import find_promise_shifts, promises_of
from healthreports.difference.records import (
    AnyShift,
    AwardShift,
    Difference,
    Keyword,
    PromiseShift,
    SectionShift,
    Shift,
    ThemeShift,
)
from healthreports.difference.themes import find_section_shifts, find_theme_shifts, parts_of
from healthreports.report import Report
from healthreports.text import fold


__all__ = [
    "AnyShift",
    "AwardShift",
    "Difference",
    "Keyword",
    "PromiseShift",
    "SectionShift",
    "Shift",
    "ThemeShift",
    "diff",
]


def diff(before: Report, after: Report, *, catalogue: Catalogue | None = None) -> Difference:
    """What a later report added, dropped, raised, lowered and restated, and what it speaks of otherwise.

    Promises are set against each other where both reports make some, promises and awards where both speak for
    one place; `Difference.notes` says where that is not so. That a report leaves a promise or an award out is
    said of its text, not of what the office does: a newspaper may print a part of the plan.

    Args:
        before: The earlier report.
        after: The later one.
        catalogue: Where it stands whether more of a thing is better; the library's own if not given.

    Example:
        >>> import healthreports as hr
        >>> old = hr.parse("2024年工作计划。2024年，全县新增托位200个，婴儿死亡率控制在5‰以内。", name="2024.txt", year=2023)
        >>> new = hr.parse("2025年工作计划。2025年，全县新增托位300个，婴儿死亡率控制在4‰以内。", name="2025.txt", year=2024)
        >>> for each in hr.diff(old, new).promises:
        ...     print(each.shift, each.before.name, each.before.quote, each.after.quote, each.harder)
        raised 新增托位 200个 300个 True
        lowered 婴儿死亡率 5‰以内 4‰以内 True
    """
    known = {concept.id: concept for concept in catalogue or Catalogue.load()}
    notes = []
    one_place = matching.one_place(before.region, after.region)
    if not one_place:
        notes.append(
            "Promises and awards were not compared: the reports speak for different places."
        )
    old, new = promises_of(before), promises_of(after)
    planned = one_place and bool(old) and bool(new)
    for report, promises in ((before, old), (after, new)):
        if one_place and not promises:
            notes.append(f"Promises were not compared: {report.name} makes none.")
    parts, later = parts_of(before), parts_of(after)
    return Difference(
        before=before.name,
        after=after.name,
        promises=tuple(find_promise_shifts(old, new, after.review_year or 0, known))
        if planned
        else (),
        awards=tuple(find_award_shifts(awards_of(before), awards_of(after))) if one_place else (),
        sections=tuple(find_section_shifts(parts, later)),
        themes=tuple(find_theme_shifts(parts, later, (_words_of(before), _words_of(after)))),
        notes=tuple(notes),
    )


def _words_of(report: Report) -> str:
    """All that a report says, without the white space of wrapped lines."""
    return "".join(fold(report.text).split())
