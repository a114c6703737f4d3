"""The labelled sets: expressions in context with their values, look-alikes among them, plain and dressed."""

from __future__ import annotations

import json
import re
from datetime import date, datetime
from functools import cache
from pathlib import Path

import pytest

from newsarchive.dates import explain, find_dates

HERE = Path(__file__).resolve().parent
SHARED = next(
    (
        path
        for parent in HERE.parents[3:5]
        if (path := parent / "shared" / "data" / "dates-examples.jsonl").exists()
    ),
    None,
)


def moment(iso):
    if not iso:
        return None
    return date.fromisoformat(iso) if len(iso) == 10 else datetime.fromisoformat(iso)


def value(mention):
    if mention.value_from == mention.value_to:
        return mention.value_from
    return f"{mention.value_from}/{mention.value_to}"


def within(got, wanted, days):
    return abs((date.fromisoformat(got) - date.fromisoformat(wanted)).days) <= days


def wrong_marks(case):
    """Marks of one text that were not read exactly, and what was read where nothing is."""
    found = find_dates(case["text"], anchor=moment(case["anchor"]), timezone=case["timezone"])
    got = {(m.start, m.end): value(m) for m in found}
    wrong = []
    for mark in case["marks"]:
        start, end = mark["span"]
        if mark["value"] is None:
            hits = [span for span in got if span[0] < end and span[1] > start]
            if hits:
                wrong.append(("look-alike", mark["text"], [got.pop(span) for span in hits]))
            continue
        read = got.pop((start, end), None)
        near = read and "tolerance_days" in mark and within(read, mark["value"], 1)
        if read != mark["value"] and not near:
            wrong.append(("date", mark["text"], mark["value"], read))
    wrong += [("invented", case["text"][s:e], v) for (s, e), v in got.items()]
    return wrong


@cache
def cases():
    return [json.loads(line) for line in (HERE / "labelled.jsonl").read_text("utf-8").splitlines()]


def test_the_set_is_large_and_its_spans_are_right():
    marks = [(case["text"], mark) for case in cases() for mark in case["marks"]]
    assert len(marks) >= 1000
    assert sum(mark["value"] is None for _, mark in marks) >= 300
    for text, mark in marks:
        assert text[mark["span"][0] : mark["span"][1]] == mark["text"]


def test_labelled_expressions_are_read_exactly():
    total, wrong = 0, []
    for case in cases():
        total += len(case["marks"])
        wrong += wrong_marks(case)
    assert len(wrong) <= 0.005 * total, wrong


def test_a_wrong_label_is_noticed():
    case = next(c for c in cases() if c["marks"] and c["marks"][0]["value"])
    (mark, *others) = case["marks"]
    assert wrong_marks({**case, "marks": [{**mark, "value": "1900-01-01"}, *others]})


def framed(before, after=""):
    def dress(case):
        marks = [
            {**mark, "span": [place + len(before) for place in mark["span"]]}
            for mark in case["marks"]
        ]
        return {**case, "text": before + case["text"] + after, "marks": marks}

    return dress


def replaced(old, new):
    return lambda case: {**case, "text": case["text"].replace(old, new)}


#: what stands round an expression on a page must not change its reading
DRESSES = {
    "a line of its own": framed("Judul berita\n", "\nIsi berita"),
    "a line of its own, CRLF": framed("Judul berita\r\n", "\r\nIsi berita"),
    "a paragraph of its own": framed("Judul\n\n", "\n\nIsi"),
    "indented": framed("  \t"),
    "among sentences": framed("Wali kota hadir. " * 8, " Warga senang." * 8),
    "between dashes": framed("– ", " –"),
    "in quotes": framed("“", "”"),
    "between bars": framed("Humas | ", " | Dibaca"),
    "no-break spaces": replaced(" ", "\xa0"),
    "en dashes": replaced("-", "–"),
    "round apostrophes": replaced("'", "’"),
}


@cache
def plainly_read():
    """A fifth of the cases, of those that are read exactly as they stand."""
    return [case for case in cases()[::5] if not wrong_marks(case)]


@pytest.mark.parametrize("dress", DRESSES)
def test_labelled_expressions_are_read_in_any_dress(dress):
    chosen = plainly_read()
    assert len(chosen) > 400
    wrong = [found for case in chosen if (found := wrong_marks(DRESSES[dress](case)))]
    assert len(wrong) <= 0.005 * len(chosen), wrong


def test_a_day_at_the_beginning_of_a_line_belongs_to_its_month():
    (mention,) = find_dates("Apel pagi\n18 November 2023\nWali kota hadir")
    assert (mention.text, mention.value_from) == ("18 November 2023", "2023-11-18")
    assert explain("Apel pagi\n31 November 2023").refusals[0].reason == "impossible-date"


def test_persons_after_a_year_do_not_make_it_an_amount():
    (mention,) = find_dates("Pada 17 Agustus 2022 warga menggelar lomba.")
    assert mention.value_from == "2022-08-17"
    (mention,) = find_dates("Pada 17 Agustus 1500 warga hadir.", anchor=date(2022, 8, 18))
    assert mention.value_from == "2022-08-17"


def test_capitals_throughout_do_not_tell_the_week_from_the_sunday():
    reading = explain("LOMBA DIGELAR MINGGU DEPAN", anchor=date(2022, 8, 18))
    assert [refusal.reason for refusal in reading.refusals] == ["week-or-sunday"]


def canonical(iso):
    """Seconds of zero and the spelling of UTC are a matter of taste."""
    out = []
    for part in iso.replace("Z", "+00:00").split("/"):
        m = re.fullmatch(r"(.*T\d\d:\d\d)(?::00)?([+-].*)?", part)
        out.append(m.group(1) + (m.group(2) or "") if m else part)
    return "/".join(out)


@pytest.mark.skipif(SHARED is None, reason="the shared reference data is not beside the checkout")
def test_expressions_seen_on_pages_are_read():
    total, wrong = 0, []
    for line in SHARED.read_text("utf-8").splitlines():
        case = json.loads(line)
        total += 1
        found = find_dates(case["input"], anchor=moment(case["anchor"]), timezone=case["region_tz"])
        read = [canonical(value(m)) for m in found]
        if read != [canonical(v) for v in case["expected"]]:
            wrong.append((case["id"], case["input"], case["expected"], read))
    assert len(wrong) <= 0.01 * total, wrong
