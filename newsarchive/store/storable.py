"""What no database can hold, replaced: in texts, and in values that are written as JSON."""

from __future__ import annotations

import json
import re
from typing import Any

from newsarchive.dedup.addresses import url_key

#: NUL, which PostgreSQL refuses, and lone surrogates, which have no UTF-8 form
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def storable(value: Any) -> Any:
    """The value with what no database can hold replaced by U+FFFD, in lists and dicts too."""
    if isinstance(value, str):
        # neither of them can be printed, and most strings can
        return value if value.isprintable() else _UNSTORABLE.sub("\ufffd", value)
    if isinstance(value, list):
        return [storable(item) for item in value]
    if isinstance(value, dict):
        return {name: storable(item) for name, item in value.items()}
    return value


def stored_key(url: str) -> str:
    """The key of an address as it stands in rows."""
    return str(storable(url_key(url)))


def json_text(value: Any) -> str:
    """A value as JSON that every database can hold; what nearly none needs is looked for in the JSON first."""
    text = json.dumps(value)
    # all but ASCII is escaped in it: surrogates, too, those of a pair as well as lone ones
    if "\\u0000" in text or "\\ud" in text:
        return json.dumps(storable(value))
    return text
