"""The zone of the region that a page names in its imprint: `© 2015 Desa X Kec. Y Kab. Lombok Tengah`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from newsarchive.places.gazetteer import codes_by_name
from newsarchive.places.names import fold
from newsarchive.places.region import Level, region_rows, timezone_of

#: what only an imprint says, and characters before and behind it that belong to that
_IMPRINT = re.compile(r"(?i)©|\bcopyright\b|\bhak cipta\b|\bkode ?pos\b|\balamat\s*:")
_BEFORE, _BEHIND = 120, 320
#: characters at the end of a page in which an imprint stands
_LAST = 3000
_REGION = re.compile(
    r"(?:\b|(?<=[a-z\d]))(?P<level>Kabupaten|KABUPATEN|Kab\.|Kota|KOTA|Provinsi|PROVINSI|Prov\.)"
    r"\s*(?P<name>[A-Z][\w’']+(?:[ -][A-Z][\w’']+){0,3})"
)
_LEVELS: dict[str, Level] = {"kab": "regency", "kot": "city", "pro": "province"}


def timezone_of_imprint(text: str) -> str | None:
    """The zone of the regions that the imprint at the end of a page's text names; None without any, or with several.

    >>> timezone_of_imprint("Copyright © 2015 Pemerintah Desa Sukadana Kec. Pujut Kab. Lombok Tengah NTB")
    'Asia/Makassar'
    >>> timezone_of_imprint("© 2015 Jaringan Berita Kabupaten Gowa dan Kota Bandung")
    """
    last = text[-_LAST:]
    zones: set[str] = set()
    for mark in _IMPRINT.finditer(last):
        imprint = last[max(0, mark.start() - _BEFORE) : mark.end() + _BEHIND]
        zones.update(map(timezone_of, _codes_in(imprint)))
    return zones.pop() if len(zones) == 1 else None


#: how an office says where it is, from the smaller to the greater region
_LETTERHEAD = re.compile(
    r"(?:Kecamatan|KECAMATAN|Kec\.|Distrik|Kapanewon)\s[^\n,|.-]{3,30}[\s,|-]{1,4}(?=Kabupaten|KABUPATEN|Kab\.|Kota|KOTA)"
)
_GLUED = re.compile(r"(?<=[a-z])(?=[A-Z])")
_TELLS = re.compile(r",\s*[a-z]|\s(?:me|di|ber|ter)[a-z]{3,}")
#: characters at the beginning of a page in which it says whose it is, and those of that
_FIRST, _LONGEST_HEAD = 1500, 100


def timezone_of_letterhead(text: str) -> str | None:
    """The zone of the region that the head of a page's text says it is in; None without any, or with several.

    >>> timezone_of_letterhead("Desa Bongo Kecamatan Batudaa Pantai, Kabupaten Gorontalo, Provinsi Gorontalo Profil")
    'Asia/Makassar'
    """
    # what stands in elements of their own may be glued to each other
    first = _GLUED.sub("\n", text[:_FIRST])
    zones = {
        timezone_of(code)
        for found in _LETTERHEAD.finditer(first)
        # `Warga Desa X, Kecamatan Y, Kabupaten Z, menerima …` is a sentence
        if _TELLS.search(first[found.end() : found.end() + _LONGEST_HEAD].partition("\n")[0])
        is None
        for code in _codes_in(first[found.end() : found.end() + _LONGEST_HEAD])
    }
    return zones.pop() if len(zones) == 1 else None


def _codes_in(text: str) -> Iterator[str]:
    for found in _REGION.finditer(text):
        level = _LEVELS[found["level"][:3].lower()]
        words = found["name"].split(" ")
        for cut in range(len(words), 0, -1):
            codes = [
                code
                for code in codes_by_name().get(fold(" ".join(words[:cut])), ())
                if region_rows()[code][0] == level
            ]
            if codes:
                yield from codes
                break
    for match in _provinces().finditer(text):
        if not _STREET.search(text[max(0, match.start() - _LONGEST_STREET) : match.start()]):
            yield _province_codes()[match[0].lower()]


#: a street that is called after a province: `Jl. Bali No. 5`
_STREET = re.compile(r"(?i)\b(?:jl|jln|jalan|gg|gang)\b\.?\s*(?:\w+\s)?\Z")
_LONGEST_STREET = 24


@cache
def _province_codes() -> dict[str, str]:
    return {
        name.lower(): code for code, (level, name) in region_rows().items() if level == "province"
    }


@cache
def _provinces() -> re.Pattern[str]:
    names = sorted(map(re.escape, _province_codes()), key=len, reverse=True)
    return re.compile(rf"(?i)(?<![a-z])(?:{'|'.join(names)})(?![a-z])")
