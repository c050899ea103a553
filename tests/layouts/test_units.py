"""Lines that wrapping has cut, gathered."""

from healthreports.layouts.base import Document
from healthreports.layouts.units import gather, wrapped_width


WRAPPED = "去年全市医疗机构诊疗六百一十二万人次\n同比增长百分之八点八出院病人九万人次\n市人民医院通过三级乙等医院评审基层首\n"


def test_wrapped_width() -> None:
    """Even lines give the width; whole paragraphs give none."""
    assert wrapped_width(Document(name="page", text=WRAPPED * 4).lines) == 36
    assert wrapped_width(Document(name="page", text="全年门诊六十二万人次。\n" * 12).lines) is None


def test_gather() -> None:
    """A heading, its second line and a paragraph are three units of two; a by-line stays alone."""
    text = f"守护健康\n奋力前行\n\n■通讯员 刘芳\n{WRAPPED * 4}列。\n\n家庭医生来敲门\n\n{WRAPPED}"
    units = gather(Document(name="page", text=text).lines)

    assert [(unit.text[:4], len(unit.lines)) for unit in units] == [
        ("守护健康", 2),
        ("■通讯员", 1),
        ("去年全市", 13),
        ("家庭医生", 1),
        ("去年全市", 3),
    ]
