"""Whether a text says itself that the name before its dash is that of a place: `Mataloko – Kelompok tani di Desa Mataloko …`."""

from __future__ import annotations

import re

from newsarchive.extract.dateline.words import INSTITUTIONS, OPENERS
from newsarchive.extract.words.names import is_common
from newsarchive.places import fold

#: characters of a text among which it says so
_LATER = 300
_UNIT_NAMED = re.compile(
    r"\b(?:[Kk][ae]lurahan|[Dd]esa|[Pp]ekon|[Kk]ecamatan|[Dd]istrik|[Kk]ampung|[Nn]agari|[Gg]ampong) (?P<name>[A-Z]\w*(?: [A-Z]\w*){0,2})"
)
_CAPITAL_WORD = re.compile(r"[A-Z]\w+")


def is_named_later(name: str, rest: str, *, is_told: bool = False) -> bool:
    """Whether `rest`, what stands behind a name and a dash, begins a sentence and calls the name that of a village or district.

    `is_told` says that a verb was found in that sentence, so that any word may open it.

    >>> is_named_later("Mataloko", "Kelompok tani di Desa Mataloko memanen jagung.")
    True
    >>> is_named_later("Ambarawa", "Tuntang adalah jalur pendek di Desa Ambarawa.")
    False
    """
    opening = _CAPITAL_WORD.match(rest)
    if opening is None or not (
        is_told
        or is_common(opening[0])
        or fold(opening[0]) in INSTITUTIONS | OPENERS
        or _UNIT_NAMED.match(rest)
    ):
        return False
    wanted = name.lower()
    return any(
        f"{found['name'].lower()} ".startswith(f"{wanted} ")
        for found in _UNIT_NAMED.finditer(rest, 0, _LATER)
    )


def is_placed_later(name: str, rest: str) -> bool:
    """Whether something is said to be at, or called after, what bears the name: `Puskesmas Waiwerang`, `di Waiwerang`."""
    again = rf"\b(?:di|ke|dari|asal|se|warga|pasar|pelabuhan|puskesmas|desa|kelurahan|kampung|nagari|gampong|kecamatan|distrik|camat|lurah)[ -]{re.escape(name)}\b"
    return re.search(again, rest[:_LATER], re.IGNORECASE) is not None
