"""Web pages: the article with its marks, and nothing of what frames it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from healthreports.errors import SourceError
from healthreports.sources.html import read_html
from healthreports.sources.marks import Content, MarkKind


FIRST = "2021年，全县医疗卫生机构总诊疗186.4万人次，同比增长4.7%；住院3.92万人次。"
SECOND = "全年新建村卫生室14所，改扩建乡镇卫生院3所，累计投入资金2680万元，群众就医更加便捷。"
ARTICLE = f"<p>{FIRST}</p><p>{SECOND}</p>"


def read(markup: str) -> Content:
    """A page given as a string."""
    return read_html(f"<meta charset=utf-8>{markup}".encode())


def lines(markup: str) -> list[str]:
    """The lines of a page's text."""
    return read(markup).text.split("\n")


def marked(content: Content, kind: MarkKind) -> list[str]:
    """What bears a mark."""
    return [mark.span.of(content.text) for mark in content.marks if mark.kind is kind]


# --- lines -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        # Paragraphs of every make.
        (ARTICLE, [FIRST, SECOND]),
        (f"<div>{FIRST}</div><div>{SECOND}</div>", [FIRST, SECOND]),
        (f"{FIRST}<br>{SECOND}", [FIRST, SECOND]),
        (f"<p>{FIRST}<p>{SECOND}", [FIRST, SECOND]),
        (f"<p>{FIRST}<br/><br/>&nbsp;&nbsp;&nbsp;&nbsp;{SECOND}</p>", [FIRST, SECOND]),
        (f"<pre>{FIRST}\n{SECOND}</pre>", [FIRST, SECOND]),
        (f"<p style='white-space: pre-wrap'>{FIRST}\n{SECOND}</p>", [FIRST, SECOND]),
        # The indent of print stays, that of spaces goes.
        (f"<p>　　{FIRST}</p><p>&emsp;&nbsp; {SECOND}</p>", [f"　　{FIRST}", f"\u2003  {SECOND}"]),
        # Markup broken over lines.
        ("<p>全市新增床位\n   320张，\n增长\n6.5%。</p>", ["全市新增床位 320张，增长 6.5%。"]),
        # Word and WPS paste: spans, fonts, o:p, characters without a shape.
        (
            "<p class=MsoNormal><b><span lang=EN-US>2</span></b><span>02<o:p></o:p></span><font>1年</font>，门诊\u200b5.2万\ufeff人次。<o:p>&nbsp;</o:p></p>",
            ["2021年，门诊5.2万人次。"],
        ),
        ("<?xml:namespace prefix = o /><p>床位<![if !x]>500<![endif]>张，增长2%。</p>", ["床位500张，增长2%。"]),
        # Entities of HTML; others are words.
        ("<p>血压&lt;140&#47;90，达标率&gt;60&percnt;。&unknown;</p>", ["血压<140/90，达标率>60%。&unknown;"]),
        # What is not shown.
        (
            (f"<style>p{{}}</style><script>var a='<p>2020年</p>';</script><!-- <p>旧稿，2019年。</p> -->{ARTICLE}"
            "<template><p>模板，内容。</p></template><p hidden>隐藏的话，不算。</p><p style='DISPLAY: none'>隐藏的话，不算。</p>"
            "<noscript><p>请打开脚本，谢谢。</p></noscript><textarea>草稿，不算。</textarea><select><option>大<option>小</select>"),
            [FIRST, SECOND],
        ),
        # Hidden until a script shows it.
        (f"<p>正在加载</p><div id=a style='display:none'>{ARTICLE}</div>", [FIRST, SECOND]),
        # A document pasted whole into another, and what is left open before it.
        (
            f"<div id=zoom><html><head><title>x</title></head><body><p>{FIRST}</p></body></html><p>{SECOND}</div></body></html>",
            [FIRST, SECOND],
        ),
    ],
)  # fmt: skip
def test_lines_of_an_article(markup: str, expected: list[str]) -> None:
    """A line for each paragraph as a page shows it."""
    actual = lines(markup)

    assert expected == actual


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        ("<ol>", ["1. ", "2. "]),
        ("<ol start=4>", ["4. ", "5. "]),
        ("<ol style='list-style-type: lower-alpha'>", ["a. ", "b. "]),
        ("<ol style='list-style-type: cjk-ideographic'>", ["一、", "二、"]),
        ("<ol style='list-style: none'>", ["", ""]),
        ("<ul>", ["", ""]),
    ],
)
def test_numbers_that_the_browser_writes(opening: str, expected: list[str]) -> None:
    """An entry of a numbered list has the number that a reader sees."""
    actual = lines(f"{opening}<li>{FIRST}</li><li><p>{SECOND}</p></li></ol>")

    assert [f"{expected[0]}{FIRST}", f"{expected[1]}{SECOND}"] == actual


