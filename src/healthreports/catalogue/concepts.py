"""The indicators that reports are compared by, and the names that bureaus write for them."""

import csv
import io
import pkgutil
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from functools import cache
from pathlib import Path

import attrs

from healthreports import display
from healthreports.catalogue.units import dimension, fits
from healthreports.errors import InteropError, NotFoundError, SourceError
from healthreports.text import fold


class Direction(StrEnum):
    """Whether a rise is good news."""

    HIGHER = "higher"
    LOWER = "lower"
    NONE = "none"


@attrs.frozen(kw_only=True)
class Concept(display.Shown):
    """One indicator, however a bureau words it.

    Attributes:
        id: Its identifier (maternal_mortality).
        zh: Its Chinese name (孕产妇死亡率).
        aliases: Other names for it, as bureaus write them; `“…”` in one stands for any name in quotation marks.
        en: Its English name.
        unit: The unit that its values are given in (/10万).
        dimension: What the unit measures (share).
        direction: Whether a rise is good news.
        domain: The field it belongs to (妇幼).
        code: Its codes in other catalogues (SDG:3.1.1); a trailing `~` marks a near match.
        min: The lowest value that one county is likely to have, in the unit; `None` if open.
        max: The highest.
        denominator: What it is counted per, where it is: 千人口, 千名3岁以下婴幼儿, 10万活产, 常住人口.
        includes: Ids of the concepts that are parts of it, each at most as large; they may overlap.
        weak: Names that mean it only where the text says whose figure it is: 社区卫生服务中心就诊, but not 就诊 alone.
        of_part: Names that mean it only as a part of what includes it: 引进人才211名，其中硕士23名.
    """

    id: str
    zh: str
    aliases: tuple[str, ...] = attrs.field(default=(), converter=tuple[str, ...])
    en: str
    unit: str
    dimension: str = attrs.field(
        default=attrs.Factory(lambda self: dimension(self.unit), takes_self=True)
    )
    direction: Direction = Direction.NONE
    domain: str = ""
    code: tuple[str, ...] = attrs.field(default=(), converter=tuple[str, ...])
    min: Decimal | None = None
    max: Decimal | None = None
    denominator: str | None = None
    includes: tuple[str, ...] = attrs.field(default=(), converter=tuple[str, ...])
    weak: tuple[str, ...] = attrs.field(default=(), converter=tuple[str, ...])
    of_part: tuple[str, ...] = attrs.field(default=(), converter=tuple[str, ...])

    def __repr__(self) -> str:
        return f"<Concept {self.id}: {self.zh}, {self.unit}>"

    @property
    def names(self) -> tuple[str, ...]:
        """All names that it may bear: the Chinese one, the aliases and those that need more beside them."""
        return (self.zh, *self.aliases, *self.weak, *self.of_part)

    def takes(self, unit: str) -> bool:
        """Whether values in `unit` can be values of the concept.

        Example:
            >>> Concept(id="beds", zh="床位数", en="Beds", unit="张").takes("个")
            True
        """
        if unit in (self.unit, f"{self.unit}/{self.denominator}"):
            return True
        return self.dimension == dimension(self.unit) and fits(unit, self.unit)


# Marks that names are written with or without: “两慢病”控制率, 三、四级手术占比, 执业(助理)医师.
_MARKS = str.maketrans("", "", " \n\"'“”‘’《》()、,·的")
# 每千常住人口, 千人, 每千名居民 are one denominator; 每千名3岁以下婴幼儿 is another and stays.
_PER_PEOPLE = re.compile(
    r"每?(?P<number>千|万|十万|10万)名?(?:常住|户籍)?(?:人口|居民|人)(?:拥有)?(?:公立)?"
)
_WORDINGS = (
    (re.compile(r"周岁"), "岁"),
    (re.compile(r"老人"), "老年人"),
    (re.compile(r"及以上"), "以上"),
    (re.compile(r"五(?=岁|年)"), "5"),
    (re.compile(r"[~—–]"), "-"),
    # 儿童友好医院比例 and 儿童友好医院占比.
    (re.compile(r"(?:比例|比重|百分比)$"), "占比"),
    # 门急诊人次, 门急诊总量 and 门急诊: the unit tells what is counted. 健康发展指数 keeps its word.
    (re.compile(r"(?<=..)(?:总人次数?|人次数?|总人数|人数|总数量?|数量|总量|(?<!指)数)$"), ""),
)
# “潮城健康”用户数: a name of its own stands before what is meant.
_NAME_IN_QUOTES = re.compile(r"“[^”]{1,20}+”")
_QUOTED = "…"


