"""From a file or a text to a report: the wiring, nothing else."""

import hashlib
import operator
import os
import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import BinaryIO

from healthreports.catalogue.concepts import Catalogue
from healthreports.catalogue.divisions import division, to_region
from healthreports.errors import ParsingError
from healthreports.extraction import extract
from healthreports.layouts import LAYOUTS, detect_layout, find_layout
from healthreports.layouts.base import Document, Layout
from healthreports.linking import link
from healthreports.masthead import read_masthead
from healthreports.repair import mend
from healthreports.report import Region, Report, Source
from healthreports.sections import build_sections, find_pieces
from healthreports.sources import Limits, load
from healthreports.text import without_surrogates


_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_CODE = re.compile(r"[0-9]{6}")


def read(
    source: str | os.PathLike[str] | bytes | BinaryIO,
    *,
    name: str | None = None,
    format: str | None = None,
    encoding: str | None = None,
    layout: str | None = None,
    layouts: Sequence[Layout] = LAYOUTS,
    region: str | Region | None = None,
    published: date | None = None,
    year: int | None = None,
    catalogue: Catalogue | None = None,
    limits: Limits | None = None,
) -> Report:
    r"""The report in a file.

    Args:
        source: A path, the bytes of a file, or a file open in binary mode.
        name: Of the report; without it, the file's.
        format: The form of the file (`text`, `html`, `docx`, `pdf`), whatever its content looks like; without it,
            its content tells, never its name.
        encoding: Of the file (`gb18030`), where the caller knows it; without it, it is found out.
        layout: The name of the layout to read it by, instead of the one that fits best.
        layouts: The layouts to choose from.
        region: The place, where the caller knows it better than the page tells: its name (桐乡市, or
            江苏省南京市鼓楼区 where there are several), its six-digit code, or a `Region`.
        published: The day of publication, likewise.
        year: The year looked back on or, in a mere plan, planned, likewise; from 1900 to 2100.
        catalogue: The concepts to link the facts to; without it, the library's own.
        limits: How much to take in; without it, as `Limits()` has it.

    Raises:
        SourceError: The source cannot be read; `DecodingError` and `LimitError` are such errors.
        MissingExtraError: Its form needs an extra (`docx`, `pdf`).
        NotFoundError: There is no layout or form of that name, or no division of that code.
        ParsingError: The year is no year of a report.
        TypeError: An argument is of another type.

    Example:
        >>> report = read("2023年全县卫生健康工作总结\n一、基层医疗\n新增床位60张。".encode("gb18030"))
        >>> report.review_year, [section.heading for section in report.walk()]
        (2023, ['一、基层医疗'])
    """
    limits = limits or Limits()
    loaded = load(source, form=format, encoding=encoding, limits=limits)
    origin = Source(
        form=loaded.form,
        encoding=loaded.encoding,
        hash=loaded.hash,
        path=loaded.path,
        marks=loaded.marks,
    )
    return _report(
        loaded.text,
        name=name or loaded.name or "text",
        source=origin,
        layout=layout,
        layouts=layouts,
        region=region,
        published=published,
        year=year,
        catalogue=catalogue,
    )


def parse(
    text: str,
    *,
    name: str = "text",
    layout: str | None = None,
    layouts: Sequence[Layout] = LAYOUTS,
    region: str | Region | None = None,
    published: date | None = None,
    year: int | None = None,
    catalogue: Catalogue | None = None,
    limits: Limits | None = None,
) -> Report:
    r"""The report in a text that is a string already; `read` takes files and their bytes.

    Args:
        text: The whole text, its line breaks as they are.
        name: Of the report; it stands in `document` of every fact.
        layout: As of `read`, and so are all that follow.
        layouts: The layouts to choose from.
        region: The place: a name, a six-digit code or a `Region`.
        published: The day of publication.
        year: The year looked back on or, in a mere plan, planned.
        catalogue: The concepts to link the facts to.
        limits: How much to take in.

    Raises:
        LimitError: The text is over the limit.
        NotFoundError: There is no layout of that name, or no division of that code.
        ParsingError: The year is no year of a report.
        TypeError: An argument is of another type.

    Example:
        >>> parse("2024年卫生健康工作要点\n一、建成2家卫生院。").plan_year
        2024
    """
    if not isinstance(text, str):
        msg = f"a string is needed, not {type(text).__name__}; read takes a file's bytes"
        raise TypeError(msg)
    (limits or Limits()).check_characters(text, name)
    text = without_surrogates(text)
    return _report(
        text,
        name=name,
        source=Source(hash=hashlib.sha256(text.encode()).hexdigest()),
        layout=layout,
        layouts=layouts,
        region=region,
        published=published,
        year=year,
        catalogue=catalogue,
    )


def _report(
    text: str,
    *,
    name: str,
    source: Source,
    layout: str | None,
    layouts: Sequence[Layout],
    region: str | Region | None,
    published: date | None,
    year: int | None,
    catalogue: Catalogue | None,
) -> Report:
    name = without_surrogates(name)
    year = None if year is None else _given_year(year)
    region = _given_region(region, year)
    published = _given_day(published)
    document = Document(name=name, text=text, marks=source.marks)
    if layout is None:
        chosen, recognition = detect_layout(document, layouts)
    else:
        chosen = find_layout(layout, layouts)
        recognition = chosen.recognise(document)
    mended = mend(document, chosen.blocks(document))
    pieces = find_pieces(mended.blocks, text)
    head = read_masthead(
        document, mended.blocks, pieces, region=region, published=published, year=year
    )
    sections, tables = build_sections(
        document,
        pieces,
        title=head.title,
        review_year=head.review_year,
        plan_year=head.plan_year,
    )
    report = Report(
        name=name,
        text=text,
        source=source,
        layout=chosen.name,
        recognition=recognition,
        title=head.title,
        issuer=head.issuer,
        region=head.region,
        published=head.published,
        review_year=head.review_year,
        plan_year=head.plan_year,
        document_number=head.document_number,
        metadata=head.metadata,
        sections=sections,
        tables=tables,
        joins=mended.joins,
        truncations=mended.truncations,
    )
    return link(extract(report), catalogue)


def _given_year(year: int) -> int:
    """A caller's year; whole numbers of other libraries (a frame's column) become plain ones."""
    year = operator.index(year)
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        msg = f"the year must be between {_FIRST_YEAR} and {_LAST_YEAR}"
        raise ParsingError(msg, str(year))
    return year


def _given_region(region: str | Region | None, year: int | None) -> str | Region | None:
    """A caller's place, a code as the division that it stands for."""
    if region is None or isinstance(region, Region):
        return region
    if not isinstance(region, str):
        msg = f"a region is a name, a six-digit code or a Region, not {type(region).__name__}"
        raise TypeError(msg)
    if _CODE.fullmatch(region):
        return to_region(division(region, year))
    return without_surrogates(region)


def _given_day(published: date | None) -> date | None:
    """A caller's day; the time that some carry beside it is left out."""
    if isinstance(published, datetime):
        return published.date()
    if published is not None and not isinstance(published, date):
        msg = f"a day of publication is a datetime.date, not {type(published).__name__}"
        raise TypeError(msg)
    return published
