"""Pages of other making: old sites, newspapers, saved articles of phones, words pasted from office programs."""

import base64
import hashlib
import random
from collections.abc import Iterator
from html import escape

from tests.forms.documents import Document, Paragraph, divided
from tests.forms.markup import Furniture, blocks, grid, links, news, spaced


def nested(document: Document) -> Iterator[str]:
    """A site of the early years: tables within tables for layout, `font`, `br` for paragraphs, tags left open."""
    d = document
    yield Furniture(f"""<HTML><HEAD><TITLE>::{d.issuer}::</TITLE>
<META HTTP-EQUIV=Content-Type CONTENT="text/html; charset=gb2312">
<SCRIPT LANGUAGE=JavaScript>
<!--
function MM_openBrWindow(theURL,winName,features) {{ window.open(theURL,winName,features); }}
var now=new Date(); document.write("今天是"+now.getYear()+"年");
//-->
</SCRIPT>
<STYLE>TD{{FONT-SIZE:9pt}} A:link{{COLOR:#000}}</STYLE></HEAD>
<BODY BGCOLOR=#FFFFFF TOPMARGIN=0><CENTER>
<TABLE WIDTH=778 BORDER=0 CELLPADDING=0><TR><TD COLSPAN=3><IMG SRC=banner.jpg WIDTH=778 HEIGHT=120></TD></TR>
<TR BGCOLOR=#0066CC><TD ALIGN=center><FONT COLOR=white><A HREF=index.asp>首 页</A> | <A HREF=jg.asp>机构设置</A> | <A HREF=dt.asp>工作动态</A> | <A HREF=fg.asp>法律法规</A> | <A HREF=bbs.asp>健康论坛</A></FONT></TD></TR></TABLE>
<TABLE WIDTH=778 BORDER=0><TR VALIGN=top><TD WIDTH=180 BGCOLOR=#EFEFEF><TABLE WIDTH=100%><TR><TD><B>最新公告</B></TD></TR>{links(news(d, 6), "<TR><TD><IMG SRC=dot.gif><A HREF={link}>{title}</A></TD></TR>")}</TABLE>
<TABLE WIDTH=100%><TR><TD>在线调查：您对卫生服务是否满意？<BR><INPUT TYPE=radio>满意(312票)<BR><INPUT TYPE=radio>一般(45票)</TD></TR></TABLE></TD><TD WIDTH=598>""")
    yield "<TABLE WIDTH=96% ALIGN=center>"
    yield (
        f"<TR><TD ALIGN=center><FONT SIZE=2>{spaced(d.kicker)}</FONT></TD></TR>" if d.kicker else ""
    )
    yield f'<TR><TD ALIGN=center HEIGHT=40><FONT SIZE=4 COLOR="#CC0000"><B>{spaced(d.title)}</B></FONT></TD></TR>'
    yield f"<TR><TD ALIGN=center>作者：佚名&nbsp;&nbsp;来源：{d.source}&nbsp;&nbsp;点击数：<FONT COLOR=red>1260</FONT>&nbsp;&nbsp;更新时间：{d.published.year}-{d.published.month}-{d.published.day}</TD></TR><TR><TD><HR SIZE=1></TD></TR>"
    yield "<TR><TD STYLE='LINE-HEIGHT:180%'><FONT SIZE=3>"
    yield f"<CENTER>{spaced(d.byline)}</CENTER>" if d.byline else ""

    def words(p: Paragraph, number: int) -> str:
        indent = "&nbsp;&nbsp;&nbsp;&nbsp;" if number % 2 else "　　"
        if p.level:
            return f"{indent}<B>{spaced(p.text)}</B><BR>\n"
        return f"{indent}{spaced(p.text)}<BR><BR>\n"

    yield from blocks(
        d,
        words,
        lambda t: (
            grid(
                t,
                cell=lambda w, _: f"<FONT SIZE=2>{w}",
                opening="<TABLE BORDER=1 CELLSPACING=0 WIDTH=90% ALIGN=center>",
            )
            + "<BR>"
        ),
    )
    yield "</FONT></TD></TR></TABLE>"
    yield Furniture(f"""<TABLE WIDTH=96% ALIGN=center><TR><TD ALIGN=right>【<A HREF=#>发表评论</A>】【<A HREF=#>告诉好友</A>】【<A HREF=#>打印此文</A>】【<A HREF=javascript:window.close()>关闭窗口</A>】
<TR><TD>&#8226; 上一篇文章：<A>{news(d, 2)[0][0]}</A><BR>&#8226; 下一篇文章：<A>{news(d, 2)[1][0]}</A></TABLE></TD></TR></TABLE>
<TABLE WIDTH=778 BGCOLOR=#0066CC><TR><TD ALIGN=center><FONT COLOR=white>版权所有 &copy; 2004-2009 {d.issuer} All Rights Reserved<BR>地址：{d.place}人民路120号 电话：0573-85012345 E-mail:wsj@example.gov.cn<BR>您是本站第 <IMG SRC=c.asp> 186523 位访客</FONT></TD></TR></TABLE></CENTER></BODY></HTML>""")


