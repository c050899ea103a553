"""Tables of data become rows, tables that only set out a page do not."""

import pytest

from healthreports.errors import LimitError
from healthreports.sources.html import read_html
from healthreports.sources.limits import Limits
from healthreports.sources.marks import MarkKind


PROSE = "<p>2021年，全州医疗卫生机构业务平稳运行，主要指标完成情况如下表所示。</p>"


def rows(table: str) -> list[str]:
    """The lines of a page that are rows."""
    content = read_html(f"<meta charset=utf-8>{PROSE}{table}{PROSE}".encode())
    return [line for line in content.text.split("\n") if "\t" in line]


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("<tr><th>指标<th>2021年<tr><td>床位<td>500张", ["指标\t2021年", "床位\t500张"]),
        # Cells over columns and rows.
        (
            "<tr><td rowspan=2>机构<td colspan=2>床位<tr><td>编制<td>实有<tr><td>州医院<td>600<td>655",
            ["机构\t床位\t", "\t编制\t实有", "州医院\t600\t655"],
        ),
        # A column of a cell that reaches down, and rows of different length.
        (
            "<tr><th>类别<th>名称<th>数<tr><td rowspan=3>医院<td>综合<td>4<tr><td>中医<td>2<tr><td>专科<tr><td>卫生院<td>乡镇<td>31",
            ["类别\t名称\t数", "医院\t综合\t4", "\t中医\t2", "\t专科\t", "卫生院\t乡镇\t31"],
        ),
        # More columns than there are.
        ("<tr><td colspan=999999999>表<tr><td>床位<td>5<tr><td>人员<td>9", ["表\t", "床位\t5", "人员\t9"]),
        ("<tr><td colspan=-1>床位<td rowspan=x>5<tr><td colspan=0>人员<td>9", ["床位\t5", "人员\t9"]),
        # Lines within a cell.
        ("<tr><td>门诊<br>人次<td><p>CT<p>MRI<tr><td>住院<td>12", ["门诊人次\tCT MRI", "住院\t12"]),
        # Heads in thead, sums in tfoot.
        (
            "<thead><tr><th>县<th>数</thead><tbody><tr><td>甲<td>1</tbody><tfoot><tr><td>合计<td>1",
            ["县\t数", "甲\t1", "合计\t1"],
        ),
    ],
)  # fmt: skip
def test_rows(table: str, expected: list[str]) -> None:
    """A line a row, a tab between cells, a text once."""
    assert expected == rows(f"<table>{table}</table>")


def test_cells_have_their_place() -> None:
    """The mark of a cell says which it is."""
    content = read_html(
        f"<meta charset=utf-8>{PROSE}<table id=t><tr><td>床位<td>5<tr><td>人员<td>9</table>".encode()
    )

    actual = [
        (mark.span.of(content.text), mark.table, mark.row, mark.column, mark.place)
        for mark in content.marks
        if mark.kind is MarkKind.CELL
    ]

    assert actual[3] == ("9", 0, 1, 1, "#t, row 2, cell 2")


@pytest.mark.parametrize(
    "table",
    [
        f"<tr><td><a>首页</a><td><a>公开</a><tr><td colspan=2>{PROSE * 9}",
        f"<tr><td>&nbsp;<td>{PROSE}<tr><td>&nbsp;<td>{PROSE}",
        f"<tr><td>{PROSE}",
        f"<tr><td>左<td><table><tr><td>{PROSE}</table><tr><td>左<td>右",
    ],
)
def test_layout_tables_are_dissolved(table: str) -> None:
    """A table that holds the page itself leaves its paragraphs."""
    assert rows(f"<table>{table}</table>") == []


def test_table_within_a_layout_table() -> None:
    """The inner one is read as rows."""
    inner = "<table border=1><tr><td>床位<td>5<tr><td>人员<td>9</table>"

    assert rows(f"<table><tr><td>{PROSE}{inner}</table>") == ["床位\t5", "人员\t9"]


def test_too_many_cells_are_refused() -> None:
    """Cells that span columns count as often as they span."""
    wide = "<table>" + "<tr><td colspan=1000>5<td colspan=1000>6<td>7" * 60 + "</table>"

    with pytest.raises(LimitError, match="elements are over the limit of 9000"):
        read_html(f"<meta charset=utf-8>{PROSE}{wide}".encode(), limits=Limits(elements=9000))
