"""Crawl, search and export at once, in processes of their own: nobody is refused, readers do not wait."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.benchmarks.side_by_side import measure
from tests.integration.store.conftest import new_database


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_writers_searchers_exports(
    database: str,
    tmp_path: Path,
    request: pytest.FixtureRequest,
    capsys: pytest.CaptureFixture[str],
) -> None:
    if database == "sqlite":
        address = f"sqlite:///{tmp_path}/records.sqlite"
    else:
        address = new_database(request.getfixturevalue("postgres"))
    report = measure(address, 4)
    with capsys.disabled():
        worst = {role: report[role]["worst_ms"] for role in ("read", "idle", "search", "export")}
        print(f"\n{database}: worst ms {worst}, {report['write']['done']} batches")
    # on SQLite the bare reader fails rather than wait for a lock, so a wait would be an error here
    assert report["errors"] == []
    assert report["write"]["done"] >= 1
    assert report["search"]["done"] >= 1
    assert report["export"]["done"] >= 1
    # what the machine's load costs a process that reads nothing is no blocking
    assert report["read"]["worst_ms"] <= 50 + 2 * report["idle"]["worst_ms"]
