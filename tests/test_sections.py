"""The tree of sections: headings found in running text, their levels, their roles."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import strategies

from healthreports.layouts import LAYOUTS, detect_layout
from healthreports.layouts.base import Document
from healthreports.layouts.numbering import find_number
from healthreports.report import Section
from healthreports.sections import build_sections, find_pieces
from healthreports.sections.order import ranked
from healthreports.sections.pieces import Head
from healthreports.sections.roles import role_of_heading, role_of_words, starts_plan
from healthreports.text import Span


PAGES = Path(__file__).parent / "layouts" / "pages"


def _sections(
    text: str, title: str | None = None, review: int | None = None, plan: int | None = None
) -> tuple[Section, ...]:
    page = Document(name="page", text=text)
    layout, _ = detect_layout(page)
    pieces = find_pieces(layout.blocks(page), text)
    return build_sections(page, pieces, title=title, review_year=review, plan_year=plan)[0]


def _walk(sections: tuple[Section, ...]) -> Iterator[Section]:
    for section in sections:
        yield from section.walk()


def _outline(text: str) -> list[str]:
    """Each heading behind as many dots as its level."""
    return ["." * section.level + (section.heading or "-") for section in _walk(_sections(text))]


@pytest.mark.parametrize(
    ("text", "outline"),
    [
        # Headings on lines of their own, run in, with a colon.
        ("一、总体要求\n坚持稳中求进。\n二、重点任务\n（一）深化医改。组建医共体。", [".一、总体要求", ".二、重点任务", "..（一）深化医改"]),
        ("一、目标任务：\n门诊量增长5%。", [".一、目标任务"]),
        ("1.门诊服务：全年门诊62万人次。\n2.住院服务：出院3万人次。", [".1.门诊服务", ".2.住院服务"]),
        # A wall of text: headings end at a full stop, at a blank, or where the next number begins.
        ("门诊62万人次。 一、强基层,服务更优 (一)网底更牢。新建卫生室6家。 (二)能力更强。培训80人。 二、惠民生 (一)托育。新增托位60个。",
         [".-", ".一、强基层,服务更优", "..(一)网底更牢", "..(二)能力更强", ".二、惠民生", "..(一)托育"]),
        ("一、凝心聚力 高站位推进党建 筑牢思想根基,开展学习。二、提质增效。完成改造。", [".一、凝心聚力", ".二、提质增效"]),
        ("一、坚持党建引领 筑牢红色根基 （一）抓学习。开展培训12期。", [".一、坚持党建引领 筑牢红色根基", "..（一）抓学习"]),
        ("一、强基层（一）网底。新建6家。", [".一、强基层", "..（一）网底"]),
        # Skipped levels, mixed brackets, chapters.
        ("一、医改\n1.药品。集采7批。\n（1）西药。5批。\n二、公卫\n1.疫苗。接种3万剂。", [".一、医改", "..1.药品", "...（1）西药", ".二、公卫", "..1.疫苗"]),
        ("(一）医改。完成。\n（二)公卫。完成。", [".(一）医改", ".（二)公卫"]),
        ("第一章 总则\n第一节 目标\n一、指标\n达到标准。\n第二章 任务\n完成。", [".第一章 总则", "..第一节 目标", "...一、指标", ".第二章 任务"]),
        ("（六）民生改善。支出312亿元。\n三、重点工作\n（一）医改。组建医共体。", ["..（六）民生改善", ".三、重点工作", "..（一）医改"]),
        # Marks.
        ("【概况】全县有医院3个。\n【医改】组建医共体2个。\n【疾控】无甲类传染病。", [".【概况】", ".【医改】", ".【疾控】"]),
        ("【看点】去年5月，新院启用。\n近年来，不断改善。\n【盘点】\n门诊62万人次。", [".【看点】", ".【盘点】"]),
        # Leads of one form.
        ("培训有力度。全年培训医务人员八十人次，覆盖各卫生院和村卫生室。\n服务有温度。上门服务老人两千余人次，群众满意度不断提高。",
         [".培训有力度", ".服务有温度"]),
        ("导语一段，介绍全县卫生健康事业的发展情况。高起点谋划全局。编制规划并广泛听取各方面的意见和建议。\n高标准建设项目。新院区主体工程按期封顶并进入装修阶段。\n高效率推进改革。组建医共体两个并落实各项配套政策措施。",
         [".-", ".高起点谋划全局", ".高标准建设项目", ".高效率推进改革"]),
    ],
)  # fmt: skip
def test_outline(text: str, outline: list[str]) -> None:
    """Headings are found wherever they stand, whole and without the mark that ends them."""
    assert _outline(text) == outline


@pytest.mark.parametrize(
    ("styles", "order"),
    [
        ("一 （一） 1 （一）", "一（1"),
        ("1 （一） （二） 2 （一）", "1（"),  # 1. goes on over （一）
        ("（六） 三 （一）", "一（"),  # begins in its middle
        ("① （一） （二）", "（①"),  # what counts within sentences holds nothing
    ],
)
def test_ranked(styles: str, order: str) -> None:
    """What goes on over another style holds it; else the common order stands."""
    heads = [
        Head(
            text=number.text,
            span=Span(0, 0),
            style=number.scheme,
            number=number.text,
            ordinal=number.ordinal,
        )
        for each in styles.split()
        if (number := find_number(each if each[0] in "（①" else f"{each}、"))
    ]
    found = {head.text[0]: head.rank for head in ranked(heads) if isinstance(head, Head)}
    found["一"] = found.get("一", found.get("三", 0))

    assert sorted(order, key=lambda mark: found[mark]) == list(order)


@pytest.mark.parametrize(
    "text",
    [
        "按照“一、二、三”步骤推进。",
        "1.组织开展了健康讲座。群众反响良好。",
        "2.举办培训班12期，覆盖全部村医。参训率高。",
        "●人均预期寿命78.9岁，比上年提高0.2岁",
        "★新建病床2800张",
        "落实省里要求：(一)加强领导；(二)落实责任；(三)强化考核。",
        "一是加强领导。二是落实责任。",
        "三、四级手术占比达到38%，微创手术占比达到21%。",
        "1．人均预期寿命≥77.8岁；孕产妇死亡率≤16/10万；",
        "（二）新增托位429个。",  # a figure to be read
        "1.2022年完成投资2.4亿元。",
        "(一)(一)(一)(一)(一)",
        "一、",
        "第一，抓好项目建设。第二，抓好人才引进。",
        "底气来自久久为功。深入推进健康行动，实现考核六连优，创评先进单位。\n底气来自标杆引领。这次会议上受表彰的集体是全系统的榜样和标杆。",
    ],
)  # fmt: skip
def test_no_heading(text: str) -> None:
    """Numbers within sentences, enumerations and figures are none, and all is read as text."""
    sections = _sections(text)

    assert [section.heading for section in sections] == [None]
    assert "".join(p.text for p in sections[0].paragraphs) == text.replace("\n", "")


def test_paragraphs_have_no_heading_within() -> None:
    """A run-in heading is no part of the paragraph behind it."""
    (section,) = _sections("一、强基层。新建卫生室6家。\n培训80人次。")

    assert [paragraph.text for paragraph in section.paragraphs] == [
        "新建卫生室6家。",
        "培训80人次。",
    ]


def test_untitled_part() -> None:
    """Numbering that begins anew opens a part, at the paragraph that opens the plan."""
    text = (
        "2024年卫生健康工作总结\n一、强基层\n新建卫生室6家。\n二、惠民生\n新增托位60个。\n此外，办理提案3件。\n"
        "2025年是收官之年，全县卫生健康工作的总体要求是稳中求进。\n一、抓项目\n新院开工。\n二、抓人才\n招聘80人。\n"
    )
    sections = _sections(text, "2024年工作总结和2025年工作要点", 2024, 2025)
    part = sections[-1]

    assert (part.level, part.heading, part.role.value) == (0, None, "plan")
    assert part.paragraphs[0].text.startswith("2025年是收官之年")
    assert [(s.heading, s.level, s.role.value) for s in part.sections] == [("一、抓项目", 1, "plan"), ("二、抓人才", 1, "plan")]  # fmt: skip


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("一、2022年工作总结", "review"),
        ("二、2023年工作思路", "plan"),
        ("三、存在的主要问题", "review"),
        ("下半年工作打算", "plan"),
        ("2022年重点工作完成情况", "review"),
        ("展望2023", "plan"),
        ("回眸2022", "review"),
        ("2023乘风破浪", "plan"),
        ("2023年工作安排", "plan"),
        ("2023年重点工作", "plan"),
        ("重点工作推进情况", "review"),
        ("主要任务完成情况", "review"),
        ("今后工作的努力方向", "plan"),
        ("保障措施", "plan"),
        ("总体目标", "plan"),
        ("发展基础", "review"),
        ("困难和问题", "review"),
        ("计划生育工作", None),
        ("免疫规划", None),
        ("总结推广三明经验", None),
        ("（三）基层医疗", None),
    ],
)
def test_role_of_heading(heading: str, role: str | None) -> None:
    """By its words, the last of them first, else by its year."""
    found = role_of_heading(heading, 2022, 2023)

    assert (found.value if found else None) == role


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("全年完成手术2100台，同比增长6%，获评省级示范单位。", "review"),
        ("去年累计培训80人次。", "review"),
        ("力争年内开工，确保年底前封顶。", "plan"),
        ("加快推进迁建工程，进一步完善网络，深化改革。", "plan"),
        ("医疗卫生关系千家万户。", None),
    ],
)
def test_role_of_words(text: str, role: str | None) -> None:
    """By tense; what both would say tells nothing, but alone it is a plan's."""
    found = role_of_words(text)

    assert (found.value if found else None) == role


