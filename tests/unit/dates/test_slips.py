"""Mistyped months and weekdays: every single slip leads to the name that was meant, or to none."""

from __future__ import annotations

from datetime import date

import pytest

from newsarchive.dates import find_dates
from newsarchive.dates import words as w
from newsarchive.dates.slips import closest_month, closest_weekday, slips

ALPHABET = "abcdefghijklmnopqrstuvwxyz"
MONTHS = (
    "januari", "februari", "maret", "april", "mei", "juni", "juli", "agustus", "september",
    "oktober", "november", "desember",
)  # fmt: skip


def one_slip_from(name):
    """Every spelling with one letter added, dropped, changed or swapped with its neighbour."""
    found = set()
    for i in range(len(name) + 1):
        head, tail = name[:i], name[i:]
        found |= {head + tail[1:], head + tail[1:2] + tail[:1] + tail[2:]}
        found |= {head + letter + tail[1:] for letter in ALPHABET}
        found |= {head + letter + tail for letter in ALPHABET}
    return {spelling for spelling in found if len(spelling) > 2} - {name}


@pytest.mark.parametrize(("number", "name"), list(enumerate(MONTHS, 1)))
def test_every_single_slip_in_a_month_is_read(number, name):
    as_near = [other for other in MONTHS if other != name and slips(name, other) < 3]
    for spelling in sorted(one_slip_from(name)):
        text = f"Rapat 12 {spelling.capitalize()} 2023 ditunda."
        read = [(m.text, m.value_from) for m in find_dates(text)]
        if any(slips(spelling, other) <= 1 for other in as_near):
            # `Juri` is as near to Juni as to Juli: neither is given
            assert read in ([], [(text[6:-9], f"2023-{number:02d}-12")]) or spelling in MONTHS
        else:
            assert read == [(text[6:-9], f"2023-{number:02d}-12")], spelling


@pytest.mark.parametrize("name", ["juni", "juli"])
def test_a_spelling_as_near_to_two_months_gives_none(name):
    assert closest_month("juri") is None
    assert closest_month(name) == w.MONTHS[name]


@pytest.mark.parametrize(
    ("spelling", "weekday"),
    [("seniin", 0), ("selsaa", 1), ("rabuu", 2), ("kaims", 3), ("jumay", 4), ("sbatu", 5), ("mniggu", 6)],
)  # fmt: skip
def test_mistyped_weekdays(spelling, weekday):
    assert closest_weekday(spelling) == weekday
    day = date(2023, 11, 13 + weekday)
    text = f"Apel, {spelling.capitalize()} ({day:%d/%m}) pagi, digelar."
    (mention,) = find_dates(text, anchor=day)
    assert mention.text == f"{spelling.capitalize()} ({day:%d/%m}) pagi"
    assert (mention.value_from, mention.weekday_agrees) == (day.isoformat(), True)


@pytest.mark.parametrize(
    "word", ["kami", "sabu", "satu", "selama", "ratu", "seni", "umat", "tunggu"]
)
def test_words_of_the_language_are_no_weekdays(word):
    assert closest_weekday(word) is None


@pytest.mark.parametrize(
    "text",
    [
        "Bantuan untuk 12 desa 2023 cair.",
        "Ada 5 unit 2023 baru.",
        "Seniin pagi ramai.",
        "Kmais saja.",
    ],
)
def test_a_slip_needs_a_day_and_a_year_beside_it(text):
    assert find_dates(text, anchor=date(2023, 11, 18)) == []
