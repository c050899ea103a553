"""Excel workbooks, read back by another program's eyes."""

import tempfile
import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

import attrs
import openpyxl
import pytest
from hypothesis import given, settings
from rich.cells import cell_len
from tests import factories, strategies

import healthreports as hr
from healthreports.interop import workbooks
from healthreports.interop.views import Tabular
from healthreports.interop.workbooks import sheet_names, write_excel


PLACES = [
    factories.report(
        factories.indicator("床位数", beds, "张", "2023", concept="beds"),
        factories.indicator("居民健康素养水平", "41.790", "%", "2023", concept="health_literacy"),
        factories.target("床位数", "900", "张", "2024", concept="beds"),
        name=f"{place}.txt",
        region=place,
        published=date(2024, 2, 3),
    )
    for place, beds in (("青田县", "80100"), ("松阳县", "640"))
]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the workbook goes."""
    return tmp_path / "比较.xlsx"


def _book(path: Path) -> Any:
    return openpyxl.load_workbook(path)


def _column(sheet: Any, name: str) -> list[Any]:
    """The cells below a head."""
    heads = [cell.value for cell in sheet[1]]
    return [row[heads.index(name)] for row in sheet.iter_rows(min_row=2)]


def _values(sheet: Any, name: str) -> list[Any]:
    return [cell.value for cell in _column(sheet, name)]


# --- sheets ----------------------------------------------------------------------------------------


def test_a_sheet_a_view(path: Path) -> None:
    """Each view has its sheet, in the order given, long or wide as asked, head frozen, with a filter."""
    views: dict[str, Tabular] = {
        "指标": PLACES,
        "比较": hr.compare(PLACES),
        "跟踪": hr.track(PLACES[0]),
    }
    write_excel(
        views,
        path,
        shape={"比较": "wide"},
        columns="zh",
    )
    book = _book(path)

    assert book.sheetnames == ["指标", "比较", "跟踪"]
    assert [sheet.freeze_panes for sheet in book] == ["A2"] * 3
    assert book["指标"].auto_filter.ref == "A1:AF7"
    assert _values(book["指标"], "数值") == [80100, 41.79, 900, 640, 41.79, 900]
    assert _values(book["指标"], "单位") == ["张", "%", "张"] * 2
    assert _values(book["比较"], "青田县 2023") == [41.79, 80100]
    assert "青田县.txt" in _values(book["比较"], "青田县 2023 出处")[1]
    assert _values(book["跟踪"], "结果") == ["unknown"]


@pytest.mark.parametrize(("language", "name"), [("en", "reports"), ("zh", "报告")])
def test_one_source_alone_has_one_sheet(path: Path, language: Any, name: str) -> None:
    """A source without a name gives a sheet named after what it is."""
    write_excel(PLACES[0], path, columns=language)

    assert _book(path).sheetnames == [name]


def test_nothing_gives_a_sheet_with_a_head(path: Path) -> None:
    """A report without facts has a sheet nevertheless."""
    write_excel([], path)
    sheet = _book(path)["facts"]

    assert (sheet.max_row, sheet["A1"].value) == (1, "kind")


def test_types_of_cells(path: Path) -> None:
    """Numbers are numbers that show their digits, days days, the rest text; what is missing is empty."""
    write_excel(PLACES[0], path)
    sheet = _book(path).active
    values = _column(sheet, "value")

    assert [(cell.value, cell.number_format) for cell in values] == [
        (80100, "#,##0"),
        (41.79, "#,##0.000"),
        (900, "#,##0"),
    ]
    assert [cell.number_format for cell in _column(sheet, "start")] == ["0"] * 3
    published = _column(sheet, "published")[0]
    assert (published.value, published.number_format) == (datetime(2024, 2, 3), "yyyy-mm-dd")  # noqa: DTZ001
    assert [cell.data_type for cell in _column(sheet, "region_code")] == ["n"] * 3
    assert [cell.data_type for cell in _column(sheet, "period")] == ["s"] * 3
    assert _values(sheet, "bound") == ["=", "=", "="]
    assert _values(sheet, "value_high") == [None] * 3


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("999999999999999", 999999999999999),
        ("1234567890123456", "1234567890123456"),
        ("0.1234567890123456", "0.1234567890123456"),
        ("-12.50", -12.5),
        ("0", 0),
        ("1E+6", 1000000),
        ("1E+900000", "1E+900000"),
        ("1E-31", "0." + "0" * 30 + "1"),
        ("0E+900000", 0),
        ("0.3333333333333333333333333333", 1 / 3),
    ],
)
def test_numbers_that_excel_would_change_are_texts(
    path: Path, value: str, expected: object
) -> None:
    """Excel holds 15 digits; it makes up the rest."""
    fact = factories.indicator("床位数", value, "张")
    write_excel([fact], path)

    assert _values(_book(path).active, "value") == [expected]


def test_yes_and_no_and_days_before_1900(path: Path) -> None:
    """A truth is a truth; a day that Excel does not know is its ISO text."""
    plan = factories.report(
        factories.target("床位数", "500", "张", "1899", concept="beds"),
        factories.indicator("床位数", "500", "张", "1899", concept="beds"),
    )
    write_excel(hr.track(plan), path)
    sheet = _book(path).active

    assert _values(sheet, "in_time") == [True]
    assert _values(sheet, "promise_period_end") == ["1899-12-31"]


# --- text that is not to run -----------------------------------------------------------------------

HOSTILE = (
    "=1+2",
    "{=1+2}",
    "+1",
    "-1",
    "@sum(a1)",
    "＝1",
    "http://example.org/",
    "mailto:a@example.org",
    "internal:Sheet1!A1",
    "external:c:\\a.xlsx",
    "<r><t>a</t></r>",
    "<r>",
    "<r></r>",
    "</t></si><si><t>",
    "]]>&amp;<!--",
    "_x0041_",
    "00123",
    " 床位 \n\t第二行 ",
    "\u202e床位",
    "😀" * 3,
    "",
)


def test_texts_stay_what_they_are(path: Path) -> None:
    """Nothing becomes a formula, a link, a number or markup."""
    write_excel([_named(text) for text in HOSTILE], path)
    cells = _column(_book(path).active, "name")

    # openpyxl leaves XML's own escape of what looks like one as it stands.
    texts = [(cell.value or "").replace("_x005F_", "_") for cell in cells]
    assert texts == list(HOSTILE)
    assert {cell.data_type for cell in cells if cell.value} == {"s"}
    assert not any(cell.hyperlink for cell in cells)
    with zipfile.ZipFile(path) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet


def _named(name: str) -> hr.AnyFact:
    return attrs.evolve(PLACES[0].facts[0], name=name)


def test_characters_that_xml_has_not(path: Path) -> None:
    """Control characters come back, non-characters and lone surrogates are replaced."""
    write_excel([_named("床\x00\x0b位"), _named("床\ufffe\ud800位")], path)
    names = _values(_book(path).active, "name")

    assert [name.replace("_x0000_", "\x00").replace("_x000B_", "\x0b") for name in names] == [
        "床\x00\x0b位",
        "床\ufffd\ufffd位",
    ]


@given(strategies.some(strategies.any_fact))
@settings(max_examples=25)
def test_any_facts_make_a_workbook(facts: tuple[hr.AnyFact, ...]) -> None:
    """Whatever stands in facts, the workbook opens and has a row for each."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.xlsx")
        write_excel(facts, path)
        spans = _values(_book(path).active, "spans")

    assert spans == [record["spans"] for record in hr.to_records(facts)]


