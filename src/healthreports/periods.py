"""Dates and periods as they stand in a sentence, resolved by the document's own years, never by the clock."""

import re
from datetime import timedelta

import attrs

from healthreports.facts import Period
from healthreports.text import fold


@attrs.frozen(kw_only=True)
class Years:
    """The years that a document's words for time are counted from.

    Attributes:
        here: The year that the section at hand speaks of, or `None`.
        today: The year in which the text was written, or `None`.
    """

    here: int | None = None
    today: int | None = None


@attrs.frozen(kw_only=True)
class Mention:
    """Words for a time at their place in a text.

    Attributes:
        start: Offset of the words.
        end: Offset after them.
        period: What they name, or `None` where the document's years do not tell.
        versus: Whether they name the time that something is compared with (较2021年).
        until: Whether they set a deadline (到2025年, 6月底前).
        since: Whether something is counted from them on (2020年以来).
        origin: Whether they belong to the first of two values (由2010年的5.29张增至…).
        part: Whether they name a part of a year (上半年, 1至5月).
        spell: Whether they name several years over which something adds up (五年来, “十四五”期间).
        relative: Whether their year is inferred (去年, 5月).
    """

    start: int
    end: int
    period: Period | None
    versus: bool = False
    until: bool = False
    since: bool = False
    origin: bool = False
    part: bool = False
    spell: bool = False
    relative: bool = False


_NUMERALS = {c: i for i, c in enumerate("一二三四五六七八九十", start=1)} | {"两": 2}
_PLANS = {"一": 2006, "二": 2011, "三": 2016, "四": 2021, "五": 2026}
_QUARTERS = {
    "一": (1, 3),
    "二": (4, 6),
    "三": (7, 9),
    "四": (10, 12),
    "1": (1, 3),
    "2": (4, 6),
    "3": (7, 9),
    "4": (10, 12),
}

# 三年内, 老年内科, 青少年中医 hold no 年内 or 年中, 2.6万人次年均 no 次年, 60岁以上年龄组 no 上年.
_DATE = re.compile(
    r"""
    (?P<lead>(?:比|较|与|同|相比于?|对比|在|到|至|截至|截止|自|从|由|于)?)
    (?:
      (?P<from>(?:19|20)\d\d)年?\s?[-—~至到]{1,2}\s?(?P<to>(?:19|20)\d\d)年
    | (?:(?P<year>(?:19|20)\d\d)\s?年|(?P<word>去年|(?<!以)上年(?![龄轻])|上一年|(?<!以)前年|今年|明年|本年|当年|(?<!人)次年(?!均)))(?:度(?!假|数))?
      (?:的?(?:
          \s?(?P<m1>\d{1,2}|十[一二]?|[一二三四五六七八九])月?\s?[-—~至到]{1,2}\s?(?P<m2>\d{1,2}|十[一二]?|[一二三四五六七八九])月份?
        | \s?(?P<month>\d{1,2}|十[一二]?|[一二三四五六七八九])\s?月(?!龄)(?:\s?(?P<day>\d{1,2})\s?[日号])?(?:份|[上中下]旬)?
        | (?P<half>[上下]半年)
        | 第?(?P<quarter>[一二三四1-4])季度
        | 前(?P<first>[二三两])(?:个)?季度
      ))?
      (?P<edge>年?[末底初]|年终)?
    | (?P<bm1>\d{1,2}|十[一二]?|[一二三四五六七八九])月?\s?[-—~至到]{1,2}\s?(?P<bm2>\d{1,2}|十[一二]?|[一二三四五六七八九])月份?(?!龄)
    | (?P<bmonth>\d{1,2}|(?<!十)十[一二]?|(?<!十)[一二三四五六七八九])\s?月(?!龄)(?:\s?(?P<bday>\d{1,2})\s?[日号])?(?:份|[上中下]旬)?(?P<bedge>[末底初])?
    | (?P<bhalf>[上下]半年)
    | 第?(?P<bquarter>[一二三四1-4])季度
    | 前(?P<bfirst>[二三两])(?:个)?季度
    | [“"'‘]?十(?P<plan>[一二三四五])五[”"'’]?(?:规划)?(?P<planend>期?末|期间|时期|以来|初)?
    | (?:近|过去|这|最近的?|(?<!提)前)(?P<recent>[一二三四五六七八九十两]|\d)年(?:来|间|以来)?
    | (?<![\d一二三四五六七八九十百几多第前])(?P<ago>[二三四五六七八九十两]|\d{1,2})年(?=(?:以|之)?前(?!后|夕|列|三|五|十))
    | (?P<former>原来|原先)(?=的(?:近|约)?[\d.一二三四五六七八九十两]{1,6}倍)
    | (?:未来|今后|用)(?P<ahead>[二三四五六七八九十两]|\d)年(?!内)(?:左右)?(?:的?时间)?
    | (?<![\d一二三四五六七八九十百])(?P<past>[二三四五六七八九十]|\d)年(?:来|间|累计)
    | (?P<soon>(?<![\d一二三四五六七八九十两几多半老少青成近历])(?:年内(?!科|分泌)|年底|年末|年终|年中(?!医|药|西|心)|年初(?!诊))|全年(?!任务|目标|计划|工作|龄)|本年度?)
    )
    (?P<before>以?前(?![移进])|之前)?
    (?P<since>以来|起|至今|迄今)?
    (?P<behind>相比|(?<!原[来先])(?:时期|同期)?的?(?=[\d.]{1,6}倍)|同期|基础上|为基数)?
    """,
    re.VERBOSE,
)
# 2022年12月至2023年2月, 6月1日至7日: where a span that begins with a month or a day ends.
_TILL = re.compile(
    r"\s?[-—~至到]{1,2}\s?(?:(?P<year>(?:19|20)\d\d)\s?年)?(?:(?P<month>\d{1,2})\s?月(?!龄)份?)?"
    r"(?:(?P<day>\d{1,2})\s?[日号](?![\d楼栋院线]))?底?"
)
# 上年同期为4210人: the level of an earlier time, nothing compared.
_LEVEL_BEHIND = re.compile(r"(?:仅|只)?(?:为|是|有)?\s?\d")
_AND = frozenset("、和与及")
_FUTURE = re.compile(r"计划|将|拟|预计|力争|确保|争取|目标|有望|打算")


