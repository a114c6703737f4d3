"""How place names are compared, and what stands before or after them: `Kab.`, `Kota`, `Prov.`."""

from __future__ import annotations

import re
import unicodedata

_UNSPELT = dict.fromkeys(map(ord, " \t\n\r\u00a0-‐‑‒–—'’‘`ʼ.,/()_\u00ad\u200b\u200c\u200d\ufeff"))

#: what a word before the name says about the level; longest first
_BEFORE = (
    ("kotamadya", "city"),
    ("kota administrasi", "city"),
    ("kabupaten administrasi", "regency"),
    ("kabupaten", "regency"),
    ("kotif", "city"),
    ("kota", "city"),
    ("kab", "regency"),
    ("regency of", "regency"),
    ("city of", "city"),
    ("provinsi", "province"),
    ("propinsi", "province"),
    ("prov", "province"),
    ("prop", "province"),
    ("kecamatan", "district"),
    ("distrik", "district"),
    ("kapanewon", "district"),
    ("kemantren", "district"),
    ("kec", "district"),
    ("kelurahan", "village"),
    ("kel", "village"),
    ("desa", "village"),
    ("gampong", "village"),
    ("nagari", "village"),
)
_AFTER = (
    ("kota", "city"),
    ("kabupaten", "regency"),
    ("kab", "regency"),
    ("city", "city"),
    ("regency", "regency"),
    ("district", "district"),
    ("province", "province"),
)
_PREFIX = re.compile(
    r"({})(?:\s*\.\s*|\s+)(?=\S)".format(
        "|".join(word.replace(" ", r"\s+") for word, _ in _BEFORE)
    ),
    re.IGNORECASE,
)
_SUFFIX = re.compile(r"\s+({})\.?$".format("|".join(word for word, _ in _AFTER)), re.IGNORECASE)
_LEVEL_BEFORE = dict(_BEFORE)
_LEVEL_AFTER = dict(_AFTER)


def fold(name: str) -> str:
    """A name without case, diacritics, spaces, hyphens and points, for comparing.

    >>> fold("Bau-Bau"), fold("KULON PROGO")
    ('baubau', 'kulonprogo')
    """
    if not name.isascii():
        decomposed = unicodedata.normalize("NFKD", name)
        name = "".join(char for char in decomposed if not unicodedata.combining(char))
    return name.translate(_UNSPELT).lower()


def split_level(name: str) -> tuple[str, str | None]:
    """The bare name, and the level said by a word before or after it.

    >>> split_level("Kab. Malang"), split_level("SEMARANG KOTA"), split_level("Blimbing")
    (('Malang', 'regency'), ('SEMARANG', 'city'), ('Blimbing', None))
    >>> split_level("West Bandung Regency")
    ('Bandung Barat', 'regency')
    """
    found = _PREFIX.match(name)
    if found:
        return name[found.end() :], _LEVEL_BEFORE[" ".join(found[1].lower().split())]
    found = _SUFFIX.search(name)
    if found:
        return _in_indonesian(name[: found.start()]), _LEVEL_AFTER[found[1].lower()]
    return name, None


_DIRECTIONS = {
    "north": "Utara",
    "south": "Selatan",
    "east": "Timur",
    "west": "Barat",
    "central": "Tengah",
}


def _in_indonesian(name: str) -> str:
    """`West Bandung`, before `Regency`, as the gazetteer has it: `Bandung Barat`."""
    first, _, rest = name.partition(" ")
    direction = _DIRECTIONS.get(first.lower())
    return f"{rest} {direction}" if direction and rest else name
