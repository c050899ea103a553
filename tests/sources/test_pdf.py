"""PDF files into text: pages written by hand, each for one thing that readers get wrong."""

from collections.abc import Sequence

import pytest
from tests.files.pdf_pages import Item, Stroke, Words, pdf

from healthreports.sources.limits import Limits
from healthreports.sources.marks import Content, MarkKind
from healthreports.sources.pdf import read_pdf


def read(*pages: Sequence[Item], width: float = 595, height: float = 842) -> Content:
    """The content of a file of such pages."""
    return read_pdf(pdf(*pages, width=width, height=height), name="r.pdf", limits=Limits())


def lines(*texts: str, x: float = 72, y: float = 100, size: float = 12) -> list[Item]:
    """Lines below each other; ideographic blanks before one indent it."""
    return [
        Words(
            x + size * (len(text) - len(text.lstrip("\u3000"))),
            y + i * 1.6 * size,
            text.lstrip("\u3000"),
            size,
        )
        for i, text in enumerate(texts)
    ]


FULL = (
    "全县卫生健康系统坚持以人民健康为中心推进各项工作取得新进展年末"  # 31 characters: a whole line
)
HALF = "年末共有医疗机构三百余个其中医院"  # 16: a line of a column


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        # a line of its own
        (["年末床位500张。"], ["年末床位500张。"]),
        # wrapped, and wrapped within a number
        ([f"\u3000\u3000{FULL[2:]}", "床位500张。"], [f"{FULL[2:]}床位500张。"]),
        ([f"{FULL[:-1]}78.", "4万人次。"], [f"{FULL[:-1]}78.4万人次。"]),
        # a short line ends its paragraph
        ([FULL, "床位500张。", "门诊3万人次。"], [f"{FULL}床位500张。", "门诊3万人次。"]),
        # a full line, and an indent below it
        ([FULL, f"\u3000\u3000{FULL[2:]}", "新增。"], [FULL, f"{FULL[2:]}新增。"]),
        # a number begins one, too, though the line above is full
        ([f"{FULL[:-1]}。", "二、医疗服务"], [f"{FULL[:-1]}。", "二、医疗服务"]),
        ([FULL, "（一）公共卫生", "床位。"], [f"{FULL}（一）公共卫生", "床位。"]),
        # full-width punctuation and signs stay
        (["（“８５．５％”～1∶2）"], ["（“８５．５％”～1∶2）"]),
        # Latin words
        ([f"{FULL[:26]}World", "Health Day活动"], [f"{FULL[:26]}World Health Day活动"]),
        ([f"{FULL[:25]}vaccina-", "tion接种"], [f"{FULL[:25]}vaccination接种"]),
        ([f"{FULL[:29]}H", "IV检测", "。"], [f"{FULL[:29]}HIV检测", "。"]),
        # blanks that are written
        (["■记者 林晓 通讯员 何 可"], ["■记者 林晓 通讯员 何 可"]),
        (["诊疗1 846例次"], ["诊疗1 846例次"]),
    ],
)
def test_lines_become_paragraphs(given: list[str], expected: list[str]) -> None:
    """Wrapped lines are joined by indent, room and spacing, and nothing is put in or taken out."""
    actual = read([*lines(*given), *lines(FULL, "完。", y=400)]).text.split("\n")

    assert [*expected, f"{FULL}完。"] == actual


def test_a_blank_that_is_only_a_gap() -> None:
    """A gap between Chinese characters is a blank; the same between a number and its unit is the typesetter's."""
    row = [
        Words(72, 100, "记者"),
        Words(101, 100, "林晓"),
        Words(72, 130, "床位"),
        Words(99, 130, "500"),
        Words(120, 130, "张，门诊"),
        Words(171, 130, "68"),
        Words(186, 130, "万人次"),
    ]

    assert read(row).text == "记者 林晓\n床位500张，门诊68万人次"


