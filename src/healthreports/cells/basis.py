"""Whom figures count: 户籍 or 常住, which ages, per 1000 of whom."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

import attrs

from healthreports.catalogue.concepts import Concept, label_key
from healthreports.cells.records import Basis, Cell, Obstacle
from healthreports.text import fold


_MIGRANT = re.compile(r"非户籍|非本地|流动人口|外来")
# 50岁-74岁, 65岁以上, 0-3岁 and 3岁以下.
_AGES = re.compile(r"(?:(?P<first>\d{1,3})岁?-)?(?P<last>\d{1,3})岁(?P<open>以上|以下)?")
_PER = re.compile(
    r"^每?(?P<number>百|千|万|10万)(?P<whom>人口|[^率比]{0,8}?(?:婴幼儿|儿童|活产|孕产妇|老年人))"
)
_CHILDREN = ("婴幼儿", "儿童")


@lru_cache(maxsize=4096)
def basis_of(name: str) -> Basis:
    """Whom a name says that its figure counts, or is counted per.

    Example:
        >>> basis_of("户籍孕产妇死亡率").people, basis_of("60周岁及以上老年人接种").ages
        ('户籍', '60岁以上')
        >>> basis_of("千人托位数").per, basis_of("每千名3岁以下婴幼儿拥有托位数").per
        ('每千人口', '每千儿童')
    """
    key = label_key(name)
    return Basis(people=_people(fold(name)), ages=_ages(key), per=_per(key))


def _people(name: str) -> str:
    if _MIGRANT.search(name):
        return "流动"
    said = [word for word in ("户籍", "常住") if word in name]
    return said[0] if len(said) == 1 else ""


def _ages(key: str) -> str:
    found = _AGES.search(key)
    if not found:
        return ""
    first, last, end = found["first"], found["last"], found["open"] or ""
    if first and int(first) == 0:
        return f"{last}岁以下"
    return f"{first}-{last}岁" if first else f"{last}岁{end}"


def _per(key: str) -> str:
    found = _PER.match(key)
    if not found:
        return ""
    whom = "儿童" if found["whom"].endswith(_CHILDREN) else found["whom"]
    return f"每{found['number']}{whom}"


def on_one_basis(concept: Concept, cells: Iterable[Cell]) -> list[Cell]:
    """The cells of a row, with those that count other people than the row does marked.

    The row counts whom its concept says, else whom most of its places say; a figure that does not
    say is taken to be on the row's basis.
    """
    cells = list(cells)
    comparable = (None, Obstacle.DERIVED)
    own = basis_of(concept.zh)
    per = _per(label_key(f"每{concept.denominator}")) if concept.denominator else own.per
    said = {(cell.place, cell.basis) for cell in cells if cell.obstacle in comparable}
    wanted = Basis(
        people=own.people or _most(basis.people for _, basis in said),
        ages=own.ages or _most(basis.ages for _, basis in said),
        per=per or _most(basis.per for _, basis in said),
    )
    return [
        attrs.evolve(cell, obstacle=Obstacle.DENOMINATOR)
        if cell.obstacle in comparable and not _fits(cell.basis, wanted)
        else cell
        for cell in cells
    ]


def _most(words: Iterable[str]) -> str:
    """The word said most often; of two said as often 常住, on which rates are defined."""
    counts = Counter(filter(None, words))
    return max(counts, key=lambda word: (counts[word], word == "常住", word), default="")


def _fits(basis: Basis, wanted: Basis) -> bool:
    return (
        basis.people in ("", wanted.people)
        and basis.ages in ("", wanted.ages)
        and basis.per in ("", wanted.per)
    )
