"""Automatic numbers of Word files: forms, levels, restarts, overrides, styles."""

import pytest
from tests.docxfiles import abstract, cell, docx, item, level, num, p, row, style, table

from healthreports.sources.docx import read_docx
from healthreports.sources.docx.numbers import format_number
from healthreports.sources.marks import MarkKind


FORMS = [
    ("decimal", (1, 10, 345), ("1", "10", "345")),
    ("decimalZero", (1, 10), ("01", "10")),
    ("chineseCounting", (1, 10, 11, 20, 21, 99, 100, 120), ("一", "十", "十一", "二十", "二十一", "九十九", "一〇〇", "一二〇")),
    ("chineseCountingThousand", (10, 15, 100, 101, 110, 111, 1005, 9999), ("十", "十五", "一百", "一百零一", "一百一十", "一百一十一", "一千零五", "九千九百九十九")),
    ("japaneseCounting", (3, 14), ("三", "十四")),
    ("chineseLegalSimplified", (1, 7, 16), ("壹", "柒", "壹拾陆")),
    ("ideographLegalTraditional", (2, 6), ("貳", "陸")),
    ("ideographTraditional", (1, 4, 10, 11), ("甲", "丁", "癸", "11")),
    ("ideographZodiac", (1, 12, 13), ("子", "亥", "13")),
    ("ideographZodiacTraditional", (1, 60), ("甲子", "癸亥")),
    ("ideographEnclosedCircle", (1, 10), ("㊀", "㊉")),
    ("ideographDigital", (1, 12), ("一", "一二")),
    ("upperLetter", (1, 26, 27, 54), ("A", "Z", "AA", "BBB")),
    ("lowerLetter", (2, 28), ("b", "bb")),
    ("upperRoman", (4, 9, 14), ("IV", "IX", "XIV")),
    ("lowerRoman", (3, 40, 3999, 4000), ("iii", "xl", "mmmcmxcix", "4000")),
    ("decimalEnclosedCircle", (1, 20, 21, 35, 36, 50, 51), ("①", "⑳", "㉑", "㉟", "㊱", "㊿", "51")),
    ("decimalEnclosedCircleChinese", (2,), ("②",)),
    ("decimalEnclosedParen", (1, 20), ("⑴", "⒇")),
    ("decimalEnclosedFullstop", (1, 20), ("⒈", "⒛")),
    ("decimalFullWidth", (12,), ("１２",)),
    ("numberInDash", (3,), ("- 3 -",)),
    # beyond the signs, and forms that nobody knows
    ("chineseCountingThousand", (0, 10_000), ("〇", "10000")),
    ("lowerLetter", (0, 781), ("0", "781")),
    ("hebrew1", (3,), ("3",)),
]  # fmt: skip


@pytest.mark.parametrize(("form", "numbers", "expected"), FORMS)
def test_forms(form: str, numbers: tuple[int, ...], expected: tuple[str, ...]) -> None:
    """A number in the signs of its form."""
    assert expected == tuple(format_number(number, form) for number in numbers)


def texts(body: str, numbering: str, styles: str = "") -> list[str]:
    """The lines of a file with these lists."""
    return read_docx(docx(body, numbering=numbering, styles=styles)).text.split("\n")


CHINESE = abstract(
    0,
    level(0, "chineseCounting", "%1、", '<w:suff w:val="nothing"/>'),
    level(1, "chineseCounting", "（%2）"),
    level(2, "decimal", "%3."),
    level(3, "decimal", "（%4）"),
    level(4, "decimalEnclosedCircle", "%5"),
)


def test_levels_of_an_official_document() -> None:
    """Each level counts below the one above and begins anew with it."""
    body = "".join(
        item(words, at=at)
        for words, at in [
            ("工作回顾", 0),
            ("深化改革", 1),
            ("组建医共体", 2),
            ("2023年完成", 2),
            ("人员", 3),
            ("下沉", 4),
            ("完善制度", 1),
            ("新的一条", 2),
            ("下步打算", 0),
            ("强基层", 1),
        ]
    )

    assert texts(body, CHINESE + num(1, 0)) == [
        "一、工作回顾",
        "（一）深化改革",
        "1.组建医共体",
        "2. 2023年完成",
        "（1）人员",
        "①下沉",
        "（二）完善制度",
        "1.新的一条",
        "二、下步打算",
        "（一）强基层",
    ]


