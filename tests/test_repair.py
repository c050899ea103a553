"""Wrapped lines unwrapped, torn sentences joined, truncations noted, and ordinary pages left alone."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from healthreports.layouts.base import Block, BlockKind, Document
from healthreports.repair import Mended, mend
from healthreports.report import Join


PARAGRAPHS = (
    "2022年，全市共有各类医疗卫生机构1286家，其中医院43家，基层医疗卫生机构1201家，专业公共卫生机构31家。全年总诊疗2189.6万人次，比上年增长百分之三点五。",
    "坚持预防为主，全面落实各项防控措施，全年报告甲乙类传染病2864例，发病率为每十万人一百二十四点三。建成区域检验中心8个，覆盖全部乡镇。",
    "推进县域紧密型医共体建设，牵头医院派驻专家315人次下沉基层，带教查房2716次，开展新技术新项目46项，患者就医体验明显改善。",
    "深化公立医院薪酬制度改革，出台配套文件12个，人员支出占比提高到百分之四十二，医务人员积极性进一步提高。",
)


def blocks_of(document: Document) -> tuple[Block, ...]:
    """One block a line, as the plainest layout gives them."""
    return tuple(Block(kind=BlockKind.TEXT, spans=(line.span,)) for line in document.lines)


def mended(text: str) -> list[str]:
    """The blocks' words after repair."""
    document = Document(name="页", text=text)
    return [block.of(text) for block in mend(document, blocks_of(document)).blocks]


def wrap(paragraph: str, width: int, separator: str) -> str:
    """The paragraph in lines of `width` characters."""
    return separator.join(paragraph[i : i + width] for i in range(0, len(paragraph), width))


@pytest.mark.parametrize("width", [14, 18, 23, 35])
@pytest.mark.parametrize(
    ("separator", "paragraph_separator", "indent"),
    [
        (" ", "\n\n", ""),
        ("\n", "\n", ""),
        ("\r\n", "\r\n", "　　"),
        ("\n\n", "\n\n", ""),
    ],
    ids=["blanks", "lines", "indented", "spread"],
)
def test_wrapped_lines(width: int, separator: str, paragraph_separator: str, indent: str) -> None:
    """Lines of even width become the paragraphs that they were cut from."""
    text = paragraph_separator.join(
        indent + wrap(paragraph, width, separator) for paragraph in PARAGRAPHS
    )

    assert list(PARAGRAPHS) == mended(text)


@pytest.mark.parametrize("width", [15, 20, 26])
def test_wrapped_lines_taken_for_headings(width: int) -> None:
    """A line of a paragraph is running text even where a layout took it for a heading."""
    text = "\n\n".join(wrap(paragraph, width, "\n") for paragraph in PARAGRAPHS)
    document = Document(name="页", text=text)
    blocks = [
        Block(kind=BlockKind.HEADING if i % 4 == 2 else BlockKind.TEXT, spans=(line.span,))
        for i, line in enumerate(document.lines)
    ]

    assert list(PARAGRAPHS) == [block.of(text) for block in mend(document, blocks).blocks]


@pytest.mark.parametrize(
    "text",
    [
        # A blank in a number, between Latin words, between a name and its by-line.
        "全年开展远程会诊1 846例次，双向转诊2 716例次。",
        "引进Da Vinci手术机器人1台，开展PET CT检查320人次。",
        "■通讯员 王 芳\n近日，县医院启用新门诊楼。",
        # Run-in headings of even length, each before a long paragraph.
        "\n".join(
            f"{heading} {paragraph}"
            for heading, paragraph in zip(
                (
                    "坚持预防为主守牢安全底线",
                    "坚持改革创新增添发展动能",
                    "坚持人才为先建强卫生队伍",
                    "坚持便民惠民改善就医感受",
                ),
                PARAGRAPHS,
                strict=True,
            )
        ),
        # A list without full stops, of even lines.
        "\n".join(f"{i}.乡镇卫生院达到国家推荐标准{i}2家" for i in range(1, 10)),
    ],
    ids=["number", "latin", "by-line", "run-in", "list"],
)
def test_blanks_and_lines_that_belong(text: str) -> None:
    """Blanks and line feeds that no wrapping brought stay."""

    assert text.split("\n") == mended(text)