def _year_of_word(word: str, years: Years, versus: bool, future: bool) -> int | None:
    here, today = years.here, years.today
    if word in ("去年", "上年", "上一年", "前年"):
        # In a review 比去年 is the year before the one reviewed; 去年12月竣工 is the year before the writing.
        anchor = here if versus or word != "去年" else (today or (here + 1 if here else None))
        if anchor is None:
            return None
        return anchor - (2 if word == "前年" else 1)
    if word in ("明年", "次年"):
        return here + 1 if here else None
    if future and today:
        return max(today, here or today)
    return here or today


def _number(numeral: str) -> int:
    """A month's or a quarter's number, in digits or Chinese numerals (十二)."""
    if numeral.isdecimal():
        return int(numeral)
    return sum(_NUMERALS[c] for c in numeral)


def _months(year: int, first: int, last: int) -> Period | None:
    if not (1 <= first <= last <= 12):
        return None
    return (
        Period(f"{year}-{first:02d}", f"{year}-{last:02d}")
        if first != last
        else Period(f"{year}-{first:02d}")
    )


def _within_year(year: int, match: re.Match[str], bare: bool) -> Period | None:
    """The part of `year` that the words name."""

    def group(name: str) -> str | None:
        return match["b" + name] if bare else match[name]

    if group("m1"):
        return _months(year, _number(group("m1") or "0"), _number(group("m2") or "0"))
    if half := group("half"):
        return _months(year, *((1, 6) if half[0] == "上" else (7, 12)))
    if quarter := group("quarter"):
        return _months(year, *_QUARTERS[quarter])
    if first := group("first"):
        return _months(year, 1, 3 * _NUMERALS[first])
    if month := group("month"):
        return _day_or_month(year, _number(month), group("day"))
    return Period(str(year))


def _day_or_month(year: int, month: int, day: str | None) -> Period | None:
    if not 1 <= month <= 12:
        return None
    if day:
        try:
            return Period(f"{year}-{month:02d}-{int(day):02d}")
        except ValueError:
            return None
    return Period(f"{year}-{month:02d}")


def _years_ahead(length: int, years: Years) -> Period | None:
    """The next years, the one planned or written in among them (未来三年)."""
    first = max(years.here or 0, years.today or 0)
    return Period(str(first), str(first + length - 1)) if first and length > 1 else None


