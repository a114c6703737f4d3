"""`newsarchive search`: full text with filters and facets."""

from __future__ import annotations

import json
from enum import StrEnum
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
        str, typer.Argument(help='Words, "phrases", OR, NOT or -word, prefix*, title:word.')
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
    sort: Annotated[Order, typer.Option(help="Order of hits.")] = Order.relevance,
    limit: Annotated[int, typer.Option(min=1, max=1000, help="Hits a page.")] = 20,
    cursor: Annotated[
        str | None, typer.Option(help="Next page, as the page before gave it.")
    ] = None,
    archive: ArchiveOption = None,
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Search the archive.

    Examples:

      newsarchive search "pasar murah"

      newsarchive search 'banjir -rob' --region 33.21 --from 2023-01-01 --to 2023-12-31
    """
    from newsarchive.home import ArchiveHome
    from newsarchive.store import Store
    from newsarchive.store.search import search as find

    home = ArchiveHome.locate(archive, database).require()
    filters = filters_of(
        date_from, date_to, event, source, region, byline, place, representatives, kind
    )
    with Store.open(home.database_url) as store:
        results = find(store, query, filters, sort=sort.value, limit=limit, cursor=cursor)
    if as_json:
        typer.echo(json.dumps(results.to_dict(), indent=1, ensure_ascii=False))
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console()
    about = "about " if results.is_estimate else ""
    table = Table(title=f"{about}{results.total} articles", title_justify="left", show_lines=True)
    for column in ("id", "published", "source", "place", "article"):
        table.add_column(column, overflow="fold", no_wrap=column in ("id", "published"))
    for hit in results.hits:
        text = Text((hit.title or "—") + (" (gone)" if hit.gone_at else "") + "\n", style="bold")
        text.append_text(_marked(hit.snippet))
        table.add_row(
            hit.article_id, (hit.published or "")[:10], hit.source_id, hit.place or "", text
        )
    console.print(table)
    for name, counts in results.facets.items():
        if counts:
            shown = "  ".join(f"{value} {count}" for value, count in list(counts.items())[:8])
            console.print(f"[dim]{name}:[/dim] {shown}", highlight=False)
    if results.ranked_newest:
        console.print(
            f"[dim]very many articles have these words: the newest {results.ranked_newest} are ranked, older ones"
            " follow by arrival; narrow by date to rank others[/dim]",
            highlight=False,
        )
    if results.cursor:
        console.print(
            f"[dim]more: add --cursor {results.cursor}[/dim]", highlight=False, soft_wrap=True
        )


def _marked(snippet: str) -> Text:
    from rich.text import Text

    text = Text(style="not bold")
    for index, part in enumerate(snippet.replace("»", "«").split("«")):
        text.append(part, style="reverse" if index % 2 else "")
    return text
