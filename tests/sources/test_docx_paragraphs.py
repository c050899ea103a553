"""The paragraphs of Word files: what is text, in which order, and what is none."""

import pytest
from tests.docxfiles import STRICT, W, docx, p, r, style

from healthreports.sources.docx import read_docx
from healthreports.sources.marks import MarkKind


def lines(body: str, **parts: str) -> list[str]:
    """The lines of the text of a Word file with that body."""
    return read_docx(docx(body, **parts)).text.split("\n")


RUNS = [
    # pieces of one sentence
    (r("全县共有床位") + r("1260") + r("张。"), "全县共有床位1260张。"),
    ("<w:r><w:t> 全县 </w:t></w:r>" + r("床位"), "全县床位"),
    ("<w:r><w:t>床位</w:t><w:tab/><w:t>60张</w:t></w:r>", "床位 60张"),
    ("<w:r><w:t>A</w:t><w:noBreakHyphen/><w:t>1型</w:t><w:softHyphen/></w:r>", "A-1型"),
    (r("接种\u00ad率"), "接种率"),
    # changes that are tracked
    (
        r("新增床位")
        + f"<w:ins>{r('80')}</w:ins><w:del><w:r><w:delText>60</w:delText></w:r></w:del>"
        + r("张"),
        "新增床位80张",
    ),
    (
        f"<w:moveFrom>{r('减少3家。')}</w:moveFrom>"
        + r("新增2家。")
        + f"<w:moveTo>{r('减少3家。')}</w:moveTo>",
        "新增2家。减少3家。",
    ),
    (f"<w:ins><w:del>{r('又删')}</w:del>{r('留下')}</w:ins>", "留下"),
    # what does not show
    (r("门诊") + r("（内部稿）", "<w:vanish/>") + r("12万人次"), "门诊12万人次"),
    (
        r("门诊", '<w:vanish w:val="0"/>')
        + "<w:commentRangeStart/><w:r><w:commentReference/></w:r>",
        "门诊",
    ),
    # around runs
    (f'<w:hyperlink w:anchor="x">{r("实施方案")}</w:hyperlink>', "实施方案"),
    (
        f"<w:smartTag>{r('2022年')}</w:smartTag><w:sdt><w:sdtPr/><w:sdtContent>{r('全年')}</w:sdtContent></w:sdt>",
        "2022年全年",
    ),
    (
        r("年份：")
        + f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{r('单击此处输入文字')}</w:sdtContent></w:sdt>",
        "年份：",
    ),
    # fields
    (f'<w:fldSimple w:instr=" DATE ">{r("2023年3月")}</w:fldSimple>' + r("印发"), "2023年3月印发"),
    (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF x </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + r("表2")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        + r("所示"),
        "表2所示",
    ),
    (f'第<w:fldSimple w:instr="PAGE">{r("7")}</w:fldSimple>' + r("附件"), "附件"),
    (
        '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>eq \\o\\ac(</w:instrText><w:instrText>○</w:instrText><w:instrText>,11)</w:instrText>'
        '<w:fldChar w:fldCharType="end"/></w:r>' + r("完善制度"),
        "⑪完善制度",
    ),
    # signs
    (r("接种率") + '<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>' + r("95%"), "接种率≥95%"),
    ('<w:r><w:sym w:font="Wingdings" w:char="F081"/></w:r>' + r("建成"), "①建成"),
    ('<w:r><w:sym w:font="Webdings" w:char="F0FF"/></w:r>' + r("建成"), "\ufffd建成"),
    (
        "<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>lí</w:t></w:r></w:rt><w:rubyBase>"
        + r("骊")
        + "</w:rubyBase></w:ruby></w:r>"
        + r("山"),
        "骊山",
    ),
    (r("面积300m") + r("2", '<w:vertAlign w:val="superscript"/>'), "面积300m2"),
    (r("10") + r("4", '<w:vertAlign w:val="superscript"/>') + r("个"), "10⁴个"),
    (
        r("发生率")
        + "<m:oMath><m:f><m:num><m:r><m:t>3</m:t></m:r></m:num><m:den><m:r><m:t>1000</m:t></m:r></m:den></m:f></m:oMath>",
        "发生率3/1000",
    ),
    (
        "<m:oMath><m:sSup><m:e><m:r><m:t>10</m:t></m:r></m:e><m:sup><m:r><m:t>6</m:t></m:r></m:sup></m:sSup></m:oMath>"
        + r("个"),
        "10⁶个",
    ),
]


