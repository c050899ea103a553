"""Hypothesis strategies for every record, and for text that looks like a report's."""

from calendar import monthrange
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from healthreports import facts, report
from healthreports.text import Span


# --- words and numbers -----------------------------------------------------------------------------

_HAN = "全市县区医院卫生健康中心服务门诊人次床位张万亿率达到新增建设完成等级一二三四五六七八九十百千零两"
_SIGNS = "，。；：、（）《》“”—·％‰%,.;:()<>&\"'\\/ \t\n\r\u3000\xa0\u200b\ufeff\x00"
_ASCII = "0123456789abcXYZ-+~$[]{}"

words = st.text(alphabet=_HAN + _SIGNS + _ASCII, max_size=12) | st.text(
    alphabet=st.characters(exclude_categories=["Cs"]), max_size=6
)
names = st.text(alphabet=_HAN, min_size=1, max_size=8)
numbers = st.decimals(allow_nan=False, allow_infinity=False, places=2) | st.decimals(
    allow_nan=False, allow_infinity=False
)
years = st.integers(1900, 2100)


def some(element: st.SearchStrategy[Any], most: int = 3) -> st.SearchStrategy[tuple[Any, ...]]:
    """A tuple of up to `most` elements."""
    return st.lists(element, max_size=most).map(tuple)


@st.composite
def moments(draw: st.DrawFn) -> str:
    """A year, a month or a day in ISO form."""
    year = draw(years)
    shape = draw(st.sampled_from(("year", "month", "day")))
    if shape == "year":
        return f"{year}"
    month = draw(st.integers(1, 12))
    if shape == "month":
        return f"{year}-{month:02}"
    return f"{year}-{month:02}-{draw(st.integers(1, monthrange(year, month)[1])):02}"


@st.composite
def periods(draw: st.DrawFn) -> facts.Period:
    """A period of one moment, or a span of years."""
    if draw(st.booleans()):
        return facts.Period(draw(moments()))
    first, last = sorted((draw(years), draw(years)))
    return facts.Period(str(first), str(last))


@st.composite
def quantities(draw: st.DrawFn) -> facts.Quantity:
    """A number, or a range whose high end is not below the low one."""
    low, high = draw(numbers), draw(st.none() | numbers)
    if high is not None:
        low, high = sorted((low, high))
    return facts.Quantity(
        value=low,
        high=high,
        unit=draw(st.none() | st.sampled_from(("人次", "%", "‰", "/10万", "百分点", "元"))),
        bound=draw(st.sampled_from(facts.Bound)),
        step=draw(st.none() | st.sampled_from((Decimal("0.01"), Decimal(1), Decimal(100)))),
    )


@st.composite
def spans(draw: st.DrawFn, length: int = 1000) -> Span:
    """A span of a text of that length."""
    start, end = sorted((draw(st.integers(0, length)), draw(st.integers(0, length))))
    return Span(start, end)


# --- facts -----------------------------------------------------------------------------------------

_COMMON: dict[str, st.SearchStrategy[Any]] = {
    "name": words,
    "quote": words,
    "spans": st.lists(spans(), min_size=1, max_size=3).map(tuple),
    "sentence": words,
    "document": words,
    "concept": st.none() | st.sampled_from(("beds", "visits")),
    "subjects": some(words),
    "period": st.none() | periods(),
    "section": some(words),
    "role": st.sampled_from(facts.Role),
    "rule": words,
    "inferred": some(st.sampled_from(("period", "subjects", "unit", "value"))),
    "part_of": st.none() | words,
}
_places = st.integers(1, 10**6)

indicators = st.builds(facts.Indicator, **_COMMON, quantity=quantities())
targets = st.builds(facts.Target, **_COMMON, quantity=quantities())
changes = st.builds(
    facts.Change,
    **_COMMON,
    quantity=quantities(),
    # The words of a benchmark may look like a period: 2019 is then still no Period.
    versus=st.none() | periods() | words | moments(),
)
ranks = st.builds(
    facts.Rank, **_COMMON, place=_places, of=st.none() | _places, scope=st.none() | words
)
milestones = st.builds(facts.Milestone, **_COMMON, deadline=st.none() | periods())
honours = st.builds(facts.Honour, **_COMMON)
progresses = st.builds(facts.Progress, **_COMMON, status=st.sampled_from(facts.Status))

