"""The address that a page says is its own.

Many sites say one address on all of their pages (`/berita` on `/berita?id=12`, a fixed `/index.php?page=berita`): as an
article's address it would make one article of all. So what tells an article apart in the address fetched has to stand
in the stated one too, or the stated one has to look like that of an article.
"""

from __future__ import annotations

import re
from urllib.parse import SplitResult, parse_qsl, urljoin, urlsplit

from newsarchive.dedup.addresses import canonical_address
from newsarchive.extract.markup.structured import Structured

_WORDS = re.compile(r"[^\W\d_]+|\d+")
_PARTS = re.compile(r"[-_+. ]|%20")
#: words of a slug, from which on it is that of an article and not of a section (`/informasi-publik`)
_SLUG = 3
#: parameters that name a page, in the systems and hand-made sites met
_NAMING = re.compile(
    r"(?i)(?:.*id(?:_?\w+)?|p|no|nomor|kode|slug|judul|title|berita|artikel|news|post|read|detail|x|q)"
)


def canonical_url(structured: Structured, url: str) -> str:
    """The page's own word on its address, if it is of this site and can be this page's alone; else the address fetched."""
    stated = structured.first("og:url")
    for offer in (structured.canonical, stated[1] if stated else None):
        if not offer:
            continue
        try:
            absolute = urljoin(url, offer).partition("#")[0]
            one, other = urlsplit(canonical_address(absolute)), urlsplit(canonical_address(url))
        except ValueError:
            continue
        if one.scheme not in ("http", "https") or one.netloc.removeprefix(
            "www."
        ) != other.netloc.removeprefix("www."):
            continue
        if one.path in ("", "/") and not one.query:
            continue
        if _is_of_this_page(one, other):
            return absolute
    return url


def _is_of_this_page(stated: SplitResult, fetched: SplitResult) -> bool:
    """Whether a stated address names what the fetched one names."""
    asked, said = (parse_qsl(one.query, keep_blank_values=True) for one in (fetched, stated))
    given = [value or name for name, value in asked if _is_naming(name, value)]
    named = [value or name for name, value in said if _is_naming(name, value)]
    if said:
        # what it asks for was asked for, or stood in the path
        words = _words(fetched.path).union(*map(_words, given))
        if given or named:
            return bool(named) and all(_words(one) <= words for one in named)
        return stated.path == fetched.path
    if not given:
        is_same = stated.path.rstrip("/") == fetched.path.rstrip("/")
        return is_same or _tail_of(stated.path) == _tail_of(fetched.path) or bool(asked)
    if all(_words(one) <= _words(stated.path) for one in given):
        return True
    # it leaves out what named the page: an article's own address in words, or one for all pages
    return stated.path != fetched.path and _is_slug(stated.path)


def _is_naming(name: str, value: str) -> bool:
    """Whether a parameter may be what tells one page of a program from another."""
    return not value or _NAMING.fullmatch(name) is not None


def _words(text: str) -> set[str]:
    return set(_WORDS.findall(text.lower()))


def _is_slug(path: str) -> bool:
    """Whether a path is an article's: it has a number, or its last part a title's words."""
    parts = [part for part in _PARTS.split(path.replace("/", "-")) if part]
    return any(part.isdigit() for part in parts) or len(_PARTS.split(_tail_of(path))) >= _SLUG


def _tail_of(path: str) -> str:
    return path.rstrip("/").rpartition("/")[2].lower()
