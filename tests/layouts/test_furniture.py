"""What sites and newspapers print around texts."""

import pytest

from healthreports.layouts.furniture import is_furniture


@pytest.mark.parametrize(
    "text",
    [
        "字体：大 中 小",
        "【字体:大 中 小】",
        "打印本页",
        "[打印] [关闭]",
        "【打印】【关闭】【返回顶部】",
        "分享到：微信 微博 QQ空间",
        "扫一扫在手机打开当前页",
        "上一篇：2021年法治政府建设报告",
        "下一条：没有了",
        "版权所有：铜仁市人民政府",
        "黔ICP备12000000号-1",
        "网站标识码：5226000001",
        "浏览次数：1024次",
        "主办：海林市人民政府 网站标识码：2310830001",
        "第3版",
        "责任编辑 储文",
        "社会事业·387",
        "·306· 库尔勒年鉴2014",
        "- 12 -",
        "——————",
        "此件公开发布",
        "附件下载：无",
        "附件：2024年工作总结.docx",
        "地址：海林市林海路168号 电话：0453-7332218",
        "【我要纠错】【打印】【关闭】",
        "无障碍阅读　长者模式　繁体版　登录|注册",
        "网站声明 | 网站地图 | 联系我们",
        "今天是 星期三　设为首页｜加入收藏",
        "前一篇：县教育局工作总结",
        "延伸阅读：一图读懂",
        "主送：县委、县政府办公室",
        "(联系人：孟凡 联系电话：0537-5550166)",
        "Copyright 2022 某县人民政府 All Rights Reserved",
        "二、主要任务............5",
        "（一）医改 …… 12",
        "国内统一连续出版物号 CN 32-9999",
        "第2期(总第57期)",
        "庚子年十二月十七",
        "218 沙湾年鉴(2015)",
        "-·203·-",
        "目　录",
    ],
)
def test_is_furniture(text: str) -> None:
    """Buttons, counters, footers, page numbers, a contents page's lines."""
    assert is_furniture(text)


@pytest.mark.parametrize(
    "text",
    [
        "打印了宣传资料3万份，发放到各村。",
        "浏览次数达12万次，覆盖全县",
        "2023年全县卫生健康工作总结",
        "分享经验，助力基层。",
        "第3版诊疗方案培训120人次。",
        "编辑出版《医案类编》。",
        "统筹 推进城乡医疗",
        "首页改版后访问量增长12%，群众满意。",
        "电话随访3200人次，覆盖率95%",
        "下一步打算",
        "主要任务",
    ],
)
def test_is_no_furniture(text: str) -> None:
    """Sentences and headings that begin with the same words are text."""
    assert not is_furniture(text)
