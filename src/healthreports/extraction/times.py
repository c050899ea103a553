"""When a figure holds, and what a change is compared with."""

import itertools
import re
from collections.abc import Sequence

from healthreports.extraction.candidates import Candidate
from healthreports.extraction.drafts import Sentence, Setting
from healthreports.extraction.kinds import Movement
from healthreports.facts import Period, Role
from healthreports.periods import Mention
from healthreports.quantities import Form


# How many times a figure looks back for one that leads its sentence.
_FARTHEST = 12

_FROM = re.compile(r"(?:由|从)(?!业|事|而|中|于)[^,;。]{0,16}$")
_ONWARD = re.compile(
    r"\s?(?:\([^()]{0,20}\))?(?:大幅|快速|逐步)?(?:增|升|提高|提升|上升|降|下降|缩短|减少|扩|压缩|调整|跃|缩|攀|涨|跌|猛|至|到)"
)


def is_origin(candidate: Candidate, sentence: Sentence) -> bool:
    """Whether a figure is the first of two values (由5.29张增至5.43张)."""
    at = candidate.found.start
    before = sentence.words(max(candidate.clause.start, at - 24), at)
    return bool(_FROM.search(before)) and bool(
        _ONWARD.match(sentence.setting.folded, candidate.found.end)
    )


_LEAD_WORDS = re.compile(
    r"截至|截止|到|至|自|从|在|其中|目前|力争|确保|同时|计划|争取|此外|于|比|较|与"
)


def leads(mention: Mention, folded: str, start: int) -> bool:
    """Whether words for a time open a sentence or a part of one, and so hold for what follows.

    Args:
        mention: The words.
        folded: The paragraph.
        start: Where the sentence begins.
    """
    if _AGO.search(folded[mention.start : mention.end]):  # 三年前一场脑梗: an aside
        return False
    if _opens_event(mention, folded):
        return True
    whole = mention.part or (
        mention.period and len(mention.period.first) == 4 and not mention.until
    )
    if whole and folded[mention.start - 1 : mention.start] in (",", ";"):
        return True
    before = folded[max(start, mention.start - 30) : mention.start]
    words = re.split(r"[;。:]", before)[-1]
    opens = not re.search(r"[\u4e00-\u9fff]", _LEAD_WORDS.sub("", words))
    return opens or folded[mention.end : mention.end + 1] == ","


_AGO = re.compile(r"年(?:以|之)?前$")
# 先后建成实验室6家,8月份组织的两轮核酸检测,累计采样174.6万人次
_EVENT = re.compile(r"(?:的)?(?:组织|开展|举办|举行)")


def _opens_event(mention: Mention, folded: str) -> bool:
    """Whether a month in the middle of a sentence tells when something took place that is told of next."""
    month = mention.period and len(mention.period.last) == 7 and not (mention.part or mention.until)
    after_comma = folded[mention.start - 1 : mention.start] in (",", ";")
    return bool(month and after_comma and _EVENT.match(folded, mention.end))


def _origin_period(own: Sequence[Mention], at: int) -> tuple[Period | None, bool]:
    near = [m for m in own if m.origin and m.period] or [m for m in own if at - m.end <= 2]
    return (near[-1].period, True) if near else (None, False)


def period_of(candidate: Candidate, sentence: Sentence) -> tuple[Period | None, bool]:
    """When a figure holds, and whether the sentence itself says so."""
    at, clause, setting = candidate.found.start, candidate.clause, sentence.setting
    own = [m for m in sentence.times(clause.start, at) if m.period]
    if is_origin(candidate, sentence):
        return _origin_period(own, at)
    usual = [m for m in own if not (m.versus or m.origin or (m.since and _before(m, setting)))]
    mention = usual[-1] if usual else _carried(clause.start, sentence)
    if mention and not usual and _is_begun_by(mention, candidate, sentence):
        return _year_alone(mention, setting)
    if mention and mention.since:
        return _since(mention, setting), True
    if mention:
        return _level_or_sum(mention, candidate), True
    after = [m for m in sentence.times(at, clause.end) if m.until and m.period]
    if after and candidate.last and setting.role is Role.PLAN:
        return after[0].period, True
    adds_up = candidate.found.form is Form.COUNT and not _LEVEL.search(candidate.left)
    if setting.spell and (adds_up or _HELD.search(candidate.left)):
        return setting.spell, False
    return setting.period, False


# 5月20日开工,总投资22.6亿元; 2015年8月整体搬迁,占地30亩: a month of the event, no month of the size.
_SIZES = re.compile(
    r"(?:投资|床位|病床|面积|占地|概算|造价|工程量|形象进度|总进度|地上|地下)[^,;。]{0,8}$"
)
_BUILDING = re.compile(
    r"(?:开工|动工|奠基|竣工|完工|复工|封顶|结顶|建成|启用|投用|使用|搬迁|迁入|运营|运行|启动建设|开业|开诊)"
)


# 去年3月,医疗健康总院挂牌,下设2个分院: what follows is no matter of that month.
_FOUNDED = re.compile(
    r"^,?[^,;。]{2,40}(?:挂牌|揭牌|成立|组建|启用|投用|投入使用|投入运营|投入运行|开业|开诊)(?:成立|运行|运营)?[,;]"
)


