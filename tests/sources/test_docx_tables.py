"""Tables of Word files: merged cells, layout, nesting."""

import pytest
from tests.docxfiles import cell, docx, p, r, row, table

from healthreports.sources.docx import read_docx


def lines(body: str) -> list[str]:
    """The lines of the text of a Word file with that body."""
    return read_docx(docx(body)).text.split("\n")


def wide(words: str, columns: int) -> str:
    """A cell over several columns."""
    return cell(words, f'<w:gridSpan w:val="{columns}"/>')


def tall(words: str = "", start: str = "") -> str:
    """A cell that begins, or goes on with, a cell over several rows."""
    return cell(words or p(), f"<w:vMerge{start and f' w:val={start!r}'}/>")


TALL = "restart"
LONG = [
    p(f"第{i}段。全市各级医疗卫生机构落实便民举措，服务能力得到提升，群众满意度持续提高。" * 3)
    for i in range(5)
]

TABLES = [
    (table(row("指标", "2022年"), row("床位（张）", "860")), ["指标\t2022年", "床位（张）\t860"]),
    # cells over columns: the text once, empty cells beside it
    (table(row("机构", wide("床位", 2)), row("", "编制", "实有"), row("县医院", "500", "620")), ["机构\t床位\t", "\t编制\t实有", "县医院\t500\t620"]),
    # cells over rows: the text once, empty cells below it
    (table(row(tall("中医", TALL), "甲", "1"), row(tall(), "乙", "2"), row(tall("西医", TALL), "丙", "3")), ["中医\t甲\t1", "\t乙\t2", "西医\t丙\t3"]),
    # what is written in a cell that goes on does not show; one that goes on with nothing does
    (table(row(tall("上", TALL), "1"), row(tall("遮住"), "2")), ["上\t1", "\t2"]),
    (table(row(tall("不接"), "1"), row("甲", "2")), ["不接\t1", "甲\t2"]),
    (table(row(cell("宽", '<w:hMerge w:val="restart"/>'), cell(p(), "<w:hMerge/>"), "1"), row("甲", "乙", "2")), ["宽\t\t1", "甲\t乙\t2"]),
    # rows that begin later
    (table(row("指标", "计划", "完成"), row("60%", "65%", properties='<w:gridBefore w:val="1"/>')), ["指标\t计划\t完成", "\t60%\t65%"]),
    # a column of the grid at which no cell begins is none
    (table(row(wide("指标", 2), wide("数值", 3)), row(wide("床位", 2), wide("860张", 3))), ["指标\t数值", "床位\t860张"]),
    # paragraphs within a cell: a broken word, and lines of their own
    (table(row(cell(p("门急诊") + p("人次")), "1"), row(cell(p("新建8家") + p("2023年竣工")), "2")), ["门急诊人次\t1", "新建8家 2023年竣工\t2"]),
    (table(row(cell("<w:p><w:r><w:t>万人</w:t><w:br/><w:t>次</w:t></w:r></w:p>"), "1")), ["万人次\t1"]),
    (table(row(cell(p("12") + p("34")), "x")), ["12 34\tx"]),
    # tracked changes
    (table(row("甲", "1"), row("删", "2", properties="<w:del/>"), row("增", "3", properties="<w:ins/>")), ["甲\t1", "增\t3"]),
    (table(row("甲", cell("删", "<w:cellDel/>"), "1")), ["甲\t1"]),
    # content controls around rows and cells
    (table(f"<w:sdt><w:sdtContent>{row('甲', '1')}</w:sdtContent></w:sdt>", f"<w:tr><w:sdt><w:sdtContent>{cell('乙')}</w:sdtContent></w:sdt>{cell('2')}</w:tr>"), ["甲\t1", "乙\t2"]),
    # empty rows
    (table(row("甲", "1"), row("", ""), row("乙", "")), ["甲\t1", "乙\t"]),
    # a table within a cell of data
    (table(row("甲", "1"), row("乙", cell(p("其中") + table(row("男", "3"), row("女", "4")) + p()))), ["甲\t1", "乙\t其中男 3 女 4"]),
    # tables for layout: one cell, one column, one text, a frame around an article
    (table(row(cell(p("甲。") + p("乙。")))), ["甲。", "乙。"]),
    (table(row("甲"), row("乙")), ["甲", "乙"]),
    (table(row("", "正文"), row("", "")), ["正文"]),
    (table(row(cell("".join(LONG[:3])), cell("侧栏"))), None),
    (table(row(cell(table(row("指标", "数值"), row("床位", "8张")) + p("注：年末数。")))), ["指标\t数值", "床位\t8张", "注：年末数。"]),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), [(b, e) for b, e in TABLES if e is not None])
def test_tables(body: str, expected: list[str]) -> None:
    """A table of data gives a line a row with tabs between cells; one for layout, its paragraphs."""
    assert expected == lines(body)


def test_frame_around_an_article() -> None:
    """A cell that holds whole paragraphs is a column of a page."""
    body = table(row(cell("".join(LONG)), cell(p("图为义诊现场。"))))

    actual = lines(body)

    assert len(actual) == 6
    assert actual[-1] == "图为义诊现场。"


def test_places() -> None:
    """Paragraphs are counted outside of tables, tables with those that lay out the page."""
    body = (
        p("一")
        + table(row(cell(p("框内") + p("框内二"))))
        + table(row("指标", wide("值", 2)), row("床位", "8", "张"))
        + p()
        + p("二")
    )

    content = read_docx(docx(body))

    assert [
        (mark.span.of(content.text), mark.place, mark.table, mark.row, mark.column)
        for mark in content.marks
    ] == [
        ("一", "paragraph 1", None, None, None),
        ("框内", "table 1, row 1, cell 1, paragraph 1", None, None, None),
        ("框内二", "table 1, row 1, cell 1, paragraph 2", None, None, None),
        ("指标", "table 2, row 1, cell 1", 1, 0, 0),
        ("值", "table 2, row 1, cell 2", 1, 0, 1),
        ("", "table 2, row 1, cell 3", 1, 0, 2),
        ("床位", "table 2, row 2, cell 1", 1, 1, 0),
        ("8", "table 2, row 2, cell 2", 1, 1, 1),
        ("张", "table 2, row 2, cell 3", 1, 1, 2),
        ("二", "paragraph 3", None, None, None),
    ]


def test_tables_far_down_in_each_other() -> None:
    """However deep tables lie, their text is read once and in order."""
    body = p("底")
    for i in range(60):
        body = table(row(cell(p(f"层{i}") + body + p())))

    actual = lines(body)

    assert [f"层{i}" for i in range(59, -1, -1)] + ["底"] == actual


def test_text_box_in_a_cell_comes_behind_its_table() -> None:
    """A row stays one line."""
    hung = f"<w:p>{r('床位')}<w:r><w:pict><v:textbox><w:txbxContent>{p('框')}</w:txbxContent></v:textbox></w:pict></w:r></w:p>"

    assert lines(table(row(cell(hung), "8张"), row("门诊", "9次"))) == [
        "床位\t8张",
        "门诊\t9次",
        "框",
    ]
