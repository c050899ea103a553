"""The page of a marked source: valid, complete, harmless, and true to the text."""

import html
import pickle
import re
import stat
import time
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import attrs
import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import strategies
from tests.factories import change, figure, honour, indicator, milestone, progress, shown, target
from tests.factories import report as made

import healthreports as hr
from healthreports.display.html import escaped
from healthreports.facts import AnyFact, Rank
from healthreports.report import Join, Leftover, Report
from healthreports.text import Span
from healthreports.views.highlight import Highlight, highlight


SEEDS = sorted((Path(__file__).parents[1] / "seeds").glob("*.txt"))
X = "{http://www.w3.org/1999/xhtml}"
FIGURES = ("indicator", "target", "change", "rank")


def parsed(page: str) -> Element:
    """The page as a browser reads it; any fault of its HTML is an error."""
    root: Element = html5lib.HTMLParser(strict=True).parse(page)
    return root


def body_of(page: str) -> Element:
    """The element that holds the text."""
    main = parsed(page).find(f".//{X}main")
    assert main is not None
    return main


def as_shown(text: str) -> str:
    """A text with its line ends as a browser has them, and what would be hidden by its number."""
    return html.unescape(escaped(text.replace("\r\n", "\n")))


def marks(page: str) -> list[tuple[str, str, str, str]]:
    """Classes, words, sign and note of each mark, in order."""
    return [
        (
            mark.get("class", ""),
            "".join(mark.itertext()),
            mark.get("data-sign", ""),
            mark.get("data-note", ""),
        )
        for mark in body_of(page).iter(f"{X}mark")
    ]


def note(report: Report, words: str) -> str:
    """What is said of the one mark with these words."""
    (found,) = [said for _, shown, _, said in marks(highlight(report).html) if shown == words]
    return found


def placed(text: str, *facts: tuple[AnyFact, str], **fields: Any) -> Report:
    """A report of this text, its facts at the place of their words, the first that there is."""
    found = [
        attrs.evolve(fact, spans=(Span(text.index(words), text.index(words) + len(words)),))
        for fact, words in facts
    ]
    return attrs.evolve(made(), text=text, facts=tuple(found), **fields)


TEXTS = (
    strategies.report_texts()
    | st.text(max_size=40)
    | st.text("\r\n\t \x00<>&\"'\u202e\u200b\ufeff床位5", max_size=30)
)


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem[:3])
def test_a_seed_s_page_is_valid_and_holds_the_text(path: Path) -> None:
    """The strict parser accepts it, and nothing of the text is lost, added or moved."""
    report = hr.read(path)

    assert report.text == "".join(body_of(highlight(report).html).itertext())


@given(TEXTS)
def test_any_text_s_page_is_valid_and_holds_the_text(text: str) -> None:
    """So it is for whatever a file may hold."""
    report = hr.parse(text, name="a")

    assert as_shown(report.text) == "".join(body_of(highlight(report).html).itertext())


@given(strategies.reports)
def test_any_report_has_a_page(report: Report) -> None:
    """Spans outside of the text, names of garbage and sections that contradict each other do no harm."""
    page = highlight(report).html

    assert as_shown(report.text) == "".join(body_of(page).itertext())
    assert shown(highlight(report), 60)


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem[:3])
def test_each_piece_of_each_fact_is_marked(path: Path) -> None:
    """Every character of a fact stands in a mark of its kind, every other in none of that kind."""
    report = hr.read(path)
    marked: dict[str, set[int]] = {}
    at = 0
    main = body_of(highlight(report).html)
    for part in [main, *main]:
        words = "".join(part.itertext()) if part is not main else part.text or ""
        for kind in part.get("class", "").split():
            marked.setdefault(kind, set()).update(range(at, at + len(words)))
        at += len(words) + (len(part.tail or "") if part is not main else 0)

    expected: dict[str, set[int]] = {}
    leftovers = [("excluded", each.span) for each in report.excluded]
    leftovers += [("unread", each.span) for each in report.unread]
    for kind, span in [
        *((fact.kind, span) for fact in report.facts for span in fact.spans),
        *leftovers,
    ]:
        expected.setdefault(kind, set()).update(range(span.start, span.end))
    # A number on two lines of a column is marked through, with the white space that parts it.
    kinds = expected.keys() | marked.keys() - {"join", "cut"}
    assert {kind: set() for kind in kinds} == {
        kind: expected[kind]
        ^ {i for i in marked[kind] if i in expected[kind] or report.text[i] > " "}
        for kind in kinds
    }


