from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

import healthreports as hr
from healthreports.catalogue.divisions import (
    Division,
    division,
    divisions_in,
    find_divisions,
    index_number_division,
    level,
    parents,
    resolve_region,
    successor,
)
from healthreports.errors import NotFoundError
from healthreports.report import Level, Region


@pytest.mark.parametrize(
    ("name", "year", "codes"),
    [
        ("平湖市", None, ["330482"]),
        # It exists from 2021.
        ("临平区", 2020, []),
        ("临平区", 2021, ["330113"]),
        # Under the province until 1994, then with a code of its own.
        ("海宁市", 1990, ["339002"]),
        ("海宁市", 1995, ["330481"]),
        # One that has ended is found without a year.
        ("丽水地区", None, ["332500"]),
        ("沙县", 2021, []),
        ("沙县区", 2021, ["350405"]),
        ("鼓楼区", 2023, ["320106", "320302", "350102", "410204"]),
        # No places, though the code list has them.
        ("市辖区", None, []),
        ("县", None, []),
        ("省直辖县级行政单位", None, []),
        ("平湖", None, []),
        ("", None, []),
    ],
)
def test_divisions_are_found_by_their_full_name_and_year(
    name: str, year: int | None, codes: list[str]
) -> None:
    """A name gives the divisions that bore it in the year."""
    found = [each.code for each in find_divisions(name, year)]

    assert found == codes


@pytest.mark.parametrize(
    ("short", "name"),
    [
        ("平湖", "平湖市"),
        ("浦东", "浦东新区"),
        ("神农架", "神农架林区"),
        ("恩施州", "恩施土家族苗族自治州"),
        ("湘西", "湘西土家族苗族自治州"),
        ("内蒙古", "内蒙古自治区"),
        ("新疆", "新疆维吾尔自治区"),
        ("景宁", "景宁畲族自治县"),
        ("龙胜", "龙胜各族自治县"),
        ("积石山", "积石山保安族东乡族撒拉族自治县"),
        ("双江", "双江拉祜族佤族布朗族傣族自治县"),
        ("鄂伦春", "鄂伦春自治旗"),
    ],
)
def test_short_names_are_found_when_asked_for(short: str, name: str) -> None:
    """A name without its level's word stands for the division."""
    found = [each.name for each in find_divisions(short, 2020, short=True)]

    assert found == [name]


def test_provinces_are_found_by_their_codes() -> None:
    """Municipalities, provinces, autonomous and special regions alike."""
    current = [division(f"{number}0000") for number in (11, 33, 52, 65, 71, 81)]

    assert [each.name for each in current] == [
        "北京市",
        "浙江省",
        "贵州省",
        "新疆维吾尔自治区",
        "台湾省",
        "香港特别行政区",
    ]


@pytest.mark.parametrize(
    ("code", "year", "name"),
    [
        ("330483", None, "桐乡市"),
        ("332500", None, "丽水地区"),
        # 金华地区 had the code before.
        ("332500", 1981, "金华地区"),
    ],
)
def test_a_code_gives_the_division_of_the_year(code: str, year: int | None, name: str) -> None:
    """A code that was given twice is settled by the year."""
    assert division(code, year).name == name


@pytest.mark.parametrize(("code", "year"), [("999999", None), ("332500", 2023), ("", None)])
def test_a_code_of_no_division_is_an_error(code: str, year: int | None) -> None:
    """What no place has, or none had then, is not found."""
    with pytest.raises(NotFoundError, match="division"):
        division(code, year)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("桐乡市", ["嘉兴市", "浙江省"]),
        ("嘉兴市", ["浙江省"]),
        ("浙江省", []),
        # 110100 市辖区, 419000 and 429000 are no places.
        ("东城区", ["北京市"]),
        ("济源市", ["河南省"]),
        ("仙桃市", ["湖北省"]),
        ("景宁畲族自治县", ["丽水市", "浙江省"]),
    ],
)
def test_parents_stand_nearest_first(name: str, expected: list[str]) -> None:
    """The places above a place, without what only the code list has."""
    assert [each.name for each in parents(find_divisions(name, 2020)[0])] == expected


