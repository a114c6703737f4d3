"""What React's server components send to a browser, as Next.js writes it into a page: numbered rows of JSON and of long texts."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from typing import Any

#: one piece of the rows: `self.__next_f.push([1,"…"])`
_PIECE = re.compile(
    r"\s*(?:self|window)\.__next_f\.push\(\[1,\s*(?P<said>\".*\")\s*\]\)\s*;?\s*$", re.DOTALL
)
_ROW = re.compile(rb"(?P<number>[0-9a-f]{1,6}):(?:T(?P<size>[0-9a-f]{1,6}),)?")
#: where a value stands in a row of its own
_ELSEWHERE = re.compile(r"\$(?P<number>[0-9a-f]{1,6})")
_DEEPEST = 60


def piece_of(script: str) -> str:
    """The piece of rows that a script holds; nothing where it holds none."""
    found = _PIECE.match(script) if "__next_f" in script[:40] else None
    if found is None:
        return ""
    try:
        said = json.loads(found["said"], strict=False)
    except ValueError:
        return ""
    return said if isinstance(said, str) else ""


def are_rows(state: str) -> bool:
    """Whether the text of a state is that of such rows: no JSON begins so."""
    return _ROW.match(state[:20].encode()) is not None


def read_rows(state: str) -> list[Any]:
    """The values of the rows, with the long texts put in where they are named."""
    rest = state.encode("utf-8", "replace")
    texts: dict[str, str] = {}
    values: list[Any] = []
    at = 0
    while (row := _ROW.match(rest, at)) is not None:
        if row["size"]:
            # sizes are those in bytes, and no line end follows
            end = row.end() + int(row["size"], 16)
            texts[row["number"].decode()] = rest[row.end() : end].decode("utf-8", "replace")
            at = end
            continue
        end = rest.find(b"\n", row.end())
        end = len(rest) if end < 0 else end
        if rest[row.end() : row.end() + 1] in (b"[", b"{"):
            with suppress(ValueError, RecursionError):
                values.append(json.loads(rest[row.end() : end]))
        at = end + 1
    return [_filled(value, texts, 0) for value in values] if texts else values


def _filled(value: Any, texts: dict[str, str], depth: int) -> Any:
    if isinstance(value, str):
        named = _ELSEWHERE.fullmatch(value) if value[:1] == "$" else None
        return texts.get(named["number"], value) if named else value
    if depth < _DEEPEST:
        if isinstance(value, dict):
            return {key: _filled(member, texts, depth + 1) for key, member in value.items()}
        if isinstance(value, list):
            return [_filled(member, texts, depth + 1) for member in value]
    return value
