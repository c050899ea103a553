"""Quantities as they stand in a sentence: number, unit, bound, range."""

import re
from decimal import Decimal
from enum import StrEnum

import attrs

from healthreports.errors import ParsingError
from healthreports.facts import Bound, Quantity
from healthreports.numerals import ARABIC, CHINESE, parse_number
from healthreports.text import fold


# The units that bureaus count and measure in; the longest that fits is taken.
_COUNTED = (
    "治疗量 个位次 位次 人次 例次 户次 车次 台次 件次 批次 剂次 针次 场次 人份 人天 床日 班次 篇次 家次 条次 项次 架次 床次 份次 "
    "人 名 位 张 家 所 间 个 项 例 件 起 条 份 次 场 期 班 种 类 户 对 台 辆 套 处 支 剂 针 篇 部 本 册 幅 块 枚 面 批 轮 "
    "座 栋 幢 片 只 头 颗 粒 瓶 盒 箱 袋 管 株 棵 组 队 门 课时 学时 学分 床 村 尾 宗 单 票 笔 站 点 道 趟 堂 米 千米 公里 里"
).split()
_MEASURED = (
    "平方米 平方公里 平米 ㎡ m2 亩 公顷 立方米 吨 公斤 千克 克 毫克 微克 毫升 升 单位 U 人民币元 美元 元 "
    "周岁 岁 个月 个工作日 工作日 个小时 小时 分钟 秒钟 秒 天 日 年 分 兆瓦 千瓦 KW kW km ml mL kg mg "
    "度 dB 倍 成 番"
).split()
_SHARE = "个百分点 百分点 个千分点 千分点 % ‰".split()
_UNITS = sorted({*_COUNTED, *_MEASURED, *_SHARE}, key=len, reverse=True)
# 86场(次): the second half of a unit in brackets.
UNIT = (
    r"(?:个1/10万|个点(?!位)|"
    + "|".join(map(re.escape, _UNITS))
    + r")(?:\([次人个家户套件场处所名例份]\))?+"
)
# 元/人 · 管/日 · 人/万人
_PER = r"(?:/(?:[千万百]人(?:口)?|10万(?:人口?)?|十万(?:人口?)?|床日|人次|人|日|天|月|年|床|例|小时|户|次|千|万(?!\d))|每(?:日|天|年|月)(?![均个]))?+"

# 7/10万 · 3.2/千 · 90.46/十万
_RATE = r"/(?:10万|十万|1000|万|千)(?:人口?)?"
_MULTIPLIER = r"(?:万亿|千万|百万|十万|万|亿|千(?![克米瓦卡]))"
_NUMBER = rf"(?:{ARABIC}(?:[余多几]?{_MULTIPLIER})?|{CHINESE})"
_AFTER = r"(?:\(?(?:及其?以上|以上|以内|之内|以下|及以下|及以内|之上|左右|上下)\)?|(?<=[时钟日])内(?!部|外|科|在|涵))"

_MINUTES = r"(?P<minutes>\d{1,3})(?P<big>小时|分钟?)(?P<seconds>\d{1,2})(?P<little>分钟?|秒钟?)"
_PATTERN = re.compile(
    rf"""
    (?P<coverage>(?:基本(?:上)?实现|基本(?:上)?)?(?P<full>全覆盖))
    | (?P<double>翻(?:了)?(?P<doublings>[一两二三四]|\d)?番)
    | (?P<fifty>半数|一半)(?![天年月日个])(?P<fiftyafter>{_AFTER})?
    | (?P<tenths>[一二三四五六七八九])成(?P<hundredths>[一二三四五六七八九])(?![一二三四五六七八九十百])
    | (?P<bottom_word>[二三四五六七八九十])分之(?P<top_word>[一二三四五六七八九])
    | (?P<nearly>(?:基本|大致|大体)(?:上|保持)?)?(?P<flat>持平)
    | (?P<clear>清零)
    | (?P<parts>(?P<base>百|千|万|1000|10000|十万|10万|100000)分之(?P<part>百|{ARABIC}|{CHINESE}))(?P<partsafter>{_AFTER})?
    | {_MINUTES}
    | (?P<ratio>(?P<left>{ARABIC})\s?[:∶比](?P<right>{ARABIC})(?![\d:]))
    | (?P<fraction>(?P<top>\d{{1,4}})/(?P<bottom>\d{{1,4}}))(?![\d/万千]|0万)
    | (?P<symbol>[≥≤><]=?)?
      (?P<low>{_NUMBER})
      (?P<more>[余多几])?
      (?:(?P<lowunit>{UNIT})?(?P<to>[-~—至到]{{1,2}})(?P<high>{_NUMBER})(?P<highmore>[余多])?)?
      (?:(?P<rate>{_RATE})|\s?(?P<unit>{UNIT}{_PER}))?
      (?P<half>半(?=$|[^年天日数以]))?
      (?P<over>余|(?<=成)多)?
      (?P<after>{_AFTER})?
    """,
    re.VERBOSE,
)

