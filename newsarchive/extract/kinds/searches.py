"""Whether a page is what a site's own search answers: by its address, or by what it is called."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlsplit

#: how pages of results are called; `Hasil Pencarian Korban …` is a headline
_CALLED = re.compile(
    r"(?i)\bhasil (?:pencarian|penelusuran)(?: (?:berita|artikel|situs))?\s*(?:untuk\b|dengan\b|kata kunci\b|[:\"“'‘|–—-]|$)|"
    r"\bsearch results?\b|\byou searched for\b|\banda mencari\b|^\W*pencarian(?: (?:berita|artikel|situs))?\W*(?:$|[|–—-])"
)
_PATH = re.compile(r"(?i)/(?:search|cari|pencarian)(?:[/.]|$)")
_WORDS = frozenset("s q cari search keyword keywords kata katakunci kata_kunci query".split())
#: an address that leads nowhere, on the site's search too
_NO_PAGE = re.compile(r"(?i)\b40[345]\b|\bhalaman\b|\bpage\b.{0,20}\bnot found\b")


def answers_search(url: str, titles: list[str]) -> bool:
    """Whether a page shows what was found, or that nothing was; `titles` are what it is called.

    >>> answers_search("https://sigikab.go.id/?s=embung", ["Kabupaten Sigi"])
    True
    >>> answers_search("https://sigikab.go.id/berita/7", ["Hasil Pencarian Korban Perahu Terbalik"])
    False
    """
    if any(map(_NO_PAGE.search, titles)):
        return False
    return any(map(_CALLED.search, titles)) or _asks(url)


def _asks(url: str) -> bool:
    """Whether an address holds words that were looked for."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    is_search = _PATH.search(parts.path) is not None
    words = {name.lower() for name, value in parse_qsl(parts.query) if value.strip()}
    if parts.path.strip("/") in ("", "index.php"):
        return is_search or not _WORDS.isdisjoint(words)
    return is_search
