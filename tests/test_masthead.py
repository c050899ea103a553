"""What pages say of themselves."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from tests import strategies

from healthreports.layouts import detect_layout
from healthreports.layouts.base import Document
from healthreports.masthead import Masthead, read_masthead
from healthreports.masthead.years import Years, find_years
from healthreports.report import Region
from healthreports.sections import find_pieces


PAGES = Path(__file__).parent / "layouts" / "pages"


def _masthead(text: str, **given: Any) -> Masthead:
    page = Document(name="page", text=text)
    layout, _ = detect_layout(page)
    blocks = layout.blocks(page)
    return read_masthead(page, blocks, find_pieces(blocks, text), **given)


@pytest.mark.parametrize(
    ("name", "title", "issuer", "region", "published", "years"),
    [
        ("bracketed_index", "关于印发《泗阳县2023年卫生健康工作要点》的通知", "泗阳县卫生健康委员会", "泗阳县", date(2023, 1, 12), (None, 2023)),
        ("labels_alone", "德阳市罗江区卫生健康局2021年工作总结和2022年工作安排", "德阳市罗江区卫生健康局", "罗江区", date(2022, 1, 25), (2021, 2022)),
        ("government_report", "政府工作报告", "清镇市人民政府", "清镇市", None, (2023, 2024)),
        ("wrapped_newspaper", "靖江卫健：跑出高质量发展“加速度”", None, "靖江市", date(2022, 4, 8), (2021, 2022)),
        ("bulletin", "开远市2022年卫生健康统计简报", "开远市卫生健康局", "开远市", date(2023, 3, 2), (2022, None)),
        ("half_year", "武侯区卫生健康局2023年上半年工作总结暨下半年工作计划", "武侯区卫生健康局", "武侯区", date(2023, 6, 30), (2023, 2023)),
        ("task_list", "丹凤县2024年卫生健康重点任务清单", None, "丹凤县", None, (None, 2024)),
        ("news_item", "我县召开2023年卫生健康工作会议", "肥西县卫生健康局", "肥西县", date(2023, 2, 17), (2023, None)),
        ("mixed_numbers", "阿鲁科尔沁旗卫生健康委员会2022年工作总结及2023年工作要点", "阿鲁科尔沁旗卫生健康委员会", "阿鲁科尔沁旗", None, (2022, 2023)),
        ("bare_headings", "锡林浩特市卫健委2021年工作总结", "锡林浩特市卫生健康委员会", "锡林浩特市", None, (2021, 2022)),
        ("yearbook_entries", "医疗卫生", "凌源市卫生健康局", "凌源市", None, (2020, None)),
        ("yearbook_headings", "卫　生", None, "沙雅县", None, (2013, None)),
        ("middle", None, None, None, None, (None, 2024)),
    ],
)  # fmt: skip
def test_pages(
    name: str,
    title: str | None,
    issuer: str | None,
    region: str | None,
    published: date | None,
    years: tuple[int | None, int | None],
) -> None:
    """Each page of the layouts' tests, as a reader would fill in its card."""
    found = _masthead((PAGES / f"{name}.txt").read_text(encoding="utf-8"))

    assert (found.title, found.issuer) == (title, issuer)
    assert (found.region.name if found.region else None) == region
    assert found.published == published
    assert (found.review_year, found.plan_year) == years


@pytest.mark.parametrize(
    ("title", "headings", "words", "published", "years"),
    [
        # As the title says.
        ("2024年工作总结和2025年工作要点", (), "", None, (2024, 2025)),
        ("2022年工作总结暨2023年工作计划", (), "", None, (2022, 2023)),
        ("2016年上半年工作总结及下半年工作打算", (), "", None, (2016, 2016)),
        ("2021年卫生健康事业发展统计公报", (), "", None, (2021, None)),
        ("2023年卫生健康工作要点", (), "", None, (None, 2023)),
        ("2023年工作总结", (), "", None, (2023, None)),
        # A span of years is no one year.
        ("健康行动实施计划（2022—2030年）", ("一、总体目标",), "2021年为23.6%。", None, (None, None)),
        # The half that only the headings give.
        ("2023年工作总结", ("一、主要成效", "二、下一步工作打算"), "", None, (2023, 2024)),
        ("2023年上半年工作总结", ("二、下半年工作打算",), "", None, (2023, 2023)),
        ("政府工作报告", ("一、2023年工作回顾", "二、2024年重点工作"), "", None, (2023, 2024)),
        # As the running text says.
        ("卫生", (), "2018年，全市有医院26所。第31个日期间印发宣传品。", None, (2018, None)),
        ("健康新篇", (), "2022年，门诊62万人次。2023年已经开启，我们将努力。到2025年建成。", None, (2022, 2023)),
        ("健康答卷", (), "会议总结2018年工作。今年，我市计划引进80人。", date(2019, 3, 21), (2018, 2019)),
        ("", (), "", None, (None, None)),
    ],
)  # fmt: skip
def test_find_years(
    title: str,
    headings: tuple[str, ...],
    words: str,
    published: date | None,
    years: tuple[int | None, int | None],
) -> None:
    """Title first, then headings, then the day and the words; never the clock."""
    found = find_years(title=title, headings=headings, words=words, published=published)

    assert found == Years(*years)


