"""The labelled examples that lie beside a checkout: datelines, credits and their look-alikes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsarchive.extract.credits.credits import parse_caption_credit, parse_credits
from newsarchive.extract.dateline.dateline import parse_dateline

_PATH = Path(__file__).parents[4] / "shared" / "data" / "credits-examples.jsonl"
_ROWS = (
    [json.loads(line) for line in _PATH.read_text(encoding="utf-8").splitlines()]
    if _PATH.exists()
    else []
)
_ENOUGH = 0.98
_ROLES = {
    "penulis": "reporter",
    "pewarta": "reporter",
    "wartawan": "reporter",
    "fotografer": "photographer",
    "kontributor": "contributor",
    "publikasi": "publisher",
}
pytestmark = pytest.mark.skipif(not _ROWS, reason=f"{_PATH} is not beside this checkout")


def _rate(good: list[bool], rows: list[dict]) -> None:
    missed = [row["input"] for row, is_good in zip(rows, good, strict=True) if not is_good]
    assert sum(good) >= _ENOUGH * len(good), missed


def test_datelines():
    rows = [row for row in _ROWS if row["kind"] == "dateline"]
    _rate([_dateline_is_right(row["input"], row["expected"]) for row in rows], rows)


def test_what_is_no_dateline():
    rows = [row for row in _ROWS if row["kind"] != "dateline"]
    _rate([parse_dateline(row["input"]) is None for row in rows], rows)


def test_credits():
    rows = [row for row in _ROWS if row["kind"].startswith(("byline", "source", "photo"))]
    _rate([_credits_are_right(row["input"], row["expected"]) for row in rows], rows)


def test_what_is_no_credit():
    kinds = ("not-a", "end-mark", "editor-note", "boilerplate", "caption")
    rows = [row for row in _ROWS if row["kind"].startswith(kinds)]
    _rate([parse_credits(row["input"]) == [] for row in rows], rows)


def test_captions():
    rows = [row for row in _ROWS if row["kind"] == "caption"]
    texts = [parse_caption_credit(row["input"])[0] for row in rows]
    _rate(
        [row["expected"]["caption_starts"] in text for row, text in zip(rows, texts, strict=False)],
        rows,
    )


def _dateline_is_right(text: str, expected: dict) -> bool:
    found = parse_dateline(text)
    return (
        found is not None
        and (found.place, found.publisher) == (expected["place"], expected["source"])
        and found.date == expected.get("date")
        and text[found.end :].startswith(expected["body_starts"])
    )


def _credits_are_right(text: str, expected: dict) -> bool:
    credits = parse_credits(text)
    names = [credit.name for credit in credits]
    if "authors" in expected:
        wanted = [
            (who["name"], _ROLES.get(who.get("role"), who.get("role")))
            for who in expected["authors"]
        ]
        return len(wanted) == len(credits) and all(
            name == credit.name and role in (None, credit.role)
            for (name, role), credit in zip(wanted, credits, strict=False)
        )
    if "initials" in expected and "source" not in expected:
        written = [credit.name for credit in credits if credit.role in ("reporter", "editor")]
        people = [name for name in written if name != expected.get("desk")]
        return people == expected["initials"] and expected.get("desk", names[-1]) in names
    shown = " ".join(names) + " " + (parse_caption_credit(text)[1] or "")
    wanted = [expected.get(key) for key in ("photographer", "marker", "source", "agency")]
    return all(one.lower() in shown.lower() for one in wanted if one)