def test_starts_plan() -> None:
    """A later year opens a plan."""
    assert starts_plan("2025年是收官之年，", 2024)
    assert not starts_plan("2024年是攻坚之年，", 2024)
    assert starts_plan("下一步，我们将", None)


def test_roles_are_inherited() -> None:
    """Subsections do what their part does, but for one that turns."""
    text = "一、工作总结\n（一）强基层。新建卫生室6家。\n（二）下一步打算。改造卫生室3家。\n二、明年计划\n（一）抓人才。招聘80人。"
    roles = [section.role.value for section in _walk(_sections(text))]

    assert roles == ["review", "review", "plan", "plan", "plan"]


def test_parallel_headings_share_a_role() -> None:
    """Where one of several headings of one form is a plan's by its words, so are its neighbours."""
    text = "健康为民谱新篇\n■记者 李明\n" + "".join(
        f"{head}\n{body}\n"
        for head, body in (
            (
                "立足普惠共享，构建健康格局",
                "力争新增托位六百个，确保年底前全部投用，惠及更多的家庭。",
            ),
            (
                "强化数字赋能，夯实智慧支撑",
                "医院信息平台与各家基层医疗机构之间数据互通，检查结果互认。",
            ),
            (
                "着眼创优挖潜，提升服务质效",
                "重点学科与省级医院协作，群众在家门口就能看上专家的门诊。",
            ),
            (
                "坚持党建引领，锻造卫健铁军",
                "年轻干部到基层挂职，在急难险重任务中经受锻炼，增长才干。",
            ),
        )
    )
    (article,) = _sections(text)

    assert article.byline == "记者 李明"
    assert [section.role.value for section in article.sections] == ["plan"] * 4


