"""Units and places that figures belong to."""

import pytest

from healthreports.extraction.offices import (
    class_of,
    is_clinical,
    office_of,
    speaks_of_same,
    split_subject,
    without_short,
)


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
    ("二级以上医院诊疗", ("二级以上医院", "诊疗")),
    ("社区卫生服务中心(含分中心)总诊疗量", ("社区卫生服务中心(含分中心)", "总诊疗量")),
    ("省儿童医学中心(滨江)东湖院区门诊", ("省儿童医学中心(滨江)东湖院区", "门诊")),
    ("国家儿童医学中心门诊", ("国家儿童医学中心", "门诊")),
    ("市卫生健康综合行政执法队立案", ("市卫生健康综合行政执法队", "立案")),
    ("镇卫生院空编", ("镇卫生院", "空编")),
    # classes over which something is defined
    ("苏木镇卫生院建成蒙医馆", (None, "苏木镇卫生院建成蒙医馆")),
    ("急救站点", (None, "急救站点")),
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
    ("县医院与省城三甲医院建立协作关系", "县医院"),
    ("市第二医院与省肿瘤医院组成医联体", "市第二医院"),
    ("县医院与县中医院", None),
    ("在城关镇", "城关镇"),
    ("走进县中医院", "县中医院"),
    ("走进县中医院门诊大厅", "县中医院"),
    ("走进社区", None),
    ("走进医院", None),
    ("三是部分卫生院设备老化", None),
    ("在全国率先", None),
    ("以县医院、县中医院为龙头的2个医共体下派骨干", "医共体"),
    ("以市第一医院为龙头的城市医疗集团挂牌", "城市医疗集团"),
    ("以县医院为龙头的医共体建设稳步推进", None),
    ("全县1个远程会诊中心连通各乡镇", "远程会诊中心"),
    ("市妇幼保健院门诊楼等4个项目竣工", None),
    ("出台医疗集团绩效考核办法", None),
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


CLASSES = (
    ("12家公立医院实行药品零差率销售", "公立医院"),
    ("全县26个乡镇卫生院实行基本药物制度", "乡镇卫生院"),
    ("全县乡镇卫生院全部实施基本药物制度", "乡镇卫生院"),
    ("公立医院改革稳步推进", None),
    ("县人民医院完成搬迁", None),
)


@pytest.mark.parametrize(("clause", "expected"), CLASSES)
def test_class_of(clause: str, expected: str | None) -> None:
    """A clause may begin with a class of units that does something."""
    assert expected == class_of(clause)


def test_without_short() -> None:
    """The word that stands for a unit is no part of a name."""
    assert without_short("总院门诊次均费用", "县医疗健康总院") == "门诊次均费用"
    assert without_short("中心城区门诊", "县急救中心") == "中心城区门诊"


def test_same() -> None:
    """A clause may speak of the unit of an earlier sentence."""
    assert speaks_of_same("该院年门诊38万人次", "县中医院")
    assert speaks_of_same("医院全年门诊38万人次", "县中医院")
    assert not speaks_of_same("医院管理水平提升", "县中医院")
    assert not speaks_of_same("该院完成体检1.2万人", "城关镇")
    assert not speaks_of_same("中心完成检测1.2万份", "县中医院")


def test_clinical() -> None:
    """What hospitals do is told from what they cost."""
    assert is_clinical("门诊人次")
    assert not is_clinical("总投资")