def test_two_columns() -> None:
    """Columns are read one after the other, a paragraph goes on over the end of one, and a headline stands above both."""
    page = [
        Words(180, 60, "全县卫生健康工作情况", 22),
        *lines(f"\u3000\u3000{HALF[2:]}", HALF, HALF, "五十所。", f"\u3000\u3000{HALF[2:]}", HALF),
        *lines("床位五百张。", f"\u3000\u3000{HALF[2:]}", HALF, "乡镇卫生院十八个。", x=300),
    ]

    assert read(page).text.split("\n") == [
        "全县卫生健康工作情况",
        f"{HALF[2:]}{HALF}{HALF}五十所。",
        f"{HALF[2:]}{HALF}床位五百张。",
        f"{HALF[2:]}{HALF}乡镇卫生院十八个。",
    ]


def test_stops_that_hang_out_do_not_close_the_gap_between_columns() -> None:
    """A comma set into the gap between two columns does not make one line of them."""
    page = [
        *lines(f"\u3000\u3000{HALF[2:]}，", f"{HALF}、", HALF, "五十所。"),
        *lines(HALF, HALF, HALF, HALF, x=72 + 16 * 12 + 18),
    ]

    assert read(page).text == f"{HALF[2:]}，{HALF}、{HALF}五十所。\n{HALF * 4}"


def test_three_columns_below_one() -> None:
    """What spans the page ends the columns above it and stands before those below."""
    part = HALF[:12]
    three = [
        item
        for i in range(3)
        for item in lines(f"\u3000\u3000{part[2:]}", part, f"第{i}栏完。", x=60 + 170 * i, y=200)
    ]
    page = [*lines(FULL, "引言完。"), *three, *lines(FULL, "结语完。", y=300)]

    assert read(page).text.split("\n") == [
        f"{FULL}引言完。",
        *(f"{part[2:]}{part}第{i}栏完。" for i in range(3)),
        f"{FULL}结语完。",
    ]


def test_articles_of_a_newspaper_page() -> None:
    """Each article is read whole: its headline, then its columns, whatever stands beside it."""

    def article(x: float, y: float, headline: str) -> list[Item]:
        body = [
            *lines(f"\u3000\u3000{HALF[2:]}", HALF, "左完。", x=x, y=y + 40),
            *lines(f"\u3000\u3000{HALF[2:]}", HALF, "右完。", x=x + 215, y=y + 40),
        ]
        return [Words(x, y, headline, 20), *body]

    page = [
        *article(40, 80, "县医院迁建工程开工"),
        *article(500, 80, "家庭医生走进山村"),
        *article(40, 300, "新增托位六百个"),
        *article(500, 300, "体检车开到家门口"),
    ]
    content = read(page, width=1000, height=600)
    heads = [
        (mark.span.of(content.text), mark.level)
        for mark in content.marks
        if mark.kind is MarkKind.HEADING
    ]
    body = f"{HALF[2:]}{HALF}左完。\n{HALF[2:]}{HALF}右完。"

    assert sorted(content.text.split("\n")) == sorted(
        f"{body}\n".split("\n")[:-1] * 4 + [head for head, _ in heads]
    )
    assert all(f"{head}\n{body}" in content.text for head, _ in heads)
    assert {level for _, level in heads} == {1}
    assert len(heads) == 4


def test_short_articles_beside_each_other() -> None:
    """Two lines a column: the headlines bound the articles, and columns out of step are no rows of a table."""

    def article(x: float, headline: str, town: str) -> list[Item]:
        return [
            Words(x, 80, headline, 20),
            *lines(f"\u3000\u3000近日，{town}卫生院新添", "置的设备正式启用，结束了跑", x=x, y=120),
            *lines("县城的历史。首周检查126人", "次。", x=x + 190, y=113),
        ]

    page = [*article(40, "镇卫生院添了新设备", "青石镇"), *article(500, "村里来了体检车", "白水镇")]

    assert read(page, width=1000, height=600).text.split("\n") == [
        "镇卫生院添了新设备",
        "近日，青石镇卫生院新添置的设备正式启用，结束了跑县城的历史。首周检查126人次。",
        "村里来了体检车",
        "近日，白水镇卫生院新添置的设备正式启用，结束了跑县城的历史。首周检查126人次。",
    ]


