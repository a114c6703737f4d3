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
#: small words, which sections have in their names, too (`/berita-dan-informasi`), and the ends of programs' names
_SMALL = frozenset("dan di ke dari untuk and of the".split())
_ENDS = frozenset("html htm php asp aspx jsp".split())
#: the day on which a path files an article; a list of a year has it as well
_DAY = re.compile(r"^/(?:19|20)\d\d(?:/\d\d?){0,2}(?=/|$)")
#: parameters that name a page, in the systems and hand-made sites met
_NAMING = re.compile(
    r"(?i)(?:.*id(?:_?\w+)?|p|no|nomor|kode|slug|judul|title|berita|artikel|news|post|read|detail|x)"
)
#: parameters that say how a page is shown, or whence the reader came: Joomla's menu, a calendar beside the text
_SHOWING = re.compile(
    r"(?i)(?:item|cat|mc_|widget)_?id|lang(?:uage)?|paged?|(?:limit)?start|print|tmpl|format"
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
    is_program = len(_slug_of(fetched.path)) < _NAMED
    given = [value or name for name, value in asked if _is_naming(name, value, is_program)]
    named = [value or name for name, value in said if _is_naming(name, value, False)]
    if said:
        # what it asks for was asked for, or stood in the path, and it asks for all that was
        words = _words(fetched.path).union(*map(_words, given))
        if not all(_words(one) <= _words(f"{stated.path}?{stated.query}") for one in given):
            return False
        if named:
            return all(_words(one) <= words for one in named)
        return stated.path == fetched.path
    if not given:
        is_same = stated.path.rstrip("/") == fetched.path.rstrip("/")
        return is_same or _names_alike(stated.path, fetched.path) or bool(asked)
    if all(_words(one) <= _words(stated.path) for one in given):
        return True
    # it leaves out what named the page: an article's own address in words, or one for all pages
    return stated.path != fetched.path and _is_slug(stated.path)


#: words of a path that names a page by itself, so that only what is known to name one does so behind it
_NAMED = 2


def _is_naming(name: str, value: str, is_program: bool) -> bool:
    """Whether a parameter may be what tells one page of a program from another, which a hand-made program calls as it likes."""
    if _SHOWING.fullmatch(name):
        return False
    return is_program or not value or _NAMING.fullmatch(name) is not None


def _words(text: str) -> set[str]:
    return set(_WORDS.findall(text.lower()))


def _is_slug(path: str) -> bool:
    """Whether a path is an article's: it has a number that is no year's, or its last part a title's words."""
    rest = _DAY.sub("", path)
    if any(part.isdigit() for part in _PARTS.split(rest.replace("/", "-"))):
        return True
    return len(_slug_of(path)) >= (_SLUG if rest == path else _NAMED)


def _names_alike(one: str, other: str) -> bool:
    """Whether two paths end alike, or in the same words if only one has a number with them (`/12-banjir-rob`)."""
    words = _slug_of(one)
    return _tail_of(one) == _tail_of(other) or (
        len(words) >= _NAMED and words == _slug_of(other) and _numbers(one) <= _numbers(other)
    )


def _slug_of(path: str) -> list[str]:
    """The words at the end of a path that say something."""
    parts = _PARTS.split(_tail_of(path))
    return [part for part in parts if part and not part.isdigit() and part not in _SMALL | _ENDS]


def _numbers(path: str) -> set[str]:
    return {part for part in _words(_tail_of(path)) if part.isdigit()}


def _tail_of(path: str) -> str:
    return path.rstrip("/").rpartition("/")[2].lower()
