"""The state of a source, changed in the text of its profile: comments and order stay as they are."""

from __future__ import annotations

import json
import re

from newsarchive.sources.profile import SourceState

_TABLE = re.compile(r"(?m)^\s*\[")


def with_state(text: str, state: SourceState, *, verified: str | None = None) -> str:
    """A profile's TOML with this `state`, and with `last_verified` when a day (ISO) is given.

    >>> print(with_state('id = "kota"\\n[fields]\\n', "enabled"), end="")
    id = "kota"
    state = "enabled"
    [fields]
    """
    text = _with_key(text, "state", state)
    return _with_key(text, "last_verified", verified) if verified else text


def _with_key(text: str, key: str, value: str) -> str:
    """The text with one key of its top table set; the first table header ends that table."""
    header = _TABLE.search(text)
    end = header.start() if header else len(text)
    top, rest = text[:end], text[end:]
    line = f"{key} = {json.dumps(value)}"
    changed, count = re.subn(
        rf"(?m)^(\s*){key}\s*=\s*(?:\"[^\"\n]*\"|'[^'\n]*'|\S+)",
        lambda m: m[1] + line,
        top,
        count=1,
    )
    if count:
        return changed + rest
    body = top.rstrip("\n")
    blank = top[len(body) :] or "\n"
    return f"{body}\n{line}{blank}{rest}"
