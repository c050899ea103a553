"""What the readers of a sentence share, and what they give."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Any

import attrs

from healthreports.facts import Period, Role
from healthreports.periods import Mention


@attrs.frozen(kw_only=True)
class Draft:
    """A fact before it is tied to the report's text.

    Attributes:
        kind: `indicator`, `target`, `change`, `rank`, `milestone`, `honour` or `progress`.
        start: Of its quote in the paragraph.
        end: After its quote.
        rule: The name of the rule that made it.
        fields: What the fact's class takes beyond the places.
    """

    kind: str
    start: int
    end: int
    rule: str
    fields: dict[str, Any]

    @property
    def numeric(self) -> bool:
        """Whether its quote is a number."""
        return self.kind in ("indicator", "target", "change", "rank")


@attrs.frozen(kw_only=True)
class Setting:
    """What holds for a whole paragraph.

    Attributes:
        folded: Its folded text.
        role: Of its section.
        period: Which a figure has that names no other.
        here: The year of that.
        today: The year of writing.
        spell: The years that its deeds add up over, where an earlier sentence named them (五年来).
        office: The unit that an earlier sentence spoke of, for 该院.
        place: The reporting place, which is no subject.
        news: Whether it is an article of the day, which a year that opens a sentence turns.
    """

    folded: str
    role: Role
    period: Period | None
    here: int | None
    today: int | None = None
    spell: Period | None = None
    office: str | None = None
    place: str | None = None
    news: bool = False


@attrs.define(kw_only=True)
class Thread:
    """What a sentence has spoken of so far, for the figures that leave it out.

    Attributes:
        name: Of the last level (门诊急诊总量), which a change after it is a change of.
        names: Of the last levels in a row, the newest last.
        owner: What the last weak name (覆盖率) was made whole with.
        latest: How many of them the last clause named.
        whole: Of what the parts behind 其中 are parts.
        parts: Whether parts are being listed.
        base: The rate base that a list shares (每千人口).
        topic: What the clause before the first figure speaks of.
        about: What the clause right before the one at hand undertakes, where it holds no figure.
        quoted: The last words in quotation marks before the figures.
        subject: The unit spoken of.
        crossed: Whether a semicolon stands between that unit and the words at hand.
    """

    name: str | None = None
    names: list[str] = attrs.field(factory=list)
    owner: str | None = None
    latest: int = 0
    whole: str | None = None
    parts: bool = False
    base: str | None = None
    topic: str | None = None
    about: str | None = None
    quoted: str | None = None
    subject: str | None = None
    crossed: bool = False


@attrs.frozen(kw_only=True)
class Sentence:
    """A sentence while it is read.

    Attributes:
        setting: What holds for its paragraph.
        start: Where it begins.
        end: Where it ends.
        mentions: Its words for times, in order.
        thread: What it has spoken of so far.
    """

    setting: Setting
    start: int
    end: int
    mentions: Sequence[Mention]
    thread: Thread = attrs.field(factory=Thread)
    _starts: tuple[int, ...] = attrs.field(init=False, repr=False)

    @_starts.default
    def _mention_starts(self) -> tuple[int, ...]:
        return tuple(mention.start for mention in self.mentions)

    def words(self, start: int, end: int) -> str:
        """The folded words from `start` to `end`, no further back than the sentence goes."""
        return self.setting.folded[max(self.start, start) : end]

    def times(self, start: int, end: int) -> Sequence[Mention]:
        """Its words for times that begin from `start` on and before `end`."""
        return self.mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def part(self, at: int) -> int:
        """Where the part between semicolons begins that `at` lies in, at most 400 characters back."""
        back = max(self.start, at - 400)
        return max(back, self.setting.folded.rfind(";", back, at) + 1)