def overriding(start: int, at: int = 0) -> str:
    """A start that one list alone has."""
    return f'<w:lvlOverride w:ilvl="{at}"><w:startOverride w:val="{start}"/></w:lvlOverride>'


LISTS = [
    # lists of one look go on counting, unless one says where it starts
    (CHINESE + num(1, 0) + num(2, 0), [(1, 0), (2, 0), (1, 0)], ["一、", "二、", "三、"]),
    (CHINESE + num(1, 0) + num(2, 0, overriding(1)), [(1, 0), (1, 0), (2, 0), (2, 0)], ["一、", "二、", "一、", "二、"]),
    (CHINESE + num(1, 0, overriding(5)), [(1, 0), (1, 0)], ["五、", "六、"]),
    (CHINESE + num(1, 0) + abstract(1, level(0, "decimal", "%1)")) + num(2, 1), [(1, 0), (2, 0), (1, 0)], ["一、", "1)", "二、"]),
    # an override of the whole level
    (CHINESE + num(1, 0, f'<w:lvlOverride w:ilvl="0">{level(0, "decimal", "第%1条")}</w:lvlOverride>'), [(1, 0)], ["第1条 "]),
    # chapters and articles
    (abstract(0, level(0, "chineseCountingThousand", "第%1章"), level(1, "chineseCountingThousand", "第%2条", '<w:lvlRestart w:val="0"/>')) + num(1, 0),
     [(1, 0), (1, 1), (1, 0), (1, 1)], ["第一章 ", "第一条 ", "第二章 ", "第二条 "]),
    # numbers of several levels
    (abstract(0, level(0, "decimal", "%1"), level(1, "decimal", "%1.%2"), level(2, "decimal", "%1.%2.%3")) + num(1, 0),
     [(1, 0), (1, 1), (1, 1), (1, 2), (1, 0), (1, 1)], ["1 ", "1.1 ", "1.2 ", "1.2.1 ", "2 ", "2.1 "]),
    (abstract(0, level(0, "chineseCounting", "%1、"), level(1, "decimal", "%1.%2", "<w:isLgl/>")) + num(1, 0),
     [(1, 0), (1, 0), (1, 1)], ["一、", "二、", "2.1 "]),
    # a level below one that has not been counted
    (CHINESE + num(1, 0), [(1, 1), (1, 0)], ["（一）", "一、"]),
    # where they start
    (abstract(0, level(0, "decimal", "%1、", start=0)) + num(1, 0), [(1, 0), (1, 0)], ["0、", "1、"]),
    (abstract(0, level(0, "ideographTraditional", "%1．", start=3)) + num(1, 0), [(1, 0)], ["丙．"]),
    # words without a number, bullets, none
    (abstract(0, level(0, "none", "附件：")) + num(1, 0), [(1, 0)], ["附件："]),
    (abstract(0, level(0, "bullet", "\uf06c")) + num(1, 0), [(1, 0)], [""]),
    (CHINESE + num(1, 0), [(0, 0), (9, 0), (1, 9), (1, 0)], ["", "", "", "一、"]),
    # a newer form, with one for older readers beside it
    (abstract(0, '<w:lvl w:ilvl="0"><w:start w:val="7"/><mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002"/></mc:Choice>'
     '<mc:Fallback><w:numFmt w:val="decimalZero"/></mc:Fallback></mc:AlternateContent><w:lvlText w:val="%1、"/></w:lvl>') + num(1, 0), [(1, 0)], ["07、"]),
]  # fmt: skip


@pytest.mark.parametrize(("numbering", "items", "expected"), LISTS)
def test_lists(numbering: str, items: list[tuple[int, int]], expected: list[str]) -> None:
    """Lists count by their look, start and restart."""
    body = "".join(item("建", num_id, at) for num_id, at in items)

    assert [f"{number}建" for number in expected] == texts(body, numbering)