def local(document: Document) -> Iterator[str]:
    """A local news site on a blog system: true headings, sidebars, comments of readers."""
    d = document
    yield Furniture(f"""<!DOCTYPE html>
<html lang="zh-Hans"><head><meta charset="UTF-8"><title>{escape(d.title)} &#8211; {d.place}新闻网</title><meta property="og:title" content="{escape(d.title)}"><meta property="article:published_time" content="{d.published}T08:30:00+08:00"><meta property="og:site_name" content="{d.place}新闻网"><meta name="generator" content="WordPress 6.4.2">
<link rel='stylesheet' id='wp-block-library-css' href='/wp-includes/css/dist/block-library/style.min.css?ver=6.4.2'><style id="global-styles-inline-css">body{{--wp--preset--color--black:#000}}</style></head><body class="post-template-default single single-post postid-{len(d.text)}">
<header class="site-header"><p class="site-title"><a href="/">{d.place}新闻网</a></p><nav class="main-navigation"><ul id="primary-menu"><li class="menu-item"><a>要闻</a></li><li class="menu-item"><a>社会</a></li><li class="menu-item"><a>健康</a></li><li class="menu-item"><a>视频</a></li><li class="menu-item"><a>电子报</a></li></ul></nav></header>
<nav class="breadcrumbs"><a>首页</a> » <a>健康</a></nav><div id="content"><main>""")
    yield '<article class="post type-post status-publish format-standard hentry"><header class="entry-header">'
    yield f'<p class="entry-kicker">{spaced(d.kicker)}</p>' if d.kicker else ""
    yield f'<h1 class="entry-title">{spaced(d.title)}</h1><div class="entry-meta"><time class="entry-date published" datetime="{d.published}T08:30:00+08:00">{d.published.year}年{d.published.month}月{d.published.day}日</time> <span class="byline">来源：{d.source}</span></div></header><div class="entry-content">'
    yield f"<p><em>{spaced(d.byline)}</em></p>" if d.byline else ""

    def words(p: Paragraph, number: int) -> str:
        if p.level:
            return f"\n<h{p.level + 1} class='wp-block-heading'>{spaced(p.text)}</h{p.level + 1}>\n"
        if p.caption:
            return f'<figure class="wp-block-image size-large"><img loading="lazy" width="1024" src="/wp-content/{number}.jpg" alt=""/><figcaption class="wp-element-caption">{spaced(p.text)}</figcaption></figure>'
        return f"\n<p>{spaced(p.text)}</p>\n"

    yield from blocks(
        d,
        words,
        lambda t: (
            '<figure class="wp-block-table">'
            + grid(t, cell=lambda w, _: w, opening="<table>", head="th")
            + "</figure>"
        ),
    )
    yield Furniture(
        f'<div class="sharedaddy sd-sharing-enabled"><h3 class="sd-title">分享到：</h3><ul><li>微信</li><li>微博</li></ul></div><div class="jp-relatedposts"><h3>相关文章</h3>{links(news(d, 3), "<div><a href={link!r}>{title}</a><time>{day}</time></div>")}</div>'
    )
    yield "</div>"
    yield Furniture(f"""<footer class="entry-footer"><span class="cat-links">分类：<a>健康</a></span><span class="tags-links">标签：<a>卫健</a>、<a>民生</a></span></footer></article>
<div id="comments"><h2>2条评论</h2><ol class="comment-list"><li><p class="author">网友183****2201 说：</p><p>希望多开几家社区医院，我们小区3000多人只有1个诊所，看病要走2公里。</p></li><li><p>点赞！去年就诊等了90分钟，今年只要20分钟。</p></li></ol><form><label>发表评论</label><textarea></textarea></form></div></main>
<aside class="widget-area"><section class="widget"><h2>热门文章</h2><ol>{links(news(d, 6), '<li><a href="{link}">{title}</a></li>')}</ol></section><section class="widget"><h2>标签云</h2><a>医保</a> <a>托育 (35)</a> <a>疫苗 (128)</a></section></aside></div>
<footer class="site-footer"><p>Copyright © 2015-2024 {d.place}新闻传媒中心 互联网新闻信息服务许可证33120180012 浙ICP备12034567号</p><p>违法和不良信息举报电话：0573-85060000</p></footer><script>/* <![CDATA[ */var x={{"count":"2019人"}};/* ]]> */</script></body></html>""")


