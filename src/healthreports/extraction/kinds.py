"""Which kind a figure is: observed, planned, or a difference to something."""

import re

import attrs

from healthreports.facts import Period, Role
from healthreports.quantities import Form


_UP = "净增长|净增加|净增|[猛剧激陡微略稳]增|增长|增加|提高|提升|上升|上涨|递增|扩大|攀升|上浮|涨幅(?:达到?|为)?|增幅(?:达到?|为)?|增速(?:达到?|为)?|增|升|涨|延长|前移|前进|上移"
_DOWN = "[锐骤]减|[骤微略猛]降|降价|下降|减少|降低|缩短|回落|下滑|压缩|缩小|下调|下浮|降幅(?:达到?|为)?|减|降|后移|节约|节省"
_NEAR = r"(?:了|近|约|超过?|逾|达|将近|大约|为|不低于|不少于|不超过|至少|力争|各|幅度|\0|\s|:)*+"
# 增长10.46%, 同比分别提升, 缩短至: the verb right before the number.
_VERB = re.compile(
    rf"(?:(?P<up>(?<!新)(?<!年均新)(?:{_UP}))|(?P<down>{_DOWN}))(?P<to>至|到|为(?!期))?{_NEAR}$"
)
# 高于全国平均4.9个百分点
_GAP = re.compile(
    r"(?P<side>高于|高出|低于|优于|好于|快于|领先于?|跑赢|(?:超过|超出|(?<![高全])超(?![额长声市级大])|少于|多于)(?=[^,;。]{0,12}(?:要求|平均|目标|指标|水平|标准|预期|计划|[国省市]\0|任务)))(?P<bench>(?:[\u4e00-\u9fff“”]|\0){2,20}?)(?:水平|值|线|数)?(?:近|约)?$"
)
# 比国家标准高860元, 同比少9例, 比上年快52秒
_COMPARED = re.compile(
    rf"(?:(?<![可占对环性])(?:比|较)[^,;。]{{0,14}}|同比|环比)(?P<side>高出?|低|快|慢|少|多|早|晚|相差|差)(?:[生发]|出|报告)?{_NEAR}$"
)
# 距省上要求22%尚差2.3个百分点
_SHORT = re.compile(
    rf"(?:[距离](?P<bench>[^,;。]{{2,16}}?))?(?P<verb>[尚还仍]有?(?:相?差|差距)|相差|差距为?|差){_NEAR}$"
)
# 是“十二五”时期的1.8倍, 相当于2015年的3倍: growth as a multiple of an earlier value.
_MULTIPLE = re.compile(
    r"(?:是|相当于)(?P<bench>[^,;。\0]{0,6}(?:\0+|上年|去年|同期|时期|[\u4e00-\u9fff]{1,6}前)(?:时期|同期)?)的?(?:近|约|将近)?$"
)
_VERSUS = re.compile(
    r"(?<![可占对环性同])(?:比|较|与|同)(?!比)\s?(?P<words>[^,;。]{1,14}?)(?:时?相比|的)?(?:同期)?(?:分别|又|均|再|总体|大幅|显著|明显)*+$"
)


@attrs.frozen(kw_only=True)
class Movement:
    """What the words before a number say of a change.

    Attributes:
        sign: -1 where it fell.
        to: Whether the number is the level reached (增至5.43张), not the difference.
        start: Where in the words the verb, or the comparison before it, begins.
        versus: The words of the benchmark, or `None`.
    """

    sign: int
    to: bool
    start: int
    versus: str | None = None


def movement(left: str) -> Movement | None:
    """The change that the words before a number speak of, or `None`.

    Example:
        >>> movement("平均住院日比上年缩短").sign
        -1
        >>> movement("床位数由上年增至").to
        True
    """
    if match := _GAP.search(left):
        sign = -1 if match["side"] in ("低于", "少于") else 1
        bench = match["bench"].replace("\0", "")
        if bench and not bench.endswith(("的", "了", "达")):
            return Movement(sign=sign, to=False, start=match.start(), versus=bench)
    if match := _VERB.search(left):
        start, versus = _compared(left[: match.start()], match.start())
        if match["down"] == "降价" and start == match.start():  # 药品平均降价: the name keeps it
            start = match.end("down")
        return Movement(
            sign=-1 if match["down"] else 1, to=bool(match["to"]), start=start, versus=versus
        )
    if match := _COMPARED.search(left):
        start, versus = _compared(left[: match.start("side")], match.start("side"))
        sign = -1 if match["side"] in ("低", "快", "少", "早") else 1
        return Movement(sign=sign, to=False, start=min(start, match.start()), versus=versus)
    if match := _MULTIPLE.search(left):
        return Movement(sign=1, to=False, start=match.start())
    if match := _SHORT.search(left):
        bench = (match["bench"] or "").replace("\0", "")
        behind = bench or match["verb"][0] in "尚还仍"
        return Movement(
            sign=-1 if behind else 1, to=False, start=match.start(), versus=bench or None
        )
    return None


