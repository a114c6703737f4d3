"""`newsarchive sources`: the catalogue of sites."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from newsarchive.cli.options import ArchiveOption, JsonOption

app = typer.Typer(no_args_is_help=True, help="The catalogue of sources.")


class State(StrEnum):
    """Whether a source is crawled; a candidate waits for someone to look at it."""

    enabled = "enabled"
    disabled = "disabled"
    candidate = "candidate"


@app.command("list")
def list_sources(
    region: Annotated[
        list[str] | None,
        typer.Option(
            help="Kemendagri code or name; sources of it and everything under it; may be repeated."
        ),
    ] = None,
    cms: Annotated[str | None, typer.Option(help="CMS preset.")] = None,
    state: Annotated[State | None, typer.Option(help="Whether it is crawled.")] = None,
    catalogue: Annotated[
        bool,
        typer.Option(
            "--catalogue", help="All 552 governments and the hosts they have or may have."
        ),
    ] = False,
    archive: ArchiveOption = None,
    as_json: JsonOption = False,
) -> int:
    """List sources. Exit code 3 when a profile can not be read (named on stderr).

    Examples:

      newsarchive sources list --state enabled

      newsarchive sources list --catalogue --region 35 --region Demak
    """
    from newsarchive.store.filters import several

    if catalogue:
        from newsarchive.cli.catalogue_output import print_catalogue

        if cms is not None or state is not None:
            raise typer.BadParameter("--catalogue goes with --region only")
        return print_catalogue(several(region), as_json=as_json)
    from rich.console import Console
    from rich.markup import escape

    from newsarchive.home import ArchiveHome
    from newsarchive.places import region_asked
    from newsarchive.sources.presets import preset_names
    from newsarchive.sources.registry import SourceRegistry

    if cms is not None and cms not in preset_names():
        raise typer.BadParameter(f"{cms!r} is no preset; there are {', '.join(preset_names())}")
    home = ArchiveHome.locate(archive)
    within = [region_asked(named) for named in several(region)]
    profiles, problems = SourceRegistry(home.sources_dir).load_all()
    chosen = [
        profile
        for profile in profiles
        if (not within or any(asked.holds(profile.region) for asked in within))
        and (cms is None or profile.cms == cms)
        and (state is None or profile.state == state)
    ]
    if as_json:
        typer.echo(json.dumps([profile.to_dict() for profile in chosen], indent=1))
    else:
        # two lines a source: ids and addresses are copied into the next command, and a table would cut them off
        console = Console(highlight=False, soft_wrap=True)
        for profile in chosen:
            about = " · ".join(filter(None, [profile.state, profile.region, profile.cms]))
            console.print(f"[bold]{profile.id}[/bold]  {about}")
            console.print(f"  {escape(profile.name)}  {profile.home}")
        console.print(f"{len(chosen)} sources")
    for problem in problems:
        typer.echo(f"newsarchive: {problem}", err=True)
    return 3 if problems else 0


@app.command("show")
def show_source(
    source: Annotated[str, typer.Argument(help="Source id.")],
    archive: ArchiveOption = None,
    as_json: JsonOption = False,
) -> None:
    """Print one source with everything its CMS preset adds."""
    from newsarchive.home import ArchiveHome
    from newsarchive.sources.registry import SourceRegistry

    registry = SourceRegistry(ArchiveHome.locate(archive).sources_dir)
    profile = registry.get(source)
    if as_json:
        typer.echo(json.dumps(profile.to_dict(), indent=1))
        return
    from rich.console import Console
    from rich.table import Table

    table = Table(title=str(registry.files[source]), title_justify="left", show_header=False)
    for name, value in profile.to_dict().items():
        table.add_row(name, json.dumps(value, ensure_ascii=False) if value else "")
    Console().print(table)


@app.command("add")
def add_source(
    file: Annotated[Path, typer.Argument(help="A profile (TOML) to take into the archive.")],
    archive: ArchiveOption = None,
) -> None:
    """Check a profile and take it into the archive's own sources."""
    from newsarchive.errors import ConfigurationError
    from newsarchive.home import ArchiveHome
    from newsarchive.sources.loading import load_profile

    home = ArchiveHome.locate(archive).require()
    profile = load_profile(file)
    target = home.sources_dir / f"{profile.id}.toml"
    if target.exists() and target.read_bytes() != file.read_bytes():
        raise ConfigurationError(
            f"{target} exists and differs; edit it there, or remove it first if {file} is to replace it"
        )
    target.write_bytes(file.read_bytes())
    typer.echo(f"{profile.id} is now a source of {home.path}; next: newsarchive crawl {profile.id}")