def label_key(name: str) -> str:
    """The form in which names are compared: without marks, and without the words for a number of things.

    Example:
        >>> label_key("每千常住人口执业（助理）医师数"), label_key("三、四级手术占比")
        ('每千人口执业助理医师', '三四级手术占比')
    """
    key = fold(name).translate(_MARKS)
    if found := _PER_PEOPLE.match(key):
        number = found["number"].replace("十", "10")
        key = f"每{number}人口{key[found.end() :]}"
    for wording, replacement in _WORDINGS:
        key = wording.sub(replacement, key)
    return key


def quoted_key(name: str) -> str | None:
    """The key of a name that begins with one in quotation marks, whatever that is; else `None`.

    Example:
        >>> quoted_key("“潮城健康”用户数") == label_key("“…”用户数")
        True
    """
    found = _NAME_IN_QUOTES.match(fold(name))
    return label_key(_QUOTED + name[found.end() :]) if found else None


@attrs.frozen
class Catalogue(display.Shown):
    """The concepts, and which of them a name can mean.

    Attributes:
        concepts: In the order of the file.
        places: Where each stands, for what is said of faults: row 5 of the file.

    Example:
        >>> catalogue = Catalogue.load()
        >>> [concept.id for concept in catalogue.named("法定甲、乙类传染病报告发病率")]
        ['notifiable_incidence']
    """

    concepts: tuple[Concept, ...] = attrs.field(converter=tuple[Concept, ...])
    places: tuple[str, ...] = attrs.field(converter=tuple[str, ...], repr=False, eq=False)
    _by_id: dict[str, Concept] = attrs.field(init=False, repr=False, eq=False)
    _by_key: dict[str, tuple[Concept, ...]] = attrs.field(init=False, repr=False, eq=False)
    _weak: frozenset[str] = attrs.field(init=False, repr=False, eq=False)
    _of_part: frozenset[str] = attrs.field(init=False, repr=False, eq=False)

    @places.default
    def _numbers(self) -> tuple[str, ...]:
        return tuple(f"concept {number}" for number, _ in enumerate(self.concepts, 1))

    @_by_id.default
    def _ids(self) -> dict[str, Concept]:
        return {concept.id: concept for concept in self.concepts}

    @_weak.default
    def _weak_keys(self) -> frozenset[str]:
        return frozenset(label_key(name) for concept in self.concepts for name in concept.weak)

    @_of_part.default
    def _part_keys(self) -> frozenset[str]:
        return frozenset(label_key(name) for concept in self.concepts for name in concept.of_part)

    @_by_key.default
    def _keys(self) -> dict[str, tuple[Concept, ...]]:
        keys: dict[str, tuple[Concept, ...]] = {}
        for concept in self.concepts:
            for key in dict.fromkeys(map(label_key, concept.names)):
                keys[key] = (*keys.get(key, ()), concept)
        return keys

    def __repr__(self) -> str:
        return f"<Catalogue of {len(self.concepts)} concepts>"

    def __rich__(self) -> display.Part:
        columns = [display.Column(head) for head in ("id", "name", "unit", "better", "domain")]
        rows = [(each.id, each.zh, each.unit, each.direction, each.domain) for each in self]
        return display.Table(columns, rows, title=f"{len(self.concepts)} concepts")

    def __attrs_post_init__(self) -> None:
        faults = [*self._repeated(), *self._unknown_parts(), *self._names_shared()]
        if faults:
            msg = "the concepts contradict each other"
            raise InteropError(msg, faults)

    @classmethod
    def load(cls, path: str | Path | None = None) -> "Catalogue":
        r"""The catalogue in a CSV file, instead of the library's own; without a path, that one.

        The columns are those of `Concept`, in any order, of which id, zh, en and unit are needed; several
        values in one cell stand with `|` between them.

        Args:
            path: Of a file in UTF-8.

        Raises:
            SourceError: The file cannot be read.
            InteropError: A row does not fit; each fault names its row.

        Example:
            >>> import tempfile
            >>> folder = tempfile.TemporaryDirectory()
            >>> path = Path(folder.name) / "own.csv"
            >>> rows = "id,zh,aliases,en,unit\naed,AED台数,公共场所AED|体外除颤仪,Defibrillators,台\n"
            >>> path.write_text(rows, encoding="utf-8") > 0
            True
            >>> Catalogue.load(path).named("体外除颤仪")[0].id
            'aed'
            >>> folder.cleanup()
        """
        return _own() if path is None else cls(*_concepts_in(_text_of(Path(path))))

    @classmethod
    def extended(cls, path: str | Path) -> "Catalogue":
        r"""The library's own catalogue with the concepts of a CSV file besides.

        A row with the id of a concept of the library stands instead of it.

        Args:
            path: Of a file as `load` reads it; its rows may include concepts of the library.

        Raises:
            SourceError: The file cannot be read.
            InteropError: A row does not fit in itself, or beside the library's concepts.

        Example:
            >>> import tempfile
            >>> folder = tempfile.TemporaryDirectory()
            >>> path = Path(folder.name) / "more.csv"
            >>> rows = "id,zh,en,unit\naed,公共场所AED,Defibrillators,台\nbeds,病床,Beds,张\n"
            >>> path.write_text(rows, encoding="utf-8") > 0
            True
            >>> catalogue = Catalogue.extended(path)
            >>> len(catalogue) - len(Catalogue.load()), catalogue.concept("beds").zh
            (1, '病床')
            >>> folder.cleanup()
        """
        concepts, places = _concepts_in(_text_of(Path(path)))
        given = {concept.id for concept in concepts}
        kept = tuple(concept for concept in _own() if concept.id not in given)
        return cls((*kept, *concepts), (*(_OWN_PLACE for _ in kept), *places))

    def __iter__(self) -> Iterator[Concept]:
        return iter(self.concepts)

    def __len__(self) -> int:
        return len(self.concepts)

    def concept(self, id: str) -> Concept:
        """The concept with an id.

        Raises:
            NotFoundError: There is none.
        """
        if id not in self._by_id:
            what = "concept"
            raise NotFoundError(what, id, tuple(each for each in self._by_id if each[:3] == id[:3]))
        return self._by_id[id]

    def with_key(self, key: str) -> tuple[Concept, ...]:
        """The concepts with a name of that `label_key`."""
        return self._by_key.get(key, ())

    def is_weak(self, key: str) -> bool:
        """Whether a name of that `label_key` needs a subject beside it."""
        return key in self._weak

    def is_of_part(self, key: str) -> bool:
        """Whether a name of that `label_key` needs a whole that it is a part of."""
        return key in self._of_part

    def named(self, name: str) -> tuple[Concept, ...]:
        """The concepts that bear a name; several only where units of different dimensions tell them apart."""
        return self.with_key(label_key(name))

    def _repeated(self) -> Iterator[str]:
        seen: set[str] = set()
        for concept, place in zip(self.concepts, self.places, strict=True):
            if concept.id in seen:
                yield f"the id is used before @ {place} ({concept.id})"
            seen.add(concept.id)

    def _unknown_parts(self) -> Iterator[str]:
        for concept, place in zip(self.concepts, self.places, strict=True):
            for part in concept.includes:
                if part not in self._by_id:
                    yield f"includes {part}, which is no concept @ {place} ({concept.id})"

    def _names_shared(self) -> Iterator[str]:
        """Names of several concepts that no unit tells apart: no figure of that name could be linked."""
        places = {one.id: place for one, place in zip(self.concepts, self.places, strict=True)}
        for key, concepts in self._by_key.items():
            for i, other in enumerate(concepts):
                for one in concepts[:i]:
                    if fits(one.unit, other.unit):
                        place = f"{places[other.id]} ({other.id})"
                        yield f"{key} names {one.id} too, in a like unit @ {place}"


