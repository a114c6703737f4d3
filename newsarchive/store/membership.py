"""Conditions on long lists of values, each list one parameter, and the two lookups most asked for by them.

A statement with a list has the same text however long the list is: it is compiled and planned once, where `IN` with a
parameter a value is rendered, and on PostgreSQL planned, each time anew (500 pairs: 70 ms).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import (
    ARRAY,
    BindParameter,
    ColumnElement,
    Connection,
    Dialect,
    Integer,
    Text,
    TypeDecorator,
    bindparam,
    select,
    tuple_,
)
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeEngine


class _List(TypeDecorator[Any]):
    """A list of values of a column's type: JSON on SQLite, an array on PostgreSQL.

    An array of numbers is written by us: the driver takes a millisecond for a thousand of them.
    """

    impl = Text
    cache_ok = True

    def __init__(self, item: TypeEngine[Any]) -> None:
        super().__init__()
        self.item = item

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        is_array = dialect.name == "postgresql" and not self.of_numbers
        return dialect.type_descriptor(ARRAY(self.item) if is_array else Text())

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        if dialect.name == "sqlite":
            return json.dumps(list(value))
        return f"{{{','.join(map(str, value))}}}" if self.of_numbers else list(value)

    @property
    def of_numbers(self) -> bool:
        return isinstance(self.item, Integer)


class _Pairs(TypeDecorator[Any]):
    """A list of pairs of texts, as JSON."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str:
        return json.dumps(value)


class _values(FunctionElement[Any]):
    """The values of a list."""

    inherit_cache = True


class _pairs(FunctionElement[Any]):
    """The pairs of a list."""

    inherit_cache = True


def within(
    column: Any, values: Sequence[str] | Sequence[int] = (), *, name: str | None = None
) -> ColumnElement[bool]:
    """Whether a column has one of the values, or one of those given as the parameter `name` when executed."""
    kind = _List(column.type)
    given: BindParameter[Any] = (
        bindparam(name, type_=kind) if name else bindparam(None, values, kind, unique=True)
    )
    return _is_in(column, _values(given))


def pair_within(first: Any, second: Any, pairs: Sequence[tuple[str, str]]) -> ColumnElement[bool]:
    """Whether two columns have one of the pairs of values, found by an index over both."""
    return _is_in(tuple_(first, second), _pairs(bindparam(None, pairs, _Pairs(), unique=True)))


def held(connection: Connection, column: Any, values: Iterable[str]) -> set[str]:
    """Those of the values that a column has."""
    wanted = list(dict.fromkeys(values))
    if not wanted:
        return set()
    return set(connection.execute(select(column).where(within(column, wanted))).scalars())


def looked_up(connection: Connection, key: Any, value: Any, keys: Iterable[str]) -> dict[str, Any]:
    """What stands in the column `value` where the column `key` has one of the keys, by key."""
    wanted = list(dict.fromkeys(keys))
    if not wanted:
        return {}
    rows = connection.execute(select(key, value).where(within(key, wanted)))
    return {row[0]: row[1] for row in rows}


def _is_in(left: ColumnElement[Any], right: FunctionElement[Any]) -> ColumnElement[bool]:
    return left.op("IN", is_comparison=True)(right)


@compiles(_values, "postgresql")
def _unnested(element: _values, compiler: SQLCompiler, **kw: Any) -> str:
    given = compiler.process(element.clauses, **kw)
    (values,) = element.clauses
    if isinstance(values.type, _List) and values.type.of_numbers:
        given = f"CAST({given} AS {values.type.item.compile(compiler.dialect)}[])"
    return f"(SELECT unnest({given}))"


@compiles(_values, "sqlite")
def _each_value(element: _values, compiler: SQLCompiler, **kw: Any) -> str:
    return f"(SELECT value FROM json_each({compiler.process(element.clauses, **kw)}))"


@compiles(_pairs, "postgresql")
def _pair_elements(element: _pairs, compiler: SQLCompiler, **kw: Any) -> str:
    given = compiler.process(element.clauses, **kw)
    return (
        f"(SELECT pair ->> 0, pair ->> 1 FROM json_array_elements(CAST({given} AS json)) AS pair)"
    )


@compiles(_pairs, "sqlite")
def _each_pair(element: _pairs, compiler: SQLCompiler, **kw: Any) -> str:
    one, other = (f"json_extract(value, '$[{place}]')" for place in (0, 1))
    return f"(SELECT {one}, {other} FROM json_each({compiler.process(element.clauses, **kw)}))"
