"""The facts of one paragraph, sentence by sentence."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from itertools import groupby
from typing import TypeVar

import attrs

from healthreports.clauses import find_sentences
from healthreports.extraction.candidates import (
    only_owner,
    sentence_candidates,
    with_shared_units,
)
from healthreports.extraction.drafts import Draft, Sentence, Setting
from healthreports.extraction.events import draft_events
from healthreports.extraction.exclusions import find_exclusions, is_story, refusal
from healthreports.extraction.figures import draft_figures
from healthreports.extraction.leftovers import Covered, leftovers_of, paragraph_leftovers
from healthreports.extraction.places import Place
from healthreports.extraction.ranks import draft_ranks, with_levels
from healthreports.extraction.times import leads
from healthreports.facts import FACT_KINDS, AnyFact
from healthreports.periods import Mention, find_dates
from healthreports.quantities import Found, find_quantities
from healthreports.report import Leftover, Paragraph
from healthreports.text import SpanChain, fold


_Placed = TypeVar("_Placed", Found, Mention)
_MAKERS: dict[str, Callable[..., AnyFact]] = {kind.kind: kind for kind in FACT_KINDS}


def read_paragraph(
    paragraph: Paragraph, place: Place
) -> tuple[list[AnyFact], list[Leftover], Setting]:
    """The facts of a paragraph in reading order, its numerals that are none, and what it leaves behind."""
    folded = fold(paragraph.text)
    setting = Setting(
        folded=folded,
        role=place.role,
        period=place.period,
        here=place.years.here,
        today=place.years.today,
        office=place.office,
        place=place.report.region.name if place.report.region else None,
        news=place.news,
    )
    mentions = find_dates(folded, place.years)
    exclusions = find_exclusions(folded)
    holding = Covered((e.start, e.end) for e in exclusions)
    founds = [f for f in find_quantities(folded) if not holding.touches(f.start, f.end)]
    chain = SpanChain(paragraph.spans)
    facts: list[AnyFact] = []
    quotes: list[tuple[int, int]] = []
    refused: list[tuple[Found, str]] = []
    for start, end in find_sentences(folded):
        within = _between(founds, start, end)
        if is_story(folded[start:end]):
            refused += [(found, "private story") for found in within]
            continue
        sentence = Sentence(
            setting=setting, start=start, end=end, mentions=_between(mentions, start, end)
        )
        drafts, no_figures = _drafts(sentence, within)
        refused += no_figures
        quotes += [(d.start, d.end) for d in drafts if d.numeric]
        words = paragraph.text[start:end].strip()
        facts += [_fact(draft, paragraph, chain, words, place) for draft in drafts]
        setting = _carried_on(sentence)
    left = paragraph_leftovers(folded, quotes, exclusions, refused)
    return facts, list(leftovers_of(place.report.text, chain, left)), setting


def _carried_on(sentence: Sentence) -> Setting:
    """The setting with what a sentence leaves for the next one: its unit, and the years it opened with."""
    setting, mentions = sentence.setting, sentence.mentions
    spell = (
        None if any(m.period and not (m.versus or m.origin) for m in mentions) else setting.spell
    )
    period = setting.period
    for mention in mentions:
        if (
            not mention.period
            or mention.versus
            or not leads(mention, setting.folded, sentence.start)
        ):
            continue
        if mention.spell and setting.folded[mention.end - 1] in "来间":
            spell = mention.period
        if setting.news and len(mention.period.last) == 4 and not mention.spell:
            period = mention.period  # an article of the day that turns to the year before
    office = sentence.thread.subject or setting.office
    return attrs.evolve(setting, spell=spell, office=office, period=period)


def _between(items: Sequence[_Placed], start: int, end: int) -> Sequence[_Placed]:
    """The items, given in order, that begin from `start` on and before `end`."""

    def begin(item: _Placed) -> int:
        return item.start

    return items[bisect_left(items, start, key=begin) : bisect_left(items, end, key=begin)]


def _drafts(
    sentence: Sentence, founds: Sequence[Found]
) -> tuple[list[Draft], list[tuple[Found, str]]]:
    """The drafts of a sentence in reading order, and its quantities that are no figures with the reason."""
    folded, start, end = sentence.setting.folded, sentence.start, sentence.end
    ranks = draft_ranks(sentence)
    ranked = Covered((rank.start, rank.end) for rank in ranks)
    founds = with_shared_units(folded, [f for f in founds if not ranked.touches(f.start, f.end)])
    figures, refused = [], []
    for found in founds:
        if reason := refusal(folded, found):
            refused.append((found, reason))
        else:
            figures.append(found)
    candidates = sentence_candidates(folded, start, end, figures, sentence.mentions)
    groups = []
    for _, same in groupby(candidates, key=lambda c: (c.clause.start, c.bracket)):
        group = list(same)
        if owner := only_owner(group):
            refused.append((owner.found, "whose the others are"))
            group = group[1:]
        groups.append(group)
    levels = draft_figures(groups, sentence)
    drafts = [*levels, *with_levels(ranks, levels, sentence)]
    drafts += draft_events(folded, start, end, sentence.setting, sentence.mentions, drafts)
    return sorted(drafts, key=lambda draft: draft.start), refused


def _fact(
    draft: Draft, paragraph: Paragraph, chain: SpanChain, sentence: str, place: Place
) -> AnyFact:
    region = place.report.region
    own = (region.name, region.name[:-1]) if region else ()
    fields = dict(draft.fields)
    fields["subjects"] = tuple(s for s in fields.get("subjects", ()) if s not in own)
    return _MAKERS[draft.kind](
        quote=paragraph.text[draft.start : draft.end],
        spans=chain.cut(draft.start, draft.end).closed(place.report.text),
        sentence=sentence,
        document=place.report.name,
        section=place.path,
        role=place.section.role,
        rule=draft.rule,
        **fields,
    )
