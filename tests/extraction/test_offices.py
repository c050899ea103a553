"""Units and places that figures belong to."""

import pytest

from healthreports.extraction.offices import is_clinical, office_of, speaks_of_same, split_subject


SUBJECTS = (
    # single units
    ("市妇幼保健院分娩", ("市妇幼保健院", "分娩")),
    ("县中医院门诊量", ("县中医院", "门诊量")),
    ("大冶市人民医院四级手术", ("大冶市人民医院", "四级手术")),
    ("市第三人民医院住院患者满意度", ("市第三人民医院", "住院患者满意度")),
    ("区疾控中心检测样品", ("区疾控中心", "检测样品")),
    ("城关镇卫生院服务能力评价得分", ("城关镇卫生院", "服务能力评价得分")),
    ("桥头社区卫生服务中心建筑面积", ("桥头社区卫生服务中心", "建筑面积")),
    ("市一院CMI值", ("市一院", "CMI值")),
    ("县妇计中心孕前检查", ("县妇计中心", "孕前检查")),
    ("市急救中心出车", ("市急救中心", "出车")),
    ("省立医院东院区床位", ("省立医院", "东院区床位")),
    ("县医疗急救指挥中心出车", ("县医疗急救指挥中心", "出车")),
    ("市皮肤病防治所门诊", ("市皮肤病防治所", "门诊")),
    ("县妇幼保健中心儿童体检", ("县妇幼保健中心", "儿童体检")),
    ("区卫生监督中心检查单位", ("区卫生监督中心", "检查单位")),
    ("市护理学校在校生", ("市护理学校", "在校生")),
    ("平安镇卫生院门诊", ("平安镇卫生院", "门诊")),
    ("云溪镇完成健康体检", ("云溪镇", "完成健康体检")),
    ("河西街道新增托位", ("河西街道", "新增托位")),
    # classes that do something themselves
    ("公立医院门急诊", ("公立医院", "门急诊")),
    ("民营医院诊疗", ("民营医院", "诊疗")),
    ("乡镇卫生院住院", ("乡镇卫生院", "住院")),
    ("基层医疗卫生机构诊疗", ("基层医疗卫生机构", "诊疗")),
    # classes over which something is defined
    ("二级以上医疗机构预约诊疗率", (None, "二级以上医疗机构预约诊疗率")),
    ("乡镇卫生院标准化建设率", (None, "乡镇卫生院标准化建设率")),
    # what is done to units
    ("新建社区医院", (None, "新建社区医院")),
    ("建成乡镇卫生院", (None, "建成乡镇卫生院")),
    ("改造提升村卫生室", (None, "改造提升村卫生室")),
    ("三级医院", (None, "三级医院")),
    ("国家卫生镇新增", (None, "国家卫生镇新增")),
    ("各乡镇完成健康体检", (None, "各乡镇完成健康体检")),
    ("城镇新增就业", (None, "城镇新增就业")),
    ("家庭医生签约", (None, "家庭医生签约")),
)


@pytest.mark.parametrize(("name", "expected"), SUBJECTS)
def test_split_subject(name: str, expected: tuple[str | None, str]) -> None:
    """The unit at the beginning of a figure's words is its subject; a class is one where it acts itself."""
    actual = split_subject(name, share=name.endswith("率"))

    assert expected == actual


OFFICES = (
    ("县人民医院晋升三级医院", "县人民医院"),
    ("白沙镇中心卫生院门诊楼投入使用", "白沙镇中心卫生院"),
    ("市中心血站采血量再创新高", "市中心血站"),
    ("推进医院建设", None),
    ("完善医疗机构布局", None),
    ("各乡镇卫生院积极参与", None),
    ("全市医院质量明显提升", None),
)


@pytest.mark.parametrize(("clause", "expected"), OFFICES)
def test_office_of(clause: str, expected: str | None) -> None:
    """A clause that begins with one unit's name speaks of it."""
    assert expected == office_of(clause)


def test_same() -> None:
    """A clause may speak of the unit of an earlier sentence."""
    assert speaks_of_same("该院年门诊38万人次")
    assert not speaks_of_same("医院年门诊38万人次")


def test_clinical() -> None:
    """What hospitals do is told from what they cost."""
    assert is_clinical("门诊人次")
    assert not is_clinical("总投资")