_BEFORE_AT_LEAST = re.compile(
    r"(?:超过|超|突破|逾|至少|不少于|不低于|不小于|不得少于|不得低于|多于|大于|高于|达到或超过|最少|不下|上?不封顶|力争超|≥|>|>=)(?:了|达|到)?$"
)
_BEFORE_AT_MOST = re.compile(
    r"(?:不超过|不高于|不多于|不大于|不得超过|不得高于|(?<![不得])(?:低于|少于|小于)|至多|最多|不足|不到|≤|<|<=)(?:了)?$"
)
# 签约26.64万人 is a contract, no estimate.
_BEFORE_ABOUT = re.compile(r"(?:将近|接近|大约|约为|(?<![最附远])近|(?<![签履预节契大特])约|大概)$")
# 至少配备2名公共卫生医师, 至少各建成1家: the verb stands between.
_AT_LEAST_DO = re.compile(r"(?:至少|最少)[\u4e00-\u9fff]{1,5}$")
_NEGATED_AT_LEAST = re.compile(r"不(?:超过|多于|大于|高于|得超过|得高于)$")


class Form(StrEnum):
    """What shape a number has, where that decides how it is read."""

    COUNT = "count"
    SHARE = "share"
    RATE = "rate"
    RATIO = "ratio"
    COVERAGE = "coverage"
    DOUBLING = "doubling"
    FLAT = "flat"
    CLEARED = "cleared"
    DURATION = "duration"
    BARE = "bare"


@attrs.frozen(kw_only=True)
class Found:
    """A quantity at its place in a text.

    Attributes:
        start: Offset of the quote.
        end: Offset after it; a bound word behind the number belongs to it, one before does not.
        quantity: What it says.
        form: Its shape.
        chinese: Whether its number is written in Chinese characters.
        implied: Whether value and unit stand in words (全覆盖), not in numbers.
    """

    start: int
    end: int
    quantity: Quantity
    form: Form
    chinese: bool = False
    implied: bool = False


def _bound_before(text: str, start: int) -> Bound | None:
    before = text[max(0, start - 8) : start]
    if _AT_LEAST_DO.search(before):
        return Bound.AT_LEAST
    if _BEFORE_AT_MOST.search(before):
        return Bound.AT_MOST
    if _BEFORE_AT_LEAST.search(before):
        return Bound.AT_MOST if _NEGATED_AT_LEAST.search(before) else Bound.AT_LEAST
    if _BEFORE_ABOUT.search(before):
        return Bound.ABOUT
    return None


def _bound_after(words: str) -> Bound | None:
    if "上下" in words or "左右" in words:
        return Bound.ABOUT
    if "上" in words:
        return Bound.AT_LEAST
    if words:
        return Bound.AT_MOST
    return None


def _bound(text: str, start: int, more: bool, after: str, symbol: str = "") -> Bound:
    if symbol:
        return Bound.AT_LEAST if symbol[0] in "≥>" else Bound.AT_MOST
    before = _bound_before(text, start)
    behind = _bound_after(after)
    if more:
        return Bound.ABOUT
    return behind or before or Bound.EXACT


_IN_LAKHS = {
    "10万": "/10万",
    "十万": "/10万",
    "100000": "/10万",
    "百": "%",
    "千": "‰",
    "1000": "‰",
    "万": "/万",
    "10000": "/万",
}


def _rate_unit(rate: str) -> str:
    base = rate.lstrip("/").removesuffix("口").removesuffix("人")
    return {"10万": "/10万", "十万": "/10万", "1000": "‰", "千": "‰", "万": "/万"}[base]


