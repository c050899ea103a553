"""What single cells of a table say: a number, a unit, a name with its unit, nothing."""

import re
from decimal import Decimal

import attrs

from healthreports.facts import Quantity
from healthreports.quantities import Form, Found, find_quantities
from healthreports.text import fold


@attrs.frozen(kw_only=True)
class Unit:
    """A unit with its multiplier, as a head gives it for the numbers below.

    Attributes:
        word: Without 万 or 亿; `None` where only the multiplier stands there.
        factor: 10000 for 万人次.
    """

    word: str | None
    factor: Decimal = Decimal(1)


@attrs.frozen(kw_only=True)
class Value:
    """The number that a cell holds.

    Attributes:
        start: Of the number in the cell, its sign included.
        end: After the number and the unit behind it.
        quantity: Negative where a minus or a word such as 下降 stands before it.
        form: Its shape.
        verb: The word of movement before it (下降), else empty.
        scaled: Whether it carries 万 or 亿 itself.
    """

    start: int
    end: int
    quantity: Quantity
    form: Form
    verb: str = ""
    scaled: bool = False


# — , … , / , 无: nothing was counted or nothing applies.
_BLANK = re.compile(r"(?:[-—_/\\.·…*~\s]|―|无|空|不适用|未统计)*+")
_DOWN = "下降|减少|降低|缩短|回落|减"
_LEAD = re.compile(
    rf"""\s*+(?:达到?|完成|实现|为|约|近|超过|超|逾|突破|不低于|不少于|不高于|不超过|不多于|低于|高于|少于|大于|小于|
    至少|最少|至多|控制在|保持在?|稳定在|提高到|提高至|提升到|提升至|降至|降到|下降到|下降至|累计|共
    |(?P<verb>增长|增加|提高|提升|上升|增|{_DOWN})|(?P<sign>[-+↑↓])|[≥≤><=:\s])*+""",
    re.VERBOSE,
)
_TRAIL = re.compile(r"\s*+(?:\([^()\d]{0,12}\))?[*※#△▲\s]{0,6}")


def is_blank(text: str) -> bool:
    """Whether a cell says that there is nothing to say.

    Example:
        >>> is_blank(" — "), is_blank("0")
        (True, False)
    """
    return _BLANK.fullmatch(fold(text)) is not None


def read_value(text: str) -> Value | None:
    """The one number that a cell holds, or `None` where it holds none, several, or other words.

    Example:
        >>> read_value("72,914").quantity.value, read_value("不低于90%").quantity.bound.value
        (Decimal('72914'), '>=')
        >>> read_value("达到3级") is None
        True
    """
    folded = fold(text)
    if len(folded) > 40:
        return None
    founds = find_quantities(folded)
    if len(founds) != 1:
        return None
    found = founds[0]
    lead = _LEAD.match(folded, 0, found.start)
    if lead is None or lead.end() != found.start or not _TRAIL.fullmatch(folded, found.end):
        return None
    return _value(folded, found, lead)


# 12/30 in a cell counts twelve of thirty as often as it is a share.
_SLASHED = re.compile(r"\d\s?/\s?\d{1,4}$")


def _value(folded: str, found: Found, lead: re.Match[str]) -> Value | None:
    words = folded[found.start : found.end]
    if found.form is Form.RATIO and _SLASHED.search(words):
        return None
    sign, verb = lead["sign"] or "", lead["verb"] or ""
    start = found.start
    if sign and folded[found.start - 1] == sign:
        start -= 1
    quantity = found.quantity
    if sign in ("-", "↓") or re.fullmatch(_DOWN, verb):
        quantity = negative(quantity)
    return Value(
        start=start,
        end=found.end,
        quantity=quantity,
        form=found.form,
        verb=verb,
        scaled=any(c in words for c in "万亿"),
    )


def negative(quantity: Quantity) -> Quantity:
    """The quantity below zero.

    Example:
        >>> negative(Quantity(value=Decimal("3.2"), unit="%")).value
        Decimal('-3.2')
    """
    high = quantity.high
    return attrs.evolve(
        quantity,
        value=-(quantity.value if high is None else high),
        high=None if high is None else -quantity.value,
    )


