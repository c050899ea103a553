"""Pages as the site builders of government offices make them."""

import itertools
import random
from collections.abc import Iterator
from html import escape

from tests.forms.documents import Document, Paragraph, divided
from tests.forms.markup import Furniture, blocks, grid, links, news, spaced


def trs(document: Document) -> Iterator[str]:
    """A content management system of many provinces: `TRS_Editor` within `view`, table index, an inline style sheet."""
    document = divided(document)
    d = document
    yield Furniture(f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head>
<meta http-equiv="X-UA-Compatible" content="IE=edge" />
<meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
<title>{escape(d.title)}_{d.place}人民政府</title>
<meta name="SiteName" content="{d.place}人民政府门户网站"/><meta name="SiteDomain" content="www.example.gov.cn"/>
<meta name="ColumnName" content="计划总结"/><meta name="ColumnType" content="政府信息公开"/>
<meta name="ArticleTitle" content="{escape(d.title)}"/>
<meta name="PubDate" content="{d.published} 09:12"/>
<meta name="ContentSource" content="{d.source}"/>
<link href="../../../images/style2021.css" rel="stylesheet" type="text/css" />
<script type="text/javascript">var recordid="1687{len(d.text)}";var docUrl="./t20{len(d.title)}.html";
function doZoom(size){{document.getElementById('zoom').style.fontSize=size+'px';}}</script>
<style type="text/css">.TRS_Editor P{{line-height:2;font-family:宋体;font-size:12pt;}}</style></head>
<body><div id="barrierfree_container"><div class="top"><div class="w1200">
<a href="#" onclick="SetHome(this)">设为首页</a> | <a href="#">加入收藏</a> | <a href="javascript:void(0)" id="toolbarSwitch">无障碍浏览</a> | <a href="#">长者助手</a> | <a id="StranLink">繁體</a></div></div>
<div class="search"><input type="text" value="请输入关键字"/><input type="button" value="搜索"/> 热搜词：<a>疫苗接种</a> <a>健康码</a> <a>生育登记</a></div>
<ul class="nav"><li><a href="/">网站首页</a></li><li><a href="/zwgk/">政务公开</a></li><li><a href="/bsfw/">办事服务</a></li><li><a href="/hdjl/">互动交流</a></li><li><a href="/zjwm/">走进{d.place}</a></li></ul>
<div class="dqwz">您当前的位置：{" &gt; ".join(f'<a href="../">{t}</a>' for t in d.trail)}</div>
""")
    yield '<div class="xxgk"><table width="100%" border="0" cellspacing="0" class="zw_table"><tbody>'
    pairs = list(d.index)
    for left in range(0, len(pairs), 2):
        cells = "".join(
            f'<td class="bt" width="12%"><strong>{k}：</strong></td><td width="38%">{escape(v)}</td>'
            for k, v in pairs[left : left + 2]
        )
        yield f"<tr>{cells}</tr>"
    yield f'<tr><td class="bt"><strong>名&nbsp;&nbsp;&nbsp;&nbsp;称：</strong></td><td colspan="3">{escape(d.title)}</td></tr></tbody></table></div>'
    if d.kicker:
        yield f'<div class="yt">{spaced(d.kicker)}</div>'
    yield f'<div class="view"><h1 class="tit">{spaced(d.title)}</h1>'
    yield f'<div class="xl-info"><span>发布日期：{d.published} 09:12</span><span>来源：{d.source}</span><span>浏览次数：<i id="_hits">1893</i></span></div>'
    yield Furniture(
        '<div class="fontsize">字体：【<a href="javascript:doZoom(18)">大</a> <a href="javascript:doZoom(16)">中</a> <a href="javascript:doZoom(14)">小</a>】 <a onclick="window.print()">打印本页</a></div>'
    )
    yield '<div id="zoom"><div class="TRS_Editor"><style type="text/css">.TRS_Editor P{margin-top:1em}</style><div class="Custom_UnionStyle">'
    if d.byline:
        yield f'<p align="center"><font face="楷体_GB2312">{spaced(d.byline)}</font></p>'

    def words(p: Paragraph, number: int) -> str:
        if p.level:
            return f'<p style="text-indent: 2em"><strong><span style="font-family: 黑体">{spaced(p.text)}</span></strong></p>'
        lead = (
            f'<span style="font-family: 楷体_GB2312"><strong>{spaced(p.text[: p.lead])}</strong></span>'
            if p.lead
            else ""
        )
        rest = spaced(p.text[p.lead :])
        half = len(rest) // 2
        return f'<p style="text-indent: 2em">{lead}<span style="font-family: 仿宋_GB2312; font-size: 16pt">{rest}</span></p>\n<!--{half}-->'

    yield from blocks(
        d,
        words,
        lambda t: grid(
            t,
            cell=lambda w, head: f'<p align="center">{f"<b>{w}</b>" if head else w}</p>',
            opening='<table class="MsoNormalTable" border="1" cellspacing="0" cellpadding="0">',
        ),
    )
    yield "</div></div></div>"
    yield Furniture(f"""<div class="ewm"><img src="qr.png" alt="二维码"/><p>扫一扫在手机打开当前页</p></div>
<div class="bdsharebuttonbox">分享到：<a class="bds_weixin" title="分享到微信"></a><a class="bds_tsina">新浪微博</a><a>QQ空间</a></div>
<div class="fj"><h3>相关链接</h3><ul>{links(news(d, 5), '<li><a href="{link}" target="_blank">{title}</a><span>{day}</span></li>')}</ul></div>
<div class="btn"><a href="javascript:window.close()">【关闭窗口】</a></div></div>
<div class="footer"><p>主办：{d.place}人民政府 承办：{d.place}人民政府办公室 技术支持：市大数据中心</p><p>网站标识码：3304830025 京ICP备05012345号-2 京公网安备 11010202000001号</p><p>联系电话：0573-8800{len(d.title):04d}</p>
<a href="#">网站地图</a> <a href="#">关于我们</a> <a href="#">隐私声明</a></div></div>
<script src="//dcs.conac.cn/js/01/000/0000/60425/CA010000000604250004.js" type="text/javascript"></script></body></html>""")


def boda(document: Document) -> Iterator[str]:
    """A visual site builder: `vsb_content`, `v_news_content`, forms and inputs around the words."""
    d = document
    yield Furniture(f"""<!DOCTYPE html><HTML lang="zh"><HEAD><TITLE>{escape(d.title)}-{d.issuer}</TITLE><META content="IE=edge" http-equiv="X-UA-Compatible">
<META Name="keywords" Content="{d.issuer},卫生,健康" /><META Name="description" content="{spaced(d.title)}，欢迎访问{d.issuer}网站，2020年建成，日访问量3000人次" />
<meta charset="GBK"><!--Announced by Visual SiteBuilder 9--><link rel="stylesheet" type="text/css" href="_sitegray/_sitegray_d.css" />
<script language="javascript" src="_sitegray/_sitegray.js"></script><script>var _jsq_={{"viewnum":0}};function _nl_ys_check(){{var keyword = document.getElementById('showkeycode1').value;if(keyword==null||keyword==""){{alert("请输入你要检索的内容！");return false;}}}}</script></HEAD>
<BODY><div class="header"><div class="logo"><img src="images/logo.png" alt="{d.issuer}"></div><form action="ssjg.jsp?wbtreeid=1001" method="post"><input type="hidden" id="lucenenewssearchkey1" value=""><input class="ipt" value="站内搜索"><button>搜索</button></form></div>
<div class="menu"><ul class="clearfix"><li><a href="index.htm">首页</a><ul><li><a>机构概况</a></li><li><a>领导之窗</a></li><li><a>内设科室</a></li></ul></li><li><a href="xwzx.htm">新闻中心</a></li><li><a href="tzgg.htm">通知公告</a></li><li><a href="zcfg.htm">政策法规</a></li><li><a href="jkkp.htm">健康科普</a></li></ul></div>
<div class="leftmenu"><h3>计划总结</h3><ul><li><a>2024年</a></li><li><a>2023年</a></li><li><a>2022年</a></li><li><a>2021年</a></li></ul></div>
<div class="position">当前位置：{" &gt;&gt; ".join(f"<a>{t}</a>" for t in d.trail)} &gt;&gt; 正文</div>""")
    yield '<form name="_newscontent_fromname"><div class="ar_content">'
    yield f'<h4 align="center" class="ar_kick">{spaced(d.kicker)}</h4>' if d.kicker else ""
    yield f'<div class="ar_title" align="center"><h2>{spaced(d.title)}</h2></div>'
    yield f'<div class="ar_time" align="center">时间：{d.published:%Y年%m月%d日} 15:20 &nbsp;&nbsp;来源：{d.source}&nbsp;&nbsp;作者：&nbsp;&nbsp;浏览：[<script>_showDynClickBatch(["dynclicks_u5_1"],[1],"wbnews",1)</script><span id="dynclicks_u5_1">327</span>]</div>'
    yield '<div id="vsb_content_4"><div class="v_news_content">\n'
    if d.byline:
        yield f'<p class="vsbcontent_start" style="text-align:center">{spaced(d.byline)}</p>\n'

    def words(p: Paragraph, number: int) -> str:
        style = 'style="text-indent:43px;line-height:200%"'
        if p.caption:
            return f'<p class="vsbcontent_img" style="text-align:center"><img src="/__local/A/1/{number}.jpg" vwidth="600" vsbhref="vurl" alt="" orisrc="x"></p><p style="text-align:center">{spaced(p.text)}</p>\n'
        if p.level:
            return f'<p {style}><span style="font-family:黑体;font-size:21px">{spaced(p.text)}</span></p>\n'
        cuts = sorted({0, p.lead, *_digit_edges(p.text), len(p.text)})
        spans = "".join(
            f'<span style="font-family:{"Times New Roman" if p.text[a].isdigit() else "仿宋"};font-size:21px">{spaced(p.text[a:b])}</span>'
            for a, b in itertools.pairwise(cuts)
        )
        return f"<p {style}>{spans}</p>\n"

    yield from blocks(
        d,
        words,
        lambda t: grid(
            t,
            cell=lambda w, _: f'<p style="text-align:center"><span>{w}</span></p>',
            opening='<table cellspacing="0" style="border-collapse:collapse"><colgroup><col width="90"><col width="72"></colgroup>',
        ),
    )
    yield '</div></div><div id="div_vote_id"></div>'
    yield Furniture(f"""<p align="left">附件【<a href="system/_content/download.jsp">统计表.xls</a>】已下载<span id="nattach1">26</span>次</p>
<p>上一篇：<a href="1023.htm">{news(d, 3)[0][0]}</a></p><p>下一篇：<a href="1025.htm">{news(d, 3)[1][0]}</a></p><div class="ar_close">【<a href="javascript:window.opener=null;window.open('','_self');window.close();">关闭</a>】</div></div></form>
<div class="foot"><p>版权所有：{d.issuer} 地址：{d.place}健康路18号 邮编：314400</p><p>浙ICP备18025416号-1 <span>您是第 1289034 位访客</span></p></div></BODY></HTML>""")


def _digit_edges(text: str) -> list[int]:
    """Where runs of digits begin and end: office programs set them in another font."""
    return [i for i in range(1, len(text)) if text[i].isdigit() != text[i - 1].isdigit()]


def ucap(document: Document) -> Iterator[str]:
    """A platform with `UCAP-CONTENT`: metadata in `meta`, an index of `ul`, headings by `strong` alone."""
    d = document
    yield Furniture(f"""<!DOCTYPE html>
<html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{escape(d.title)}</title>
<meta name="SiteName" content="{d.issuer}"><meta name="ArticleTitle" content="{escape(d.title)}"><meta name="PubDate" content="{d.published} 00:00"><meta name="ContentSource" content="{d.source}"><meta name="ColumnName" content="规划计划"><meta name="Url" content="http://wjw.example.gov.cn/c123/content.html">
<script>window.__ucap={{"siteId":"{len(d.text)}","words":"2019年全市医院35家"}};</script></head>
<body class="ucapbody"><header><nav><a href="/">首页</a><a>要闻动态</a><a>政府信息公开</a><a>解读回应</a><a>政民互动</a><a>专题专栏</a></nav><div class="weather">今天是2025年6月3日 星期二 多云 23℃~31℃ 空气质量 良 62</div></header>
<div class="BreadcrumbNav">{" &gt; ".join(f'<a target="_blank">{t}</a>' for t in d.trail)}</div>""")
    yield '<div class="container xxgk_con"><div class="pchide abstract tableHide"><ul>'
    for k, v in d.index:
        yield f'<li><span class="tit">{k}：</span><span>{escape(v)}</span></li>'
    yield "</ul></div>"
    yield f'<p class="leadtitle">{spaced(d.kicker)}</p>' if d.kicker else ""
    yield f'<div class="article oneColumn pub_border"><h1>{spaced(d.title)}</h1><div class="pages-date">{d.published} 11:05<span class="font">来源： {d.source}</span>'
    yield Furniture(
        '<span class="font pc">【字体：<span id="btn-bigger">大</span> <span>中</span> <span>小</span>】</span><span class="pc"><a id="btn-print">打印</a></span><div class="share-box"><a title="收藏">收藏</a><a>留言</a><a title="微信">微信</a></div>'
    )
    yield '</div><div class="pages_content" id="UCAP-CONTENT">'
    yield f"<p>{spaced(d.byline)}</p>" if d.byline else ""

    def words(p: Paragraph, number: int) -> str:
        blank = "　　"
        if p.level:
            return f"<p>{blank}<strong>{spaced(p.text)}</strong></p>"
        lead = f"<strong>{spaced(p.text[: p.lead])}</strong>" if p.lead else ""
        return f"<p>{blank}{lead}{spaced(p.text[p.lead :])}</p>"

    yield from blocks(
        d,
        words,
        lambda t: (
            '<div style="overflow-x:auto">'
            + grid(t, cell=lambda w, _: w, opening="<table>", head="th")
            + "</div>"
        ),
    )
    yield "</div>"
    yield Furniture(f"""<div class="editor">责任编辑：王晓</div><div class="related"><h2>相关稿件</h2><ul>{links(news(d, 4), '<li><a href="{link}">{title}</a></li>')}</ul></div>
<div class="appdown"><img src="qr.png"><span>打开微信扫一扫，分享至朋友圈</span></div></div></div>
<footer><div><a>网站声明</a><a>联系我们</a></div><p>主办单位：{d.issuer}　网站标识码 3310000012　<a>沪ICP备13013612号</a></p><p>建议使用1366*768分辨率 / IE9.0以上浏览器</p></footer></body></html>""")


def hanweb(document: Document) -> Iterator[str]:
    """A publishing system that comments its own parts: `zoom bt-content`, an index table `xxgkzn`, `meta` pairs."""
    d = document
    yield Furniture(f"""<!DOCTYPE HTML><html><head><meta http-equiv="Content-Type" content="text/html; charset=UTF-8"/><title>{d.issuer} 计划总结 {escape(d.title)}</title>
<meta name="author" content="{d.source}"><meta name="publishdate" content="{d.published}"><meta name="keywords" content="{escape(d.title)}"><meta name="catalog" content="tree"><meta name="citation_title" content="x">
<script type="text/javascript" src="/script/0/1510201142137.js"></script><script type="text/javascript">var _yfx_trackdata = _yfx_trackdata || [];_yfx_website = 330000000000004;</script></head><body>
<div id="container"><div id="top"><a href="http://www.example.gov.cn">省政府</a><a>市政府</a><div class="login">登录 | 注册</div></div><div id="menu"><table width="1000"><tr><td><a>首页</a></td><td><a>信息公开</a></td><td><a>在线服务</a></td><td><a>公众参与</a></td></tr></table></div>
<div class="loc">位置：{" &gt; ".join(d.trail[:3])}</div>""")
    yield '<div class="main"><!--<$[信息内容]>begin--><table class="xxgkzn" width="98%" align="center" cellpadding="3"><tr>'
    for number, (k, v) in enumerate(d.index):
        yield f'<td class="xxgkzn_t" align="right" nowrap="">{k}</td><td class="xxgkzn_c">{escape(v)}</td>'
        yield "</tr><tr>" if number % 2 else ""
    yield "</tr></table>"
    yield f'<div class="subtitle">{spaced(d.kicker)}</div>' if d.kicker else ""
    yield f'<table id="article" width="100%"><tr><td class="title" align="center"><!--<$[信息名称]>begin-->{spaced(d.title)}<!--<$[信息名称]>end--></td></tr>'
    yield f'<tr><td align="center"><table width="95%"><tr><td>发布日期：{d.published}</td><td>浏览次数：<script>document.write(1);</script>52</td><td>信息来源：{d.source}</td>'
    yield Furniture("<td>字号：[ <a>大</a> <a>中</a> <a>小</a> ]</td></tr></table></td></tr>")
    yield '<tr><td class="bt_content"><div id="zoom" class="bt-content zoom"><!--ZJEG_RSS.content.begin--><meta name="ContentStart"/>'
    yield f'<p style="text-align: center">{spaced(d.byline)}</p>' if d.byline else ""

    def words(p: Paragraph, number: int) -> str:
        text = spaced(p.text)
        if p.level == 1:
            return (
                f'<p style="text-indent: 2em;"><span style="font-weight: bold;">{text}</span></p>'
            )
        if p.level:
            return f"<h{p.level + 1}>{text}</h{p.level + 1}>"
        return f'<p style="text-indent: 2em; text-align: justify;">&nbsp; &nbsp; {text}</p><p><br/></p>'

    yield from blocks(
        d,
        words,
        lambda t: grid(
            t,
            cell=lambda w, _: f"<span>{w}&nbsp;</span>",
            opening='<table border="1" bordercolor="#000000" style="width: 514pt">',
        ),
    )
    yield '<meta name="ContentEnd"/><!--ZJEG_RSS.content.end--></div></td></tr>'
    yield Furniture(f"""<tr><td><div class="zx_share"><div class="bshare-custom">分享到 <a>微信</a><a>微博</a></div></div></td></tr></table><!--<$[信息内容]>end-->
<table class="xg"><tr><td>相关文章</td></tr>{links(news(d, 4), "<tr><td>·<a href='{link}'>{title}</a></td><td>[{day}]</td></tr>")}</table></div>
<div id="bottom"><table align="center"><tr><td>主办单位：{d.issuer}&nbsp;&nbsp;浙ICP备05000001号&nbsp;&nbsp;政府网站标识码：3304000042</td></tr><tr><td>技术支持：某某科技有限公司 电话：400-600-1234</td></tr></table></div></div></body></html>""")


def catalogue(document: Document) -> Iterator[str]:
    """A disclosure platform: a tree of columns beside the words, the index as `dl`, each paragraph a `div`."""
    d = document
    yield Furniture(f"""<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"/><title>政府信息公开-{escape(d.title)}</title><style>.hide{{display:none}}.gk-tree li{{padding:4px}}</style></head><body>
<div class="gk-top">{d.place}人民政府 <b>政府信息公开</b></div><div class="gk-wrap"><div class="gk-left"><ul class="gk-tree"><li>政府信息公开指南</li><li>政府信息公开制度</li><li class="on">法定主动公开内容<ul><li>机构职能</li><li>规划计划</li><li>统计信息</li><li>财政预决算（2023年）</li><li>行政执法（共124条）</li></ul></li><li>政府信息公开年报</li><li>依申请公开</li></ul></div>""")
    yield '<div class="gk-right"><dl class="gk-index clearfix">'
    for k, v in d.index:
        yield f"<dt>{k}</dt><dd>{escape(v) or '&nbsp;'}</dd>"
    yield "</dl>"
    yield f'<div class="gk-kicker">{spaced(d.kicker)}</div>' if d.kicker else ""
    yield f'<div class="gk-title"><b>{spaced(d.title)}</b></div><div class="gk-line">发布时间：{d.published} | 来源：{d.source} | 点击数：<em>88</em></div>'
    yield Furniture(
        '<div class="gk-tools"><a>下载</a><a>打印</a><a>收藏</a><select><option>字号：默认</option><option>字号：大</option></select></div><div class="hide">本文共2867字，预计阅读时间9分钟</div>'
    )
    yield '<div class="gk-text">'
    yield f"<div>{spaced(d.byline)}</div>" if d.byline else ""

    def words(p: Paragraph, number: int) -> str:
        if p.level:
            return f'<div class="h{p.level}"><b>{spaced(p.text)}</b></div>'
        return f"<div>　　{spaced(p.text)}</div>"

    yield from blocks(
        d,
        words,
        lambda t: grid(t, cell=lambda w, _: f"<div>{w}</div>", opening='<table class="t">'),
    )
    yield "</div></div></div>"
    yield Furniture(f"""<div class="gk-bottom"><span>版权所有：{d.place}人民政府</span> <span>主办：市政务公开办</span> <span>粤公网安备44010402001597号</span></div><div style="display:none" class="pop"><p>尊敬的用户，系统将于2023年5月1日升级，届时暂停服务2小时</p></div>
<script type="application/ld+json">{{"@type":"NewsArticle","headline":"{escape(d.title)}","wordCount":2867}}</script></body></html>""")


def cloud(document: Document) -> Iterator[str]:
    """A cloud of government sites: a script application's page, spans for the index, words in nested sections."""
    d = document
    chance = random.Random(d.name)
    yield Furniture(f"""<!doctype html><html><head><meta charset="utf-8"><meta name="renderer" content="webkit"><title>{escape(d.title)} - {d.place}人民政府</title><link rel="icon" href="data:image/png;base64,{"iVBORw0KGgo" * 40}">
<noscript>本网站需要启用JavaScript，当前浏览器版本低于80</noscript></head><body><div id="app" data-v-{chance.randrange(10**6):x}=""><div class="skip"><a href="#main">跳转到主要内容区</a></div>
<div class="gd-header"><span class="gd-logo"></span><div class="gd-lang"><i>简</i><i>繁</i><i>EN</i></div><div class="gd-acc">无障碍 关怀版</div></div><div class="gd-menu"><div><a>首页</a></div><div><a>政务公开</a></div><div><a>政务服务</a></div><div><a>政民互动</a></div><div><a>数据开放</a></div></div>
<div class="gd-crumb"><i class="icon"></i>{"".join(f"<span>{t}</span><em>/</em>" for t in d.trail)}</div>""")
    yield '<div class="gd-article" id="main"><div class="gd-index">'
    for k, v in d.index:
        yield f'<div class="gd-row"><span class="k">{k}:</span> <span class="v">{escape(v)}</span></div>'
    yield "</div>"
    yield f'<div class="gd-over">{spaced(d.kicker)}</div>' if d.kicker else ""
    yield f'<div class="gd-title" role="heading" aria-level="1">{spaced(d.title)}</div><div class="gd-meta"><span>时间：{d.published} 10:00:00</span><span>来源：{d.source}</span><span>阅读量：4,512</span></div>'
    yield '<div class="gd-content"><section><section><div class="article-content">'
    yield f'<p style="text-align:right">{spaced(d.byline)}</p>' if d.byline else ""

    def words(p: Paragraph, number: int) -> str:
        if p.level:
            return f'<section class="t"><p><span style="font-size:18px;font-weight:700;color:#c00"><span>{spaced(p.text)}</span></span></p></section>'
        if p.caption:
            return f'<figure><img data-src="{number}.webp" alt="图片{number}"><figcaption>{spaced(p.text)}</figcaption></figure>'
        return f'<p data-number="{number}"><span><span style="letter-spacing:0.5px">{spaced(p.text[: p.lead])}</span></span>{spaced(p.text[p.lead :])}</p>'

    yield from blocks(
        d,
        words,
        lambda t: (
            '<div class="scroll-x">'
            + grid(t, cell=lambda w, _: f"<p>{w}</p>", opening='<table class="wp-table">')
            + "</div>"
        ),
    )
    yield "</div></section></section></div>"
    yield Furniture(f"""<div class="gd-after"><button>点赞 12</button><button>收藏 3</button><button>纠错</button></div><div class="gd-rec"><h3>猜你喜欢</h3>{links(news(d, 6), '<div class="card"><a href="{link}"><h4>{title}</h4><p>{day} 阅读 1024</p></a></div>')}</div>
<div class="gd-pn"><span>上一条：无</span><span>下一条：{news(d, 1)[0][0]}</span></div></div>
<div class="gd-footer"><p>{d.place}人民政府主办 {d.place}政务服务和数据管理局承办 网站标识码4400000131 粤ICP备05070829号</p><p>联系电话：020-12345 （接听时间：工作日8:30-12:00，14:30-17:30）</p></div><div class="float"><a>智能问答</a><a>返回顶部</a></div></div>
<script>window.__INITIAL_STATE__={{"article":{{"id":{chance.randrange(10**8)},"reads":4512}},"rec":[{{"t":"2016年卫生院31家"}}]}}</script></body></html>""")