def _is_begun_by(mention: Mention, candidate: Candidate, sentence: Sentence) -> bool:
    """Whether a month tells when a building was begun or opened, and the figure how large it is."""
    exact = mention.period and len(mention.period.last) > 4 and not (mention.part or mention.until)
    if not exact or re.search("当[日天月晚]|首[日月]", candidate.left):
        return False
    if _FOUNDED.search(sentence.words(mention.end, candidate.clause.start)[:60]):
        return True
    if not _SIZES.search(candidate.left):
        return False
    end = min(candidate.clause.end, mention.end + 80)
    return bool(_BUILDING.search(sentence.words(mention.end, end)))


def _year_alone(mention: Mention, setting: Setting) -> tuple[Period | None, bool]:
    """The year of a month; the usual period where the month lies in the year at hand."""
    if not mention.period or mention.period.year == setting.here:
        return setting.period, False
    return Period(str(mention.period.year)), True


def stated_period(start: int, at: int, sentence: Sentence) -> Period | None:
    """The time that a sentence states for what stands at `at`, in the clause from `start` on."""
    own = [m for m in sentence.times(start, at) if m.period and not (m.versus or m.since)]
    mention = own[-1] if own else _carried(start, sentence)
    return mention.period if mention else None


def _carried(before: int, sentence: Sentence) -> Mention | None:
    """The last time before a clause that leads what follows it."""
    earlier = sentence.times(sentence.start, before)
    for mention in reversed(earlier[-_FARTHEST:]):
        if not mention.period or mention.versus or mention.origin:
            continue
        if mention.since and _before(mention, sentence.setting):
            continue
        month = mention.until and len(mention.period.last) > 4
        aside = mention.spell and sentence.words(mention.end, mention.end + 1) != ","
        month = month or aside or _opens_event(mention, sentence.setting.folded)
        between = sentence.words(mention.end, before)
        if month and ";" in between:
            continue  # 9月底前…;药占比降到28%
        if _earlier(mention, sentence.setting) and _NOW.search(
            between + sentence.words(before, before + 4)
        ):
            continue  # 十年前只有医师312人,如今达到980人
        if leads(mention, sentence.setting.folded, sentence.start) or _long_ago(mention, sentence):
            return mention
    return None


def _long_ago(mention: Mention, sentence: Sentence) -> bool:
    """Whether words such as 十年前 stand alone at the head of a sentence."""
    ago = _AGO.search(sentence.words(mention.start, mention.end))
    return bool(ago) and sentence.words(mention.end, mention.end + 1) == ","


_NOW = re.compile(r"如今|而今|现如今|目前|现在|现已|现有")


def _earlier(mention: Mention, setting: Setting) -> bool:
    """Whether a time ended before the year at hand."""
    return bool(setting.here and mention.period and mention.period.year < setting.here)


_LEVEL = re.compile(r"每|人均|达到|总数|现有|数(?:达|为)?[\s\0]*$|(?<!新)增|[提降减缩]")
_HELD = re.compile(r"稳定|保持|始终|连年|一直")


# “十二五”期间下降4.2个千分点: a difference carries the year in which it was reached.
_DIFFERENCE = re.compile(
    r"(?:(?<!新)增加|增长|提高|提升|下降|降低|减少|缩短|上升)(?:了|近|约|超过?|到|至|为|\s|\0)*$"
)


def _level_or_sum(mention: Mention, candidate: Candidate) -> Period | None:
    """A span of years for what adds up or was held over them, its last year for a level reached."""
    period = mention.period
    if not (mention.spell and period):
        return period
    if candidate.found.form is Form.COUNT and not _DIFFERENCE.search(candidate.left):
        return period
    held = _HELD.search(candidate.left) or re.search("占|年均", candidate.left)
    return period if held else Period(str(period.year))


def planned_period(candidate: Candidate, sentence: Sentence) -> Period | None:
    """When something planned in a review is due: the year of a yearly task, else the last time named."""
    at, here = candidate.found.start, sentence.setting.here
    near = sentence.words(at - 10, at) + sentence.words(
        candidate.found.end, candidate.found.end + 8
    )
    if here and re.search(r"任务|指标|年度|全年", near):
        return Period(str(here))
    before = sentence.times(sentence.start, at)[-_FARTHEST:]
    named = [m for m in before if m.period and not m.versus]
    if _NO_TERM.search(candidate.left):  # no reader could tell
        return None
    if match := _PLAN_GOAL.search(sentence.words(at - 16, at)):
        return Period(str(_PLAN_ENDS[match.group(1)]))
    return named[-1].period if named else None


# 提前两年实现“十四五”目标(36%)
_PLAN_GOAL = re.compile(r"十([二三四五])五[”\"]?(?:规划)?(?:期末)?(?:的)?目标(?:值)?[(为是]*$")
_PLAN_ENDS = {"二": 2015, "三": 2020, "四": 2025, "五": 2030}
# 规划床位800张: what a building is planned for; 国家规定为4%: a standing rule.
_NO_TERM = re.compile(
    r"规定(?:标准)?(?:为|是|的|:)*$|规划(?:设置|建设|设)?(?:总)?(?:床位|病床)(?:数)?(?:达|约|近|为)?$"
)


