"""The regions of the Kemendagri decree: code in, level, name, parent and time zone out.

Source: Kepmendagri 300.2.2-2430 of 2025 (`data/regions.tsv`); zones after Keppres 41/1987.
"""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from newsarchive.datafiles import data_path
from newsarchive.errors import ConfigurationError
from newsarchive.records import JsonRecord

Level = Literal["province", "regency", "city", "district", "village"]


@dataclass(frozen=True, slots=True)
class Region(JsonRecord):
    """One administrative region."""

    #: Kemendagri code: `35`, `35.73`, `35.73.01`, `35.73.01.1001`
    code: str
    level: Level
    #: official name: `Kota Malang`, `Blimbing`
    name: str
    #: code of the region above; None for a province
    parent: str | None
    #: IANA zone name
    timezone: str

    def holds(self, code: str) -> bool:
        """Whether a code is this region's or of one within it."""
        return code == self.code or code.startswith(f"{self.code}.")


@cache
def region_rows() -> dict[str, tuple[str, str]]:
    """Level and official name of provinces, regencies, cities and districts, by code."""
    rows = {}
    for line in data_path("regions.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        code, level, name, _ = line.split("\t", 3)
        rows[code] = (level, name.strip())
    return rows


@cache
def village_table() -> str:
    """The lines of all desa and kelurahan, code first, in the order of their codes, below a line of headings."""
    return gzip.decompress(data_path("villages.tsv.gz").read_bytes()).decode("utf-8")


@cache
def village_rows() -> dict[str, str]:
    """Names of all desa and kelurahan, by code; takes a tenth of a second the first time."""
    rows = {}
    for line in village_table().splitlines()[1:]:
        code, _, name, _ = line.split("\t", 3)
        rows[code] = name.strip()
    return rows


def region(code: str) -> Region | None:
    """The region with that code, None when there is none.

    >>> region("35.73.01").name
    'Blimbing'
    """
    row = region_rows().get(code)
    if row is not None:
        return Region(code, cast(Level, row[0]), row[1], parent_of(code), _zone(code))
    if code.count(".") == 3:
        name = village_rows().get(code)
        if name is not None:
            return Region(code, "village", name, parent_of(code), _zone(code))
    return None


def timezone_of(code: str) -> str:
    """IANA zone of a region: `Asia/Jakarta`, `Asia/Makassar` or `Asia/Jayapura`.

    Raises `ConfigurationError` when no region has the code.
    """
    if code not in region_rows() and region(code) is None:
        raise ConfigurationError(
            f"no region has the code {code!r}; use a Kemendagri code such as 35.73"
        )
    return _zone(code)


def parent_of(code: str) -> str | None:
    """Code of the region above, None above a province."""
    return code.rpartition(".")[0] or None


def _zone(code: str) -> str:
    province = code[:2]
    if province in _WITA:
        return "Asia/Makassar"
    return "Asia/Jayapura" if province[0] in "89" else "Asia/Jakarta"


_WITA = frozenset(["51", "52", "53", "63", "64", "65", "71", "72", "73", "74", "75", "76"])
