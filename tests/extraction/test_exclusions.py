"""Numerals that are no figures."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.sentences import read_as, report_of

from healthreports.extraction import extract
from healthreports.extraction.exclusions import find_exclusions, is_story
from healthreports.facts import Figure, Rank, Role
from healthreports.text import fold


NO_FIGURE = (
    # dates and hours
    "2023年3月14日至16日，省专家组来我市调研。",
    "会议于11月28日上午在县委党校召开。",
    "门诊时间8:30—12:00，14:30—17:30。",
    "2024.01.19 09:36 来源：市卫生健康局",
    # ages and doses
    "为0—6岁儿童、35岁及以上慢性病患者、65周岁以上老年人建立健康档案。",
    "为18月龄婴幼儿开展发育筛查。",
    "启动13价肺炎疫苗、九价HPV疫苗第二剂次接种。",
    # grades
    "县人民医院通过三级乙等综合医院评审。",
    "二级甲等以上医院全部接入平台。",
    "创建一级、二级病原微生物实验室。",
    "获评AAAA级绿色医院。",
    "医联体内三甲医院专家每周三坐诊。",
    # names
    "市第三人民医院、县第二中医院、解放军第921医院参加演练。",
    "扎实推进“十大攻坚行动”，落实九项准则。",
    "构建“1+3+N”县域医共体，完善“531”急救体系。",
    "实施健康中国2030规划纲要，建设健康赣州2030。",
    "打造“15分钟医疗圈”和30分钟急救圈。",
    "深化三医联动改革，落实两个允许，聚焦一老一小。",
    "倡导“三减三健”，做到一人一档、一户一策。",
    "防控H7N9禽流感和新冠病毒XBB.1.5变异株。",
    "推广5G+远程会诊，购置64排CT。",
    "学习贯彻党的二十届三中全会和省委十一届五次全会精神。",
    "执行GB/T 18883-2022标准。",
    "开展“3·24”世界防治结核病日、“12·1”世界艾滋病日宣传。",
    "畅通12345热线，用好12356心理援助热线和120急救电话。",
    # ordinals
    "今年是第16个世界家庭医生日，也是第75届世界卫生大会召开之年。",
    "做好第三批省级重点专科申报和二期工程前期工作。",
    # documents, addresses and numbers of all kinds
    "根据湘卫发〔2022〕14号、国办发〔2021〕18号文件要求，制定方案。",
    "咨询电话：0731-88654321，传真：0731-88654322，邮编：410300。",
    "地址：建设路238号3栋5楼501室。",
    "联系人：张工，手机13875864210。",
    "索引号：006940112/2024-00317。",
    "统一社会信用代码：11430181006123458X。",
    "详见https://wjw.example.gov.cn/art/2024/1/19/art_12_3456.html。",
    # background
    "庆祝建党100周年，抗击疫情三年来广大医务人员无私奉献。",
    "连续五年获评优秀。",
    "落实24小时值班制度，2小时内报告。",
    # enumerations
    "一是强化组织领导。二是压实工作责任。三是严格督导考核。",
    "（三）加强队伍建设。3.加强能力提升。",
    # wording
    "建成一批重点专科，锻造一支过硬队伍，办好一系列实事。",
    "开展百日攻坚、千名医生下基层活动。",
    # furniture
    "上一篇：关于开展义诊的通知 浏览次数：1352",
    "2024年1月19日 星期五 第3版",
    # stories
    "年过七旬的王奶奶住院8天，花了1.2万元。",
    "家住城东的李先生今年56岁，确诊后用药3个月。",
    "落实“四个最严”要求，严守“三重一大”制度，执行九不准规定。",
    "实行双随机、一公开监管，做到四早。",
    "编制“十四五”卫生健康规划中期评估报告。",
    "接种对象须满6周龄，2—3月龄、12—15月龄各接种一剂。",
    "推行“1个中心、6个延伸点”模式，打造“0.5小时急救圈”。",
    "采用第七次全国人口普查数据，参加第十一届健康城市大会。",
    "依据《基本医疗卫生与健康促进法》第三十六条第二款规定处理。",
    "（2023年12月28日在市第七届人民代表大会第三次会议上）",
    "发布日期：2024-01-15 16:20 字号：大 中 小 阅读：236次",
    "网站标识码：4301240008 湘ICP备05001234号-1 湘公网安备43012402000123号",
    "版权所有：市卫生健康委员会 电话：(0551)62998000",
    "共3页 当前第1页",
    "服务热线：400-820-1234。",
    "力争用3-5年时间改变面貌，用2年左右的时间全面达标。",
    "围绕艾滋病防治“三个95%”目标开展宣传。",
    "省卫健委调研组一行6人来我县指导。",
    "二十大以来，各项事业阔步向前。",
    "预约电话 58372016，投诉传真58372017。",
    "提供24小时监护、365天全天候服务。",
    "每周一至周五8:00-12:00、14:00-17:30接待来访。",
    "实施“百名医师进百村”、千医帮千户活动。",
    "监测H5N1、EV71和CA16型病毒。",
    "坚持两手抓、两手硬，一张蓝图绘到底。",
    "两会和三八妇女节、五一、十一假期平安有序。",
    "开展“5·12”国际护士节、6·26国际禁毒日活动。",
    "在318国道和G60高速沿线设置急救点。",
    "通过ISO15189认可和ISO 9001认证。",
    "地址：邵阳市大祥区城北路12号（邮政编码：422000）。",
    # how long a list is, in how many parts something is shared
    "居死因前三位的是心脏病、脑血管病和恶性肿瘤。",
    "年终结余资金按6:3:1分成。",
    "结余部分按5∶3∶2比例分配给成员单位。",
    # sayings and times told by the way
    "健康是1，其他都是后面的0。",
    "两个月时间，区医院建成方舱实验室。",
    # private stories
    "“过去拍个片子要往返四十多公里，还得花上百块钱。”",
    "“以前到县城看一次病得跑几十里路。”",
    "老贺的儿子算了一笔账：父亲一次住院自付1200元，如今只花260元。",
    "72岁的王秀兰住院花了8600元，报销了6900元。",
    "村民张建国因病住院花了3.2万元。",
)

BESIDE = [
    # a figure beside what is none
    (
        "为3.2万名65岁以上老年人免费体检。",
        [
            "indicator|65岁以上老年人免费体检|3.2万名|32000 名",
        ],
    ),
    (
        "四级手术占比12.5%，三级以上手术2361台次。",
        [
            "indicator|四级手术占比|12.5%|12.5 %",
            "indicator|三级以上手术|2361台次|2361 台次",
        ],
    ),
    (
        "投入“三名工程”专项资金260万元。",
        [
            "indicator|投入“三名工程”专项资金|260万元|2600000 元",
        ],
    ),
    (
        "办结12345热线工单236件。",
        [
            "indicator|办结12345热线工单|236件|236 件",
        ],
    ),
    (
        "120急救指挥中心出车8621车次。",
        [
            "indicator|出车|8621车次|8621 车次|subject=120急救指挥中心",
        ],
    ),
    (
        "规范管理2型糖尿病患者5126人。",
        [
            "indicator|规范管理2型糖尿病患者|5126人|5126 人",
        ],
    ),
    (
        "配备64排CT 3台、1.5T磁共振2台。",
        [
            "indicator|64排CT|3台|3 台",
            "indicator|1.5T磁共振|2台|2 台",
        ],
    ),
    (
        "建成5个“15分钟医疗圈”示范点。",
        [
            "indicator|建成“15分钟医疗圈”示范点|5个|5 个",
        ],
    ),
    (
        "3家医院通过二级甲等复审。",
        [
            "indicator|医院通过二级甲等复审|3家|3 家",
        ],
    ),
    (
        "全县人均预期寿命78.6岁，平均年龄41.2岁。",
        [
            "indicator|人均预期寿命|78.6岁|78.6 岁",
            "indicator|平均年龄|41.2岁|41.2 岁",
        ],
    ),
    (
        "急救平均反应时间9分42秒，候诊时间18分钟。",
        [
            "indicator|急救平均反应时间|9分42秒|582 秒",
            "indicator|候诊时间|18分钟|18 分钟",
        ],
    ),
    (
        "为13—14岁女孩接种二价HPV疫苗第1剂次6208人。",
        [
            "indicator|13—14岁女孩接种二价HPV疫苗第1剂次|6208人|6208 人",
        ],
    ),
    (
        "举办第六届中医药文化节，义诊1600余人次。",
        [
            "indicator|义诊|1600余人次|~1600 人次",
        ],
    ),
    (
        "根据国卫办〔2023〕5号文件，下达补助资金386万元。",
        [
            "indicator|下达补助资金|386万元|3860000 元",
        ],
    ),
    (
        "7×24小时轮班，日均接线430个。",
        [
            "indicator|日均接线|430个|430 个",
        ],
    ),
    (
        "春节、五一等假期安排值班1260人次。",
        [
            "indicator|假期安排值班|1260人次|1260 人次",
        ],
    ),
    (
        "取得2023年度国家自然科学基金项目4项。",
        [
            "indicator|国家自然科学基金项目|4项|4 项",
        ],
    ),
    (
        "对0—3岁婴幼儿家庭入户指导2.6万户次。",
        [
            "indicator|0—3岁婴幼儿家庭入户指导|2.6万户次|26000 户次",
        ],
    ),
    (
        "开展“两癌”免费筛查15688例，检出癌前病变212例。",
        [
            "indicator|“两癌”免费筛查|15688例|15688 例",
            "indicator|检出癌前病变|212例|212 例",
        ],
    ),
    (
        "接种九价HPV疫苗8600剂次。",
        [
            "indicator|接种九价HPV疫苗|8600剂次|8600 剂次",
        ],
    ),
    (
        "为35—64岁农村妇女免费检查1.5万人。",
        [
            "indicator|35—64岁农村妇女免费检查|1.5万人|15000 人",
        ],
    ),
    (
        "三级公立医院绩效考核得分782.6分，等级为B+。",
        [
            "indicator|三级公立医院绩效考核得分|782.6分|782.6 分",
        ],
    ),
    (
        "安装AED150台，购置DR 6台。",
        [
            "indicator|安装AED|150台|150 台",
            "indicator|购置DR|6台|6 台",
        ],
    ),
    (
        "《献血法》宣传覆盖1.2万人，人均预期寿命提高0.4岁。",
        [
            "indicator|《献血法》宣传覆盖|1.2万人|12000 人",
            "change|人均预期寿命|0.4岁|0.4 岁|versus=2022",
        ],
    ),
    (
        "解放路286号新门诊楼启用，新增诊室36间。",
        [
            "indicator|新增诊室|36间|36 间",
        ],
    ),
    (
        "第35个爱国卫生月期间发放资料2.1万份。",
        [
            "indicator|发放资料|2.1万份|21000 份",
        ],
    ),
    # times kept or promised, deadlines that are measured
    (
        "流调专班2小时内到达现场、4小时内完成核心信息调查。",
        [
            "indicator|流调专班到达现场|2小时内|<=2 小时|subject=*",
            "indicator|流调专班完成核心信息调查|4小时内|<=4 小时|subject=*",
        ],
    ),
    ("再生育审批时限控制在7个工作日内。", ["indicator|再生育审批时限|7个工作日内|<=7 个工作日"]),
    # numbers that look like years
    (
        "储备隔离房间2000间以上，培训2000余人次。",
        [
            "indicator|储备隔离房间|2000间以上|>=2000 间",
            "indicator|培训|2000余人次|~2000 人次",
        ],
    ),
    # zero
    ("孕产妇死亡率连续三年实现“零”。", ["indicator|孕产妇死亡率|零|0 -"]),
    ("甲类传染病发病降至零。", ["indicator|甲类传染病发病|零|0 -"]),
    (
        "能开展6类10项以上中医药适宜技术，服务1.6万人次。",
        [
            "indicator|能开展中医药适宜技术|10项以上|>=10 项",
            "indicator|服务|1.6万人次|16000 人次",
        ],
    ),
]

WISHES = [
    (
        "在“5·12”国际护士节表彰优秀护士120名。",
        [
            "indicator|表彰优秀护士|120名|120 名",
        ],
    ),
]


@pytest.mark.parametrize("text", NO_FIGURE)
def test_no_figure(text: str) -> None:
    """Text without figures gives none, and every numeral in digits has its reason."""
    report = extract(report_of(text, Role.REVIEW))
    numeric = [fact for fact in report.facts if isinstance(fact, Figure | Rank)]

    assert [(fact.name, fact.quote) for fact in numeric] == []
    assert report.unread == ()


@pytest.mark.parametrize(("text", "lines"), BESIDE)
def test_beside(text: str, lines: list[str]) -> None:
    """A figure is read beside numerals that are none."""
    expected, actual = read_as(text, lines)

    assert expected == actual


REASONS = (
    ("湘卫发〔2022〕14号", ["document number"]),
    ("电话0592-2046128", ["telephone"]),
    ("65岁以上", ["age"]),
    ("三级甲等", ["grade"]),
    ("第七批", ["ordinal"]),
    ("《“健康中国2030”规划纲要》", ["name"]),
    ("www.example.gov.cn/2024/01", ["address"]),
    ("浏览次数：88", ["furniture"]),
    ("十周年", ["background"]),
)


@pytest.mark.parametrize(("text", "expected"), REASONS)
def test_reasons(text: str, expected: list[str]) -> None:
    """What is no figure is told apart by its reason."""
    actual = [exclusion.reason for exclusion in find_exclusions(fold(text))]

    assert expected == actual[:1]


def test_story() -> None:
    """A sentence about one person is a story, one about many is none."""
    stories = ("76岁的陈大爷做了手术", "患者刘某某出院", "她在县医院做了手术", "自己只掏了600元")
    reports = (
        "为贫困母亲住院分娩补助86人",
        "为陈家湾村老人义诊",
        "他们全年巡诊120次",
        "她带领团队完成手术860台",
    )
    expected = [True] * len(stories) + [False] * len(reports)

    actual = [is_story(words) for words in (*stories, *reports)]

    assert expected == actual


@given(st.text(max_size=200))
def test_exclusions_lie_in_the_text(text: str) -> None:
    """Any text is read; what is found lies in it, in order, and holds something."""
    found = find_exclusions(text)

    assert all(0 <= e.start < e.end <= len(text) for e in found)
    assert sorted(e.start for e in found) == [e.start for e in found]


@pytest.mark.xfail(strict=True, reason="not read so far")
@pytest.mark.parametrize(("text", "lines"), WISHES)
def test_wishes(text: str, lines: list[str]) -> None:
    """Sentences that are still misread; one that is read rightly belongs with the others."""
    expected, actual = read_as(text, lines)

    assert expected == actual
