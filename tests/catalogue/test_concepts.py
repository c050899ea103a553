import pickle
import re
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from healthreports.catalogue.concepts import Catalogue, Concept, Direction, label_key
from healthreports.catalogue.units import COUNTED, dimension, fits
from healthreports.errors import InteropError, NotFoundError, SourceError


HEAD = "id,zh,aliases,en,unit,direction,min,max,includes\n"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“两慢病”控制率", "两慢病控制率"),
        ("三、四级手术占比", "三四级手术比例"),
        ("每千常住人口执业（助理）医师数", "千人执业助理医师数"),
        ("每万人全科医生数", "每万常住人口全科医生"),
        ("５岁以下儿童死亡率", "五岁以下儿童死亡率"),
        ("65周岁及以上老人健康管理率", "65岁以上老年人健康管理率"),
        ("0～6岁儿童健康管理率", "0-6岁儿童健康管理率"),
        ("门急诊人次", "门急诊总量"),
    ],
)
def test_wordings_of_one_label_have_one_key(one: str, other: str) -> None:
    """Marks, widths and words for a number of things make no difference."""
    assert label_key(one) == label_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # They differ about sixty-fold.
        ("每千人口托位数", "每千名3岁以下婴幼儿托位数"),
        ("三四级手术占比", "四级手术占比"),
        ("健康发展指数", "健康发展指标"),
        ("新增托位数", "托位数"),
        ("每千人口医师数", "每万人口医师数"),
    ],
)
def test_different_labels_have_different_keys(one: str, other: str) -> None:
    """What means something else stays apart."""
    assert label_key(one) != label_key(other)


@given(st.text(max_size=30))
def test_any_name_has_a_key(name: str) -> None:
    """Keys are made of any text, without its blanks and quotation marks."""
    key = label_key(name)

    assert not set(key) & set(" \n“”")


def test_the_own_catalogue_is_whole() -> None:
    """Ids are plain, bounds fit, every unit has the concept's dimension, and each name leads back."""
    catalogue = Catalogue.load()

    assert len(catalogue) >= 150
    for concept in catalogue:
        assert concept.id.isidentifier()
        assert concept.min is not None
        assert concept.max is not None
        assert concept.min < concept.max
        assert concept.dimension in (dimension(concept.unit), "score")
        assert all(concept in catalogue.named(name) for name in concept.names)


# Shares that may pass the whole: tasks and quotas more than fulfilled, beds put up in corridors.
_OVER_THE_WHOLE = {
    "colorectal_completion",
    "family_doctor_task",
    "bed_occupancy",
    "preconception_exam",
}
_DENOMINATORS = {
    None,
    "人",
    "千人口",
    "万人口",
    "10万人口",
    "千名3岁以下婴幼儿",
    "千活产",
    "10万活产",
    "常住人口",
}
_DOMAINS = "健康水平 疾控 妇幼 资源 服务 老龄 中医药 人才 数字化 党建/廉政 财政 基建 托育".split()
_CODE = re.compile(r"(?:SDG:\d{1,2}\.[\da-z]{1,2}\.\d|WHO100|GHO:[A-Z][A-Z0-9]*(?:_\w+|\d*))~?")


@pytest.mark.parametrize("concept", Catalogue.load().concepts, ids=lambda concept: concept.id)
def test_each_row_is_consistent(concept: Concept) -> None:
    """Names, unit, bounds, denominator and codes of a concept fit each other."""
    assert len(set(concept.names)) == len(concept.names)
    assert concept.zh.strip() == concept.zh != ""
    assert concept.en[0].isupper() or concept.en[0].isdigit()
    assert concept.domain in _DOMAINS
    assert concept.denominator in _DENOMINATORS
    assert all(_CODE.fullmatch(code) for code in concept.code)
    assert len(set(concept.code)) == len(concept.code)


@pytest.mark.parametrize("concept", Catalogue.load().concepts, ids=lambda concept: concept.id)
def test_bounds_lie_in_the_concept_s_unit(concept: Concept) -> None:
    """A share is no more than the whole, a count is whole and not negative, a density has a denominator."""
    assert concept.min is not None
    assert concept.max is not None
    whole = {"%": 100, "‰": 1000, "/10万": 100_000}.get(concept.unit)
    if whole and concept.id not in _OVER_THE_WHOLE:
        assert concept.max <= whole
    assert concept.min >= 0 or concept.id == "natural_growth"
    per_people = concept.zh.startswith("每")
    assert per_people <= (concept.denominator is not None)
    if dimension(concept.unit) in COUNTED and not per_people and concept.id != "bed_turnover":
        assert concept.max == concept.max.to_integral_value()


