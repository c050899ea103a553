"""Facts as displays: a card for one, a table for many."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import attrs

from healthreports import display


if TYPE_CHECKING:
    from healthreports.facts.records import AnyFact, Fact


# What a card says of a fact, in this order; what is not among its fields is left out.
_LINES = (
    "quantity place of scope status deadline period versus subjects part_of concept inferred rule "
    "document section role"
).split()
_MOST_ROWS = 200


def tally(words: Iterable[str]) -> str:
    """How often each word is there, the most frequent first: 12 indicator, 3 target."""
    return ", ".join(f"{count} {word}" for word, count in Counter(words).most_common())


def card_of(fact: "Fact") -> display.Card:
    """A fact with all that is known of it, and its sentence."""
    held = attrs.asdict(fact, recurse=False)
    lines = [(name.replace("_", " "), display.in_words(held.get(name))) for name in _LINES]
    places = " ".join(f"{span.start}:{span.end}" for span in fact.spans)
    sentence = display.Excerpt(fact.sentence, fact.quote, cells=200)
    return display.Card(
        f"{fact.kind}: {fact.name}",
        [*lines, ("at", places)],
        [display.Table([display.Column("", share=1)], [[sentence]], head=False)],
    )


def table_of(facts: Sequence["AnyFact"]) -> display.Table:
    """Facts in lines, each with its words, its time and its sentence."""
    columns = (
        display.Column("kind", style=display.FAINT),
        display.Column("name", share=4),
        display.Column("as written", right=True),
        display.Column("when"),
        display.Column("in its sentence", share=7, below=True),
    )
    more = len(facts) - _MOST_ROWS
    note = f"and {more} more" if more > 0 else None
    return display.Table(columns, list(_rows(facts[:_MOST_ROWS])), note=note)


def _rows(facts: Iterable["AnyFact"]) -> Iterator[tuple[display.Content, ...]]:
    for fact in facts:
        guessed = f"inferred: {', '.join(fact.inferred)}" if fact.inferred else ""
        style = display.FAINT if "period" in fact.inferred else ""
        yield (
            fact.kind,
            " ".join((*fact.subjects[:2], fact.name)),
            fact.quote,
            display.hinted(str(fact.period or ""), style, guessed),
            display.Excerpt(fact.sentence, fact.quote),
        )
