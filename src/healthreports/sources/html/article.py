"""What each line of a page is: title, field, part of the article, or something that frames it."""

import re
from collections.abc import Sequence
from enum import StrEnum

import attrs

from healthreports.sources.html.blocks import Block, find_blocks
from healthreports.sources.html.body import Weights, find_main, is_frame, weigh
from healthreports.sources.html.fields import (
    Field,
    day_below_title,
    is_field_line,
    key_alone,
    meta_fields,
    read_meta,
    split_fields,
    words_and_fields,
)
from healthreports.sources.html.furniture import is_furniture, turns_away
from healthreports.sources.html.titles import Around, find_title, plain
from healthreports.sources.html.tree import Element


# 附件：1.工作总结.docx, as a line of its own below the article.
_ANNEX = re.compile(r"[\s\u3000]*[【\[]?(?:相关)?附\s{0,2}件")
_LONG = 20
# Of the line below the title, what names people is one thing; an account, an office, a place are several.
_BYLINE = re.compile(r"记者|通讯员|作者|文[/／]|摄|撰稿|供稿")
# A line that a break ends in the middle of a sentence; longer ones stay as they are.
_PAUSES = ("，", "、")
_JOINED = 2000


class Use(StrEnum):
    """What a line is used for."""

    TITLE = "title"
    FIELD = "field"
    TEXT = "text"


@attrs.frozen
class Piece:
    """A line that is kept.

    Attributes:
        use: What for.
        block: The line; `None` for what the head of the page says.
        words: What is written of it.
        key: Of a field, its name.
    """

    use: Use
    block: Block | None
    words: str
    key: str | None = None


@attrs.frozen
class Page:
    """A page with its lines sorted.

    Attributes:
        root: The whole page.
        pieces: What is kept, in page order.
    """

    root: Element
    pieces: tuple[Piece, ...]


def read_page(root: Element) -> Page:
    """The lines of a page that are its article's, and those that tell of it.

    Args:
        root: Of the page.
    """
    lines = _Lines(root)
    pieces = lines.pieces()
    shown = {piece.key: piece.words for piece in pieces if piece.key}
    above = [
        Piece(Use.FIELD, None, field.value, field.key) for field in meta_fields(lines.head, shown)
    ]
    if lines.title and not lines.title.lines and pieces:
        above.append(Piece(Use.TITLE, None, lines.title.words))
    return Page(root, (*above, *pieces) if pieces else ())


def _shown(blocks: Sequence[Block]) -> list[Block]:
    """The lines that are shown; those of a hidden element too that holds more than all others: a script shows it."""
    hidden: dict[Element, float] = {}
    total = 0.0
    for block in blocks:
        block.weight = weigh(block)
        if block.hidden is None:
            total += block.weight
        else:
            hidden[block.hidden] = hidden.get(block.hidden, 0.0) + block.weight
    revealed = {element for element, weight in hidden.items() if weight > max(total, _LONG)}
    return [block for block in blocks if block.hidden is None or block.hidden in revealed]