def _compared(before: str, start: int) -> tuple[int, str | None]:
    """Where the comparison that leads to a verb begins, and the words of its benchmark where they are no time."""
    compared = _VERSUS.search(before)
    if not compared:
        return start, None
    words = compared["words"].replace("\0", "")
    timed = not words or re.search(r"上年|去年|同期|上月|上季|年初|年末|年底", words)
    return compared.start(), None if timed else words


_WANTED = re.compile(
    r"计划(?!免疫|生育|财务|单列|内|外|[、,]|总结)|将(?=[于在达新增建投开启实完增继进成迎超突提推全力用有为再陆总]|逐步|持续)|拟(?!定)|预计|力争|争取(?:达到|实现|完成|在|于|新增|年内|创)|(?<!要)确保(?!了)|要求|目标(?!管理|考核|任务(?:完成)?率|人群|任务|覆盖|年薪|责任|导向|患者)|任务数|任务为|有望|打算|应(?:达到|不)|须|必须|力求|努力实现"
)
_LOCAL_TARGET = re.compile(
    r"(?:任务(?:数|量|指标)|(?:目标|下达)任务|目标(?:数|值)|指标(?:数|任务)|计划(?:数|任务)|(?:年度?|全年)(?:任务|目标|计划)|要求|标准(?:为|是))(?:为|是|:|不低于|达到?|≥|应|的|\()*+$"
)
# 国家规定为4%, 省下达的8.5‰以内控制任务, 规划床位800张: set by others, or for later.
_SET_BY_OTHERS = re.compile(
    r"(?:国家|全国|[省市]级?|上级|部门|行业)(?:明确)?规定(?:标准)?(?:为|是|的|:|不低于|不高于|应|达到?)*$"
    r"|(?:国家|[省市上]级?|上级|\0|[\u4e00-\u9fff]{2})下达的(?:不低于|不高于)?$"
    r"|规划(?:设置|建设|设)?(?:总)?(?:床位|病床)(?:数)?(?:达|约|近|为)?$"
)
# 完成任务(580例)的104.1%
_IN_BRACKET = re.compile(r"(?:任务|计划|目标|指标|要求)(?:数|量|值)?\((?:为|目标|任务|计划)?$")
_MEASURED_AGAINST = re.compile(r"(?:完成|占|达到?|超额|超)[^,;。(]{0,12}$")
# 去年仅有312张,今年要增加到500张: after such words a plan is a plan again.
_AGAIN = re.compile(r"[,;](?=(?:今年|明年|到20|年内|年底|计划|力争|确保|再|将))")
_OBSERVED = re.compile(r"现有|目前|已(?!婚)|截至|截止|仅有|仅为|此前")


def is_target(
    role: Role,
    before: str,
    left: str,
    period: Period | None,
    here: int | None,
    stated: bool,
    today: int | None = None,
) -> bool:
    """Whether a figure is planned.

    Args:
        role: Of its section.
        before: The sentence up to the figure.
        left: The words right before it.
        period: When it holds.
        here: The year of the section.
        stated: Whether the sentence itself states that time.
        today: The year of writing, for a plan of no one year.
    """
    if _IN_BRACKET.search(left) or _SET_BY_OTHERS.search(left):
        return True
    if match := _LOCAL_TARGET.search(left):
        return not _MEASURED_AGAINST.search(left[: match.start()])
    if left.endswith("了"):
        return False
    later = bool(period and here and period.year > here and stated)
    if role is Role.PLAN:
        since = here or today
        if period and stated and since and period.year < since:
            return False
        return not _OBSERVED.search(_AGAIN.split(before)[-1][-24:])
    if later:
        return True
    before = before[-80:]
    wanted = _WANTED.search(before)
    if not wanted or (role is Role.REVIEW and wanted.group() == "确保"):
        return False
    return not re.search(r"已|完成(?!率)|实际", before[wanted.end() :])


def is_share_of_group(form: Form, right: str) -> bool:
    """Whether a share counts what stands behind it (80%以上医疗机构建成…)."""
    return form is Form.SHARE and bool(re.match(r"的?[\u4e00-\u9fffA-Za-z“\"0-9]{2}", right))
