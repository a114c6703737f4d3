"""Regions of Indonesia by Kemendagri code (Kepmendagri 300.2.2-2430 of 2025), read from the shipped table."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from newsarchive.datafiles import data_path
from newsarchive.records import JsonRecord

Level = Literal["province", "regency", "city", "district", "village"]


@dataclass(frozen=True, slots=True)
class Region(JsonRecord):
    """One province, kabupaten, kota, kecamatan or village."""

    #: `35`, `35.73`, `35.73.01`, `35.73.01.1001`
    code: str
    level: Level
    #: official name: `Kota Malang`, `Blimbing`
    name: str
    parent: str | None
    #: IANA zone
    timezone: str


@cache
def regions() -> dict[str, Region]:
    """All provinces, kabupaten, kota and kecamatan by code."""
    found: dict[str, Region] = {}
    text = data_path("regions.tsv").read_text(encoding="utf-8")
    for line in text.splitlines()[1:]:
        code, level, name, parent, timezone = line.split("\t")
        found[code] = Region(code, level, name, parent or None, timezone)  # type: ignore[arg-type]
    return found


def region(code: str) -> Region | None:
    """The region of a code; None for a code that is not given."""
    return regions().get(code)


def timezone_of(code: str) -> str:
    """IANA zone of a region; that of Jakarta for an unknown code."""
    for length in (8, 5, 2):
        found = regions().get(code[:length])
        if found is not None:
            return found.timezone
    return "Asia/Jakarta"