def paper(document: Document) -> Iterator[str]:
    """A newspaper's digital edition: the page as a picture map, its other articles, the words between `founder-content`."""
    d = document
    chance = random.Random(d.name)
    areas = "".join(
        f'<area coords="{chance.randrange(300)},{chance.randrange(300)},{chance.randrange(300, 600)},{chance.randrange(300, 900)}" shape="rect" href="content_{n}.htm" title="{escape(t)}">'
        for n, (t, _, _) in enumerate(news(d, 5))
    )
    yield Furniture(f"""<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN"><html><head><META http-equiv=Content-Type content="text/html; charset=utf-8"><title>{d.place[:-1]}日报数字报-{escape(d.title)}</title>
<script>function zoomIn(){{newZoom=parseInt(ozoom.style.zoom)+10+'%';}}</script><style>.bmdh{{}} #ozoom{{zoom:100%}}</style></head><body onload="initialize()">
<table width="1000"><tr><td class="logo"><img src="logo.gif" alt="{d.place[:-1]}日报"></td><td>{d.published:%Y年%m月%d日} 星期五 <a>返回首页</a> <a>往期回顾</a> <input type="text" value="检索"></td></tr></table>
<table><tr><td class="left"><table id="bmdhTable"><tr><td>版面导航</td></tr><tr><td><a href="node_1.htm">第01版：要闻</a></td></tr><tr><td><a>第02版：综合</a></td></tr><tr><td><a>第03版：健康专版</a></td></tr><tr><td><a>第04版：广告</a></td></tr></table>
<img src="page.jpg" usemap="#pagepicmap"><map name="pagepicmap">{areas}</map><div id="btlist"><b>标题导航</b><ul>{links(news(d, 5), '<li><a href="{link}">{title}</a></li>')}</ul></div></td><td class="right"><div class="tools"><a>上一篇</a> <a>下一篇</a> <a>放大+</a> <a>缩小-</a> <a>默认</a> <a>朗读</a></div>""")
    yield '<div id="ozoom" style="zoom:100%"><founder-title>'
    yield f'<p class="BSHARE_TEXT yt">{spaced(d.kicker)}</p>' if d.kicker else ""
    first, blank, second = d.title.partition(" ")
    yield f'<table><tbody><tr><td class="font01" align="center">{spaced(first)}{blank and " "}{spaced(second)}</td></tr></tbody></table></founder-title>'
    yield (
        f'<founder-author><div class="zz">{spaced(d.byline)}</div></founder-author>'
        if d.byline
        else ""
    )
    yield f"<table><tr><td>{d.place[:-1]}日报 {d.published:%Y年%m月%d日} 来源：{d.source}</td></tr></table>"
    yield '<div id="contenttext"><founder-content><!--enpcontent-->'

    def words(p: Paragraph, number: int) -> str:
        if p.caption:
            return f'</founder-content><table class="pic"><tr><td><img src="../res/{number}.jpg"></td></tr><tr><td>{spaced(p.text)}</td></tr></table><founder-content>'
        return f"<P>　　{f'<STRONG>{spaced(p.text)}</STRONG>' if p.level else spaced(p.text)}</P>"

    yield from blocks(
        d,
        words,
        lambda t: grid(t, cell=lambda w, _: f"<P>{w}</P>", opening="<TABLE border=1>"),
    )
    yield "<!--/enpcontent--></founder-content></div></div>"
    yield Furniture(f"""<table><tr><td><a>评论</a><a>打印</a><a>转发</a><div id="share">分享到：微信 微博</div></td></tr></table></td></tr></table>
<div class="copyright">版权所有 {d.place[:-1]}日报社 未经书面授权不得转载 国内统一刊号：CN33-0028 广告热线：0573-82535500 发行热线：11185</div></body></html>""")


