"""Base of the data contracts: frozen dataclasses that turn into plain JSON and back."""

from __future__ import annotations

import types
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from typing import Any, Self, Union, get_args, get_origin, get_type_hints


class JsonRecord:
    """Mixin for dataclasses whose fields are scalars, datetimes, records, or lists/dicts of these."""

    __slots__ = ()

    def to_dict(self) -> dict[str, Any]:
        """The record as plain dicts, lists, strings, numbers and booleans, in field order."""
        return {name: _plain(getattr(self, name)) for name in _field_names(type(self))}

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Self:
        """The inverse of `to_dict`; unknown keys are ignored, absent ones take their defaults."""
        hints = _hints(cls)
        return cls(
            **{name: _typed(hints[name], data[name]) for name in _field_names(cls) if name in data}
        )


_ATOMS = frozenset({type(None), str, int, float, bool})
_FIELDS: dict[type, tuple[str, ...]] = {}
_HINTS: dict[type, dict[str, Any]] = {}


def _field_names(cls: type) -> tuple[str, ...]:
    names = _FIELDS.get(cls)
    if names is None:
        assert is_dataclass(cls)
        names = _FIELDS[cls] = tuple(field.name for field in fields(cls))
    return names


def _hints(cls: type) -> dict[str, Any]:
    hints = _HINTS.get(cls)
    if hints is None:
        hints = _HINTS[cls] = get_type_hints(cls)
    return hints


def _plain(value: Any) -> Any:
    # the exact type first: nearly every value is one of these, and this runs for each field of each page
    if type(value) in _ATOMS or isinstance(value, str | int | float | bool):
        return value
    if isinstance(value, JsonRecord):
        return value.to_dict()
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, date | datetime):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no plain JSON form")


def _typed(hint: Any, value: Any) -> Any:
    if value is None:
        return None
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        inner = [arg for arg in get_args(hint) if arg is not type(None)]
        return _typed(inner[0], value) if len(inner) == 1 else value
    if origin in (list, tuple):
        args = get_args(hint)
        items = [_typed(args[0], item) if args else item for item in value]
        return tuple(items) if origin is tuple else items
    if origin is dict:
        return {key: _typed(get_args(hint)[1], item) for key, item in value.items()}
    if isinstance(hint, type) and not isinstance(value, hint):
        if issubclass(hint, JsonRecord):
            return hint.from_dict(value)
        if issubclass(hint, datetime | date):
            return hint.fromisoformat(value)
    return value