@pytest.mark.parametrize(
    ("title", "years"),
    [
        ("2024年工作总结和2025年工作要点", (2020, 2021)),
        ("2016年上半年工作总结及下半年工作打算", (2020, 2020)),
        ("2023年工作要点", (None, 2020)),
        ("2023年工作总结", (2020, None)),
    ],
)
def test_given_year(title: str, years: tuple[int | None, int | None]) -> None:
    """The caller's year moves both."""
    found = find_years(title=title, headings=(), words="", published=None, year=2020)

    assert found == Years(*years)


@pytest.mark.parametrize(
    ("text", "issuer", "region"),
    [
        ("区卫生健康局\n\n2022年，临平区卫生健康局扎实工作。临平区门诊62万人次。", "临平区卫生健康局", "临平区"),
        ("2023年工作总结\n市卫健局坚持为民。平湖市门诊71万人次。嘉兴市表彰平湖市。", "平湖市卫生健康局", "平湖市"),
        ("2017年工作总结\n按照县卫计局部署。全县门诊，宜川县医院改建。", "宜川县卫生和计划生育局", "宜川县"),
        ("2022年工作总结\n市卫健委统筹。健康利川建设加快，全市门诊62万人次。", "利川市卫生健康委员会", "利川市"),
        ("2022年工作总结\n一、成效\n新增托位60个。", None, None),
        ("2022年工作总结\n（照片由县卫生局提供）", None, None),
    ],
)  # fmt: skip
def test_issuer(text: str, issuer: str | None, region: str | None) -> None:
    """The office's full name, with the place that the text speaks of; no place is made up."""
    found = _masthead(text)

    assert (found.issuer, found.region.name if found.region else None) == (issuer, region)


def test_ambiguous_region() -> None:
    """A name of several places keeps its candidates; an index number settles it."""
    title = "鼓楼区卫生健康局2022年工作总结"
    ambiguous = _masthead(f"{title}\n正文。").region

    assert ambiguous is not None
    assert (ambiguous.code, len(ambiguous.candidates)) == (None, 4)

    settled = _masthead(f"{title}\n福州市各医院协作。").region

    assert settled is not None
    assert settled.code == "350102"


def test_given() -> None:
    """What the caller gives goes before what the page says."""
    found = _masthead(
        "2022年工作总结\n海宁市卫生健康局\n2023年1月5日",
        region="平湖市",
        published=date(2023, 2, 1),
    )

    assert found.region is not None
    assert (found.region.code, found.published) == ("330482", date(2023, 2, 1))

    own = Region(name="某区")

    assert _masthead("2022年工作总结", region=own).region is own


def test_metadata() -> None:
    """The page's fields as written, an empty one too, and the path to the page."""
    found = _masthead(
        "您的位置：首页 > 政务公开 > 计划总结\n索引号: 11330483002558542Q/2023-1 发布机构: 卫生健康局\n文件编号:\n"
        "2022年桐乡市卫生健康工作总结\n发布时间：2023-04-19 15:30 来源：市卫健局\n一、成效\n新增托位60个。"
    )

    assert found.metadata == {
        "索引号": "11330483002558542Q/2023-1",
        "发布机构": "卫生健康局",
        "文件编号": "",
        "发布时间": "2023-04-19 15:30",
        "来源": "市卫健局",
        "breadcrumb": "首页 > 政务公开 > 计划总结",
    }


@given(strategies.texts)
def test_any_text(text: str) -> None:
    """Any text has a masthead, the same each time, its title in the text."""
    found = _masthead(text)

    assert found == _masthead(text)
    assert found.title is None or found.title in text
