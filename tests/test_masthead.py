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
from healthreports.masthead.mentions import find_mentions
from healthreports.masthead.years import Years, find_volume, find_years
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
        # A year that only measures another, and a level that was reached in one.
        ("健康事业亮点纷呈", (), "去年，诊疗量158万人次，是2020年的1.4倍。就诊率由2021年的71.3%提升至2023年的82.6%。今年计划新增床位300张。", None, (2023, 2024)),
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
        # Years in characters and in full-width figures.
        ("二〇一八年工作总结暨二〇一九年工作打算", (), "", None, (2018, 2019)),
        ("卫生健康", (), "２０２０年，全区门诊62万人次。", None, (2020, None)),
        # An office of 计划生育 plans nothing; 工作谋划 of the next year does.
        ("2017年卫生和计划生育工作总结", ("3 公共卫生与计划生育",), "", None, (2017, None)),
        ("2021年工作总结和2022年工作谋划", (), "", None, (2021, 2022)),
        # A summary whose last words look ahead.
        ("2010年度述职报告", (), "2011年，将着力推进余下7所卫生院的改革。", None, (2010, 2011)),
        ("2019年度工作总结", (), "2020年，我局将疫情防控作为首要任务，接种9万剂。", None, (2019, None)),
        # Marked lines that head what follows.
        ("医共体改革见闻", ("【2024·我们这样干】",), "2023年，全区签约47万人。", None, (2023, 2024)),
        # The opening of a five years' plan or a year of celebration says nothing by itself.
        ("年度工作总结", ("2016年工作打算：",), "2015年是“十二五”收官之年。我局主动作为，取得了新成绩。", None, (2015, 2016)),
        ("守护一方安宁", (), "2021年，全县门诊90万人次。2022年是关键之年，全县将建成2个中心。", None, (2021, 2022)),
        # A yearbook: founding days, later days and comparisons weigh little.
        ("医疗卫生", (), "县医院　始建于1952年，2010年晋升二级甲等。2017年，门诊32万人次。2018年3月，获评先进。", None, (2017, None)),
        ("卫生", (), "截至2020年末，全县有床位3120张。2021年1月，新院区启用。2018年始建的发热门诊投用。", None, (2020, None)),
        ("卫生", (), "全县年末有床位1200张，全年门诊18万人次。", None, (None, None)),
        # A plan's year stands in its text or is that of its day.
        ("全县卫生健康工作要点", (), "2022年全县卫生健康工作的总体要求是人民至上。2021年我县通过验收。", date(2022, 2, 18), (None, 2022)),
        ("重点工作任务清单", (), "建设中医馆12个。", date(2023, 3, 6), (None, 2023)),
        ("全年工作计划", (), "建设中医馆12个。", date(2023, 12, 20), (None, 2024)),
        # So does a summary's.
        ("年度工作总结", (), "一年来，全院门诊22万人次。", date(2020, 1, 6), (2019, None)),
        ("年度工作总结", (), "一年来，全院门诊22万人次。", date(2020, 12, 28), (2020, None)),
        ("年度工作总结", (), "全院门诊22万人次。", date(2020, 8, 6), (None, None)),
        ("三季度卫生健康工作简报", (), "门诊42万人次。", date(2023, 10, 11), (2023, None)),
        ("四季度卫生健康工作简报", (), "门诊42万人次。", date(2023, 1, 11), (2022, None)),
        ("基层见闻", (), "新建卫生室12所。", date(2023, 1, 11), (None, None)),
        # 今年 and 去年 count from the day.
        ("纪实", (), "去年，全市门诊180万人次。今年，该市将新建3家，力争达标。", date(2023, 4, 7), (2022, 2023)),
        ("三个聚焦", (), "今年以来，新建卫生室12家，体检8万人次，较去年增长3%。", date(2024, 8, 12), (2024, None)),
        ("基层见闻", (), "2022年，新建卫生室12所。今年，我县将再建5所。", None, (2022, 2023)),
        # The cover note.
        ("工作情况", (), "现将我局2019年工作情况和2020年工作打算报告如下：", None, (2019, 2020)),
        # Several years: what a plan builds on, where a review ends.
        ("全县“十四五”卫生健康发展规划", ("一、发展基础",), "截至2020年底，床位1800张。到2025年，床位2200张。", None, (2020, None)),
        ("全县“十四五”卫生健康发展规划", ("一、总体目标",), "到2025年，床位2200张。", None, (None, None)),
        ("“十三五”卫生事业发展综述", (), "2020年，人均预期寿命77岁。2021年，将新建中心2个。", None, (2020, 2021)),
        ("2016—2018年工作总结", (), "2018年，门诊90万人次。", None, (2018, None)),
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