@pytest.mark.parametrize(
    ("head", "foot"),
    [
        ("青石县卫生健康局文件", "— {} —"),
        ("2023年统计公报 第{}页", "第{}页 共3页"),
        ("卫生健康年鉴", "{}"),
        ("2025/3/10 17:22 工作总结", "https://www.example.gov.cn/art/{}.html {}/3"),
        ("", "Page {} of 3"),
        ("", "· {} ·"),
    ],
)
def test_running_heads_and_page_numbers_are_left_out(head: str, foot: str) -> None:
    """What repeats at the ends of pages is left out, and a paragraph goes on over them."""
    bodies = [[FULL[i + j :] + FULL[: i + j] for j in range(4)] for i in (0, 8, 16)]
    pages = [
        [
            *([Words(200, 40, head.format(i), 9)] if head else []),
            *lines(*bodies[i - 1]),
            Words(290, 800, foot.format(i, i), 9),
        ]
        for i in (1, 2, 3)
    ]

    assert read(*pages).text == "".join(map("".join, bodies))


def test_a_page_number_on_one_page() -> None:
    """A lone page number is left out, a lone number within the page stays."""
    page = [*lines("年末床位", "500"), Words(290, 800, "- 12 -", 9)]

    assert read(page).text == "年末床位\n500"


def test_headings_by_size_and_font() -> None:
    """The largest line above the text is the title; larger lines are headings by rank, then lines in a black face."""
    page = [
        Words(150, 80, "2023年工作总结", 22),
        Words(72, 120, "一、主要工作", 16),
        Words(96, 150, "（一）公共卫生", 12, "F2"),
        *lines(f"\u3000\u3000{FULL[2:]}", FULL, "完。", y=172),
        Words(72, 250, "二、下一步打算", 16),
        *lines(f"\u3000\u3000{FULL[2:]}", "新增床位60张。", y=276),
    ]
    content = read(page)
    marks = [
        (mark.kind.value, mark.level, mark.span.of(content.text), mark.place)
        for mark in content.marks
        if mark.kind is not MarkKind.PARAGRAPH
    ]

    assert marks == [
        ("title", None, "2023年工作总结", "page 1"),
        ("heading", 1, "一、主要工作", "page 1"),
        ("heading", 2, "（一）公共卫生", "page 1"),
        ("heading", 1, "二、下一步打算", "page 1"),
    ]


def test_a_title_on_two_lines() -> None:
    """Lines of a title are joined."""
    page = [
        Words(120, 80, "青石县卫生健康局关于印发", 20),
        Words(140, 112, "2024年工作要点的通知", 20),
        *lines(FULL, "完。", y=160),
    ]

    assert read(page).text == f"青石县卫生健康局关于印发2024年工作要点的通知\n{FULL}完。"


def ruled(x: float, y: float, rows: Sequence[Sequence[str]], wide: float = 100) -> list[Item]:
    """A table with a rule around each cell."""
    across = [
        Stroke(x, y + 20 * i, x + wide * len(rows[0]), y + 20 * i) for i in range(len(rows) + 1)
    ]
    upright = [
        Stroke(x + wide * j, y, x + wide * j, y + 20 * len(rows)) for j in range(len(rows[0]) + 1)
    ]
    cells = [
        Words(x + 5 + wide * j, y + 15 + 20 * i, cell)
        for i, row in enumerate(rows)
        for j, cell in enumerate(row)
        if cell
    ]
    return [*across, *upright, *cells]


ROWS = (("指标", "2022年", "2023年"), ("床位（张）", "480", "500"), ("门诊", "", "3.2万"))


def test_ruled_tables() -> None:
    """A table between rules is read row by row, its empty cells among them, in its place in the text."""
    content = read([*lines(FULL, "如下表："), *ruled(72, 150, ROWS), *lines(FULL, "完。", y=260)])

    assert content.text.split("\n") == [
        f"{FULL}如下表：",
        "指标\t2022年\t2023年",
        "床位（张）\t480\t500",
        "门诊\t\t3.2万",
        f"{FULL}完。",
    ]
    places = [mark.place for mark in content.marks if mark.span.of(content.text) == "500"]
    assert places == ["page 1, table 1, row 2, cell 3"]


def test_cells_close_to_a_rule_stay_apart() -> None:
    """Numbers on both sides of a rule are two numbers."""
    page = [
        *ruled(72, 100, (("门诊", ""), ("", ""))),
        Words(152, 135, "480"),
        Words(173, 135, "500"),
        *lines(FULL, y=200),
    ]

    assert "480\t500" in read(page).text


