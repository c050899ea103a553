"""Pages that were made to do harm: refused by a named limit or read, in little time."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from healthreports.errors import LimitError, SourceError
from healthreports.sources.html import read_html
from healthreports.sources.html.screen import screen
from healthreports.sources.html.tree import parse_page
from healthreports.sources.limits import Limits


WORDS = "床位500张，增长3%。"


@pytest.mark.parametrize(
    ("markup", "limit"),
    [
        ("<div>" * 100_000 + WORDS, "depth"),
        ("<p>" + "<span>" * 100_000 + WORDS, "depth"),
        ("<table><tr><td>" * 30_000 + WORDS, "depth"),
        ("<ul><li>" * 30_000 + WORDS, "depth"),
        ("<select><optgroup><option>" * 30_000, "depth"),
        # Ends that do not end: the parser passes over them.
        ("<div><table><tr><td></div></table>" * 20_000, "depth"),
        ("<span><div></span>" * 20_000, "depth"),
        ("<b><div></b>" * 20_000, "depth"),
        ("<a><div>" * 20_000, "depth"),
        ("<p>床位" * 100_001, "elements"),
        # Each paragraph opens a thousand fonts again.
        ("".join(f"<font size={i}>" for i in range(900)) + "<p>x</p>" * 2_000, "elements"),
    ],
)  # fmt: skip
def test_limits_have_their_names(markup: str, limit: str) -> None:
    """The error says which limit it was, before the parser has lost itself."""
    start = time.process_time()

    with pytest.raises(LimitError, match=f"{limit} are over the limit"):
        read_html(f"<meta charset=utf-8>{markup}".encode(), limits=Limits(elements=100_000))

    assert time.process_time() - start < 20


@pytest.mark.parametrize(
    "markup",
    [
        f"<!DOCTYPE html [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;'>]><p>{WORDS}&b;" + "&b;" * 20_000,
        f'<!DOCTYPE html SYSTEM "file:///etc/passwd"><p>{WORDS}<img src="file:///etc/passwd">',
        f"<div {' '.join(f'a{i}=1' for i in range(50_000))}>{WORDS}",
        f'<p title="{"x" * 2_000_000}">{WORDS}',
        f"<p>{WORDS}" + "<div " * 200_000,
        f"<p>{WORDS}" + "<" * 1_000_000,
        f"<p>{WORDS}" + "<!--" * 300_000,
        f"<p>{WORDS}" + "</" * 500_000,
        f"<p>{WORDS}" + "<a b=\"" * 200_000,
        f"<p>{WORDS}<script>" + "<script>" * 100_000,
        f"<p>\0{WORDS}\0</p\0><p\0>" + "\0" * 1000,
        f"<p>{WORDS}" + " \n\t" * 500_000,
        f"<p>{WORDS}" + "来源：" * 200_000,
        f"<title>{WORDS * 50_000}</title><p>{WORDS}",
        f"<p>{WORDS}" + "<style>" * 1000 + "</style>" * 1000,
        f"<p>{WORDS}" + "<br>" * 100_000,
    ],
    ids=range(16),
)  # fmt: skip
def test_bombs_are_read_in_little_time(markup: str) -> None:
    """What looks large is read in a time that goes with its size, and its words are there."""
    start = time.process_time()

    content = read_html(f"<meta charset=utf-8>{markup}".encode(), limits=Limits(elements=300_000))

    assert time.process_time() - start < 20
    assert WORDS in content.text
    assert len(content.text) <= len(markup)


def test_own_entities_of_a_page_are_not_expanded() -> None:
    """Only HTML's own entities have a meaning."""
    content = read_html(
        f'<!DOCTYPE html [<!ENTITY a "病床">]><meta charset=utf-8><p>{WORDS}&a;&lt;'.encode()
    )

    assert content.text.endswith(f"{WORDS}&a;<") or content.text.endswith(f"]>\n{WORDS}&a;<")


def test_characters_are_limited() -> None:
    """A text over the limit is refused by its name."""
    with pytest.raises(LimitError, match="characters are over the limit of 100"):
        read_html(f"<meta charset=utf-8><p>{WORDS * 20}".encode(), limits=Limits(characters=100))


PIECES = st.lists(
    st.sampled_from(
        [
            "<div>", "</div>", "<p>", "</p>", "<b>", "</b>", "<font size=1>", "</font>", "<a href=x>", "</a>", "<table>", "</table>",
            "<tr>", "<td>", "</td>", "<th colspan=3>", "<li>", "<ul>", "</ul>", "<br>", "<span>", "</span>", "<h2>", "</h2>", "<form>",
            "</form>", "<select>", "<option>", "</select>", "<button>", "</button>", "<template>", "</template>", "<svg>", "<title>",
            "</title>", "<!--", "-->", "<script>", "</script>", "床位500张，", "增长3%。", "\0", "&nbsp;", "<", ">", "<caption>", "<dl>",
            "<dt>", "<dd>", "<nobr>", "<object>", "</object>", "<body>", "</html>", "<plaintext>", "<hr>", "<pre>\n", "<center>",
        ]
    ),
    max_size=60,
)  # fmt: skip


@given(PIECES)
def test_count_of_the_depth_is_no_guess(pieces: list[str]) -> None:
    """The depth counted before parsing bounds the parser's own: a page within the limit is never much deeper."""
    markup = "".join(pieces)

    try:
        screen(markup, Limits(depth=12))
    except LimitError:
        return

    # The parser puts in what tables lack, and opens formatting elements again in each paragraph.
    depth = max(sum(1 for _ in element.above()) for element in parse_page(markup, Limits()).walk())
    assert depth <= 6 * 12


@given(PIECES)
def test_any_markup_is_read_or_refused(pieces: list[str]) -> None:
    """Nothing but our own errors comes out of any markup, the same each time."""
    data = "".join(pieces).encode()
    try:
        content = read_html(data)
    except SourceError:
        return

    assert content == read_html(data)
