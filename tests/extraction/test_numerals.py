"""Figures whose number is written in one of the many ways of reports."""

import pytest
from tests.sentences import read_as

from healthreports.facts import Role


REVIEWS = [
    # digits, grouped or not
    (
        "全年医疗机构总诊疗1,234,567人次。",
        ["indicator|总诊疗|1,234,567人次|1234567 人次|subject=医疗机构"],
    ),
    ("全县现有执业（助理）医师4 908名。", ["indicator|执业（助理）医师|4 908名|4908 名"]),
    ("孕产妇系统管理率达９２．５％。", ["indicator|孕产妇系统管理率|９２．５％|92.5 %"]),
    (
        "年末全州总人口1.86万户、7.03万人。",
        ["indicator|总人口|1.86万户|18600 户", "indicator|总人口|7.03万人|70300 人"],
    ),
    ("全省医保统筹基金支出84.7亿元。", ["indicator|医保统筹基金支出|84.7亿元|8470000000 元"]),
    ("累计接种流感疫苗335.78万剂次。", ["indicator|接种流感疫苗|335.78万剂次|3357800 剂次"]),
    ("核酸日检测能力提升至15万管/日。", ["indicator|核酸日检测能力|15万管/日|150000 管/日"]),
    (
        "人均基本公共卫生服务经费达到94.34元/人。",
        ["indicator|人均基本公共卫生服务经费|94.34元/人|94.34 元/人"],
    ),
    # characters
    (
        "全县有村卫生室三百二十六个，乡村医生六百一十二人。",
        ["indicator|村卫生室|三百二十六个|326 个", "indicator|乡村医生|六百一十二人|612 人"],
    ),
    (
        "全年共派出医疗队员二十三名，诊治群众一千五百余人次。",
        ["indicator|派出医疗队员|二十三名|23 名", "indicator|诊治群众|一千五百余人次|~1500 人次"],
    ),
    ("新建卫生厕所五千二百座。", ["indicator|新建卫生厕所|五千二百座|5200 座"]),
    ("争取中央资金两千三百万元。", ["indicator|争取中央资金|两千三百万元|23000000 元"]),
    ("筛查发现早期病变一万二千例。", ["indicator|筛查发现早期病变|一万二千例|12000 例"]),
    ("全年零感染。", ["indicator|感染|零|0 -"]),
    ("医务人员院内感染率为零。", ["indicator|医务人员院内感染率|零|0 -"]),
    ("鼠疫、霍乱发病率均为零。", ["indicator|鼠疫发病率|零|0 -", "indicator|霍乱发病率|零|0 -"]),
    # shares and rates
    (
        "乙肝疫苗首针及时接种率达百分之九十五以上。",
        ["indicator|乙肝疫苗首针及时接种率|百分之九十五以上|>=95 %"],
    ),
    (
        "婴儿死亡率千分之3.71，孕产妇死亡率10万分之8.01。",
        [
            "indicator|婴儿死亡率|千分之3.71|3.71 ‰",
            "indicator|孕产妇死亡率|10万分之8.01|8.01 /10万",
        ],
    ),
    (
        "孕产妇死亡率为12.45/10万，连续6年低于全省平均水平。",
        ["indicator|孕产妇死亡率|12.45/10万|12.45 /10万"],
    ),
    ("肺结核报告发病率为43.6/10万。", ["indicator|肺结核报告发病率|43.6/10万|43.6 /10万"]),
    (
        "出生人口性别比为107.3，人口自然增长率1.92‰。",
        ["indicator|出生人口性别比|107.3|107.3 -", "indicator|人口自然增长率|1.92‰|1.92 ‰"],
    ),
    ("县域内就诊率稳定在九成以上。", ["indicator|县域内就诊率|九成以上|>=9 成"]),
    ("近三成村医取得执业助理医师资格。", ["indicator|村医取得执业助理医师资格|三成|~3 成"]),
    ("基层诊疗量占比超过六成。", ["indicator|基层诊疗量占比|六成|>=6 成"]),
    (
        "基层医疗机构诊疗量占全县总诊疗量的半数以上。",
        ["indicator|基层医疗机构诊疗量占全县总诊疗量|半数以上|>=50 %|subject=*"],
    ),
    (
        "中医类别全科医生占全科医生总数的1/5。",
        ["indicator|中医类别全科医生占全科医生总数|1/5|0.2 -"],
    ),
    (
        "全市医护比达到1:1.12，床护比达1：0.48。",
        ["indicator|医护比|1:1.12|1.12 -", "indicator|床护比|1：0.48|0.48 -"],
    ),
    # change of rate, multiples
    (
        "药占比同比下降2.6个百分点，婴儿死亡率下降0.7个千分点。",
        [
            "change|药占比|2.6个百分点|-2.6 百分点|versus=2022",
            "change|婴儿死亡率|0.7个千分点|-0.7 千分点|versus=2022",
        ],
    ),
    ("五年来，全县卫生健康事业投入翻了一番。", ["change|卫生健康事业投入|一番|1 番|period=*"]),
    ("县人民医院业务用房面积较原来扩大3倍。", ["change|业务用房面积|3倍|3 倍|subject=县人民医院"]),
    ("远程影像诊断量较上年增长1.5倍。", ["change|远程影像诊断量|1.5倍|1.5 倍|versus=2022"]),
    # time that is measured
    (
        "急救平均反应时间13分40秒，较上年缩短52秒。",
        [
            "indicator|急救平均反应时间|13分40秒|820 秒",
            "change|急救平均反应时间|52秒|-52 秒|versus=2022",
        ],
    ),
    (
        "新院区建设历时3年半，总投资6.2亿元。",
        [
            "indicator|新院区建设历时|3年半|3.5 年|period=*",
            "indicator|新院区总投资|6.2亿元|620000000 元",
        ],
    ),
    ("三级医院平均住院日7.9天。", ["indicator|平均住院日|7.9天|7.9 天|subject=*"]),
    # one unit for several numbers
    (
        "城乡居民健康档案建档数、更新数分别为1409万、1305万人次。",
        [
            "indicator|城乡居民健康档案建档数|1409万|14090000 人次",
            "indicator|城乡居民健康档案更新数|1305万人次|13050000 人次",
        ],
    ),
    # ranges and vague words
    ("每个乡镇卫生院配备3-5名全科医生。", ["indicator|乡镇卫生院配备全科医生|3-5名|3..5 名"]),
    (
        "发放宣传折页12万余份，接受咨询4000多人次。",
        ["indicator|发放宣传折页|12万余份|~120000 份", "indicator|接受咨询|4000多人次|~4000 人次"],
    ),
    ("义诊服务群众逾三万人次。", ["indicator|义诊服务群众|三万人次|>=30000 人次"]),
    (
        "检查时间由原来的2小时缩短至40分钟左右。",
        ["indicator|检查时间|2小时|2 小时|period=*", "indicator|检查时间|40分钟左右|~40 分钟"],
    ),
]

