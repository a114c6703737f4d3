"""Lists as one parameter: any values, none, numbers, pairs; on both databases."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import Column, Integer, MetaData, String, Table, select

from newsarchive.store import Store
from newsarchive.store.membership import pair_within, within

_HELD = Table(
    "held", MetaData(), Column("number", Integer), Column("one", String), Column("other", String)
)
_ROWS = [(1, "a", "b"), (2, "a", "c"), (3, "it's", '"quoted", {braced}'), (4, "", "ü 😀 \\")]


@pytest.fixture
def store(new_store: Callable[[], Store]) -> Store:
    store = new_store()
    with store.writing() as connection:
        _HELD.create(connection)
        names = ("number", "one", "other")
        connection.execute(_HELD.insert(), [dict(zip(names, row, strict=True)) for row in _ROWS])
    return store


def numbers(store: Store, condition: object, **given: object) -> list[int]:
    query = select(_HELD.c.number).where(condition).order_by(_HELD.c.number)
    with store.reading() as connection:
        return list(connection.execute(query, given).scalars())


def test_a_column_has_one_of_the_values(store: Store) -> None:
    assert numbers(store, within(_HELD.c.one, ["it's", "a", "none"])) == [1, 2, 3]
    assert numbers(store, within(_HELD.c.other, [row[2] for row in _ROWS])) == [1, 2, 3, 4]
    assert numbers(store, within(_HELD.c.number, [4, 2, 77])) == [2, 4]
    assert numbers(store, within(_HELD.c.one, [])) == []
    assert numbers(store, ~within(_HELD.c.one, ["a"])) == [3, 4]


def test_values_are_given_when_the_statement_runs(store: Store) -> None:
    condition = within(_HELD.c.one, name="wanted")
    assert numbers(store, condition, wanted=["", "a"]) == [1, 2, 4]
    assert numbers(store, condition, wanted=["it's"]) == [3]


def test_two_columns_have_one_of_the_pairs(store: Store) -> None:
    pairs = [(row[1], row[2]) for row in _ROWS]
    assert numbers(store, pair_within(_HELD.c.one, _HELD.c.other, pairs[1:])) == [2, 3, 4]
    # each value of one pair, and not both of any
    assert numbers(store, pair_within(_HELD.c.one, _HELD.c.other, [("", "b"), ("b", "a")])) == []
    assert numbers(store, pair_within(_HELD.c.one, _HELD.c.other, [])) == []