@pytest.mark.parametrize(
    ("fact", "lines"),
    [
        (
            indicator("门诊量", "712500", "人次", "2023", quote="71.25万人次", concept="outpatient_visits"),
            ["● indicator 门诊量", "value: 71.25万人次 (712,500)", "period: 2023", "concept: outpatient_visits 门急诊人次", "rule: by hand", "offset: 3:11"],
        ),
        # A benchmark, a part, subjects; what the text does not say is said to be inferred.
        (
            change("床位", "5.2", "%", subject="县医院、乡镇", versus="全省平均", part_of="资源", inferred=("period", "unit")),
            ["± change 床位", "value: +5.2%", "versus: 全省平均", "period: 2024", "subject: 县医院、乡镇", "part of: 资源", "inferred: period, unit", "rule: by hand", "offset: 2:6"],
        ),
        (target("死亡率", "5", "‰", bound="<="), ["◎ target 死亡率", "value: ≤ 5‰", "due: 2025", "rule: by hand", "offset: 3:5"]),
        (
            figure(hr.Indicator, "单位", "1", "家", None, high="2", bound="~", quote="1-2家左右"),
            ["● indicator 单位", "value: ≈ 1 – 2家", "period: not told", "rule: by hand", "offset: 2:8"],
        ),
        (indicator("签约", "90", "%", bound=">=", concept="nosuch"), ["● indicator 签约", "value: ≥ 90%", "period: 2024", "concept: nosuch", "rule: by hand", "offset: 2:5"]),
        (milestone("新院开工", "2025-06"), ["◇ milestone 新院开工", "due: 2025-06", "rule: by hand", "offset: 0:4"]),
        (honour("健康县"), ["★ honour 健康县", "period: 2025", "rule: by hand", "offset: 0:3"]),
        (progress("改造", "under way"), ["► progress 改造", "status: under way", "period: 2025", "rule: by hand", "offset: 0:2"]),
        (
            Rank(name="费用", quote="第3", spans=(Span(2, 4),), sentence="费用第3", document="a", place=3, of=90, scope="全省各县"),
            ["№ rank 费用", "value: place 3 of 90, 全省各县", "period: not told", "offset: 2:4"],
        ),
    ],
    ids=lambda value: value.name if isinstance(value, AnyFact) else "",
)  # fmt: skip
def test_the_hover_says_what_was_read(fact: AnyFact, lines: list[str]) -> None:
    """Kind, name, value with bound and unit, period or due, and all else that is known of it, and no empty line."""
    assert lines == note(made(fact), fact.quote).split("\n")


def test_leftovers_say_why() -> None:
    """Unread numerals are marked strongly, excluded ones lightly, both with their reason."""
    report = attrs.evolve(
        made(),
        text="第3版 床位800张",
        unread=(Leftover(quote="800", span=Span(6, 9), reason="no rule places it"),),
        excluded=(Leftover(quote="3", span=Span(1, 2), reason="page furniture"),),
    )

    assert marks(highlight(report).html) == [
        ("excluded", "3", "", "excluded 3\nreason: page furniture\noffset: 1:2"),
        ("unread", "800", "?", "unread 800\nreason: no rule places it\noffset: 6:9"),
    ]


def test_figures_within_an_event_keep_both_marks() -> None:
    """A clause that holds a figure is marked all through, the figure as both; what is beside it as one."""
    report = placed(
        "建成病区3个并启用。",
        (milestone("建成病区"), "建成病区3个并启用"),
        (target("病区", "3", "个"), "3个"),
    )

    found = marks(highlight(report).html)
    assert [mark[:3] for mark in found] == [
        ("milestone", "建成病区", "◇"),
        ("target milestone", "3个", "◎"),
        ("milestone", "并启用", ""),
    ]
    assert re.findall(r"^[◇◎].*", found[1][3], re.MULTILINE) == [
        "◇ milestone 建成病区",
        "◎ target 病区",
    ]


