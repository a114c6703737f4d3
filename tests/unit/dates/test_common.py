"""The short way for common expressions gives the very mentions the grammar gives."""

from __future__ import annotations

import dataclasses
import json
import re
from datetime import date
from pathlib import Path

import pytest

from newsarchive.dates import DateMention, common, finder, lone, signs, spoken
from newsarchive.dates import words as w
from newsarchive.dates.mention import grammar_mention
from tests.unit.dates import by_chance as st

pytestmark = pytest.mark.slow


def by_grammar(text, anchor, timezone="Asia/Jakarta"):
    """The reading with the short ways closed."""
    ways = common.common_answer, spoken.common_item, lone.lone_item, signs.may_hold_date
    common.common_answer = spoken.common_item = lone.lone_item = lambda *given: None
    signs.may_hold_date = lambda low: True
    try:
        return finder.read(text, anchor, timezone)
    finally:
        common.common_answer, spoken.common_item, lone.lone_item, signs.may_hold_date = ways


def opening(low):
    word = common.first_word(low)
    return word.group() if word is not None else None


def written(words):
    """The words as pages write them: most with a capital letter."""
    return st.sampled_from([word.capitalize() for word in words] + list(words))


weekdays = written([word for word, (kind, _) in sorted(w.WORDS.items()) if kind == w.WEEKDAY])
months = written(sorted(w.MONTHS))
usual_days = st.sampled_from("Senin Selasa Rabu Kamis Jumat Jum'at Sabtu Minggu Ahad".split())
usual_months = st.sampled_from("Januari Mei Agustus Nopember Desember Des Nov Feb May".split())
mistyped = st.sampled_from("Noveber Feburari Agutus desmber Januri Jni peserta Septembr".split())
number = st.builds(str.format, st.sampled_from(["{}", "{:02d}"]), st.integers(0, 33))
year = st.one_of(
    st.integers(1985, 2030).map(str), st.integers(0, 99).map("{:02d}".format), st.just("1023")
)
separator = st.sampled_from(["/", "/", "-", ".", " ", " / "])
prefix = st.sampled_from(
    ["", "", "", "", "pada ", "tanggal ", "Pada tanggal ", "tgl. ", "Hari ", "pada hari ", "hari ini, ",
     "Posted on ", "Diposting: ", "Terakhir diperbarui: ", "By On ", "mulai ", "on ", "kemarin "]
)  # fmt: skip
part = st.sampled_from(["", "", "", "", " malam", " pagi", " dini hari", " Kliwon", " malam Pon"])
after_weekday = st.sampled_from(
    [", ", ",", " ", " (", "(", "", "/", ". ", ".", " - ", "-", " | ", " / ", "; ", ": ", " • ", ". ("]
)  # fmt: skip
tail = st.sampled_from(
    ["", "", "", "", " lalu", " malam", " kemarin", " mendatang", " silam", ".", " nanti", " besok", " ini",
     " subuh", " kemarin pagi"]
)  # fmt: skip
time = st.one_of(
    st.just(""),
    st.builds(
        "{}{}{}{}{}{}".format,
        st.sampled_from(
            [" ", ", ", " | ", " - ", "", ", pukul ", " pukul ", " sekitar pukul ", ", jam ", " @ ", "@",
             " • ", "; ", " Pukul: ", " pukul : ", " tepat pukul ", " pada pukul ", " pada "]
        ),
        st.builds(str.format, st.sampled_from(["{}", "{:02d}"]), st.integers(0, 25)),
        st.sampled_from([".", ":", ""]),
        st.one_of(st.integers(0, 61).map("{:02d}".format), st.just("")),
        st.sampled_from(["", "", "", ":30", ".45", " malam", " pagi", " dini hari", " siang"]),
        st.sampled_from(["", "", " WIB", " WITA", " WIT", " wib.", " GMT", " +0700", " -0500"]),
    ),
)  # fmt: skip
figures = st.builds(
    lambda day, month, year, mark: mark.join(filter(None, (day, month, year))),
    number, number, st.one_of(st.just(""), year), separator,
)  # fmt: skip
in_words = st.builds(
    lambda day, between, month, year: f"{day}{between}{month} {year}".strip(),
    number, st.sampled_from([" ", " ", " ", "\n", " bulan "]), st.one_of(months, usual_months, mistyped),
    st.one_of(st.just(""), year, year.map("tahun {}".format)),
)  # fmt: skip
joined_words = st.builds(
    "{1}{0}{2}{0}{3}".format, st.sampled_from("-/."), number, st.one_of(months, usual_months), year
)
month_first = st.builds("{} {}, {}".format, st.one_of(months, usual_months), number, year)
year_first = st.builds("{}{}{}{}{}".format, year, st.just("-"), number, separator, number)
ranged = st.builds(
    "{}{}{}".format,
    number, st.sampled_from(["-", " - ", " s.d. ", " s/d ", " sampai ", " hingga "]),
    st.one_of(in_words, figures),
)  # fmt: skip
heart = st.one_of(figures, in_words, joined_words, month_first, year_first, ranged)
expression = st.builds(
    lambda prefix, weekday, part, link, heart, close, tail, time, until: (
        prefix
        + (weekday + part + link if weekday else link if link == "(" else "")
        + heart
        + (")" if "(" in link and (weekday or link == "(") and close else "")
        + tail
        + time
        + until
    ),
    prefix, st.one_of(st.just(""), usual_days, weekdays), part, after_weekday, heart,
    st.sampled_from([True, True, True, False]), tail, time,
    st.sampled_from(["", "", "", "", " - selesai", " s.d. selesai", "-selesai", " selesai"]),
)  # fmt: skip
anchor = st.one_of(st.just(None), st.days(1990, 2035), st.moments(1990, 2035))
timezone = st.sampled_from(["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura", "Europe/Amsterdam"])


