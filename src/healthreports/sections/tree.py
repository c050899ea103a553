"""Heads and bodies put into a tree, with levels, spans and tables."""

from collections.abc import Iterator, Sequence

import attrs

from healthreports.facts import Role
from healthreports.layouts.base import Document
from healthreports.layouts.marked import row_cells
from healthreports.report import Cell, Paragraph, Section, Table
from healthreports.sections.pieces import Body, Head, Piece, Rows
from healthreports.sections.roles import starts_plan
from healthreports.text import Span


# A heading of these may be all that is left of a part.
_TOP = frozenset(("given", "mark", "chapter", "article", "hanzi"))


@attrs.define
class Node:
    """A section while its parts are gathered."""

    head: Head | None
    level: int
    rank: int
    start: int
    bodies: list[Body] = attrs.field(factory=list)
    tables: list[Rows] = attrs.field(factory=list)
    nodes: list["Node"] = attrs.field(factory=list)
    role: Role | None = None

    def walk(self) -> Iterator["Node"]:
        """The node and all below it, in reading order."""
        yield self
        for node in self.nodes:
            yield from node.walk()


def settle(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The pieces with those heads read as text that stand over nothing.

    So do sentences (（二）改建卫生院。 before （三）), and the points of a list (1.工作总结 2.工作要点).
    """
    out: list[Piece] = []
    for i, piece in enumerate(pieces):
        after = pieces[i + 1] if i + 1 < len(pieces) else None
        if isinstance(piece, Head) and piece.words is not None and _over_nothing(piece, after):
            out.append(piece.words)
        else:
            out.append(piece)
    return tuple(out)


def _over_nothing(head: Head, after: Piece | None) -> bool:
    """Whether neither text nor a lower head follows."""
    if after is not None and not (isinstance(after, Head) and after.rank <= head.rank):
        return False
    return head.sentence or head.style not in _TOP


def part(pieces: Sequence[Piece], review_year: int | None) -> tuple[Piece, ...]:
    """The pieces with a head without words put where an untitled part begins.

    Numbering that begins anew (五、… 一、…) shows that one does; it begins with the paragraph that opens a plan
    (2025年是“十四五”规划收官之年，…) or else the last one before the new number.
    """
    out: list[Piece] = []
    seen: dict[int, int] = {}
    for piece in pieces:
        if isinstance(piece, Head):
            if piece.number is None and piece.level is not None:
                seen.clear()
            elif piece.ordinal == 1 and seen.get(piece.rank, 0) >= 2 and piece.rank == min(seen):
                _open_part(out, review_year)
                seen.clear()
            if piece.number is not None:
                seen[piece.rank] = piece.ordinal
        out.append(piece)
    return tuple(out)


def _open_part(out: list[Piece], review_year: int | None) -> None:
    """Puts the head of an untitled part among the last bodies."""
    first = len(out)
    while first and isinstance(out[first - 1], Body):
        first -= 1
    bodies = range(first + 1, len(out))
    opening = [
        i
        for i in bodies
        if isinstance(each := out[i], Body) and starts_plan(each.text, review_year)
    ]
    at = opening[0] if opening else max(bodies, default=None)
    if at is not None and isinstance(body := out[at], Body):
        start = body.chain.spans[0].start
        out.insert(at, Head(text="", span=Span(start, start), style="given", rank=0, level=0))


def grow(pieces: Sequence[Piece]) -> list[Node]:
    """The nodes at the top, the rest within them."""
    roots: list[Node] = []
    stack: list[Node] = []
    ranks = frozenset(piece.rank for piece in pieces if isinstance(piece, Head) and piece.number)
    for piece in pieces:
        if isinstance(piece, Head):
            while stack and stack[-1].rank >= piece.rank:
                stack.pop()
            level = _level(piece, stack, ranks)
            node = Node(piece, level, piece.rank, piece.span.start)
            (stack[-1].nodes if stack else roots).append(node)
            stack.append(node)
            continue
        if not stack:
            start = piece.chain.spans[0].start if isinstance(piece, Body) else piece.spans[0].start
            stack.append(Node(None, 1, 99, start))
            roots.append(stack[-1])
        if isinstance(piece, Body):
            stack[-1].bodies.append(piece)
        else:
            stack[-1].tables.append(piece)
    return roots


def _level(head: Head, stack: Sequence[Node], ranks: frozenset[int]) -> int:
    """The level of a head: its layout's, one below what it stands under, or 1.

    Where a text starts in its middle, with （六）, and 三、 comes later, the first head is no top one.
    """
    if head.level is not None:
        return head.level
    if stack:
        return stack[-1].level + 1
    return 1 + (sum(rank < head.rank for rank in ranks) if head.ordinal > 1 else 0)


def _own_end(node: Node, limit: int) -> int:
    """The end of the node's own last piece before `limit`."""
    spans = [span for body in node.bodies for span in body.chain.spans]
    spans += [span for rows in node.tables for span in rows.spans]
    ends = [span.end for span in spans if node.start <= span.start and span.end <= limit]
    return max([node.head.span.end if node.head else node.start, *ends])


def freeze(nodes: Sequence[Node], limit: int) -> tuple[Section, ...]:
    """The sections of sibling nodes.

    Args:
        nodes: In reading order.
        limit: Where the next node after them begins, or the text ends.
    """
    out = []
    for i, node in enumerate(nodes):
        stop = max(nodes[i + 1].start if i + 1 < len(nodes) else limit, node.start)
        sections = freeze(node.nodes, stop)
        inner = node.nodes[0].start if node.nodes else stop
        end = max(
            [_own_end(node, max(inner, node.start)), *(section.span.end for section in sections)]
        )
        head = node.head
        out.append(
            Section(
                level=node.level,
                number=head.number if head else None,
                heading=(head.text or None) if head else None,
                role=node.role or Role.OTHER,
                span=Span(node.start, max(end, node.start)),
                paragraphs=tuple(
                    Paragraph(text=body.text, spans=body.chain.spans) for body in node.bodies
                ),
                sections=sections,
                byline=head.byline if head else None,
            )
        )
    return tuple(out)


def tables_of(
    nodes: Sequence[Node], document: Document, path: tuple[str, ...] = ()
) -> Iterator[Table]:
    """The tables within nodes, each with the headings above it."""
    for node in nodes:
        heading = node.head.text if node.head else ""
        here = (*path, heading) if heading else path
        for rows in node.tables:
            yield Table(
                title=rows.title or heading or None,
                rows=tuple(
                    tuple(
                        Cell(text=cell.of(document.text), span=cell)
                        for cell in row_cells(document, row)
                    )
                    for row in rows.spans
                ),
                span=Span(rows.spans[0].start, max(rows.spans[-1].end, rows.spans[0].start)),
                section=here,
                role=node.role or Role.OTHER,
            )
        yield from tables_of(node.nodes, document, here)