def test_facts_that_overlap_are_split() -> None:
    """Where two share some characters only, those are marked as both."""
    report = placed(
        "甲乙两率均为零", (indicator("甲", "0"), "甲乙两率"), (change("乙", "0"), "两率均为零")
    )

    assert [mark[:2] for mark in marks(highlight(report).html)] == [
        ("indicator", "甲乙"),
        ("indicator change", "两率"),
        ("change", "均为零"),
    ]


def test_pieces_of_one_fact_are_numbered() -> None:
    """A figure that a broken column cuts is marked in both places, and each says that there are two."""
    fact = attrs.evolve(indicator("服务", "685", "人次"), spans=(Span(7, 11), Span(0, 1)))
    report = attrs.evolve(made(), text="次。\n\n共服务685人", facts=(fact,), joins=(Join(11, 0),))

    found = marks(highlight(report).html)
    assert [(words, sign) for _, words, sign, _ in found] == [("次", "●2/2"), ("685人", "●1/2")]
    assert all("offsets of 2 pieces: 7:11, 0:1" in said for *_, said in found)


def test_a_number_on_two_lines_is_one_piece() -> None:
    """White space alone parts no fact."""
    fact = attrs.evolve(indicator("服务", "685", "人次"), spans=(Span(2, 6), Span(7, 8)))
    report = attrs.evolve(made(), text="服务685人\n次", facts=(fact,))

    assert [mark[1:3] for mark in marks(highlight(report).html)] == [("685人\n次", "●")]


def test_joins_lead_to_each_other() -> None:
    """Both ends are links within the page, numbered alike; a truncation says that it leads nowhere."""
    report = attrs.evolve(
        made(), text="次，共315次。开展服务685人 就此", joins=(Join(15, 0),), truncations=(18,)
    )

    links = {link.get("id"): link for link in body_of(highlight(report).html).iter(f"{X}a")}
    assert {own: link.get("href") for own, link in links.items()} == {
        "tail-1": "#head-1",
        "head-1": "#tail-1",
    }
    assert links["tail-1"].get("data-sign") == "⤷ continues 1"
    (cut,) = body_of(highlight(report).html).iter(f"{X}span")
    assert cut.get("data-sign") == "breaks off"
    assert "nowhere" in cut.get("data-note", "")


def test_tears_outside_of_the_text_stand_at_its_ends() -> None:
    """A hand-made report may say that its text breaks off before it begins."""
    report = attrs.evolve(made(), text="床位", joins=(Join(-5, 900),), truncations=(-1,))

    main = body_of(highlight(report).html)
    found = [(each.get("data-sign"), each.tail) for each in main]
    assert found == [("⤷ continues 1", None), ("breaks off", "床位"), ("⤴\ufe0e continued 1", None)]


def test_headings_stand_out() -> None:
    """A section's heading is bold, its white space and marks notwithstanding."""
    report = hr.parse("一、2024年\n工作总结\n全县床位800张。", name="a")
    section = hr.Section(level=1, heading="一、2024年工作总结", span=Span(0, 24))

    main = body_of(highlight(attrs.evolve(report, sections=(section,))).html)
    bold = "".join("".join(part.itertext()) for part in main.iter(f"{X}b"))
    assert bold == "一、2024年\n工作总结"


def test_the_keyboard_reaches_every_mark_once() -> None:
    """The tabulator stops where a mark begins; a touch shows any part of it."""
    report = placed(
        "建成病区3个并启用。",
        (milestone("建成"), "建成病区3个并启用"),
        (target("病区", "3"), "3个"),
    )

    stops = [mark.get("tabindex") for mark in body_of(highlight(report).html).iter(f"{X}mark")]
    assert stops == ["0", "0", "-1"]