any_fact: st.SearchStrategy[facts.AnyFact] = st.one_of(
    indicators, targets, changes, ranks, milestones, honours, progresses
)


# --- reports ---------------------------------------------------------------------------------------

regions = st.builds(
    report.Region,
    name=names,
    code=st.none() | st.from_regex(r"[1-6][0-9]{5}", fullmatch=True),
    level=st.none() | st.sampled_from(report.Level),
    parents=some(names),
    candidates=some(st.from_regex(r"[1-6][0-9]{5}", fullmatch=True)),
)
sources = st.builds(
    report.Source,
    form=st.just("text"),
    encoding=st.none() | st.sampled_from(("utf-8", "gb18030")),
    hash=st.from_regex(r"[0-9a-f]{64}", fullmatch=True),
    path=st.none() | words,
)
recognitions = st.builds(report.Recognition, layout=names, score=st.floats(0, 1), reason=words)
leftovers = st.builds(report.Leftover, quote=words, span=spans(), reason=words)
joins = st.builds(report.Join, st.integers(0, 1000), st.integers(0, 1000))
cells = st.builds(report.Cell, text=words, span=spans())
tables = st.builds(
    report.Table,
    title=st.none() | words,
    rows=some(some(cells)),
    span=spans(),
    section=some(words),
    role=st.sampled_from(facts.Role),
)


@st.composite
def paragraphs(draw: st.DrawFn) -> report.Paragraph:
    """A paragraph of one piece, or of two that stand apart."""
    text = draw(words)
    cut, gap = draw(st.integers(0, len(text))), draw(st.integers(0, 20))
    pieces = (Span(0, cut), Span(cut + gap, len(text) + gap))
    return report.Paragraph(text=text, spans=tuple(piece for piece in pieces if piece))


def _sections(below: st.SearchStrategy[tuple[report.Section, ...]]) -> Any:
    return some(
        st.builds(
            report.Section,
            level=st.integers(0, 6),
            number=st.none() | st.sampled_from(("一、", "（二）", "3.")),
            heading=st.none() | words,
            role=st.sampled_from(facts.Role),
            span=spans(),
            paragraphs=some(paragraphs(), 2),
            sections=below,
            byline=st.none() | words,
        ),
        2,
    )


section_trees = st.recursive(st.just(()), _sections, max_leaves=6)

reports = st.builds(
    report.Report,
    name=words,
    text=words,
    source=sources,
    layout=names,
    recognition=recognitions,
    title=st.none() | words,
    issuer=st.none() | names,
    region=st.none() | regions,
    published=st.none() | st.dates(min_value=date(1949, 10, 1)),
    review_year=st.none() | years,
    plan_year=st.none() | years,
    document_number=st.none() | words,
    metadata=st.dictionaries(words, words, max_size=3),
    sections=section_trees,
    tables=some(tables, 2),
    facts=some(any_fact),
    joins=some(joins),
    truncations=some(st.integers(0, 1000)),
    excluded=some(leftovers),
    unread=some(leftovers),
)


# --- text that looks like a report -----------------------------------------------------------------

