"""Workers on the queue in PostgreSQL: they crawl and reprocess, keep off each other's hosts, take over what was left."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from newsarchive.samplesites import SampleSites
from newsarchive.schedule.queue import add, conninfo, open_queue, prepare, retry_stalled
from newsarchive.sources.profile import Profile
from newsarchive.store import Store
from tests.integration.conftest import Archive, environment
from tests.integration.store.conftest import new_database

WORKER = """
import asyncio, sys
from newsarchive.schedule.queue import open_queue
async def work():
    app = open_queue(sys.argv[1], sys.argv[2:])
    async with app.open_async():
        await app.run_worker_async(wait=False, concurrency=2)
asyncio.run(work())
"""


@pytest.fixture
def database(postgres: str) -> str:
    address = new_database(postgres)
    Store.open(address, create=True).close()
    prepare(address)
    prepare(address)
    return address


def queued(database: str) -> list[tuple[object, ...]]:
    with psycopg.connect(conninfo(database)) as connection:
        return connection.execute(
            "SELECT task_name, args->>'source', status::text, lock FROM procrastinate_jobs ORDER BY id"
        ).fetchall()


def put(database: str, work: str, *profiles: Profile) -> list[str]:
    async def put() -> list[str]:
        app = open_queue(database)
        async with app.open_async():
            return await add(app, work, profiles)  # type: ignore[arg-type]

    return asyncio.run(put())


def test_workers_crawl_and_reprocess(
    sites: SampleSites, archive_maker: Callable[[Path], Archive], database: str, tmp_path: Path
) -> None:
    archive = archive_maker(tmp_path / "archive")
    on = ("--database", database)
    archive.run("worker", "add", "crawl", "sampel-malang", *on)
    assert "0 of 1 queued" in archive.run("worker", "add", "crawl", "sampel-malang", *on)
    (waiting,) = archive.json("worker", "list", *on)
    assert (waiting["source"], waiting["state"]) == ("sampel-malang", "todo")
    options = ["--archive", str(archive.path), *on]
    quick = ["--delay", "0", "--max-pages", "6"]
    worked = subprocess.run(
        [sys.executable, "-c", WORKER, database, *options, *quick],
        check=False, env=environment(), timeout=110, capture_output=True, text=True,
    )  # fmt: skip
    assert queued(database)[0][2] == "succeeded", worked.stderr
    with Store.open(database) as store:
        articles = store.summary()["articles"]
    assert articles > 0
    archive.run("worker", "add", "reprocess", "sampel-malang", *on)
    archive.run("worker", "run", "--once", *on)
    assert {row[2] for row in queued(database) if row[0] != "take-over"} == {"succeeded"}
    assert archive.json("worker", "list", *on) == []
    with Store.open(database) as store:
        assert store.summary()["articles"] == articles


def test_a_host_is_one_lock(database: str) -> None:
    one = Profile(id="one", name="One", region="33.21", home="https://www.host.test/")
    two = Profile(id="two", name="Two", region="33.21", home="https://host.test/berita/")
    far = Profile(id="far", name="Far", region="33.21", home="https://far.test/")
    assert put(database, "crawl", one, two, far, one) == ["one", "two", "far"]
    assert [row[3] for row in queued(database)] == ["host:host.test", "host:host.test", "host:far.test"]  # fmt: skip
    with psycopg.connect(conninfo(database)) as connection:
        taken = [
            connection.execute(
                "SELECT args->>'source' FROM procrastinate_fetch_job_v2(NULL, NULL)"
            ).fetchone()
            for _ in range(3)
        ]
    # the second task of the host waits for the first to end
    assert taken == [("one",), ("far",), (None,)]


def test_what_a_killed_worker_had_is_taken_over(database: str) -> None:
    put(database, "crawl", Profile(id="one", name="One", region="33.21", home="https://one.test/"))
    # the command it runs never ends
    code = WORKER.replace(
        "from newsarchive.schedule.queue import open_queue",
        "import newsarchive.schedule.queue as q; open_queue = q.open_queue\n"
        "async def _run(arguments): await asyncio.sleep(60)\nq._run = _run",
    )
    worker = subprocess.Popen(
        [sys.executable, "-c", code, database], env=environment(), start_new_session=True
    )
    for _ in range(300):
        if queued(database)[0][2] == "doing":
            break
        time.sleep(0.1)
    assert queued(database)[0][2] == "doing"
    os.kill(worker.pid, signal.SIGKILL)
    worker.wait()
    with psycopg.connect(conninfo(database)) as connection:
        connection.execute(
            "UPDATE procrastinate_workers SET last_heartbeat = now() - interval '1 hour'"
        )

    async def look() -> int:
        app = open_queue(database)
        async with app.open_async():
            return await retry_stalled(app)

    # with it, perhaps, the look-out for such tasks itself
    assert asyncio.run(look()) >= 1
    assert queued(database)[0][2] == "todo"


def test_the_queue_needs_postgresql(
    archive_maker: Callable[[Path], Archive], tmp_path: Path
) -> None:
    archive = Archive(tmp_path / "archive")
    archive.run("init")
    done = archive.done("worker", "list")
    assert done.returncode == 1
    assert "needs PostgreSQL" in done.stderr
    assert "Traceback" not in done.stderr
    assert json.dumps(done.stderr).count("\\n") == 1
