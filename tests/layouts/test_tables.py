"""Tables flattened to lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from healthreports.layouts.base import Document
from healthreports.layouts.tables import cells_of, find_tables


def _tables(text: str) -> list[list[list[str]]]:
    page = Document(name="page", text=text)
    return [
        [[cell.of(text) for cell in cells_of(text, row)] for row in block.spans]
        for _, _, block in find_tables(page.lines)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "指标　2022年　2021年\n诊疗人次（万）　182.4　170.1\n入院人数（万）　9.8　9.1",
        "指标\t2022年\t2021年\n诊疗人次（万）\t182.4\t170.1\n入院人数（万）\t9.8\t9.1",
        "| 指标 | 2022年 | 2021年 |\n| 诊疗人次（万） | 182.4 | 170.1 |\n| 入院人数（万） | 9.8 | 9.1 |",
        "指标\n2022年\n2021年\n诊疗人次（万）\n182.4\n170.1\n入院人数（万）\n9.8\n9.1",
    ],
)
def test_forms(text: str) -> None:
    """A row a line with blanks, tabs or bars, or a cell a line: all the same table."""
    assert _tables(f"二、服务量\n{text}\n注：快报数。\n") == [
        [
            ["指标", "2022年", "2021年"],
            ["诊疗人次（万）", "182.4", "170.1"],
            ["入院人数（万）", "9.8", "9.1"],
        ]
    ]


@pytest.mark.parametrize(
    "text",
    [
        "乡镇 门诊 住院\n城关镇 5200 310\n河东乡 2100 150",
        "医院名称　门诊　住院\n城关镇　5200　310\n河东乡　2100　150",
        "乡镇\n门诊\n住院\n城关镇\n5200\n310\n河东乡\n2100\n150",
        "　　　门诊　住院\n城关镇　5200　310\n河东乡　2100　150",
        "| 乡镇 | 门诊 | 住院 |\n| --- | --- | --- |\n| 城关镇 | 5200 | 310 |\n| 河东乡 | 2100 | 150 |",
    ],
)
def test_told_by_figures(text: str) -> None:
    """Names and figures below show that a line heads a table, whatever its words; rules between rows are dropped."""
    (table,) = _tables(f"服务量如下。\n{text}\n以上为快报数。\n")

    assert table[1:] == [["城关镇", "5200", "310"], ["河东乡", "2100", "150"]]
    assert table[0][-2:] == ["门诊", "住院"]


def test_task_list_upright() -> None:
    """Rows of words are told by their ordinals."""
    text = "序号\n任务\n目标值\n1\n村卫生室改造\n62个\n2\n新增托位\n420个\n以上任务按月调度。"

    assert _tables(text) == [
        [["序号", "任务", "目标值"], ["1", "村卫生室改造", "62个"], ["2", "新增托位", "420个"]]
    ]


@pytest.mark.parametrize(
    "text",
    [
        "指标完成情况良好。\n全年门诊 62万人次。\n住院 3万人次。",
        "任务　责任单位　时限\n加强领导，落实责任。各单位要高度重视。",
        "单位\n人员\n职责",
        "序号",
        "一、门诊 住院\n城关镇 5200 310\n河东乡 2100 150",  # a heading
        "表1 各乡镇\n城关镇 5200 310\n河东乡 2100 150",  # a table's title, and no head
        "乡镇\n城关\n河东\n西山",
    ],
)
def test_no_table(text: str) -> None:
    """A head without rows, or prose, is none."""
    assert _tables(text) == []


@given(st.text(alphabet="指标序号任务1234 　\t|\n。", max_size=80))
def test_cells_stand_in_text(text: str) -> None:
    """Every cell is a stretch of its row without blanks around it."""
    for table in _tables(text):
        for row in table:
            assert all(cell == cell.strip() for cell in row)
            assert row