def test_short_way_and_grammar_agree_on_generated_expressions():
    for given in st.examples(3000, expression, anchor, timezone):
        assert finder.read(*given) == by_grammar(*given), given


between = st.sampled_from(
    [" - ", " – ", "-", " s.d. ", " s/d ", " sampai ", " sampai dengan ", " hingga ", " dan "]
)
two_days = st.builds("{}{}{}{}".format, prefix, in_words, between, in_words)
months_alone = st.builds(
    "{}{}{}".format,
    st.sampled_from(
        ["", "", "awal ", "Akhir ", "pertengahan ", "bulan ", "Bulan ", "akhir bulan "]
    ),
    st.one_of(months, usual_months),
    st.one_of(
        st.just(""),
        year.map(" {}".format),
        year.map(" tahun {}".format),
        st.sampled_from([" lalu", " ini", " nanti", " kemarin", " silam", " besok", " tadi"]),
    ),
)
amount = st.one_of(number, st.sampled_from([*sorted(w.UNIT_NUMBERS), "dua belas", "2023", "2,5"]))
units = st.sampled_from([*sorted(w.UNITS), *sorted(w.ONE_UNITS), "Senin", "minggu", "orang"])
side = st.sampled_from(
    [" lalu", " yang lalu", " silam", " lagi", " ago", " yang silam", " ini", " depan", " mendatang",
     " kemarin", " yang lagi", " nanti", " tadi", ""]
)  # fmt: skip
offsets = st.builds("{}{}{}".format, st.one_of(st.just(""), amount.map("{} ".format)), units, side)
sides = st.builds(
    "{}{}{}".format,
    st.one_of(weekdays, usual_days, months), st.sampled_from(["", "", " pekan", " minggu"]), side,
)  # fmt: skip
hijri_month = written(sorted(word for word, (kind, _) in w.WORDS.items() if kind == w.HIJRI_MONTH))
hijri = st.builds(
    "{} {} {}{}".format,
    number, hijri_month, st.sampled_from(["1445", "1440", "1000", "1599", "1600", "2023", "45"]),
    st.sampled_from(["", " H", " Hijriah", " hijriyah", " M"]),
)  # fmt: skip
roman = st.builds(
    "{}{}{}{}{}".format,
    number, st.sampled_from(["-", "/", " - ", " ", "."]), written([*w.ROMANS, "iiii", "xx"]),
    st.sampled_from(["-", "/", " - ", " "]), st.sampled_from(["2023", "1999", "23", "3023"]),
)  # fmt: skip
clocks = st.builds(
    "{}{}{}".format,
    st.sampled_from(["", "sekitar ", "pada "]), st.sampled_from(["pukul", "jam", "Pukul"]), time,
)  # fmt: skip
stamps = st.builds(
    "{:%Y-%m-%d}{}{:%H:%M}{}{}".format,
    st.days(1980, 2035), st.sampled_from("T t "), st.times(),
    st.sampled_from(["", ":30", ":61", ":30.5", ":30.123456", ":30,5", ".5"]),
    st.sampled_from(["", "Z", "+07:00", "+0800", "+00:00", "-05:30", " WIB"]),
)  # fmt: skip
beside = st.builds(
    lambda said, weekday, inside, figures: f"{said}{weekday}({inside}{figures})",
    st.sampled_from(sorted(w.RELATIVE_DAYS)),
    st.one_of(st.sampled_from([" ", ", "]), usual_days.map(" {} ".format), usual_days.map(", {}, ".format),
              weekdays.map(" {} ".format)),
    st.one_of(st.just(""), usual_days.map("{}, ".format)), figures,
)  # fmt: skip
beside_words = st.builds(
    "{}{}{}{}".format,
    st.sampled_from(sorted(w.RELATIVE_DAYS)), st.sampled_from([" ", ", "]),
    st.one_of(st.just(""), usual_days.map("{} ".format), usual_days.map("{}, ".format)), in_words,
)  # fmt: skip
years = st.integers(1990, 2035).map(str)
fiscal = st.builds(
    "{}{} {}{}{}".format,
    written(["tahun"]), st.sampled_from(["", "", " Anggaran", " ajaran", " pelajaran", " akademik"]),
    years, st.sampled_from(["", "", "/", "-"]), st.one_of(st.just(""), years, st.just("2024")),
)  # fmt: skip
two_months = st.builds(
    "{}{}{}{} {}".format,
    st.one_of(months, usual_months), st.one_of(st.just(""), years.map(" {}".format)), between,
    st.one_of(months, usual_months), years,
)  # fmt: skip
two_times = st.builds("{}{}{}{}".format, st.sampled_from(["", "pukul", "jam"]), time, between, time)
parts_alone = st.builds(
    "{}{}{}".format,
    st.sampled_from(["Kemarin", "besok", "lusa", "jam 7", "pukul 12", "Jam 25", "08.30"]), part,
    st.sampled_from(["", " WIB", " WITA"]),
)  # fmt: skip
two_figures = st.builds("{}{}{}".format, figures, between, figures)
two_weekdays = st.builds(
    "{}{}{} ({}{}{})".format,
    usual_days, between, usual_days, number, st.sampled_from(["-", " - ", "–"]), figures,
)  # fmt: skip


