"""Filter options that search and export share."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from newsarchive.cli.days import day_option

if TYPE_CHECKING:
    from newsarchive.store.search import SearchFilters

FromOption = Annotated[
    date | None,
    day_option("--from", help="Published on this day or later: 2023-11-18, 2023-11, 2023."),
]
ToOption = Annotated[
    date | None,
    day_option("--to", ends=True, help="Published on this day, month, year or earlier."),
]
EventOption = Annotated[
    bool, typer.Option("--event", help="Dates mean the event reported, not the publication.")
]
SourceOption = Annotated[
    list[str] | None, typer.Option("--source", help="Source id; may be repeated: any of them.")
]
RegionOption = Annotated[
    list[str] | None,
    typer.Option(
        "--region",
        help="The region and all under it: its Kemendagri code or its name; may be repeated.",
    ),
]
BylineOption = Annotated[
    list[str] | None, typer.Option("--byline", help="Part of a credited name; may be repeated.")
]
PlaceOption = Annotated[
    list[str] | None,
    typer.Option("--place", help="Part of the dateline's place; may be repeated."),
]
KindOption = Annotated[str | None, typer.Option("--kind", help="article or gallery.")]
RepresentativesOption = Annotated[
    bool, typer.Option("--representatives", help="One article of each group of near-copies.")
]
EditedOption = Annotated[
    bool, typer.Option("--edited", help="Articles whose text was changed since it was captured.")
]
WithdrawnOption = Annotated[
    bool, typer.Option("--withdrawn", help="Articles that their site took away.")
]


def filters_of(
    date_from: date | None,
    date_to: date | None,
    event: bool,
    source: list[str] | None,
    region: list[str] | None,
    byline: list[str] | None,
    place: list[str] | None,
    kind: str | None,
    representatives: bool,
    edited: bool,
    withdrawn: bool,
) -> SearchFilters:
    """The options as the search API takes them."""
    from newsarchive.store.filters import SearchFilters, several

    return SearchFilters(
        date_from=date_from.isoformat() if date_from else None,
        date_to=date_to.isoformat() if date_to else None,
        by_event=event,
        source=several(source),
        region=several(region),
        byline=tuple(byline or ()),
        place=tuple(place or ()),
        kind=kind,
        representatives=representatives,
        edited=edited,
        withdrawn=withdrawn,
    )