def test_parents_are_those_of_the_division_s_own_time() -> None:
    """丽水 was a 地区 while 云和县 had a code under it."""
    then = Division("332527", "云和县", 1984, 1999)

    assert [each.name for each in parents(then)] == ["丽水地区", "浙江省"]


@pytest.mark.parametrize(
    ("code", "expected"),
    [("330000", Level.PROVINCE), ("330400", Level.PREFECTURE), ("330483", Level.COUNTY)],
)
def test_the_code_tells_the_level(code: str, expected: Level) -> None:
    """Two zeros a level."""
    assert level(division(code)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("瓦房店市卫生健康局", {"瓦房店市": 1}),
        ("四川省射洪市、射洪市各乡镇", {"四川省": 1, "射洪市": 2}),
        # The longest name at each place.
        ("恩施土家族苗族自治州利川市", {"恩施土家族苗族自治州": 1, "利川市": 1}),
        # Short county names only where a word begins.
        ("甘肃省文县人民医院", {"甘肃省": 1, "文县": 1}),
        ("提高县域内就诊率，健康县区创建，达成县级标准", {}),
        # Common words that are names of districts, too.
        ("新建区域医疗中心，主城区和郊区，老城区改造，市区", {}),
        # Names that ended long ago.
        ("嘉兴县（市、区）", {}),
        ("", {}),
        ("市", {}),
    ],
)
def test_division_names_are_counted_in_a_text(text: str, expected: dict[str, int]) -> None:
    """Names in full, and none that is a piece of other words."""
    assert divisions_in(text) == Counter(expected)


@given(st.text(alphabet="省市县区文康城南京鼓楼新建域级 ，", max_size=60))
def test_counted_names_stand_in_the_text(text: str) -> None:
    """Each name found is written there at least that often."""
    for name, count in divisions_in(text).items():
        assert text.count(name) >= count


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("11330483002558542Q/2023-106729", "330483"),
        ("索引号：11330483002558542Q", "330483"),
        # A wrong check character, a digit too many, letters that the codes leave out.
        ("11330483002558542A/2023-106729", None),
        ("111330483002558542Q", None),
        ("1133048300255854IO", None),
        ("000014349/2023-00042", None),
        ("", None),
    ],
)
def test_the_index_number_carries_a_verified_division(text: str, expected: str | None) -> None:
    """A unified code is trusted only where its check character fits."""
    assert index_number_division(text) == expected


def _index_number(code: str) -> str:
    """An index number of an office in the division, with the check character that fits."""
    body = f"11{code}002649000"
    characters = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    return next(body + each for each in characters if index_number_division(body + each))


@given(st.sampled_from(["330483", "332500", "110101", "659001"]), st.integers(0, 17), st.data())
def test_one_wrong_character_breaks_an_index_number(
    code: str, place: int, data: st.DataObject
) -> None:
    """The check character tells every single slip of the hand."""
    number = _index_number(code)
    other = data.draw(
        st.sampled_from("0123456789ABCDEFGHJKLMNPQRTUWXY").filter(lambda c: c != number[place])
    )

    assert index_number_division(number) == code
    assert index_number_division(number[:place] + other + number[place + 1 :]) is None