def test_parts_are_counted_like_their_whole() -> None:
    """A part fits its whole in unit and denominator, may be no larger, and no concept is a part of itself."""
    catalogue = Catalogue.load()
    for concept in catalogue:
        for part in map(catalogue.concept, concept.includes):
            assert fits(part.unit, concept.unit), (concept.id, part.id)
            assert part.denominator == concept.denominator
            assert part.max is not None
            assert concept.max is not None
            assert part.max <= concept.max, (concept.id, part.id)
            assert concept.id not in _all_parts(part, catalogue)


def _all_parts(concept: Concept, catalogue: Catalogue) -> set[str]:
    below = {concept.id}
    for part in concept.includes:
        below |= _all_parts(catalogue.concept(part), catalogue)
    return below


def test_a_name_and_a_unit_lead_to_one_concept() -> None:
    """No name stands for two concepts whose units fit each other."""
    catalogue = Catalogue.load()
    for concept in catalogue:
        for name in concept.names:
            like = [one.id for one in catalogue.named(name) if fits(one.unit, concept.unit)]
            assert like == [concept.id]


def test_the_two_nursery_rates_stay_apart() -> None:
    """4.43 per 1000 people and 275 per 1000 children differ about sixty-fold, in denominator and bounds."""
    catalogue = Catalogue.load()
    people, children = map(catalogue.concept, ("nursery_per_1000_pop", "nursery_per_1000_u3"))

    assert (people.denominator, children.denominator) == ("千人口", "千名3岁以下婴幼儿")
    assert not {label_key(name) for name in people.names} & {
        label_key(name) for name in children.names
    }
    assert people.max is not None
    assert people.max < 275


def test_the_own_catalogue_is_read_once_and_survives_pickling() -> None:
    """It compares by value and finds names after a journey to another process."""
    catalogue = Catalogue.load()
    again = pickle.loads(pickle.dumps(catalogue))

    assert Catalogue.load() is catalogue
    assert again == catalogue
    assert again.named("孕产妇死亡率") == catalogue.named("孕产妇死亡率") != ()


def test_one_name_may_stand_for_a_count_and_for_a_share() -> None:
    """普惠托位 are places or the share of places; the unit decides."""
    units = {concept.unit for concept in Catalogue.load().named("普惠托位")}

    assert units == {"个", "%"}


def test_a_concept_is_asked_for_by_its_id() -> None:
    """An unknown id says what there is of that kind."""
    catalogue = Catalogue.load()

    assert catalogue.concept("maternal_mortality").code[0] == "SDG:3.1.1"
    with pytest.raises(NotFoundError, match="beds_per_1000"):
        catalogue.concept("bed")


def test_a_user_s_file_is_read(tmp_path: Path) -> None:
    """A byte-order mark, blanks and empty cells do no harm."""
    path = tmp_path / "own.csv"
    rows = "aed, AED数 ,AED台数|体外除颤仪,Defibrillators,台,higher,0,,\n"
    path.write_text(HEAD + rows, encoding="utf-8-sig")

    catalogue = Catalogue.load(path)

    assert catalogue.concepts == (
        Concept(
            id="aed",
            zh="AED数",
            aliases=("AED台数", "体外除颤仪"),
            en="Defibrillators",
            unit="台",
            direction=Direction.HIGHER,
            min=Decimal(0),
        ),
    )


