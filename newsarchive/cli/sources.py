"""`newsarchive sources`: the catalogue of sites."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from newsarchive.cli.options import ArchiveOption, JsonOption

app = typer.Typer(no_args_is_help=True, help="The catalogue of sources.")


@app.command("list")
def list_sources(
    region: Annotated[
        str | None, typer.Option(help="Kemendagri code; sources of it and everything under it.")
    ] = None,
    cms: Annotated[str | None, typer.Option(help="CMS preset.")] = None,
    state: Annotated[str | None, typer.Option(help="enabled, disabled or candidate.")] = None,
    archive: ArchiveOption = None,
    as_json: JsonOption = False,
) -> int:
    """List sources. Exit code 3 when a profile can not be read (named on stderr)."""
    from rich.console import Console
    from rich.table import Table

    from newsarchive.home import ArchiveHome
    from newsarchive.sources.registry import SourceRegistry

    home = ArchiveHome.locate(archive)
    profiles, problems = SourceRegistry(home.sources_dir).load_all()
    chosen = [
        profile
        for profile in profiles
        if (region is None or profile.region == region or profile.region.startswith(region + "."))
        and (cms is None or profile.cms == cms)
        and (state is None or profile.state == state)
    ]
    if as_json:
        typer.echo(json.dumps([profile.to_dict() for profile in chosen], indent=1))
    else:
        table = Table(title=f"{len(chosen)} sources", title_justify="left")
        for column in ("id", "name", "region", "cms", "state", "home"):
            table.add_column(column)
        for profile in chosen:
            table.add_row(
                profile.id,
                profile.name,
                profile.region,
                profile.cms or "",
                profile.state,
                profile.home,
            )
        Console().print(table)
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
