"""What a page calls its own site: names, or short forms of them, that stand beside an author but write nothing."""

from __future__ import annotations

import re
from typing import Any

from newsarchive.extract.structured import Structured
from newsarchive.extract.tree import document_title, short_text
from newsarchive.places import fold

#: addresses of the front page, whose link shows the site's name, and how many links are looked at for it
_HOME = frozenset(("/", "./", "/index.php", "index.php", "/home", "/id"))
_MOST_LINKS = 12
_SEPARATOR = re.compile(r"\s[|–—·•»:~«-]+\s|[|»]|::")


def site_names(root: Any, structured: Structured, title: str | None) -> frozenset[str]:
    """The folded names of the site, by its statements and by what stands beside the headline in the document's title."""
    names = [
        stated[1] for stated in [structured.first("og:site_name", "application-name")] if stated
    ]
    publisher = structured.jsonld.get("publisher")
    if isinstance(publisher, dict) and isinstance(publisher.get("name"), str):
        names.append(publisher["name"])
    parts = _SEPARATOR.split(document_title(root)[:400])
    if len(parts) > 1:
        names += parts
    for _, link in zip(range(_MOST_LINKS), root.iter("a"), strict=False):
        if (link.get("href") or "").strip() in _HOME:
            names.append(short_text(link, 80))
    return frozenset(fold(name) for name in names) - {fold(title or ""), ""}


#: letters of a word that shortens others, and of a whole name that does
_SHORT_FORM, _LONGEST_SHORTENED = range(2, 6), 40


def shortens(name: str, sites: frozenset[str]) -> bool:
    """Whether a name is one of the site's with some of its words shortened to their first letters.

    >>> shortens("Warta KB", frozenset(["wartakotabangun"])), shortens("Warta Kota", frozenset(["wartakotabangun"]))
    (True, False)
    """
    if len(name) > _LONGEST_SHORTENED:
        return False
    words = name.split()
    are_short = [word.isalpha() and word.isupper() and len(word) in _SHORT_FORM for word in words]
    if not any(are_short) or all(are_short):
        return False
    written = "".join(
        "".join(f"{letter}[a-z]+" for letter in word.lower()) if is_short else re.escape(fold(word))
        for word, is_short in zip(words, are_short, strict=True)
    )
    return any(re.fullmatch(written, site) for site in sites)