@pytest.mark.parametrize(("runs", "expected"), RUNS)
def test_runs(runs: str, expected: str) -> None:
    """A paragraph reads as its final version is printed."""
    actual = lines(f"<w:p>{runs}</w:p>")

    assert [expected] == actual


@pytest.mark.parametrize(("runs", "expected"), RUNS)
def test_runs_of_the_strict_standard(runs: str, expected: str) -> None:
    """The same in the namespaces of the strict standard."""
    actual = read_docx(docx(f"<w:p>{runs}</w:p>", STRICT)).text

    assert expected == actual


BLOCKS = [
    # order and empty paragraphs
    (p("一") + p() + p("\u3000\u3000二"), ["一", "\u3000\u3000二"]),
    ("<w:p><w:r><w:t>主送</w:t><w:br/><w:t>抄送</w:t></w:r></w:p>", ["主送", "抄送"]),
    ('<w:p><w:r><w:t>上页</w:t><w:br w:type="page"/><w:t>下页</w:t></w:r></w:p>', ["上页", "下页"]),
    # deleted paragraph marks join
    (p("全市建成卫生院", "<w:rPr><w:del/></w:rPr>") + p("12家。") + p("完"), ["全市建成卫生院12家。", "完"]),
    (p("甲", "<w:rPr><w:ins/></w:rPr>") + p("乙"), ["甲", "乙"]),
    (p("最后", "<w:rPr><w:moveFrom/></w:rPr>"), ["最后"]),
    # a dropped capital, a style separator
    (p("过", '<w:framePr w:dropCap="drop" w:lines="2"/>') + p("去的一年，新增床位30张。"), ["过去的一年，新增床位30张。"]),
    (p("一、总体情况。", "<w:rPr><w:vanish/><w:specVanish/></w:rPr>") + p("全年门诊8万人次。"), ["一、总体情况。全年门诊8万人次。"]),
    # content controls around paragraphs; foreign parts
    (f"<w:sdt><w:sdtContent>{p('控件内')}</w:sdtContent></w:sdt>{p('控件外')}", ["控件内", "控件外"]),
    ('<w:altChunk r:id="x" xmlns:r="r"/>' + p("正文"), ["正文"]),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), BLOCKS)
def test_blocks(body: str, expected: list[str]) -> None:
    """Paragraphs stand one a line, in the order of the document."""
    actual = lines(body)

    assert expected == actual


