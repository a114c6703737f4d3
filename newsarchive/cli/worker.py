"""`newsarchive worker`: takes crawls and reprocessing from the queue in PostgreSQL."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from newsarchive.cli.options import ArchiveOption, DatabaseOption, JsonOption
from newsarchive.errors import ConfigurationError

if TYPE_CHECKING:
    from procrastinate import App

    from newsarchive.home import ArchiveHome

_WEEK = 7 * 24 * 3600.0

app = typer.Typer(no_args_is_help=True, help="Workers on a queue in PostgreSQL.")


class Work(StrEnum):
    """Kinds of tasks."""

    crawl = "crawl"
    reprocess = "reprocess"


@app.command("run")
def run_worker(
    jobs: Annotated[int, typer.Option(min=1, help="Tasks at once.")] = 1,
    once: Annotated[bool, typer.Option("--once", help="End when nothing waits any more.")] = False,
    archive: ArchiveOption = None,
    database: DatabaseOption = None,
) -> None:
    """Take tasks until stopped. Start as many workers as you like, on any machine that sees the archive.

    No two workers crawl one host. A worker told to stop lets its crawls end their pages; tasks of one that was killed
    are taken over by the others.

    Examples:

      newsarchive worker add crawl malangkota demak --database postgresql+psycopg://user@host/name

      newsarchive worker run --jobs 4 --database postgresql+psycopg://user@host/name
    """
    import asyncio
    import logging

    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
    _home, queue = _queue(archive, database)
    from newsarchive.schedule.queue import retry_stalled

    async def work() -> None:
        async with queue.open_async():
            await retry_stalled(queue)
            await queue.run_worker_async(
                concurrency=jobs,
                wait=not once,
                # told to stop, it tells its commands so too; having caught up, it waits for them
                shutdown_graceful_timeout=_WEEK if once else 0,
                update_heartbeat_interval=5,
                fetch_job_polling_interval=2,
            )

    asyncio.run(work())


@app.command("add")
def add_tasks(
    work: Annotated[Work, typer.Argument(help="What is to be done.")],
    sources: Annotated[
        list[str] | None, typer.Argument(metavar="SOURCE…", help="Sources; default: all enabled.")
    ] = None,
    archive: ArchiveOption = None,
    database: DatabaseOption = None,
) -> None:
    """Queue one task a source; a source whose task waits already is left alone."""
    import asyncio

    home, queue = _queue(archive, database)
    from newsarchive.schedule.queue import add
    from newsarchive.sources.registry import SourceRegistry

    registry = SourceRegistry(home.sources_dir)
    if sources:
        chosen = registry.load(sources)
    else:
        known, problems = registry.load_all()
        for problem in problems:
            typer.echo(str(problem), err=True)
        chosen = [profile for profile in known if profile.state == "enabled"]

    async def put() -> list[str]:
        async with queue.open_async():
            return await add(queue, work.value, chosen)

    queued = asyncio.run(put())
    typer.echo(f"{len(queued)} of {len(chosen)} queued, the others wait already")


@app.command("list")
def list_tasks(
    archive: ArchiveOption = None, database: DatabaseOption = None, as_json: JsonOption = False
) -> None:
    """Show the tasks that wait, run or failed."""
    import asyncio

    _home, queue = _queue(archive, database)
    from newsarchive.schedule.queue import jobs

    async def look() -> list[dict[str, object]]:
        async with queue.open_async():
            return await jobs(queue)

    found = asyncio.run(look())
    if as_json:
        typer.echo(json.dumps(found, indent=1))
        return
    for job in found:
        typer.echo(
            f"{job['id']:>6}  {job['state']:<8} {job['task']:<10} {job['source']}"
            f"  attempts {job['attempts']}"
        )
    typer.echo(f"{len(found)} tasks")


def _queue(archive: object, database: str | None) -> tuple[ArchiveHome, App]:
    from newsarchive.home import ArchiveHome
    from newsarchive.store import Store

    try:
        from newsarchive.schedule.queue import open_queue, prepare
    except ImportError as error:
        raise ConfigurationError(
            f"the queue needs packages that are not installed ({error.name}): "
            "pip install 'newsarchive[postgres]'"
        ) from error

    home = ArchiveHome.locate(archive, database).require()  # type: ignore[arg-type]
    options = ["--archive", str(home.path), "--database", home.database_url]
    queue = open_queue(home.database_url, options)
    # the records' own tables first: whatever is wrong with the database is said by them
    Store.open(home.database_url, create=True).close()
    prepare(home.database_url)
    return home, queue