def test_a_cell_over_several_columns() -> None:
    """A cell that spans columns has its text once, with empty cells beside it."""
    page: list[Item] = [
        *(Stroke(72, 100 + 20 * i, 372, 100 + 20 * i) for i in range(4)),
        Stroke(72, 100, 72, 160),
        Stroke(372, 100, 372, 160),
        Stroke(172, 120, 172, 160),
        Stroke(272, 120, 272, 160),
        Words(160, 115, "全县主要指标"),
        *(Words(77 + 100 * j, 135, cell) for j, cell in enumerate(("指标", "单位", "数值"))),
        *(Words(77 + 100 * j, 155, cell) for j, cell in enumerate(("床位", "张", "500"))),
    ]

    assert read(page).text == "全县主要指标\t\t\n指标\t单位\t数值\n床位\t张\t500"


def test_a_table_over_two_pages() -> None:
    """The rest of a table on the next page is counted on, its repeated head left out."""
    content = read(
        [*lines(FULL), *ruled(72, 700, ROWS)],
        [*ruled(72, 200, (ROWS[0], ("住院", "1.1万", "1.3万"))), *lines(FULL, y=300)],
    )
    cells = [(mark.table, mark.row) for mark in content.marks if mark.column == 0]

    assert content.text.count("指标") == 1
    assert cells == [(0, 0), (0, 1), (0, 2), (0, 3)]


def test_a_row_over_two_pages() -> None:
    """A cell whose words go on over a page's end is one cell; a row with empty cells stays one of its own."""
    above = ruled(72, 700, (ROWS[0], ("卫生技术人员总", "480", "500")), 90)
    rest = ruled(72, 100, (("数", "", ""), ROWS[2]), 90)
    apart = ruled(72, 100, (("其中：", "", ""), ROWS[2]), 90)

    assert "卫生技术人员总数\t480\t500" in read([*lines(FULL), *above], rest).text
    assert "卫生技术人员总\t480\t500\n其中：\t\t\n" in read([*lines(FULL), *above], apart).text


def test_tables_without_rules() -> None:
    """Cells that stand below each other are rows; two words in a line by chance are not."""
    cells = [
        Words(72 + 150 * j, 150 + 20 * i, cell)
        for i, row in enumerate((*ROWS[:2], ("出院", "1.1万", "1.3万")))
        for j, cell in enumerate(row)
    ]
    page = [*lines(FULL, "如下："), *cells, *lines(FULL, "完。", y=260)]
    sign: list[Item] = [
        *lines(FULL),
        Words(96, 150, "联系人：王林"),
        Words(350, 150, "青石县卫生健康局"),
    ]

    assert "床位（张）\t480\t500" in read(page).text
    assert read(sign).text == f"{FULL}\n联系人：王林 青石县卫生健康局"


def test_turned_pages_and_watermarks() -> None:
    """A page that lies on its side is turned; a stamp across the text is left out."""
    side: list[Item] = [
        Words(100 + 20 * i, 700, f"全县床位五百张{i}", turned=True) for i in range(4)
    ]
    stamp = [*lines(FULL, "完。"), Words(400, 600, "仅供参考", 40, turned=True)]

    assert read(side).text.startswith("全县床位五百张0")
    assert read(stamp).text == f"{FULL}完。"


def test_raised_numbers_do_not_join_the_number_before() -> None:
    """A footnote's number behind a figure is no digit of it."""
    page = [
        Words(72, 100, "床位500"),
        Words(114, 95, "2", 7),
        Words(118, 100, "张，面积300m"),
        Words(190, 95, "2", 7),
    ]

    assert read(page).text == "床位500²张，面积300m²"


def test_text_that_is_printed_twice() -> None:
    """Words printed again a little beside, to look bold, are read once."""
    page = [Words(72, 100, "年末床位500张"), Words(72.4, 100, "年末床位500张"), *lines(FULL, y=200)]

    assert read(page).text == f"年末床位500张\n{FULL}"


def test_radicals_are_characters() -> None:
    """What a font calls a radical is the character that it looks like."""
    assert read(lines("\u2f63\u5065\u4eba")).text == "生健人"
