"""The region whose government a site is of, as its address tells: `malangkota.go.id`, `dishub.ntbprov.go.id`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import urlsplit

from newsarchive.places.gazetteer import codes_by_name, village_codes_by_name
from newsarchive.places.names import fold
from newsarchive.places.region import Level, Region, parent_of, region, region_rows

_AFTER = re.compile(r"(?P<name>.{3,})(?P<level>kab|kota|prov)")
_BEFORE = re.compile(r"(?:pem)?(?P<level>kab|kota?|prov)(?:upaten|insi)?-?(?P<name>.{3,})")
_LEVELS: dict[str, Level] = {"kab": "regency", "kot": "city", "kota": "city", "prov": "province"}


def region_of_address(url: str) -> Region | None:
    """The province, kabupaten or kota that the host of an address names; None when it names none.

    A name that a kabupaten shares with a kota means the province around both, unless the address says which. Offices
    and villages have the label of their government behind their own; a village under `desa.id` means its
    kabupaten, or the province that has all villages of its name.

    >>> [region_of_address(f"https://{host}/berita").name for host in ("dinkes.buleleng.go.id", "malangkota.go.id")]
    ['Kabupaten Buleleng', 'Kota Malang']
    >>> region_of_address("https://www.bogor.go.id").name
    'Jawa Barat'
    >>> region_of_address("https://www.kemenkes.go.id")
    """
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return None
    return _region_of_host(host)


@lru_cache(maxsize=1000)
def _region_of_host(host: str) -> Region | None:
    if host.endswith(".desa.id"):
        label = host.split(".")[-3].removeprefix("desa").strip("-")
        codes = village_codes_by_name().get(fold(label), ()) or _within(label)
        kabupaten = {".".join(code.split(".")[:2]) for code in codes}
        return _around(sorted(kabupaten)) if kabupaten else None
    is_government = host.endswith(".go.id")
    for label in reversed(host.split(".")[:-1]):
        for name, level in _readings(label):
            if level is None and not is_government:
                continue
            # `tidorekota` is Kota Tidore Kepulauan
            codes = _codes(name, level) or (_codes(f"{name}kepulauan", level) if level else [])
            if codes:
                return _around(codes)
    return None


def _within(label: str) -> list[str]:
    """Codes of the villages of a label that says their kecamatan or kabupaten, too: `sukadana-pujut`."""
    words = label.split("-")
    for cut in range(len(words) - 1, 0, -1):
        outer = codes_by_name().get(fold("".join(words[cut:])), ())
        inner = village_codes_by_name().get(fold("".join(words[:cut])), ())
        if found := [c for c in inner if any(c.startswith(f"{code}.") for code in outer)]:
            return found
    return []


def _codes(name: str, level: Level | None) -> list[str]:
    """Codes of the governments of this name, at any level if none is said."""
    return [
        code
        for code in codes_by_name().get(fold(name), ())
        if (own := region_rows()[code][0]) != "district" and level in (None, own)
    ]


def _readings(label: str) -> Iterator[tuple[str, Level | None]]:
    """A label taken apart into a name and the level that is said of it, likely ways first."""
    for form in (_AFTER, _BEFORE):
        if (found := form.fullmatch(label)) is not None:
            yield found["name"], _LEVELS[found["level"]]
    yield label, None


def _around(codes: list[str]) -> Region | None:
    """The one region of these codes, or the smallest that has them all."""
    shared: str | None = codes[0]
    while shared is not None and not all(
        code == shared or code.startswith(f"{shared}.") for code in codes
    ):
        shared = parent_of(shared)
    return region(shared) if shared else None