def test_the_own_catalogue_is_extended(tmp_path: Path) -> None:
    """New concepts come to those of the library, a row with a known id stands instead, parts may be the library's."""
    path = tmp_path / "more.csv"
    path.write_text(
        HEAD
        + "aed,公共场所AED,AED台数,Defibrillators,台,higher,0,5000,\n"
        + "beds,病床数,床位数|实有床位,Beds,张,higher,1,9000,hospital_beds|authorised_beds\n",
        encoding="utf-8",
    )
    own, more = Catalogue.load(), Catalogue.extended(path)

    assert len(more) == len(own) + 1
    assert [each.id for each in more.named("AED台数")] == ["aed"]
    assert more.concept("beds").includes == ("hospital_beds", "authorised_beds")
    # An alias that the row leaves out is gone.
    assert [each.id for each in own.named("开放床位")] == ["beds"]
    assert more.named("开放床位") == ()
    assert more.concept("nurses") == own.concept("nurses")


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        (
            "aed,AED,,AED,台,none,1,2,\ncots,小床,编制床位,Cots,张,none,1,2,\n",
            "编制床位 names authorised_beds too, in a like unit @ row 3 (cots)",
        ),
        (
            "beds,床位数,孕产妇死亡率|编制床位,Beds,张,none,1,2,\n",
            "编制床位 names authorised_beds too, in a like unit @ row 2 (beds)",
        ),
        ("\n\naed,AED,,AED,台,none,1,2,defibrillators\n", "which is no concept @ row 4 (aed)"),
        ("aed,AED,,AED,台,none,1,2,\naed,AED,,AED,台,none,1,2,\n", "used before @ row 3 (aed)"),
        ("aed,AED,,AED,台,none,9,2,\n", "max 2 is below min 9 @ row 2 (aed)"),
    ],
)
def test_a_fault_beside_the_own_catalogue_names_the_row_of_the_file(
    rows: str, fault: str, tmp_path: Path
) -> None:
    """It is the user's row that does not fit."""
    path = tmp_path / "more.csv"
    path.write_text(HEAD + rows, encoding="utf-8")

    with pytest.raises(InteropError) as error:
        Catalogue.extended(path)

    assert fault in str(error.value)


def test_concepts_put_together_by_hand_are_checked() -> None:
    """A fault then names the place in the order given."""
    beds = Concept(id="beds", zh="床位数", en="Beds", unit="张")
    with pytest.raises(InteropError, match=r"used before @ concept 2 \(beds\)"):
        Catalogue((beds, beds))


GOOD = "beds,床位数,,Beds,张,none,1,100,\n"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("zh,en,unit\n", "column id is missing @ row 1"),
        (HEAD.replace("min", "least"), "no column least @ row 1"),
        (HEAD + GOOD + ",病床数,,Beds,张,none,1,2,\n", "id missing @ row 3"),
        (HEAD + GOOD + "aed,AED,,AED,台,up,1,2,\n", "'up' is not a valid Direction @ row 3 (aed)"),
        (HEAD + GOOD + "aed,AED,,AED,台,none,many,2,\n", "min is no number: 'many' @ row 3 (aed)"),
        (HEAD + GOOD + "aed,AED,,AED,台,none,NaN,2,\n", "min is no number: 'NaN' @ row 3 (aed)"),
        (HEAD + GOOD + "aed,AED,,AED,台,none,3,2,\n", "max 2 is below min 3 @ row 3 (aed)"),
        (HEAD + GOOD + "aed,AED,,AED,台\n", "cells as the first one @ row 3 (aed)"),
        (HEAD + GOOD + "aed,AED,,AED,台,none,1,2,,,\n", "cells as the first one @ row 3 (aed)"),
        (HEAD + GOOD + GOOD.replace("床位", "病床"), "used before @ row 3 (beds)"),
        (
            HEAD + GOOD + "aed,AED,,AED,台,none,1,2,nothing\n",
            "nothing, which is no concept @ row 3",
        ),
        # Two concepts of one name and unit: no figure could be linked to either.
        (
            HEAD + GOOD + "cots,小床数,床位总数,Cots,个,none,1,2,\n",
            "names beds too, in a like unit @ row 3",
        ),
        ("", "column id is missing @ row 1"),
    ],
)
def test_a_fault_in_a_file_names_its_row(text: str, fault: str, tmp_path: Path) -> None:
    """What is wrong and where stands in the error."""
    path = tmp_path / "own.csv"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(InteropError) as error:
        Catalogue.load(path)

    assert fault in str(error.value)


def test_what_is_no_text_file_is_an_error(tmp_path: Path) -> None:
    """A missing file, a directory and bytes of another kind are told apart."""
    image = tmp_path / "image.png"
    image.write_bytes(b"\x89PNG\r\n\x1a\n\xff")

    for path in (tmp_path, tmp_path / "missing.csv"):
        with pytest.raises(SourceError, match="cannot be read"):
            Catalogue.load(path)
    with pytest.raises(InteropError, match="UTF-8"):
        Catalogue.load(image)
