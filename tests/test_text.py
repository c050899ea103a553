"""Spans, chains of them, and folding."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from healthreports.text import Span, SpanChain, fold, without_surrogates


ANY_TEXT = st.text(st.characters())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("达１２．５％（全省第３）", "达12.5%(全省第3)"),
        ("ＣＴ：１∶２．２，Ａ－Ｂ～Ｃ；", "CT:1:2.2,A-B~C;"),
        ("二〇二四年", "二零二四年"),
        # Blanks of every kind, one for one; the line feed alone stays.
        ("500\u3000张\u00a0\t\r\n\x00\u200b\ufeff\u2028\x85", "500 张   \n     "),
        # Hyphens and minus signs, and dashes, are two kinds.
        ("3‐5、3‑5、3−5、3–5、3―5、3〜5", "3-5、3-5、3-5、3—5、3—5、3~5"),
        # What would be spelled out, or turn into a numeral, stays.
        ("①床位②医师㈠100m²½…㎡‰℃Ⅱ", "①床位②医师㈠100m²½…㎡‰℃Ⅱ"),
        # Radicals of text recognition and of PDF files are the characters they look like.
        ("⼈⼝", "人口"),
        # Chinese punctuation without a half-width form stays.
        ("、。“”《》〔2022〕", "、。“”《》〔2022〕"),
    ],
)
def test_fold(text: str, expected: str) -> None:
    """Each character is folded to the one that stands for it."""
    actual = fold(text)

    assert expected == actual


@given(ANY_TEXT)
def test_fold_keeps_every_offset(text: str) -> None:
    """A folded text is as long as the text, its line feeds at the same places."""
    folded = fold(text)

    assert len(text) == len(folded)
    assert [c == "\n" for c in text] == [c == "\n" for c in folded]


@given(ANY_TEXT)
def test_fold_is_done_once(text: str) -> None:
    """Folding a folded text changes nothing."""
    once = fold(text)

    assert once == fold(once)


def test_every_digit_of_every_script_stays_one_digit() -> None:
    """No digit of Unicode is folded into another value."""
    digits = [c for c in map(chr, range(0x110000)) if unicodedata.category(c) == "Nd"]

    values = [unicodedata.decimal(c) for c in digits]

    assert values == [unicodedata.decimal(fold(c)) for c in digits]


@given(ANY_TEXT)
def test_without_surrogates(text: str) -> None:
    """What is left can be written, and every other character is where it was."""
    actual = without_surrogates(text)

    assert actual.encode().decode() == actual
    assert [c if not "\ud800" <= c <= "\udfff" else "\ufffd" for c in text] == list(actual)


@st.composite
def chains(draw: st.DrawFn) -> tuple[str, SpanChain]:
    """A text and a chain of spans in it, in any order, empty ones too."""
    text = draw(st.text("床位五百张 \n", min_size=1, max_size=30))
    cuts = st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))
    spans = draw(st.lists(cuts.map(lambda ends: Span(min(ends), max(ends))), max_size=6))
    return text, SpanChain(tuple(spans))


@given(chains(), st.data())
def test_cut_of_a_chain_is_the_cut_of_its_text(
    case: tuple[str, SpanChain], data: st.DataObject
) -> None:
    """Cutting a chain and cutting the text it gives are the same, and so is its length."""
    text, chain = case
    whole = chain.of(text)
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, len(whole)))

    assert len(whole) == len(chain)
    assert whole[start:end] == chain.cut(start, end).of(text)


@given(chains())
def test_closed_chain_loses_only_white_space(case: tuple[str, SpanChain]) -> None:
    """Closing gaps of white space leaves the words as they are."""
    text, chain = case
    closed = SpanChain(chain.closed(text))

    assert "".join(chain.of(text).split()) == "".join(closed.of(text).split())


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2)])
def test_span_that_cannot_be(start: int, end: int) -> None:
    """A span neither starts before the text nor ends before it starts."""
    with pytest.raises(ValueError, match=r"start|>= 0"):
        Span(start, end)


@pytest.mark.parametrize(
    ("span", "other", "covers", "overlaps"),
    [
        (Span(2, 6), Span(3, 5), True, True),
        (Span(2, 6), Span(2, 6), True, True),
        (Span(2, 6), Span(5, 8), False, True),
        (Span(2, 6), Span(6, 8), False, False),
    ],
)
def test_spans_side_by_side(span: Span, other: Span, covers: bool, overlaps: bool) -> None:
    """Covering includes both ends, overlapping needs a character."""
    assert (covers, overlaps) == (span.covers(other), span.overlaps(other))
