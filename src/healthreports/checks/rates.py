"""Rates, with the counts and bases that stand beside them."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from healthreports import display, matching
from healthreports.checks.findings import (
    Finding,
    FindingKind,
    Known,
    Measured,
    Severity,
    said,
    same_unit,
    sentences,
    verdict,
)
from healthreports.facts import Indicator, Quantity, Target


# How many figures back the base of a rate is sought, and how many of one name or sentence are looked at.
_REACH = 6
_MOST = 50


def find_rates(figures: Sequence[Measured]) -> Iterator[Finding]:
    """Rates against the count and the base that stand before them in the sentence."""
    for sentence in sentences(figures):
        for i, rate in enumerate(sentence):
            if rate.quantity.unit != "%":
                continue
            pair = _count_and_base(rate, sentence[max(0, i - _REACH) : i])
            if pair is not None:
                yield from _rate(rate, *pair)


# 任务完成率108.50%; 完成任务（580例）的104.1%.
_OF_TASK = re.compile(r"完成率$|任务$")
# 受理100件，办结98件，办结率98%: the count is named as the rate is.
_DONE = re.compile(
    r"(合格|达标|检出|阳性|治愈|接种|签约|建档|管理|控制|参保|参合|办结|整改|完成|转诊|筛查|复核|确诊|随访|死亡)率$"
)


def _count_and_base(rate: Measured, before: Sequence[Measured]) -> tuple[Measured, Measured] | None:
    """What a rate is made of, where the sentence leaves no doubt."""
    if len(before) < 2:
        return None
    other, count = before[-2:]
    if _OF_TASK.search(rate.name) and (isinstance(other, Target) or isinstance(count, Target)):
        # 签约任务数264987人，完成规范签约287523人，任务完成率108.50%
        base, count = (other, count) if isinstance(other, Target) else (count, other)
        return (count, base) if isinstance(base, Target) and isinstance(count, Indicator) else None
    # 招聘247人，其中硕士64人，占25.9%
    if count.part_of and rate.name in (f"{count.name}占", f"{count.name}占比"):
        bases = [fact for fact in before if fact.name == count.part_of]
        return (count, bases[-1]) if bases else None
    return (count, other) if _named_alike(rate, count, other) else None


def _named_alike(rate: Measured, count: Measured, base: Measured) -> bool:
    """Whether the count bears the name of the rate, and the base before it that of what was looked at."""
    word = _DONE.search(rate.name)
    if word is None or count.subjects != base.subjects or count.period != base.period:
        return False
    named = count.name.endswith(word[1]) and word[1] not in base.name
    units = matching.counted(count.quantity.unit) and count.quantity.unit == base.quantity.unit
    return named and units and count.quantity.value <= base.quantity.value


def _rate(rate: Measured, count: Measured, base: Measured) -> Iterator[Finding]:
    if not all(matching.certain(fact.quantity) for fact in (rate, count, base)):
        return
    if not base.quantity.value or not same_unit(count, base):
        return
    expected = count.quantity.value / base.quantity.value * 100
    slack = matching.room(rate.quantity)
    slack += expected * (_relative(count.quantity) + _relative(base.quantity))
    holds = abs(rate.quantity.value - expected) <= slack
    yield Finding(
        kind=FindingKind.RATE,
        severity=verdict(holds=holds),
        holds=holds,
        facts=(rate, count, base),
        stated=rate.quantity.value,
        expected=expected,
        tolerance=slack,
        english=f"{said(rate)}, {'and' if holds else 'but'} {count.quote} of {base.quote} is {expected:.2f}%.",
        chinese=f"{said(rate)}，{'与' if holds else '但'}{count.quote}占{base.quote}的{expected:.2f}%{'相符' if holds else ''}。",
    )


def _relative(quantity: Quantity) -> Decimal:
    """How far a value may lie from the number as written, in parts of it."""
    return matching.room(quantity) / abs(quantity.value) if quantity.value else Decimal(0)


# -- shares

# Names of shares that cannot pass 100 %; a rate of completion, use or growth can.
_SHARE = re.compile(
    r"(?:占比|比例|比重|覆盖率|接种率|普及率|签约率|入托率|满意率|满意度|合格率|知晓率|死亡率|住院分娩率|管理率|达标率|治愈率|检出率|感染率|参保率|参合率|就诊率|控制率|筛查率|建档率)$"
)
# 目标人群覆盖率101%, 孕优检查3214对，覆盖率103.7%: what is counted against a plan or a quota can pass it.
_AGAINST_PLAN = re.compile(r"目标|任务|计划|完成|(?:检查|筛查|检测|体检)[^率]{0,12}覆盖率$")
_ALL = Decimal(100)


def find_shares(figures: Sequence[Measured], known: Known) -> Iterator[Finding]:
    """Shares above 100 %, by their names or because the catalogue says that nothing can be more."""
    for fact in figures:
        if fact.quantity.unit != "%" or fact.quantity.value <= _ALL:
            continue
        concept = known.get(fact.concept or "")
        if _SHARE.search(fact.name) or (concept is not None and concept.max == _ALL):
            planned = _AGAINST_PLAN.search(fact.name)
            yield Finding(
                kind=FindingKind.SHARE,
                severity=Severity.INFO if planned else Severity.WARNING,
                facts=(fact,),
                stated=fact.quantity.value,
                expected=_ALL,
                english=f"{said(fact)} is a share of more than 100%.",
                chinese=f"{said(fact)}，比例超过100%。",
            )


# -- bases

# 每千名3岁以下婴幼儿拥有成长驿站, 千人医师数, 每万人口全科医生数
_PER = re.compile(
    r"(?:每|(?=[百千万十]))(?P<number>百|千|十?万|10万)(?:名|个)?"
    r"(?P<whom>3岁以下婴幼儿|0-3岁婴幼儿|婴幼儿|老年人|儿童|(?:常住|户籍|服务|总)?(?:人口|居民|人))"
    r"(?:共?[拥占][有])?(?=.{2})"
)
_SIZES = {"百": 100, "千": 1000, "万": 10**4, "十万": 10**5, "10万": 10**5}
_WHOM = {
    "3岁以下婴幼儿": "children under three",
    "0-3岁婴幼儿": "children under three",
    "婴幼儿": "small children",
    "老年人": "older people",
    "儿童": "children",
    "户籍人口": "registered people",
    "常住人口": "residents",
}
_NEW = re.compile(r"新增|新建|新设|净增|增加|招")


def find_bases(figures: Sequence[Measured]) -> Iterator[Finding]:
    """What a count and its rate say of the people they are counted among: 托位4651个, 每千人3.9个."""
    counts: dict[tuple[str, str], list[Indicator]] = defaultdict(list)
    for fact in figures:
        if isinstance(fact, Indicator) and matching.counted(fact.quantity.unit):
            counts["named", _thing(fact.name)].append(fact)
            counts["beside", fact.sentence].append(fact)
    for rate in figures:
        per = _PER.search(rate.name)
        if per is None or not isinstance(rate, Indicator) or not matching.certain(rate.quantity):
            continue
        thing = _thing(rate.name[per.end() :])
        near = counts.get(("beside", rate.sentence), ())[:_MOST]
        far = counts.get(("named", thing), ())[:_MOST]
        count = next((fact for fact in (*near, *far) if _count_of(thing, fact, rate)), None)
        if count is not None and rate.quantity.value > 0:
            yield _base(rate, count, per)


_TOTAL = re.compile(r"可提供|现有|共有|拥有|累计|实有|总")


def _thing(name: str) -> str:
    """What is counted: 婴幼儿照护服务托位 and 可提供托位 end alike."""
    return matching.core(_TOTAL.sub("", name)).removesuffix("数")


# 中医师 are some of the 医师.
_SOME = re.compile(r"中医?|全科|公共|专业|基层|普惠|高级|公立|民营|民办|儿科")


def _count_of(thing: str, fact: Indicator, rate: Indicator) -> bool:
    """Whether a count is that of a rate: named alike, or ending alike in the same sentence."""
    if _PER.search(fact.name) or _NEW.search(fact.name) or not same_unit(fact, rate):
        return False
    same = (fact.subjects, fact.period, fact.part_of) == (rate.subjects, rate.period, rate.part_of)
    if not same or not matching.certain(fact.quantity) or fact.quantity.value <= 0:
        return False
    counted = _thing(fact.name)
    if counted == thing:
        return True
    alike = min(len(thing), len(counted)) > 1 and (
        thing.endswith(counted) or counted.endswith(thing) or thing[-4:] == counted[-4:]
    )
    some = set(_SOME.findall(thing)) ^ set(_SOME.findall(counted))
    return fact.sentence == rate.sentence and alike and not some


def _base(rate: Indicator, count: Indicator, per: re.Match[str]) -> Finding:
    """The base of a rate, as exact as its digits are."""
    size, whom = _SIZES[per["number"]], per["whom"]
    base = count.quantity.value * size / rate.quantity.value
    half = (rate.quantity.step or Decimal(0)) / 2
    slack = base * (half / rate.quantity.value + _relative(count.quantity))
    shown, each = _rounded(base), rate.name[per.start() : per.end("whom")].removeprefix("每")
    people = "人口" if whom == "人" else whom
    return Finding(
        kind=FindingKind.BASE,
        severity=Severity.INFO,
        facts=(rate, count),
        stated=rate.quantity.value,
        expected=base,
        tolerance=slack,
        english=f"{said(count)} at {rate.quote} per {size} imply about {shown:,} {_WHOM.get(whom, 'people')}.",
        chinese=f"{said(count)}，每{each}{rate.quote}，可推算{people}约{display.short_number(shown, '人')}。",
    )


def _rounded(base: Decimal) -> Decimal:
    """Three digits of a number: 1190000 of 1192564."""
    return Decimal(int(round(base, 2 - base.adjusted())))