PAGE = (
    "过去一年，全县卫生健康系统在县委县政府的坚强领导下，各项工作取得新进展。",
    "医疗服务能力不断提升。县人民医院通过三级医院评审，新增床位215张，全年完成门急诊62.4万人次。",
    "公共卫生基础更加稳固。规范管理高血压患者38641人，糖尿病患者11207人，儿童疫苗接种率98.6%。",
    "改革创新持续深化。牵头医院与12家乡镇卫生院组建医共体，下派专家415人次，远程会诊2168例。",
    "人才队伍不断壮大。公开招聘卫生专业技术人员86名，其中研究生19名，选派骨干进修52人。",
    "中医药事业传承发展。建成中医馆15个，全县基层医疗机构普遍开展针灸、推拿等适宜技术服务。",
    "妇幼健康保障有力。免费婚检2316对，孕产妇系统管理率96.2%，全年无孕产妇死亡病例。",
)


# The sentence that is torn, and where.
TEARS = [
    # A word lies over the tear.
    "公共卫生体系逐步健全。全县23家公立医|疗机构设立公共卫生科，配备专职人员96名。",
    "传承弘扬国医精粹。各中心卫生院推广适宜技术，开展针|灸治疗1.8万人次，群众满意度明显提高。",
    "应急能力稳步提升。全年组织演练14场，完善应急预|案27个，储备物资价值320万元。",
    # The unit of a number.
    "家庭医生签约服务提质增效。组建团队132个，全年上门服务4517人|次，电话随访1.2万人次。",
    "健康促进深入人心。居民健康素养水平达到31.5|%，比上年提高2.4个百分点，提前完成规划目标。",
    "基本公共卫生服务扩面增效。建立电子健康档案51.7|万份，动态使用率68.3%。",
    "村级卫生服务实现补强。改造村卫生室46间，新增业务用房3200平|方米，购置设备118台。",
    # A quote or a book title stays open.
    "文明行业创建成果丰硕。县疾控中心获评“全省卫生应急先|进单位”，两人受到表彰。",
    "制度建设不断加强。先后出台《县域紧密型医共体绩|效考核办法》等文件8个，完成整改事项35项。",
    # A verb waits for its object.
    "坚持统筹谋划，立足区位交通优势，加快补齐短板弱项，深化区域协作，全力打造|区域医疗服务高地；持续推进学科建设，新增重点专科3个。",
]


def torn(tear: str, tail_at: int, head_at: int) -> tuple[str, Join]:
    """A page with one torn sentence, and the join that mends it."""
    tail, head = tear.split("|")
    lines = list(PAGE)
    lines.insert(tail_at, tail)
    lines.insert(head_at + (head_at > tail_at), head)
    text = "\n\n".join(lines)
    return text, Join(text.index(tail) + len(tail), text.index("\n" + head) + 1)


def mend_lines(text: str) -> Mended:
    """The page mended, a line a block."""
    document = Document(name="页", text=text)
    return mend(document, blocks_of(document))


@pytest.mark.parametrize("tear", TEARS)
@pytest.mark.parametrize(("tail_at", "head_at"), [(1, 4), (5, 2), (6, 1)])
def test_torn_sentence(tear: str, tail_at: int, head_at: int) -> None:
    """A fragment is joined to the one that continues it, before or after it on the page."""
    text, join = torn(tear, tail_at, head_at)

    done = mend_lines(text)

    assert ((join,), ()) == (done.joins, done.truncations)
    assert tear.replace("|", "") in [block.of(text) for block in done.blocks]


@pytest.mark.parametrize("tear", TEARS)
def test_sentence_torn_at_the_next_block(tear: str) -> None:
    """Where the next block continues a sentence the two are one, which is no join over a distance."""
    tail, head = tear.split("|")
    text = "\n\n".join((*PAGE[:3], tail, head, *PAGE[3:]))

    done = mend_lines(text)

    assert done.joins == ()
    assert tear.replace("|", "") in [block.of(text) for block in done.blocks]


@given(st.permutations(TEARS), st.randoms(use_true_random=False))
def test_several_torn_sentences(tears: list[str], source: random.Random) -> None:
    """Of several torn sentences none is joined to another's rest."""
    pieces = [piece for tear in tears[:3] for piece in tear.split("|")]
    lines = [*PAGE, *pieces]
    source.shuffle(lines)
    text = "\n\n".join(lines)
    whole = {tear.replace("|", "") for tear in tears} | set(lines)

    assert set() == {block.of(text) for block in mend_lines(text).blocks} - whole


@pytest.mark.parametrize("tear", TEARS)
def test_truncation(tear: str) -> None:
    """A fragment that nothing continues is noted where it breaks off, and nothing is filled in."""
    tail = tear.split("|")[0]
    text = "\n\n".join((*PAGE[:4], tail, *PAGE[4:]))

    done = mend_lines(text)

    assert done.joins == ()
    assert text.split("\n\n") == [block.of(text) for block in done.blocks]
    if "。" in tail or "“" in tail:
        assert (text.index(tail) + len(tail),) == done.truncations


