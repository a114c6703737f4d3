"""The queue in PostgreSQL, for several workers on one or more machines: crawls and reprocessing, one source a task.

A source's host is the lock of its crawls, so that no two workers are ever on one host. A task is a command of ours in a
process of its own; a worker that is killed leaves its tasks to others half a minute later.
Source: Procrastinate's documentation of locks, retries and stalled jobs.
"""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import Sequence
from typing import Any, Literal
from urllib.parse import urlsplit

import psycopg
from procrastinate import App, JobContext, PsycopgConnector, RetryStrategy
from procrastinate.exceptions import AlreadyEnqueued
from procrastinate.schema import SchemaManager
from sqlalchemy import make_url

from newsarchive.errors import ConfigurationError, SourceError
from newsarchive.sources.profile import Profile

Work = Literal["crawl", "reprocess"]

#: done, and done with some pages that failed (they are in the run's report)
_DONE = (0, 3)
#: seconds that a command told to stop has to end its pages
_GRACE = 30.0
#: three attempts, ten minutes apart: longer than a site's hiccup, shorter than its revisit
_RETRY = RetryStrategy(max_attempts=3, wait=600)


def open_queue(database_url: str, options: Sequence[str] = ()) -> App:
    """The queue in this database; `options` are added to each command that a worker runs.

    Raises `ConfigurationError` for a database that is not PostgreSQL.
    """
    if make_url(database_url).get_backend_name() != "postgresql":
        raise ConfigurationError(
            "the queue needs PostgreSQL: give --database postgresql+psycopg://user@host/name; "
            "on one machine `newsarchive schedule run` does the same with SQLite"
        )
    app = App(connector=PsycopgConnector(conninfo=conninfo(database_url)))

    @app.task(name="crawl", retry=_RETRY)
    async def crawl(source: str) -> None:
        await _run(["crawl", source, *options])

    @app.task(name="reprocess", retry=_RETRY)
    async def reprocess(source: str) -> None:
        await _run(["reprocess", "--source", source, *options])

    @app.periodic(cron="* * * * *")
    @app.task(name="take-over", queueing_lock="take-over", pass_context=True)
    async def take_over(_context: JobContext, timestamp: int) -> None:
        await retry_stalled(app)

    return app


async def retry_stalled(app: App) -> int:
    """Queue again what a worker that is gone had taken; how many tasks that were."""
    stalled = list(await app.job_manager.get_stalled_jobs())
    for job in stalled:
        await app.job_manager.retry_job(job)
    return len(stalled)


def prepare(database_url: str) -> None:
    """Make the queue's tables where they are missing; several workers may start at once."""
    with psycopg.connect(conninfo(database_url)) as connection:
        connection.execute("SELECT pg_advisory_xact_lock(20231119)")
        made = connection.execute("SELECT to_regclass('procrastinate_jobs') IS NOT NULL").fetchone()
        if made != (True,):
            connection.execute(SchemaManager.get_schema())


def conninfo(database_url: str) -> str:
    """The database's address as libpq takes it."""
    url = make_url(database_url).set(drivername="postgresql")
    return url.render_as_string(hide_password=False)


async def add(app: App, work: Work, profiles: Sequence[Profile]) -> list[str]:
    """Queue one task a source; sources whose task waits already are left out. Returns those queued."""
    queued: list[str] = []
    for profile in profiles:
        host = urlsplit(profile.home).hostname
        if not host:
            raise SourceError(f"source {profile.id} has no host in its home {profile.home!r}")
        lock = f"host:{host.removeprefix('www.')}" if work == "crawl" else f"reprocess:{profile.id}"
        task = app.configure_task(work, lock=lock, queueing_lock=f"{work}:{profile.id}")
        try:
            await task.defer_async(source=profile.id)
        except AlreadyEnqueued:
            continue
        queued.append(profile.id)
    return queued


async def jobs(app: App) -> list[dict[str, Any]]:
    """All tasks that wait, run or failed, the oldest first."""
    found = await app.job_manager.list_jobs_async()
    return [
        {
            "id": job.id,
            "task": job.task_name,
            "source": job.task_kwargs.get("source"),
            "state": job.status,
            "attempts": job.attempts,
        }
        for job in found
        if job.task_name in ("crawl", "reprocess") and job.status != "succeeded"
    ]


async def _run(arguments: Sequence[str]) -> None:
    command = [sys.executable, "-m", "newsarchive.cli.main", *arguments]
    process = await asyncio.create_subprocess_exec(
        *command, stdin=asyncio.subprocess.DEVNULL, start_new_session=True
    )
    try:
        code = await process.wait()
    except asyncio.CancelledError:
        # the worker ends: the command ends its pages and goes on from there next time
        process.send_signal(signal.SIGINT)
        try:
            await asyncio.wait_for(process.wait(), _GRACE)
        except TimeoutError:
            process.kill()
        raise
    if code not in _DONE:
        raise SourceError(
            f"`newsarchive {' '.join(arguments)}` ended with {code}; the line above says why"
        )