_PLACES = ("沅江市", "宁乡市", "大足区", "定边县", "全市", "县人民医院", "市疾控中心", "12个乡镇")
_THINGS = (
    "总诊疗量",
    "出院患者",
    "孕产妇系统管理率",
    "新增床位",
    "家庭医生签约",
    "财政投入",
    "婴儿死亡率",
    "托位数",
)
_VERBS = (
    "达到",
    "为",
    "完成",
    "完成了",
    "较上年增长",
    "同比下降",
    "控制在",
    "不低于",
    "突破",
    "居全省第",
    "位列全国",
)
_UNITS = (
    "人次",
    "张",
    "万元",
    "亿元",
    "%",
    "％",
    "‰",
    "/10万",
    "个百分点",
    "家",
    "名",
    "倍",
    "",
    " 人",
    "岁",
)
_TAILS = ("以上", "以内", "左右", "余", "", "", "")
_FRAMES = (
    "{thing}{verb}{number}{unit}{tail}",
    "{place}{thing}{verb}{number}{unit}{tail}，其中{thing}{number}{unit}",
    "{thing}、{thing}分别为{number}{unit}、{number}{unit}",
    "{year}年，{place}建成{number}{unit}{thing}",
    "{year}年底前完成{thing}改造并投入使用",
    "获评国家级{thing}示范单位",
    "{thing}实现{place}全覆盖",
    "（{number}{unit}，{thing}）",
    "到{year}年{thing}{verb}{number}—{number}{unit}",
    "从{number}{unit}提高到{number}{unit}",
)
_HEADS = ("一、", "（二）", "(3)", "4.", "第五章 ", "一是", "【概况】", "")
_STOPS = ("。", "。\n", "；", "\n", "\r\n", "，", "\n\n　　", "。\n    ", "")
_JUNK = (
    "浏览次数：1024",
    "第３版",
    "http://example.org/a?b=1",
    "〔2021〕15号",
    "0512-12345678",
    "（（（",
    "”“",
    "\x00",
    "1,2,3,",
    "99999999999999999999",
    "0.0.0",
    "万亿",
    "零零零",
    "①②",
    "½",
    "٣",
    "二〇二三",
)

numerals = st.one_of(
    st.integers(0, 10**7).map(str),
    st.integers(0, 10**9).map(lambda n: f"{n:,}"),
    st.decimals(0, 10**4, places=2).map(str),
    st.decimals(0, 10**3, places=1).map(lambda n: f"{n}万"),
    st.integers(0, 9999).map(
        lambda n: str(n).translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    ),
    st.text(alphabet="一二三四五六七八九十百千万亿零两〇", min_size=1, max_size=6),
    st.sampled_from(("数十", "近百", "1/10", "1:2.5", "百分之五", "十万分之七", "九成", "半数")),
)


def _filled(draw: st.DrawFn, frame: str) -> str:
    """The frame with each of its slots drawn anew."""
    slots: dict[str, Callable[[], str]] = {
        "{thing}": lambda: draw(st.sampled_from(_THINGS)),
        "{place}": lambda: draw(st.sampled_from(_PLACES)),
        "{verb}": lambda: draw(st.sampled_from(_VERBS)),
        "{number}": lambda: draw(numerals),
        "{unit}": lambda: draw(st.sampled_from(_UNITS)),
        "{tail}": lambda: draw(st.sampled_from(_TAILS)),
        "{year}": lambda: str(draw(st.integers(2008, 2031))),
    }
    for slot, fill in slots.items():
        while slot in frame:
            frame = frame.replace(slot, fill(), 1)
    return frame


@st.composite
def sentences(draw: st.DrawFn) -> str:
    """A sentence in the words of the genre."""
    return _filled(draw, draw(st.sampled_from(_FRAMES)))


@st.composite
def report_texts(draw: st.DrawFn) -> str:
    """A text of the genre: headings, sentences, brackets, broken lines, junk between them."""
    title = draw(st.sampled_from(("", "沅江市2022年卫生健康工作总结\n", "2023年工作要点\n\n")))
    piece = st.one_of(sentences(), sentences(), sentences(), st.sampled_from(_JUNK), words)
    parts = [
        draw(st.sampled_from(_HEADS)) * draw(st.booleans())
        + draw(piece)
        + draw(st.sampled_from(_STOPS))
        for _ in range(draw(st.integers(0, 8)))
    ]
    text = title + "".join(parts)
    for _ in range(draw(st.integers(0, 2))):
        cut = draw(st.integers(0, len(text)))
        text = text[:cut] + "\n" + text[cut:]
    return text


texts: st.SearchStrategy[str] = report_texts() | words | st.text(max_size=60)