def test_own_numbers_of_a_list_are_enough() -> None:
    """An entry that brings its number gets no second one."""
    actual = lines(f"<ol><li>（一）{FIRST}</li><li>（二）{SECOND}</li></ol>")

    assert [f"（一）{FIRST}", f"（二）{SECOND}"] == actual


# --- what frames the article -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "frame",
    [
        "<ul><li><a href=a>网站首页</a></li><li><a href=b>政务公开</a></li><li><a href=c>办事服务</a></li></ul>",
        "<div>您当前所在位置：<a href=/>首页</a> &gt; <a href=/a>规划计划</a> &gt; 正文</div>",
        "<div>首页 &gt; 政务公开 &gt; 年度总结</div>",
        "<div>字体：【<a>大</a> <a>中</a> <a>小</a>】 <a>打印本页</a> <a>关闭窗口</a></div>",
        "<div>【大 中 小】【打印】【关闭】</div>",
        "<p>分享到：微信 微博 QQ空间</p>",
        "<p>扫一扫在手机打开当前页</p>",
        "<div>上一篇：<a href=a>县疾控中心开展培训，效果良好。</a></div><div>下一篇：没有了</div>",
        "<div class=footer><p>主办单位：某某县人民政府　承办单位：县政府办公室</p><p>网站标识码：6205230001 陇ICP备11000234号</p><p>甘公网安备 62052302000123号</p></div>",
        "<div>版权所有：某某县卫生健康局 地址：某某县城关镇中山路2号 邮编：741300</div>",
        "<p>建议使用IE9.0以上浏览器，1024*768分辨率</p>",
        "<footer><p>本站由县信息中心维护，转载请注明出处，违者必究；欢迎监督。</p></footer>",
        "<nav>机构职能、领导分工、内设机构、直属单位，政策文件。</nav>",
    ],
)  # fmt: skip
def test_frames_are_left_out(frame: str) -> None:
    """Nothing of a frame is read, before the article or behind it."""
    assert lines(f"{frame}<div>{ARTICLE}</div>") == [FIRST, SECOND]
    assert lines(f"<div>{ARTICLE}</div>{frame}") == [FIRST, SECOND]
    assert lines(f"<div>{ARTICLE}{frame}</div>") == [FIRST, SECOND]


def test_links_to_other_pages_end_the_article() -> None:
    """Behind their heading nothing is the article's."""
    actual = lines(
        f"<div>{ARTICLE}<p>相关阅读</p><p><a href=a>全县卫生工作会议召开</a></p><p>2020-01-02</p></div>"
    )

    assert actual == [FIRST, SECOND]


def test_signature_and_annexes_stay() -> None:
    """Office and day below the article are read, and the names of files beside it."""
    actual = lines(
        f"<div id=zoom>{ARTICLE}<p align=right>隆德县卫生健康局</p><p align=right>2022年1月10日</p></div>"
        "<div>附件：<a href='/f/1.xls'>2021年统计表.xls</a></div>"
    )

    assert actual == [FIRST, SECOND, "隆德县卫生健康局", "2022年1月10日", "附件：2021年统计表.xls"]


def test_article_in_several_containers() -> None:
    """All parts of an article that the builder cut up are read, and not what lies beside them."""
    side = "<div><a href=a>通知公告一</a><a href=b>通知公告二</a></div>"

    actual = lines(
        f"<div>{side}<div class=part>{ARTICLE}</div>{side}<div class=part><p>2022年，计划新增床位120张，培训300人次。</p></div></div>"
    )

    assert actual == [FIRST, SECOND, "2022年，计划新增床位120张，培训300人次。"]


def test_wrong_names_do_not_hide_an_article() -> None:
    """A builder may call the article's element what others call a frame's."""
    assert lines(f"<div id=sidebar class=nav>{ARTICLE}</div><div class=content>首页</div>") == [
        FIRST,
        SECOND,
    ]


# --- titles, headings, fields ------------------------------------------------------------------------


@pytest.mark.parametrize(
    "markup",
    [
        "<title>{0}_海原县人民政府</title><h1>{0}</h1>",
        "<title>海原县人民政府</title><meta name=ArticleTitle content='{0}'><div>{0}</div>",
        "<title>海原县卫生健康局门户网站</title><h1>海原县卫生健康局</h1><div class=article-title>{0}</div>",
        "<title>海原县</title><p align=center><font size=5><b>{0}</b></font></p>",
        "<title>-- {0} --</title><h1><a href=/>海原县人民政府</a></h1><h2>{0}</h2>",
        "<title>{0} - 海原县人民政府网</title>",
    ],
)
@pytest.mark.parametrize(
    "words", ["海原县2021年卫生健康工作总结", "关于2022年卫生健康工作要点的通知"]
)
def test_titles(markup: str, words: str) -> None:
    """The article's title is found, and not the site's name."""
    content = read(f"{markup.format(words)}{ARTICLE}")

    assert [words] == marked(content, MarkKind.TITLE)


