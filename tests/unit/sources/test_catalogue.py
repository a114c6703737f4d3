from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from newsarchive.datafiles import data_path
from newsarchive.sources.candidates import candidate_hosts, catalogue_rows, news_hosts, source_id
from newsarchive.sources.catalogue import (
    GUESSED,
    NAMED,
    SEEN,
    entries_of,
    entry_of_host,
    load_catalogue,
)


def test_every_government_has_a_row() -> None:
    levels = {entry.region: entry.level for entry in load_catalogue()}
    assert Counter(levels.values()) == {"province": 38, "regency": 416, "city": 98}


def test_confidence_is_honest() -> None:
    entries = load_catalogue()
    hosts = [entry.host for entry in entries if entry.host]
    assert len(hosts) == len(set(hosts)) == 35
    for entry in entries:
        assert (entry.confidence in (SEEN, NAMED)) == (entry.host is not None)
        assert entry.confidence in (SEEN, NAMED, GUESSED)
        assert entry.last_verified is None
        assert entry.host not in entry.candidates
        assert entry.candidates or entry.host


def test_a_government_with_two_hosts_has_two_rows() -> None:
    assert [entry.host for entry in entries_of("75") if entry.region == "75"] == [
        "www.gorontaloprov.go.id",
        "berita.gorontaloprov.go.id",
    ]


def test_zones_of_papua_and_bali() -> None:
    zones = {entry.region: entry.timezone for entry in load_catalogue()}
    assert zones["51"] == "Asia/Makassar"
    assert zones["91.71"] == "Asia/Jayapura"
    assert zones["35.73"] == "Asia/Jakarta"


@pytest.mark.parametrize(
    ("name", "level", "likeliest"),
    [
        ("Jawa Timur", "province", "jatimprov.go.id"),
        ("Aceh", "province", "acehprov.go.id"),
        ("Kabupaten Gunungkidul", "regency", "gunungkidulkab.go.id"),
        ("Kabupaten Toli-Toli", "regency", "tolitolikab.go.id"),
        ("Kota Administrasi Jakarta Utara ", "city", "jakartautarakota.go.id"),
        ("Kota Palangka Raya", "city", "palangkarayakota.go.id"),
    ],
)
def test_convention(name: str, level: str, likeliest: str) -> None:
    assert candidate_hosts(name, level)[0] == likeliest


def test_islands_may_be_left_out() -> None:
    assert "natunakab.go.id" in candidate_hosts("Kabupaten Natuna", "regency")
    assert "sangihekab.go.id" in candidate_hosts("Kabupaten Kepulauan Sangihe", "regency")
    assert "kepulauansangihekab.go.id" in candidate_hosts("Kabupaten Kepulauan Sangihe", "regency")


def test_names() -> None:
    assert source_id("www.Kukarkab.go.id") == "kukarkab"
    assert source_id("berita.gorontaloprov.go.id") == "berita-gorontaloprov"
    assert "mc.malangkota.go.id" in news_hosts("www.malangkota.go.id")


def test_lookup_by_host() -> None:
    assert (entry := entry_of_host("mc.malangkota.go.id")) is not None
    assert entry.region == "35.73"
    assert entry_of_host("kotaku.example") is None
    assert entry_of_host("notmalangkota.go.id") is None


def test_rows_of_a_seen_host_keep_its_confidence() -> None:
    regions = [{"code": "99", "level": "province", "name": "Contoh", "timezone": "Asia/Jakarta"}]
    seen = [
        {
            "region": "99",
            "host": "contohprov.go.id",
            "cms": "wordpress",
            "url_shapes": "/a/",
            "confidence": SEEN,
        }
    ]
    (row,) = catalogue_rows(regions, seen)
    assert (row["host"], row["source"], row["candidates"]) == (
        "contohprov.go.id",
        "contohprov",
        "contoh.go.id",
    )


def test_the_shipped_catalogue_is_the_generated_one() -> None:
    made = subprocess.run(
        [
            sys.executable,
            "-m",
            "newsarchive.sources.candidates",
            data_path("regions.tsv"),
            data_path("sources-seen.tsv"),
        ],
        capture_output=True,
        check=True,
        cwd=Path(__file__).parents[3],
    ).stdout
    assert made == data_path("catalogue.tsv").read_bytes()
