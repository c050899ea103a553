"""Which layout a page has, and the blocks that each layout cuts."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import strategies

from healthreports.errors import NotFoundError
from healthreports.layouts import LAYOUTS, detect_layout, find_layout
from healthreports.layouts.base import Block, BlockKind, Document, Layout
from healthreports.report import Recognition


PAGES = Path(__file__).parent / "pages"


def _page(name: str) -> Document:
    return Document(name=name, text=(PAGES / f"{name}.txt").read_text(encoding="utf-8"))


def _words(page: Document, kind: BlockKind) -> list[str]:
    layout, _ = detect_layout(page)
    return [block.of(page.text) for block in layout.blocks(page) if block.kind is kind]


@pytest.mark.parametrize(
    ("name", "layout"),
    [
        ("bracketed_index", "disclosure_page"),
        ("labels_alone", "disclosure_page"),
        ("wrapped_newspaper", "newspaper_page"),
        ("feature", "newspaper_feature"),
        ("bulletin", "bulletin"),
        ("government_report", "plain"),
        ("half_year", "plain"),
        ("task_list", "plain"),
        ("news_item", "plain"),
        ("yearbook_entries", "plain"),
        ("yearbook_headings", "plain"),
        ("bare_headings", "plain"),
        ("middle", "plain"),
    ],
)
def test_detect_layout(name: str, layout: str) -> None:
    """Each page is told by what it shows, and the reason is given."""
    found, recognition = detect_layout(_page(name))

    assert (found.name, recognition.layout) == (layout, layout)
    assert recognition.reason


def test_continued_articles() -> None:
    """Articles that go on elsewhere, under a newspaper's head, make a newspaper's page with a single by-line."""
    text = (
        "临泽报\n2021年1月29日 星期五\n国内统一连续出版物号 CN 62-0000\n全县卫生健康工作会议召开\n"
        "本报讯（记者 李红）1月27日，会议在县城召开，总结上年工作，部署今年任务，要求各单位（下转第3版）\n"
    )

    assert detect_layout(Document(name="page", text=text))[0].name == "newspaper_page"


def test_special_page() -> None:
    """A special page's head and credits make a feature, and its numbers stand over the headings."""
    text = "".join(
        f"0{i}\n{head}\n{'全市建成医共体两个，下派专家三十人，群众在家门口就能看好病。' * 2}\n\n"
        for i, head in enumerate(
            ("把专家请进来", "把服务送出去", "把病人留下来", "把关爱给老人"), 1
        )
    )
    page = Document(
        name="page",
        text=f"两会特刊·部门巡礼\n戈壁滩上春意浓\n核心提示　去年成绩可观。\n{text}文/李明　图/张华\n",
    )
    layout, _ = detect_layout(page)
    heads = [b.of(page.text) for b in layout.blocks(page) if b.kind is BlockKind.HEADING]

    assert layout.name == "newspaper_feature"
    assert heads == ["01把专家请进来", "02把服务送出去", "03把病人留下来", "04把关爱给老人"]


def test_notice() -> None:
    """A notice is told by its number, title, addressees, cover note and signature."""
    text = (
        "耒卫发〔2021〕9号\n关于印发《2021年全市卫生健康工作要点》的通知\n各乡镇卫生院、局机关各股室：\n"
        "现将《2021年全市卫生健康工作要点》印发给你们，请遵照执行。\n附件：工作要点\n耒阳市卫生健康局\n2021年3月2日\n"
        "2021年全市卫生健康工作要点\n2021年是“十四五”开局之年。\n一、深化医改。县域就诊率达90%。\n"
    )
    page = Document(name="notice", text=text)
    layout, recognition = detect_layout(page)
    kinds = [block.kind.value for block in layout.blocks(page)]

    assert (layout.name, recognition.score) == ("official_notice", 0.95)
    assert kinds == [
        "field", "title", "addressee", "cover", "cover", "signature", "date", "heading", "text", "text",
    ]  # fmt: skip