def _since(mention: Mention, setting: Setting) -> Period | None:
    """From a month of a part of a year on, to the end of that part (上半年…4月份以来); else the year at hand."""
    period, usual = mention.period, setting.period
    if not period or not usual or len(period.first) != 7 or period.year != usual.year:
        return period
    if len(usual.last) != 7:
        return usual
    return Period(period.first, usual.last) if period.first <= usual.last else period


def _before(mention: Mention, setting: Setting) -> bool:
    """Whether a time from which something is counted lies before the year at hand."""
    return bool(setting.here and mention.period and mention.period.start.year < setting.here)


def _year_before(period: Period) -> Period:
    """The same period one year earlier."""

    def earlier(moment: str) -> str:
        rest = "-02-28" if moment[4:] == "-02-29" else moment[4:]
        return f"{int(moment[:4]) - 1}{rest}"

    return Period(earlier(period.first), earlier(period.last))


def versus_of(
    candidate: Candidate, moved: Movement, sentence: Sentence, period: Period | None
) -> Period | str | None:
    """The earlier period or the benchmark that a change is counted from.

    Args:
        candidate: The change.
        moved: What the words before it say.
        sentence: Its sentence.
        period: When it holds.
    """
    if moved.versus:
        return moved.versus
    if origin := _origin_of(candidate, moved, sentence):
        return origin
    if candidate.found.quantity.unit == "倍" and (
        was := _WAS.search(_just_before(candidate, sentence))
    ):
        return was.group(1)
    earlier = sentence.times(sentence.start, candidate.found.start)[-_FARTHEST:]
    near = [m for m in earlier if m.versus and m.period]
    same_part = near and sentence.setting.folded[: near[-1].end].endswith("同期")
    if near and not same_part:
        return near[-1].period
    if spell := _spell_of(earlier, candidate, period):
        return Period(str(spell.start.year - 1))
    return _year_before(period) if period else None


def _spell_of(
    earlier: Sequence[Mention], candidate: Candidate, period: Period | None
) -> Period | None:
    """The years over which a difference came about, where the sentence names them (五年来,…下降4.2个千分点)."""
    spells = [m.period for m in earlier if m.spell and m.period]
    if not (spells and period) or re.search("[同环]比|上年|去年", candidate.left):
        return None
    return spells[-1] if spells[-1].year == period.year else None


_WAS = re.compile(r"(原来|原先)的(?:近|约|将近)?$")
_NO_NAME = re.compile(r"累计|共|净|合计|总共|总计|也|均|又|[^\u4e00-\u9fff]")


def _just_before(candidate: Candidate, sentence: Sentence) -> str:
    return sentence.words(candidate.found.start - 6, candidate.found.start)


def _origin_of(candidate: Candidate, moved: Movement, sentence: Sentence) -> Period | None:
    """The time of the first of two values that a bare difference sums up (由2012年的68.2岁提高到74.1岁,增加5.9岁)."""
    if _NO_NAME.sub("", candidate.left[: moved.start]) or re.search(
        "[同环]比|比|较", candidate.left
    ):
        return None
    at = candidate.found.start
    near = [m for m in sentence.times(sentence.part(at), at)[-_FARTHEST:] if m.origin and m.period]
    if not near or sentence.words(near[-1].end, at).count(",") != 1:
        return None
    return near[-1].period


LISTED = re.compile(r"分别|依次|各为")


def _joined(group: Sequence[Candidate], sentence: Sentence) -> list[Mention]:
    """The times that open the clauses before a list: a spell, or one for each number (到2025年和2030年,…分别达到)."""
    earlier = [m for m in sentence.times(sentence.start, group[0].found.start) if not m.versus]
    last = [m for m in earlier[-len(group) :] if m.period]
    gaps = [sentence.words(a.end, b.start) for a, b in itertools.pairwise(last)]
    if len(last) == len(group) and all(re.fullmatch("[、和及与]到?", gap) for gap in gaps):
        return list(last) if LISTED.search(group[0].left) else []
    return [m for m in earlier if m.spell]


def paired_periods(group: Sequence[Candidate], sentence: Sentence) -> list[Period] | None:
    """The years of a list in order, as many as there are numbers (2020年、2021年依次为…), or `None`."""
    clause, first = group[0].clause, group[0].found.start
    if len(group) < 2 or any(c.bracket for c in group):
        return None
    before = [m for m in sentence.times(clause.start, first) if m.period and not m.versus]
    if not before:
        before = _joined(group, sentence)
    periods = [m.period for m in before if m.period]
    if len(periods) == len(group):
        return periods
    if len(periods) == 1 and before[0].spell and LISTED.search(group[0].left):
        years = range(periods[0].start.year, periods[0].year + 1)
        return [Period(str(year)) for year in years] if len(years) == len(group) else None
    return None