def wechat(document: Document) -> Iterator[str]:
    """An article of a messenger, saved: `js_content` shown by script, sections within sections, styles on all of them."""
    d = document
    shade = "margin: 0px; padding: 0px; outline: 0px; max-width: 100%; box-sizing: border-box !important; overflow-wrap: break-word !important;"
    token = hashlib.sha256(d.name.encode()).hexdigest()
    yield Furniture(f"""<!DOCTYPE html><!--headTrap<body></body><head></head><html></html>--><html class=""><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><meta property="og:title" content="{escape(d.title)}"><meta property="og:article:author" content="{d.source}"><title></title>
<script type="text/javascript" nonce="1098">var msg_title = '{escape(d.title)}'.html(false);var ct = "1707350400";var user_name = "gh_{token[:12]}";var read_num='10000';</script><style>.rich_media_content{{overflow:hidden}}</style></head><body id="activity-detail" class="zh_CN wx_wap_page">
<div id="js_article" class="rich_media"><div class="rich_media_inner"><div id="page-content" class="rich_media_area_primary">""")
    yield f'<div id="img-content"><h1 class="rich_media_title" id="activity-name">\n          {spaced(d.title)}\n        </h1><div id="meta_content" class="rich_media_meta_list"><span class="rich_media_meta rich_media_meta_text">{d.place}发布</span> <span class="rich_media_meta rich_media_meta_nickname"><a id="js_name">{d.source}</a></span> <em id="publish_time">{d.published} 18:02</em> <em id="js_ip_wording">浙江</em></div>'
    yield '<div class="rich_media_content" id="js_content" style="visibility: hidden; opacity: 0;">'
    yield Furniture(
        f'<section style="{shade}"><p style="text-align:center"><span style="color:#888;font-size:12px">点击蓝字，关注我们</span></p></section>'
    )
    yield f'<section style="{shade}"><section powered-by="xiumi.us" style="{shade}">'
    if d.kicker:
        yield f'<p style="{shade}"><span style="{shade} color: rgb(136, 136, 136);">{spaced(d.kicker)}</span></p>'
    if d.byline:
        yield f'<p style="{shade}">{spaced(d.byline)}</p>'

    def words(p: Paragraph, number: int) -> str:
        if p.level:
            return f'<section style="{shade} text-align: center;"><section style="display: inline-block; border-bottom: 2px solid #07c;"><section><p style="{shade}"><strong style="{shade}"><span leaf="">{spaced(p.text)}</span></strong></p></section></section></section>'
        picture = f'<p style="text-align:center"><img class="rich_pages wxw-img" data-ratio="0.66" data-src="https://mmbiz.example.cn/{number}" data-w="1080" src="data:image/gif;base64,iVBORw0KGgo="></p>'
        cut = p.lead or len(p.text) // 3
        return (
            (picture if p.caption else "")
            + f'<section style="{shade} text-indent: 2em; line-height: 2em;"><span style="{shade} font-size: 15px;"><span style="{shade}">{spaced(p.text[:cut])}</span>{spaced(p.text[cut:])}</span></section><section style="{shade}"><br style="{shade}"></section>'
        )

    yield from blocks(
        d,
        words,
        lambda t: grid(
            t,
            cell=lambda w, _: f'<section style="{shade}"><span>{w}</span></section>',
            opening='<table width="556">',
        ),
    )
    yield "</section></section>"
    yield Furniture(
        f'<section style="{shade}"><p>END</p><p>来源 | {d.place}融媒体中心</p><p>编辑 | 小康　审核 | 老健</p><p style="text-align:center">长按二维码关注我们<br>让我知道你“在看”</p></section>'
    )
    yield "</div></div>"
    yield Furniture(f"""<div id="js_tags"><span>#健康 34个</span></div><div class="rich_media_tool"><span>阅读 <span id="readNum3">1.2万</span></span><span>赞 86</span><span>在看 41</span></div></div></div></div>
<div id="js_pc_qr_code"><p>微信扫一扫<br>关注该公众号</p></div><script nonce="1098">window.cgiData={{"appmsg_album_info":{{}},"content_noencode":"{token * 20}"}};</script><div class="wx_network_msg" style="display:none">当前内容可能存在未经审核的第三方商业营销信息，请确认是否继续访问</div></body></html>""")


