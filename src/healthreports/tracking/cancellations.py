"""Sentences that say in so many words that something is given up."""

import re
from collections.abc import Iterable, Iterator

import attrs

from healthreports import matching
from healthreports.clauses import find_sentences
from healthreports.facts import Figure, Milestone, Target
from healthreports.report import Paragraph, Report
from healthreports.text import SpanChain, fold
from healthreports.tracking.records import Fate, Outcome, Passage


# 取消县医院三期工程, 不再新建体检中心; 未取消, 不得停止 and 暂停 give nothing up.
_GIVING_UP = re.compile(
    r"(?<![未不没非无])(?:取消|终止|停止|放弃|撤销|不再)(?:了|实施|建设|推进|执行|开展|申报|创建|创评)?"
)
_MOST_SENTENCES = 200
_LONGEST = 300


@attrs.frozen
class Cancellation:
    """A sentence with words of giving up.

    Attributes:
        before: What stands before those words in the sentence, as names are compared.
        after: What stands behind them, up to the next mark, likewise.
        passage: The sentence.
    """

    before: str
    after: str
    passage: Passage


def find_cancellations(report: Report) -> tuple[Cancellation, ...]:
    """The sentences of a report that say that something is given up."""
    found: list[Cancellation] = []
    for section in report.walk():
        for paragraph in section.paragraphs:
            found += _in_paragraph(report, paragraph)
            if len(found) >= _MOST_SENTENCES:
                return tuple(found[:_MOST_SENTENCES])
    return tuple(found)


def _in_paragraph(report: Report, paragraph: Paragraph) -> Iterator[Cancellation]:
    folded = fold(paragraph.text)
    chain = SpanChain(paragraph.spans)
    for start, end in find_sentences(folded):
        words = _GIVING_UP.search(folded, start, end) if end - start <= _LONGEST else None
        if words is None:
            continue
        after = re.split(r"[,;。!?\n]", folded[words.end() : end], maxsplit=1)[0]
        sentence = paragraph.text[start:end]
        passage = Passage(
            quote=sentence.strip(),
            spans=chain.cut(start, end).closed(report.text),
            sentence=sentence.strip(),
            document=report.name,
        )
        yield Cancellation(
            matching.core(folded[start : words.start()]), matching.core(after), passage
        )


def given_up(promise: Target | Milestone, cancellations: Iterable[Cancellation]) -> Outcome | None:
    """The promise as dropped, where a sentence gives up that very thing and nothing else.

    Args:
        promise: Any promise.
        cancellations: The sentences of the document that reports.
    """
    names = _names(promise)
    for each in cancellations:
        if any(_is_of(name, each) for name in names):
            return Outcome(
                promise=promise, fate=Fate.DROPPED, evidence=each.passage, note="given up in words"
            )
    return None


def _names(promise: Target | Milestone) -> tuple[str, ...]:
    """What the sentence must name: the project with its place, the title, or the measure."""
    project = matching.project_in(promise)
    if project is not None:
        works = (f"{project.phase}期" if project.phase else "") + project.works
        whose = promise.subjects[0] if len(promise.subjects) == 1 else project.place
        return tuple(dict.fromkeys(matching.core(name + works) for name in (whose, project.place)))
    if isinstance(promise, Figure):
        name = matching.core("".join(promise.subjects) + promise.name)
        return (name,) if len(name) >= 4 else ()
    thing = matching.thing(promise)
    return (thing,) if thing else ()


# What may stand beside the name of what is given up: 取消县医院三期工程项目, 三期工程因土地调整已取消.
_REST = re.compile(r"(?:工程|项目|计划|任务|目标|事项|的|等|创|申报|争){0,4}")
_REASON = re.compile(
    r"(?:工程|项目|计划|目标|任务)?(?:[因由受经按根].{0,30})?(?:已经?|予以|现|被|将|也|均|决定|,)*"
)


def _is_of(name: str, said: Cancellation) -> bool:
    before, found, after = said.after.partition(name)
    if found and _REST.fullmatch(before) and _REST.fullmatch(after):
        return True
    _, found, between = said.before.rpartition(name)
    return (
        bool(found) and bool(_REASON.fullmatch(between)) and _REST.fullmatch(said.after) is not None
    )
