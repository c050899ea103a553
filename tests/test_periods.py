"""Words for times, resolved by the document's own years."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from healthreports.periods import Mention, Years, find_dates


REVIEW = Years(here=2023, today=2024)
PLAN = Years(here=2024, today=2024)

PERIODS: tuple[tuple[str, list[str]], ...] = (
    # written out
    ("2022年", ["2022"]),
    ("2022年5月", ["2022-05"]),
    ("2022年5月18日", ["2022-05-18"]),
    ("2022 年 5 月 18 日", ["2022-05-18"]),
    ("2021年末", ["2021"]),
    ("2021年底", ["2021"]),
    ("2021年度", ["2021"]),
    ("２０２２年", ["2022"]),
    # months and parts of the year at hand
    ("截至6月底", ["2023-06"]),
    ("9月15日", ["2023-09-15"]),
    ("1至10月", ["2023-01/2023-10"]),
    ("1-9月份", ["2023-01/2023-09"]),
    ("上半年", ["2023-01/2023-06"]),
    ("下半年", ["2023-07/2023-12"]),
    ("一季度", ["2023-01/2023-03"]),
    ("第三季度", ["2023-07/2023-09"]),
    ("前三季度", ["2023-01/2023-09"]),
    ("12月末", ["2023-12"]),
    ("五月", ["2023-05"]),
    ("十二月", ["2023-12"]),
    ("一至九月", ["2023-01/2023-09"]),
    ("今年一到十月份", ["2023-01/2023-10"]),
    ("截至6月30日", ["2023-06"]),
    ("截至2022年12月31日", ["2022"]),
    ("截至6月20日", ["2023-06-20"]),
    # of a named year
    ("2021年上半年", ["2021-01/2021-06"]),
    ("2022年1—11月", ["2022-01/2022-11"]),
    ("2022年第四季度", ["2022-10/2022-12"]),
    ("2022年前三季度", ["2022-01/2022-09"]),
    ("去年11月", ["2023-11"]),
    # several years
    ("2019—2022年", ["2019/2022"]),
    ("2019年至2022年", ["2019/2022"]),
    ("2019-2022年度", ["2019/2022"]),
    ("近三年", ["2021/2023"]),
    ("近5年", ["2019/2023"]),
    ("五年来", ["2019/2023"]),
    ("四年累计", ["2020/2023"]),
    ("过去五年", ["2019/2023"]),
    ("“十四五”期间", ["2021/2025"]),
    ("“十三五”末", ["2020"]),
    ("“十二五”时期", ["2011/2015"]),
    # over the turn of a year
    ("2022年12月至2023年2月", ["2022-12/2023-02"]),
    ("2023年11月-2024年3月", ["2023-11/2024-03"]),
    # days
    ("6月1日至7日", ["2023-06-01/2023-06-07"]),
    ("6月28日-7月3日", ["2023-06-28/2023-07-03"]),
    ("2022年6月1日至6月30日", ["2022-06-01/2022-06-30"]),
    # relative years
    ("去年", ["2023"]),
    ("比去年", ["2022"]),
    ("上年末", ["2022"]),
    ("较上年同期", ["2022"]),
    ("前年", ["2021"]),
    ("今年", ["2023"]),
    ("全年", ["2023"]),
    ("年内", ["2023"]),
    # none
    ("2023万人", []),
    ("20年", []),
    ("5月龄", []),
    ("“十四五”规划", []),
    ("年轻医生", []),
    ("全年任务", []),
    ("五年级学生", []),
    ("人次年均", []),
    ("老年内科", []),
    ("青少年中医药", []),
    ("三年内", []),
    ("60岁以上年龄组", []),
    ("二十年来", []),
    ("全年龄段", []),
)

PLANNED = (
    ("年底前", ["2024"]),
    ("9月底前", ["2024-09"]),
    ("到2025年", ["2025"]),
    ("未来三年", ["2024/2026"]),
    ("今后5年", ["2024/2028"]),
    ("用两年时间", ["2024/2025"]),
    ("明年", ["2025"]),
    ("去年", ["2023"]),
    ("比上年", ["2023"]),
    ("2024—2026年", ["2024/2026"]),
)


def _named(mentions: tuple[Mention, ...]) -> list[str]:
    return [str(mention.period) for mention in mentions if mention.period]


@pytest.mark.parametrize(("text", "expected"), PERIODS)
def test_periods(text: str, expected: list[str]) -> None:
    """Words for times name periods, counted from the year reviewed and the year of writing."""
    actual = _named(find_dates(text, REVIEW))

    assert expected == actual


@pytest.mark.parametrize(("text", "expected"), PLANNED)
def test_planned(text: str, expected: list[str]) -> None:
    """In a plan they are counted from the year planned."""
    actual = _named(find_dates(text, PLAN))

    assert expected == actual


ROLES: tuple[tuple[str, set[str]], ...] = (
    # (text, the flags that are set)
    ("较2021年提高", {"versus"}),
    ("与上年相比", {"versus", "relative"}),
    ("2022年同期", {"versus"}),
    ("到2025年", {"until"}),
    ("6月底前", {"until", "relative"}),
    ("2020年以来", {"since"}),
    ("2020年至今", {"since"}),
    ("由2010年的5.29张增至", {"origin"}),
    ("上半年", {"part", "relative"}),
    ("五年来", {"spell", "relative"}),
    ("2019—2022年", {"spell"}),
    ("2022年", set()),
)


@pytest.mark.parametrize(("text", "expected"), ROLES)
def test_roles(text: str, expected: set[str]) -> None:
    """The words around a time tell what it is for."""
    (mention,) = find_dates(text, REVIEW)
    flags = ("versus", "until", "since", "origin", "part", "spell", "relative")

    assert expected == {flag for flag in flags if getattr(mention, flag)}


@pytest.mark.parametrize("text", ["去年", "5月", "年底", "近三年", "上半年"])
def test_without_years(text: str) -> None:
    """Without the document's years, words that need them name no period."""
    (mention,) = find_dates(text)

    assert mention.period is None


@pytest.mark.parametrize("text", ["2023年13月", "2023年2月30日", "0月", "12-3月", "2025—2021年"])
def test_impossible(text: str) -> None:
    """A time that cannot be is read without an error and names no month of its own."""
    assert [name for name in _named(find_dates(text, REVIEW)) if len(name) > 4] == []


@given(
    st.text(alphabet="0123456789年月日至-前底末上半季度一二三四五十“”近来间期较到的", max_size=60)
)
def test_any_text(text: str) -> None:
    """Any words are read; mentions lie in them, in order and apart."""
    mentions = find_dates(text, REVIEW)
    edges = [edge for mention in mentions for edge in (mention.start, mention.end)]

    assert edges == sorted(edges)
    assert all(0 <= edge <= len(text) for edge in edges)
