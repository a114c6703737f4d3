"""What no database can hold is replaced, wherever in a value it stands; all else comes back as it was."""

from __future__ import annotations

import json

import pytest

from newsarchive.store.storable import json_text, storable


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a\0b", "a\ufffdb"),
        ("a\ud800b", "a\ufffdb"),
        ("\udc00", "\ufffd"),
        ("\U0001f600 Banjir\n", "\U0001f600 Banjir\n"),
        (r"\u0000 \ud800", r"\u0000 \ud800"),
        ("\ud7a3", "\ud7a3"),
    ],
)
def test_in_texts_and_in_json(text: str, kept: str) -> None:
    assert storable(text) == kept
    assert json.loads(json_text({"body": [text], "n": {"x": text, "y": 1}})) == {
        "body": [kept],
        "n": {"x": kept, "y": 1},
    }
