"""The catalogue: all 552 governments, the hosts seen of each, and the hosts it may have."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache

from newsarchive.datafiles import data_path
from newsarchive.errors import SourceError
from newsarchive.places import region_asked
from newsarchive.records import JsonRecord

SEEN = "real pages seen"
NAMED = "named by a public list"
GUESSED = "by naming convention"


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueEntry(JsonRecord):
    """One host of one government, or a government without a known host."""

    #: Kemendagri code
    region: str
    #: province, regency or city
    level: str
    name: str
    #: IANA zone
    timezone: str
    #: a host that was seen or named; None when none is
    host: str | None
    #: identifier that a source of this host has
    source: str | None
    #: what its addresses point to
    cms: str | None
    #: `real pages seen`, `named by a public list` or `by naming convention`
    confidence: str
    #: ISO date of the last probe that found news here; None when there was none
    last_verified: str | None
    url_shapes: str | None
    #: further main hosts by naming convention, which nothing confirms
    candidates: tuple[str, ...]


@cache
def load_catalogue() -> tuple[CatalogueEntry, ...]:
    """All rows of the shipped catalogue in the order of region codes."""
    with data_path("catalogue.tsv").open(encoding="utf-8", newline="") as file:
        return tuple(_entry(row) for row in csv.DictReader(file, delimiter="\t"))


def _entry(row: dict[str, str]) -> CatalogueEntry:
    return CatalogueEntry(
        region=row["region"],
        level=row["level"],
        name=row["name"],
        timezone=row["timezone"],
        host=row["host"] or None,
        source=row["source"] or None,
        cms=row["cms"] or None,
        confidence=row["confidence"],
        last_verified=row["last_verified"] or None,
        url_shapes=row["url_shapes"] or None,
        candidates=tuple(row["candidates"].split()),
    )


def entries_of(region: str) -> list[CatalogueEntry]:
    """Rows of a region and everything under it: `35` is East Java with its regencies and cities.

    Raises `QueryError` for what is no region, `SourceError` for one without a government of its own.
    """
    found = region_asked(region)
    entries = [entry for entry in load_catalogue() if found.holds(entry.region)]
    if not entries:
        raise SourceError(
            f"{found.name} ({found.code}) has no government with a site of its own; give a province, kabupaten or kota"
        )
    return entries


def entry_of_host(host: str) -> CatalogueEntry | None:
    """The row of a host: as seen, as a candidate, or as a host beneath one of these."""
    seen = [(entry, (entry.host,)) for entry in load_catalogue() if entry.host]
    possible = [(entry, entry.candidates) for entry in load_catalogue()]
    for entry, hosts in (*seen, *possible):
        if any(_is_beneath(host, known) for known in hosts):
            return entry
    return None


def _is_beneath(host: str, known: str) -> bool:
    main = known.removeprefix("www.")
    return f".{host.lower()}".endswith("." + main)