def test_title_on_two_lines_is_one() -> None:
    """A title that a break cuts is put together as the head of the page has it."""
    content = read(
        f"<title>西吉县卫生健康局2021年工作总结</title><h1>西吉县卫生健康局<br>2021年工作总结</h1>{ARTICLE}"
    )

    assert marked(content, MarkKind.TITLE) == ["西吉县卫生健康局2021年工作总结"]
    assert content.text.split("\n")[1] == FIRST


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<h2>{}</h2>", 2),
        ("<h3><span>{}</span></h3>", 3),
        ("<p><b>{}</b></p>", None),
        ("<p style='font-weight: 700'>{}</p>", None),
        ("<p><span style='font-size:22px'>{}</span></p>", None),
        ("<p align=center>{}</p>", None),
    ],
)
def test_headings(markup: str, expected: int | None) -> None:
    """A heading is told by its tag, with its level, or by the type of the whole paragraph."""
    long = "".join(f"<p style='font-size:16px'>{FIRST}{i}</p>" for i in range(3))

    content = read(f"{long}{markup.format('一、服务能力持续提升')}{long}")

    actual = [
        (mark.span.of(content.text), mark.level)
        for mark in content.marks
        if mark.kind is MarkKind.HEADING
    ]
    assert [("一、服务能力持续提升", expected)] == actual


@pytest.mark.parametrize(
    "line",
    [
        # Bold words that open a paragraph, captions, days.
        "<p><b>一是</b>加强队伍建设，培训1200人次。</p>",
        "<p align=center>图1 床位构成</p>",
        "<p align=center>（2022年1月6日）</p>",
        "<p align=center>李明 摄</p>",
    ],
)
def test_lines_that_are_no_headings(line: str) -> None:
    """Emphasis within a paragraph and what stands in the middle for other reasons make none."""
    assert marked(read(f"{ARTICLE}{line}{ARTICLE}"), MarkKind.HEADING) == []


INDEX = [("索引号", "640425/2022-00007"), ("发布机构", "泾源县卫健局"), ("公开日期", "2022-01-12")]


@pytest.mark.parametrize(
    "markup",
    [
        "<table><tr>{}</tr></table>".format("</tr><tr>".join(f"<td>{k}：</td><td>{v}</td>" for k, v in INDEX)),
        "<table><tr>{}</tr></table>".format("".join(f"<th>{k[0]}　{k[1:]}</th><td>{v}</td>" for k, v in INDEX)),
        "<dl>{}</dl>".format("".join(f"<dt>{k}</dt><dd>{v}</dd>" for k, v in INDEX)),
        "<ul>{}</ul>".format("".join(f"<li><b>{k}：</b>{v}</li>" for k, v in INDEX)),
        "<div>{}</div>".format("&nbsp;&nbsp;".join(f"<span>{k}：</span><span>{v}</span>" for k, v in INDEX)),
        "<div>{}</div>".format(" | ".join(f"{k}: {v}" for k, v in INDEX)),
    ],
)  # fmt: skip
def test_index_of_every_make(markup: str) -> None:
    """The entries of an index are fields with their names, one a line."""
    content = read(f"{markup}<h1>泾源县2021年工作总结</h1>{ARTICLE}")

    actual = [(mark.key, mark.span.of(content.text)) for mark in content.marks if mark.key]

    assert [(key, f"{key}：{value}") for key, value in INDEX] == actual


def test_line_below_the_title() -> None:
    """Source, day and counter are fields; empty ones and the buttons behind them go."""
    content = read(
        "<h1>彭阳县2021年卫生工作总结</h1><div>发布时间：2022-01-12 09:30　来源：<a href=/>县卫健局</a>　作者：　浏览次数：<span></span> "
        f"字体：【大 中 小】 打印</div>{ARTICLE}"
    )

    assert marked(content, MarkKind.FIELD) == ["发布时间：2022-01-12 09:30", "来源：县卫健局"]


def test_meta_tags_fill_what_the_page_does_not_say() -> None:
    """The standard's tags stand at the top as fields, unless the page shows the same."""
    head = (
        "<meta name=PubDate content='2022-01-12 10:00'><meta name=ContentSource content=县卫健局>"
    )
    title = "<h1>盐池县2021年卫生工作总结</h1>"

    hidden = read(f"{head}{title}{ARTICLE}")
    shown = read(f"{head}{title}<p>发布日期：2022-01-13</p>{ARTICLE}")

    assert hidden.text.startswith("发布日期：2022-01-12 10:00\n来源：县卫健局\n盐池县")
    assert shown.text.startswith("来源：县卫健局\n盐池县")
    assert marked(shown, MarkKind.FIELD)[1] == "发布日期：2022-01-13"