def box(content: str) -> str:
    """A text box as Word 2010 and later write it, with the older form for older ones."""
    return (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def test_text_boxes() -> None:
    """A text box is read once, behind the paragraph that it hangs on, and says where it stands."""
    old = f"<w:r><w:pict><v:textbox><w:txbxContent>{p('旧式')}</w:txbxContent></v:textbox></w:pict></w:r>"
    body = (
        f"<w:p>{r('前')}{box(p('框一') + p('框二'))}{r('后')}</w:p>"
        f"<w:p>{old}<w:r><w:pict><v:shape><v:textpath string='艺术字标题'/></v:shape></w:pict></w:r></w:p>"
        + p("末段")
    )

    content = read_docx(docx(body))

    assert content.text.split("\n") == ["前后", "框一", "框二", "旧式", "艺术字标题", "末段"]
    assert [mark.place for mark in content.marks] == [
        "paragraph 1",
        "text box 1, paragraph 1",
        "text box 1, paragraph 2",
        "text box 2, paragraph 1",
        "text box 3, paragraph 1",
        "paragraph 3",
    ]


def test_text_box_within_text_box() -> None:
    """The inner one comes behind the outer one."""
    inner = f"<w:p>{r('外框')}{box(p('内框'))}</w:p>"

    assert lines(f"<w:p>{box(inner)}</w:p>{p('正文')}") == ["外框", "内框", "正文"]


def test_notes() -> None:
    """Notes come at the end, once each, and their signs never touch the figures before them."""
    body = (
        f"<w:p>{r('门急诊61.2')}<w:r><w:footnoteReference w:id='3'/></w:r>{r('万人次')}</w:p>"
        f"<w:p>{r('出院2.1万人次')}<w:r><w:endnoteReference w:id='2'/></w:r><w:r><w:footnoteReference w:id='3'/></w:r></w:p>"
        f"<w:p>{r('床位900')}<w:r><w:footnoteReference w:customMarkFollows='1' w:id='4'/><w:t>1</w:t></w:r>{r('张')}</w:p>"
    )
    note = "<w:{kind} w:id='{id}'><w:p><w:r><w:{kind}Ref/></w:r>{text}</w:p></w:{kind}>"
    footnotes = "".join(
        note.format(kind="footnote", id=i, text=r(text))
        for i, text in [(-1, "分隔"), (3, "含互联网诊疗。"), (4, "编制床位。"), (5, "无人引用。")]
    )
    endnotes = note.format(kind="endnote", id=2, text=r("据统计年报。"))

    content = read_docx(docx(body, footnotes=footnotes, endnotes=endnotes))

    assert [(mark.place, mark.span.of(content.text)) for mark in content.marks] == [
        ("paragraph 1", "门急诊61.2万人次"),
        ("paragraph 2", "出院2.1万人次"),
        ("paragraph 3", "床位900张"),
        ("footnote 1", "含互联网诊疗。"),
        ("footnote 2", "编制床位。"),
        ("endnote 1", "据统计年报。"),
    ]


STYLES = (
    style("a0", "heading 1", '<w:outlineLvl w:val="0"/>')
    + style("a1", "heading 2")
    + style("b", "公文一级标题", based="a0")
    + style("c", "标题 3")
    + style("d", "自定义", '<w:outlineLvl w:val="3"/>')
    + style("e", "不再是标题", '<w:outlineLvl w:val="9"/>', based="a0")
    + style("t", "Title", '<w:outlineLvl w:val="0"/>')
    + style("f", "加粗段", run="<w:b/>")
    + style("g", "居中", '<w:jc w:val="center"/>')
    + style("loop1", "循环1", based="loop2")
    + style("loop2", "循环2", based="loop1")
)


def styled(style_id: str, words: str = "基层服务能力稳步提升", more: str = "") -> str:
    """A paragraph in that style."""
    return p(words, f'<w:pStyle w:val="{style_id}"/>{more}')


HEADINGS = [
    (styled("a0"), MarkKind.HEADING, 1),
    (styled("a1"), MarkKind.HEADING, 2),
    (styled("b"), MarkKind.HEADING, 1),
    (styled("c"), MarkKind.HEADING, 3),
    (styled("d"), MarkKind.HEADING, 4),
    (styled("e"), MarkKind.PARAGRAPH, None),
    (styled("t"), MarkKind.TITLE, None),
    (styled("t", more='<w:outlineLvl w:val="0"/>'), MarkKind.TITLE, None),
    (styled("f"), MarkKind.HEADING, None),
    (styled("g"), MarkKind.HEADING, None),
    (styled("loop1"), MarkKind.PARAGRAPH, None),
    (styled("nowhere"), MarkKind.PARAGRAPH, None),
    (p("医养结合", '<w:outlineLvl w:val="1"/>'), MarkKind.HEADING, 2),
    (styled("a0", more='<w:outlineLvl w:val="9"/>'), MarkKind.PARAGRAPH, None),
    (p("医养结合", '<w:outlineLvl w:val="x"/>'), MarkKind.PARAGRAPH, None),
    # by look
    (f"<w:p>{r('医养', '<w:b/>')}{r('结合', '<w:b/>')}</w:p>", MarkKind.HEADING, None),
    (f"<w:p>{r('医养', '<w:b/>')}{r('结合')}</w:p>", MarkKind.PARAGRAPH, None),
    (f"<w:p>{r('新增床位30张。', '<w:b/>')}</w:p>", MarkKind.PARAGRAPH, None),
    (styled("f", "床位" * 30), MarkKind.PARAGRAPH, None),
    ("<w:p><w:pPr><w:pStyle w:val='f'/></w:pPr>" + r("医养结合", '<w:b w:val="0"/>') + "</w:p>", MarkKind.PARAGRAPH, None),
    # in the middle, but heading nothing
    (styled("g", "2023年1月8日"), MarkKind.PARAGRAPH, None),
    (styled("g", "（2023年1月8日县人大常委会通过）"), MarkKind.PARAGRAPH, None),
    (styled("g", "表2 主要指标"), MarkKind.PARAGRAPH, None),
    # body text in the style of a heading
    (styled("a1", "（一）健全网络。" + "全县新建卫生院3家，改建村卫生室21家，基层诊疗量占比达到62.5%，较上年提高2.1个百分点，居民满意度明显提升。"), MarkKind.PARAGRAPH, None),
]  # fmt: skip


@pytest.mark.parametrize(("body", "kind", "level"), HEADINGS)
def test_headings(body: str, kind: MarkKind, level: int | None) -> None:
    """Style, outline level and look tell headings."""
    content = read_docx(docx(body, styles=STYLES))

    assert [(kind, level)] == [(mark.kind, mark.level) for mark in content.marks]


def test_title_in_two_lines_is_one() -> None:
    """A title that breaks its line is put together."""
    body = '<w:p><w:pPr><w:pStyle w:val="t"/></w:pPr><w:r><w:t>2021年全市卫生健康工作总结</w:t><w:br/><w:t>和2022年工作要点</w:t></w:r></w:p>'

    assert lines(body, styles=STYLES) == ["2021年全市卫生健康工作总结和2022年工作要点"]


def field(kind: str) -> str:
    """A sign of a field."""
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


TOC = style("TOC1", "toc 1") + style("TOCa", "TOC Heading") + STYLES
ENTRY = f'<w:p><w:hyperlink w:anchor="_Toc1">{r("一、工作回顾")}<w:r><w:tab/><w:t>1</w:t></w:r></w:hyperlink></w:p>'
CONTENTS = [
    # by the styles of its lines
    styled("TOCa", "目录") + styled("TOC1", "一、工作回顾\t1"),
    p("目 录") + styled("TOC1", "一、工作回顾\t1"),
    # by the content control around it
    (
        "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj></w:sdtPr>"
        f"<w:sdtContent>{p('目录')}{p('一、工作回顾 1')}</w:sdtContent></w:sdt>"
    ),
    # by its field, over several paragraphs
    f"<w:p>{field('begin')}<w:r><w:instrText>TOC \\o</w:instrText></w:r>{field('separate')}</w:p>{ENTRY}{ENTRY}<w:p>{field('end')}</w:p>",
    # typed
    p("目录") + p("一、工作回顾…………1") + p("二、存在问题........12"),
]


@pytest.mark.parametrize("contents", CONTENTS)
def test_tables_of_contents_are_left_out(contents: str) -> None:
    """A table of contents is no text; what comes behind it is."""
    assert lines(contents + styled("a0", "一、工作回顾") + p("新增床位20张。"), styles=TOC) == [
        "一、工作回顾",
        "新增床位20张。",
    ]


def test_field_without_end_swallows_nothing() -> None:
    """A code that never ends is dropped with its paragraph; a table of contents that never ends, too."""
    body = f"<w:p>{r('前')}{field('begin')}<w:r><w:instrText>REF</w:instrText></w:r></w:p>{p('中')}"
    body += f"<w:p>{field('begin')}<w:r><w:instrText>TOC</w:instrText></w:r>{field('separate')}</w:p>{p('后')}"

    assert lines(body) == ["前", "中", "后"]


def test_word_for_contents_without_any_stays() -> None:
    """目录 as a line of the text is one where no table of contents follows."""
    assert lines(p("目录") + p("建立药品目录。")) == ["目录", "建立药品目录。"]


def test_other_parts_are_not_read() -> None:
    """Headers, footers and comments are no text, though they lie in the file."""
    assert lines(p("正文"), header1=p("页眉"), footer1=p("第3页"), comments=p("批注")) == ["正文"]


def test_namespace_prefixes_are_free() -> None:
    """WPS and others may call Word's namespace what they like."""
    body = f'<x:p xmlns:x="{W}"><x:r><x:t>另一种前缀</x:t></x:r></x:p>'

    assert lines(body) == ["另一种前缀"]
