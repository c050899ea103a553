"""What single lines are."""

from datetime import date

import pytest

from healthreports.layouts import lines
from healthreports.layouts.base import Document


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("索引号: 1133/2023-1 发布机构: 卫生健康局", [("索引号", "1133/2023-1"), ("发布机构", "卫生健康局")]),
        ("【索 引 号】 0140 【发布机构】 泗阳县卫健委", [("索引号", "0140"), ("发布机构", "泗阳县卫健委")]),
        ("名　　称： 2022年工作总结", [("名称", "2022年工作总结")]),
        ("发布时间：2023-04-19 15:30 来源：市卫生健康局 浏览次数： 打印", [("发布时间", "2023-04-19 15:30"), ("来源", "市卫生健康局"), ("浏览次数", "")]),
        ("来源：区卫健局 字体：[大 中 小] 浏览：356次", [("来源", "区卫健局"), ("浏览", "356")]),
        ("2022-07-08 09:30 来源：县卫健局 点击数：18", [("发布时间", "2022-07-08 09:30"), ("来源", "县卫健局"), ("点击数", "18")]),
        ("文件编号:", [("文件编号", "")]),
        ("索引号 011435/2024-00087 文号 祁卫健〔2024〕12号", [("索引号", "011435/2024-00087"), ("文号", "祁卫健〔2024〕12号")]),
        ("名称 某县卫健局2023年工作总结", [("名称", "某县卫健局2023年工作总结")]),
        ("名称 县人民医院门诊楼", []),
        ("发布日期 来源 点击数", []),
        ("会议时间：上午。", []),
        ("主要任务来源：省市民生实事项目清单、县政府工作报告和年度重点工作部署，共涉及二十六项内容，由各科室分别牵头落实到位。", []),
    ],
)  # fmt: skip
def test_find_fields(text: str, fields: list[tuple[str, str]]) -> None:
    """Fields with their values as written, in each of the styles; prose has none."""
    page = Document(name="page", text=text)
    found = [(block.key, block.of(text)) for block in lines.find_fields(page.lines[0])]

    assert found == fields


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2025年3月10日", date(2025, 3, 10)),
        ("发布时间：2023-04-19  15:30", date(2023, 4, 19)),
        ("2022/5/6", date(2022, 5, 6)),
        ("二〇二二年十二月二十八日", date(2022, 12, 28)),
        ("二○一九年三月十日", date(2019, 3, 10)),
        ("2023年2月30日", None),
        ("2023年3月", None),
        ("电话0510-86862345", None),
    ],
)
def test_find_day(text: str, day: date | None) -> None:
    """Whole dates, and none that no calendar has."""
    assert lines.find_day(text) == day


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("■记者 戴经纬 通讯员 赵勤仙", True),
        ("戴绯绯 通讯员 赵勤仙", True),
        ("通讯员 邵 俊", True),
        ("本报记者 柯丽婷 通讯员 林志鸿 文/图", True),
        ("□ 通讯员 杨应梅 段家旺", True),
        ("记者从市卫健局获悉，今年新增托位600个。", False),
        ("通讯员队伍建设", False),
    ],
)
def test_is_byline(text: str, expected: bool) -> None:
    """By-lines with and without marks; sentences about reporters are none."""
    assert lines.is_byline(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("各乡镇卫生院，县直各医疗卫生单位:", True),
        ("市委、市政府:", True),
        ("各位代表:", True),
        ("主要做法如下:", False),
        ("各级财政投入5.2亿元。其中:", False),
    ],
)
def test_is_addressee(text: str, expected: bool) -> None:
    """Those whom a document addresses."""
    assert lines.is_addressee(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("现将《2023年工作要点》印发给你们,请结合实际认真组织实施。", True),
        ("按照要求,现将我局上半年工作情况报告如下。", True),
        ("现将全年重点工作分解如下,2020年居民健康素养水平为19.7%。", False),  # a figure to be read
        ("全县卫生健康工作取得新进展。", False),
    ],
)
def test_is_cover(text: str, expected: bool) -> None:
    """A note that hands on, and none that tells something itself."""
    assert lines.is_cover(text) is expected


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("仁卫健发〔2022〕36号", "仁卫健发〔2022〕36号"),
        ("昆卫健[2021]8号", "昆卫健[2021]8号"),
        ("无", None),
        ("2022年第36号", None),
    ],
)
def test_find_document_number(text: str, number: str | None) -> None:
    """Document numbers in each kind of brackets."""
    assert lines.find_document_number(text) == number