other_shapes = st.one_of(
    two_days, months_alone, offsets, sides, clocks, stamps, beside, beside_words, two_weekdays, hijri, roman,
    fiscal, two_months, two_times, parts_alone, two_figures,
)  # fmt: skip


def test_they_agree_on_ranges_months_offsets_and_times():
    for given in st.examples(3000, other_shapes, anchor, timezone):
        assert finder.read(*given) == by_grammar(*given), given


@pytest.mark.parametrize("text", ["0/0/1985-0.00", "0/0/2024 0.00"])
def test_they_agree_where_they_did_not(text):
    assert finder.read(text, None, "Asia/Jakarta") == by_grammar(text, None)


def test_they_agree_on_dates_that_are_right():
    for given in st.examples(300, usual_days, st.days(1990, 2039), st.integers(-200, 200), time):
        agree_on_dates_that_are_right(*given)


def agree_on_dates_that_are_right(weekday, day, distance, time):
    names = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember"
    name = ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"][day.weekday()]
    month = names.split()[day.month - 1]
    near = date.fromordinal(day.toordinal() + distance)
    for text in (
        f"{name}, {day.day} {month} {day.year}{time}",
        f"{name} ({day.day}/{day.month}){time}",
        f"{name} ({day:%d/%m/%y}){time}",
        f"{weekday} ({day:%d/%m/%Y})",
        f"{day.day} {month} lalu",
        f"1-{day.day} {month}",
    ):
        assert finder.read(text, near, "Asia/Jakarta") == by_grammar(text, near), text


@pytest.mark.parametrize("text", sorted(w.RELATIVE_DAYS))
def test_they_agree_on_days_of_speech(text):
    for when in (None, date(2023, 11, 18), date(1, 1, 1), date(9999, 12, 31)):
        assert finder.read(text, when, "Asia/Jakarta") == by_grammar(text, when)