@pytest.mark.parametrize("character", ["床", "😀"])
def test_long_texts_are_cut_with_a_mark(path: Path, character: str) -> None:
    """A cell holds 32,767 of the units that Excel counts; what is longer ends in a mark."""
    write_excel([_named(character * 40_000), _named("床" * 32_767)], path)
    cut, whole = _values(_book(path).active, "name")

    assert cut.startswith(character * 16_000)
    assert cut.endswith("…[cut: longer than a cell]")
    assert len(cut.encode("utf-16-le")) // 2 <= 32_767
    assert whole == "床" * 32_767


# --- how it looks ----------------------------------------------------------------------------------


def test_columns_are_wide_enough(path: Path) -> None:
    """Chinese takes two cells; long sentences do not widen a column without end."""
    long = factories.indicator("常住人口家庭医生签约服务覆盖率", "5", "%", sentence="床位" * 300)
    write_excel([long], path)
    sheet = _book(path).active
    widths = {
        head.value: sheet.column_dimensions[head.column_letter].width
        for head in sheet[1]
        if head.column_letter in sheet.column_dimensions
    }

    assert widths["name"] > cell_len("常住人口家庭医生签约服务覆盖率")
    assert widths["sentence"] < 60
    assert 6 <= widths["unit"] < 12


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["指标", "比较"], ["指标", "比较"]),
        (["a/b", "a:b", "a?b"], ["a_b", "a_b (2)", "a_b (3)"]),
        (["Facts", "FACTS"], ["Facts", "FACTS (2)"]),
        (["'床位'", "history", " "], ["床位", "history (2)", "_"]),
        (["床" * 40] * 2, ["床" * 31, "床" * 27 + " (2)"]),
        (["😀" * 20], ["😀" * 15]),
        (["a\x00\nb\ud800"], ["a__b_"]),
        (["x" * 30 + "'y"], ["x" * 30]),
    ],
)
def test_names_of_sheets(names: list[str], expected: list[str], path: Path) -> None:
    """Names become such as Excel takes, each another one."""
    assert sheet_names(names) == expected

    write_excel({f"{name}{'/' * i}": [] for i, name in enumerate(names)}, path)
    assert len(_book(path).sheetnames) == len(names)


# --- what is refused -------------------------------------------------------------------------------


def test_too_many_rows_are_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What does not fit a sheet is refused with a way that takes it, before anything is written."""
    monkeypatch.setattr(workbooks, "_MOST_ROWS", 6)
    with pytest.raises(hr.InteropError, match="6 rows and 32 columns of 指标 do not fit a sheet"):
        write_excel({"指标": PLACES}, path)

    assert not path.exists()


def test_too_many_columns_are_refused(path: Path) -> None:
    """A sheet has 16,384 columns."""
    reports = [
        attrs.evolve(PLACES[0], name=f"{i}", region=hr.Region(name=f"{i}县")) for i in range(2800)
    ]
    with pytest.raises(hr.InteropError, match="do not fit a sheet"):
        write_excel(reports, path, shape="wide")


@pytest.mark.parametrize("views", [{}, {"指标": None}, {"指标": 5}, None])
def test_other_views_are_refused(views: Any, path: Path) -> None:
    """A mapping without views, or with something else."""
    with pytest.raises((TypeError, hr.InteropError)):
        write_excel(views, path)

    assert not path.exists()


def test_a_shape_for_no_sheet_is_refused(path: Path) -> None:
    """A shape for a sheet that is not there is a slip."""
    with pytest.raises(hr.NotFoundError, match="no sheet '比较'; there are: 指标"):
        write_excel({"指标": PLACES}, path, shape={"比较": "wide"})


def test_a_workbook_that_fails_leaves_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was there stays."""
    path.write_bytes(b"old")

    def fails(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(workbooks, "_write_cell", fails)
    with pytest.raises(MemoryError):
        write_excel(PLACES, path)

    assert path.read_bytes() == b"old"
    assert list(path.parent.iterdir()) == [path]
