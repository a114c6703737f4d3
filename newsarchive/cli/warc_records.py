"""`newsarchive warc cat` and `extract`: single records out of WARC files, streamed."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from newsarchive.cli.options import ArchiveOption
from newsarchive.cli.takedowns import HiddenOption, Takedowns
from newsarchive.cli.warc import FilesArgument, captures_of, tell_problems, warc_files

if TYPE_CHECKING:
    from newsarchive.warc.places import RecordPlace

Part = Literal["body", "entity", "block", "record"]
#: endings that no folder for bodies is meant to have
_PACKED = {".arc", ".gz", ".tar", ".wacz", ".warc", ".zip", ".zst"}


def cat(
    wanted: Annotated[
        str,
        typer.Argument(
            metavar="WHAT",
            help="Address, record id (urn:uuid:…), or FILE:OFFSET as `warc ls` has it.",
        ),
    ],
    time: Annotated[
        str | None,
        typer.Option(help="Capture nearest to this time: 2023, 20231118, 20231118093000."),
    ] = None,
    part: Annotated[
        Part,
        typer.Option(
            "--as",
            help="body: decoded; entity: de-chunked only; block: as over the wire; record: with its WARC header.",
        ),
    ] = "body",
    hidden: HiddenOption = False,
    archive: ArchiveOption = None,
) -> None:
    """Write one captured response to standard output, as it was or decoded.

    What is under a takedown only with --hidden.

    Examples:

      newsarchive warc cat https://malangkota.go.id/2023/11/18/umkm/ > page.html

      newsarchive warc cat urn:uuid:… --as record
    """
    from newsarchive.home import ArchiveHome
    from newsarchive.warc.index import ArchiveIndex
    from newsarchive.warc.originals import original_place
    from newsarchive.warc.places import stream_record

    if time is not None and not re.fullmatch(r"\d{4,14}", time):
        raise typer.BadParameter(
            f"{time!r} is no time; give 4 to 14 digits, as 20231118", param_hint="--time"
        )
    place = _place(wanted, time, archive)
    home = ArchiveHome.locate(archive)
    asked = place
    if part == "body" and home.exists():
        place = original_place(ArchiveIndex(home.index_dir, home.warc_dir), place)
    if not hidden:
        takedowns = Takedowns(archive)
        _refuse_hidden(takedowns, asked)
        if place != asked:
            _refuse_hidden(takedowns, place)
    for piece in stream_record(place, part):
        sys.stdout.buffer.write(piece)
    sys.stdout.buffer.flush()


def extract(
    output: Annotated[
        Path,
        typer.Option(
            "-o",
            "--output",
            help="A WARC file to write (….warc.gz, - for stdout), or a folder for the bodies.",
        ),
    ],
    files: FilesArgument = None,
    url: Annotated[str | None, typer.Option(help="Only addresses that contain this.")] = None,
    mime: Annotated[
        str | None, typer.Option(help="Only types that begin so: image/, text/html.")
    ] = None,
    hidden: HiddenOption = False,
    archive: ArchiveOption = None,
) -> int:
    """Copy captures into a new WARC file, record by record as they are, or write their bodies into a folder.

    What is under a takedown only with --hidden. Exit code 3: some files can not be read whole.

    Examples:

      newsarchive warc extract --url /2023/11/ -o november.warc.gz

      newsarchive warc extract --mime image/ -o pictures/
    """
    from newsarchive.cli.output import file_for, is_stream, said
    from newsarchive.errors import WarcError
    from newsarchive.warc.extraction import extract_bodies, extract_records

    problems: list[str] = []
    takedowns, withheld = Takedowns(archive), 0

    def found() -> Iterator[RecordPlace]:
        from newsarchive.warc.places import RecordPlace

        nonlocal withheld
        for path, capture in captures_of(files, archive, problems):
            if (url is not None and url not in capture.url) or (
                mime is not None and not (capture.mime or "").startswith(mime)
            ):
                continue
            at = capture.offset
            if not hidden and takedowns.withhold(path, capture.surt, at, capture.record_id):
                withheld += 1
            else:
                yield RecordPlace(path, at, capture.url)

    is_warc = output.name.endswith(".warc.gz") or is_stream(output)
    if not is_warc and output.suffix in _PACKED and not output.is_dir():
        raise typer.BadParameter(
            f"{output} is neither; name a WARC file (….warc.gz), or a folder for the bodies",
            param_hint="'-o'",
        )
    write = extract_records if is_warc else extract_bodies
    with file_for(output) if is_warc else nullcontext(output) as target:
        count = write(found(), target)
        if not count:
            raise WarcError(
                f"{withheld} captures fit, all under a takedown; --hidden takes them all the same"
                if withheld
                else "no capture fits; `newsarchive warc ls` lists what is there"
            )
    typer.echo(f"{count} captures written to {said(output)}", err=True)
    if withheld:
        typer.echo(
            f"{withheld} captures left out, under a takedown; --hidden takes them too", err=True
        )
    return tell_problems(problems)


def _refuse_hidden(takedowns: Takedowns, place: RecordPlace) -> None:
    """Raise `WarcError` for a record that a takedown withholds, or that belongs to one."""
    from newsarchive.capture.capture import surt_of
    from newsarchive.errors import WarcError
    from newsarchive.warc.places import record_fields

    fields = record_fields(place)
    url = fields.get("warc-target-uri", "").strip("<>")
    named = ("warc-record-id", "warc-refers-to", "warc-concurrent-to")
    ids = (fields.get(name, "").strip("<>") for name in named)
    if takedowns.withhold(place.path, surt_of(url), place.offset, *ids):
        raise WarcError(
            f"{url} is under a takedown, or quotes an article that is; `newsarchive db hidden` lists them, "
            "--hidden writes it all the same"
        )


def _place(wanted: str, time: str | None, archive: Path | None) -> RecordPlace:
    """Where the record meant by the command line lies."""
    from newsarchive.errors import WarcError
    from newsarchive.home import ArchiveHome
    from newsarchive.warc.index import ArchiveIndex
    from newsarchive.warc.places import RecordPlace, find_record, locate

    file, colon, offset = wanted.rpartition(":")
    if colon and offset.isdigit() and "://" not in wanted:
        path = Path(file)
        if not path.is_file():
            path = _file_called(file, ArchiveHome.locate(archive).require().warc_dir)
        return RecordPlace(path, int(offset), "")
    if wanted.strip("<>").startswith("urn:"):
        problems: list[str] = []
        found = find_record(warc_files(None, archive, []), wanted.strip("<>"), problems)
        if found is None:
            tell_problems(problems)
            raise WarcError(
                f"no record {wanted} in the archive; `newsarchive warc ls --json` lists the ids"
            )
        return found
    home = ArchiveHome.locate(archive).require()
    entry = ArchiveIndex(home.index_dir, home.warc_dir).nearest(wanted, time)
    if entry is None:
        raise WarcError(
            f"no capture of {wanted} in the index; `newsarchive warc ls --url PART` looks for addresses, "
            "`newsarchive warc index` indexes files that are not yet"
        )
    return RecordPlace(locate(home.warc_dir, entry.filename), entry.offset, entry.url)


def _file_called(name: str, warc_dir: Path) -> Path:
    """The archive's file of a name, with or without its folders. Raises `WarcError` when several are called so."""
    from newsarchive.errors import WarcError

    path = warc_dir / name
    if path.is_file():
        return path
    alike = sorted(warc_dir.rglob(path.name))
    if len(alike) > 1:
        shown = ", ".join(one.relative_to(warc_dir).as_posix() for one in alike)
        raise WarcError(f"several files are called {path.name}: {shown}; give the folder too")
    return alike[0] if alike else path
