"""Which codes a written name may mean: official and short names, and seats of government."""

from __future__ import annotations

from functools import cache

from newsarchive.datafiles import data_path
from newsarchive.places.names import fold
from newsarchive.places.region import region_rows, village_rows

#: official words that news leaves out before a name
_OFFICIAL = (
    "Kabupaten Administrasi ",
    "Kabupaten ",
    "Kota Administrasi ",
    "Kota ",
    "Daerah Khusus Ibukota ",
)
_ISLANDS = ("Kepulauan ", "Kep. ", "Pulau ")


@cache
def codes_by_name() -> dict[str, tuple[str, ...]]:
    """Codes of provinces, regencies, cities and districts by folded name."""
    names: dict[str, tuple[str, ...]] = {}
    islands: list[tuple[str, str]] = []
    rows = region_rows()
    codes = list(rows)
    shorts = []
    for code, (level, name) in rows.items():
        short = name
        if level != "district":
            short = _without(name, _OFFICIAL)
            island = _without(short, _ISLANDS)
            if island != short:
                islands.append((fold(island), code))
        shorts.append(short)
    for key, code in zip(map(fold, shorts), codes, strict=True):
        names[key] = (*names[key], code) if key in names else (code,)
    for key, code in islands:
        names.setdefault(key, (code,))
    for key, code in _aliases():
        known = names.get(key, ())
        if not any(other.startswith(code) for other in known):
            names[key] = (*known, code)
    return names


@cache
def village_codes_by_name() -> dict[str, tuple[str, ...]]:
    """Codes of villages by folded name."""
    names: dict[str, list[str]] = {}
    for code, name in village_rows().items():
        names.setdefault(fold(name), []).append(code)
    return {name: tuple(codes) for name, codes in names.items()}


def has_place_name(folded: str) -> bool:
    """Whether some province, regency, city or district bears the folded name."""
    return folded in codes_by_name()


def _aliases() -> list[tuple[str, str]]:
    lines = data_path("place-names.tsv").read_text(encoding="utf-8").splitlines()[1:]
    pairs = []
    for line in lines:
        name, code, *_ = line.split("\t")
        pairs.append((fold(name), code))
    return pairs


def _without(name: str, words: tuple[str, ...]) -> str:
    for word in words:
        if name.startswith(word):
            return name[len(word) :]
    return name