def _share(text: str, match: re.Match[str]) -> Found | None:
    part = match["part"]
    try:
        value, step = (Decimal(100), Decimal(1)) if part == "百" else parse_number(part)
    except ParsingError:
        # 百分之万万万: numerals that make no number.
        return None
    after = match["partsafter"] or ""
    return Found(
        start=match.start(),
        end=match.end(),
        quantity=Quantity(
            value=value,
            unit=_IN_LAKHS[match["base"]],
            bound=_bound(text, match.start(), False, after),
            step=step,
        ),
        form=Form.SHARE if match["base"] in ("百", "千", "1000") else Form.RATE,
        chinese=False,
    )


def _duration(text: str, match: re.Match[str]) -> Found | None:
    big, little = match["big"], match["little"]
    if (big[0] == "小") == (little[0] == "秒"):
        return None
    value = Decimal(int(match["minutes"]) * 60 + int(match["seconds"]))
    unit = "秒" if little[0] == "秒" else "分"
    return Found(
        start=match.start(),
        end=match.end(),
        quantity=Quantity(
            value=value, unit=unit, bound=_bound(text, match.start(), False, ""), step=Decimal(1)
        ),
        form=Form.DURATION,
    )


_AND_MORE = re.compile(r"还多|多|以上")


def _words(text: str, match: re.Match[str]) -> Found:
    """全覆盖, 翻一番, 半数, 持平, 清零: a quantity without a number."""
    start, end = match.span()
    if match["coverage"]:
        start = match.start("full")
        quantity = Quantity(
            value=Decimal(100),
            unit="%",
            bound=Bound.ABOUT if match["coverage"].startswith("基本") else Bound.EXACT,
        )
        return Found(start=start, end=end, quantity=quantity, form=Form.COVERAGE, implied=True)
    if match["double"]:
        doublings = match["doublings"] or "一"
        if match["doublings"]:
            start = match.start("doublings")
        value = parse_number(doublings)[0]
        bound = (
            Bound.AT_LEAST
            if _AND_MORE.match(text, match.end())
            else _bound(text, match.start(), False, "")
        )
        return Found(
            start=start,
            end=end,
            quantity=Quantity(value=value, unit="番", bound=bound),
            form=Form.DOUBLING,
            implied=not match["doublings"],
        )
    if match["fifty"]:
        quantity = Quantity(
            value=Decimal(50), unit="%", bound=_bound(text, start, False, match["fiftyafter"] or "")
        )
        return Found(start=start, end=end, quantity=quantity, form=Form.SHARE)
    if match["flat"]:
        quantity = Quantity(value=Decimal(0), bound=Bound.ABOUT if match["nearly"] else Bound.EXACT)
        start = match.start("flat")
        return Found(start=start, end=end, quantity=quantity, form=Form.FLAT, implied=True)
    quantity = Quantity(value=Decimal(0))
    return Found(start=start, end=end, quantity=quantity, form=Form.CLEARED, implied=True)


def _tenths(text: str, match: re.Match[str]) -> Found:
    """九成三: tenths and hundredths."""
    value = parse_number(match["tenths"])[0] + parse_number(match["hundredths"])[0] / 10
    return Found(
        start=match.start(),
        end=match.end(),
        quantity=Quantity(
            value=value,
            unit="成",
            bound=_bound(text, match.start(), False, ""),
            step=Decimal("0.1"),
        ),
        form=Form.SHARE,
    )


def _ratio(text: str, match: re.Match[str]) -> Found | None:
    if match["fraction"] or match["bottom_word"]:
        top = parse_number(match["top"] or match["top_word"])[0]
        bottom = parse_number(match["bottom"] or match["bottom_word"])[0]
        if not bottom or top > bottom:
            return None
        value = top / bottom
    else:
        left, right = parse_number(match["left"])[0], parse_number(match["right"])[0]
        if left != 1 and right != 1:
            return None
        value = right if left == 1 else left
    return Found(
        start=match.start(),
        end=match.end(),
        quantity=Quantity(value=value, bound=_bound(text, match.start(), False, "")),
        form=Form.RATIO,
    )


def _adjacent_digits(digits: str) -> bool:
    """Whether two Chinese digits name neighbours (三五, 一二) and so a range, no number."""
    return len(digits) == 2 and all(c in "一二两三四五六七八九" for c in digits)


_SOME = re.compile("[余多几]")