def pasted(document: Document) -> Iterator[str]:
    """Words pasted from an office program: `MsoNormal`, `o:p`, conditional comments, font after font."""
    document = divided(document)
    d = document
    yield Furniture(f"""<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta charset="gb18030"><title>{escape(d.title)}</title>
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View><w:Zoom>0</w:Zoom><w:PunctuationKerning/></w:WordDocument></xml><![endif]--><style><!-- /* Font Definitions */ @font-face {{font-family:宋体; panose-1:2 1 6 0 3 1 1 1 1 1;}} p.MsoNormal {{mso-style-parent:"";}} --></style></head><body>
<div class="head"><a href="/">{d.issuer}</a><ul><li>首页</li><li>本局概况</li><li>公告公示</li><li>下载中心</li></ul></div><div class="pos">您现在的位置：{"→".join(d.trail)}</div>""")
    yield f'<div class="nr"><div class="bt">{spaced(d.title)}</div><div class="fbt">【信息时间：{d.published:%Y-%m-%d} 阅读次数：203】【来源：{d.source}】'
    yield Furniture("【我要打印】【关闭】</div>")
    yield '<div class="nr_text"><div class=Section1 style="layout-grid:15.6000pt;">'
    for line in filter(None, (d.kicker, d.byline)):
        yield f'<p class=MsoNormal align=center style="text-align:center;mso-line-height-rule:exactly"><span style="font-family:楷体">{spaced(line)}<o:p></o:p></span></p>'

    def words(p: Paragraph, number: int) -> str:
        runs = []
        for start in range(0, len(p.text), 37):
            piece = spaced(p.text[start : start + 37])
            bold = p.level or (start < p.lead and p.lead <= start + 37)
            inner = f"<b>{piece}</b>" if p.level else piece
            runs.append(
                f"<span style=\"mso-spacerun:'yes';font-family:{'黑体' if bold else '仿宋_GB2312'};mso-ascii-font-family:'Times New Roman';font-size:16.0000pt;mso-font-kerning:1.0000pt;\"><font face=\"仿宋_GB2312\">{inner}</font></span>"
            )
        tag = f"h{p.level + 1}" if p.level == 1 else "p"
        return f'<{tag} class=MsoNormal style="text-indent:32.0000pt;mso-char-indent-count:2.0000;">{"".join(runs)}<span style="mso-spacerun:\'yes\'"><o:p></o:p></span></{tag}>'

    yield from blocks(
        d,
        words,
        lambda t: grid(
            t,
            cell=lambda w, _: (
                f'<p class=MsoNormal style="text-align:center"><span style="font-family:宋体;font-size:10.5pt">{w}</span><span><o:p>&nbsp;</o:p></span></p>'
            ),
            opening='<table class=MsoTableGrid border=1 cellspacing=0 style="border-collapse:collapse;mso-padding-alt:0pt 5.4pt">',
        ),
    )
    yield "<p class=MsoNormal><span><o:p>&nbsp;</o:p></span></p></div></div></div>"
    yield Furniture(f"""<div class="xgwd"><dl><dt>相关文档</dt>{links(news(d, 4), "<dd><a href='{link}'>{title}</a> ({day})</dd>")}</dl></div>
<div class="foot">主办：{d.issuer}　承办：局信息中心　Copyright 2010-2024<br>苏ICP备05002335号-1　苏公网安备 32028102000123号　网站支持IPv6</div></body></html>""")


