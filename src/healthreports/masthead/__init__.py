"""What a page says of itself: title, issuer, place, day, years, number, fields."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import attrs

from healthreports.catalogue.divisions import divisions_in, resolve_region
from healthreports.layouts.base import Block, BlockKind, Document
from healthreports.layouts.lines import find_day, find_document_number
from healthreports.masthead.days import find_written_day
from healthreports.masthead.fields import find_fields
from healthreports.masthead.offices import find_office, place_of
from healthreports.masthead.titles import find_title
from healthreports.masthead.years import Years, find_volume, find_years
from healthreports.report import Region
from healthreports.sections.pieces import Head, Piece
from healthreports.text import fold


_NUMBER_FIELDS = ("文号", "发文字号", "文件编号", "文件字号", "文件号")
_INDEX_FIELDS = ("索引号", "信息索引号", "索取号")
# The day of publication goes before that of the document itself.
_DAY_FIELDS = (
    "发布日期", "发布时间", "公开日期", "印发日期", "发文日期", "发文时间", "成文日期", "成文时间",
    "制发日期", "生成日期", "生成时间", "信息时间", "日期", "时间", "更新时间",
)  # fmt: skip
_MARGINS = (BlockKind.HEADING, BlockKind.KICKER, BlockKind.CAPTION, BlockKind.TABLE)
_HEADING_LIMIT = 30


@attrs.frozen(kw_only=True)
class Masthead:
    """What a page says of itself; the attributes are those of `Report`."""

    title: str | None = None
    issuer: str | None = None
    region: Region | None = None
    published: date | None = None
    review_year: int | None = None
    plan_year: int | None = None
    document_number: str | None = None
    metadata: Mapping[str, str] = attrs.field(factory=dict)


def read_masthead(
    document: Document,
    blocks: Sequence[Block],
    pieces: Sequence[Piece],
    *,
    region: str | Region | None = None,
    published: date | None = None,
    year: int | None = None,
) -> Masthead:
    r"""What a document says of itself.

    Args:
        document: The document.
        blocks: Its blocks after repair.
        pieces: What the blocks are cut into.
        region: The place where the caller knows it.
        published: The day, where the caller knows it.
        year: The year looked back on or, in a mere plan, planned, where the caller knows it.

    Example:
        >>> from healthreports.layouts.bulletin import LAYOUT
        >>> from healthreports.sections import find_pieces
        >>> page = Document(name="page", text="2021年江阴市卫生健康事业发展统计公报\n2022年5月26日\n一、资源")
        >>> blocks = LAYOUT.blocks(page)
        >>> masthead = read_masthead(page, blocks, find_pieces(blocks, page.text))
        >>> masthead.region.name, masthead.published.isoformat(), masthead.review_year
        ('江阴市', '2022-05-26', 2021)
    """
    text = document.text
    metadata = find_fields(blocks, text)
    title = find_title(blocks, text, metadata)
    day = published or _published(blocks, text, metadata)
    headings = tuple(piece.text for piece in pieces if isinstance(piece, Head))
    words = _words(blocks, text)
    years = find_years(
        title=title,
        headings=(*headings, *_marked_headings(blocks, text)),
        words="\n".join((_words(blocks, text, BlockKind.COVER), words)),
        published=day,
        margins="\n".join(_words(blocks, text, kind) for kind in _MARGINS),
        volume=find_volume(text),
        year=year,
    )
    captions = (block.of(text) for block in blocks if block.kind is BlockKind.CAPTION)
    told = "\n".join((title or "", words, *captions))
    issuer, place = find_office(
        title=title, blocks=blocks, text=text, words=told, metadata=metadata
    )
    return Masthead(
        title=title,
        issuer=issuer,
        region=_region(region, place, document, metadata, years),
        published=day,
        review_year=years.review,
        plan_year=years.plan,
        document_number=_document_number(blocks, text, metadata, title),
        metadata=metadata,
    )


def _published(blocks: Sequence[Block], text: str, metadata: Mapping[str, str]) -> date | None:
    for key in _DAY_FIELDS:
        if key in metadata and (day := find_day(fold(metadata[key]))):
            return day
    days = (find_day(fold(block.of(text))) for block in blocks if block.kind is BlockKind.DATE)
    return next((day for day in days if day), None) or find_written_day(blocks, text)


def _document_number(
    blocks: Sequence[Block], text: str, metadata: Mapping[str, str], title: str | None
) -> str | None:
    stated = [metadata[key] for key in _NUMBER_FIELDS if key in metadata]
    lines = [
        block.of(text) for block in blocks if block.kind is BlockKind.FIELD and block.key is None
    ]
    found = (find_document_number(each) for each in (*lines, *stated, title or ""))
    return next((number for number in found if number), None)


def _words(blocks: Sequence[Block], text: str, kind: BlockKind = BlockKind.TEXT) -> str:
    """The running text, or the words of the blocks of another kind."""
    return "\n".join(block.of(text) for block in blocks if block.kind is kind)


def _marked_headings(blocks: Sequence[Block], text: str) -> Iterator[str]:
    """The lines that head what follows by a colon or in brackets: 2016年工作打算：, 【2024·我们这样干】."""
    for block in blocks:
        words = block.of(text).strip() if block.kind is BlockKind.TEXT else ""
        if words.endswith(("：", ":", "】")) and len(words) <= _HEADING_LIMIT:
            yield words


def _region(
    given: str | Region | None,
    place: str | None,
    document: Document,
    metadata: Mapping[str, str],
    years: Years,
) -> Region | None:
    """The place as the caller gave it, or as the office's name and the page tell it."""
    if isinstance(given, Region):
        return given
    index = next((metadata[key] for key in _INDEX_FIELDS if key in metadata), None)
    around = divisions_in(document.text[:200_000])
    name = given or place_of(place, document.text, around)
    return resolve_region(
        name, index_number=index, context_names=tuple(around), year=years.review or years.plan
    )
