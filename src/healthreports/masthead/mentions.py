"""The years that a running text names, and what it does with each of them."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

import attrs

from healthreports.text import fold


_HANZI = re.compile(
    r"(?<![〇零一二三四五六七八九])[一二][〇○零OＯ九][〇○零OＯ一二三四五六七八九]{2}(?=\s?年)"
)
_DIGITS = str.maketrans("〇○零OＯ一二三四五六七八九", "00000123456789")
# What names a year without speaking of it: 《规划（2016—2030年）》, 〔2021〕3号, 2021—2025年.
_MASKED = re.compile(
    r"《[^《》\n]{0,80}+》"
    r"|[〔\[(【]\s?(?:19|20)\d\d\s?[〕\])】]\s?(?:第\s?)?\d{1,4}\s?号"
    r"|(?<!\d)(?:19|20)\d\d\s?年?\s?[—\-~至到]{1,2}\s?(?:19|20)\d\d\s?年?"
)
_MENTION = re.compile(
    r"(?:(?<!\d)(?P<year>(?:19|20)\d\d)(?:\s?年(?:度(?!假))?|(?=[,，、。的]))|(?P<word>今年|本年度?|去年|上年度?|过去的?一年|明年|来年))"
    r"(?P<month>\s?\d{1,2}\s?月)?(?:年?(?P<edge>[底末]))?"
)
_OFFSETS = {"今": 0, "本": 0, "去": -1, "上": -1, "过": -1, "明": 1, "来": 1}
# 较2021年增长, 自2019年起, 由2015年的3.91张增至, 2019年同期
_COMPARED = re.compile(r"[比较与同自从由对据]$|今天是[:,]?\s?$")
_AGAINST = re.compile(
    r"的?(?:同期|水平|基础上|基数)|的\s?[\d一二两三四五六七八九十][\d.]{0,6}\s?倍|以来|起[,，]|增[至长加]到?|以[前后]"
)
# 由2021年的71.3%提升至2023年的82.6%: a level that was reached, not one that is due.
_RISEN = re.compile(r"(?:提[升高]|增加?|上?升|下?降|减少|缩[短小])[到至]$")
_LEVEL = re.compile(r"底?的\s?\d")
# 比2009年增长3% tells of 2010.
_BENCHMARK = re.compile(r"[比较]$")
_UNTIL = re.compile(r"(?:截[至止]?到?|截止)$")
_DUE = re.compile(r"(?:[到至]|力争|确保|预计)(?:于|在)?$")
_BEFORE = re.compile(r"[底末]?之?前")
# 2023年，将…; 2024年全市卫生健康工作的总体要求是…; 2011年，要着力…
_AHEAD = re.compile(
    r"将(?!军|近|士)|(?<![需主重只纲])要(?![求点素件闻])|计划(?!生育|免疫|内)|力争|争取|确保|拟|打算|有望|总体(?:要求|思路|目标)|工作思路|指导思想"
    r"|工作重点|重点(?:工作|任务|抓|做好)|主要(?:目标|任务)|着力|继续|聚焦|努力|进一步|已经?(?:开启|到来|启航)|即将|再出发|启程|启航|扬帆|新(?:的)?(?:征程|起点|篇章|一年)|踏上|奋进|实施方案"
)
# 2022年，将疫情防控作为头等大事: 将 for 把.
_TAKEN_AS = re.compile(
    r"将[^,，、]{1,24}(?:作为|纳入|列为|列入|转|送|升级|提升|摆在|放在|融入|贯穿|与)"
)
_DONE = re.compile(
    r"了|完成\S{0,8}\d|累计|同比|获评|荣获|达到?\d|取得|成效|领导下|圆满|紧紧围绕|较好|新增\S{0,8}\d|共\S{0,6}\d|回眸|回顾"
)
_OPENING = re.compile(r"(?:^|[\n。；;】〗：:!！?？)）]|\s)\s{0,4}$")
_SENTENCE = re.compile(r"[。；;!！?？\n]")
# 2024年是“十四五”规划的关键之年
_ERA = re.compile(r"^[,，]?是[^。]{0,56}(?:之年|一年|关键年|元年)")
# 展望2024年, 迈入2024
_FORWARD = re.compile(
    r"(?:展望|奋进|迈[进入向]|步入|跨入|走进|走向|迎来|面向|面对|决胜|启航|逐梦)\s?$"
)
# 2018年始建的门诊楼
_FOUNDED = re.compile(
    r"[,，]?(?:始建|建成|建立|成立|创建|组建|迁|晋升|更名|开工|投入|被|获|荣获|通过)"
)
STRONG = 3
TAIL = 120
_SENTENCE_TAIL = 60
SAMPLE = 200_000


@attrs.frozen(kw_only=True)
class Mentions:
    """How much speaks for each year.

    Attributes:
        back: For one that the text tells of; the opening of a paragraph weighs more than a date.
        ahead: For one that it looks ahead in.
        until: The years by whose end something was or is to be reached: 到2020年底.
        looks_back: Whether the text says 去年 or 过去一年.
    """

    back: Counter[int]
    ahead: Counter[int]
    until: Counter[int]
    looks_back: bool = False


def plain_years(text: str) -> str:
    """The text folded, character for character, its years in digits (二〇二三年, ２０２３年).

    Example:
        >>> plain_years("二〇二三年工作总结")
        '2023年工作总结'
    """
    return _HANZI.sub(lambda found: found[0].translate(_DIGITS), fold(text))


def find_mentions(text: str, published: date | None = None) -> Mentions:
    """What a running text does with the years that it names.

    Args:
        text: Of the paragraphs.
        published: The day that 今年 and 去年 are counted from; without it they count from the year looked ahead in,
            or from the one after that told of.

    Example:
        >>> found = find_mentions("2022年，全县门诊62万人次，比2021年增长3%。2023年，我县将新建2家卫生院。")
        >>> dict(found.back), dict(found.ahead)
        ({2022: 4}, {2023: 1})
    """
    words = _MASKED.sub(lambda found: "\0" * len(found[0]), plain_years(text[:SAMPLE]))
    back: Counter[int] = Counter()
    ahead: Counter[int] = Counter()
    until: Counter[int] = Counter()
    relative: list[tuple[int, bool, int]] = []
    for found, use, weight in _uses(words):
        if found["word"]:
            relative.append((_OFFSETS[found["word"][0]], use == "ahead", weight))
            continue
        year = int(found["year"])
        if use == "benchmark":
            year, use = year + 1, "back"
        if use == "until":
            until[year] += 1
        (ahead if use == "ahead" else back)[year] += weight
    today = published.year if published else _today(back, ahead, relative)
    if today is not None:
        for offset, forward, weight in relative:
            (ahead if forward or offset > 0 else back)[today + offset] += weight
    return Mentions(
        back=_known(back, published),
        ahead=ahead,
        until=_known(until, published),
        looks_back=any(offset < 0 for offset, *_ in relative),
    )


def _known(back: Counter[int], published: date | None) -> Counter[int]:
    """What had been by the day."""
    if published is None:
        return +back
    return +Counter({year: n for year, n in back.items() if year <= published.year})


def _today(
    back: Counter[int], ahead: Counter[int], relative: list[tuple[int, bool, int]]
) -> int | None:
    """The year in which a text without a date was written, so far as its own words tell."""
    if ahead:
        return max(ahead, key=lambda year: (ahead[year], -year))
    looks_ahead = any(offset == 0 and forward for offset, forward, _ in relative)
    return max(back, key=lambda year: (back[year], year)) + 1 if back and looks_ahead else None


def _uses(words: str) -> Iterator[tuple[re.Match[str], str, int]]:
    """Each mention that speaks of its year: its use (back, ahead, until) and its weight."""
    for found in _MENTION.finditer(words):
        lead = words[max(found.start() - 6, 0) : found.start()]
        tail = words[found.end() : found.end() + TAIL]
        if _COMPARED.search(lead) or _AGAINST.match(tail):
            # 今年以来 tells of this year all the same.
            if found["word"] and found["word"][0] in "今本" and tail.startswith("以来"):
                yield found, "back", STRONG
            elif found["year"] and _BENCHMARK.search(lead):
                yield found, "benchmark", 1
            continue
        if _RISEN.search(lead) and _LEVEL.match(tail):
            yield found, "back", 1
        elif _UNTIL.search(lead):
            yield found, "back", STRONG if found["edge"] else 1
        elif _DUE.search(lead) and found["edge"]:
            yield found, "until", 1
        elif not _DUE.search(lead) and not _BEFORE.match(tail):
            sentence = _SENTENCE.split(tail[:_SENTENCE_TAIL], maxsplit=1)[0]
            if _FORWARD.search(lead) or _looks_ahead(sentence, tail):
                yield found, "ahead", 1
            else:
                yield found, "back", _weight(found, lead, tail)


def _looks_ahead(sentence: str, tail: str) -> bool:
    if _ERA.match(sentence):
        return bool(_AHEAD.search(tail)) and not _DONE.search(tail)
    ahead = _AHEAD.search(sentence)
    if not ahead or _DONE.search(sentence[: ahead.start()]):
        return False
    return not (ahead[0].startswith("将") and _TAKEN_AS.match(sentence, ahead.start()))


def _weight(found: re.Match[str], lead: str, tail: str) -> int:
    """How much a mention says of the year that the whole text tells of: 2018年，全市… more than 2015年6月."""
    if found["month"] or _FOUNDED.match(tail):
        return 1
    return STRONG if found["edge"] or _OPENING.search(lead) else 2