def scattered(document: Document) -> Iterator[str]:
    """A page whose words lie in several `div`s side by side, furniture between them, nothing named."""
    d = document
    yield Furniture(
        f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{escape(d.title)}|{d.issuer}</title></head><body><div><div><a>首页</a><a>卫健资讯</a><a>健康服务</a><a>专题</a></div></div><div class="c1">"""
    )
    yield f'<div class="c2">{spaced(d.kicker)}</div>' if d.kicker else ""
    yield f'<div class="c3"><p><b style="font-size:24px">{spaced(d.title)}</b></p></div><div class="c4">{d.published.year}/{d.published.month:02d}/{d.published.day:02d}　{d.source}</div>'
    yield f'<div class="c5">{spaced(d.byline)}</div>' if d.byline else ""

    def words(p: Paragraph, number: int) -> str:
        if p.level:
            return f'<div class="c6"><b>{spaced(p.text)}</b></div>'
        return f"<p>{spaced(p.text)}</p>"

    parts = blocks(d, words, lambda t: grid(t, cell=lambda w, _: w, opening="<table border=1>"))
    third = len(parts) // 3 + 1
    yield f'<div class="c7">{"".join(parts[:third])}</div>'
    yield Furniture(
        f'<div class="c8"><a href="{news(d, 2)[0][1]}">推荐阅读：{news(d, 2)[0][0]}</a><img src="ad.gif" alt="广告"></div>'
    )
    yield f'<div class="c7">{"".join(parts[third : 2 * third])}</div>'
    yield Furniture('<div class="c9"><a>展开全文</a> <a>收起</a></div>')
    yield f'<div class="c7">{"".join(parts[2 * third :])}</div>'
    yield Furniture(
        f"""</div><div class="c10"><span>字号</span><span>+</span><span>-</span></div><div class="c11"><div>往期内容</div>{links(news(d, 7), '<div><a href="{link}">{title}</a></div>')}</div><div class="c12">{d.issuer} 版权所有 地址：{d.place}行政中心3号楼 邮编：734200 备案号：陇ICP备20001234号</div></body></html>"""
    )


def webforms(document: Document) -> Iterator[str]:
    """A page of a server framework: one form around all, a state of 50 KB, names of controls for ids."""
    d = document
    chance = random.Random(d.name)
    state = base64.b64encode(chance.randbytes(37_500)).decode()
    yield Furniture(f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head id="Head1"><title>
	{escape(d.title)}
</title><meta http-equiv="Content-Type" content="text/html; charset=utf-8" /></head><body><form method="post" action="./InfoDetail.aspx?InfoID=1f3c" id="form1"><div class="aspNetHidden"><input type="hidden" name="__VIEWSTATE" id="__VIEWSTATE" value="{state}" /><input type="hidden" name="__EVENTVALIDATION" value="{state[:400]}" /></div>
<script type="text/javascript">//<![CDATA[
var theForm = document.forms['form1'];function __doPostBack(eventTarget, eventArgument) {{ if (a < b && c > d) return "</p>"; }}
//]]></script><div id="ctl00_header"><table id="ctl00_Menu1"><tr><td><a>首页</a></td><td><a>政务公开</a></td><td><a>网上办事</a></td><td><a>咨询投诉（本月受理86件）</a></td></tr></table><span id="ctl00_lblPath">{" > ".join(d.trail[:4])}</span></div>""")
    yield '<div id="ctl00_ContentPlaceHolder1_pnl"><table class="tabInfo" cellspacing="1">'
    for k, v in d.index:
        yield f'<tr><th scope="row">{k}</th><td><span id="ctl00_ContentPlaceHolder1_lbl">{escape(v)}</span></td></tr>'
    yield "</table>"
    if d.kicker:
        yield f'<span id="ctl00_ContentPlaceHolder1_lblYT">{spaced(d.kicker)}</span><br />'
    yield f'<h2 id="ctl00_ContentPlaceHolder1_lblTitle">{spaced(d.title)}</h2><div class="sx"><span id="ctl00_lblDate">发布日期：{d.published.year}-{d.published.month}-{d.published.day} 16:41:05</span> <span>访问次数：751</span> <span>来源：{d.source}</span></div>'
    yield '<div id="ctl00_ContentPlaceHolder1_divContent" class="infodetail">'
    yield f"{spaced(d.byline)}<br />" if d.byline else ""

    def words(p: Paragraph, number: int) -> str:
        if p.level:
            return f"<strong>　　{spaced(p.text)}</strong><br />\r\n"
        return f"　　{spaced(p.text)}<br />\r\n"

    yield from blocks(
        d,
        words,
        lambda t: grid(
            t,
            cell=lambda w, _: w,
            opening='<table id="ctl00_gv" rules="all" border="1">',
            head="th",
        ),
    )
    yield "</div></div>"
    yield Furniture(
        f"""<div id="ctl00_UpDown"><a>上一条：{news(d, 2)[0][0]}</a><br /><a>下一条：{news(d, 2)[1][0]}</a></div><input type="submit" name="btnPrint" value="打印" /><div id="ctl00_footer"><p>主办单位：{d.issuer} 咨询电话：0936-5521234</p><p>甘ICP备05001234号 网站标识码：6207230001 甘公网安备62072302000105号</p></div></form></body></html>"""
    )