def _resolve(match: re.Match[str], years: Years, versus: bool, future: bool) -> Period | None:
    if match["from"]:
        first, last = match["from"], match["to"]
        return Period(first, last) if first <= last else None
    if match["plan"]:
        start = _PLANS[match["plan"]]
        if match["planend"] in ("末", "期末"):
            return Period(str(start + 4))
        return Period(str(start), str(start + 4))
    if match["ago"]:
        ago = _NUMERALS.get(match["ago"]) or int(match["ago"])
        return Period(str(years.here - ago)) if years.here and ago else None
    if match["ahead"]:
        return _years_ahead(_NUMERALS.get(match["ahead"]) or int(match["ahead"]), years)
    if match["recent"] or match["past"]:
        digits = match["recent"] or match["past"]
        length = _NUMERALS.get(digits) or int(digits)
        return (
            Period(str(years.here - length + 1), str(years.here))
            if years.here and length > 1
            else None
        )
    if match["year"] or match["word"]:
        year = (
            int(match["year"])
            if match["year"]
            else _year_of_word(match["word"], years, versus, future)
        )
        return _within_year(year, match, bare=False) if year else None
    if match["former"] or not years.here:
        return None
    if match["soon"]:
        year = (
            years.today
            if future and years.today and not match["soon"].startswith("全")
            else years.here
        )
        return Period(str(max(year or 0, years.here)))
    return _within_year(years.here, match, bare=True)


def _month_or_year_ended(period: Period | None) -> Period | None:
    """The month or the year in place of its last day, for what stands at its end (截至12月31日)."""
    if period and period.first == period.last and len(period.first) == 10:
        day = period.start
        if (day + timedelta(days=1)).day == 1:
            return Period(period.first[:4] if day.month == 12 else period.first[:7])
    return period


def _spanned(folded: str, end: int, period: Period | None) -> tuple[Period | None, int]:
    """A month or a day with what a span from it on ends in, and the offset after the words."""
    match = _TILL.match(folded, end)
    if not (match and period and period.first == period.last):
        return period, end
    year, month, day = period.first[:4], period.first[5:7], period.first[8:]
    if not month or bool(day) != bool(match["day"]) or not (day or match["month"]):
        return period, end
    last = _day_or_month(int(match["year"] or year), int(match["month"] or month), match["day"])
    if not last or last.start < period.start:
        return period, end
    return Period(period.first, last.first), match.end()


def _is_compared(match: re.Match[str], folded: str) -> bool:
    """Whether words for a time name what something is compared with."""
    if match["former"] or match["lead"] in ("比", "较", "与", "同", "相比于", "相比", "对比"):
        return True
    same_time = match["behind"] == "同期" and _LEVEL_BEHIND.match(folded, match.end())
    return match["behind"] is not None and not same_time


def _goes_on(before: list[Mention], folded: str, start: int) -> bool:
    """Whether words for a time are the next of several that something is compared with (比2021年、2022年)."""
    return bool(before) and before[-1].versus and folded[before[-1].end : start] in _AND


def find_dates(text: str, years: Years | None = None) -> tuple[Mention, ...]:
    """All words for a time in a text, in order.

    Args:
        text: Any text.
        years: What 去年, 年内 or 5月 are counted from; without them such words name no period.

    Example:
        >>> [str(m.period) for m in find_dates("去年11月以来，较2021年提高；到2025年底", Years(here=2023, today=2024))]
        ['2023-11', '2021', '2025']
    """
    years = years or Years()
    folded = fold(text)
    out: list[Mention] = []
    for match in _DATE.finditer(folded):
        if out and match.start() < out[-1].end:  # within the end of a span
            continue
        lead = match["lead"]
        versus = _is_compared(match, folded) or _goes_on(out, folded, match.start())
        future = bool(_FUTURE.search(folded, max(0, match.start() - 12), match.end() + 12))
        period, end = _spanned(folded, match.end(), _resolve(match, years, versus, future))
        if lead in ("截至", "截止"):
            period = _month_or_year_ended(period)
        start = match.start() + len(lead)
        if match["plan"] and not match["planend"] and match["behind"] is None:  # the name of a plan
            continue
        origin = (
            lead in ("从", "由")
            and not match["since"]
            and folded[match.end() : match.end() + 1] == "的"
        )
        since = (
            (bool(match["since"]) or lead in ("自", "从"))
            and match["word"] != "今年"
            and not origin
        )
        out.append(
            Mention(
                start=start,
                end=end,
                period=period,
                versus=versus,
                until=lead in ("到", "至") or bool(match["before"] and not match["ago"]),
                since=since,
                origin=origin,
                part=bool(period and len(period.first) == 7 and period.first != period.last),
                spell=bool(
                    match["recent"]
                    or match["past"]
                    or match["ahead"]
                    or match["plan"]
                    or match["from"]
                )
                and bool(period and period.first != period.last),
                relative=not (match["year"] or match["from"]),
            )
        )
    return tuple(out)