PLANS = [
    (
        "到2025年，全市每千人口医疗卫生机构床位数达到7.5张，医护比达到1：1.2。",
        [
            "target|每千人口医疗卫生机构床位数|7.5张|7.5 张|period=2025",
            "target|医护比|1：1.2|1.2 -|period=2025",
        ],
    ),
    ("到2030年，普惠托位数比2025年翻一番。", ["target|普惠托位数翻番|一番|1 番|period=2030"]),
    (
        "力争六成以上乡镇卫生院建成等级化服务站。",
        ["target|乡镇卫生院建成等级化服务站|六成以上|>=6 成"],
    ),
    (
        "全年建设“医防融合”示范点二十个，培训骨干两百名。",
        ["target|建设“医防融合”示范点|二十个|20 个", "target|培训骨干|两百名|200 名"],
    ),
    ("确保孕产妇死亡率控制在十万分之九以内。", ["target|孕产妇死亡率|十万分之九以内|<=9 /10万"]),
]


PLANNED_WISHES = [
    ("力争全年招引医学人才百名以上。", ["target|招引医学人才|百名以上|>=100 名"]),
]


@pytest.mark.parametrize(("text", "lines"), REVIEWS)
def test_reviews(text: str, lines: list[str]) -> None:
    """Each figure of a sentence that looks back, as a table would hold it."""
    expected, actual = read_as(text, lines)

    assert expected == actual


@pytest.mark.parametrize(
    ("text", "lines"),
    [*PLANS, *(pytest.param(*row, marks=pytest.mark.xfail(strict=True)) for row in PLANNED_WISHES)],
)
def test_plans(text: str, lines: list[str]) -> None:
    """Each figure of a sentence that looks ahead."""
    expected, actual = read_as(text, lines, Role.PLAN)

    assert expected == actual
