"""Frames where only one library is installed, in DuckDB, and of many reports."""

import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import attrs
import duckdb
import pyarrow as pa
import pytest
from tests import factories

import healthreports as hr
from healthreports.interop.frames import to_arrow, to_pandas, to_polars


REPORTS = [
    factories.report(
        factories.indicator("床位数", beds, "张", "2023", concept="beds"),
        factories.indicator("婴儿死亡率", "2.10", "‰", "2023", concept="infant_mortality"),
        factories.target("床位数", "900", "张", "2024", concept="beds"),
        name=f"{place}.txt",
        region=place,
    )
    for place, beds in (("青田县", "801"), ("松阳县", "640"))
]


# --- without the other libraries -------------------------------------------------------------------

_ALONE = """
import sys, importlib.abc

class Blocker(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in BLOCKED:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

BLOCKED = set(sys.argv[2].split())
sys.meta_path.insert(0, Blocker())
import healthreports as hr
from healthreports.interop import frames
from healthreports.interop.spreadsheets import write_csv
from healthreports.interop.workbooks import write_excel

assert not {"pandas", "polars", "pyarrow", "xlsxwriter", "numpy"} & set(sys.modules)
report = hr.parse("2024年，全县新增床位60张，婴儿死亡率2.1‰。", region="青田县", year=2024)
for shape in ("long", "wide"):
    for numbers in ("decimal", "float"):
        made = getattr(frames, sys.argv[1])(report, shape=shape, numbers=numbers)
        assert made.shape[0] > 0
print(made.shape)
for other in {"to_pandas", "to_polars", "to_arrow"} - {sys.argv[1]}:
    try:
        getattr(frames, other)(report)
    except hr.MissingExtraError as error:
        print(error)
try:
    write_excel(report, "no.xlsx")
except hr.MissingExtraError as error:
    print(error)
"""


@pytest.mark.parametrize(
    ("call", "packages"),
    [
        ("to_pandas", "polars pyarrow duckdb xlsxwriter"),
        ("to_polars", "pandas numpy pyarrow duckdb xlsxwriter"),
        ("to_arrow", "pandas polars duckdb xlsxwriter"),
    ],
)
def test_each_library_works_without_the_others(call: str, packages: str) -> None:
    """One library is enough for its own frame; each of the others is named with what to install."""
    run = subprocess.run(
        [sys.executable, "-c", _ALONE, call, packages], capture_output=True, check=False
    )
    said = run.stdout.decode("utf-8")

    assert run.returncode == 0, run.stderr.decode("utf-8")
    assert said.count("is not installed: pip install") == 3
    for extra in {"pandas", "polars", "arrow", "excel"} - {call.removeprefix("to_")}:
        assert f'pip install "healthreports[{extra}]"' in said


# --- DuckDB ----------------------------------------------------------------------------------------


def test_duckdb_asks_frames_by_name() -> None:
    """Frames of all three libraries are tables of DuckDB, with numbers, days and closed lists."""
    arrow, polars, pandas = to_arrow(REPORTS), to_polars(REPORTS), to_pandas(REPORTS)
    for name, frame in (("arrow", arrow), ("polars", polars), ("pandas", pandas)):
        with duckdb.connect() as connection:
            connection.register(name, frame)
            found = connection.execute(
                f"select region, sum(value), min(unit), min(period_start)::date, any_value(quote) from {name}"
                " where kind = 'indicator' and unit = '张' group by region order by region"
            ).fetchall()

        assert found == [
            ("松阳县", Decimal(640), "张", date(2023, 1, 1), "640张"),
            ("青田县", Decimal(801), "张", date(2023, 1, 1), "801张"),
        ]


def test_duckdb_reads_arrow_without_a_copy() -> None:
    """Asking an Arrow table allocates nothing of its size."""
    table = to_arrow(list(REPORTS[0].facts) * 6000)
    before = pa.total_allocated_bytes()
    with duckdb.connect() as connection:
        connection.register("facts", table)
        count, total = connection.execute(
            "select count(*), sum(value) from facts where sentence like '%床位%'"
        ).fetchall()[0]
        grown = pa.total_allocated_bytes() - before
        plan = connection.execute("explain select sum(value) from facts").fetchall()

    assert (count, total) == (12_000, 6000 * Decimal(1701))
    assert table.nbytes > 2_000_000
    assert grown < 100_000
    assert "ARROW_SCAN" in str(plan)


# --- much of it ------------------------------------------------------------------------------------


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _many(count: int) -> list[hr.Report]:
    facts = REPORTS[0].facts[:2]
    return [
        attrs.evolve(REPORTS[0], name=f"{i}.txt", region=hr.Region(name=f"{i}县"), facts=facts)
        for i in range(count)
    ]


@pytest.mark.parametrize("shape", ["long", "wide"])
@pytest.mark.parametrize("frame", [to_pandas, to_polars, to_arrow])
def test_time_grows_with_the_reports(frame: Callable[..., Any], shape: str) -> None:
    """Four times the reports take about four times as long."""
    few, many = hr.compare(_many(1000)), hr.compare(_many(4000))
    frame(few, shape=shape, numbers="float")
    once = min(_seconds(lambda: frame(few, shape=shape, numbers="float")) for _ in range(2))
    more = _seconds(lambda: frame(many, shape=shape, numbers="float"))

    assert more < 12 * once + 0.5


def test_importing_the_package_imports_no_library() -> None:
    """The package does not load what a frame needs before one is asked for."""
    code = "import sys, healthreports; print({'pandas', 'polars', 'pyarrow'} & set(sys.modules))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)

    assert run.stdout.split() == [b"set()"]
