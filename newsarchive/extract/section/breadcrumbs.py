"""The path that a page prints to itself, `Beranda / Berita / Pendidikan / …`: its last step above the article is a section."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

from lxml import etree

from newsarchive.extract.markup.structured import Structured
from newsarchive.extract.markup.tree import finds, names_of, short_text
from newsarchive.extract.section.marks import is_section_name
from newsarchive.extract.words.lines import letters

#: pieces of a page's source of which one stands there if it has elements of a name, and these: to look for all of all
#: names takes longer than anything else, and so does each further piece
_CALLED: tuple[tuple[tuple[str, ...], etree.XPath], ...] = tuple(
    (pieces, etree.XPath(f"descendant::{which}"))
    for pieces, which in (
        (("crumb",), "*[contains(@class, 'crumb')]"),
        (("Crumb",), "*[contains(@class, 'Crumb')]"),
        (("abel=",), "nav[@aria-label='breadcrumb' or @aria-label='Breadcrumb']"),
        (("pathway",), "*[contains(@class, 'pathway') or contains(@id, 'pathway')]"),
        (('="path"', "='path'"), "*[@class='path' or @id='path']"),
        *(((name,), f"*[@class='{name}' or @id='{name}']") for name in ("jalur", "jejak", "trail")),
        (("crumb",), "*[contains(@id, 'crumb')]"),
    )
)
_names_path = finds(
    re.compile(
        r"(?i)(?:^|[\s_-])(?:\w*bread-?crumbs?|crumbs?|\w*pathway|page-?path|path|jalur|jejak|trail)(?=$|[\s_-])"
    )
)
#: elements that are looked at, steps of a path, and characters of one
_MOST_CALLED, _MOST_STEPS, _LONGEST = 12, 8, 200
_PARTED = re.compile(r"[/\\>›»→|•·:]+|::")
#: where every path begins, and what a step is called that names no section
_HOME = re.compile(
    r"(?i)(?:home(?:page)?|beranda|depan|halaman (?:depan|utama)|utama|index|dashboard)"
)
_LABEL = re.compile(
    r"(?i)\W*(?:you are here|(?:posisi )?anda (?:(?:berada|sekarang) )?di ?(?:sini)?|kamu di sini|lokasi|posisi)\W*"
)
_NO_STEP = re.compile(
    r"(?i)(?:berita |artikel )?(?:detail|baca|read|view|lihat|single|isi|show|post|uncategorized|tak berkategori|tanpa kategori|index|arsip|archives?)(?: \w+)?"
)
#: what all news of a site are called
_ALL_NEWS = re.compile(
    r"(?i)(?:(?:semua|daftar|arsip|indeks|kembali|ke) )*(?:berita|indeks|daftar|kembali|artikel|news|kabar|informasi|info(?:rmasi)? dinas|posts?|blog|publikasi|media(?: cent(?:er|re)| informasi)?)(?: (?:terbaru|terkini|lengkap))?"
)
#: steps of an archive: `2025 › August`
_MONTH = re.compile(
    r"(?i)(?:\d{1,4}|januari|february?|februari|maret|march|april|mei|may|juni|june|juli|july|agustus|august|september|oktober|october|november|nopember|desember|december|january)(?: \d{4})?"
)
_LONGEST_NAME = 40


def read_path(root: Any, source: str, structured: Structured) -> list[str]:
    """The steps of the path to this page, as printed; menus, in which it often stands, must not be gone yet.

    `source` is what the page was parsed from.
    """
    for pieces, look in _CALLED:
        is_there = any(piece in source for piece in pieces)
        for element in islice(look(root), _MOST_CALLED) if is_there else ():
            label = element.get("aria-label") or ""
            if element.tag == "body" or not (
                _names_path(names_of(element)) or label.lower() == "breadcrumb"
            ):
                continue
            # Materialize calls each link of the path so
            whole = element.getparent() if element.tag == "a" else element
            steps = list(islice(_steps(whole), _MOST_STEPS + 1))
            if 1 < len(steps) <= _MOST_STEPS:
                return steps
    for element in islice(root.iter("nav"), _MOST_CALLED):
        if _is_parted(element):
            return list(islice(_steps(element), _MOST_STEPS))
    return structured.path


def _is_parted(nav: Any) -> bool:
    """Whether a `nav` without a name is a path: a few links with a mark between them, the first of them to the site's home."""
    said = short_text(nav, _LONGEST)
    first = next(_steps(nav), "") if said else ""
    if _HOME.fullmatch(first) is None:
        return False
    return len(_PARTED.findall(said)) >= max(1, sum(1 for _ in nav.iter("a")) - 1)


