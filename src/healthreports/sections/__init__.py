"""The tree of sections: headings numbered, marked or run in, and what each part does."""

from collections.abc import Sequence

from healthreports.layouts.base import Document
from healthreports.report import Section, Table
from healthreports.sections.assign import assign_roles
from healthreports.sections.headings import find_pieces
from healthreports.sections.leads import find_leads
from healthreports.sections.order import ranked
from healthreports.sections.pieces import Piece
from healthreports.sections.tree import freeze, grow, part, settle, tables_of


__all__ = ["build_sections", "find_pieces"]


def build_sections(
    document: Document,
    pieces: Sequence[Piece],
    *,
    title: str | None = None,
    review_year: int | None = None,
    plan_year: int | None = None,
) -> tuple[tuple[Section, ...], tuple[Table, ...]]:
    r"""The sections and tables that a page's pieces make up.

    Args:
        document: That the pieces belong to.
        pieces: In reading order.
        title: Of the report: a summary's parts look back, a plan's ahead.
        review_year: The year looked back on.
        plan_year: The year planned.

    Example:
        >>> from healthreports.layouts.base import BlockKind, block_of_lines
        >>> page = Document(name="page", text="一、工作回顾\n新增床位60张。\n二、下一步打算\n建成2家医院。")
        >>> lines = block_of_lines(page, BlockKind.TEXT)
        >>> sections, _ = build_sections(page, find_pieces(lines, page.text))
        >>> [(section.heading, section.role.value) for section in sections]
        [('一、工作回顾', 'review'), ('二、下一步打算', 'plan')]
    """
    heads = ranked(settle(ranked(find_leads(pieces))))
    nodes = grow(part(heads, review_year))
    assign_roles(nodes, title, review_year, plan_year)
    return freeze(nodes, len(document.text)), tuple(tables_of(nodes, document))
