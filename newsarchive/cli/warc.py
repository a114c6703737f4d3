"""`newsarchive warc ls` and `verify`: look into WARC files and check them."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from newsarchive.cli.options import ArchiveOption, DatabaseOption, JsonOption

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from newsarchive.capture.capture import Capture

app = typer.Typer(no_args_is_help=True, help="WARC files: look into them, check them.")

FilesArgument = Annotated[
    list[Path] | None,
    typer.Argument(metavar="[FILE]…", help="WARC files; default: all of the archive."),
]


@app.command("ls")
def ls(
    files: FilesArgument = None,
    url: Annotated[str | None, typer.Option(help="Only addresses that contain this.")] = None,
    archive: ArchiveOption = None,
    as_json: JsonOption = False,
) -> int:
    """List captures: time, status, type, offset, length, address. Exit code 3: some files can not be read whole.

    Captures under a takedown are listed and marked as hidden.
    """
    from newsarchive.cli.takedowns import Takedowns

    takedowns = Takedowns(archive)
    problems: list[str] = []
    for path, capture in captures_of(files, archive, problems):
        if url is not None and url not in capture.url:
            continue
        is_hidden = takedowns.withhold(path, capture.surt, capture.offset, capture.record_id)
        if as_json:
            listed = {**capture.to_dict(), "hidden": is_hidden}
            typer.echo(json.dumps(listed, ensure_ascii=False))
        else:
            kind = capture.mime or "-"
            when = f"{capture.fetched_at:%Y-%m-%dT%H:%M:%SZ}"
            typer.echo(
                f"{when} {capture.status} {capture.record_type:8} {kind:24} "
                f"{path.name}:{capture.offset}+{capture.length} {capture.url}"
                f"{' (hidden)' if is_hidden else ''}"
            )
    return tell_problems(problems)


@app.command("verify")
def verify(
    files: FilesArgument = None,
    archive: ArchiveOption = None,
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> int:
    """Check structure, digests, pairing, the manifest, and that the database points to the right bytes.

    Exit code 1 when anything is wrong; every problem is named with file and offset.
    """
    from rich.console import Console
    from rich.progress import Progress

    from newsarchive.warc.record_links import RecordLinks
    from newsarchive.warc.verify import verify_file

    problems: list[str] = []
    paths = list(warc_files(files, archive, problems))
    records = size = 0
    total = sum(path.stat().st_size for path in paths)
    with (
        Progress(console=Console(stderr=True), disable=not sys.stderr.isatty() or as_json) as bar,
        RecordLinks() as links,
    ):
        task = bar.add_task("records", total=total)
        for path in paths:
            result = verify_file(path, progress=partial(_advance, bar, task, size), links=links)
            records += result.records
            size += result.bytes
            problems += [str(problem) for problem in result.problems]
        if files:
            problems += _listed(paths)
        else:
            problems += links.problems()
            problems += _fixity(archive, bar, total)
            problems += _pointers(archive, database)
    if as_json:
        report = {"files": len(paths), "records": records, "bytes": size, "problems": problems}
        typer.echo(json.dumps(report, indent=1))
    else:
        typer.echo(f"{len(paths)} files, {records} records, {size / 1e6:.1f} MB")
        typer.echo("everything is in order" if not problems else f"{len(problems)} problems")
        for problem in problems:
            typer.echo(problem, err=True)
    return 1 if problems else 0


def _advance(bar: Progress, task: TaskID, before: int, done: int) -> None:
    bar.update(task, completed=before + done)


def _listed(paths: list[Path]) -> list[str]:
    """Problems of single files with the manifest of the archive they lie in, if they do."""
    from newsarchive.warc.manifest import Manifest

    found: list[str] = []
    for path in paths:
        manifest = Manifest.above(path)
        if manifest is not None and (problem := manifest.problem_of(path.absolute())):
            found.append(problem)
    return found


def _fixity(archive: Path | None, bar: Progress, total: int) -> list[str]:
    from newsarchive.home import ArchiveHome
    from newsarchive.warc.manifest import Manifest

    home = ArchiveHome.locate(archive).require()
    manifest = Manifest(home.path, home.warc_dir)
    task = bar.add_task("manifest", total=total)
    return manifest.problems(lambda done: bar.advance(task, done))


def _pointers(archive: Path | None, database: str | None) -> list[str]:
    from newsarchive.home import ArchiveHome
    from newsarchive.store import Store
    from newsarchive.store.check import check_captures

    home = ArchiveHome.locate(archive, database).require()
    with Store.open(home.database_url, create=True) as store:
        return check_captures(store, home.warc_dir).problems


def warc_files(
    files: list[Path] | None, archive: Path | None, problems: list[str]
) -> Iterator[Path]:
    """The files named, or all finished ones of the archive; `problems` takes what in its folder is not read.

    Raises `WarcError` for a named one that is not there.
    """
    from newsarchive.errors import WarcError
    from newsarchive.home import ArchiveHome
    from newsarchive.warc.files import finished_files, foreign_files

    if files:
        for path in files:
            if not path.is_file():
                raise WarcError(
                    f"{path} is no file; name WARC files, or leave them out to take all"
                )
            yield path
        return
    home = ArchiveHome.locate(archive).require()
    yield from finished_files(home.warc_dir)
    problems += foreign_files(home.warc_dir)


def captures_of(
    files: list[Path] | None, archive: Path | None, problems: list[str]
) -> Iterator[tuple[Path, Capture]]:
    """Captures of the files named, or of all; `problems` takes what can not be read."""
    from newsarchive.errors import WarcError
    from newsarchive.home import ArchiveHome
    from newsarchive.warc.captures import iter_captures

    for path in warc_files(files, archive, problems):
        home = ArchiveHome.above(path)
        name = None
        if home is not None and path.absolute().is_relative_to(home.warc_dir):
            name = path.absolute().relative_to(home.warc_dir).as_posix()
        try:
            for capture in iter_captures(path, name):
                yield path, capture
        except WarcError as error:
            problems.append(str(error))


def tell_problems(problems: list[str]) -> int:
    """Name what could not be read on stderr; the exit code that says whether there was any."""
    for problem in problems:
        typer.echo(problem, err=True)
    return 3 if problems else 0
