"""Wrapped lines unwrapped, torn sentences joined, truncations noted, and ordinary pages left alone."""

import pytest

from healthreports.layouts.base import Block, BlockKind, Document
from healthreports.repair import mend


PARAGRAPHS = (
    "2022年，全市共有各类医疗卫生机构1286家，其中医院43家，基层医疗卫生机构1201家，专业公共卫生机构31家。全年总诊疗2189.6万人次，比上年增长百分之三点五。",
    "坚持预防为主，全面落实各项防控措施，全年报告甲乙类传染病2864例，发病率为每十万人一百二十四点三。建成区域检验中心8个，覆盖全部乡镇。",
    "推进县域紧密型医共体建设，牵头医院派驻专家315人次下沉基层，带教查房2716次，开展新技术新项目46项，患者就医体验明显改善。",
    "深化公立医院薪酬制度改革，出台配套文件12个，人员支出占比提高到百分之四十二，医务人员积极性进一步提高。",
)


def blocks_of(document: Document) -> tuple[Block, ...]:
    """One block a line, as the plainest layout gives them."""
    return tuple(Block(kind=BlockKind.TEXT, spans=(line.span,)) for line in document.lines)


def mended(text: str) -> list[str]:
    """The blocks' words after repair."""
    document = Document(name="页", text=text)
    return [block.of(text) for block in mend(document, blocks_of(document)).blocks]


def wrap(paragraph: str, width: int, separator: str) -> str:
    """The paragraph in lines of `width` characters."""
    return separator.join(paragraph[i : i + width] for i in range(0, len(paragraph), width))


@pytest.mark.parametrize("width", [14, 18, 23, 35])
@pytest.mark.parametrize(
    ("separator", "paragraph_separator", "indent"),
    [
        (" ", "\n\n", ""),
        ("\n", "\n", ""),
        ("\r\n", "\r\n", "　　"),
        ("\n\n", "\n\n", ""),
    ],
    ids=["blanks", "lines", "indented", "spread"],
)
def test_wrapped_lines(width: int, separator: str, paragraph_separator: str, indent: str) -> None:
    """Lines of even width become the paragraphs that they were cut from."""
    text = paragraph_separator.join(
        indent + wrap(paragraph, width, separator) for paragraph in PARAGRAPHS
    )

    assert list(PARAGRAPHS) == mended(text)