def test_line_above_the_title_of_a_feature() -> None:
    """A kicker lies with the title and stays; the site's words above do not."""
    content = read(
        f"<div><a href=/>首页</a></div><div><p>某县卫健局2021年工作综述——</p><h1>让群众更健康</h1>{ARTICLE}</div>"
    )

    assert content.text.split("\n")[:2] == ["某县卫健局2021年工作综述——", "让群众更健康"]


def test_day_without_a_name_below_the_title() -> None:
    """It is the day of publication, and the rest of its line stays."""
    content = read(
        f"<h1>中宁县2021年卫生工作总结</h1><div>2022/01/19　中宁日报　来源：县卫健局</div>{ARTICLE}"
    )

    assert marked(content, MarkKind.FIELD) == ["发布日期：2022/01/19", "来源：县卫健局"]
    assert "中宁日报" in content.text.split("\n")


def test_page_without_a_paragraph() -> None:
    """A page that only brings annexes has its fields, too."""
    content = read(
        "<title>2021年卫生健康统计公报</title><h1>2021年卫生健康统计公报</h1><p>发布时间：2022-03-01</p><p>详见附件</p>"
        "<p>附件：<a href=a.pdf>2021年公报.pdf</a></p>"
    )

    assert marked(content, MarkKind.FIELD) == ["发布时间：2022-03-01"]
    assert content.text.endswith("详见附件\n附件：2021年公报.pdf")


def test_names_of_fields_within_the_article_are_words() -> None:
    """What an article says of a time or a source is none of the page's fields."""
    content = read(f"<h1>中宁县义诊活动的通知</h1>{ARTICLE}<p>时间：2022年3月5日</p>{ARTICLE}")

    assert marked(content, MarkKind.FIELD) == []


def test_break_within_a_sentence_wraps_it() -> None:
    """A line that ends in a pause goes on, unless the next one is set in."""
    first, rest = FIRST.split("，", 1)

    assert lines(f"<div>{first}，<br>{rest}<br>　　{SECOND}</div>") == [FIRST, f"　　{SECOND}"]


# --- places ------------------------------------------------------------------------------------------


def test_places_lead_back_to_the_words() -> None:
    """The path of each mark selects the element that holds its words, as browsers do."""
    markup = (
        "<title>同心县2021年总结</title><div id=a.b><p>无</p></div><div id=twice></div><div id=twice></div><table><tr><td><h1>同心县2021年总结</h1>"
        f"<div id=zoom><p>引言，如下。</p><section><p>{FIRST}<br>{SECOND}</section>"
        "<table border=1><tr><th>项目<th>2021年<tr><td>床位<td>500</table><o:p>说明，完毕。</o:p></div></td></tr></table>"
    )
    content, page = read(markup), LexborHTMLParser(markup)

    for mark in content.marks:
        path = mark.place.split(", row ")[0]
        found = page.css(path)

        assert len(found) == 1, mark
        assert mark.span.of(content.text) in found[0].text()
    assert "#zoom > section:nth-of-type(1) > p:nth-of-type(1)" in {m.place for m in content.marks}


# --- pages without an article ------------------------------------------------------------------------


@pytest.mark.parametrize(
    "markup",
    [
        "<html></html>",
        "<iframe src=/article.html></iframe>",
        "<div id=app></div><script>document.write('床位500张。')</script>",
        "<textarea><p>床位500张，增长5%。</p></textarea>",
        "<frameset><frame src=a.html></frameset>",
        "<img src=scan.png>",
    ],
)
def test_pages_without_text_say_so(markup: str) -> None:
    """A page whose words come from elsewhere is an error that says what to do."""
    with pytest.raises(SourceError, match=r"page\.html: the page holds no text of its own"):
        read_html(markup.encode(), name="page.html")


def test_short_page_is_read_whole() -> None:
    """A page of a few words without a sentence is its own article."""
    assert lines("<p>详见附件</p>") == ["详见附件"]


@given(st.text(max_size=300))
def test_any_page_is_read_or_refused(markup: str) -> None:
    """Nothing but our own errors comes out of any text, and marks stay within it in order."""
    try:
        content = read_html(markup.encode(errors="replace"))
    except SourceError:
        return

    starts = [mark.span.start for mark in content.marks]
    assert starts == sorted(starts)
    assert all(mark.span.end <= len(content.text) for mark in content.marks)
