"""The JSON Schema of what `to_json` writes, made from the records and their docstrings."""

import inspect
import json
import re
from collections import deque
from collections.abc import Iterator, Mapping
from copy import deepcopy
from datetime import date
from decimal import Decimal
from typing import Any, get_args, get_origin

import attrs

from healthreports.facts import FACT_KINDS, AnyFact, Fact, Facts, Period
from healthreports.interop.json import DECIMAL, RECORDS, SCHEMA, LooseFacts
from healthreports.text import Span


_Schema = dict[str, Any]

_MONTH = "(0[1-9]|1[0-2])"
_DAY = "(0[1-9]|[12][0-9]|3[01])"
_MOMENT = f"[12][0-9]{{3}}(-{_MONTH}(-{_DAY})?)?"
# 2024-06-31, and the 29th of February where 4 does not divide the year, or only 100 does (2023, 1900).
_NO_DAY = "-(0[2469]|11)-31|-02-30|([02468][1235679]|[13579][01345789])(00)?-02-29"

_PLAIN: Mapping[Any, _Schema] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    type(None): {"type": "null"},
}


def _form(description: str, pattern: str, never: str, *examples: str) -> _Schema:
    """A string of a certain form; `never` are the parts that a string of that pattern must not have."""
    return {
        "description": description,
        "type": "string",
        "pattern": f"^({pattern})$",
        "not": {"type": "string", "pattern": never},
        "examples": list(examples),
    }


# In some languages `$` also matches before a last line feed, which is therefore refused for itself.
_FORMS: Mapping[Any, _Schema] = {
    Decimal: _form(
        "A decimal number in a string, with the digits that were written (12.50 is not 12.5).",
        DECIMAL,
        r"\n",
        *("47700", "12.50", "-0.36", "1.2E+9"),
    ),
    date: _form(
        "A day in ISO form.",
        f"[0-9]{{4}}-{_MONTH}-{_DAY}",
        rf"\n|^0000|{_NO_DAY}",
        "2024-05-12",
    ),
    Period: _form(
        "A year, month or day in ISO form, or a span of them, which does not end before it begins.",
        f"{_MOMENT}(/{_MOMENT})?",
        rf"\n|{_NO_DAY}",
        *("2023", "2023-11", "2024-05-12", "2024-01/2024-06"),
    ),
}


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of what `to_json` writes.

    It takes what `from_json` takes and nothing else, as far as a JSON Schema can say it. Each record has its
    definition, with the meaning of its fields. Each call makes a new dictionary.

    Example:
        >>> schema = json_schema()
        >>> schema["$id"]
        'urn:healthreports:schema:1'
        >>> schema["$defs"]["Quantity"]["properties"]["unit"]["description"]
        'As written, without 万 or 亿 (元, 人次, %, ‰, /10万); `null` where the text has none.'
    """
    definitions: dict[str, _Schema] = {}
    waiting = deque[Any](RECORDS.values())
    while waiting:
        wanted = waiting.popleft()
        if _name(wanted) not in definitions:
            definitions[_name(wanted)] = _definition(wanted)
            waiting.extend(_beneath(wanted))
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:healthreports:schema:{SCHEMA}",
        "title": f"JSON of healthreports, version {SCHEMA}",
        "description": "One report of a Chinese local health bureau, or facts out of such reports.",
        "oneOf": [_reference(record) for record in RECORDS.values()],
        "$defs": definitions,
    }


def _name(wanted: Any) -> str:
    """What a type is called in the schema."""
    names: dict[Any, str] = {AnyFact: "Fact", LooseFacts: "Facts", date: "Date"}
    return names.get(wanted) or str(wanted.__name__)


def _reference(wanted: Any) -> _Schema:
    return {"$ref": f"#/$defs/{_name(wanted)}"}


# --- the types of fields ---------------------------------------------------------------------------


def _types(record: type) -> dict[str, Any]:
    """The type of each field."""
    attrs.resolve_types(record)
    return {field.name: field.type for field in attrs.fields(record)}


def _beneath(wanted: Any) -> Iterator[Any]:
    """What the definition of a type refers to."""
    if wanted == AnyFact:
        yield from FACT_KINDS
    elif wanted not in _FORMS and attrs.has(wanted):
        for kind in _types(wanted).values():
            yield from _leaves(kind)


def _leaves(wanted: Any) -> Iterator[Any]:
    """The types with a name of their own within the type of a field."""
    if wanted is Facts:
        wanted = AnyFact
    if wanted == AnyFact or not get_args(wanted):
        if wanted not in _PLAIN and wanted is not ...:
            yield wanted
        return
    for part in get_args(wanted):
        yield from _leaves(part)


def _field(wanted: Any) -> _Schema:
    """The schema of a field's type."""
    origin, parts = get_origin(wanted), get_args(wanted)
    if wanted in _PLAIN:
        return dict(_PLAIN[wanted])
    if wanted is Facts:
        return {"type": "array", "items": _reference(AnyFact)}
    if wanted == AnyFact or not parts:
        return _reference(wanted)
    if origin is tuple:
        return {"type": "array", "items": _field(parts[0])}
    if origin is Mapping:
        return {"type": "object", "additionalProperties": _field(parts[1])}
    return _either(parts)


