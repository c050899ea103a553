"""Quantities: number, unit, bound and range in one expression."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from healthreports.errors import ParsingError
from healthreports.facts import Bound
from healthreports.quantities import find_quantities, parse_quantity


_BOUNDS = {"=": Bound.EXACT, ">": Bound.AT_LEAST, "<": Bound.AT_MOST, "~": Bound.ABOUT}


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        # counts
        ("38人", "= 38 人"),
        ("1,234,567人次", "= 1234567 人次"),
        ("4 908名", "= 4908 名"),
        ("３２６个", "= 326 个"),
        ("1.86万人", "= 18600 人"),
        ("84.7亿人次", "= 8470000000 人次"),
        ("335.78万剂次", "= 3357800 剂次"),
        ("6千余户", "~ 6000 户"),
        ("三百二十六张", "= 326 张"),
        ("两万五千人份", "= 25000 人份"),
        ("二十多所", "~ 20 所"),
        ("1.2万平方米", "= 12000 平方米"),
        ("2300平米", "= 2300 平米"),
        ("5800㎡", "= 5800 ㎡"),
        ("15.6吨", "= 15.6 吨"),
        ("7.5亿元", "= 750000000 元"),
        ("120万人民币元", "= 1200000 人民币元"),
        ("46课时", "= 46 课时"),
        ("3.5倍", "= 3.5 倍"),
        ("0.83", "= 0.83 -"),
        ("86场（次）", "= 86 场(次)"),
        ("37台（套）", "= 37 台(套)"),
        ("3.1万趟", "= 31000 趟"),
        ("3个位次", "= 3 个位次"),
        # by something
        ("94.34元/人", "= 94.34 元/人"),
        ("15万管/日", "= 150000 管/日"),
        ("3800例/年", "= 3800 例/年"),
        ("0.6张/千人", "= 0.6 张/千人"),
        # shares and rates
        ("１２．５％", "= 12.5 %"),
        ("0.43‰", "= 0.43 ‰"),
        ("百分之九十五", "= 95 %"),
        ("百分之96.8", "= 96.8 %"),
        ("百分之百", "= 100 %"),
        ("百分之二点五", "= 2.5 %"),
        ("千分之3.71", "= 3.71 ‰"),
        ("千分之四点零二", "= 4.02 ‰"),
        ("万分之五", "= 5 /万"),
        ("10万分之3.01", "= 3.01 /10万"),
        ("十万分之八点六", "= 8.6 /10万"),
        ("12.45/10万", "= 12.45 /10万"),
        ("60.3/十万", "= 60.3 /10万"),
        ("2.6个百分点", "= 2.6 百分点"),
        ("0.41个千分点", "= 0.41 千分点"),
        ("1.3百分点", "= 1.3 百分点"),
        ("九成", "= 9 成"),
        ("近三成", "~ 3 成"),
        ("六成以上", "> 6 成"),
        ("八成五", "= 8.5 成"),
        ("半数", "= 50 %"),
        ("半数以上", "> 50 %"),
        ("一半", "= 50 %"),
        ("1/10", "= 0.1 -"),
        ("1/4", "= 0.25 -"),
        ("三分之一", "= 0.3333333333333333333333333333 -"),
        ("1:2.2", "= 2.2 -"),
        ("1∶1.35", "= 1.35 -"),
        ("2.50：1", "= 2.5 -"),
        ("1比0.9", "= 0.9 -"),
        # a sign
        ("增长率为-1.32‰", "= -1.32 ‰"),
        ("增速为负2.1%", "= -2.1 %"),
        # time
        ("13分40秒", "= 820 秒"),
        ("9分05秒", "= 545 秒"),
        ("1小时20分钟", "= 80 分"),
        ("3年半", "= 3.5 年"),
        ("7.6天", "= 7.6 天"),
        ("20个工作日", "= 20 个工作日"),
        # words that are quantities
        ("零", "= 0 -"),
        ("翻一番", "= 1 番"),
        ("翻两番", "= 2 番"),
        ("翻了三番", "= 3 番"),
        # bounds before
        ("超200例", "> 200 例"),
        ("超过1.5万人", "> 15000 人"),
        ("突破了10亿元", "> 1000000000 元"),
        ("逾五千例次", "> 5000 例次"),
        ("不少于30场", "> 30 场"),
        ("不低于95%", "> 95 %"),
        ("至少2名", "> 2 名"),
        ("≥72%", "> 72 %"),
        ("不超过8天", "< 8 天"),
        ("不高于4.5‰", "< 4.5 ‰"),
        ("低于5%", "< 5 %"),
        ("＜7天", "< 7 天"),
        ("近7000人", "~ 7000 人"),
        ("约26.4万人", "~ 264000 人"),
        ("大约三百人", "~ 300 人"),
        ("至少配备2名", "> 2 名"),
        ("至少各建成1家", "> 1 家"),
        # bounds behind
        ("95%以上", "> 95 %"),
        ("96%及以上", "> 96 %"),
        ("5.2‰以下", "< 5.2 ‰"),
        ("9/10万以内", "< 9 /10万"),
        ("600余场次", "~ 600 场次"),
        ("40多家", "~ 40 家"),
        ("1.3万余人", "~ 13000 人"),
        ("10%左右", "~ 10 %"),
        ("百分之九十以上", "> 90 %"),
        # ranges
        ("1-2家", "= 1..2 家"),
        ("3%-5%", "= 3..5 %"),
        ("3%～5%", "= 3..5 %"),
        ("8—10个", "= 8..10 个"),
        ("8至10家", "= 8..10 家"),
        ("5-8万元", "= 50000..80000 元"),
        ("三五家", "= 3..5 家"),
        ("20~30名", "= 20..30 名"),
    ],
)
def test_expressions(text: str, quantity: str) -> None:
    """An expression has the value, the unit and the bound that the guide gives it."""
    bound, value, unit = quantity.split(" ")
    low, _, high = value.partition("..")

    expected = (
        _BOUNDS[bound],
        Decimal(low),
        Decimal(high) if high else None,
        None if unit == "-" else unit,
    )
    found = parse_quantity(text)
    actual = (found.bound, found.value, found.high, found.unit)

    assert expected == actual


@pytest.mark.parametrize("text", ["", "若干家", "三四五", "5%和6%", "约", "第", "个百分点"])
def test_what_is_no_quantity(text: str) -> None:
    """What is none, or more than one, is refused."""
    with pytest.raises(ParsingError, match="not a quantity"):
        parse_quantity(text)


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("床位1,260张，护士2 044名", ["1,260张", "2 044名"]),
        ("由1：0.8升至1：1.05", ["1：0.8", "1：1.05"]),
        ("从36张增加到48张", ["36张", "48张"]),
        ("由3000元到5000元", ["3000元", "5000元"]),
        ("分别为1409万、1305万人次", ["1409万", "1305万人次"]),
        ("下降0.36、0.41个千分点", ["0.36", "0.41个千分点"]),
        ("医院16所(公立3所,民营13所)", ["16所", "3所", "13所"]),
        ("全覆盖，达100%", ["全覆盖", "100%"]),
        ("不足2%，近5千例，600余人以上", ["2%", "5千例", "600余人以上"]),
    ],
)
def test_places(text: str, quotes: list[str]) -> None:
    """Quotes hold the number, its unit and a bound word behind them, and no bound word before."""
    expected = quotes
    actual = [text[found.start : found.end] for found in find_quantities(text)]

    assert expected == actual


@given(
    st.text(
        "0123456789.,:/%‰-万亿千百十一二三零余多近约超以上内个人次年元成番分之至到 ", max_size=40
    )
)
def test_any_text_is_read_in_order(text: str) -> None:
    """Quantities stand in order, do not overlap, and lie in the text."""
    at = 0
    for found in find_quantities(text):
        assert at <= found.start < found.end <= len(text)
        at = found.end