def _steps(path: Any) -> Iterator[str]:
    for text in path.itertext():
        for piece in _PARTED.split(text) if len(text) <= _LONGEST else ():
            step = " ".join(piece.split())
            if step and not _LABEL.fullmatch(step):
                yield step


#: parts of an address between a section and its article: `/pengumuman/read/57/…`, `/wisata/2024/05/…`
_BETWEEN = re.compile(
    r"(?i)(?:\d{1,8}|detail|baca|read|view|lihat|tampil|show|single|isi|index(?:\.php)?|id|article|artikel)"
)
_MOST_ABOVE = 4
#: a language, the site as a whole
_NO_SECTION_STEP = re.compile(
    r"(?i)[a-z]{2}|portal|web|site|home|situs|(?:desa|kelurahan|kecamatan)-.*"
)


def section_of_address(root: Any, url: str) -> str | None:
    """What the page calls a link to where its own address stands, `/kabar-koperasi/ekspor-gurita` below `/kabar-koperasi`."""
    try:
        path = urlsplit(url).path
    except ValueError:
        return None
    above = path.rstrip("/").rpartition("/")[0]
    links: list[tuple[str, Any]] | None = None
    for _ in range(_MOST_ABOVE):
        if not above.strip("/"):
            return None
        if links is None:
            links = [(_address(link), link) for link in root.iter("a")]
        for href, link in links:
            if _NO_SECTION_STEP.fullmatch(above.rpartition("/")[2]):
                break
            if href.endswith(above) and href.removesuffix(above).count("/") in (0, 2):
                name = short_text(link, _LONGEST_NAME)
                if (
                    is_section_name(name)
                    and not _ALL_NEWS.fullmatch(name)
                    and not _NO_STEP.fullmatch(name)
                ):
                    return name
        above, _slash, last = above.rpartition("/")
        if _BETWEEN.fullmatch(last) is None:
            return None
    return None


def _address(link: Any) -> str:
    """Where a link leads, without the kind of file."""
    return (link.get("href") or "").rstrip("/").removesuffix(".html").removesuffix(".php")


def names_in_address(url: str) -> list[str]:
    """What the parts of an address above its article may be called, the nearest first: `Siaran Pers` of `/siaran-pers.php?id=29`."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return []
    steps = parts.path.strip("/").split("/")
    if not parts.query:
        steps.pop()
    names = [step.partition(".")[0].replace("-", " ").replace("_", " ") for step in steps]
    return [
        name
        for name in reversed(names)
        if _LEAST_NAME <= len(name) <= _LONGEST_NAME
        and name.replace(" ", "").isalpha()
        and not is_step_of_news(name)
    ]


#: letters of such a name
_LEAST_NAME = 4
#: what parts the steps of a path that a theme prints in a line of its own
_STEPS_IN_LINE = re.compile(r"\s(?:/|::)\s|\s?[>›»→]\s?")


#: what says before a path that it is one
_LABELLED = re.compile(rf"{_LABEL.pattern}(?=home|beranda|depan)")


def section_of_line(line: str, title: str | None) -> str | None:
    """The section in a line above a headline that begins with what all news are called: `Berita / Pariwisata`."""
    steps = [step.strip() for step in _STEPS_IN_LINE.split(_LABELLED.sub("", line))]
    return section_of_path(steps, title) if 1 < len(steps) <= _MOST_STEPS else None


def begins_path(text: str) -> bool:
    """Whether a text is, or ends with, what every path begins with: `Home`, `Anda berada di: Beranda »`."""
    return _HOME.fullmatch(_LABELLED.sub("", text).strip(" \t\r\n\xa0/>›»→")) is not None


def is_step_of_news(text: str) -> bool:
    """Whether a step of a path is the site's home, what all news are called, or a word for any page."""
    return any(form.fullmatch(text.strip()) for form in (_HOME, _ALL_NEWS, _NO_STEP))


def section_of_path(path: list[str], title: str | None) -> str | None:
    """The last step that is neither the site's home, nor what the article is called, nor a word for any page or all news."""
    said = letters(title or "")
    is_path = bool(path) and any(form.fullmatch(path[0]) for form in (_HOME, _ALL_NEWS))
    for step in reversed(path[1:] if is_path else []):
        own = letters(step.rstrip(" .…"))
        # the headline may be cut
        is_cut = step.endswith(("…", "..")) and said.startswith(own)
        if said and (is_cut or own.startswith(said)):
            continue
        if not any(form.fullmatch(step) for form in (_NO_STEP, _HOME, _ALL_NEWS, _MONTH)):
            return step if len(step) <= _LONGEST_NAME else None
    return None
