"""What the sites print around an article, told by its words and by the names that builders give to its elements."""

import re

from healthreports.sources.html.tree import Element


_LINE = re.compile(
    r"""
      (?:[\[【(]?\s?(?:我要)?(?:打\s?印|关\s?闭|收\s?藏|分\s?享|返\s?回(?:顶部|首页|列表|上级|上一级)?|保存|复制(?:链接|网址)|纠错|下载|朗读|我要纠错|推荐)
         (?:本页|本文|窗口|页面|到|文章|此页|内容|稿件|正文)?\s?[\]】)]?\s?[:：|｜]?\s?){1,6}+.{0,12}
    | 【?\[?\s?(?:字\s?体|字\s?号|文字大小|视力保护色|背景颜色|双击滚屏)(?:大小)?\s?[:：]?.{0,40}
    | [【\[(（]?\s?(?:特大|大)\s?[|｜]?\s?(?:大\s?[|｜]?\s?)?中\s?[|｜]?\s?小\s?[】\])）]?.{0,16}
    | .{0,12}分享(?:到|至)?\s?[:：]?.{0,40} | .{0,16}(?:扫一扫|扫码|扫描|二维码).{0,24}
    | .{0,4}(?:上|下|前|后)一?(?:篇|条|则|页)(?:文章|新闻|信息)?\s?[:：].{0,80} | .{0,4}(?:上|下)一?(?:篇|条|页)(?:没有了)?\s?[>»]?
    | .{0,60}版权所有.{0,200} | .{0,80}ICP\s?[备证].{0,120} | .{0,40}公网安备.{0,120} | .{0,40}公安备案.{0,80} | .{0,6}[©Cc]opyright.{0,200} | ©.{0,200}
    | .{0,60}网站标识码.{0,120} | .{0,16}(?:主办|承办|协办|运维|维护|管理|制作|指导)(?:单位)?\s?[:：].{0,200} | .{0,80}技术支持\s?[:：]?.{0,80} | .{0,20}支持IPv6.{0,40}
    | .{0,40}(?:建议使用|最佳浏览|推荐使用|分辨率).{0,8}(?:IE|\d{3,4}|浏览器|分辨率).{0,60}
    | .{0,4}(?:您|你)?(?:当前|现在|目前)?(?:的|所在)(?:的)?位置\s?[:：]?.{0,200} | 当前位置\s?[:：]?.{0,200} | 位置\s?[:：].{0,200}
    | (?:网站)?首\s?页\s?(?:[>»›＞/\\|→·-]|&gt;).{0,200} | .{0,30}[>»›＞]{1,2}\s?(?:正文|详情|内容|信息内容|文章内容|浏览文章)
    | .{0,6}点击.{0,10}(?:关注|订阅).{0,12} | .{0,16}关注我们.{0,8} | 本文(?:共|约).{0,12}字.{0,30} | (?:预计)?阅读时[间长].{0,16}
    | (?:您是|本页|本文).{0,8}(?:第\s?\d{1,9}\s?(?:位|个)|访问).{0,16} | 今天是.{2,60} | 欢迎(?:您)?(?:访问|光临|来到).{0,60}
    | [【\[]?(?:相关|推荐|热门|延伸|最新|图片|热点|关联|精彩|猜你|更多)(?:阅读|链接|文档|文章|信息|新闻|稿件|推荐|内容|资讯|政策|解读|报道|喜欢|附件下载|资料|热词|搜索|>>).{0,12}
    | (?:网站|站点)地图.{0,80} | (?:关于|联系)我们.{0,100} | (?:网站|免责|法律|版权|隐私)声明.{0,100} | 无障碍(?:浏览|阅读|服务)?.{0,30} | 适老.{0,12} | 长者(?:模式|助手|专区|版).{0,16}
    | .{0,30}(?:邮编|邮政编码|电话|热线|传真)\s?[:：]\s?[\d\- ]{5,20}.{0,60} | 地\s{0,2}址\s?[:：].{4,100}
    | [\s|｜丨\-—_=*·•.~━─═>»/\\]{1,80} | 加载中.{0,8} | 正在加载.{0,8} | 请输入.{0,20} | 切换.{0,8} | 暂无(?:评论|相关.{0,8}|数据)
    """,
    re.VERBOSE,
)
_BUTTONS = frozenset(
    "打印 打印本页 打印此页 打印页面 打印文章 关闭 关闭窗口 关闭本页 关闭页面 收藏 加入收藏 收藏本页 分享 返回 返回顶部 返回首页 返回列表 回到顶部 TOP 顶部 "
    "保存 复制链接 我要纠错 纠错 网站纠错 内容纠错 我要评论 评论 点赞 赞 举报 转发 特大 大 中 小 默认 字体 字号 字体大小 放大 缩小 登录 注册 退出 个人中心 "
    "注销 我要打印 我要收藏 我要分享 设为首页 首页 网站首页 网站地图 网站声明 联系我们 关于我们 隐私声明 法律声明 帮助 帮助中心 无障碍 无障碍阅读 无障碍浏览 "
    "适老化 长者模式 长者版 关怀版 老年模式 繁体 繁体版 简体 简体版 English 手机版 电脑版 微信 微博 新浪微博 腾讯微博 QQ QQ空间 QQ好友 空间 朋友圈 人人网 豆瓣 "
    "全文下载 下载文件 朗读 语音播报 智能问答 在线咨询 智能客服 搜索 高级搜索 检索 视力保护色 正常 "
    "上一篇 下一篇 上一页 下一页 尾页 末页 没有了 更多 更多>> more MORE 返回上级 网页打印 推荐 文字大小 到 至 次 本页 窗口 公众号 官方微信 官方微博 手机客户端".split()
)
_BETWEEN = re.compile(r"[\s|｜丨\[\]【】()（）:：/·•、,，>»\-+]+")
# After it, what follows is of other pages.
_TURN = re.compile(
    r"[【\[▍|\s]{0,3}(?:相关|推荐|热门|延伸|最新|图片|热点|关联|猜你|更多)(?:阅读|链接|文档|文章|信息|新闻|稿件|推荐|内容|资讯|政策|报道|喜欢|政策解读)[】\]:：>\s]{0,4}"
)

