"""What a page calls its own site: names, or short forms of them, that stand beside an author but write nothing."""

from __future__ import annotations

import re
from typing import Any

from newsarchive.extract.markup.structured import Structured
from newsarchive.extract.markup.tree import document_title, short_text
from newsarchive.places import fold, has_place_name

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
    document = document_title(root)[:400]
    parts = _SEPARATOR.split(document)
    if len(parts) > 1:
        names += parts
    elif title and document.endswith(f": {title}"):
        # Blogger sets a colon without a space before it, as headlines have one, too
        names.append(document[: -len(title) - 2])
    for _, link in zip(range(_MOST_LINKS), root.iter("a"), strict=False):
        if (link.get("href") or "").strip() in _HOME:
            names.append(short_text(link, 80))
    return frozenset(fold(name) for name in names) - {fold(title or ""), ""}


#: what a site is, before or behind its name, and which of its issues a page is of
_KINDS = frozenset(
    "majalah tabloid buletin bulletin jurnal warta kabar koran harian media radio lppl portal laman situs website web blog resmi online daring digital".split()
)
_ISSUE = re.compile(
    r"(?i)\W*(?:edisi|vol(?:ume)?|no(?:mor)?|tahun|th|halaman|hlm|page|terbitan)\b[\w ./,-]{0,40}\d[\w ./,-]{0,20}"
)
_REGION = re.compile(
    r"(?i)^(?:kabupaten|kab\.?|kota|provinsi|prov\.?|kecamatan|kapanewon|desa|kalurahan) "
)
_LONGEST_RUBRIC, _MOST_WORDS, _LEAST_NAME = 40, 3, 6


def names_home(root: Any, title: str) -> bool:
    """Whether a document's title has nothing but the name that the link to the first page shows, a rubric of the menu and an issue.

    `Kundha Kabudayan Kabupaten Gunungkidul` below `<a href="/">Kundha Kabudayan</a>`; `Majalah Sebiduk | Laporan Utama | Edisi 14`.
    """
    homes = [
        short_text(link, _LONGEST_RUBRIC)
        for _, link in zip(range(_MOST_LINKS), root.iter("a"), strict=False)
        if (link.get("href") or "").strip() in _HOME
    ]
    homes = [home for home in homes if len(fold(home)) >= _LEAST_NAME]
    parts = [part.strip() for part in _SEPARATOR.split(title) if part.strip()]
    others = [part for part in parts if not any(_is_name_of(part, home) for home in homes)]
    if len(others) == len(parts):
        return False
    rubrics = [part for part in others if not _ISSUE.fullmatch(part)]
    # the page's rubric stands above its headline, or in its menu
    return all(
        len(part.split()) <= _MOST_WORDS
        and any((node.text or "").strip() == part for node in root.iter("a", "div", "span", "p"))
        for part in rubrics
    )


def _is_name_of(part: str, home: str) -> bool:
    """Whether a part of a title is the site's name, with what it is before and its region behind."""
    words, name = part.split(), home.lower().split()
    for at in range(len(words) - len(name) + 1):
        if [word.lower() for word in words[at : at + len(name)]] == name:
            behind = " ".join(words[at + len(name) :])
            return all(word.lower() in _KINDS for word in words[:at]) and (
                not behind
                or has_place_name(fold(_REGION.sub("", behind)))
                or all(word.lower() in _KINDS for word in behind.split())
            )
    return False


#: what says before a name whose the pages are
_RIGHTS = re.compile(
    r"(?i)(?:copyright|hak cipta|\(c\)|©)[\s\d©().:,|–-]*(?:copyright|hak cipta|oleh|by|milik|pada|(?:all )?rights? reserved)?[\s\d©().:,|–-]*\Z"
)
_BEFORE_NAME = 60


def holds_rights(text: str, name: str) -> bool:
    """Whether the `text` of a page says of a name that the pages are its bearer's: `Copyright © 2017 by Bagian Humas …`."""
    at = text.rfind(name) if len(name) >= _LEAST_NAME else -1
    while at > 0:
        if _RIGHTS.search(text[max(0, at - _BEFORE_NAME) : at]):
            return True
        at = text.rfind(name, 0, at)
    return False


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
