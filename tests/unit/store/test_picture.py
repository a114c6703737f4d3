"""The picture in the documentation is the one of the models."""

from __future__ import annotations

from pathlib import Path

from newsarchive.store.picture import entity_picture

DOCUMENT = Path(__file__).resolve().parents[3] / "docs" / "database.md"


def test_documented_picture_is_todays() -> None:
    assert entity_picture() in DOCUMENT.read_text("utf-8")