@pytest.mark.parametrize(
    ("code", "year", "name", "expected"),
    [
        # An office of 2023 that keeps the code of 丽水地区 is one of 丽水市.
        ("332500", None, "丽水市", "331100"),
        ("332500", 2023, "丽水市", "331100"),
        # As it was then.
        ("332500", 1995, "丽水地区", "332500"),
        ("420600", 2005, "襄樊市", "420600"),
        ("420600", 2015, "襄阳市", "420600"),
        ("330682", 2021, "上虞区", "330604"),
        # 绍兴县 was cut up, and nothing says what the office serves now.
        ("330621", 2021, "绍兴县", "330621"),
    ],
)
def test_the_code_of_an_index_number_may_have_ended(
    code: str, year: int | None, name: str, expected: str
) -> None:
    """It leads to what the division went on as, where the data tell."""
    region = resolve_region(None, index_number=_index_number(code), year=year)

    assert region is not None
    assert (region.name, region.code) == (name, expected)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        # The level's word changed, and the code with it.
        ("丽水地区", "丽水市"),
        ("余杭市", "余杭区"),
        ("静海县", "静海区"),
        ("黔西县", "黔西市"),
        ("沙县", "沙县区"),
        # Over two steps.
        ("海宁县", "海宁市"),
        ("昌平县", "昌平区"),
        # A new name under the old code.
        ("襄樊市", "襄阳市"),
        ("思茅市", "普洱市"),
        ("普洱哈尼族彝族自治县", "宁洱哈尼族彝族自治县"),
        # One character more.
        ("嵊县", "嵊州市"),
        ("横县", "横州市"),
        ("蓟县", "蓟州区"),
        # Cut up, or a part of others.
        ("绍兴县", None),
        ("崇文区", None),
        ("闸北区", None),
        ("万县市", None),
        # It lasts.
        ("桐乡市", None),
    ],
)
def test_divisions_go_on_under_other_names_and_codes(name: str, expected: str | None) -> None:
    """What a division became, as far as names and codes tell."""
    found = successor(find_divisions(name)[0])

    assert (found and found.name) == expected
    assert found is None or found.end is None


def test_a_code_that_changed_hands_makes_no_successor() -> None:
    """332500 was that of 金华地区 until 1981, which went on as 金华市."""
    found = successor(Division("332500", "金华地区", None, 1981))

    assert found == Division("330700", "金华市", 1985)


@pytest.mark.parametrize(
    ("name", "year", "code", "above"),
    [
        ("嘉兴市", 1985, "330400", ["浙江省"]),
        ("海宁县", 1985, "330423", ["嘉兴市", "浙江省"]),
        ("丽水地区", 1985, "332500", ["浙江省"]),
        ("余杭县", 1985, "330125", ["杭州市", "浙江省"]),
        ("涪陵市", 2000, None, []),
        ("涪陵区", 2000, "500102", ["重庆市"]),
        ("余杭市", 2000, "330184", ["杭州市", "浙江省"]),
        ("丽水市", 2000, "331100", ["浙江省"]),
        ("余杭区", 2021, "330110", ["杭州市", "浙江省"]),
        ("临平区", 2021, "330113", ["杭州市", "浙江省"]),
        ("襄樊市", 2021, None, []),
        ("桐乡市", 2021, "330483", ["嘉兴市", "浙江省"]),
    ],
)
def test_places_are_those_of_their_year(
    name: str, year: int, code: str | None, above: list[str]
) -> None:
    """1985, 2000 and 2021: names, codes and what stood above."""
    found = find_divisions(name, year)

    assert [each.code for each in found] == ([code] if code else [])
    assert [each.name for one in found for each in parents(one)] == above


@pytest.mark.parametrize(
    ("name", "year", "code"),
    [
        ("平湖市", 2023, "330482"),
        ("海宁市", 2024, "330481"),
        ("临平区", 2022, "330113"),
        ("桐乡市", 2022, "330483"),
        ("仁怀市", 2022, "520382"),
        ("江苏省南京市鼓楼区", 2023, "320106"),
        ("射洪", 2021, "510981"),
        # The year of the data is not the only one.
        ("临平区", 2019, "330113"),
    ],
)
def test_a_region_gets_its_code(name: str, year: int, code: str) -> None:
    """One candidate settles it."""
    region = resolve_region(name, year=year)

    assert region is not None
    assert region.code == code