def test_the_legend_counts_each_kind() -> None:
    """Each kind stands with its own mark and its number, also those that there are none of."""
    report = made(indicator("床位", "800"), indicator("护士", "90"), honour("健康县"))

    header = parsed(highlight(report).html).find(f".//{X}header")
    assert header is not None
    legend = {
        (sample.get("class"), sample.get("data-sign")): "".join(item.itertext()).split()[-1]
        for item in header.iter(f"{X}li")
        for sample in [item[0]]
    }
    assert legend["indicator", "●"] == "2"
    assert legend["honour", "★"] == "1"
    assert {"0"} == set(legend.values()) - {"1", "2"}
    assert len({sign for _, sign in legend}) == 11


HOSTILE = "<script>alert(1)</script>]]></style></main>\"'&amp;<!--\u202e\x00\x1b[31m"


def test_hostile_text_shows_as_text() -> None:
    """No name, title, reason or heading becomes an element, an attribute or another line of a hover."""
    fact = indicator(
        HOSTILE,
        "1",
        HOSTILE,
        concept=HOSTILE,
        subject=HOSTILE,
        quote="5",
        sentence=HOSTILE + "5",
        inferred=(HOSTILE,),
        part_of="甲\nrule: forged",
    )
    report = attrs.evolve(
        made(fact),
        name=HOSTILE,
        title=HOSTILE,
        issuer=HOSTILE,
        layout=HOSTILE,
        unread=(Leftover(quote=HOSTILE, span=Span(0, 9), reason=HOSTILE),),
    )

    page = highlight(report).html
    tags = {element.tag.removeprefix(X) for element in parsed(page).iter()}
    assert tags <= set("html head meta title style body header h1 p ul li mark span main b".split())
    assert "part of: 甲 rule: forged" in page
    assert not set("\x00\x1b\u202e") & set(page)
    assert "\x1b" not in "".join(shown(highlight(report), 80))
    assert report.title is not None
    assert as_shown(report.title) == parsed(page).findtext(f".//{X}h1")


def test_the_page_needs_nothing_else() -> None:
    """Nothing is loaded, run or linked outside of the page, and the page itself forbids it."""
    page = highlight(hr.read(SEEDS[0])).html
    root = parsed(page)

    links = [
        value for each in root.iter() for name, value in each.items() if name in ("src", "href")
    ]
    assert links
    assert all(link.startswith("#") for link in links)
    assert not re.search(r"https?:|url\(|@import|<script|\son\w+=", page)
    (style,) = root.iter(f"{X}style")
    policy = next(each for each in root.iter(f"{X}meta") if each.get("http-equiv"))
    assert policy.get("content") == "default-src 'none'; style-src 'unsafe-inline'"
    assert [each.tag.removeprefix(X) for each in root[0] if each.tag != f"{X}meta"] == [
        "title",
        "style",
    ]
    assert root.get("lang") == "zh"
    assert style.text is not None


def test_jupyter_gets_the_page_in_a_frame() -> None:
    """The page stands whole within a frame that may do nothing, with links that stay within it."""
    report = hr.read(SEEDS[0])
    fragment = highlight(report)._repr_html_()
    frame = html5lib.HTMLParser(strict=True).parseFragment(fragment).find(f".//{X}iframe")

    assert frame.get("sandbox") == ""
    page = frame.get("srcdoc")
    assert report.text == "".join(body_of(page).itertext())
    # Without it the links would open the notebook's own address within the frame.
    assert page.count('<base href="about:srcdoc">') == 1
    assert highlight(report).html == page.replace('<base href="about:srcdoc">', "")


def test_write_leaves_one_whole_file(tmp_path: Path) -> None:
    """The page in UTF-8 stands where it was asked, instead of what was there, with the usual permissions."""
    path, other = tmp_path / "页.html", tmp_path / "other"
    path.write_text("old")
    other.write_text("")
    marked = highlight(hr.read(SEEDS[3]))

    marked.write(path)
    assert marked.html == path.read_bytes().decode("utf-8")
    assert {path, other} == set(tmp_path.iterdir())
    assert stat.S_IMODE(other.stat().st_mode) == stat.S_IMODE(path.stat().st_mode)


