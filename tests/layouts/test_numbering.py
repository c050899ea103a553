"""Heading numbers, told from other numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from healthreports.layouts.numbering import SCHEMES, find_number, find_numbers


@pytest.mark.parametrize(
    ("text", "scheme", "number", "ordinal"),
    [
        ("一、总体要求", "hanzi", "一、", 1),
        ("十二、保障措施", "hanzi", "十二、", 12),
        ("二．2023年工作要点", "hanzi", "二．", 2),
        ("（三）妇幼健康", "bracket", "（三）", 3),
        ("(十)中医药", "bracket", "(十)", 10),
        ("（一）、综合医改", "bracket", "（一）、", 1),
        ("㈡疾病控制", "bracket", "㈡", 2),
        ("1.门诊", "digit", "1.", 1),
        ("２．门诊", "digit", "２．", 2),
        ("3、门诊", "digit", "3、", 3),
        ("1.2023年工作总结", "digit", "1.", 1),
        ("⒋门诊", "digit", "⒋", 4),
        ("（5）门诊", "inner", "（5）", 5),
        ("⑹门诊", "inner", "⑹", 6),
        ("①门诊", "circle", "①", 1),
        ("⑩门诊", "circle", "⑩", 10),
        ("第一章 总则", "chapter", "第一章", 1),
        ("第二部分 2024年计划", "chapter", "第二部分", 2),
        ("第三节 机构", "article", "第三节", 3),
    ],
)
def test_find_number(text: str, scheme: str, number: str, ordinal: int) -> None:
    """The schemes of GB/T 9704, with full-width and mixed forms."""
    found = find_number(text)

    assert found is not None
    assert (found.scheme, found.text, found.ordinal) == (scheme, number, ordinal)
    assert found.end == len(number)
    assert SCHEMES[found.rank] == scheme


@pytest.mark.parametrize(
    "text",
    [
        "三、四级手术占比达38%",  # grades
        "一是加强领导",
        "第一，抓好项目",
        "1.5万人次",
        "12、13日召开会议",  # days
        "2023年，全县",
        "(2024年)",
        "第36个爱国卫生月",
        "",
    ],
)
def test_no_number(text: str) -> None:
    """Grades, decimals, days and enumerations within prose are none."""
    assert find_number(text) is None


def test_spaced() -> None:
    """A newspaper's block number counts only where asked."""
    assert find_number("2 做实基层", spaced=True) is not None
    assert find_number("2 做实基层") is None


@given(st.text(max_size=60))
def test_find_numbers_places(text: str) -> None:
    """Each number found stands where it says."""
    for number in find_numbers(text):
        assert text[number.end - len(number.text) : number.end] == number.text
