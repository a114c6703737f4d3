"""Small files that are there whole or as they were: an interruption or a full disk leaves no half of one."""

from __future__ import annotations

from pathlib import Path


def write_whole(path: Path, text: str) -> None:
    """Write a text in UTF-8 beside its place, then put it there. Raises `OSError` when it can not be written."""
    partial = path.with_name(path.name + ".part")
    try:
        partial.write_text(text, encoding="utf-8")
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)