def _low_and_high(match: re.Match[str]) -> tuple[Decimal, Decimal | None, Decimal] | None:
    low, high = match["low"], match["high"]
    if _adjacent_digits(low) and not high:
        low, high = low[0], low[1]
    value, step = parse_number(_SOME.sub("", low))
    if not high:
        return value, None, step
    top, top_step = parse_number(_SOME.sub("", high))
    # 8-10万: the multiplier stands once, for both.
    if high[-1] in "万亿千" and low[-1] not in "万亿千" and value * 10 < top:
        value *= top_step if top_step >= 1000 else Decimal(10_000 if high[-1] == "万" else 10**8)
    if top < value:
        return None
    return value, top, top_step


# 自然增长率为-1.32‰, 增速为负2.1%: a sign, no dash.
_MINUS = re.compile(r"(?:增长率|增速|增幅)(?:为|达到?|是|:)?[-−负]$|(?:为|是|达到?)[-−负]$")
_UNIT_FORMS = {"%": Form.SHARE, "‰": Form.SHARE, "成": Form.SHARE}


def _plain(text: str, match: re.Match[str]) -> Found | None:
    try:
        numbers = _low_and_high(match)
    except ParsingError:
        return None
    if numbers is None:
        return None
    value, high, step = numbers
    start = match.start("low")
    if not high and _MINUS.search(text[max(0, start - 8) : start]):
        start, value = start - 1, -value
    unit = match["unit"] or match["lowunit"]
    if match["rate"]:
        unit = _rate_unit(match["rate"])
    unit = (unit or "").removeprefix("个") if (unit or "").endswith(("分点", "个点")) else unit
    more = bool(_SOME.search(match["low"]) or match["more"] or match["highmore"] or match["over"])
    if match["half"] and unit in ("年", "个月", "小时", "个小时", "天"):
        value += Decimal("0.5")
        step = Decimal("0.5")
    form = (
        Form.RATE
        if match["rate"]
        else _UNIT_FORMS.get(unit or "", Form.COUNT if unit else Form.BARE)
    )
    return Found(
        start=start,
        end=match.end(),
        quantity=Quantity(
            value=value,
            high=high,
            unit=unit,
            bound=_bound(text, match.start(), more, match["after"] or "", match["symbol"] or ""),
            step=step,
        ),
        form=form,
        chinese=not match["low"][0].isdigit(),
    )


def _read(text: str, match: re.Match[str]) -> Found | None:
    if match["low"]:
        return _plain(text, match)
    if match["parts"]:
        return _share(text, match)
    if match["minutes"]:
        return _duration(text, match)
    if match["tenths"]:
        return _tenths(text, match)
    if match["ratio"] or match["fraction"] or match["bottom_word"]:
        return _ratio(text, match)
    return _words(text, match)


# 由5.29张增至5.43张, 从300万元到1000万元: two quantities, no range.
_FROM = re.compile(r"[由从自]\D{0,8}$")


def _single(text: str, match: re.Match[str]) -> re.Match[str]:
    """The match without its far end, where that is the second value of a change."""
    if (
        match["low"]
        and match["high"]
        and match["to"] in ("至", "到")
        and _FROM.search(text[max(0, match.start() - 10) : match.start()])
    ):
        shorter = _PATTERN.match(text, match.start(), match.start("to"))
        return shorter or match
    return match


def find_quantities(text: str) -> tuple[Found, ...]:
    """All quantities of a text in order; dates, ordinals and names among them are the caller's to leave out.

    Example:
        >>> [f.quantity.value for f in find_quantities("门诊71.25万人次，同比增长10.46%")]
        [Decimal('712500'), Decimal('10.46')]
    """
    folded = fold(text)
    out: list[Found] = []
    at = 0
    while match := _PATTERN.search(folded, at):
        match = _single(folded, match)
        found = _read(folded, match)
        if found:
            out.append(found)
        at = max(match.end(), at + 1)
    return tuple(out)


def parse_quantity(text: str) -> Quantity:
    """The quantity that a string is, bound words included.

    Raises:
        ParsingError: The string is not one quantity and nothing else.

    Example:
        >>> parse_quantity("不少于1.5万人次")
        Quantity(value=Decimal('15000'), unit='人次', high=None, bound=<Bound.AT_LEAST: '>='>, step=Decimal('1000'))
    """
    found = find_quantities(text)
    if len(found) != 1 or found[0].end != len(text.rstrip()):
        raise ParsingError("not a quantity", text)
    return found[0].quantity
