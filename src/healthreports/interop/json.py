"""Lossless JSON: every record and back, with a schema version, faults named by their path."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from itertools import islice
from types import GenericAlias
from typing import Any, NoReturn, get_args, get_origin

import attrs
import cattrs

from healthreports.errors import InteropError
from healthreports.facts import FACT_KINDS, AnyFact, Fact, Facts, Period
from healthreports.report import Report, Section
from healthreports.text import Span


SCHEMA = 1

_KINDS = {fact.kind: fact for fact in FACT_KINDS}

# What str() makes of a finite Decimal: 47700, -0.36, 1.2E+9. The schema says it too, for regexes of other
# languages, which have no possessive quantifiers; no character can be taken in two ways.
DECIMAL = r"-?[0-9]+(\.[0-9]+)?(E[+-][0-9]{1,6})?"
_DECIMAL = re.compile(DECIMAL)
# 2024-05-12, where Python would also take 20240512 and 2024-W19-7
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
# What no encoding can write, so that no record may hold it.
_SURROGATE = re.compile("[\ud800-\udfff]")
# Of a value, and of faults, this much is shown: JSON from elsewhere may be wrong all through.
_SHOWN_CHARACTERS = 60
_SHOWN_FAULTS = 100


@attrs.frozen
class LooseFacts:
    """Facts without their report.

    Attributes:
        facts: In the order given.
    """

    facts: Facts = attrs.field(converter=Facts)


# What a JSON text can hold, by the `kind` at its head.
RECORDS: Mapping[str, type[Report] | type[LooseFacts]] = {"report": Report, "facts": LooseFacts}


def _refuse(value: object, wanted: str) -> NoReturn:
    plain = value is None or isinstance(value, str | int | float)
    shown = (repr(value) if plain else type(value).__name__)[:_SHOWN_CHARACTERS]
    msg = f"{wanted} is wanted, not {shown}"
    raise ValueError(msg)


def _text(value: object, _: object = None) -> str:
    if not isinstance(value, str):
        _refuse(value, "a string")
    if _SURROGATE.search(value):
        _refuse(value, "a string without lone surrogates")
    return value


def _text_or_member(value: object, wanted: type[str]) -> str:
    """A string, or the member that it names: to cattrs an enumeration of strings is a string."""
    text = _text(value)
    if not issubclass(wanted, StrEnum):
        return text
    try:
        return wanted(text)
    except ValueError:
        _refuse(text, f"one of {', '.join(wanted)}")


def _whole(value: object, _: object = None) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        _refuse(value, "a whole number")
    return value


def _number(value: object, _: object = None) -> float:
    if not isinstance(value, int | float) or isinstance(value, bool):
        _refuse(value, "a number")
    return float(value)


def _decimal(value: object, _: object = None) -> Decimal:
    text = _text(value)
    if not _DECIMAL.fullmatch(text):
        _refuse(text, "a decimal number in a string")
    return Decimal(text)


def _day(value: object, _: object = None) -> date:
    text = _text(value)
    try:
        day = date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        day = None
    return day or _refuse(text, "a day such as 2024-05-12")


def _period(value: object, _: object = None) -> Period:
    return Period.from_iso(_text(value))


def _span(value: object, _: object = None) -> Span:
    if not isinstance(value, list) or len(value) != 2:
        _refuse(value, "a pair of offsets")
    return Span(_whole(value[0]), _whole(value[1]))


def _object(value: object) -> dict[str, Any]:
    if not isinstance(value, dict):
        _refuse(value, "an object")
    return value


def _fields(value: object, _: object = None) -> dict[str, str]:
    return {_text(key): _text(words) for key, words in _object(value).items()}


def _fact_written(fact: Fact) -> dict[str, Any]:
    return {"kind": fact.kind, **_converter().unstructure(fact)}


def _fact(value: object, _: object = None) -> Fact:
    body = _object(value)
    kind = body.get("kind")
    if not isinstance(kind, str) or kind not in _KINDS:
        _refuse(kind, f"one of {', '.join(_KINDS)}")
    fields = {key: body[key] for key in body if key != "kind"}
    return _converter().structure(fields, _KINDS[kind])


def _facts(value: object, _: object = None) -> Facts:
    return Facts(_converter().structure(value, tuple[AnyFact, ...]))


def _facts_written(facts: Facts) -> list[dict[str, Any]]:
    return [_fact_written(fact) for fact in facts]


def _versus_written(value: Period | str | None) -> object:
    """An earlier period stands in an object: it is not the words of a benchmark."""
    return {"period": str(value)} if isinstance(value, Period) else value


def _versus(value: object, _: object = None) -> Period | str | None:
    if isinstance(value, dict) and value.keys() == {"period"}:
        return _period(value["period"])
    return None if value is None else _text(value)


def _tuples(wanted: Any, converter: cattrs.Converter) -> Callable[[Any, Any], Any]:
    """A tuple is a list in JSON, and nothing else that happens to be iterable."""
    within: Any = GenericAlias(list, get_args(wanted)[:1])

    def structure(value: object, _: object) -> Any:
        if not isinstance(value, list):
            _refuse(value, "a list")
        return tuple(converter.structure(value, within))

    return structure


def _records(wanted: Any, converter: cattrs.Converter) -> Callable[[Any, Any], Any]:
    """A record is an object in JSON."""
    within = cattrs.gen.make_dict_structure_fn(wanted, converter, _cattrs_forbid_extra_keys=True)
    return lambda value, _: within(_object(value), wanted)


def _is_tuple(wanted: Any) -> bool:
    return get_origin(wanted) is tuple


def _is_mapping(wanted: Any) -> bool:
    return get_origin(wanted) is Mapping


@cache
def _converter() -> cattrs.Converter:
    converter = cattrs.Converter()
    attrs.resolve_types(Section)
    converter.register_structure_hook_factory(attrs.has)(_records)
    converter.register_structure_hook_factory(_is_tuple)(_tuples)
    converter.register_structure_hook_func(_is_mapping, _fields)
    for wanted, structure in (
        (str, _text_or_member),
        (int, _whole),
        (float, _number),
        (Decimal, _decimal),
        (date, _day),
        (Period, _period),
        (Span, _span),
        (AnyFact, _fact),
        (Facts, _facts),
        (Period | str | None, _versus),
    ):
        converter.register_structure_hook(wanted, structure)
    converter.register_unstructure_hook(Decimal, str)
    converter.register_unstructure_hook(date, date.isoformat)
    converter.register_unstructure_hook(Period, str)
    converter.register_unstructure_hook(Span, lambda span: [span.start, span.end])
    converter.register_unstructure_hook(AnyFact, _fact_written)
    converter.register_unstructure_hook(Facts, _facts_written)
    converter.register_unstructure_hook(Period | str | None, _versus_written)
    return converter


def _dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def _lines(body: Mapping[str, Any]) -> Iterator[str]:
    """A line for each field, and for each item of a list, so that two versions compare by line."""
    for key, value in body.items():
        if isinstance(value, list) and value:
            yield f" {_dumped(key)}: [\n  " + ",\n  ".join(map(_dumped, value)) + "\n ]"
        else:
            yield f" {_dumped(key)}: {_dumped(value)}"


def to_json(source: Report | Iterable[AnyFact]) -> str:
    """JSON that `from_json` turns into an equal record.

    An object with the version of the schema, a `kind` (`report` or `facts`) and the record's fields
    in their order; each fact stands on a line of its own. Decimals are strings, days and periods ISO
    text, spans pairs of offsets; a fact's `kind` says which it is; its `versus` is an object with a
    `period`, or the words of a benchmark. `json_schema` tells it in full.

    Args:
        source: A report, or some facts.

    Raises:
        InteropError: The sections lie too deep within each other.

    Example:
        >>> from healthreports.facts import Honour
        >>> from healthreports.text import Span
        >>> prize = Honour(name="国家卫生城市", quote="获评国家卫生城市", spans=(Span(2, 10),),
        ...                sentence="成功获评国家卫生城市。", document="总结")
        >>> from_json(to_json([prize])) == (prize,)
        True
    """
    is_report = isinstance(source, Report)
    record = source if isinstance(source, Report) else LooseFacts(source)
    head = {"schema": SCHEMA, "kind": "report" if is_report else "facts"}
    try:
        return "{\n" + ",\n".join(_lines(head | _converter().unstructure(record))) + "\n}\n"
    except RecursionError as error:
        msg = "the sections lie too deep within each other for JSON"
        raise InteropError(msg) from error


def from_json(text: str) -> Report | Facts:
    """The report, or the facts, that `to_json` has written.

    Args:
        text: JSON of the schema's version 1.

    Raises:
        InteropError: The text is no JSON, of another version, or does not fit the records; its
            faults have their path (`$.facts[3].quantity.value: …`).

    Example:
        >>> from_json('{"schema": 1, "kind": "facts", "facts": []}')
        <Facts: none>
        >>> from_json('{"schema": 1, "kind": "facts", "facts": [{}]}')
        Traceback (most recent call last):
            ...
        healthreports.errors.InteropError: this JSON does not fit the records
          $.facts[0]: one of indicator, target, change, rank, milestone, honour, progress is wanted, not None
    """
    try:
        return _record(_parsed(text))
    except cattrs.BaseValidationError as error:
        faults = list(islice(_faults(error, "$"), _SHOWN_FAULTS + 1))
        if len(faults) > _SHOWN_FAULTS:
            faults[-1] = "$: and more"
        msg = "this JSON does not fit the records"
        raise InteropError(msg, faults) from None
    except RecursionError:
        msg = "this JSON is nested too deep"
        raise InteropError(msg) from None


def _parsed(text: str) -> dict[str, Any]:
    """The JSON object without its version, which is the one that is read."""
    try:
        body: object = json.loads(text, parse_constant=lambda word: _refuse(word, "a number"))
    except ValueError as error:
        msg = f"this is no JSON: {error}"
        raise InteropError(msg) from None
    if not isinstance(body, dict):
        msg = "this JSON holds no record"
        raise InteropError(msg, [f"$: an object is wanted, not {type(body).__name__}"])
    _require_version(body.pop("schema", None))
    return body


def _require_version(version: object) -> None:
    """Fails for JSON of another version, with what to do about it."""
    if version == SCHEMA and not isinstance(version, bool):
        return
    msg = "this JSON is of another version"
    if isinstance(version, int) and version > SCHEMA:
        why = "a newer healthreports wrote it: pip install --upgrade healthreports"
    else:
        why = "no healthreports ever wrote that"
    shown = _dumped(version)[:_SHOWN_CHARACTERS]
    raise InteropError(msg, [f"$.schema: version {SCHEMA} is read, not {shown}; {why}"])


def _record(body: dict[str, Any]) -> Report | Facts:
    kind = body.pop("kind", None)
    if not isinstance(kind, str) or kind not in RECORDS:
        msg = "this JSON holds another record"
        shown = _dumped(kind)[:_SHOWN_CHARACTERS]
        raise InteropError(msg, [f"$.kind: {' or '.join(RECORDS)} is read, not {shown}"])
    record = _converter().structure(body, RECORDS[kind])
    return record.facts if isinstance(record, LooseFacts) else record


def _faults(error: BaseException, path: str) -> Iterator[str]:
    """One line a fault, its path first."""
    if not isinstance(error, cattrs.ClassValidationError | cattrs.IterableValidationError):
        yield f"{path}: {_words(error)}"
        return
    noted, bare = error.group_exceptions()
    for fault, note in noted:
        name = note.name if isinstance(note, cattrs.AttributeValidationNote) else None
        yield from _faults(fault, f"{path}.{name}" if name else f"{path}[{note.index}]")
    for fault in bare:
        yield from _faults(fault, path)


def _words(error: BaseException) -> str:
    if isinstance(error, KeyError):
        return "missing"
    if isinstance(error, cattrs.ForbiddenExtraKeysError):
        return f"unknown: {', '.join(sorted(error.extra_fields))[:_SHOWN_CHARACTERS]}"
    return str(error)[: 3 * _SHOWN_CHARACTERS]