def test_no_layouts() -> None:
    """There must be one to choose from."""
    with pytest.raises(NotFoundError):
        detect_layout(_page("feature"), ())


def test_own_layouts() -> None:
    """A caller's own layout is chosen where it says that it fits better."""
    own = Layout(
        name="own",
        recognise=lambda _: Recognition(layout="own", score=1, reason="asked for"),
        blocks=lambda page: (Block(kind=BlockKind.TEXT, spans=(page.lines[0].span,)),),
    )

    assert detect_layout(_page("feature"), (*LAYOUTS, own))[0] is own
    assert find_layout("own", (*LAYOUTS, own)) is own


def test_find_layout_unknown() -> None:
    """A name that no layout has is an error that lists those there are."""
    with pytest.raises(NotFoundError, match="newspaper_page"):
        find_layout("letter")


@pytest.mark.parametrize(
    ("name", "kind", "words"),
    [
        ("wrapped_newspaper", BlockKind.TITLE, ["靖江卫健：跑出高质量发展“加速度”", "村医老李的一天", "市中医院举办义诊活动"]),
        ("wrapped_newspaper", BlockKind.BYLINE, ["本报记者 陈立 通讯员 高小敏", "■通讯员 刘芳", "本报讯（通讯员 王敏）"]),
        ("feature", BlockKind.CAPTION, ["图为家庭医生为老人体检。贺建军 摄"]),
        ("feature", BlockKind.HEADING, ["做强龙头 让群众看好病", "做实基层 让群众少跑路", "做优服务 让群众更满意"]),
        ("government_report", BlockKind.KICKER, ["——2024年1月18日在清镇市第六届人民代表大会第四次会议上", "清镇市人民政府市长 王某某"]),
        ("government_report", BlockKind.ADDRESSEE, ["各位代表："]),
        ("bulletin", BlockKind.CAPTION, ["表1 2022年全市医疗卫生机构数及床位数", "表2 医疗服务量"]),
        ("news_item", BlockKind.FURNITURE, ["字体：大 中 小", "编辑：小王", "相关链接：", "版权所有：肥西县人民政府"]),
        ("bracketed_index", BlockKind.FURNITURE, ["（此件公开发布）", "附件", "扫一扫在手机打开当前页", "【打印】 【关闭】"]),
        ("yearbook_entries", BlockKind.HEADING, ["概况", "疫情防控", "基本公共卫生服务", "妇幼健康"]),
        ("yearbook_headings", BlockKind.TITLE, ["卫　生"]),
        ("task_list", BlockKind.TITLE, ["丹凤县2024年卫生健康重点任务清单"]),
    ],
)  # fmt: skip
def test_blocks(name: str, kind: BlockKind, words: list[str]) -> None:
    """What stands around the text and over its parts is told by kind."""
    assert _words(_page(name), kind) == words


@pytest.mark.parametrize("name", sorted(path.stem for path in PAGES.glob("*.txt")))
@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_every_layout_reads_every_page(name: str, layout: Layout) -> None:
    """A layout that is forced on a page it does not fit still gives blocks in text order."""
    page = _page(name)

    _check(page, layout)


@given(strategies.texts)
def test_any_text(text: str) -> None:
    """Every layout reads any text."""
    page = Document(name="page", text=text)
    for layout in LAYOUTS:
        _check(page, layout)


@given(st.text(alphabet="一二、（）(1). 。\n【】卫生局：>■记者年月日2023|", max_size=80))
def test_any_marks(text: str) -> None:
    """Nor does a heap of the marks that layouts look for confuse one."""
    page = Document(name="page", text=text)
    for layout in LAYOUTS:
        _check(page, layout)


def _check(page: Document, layout: Layout) -> None:
    recognition = layout.recognise(page)
    spans = [span for block in layout.blocks(page) for span in block.spans]

    assert recognition.layout == layout.name
    assert all(before.end <= after.start for before, after in pairwise(spans))
    assert all(span.end <= len(page.text) for span in spans)
