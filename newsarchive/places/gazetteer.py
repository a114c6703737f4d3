"""Which region a printed place name means: the source's own region first, then its province, then the country."""

from __future__ import annotations

import gzip
import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache

from newsarchive.datafiles import data_path
from newsarchive.places.names import PROVINCES, TOWNS, fold
from newsarchive.places.region import Level, Region, regions
from newsarchive.records import JsonRecord

_PREFIX = re.compile(
    r"(?i)^(?:(kabupaten|kab\.?|pemkab|regency)|(kota|pemkot)|(kecamatan|kec\.?)|(provinsi|prov\.?|pemprov)"
    r"|(kelurahan|kel\.?|desa))\s+(?=\S)"
)
_WANTED: tuple[tuple[Level, ...], ...] = (
    ("regency",),
    ("city",),
    ("district",),
    ("province",),
    ("village",),
)
#: where a bare name could mean several levels, this one is meant
_ORDER: tuple[Level, ...] = ("city", "regency", "province", "district", "village")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMatch(JsonRecord):
    """What a printed place name was found to mean."""

    #: None when several regions bear the name and nothing decides
    code: str | None
    name: str | None
    level: Level | None
    ambiguous: bool = False
    candidates: list[str] = field(default_factory=list)


def find_place(text: str, *, home: str | None = None, villages: bool = False) -> PlaceMatch | None:
    """The region meant by a place name in a text of a source whose region is `home`.

    Looked up within `home`, then within its province, then in the country, where a name decides only when it is
    unique at its level. None for a name that no region bears.
    """
    parts = [part.strip() for part in re.split(r"[,/]", text) if part.strip()]
    if len(parts) > 1:
        # `Surabaya, Jawa Timur`: the second narrows the first
        wider = find_place(parts[-1], home=home)
        if wider is not None and wider.code is not None:
            narrow = _find(parts[0], wider.code, villages=villages, only_within=True)
            if narrow is not None:
                return narrow
        return find_place(parts[0], home=home, villages=villages)
    return _find(text, home, villages=villages, only_within=False)


def is_place(text: str) -> bool:
    """Whether a province, kabupaten, kota, kecamatan or known town bears this name."""
    name, levels = _split(text)
    return any(level in levels for level, _code in _by_name().get(fold(name), ()))


def _split(text: str) -> tuple[str, tuple[Level, ...]]:
    cleaned = " ".join(text.split())
    match = _PREFIX.match(cleaned)
    if match is None:
        suffix = re.match(r"(?i)^(.+?)\s+(kota|kabupaten)$", cleaned)
        if suffix:
            levels: tuple[Level, ...] = ("city",) if suffix[2].lower() == "kota" else ("regency",)
            return suffix[1], levels
        return cleaned, _ORDER
    index = next(number for number, group in enumerate(match.groups()) if group)
    return cleaned[match.end() :], _WANTED[index]


def _find(
    text: str, home: str | None, *, villages: bool, only_within: bool
) -> PlaceMatch | None:
    name, levels = _split(text)
    key = fold(name)
    found = [(level, code) for level, code in _by_name().get(key, ()) if level in levels]
    if villages or levels == ("village",):
        found += [("village", code) for code in _villages().get(key, ())]
    if not found:
        return None
    scopes = _scopes(home)
    if only_within:
        scopes = scopes[:1]
    if not only_within and any(level in ("city", "regency") for level, _code in found):
        # a kabupaten or kota elsewhere is meant rather than a kecamatan of the same province
        scopes = [home, ""] if home else [""]
    for scope in scopes:
        within = [(level, code) for level, code in found if _is_within(code, scope)]
        if not within:
            continue
        if home is not None and (own := next(((a, c) for a, c in within if c == home), None)):
            return _match(own[1], own[0], name)
        seats = sorted({code for level, code in within if level in ("city", "regency")})
        for level in _ORDER:
            codes = sorted({code for at, code in within if at == level})
            if level in ("city", "regency"):
                # Kota and Kabupaten Malang: the bare name does not say which
                codes = seats
            if len(codes) == 1:
                if scope == "" and level in ("district", "village") and len(found) > 1:
                    continue
                return _match(codes[0], regions()[codes[0]].level if codes[0] in regions() else level, name)
            if len(codes) > 1:
                return PlaceMatch(
                    code=None, name=None, level=level, ambiguous=True, candidates=codes
                )
    codes = sorted({code for _level, code in found})
    return PlaceMatch(code=None, name=None, level=None, ambiguous=True, candidates=codes)


def _scopes(home: str | None) -> list[str]:
    if home is None:
        return [""]
    scopes = [home]
    while "." in scopes[-1]:
        scopes.append(scopes[-1].rpartition(".")[0])
    return [*scopes, ""]


def _is_within(code: str, scope: str) -> bool:
    return not scope or code == scope or code.startswith(scope + ".")


def _match(code: str, level: Level, printed: str) -> PlaceMatch:
    known = regions().get(code)
    return PlaceMatch(
        code=code, name=known.name if known else printed, level=level, candidates=[code]
    )


@cache
def _by_name() -> dict[str, list[tuple[Level, str]]]:
    names: dict[str, list[tuple[Level, str]]] = defaultdict(list)
    for known in regions().values():
        for name in _names_of(known):
            names[fold(name)].append((known.level, known.code))
    for code, others in PROVINCES.items():
        for name in others.split("|"):
            entry: tuple[Level, str] = ("province", code)
            if entry not in names[fold(name)]:
                names[fold(name)].append(entry)
    for name, code in TOWNS.items():
        known_town = regions().get(code)
        if known_town is not None and not any(c.startswith(code) for _l, c in names[fold(name)]):
            names[fold(name)].append((known_town.level, code))
    return dict(names)


def _names_of(known: Region) -> list[str]:
    name = known.name
    if known.level in ("regency", "city"):
        short = re.sub(r"^(Kabupaten|Kota)( Administrasi| Adm\.)?\s+", "", name)
        return [short]
    if known.level == "province":
        return [name, re.sub(r"^(Daerah Khusus Ibukota|Daerah Khusus|Daerah Istimewa|Kepulauan)\s+", "", name)]
    return [name]


@cache
def _villages() -> dict[str, list[str]]:
    names: dict[str, list[str]] = defaultdict(list)
    with gzip.open(data_path("villages.tsv.gz"), "rt", encoding="utf-8") as file:
        next(file)
        for line in file:
            code, _level, name, _parent = line.rstrip("\n").split("\t")
            names[fold(name)].append(code)
    return dict(names)
