"""Hosts on which a government may publish, by the naming convention of `go.id`.

Only a probe confirms them. `python -m newsarchive.sources.candidates REGIONS SEEN` prints the
catalogue made from the table of regions and the list of hosts seen.

Source: names and codes of Kepmendagri 300.2.2-2430 of 2025; convention as on the hosts seen.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

#: provinces are known by short names in which directions shrink
_SHORT_PROVINCES = {
    "Sumatera Utara": "sumut", "Sumatera Barat": "sumbar", "Sumatera Selatan": "sumsel",
    "Kepulauan Bangka Belitung": "babel", "Kepulauan Riau": "kepri", "Jawa Barat": "jabar",
    "Jawa Tengah": "jateng", "Jawa Timur": "jatim", "Nusa Tenggara Barat": "ntb",
    "Nusa Tenggara Timur": "ntt", "Kalimantan Barat": "kalbar", "Kalimantan Tengah": "kalteng",
    "Kalimantan Selatan": "kalsel", "Kalimantan Timur": "kaltim", "Kalimantan Utara": "kaltara",
    "Sulawesi Utara": "sulut", "Sulawesi Tengah": "sulteng", "Sulawesi Selatan": "sulsel",
    "Sulawesi Tenggara": "sultra", "Sulawesi Barat": "sulbar", "Maluku Utara": "malut",
    "Daerah Khusus Ibukota Jakarta": "jakarta", "Daerah Istimewa Yogyakarta": "jogja",
}  # fmt: skip
#: hosts under a government's main host that carry its news
NEWS_HOSTS = ("berita", "humas", "diskominfo", "kominfo", "mc", "prokopim", "ppid")
_KIND = re.compile(
    r"\A(?:(?:Kabupaten|Kota)(?: Administrasi)?|Daerah (?:Khusus Ibukota|Istimewa)|Provinsi)\s+"
)
_ISLANDS = re.compile(r"\b(?:Kepulauan|Kep\.)\s+|\s+(?:dan\s+)?Kepulauan\b")
COLUMNS = (
    "region", "level", "name", "timezone", "host", "source", "cms", "confidence", "last_verified",
    "url_shapes", "candidates",
)  # fmt: skip
GOVERNMENT_LEVELS = ("province", "regency", "city")


def candidate_hosts(name: str, level: str) -> list[str]:
    """Main hosts that a government of this official name may have, the likeliest first.

    >>> candidate_hosts("Kabupaten Kutai Timur", "regency")
    ['kutaitimurkab.go.id', 'kutaitimur.go.id']
    >>> candidate_hosts("Kota Malang", "city")
    ['malangkota.go.id', 'malang.go.id']
    """
    stems = _stems(name.strip(), level)
    if level == "province":
        endings = ("prov.go.id", ".go.id")
    elif level == "city":
        endings = ("kota.go.id", ".go.id")
    else:
        endings = ("kab.go.id", ".go.id")
    return [stem + ending for stem in stems for ending in endings]


def news_hosts(host: str) -> list[str]:
    """Hosts beneath a main host on which the news may stand."""
    return [f"{prefix}.{host.removeprefix('www.')}" for prefix in NEWS_HOSTS]


def source_id(host: str) -> str:
    """The identifier of a source by its host: `berita.kotaku.go.id` gives `berita-kotaku`."""
    bare = host.lower().removeprefix("www.").removesuffix(".go.id")
    return re.sub(r"[^a-z0-9]+", "-", bare).strip("-")


def _stems(name: str, level: str) -> list[str]:
    stems = []
    if level == "province" and name in _SHORT_PROVINCES:
        stems.append(_SHORT_PROVINCES[name])
    bare = _KIND.sub("", name)
    for form in (bare, _ISLANDS.sub("", bare)):
        stem = re.sub(r"[^a-z0-9]", "", form.lower())
        if stem and stem not in stems:
            stems.append(stem)
    return stems


def catalogue_rows(
    regions: Iterable[dict[str, str]], seen: Iterable[dict[str, str]]
) -> Iterator[dict[str, str]]:
    """A row for each host seen, and one row without a host for each other government."""
    hosts = defaultdict(list)
    for row in seen:
        hosts[row["region"]].append(row)
    for region in regions:
        if region["level"] not in GOVERNMENT_LEVELS:
            continue
        government = {
            "region": region["code"],
            "level": region["level"],
            "name": region["name"].strip(),
            "timezone": region["timezone"],
        }
        confirmed = hosts[region["code"]]
        known = {row["host"].removeprefix("www.") for row in confirmed}
        candidates = [
            host for host in candidate_hosts(region["name"], region["level"]) if host not in known
        ]
        for row in confirmed or [{}]:
            host = row.get("host", "")
            yield government | {
                "host": host,
                "source": source_id(host) if host else "",
                "cms": row.get("cms", ""),
                "confidence": row.get("confidence") or "by naming convention",
                "last_verified": "",
                "url_shapes": row.get("url_shapes", ""),
                "candidates": " ".join(candidates),
            }


def _read(path: str) -> list[dict[str, str]]:
    with Path(path).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def main() -> None:
    """Print the catalogue as tab-separated values."""
    regions, seen = sys.argv[1:]
    writer = csv.DictWriter(sys.stdout, COLUMNS, delimiter="\t", lineterminator="\n")
    writer.writeheader()
    writer.writerows(catalogue_rows(_read(regions), _read(seen)))


if __name__ == "__main__":
    main()
