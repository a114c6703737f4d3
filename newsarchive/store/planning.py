"""What a search asks first: how far the numbers of articles go; with it PostgreSQL's planner is told what is coming."""

from __future__ import annotations

from sqlalchemy import Connection, text

#: for this transaction: to compile a query, or to start processes for it, takes longer than it does
_BEGUN = {
    "sqlite": "SELECT max(docid) FROM article",
    "postgresql": (
        "SELECT (SELECT max(docid) FROM article), set_config('jit', 'off', true),"
        " set_config('max_parallel_workers_per_gather', '0', true)"
    ),
}


def begin_search(connection: Connection) -> int:
    """The highest number that an article has; 0 of an empty archive."""
    highest: int | None = connection.execute(text(_BEGUN[connection.dialect.name])).scalar()
    return highest or 0