def test_table_knows_its_place() -> None:
    """A table stands in its section, under the line above it."""
    text = (PAGES / "bulletin.txt").read_text(encoding="utf-8")
    page = Document(name="bulletin", text=text)
    layout, _ = detect_layout(page)
    _, tables = build_sections(page, find_pieces(layout.blocks(page), text), review_year=2022)

    assert [(table.title, table.section, len(table.rows)) for table in tables] == [
        ("表1 2022年全市医疗卫生机构数及床位数", ("二、床位与人员", "（二）人员"), 4),
        ("表2 医疗服务量", ("二、床位与人员", "（二）人员"), 3),
    ]
    assert [cell.span.of(text) for cell in tables[0].rows[1]] == ["医院", "12", "2650"]


def _check(text: str, sections: tuple[Section, ...]) -> None:
    """Sections nest and do not overlap; headings and paragraphs are what stands there."""
    for siblings in (sections, *(section.sections for section in _walk(sections))):
        for before, after in pairwise(siblings):
            assert before.span.end <= after.span.start
    for section in _walk(sections):
        assert all(section.span.covers(below.span) for below in section.sections)
        if section.heading is not None:
            assert text.startswith(section.heading, section.span.start)
        for paragraph in section.paragraphs:
            assert "".join(span.of(text) for span in paragraph.spans) == paragraph.text
            assert paragraph.text == paragraph.text.strip() != ""


@given(strategies.texts)
def test_any_text(text: str) -> None:
    """What always holds of sections, whatever text is read by whatever layout."""
    page = Document(name="page", text=text)
    for each in LAYOUTS:
        sections, _ = build_sections(page, find_pieces(each.blocks(page), text))
        _check(text, sections)


@given(st.lists(st.sampled_from(("一、", "二、", "（一）", "(二)", "1.", "①", "【概况】", "强基层", "。", " ", "\n", "62家", "，全年")), max_size=40).map("".join))  # fmt: skip
def test_any_numbering(text: str) -> None:
    """Nor does any heap of numbers break the tree."""
    page = Document(name="page", text=text)
    layout, _ = detect_layout(page)
    sections, _ = build_sections(page, find_pieces(layout.blocks(page), text))

    _check(text, sections)