def test_margins() -> None:
    """A page whose paragraphs name no year has that of its tables and captions."""
    found = find_years(
        title="卫生", headings=(), words="门诊32万人次。", margins="表1　2016年门诊", published=None
    )

    assert found == Years(2016, None)


@pytest.mark.parametrize(
    ("words", "years"),
    [
        ("全县门诊完成32万人次。2018年启动的标准化建设完成。", 2019),
        ("2019年，门诊32万人次。2020年1月，新院启用。", 2019),
        # A yearbook that bears the year it tells of.
        ("2020年，门诊32万人次。2020年，体检12万人次。", 2020),
    ],
)
def test_volume(words: str, years: int) -> None:
    """The yearbook of 2020 tells of 2019, unless its text says otherwise."""
    volume = find_volume("泰来年鉴（2020）")
    found = find_years(title="卫生", headings=(), words=words, published=None, volume=volume)

    assert found == Years(years, None)


@pytest.mark.parametrize(
    ("words", "back", "ahead"),
    [
        ("2022年，门诊62万人次，比2021年增长3%，与2019年同期持平。", [2022], []),
        (
            "床位由2015年的3张增至5张，自2019年起执行《规划（2016—2030年）》，新卫字〔2018〕3号。",
            [],
            [],
        ),
        ("2021—2025年投资3亿元。到2025年达标，2024年底前开工。", [], []),
        ("2023年，全县计划生育工作平稳。2024年，计划新建2家。", [2023], [2024]),
        ("2023年，我局将慢病管理纳入考核。2024年将新建2家。", [2023], [2024]),
        ("2023年需要巩固的成果获得了肯定。2024年要突出基层。", [2023], [2024]),
        ("今天是2023年3月2日。", [], []),
        ("回首2022，门诊62万人次。展望2023，蓝图绘就。", [2022], [2023]),
        ("迈入2023年，新建2家。", [], [2023]),
        ("共有药品2018种。", [], []),
    ],
)
def test_find_mentions(words: str, back: list[int], ahead: list[int]) -> None:
    """The years that a text tells of and those that it looks ahead in; others it only names."""
    found = find_mentions(words)

    assert (sorted(found.back), sorted(found.ahead)) == (back, ahead)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("正安县卫生健康局\n关于上报2022年度工作总结和\n2023年度工作计划的报告\n\n县人民政府：\n现将有关情况报告如下：", "正安县卫生健康局\n关于上报2022年度工作总结和\n2023年度工作计划的报告"),
        ("关于印发《甘州区“十四五”卫生健康规划》的\n通　　知\n\n各单位：\n现印发给你们。", "关于印发《甘州区“十四五”卫生健康规划》的\n通　　知"),
        ("大庆市卫生健康委\n2022年工作总结\n\n一、工作成效\n门诊62万人次。", "大庆市卫生健康委\n2022年工作总结"),
        ("新源县卫生健康委员会文件\n新卫字〔2022〕12号\n2022年卫生健康工作要点\n一、目标\n建成2家。", "2022年卫生健康工作要点"),
        ("卫生统计简报\n第2期（总第57期）\n2017年第一季度密云区卫生统计简报\n1　医疗服务\n门诊84万人次。", "2017年第一季度密云区卫生统计简报"),
        ("第四章　医疗卫生\n\n本章记述全市医疗卫生事业的发展。\n\n第一节　机构\n有机构158所。", "第四章　医疗卫生"),
        ("名称：桐城市卫计委2017年工作总结\n组配分类：总结\n工作计划及总结\n发布日期：2018-01-23\n一、成效\n门诊62万人次。", "桐城市卫计委2017年工作总结"),
        ("发布机构：海南省卫生健康委员会\n名称：海南省卫生健康委员会2021年工作情况\n2021年工作情况\n发布日期：2022-01-30\n一、成效\n门诊62万人次。", "海南省卫生健康委员会2021年工作情况"),
    ],
)  # fmt: skip
def test_title(text: str, title: str) -> None:
    """A title with all its lines, and nothing of the letter's head, the series or the yearbook around it."""
    assert _masthead(text).title == title


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("２０２２年１２月２０日", date(2022, 12, 20)),
        ("二〇二三年三月八日", date(2023, 3, 8)),
        ("2023年3月8日（盖章）", date(2023, 3, 8)),
        ("桐梓县卫生健康局（公章）　2019 年 1 月 15 日", date(2019, 1, 15)),
        ("桐梓县卫生健康局办公室　　2020年1月8日印发", date(2020, 1, 8)),
        ("2023年3月8日，全县召开会议。", None),
        ("2023年2月31日", None),
    ],
)
def test_day(line: str, published: date | None) -> None:
    """The day under a text, however it is written."""
    text = f"桐梓县卫生健康局2022年工作总结\n一、成效\n全年新增托位60个，门诊62万人次。\n{line}"

    assert _masthead(text).published == published


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("高邮日报\n2021年1月29日　星期五\n全市会议召开\n本报讯（记者 王芳）会议指出，门诊62万人次。", date(2021, 1, 29)),
        ("今天是2022年3月2日 星期三\n2021年工作总结\n一、成效\n门诊62万人次。", None),
        ("基层医改见闻\n本报2023年3月5日讯 全县门诊62万人次，同比增长3%。", date(2023, 3, 5)),
        ("| 索引号 | X-1 | 生成日期 | 2024-02-01 | 发布日期 | 2024-02-06 |\n2023年工作总结\n一、成效\n门诊62万人次。", date(2024, 2, 6)),
    ],
)  # fmt: skip
def test_day_above(text: str, published: date | None) -> None:
    """The day of the newspaper, of the dateline and of the index table, never that of the visit."""
    assert _masthead(text).published == published


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
        # Offices by their other names.
        ("2020年工作总结\n门诊62万人次。\n孝义市卫生健康和体育局\n2021年1月5日", "孝义市卫生健康和体育局", "孝义市"),
        ("2020年工作总结\n门诊62万人次。\n荆门市爱国卫生运动委员会办公室\n2021年1月5日", "荆门市爱国卫生运动委员会办公室", "荆门市"),
        ("亳州市中医药管理局2023年工作总结\n门诊62万人次。", "亳州市中医药管理局", "亳州市"),
        ("广西壮族自治区卫生健康委2022年工作总结\n南宁市西乡塘区建成3个。", "广西壮族自治区卫生健康委员会", "广西壮族自治区"),
        ("鄂温克族自治旗卫生健康委员会2021年工作总结\n全旗门诊3万人次。", "鄂温克族自治旗卫生健康委员会", "鄂温克族自治旗"),
        ("襄阳高新技术产业开发区社会事业局2022年工作总结\n门诊2万人次。", "襄阳高新技术产业开发区社会事业局", "襄阳高新技术产业开发区"),
        # Institutions sign, or open a title.
        ("年度工作总结\n\n一年来，门诊22万人次。\n\n桐梓县人民医院（盖章）\n2020年1月6日", "桐梓县人民医院", "桐梓县"),
        ("仙居县横溪镇中心卫生院2023年工作总结\n门诊8万人次。", "仙居县横溪镇中心卫生院", "仙居县"),
        ("市中医院2023年工作总结\n荆门市中医院门诊8万人次。全市领先。", "荆门市中医院", "荆门市"),
        # The letter's head, the end of a yearbook's article.
        ("新源县卫生健康委员会文件\n关于工作情况的报告\n门诊8万人次。", "新源县卫生健康委员会", "新源县"),
        ("卫生\n\n【概况】2015年，高邑县门诊8万人次。\n（县卫生局　李明）", "高邑县卫生局", "高邑县"),
        # The newspaper's place.
        ("孝义时讯　2024年4月12日　星期五\n医共体“一家亲”\n市卫健局介绍，我市门诊41万人次。", "孝义市卫生健康局", "孝义市"),
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
