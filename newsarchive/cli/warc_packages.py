"""`newsarchive warc index` and `package`: what other tools need to read and replay the captures."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from newsarchive.cli.days import day_option
from newsarchive.cli.options import ArchiveOption, DatabaseOption, JsonOption
from newsarchive.cli.warc import FilesArgument, tell_problems, warc_files

if TYPE_CHECKING:
    from newsarchive.home import ArchiveHome
    from newsarchive.warc.index import ArchiveIndex


def index(
    files: FilesArgument = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            help="Write the CDXJ of these files, or of all of the archive, here and nothing else; - for stdout.",
        ),
    ] = None,
    rebuild: Annotated[
        bool, typer.Option("--rebuild", help="Make the archive's index again from all its files.")
    ] = False,
    archive: ArchiveOption = None,
    as_json: JsonOption = False,
) -> int:
    """Bring the archive's CDXJ index and SHA-256 manifest up to date, or write the CDXJ of some or all files elsewhere.

    An archive that can only be read is left as it is with -o.

    Of damaged files what is whole is indexed; exit code 3, and stderr says what was left out.

    Examples:

      newsarchive warc index

      newsarchive warc index other.warc.gz -o other.cdxj

      newsarchive warc index --archive /media/dvd/archive -o archive.cdxj
    """
    import json

    from newsarchive.cli.output import file_for, said
    from newsarchive.home import ArchiveHome
    from newsarchive.warc.cdxj import write_sorted
    from newsarchive.warc.files import foreign_files
    from newsarchive.warc.index import ArchiveIndex
    from newsarchive.warc.live_index import clear_stale
    from newsarchive.warc.manifest import Manifest

    if output is not None:
        told: list[str] = []
        folder = None if files else ArchiveHome.locate(archive).require().warc_dir
        lines = (
            line
            for path in warc_files(files, archive, told)
            for line in _lines(path, path.relative_to(folder) if folder else Path(path.name), told)
        )
        with file_for(output) as file:
            count = write_sorted(lines, file)
        typer.echo(f"{count} captures indexed in {said(output)}", err=True)
        return tell_problems(told)
    if files:
        raise typer.BadParameter("name the CDXJ file to write with -o")
    home = ArchiveHome.locate(archive).require()
    made = ArchiveIndex(home.index_dir, home.warc_dir)
    with _told_where_else(home):
        clear_stale(made)
        done = made.rebuild() if rebuild else made.update()
        listed = Manifest(home.path, home.warc_dir).complete(done.refused)
    problems = done.problems + foreign_files(home.warc_dir)
    if done.files:
        _withhold(home, made)
    if as_json:
        report = {
            "files": done.files,
            "captures": done.captures,
            "missing": done.missing,
            "listed": listed,
            "problems": problems,
        }
        typer.echo(json.dumps(report))
        return 3 if problems else 0
    typer.echo(
        f"{done.files} files newly indexed, {done.captures} captures; {listed} newly in the manifest"
    )
    for name in done.missing:
        typer.echo(
            f"{name}: indexed and no longer there; restore it, or drop it with --rebuild", err=True
        )
    return tell_problems(problems)


@contextmanager
def _told_where_else(home: ArchiveHome) -> Iterator[None]:
    """An archive that this user can not write has its index written elsewhere: say so."""
    from newsarchive.errors import WarcError

    try:
        yield
    except OSError as error:
        if error.errno not in (errno.EROFS, errno.EACCES, errno.EPERM):
            raise
        raise WarcError(
            f"can not write {error.filename or home.index_dir}: {error.strerror}; write the index elsewhere with "
            "`newsarchive warc index -o FILE.cdxj` (- for standard output), or work on a copy of the archive"
        ) from error


def _lines(path: Path, name: Path, told: list[str]) -> Iterator[bytes]:
    """Index lines of a file, called by this name; what can not be read of it is `told`."""
    from newsarchive.errors import WarcError
    from newsarchive.warc.index import file_lines

    try:
        yield from file_lines(path, name.as_posix(), told)
    except WarcError as error:
        told.append(str(error))


def _withhold(home: ArchiveHome, made: ArchiveIndex) -> None:
    """What newly indexed files quote of hidden articles is not to be replayed."""
    from newsarchive.errors import StoreError
    from newsarchive.store import Store
    from newsarchive.withholding import withhold_quotes

    try:
        with Store.open(home.database_url) as store:
            withhold_quotes(store, made)
    except StoreError as error:
        typer.echo(f"not looked through for articles under a takedown: {error}", err=True)


def package(
    output: Annotated[
        Path, typer.Option("-o", "--output", help="The .wacz file to write; - for stdout.")
    ],
    source: Annotated[
        list[str] | None,
        typer.Option(help="Only captures of this source; may be repeated."),
    ] = None,
    run: Annotated[str | None, typer.Option(help="Only captures of this run.")] = None,
    date_from: Annotated[
        date | None,
        day_option("--from", help="Captured on this day or later."),
    ] = None,
    date_to: Annotated[
        date | None,
        day_option("--to", ends=True, help="Captured on this day or earlier."),
    ] = None,
    title: Annotated[str | None, typer.Option(help="Title of the package.")] = None,
    archive: ArchiveOption = None,
    database: DatabaseOption = None,
) -> int:
    """Package captures as WACZ: records, index, pages with their texts, digests.

    Opens in ReplayWeb.page and other tools of the field. Articles that were taken down stay out; a database made again
    has to know them first (`newsarchive reprocess`). Captures that can not be read are left out: exit code 3, and
    stderr names them.

    Examples:

      newsarchive warc package --source malangkota --from 2023-11-01 --to 2023-11-30 -o malang-2023-11.wacz
    """
    from newsarchive.cli.output import file_for, said
    from newsarchive.export.packages import write_package
    from newsarchive.export.selection import CaptureFilter, select_captures
    from newsarchive.home import ArchiveHome
    from newsarchive.kept_takedowns import require_hidden
    from newsarchive.store import Store
    from newsarchive.store.filters import several
    from newsarchive.warc.index import ArchiveIndex

    home = ArchiveHome.locate(archive, database).require()
    wanted = CaptureFilter(
        run=run,
        source=several(source),
        date_from=date_from,
        date_to=date_to,
    )
    made = ArchiveIndex(home.index_dir, home.warc_dir)
    # what a revisit repeats is looked up there
    problems = made.complete()
    with Store.open(home.database_url, create=True) as store:
        require_hidden(home, store)
        selected = select_captures(store, made, wanted)
    asked = {
        "source": " ".join(wanted.source) or None,
        "run": run,
        "from": date_from,
        "to": date_to,
    }
    words = ", ".join(f"{name} {value}" for name, value in asked.items() if value is not None)
    with file_for(output) as file:
        done = write_package(
            home, selected, file, title=title or f"Newsarchive: {words or 'everything'}"
        )
    typer.echo(
        f"{done.captures} captures, {done.pages} pages, {done.bytes / 1e6:.1f} MB written to {said(output)}",
        err=True,
    )
    problems += [one for one in done.missing if one not in problems]
    return tell_problems(problems)
