"""What the grammar reads, refuses and says beside the value, class by class."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from newsarchive.dates import explain, fallback, find_dates, parse_date
from newsarchive.errors import ConfigurationError

ANCHOR = date(2023, 11, 18)


def values(text, **kwargs):
    return [m.value_from for m in find_dates(text, **kwargs)]


def reasons(text, **kwargs):
    reading = explain(text, **kwargs)
    assert reading.mentions == ()
    return [refusal.reason for refusal in reading.refusals]


def test_a_weekday_that_disagrees_keeps_the_figures_and_offers_a_year():
    mention = parse_date("Selasa 04 Maret 2024")
    assert mention.value_from == "2024-03-04"
    assert mention.weekday_agrees is False
    assert mention.suggestion == "2025-03-04"
    assert "weekday-mismatch" in mention.flags


def test_a_weekday_that_disagrees_offers_day_and_month_swapped():
    mention = parse_date("Senin (6/3/2023)")
    assert mention.weekday_agrees is True
    swapped = parse_date("Jumat (6/3/2023)")
    assert (swapped.value_from, swapped.suggestion) == ("2023-03-06", None)
    swapped = parse_date("Selasa (3/10/2022)")
    assert (swapped.value_from, swapped.suggestion) == ("2022-10-03", "2023-10-03")
    swapped = parse_date("Kamis (3/10/2022)")
    assert (swapped.value_from, swapped.suggestion) == ("2022-10-03", "2022-03-10")


def test_a_year_slip_in_january_is_offered_by_the_anchor():
    mention = parse_date("Rabu (3/1/2023)", anchor=date(2024, 1, 4))
    assert (mention.value_from, mention.suggestion) == ("2023-01-03", "2024-01-03")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("31 Februari", "impossible-date"),
        ("31 Februari 2023", "impossible-date"),
        ("18/13/2023", "impossible-date"),
        ("Rabu, 29 Februari 2023", "impossible-date"),
        ("2023-02-30", "impossible-date"),
        ("7-5 Juni 2023", "reversed-range"),
        ("Senin (20/11)", "needs-anchor"),
        ("kemarin", "needs-anchor"),
        ("minggu depan", "week-or-sunday"),
        ("tahun 2019-2024", "year-range"),
        ("Perda Nomor 5 Tahun 2023", "document-number"),
        ("Nomor 12/11/2023", "document-number"),
        ("Jalan 17 Agustus", "place-or-person-name"),
        ("Rp 1.500", "money"),
        ("6,3 persen", "percentage"),
        ("0821-5414-6661", "telephone"),
        ("skor (2/1)", "score"),
        ("RT 05/11/23", "address"),
        ("2016-10-06-01-23-21", "time-stamp-alias"),
        ("setiap tanggal 17 Agustus", "recurring"),
        ("2,5 jam", "duration"),
        ("beberapa waktu lalu", "vague"),
        ("", "no-date"),
    ],
)
def test_refusals_have_a_name(text, reason):
    assert reason in reasons(text)


def test_the_number_of_an_anniversary_is_none_of_a_law():
    for text in (
        "HUT Desa Suka ke-104 tahun 2025",
        "Hari Jadi ke-9 Tahun 2025",
        "HUT RI ke 80 tahun 2025",
    ):
        assert parse_date(text).value_from == "2025"
    assert parse_date("Perda 104 Tahun 2025") is None
    assert parse_date("bantuan Covid-19 tahun 2020").value_from == "2020"


def test_day_and_month_in_two_figures_each_end_a_sentence():
    assert values("Bupati menyambut tamu di rumah dinasnya, 12/07.", anchor=ANCHOR) == []
    assert values("Bupati menyambut tamu di rumah dinasnya, 12/11.", anchor=ANCHOR) == [
        "2023-11-12"
    ]
    assert values("Bagian pemerintah, 12/11 dari laba.", anchor=ANCHOR) == []


def test_a_term_of_office_in_words_is_no_year():
    assert values("Ia menjabat tahun 2014 sampai dengan 2019.", anchor=ANCHOR) == []


@pytest.mark.parametrize(
    ("text", "published", "value"),
    [
        ("opened on Thursday (02/21)", date(2019, 2, 22), "2019-02-21"),
        ("opened on Monday (03/04)", date(2019, 3, 5), "2019-03-04"),
        ("opened on Wednesday (03/04)", date(2019, 4, 4), "2019-04-03"),
        ("opened on Wednesday (22/05)", date(2019, 5, 23), "2019-05-22"),
        ("dibuka Senin (03/04)", date(2019, 3, 5), "2019-04-03"),
    ],
)
def test_an_english_weekday_tells_the_order_of_figures_without_a_year(text, published, value):
    assert parse_date(text, anchor=published).value_from == value


def test_all_night_is_no_day():
    assert reasons("wayang kulit semalam suntuk") == ["duration"]
    assert parse_date("wayang kulit semalam", anchor=ANCHOR) is not None


def test_an_impossible_date_is_never_resurrected_by_the_fallback():
    for text in ("31 Februari 2023", "18/13/2023", "32 Januari 2023", "31 April", "30 Feb 2021"):
        assert parse_date(text, anchor=ANCHOR) is None


@pytest.mark.parametrize(
    ("text", "value"), [("a fortnight ago", "2023-11-04"), ("in 3 days", "2023-11-21")]
)
def test_dateparser_reads_what_no_rule_claims(text, value):
    mention = parse_date(text, anchor=ANCHOR)
    assert (mention.value_from, mention.resolved_by) == (value, "dateparser")


def test_dateparser_is_not_loaded_for_what_has_no_anchor(monkeypatch):
    """`19 ago 2026`, August in Spanish, took 0.4 s of a process for the answer that it is no date."""
    asked = []
    monkeypatch.setattr(fallback, "_ask", lambda text, *_: asked.append(text))
    for text in ("19 ago 2026", "in 3 days", "a fortnight ago"):
        assert parse_date(text, anchor=None) is None
        assert asked == []
    assert parse_date("19 ago 2026", anchor=ANCHOR) is None
    assert asked == ["19 ago 2026"]


def test_dateparser_is_not_asked_about_figures_and_names():
    for text in (
        "Riyanto (40)",
        "6,3",
        "2,5 jam",
        "551 RW",
        "Pak Agus",
        "may a",
        "18/13/2023",
        "5",
    ):
        assert parse_date(text, anchor=ANCHOR) is None


def test_invisible_characters_stay_inside_the_span():
    text = "Malang, \u200bSabtu\u00a0(18/\u200b11/2023) – Apel"
    (mention,) = find_dates(text)
    assert text[mention.start : mention.end] == mention.text == "Sabtu\u00a0(18/\u200b11/2023)"
    assert mention.value_from == "2023-11-18"


def test_letters_that_grow_when_lowered_do_not_move_the_span():
    text = "İİİ bertemu Sabtu (18/11/2023) di İzmir"
    (mention,) = find_dates(text)
    assert text[mention.start : mention.end] == "Sabtu (18/11/2023)"


def test_the_printed_zone_wins_and_is_flagged():
    mention = parse_date("18 November 2023 09.30 WIB", timezone="Asia/Makassar")
    assert mention.value_from == "2023-11-18T09:30:00+07:00"
    assert mention.timezone == "Asia/Jakarta"
    assert "zone-differs" in mention.flags
    assert parse_date("18 November 2023 09.30", timezone="Asia/Jayapura").value_from.endswith(
        "+09:00"
    )


def test_zones_before_1988_are_those_of_their_time():
    assert parse_date("5 Mei 1986 10:00", timezone="Asia/Pontianak").value_from.endswith("+08:00")
    assert parse_date("5 Mei 1989 10:00", timezone="Asia/Pontianak").value_from.endswith("+07:00")


def test_an_unknown_zone_is_an_error_with_a_way_out():
    with pytest.raises(ConfigurationError, match="Asia/Jakarta"):
        find_dates("18 November 2023", timezone="Asia/Malang")


def test_an_aware_anchor_is_taken_in_the_local_zone():
    late = datetime(2023, 11, 17, 20, 0, tzinfo=UTC)
    assert values("hari ini", anchor=late) == ["2023-11-18"]
    assert values("hari ini", anchor=late, timezone="UTC") == ["2023-11-17"]
    assert values("2 jam lalu", anchor=late.astimezone(timezone(timedelta(hours=7)))) == [
        "2023-11-18T01:00:00+07:00"
    ]


def test_midnight_at_the_end_of_the_day():
    assert values("31 Desember 2023 pukul 24.00 WIB") == ["2024-01-01T00:00:00+07:00"]


def test_month_first_in_english_editions_only_when_the_text_says_so():
    assert values("Thursday (12/27/18)") == ["2018-12-27"]
    assert values("Sunday (3/4/2018)") == ["2018-03-04"]
    text = "Released 12/27/2018; the Tuesday meeting of 03/04/2018 was moved."
    assert values(text) == ["2018-12-27", "2018-03-04"]
    assert values("Rilis 03/04/2018 dan 05/06/2018") == ["2018-04-03", "2018-06-05"]


def test_hijri_dates_are_estimates_and_yield_to_gregorian_ones():
    mention = parse_date("1 Muharram 1445 H")
    assert (mention.kind, mention.uncertainty_days) == ("hijri", 1)
    assert "hijri-estimate" in mention.flags
    for text in (
        "1 Muharram 1445 H / 19 Juli 2023",
        "19 Juli 2023 M bertepatan dengan 1 Muharram 1445 H",
        "1 Muharram 1445 H (Rabu, 19 Juli 2023)",
    ):
        (only,) = find_dates(text)
        assert (only.kind, only.value_from) == ("absolute", "2023-07-19")


def test_a_list_gives_a_mention_for_each_member():
    text = "tanggal 15, 17 dan 29 Maret 2024"
    found = find_dates(text)
    assert [m.value_from for m in found] == ["2024-03-15", "2024-03-17", "2024-03-29"]
    assert [m.text for m in found] == ["15", "17", "29 Maret 2024"]


def test_each_weekday_of_a_list_is_checked_against_its_own_day():
    found = find_dates("Kamis, Jumat dan Sabtu (23, 24 dan 25/11/2023)")
    assert [(m.text, m.weekday_agrees) for m in found] == [
        ("23", True), ("24", True), ("25/11/2023", True),
    ]  # fmt: skip


def test_times_of_a_range_reach_to_its_last_day_and_past_midnight():
    mention = parse_date("23-25 November 2023, pukul 08.00-16.00 WIB")
    assert (mention.value_from, mention.value_to) == (
        "2023-11-23T08:00:00+07:00", "2023-11-25T16:00:00+07:00",
    )  # fmt: skip
    mention = parse_date("Sabtu (18/11/2023) pukul 20.00-02.00 WIB")
    assert mention.value_to == "2023-11-19T02:00:00+07:00"


def test_figures_alone():
    assert values("20231118") == ["2023-11-18"]
    assert values("24/7", anchor=ANCHOR) == []
    assert values("hadir (18/11).", anchor=ANCHOR) == ["2023-11-18"]
    assert values("dua pertiga (2/3) suara", anchor=ANCHOR) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("18 November 2023", "absolute"),
        ("Senin (20/11)", "partial"),
        ("kemarin", "relative"),
        ("1-3 Mei 2023", "range"),
        ("1 Syawal 1444 H", "hijri"),
        ("Tahun Anggaran 2023", "period"),
        ("tahun ajaran 2023/2024", "period"),
        ("bulan depan", "relative"),
    ],
)
def test_kinds(text, kind):
    assert parse_date(text, anchor=ANCHOR).kind == kind


def test_query_strings_and_aliases_are_no_publication_dates():
    assert values("https://a.go.id/?updated-max=2025-11-18T13%3A33%3A00") == []
    assert values("https://a.go.id/2016-10-06-01-23-21/berita") == []
    assert values("https://a.go.id/2023/11/18/rapat?x=2020-01-01") == ["2023-11-18"]


@pytest.mark.parametrize(
    "text", ["", "   ", "\x00\x01\xff", "\ud800 18", "🎉" * 50, "(((((", "18/"]
)
def test_odd_text_gives_an_empty_list(text):
    assert find_dates(text, anchor=ANCHOR) == []


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Ia datang kemarin\n12 Februari 2020", ["2020-02-11", "2020-02-12"]),
        ("Ia datang kemarin. Rabu (12/2) ia pulang", ["2020-02-11", "2020-02-12"]),
        ("12 Februari 2020\nKemarin, warga menggelar aksi", ["2020-02-12", "2020-02-11"]),
        ("ujarnya, Senin.\n12 Februari 2020", ["2020-02-12"]),
        ("hari ini,\nRabu (12/2)", ["2020-02-12"]),
        ("Kemarin\n(11/2) warga hadir", ["2020-02-11"]),
    ],
)
def test_a_line_of_its_own_is_a_date_of_its_own(text, read):
    assert [m.value_from for m in find_dates(text, anchor=date(2020, 2, 12))] == read


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("(Foto: Humas/05/11/2023)", None),
        ("Malang, Jember/17-08-1980", None),
        ("Bondowoso06/11/2023", None),
        ("KPTS/05/11/2023", "document-number"),
        ("Nomor: Dinkes/05/11/2023", "document-number"),
        ("Humas/05/11/2023/Set", "document-number"),
        ("Nomor05/11/2023", "document-number"),
    ],
)
def test_a_name_before_a_full_date_is_no_document(text, reason):
    reading = explain(text)
    assert [r.reason for r in reading.refusals] == ([reason] if reason else [])
    assert len(reading.mentions) == (reason is None)


@pytest.mark.parametrize("text", ["Esok harinya", "Esok paginya", "besok sorenya"])
def test_the_next_day_of_a_story_is_not_tomorrow(text):
    reading = explain(f"{text} warga kembali.", anchor=ANCHOR)
    assert not reading.mentions
    assert [refusal.reason for refusal in reading.refusals] == ["vague"]


def test_tomorrow_is_the_day_after_the_anchor():
    assert [m.text for m in find_dates("Esok pagi warga kembali.", anchor=ANCHOR)] == ["Esok pagi"]


@pytest.mark.parametrize(
    "text",
    ["2023-11-17/2023-11-18T08:75", "2023-11-17/2023-11-18T25:10", "2023-11-17T08:75/2023-11-18"],
)
def test_an_impossible_time_on_either_side_of_a_range_is_refused(text):
    for around in ("", "Rapat "):
        reading = explain(around + text)
        assert not reading.mentions
        assert [(r.text, r.reason) for r in reading.refusals] == [(text, "impossible-time")]
