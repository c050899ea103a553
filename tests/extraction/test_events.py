"""Milestones, honours and progress, by family of sentence."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from healthreports.extraction import extract
from healthreports.extraction.honours import find_awards
from healthreports.extraction.milestones import find_going, find_steps
from healthreports.facts import AnyFact, Honour, Milestone, Progress, Role
from healthreports.report import Paragraph, Recognition, Report, Section, Source
from healthreports.text import Span


def events(text: str, role: Role = Role.REVIEW) -> list[AnyFact]:
    """The events of a text that looks back on 2023 or plans 2024."""
    whole = Span(0, len(text))
    paragraph = Paragraph(text=text, spans=(whole,))
    report = Report(
        name="a",
        text=text,
        source=Source(hash=""),
        layout="plain",
        recognition=Recognition(layout="plain", score=1.0, reason=""),
        sections=(Section(level=1, role=role, span=whole, paragraphs=(paragraph,)),),
        review_year=2023,
        plan_year=2024,
    )
    return [f for f in extract(report).facts if isinstance(f, Honour | Milestone | Progress)]


def quotes(kind: type[AnyFact], text: str, role: Role = Role.REVIEW) -> list[str]:
    return [fact.quote for fact in events(text, role) if isinstance(fact, kind)]


HONOURS = [
    # titles of places
    ("我县成功创建国家卫生县城。", ["我县成功创建国家卫生县城"]),
    ("我市成功创成全国健康城市。", ["我市成功创成全国健康城市"]),
    ("我县建成国家慢性病综合防控示范区。", ["我县建成国家慢性病综合防控示范区"]),
    ("古城镇成功创建为国家卫生镇。", ["古城镇成功创建为国家卫生镇"]),
    ("我区被确定为国家医养结合试点区。", ["我区被确定为国家医养结合试点区"]),
    ("我市蝉联“国家卫生城市”称号。", ["我市蝉联“国家卫生城市”称号"]),
    ("我县获全省血防工作先进县。", ["我县获全省血防工作先进县"]),
    # titles of units
    ("县人民医院荣获“全国五一劳动奖状”。", ["县人民医院荣获“全国五一劳动奖状”"]),
    (
        "县妇幼保健院产科被授予市级“巾帼文明岗”称号。",
        ["县妇幼保健院产科被授予市级“巾帼文明岗”称号"],
    ),
    ("局机关连续三年被评为省级文明单位。", ["局机关连续三年被评为省级文明单位"]),
    (
        "中心卫生院被国家卫计委评为“群众满意的乡镇卫生院”。",
        ["中心卫生院被国家卫计委评为“群众满意的乡镇卫生院”"],
    ),
    ("县第二人民医院被命名为市级平安医院。", ["县第二人民医院被命名为市级平安医院"]),
    (
        "市卫生监督所荣获全国卫生监督案卷评比一等奖。",
        ["市卫生监督所荣获全国卫生监督案卷评比一等奖"],
    ),
    ("疾控工作受到省疾控局通报表扬。", ["疾控工作受到省疾控局通报表扬"]),
    ("县医院晋升为三级乙等综合医院。", ["县医院晋升为三级乙等综合医院"]),
    ("县妇幼保健院儿科获批省级临床重点专科。", ["县妇幼保健院儿科获批省级临床重点专科"]),
    ("县医院达到国家县医院综合服务能力推荐标准。", ["县医院达到国家县医院综合服务能力推荐标准"]),
    # selections
    ("县人民医院入选国家“千县工程”名单。", ["县人民医院入选国家“千县工程”名单"]),
    ("医共体做法入选全国优秀案例。", ["医共体做法入选全国优秀案例"]),
    ("“云药房”系统纳入省数字化改革储备库。", ["“云药房”系统纳入省数字化改革储备库"]),
    # passed accreditations
    ("县医院胸痛中心通过中国胸痛中心认证。", ["县医院胸痛中心通过中国胸痛中心认证"]),
    ("我区顺利通过国家慢性病综合防控示范区复审。", ["我区顺利通过国家慢性病综合防控示范区复审"]),
    ("疾控中心实验室通过CNAS认可。", ["疾控中心实验室通过CNAS认可"]),
    ("医院标准化成熟度测评通过四级甲等。", ["医院标准化成熟度测评通过四级甲等"]),
    ("国家卫生县城复审顺利通过。", ["国家卫生县城复审顺利通过"]),
    ("卒中中心接受省专家组现场评审，并顺利通过。", ["卒中中心接受省专家组现场评审，并顺利通过"]),
    # rows of good marks
    (
        "实现“平安医院”考核“三连冠”、获评市级先进单位。",
        ["实现“平安医院”考核“三连冠”", "获评市级先进单位"],
    ),
    # several in one clause
    ("我县荣获国家卫生县城、省级健康促进县称号。", ["我县荣获国家卫生县城", "省级健康促进县称号"]),
    (
        "我市先后获评“国家健康城市”“全国无偿献血先进市”。",
        ["我市先后获评“国家健康城市”", "“全国无偿献血先进市”"],
    ),
    (
        "疾控中心获“先进集体”、“青年文明号”和“巾帼文明岗”称号。",
        ["疾控中心获“先进集体”", "“青年文明号”", "“巾帼文明岗”称号"],
    ),
    # what stands around an honour is left out
    ("深入推进医改并荣获全省真抓实干督查激励。", ["荣获全省真抓实干督查激励"]),
    ("县中医院获评省级文明单位（全县唯一）。", ["县中医院获评省级文明单位"]),
    # a rank before the verb does not make it one
    ("以全省第一的成绩通过国家卫生县城复审。", ["以全省第一的成绩通过国家卫生县城复审"]),
]

NO_HONOURS = [
    # praise and money
    "工作得到省卫健委充分肯定。",
    "获得市委主要领导批示肯定。",
    "县医院收获患者一致好评。",
    "在全省卫生健康工作会议上作典型交流发言。",
    "获得中央预算内投资支持。",
    "“优质服务基层行”活动获得多项荣誉。",
    # not received, or not yet
    "巩固国家卫生城市创建成果。",
    "启动省级健康促进县创建。",
    "力争创成全国健康城市。",
    "迎接国家卫生城市复审。",
    "县中医院创建三级医院工作稳步推进。",
    "通过国家互联互通四级甲等测评初审。",
    # a plan's list, a partner's plate
    "县医院新建项目被列入省重点建设项目计划。",
    "市中医院挂牌省中医院协作医院。",
    "打造成为全省基层卫生的样板。",
    # by means of
    "通过开展监督检查，规范了医疗秩序。",
    "通过绩效考核，进一步调动积极性。",
    "强化培训，通过考核上岗。",
    # words that only contain 获
    "不断增强群众获得感。",
    "获悉情况后立即处置。",
    # counted: an indicator
    "入选省级优秀案例1个。",
    "全县3家单位荣获省级文明单位称号。",
    "二人入选省级名中医。",
    # a rank alone
    "获全省健康县发展水平评估第一。",
]


@pytest.mark.parametrize(("text", "expected"), HONOURS)
def test_an_honour_is_the_clause_that_tells_of_it(text: str, expected: list[str]) -> None:
    """Titles, awards, selections and passed accreditations are honours, each with its own words."""
    assert expected == quotes(Honour, text)


@pytest.mark.parametrize("text", NO_HONOURS)
def test_what_was_not_received_as_a_title_is_no_honour(text: str) -> None:
    """Praise, money, intentions, means, counts and ranks are no honours."""
    assert quotes(Honour, text) == []


def test_an_honour_has_its_owner_its_title_and_its_time() -> None:
    """Who received what, and when, are told apart; the reporting place is no subject."""
    owned, own = events(
        "2022年6月，市血站荣获“全国无偿献血先进单位”称号。我县成功创建国家卫生县城。"
    )

    assert (owned.subjects, owned.name, str(owned.period)) == (
        ("市血站",),
        "全国无偿献血先进单位",
        "2022-06",
    )
    assert (own.subjects, own.name, str(own.period)) == ((), "国家卫生县城", "2023")
    assert "period" in own.inferred
    assert "period" not in owned.inferred


def test_a_plan_may_look_back_for_a_sentence() -> None:
    """A sentence of a plan that says it looks back tells of honours, of a year that it names."""
    (honour,) = events("回首2023年，我县荣获国家卫生县城称号。", Role.PLAN)

    assert isinstance(honour, Honour)
    assert str(honour.period) == "2023"


MILESTONES = [
    # a verb at the end
    ("年内县人民医院迁建项目投入使用。", ["年内县人民医院迁建项目投入使用"]),
    ("确保县中医院新院年底前竣工。", ["确保县中医院新院年底前竣工"]),
    ("县疾控中心迁建项目6月底前完成竣工验收。", ["县疾控中心迁建项目6月底前完成竣工验收"]),
    ("互联网医院上线运行。", ["互联网医院上线运行"]),
    ("县医院二期工程主体结构封顶，启动内外装修。", ["县医院二期工程主体结构封顶", "启动内外装修"]),
    ("继续推进综合楼建设，年底前竣工。", ["年底前竣工"]),
    ("推进市第二医院新院区开工。", ["推进市第二医院新院区开工"]),
    # a verb with its object
    (
        "出台《关于加强乡村医生队伍建设的实施意见》。",
        ["出台《关于加强乡村医生队伍建设的实施意见》"],
    ),
    ("完成重点人群筛查项目，探索新的模式。", ["完成重点人群筛查项目"]),
    ("召开全县卫生健康大会。", ["召开全县卫生健康大会"]),
    ("二级以上综合医院全部设立老年医学科。", ["二级以上综合医院全部设立老年医学科"]),
    ("县医院争创三级乙等综合医院。", ["县医院争创三级乙等综合医院"]),
    ("力争将县中医院创建为三级中医医院。", ["力争将县中医院创建为三级中医医院"]),
    ("市妇幼保健院要确保10月底前通过“三甲”评审。", ["市妇幼保健院要确保10月底前通过“三甲”评审"]),
    ("推进标准化建设，确保达到省级A+标准。", ["确保达到省级A+标准"]),
    # several in one clause
    ("县医院新院区三季度竣工、年内搬迁。", ["县医院新院区三季度竣工", "年内搬迁"]),
    ("传染病楼5月交付、康复楼年底投用。", ["传染病楼5月交付", "康复楼年底投用"]),
    ("迁建项目完成可研、立项。", ["迁建项目完成可研、立项"]),
    # a number that only qualifies, a time that leads, an ellipsis
    ("总投资1.2亿元的精神卫生中心年内主体完工。", ["精神卫生中心年内主体完工"]),
    ("到2027年，建成国家中医药综合改革示范区。", ["到2027年，建成国家中医药综合改革示范区"]),
    ("血站大楼主体结构封顶……相信在不远的将来会更好。", ["血站大楼主体结构封顶"]),
]

NO_MILESTONES = [
    # process wording
    "深化公立医院综合改革。",
    "推进国家卫生城市创建。",
    "加快推进公共卫生医学中心建设。",
    "建立健全现代医院管理制度。",
    "推动院前急救从指挥型向独立型转变。",
    "做好国家卫生县城复审迎检工作。",
    "探索建立共享机制。",
    "不断完善应急机制，建立长效机制。",
    "筹备召开会议的前期准备。",
    # no end of its own
    "定期召开医疗质量分析会。",
    "完成县政府交办的其他工作。",
    "全面完成各项目标任务。",
    "以创建国家卫生城市为抓手，改善环境。",
    "为建成健康中国贡献力量。",
    "通过举办培训班等方式提高能力。",
    "启动前要做好准备。",
    # figures of their own
    "5所卫生院投入使用。",
    "年内完成投资2500万元。",
    "建成托育机构3家。",
    # already done
    "县人民医院已于3月开工建设。",
    # the cover note and the preface
    "现将《2024年工作要点》印发给你们。",
    "结合实际，制定本计划。",
    "县卫生健康局关于印发工作要点的通知",
]


@pytest.mark.parametrize(("text", "expected"), MILESTONES)
def test_a_milestone_is_a_planned_step_with_an_end(text: str, expected: list[str]) -> None:
    """What can be ticked off in a plan is a milestone; its quote is the clause."""
    assert expected == quotes(Milestone, text, Role.PLAN)


@pytest.mark.parametrize("text", NO_MILESTONES)
def test_what_goes_on_is_no_milestone(text: str) -> None:
    """Processes, vague ends, counts, what is done, and cover notes are no milestones."""
    assert quotes(Milestone, text, Role.PLAN) == []


@pytest.mark.parametrize(
    ("text", "deadline", "inferred"),
    [
        ("县医院新院5月投用。", "2024-05", False),
        ("县医院新院2025年6月底前投用。", "2025-06", False),
        ("县医院新院二季度投用。", "2024-06", False),
        ("县医院新院上半年投用。", "2024-06", False),
        ("县医院新院年内投用。", "2024", False),
        ("到2027年，县医院新院投用。", "2027", False),
        ("印发《健康行动方案（2024-2026年）》。", "2024", True),
        ("县医院新院投用。", "2024", True),
    ],
)
def test_a_milestone_is_due_by_its_own_time_or_the_plans(
    text: str, deadline: str, *, inferred: bool
) -> None:
    """The clause's time is the deadline, else the time that leads it, else the plan's year."""
    (milestone,) = events(text, Role.PLAN)

    assert isinstance(milestone, Milestone)
    assert deadline == str(milestone.deadline)
    assert inferred == ("deadline" in milestone.inferred)


@pytest.mark.parametrize(
    ("text", "subjects", "name"),
    [
        ("市精神卫生中心二期工程5月竣工。", ("市精神卫生中心",), "二期工程竣工"),
        ("市第一人民医院、城南卫生院投入使用。", ("市第一人民医院", "城南卫生院"), "投入使用"),
        # the clause before tells whose it is
        ("推进市疾控中心规范化建设，确保达到省级A+标准。", ("市疾控中心",), "达到省级A+标准"),
        ("市一院三期工程5月开工，年内完成桩基工程。", ("市一院",), "三期工程完成桩基工程"),
        ("市妇幼保健院新院二季度竣工、年内搬迁。", ("市妇幼保健院",), "搬迁"),
        # but not where the clause speaks of another unit
        ("市妇幼保健院年内竣工，启动市精神病医院迁建。", (), "启动市精神病医院迁建"),
    ],
)
def test_a_milestone_names_its_unit_apart(text: str, subjects: tuple[str, ...], name: str) -> None:
    """The unit is the subject, the rest the name; what a clause leaves out comes from the one before."""
    milestone = events(text, Role.PLAN)[-1]

    assert (subjects, name) == (milestone.subjects, milestone.name)


@pytest.mark.parametrize(
    "text",
    [
        "县中医院搬迁项目预计2024年6月投入使用。",
        "公共卫生应急医院将于明年建成投用。",
        "到2025年，建成区域医疗中心。",
    ],
)
def test_a_review_may_plan_ahead(text: str) -> None:
    """Planned wording and a deadline beyond the year reviewed make a milestone in a review too."""
    (milestone,) = events(text)

    assert isinstance(milestone, Milestone)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("县医院门诊楼竣工投用。", ["done"]),
        ("县疾控中心项目主体封顶。", ["done"]),
        ("市儿童医院项目开工建设。", ["started"]),
        ("启动医疗集团信息平台建设。", ["started"]),
        ("中医院迁建工程有序推进。", ["under way"]),
        ("住院楼改扩建工程即将竣工、血站迁建项目稳步推进。", ["under way", "under way"]),
        ("深化医药卫生体制改革。", []),
        ("5所卫生院竣工投用。", []),
    ],
)
def test_a_review_reports_how_far_a_thing_has_come(text: str, expected: list[str]) -> None:
    """Started, under way and done are told apart; what is counted is a figure."""
    assert expected == [f.status.value for f in events(text) if isinstance(f, Progress)]


_WORDS = st.lists(
    st.sampled_from(
        [
            *"获评荣被授予为入选通过、,“”《》()的并和年内5月",
            "验收",
            "完成",
            "竣工",
            "投入使用",
            "国家卫生县城",
            "称号",
        ]
    )
).map("".join)


@given(_WORDS)
def test_the_words_of_an_event_lie_in_their_clause(text: str) -> None:
    """No clause raises, and what is found stands in it, in order, without overlap."""
    for found in (find_awards(text), find_steps(text), find_going(text)):
        places = [(item.start, item.end) for item in found]

        assert all(0 <= start < end <= len(text) for start, end in places)
        assert all(a[1] <= b[0] for a, b in pairwise(places))


@given(_WORDS, st.sampled_from(Role))
def test_the_quote_of_an_event_stands_in_the_text(text: str, role: Role) -> None:
    """The pieces of the text put together are the quote."""
    for fact in events(text, role) if text else []:
        assert fact.quote == "".join(text[span.start : span.end] for span in fact.spans)
