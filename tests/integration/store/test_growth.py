"""Storing a page costs the same whatever the archive holds: counted in steps of SQLite, not in time."""

from __future__ import annotations

import random
from pathlib import Path

from sqlalchemy.event import listen

from newsarchive.reading import PageReading
from newsarchive.store import Store
from tests.integration.store.conftest import PROFILES
from tests.integration.store.pages import reading

_WORDS = [f"kata{number}" for number in range(3000)]
_EVERY = 100


def page(number: int) -> PageReading:
    chance = random.Random(number)
    body = [" ".join(chance.choices(_WORDS, k=60)) + "." for _ in range(2)]
    return reading(f"https://demak.test/{number}", title=f"Kabar {number}", body=body)


def test_a_batch_costs_no_more_when_the_archive_is_eight_times_as_large(tmp_path: Path) -> None:
    steps = 0

    def count() -> int:
        nonlocal steps
        steps += 1
        return 0

    with Store.open(tmp_path / "records.sqlite", create=True) as store:
        store.upsert_sources(PROFILES)
        store.engine.dispose()
        listen(store.engine, "connect", lambda made, _: made.set_progress_handler(count, _EVERY))
        costs = []
        for held in (100, 800):
            for start in range(0 if held == 100 else 120, held, 20):
                store.ingest([page(number) for number in range(start, start + 20)])
            before = steps
            store.ingest([page(number) for number in range(held, held + 20)])
            costs.append(steps - before)
    assert costs[1] < 1.5 * costs[0], costs


def test_no_statement_looks_through_a_table(tmp_path: Path) -> None:
    asked: dict[str, tuple[object, ...]] = {}

    def note(_c, _cursor, statement, parameters, _context, many) -> None:
        asked[statement] = parameters[0] if many else parameters

    with Store.open(tmp_path / "records.sqlite", create=True) as store:
        store.upsert_sources(PROFILES)
        listen(store.engine, "before_cursor_execute", note)
        # the second batch again: captures that are known take other ways
        for first in (0, 20, 20):
            store.ingest([page(number) for number in range(first, first + 20)])
        with store.reading() as connection:
            plans = {
                (step[3], statement)
                for statement, parameters in list(asked.items())
                if statement.startswith(("SELECT", "UPDATE", "DELETE"))
                for step in connection.exec_driver_sql(
                    f"EXPLAIN QUERY PLAN {statement}", parameters
                )
            }
    assert len(plans) > 20
    through = [plan for plan in plans if plan[0].startswith("SCAN") and "VIRTUAL" not in plan[0]]
    assert not through