class _Lines:
    """The lines of a page, with what decides over them."""

    def __init__(self, root: Element) -> None:
        self.head = read_meta(root)
        self.blocks = _shown(find_blocks(root))
        self.weights = Weights(self.blocks)
        self.main = find_main(root, self.weights)
        self.prose = self.weights.of(self.main).prose
        self._frames: dict[Element, tuple[bool, bool]] = {}
        self.within = [self._place(block.element) for block in self.blocks]
        long = [i for i, block in enumerate(self.blocks) if self._is_long(i, block)]
        any_inside = [i for i, (inside, _) in enumerate(self.within) if inside]
        # A page without a paragraph (详见附件) has its article wherever it has words.
        self.prosaic = bool(long)
        self.first = long[0] if long else max(any_inside, default=-1) + 1
        self.last = long[-1] if long else self.first
        around = Around(
            head=self.head,
            first=self.first,
            framed=[framed for _, framed in self.within],
            centred_tells=sum(block.centred for block in self.blocks) * 2 < len(self.blocks),
        )
        self.title = find_title(self.blocks, around)
        if self.title and self.title.lines:
            # A kicker may be as long as a paragraph.
            end = self.title.lines[-1]
            self.first = next((i for i in long if i > end), self.first)

    def _place(self, element: Element) -> tuple[bool, bool]:
        """Whether an element lies within the article's, and whether in some frame."""
        chain = []
        current: Element | None = element
        while current is not None and current not in self._frames:
            chain.append(current)
            current = current.parent
        inside, framed = self._frames[current] if current is not None else (False, False)
        for member in reversed(chain):
            inside = inside or member is self.main
            framed = framed or (
                member is not self.main and is_frame(member, self.weights, self.prose)
            )
            self._frames[member] = (inside and not framed, framed)
            inside = inside and not framed
        return self._frames[element]

    def _is_long(self, i: int, block: Block) -> bool:
        """Whether a line is a paragraph of the article."""
        return self.within[i][0] and block.weight >= _LONG and not is_field_line(block.words)

    def pieces(self) -> list[Piece]:
        """What is kept, in page order."""
        found: list[Piece] = []
        seen: set[Field] = set()
        i, turned = 0, False
        while i < len(self.blocks):
            fields, taken = self._fields(i)
            if fields:
                new = [field for field in fields if field not in seen]
                seen.update(new)
                found += [Piece(Use.FIELD, self.blocks[i], field.value, field.key) for field in new]
            elif self.title and i in self.title.lines[:1]:
                found.append(Piece(Use.TITLE, self.blocks[i], self.title.words))
                taken = len(self.title.lines)
            elif dated := self._dated(i):
                found += dated
            elif not taken and not turned:
                turned = i > self.last and turns_away(self.blocks[i].words)
                if not turned and self._is_kept(i):
                    _add_text(found, self.blocks[i])
            i += max(taken, 1)
        return found

    def _fields(self, i: int) -> tuple[tuple[Field, ...], int]:
        """The fields of a line, and how many lines they take; names without values take a line for nothing."""
        block = self.blocks[i]
        if self.first <= i <= self.last or (i > self.last and not self.within[i][0]):
            return (), 0
        if self.within[i][1] and not is_field_line(block.words) and not key_alone(block.words):
            return (), 0
        if fields := split_fields(block.words):
            return fields, 1
        if key := key_alone(block.words):
            value = self._value_after(i)
            return ((Field(key, value),), 2) if value else ((), 1)
        return (), int(is_field_line(block.words))

    def _dated(self, i: int) -> list[Piece]:
        """The day without a name in a line between title and article, and what else the line says."""
        if not self.title or not self.title.lines or not self.title.lines[-1] < i < self.first:
            return []
        block = self.blocks[i]
        if self.within[i][1] or not (day := day_below_title(block.words)):
            return []
        field, rest = day
        words, others = words_and_fields(rest)
        pieces = [Piece(Use.FIELD, block, each.value, each.key) for each in (field, *others)]
        apart = [words] if _BYLINE.search(words) else words.split()
        return pieces + [Piece(Use.TEXT, block, each) for each in apart if not is_furniture(each)]

    def _value_after(self, i: int) -> str | None:
        """The value that stands on the line after a field's name, in the same table or list."""
        if i + 1 >= len(self.blocks):
            return None
        block, after = self.blocks[i], self.blocks[i + 1]
        words = after.words.strip()
        if key_alone(words) or is_field_line(words) or len(words) > 120 or is_furniture(words):
            return None
        around = block.element.parent
        return words if around is not None and _lies_in(after.element, around, 3) else None

    def _is_kept(self, i: int) -> bool:
        """Whether a line that is neither title nor field is one of the article's."""
        block, (inside, framed) = self.blocks[i], self.within[i]
        if framed and not block.files:
            return False
        if is_furniture(block.words):
            return False
        annex = bool(block.files) or bool(_ANNEX.match(block.words))
        if block.linked * 2 > block.length and not annex:
            return False
        above = self.title.lines[0] if self.title and self.title.lines else None
        if i < self.first and above is not None:
            if i < above:
                kicker = i == above - 1 and self._is_kicker(block)
                return kicker or (inside and block.weight >= _LONG)
            return (inside or self.prosaic) and not self._repeats_title(block)
        return inside or (i > self.last and annex and block.links > 0)

    def _is_kicker(self, block: Block) -> bool:
        """Whether the line above the title belongs to it, as it lies in the same element."""
        title = self.blocks[self.title.lines[0]].element if self.title else None
        around = block.element.parent
        return (
            title is not None
            and around is title.parent
            and around is not None
            and around.tag != "body"
            and not block.linked
            and 6 <= block.length <= 60
        )

    def _repeats_title(self, block: Block) -> bool:
        return bool(self.title) and plain(block.words) == plain(
            self.title.words if self.title else ""
        )


def _add_text(found: list[Piece], block: Block) -> None:
    """Adds a line of the article, to the line before it if a break only wrapped it there."""
    before = found[-1] if found else None
    if (
        before is not None
        and before.use is Use.TEXT
        and before.block is not None
        and before.block.element is block.element
        and before.words.endswith(_PAUSES)
        and len(before.words) < _JOINED
        and not block.words.startswith(("\u3000", "  "))
    ):
        found[-1] = attrs.evolve(before, words=before.words + block.words.lstrip())
    else:
        found.append(Piece(Use.TEXT, block, block.words))


def _lies_in(element: Element, around: Element, steps: int) -> bool:
    """Whether an element lies within another, no more than some steps below it."""
    current: Element | None = element
    for _ in range(steps):
        if current is None:
            return False
        if current is around:
            return True
        current = current.parent
    return current is around
