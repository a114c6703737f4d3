"""Any date in any supported form and zone comes back; no text makes the reader fail."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from newsarchive.dates import DateMention, common, explain, find_dates, finder, parse_date, spoken

WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September",
    "Oktober", "November", "Desember",
)  # fmt: skip
WORDS = (
    "", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh",
    "sebelas", *(f"{n} belas" for n in ("dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")),
    "dua puluh", *(f"dua puluh {n}" for n in ("satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")),
    "tiga puluh", "tiga puluh satu",
)  # fmt: skip
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
FORMS = {
    "weekday-figures": lambda d: f"{WEEKDAYS[d.weekday()]} ({d.day}/{d.month}/{d.year})",
    "weekday-two-digit": lambda d: (
        f"{WEEKDAYS[d.weekday()]} ({d.day:02d}/{d.month:02d}/{d.year % 100:02d})"
    ),
    "long": lambda d: f"{WEEKDAYS[d.weekday()]}, {d.day} {MONTHS[d.month - 1]} {d.year}",
    "upper": lambda d: f"{d.day:02d} {MONTHS[d.month - 1].upper()} {d.year}",
    "glued": lambda d: f"{WEEKDAYS[d.weekday()]},{d.day}/{d.month}/{d.year}",
    "dashes": lambda d: f"{d.day:02d}-{d.month:02d}-{d.year}",
    "dots": lambda d: f"{d.day}.{d.month}.{d.year}",
    "iso": lambda d: d.isoformat(),
    "slashes-year-first": lambda d: f"{d.year}/{d.month:02d}/{d.day:02d}",
    "roman": lambda d: f"{d.day}-{ROMAN[d.month - 1]}-{d.year}",
    "words": lambda d: f"{WORDS[d.day]} {MONTHS[d.month - 1]} {d.year}",
    "month-first": lambda d: f"{WEEKDAYS[d.weekday()]}, {MONTHS[d.month - 1]} {d.day}, {d.year}",
    "english": lambda d: d.strftime("%A, %B %d, %Y"),
    "full-words": lambda d: f"tanggal {d.day} bulan {MONTHS[d.month - 1]} tahun {d.year}",
    "url": lambda d: f"https://contoh.go.id/{d.year}/{d.month:02d}/{d.day:02d}/judul-berita/",
}
ZONES = {"WIB": "+07:00", "WITA": "+08:00", "WIT": "+09:00", "GMT+7": "+07:00", "UTC": "+00:00"}

days = st.dates(date(1991, 1, 1), date(2039, 12, 31))
edges = st.builds(
    lambda year, month, step: date(year, month, 1) + timedelta(days=step),
    st.integers(1992, 2038), st.integers(1, 12), st.integers(-2, 1),
)  # fmt: skip
leap_days = st.sampled_from([date(y, 2, 29) for y in range(1992, 2040, 4)])
any_day = days | edges | leap_days
around = st.sampled_from(
    ["{}", "Rapat digelar {} di aula.", "“Betul,” katanya, {}.", "MALANG, {} –"]
)


@settings(max_examples=250, deadline=None)
@given(any_day, st.sampled_from(sorted(FORMS)), around)
def test_a_rendered_date_comes_back(day, form, sentence):
    text = sentence.format(FORMS[form](day))
    found = find_dates(text)
    assert [m.value_from for m in found] == [day.isoformat()]
    assert text[found[0].start : found[0].end] == found[0].text
    assert found[0].weekday_agrees in (True, None)


@settings(max_examples=150, deadline=None)
@given(
    any_day,
    st.times(),
    st.sampled_from(sorted(ZONES)),
    st.sampled_from([" | ", ", ", " pukul ", " - "]),
)
def test_a_rendered_time_comes_back(day, time, zone, between):
    text = f"{FORMS['long'](day)}{between}{time:%H.%M} {zone}"
    (mention,) = find_dates(text)
    assert mention.value_from == f"{day.isoformat()}T{time:%H:%M}:00{ZONES[zone]}"
    assert datetime.fromisoformat(mention.value_from).tzinfo is not None


@settings(max_examples=200, deadline=None)
@given(any_day, st.integers(-150, 150))
def test_a_partial_date_takes_the_year_nearest_to_the_anchor(day, distance):
    anchor = day + timedelta(days=distance)
    text = f"{WEEKDAYS[day.weekday()]} ({day.day}/{day.month})"
    (mention,) = find_dates(text, anchor=anchor)
    assert mention.value_from == day.isoformat()
    assert mention.kind == "partial"


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 99))
def test_two_digit_years_have_one_meaning(year):
    (mention,) = find_dates(f"tanggal 5/6/{year:02d}")
    assert mention.value_from == f"{2000 + year if year <= 40 else 1900 + year}-06-05"


@settings(max_examples=100, deadline=None)
@given(
    any_day,
    st.integers(1, 60),
    st.sampled_from([" – ", " s.d. ", " s/d ", " hingga ", " sampai dengan "]),
)
def test_a_rendered_range_comes_back(first, length, between):
    last = first + timedelta(days=length)
    text = f"{first.day} {MONTHS[first.month - 1]} {first.year}{between}{last.day} {MONTHS[last.month - 1]} {last.year}"
    (mention,) = find_dates(text)
    assert (mention.value_from, mention.value_to) == (first.isoformat(), last.isoformat())


@settings(max_examples=100, deadline=None)
@given(st.integers(29, 99), st.integers(1, 12), st.integers(1991, 2039))
def test_days_that_no_month_has_are_refused(day, month, year):
    text = f"{day} {MONTHS[month - 1]} {year}"
    try:
        date(year, month, day)
    except ValueError:
        reading = explain(text)
        assert reading.mentions == ()
        assert reading.refusals[0].reason == "impossible-date"


@settings(max_examples=400, deadline=None)
@given(st.text(max_size=200))
def test_no_text_raises(text):
    for mention in find_dates(text, anchor=date(2023, 11, 18)):
        assert text[mention.start : mention.end] == mention.text
    parse_date(text)


PIECES = st.sampled_from(
    [*WEEKDAYS, *MONTHS, "18", "3", "2023", "23", "/", "-", ",", "(", ")", "s.d.", "dan", "lalu", "kemarin",
     "pukul", "09.30", "WIB", "tanggal", "bulan", "tahun", "minggu", "setengah", "dua", "belas", "puluh",
     "1445", "H", "Muharram", "XI", "awal", "depan", "9999", "0", "triwulan", "III", "\n", "\u200b", ".", "'"]
)  # fmt: skip


@settings(max_examples=600, deadline=None)
@given(st.lists(PIECES, max_size=14), st.sampled_from([" ", "", "  "]))
def test_no_heap_of_date_words_raises(pieces, between):
    text = between.join(pieces)
    last_start = -1
    for mention in find_dates(text, anchor=date(2023, 11, 18)):
        assert text[mention.start : mention.end] == mention.text
        assert mention.value_from <= mention.value_to or mention.value_from[0] == "T"
        assert mention.start >= last_start
        assert DateMention.from_dict(mention.to_dict()) == mention
        last_start = mention.start
    explain(text)


@settings(max_examples=300, deadline=None)
@given(
    any_day,
    st.sampled_from(sorted(FORMS)),
    st.sampled_from(["", " 09.30", " | 14:05 WIB", " lalu", " malam"]),
)
def test_the_short_way_and_the_grammar_agree(day, form, tail):
    text = FORMS[form](day) + tail
    quick = finder.read(text, day, "Asia/Jakarta")
    ways = common.common_answer, spoken.common_item
    common.common_answer, spoken.common_item = lambda *given: None, lambda *given: None
    try:
        assert finder.read(text, day, "Asia/Jakarta") == quick
    finally:
        common.common_answer, spoken.common_item = ways
