"""Roles given to the nodes of a tree, from the top down."""

import re
from collections.abc import Sequence

from healthreports.facts import Role
from healthreports.sections.roles import role_of_heading, role_of_words, starts_plan
from healthreports.sections.tree import Node


# A heading that turns within a part whose role is known: （五）存在问题 stays, 下一步打算 turns.
_TURNS = re.compile(
    r"下一步|下步|下一?阶段|打算|明年|来年|展望|回顾|总结(?!推广|评估|经验|提炼)|努力方向|今后.{0,6}(?:工作|打算|方向)"
)
# （一）现状 within a plan looks back.
_LOOKS_BACK = re.compile(
    r"现状|成就|成效$|完成情况|(?:发展|工作)基础|存在.{0,6}(?:问题|不足|短板)|面临.{0,4}形势|形势分析"
)
_SAMPLE = 1500


def assign_roles(
    nodes: Sequence[Node], title: str | None, review_year: int | None, plan_year: int | None
) -> None:
    """Gives every node its role: by its heading, by what stands above it, by its words, by its neighbours."""
    years = (review_year, plan_year)
    overall = role_of_heading(title, *years) if title and not _is_both(title) else None
    articles = [each for node in nodes for each in node.walk() if _is_article(each)]
    if len(articles) > 1:
        _assign_page(nodes, years)
    elif articles:
        for node in nodes:
            node.role = Role.OTHER if _is_article(node) else None
            _assign(node.nodes, None, years, fallback=overall or _first(*years))
    else:
        both = Role.REVIEW if title and _is_both(title) else None
        _assign(nodes, overall, years, fallback=_only(*years) or both)


def _assign_page(nodes: Sequence[Node], years: tuple[int | None, int | None]) -> None:
    """The roles of several articles: only a heading tells one's."""
    for node in nodes:
        node.role = _stated(node, None, years)
        for each in node.walk():
            each.role = node.role


def _only(review_year: int | None, plan_year: int | None) -> Role | None:
    """The role of a report that has one year alone."""
    if (review_year is None) == (plan_year is None):
        return None
    return Role.PLAN if review_year is None else Role.REVIEW


def _first(review_year: int | None, plan_year: int | None) -> Role | None:
    """The role of an article's first part where nothing else tells it: what was done comes first."""
    if review_year is not None:
        return Role.REVIEW
    return None if plan_year is None else Role.PLAN


def _is_both(title: str) -> bool:
    """Whether a title names a review and a plan: 2023年工作总结和2024年工作要点."""
    parts = re.split(r"[及和暨与]|以及", title)
    roles = {role_of_heading(each, None, None) for each in parts}
    return {Role.REVIEW, Role.PLAN} <= roles


def _assign(
    nodes: Sequence[Node],
    above: Role | None,
    years: tuple[int | None, int | None],
    *,
    fallback: Role | None = None,
) -> None:
    """The roles of siblings and of all below them; `fallback` where nothing else tells the first one's."""
    stated = [_stated(node, above, years) for node in nodes]
    weighed = [None] * len(nodes) if above else _weighed(nodes, stated, years[0])
    before = fallback
    for node, said, found in zip(nodes, stated, weighed, strict=True):
        if node.head is not None and node.level == 0 and _is_both(node.head.text):
            # 2022年工作总结和2023年工作要点, over 第一部分 and 第二部分
            node.role = Role.OTHER
            _assign(node.nodes, None, years, fallback=fallback)
            continue
        node.role = said or above or found or before
        if node.head is not None:
            before = node.role
        _assign(node.nodes, node.role, years)


def _is_article(node: Node) -> bool:
    return node.head is not None and node.head.article


def _stated(node: Node, above: Role | None, years: tuple[int | None, int | None]) -> Role | None:
    """The role that the node's heading states; within a part of a known role only what turns it."""
    if node.head is None:
        return None
    if not node.head.text:
        return Role.PLAN if node.bodies and starts_plan(node.bodies[0].text, years[0]) else None
    words = node.head.text
    role = role_of_heading(words, *years)
    if node.level < 2 or above is None or _TURNS.search(words):
        return role
    return role if above is Role.PLAN and _LOOKS_BACK.search(words) else None


def _weighed(
    nodes: Sequence[Node], stated: Sequence[Role | None], review_year: int | None
) -> list[Role | None]:
    """The roles that the words of the nodes speak for; neighbours with headings of one form are weighed as one.

    Those whose heading states a role (展望未来，绘就健康蓝图) say nothing for their neighbours.
    """
    out: list[Role | None] = []
    start = 0
    while start < len(nodes):
        end = start + 1
        while end < len(nodes) and _parallel(nodes[start], nodes[end]):
            end += 1
        silent = [i for i in range(start, end) if stated[i] is None]
        words = "\n".join(_words(nodes[i]) for i in silent)
        out.extend([role_of_words(words, review_year)] * (end - start))
        start = end
    return out


def _parallel(one: Node, other: Node) -> bool:
    """Whether two headings have one form: 立足普惠共享，构建全域健康格局 and 强化数字赋能，夯实智慧医疗支撑."""
    if one.head is None or other.head is None:
        return False
    halves = [
        [len(half) for half in re.split("[，, ]", node.head.text)]
        for node in (one, other)
        if node.head
    ]
    return len(halves[0]) > 1 and halves[0] == halves[1]


def _words(node: Node) -> str:
    """The first words of a node and of those below it."""
    words = ""
    for each in node.walk():
        for body in each.bodies:
            words += body.text[:_SAMPLE]
            if len(words) > _SAMPLE:
                return words
    return words
