"""Titles of reports, of parts and of annexes."""

import pytest

from healthreports.layouts.base import Document
from healthreports.layouts.titles import is_annex, is_part_title, is_title, top_title


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2023年全县卫生健康工作总结", True),
        ("2022年工作总结及2023年工作要点", True),
        ("健康金沙行动实施计划(2022—2030年)", True),
        ("关于印发《2023年卫生健康工作要点》的通知", True),
        ("附件:2023年工作要点", False),
        ("全县卫生健康工作扎实推进。", False),
        ("卫生健康", False),
    ],
)
def test_is_title(text: str, expected: bool) -> None:
    """Titles end in what a report calls itself."""
    assert is_title(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025年全市卫生健康工作要点", True),
        ("2023年工作回顾", True),
        ("下半年工作打算", True),
        ("下一步工作打算", True),
        ("卫生健康工作总结", False),
        ("2023年,全县卫生健康系统认真落实各项任务,圆满完成全年目标,取得了良好成绩和社会评价", False),
    ],
)  # fmt: skip
def test_is_part_title(text: str, expected: bool) -> None:
    """A part's title names its time and what it is."""
    assert is_part_title(text) is expected


def test_title_under_office() -> None:
    """The office's name right above belongs to the title, one apart from it does not."""
    text = "绿水县卫生健康局\n关于2019年工作总结的报告\n县政府："
    for gap, found in (("", (0, 1)), ("\n\n\n", (1,))):
        page = Document(name="page", text=text.replace("局\n", f"局\n{gap}"))

        assert top_title(page.lines, frozenset({0})) == found


def test_is_annex() -> None:
    """An annex's head, with or without a title."""
    assert [is_annex(text) for text in ("附件", "附件 任务清单", "附表1:主要指标", "附近居民")] == [True, True, True, False]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("关于印发《2022年工作总结》\n的通知\n各单位：\n正文。", "关于印发《2022年工作总结》的通知"),
        ("绥阳县卫生健康局2022年工作总结\n和2023年工作要点\n一、总结", "绥阳县卫生健康局2022年工作总结和2023年工作要点"),
        ("关于2019年工作总结及\n2020年工作打算的报告\n县政府：", "关于2019年工作总结及2020年工作打算的报告"),
        ("关于印发《“十四五”卫生健康规划》的\n通　　知\n各单位：", "关于印发《“十四五”卫生健康规划》的通　　知"),
        ("统计简报\n第2期\n2017年第一季度卫生统计简报\n一、医疗", "2017年第一季度卫生统计简报"),
        ("卫　生\n全年门诊六十二万人次，住院三万人次，床位使用率百分之八十五，比上年提高两个百分点，群众满意。", "卫　生"),
        ("各科室：\n现将要点印发。\n2023年工作要点", ""),
        ("、教育资助等政策全面落实。\n2023年工作要点", ""),
        ("一、工作总结\n全年门诊六十二万人次。", ""),
        ("", ""),
    ],
)  # fmt: skip
def test_top_title(text: str, title: str) -> None:
    """The title's lines, whether one or two; a part's number or a piece of a sentence is none."""
    page = Document(name="page", text=text)
    found = top_title(page.lines, frozenset())

    assert "".join(page.lines[i].span.of(text) for i in found) == title