@given(st.permutations(PAGE))
def test_whole_page(lines: list[str]) -> None:
    """Whole paragraphs are joined in no order of theirs."""
    text = "\n\n".join(lines)

    assert (tuple(lines), (), ()) == (
        tuple(block.of(text) for block in mend_lines(text).blocks),
        mend_lines(text).joins,
        mend_lines(text).truncations,
    )


@pytest.mark.parametrize(
    "line",
    [
        "深化医药卫生体制改革",
        "聚焦群众需求，提升服务质效",
        "图为医务人员为老人测量血压",
        "（二）加强重点专科建设",
        "联系人：张敏　联系电话：0857-5550123",
        "县卫生健康局办公室",
        "次均门诊费用（元）",
        "人均期望寿命",
        "院内感染发生率",
        "报送：市卫生健康委员会，县委办公室，县政府办公室",
    ],
)
def test_line_without_full_stop(line: str) -> None:
    """Headings, captions, items and cells have no full stop and are neither joined nor truncated."""
    for at in range(len(PAGE) + 1):
        lines = [*PAGE[:at], line, *PAGE[at:]]
        done = mend_lines("\n\n".join(lines))

        assert (tuple(lines), (), ()) == (
            tuple(block.of("\n\n".join(lines)) for block in done.blocks),
            done.joins,
            done.truncations,
        )


COLUMN = (
    "去年入夏以来，县中医医院组织骨干医师轮流下乡，为偏远村寨的老人提供上门巡诊。医师们随身携带针灸包和便携式心电图机，"
    "翻山越岭走进农家小院，耐心询问病情，细致开展检查，累计服务群众4368人次，发放健康处方2950份。谈起这段经历，"
    "队长说自己收获满满，今后还将把这项工作坚持下去，让更多群众受益。"
)


def crossed(width: int, row: int, late: int) -> tuple[str, set[Join]]:
    """A page of wrapped columns with one row read some rows too late, and the three joins that mend it."""
    rows = [COLUMN[i : i + width] for i in range(0, len(COLUMN), width)]
    parts = [
        rows[:row],
        rows[row + 1 : row + 1 + late],
        rows[row : row + 1] + rows[row + 1 + late :],
    ]
    first, early, rest = (" ".join(part) for part in parts)
    around = [wrap(paragraph, width, " ") for paragraph in PAGE]
    text = "\n\n".join((*around[:3], first, early, rest, *around[3:]))
    starts = {name: text.index(part) for name, part in (("early", early), ("rest", rest))}
    ends = {"first": text.index(first) + len(first), "early": starts["early"] + len(early)}
    ends["row"] = starts["rest"] + width
    joins = {
        Join(ends["first"], starts["rest"]),
        Join(ends["row"], starts["early"]),
        Join(ends["early"], ends["row"] + 1),
    }
    return text, joins


@pytest.mark.parametrize(
    ("width", "row", "late"), [(15, 4, 2), (17, 1, 3), (18, 2, 2), (20, 3, 3), (22, 1, 1)]
)
def test_columns_read_across(width: int, row: int, late: int) -> None:
    """A row of one column that was read into the next one goes back to its place."""
    text, joins = crossed(width, row, late)

    done = mend_lines(text)

    assert joins == set(done.joins)
    assert COLUMN in [block.of(text) for block in done.blocks]


@given(st.integers(14, 22), st.integers(1, 4), st.integers(1, 3))
def test_no_false_join_in_columns(width: int, row: int, late: int) -> None:
    """Wherever columns are read across, no row is joined to a wrong one."""
    text, joins = crossed(width, row, late)

    assert set() == set(mend_lines(text).joins) - joins


@given(
    st.lists(
        st.text(alphabet='卫生健康人次家个疗医全市新增，。；、“”《》（）"01234.% 　', max_size=60),
        max_size=30,
    ),
    st.sampled_from(["\n", "\n\n", " \n"]),
)
def test_nothing_is_lost(lines: list[str], separator: str) -> None:
    """Every character of the blocks but white space is in the mended ones, once."""
    text = separator.join(lines)
    document = Document(name="页", text=text)
    blocks = blocks_of(document)

    done = mend(document, blocks)

    before = sorted(
        i for block in blocks for span in block.spans for i in range(span.start, span.end)
    )
    after = sorted(
        i for block in done.blocks for span in block.spans for i in range(span.start, span.end)
    )
    assert [i for i in before if not text[i].isspace()] == [
        i for i in after if not text[i].isspace()
    ]
    assert set(after) <= set(before)
