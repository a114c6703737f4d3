"""The short way for common expressions gives the very mentions the grammar gives."""

from __future__ import annotations

import dataclasses
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsarchive.dates import DateMention, common, finder
from newsarchive.dates import words as w
from newsarchive.dates.mention import grammar_mention


def by_grammar(text, anchor, timezone="Asia/Jakarta"):
    """The reading with the short way closed."""
    short, common.common_mention = common.common_mention, lambda *given: None
    try:
        return finder.read(text, anchor, timezone)
    finally:
        common.common_mention = short


def written(words):
    """The words as pages write them: most with a capital letter."""
    return st.sampled_from([word.capitalize() for word in words] + list(words))


weekdays = written([word for word, (kind, _) in sorted(w.WORDS.items()) if kind == w.WEEKDAY])
months = written(sorted(w.MONTHS))
usual_days = st.sampled_from("Senin Selasa Rabu Kamis Jumat Jum'at Sabtu Minggu Ahad".split())
usual_months = st.sampled_from("Januari Mei Agustus Nopember Desember Des Nov Feb May".split())
number = st.integers(0, 33).flatmap(lambda n: st.sampled_from([str(n), f"{n:02d}"]))
year = st.one_of(
    st.integers(1985, 2030).map(str), st.integers(0, 99).map("{:02d}".format), st.just("1023")
)
separator = st.sampled_from(["/", "/", "-", ".", " ", " / "])
prefix = st.sampled_from(
    ["", "", "", "pada ", "tanggal ", "Pada tanggal ", "tgl. ", "Hari ", "pada hari ", "hari ini, "]
)
part = st.sampled_from(["", "", "", " malam", " pagi", " dini hari"])
after_weekday = st.sampled_from([", ", ",", " ", " (", "(", "", "/"])
tail = st.sampled_from(
    [
        "",
        "",
        "",
        " lalu",
        " malam",
        " kemarin",
        " mendatang",
        " silam",
        ".",
        " nanti",
        " kemarin pagi",
    ]
)
time = st.one_of(
    st.just(""),
    st.builds(
        "{}{}{}{}{}{}".format,
        st.sampled_from([" ", ", ", " | ", " - ", "", ", pukul ", " pukul ", " sekitar pukul "]),
        st.integers(0, 25).flatmap(lambda n: st.sampled_from([str(n), f"{n:02d}"])),
        st.sampled_from(".:"),
        st.integers(0, 61).map("{:02d}".format),
        st.sampled_from(["", "", ":30", ".45"]),
        st.sampled_from(["", "", " WIB", " WITA", " WIT", " wib.", " GMT"]),
    ),
)
figures = st.builds(
    lambda day, month, year, mark: mark.join(filter(None, (day, month, year))),
    number, number, st.one_of(st.just(""), year), separator,
)  # fmt: skip
in_words = st.builds(
    lambda day, month, year: f"{day} {month} {year}".strip(),
    number, st.one_of(months, usual_months), st.one_of(st.just(""), year),
)  # fmt: skip
month_first = st.builds("{} {}, {}".format, st.one_of(months, usual_months), number, year)
year_first = st.builds("{}{}{}{}{}".format, year, st.just("-"), number, separator, number)
ranged = st.builds(
    "{}{}{}".format,
    number, st.sampled_from(["-", " - ", " s.d. ", " s/d ", " sampai ", " hingga "]),
    st.one_of(in_words, figures),
)  # fmt: skip
heart = st.one_of(figures, in_words, month_first, year_first, ranged)
expression = st.builds(
    lambda prefix, weekday, part, link, heart, close, tail, time: (
        prefix
        + (weekday + part + link if weekday else link if link == "(" else "")
        + heart
        + (")" if "(" in link and (weekday or link == "(") and close else "")
        + tail
        + time
    ),
    prefix, st.one_of(st.just(""), usual_days, weekdays), part, after_weekday, heart,
    st.sampled_from([True, True, True, False]), tail, time,
)  # fmt: skip
anchor = st.one_of(
    st.none(),
    st.dates(date(1990, 1, 1), date(2035, 12, 31)),
    st.datetimes(datetime(1990, 1, 1), datetime(2035, 12, 31)),
)
timezone = st.sampled_from(["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura", "Europe/Amsterdam"])


@settings(max_examples=1500, deadline=None)
@given(expression, anchor, timezone)
def test_short_way_and_grammar_agree_on_generated_expressions(text, anchor, timezone):
    assert finder.read(text, anchor, timezone) == by_grammar(text, anchor, timezone)


@settings(max_examples=300, deadline=None)
@given(usual_days, st.dates(date(1990, 1, 1), date(2039, 12, 31)), st.integers(-200, 200), time)
def test_they_agree_on_dates_that_are_right(weekday, day, distance, time):
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
    ],
)  # fmt: skip
def test_common_expressions_take_the_short_way(text):
    assert common.common_mention(text, text.lower(), date(2023, 11, 18), "Asia/Jakarta") is not None


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
