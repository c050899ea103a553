"""Figures of one thing, and their numbers in one unit."""

import re
from decimal import Decimal

from healthreports.catalogue.concepts import Concept, Direction
from healthreports.catalogue.units import convert, dimension, fits
from healthreports.facts import Bound, Fact, Figure, Quantity
from healthreports.matching.names import core, same_subjects
from healthreports.text import fold


def _ordinary(quantity: Quantity) -> bool:
    """Whether a number can be one of this world; a page of digits is none, and arithmetic on it could overflow."""
    return abs(quantity.value.adjusted()) < 30


def value_in(quantity: Quantity, unit: str | None) -> Decimal | None:
    """The value in another unit, or `None` where the two do not mix; nought is nought in any.

    Example:
        >>> value_in(Quantity(value=Decimal(5), unit="‰"), "%")
        Decimal('0.5')
        >>> value_in(Quantity(value=Decimal(5), unit="人次"), "人") is None
        True
    """
    if not _ordinary(quantity):
        return None
    if quantity.unit == unit or not quantity.value:
        return quantity.value
    if quantity.unit is None or unit is None or not fits(quantity.unit, unit):
        return None
    return convert(quantity.value, quantity.unit, unit)


def value_for(quantity: Quantity, concept: Concept) -> Decimal | None:
    """The value in a concept's unit, or `None` where they do not mix.

    Reports leave the denominator to the name: 千人医师数3.66人 is 3.66人/千人口.
    """
    unit, head = concept.unit, concept.unit.partition("/")[0]
    if quantity.unit is None and unit == "1":
        return quantity.value
    if head and quantity.unit and "/" not in quantity.unit:
        unit = head
    return value_in(quantity, unit)


def same_measure(one: Figure, other: Figure) -> bool:
    """Whether two figures measure one thing: the same concept or else the same name, for the same subject, in one unit.

    What holds or is due when is left to the caller.
    """
    if not _ordinary(one.quantity) or value_in(other.quantity, one.quantity.unit) is None:
        return False
    if one.part_of != other.part_of and core(one.part_of or "") != core(other.part_of or ""):
        return False
    if not core(one.name) or _in_total(one) != _in_total(other):
        return False
    if core("".join(one.subjects) + one.name) == core("".join(other.subjects) + other.name):
        return True
    named_alike = core(one.name) == core(other.name)
    if one.concept and other.concept:
        named_alike = one.concept == other.concept and _numbers(one.name) == _numbers(other.name)
    return named_alike and same_subjects(one.subjects, other.subjects)


def _in_total(figure: Figure) -> bool:
    """Whether a figure counts all there are, of which it then names the new ones: 累计改造46家，其中今年新增11家."""
    before, found, after = figure.sentence.partition(figure.quote or "\n")
    return bool(found) and "累计" in before[-20:] and after.lstrip("，,（(").startswith("其中")


def answers_task(task: Figure, done: Figure) -> bool:
    """Whether a figure says in the same sentence what came of a task, in fewer words.

    2023年度省级家庭医生签约任务数264987人，完成规范签约287523人.
    """
    if "任务" not in task.name or task.sentence != done.sentence or done.start < task.start:
        return False
    same_unit = value_in(done.quantity, task.quantity.unit) == done.quantity.value
    short = core(done.name)
    return same_unit and len(short) > 1 and core(task.name).endswith(short)


def _numbers(name: str) -> list[str]:
    """The numbers in a name, which tell like things apart: 60岁以上, 第一剂."""
    return sorted(re.findall(r"\d+(?:\.\d+)?|第[一二三四五六七八九十]", fold(name)))


def measure_keys(fact: Fact) -> tuple[str, ...]:
    """What to look a fact up by: facts that measure one thing have a key in common."""
    keys = {core(fact.name), core("".join(fact.subjects) + fact.name)}
    return (*sorted(keys), *([f"concept {fact.concept}"] if fact.concept else []))


# What is measured is rounded, what is counted is not, unless its last digits are noughts of 万.
_MEASURED = frozenset({"share", "points", "years", "time", "area", "length", "mass", "multiple"})


def counted(unit: str | None) -> bool:
    """Whether a unit counts things rather than measures them.

    Example:
        >>> counted("人次"), counted("%"), counted("岁")
        (True, False, False)
    """
    return unit is not None and dimension(unit) not in _MEASURED


def room(quantity: Quantity) -> Decimal:
    """How far a value may lie from the number as written: half of its last digit, nothing for a whole count.

    Example:
        >>> room(Quantity(value=Decimal("71.5"), unit="%", step=Decimal("0.1")))
        Decimal('0.05')
        >>> room(Quantity(value=Decimal(16), unit="个", step=Decimal(1)))
        Decimal('0')
    """
    if quantity.step is None or (quantity.step == 1 and counted(quantity.unit)):
        return Decimal(0)
    return quantity.step / 2


def certain(quantity: Quantity) -> bool:
    """Whether a quantity is one number, neither a bound nor approximate nor a range."""
    return quantity.bound is Bound.EXACT and quantity.high is None and _ordinary(quantity)


# What one wants less of, where no concept says so.
_LESS = re.compile(
    r"死亡|发病|感染率|缺陷|近视|吸烟|药占比|费用|时间|用时|住院日|投诉|事故|自付|个人卫生支出"
)


def better(figure: Figure, concept: Concept | None) -> Direction:
    """Whether more or less of a figure is good news: by its bound, its concept, or the words of its name."""
    if figure.quantity.bound is Bound.AT_MOST:
        return Direction.LOWER
    if concept is not None and concept.direction is not Direction.NONE:
        return concept.direction
    if figure.quantity.bound is Bound.AT_LEAST:
        return Direction.HIGHER
    return Direction.LOWER if _LESS.search(figure.name) else Direction.NONE