def test_numbers_of_styles() -> None:
    """A style numbers its paragraphs, on the level that the list ties to it; a paragraph may take itself out."""
    numbering = abstract(
        3,
        level(0, "chineseCounting", "%1、", '<w:pStyle w:val="h1"/>'),
        level(1, "chineseCounting", "（%2）", '<w:pStyle w:val="h2"/>'),
    ) + num(4, 3)
    own = '<w:numPr><w:numId w:val="4"/></w:numPr>'
    styles = (
        style("h1", "heading 1", own)
        + style("h2", "heading 2", own)
        + style("x", "衍生", based="h2")
    )
    body = (
        p("总体情况", '<w:pStyle w:val="h1"/>')
        + p("资源", '<w:pStyle w:val="h2"/>')
        + p("服务", '<w:pStyle w:val="x"/>')
        + p("附", '<w:pStyle w:val="h1"/><w:numPr><w:numId w:val="0"/></w:numPr>')
        + p("下步打算", '<w:pStyle w:val="h1"/>')
    )

    content = read_docx(docx(body, numbering=numbering, styles=styles))

    assert content.text.split("\n") == [
        "一、总体情况",
        "（一）资源",
        "（二）服务",
        "附",
        "二、下步打算",
    ]
    assert [mark.level for mark in content.marks] == [1, 2, 2, 1, 1]


def test_list_defined_by_a_style() -> None:
    """A list may take its look from a style that names another list."""
    numbering = (
        abstract(0, level(0, "upperLetter", "%1."))
        + '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="ls"/></w:abstractNum>'
        + num(1, 0)
        + num(2, 1)
    )
    styles = style("ls", "列表样式", '<w:numPr><w:numId w:val="1"/></w:numPr>')

    assert texts(item("建", 2) + item("建", 2), numbering, styles) == ["A.建", "B.建"]


def test_empty_paragraphs_count() -> None:
    """An empty paragraph of a list takes a number, which shows only where it stands in a table's cell."""
    numbering = abstract(0, level(0, "decimal", "%1")) + num(1, 0)
    body = item("") + table(
        row("序号", "指标", "数值"),
        row(cell(item("")), "床位", "300张"),
        row(cell(item("")), "门诊", "9万人次"),
    )

    assert texts(body, numbering) == ["序号\t指标\t数值", "2\t床位\t300张", "3\t门诊\t9万人次"]


def test_short_lines_counted_in_chinese_are_headings() -> None:
    """（一）深化改革 is one, a sentence with such a number and a line with 1. are none."""
    body = item("深化改革", at=1) + item("全年新增床位30张。", at=1) + item("组建医共体", at=2)

    content = read_docx(docx(body, numbering=CHINESE + num(1, 0)))

    assert [mark.kind for mark in content.marks] == [
        MarkKind.HEADING,
        MarkKind.PARAGRAPH,
        MarkKind.PARAGRAPH,
    ]


def test_deleted_paragraph_takes_no_number() -> None:
    """A paragraph that is deleted whole joins the next one, and does not count."""
    gone = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del/></w:rPr></w:pPr>'
        "<w:del><w:r><w:delText>删去</w:delText></w:r></w:del></w:p>"
    )

    assert texts(item("建") + gone + item("改"), CHINESE + num(1, 0)) == ["一、建", "二、改"]


HOSTILE = [
    level(0, "decimal", "%1" * 200),
    level(0, "decimal", "%9%8%0%%1"),
    level(0, "lowerLetter", "%1", start=999_999_999),
    level(0, "upperRoman", "%1", start=-5),
    '<w:lvl w:ilvl="0"/>',
    '<w:lvl w:ilvl="-1"><w:lvlText w:val="%1"/></w:lvl>',
    '<w:lvl w:ilvl="99999999999999999999"><w:start w:val="٣"/></w:lvl>',
]


@pytest.mark.parametrize("shape", HOSTILE)
def test_damaged_lists_lose_no_text(shape: str) -> None:
    """Whatever a list says of itself, the text of its paragraphs is read."""
    (line,) = texts(item("建成"), abstract(0, shape) + num(1, 0))

    assert line.endswith("建成")
    assert len(line) < 500
