"""What a check says of each field of the articles that it fetched."""

from __future__ import annotations

from typing import Any

import pytest

from newsarchive.discovery.found import Found
from newsarchive.extract import extract_article
from newsarchive.hints import Hints
from newsarchive.sources.field_grades import FieldGrade, Usual, grade_fields
from newsarchive.sources.probe_asker import Asker, Fetched
from newsarchive.sources.probe_grade import Sample, grade_samples
from newsarchive.sources.profile import FieldRule, Profile

HOME = "https://kotaku.go.id/"
WORDS = "banjir jembatan beras vaksin sekolah nelayan".split()


def page(word: str) -> bytes:
    return f"""<html><head><title>Kabar {word}</title></head><body><h1>Kabar {word}</h1><time datetime="2024-05-06">6 Mei</time>
    <div class="ringkas"><p>Ringkasan kabar {word} untuk warga yang ingin tahu pokok kabar itu saja, tanpa membaca semuanya
    sampai akhir, dan yang lebih suka mendengarkan kabar pagi dari radio kota.</p></div>
    <div class="isi"><p>Klojen - Petugas menangani {word} sejak pagi bersama warga yang tinggal di sekitar kantor kelurahan.</p>
    <p>Lurah mengatakan {word} itu perkara bersama, dan ia meminta semua pihak ikut turun tangan sampai selesai.</p>
    <p>Pekerjaan dilanjutkan besok karena alat untuk {word} baru tiba dari kota tetangga pada malam hari. (ani)</p></div>
    </body></html>""".encode()


def samples(profile: Profile) -> list[Sample]:
    asker = Asker(lambda url: Fetched(url=url, status=200, body=page(url.rsplit("/", 1)[1])))
    found = [
        Found(url=f"{HOME}berita/{word}", hints=Hints(title=f"Kabar {word}")) for word in WORDS
    ]
    return grade_samples(asker, profile, found, extract_article)


def profile(**fields: list[str]) -> Profile:
    rules = {name: FieldRule(css=css) for name, css in fields.items()}
    return Profile(id="kotaku", name="Kota", region="35.73", home=HOME, fields=rules)


def by_name(source: Profile, usual: Usual | None = None) -> dict[str, FieldGrade]:
    return {grade.name: grade for grade in grade_fields(samples(source), source, usual)}


def test_every_field_is_counted() -> None:
    grades = by_name(profile(body=["div.isi"]))
    assert {name: grade.filled for name, grade in grades.items()} == {
        "title": 6, "published": 6, "body": 6, "bylines": 6, "dateline": 6, "captions": 0,
    }  # fmt: skip
    assert {grade.agrees for grade in grades.values()} == {6}
    assert [grade.problem for grade in grades.values()] == [None] * 6


def test_a_rule_that_takes_another_text_disagrees() -> None:
    grades = by_name(profile(body=["div.ringkas"]))
    assert (grades["body"].agrees, grades["title"].agrees) == (0, 6)


def test_a_rule_that_finds_nothing_is_named() -> None:
    grades = by_name(profile(body=["div.artikel"], title=["h1"]))
    assert (
        grades["body"].problem
        == "the profile's rule `body` finds nothing in any article; others were used"
    )
    assert grades["title"].problem is None


@pytest.mark.parametrize(
    ("filled", "problem"),
    [
        ({"captions": 38, "dateline": 3}, "filled in 0 of 6 articles, last month in 95%"),
        ({"captions": 8}, None),
        ({}, None),
    ],
)
def test_less_than_last_month(filled: dict[str, Any], problem: str | None) -> None:
    grades = by_name(profile(body=["div.isi"]), Usual(articles=40, filled=filled))
    assert grades["captions"].problem == problem
    assert (grades["captions"].last_month, grades["captions"].last_month_filled) == (
        40,
        filled.get("captions", 0),
    )
    assert grades["dateline"].problem is None


def test_nothing_to_read() -> None:
    gone = Asker(lambda url: Fetched(url=url, status=404))
    nothing = grade_samples(gone, profile(), [Found(url=HOME, hints=Hints())], extract_article)
    assert [
        grade.articles
        for grade in grade_fields(nothing, profile(), Usual(articles=40, filled={"body": 40}))
    ] == [0] * 6
    assert not any(
        grade.problem
        for grade in grade_fields(nothing, profile(), Usual(articles=40, filled={"body": 40}))
    )
