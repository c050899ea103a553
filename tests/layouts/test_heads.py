"""Headings that only the page as a whole tells."""

import pytest

from healthreports.layouts import heads
from healthreports.layouts.base import Document
from healthreports.layouts.contents import contents_lines


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "综合医改：\n组建医共体2个。\n疾控工作：\n无甲类传染病。\n存在问题：\n床位不足。",
            {0, 2, 4},
        ),
        ("综合医改：\n组建医共体2个。\n疾控工作：\n无甲类传染病。", set()),  # two are too few
        ("主要做法如下：\n甲。\n其中：\n乙。\n具体包括：\n丙。", set()),
        ("责任单位：\n甲。\n责任单位：\n乙。\n责任单位：\n丙。", set()),
    ],
)
def test_heads_with_colon(text: str, found: set[int]) -> None:
    """Three different ones at least, and none that introduces a list or names a field."""
    page = Document(name="page", text=text)

    assert heads.heads_with_colon(page.lines, frozenset(range(len(page.lines)))) == found


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (["01", "把专家请到家门口", "甲。", "02", "把服务送到田间地头", "乙。"], {0, 3}),
        (["第一部分", "工作回顾", "甲。", "第二部分", "工作打算", "乙。"], {0, 3}),
        (["01", "把专家请到家门口", "甲。"], set()),
        (["12", "把专家请到家门口", "甲。", "19", "把服务送到田间地头"], set()),
        (["1", "一、强基层", "2", "二、惠民生"], set()),
    ],
)
def test_heads_under_number(texts: list[str], found: set[int]) -> None:
    """Numbers that count up from 1, each over a heading without one."""
    assert heads.heads_under_number(texts, range(len(texts))) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1 医疗服务\n1.1 门急诊\n门诊3万人次。\n1.2 住院\n2 医药费用", {0, 1, 3, 4}),
        ("1.1门急诊\n门诊3万人次。\n1.2住院\n出院1万人次。", {0, 2}),
        ("3 家医院\n5 所卫生院", set()),
        ("1.1万人次\n1.2万人次", set()),
        ("2023 年总结\n1 医疗服务", set()),
    ],
)
def test_heads_with_blank(text: str, found: set[int]) -> None:
    """Numbers without a mark count up from 1; counts and years are none."""
    page = Document(name="page", text=text)

    assert heads.heads_with_blank(page.lines, range(len(page.lines))) == found


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("规划\n目　录\n第一章 目标\n第二章 任务\n第一章 目标\n达标。\n第二章 任务\n推进。", 3),
        ("规划\n目录\n一、目标……1\n二、任务……2\n一、目标。达标。\n二、任务。推进。", 3),
        ("规划\n目录\n全县药品目录调整到位，医保药品达3100种，群众用药负担减轻。\n一、目标", 1),
        ("规划\n药品目录\n一、目标\n一、目标", 0),
    ],
)
def test_contents_lines(text: str, count: int) -> None:
    """A table of contents ends where its first entry comes back; without that its head alone is taken."""
    page = Document(name="page", text=text)

    assert len(contents_lines(page.lines)) == count
