"""CSV files: what a spreadsheet shows, what it must not run, and the way back."""

import csv
import itertools
import tempfile
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import pandas as pd
import pytest
from hypothesis import given
from tests import factories, strategies

import healthreports as hr
from healthreports.interop.columns import FACT, Dtype
from healthreports.interop.spreadsheets import digits, guarded, write_csv


ROOT = Path(__file__).parents[2]
TEXTS = {column.name for column in FACT if column.dtype is Dtype.TEXT}
DECIMALS = {column.name for column in FACT if column.dtype is Dtype.DECIMAL}
INTEGERS = {column.name for column in FACT if column.dtype is Dtype.INTEGER}

REPORT = factories.report(
    factories.indicator("床位数", "801", "张", concept="beds"),
    factories.change("婴儿死亡率", "-0.30", "‰", quote="-0.30‰"),
    factories.target("签约率", "5", "%", bound=">=", quote="5%以上"),
    factories.indicator("=HYPERLINK(1)", "1", "+个", sentence='=1\n第二行,"引号"', quote="@1"),
    name="总结.txt",
    published=date(2024, 2, 3),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the file goes."""
    return tmp_path / "指标.csv"


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _back(name: str, cell: str) -> Any:
    """A cell of a file of facts as `to_records` has it, an empty text as missing."""
    if cell == "":
        return None
    if name in TEXTS:
        return cell.removeprefix("'")
    if name in DECIMALS:
        return Decimal(cell)
    if name in INTEGERS:
        return int(cell)
    return date.fromisoformat(cell) if name == "published" else cell


def read_back(path: Path) -> list[dict[str, Any]]:
    """The records of a file of facts."""
    return [
        {name: _back(name, cell) for name, cell in row.items() if not name.startswith("period_")}
        for row in _rows(path)
    ]


def _records(source: Any) -> list[dict[str, Any]]:
    return [
        {key: None if value == "" else value for key, value in record.items()}
        for record in hr.to_records(source)
    ]


# --- the form --------------------------------------------------------------------------------------


def test_the_form_of_a_file(path: Path) -> None:
    """A byte order mark for Excel, commas, CRLF, Chinese as it is."""
    write_csv(REPORT, path, columns="zh")
    data = path.read_bytes()

    assert data.startswith("\ufeff类别,指标,概念,数值,".encode())
    assert data.count(b"\r\n") == 5
    assert "indicator,床位数,beds,801,,张,=,1,2024,2024-01-01,2024-12-31," in data.decode()


def test_numbers_and_closed_words_stay_as_they_are(path: Path) -> None:
    """A negative number is a number, the bound `=` itself; texts that could run have an apostrophe."""
    write_csv(REPORT, path)
    rows = _rows(path)

    assert [row["value"] for row in rows] == ["801", "-0.30", "5", "1"]
    assert [row["bound"] for row in rows] == ["=", "=", ">=", "="]
    assert [row["quote"] for row in rows] == ["801张", "'-0.30‰", "5%以上", "'@1"]
    assert (rows[3]["name"], rows[3]["unit"]) == ("'=HYPERLINK(1)", "'+个")
    assert rows[3]["sentence"] == '\'=1\n第二行,"引号"'


_SIGNS = "=+-@|%＝＋－＠﹢﹣﹦﹫−\t\r\n"


@pytest.mark.parametrize(
    "text",
    [
        *(f"{sign}1" for sign in _SIGNS),
        *(f" {sign}1" for sign in _SIGNS),
        "\u3000=1",
        "\xa0=1",
        "\ufeff=1",
        "\u200b=1",
        "\u202e=1",
        "\x00=1",
        '"=1',
        '""=1',
        "“=1",
        " ' =1",
        "'",
        "'=1",
        "'床位",
        "=",
        "-",
        "－3.2%",
        "=cmd|' /C calc'!A0",
    ],
)
def test_what_could_run_is_text(text: str) -> None:
    """An apostrophe stands before whatever a program could take for a formula, and comes off again."""
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize(
    "text",
    ["", " ", "床位", "5%", "(=1)", "a=b", "3-5家", "——", "~", ">=", "“健康县”", "·=", "0-3岁"],
)
def test_what_cannot_run_is_left_alone(text: str) -> None:
    """No other text is touched."""
    assert guarded(text) == text


@given(strategies.words)
def test_the_apostrophe_comes_off(text: str) -> None:
    """Whoever takes one apostrophe off has the text again."""
    assert guarded(text).removeprefix("'") == text


def test_long_texts_are_looked_at_once() -> None:
    """A megabyte of blanks and quotation marks takes no time."""
    assert guarded("“" * 1_000_000) == "“" * 1_000_000
    assert guarded(" " * 1_000_000 + "=1").startswith("'")


@pytest.mark.parametrize(
    ("value", "expected"),
    [("1.50", "1.50"), ("1.5E+3", "1500"), ("-0", "-0"), ("1E-7", "0.0000001"), ("1E+900000",) * 2],
)
def test_digits(value: str, expected: str) -> None:
    """Numbers stand in plain digits, those beyond measure with their exponent."""
    assert digits(Decimal(value)) == expected


def test_heads_that_documents_name_are_guarded(path: Path) -> None:
    """A place's or document's name can stand in the head: there it runs as little."""
    reports = [
        factories.report(
            factories.indicator("床位数", "5", "张", "2023", concept="beds"),
            name="a",
            region="=1+2县",
        )
    ]
    write_csv(reports, path, shape="wide")
    head = path.read_text("utf-8-sig").splitlines()[0]

    assert ",'=1+2县 2023,'=1+2县 2023 mark,'=1+2县 2023 source" in head


# --- there and back --------------------------------------------------------------------------------


@given(strategies.some(strategies.any_fact))
def test_records_come_back_from_a_file(facts: tuple[hr.AnyFact, ...]) -> None:
    """All keys of all records, by the reader of Python, an empty text as missing."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.csv")
        write_csv(facts, path)

        assert read_back(path) == _records(facts)


