"""From files and texts to reports."""

import io
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

import healthreports as hr
from healthreports.layouts import find_layout
from healthreports.reading import parse, read


TEXT = "2023年安吉县卫生健康工作总结\n一、基层医疗\n新增床位60张。\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    """The same report, whatever the encoding of its file."""
    path = tmp_path / "安吉.txt"
    path.write_bytes(TEXT.encode(encoding))
    report = read(path)

    assert (report.name, report.text) == ("安吉.txt", TEXT)
    assert report.source.path == str(path)
    assert [section.heading for section in report.walk()] == ["一、基层医疗"]


def test_sources(tmp_path: Path) -> None:
    """A path, bytes and an open file give the same sections and facts; the name may be given."""
    path = tmp_path / "page.txt"
    path.write_text(TEXT, encoding="utf-8", newline="")
    data = path.read_bytes()
    reports = [read(path), read(data, name="page.txt"), read(io.BytesIO(data), name="page.txt")]

    assert (
        len(
            {(report.name, report.sections, report.facts, report.source.hash) for report in reports}
        )
        == 1
    )


def test_parse_equals_read() -> None:
    """A string gives what its bytes give, but for the encoding."""
    parsed, loaded = parse(TEXT), read(TEXT.encode())

    assert (parsed.sections, parsed.facts, parsed.source.hash) == (
        loaded.sections,
        loaded.facts,
        loaded.source.hash,
    )
    assert parsed.source.encoding is None


def test_forced_layout() -> None:
    """A layout asked for by name is used, its score and reason kept."""
    report = parse(TEXT, layout="bulletin")

    assert (report.layout, report.recognition.layout, report.recognition.score) == (
        "bulletin",
        "bulletin",
        0,
    )


def test_unknown_layout() -> None:
    """A name that none has is an error that lists the names there are."""
    with pytest.raises(hr.NotFoundError, match="official_notice"):
        parse(TEXT, layout="letter")


def test_own_layouts() -> None:
    """A caller's own tuple of layouts is what is chosen from."""
    report = parse(TEXT, layouts=(find_layout("newspaper_page"), find_layout("plain")))

    assert report.layout == "plain"


def test_given() -> None:
    """Place, day and year of the caller go before those of the page."""
    report = parse(TEXT, region="德清县", published=date(2022, 1, 8), year=2021)

    assert report.region is not None
    assert (report.region.name, report.published, report.review_year) == (
        "德清县",
        date(2022, 1, 8),
        2021,
    )


def test_given_in_other_forms() -> None:
    """A code is the place it stands for, a moment its day; both travel through JSON."""
    given = parse(TEXT, region="330521", published=datetime(2022, 1, 8, 9, 30))  # noqa: DTZ001

    assert given.region is not None
    assert (given.region.name, given.region.code, given.published) == (
        "德清县",
        "330521",
        date(2022, 1, 8),
    )
    assert hr.from_json(hr.to_json(given)) == given


@pytest.mark.parametrize(
    ("given", "error", "says"),
    [
        ({"year": 0}, hr.ParsingError, "between 1900 and 2100: '0'"),
        ({"year": 10**10}, hr.ParsingError, "between 1900 and 2100"),
        ({"year": "2023"}, TypeError, "integer"),
        ({"region": "999999"}, hr.NotFoundError, "999999"),
        ({"region": 330521}, TypeError, "six-digit code"),
        ({"published": "2022-01-08"}, TypeError, "datetime.date"),
    ],
)
def test_given_wrongly(given: dict[str, Any], error: type[Exception], says: str) -> None:
    """What the caller gives is checked before anything is read, and the error says what is wanted."""
    with pytest.raises(error, match=says):
        parse(TEXT, **given)


@pytest.mark.parametrize("text", [None, TEXT.encode(), 3])
def test_only_strings_are_parsed(text: Any) -> None:
    """Bytes are for `read`, and the error says so."""
    with pytest.raises(TypeError, match="read takes a file's bytes"):
        parse(text)


def test_name_with_surrogates() -> None:
    """A name that no encoding can write is mended, so that the report can be saved."""
    report = parse(TEXT, name="总结\udcff.txt")

    assert report.name == "总结\ufffd.txt"
    assert hr.from_json(hr.to_json(report)) == report


def test_surrogates() -> None:
    """Lone surrogates are replaced one for one, so that every place stays."""
    report = parse("2023年总结\ud800\n一、成效\n新增床位60张。")

    assert report.text == "2023年总结\ufffd\n一、成效\n新增床位60张。"


@pytest.mark.parametrize("text", ["", " \n\u3000", "。", "a" * 100_000, "(一)" * 300, "【" * 5000])
def test_poor_text(text: str) -> None:
    """Any text parses, at worst into a report without facts."""
    report = parse(text)

    assert (report.text, report.facts) == (text, ())


def test_limits() -> None:
    """A text over the caller's limit is refused."""
    with pytest.raises(hr.LimitError):
        parse(TEXT, limits=hr.Limits(characters=5))
