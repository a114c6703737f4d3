"""What PostgreSQL's planner is told for a search; SQLite needs none of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection


def plan_for_short_queries(connection: Connection) -> None:
    """For this transaction: to compile a query, or to start processes for it, takes longer than it does."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(
            "SET LOCAL jit = off; SET LOCAL max_parallel_workers_per_gather = 0"
        )


@contextmanager
def by_number(connection: Connection) -> Iterator[None]:
    """Articles of a stretch are looked at one by one: the index of words would be gone through to its end."""
    if connection.dialect.name != "postgresql":
        yield
        return
    connection.exec_driver_sql("SET LOCAL enable_bitmapscan = off")
    yield
    connection.exec_driver_sql("SET LOCAL enable_bitmapscan = on")
