"""`newsarchive export`: search results as files for other programs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from newsarchive.cli.filters import (
    BylineOption,
    EventOption,
    FromOption,
    KindOption,
    PlaceOption,
    RegionOption,
    RepresentativesOption,
    SourceOption,
    ToOption,
    filters_of,
)
from newsarchive.cli.options import ArchiveOption, DatabaseOption


def export(
    format_: Annotated[
        str, typer.Argument(metavar="FORMAT", help="csv, jsonl, parquet, bibtex, ris or csl-json.")
    ],
    output: Annotated[Path, typer.Option("-o", "--output", help="File to write.")],
    query: Annotated[str, typer.Option("--query", help="Only what matches this search.")] = "",
    date_from: FromOption = None,
    date_to: ToOption = None,
    event: EventOption = False,
    source: SourceOption = None,
    region: RegionOption = None,
    byline: BylineOption = None,
    place: PlaceOption = None,
    kind: KindOption = None,
    representatives: RepresentativesOption = False,
    archive: ArchiveOption = None,
    database: DatabaseOption = None,
) -> None:
    """Write articles (their current versions) to a file.

    Examples:

      newsarchive export csv -o berita.csv

      newsarchive export bibtex --query banjir --region 33 -o banjir.bib
    """
    from newsarchive.errors import ConfigurationError
    from newsarchive.export.formats import FORMATS
    from newsarchive.export.rows import export_rows
    from newsarchive.home import ArchiveHome
    from newsarchive.store import Store

    if format_ not in FORMATS:
        raise typer.BadParameter(f"{format_!r} is no format; choose {', '.join(FORMATS)}")
    home = ArchiveHome.locate(archive, database).require()
    filters = filters_of(
        date_from, date_to, event, source, region, byline, place, representatives, kind
    )
    partial = output.with_name(output.name + ".part")
    try:
        with Store.open(home.database_url) as store:
            count = FORMATS[format_](export_rows(store, query, filters), partial)
        partial.replace(output)
    except OSError as error:
        raise ConfigurationError(
            f"can not write {output}: {error.strerror}; choose another place with -o"
        ) from error
    finally:
        partial.unlink(missing_ok=True)
    typer.echo(f"{count} articles written to {output}", err=True)
