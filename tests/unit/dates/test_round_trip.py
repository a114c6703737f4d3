"""Every reading round-trips: its span, its JSON, and its own text read once more."""

from __future__ import annotations

import json

import pytest

from newsarchive.dates import DateMention, find_dates, parse_date
from tests.unit.dates.test_labelled import cases, moment


@pytest.fixture(scope="module")
def mentions():
    return [
        (case["text"], moment(case["anchor"]), case["timezone"], mention)
        for case in cases()
        for mention in find_dates(
            case["text"], anchor=moment(case["anchor"]), timezone=case["timezone"]
        )
    ]


def test_spans_count_the_characters_of_the_text(mentions):
    for text, _, _, mention in mentions:
        assert text[mention.start : mention.end] == mention.text


def test_json_brings_the_mention_back(mentions):
    for *_, mention in mentions:
        assert DateMention.from_dict(json.loads(json.dumps(mention.to_dict()))) == mention


def test_the_text_of_a_mention_has_its_value(mentions):
    """Read alone, an expression means the same, or nothing where its month stands elsewhere."""
    alone = 0
    for _, anchor, timezone, mention in mentions:
        again = parse_date(mention.text, anchor=anchor, timezone=timezone)
        if again is None:
            alone += 1
            continue
        assert again.text == mention.text
        assert (again.value_from, again.value_to) == (mention.value_from, mention.value_to)
    assert alone < 0.04 * len(mentions)
