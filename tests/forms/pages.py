"""Documents as whole saved pages, in the styles of many site builders, and how much of them a reader keeps.

The pages are made anew each time, the same to the byte.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache
from html import unescape

import attrs
from tests.forms import styles_builders, styles_other
from tests.forms.documents import Document
from tests.forms.markup import Furniture


@attrs.frozen(kw_only=True)
class Style:
    """A way that sites set out a page.

    Attributes:
        encoding: That the bytes are really in.
        label: That the page claims, where the style's own `meta` is to be changed; "" for no label at all.
    """

    name: str
    pieces: Callable[[Document], Iterator[str]]
    encoding: str = "utf-8"
    label: str | None = None


@attrs.frozen(kw_only=True)
class Page:
    """A saved page, and what is in it.

    Attributes:
        body: The words that must be kept.
        head: Title, byline, index, day and source: they may be kept.
        furniture: All other words that a visitor sees or that hide in the page.
    """

    data: bytes
    encoding: str
    body: str
    head: str
    furniture: str


STYLES = (
    Style(name="trs", pieces=styles_builders.trs),
    Style(name="boda", pieces=styles_builders.boda, encoding="gbk"),
    Style(name="ucap", pieces=styles_builders.ucap),
    # A page saved by a browser into UTF-8 that still says GB2312.
    Style(name="ucap mislabelled", pieces=styles_builders.ucap, label="gb2312"),
    Style(name="hanweb", pieces=styles_builders.hanweb),
    # A server that claims UTF-8 over a database of GBK.
    Style(name="hanweb mislabelled", pieces=styles_builders.hanweb, encoding="gb18030"),
    Style(name="catalogue", pieces=styles_builders.catalogue),
    Style(name="cloud", pieces=styles_builders.cloud),
    Style(name="nested", pieces=styles_other.nested, encoding="gb18030"),
    Style(name="local", pieces=styles_other.local),
    Style(name="paper", pieces=styles_other.paper),
    Style(name="paper unlabelled", pieces=styles_other.paper, encoding="gb18030", label=""),
    Style(name="wechat", pieces=styles_other.wechat),
    Style(name="pasted", pieces=styles_other.pasted, encoding="gb18030"),
    Style(name="scattered", pieces=styles_other.scattered, encoding="utf-8-sig", label="gb2312"),
    Style(name="webforms", pieces=styles_other.webforms),
)

_CHARSET = re.compile(r'(charset="?)[\w-]+("?)', re.IGNORECASE)
_UNSEEN = re.compile(r"<(script|style)\b.*?</\1>|<!--.*?-->|<[^>]*>", re.DOTALL | re.IGNORECASE)


@cache
def page(style: Style, document: Document) -> Page:
    """A document as a page of a style."""
    pieces = list(style.pieces(document))
    html = "".join(pieces)
    if style.label is not None:
        html = _CHARSET.sub(rf"\g<1>{style.label}\g<2>" if style.label else "", html, count=1)
    fields = (f"{key}：{value}" for key, value in document.index)
    return Page(
        data=html.encode(style.encoding),
        encoding=style.encoding,
        body=document.body,
        head="\n".join(
            (
                document.kicker,
                document.title,
                document.byline,
                *fields,
                *document.trail,
                *_visible(document),
            )
        ),
        furniture=unescape(
            _UNSEEN.sub(" ", "".join(p for p in pieces if isinstance(p, Furniture)))
        ),
    )


def _visible(document: Document) -> Iterator[str]:
    """The line of day, source and visits, as one style or the other words it."""
    day, source, place = document.published, document.source, document.place
    clocks = ("09:12", "15:20", "11:05", "10:00:00", "18:02", "16:41:05")
    days = (
        f"{day}",
        f"{day:%Y年%m月%d日}",
        f"{day.year}-{day.month}-{day.day}",
        f"{day.year}年{day.month}月{day.day}日",
        f"{day:%Y/%m/%d}",
    )
    yield from (f"{words} {clock}" for words in days for clock in clocks)
    for label in ("发布日期", "发布时间", "信息时间", "更新时间", "时间"):
        yield from (f"{label}：{words}" for words in days)
    for label in ("来源", "信息来源"):
        yield f"{label}：{source}浏览次数"
    yield from (f"{words}来源：{source}" for words in days)
    yield from (f"{place}发布{source}{day}", f"{place[:-1]}日报{day:%Y年%m月%d日}来源")
    yield from (f"{day:%Y/%m/%d}{source}", f"{place}人民政府", document.issuer, "作者：佚名")
    visits = "浏览次数：1893 浏览：[327] 浏览次数：52 点击数：88 阅读量：4,512 点击数：1260 阅读次数：203 访问次数：751"
    yield from visits.split()


_SIZE = 4


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _grams(text: str) -> set[str]:
    return {text[i : i + _SIZE] for i in range(len(text) - _SIZE + 1)}


def _covered(text: str, grams: set[str]) -> list[bool]:
    """Which characters of a text lie in one of the runs of four."""
    found = [False] * len(text)
    for i in range(len(text) - _SIZE + 1):
        if text[i : i + _SIZE] in grams:
            found[i : i + _SIZE] = [True] * _SIZE
    return found


def kept(page: Page, text: str) -> float:
    """The share of the body's characters that a text holds, in runs of four and more."""
    body = _squeezed(page.body)
    return sum(_covered(body, _grams(_squeezed(text)))) / len(body)


def furnished(page: Page, text: str) -> float:
    """The share of a text that is neither the page's body nor its title, byline, index, day and source."""
    words = _squeezed(text)
    ours = _covered(words, _grams(_squeezed(page.body)) | _grams(_squeezed(page.head)))
    return (len(words) - sum(ours)) / max(len(words), 1)


def strange(page: Page, text: str) -> str:
    """What of a text is neither body nor head, its stretches parted by `|`: for a look at what failed."""
    words = _squeezed(text)
    ours = _covered(words, _grams(_squeezed(page.body)) | _grams(_squeezed(page.head)))
    return re.sub(r"\|+", "|", "".join("|" if o else c for c, o in zip(words, ours, strict=True)))


def missing(page: Page, text: str) -> str:
    """What of the body a text lacks, its stretches parted by `|`."""
    body = _squeezed(page.body)
    there = _covered(body, _grams(_squeezed(text)))
    return re.sub(r"\|+", "|", "".join("|" if t else c for c, t in zip(body, there, strict=True)))
