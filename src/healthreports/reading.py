"""From a file or a text to a report: the wiring, nothing else."""

import hashlib
import os
from collections.abc import Sequence
from datetime import date
from typing import BinaryIO

from healthreports.catalogue.concepts import Catalogue
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


def read(
    source: str | os.PathLike[str] | bytes | BinaryIO,
    *,
    name: str | None = None,
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
        encoding: Of the file, where the caller knows it.
        layout: The name of the layout to read it by, instead of the one that fits best.
        layouts: The layouts to choose from.
        region: The place, where the caller knows it better than the page tells.
        published: The day of publication, likewise.
        year: The year looked back on or, in a mere plan, planned, likewise.
        catalogue: The concepts to link the facts to; without it, the library's own.
        limits: How much to take in.

    Raises:
        SourceError: The source cannot be read as a text; `DecodingError` and `LimitError` are such errors.
        NotFoundError: There is no layout of that name.

    Example:
        >>> report = read("2023年全县卫生健康工作总结\n一、基层医疗\n新增床位60张。".encode("gb18030"))
        >>> report.review_year, [section.heading for section in report.walk()]
        (2023, ['一、基层医疗'])
    """
    limits = limits or Limits()
    loaded = load(source, encoding=encoding, limits=limits)
    origin = Source(encoding=loaded.encoding, hash=loaded.hash, path=loaded.path)
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
    r"""The report in a text; the arguments are those of `read`.

    Raises:
        LimitError: The text is over the limit.
        NotFoundError: There is no layout of that name.

    Example:
        >>> parse("2024年卫生健康工作要点\n一、建成2家卫生院。").plan_year
        2024
    """
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
    document = Document(name=name, text=text)
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