@given(strategies.some(strategies.any_fact))
def test_pandas_reads_values_units_periods_and_spans(facts: tuple[hr.AnyFact, ...]) -> None:
    """The columns that a figure needs come back through pandas too."""
    kept = ("value", "unit", "period", "spans", "start", "end", "bound")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.csv")
        write_csv(facts, path)
        frame = pd.read_csv(path, dtype=str, keep_default_na=False)

    back = [{name: _back(name, row[name]) for name in kept} for _, row in frame.iterrows()]
    assert back == [{name: record[name] for name in kept} for record in _records(facts)]


def test_the_seeds_come_back(path: Path) -> None:
    """Every key of every fact of the seed reports."""
    reports = [hr.read(seed) for seed in sorted((ROOT / "seeds").glob("*.txt"))]
    write_csv(reports, path)
    wanted = list(itertools.chain.from_iterable(map(_records, reports)))

    assert len(wanted) > 300
    assert read_back(path) == wanted


def test_pandas_knows_numbers_by_itself(path: Path) -> None:
    """Without being told what is what, pandas takes values for numbers."""
    write_csv(REPORT, path)
    frame = pd.read_csv(path)

    assert frame["value"].tolist() == [801, -0.3, 5, 1]
    assert frame["start"].dtype == "int64"


@pytest.mark.parametrize("source", [[], hr.compare(REPORT), hr.track(REPORT)], ids=str)
def test_other_views_are_written_too(source: Any, path: Path) -> None:
    """A comparison, a tracking, or nothing at all."""
    write_csv(source, path)

    assert len(_rows(path)) == len(source)


def test_yes_and_no(path: Path) -> None:
    """A promise kept in time says so in a word that pandas takes for a truth."""
    plan = factories.report(
        factories.target("床位数", "500", "张", "2024", concept="beds"),
        factories.indicator("床位数", "500", "张", "2024", concept="beds"),
        factories.milestone("县医院迁建工程竣工"),
    )
    write_csv(hr.track(plan), path)

    assert [row["in_time"] for row in _rows(path)] == ["true", ""]
    assert pd.read_csv(path)["in_time"].tolist()[0] is True


def test_lone_surrogates_and_noughts_are_written(path: Path) -> None:
    """What no encoding can write is replaced, a NUL stays."""
    fact = attrs.evolve(REPORT.facts[0], name="床\ud800位\x00", sentence="\udfff")
    write_csv([fact], path)

    assert _rows(path)[0]["name"] == "床\ufffd位\x00"


# --- files -----------------------------------------------------------------------------------------


def test_a_file_that_fails_leaves_the_old_one(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file is replaced as a whole or not at all, and nothing is left beside it."""
    path.write_text("old", "utf-8")

    def fails(_: Path, __: Path) -> None:
        raise OSError

    monkeypatch.setattr(Path, "replace", fails)
    with pytest.raises(OSError, match=r"^$"):
        write_csv(REPORT, path)

    assert path.read_text("utf-8") == "old"
    assert list(path.parent.iterdir()) == [path]


def test_a_file_is_replaced(path: Path) -> None:
    """What was there is gone, the modes are those of any new file."""
    plain = path.with_name("plain")
    plain.touch()
    path.write_text("old" * 10_000, "utf-8")
    write_csv(REPORT, str(path))

    assert len(_rows(path)) == 4
    assert path.stat().st_mode == plain.stat().st_mode
    assert sorted(path.parent.iterdir()) == sorted([path, plain])


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    """The error is that of the file system."""
    with pytest.raises(FileNotFoundError):
        write_csv(REPORT, tmp_path / "no" / "a.csv")
