"""A site prints the same lines in every article: the health report says so, they are learnt, and taken out of what is held."""

from __future__ import annotations

import json
from pathlib import Path

from tests.integration.conftest import Archive
from tests.integration.crawl.smallsite import (
    NOT_FOUND,
    Answer,
    SmallSite,
    listing,
    page,
    serve,
    write_profile,
)

LISTING = "listings = [\"/berita\"]\narticle_urls = ['^/berita/\\d+/x$']"
SLOGAN = "Portal Resmi Pemerintah Kota Contoh"
CALL = "Kabar kota ini juga dapat disimak lewat radio Suara Contoh setiap pukul enam pagi."
PLACES = "pasar dermaga terminal puskesmas lapangan sanggar bendungan taman jembatan museum".split()
DOINGS = (
    "diperbaiki setelah banjir merusak lantai dan dindingnya pada akhir tahun",
    "dibuka kembali bagi warga yang menunggu sejak awal musim kemarau lalu",
    "ditutup sementara karena petugas mengganti pipa air dan kabel listrik",
    "diresmikan wali kota di hadapan ratusan siswa sekolah dasar dan guru",
    "dipindahkan ke lahan baru yang lebih luas di pinggir jalan lingkar",
)


def article(number: int) -> Answer:
    place, doing, then = PLACES[number % 10], DOINGS[number % 5], DOINGS[(number + 2) % 5]
    own = (
        f"Bangunan {place} nomor {number} {doing}, kata lurah setempat kepada warga yang datang.",
        f"Sebelumnya {place} itu {then}, dan biayanya ditanggung oleh anggaran {number} kelompok tani.",
        f"Para pemuda {place} ikut bekerja bakti selama {number + 3} hari sebelum kegiatan dimulai di sana.",
    )
    paragraphs = "".join(
        f"<p>{text}</p>" for text in (SLOGAN, f"KLOJEN – {own[0]}", *own[1:], CALL)
    )
    title = f"Kabar {place} ke-{number}"
    day = f"2024-03-{number + 1:02}"
    return page(
        f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1><time datetime='{day}'>{day}</time>"
        f"<div class='isi'>{paragraphs}</div></article></body></html>"
    )


def answer(path: str) -> Answer:
    if path == "/berita":
        return listing([f"/berita/{number}/x" for number in range(12)])
    if path.startswith("/berita/"):
        return article(int(path.split("/")[2]))
    return NOT_FOUND


def bodies(archive: Archive) -> dict[str, str]:
    return dict(archive.rows("SELECT article_id, body FROM article_version"))


def test_what_every_article_repeats_is_learnt(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "archive")
    archive.run("init")
    with serve(SmallSite(answer)) as site:
        write_profile(archive.path / "sources", "satu", f"http://127.0.0.1:{site.port}/", LISTING)
        archive.crawl("satu")
    before = bodies(archive)
    assert len(before) == 12
    assert all(CALL in body for body in before.values())
    (health,) = archive.json("report", "health")
    assert [finding["kind"] for finding in health["findings"]] == ["furniture"]
    assert "2 paragraphs stand" in health["findings"][0]["text"]

    (learnt,) = archive.json("sources", "learn", "satu")
    assert {one["text"] for one in learnt["furniture"]} == {SLOGAN, CALL}
    # the last two are near-copies of the first two and count once
    assert {(one["articles"], one["among"]) for one in learnt["furniture"]} == {(10, 10)}
    profile = archive.path / "sources" / "satu.toml"
    assert "furniture" not in profile.read_text()
    told = archive.run("sources", "learn", "satu", "--write")
    assert "newsarchive reprocess --source satu" in told
    assert 'title = ["h1"]' in profile.read_text()

    archive.run("reprocess", "--source", "satu")
    after = bodies(archive)
    assert after.keys() == before.keys()
    assert not any(SLOGAN in body or CALL in body for body in after.values())
    places = archive.rows("SELECT DISTINCT place FROM article")
    assert places == [("KLOJEN",)]
    record = json.loads(archive.run("show", next(iter(after)), "--evidence", "--json"))
    assert SLOGAN in record["article"]["evidence"]["furniture"]["text"]
    assert archive.json("sources", "learn", "satu")[0]["furniture"] == []


def test_too_few_articles_are_said(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "archive")
    archive.run("init")
    write_profile(archive.path / "sources", "satu", "http://127.0.0.1:9/", LISTING)
    archive.run("db", "upgrade")
    assert "0 articles are held" in archive.run("sources", "learn", "satu")
    unknown = archive.done("sources", "learn", "dua")
    assert unknown.returncode == 1
    assert "unknown source 'dua'" in unknown.stderr
