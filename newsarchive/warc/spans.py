"""Where in a page's bytes a text stands that was read from it."""

from __future__ import annotations

import html
import re

_WORD = re.compile(r"\S+")
#: what may stand between two words of one text in HTML: white space, tags, entities of white space
_BETWEEN = rb"(?:\s|<[^>]{0,2000}>|&nbsp;|&#160;|&#xa0;|\xc2\xa0|\\[nrt/])*"
_WORDS = 12


def byte_span(body: bytes, text: str) -> tuple[int, int] | None:
    """First and last byte (exclusive) of the text in a decoded body; None when it is not there as it is.

    Looks for the first words one after the other, whatever white space and tags stand between them, letters as
    UTF-8, Latin-1, HTML or JSON escapes.
    """
    words = _WORD.findall(text)[:_WORDS]
    if not words:
        return None
    pattern = _BETWEEN.join(b"(?:" + b"|".join(_forms(word)) + b")" for word in words)
    found = re.search(pattern, body)
    return found.span() if found else None


def _forms(word: str) -> list[bytes]:
    """How a page may write a word, as regular expressions."""
    escaped = "".join(
        char if char.isascii() else f"&#{ord(char)};" for char in html.escape(word, quote=False)
    )
    json_form = "".join(char if char.isascii() else f"\\u{ord(char):04x}" for char in word)
    texts = [word.encode("utf-8", "replace"), html.escape(word).encode("utf-8", "replace")]
    texts += [
        html.escape(word, quote=False).encode("utf-8", "replace"),
        escaped.encode(),
        json_form.encode(),
    ]
    texts += [word.encode("cp1252")] if _fits(word) else []
    return [re.escape(form) for form in dict.fromkeys(texts)]


def _fits(word: str) -> bool:
    try:
        word.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True
