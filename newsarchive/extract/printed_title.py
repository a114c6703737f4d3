"""The title of a page that names only its site in `<title>`: the most prominent line printed before the text."""

from __future__ import annotations

import re
from typing import Any

from newsarchive.extract.headline import heading_text
from newsarchive.extract.tree import names_of
from newsarchive.places import fold, has_place_name

#: a document title that is the name of a site: `::: Situs Resmi Kabupaten X :::`, `Kota Solok`
_SITE_WORDS = re.compile(
    r"(?i)^\W*(?:selamat datang|(?:situs|website|web ?site|web|portal|laman|homepage|sistem informasi)\b|(?:official|welcome)\b)|"
    r"^\W*(?:home|beranda|berita|news|detail(?: berita)?|untitled.*|new page \d*|halaman baru|welcome to .{0,40}|document|index|artikel|halaman utama)\W*$|"
    r"\b(?:website|situs|portal) resmi\b|\bofficial (?:web)?site\b"
)
_OFFICE = re.compile(
    r"^\W*(?:pemerintah|pemkab|pemkot|pemprov|kabupaten|kab\.|kota|provinsi|kecamatan|kelurahan|desa|nagari|distrik|kampung|dinas|badan|biro|bagian|"
    r"sekretariat|inspektorat|rsud|dprd|bappeda\w*|satpol|dis(?:dik|hub|kes|pora|par|nak|perindag|kop|sos|dukcapil)\w*|din(?:kes|sos|as)\w*|bpbd|bkd\w*|bkpsdm|polres\w*|polda|polsek|kodim|kejaksaan|kejari|pengadilan|kementerian|kantor|balai|upt\w*|puskesmas|perpustakaan|prokopim|prokompim|setda|diskominfo|kominfo|humas|ppid|media center)\b",
    re.IGNORECASE,
)
_LONGEST_OFFICE = 5
_PARTS = re.compile(r"\s+[|–—·•»:-]+\s+|\s*[|»]\s*")
#: characters of running text that end the head of an article
_PROSE = 100
_TAGS = frozenset(
    (
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "div",
        "span",
        "p",
        "td",
        "font",
        "b",
        "strong",
        "center",
        "big",
    )
)
_PROMINENCE = {"h1": 1.0, "h2": 0.9, "h3": 0.8, "h4": 0.7, "h5": 0.6, "big": 0.6}
_NAMED = re.compile(
    r"(?i)(?:^|[\s_-])(?<!sub-)(?<!sub_)(?<!sub )(?:lbl|txt|lit)?(?:judul\w*|jdl|title|headline|entry-title|post-?title)(?=$|[\s_-])"
)
_NO_TITLE = re.compile(
    r"(?i)caption|author|byline|penulis|ket-?foto|keterangan|invisible|sr-only|screen-reader|visually-hidden|breadcrumb|widget"
)
_SILENT = frozenset(("script", "style", "noscript", "select", "option", "marquee", "nav", "head"))
_SENTENCE = re.compile(r"[.;,]\s*$")


def names_site_only(title: str) -> bool:
    """Whether a document title names a site or an office rather than an article, in all its parts."""
    parts = [part for part in _PARTS.split(title) if part.strip()]
    return all(map(_names_site, parts))


def _names_site(title: str) -> bool:
    if _SITE_WORDS.search(title):
        return True
    words = title.split()
    if (
        1 < len(words) <= _LONGEST_OFFICE
        and re.fullmatch(r"[A-Z]{3,10}", words[0])
        and has_place_name(fold(" ".join(words[1:])))
    ):
        # `BKAD Konawe`: an office known by its letters
        return True
    return (
        len(words) <= _LONGEST_OFFICE
        and bool(_OFFICE.match(title))
        and all(
            word[:1].isupper() or not word[:1].isalpha() or word in ("dan", "&") for word in words
        )
    )


def printed_title(root: Any, container: Any | None, site: str) -> tuple[str, str] | None:
    """(title, selector) of the line that stands out most before the text, the nearest of equals; not the site's name."""
    inside = set(container.iter()) if container is not None else set()
    best: tuple[float, str, str] | None = None
    ignored: set[Any] = set()
    for element in root.iter():
        tag = element.tag
        if not isinstance(tag, str):
            continue
        if tag in _SILENT or element.getparent() in ignored:
            ignored.add(element)
            continue
        if element in inside and len((element.text or "").strip()) >= _PROSE and tag != "a":
            break
        if tag in _TAGS:
            score = _prominence(element, tag)
            text = heading_text(element, 220) if score else ""
            is_better = best is None or score >= best[0]
            if is_better and 10 <= len(text) <= 220 and _is_title(element, text, site):
                best = (score, text, tag)
        tail = (element.tail or "").strip()
        if len(tail) >= _PROSE and element.getparent() in inside:
            break
    return (best[1], best[2]) if best else None


def _prominence(element: Any, tag: str) -> float:
    if tag in _PROMINENCE:
        return _PROMINENCE[tag]
    if _NAMED.search(names_of(element)):
        return 0.95
    if tag == "font":
        size = element.get("size") or ""
        return 0.65 if size.isdigit() and int(size) >= 4 else 0.0
    return 0.3 if tag in ("b", "strong") and not len(element) else 0.0


def _is_title(element: Any, text: str, site: str) -> bool:
    if (
        len(text.split()) < 2
        or _SENTENCE.search(text)
        or _NO_TITLE.search(names_of(element))
        or names_site_only(text)
    ):
        return False
    if any(
        parent.tag in ("a", "li", "figure", "figcaption", "aside")
        for parent in element.iterancestors()
    ):
        return False
    words, others = set(text.lower().split()), set(site.lower().split())
    return len(words & others) < 0.8 * len(words)
