"""What the styles of pages share: furniture told from words, escaping, tables, and news of nobody's making."""

import random
from collections.abc import Callable, Iterable
from html import escape

from tests.forms.documents import Document, Paragraph, Table


class Furniture(str):
    """A piece of a page that is none of the document's words."""

    __slots__ = ()


NEWS = (
    "市卫生健康局召开2019年安全生产工作例会",
    "我市新增3家单位入选省级健康促进示范名单",
    "关于开展2018年度护士执业资格考试现场审核的通知",
    "一图读懂：基本公共卫生服务12项内容",
    "全市夏季血液保障动员会举行 计划采血1500人份",
    "局领导带队督查17家医疗机构",
    "【健康科普】每天走6000步，血压降一降",
    "市中心血站2020年第三季度采购公告（二次）",
    "卫生健康系统“两优一先”名单公示",
    "2017年部门预算公开说明",
    "医保报销比例提高5%？官方回应来了",
    "关于对20家游泳场所水质抽检结果的通报",
)


def news(document: Document, count: int) -> list[tuple[str, str, str]]:
    """Titles, links and days of other pages, the same for a document each time."""
    chance = random.Random(document.name)
    return [
        (
            title,
            f"/art/{chance.randrange(2016, 2025)}/{chance.randrange(1, 13)}/{chance.randrange(1, 28)}/art_{chance.randrange(10**7)}.html",
            f"{chance.randrange(2016, 2025)}-{chance.randrange(1, 13):02d}-{chance.randrange(1, 28):02d}",
        )
        for title in chance.sample(NEWS, count)
    ]


def links(items: Iterable[tuple[str, str, str]], row: str) -> str:
    """A list of links, each by a pattern with places for title, link and day."""
    return "".join(row.format(title=escape(t), link=link, day=day) for t, link, day in items)


def spaced(text: str) -> str:
    """Words as HTML, runs of blanks kept by entities."""
    return escape(text, quote=False).replace("  ", "&nbsp; ").replace("\xa0", "&nbsp;")


def grid(table: Table, *, cell: Callable[[str, bool], str], opening: str, head: str = "td") -> str:
    """A table with `colspan` and `rowspan` where cells reach further."""
    lines = []
    for y, row in enumerate(table.rows):
        cells = []
        for x, words in enumerate(row):
            if words is None:
                continue
            tag = head if y < table.heads else "td"
            wide = _reach(table.rows[y][x + 1 :])
            above = [line[x] for line in table.rows[y + 1 :]]
            high = _reach(above) if wide == 1 and y < table.heads else 1
            spans = (f' colspan="{wide}"' if wide > 1 else "") + (
                f' rowspan="{high}"' if high > 1 else ""
            )
            cells.append(f"<{tag}{spans}>{cell(spaced(words), y < table.heads)}</{tag}>")
        lines.append(f"<tr>{''.join(cells)}</tr>")
    return f"{opening}<tbody>{''.join(lines)}</tbody></table>"


def _reach(after: Iterable[str | None]) -> int:
    wide = 1
    for words in after:
        if words is not None:
            break
        wide += 1
    return wide


def blocks(
    document: Document,
    paragraph: Callable[[Paragraph, int], str],
    table: Callable[[Table], str],
) -> list[str]:
    """The body, block by block."""
    return [
        paragraph(block, number) if isinstance(block, Paragraph) else table(block)
        for number, block in enumerate(document.blocks)
    ]
