"""Which mention of a body is the event."""

from __future__ import annotations

import pytest

from newsarchive.dates import find_article_dates

MCC = (
    "Dari sebuah musibah ada hikmah yang dapat diambil, seperti pandemi beberapa waktu lalu.\n"
    "Hal itu disampaikan Kepala Dinas saat menjadi narasumber di Balai Kota Malang, Sabtu (18/11/23). "
    "Perda Nomor 5 Tahun 2021 tanggal 4 Mei 2021 menjadi dasar. Pendaftaran ditutup 30 November 2023. "
    "Pertumbuhan mencapai 6,3 persen pada 2022."
)


def event(text, published="2023-11-19T10:00:00+07:00", **kwargs):
    found = find_article_dates(text, published=published, timezone="Asia/Jakarta", **kwargs).event
    return found and found.value_from


def test_the_bracketed_day_is_the_event_and_the_rest_background():
    dates = find_article_dates(MCC, published="2023-11-19", timezone="Asia/Jakarta")
    assert dates.event.text == "Sabtu (18/11/23)"
    assert [m.value_from for m in dates.mentions] == [
        "2023-11-18", "2021-05-04", "2023-11-30", "2022",
    ]  # fmt: skip
    assert dates.to_dict()["event"]["value_from"] == "2023-11-18"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Bupati melantik pejabat, Jumat (17/11). Sebelumnya, Senin (6/11), seleksi digelar.", "2023-11-17"),
        ("Lomba akan digelar Sabtu (25/11) mendatang, kata camat, Sabtu (18/11/2023).", "2023-11-18"),
        ("Ia lahir 5 Mei 1970. Kemarin ia dilantik.", "2023-11-18"),
        ("Expo digelar 17-19 November 2023 di alun-alun.", "2023-11-17"),
        ("Masa jabatan berakhir 31 Desember 2030.", None),
        ("Tidak ada tanggal di sini, hanya 6,3 persen.", None),
        ("", None),
    ],
)  # fmt: skip
def test_events(text, wanted):
    assert event(text) == wanted


def test_without_publication_a_full_date_of_the_text_is_the_anchor():
    text = "Pelatihan dibuka Senin (13/11/2023) dan ditutup Rabu (15/11)."
    dates = find_article_dates(text, published=None, timezone="Asia/Jakarta")
    assert [m.value_from for m in dates.mentions] == ["2023-11-13", "2023-11-15"]


def test_a_full_range_of_the_text_is_an_anchor_too():
    text = "Festival digelar 16-18 Juni 2023. Pawai dilepas Sabtu malam (17/6) oleh bupati."
    found = find_article_dates(text, published=None, timezone="Asia/Jakarta").mentions
    assert [m.value_from for m in found] == ["2023-06-16", "2023-06-17"]


def test_what_is_announced_is_a_worse_anchor_than_what_was():
    text = "Lomba digelar Jumat (20/12/2019) mendatang, kata camat, Rabu (27/11/2019). Tamu tiba 19 Desember mendatang."
    found = find_article_dates(text, published=None, timezone="Asia/Jakarta").mentions
    assert [m.value_from for m in found] == ["2019-12-20", "2019-11-27", "2019-12-19"]


def test_the_dateline_serves_as_anchor_when_nothing_else_is_known():
    assert (
        event("Apel digelar Jumat (17/11).", published=None, dateline_date="2023-11-18")
        == "2023-11-17"
    )


def test_an_unreadable_publication_date_does_no_harm():
    assert event("Apel digelar Jumat (17/11/2023).", published="kemarin") == "2023-11-17"
