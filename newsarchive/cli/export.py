"""`newsarchive export`: search results as files for other programs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

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

if TYPE_CHECKING:
    from newsarchive.home import ArchiveHome
    from newsarchive.store.search import SearchFilters


def export(
    format_: Annotated[
        str,
        typer.Argument(
            metavar="FORMAT", help="csv, jsonl, parquet, bibtex, ris, csl-json or wacz."
        ),
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

    if format_ not in FORMATS and format_ != "wacz":
        raise typer.BadParameter(f"{format_!r} is no format; choose {', '.join(FORMATS)} or wacz")
    home = ArchiveHome.locate(archive, database).require()
    filters = filters_of(
        date_from, date_to, event, source, region, byline, place, representatives, kind
    )
    if format_ == "wacz":
        _export_wacz(home, query, filters, output)
        return
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


def _export_wacz(home: ArchiveHome, query: str, filters: SearchFilters, output: Path) -> None:
    """The captures of the articles found, with what their pages show."""
    from newsarchive.export.packages import write_package
    from newsarchive.export.rows import matching_articles
    from newsarchive.export.selection import select_articles
    from newsarchive.store import Store
    from newsarchive.warc.index import ArchiveIndex

    index = ArchiveIndex(home.index_dir, home.warc_dir)
    with Store.open(home.database_url) as store:
        entries, pages = select_articles(store, index, matching_articles(store, query, filters))
    done = write_package(home, entries, pages, output, title=f"Newsarchive: {query or 'articles'}")
    typer.echo(
        f"{done.pages} pages, {done.captures} captures, {done.bytes / 1e6:.1f} MB written to {output}",
        err=True,
    )