def test_a_write_that_fails_leaves_nothing(tmp_path: Path) -> None:
    """Where a directory stands in the way, no draft is left beside it."""
    (tmp_path / "taken").mkdir()

    with pytest.raises(OSError, match="taken"):
        highlight(made()).write(tmp_path / "taken")
    assert [tmp_path / "taken"] == list(tmp_path.iterdir())


def test_a_terminal_shows_the_same_marks() -> None:
    """Signs, numbers of joins and a legend stand in the text, colours beside them."""
    report = placed(
        "床位800张。\n次。服务685人",
        (indicator("床位", "800", "张"), "800张"),
        joins=(Join(16, 8),),
        truncations=(6,),
        title="总结",
        review_year=2023,
    )

    assert [
        line if line.startswith(" ") else line.rstrip() for line in shown(highlight(report), 80)
    ] == [
        "总结",
        "青田县 · 2023 reviewed",
        "report.txt · layout plain (1.00): made by hand",
        "●indicator 1   ±change 0   №rank 0   ◎target 0   ◇milestone 0   ★honour 0",
        "►progress 0   ?unread 0   excluded 0   ⤷ ⤴ joins 1   breaks off truncations 1",
        "",
        "床位●800张 breaks off 。",
        " continued 1 次。服务685人 continues 1 ",
    ]


def test_it_is_a_record() -> None:
    """It compares by its report, pickles, takes no other attribute, and has a short repr."""
    marked = highlight(made(indicator("床位", "800")))

    assert marked == pickle.loads(pickle.dumps(marked))
    assert marked != highlight(made(indicator("床位", "900")))
    assert repr(marked) == "<Highlight report.txt: 1 facts>"
    assert not hasattr(marked, "__dict__")
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        marked.report = made()  # type: ignore[misc]


def crowd(size: int, shape: str) -> Highlight:
    """Many facts: all at one place, each a little further than the one before, each within the one before."""
    places: Callable[[int], Span] = {
        "one place": lambda i: Span(0, 5),
        "staircase": lambda i: Span(i, size * 2),
        "shrinking": lambda i: Span(0, 1 + i),
        "sliding": lambda i: Span(i, i + size),
        "pieces": lambda i: Span(2 * i, 2 * i + 1),
    }[shape]
    fact = indicator("床位", "800", "张")
    spans = [places(i) for i in range(size)]
    facts = (
        (attrs.evolve(fact, spans=tuple(spans)),)
        if shape == "pieces"
        else tuple(attrs.evolve(fact, spans=(span,)) for span in spans)
    )
    return highlight(attrs.evolve(made(), text="床" * size * 2, facts=facts))


@pytest.mark.parametrize("shape", ["one place", "staircase", "shrinking", "sliding", "pieces"])
def test_crowded_places_take_linear_time(shape: str) -> None:
    """Facts upon facts make a page in proportion to their number; those not shown are counted."""
    small, large = len(crowd(1000, shape).html), len(crowd(4000, shape).html)
    assert large < small * 4.5

    begin = time.process_time()
    page = crowd(10_000, shape).html
    # A second at most on a slow machine; pairs of facts would take minutes.
    assert time.process_time() - begin < 20
    if shape == "one place":
        assert "and 9994 more here" in page


def test_a_megabyte_of_garbage_is_shown_soon() -> None:
    """It stands there as it is, in about the time that writing it takes."""
    text = "<\x00床]]>'\"&\u202e7 " * 100_000
    report = attrs.evolve(
        made(),
        text=text,
        excluded=tuple(
            Leftover(quote="7", span=Span(i, i + 1), reason="garbage")
            for i in range(10, len(text), 110)
        ),
    )

    begin = time.process_time()
    page = highlight(report).html
    assert time.process_time() - begin < 20
    assert page.count("⟨U+202E⟩") == 100_000


def test_numbers_beyond_measure_are_shown() -> None:
    """A value of a million digits is said in scientific form."""
    assert "value: 1E+900000人" in note(made(indicator("床位", "1E+900000", "人", quote="5")), "5")
    assert Decimal("1E+900000") == indicator("床位", "1E+900000").quantity.value
