"""What a file's form says of its lines is laid over what the layout makes of the words."""

import attrs

import healthreports as hr
from healthreports.layouts import LAYOUTS
from healthreports.layouts.base import BlockKind, Document
from healthreports.layouts.marked import open_lines, row_cells
from healthreports.sources import Limits
from healthreports.sources.drafts import Draft
from healthreports.sources.marks import MarkKind
from healthreports.text import fold


def document(*lines: tuple[str, MarkKind] | list[str]) -> Document:
    """A page of lines with their marks; a list is a row of a table."""
    draft = Draft(Limits())
    row = 0
    for line in lines:
        if isinstance(line, list):
            draft.row(line, table=0, row=row)
            row += 1
        else:
            words, kind = line
            key = words.partition("：")[0] if kind is MarkKind.FIELD else None
            draft.line(words, kind, "p", level=2 if kind is MarkKind.HEADING else None, key=key)
    content = draft.content()
    return Document(name="page", text=content.text, marks=content.marks)


def kinds(page: Document) -> list[tuple[BlockKind, str]]:
    """Kinds and words of the blocks of the plain layout."""
    return [(block.kind, block.of(page.text)) for block in LAYOUTS[-1].blocks(page)]


PROSE = (
    "2024年，全县卫生健康系统坚持人民至上，新增床位60张，招聘医务人员35名。",
    MarkKind.PARAGRAPH,
)


def test_a_marked_heading_is_one() -> None:
    """A bare head among numbered ones, which no rule of words would take for a heading."""
    heading = ("推进医养结合", MarkKind.HEADING)

    found = kinds(document(PROSE, ("一、建设", MarkKind.HEADING), PROSE, heading, PROSE))

    assert (BlockKind.HEADING, "推进医养结合") in found
    # The numbered one has its level from its number, where sections are cut.
    assert (BlockKind.TEXT, "一、建设") in found


def test_a_marked_paragraph_in_bold_is_no_heading() -> None:
    """A whole sentence set as a heading stays text, figures and all."""
    found = kinds(document((PROSE[0] * 3, MarkKind.HEADING), PROSE))

    assert found[0][0] is BlockKind.TEXT


def test_a_field_of_any_name_is_one() -> None:
    """The index table of a site has names that no list holds."""
    page = document(
        ("归口科室：规划信息科", MarkKind.FIELD), ("2024年工作总结", MarkKind.TITLE), PROSE
    )

    block = LAYOUTS[-1].blocks(page)[0]

    assert (block.kind, block.key, block.of(page.text)) == (
        BlockKind.FIELD,
        "归口科室",
        "规划信息科",
    )


def test_the_value_of_a_field_is_whole() -> None:
    """The colon of a clock is no label's, and a line may hold the value alone."""
    page = document(("发布时间：2024-04-26 15:20", MarkKind.FIELD), PROSE)
    mark = attrs.evolve(page.marks[0], span=hr.Span(5, 21))
    bare = attrs.evolve(page, marks=(mark, *page.marks[1:]))

    found = [LAYOUTS[-1].blocks(each)[0].of(page.text) for each in (page, bare)]

    assert found == ["2024-04-26 15:20"] * 2


def test_a_marked_title_is_one_where_words_do_not_tell() -> None:
    """A title that names neither a year nor a report."""
    found = kinds(document(("奋楫扬帆向未来", MarkKind.TITLE), PROSE))

    assert found[0] == (BlockKind.TITLE, "奋楫扬帆向未来")


def test_cells_are_the_file_s_own() -> None:
    """A cell with a blank in it stays one, and an empty one keeps its place."""
    page = document(
        PROSE,
        ["指标 名称", "2023年", "2024年"],
        ["每千人口 床位数（张）", "", "6.2"],
        ["执业 医师（名）", "310", "335"],
        PROSE,
    )
    table = next(block for block in LAYOUTS[-1].blocks(page) if block.kind is BlockKind.TABLE)

    rows = [[cell.of(page.text) for cell in row_cells(page, row)] for row in table.spans]

    assert rows == [
        ["指标 名称", "2023年", "2024年"],
        ["每千人口 床位数（张）", "", "6.2"],
        ["执业 医师（名）", "310", "335"],
    ]


def test_cells_and_fields_are_no_lines_to_judge() -> None:
    """A row of very many cells, which a layout would take for a very long line, is not looked at."""
    page = document(
        ("来源：市卫生健康局", MarkKind.FIELD), PROSE, ["指标", *map(str, range(20_000))], PROSE
    )

    assert [line.text[:5] for line in open_lines(page)] == [fold(PROSE[0])[:5]] * 2


def test_text_without_marks_is_read_as_ever() -> None:
    """The layouts of a text file have no marks to go by."""
    page = Document(name="page", text=f"奋楫扬帆向未来\n{PROSE[0]}")

    assert LAYOUTS[-1].blocks(page) == hr.LAYOUTS[-1].blocks(page)
    assert not page.cells
