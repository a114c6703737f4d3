"""Base of the data contracts: frozen dataclasses that turn into plain JSON and back, and go quickly to processes."""

from __future__ import annotations

import types
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from operator import attrgetter
from typing import Any, Self, Union, get_args, get_origin, get_type_hints


class Portable:
    """Mixin for dataclasses with slots of which very many go to other processes.

    What `dataclass` itself provides for pickling looks every field up by its name, each time.
    """

    __slots__ = ()

    def __reduce__(self) -> tuple[Any, ...]:
        cls = type(self)
        return _rebuilt, (cls, _values(cls)(self))


def _rebuilt(cls: type, values: tuple[Any, ...]) -> Any:
    made: Any = object.__new__(cls)
    for put, value in zip(_putters(cls), values, strict=True):
        put(made, value)
    return made


class JsonRecord(Portable):
    """Mixin for dataclasses whose fields are scalars, datetimes, records, or lists/dicts of these."""

    __slots__ = ()

    def to_dict(self) -> dict[str, Any]:
        """The record as plain dicts, lists, strings, numbers and booleans, in field order."""
        cls = type(self)
        # nearly every value is one of the atoms, and this runs for each field of each page
        return {
            name: value if type(value) in _ATOMS else _plain(value)
            for name, value in zip(_field_names(cls), _values(cls)(self), strict=True)
        }

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
_GETTERS: dict[type, Callable[[Any], tuple[Any, ...]]] = {}
_PUTTERS: dict[type, tuple[Callable[[Any, Any], None], ...]] = {}


def _field_names(cls: type) -> tuple[str, ...]:
    names = _FIELDS.get(cls)
    if names is None:
        assert is_dataclass(cls)
        names = _FIELDS[cls] = tuple(field.name for field in fields(cls))
    return names


def _values(cls: type) -> Callable[[Any], tuple[Any, ...]]:
    """What takes the values of all fields, in their order."""
    getter = _GETTERS.get(cls)
    if getter is None:
        names = _field_names(cls)
        # of a single name it gives the bare value
        getter = attrgetter(*names) if len(names) > 1 else lambda one: (getattr(one, names[0]),)
        _GETTERS[cls] = getter
    return getter


def _putters(cls: type) -> tuple[Callable[[Any, Any], None], ...]:
    """What sets the slots of the fields, in their order, frozen or not."""
    putters = _PUTTERS.get(cls)
    if putters is None:
        putters = _PUTTERS[cls] = tuple(getattr(cls, name).__set__ for name in _field_names(cls))
    return putters


def _hints(cls: type) -> dict[str, Any]:
    hints = _HINTS.get(cls)
    if hints is None:
        hints = _HINTS[cls] = get_type_hints(cls)
    return hints


def _plain(value: Any) -> Any:
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