# How builders name what frames an article, as whole words of an id or a class: left_nav, bottomBox, fontSize.
_NAMES = re.compile(
    r"(?:^|[\s_-])(?:(?:top|sub|main|left|right|side|site|page|art|article|news|xl|content|con|box)[_-]?)?"
    r"(?:nav|navbar|navi|navigation|menu|foot|footer|bottom|copyright|copy|share|bshare|bdshare\w{0,20}|jiathis\w{0,12}|"
    r"social\w{0,12}|print|dayin|close|crumbs?|breadcrumbs?|mbx|mianbaoxie|location|position|dqwz|weizhi|curpos|lujing|"
    r"related?|relevant|xgwz|xgxx|xgyd|xgnews|xgzx|recommend\w{0,6}|tuijian|hot|rank|paihang|side|sidebar|aside|leftnav|rightnav|"
    r"login|search|sousuo|banner|logo|qrcode|ewm|erweima|comment|comments|pinglun|prev|next|prevnext|pageturn|fanye|sxp|sxy|"
    r"sxt|shangxia|fontsize|font-size|zihao|ziti|tools?|toolbar|gongneng|gotop|backtop|totop|float|piaofu|links|friendlink|youlian|"
    r"wza|jiucuo|zan|dianzan|xgfj|tabs?)"
    r"(?:[_-]?(?:box|bar|list|wrap|con|content|area|btn|div|left|right|top|bottom|in|inner|main|bg|cont))?\d{0,2}(?=$|[\s_-])",
    re.IGNORECASE,
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
# How they name the article itself.
_BODY_NAMES = re.compile(
    r"(?:^|[\s_-])(?:zoom|zoomcon|ucap-content|trs_editor|trs_ueditor|trs_view|vsb_content\w{0,12}|v_news_content|wp_articlecontent|"
    r"articlecontent|article-content|article_content|article-con|article_con|articlecon|article-body|articlebody|article|artcontent|art_content|"
    r"content|con_text|context|main-text|maintext|main_text|main-txt|xxgk_content|xxgk-content|j-fontcontent|fontcontent|fontzoom|font-zoom|bt-content|"
    r"news_content|news-content|newscontent|newsbody|pages_content|page-content|page_content|detail-content|detail_content|detailcontent|"
    r"txt_content|text-content|text_content|textcontent|zw|zwnr|wznr|nr|neirong|zhengwen|wenzhang|wzcon|xl_content|xl-content|view\s?trs_ueditor\w{0,30}|"
    r"trs_paper_default|trs_web|ewb-article-content|ewb-info-content|infocontent|info-content|info_content|ueditor|editor|"
    r"mainbody|main-body|con-txt|conTxt|bodytext|paper_content|gknr|gkcontent|govcontent|xqcontent|htmlcontent|arti_content|read|entry|post-content)(?=$|[\s_\-\d])",
    re.IGNORECASE,
)


def is_furniture(words: str) -> bool:
    """Whether a line is something that sites print around an article.

    Example:
        >>> is_furniture("字体：大 中 小 打印"), is_furniture("全市门诊829万人次")
        (True, False)
    """
    words = words.strip()
    if len(words) > 260 or words[-1:] in "。！；":
        return False
    return bool(_LINE.fullmatch(words)) or is_buttons(words)


def is_buttons(words: str) -> bool:
    """Whether a line is a row of buttons.

    Example:
        >>> is_buttons("无障碍阅读 | 长者模式")
        True
    """
    found = [word for word in _BETWEEN.split(words) if word]
    return bool(found) and all(word in _BUTTONS for word in found)


def turns_away(words: str) -> bool:
    """Whether a line is the heading of links to other pages.

    Example:
        >>> turns_away("相关阅读："), turns_away("相关工作")
        (True, False)
    """
    return bool(_TURN.fullmatch(words.strip()))


def is_named_furniture(element: Element) -> bool:
    """Whether the builder's name for an element is one for what frames an article."""
    if element.tag in ("nav", "footer", "menu", "aside"):
        return True
    return bool(_NAMES.search(_names(element)))


def is_named_body(element: Element) -> bool:
    """Whether the builder's name for an element is one for an article."""
    return element.tag == "article" or bool(_BODY_NAMES.search(_names(element)))


def _names(element: Element) -> str:
    if not element.attributes:
        return ""
    return _CAMEL.sub("-", f"{element.get('id')[:100]} {element.get('class')[:200]}")
