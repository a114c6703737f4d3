"""What a page calls its own site: names that stand beside an author but write nothing."""

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
