"""Desa and kelurahan of one regency or city: names too many and too common to be looked for in the whole country."""

from __future__ import annotations

from functools import cache, lru_cache

from newsarchive.places.finding import PlaceMatch
from newsarchive.places.names import fold, split_level
from newsarchive.places.region import village_table

#: characters of the code of a regency or city
_REGENCY = 5
#: regencies whose villages are kept: those of the sources that a process reads at a time
_KEPT = 64


def find_village(text: str, home: str | None) -> PlaceMatch | None:
    """The desa or kelurahan of that name in the regency or city of `home`, None when none bears the name.

    >>> find_village("Pandanwangi", "35.73").code
    '35.73.01.1006'
    """
    if home is None or len(home) < _REGENCY:
        return None
    villages = _villages_of(home[:_REGENCY])
    bare, level = split_level(text.strip())
    found = villages.get(fold(text)) or (villages.get(fold(bare)) if level == "village" else None)
    if found is None:
        return None
    if len(found) == 1:
        ((code, name),) = found
        return PlaceMatch(code=code, name=name, level="village")
    codes = tuple(sorted(code for code, _ in found))
    return PlaceMatch(code=None, name=None, level=None, ambiguous=True, candidates=codes)


def is_village(name: str) -> bool:
    """Whether a desa or kelurahan anywhere in the country is called so, which is little evidence by itself.

    >>> is_village("PANDANWANGI"), is_village("Pandan Arang Raya")
    (True, False)
    """
    return name.title() in _all_names()


@cache
def _all_names() -> frozenset[str]:
    """Names of all villages as the table writes them, 6 MB of them."""
    rows = village_table().splitlines()[1:]
    return frozenset(row.split("\t", 3)[2] for row in rows)


#: villages that share the first word of their names because the land round them is called so
_ALIKE = 2


def begins_villages(word: str, home: str, *, least: int = _ALIKE) -> bool:
    """Whether the names of several villages (`least` of them) in the regency or city of `home` begin with the word.

    >>> begins_villages("Situjuah", "13.07"), begins_villages("Situjuah", "35.73")
    (True, False)
    """
    if len(home) < _REGENCY:
        return False
    opening = f"{word.lower()} "
    names = (found[0][1] for found in _villages_of(home[:_REGENCY]).values())
    return sum(name.lower().startswith(opening) for name in names) >= least


@lru_cache(maxsize=_KEPT)
def _villages_of(regency: str) -> dict[str, tuple[tuple[str, str], ...]]:
    """Codes and names by folded name; the rows of one regency stand together."""
    table = village_table()
    start = table.find(f"\n{regency}.")
    if start < 0:
        return {}
    # the table ends with a line end, too
    end = table.index("\n", table.rfind(f"\n{regency}.") + 1)
    names: dict[str, tuple[tuple[str, str], ...]] = {}
    for line in table[start + 1 : end].split("\n"):
        code, _, name, _ = line.split("\t", 3)
        name = name.strip()
        key = fold(name)
        names[key] = (*names.get(key, ()), (code, name))
    return names
