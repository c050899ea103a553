"""Documents as pages to be printed by a browser: one column, two columns, a newspaper page of several articles."""

import json
import re
from html import escape

from tests.forms.documents import ROOT, Document, Paragraph, divided, seeds
from tests.forms.markup import grid
from tests.forms.own import NEWSPAPER


_STYLE = """
body{font-family:'Forms Song';font-size:10.5pt;line-height:1.7;margin:0;text-align:justify}
h1{font-family:'Forms Hei';font-size:20pt;text-align:center;line-height:1.3}
h2,h3,h4,h5{font-family:'Forms Hei';font-size:12pt;margin:.6em 0}
h3{font-size:11pt}
p{text-indent:2em;margin:.3em 0}
p.c{text-indent:0;text-align:center;font-size:9pt}
table{border-collapse:collapse;width:100%;margin:.6em 0}td{border:.5pt solid #000;text-align:center;padding:1pt}
.columns{columns:2;column-gap:8mm}
"""
_PAPER = """
.mast{border-bottom:2pt solid #000;display:flex;justify-content:space-between;font-family:'Forms Hei';font-size:12pt}
.mast b{font-size:26pt}
.sheet{font-size:9.5pt;line-height:1.45}
article{border-bottom:.5pt solid #666;padding:3mm 0}
article .w{column-gap:6mm}
article.lead .w{columns:5}article.lead h1{font-size:34pt;margin:1mm}
.row{display:flex;gap:7mm}.row article{flex:1}.row .w{columns:2}.row h1{font-size:19pt;margin:1mm}
.kick{font-family:'Forms Hei';font-size:14pt;text-align:center;text-indent:0}
.by{text-indent:0;text-align:center}
.sheet h3{margin:1mm 0}
.imprint{font-size:8pt;text-align:right}
"""
Article = tuple[str, str, str, tuple[str, ...]]


def printed(document: Document, columns: int) -> str:
    """A document as HTML for print."""
    document = divided(document)
    parts = [
        f"<!DOCTYPE html><meta charset='utf-8'><style>{_STYLE}</style><body>",
        f"<p class=c>{escape(document.kicker)}</p>" if document.kicker else "",
        f"<h1>{escape(document.title)}</h1>",
        f"<p class=c>{escape(document.byline)}</p>" if document.byline else "",
        f"<div class={'columns' if columns > 1 else 'one'}>",
    ]
    for block in document.blocks:
        if not isinstance(block, Paragraph):
            parts.append(grid(block, cell=lambda words, _: words, opening="<table>"))
        elif block.level:
            parts.append(f"<h{block.level + 1}>{escape(block.text)}</h{block.level + 1}>")
        elif block.caption:
            parts.append(f"<p class=c>{escape(block.text)}</p>")
        else:
            lead, rest = escape(block.text[: block.lead]), escape(block.text[block.lead :])
            parts.append(f"<p><b>{lead}</b>{rest}</p>" if lead else f"<p>{rest}</p>")
    return "".join((*parts, "</div></body>"))


# A line that a newspaper's column broke: the blank stands between two words of Chinese.
_WRAP = re.compile(r"(?<=[^\x00-\x7f,;:\"]|[,;:\"0-9]) (?=[^\x00-\x7f]|[\"0-9])")


def seed_articles() -> tuple[Article, ...]:
    """The articles of the seed that is a newspaper page, their broken lines put together."""
    document = seeds()[1]
    gold = json.loads(
        (ROOT / "tests" / "gold" / "seeds" / f"{document.name}.gold.json").read_text(
            encoding="utf-8"
        )
    )
    found = []
    for article in gold["articles"]:
        words = document.text[article["start"] : article["end"]]
        lines = [line.strip() for line in words.splitlines() if line.strip()]
        kicker, title, byline = (article.get(key) or "" for key in ("kicker", "title", "byline"))
        heads = {kicker, *title.split("\n"), byline, f"■{byline}", article.get("subtitle")}
        body = tuple(_WRAP.sub("", line) for line in lines if line not in heads)
        found.append((kicker, " ".join(title.split()), byline, body))
    return tuple(found)


def _article(article: Article, name: str) -> str:
    kicker, title, byline, lines = article
    return "".join(
        (
            f"<article class='{name}'>",
            f"<p class=kick>{escape(kicker)}</p>" if kicker else "",
            f"<h1>{escape(title)}</h1><div class=w>",
            f"<p class=by>{escape(byline)}</p>" if byline else "",
            *(f"<p>{escape(line)}</p>" for line in lines),
            "</div></article>",
        )
    )


def newspaper(articles: tuple[Article, ...], name: str, day: str) -> str:
    """A page of a newspaper: the first article leads, the others stand in rows of two below it."""
    first, *others = articles
    rows = [others[at : at + 2] for at in range(0, len(others), 2)]
    below = "".join(
        f"<div class=row>{''.join(_article(article, '') for article in row)}</div>" for row in rows
    )
    return (
        f"<!DOCTYPE html><meta charset='utf-8'><style>{_STYLE}{_PAPER}</style><body class=sheet>"
        f"<div class=mast><span>{day} 星期五</span><b>{name}</b><span>健康专版 03</span></div>"
        f"{_article(first, 'lead')}{below}<p class=imprint>责任编辑 王敏 版面设计 陆洁 校对 沈斌 电话 85067890</p></body>"
    )


def newspaper_text(articles: tuple[Article, ...]) -> str:
    """The text form of a newspaper page."""
    return "\n\n".join(
        "\n".join(filter(None, (kicker, title, byline, *lines)))
        for kicker, title, byline, lines in articles
    )


__all__ = ["NEWSPAPER", "newspaper", "newspaper_text", "printed", "seed_articles"]
