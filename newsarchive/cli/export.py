"""`newsarchive export` and `import`: search results as files for other programs, and JSON Lines back in."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path
from typing import Annotated

import typer

from newsarchive.cli.filters import (
    BylineOption,
    EditedOption,
    EventOption,
    FromOption,
    KindOption,
    PlaceOption,
    RegionOption,
    RepresentativesOption,
    SourceOption,
    ToOption,
    WithdrawnOption,
    filters_of,
)
from newsarchive.cli.options import ArchiveOption, DatabaseOption

_FORMATS = "csv, jsonl, parquet, bibtex, ris, csl-json, jsonld, prov, wacz, bundle, dataset"


def export(
    format_: Annotated[str, typer.Argument(metavar="FORMAT", help=f"{_FORMATS}.")],
    output: Annotated[
        Path,
        typer.Option(
            "-o", "--output", help="File to write, - for stdout; of a dataset, the folder."
        ),
    ],
    query: Annotated[str, typer.Option("--query", help="Only what matches this search.")] = "",
    ids: Annotated[
        list[str] | None,
        typer.Option("--id", help="Only this article (id or address); may be repeated."),
    ] = None,
    date_from: FromOption = None,
    date_to: ToOption = None,
    event: EventOption = False,
    source: SourceOption = None,
    region: RegionOption = None,
    byline: BylineOption = None,
    place: PlaceOption = None,
    kind: KindOption = None,
    representatives: RepresentativesOption = False,
    edited: EditedOption = False,
    withdrawn: WithdrawnOption = False,
    archive: ArchiveOption = None,
    database: DatabaseOption = None,
) -> int:
    """Write articles (their current versions) to a file.

    jsonl holds all versions and captures too, so that `newsarchive import` can read it back; prov says where each
    field came from (W3C PROV); bundle is a ZIP with captures, records, digests and citations of each article;
    dataset is a BagIt folder with Parquet and the query. Exit code 3: captures that can not be read are left out.

    Examples:

      newsarchive export csv -o berita.csv

      newsarchive export bibtex --query banjir --region 33 -o banjir.bib

      newsarchive export jsonl --from 2024-01-01 -o - | gzip > berita.jsonl.gz

      newsarchive export bundle --id https://malangkota.go.id/2023/11/18/umkm/ -o bukti.zip
    """
    from newsarchive.cli.output import STANDARD_OUTPUT, file_for, said
    from newsarchive.export.job import ExportJob, run_export
    from newsarchive.home import ArchiveHome
    from newsarchive.store import Store

    if format_ not in _FORMATS.split(", "):
        raise typer.BadParameter(f"{format_!r} is no format; choose {_FORMATS}")
    if format_ == "dataset" and output == STANDARD_OUTPUT:
        raise typer.BadParameter("a dataset is a folder; name it with -o")
    home = ArchiveHome.locate(archive, database).require()
    filters = filters_of(
        date_from,
        date_to,
        event,
        source,
        region,
        byline,
        place,
        kind,
        representatives,
        edited,
        withdrawn,
    )
    with Store.open(home.database_url) as store:
        job = ExportJob(home, store, query, filters, list(ids or []))
        with nullcontext(output) if format_ == "dataset" else file_for(output) as file:
            written = run_export(job, format_, file)
    for problem in job.problems:
        typer.echo(problem, err=True)
    typer.echo(f"{written} written to {said(output)}", err=True)
    return 3 if job.problems else 0


def import_(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            help="A file that `newsarchive export jsonl` wrote, compressed with gzip or not; - for standard input.",
        ),
    ],
    archive: ArchiveOption = None,
    database: DatabaseOption = None,
) -> None:
    """Read a JSON Lines export into an archive: the same articles, versions, captures and ids.

    The WARC files do not come with it: copy them into the warc folder, or captures can be cited but not opened.

    Examples:

      newsarchive import berita.jsonl --archive salinan

      newsarchive import berita.jsonl.gz --archive salinan
    """
    from newsarchive.cli.progress import counting
    from newsarchive.export.restore import restore
    from newsarchive.home import ArchiveHome
    from newsarchive.store import Store

    home = ArchiveHome.locate(archive, database).require()
    with Store.open(home.database_url, create=True) as store, counting(file.name) as advance:
        done = restore(store, file, advance)
    typer.echo(f"{done.articles} articles, {done.captures} captures read from {file}", err=True)
