"""Keys of a profile changed in its text: comments and order stay as they are."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Sequence

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


def with_furniture(text: str, furniture: Sequence[str]) -> str:
    """A profile's TOML with these texts, a line each, as its `furniture` in place of what it has.

    >>> print(with_furniture('id = "kota"\\n[fields]\\n', ["Ikuti kami"]), end="")
    id = "kota"
    furniture = [
      "Ikuti kami",
    ]
    [fields]
    """
    lines = "".join(f"  {toml_text(entry)},\n" for entry in furniture)
    return _with_line(_without_furniture(text), f"furniture = [\n{lines}]")


_FURNITURE = re.compile(r"(?m)^[ \t]*furniture\s*=")


def _without_furniture(text: str) -> str:
    found = _FURNITURE.search(text)
    if found is None:
        return text
    # a list may go on over lines, and hold brackets: it ends with the first line up to which it can be read
    end = text.find("\n", found.end())
    while end >= 0:
        try:
            tomllib.loads(text[found.start() : end])
        except tomllib.TOMLDecodeError:
            end = text.find("\n", end + 1)
        else:
            return text[: found.start()] + text[end + 1 :]
    return text[: found.start()]


def toml_text(value: str) -> str:
    """A string as TOML has it; a JSON string is one, but for DEL."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _parts(text: str) -> tuple[str, str]:
    """The top table, which the first table header ends, and the rest."""
    header = _TABLE.search(text)
    end = header.start() if header else len(text)
    return text[:end], text[end:]


def _with_key(text: str, key: str, value: str) -> str:
    """The text with one key of its top table set."""
    top, rest = _parts(text)
    line = f"{key} = {json.dumps(value)}"
    changed, count = re.subn(
        rf"(?m)^(\s*){key}\s*=\s*(?:\"[^\"\n]*\"|'[^'\n]*'|\S+)",
        lambda m: m[1] + line,
        top,
        count=1,
    )
    return changed + rest if count else _with_line(text, line)


def _with_line(text: str, line: str) -> str:
    """The text with a line more at the end of its top table."""
    top, rest = _parts(text)
    body = top.rstrip("\n")
    blank = top[len(body) :] or "\n"
    return f"{body}\n{line}{blank}{rest}"
