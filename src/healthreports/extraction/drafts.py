"""What the readers of a sentence are told, and what they give."""

from typing import Any

import attrs

from healthreports.facts import Period, Role


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
    """

    folded: str
    role: Role
    period: Period | None
    here: int | None
    today: int | None = None
    spell: Period | None = None