@pytest.mark.parametrize(
    "text",
    [
        "Sabtu (18/11/23)", "18 November 2023", "Senin (20/11)", "(18/11/2023)", "18-11-2023",
        "Sabtu, 18 November 2023 | 14:05 WIB", "November 18, 2023", "1-3 Mei 2023", "2023-11-18",
        "20231118", "kemarin", "Jum'at, 3 Nopember 2023", "pada tanggal 5 Mei lalu",
        "Sabtu - 18 November 2023", "Sabtu. 18/11/2023", "Sabtu, 18-11-23", "18-Nov-23",
        "18 November nanti", "Sabtu, 18 November 2023 • 14.05 WIB", "18/11/2023 pukul: 14.05",
    ],
)  # fmt: skip
def test_common_expressions_take_the_short_way(text):
    low = text.lower()
    day = date(2023, 11, 18)
    assert common.common_answer(text, low, opening(low), day, "Asia/Jakarta") is not None


@pytest.mark.parametrize(
    "text",
    [
        "28 Desember 2022 s.d. 3 Januari 2023", "mulai 1 Februari hingga 31 Maret 2018",
        "November 2023", "awal Januari 2024", "2 jam yang lalu", "lima tahun lalu", "seminggu lalu",
        "tiga hari lagi", "2 days ago", "bulan depan", "Sabtu lalu", "pukul 09.30 WIB",
        "2023-11-18T09:30:00+07:00", "2023-11-18 09:30:00", "kemarin (22/7)",
        "hari ini, Senin (17/4)", "kemarin (Jumat, 16/9)", "Senin pekan lalu", "rabu kemarin",
        "akhir Juli lalu", "awal Desember", "pukul 12.00 siang", "1 Syawal 1444 H", "18-XI-2023",
        "Senin-Rabu (5-7/6/2023)",
        "tahun 2023", "Tahun Anggaran 2023", "tahun ajaran 2023/2024", "Januari-Maret 2023",
        "jam 7 malam", "pukul 08.00-10.00 WIB", "09.30 WITA", "kemarin sore", "30 April - 2 Mei",
        "5/12/2023 - 9/12/2023", "Jumat nanti", "Agustus ini", "akhir Maret ini", "tahun kemarin",
        "2023-11-17T08:15:00.000Z",
    ],
)  # fmt: skip
def test_shapes_without_a_single_day_have_a_short_way_too(text):
    low = text.lower()
    assert spoken.common_item(low, opening(low)) is not None


def test_a_mention_of_the_grammar_is_a_frozen_mention():
    day = "2023-11-18"
    fields = {
        "text": "18/11/23", "start": 3, "end": 11, "value_from": day, "value_to": day,
        "precision": "day", "timezone": "Asia/Jakarta", "kind": "absolute", "weekday_agrees": True,
        "suggestion": None, "uncertainty_days": 0, "flags": ("two-digit-year",),
    }  # fmt: skip
    mention = grammar_mention(*fields.values())
    assert type(mention) is DateMention
    assert mention == DateMention(**fields)
    assert hash(mention) == hash(DateMention(**fields))
    assert DateMention.from_dict(mention.to_dict()) == mention
    with pytest.raises(dataclasses.FrozenInstanceError):
        mention.value_from = "2023-11-19"


LABELLED = Path(__file__).resolve().parent / "labelled.jsonl"
#: what stands between a piece of one expression and a piece of another
GLUE = st.sampled_from([" ", "", ", ", " - ", "/", "\n", " (", ". "])


def pieces():
    marks = [
        mark["text"]
        for line in LABELLED.read_text("utf-8").splitlines()
        for mark in json.loads(line)["marks"]
    ]
    return st.builds(
        lambda text, start, is_cut: text[start % len(text) :] if is_cut else text,
        st.sampled_from(marks),
        st.integers(0, 6),
        st.sampled_from([True, False]),
    )


def test_what_shows_no_sign_of_a_date_has_none():
    day = date(2023, 11, 18)
    for before, glue, after in st.examples(600, pieces(), GLUE, pieces()):
        for text in (before, before + glue + after):
            # eight figures are a date only where nothing stands beside them: no rule of the grammar
            if not re.fullmatch("[12][0-9]{7}", text.strip()):
                assert finder.read(text, day, "Asia/Jakarta") == by_grammar(text, day), text