@app.command("restore")
def restore_sources(
    sources: Annotated[
        list[str] | None, typer.Argument(metavar="SOURCE…", help="Source ids; default: all.")
    ] = None,
    archive: ArchiveOption = None,
) -> None:
    """Bring back profiles that the archive has lost: the latest crawl of each noted them in its WARC files.

    A profile that is there is left as it is.
    """
    from newsarchive.errors import SourceError
    from newsarchive.home import ArchiveHome
    from newsarchive.kept_sources import kept_sources
    from newsarchive.sources.registry import SourceRegistry
    from newsarchive.whole_file import write_whole

    home = ArchiveHome.locate(archive).require()
    kept = kept_sources(home.warc_dir)
    there = SourceRegistry(home.sources_dir).files
    for name in sources or ():
        if name not in kept and name not in there:
            raise SourceError(f"no WARC file in {home.warc_dir} has a profile of {name!r}")
    lost = sorted(name for name in sources or kept if name not in there)
    for name in lost:
        write_whole(home.sources_dir / f"{name}.toml", kept[name])
        typer.echo(f"{name} is a source of {home.path} again")
    typer.echo(
        "next: newsarchive reprocess" if lost else "no profile that the WARC files have is missing"
    )


@app.command("enable")
def enable_source(
    sources: Annotated[list[str], typer.Argument(metavar="SOURCE…", help="Source ids.")],
    unchecked: Annotated[
        bool, typer.Option("--unchecked", help="Do not look at the site first.")
    ] = False,
    delay: Annotated[
        float | None, typer.Option(min=0, help="Least seconds between two requests.")
    ] = None,
    archive: ArchiveOption = None,
) -> int:
    """Let the schedule crawl sources; what no probe or check has confirmed yet is checked first.

    Exit code 3: some source did not pass; it stays as it is.
    """
    from datetime import date

    from newsarchive.cli.probe_output import fetcher, print_check
    from newsarchive.home import ArchiveHome
    from newsarchive.sources.check import check
    from newsarchive.sources.registry import SourceRegistry

    home = ArchiveHome.locate(archive).require()
    registry = SourceRegistry(home.sources_dir)
    code = 0
    for profile in registry.load(sources):
        verified = None
        if profile.state != "enabled" and profile.last_verified is None and not unchecked:
            report = check(profile, fetcher(home, delay))
            if not report.is_well:
                print_check(report)
                typer.echo(
                    f"newsarchive: {profile.id} stays {profile.state}; mend its profile in {home.sources_dir}, or "
                    f"`newsarchive sources enable --unchecked {profile.id}`",
                    err=True,
                )
                code = 3
                continue
            verified = date.today().isoformat()
        registry.set_state(profile.id, "enabled", verified=verified)
        typer.echo(f"{profile.id} is enabled; next: newsarchive crawl {profile.id}")
    return code


@app.command("disable")
def disable_source(
    sources: Annotated[list[str], typer.Argument(metavar="SOURCE…", help="Source ids.")],
    archive: ArchiveOption = None,
) -> None:
    """Leave sources out of the schedule and of `crawl all`. What is held of them stays."""
    from newsarchive.home import ArchiveHome
    from newsarchive.sources.registry import SourceRegistry

    registry = SourceRegistry(ArchiveHome.locate(archive).require().sources_dir)
    for profile in registry.load(sources):
        registry.set_state(profile.id, "disabled")
        typer.echo(f"{profile.id} is disabled")