def _text_of(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        msg = f"the catalogue cannot be read ({error.strerror})"
        raise SourceError(msg, str(path)) from error
    except UnicodeDecodeError as error:
        msg = "a catalogue is a CSV file in UTF-8"
        raise InteropError(msg, (f"byte {error.start} is none @ {path.name}",)) from error


_REQUIRED = ("id", "zh", "en", "unit")
_SEVERAL = ("aliases", "code", "includes", "weak", "of_part")
_COLUMNS = frozenset(attribute.name for attribute in attrs.fields(Concept))


def _concepts_in(text: str) -> tuple[tuple[Concept, ...], tuple[str, ...]]:
    """The concepts of a file and the row of each."""
    rows = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    concepts: list[Concept] = []
    places: list[str] = []
    faults: list[str] = []
    try:
        columns = set(rows.fieldnames or ())
        faults += [
            f"the column {name} is missing @ row 1" for name in _REQUIRED if name not in columns
        ]
        faults += [f"there is no column {name} @ row 1" for name in columns - _COLUMNS]
        for row in rows if not faults else ():
            number = rows.line_num
            try:
                concepts.append(_concept(row))
                places.append(f"row {number}")
            except ValueError as error:
                faults.append(f"{error} @ row {number} ({row.get('id') or 'no id'})")
    except csv.Error as error:
        faults.append(f"{error} @ line {rows.line_num}")
    if faults:
        msg = "the catalogue does not fit"
        raise InteropError(msg, faults)
    return tuple(concepts), tuple(places)


def _concept(row: Mapping[str | None, str | None]) -> Concept:
    """The concept of one row; a `ValueError` says what is wrong."""
    if None in row or None in row.values():
        msg = "the row has not as many cells as the first one"
        raise ValueError(msg)
    cells = {str(name): (cell or "").strip() for name, cell in row.items()}
    if missing := [name for name in _REQUIRED if not cells[name]]:
        msg = f"{', '.join(missing)} missing"
        raise ValueError(msg)
    values: dict[str, object] = {name: cell for name, cell in cells.items() if cell}
    for name in _SEVERAL:
        values[name] = tuple(
            part.strip() for part in cells.get(name, "").split("|") if part.strip()
        )
    for name in ("min", "max"):
        if name in values:
            values[name] = _number(name, cells[name])
    if "direction" in values:
        values["direction"] = Direction(cells["direction"])
    concept = Concept(**values)  # type: ignore[arg-type]
    if concept.min is not None and concept.max is not None and concept.max < concept.min:
        msg = f"max {concept.max} is below min {concept.min}"
        raise ValueError(msg)
    return concept


def _number(name: str, cell: str) -> Decimal:
    try:
        value = Decimal(cell)
    except InvalidOperation:
        value = Decimal("NaN")
    if not value.is_finite():
        msg = f"{name} is no number: {cell!r}"
        raise ValueError(msg)
    return value


_OWN_PLACE = "the library's own"


@cache
def _own() -> Catalogue:
    data = pkgutil.get_data(__name__, "concepts.csv") or b""
    return Catalogue(*_concepts_in(data.decode("utf-8")))