def test_a_shared_name_stays_open_until_something_settles_it() -> None:
    """鼓楼区 keeps its candidates, and has no code, until a parent or an index number is given."""
    body = "11350100003604350"
    number = next(
        body + each
        for each in "0123456789ABCDEFGHJKLMNPQRTUWXY"
        if index_number_division(body + each)
    )
    open_, by_parent, by_number, by_province = (
        resolve_region("鼓楼区", year=2023, index_number=number_, context_names=names)
        for number_, names in (
            (None, ("北京市",)),
            (None, ("南京市", "江苏省")),
            (number, ()),
            (None, ("江苏省",)),
        )
    )

    assert open_ == Region(
        name="鼓楼区", level=Level.COUNTY, candidates=("320106", "320302", "350102", "410204")
    )
    assert by_parent is not None
    assert (by_parent.code, by_parent.parents) == ("320106", ("南京市", "江苏省"))
    assert by_number is not None
    assert by_number.code == "350102"
    # Two of them lie in 江苏省.
    assert by_province is not None
    assert by_province.candidates == ("320106", "320302")


@pytest.mark.parametrize(
    ("name", "around", "code"),
    [
        ("朝阳区", ("长春市",), "220104"),
        ("朝阳区", ("北京市",), "110105"),
        ("城关区", ("西藏自治区", "拉萨市"), "540102"),
        ("城关区", ("兰州市",), "620102"),
        ("普陀区", ("舟山市",), "330903"),
        ("普陀区", ("上海市",), "310107"),
        ("长安区", ("石家庄市", "河北省"), "130102"),
        ("西安市长安区", ("石家庄市",), "610116"),
        # Both are named: it stays open.
        ("朝阳区", ("长春市", "北京市"), None),
        ("白云区", (), None),
    ],
)
def test_districts_of_one_name_are_told_apart_by_their_city(
    name: str, around: tuple[str, ...], code: str | None
) -> None:
    """The city that the text names settles it; else its candidates stay."""
    region = resolve_region(name, context_names=around, year=2022)

    assert region is not None
    assert region.code == code
    assert (len(region.candidates) > 1) == (code is None)


@pytest.mark.parametrize(
    ("head", "place", "code"),
    [
        # The index number, the title, the text's own places, each alone.
        (
            f"索引号：{_index_number('330483')}/2023-1067\n发布机构：市卫生健康局\n",
            "桐乡市",
            "330483",
        ),
        ("诸暨市2023年卫生健康工作总结\n发布机构：市卫生健康局\n", "诸暨市", "330681"),
        (
            "2023年卫生健康工作总结\n市卫生健康局\n浏阳市各医院和浏阳市各乡镇卫生院一起努力。\n",
            "浏阳市",
            "430181",
        ),
    ],
)
def test_an_office_without_its_place_is_found(head: str, place: str, code: str) -> None:
    """市卫生健康局 is that of the place that the page tells."""
    report = hr.parse(f"{head}2023年，全市共有床位3000张。\n一、重点工作\n推进医共体建设。\n")

    assert report.region is not None
    assert (report.region.name, report.region.code) == (place, code)


def test_what_the_caller_says_comes_first() -> None:
    """A name, or a region that is settled already."""
    text = "鼓楼区卫生健康局2023年工作总结\n全区共有床位3000张。\n"
    told = hr.parse(text, region="徐州市鼓楼区").region
    alone = hr.parse(text).region

    assert told is not None
    assert (told.code, told.parents) == ("320302", ("徐州市", "江苏省"))
    assert alone is not None
    assert (alone.code, len(alone.candidates)) == (None, 4)


def test_what_is_no_place_has_a_name_only() -> None:
    """A development zone is in no code list; nothing at all gives nothing."""
    assert resolve_region("滨江高新开发区") == Region(name="滨江高新开发区")
    assert resolve_region(None) is None
    assert resolve_region("", index_number="12345") is None


@given(st.text(max_size=30), st.none() | st.integers(1900, 2100))
def test_any_name_resolves_to_something(name: str, year: int | None) -> None:
    """No name breaks the look-up, and a code is given only with the name of its place."""
    region = resolve_region(name, year=year)

    assert (region is None) == (not name)
    if region and region.code:
        assert region.name in [each.name for each in find_divisions(region.name)]