def parse_unit(text: str) -> Unit | None:
    """The unit that words in a head name, or `None` where they name none that can be counted in.

    Example:
        >>> parse_unit("万人次")
        Unit(word='人次', factor=Decimal('10000'))
        >>> parse_unit("含民营") is None
        True
    """
    words = fold(text).strip().removeprefix("1/").removeprefix("/")
    slashed = fold(text).strip().startswith(("/", "1/"))
    if not words or len(words) > 12 or (words[0].isdigit() and not slashed):
        return None
    sought = f"1/{words}" if slashed else f"1{words}"
    founds = find_quantities(sought)
    if len(founds) != 1 or founds[0].start or founds[0].quantity.high is not None:
        return None
    found = founds[0]
    if not _TRAIL.fullmatch(sought, found.end) or found.quantity.bound != "=":
        return None
    return Unit(word=found.quantity.unit, factor=found.quantity.value)


def with_unit(value: Value, unit: Unit) -> Quantity:
    """The quantity of a number whose unit stands in a head.

    Example:
        >>> with_unit(read_value("62.8"), parse_unit("万人")).value
        Decimal('628000')
    """
    quantity, factor = value.quantity, Decimal(1) if value.scaled else unit.factor
    return attrs.evolve(
        quantity,
        unit=unit.word,
        value=_plain(quantity.value * factor),
        high=None if quantity.high is None else _plain(quantity.high * factor),
        step=None if quantity.step is None else _plain(quantity.step * factor),
    )


def _plain(value: Decimal) -> Decimal:
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value


_BRACKET = re.compile(r"\s{0,2}\(\s?(?:单位[::]?)?(?P<unit>[^()]{1,12})\s?\)\s{0,2}")
# 社区卫生服务中心（站）, 妇幼保健院（所）: another word for the place, no unit.
_PLACES = frozenset("站点部组队村里道门院室")
_SIGN_LAST = re.compile(r"(?<=[\u4e00-\u9fff])\s?(?P<unit>[%‰])$")
# 1.门诊人次 · 一、医疗服务 · （二）床位 · #医院
_NUMBERED = re.compile(
    r"^\s{0,4}(?:\(?[\d一二三四五六七八九十]{1,3}\)|[\d一二三四五六七八九十]{1,3}[、.](?!\d)|[#*·•○●◆-]{1,2})\s{0,4}"
)

_PART = re.compile(r"\s*+其中\s*+:?\s*+")


@attrs.frozen(kw_only=True)
class Label:
    """A head of a row or a column.

    Attributes:
        name: Its words as written, without numbering, unit and 其中.
        unit: From its bracket, or `None`.
        part: Whether 其中 or a mark says that it is part of a row above.
    """

    name: str
    unit: Unit | None = None
    part: bool = False


def read_label(text: str) -> Label:
    """The name and unit in a head.

    Example:
        >>> read_label("1.家庭医生签约人数（万人）").name
        '家庭医生签约人数'
        >>> read_label("其中：执业（助理）医师").part
        True
    """
    folded = fold(text)
    start = 0
    if match := _NUMBERED.match(folded):
        start = match.end()
    part = False
    if match := _PART.match(folded, start):
        start, part = match.end(), True
    end = len(folded.rstrip())
    for pattern in (_BRACKET, _SIGN_LAST):
        for match in pattern.finditer(folded, start, end):
            name = _squeezed(text[start : match.start()] + text[match.end() : end])
            unit = parse_unit(match["unit"])
            if unit and not _names_place(match["unit"], name):
                return Label(name=name, unit=unit, part=part)
    return Label(name=_squeezed(text[start:end]), part=part)


def _names_place(word: str, name: str) -> bool:
    return word in _PLACES or (word == "所" and not name.endswith(("数", "机构")))


def _squeezed(words: str) -> str:
    """The words without the blanks that set characters apart (床 位)."""
    return re.sub(r"\s+", "", words).strip(" :：;；,，、")
