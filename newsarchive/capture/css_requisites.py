"""What a style sheet loads: `url()`, `@import`, `image-set()`.

Source: CSS Syntax Level 3 (comments, strings, escapes), CSS Images Level 4 section 2.3 (`image-set`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_STRING = r"""(?:"(?P<{0}d>[^"\\]*(?:\\.[^"\\]*)*)"|'(?P<{0}s>[^'\\]*(?:\\.[^'\\]*)*)')"""
# every repetition ends where the next candidate begins or after a bounded number: hostile sheets stay linear
_URL = r"url\(\s*(?:" + _STRING.format("u") + r"|(?P<ub>(?:[^\"'()\\\s]|\\.)+))\s*\)"
_TOKEN = re.compile(
    r"/\*.*?(?:\*/|\Z)"
    # names of namespaces look like addresses and are none
    r"|@namespace\b[^;{}]*"
    r"|(?:-webkit-)?image-set\((?P<set>(?:[^()\"']|\"[^\"]*\"|'[^']*'|\([^()]*\)){0,400})\)"
    r"|@import\s+" + _STRING.format("i") + "|" + _URL,
    re.IGNORECASE | re.DOTALL,
)
_IN_SET = re.compile(
    r"type\([^)]*\)|" + _URL + "|" + _STRING.format("t"), re.IGNORECASE | re.DOTALL
)
_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|(.))", re.DOTALL)


def addresses_in_css(text: str) -> Iterator[str]:
    """Addresses as written, in order; comments left out.

    >>> list(addresses_in_css("@import 'a.css'; b{background:url( b.png )} /* url(c.png) */"))
    ['a.css', 'b.png']
    """
    if "url(" not in text and "URL(" not in text and "@" not in text and "image-set" not in text:
        return
    for match in _TOKEN.finditer(text):
        if (inside := match["set"]) is not None:
            parts = (_first(part.groupdict()) for part in _IN_SET.finditer(inside))
            yield from (_unescaped(part) for part in parts if part)
        elif found := _first(match.groupdict()):
            yield _unescaped(found)


def _first(groups: dict[str, str | None]) -> str | None:
    return next((value for value in groups.values() if value is not None), None)


def _unescaped(text: str) -> str:
    if "\\" not in text:
        return text
    return _ESCAPE.sub(lambda m: chr(min(int(m[1], 16), 0x10FFFF)) if m[1] else m[2], text)