def _either(parts: tuple[Any, ...]) -> _Schema:
    """The schema of a union of types; a period among words stands in an object, for 2019 may be words."""
    types = [_PLAIN[part]["type"] for part in parts if part in _PLAIN]
    others = [
        _object({"period": _field(part)}, ["period"]) if str in parts else _field(part)
        for part in parts
        if part not in _PLAIN
    ]
    plain = {"type": types if len(types) > 1 else types[0]}
    return {"anyOf": [*others, plain]} if others else plain


# --- definitions -----------------------------------------------------------------------------------


def _definition(wanted: Any) -> _Schema:
    """What stands in the schema under the name of a type."""
    if wanted in _FORMS:
        return deepcopy(_FORMS[wanted])
    if wanted == AnyFact:
        return {**_told(Fact), "oneOf": [_reference(kind) for kind in FACT_KINDS]}
    if wanted is Span:
        return {**_told(Span), **_pair()}
    if attrs.has(wanted):
        return {**_told(wanted), **_record(wanted)}
    return {**_told(wanted), "type": "string", "enum": [str(member) for member in wanted]}


def _record(record: type) -> _Schema:
    head = _head(record)
    fields = attrs.fields(record)
    required = [field.name for field in fields if field.default is attrs.NOTHING]
    return _object(head | _properties(record), [*head, *required])


def _head(record: type) -> dict[str, _Schema]:
    """The keys that tell which record it is."""
    for kind, known in RECORDS.items():
        if known is record:
            return {"schema": {"const": SCHEMA}, "kind": {"const": kind}}
    for fact in FACT_KINDS:
        if fact is record:
            return {"kind": {"const": fact.kind}}
    return {}


def _object(properties: dict[str, _Schema], required: list[str]) -> _Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def _pair() -> _Schema:
    """A span: a list of its two offsets, of which the second, too, is never below nought."""
    return {
        "type": "array",
        "prefixItems": [offset | {"minimum": 0} for offset in _properties(Span).values()],
        "items": False,
        "minItems": 2,
        "maxItems": 2,
    }


def _properties(record: type) -> dict[str, _Schema]:
    types, meanings = _types(record), _meanings(record)
    properties = {}
    for field in attrs.fields(record):
        said = {"description": meanings[field.name]} if field.name in meanings else {}
        kind = _field(types[field.name]) | dict(_limits(field.validator))
        properties[field.name] = {**said, **kind, **_default(field)}
    return properties


def _limits(validator: Any) -> Iterator[tuple[str, object]]:
    """What the validators of a field say that a schema can say: least and greatest number, least length."""
    for one in getattr(validator, "_validators", (validator,)):
        if hasattr(one, "compare_op"):
            yield {">=": "minimum", "<=": "maximum"}[one.compare_op], one.bound
        elif hasattr(one, "min_length"):
            yield "minItems", one.min_length


def _default(field: "attrs.Attribute[Any]") -> _Schema:
    if field.default is attrs.NOTHING:
        return {}
    default: Any = field.default
    made = default.factory() if hasattr(default, "factory") else default
    return {"default": json.loads(json.dumps(made))}


# --- docstrings ------------------------------------------------------------------------------------

# `    unit: As written.` below `Attributes:`, and the lines of one entry that follow it.
_ENTRY = re.compile(r"    (\w+): (.+(?:\n {5,}.+)*)")


def _docstring(record: type) -> str:
    """A class's own docstring in the words of JSON, empty where Python was told to drop it."""
    return inspect.cleandoc(record.__doc__ or "").replace("`None`", "`null`")


def _told(record: type) -> _Schema:
    """What a class is, by the first sentence of its docstring."""
    said = _docstring(record).partition("\n\n")[0]
    return {"description": said} if said else {}


def _meanings(record: type) -> dict[str, str]:
    """What each field means, by the docstrings of the class and those that it is made from."""
    meanings: dict[str, str] = {}
    for one in reversed(record.__mro__):
        listed = _docstring(one).partition("Attributes:\n")[2].partition("\n\n")[0]
        for name, said in _ENTRY.findall(listed):
            meanings[name] = " ".join(said.split())
    return meanings
