"""`newsarchive search`: full text with filters and facets."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

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
from newsarchive.cli.options import ArchiveOption, DatabaseOption, JsonOption

if TYPE_CHECKING:
    from rich.text import Text


class Order(StrEnum):
    """Order of hits."""

    relevance = "relevance"
    newest = "newest"
    oldest = "oldest"


def search(
    query: Annotated[
        str,
        typer.Argument(
            help='Words, "phrases", OR (ATAU), NOT (BUKAN, TIDAK) or -word, prefix*, title:word. None: all.'
        ),
    ] = "",
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
    sort: Annotated[Order, typer.Option(help="Order of hits.")] = Order.relevance,
    limit: Annotated[int, typer.Option(min=1, max=1000, help="Hits a page.")] = 20,
    cursor: Annotated[
        str | None, typer.Option(help="Next page, as the page before gave it.")
    ] = None,
    archive: ArchiveOption = None,
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Search the archive. Without words everything that the filters leave comes, the newest first.

    DAN, ATAU, BUKAN and TIDAK are operators in capitals only; in a query all in capitals BUKAN and TIDAK are words.

    Examples:

      newsarchive search "pasar murah"

      newsarchive search 'banjir -rob' --region Demak --region Kudus --from 2023-01-01 --to 2023-12-31

      newsarchive search 'judul:(banjir ATAU rob) BUKAN simulasi'

      newsarchive search --source malangkota --limit 50
    """
    from newsarchive.home import ArchiveHome
    from newsarchive.store import Store
    from newsarchive.store.search import search as find

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
        results = find(store, query, filters, sort=sort.value, limit=limit, cursor=cursor)
    if as_json:
        typer.echo(json.dumps(results.to_dict(), indent=1, ensure_ascii=False))
        return
    from rich.console import Console
    from rich.padding import Padding
    from rich.text import Text

    console = Console(highlight=False)
    roughly = "about " if results.is_estimate else ""
    console.print(f"{roughly}{results.total} article{'' if results.total == 1 else 's'}")
    for hit in results.hits:
        title = Text(hit.title or "—", style="bold")
        if hit.gone_at:
            title.append("  withdrawn", style="red not bold")
        about = [hit.article_id, (hit.published or "no date")[:10], hit.source_id]
        about += [hit.place] if hit.place else []
        about += [", ".join(hit.bylines)] if hit.bylines else []
        about += [f"{hit.versions} versions"] if hit.versions > 1 else []
        about += [f"{hit.copies} {'copy' if hit.copies == 1 else 'copies'}"] if hit.copies else []
        console.print()
        console.print(title)
        console.print(Text(" · ".join(about), style="dim"), soft_wrap=True)
        console.print(Padding(_marked(hit.snippet), (0, 0, 0, 2)))
    console.print()
    for name, counts in results.facets.items():
        if counts:
            shown = (f"{_named(name, value)} {count}" for value, count in list(counts.items())[:8])
            console.print(f"[dim]{name}:[/dim] {' · '.join(shown)}", soft_wrap=True)
    if results.ranked_newest:
        console.print(
            f"[dim]very many articles have these words: only the newest (up to {results.ranked_newest}) are ranked,"
            " older ones follow by arrival; narrow by date to rank others[/dim]"
        )
    if results.cursor:
        console.print(f"[dim]more: add --cursor {results.cursor}[/dim]", soft_wrap=True)


def _named(facet: str, value: str) -> str:
    from newsarchive.places import region

    found = region(value) if facet == "region" else None
    return f"{found.name} ({value})" if found else value


def _marked(snippet: str) -> Text:
    from rich.text import Text

    text = Text(style="not bold")
    for index, part in enumerate(snippet.replace("»", "«").split("«")):
        text.append(part, style="reverse" if index % 2 else "")
    return text
