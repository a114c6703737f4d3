"""Entries of a listing page: article links, the block each stands in, and what the block says."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice

from lxml import etree

from newsarchive.dates import find_dates
from newsarchive.discovery.addresses import normalise
from newsarchive.discovery.found import Found
from newsarchive.discovery.tree import join, text_of
from newsarchive.hints import Hints
from newsarchive.sources.profile import Discovery, Profile
from newsarchive.sources.selectors import compile_css

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_TITLE_NAME = re.compile(r"title|judul|headline|heading", re.IGNORECASE)
_DATE_NAME = re.compile(
    r"date|tanggal|tgl|time|waktu|posted|publish|meta|muted|created", re.IGNORECASE
)
_MORE = re.compile(
    r"\A\W*(?:(?:baca|lihat|continue|read)\b.{0,30}|(?:ber)?selengkapnya|lanjut\w*|more|detail|"
    r"lainnya|klik di sini)\W*\Z",
    re.IGNORECASE,
)
_BOUNDARY = frozenset({"body", "html", "main", "header", "footer", "nav", "aside", "form"})
_CLIMB = 8
#: a card with more links (section, author, tags, sharing) than these is rather a menu
_MOST_LINKS = 12
_DATE_CHARACTERS = 80
_SUMMARY_CHARACTERS = 500
#: owner of an element above links to several articles
_SEVERAL = ""


@dataclass(frozen=True, slots=True)
class Link:
    """An article link and the block of the page that speaks of it alone."""

    url: str
    anchors: list[etree._Element]
    block: etree._Element


def selected_links(
    root: etree._Element, base: str, discovery: Discovery, is_wanted: Callable[[str], bool]
) -> list[Link]:
    """Links by the profile's selectors; empty when it has none or they match nothing."""
    if not discovery.entry:
        return []
    links: dict[str, Link] = {}
    for block in _select(root, discovery.entry):
        scope = _select(block, discovery.entry_link) if discovery.entry_link else [block]
        anchors = [
            anchor
            for element in scope
            for anchor in ([element] if element.get("href") else element.iter("a"))
        ]
        wanted: dict[str, list[etree._Element]] = {}
        for anchor in anchors:
            url = _target(anchor, base)
            if url and is_wanted(url):
                wanted.setdefault(url, []).append(anchor)
        if wanted:
            url = next(iter(wanted))
            links.setdefault(url, Link(url, wanted[url], block))
    return list(links.values())


def whole_page_links(
    root: etree._Element, base: str, is_wanted: Callable[[str], bool]
) -> list[Link]:
    """All article links of a page; the block of each is the largest element about it alone."""
    anchors: dict[str, list[etree._Element]] = {}
    for anchor in root.iter("a"):
        url = _target(anchor, base)
        if url and is_wanted(url):
            anchors.setdefault(url, []).append(anchor)
    owner: dict[etree._Element, str] = {}
    for url, elements in anchors.items():
        for element in elements:
            node = element.getparent()
            while node is not None and owner.get(node) != _SEVERAL:
                owner[node] = url if owner.get(node, url) == url else _SEVERAL
                node = node.getparent()
    return [
        Link(url, elements, max((_block(e, owner) for e in elements), key=_worth))
        for url, elements in anchors.items()
    ]


def _block(anchor: etree._Element, owner: dict[etree._Element, str]) -> etree._Element:
    block = anchor
    for _ in range(_CLIMB):
        parent = block.getparent()
        if parent is None or parent.tag in _BOUNDARY or owner.get(parent) == _SEVERAL:
            break
        if sum(1 for _ in islice(parent.iter("a"), _MOST_LINKS + 1)) > _MOST_LINKS:
            break
        block = parent
    return block


def _worth(block: etree._Element) -> int:
    """How much a block tells: one article is often linked from the list and from the sidebar."""
    tags = {element.tag for element in block.iter() if isinstance(element.tag, str)}
    return 2 * bool(tags & set(_HEADINGS)) + ("time" in tags) + ("p" in tags) + ("img" in tags)


def describe(link: Link, page: str, base: str, profile: Profile) -> Found:
    """What the block says of its article, as hints."""
    discovery = profile.discovery
    title = _chosen_text(link.block, discovery.entry_title) or _title(link)
    date = _chosen_date(link.block, discovery.entry_date)
    date = date or _date(link.block, title or "", profile.timezone)
    return Found(
        url=link.url,
        hints=Hints(
            title=title,
            date=date,
            thumbnail=_thumbnail(link.block, base),
            summary=_summary(link.block, title),
            found_by="listing",
            found_on=page,
        ),
    )


def _target(anchor: etree._Element, base: str) -> str | None:
    url = join(base, anchor.get("href"))
    return normalise(url) if url else None


def _select(element: etree._Element, selector: str) -> list[etree._Element]:
    found = compile_css(selector)(element)
    nodes = found if isinstance(found, list) else []
    return [node for node in nodes if isinstance(node, etree._Element)]


def _chosen_text(block: etree._Element, selector: str | None) -> str | None:
    if selector:
        for element in _select(block, selector):
            if text := text_of(element):
                return text
    return None


def _chosen_date(block: etree._Element, selector: str | None) -> str | None:
    if selector:
        for element in _select(block, selector):
            if text := element.get("datetime") or text_of(element):
                return text.strip()
    return None


def _title(link: Link) -> str | None:
    candidates = [
        element
        for element in link.block.iter(*_HEADINGS)
        if len(text_of(element)) > 3 and not _MORE.match(text_of(element))
    ]
    candidates += [
        element
        for element in link.block.iter()
        if isinstance(element.tag, str) and _TITLE_NAME.search(element.get("class") or "")
    ]
    for element in candidates:
        if text := text_of(element):
            return text[:_SUMMARY_CHARACTERS]
    texts = [text_of(anchor) for anchor in link.anchors]
    texts = [text for text in texts if text and not _MORE.match(text)]
    labels = [anchor.get("title") or "" for anchor in link.anchors]
    best = max([*texts, *labels], key=len, default="")
    return best[:_SUMMARY_CHARACTERS] or None


def _date(block: etree._Element, title: str, timezone: str) -> str | None:
    """The date printed in a block: a time tag, an element named for it, or any short text."""
    for element in block.iter("time"):
        if text := element.get("datetime") or text_of(element):
            return text.strip()
    named: list[str] = []
    other: list[str] = []
    for element in block.iter():
        if not isinstance(element.tag, str):
            continue
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        if _DATE_NAME.search(names):
            named.append(text_of(element))
        other += [piece for piece in (element.text, element.tail) if piece and element is not block]
        if element is block and element.text:
            other.append(element.text)
    for text in [*named, *other]:
        text = " ".join(text.split())
        if not 5 <= len(text) <= _DATE_CHARACTERS or text == title or not _DIGIT.search(text):
            continue
        if any(
            mention.kind == "absolute" and mention.precision in ("day", "minute", "second")
            for mention in find_dates(text, timezone=timezone)
        ):
            return text
    return None


_DIGIT = re.compile(r"\d")


def _thumbnail(block: etree._Element, base: str) -> str | None:
    for image in block.iter("img"):
        for attribute in ("data-src", "data-lazy-src", "data-original", "src"):
            if address := join(base, image.get(attribute)):
                return address
    return None


def _summary(block: etree._Element, title: str | None) -> str | None:
    texts = (text_of(element) for element in block.iter("p"))
    for text in texts:
        if len(text) > 40 and text != title:
            return text[:_SUMMARY_CHARACTERS]
    return None
