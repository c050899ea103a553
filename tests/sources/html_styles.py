"""Pages of our own in styles of site builders that the larger set has not, each with words of its own county."""

import attrs


@attrs.frozen(kw_only=True)
class Page:
    """A page with what a reader must keep of it, line by line, and its title."""

    name: str
    title: str
    body: tuple[str, ...]
    markup: str


_NEWS = "".join(
    f'<li><a href="/n/{i}.html">{words}</a><span>2020-0{i}-11</span></li>'
    for i, words in enumerate(
        ("全县健康教育工作会召开", "县人民医院义诊进社区", "关于开展从业人员体检的通告", "爱国卫生运动月启动"), 1
    )
)  # fmt: skip
_BODIES = {
    "清涧县": (
        "2020年，清涧县卫生健康局紧紧围绕健康扶贫主线，全县门诊接诊31.4万人次，住院1.26万人次，同比下降2.1%。",
        "一、健康扶贫成效明显",
        "贫困人口参合率达到100%，大病救治412人，救治率98.5%；慢病签约服务5230人。",
        "二、重点项目加快推进",
        "县中医医院迁建项目完成投资8600万元，新增床位150张；12所卫生院污水处理设施全部投用。",
        "三、2021年工作打算",
        "力争每千人口执业医师数达到2.6人，孕产妇系统管理率保持在95%以上。",
        "清涧县卫生健康局",
        "2021年1月18日",
    ),
    "罗甸县": (
        "一年来，全县公立医院医疗收入2.13亿元，药占比降至26.8%，群众次均门诊费用减少11.5元。",
        "（一）医共体建设。组建医共体2个，下派骨干65人，基层诊疗占比达到61.3%。",
        "（二）公共卫生。老年人健康管理率72.4%，儿童接种率均在90%以上。",
        "（三）存在困难。专业技术人员缺编128名，部分设备老化；村医平均年龄52岁。",
        "下一步，计划招聘医学毕业生40名，争取上级资金1500万元。",
    ),
    "讷谟乡": (
        "我局2019年办结群众来信来访86件，办结率100%，满意度97%。",
        "全年开展监督检查1320户次，立案处罚27起，罚款4.8万元。",
        "完成免费婚检1146对，叶酸发放920人；“两癌”筛查3500例，任务完成率116.7%。",
        "下一步，将继续加大执法力度，确保重点单位覆盖率达到100%。",
    ),
}


def _lines(place: str, paragraph: str) -> str:
    return "".join(paragraph.format(line) for line in _BODIES[place])


def _titled(place: str, year: int) -> str:
    return f"{place}{year}年卫生健康工作总结"


def _page(name: str, place: str, year: int, markup: str, paragraph: str) -> Page:
    title = _titled(place, year)
    return Page(
        name=name,
        title=title,
        body=_BODIES[place],
        markup=markup.replace("TITLE", title)
        .replace("NEWS", _NEWS)
        .replace("BODY", _lines(place, paragraph)),
    )


