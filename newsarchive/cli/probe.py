"""`newsarchive sources probe`, `check`, `learn`: how a site publishes, whether it still does, what articles repeat."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from newsarchive.cli.options import ArchiveOption, DatabaseOption, JsonOption


def probe(
    url: Annotated[
        str | None, typer.Argument(help="Address of the site.", show_default=False)
    ] = None,
    write: Annotated[
        bool, typer.Option("--write", help="Save the profile into the archive's sources.")
    ] = False,
    candidates: Annotated[
        bool, typer.Option("--candidates", help="Try the candidate hosts of --region instead.")
    ] = False,
    region: Annotated[
        str | None,
        typer.Option(help="The government, or a province: its Kemendagri code or its name."),
    ] = None,
    source_id: Annotated[str | None, typer.Option("--id", help="Id for the new source.")] = None,
    delay: Annotated[
        float | None, typer.Option(min=0, help="Least seconds between two requests.")
    ] = None,
    archive: ArchiveOption = None,
    as_json: JsonOption = False,
) -> int:
    """Work out how a site publishes its news and print a profile for it.

    Fewer than 40 requests. Exit code 3: a profile was written, but the articles do not read well.

    Examples:

      newsarchive sources probe https://malangkota.go.id/ --write

      newsarchive sources probe --candidates --region 35
    """
    from newsarchive.cli.probe_output import fetcher, print_candidates, save
    from newsarchive.errors import SourceError
    from newsarchive.home import ArchiveHome
    from newsarchive.places import region_asked
    from newsarchive.sources.probe import probe as run_probe
    from newsarchive.sources.probe_toml import profile_toml

    home = ArchiveHome.locate(archive)
    if candidates:
        if region is None or url is not None:
            raise typer.BadParameter("--candidates needs --region and no URL")
        return print_candidates(region, fetcher(home, delay), as_json=as_json)
    if url is None:
        raise typer.BadParameter("give the address of a site, or --candidates with --region")
    code = region_asked(region).code if region is not None else None
    report = run_probe(url, fetcher(home, delay), region=code, source_id=source_id)
    if as_json:
        typer.echo(json.dumps(report.to_dict(), indent=1, ensure_ascii=False))
    if report.profile is None:
        raise SourceError("; ".join(report.problems))
    text = profile_toml(report)
    if not as_json:
        typer.echo(text, nl=False)
    if write:
        save(home, report.profile.id, text)
    return 0 if report.grade in ("good", "usable") else 3


def check(
    sources: Annotated[list[str], typer.Argument(metavar="SOURCE…", help="Source ids.")],
    delay: Annotated[
        float | None, typer.Option(min=0, help="Least seconds between two requests.")
    ] = None,
    archive: ArchiveOption = None,
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> int:
    """Fetch a source's feeds and listings and a few articles, and grade them.

    Field by field: how many articles have it, how many did in last month's crawls, and whether the reader says the
    same without the profile's rules. Exit code 3: something does not work, or not as it did last month.

    Example:

      newsarchive sources check malangkota
    """
    from newsarchive.cli.probe_output import fetcher, last_month, print_check
    from newsarchive.home import ArchiveHome
    from newsarchive.sources.check import check as run_check
    from newsarchive.sources.registry import SourceRegistry

    home = ArchiveHome.locate(archive, database)
    usual = last_month(home)
    reports = [
        run_check(profile, fetcher(home, delay), usual=usual.get(profile.id))
        for profile in SourceRegistry(home.sources_dir).load(sources)
    ]
    if as_json:
        typer.echo(json.dumps([report.to_dict() for report in reports], indent=1))
    else:
        for report in reports:
            print_check(report)
    return 0 if all(report.is_well for report in reports) else 3


def learn(
    sources: Annotated[list[str], typer.Argument(metavar="SOURCE…", help="Source ids.")],
    write: Annotated[
        bool, typer.Option("--write", help="Save what was found into the sources' profiles.")
    ] = False,
    archive: ArchiveOption = None,
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Find paragraphs and captions that stand in article after article of a source and are no article's own.

    Calls to follow, addresses, slogans: what most of the articles of a time have. Saved with --write as `furniture`
    of the profile, they are left out of every text read from then on; `newsarchive reprocess` takes them out of those
    that are held. Look through the list before, and take out of the profile what is text.

    Examples:

      newsarchive sources learn malangkota

      newsarchive sources learn malangkota --write && newsarchive reprocess --source malangkota
    """
    from newsarchive.cli.probe_output import print_furniture
    from newsarchive.home import ArchiveHome
    from newsarchive.sources.furniture import repeated_texts
    from newsarchive.sources.registry import SourceRegistry
    from newsarchive.store import Store
    from newsarchive.store.site_texts import site_texts

    home = ArchiveHome.locate(archive, database).require()
    registry = SourceRegistry(home.sources_dir)
    found = []
    with Store.open(home.database_url) as store:
        for profile in registry.load(sources):
            texts = site_texts(store, profile.id)
            repeated = repeated_texts(texts, known=profile.furniture)
            if write and repeated:
                new = [text.text for text in repeated]
                registry.set_furniture(profile.id, [*profile.furniture, *new])
            found.append((profile.id, len(texts), repeated))
    if as_json:
        told = [
            {"source": source, "articles": number, "furniture": [r.to_dict() for r in repeated]}
            for source, number, repeated in found
        ]
        typer.echo(json.dumps(told, indent=1, ensure_ascii=False))
    else:
        print_furniture(found, written=write)