PAGES = (
    _page(
        "ewb",
        "清涧县",
        2020,
        """<!DOCTYPE html><html><head><meta charset="utf-8"><title>TITLE - 清涧县政府网</title></head><body><div class="ewb-header"><a href="/">首页</a><a>机构</a><a>公开</a></div>
<div class="ewb-location"><span>当前位置：</span><a>首页</a>&gt;<a>信息公开</a></div><div class="ewb-main"><h3 class="article-title">TITLE</h3><p class="info-sources">【信息来源：县卫健局 &nbsp;发布时间：2021-01-20 阅读次数：<span>15</span>】【字号 <a>大</a> <a>中</a> <a>小</a>】【<a>我要打印</a>】【<a>关闭</a>】</p>
<div class="ewb-article-content">BODY</div><div class="ewb-page"><p>上一篇：<a>全县健康教育工作会召开</a></p><p>下一篇：<a>县人民医院义诊进社区</a></p></div></div>
<div class="ewb-footer"><p>主办：清涧县人民政府 维护：县电子政务办</p><p>陕ICP备07500000号 陕公网安备61083002000001号 网站标识码：6108300001</p></div></body></html>""",
        '<p style="text-indent:32px"><span style="font-family:宋体">{}</span></p>',
    ),
    _page(
        "layout table",
        "罗甸县",
        2018,
        """<html><head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><title>罗甸县卫生信息网</title></head><body><table width=960 align=center><tr><td colspan=2><a>首页</a> <a>政务</a> <a>服务</a></td></tr>
<tr><td width=200><table><tr><td>栏目导航</td></tr><tr><td><a>机构设置</a></td></tr><tr><td><a>工作动态</a></td></tr></table></td><td><table width=700><tr><td align=center><font size=5 color=red><b>TITLE</b></font></td></tr><tr><td align=center>作者：办公室　来源：本站　点击：322　更新时间：2019-1-8</td></tr>
<tr><td>BODY</td></tr><tr><td align=right>【<a>打印此文</a>】【<a>关闭窗口</a>】</td></tr></table></td></tr><tr><td colspan=2 align=center>版权所有 罗甸县卫生局 黔ICP备0600000号<br>电话：0854-7610000 地址：罗甸县龙坪镇</td></tr></table></body></html>""",
        "&nbsp;&nbsp;&nbsp;&nbsp;{}<br><br>\n",
    ),
    _page(
        "definition list",
        "清涧县",
        2020,
        """<!DOCTYPE html><html><head><meta charset=utf-8><title>TITLE</title><meta name="ArticleTitle" content="TITLE"><meta name="PubDate" content="2021-01-20"></head><body><header><ul><li><a>首页</a><li><a>公开</a><li><a>互动</a></ul></header>
<dl class="xxgk"><dt>索引号：<dd>61083000/2021-0003<dt>发文机关：<dd>清涧县卫健局<dt>文　　号：<dd><dt>公开日期：<dd>2021-01-20</dl><article><h1>TITLE</h1><section>BODY</section></article>
<aside><h2>最新动态</h2><ul>NEWS</ul></aside><footer>承办：县政务信息中心<br>网站地图 | 联系我们 | 陕ICP备07500000号</footer></body></html>""",
        "<p>　　{}",
    ),
    _page(
        "unknown names",
        "讷谟乡",
        2019,
        """<html><head><meta charset="utf-8"><title>TITLE</title></head><body><div class="a1"><div class="b2"><a>首 页</a><a>机构</a><a>动态</a></div><div class="c3"><div class="d4">TITLE</div><div class="e5">2020年1月6日　　信息员</div><div class="f6">BODY</div></div>
<div class="g7"><div>热门文章</div><ul>NEWS</ul></div></div><div class="h8">讷谟乡卫生院　版权所有</div></body></html>""",
        '<div class="x9">{}</div>',
    ),
    _page(
        "word paste",
        "罗甸县",
        2018,
        """<!DOCTYPE html><html><head><meta charset=utf-8><title>TITLE_罗甸县人民政府</title></head><body><div id="nav"><a>首页</a> | <a>领导</a> | <a>公文</a></div><div class="bread">您所在的位置：首页 &gt;&gt; 工作总结</div><h2>TITLE</h2>
<div class="Article_Source"><span>时间：2019-01-10</span><span>来源：县卫计局</span><span>分享到：</span></div><div class="content"><!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]--><style>p.MsoNormal{margin:0cm}</style>BODY<p class="MsoNormal"><o:p>&nbsp;</o:p></p></div>
<div class="pre-next"><a>上一条：无</a><a>下一条：通告</a></div><div class="bq">主办单位：罗甸县人民政府办公室　黔公网安备52272802000001号</div></body></html>""",
        '<p class="MsoNormal" style="text-indent:32.0pt;mso-char-indent-count:2.0"><span lang="EN-US"><?xml:namespace prefix = "o" /><o:p></o:p></span><span style="font-size:16.0pt;font-family:仿宋_GB2312">{}</span></p>',
    ),
    _page(
        "split",
        "清涧县",
        2020,
        """<html><head><meta charset=utf-8><title>TITLE</title></head><body><div class=top><ul><li><a>首页</a><li><a>公开</a></ul></div><div class=page><h1>TITLE</h1><div class=meta>发布日期：2021-01-20 | 来源：县卫健局 | 浏览：88次</div>BODY<div class=xgwz><h4>相关文章</h4><ul>NEWS</ul></div></div><div class=ft>网站标识码6108300001</div></body></html>""",
        '<div class="para"><div><p>{}</p></div></div>',
    ),
    _page(
        "script shows it",
        "讷谟乡",
        2019,
        """<html><head><meta charset=utf-8><title>TITLE</title><script>window.onload=function(){document.getElementById('txt').style.display='block'}</script></head><body><div class=menu><a>首页</a><a>政策</a><a>办事</a></div><h1>TITLE</h1><div id=loading>正在加载...</div><div id=txt style="display: none">BODY</div><div style="display:none">系统升级通知：本周六暂停访问。</div>
<div class=share>分享：<a>微信</a><a>微博</a></div><div class=copyright>Copyright &copy; 2020 All Rights Reserved</div></body></html>""",
        "<p>{}</p>",
    ),
    _page(
        "list entries",
        "罗甸县",
        2018,
        """<html><head><meta charset=utf-8><title>TITLE</title></head><body><table class=daohang><tr><td><a>首页</a></td><td><a>要闻</a></td><td><a>公告</a></td></tr></table><ul class=con><li class=tt><b>TITLE</b></li><li class=ly>来源：县卫计局 日期：2019-01-10 【字体：大 中 小】</li><li class=nr>BODY</li><li class=dy><a>打印</a> <a>关闭</a></li></ul><ul class=news>NEWS</ul>
<center>技术支持：某某网络 | 黔ICP备0600000号 | 建议使用1024*768分辨率浏览</center></body></html>""",
        "<p><font face=宋体>{}</font></p>",
    ),
    _page(
        "unclosed",
        "清涧县",
        2020,
        """<title>TITLE</title><div class=nav><a>首页<a>公开<a>服务</div><div class=wrap><div class=left><ul>NEWS</ul></div><div class=right><center><b>TITLE</b></center><div>来源：县卫健局　发布时间：2021-01-20 10:00</div><div id=conN>BODY<p><a href="fj.xlsx">附件：2020年统计表.xlsx</a></div></div></div></div></div><div>主办：清涧县政府</div>""",
        "<p align=left><font size=3><span>{}</font>",
    ),
)
