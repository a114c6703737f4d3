"""Where a listing goes on: numbers in addresses, `rel=next`, pagers, load-more buttons."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from lxml import etree

from newsarchive.discovery.addresses import normalise, split_url
from newsarchive.discovery.tree import join, text_of

#: `/page/2/`, `/halaman/2`, `/index/10`
_PATH_NUMBER = re.compile(
    r"/(?P<name>page|halaman|hal|index|p|laman|pages|offset|start)[/-](?P<number>\d{1,7})(?=/?\Z)",
    re.IGNORECASE,
)
_PARAMETER = re.compile(
    r"(?:\A|(?<=&))(?P<name>page|paged|pg|p|hal|halaman|laman|start|limitstart|offset|per_page|"
    r"page_\w{1,12}|pagenum|pageno|currentpage|pn|page%5bnumber%5d)=(?P<number>\d{1,7})(?=&|\Z)",
    re.IGNORECASE,
)
_LAST_NUMBER = re.compile(r"/(?P<number>\d{1,7})(?=/?\Z)")
_PAGER = re.compile(
    r"pagin|pager|page-?nav|nav-links|halaman|page-numbers|wp-pagenavi|nav-previous|nav-next|"
    r"blog-pager|older|load-?more|next-page|page-link|older-posts",
    re.IGNORECASE,
)
_NEXT_WORDS = re.compile(
    r"\A\W*(?:next(?: page)?|selanjutnya|berikutnya|berikut|lanjut|"
    r"halaman (?:berikutnya|selanjutnya)|"
    r"older(?: posts| entries)?|posting(?:an)? lama|lebih lama|sesudahnya|muat lebih(?: banyak)?|"
    r"load more|next ›|lainnya)\W*\Z",
    re.IGNORECASE,
)
_NEXT_SIGNS = frozenset({"›", "»", ">", ">>", "→", "⟩", "&raquo;", "❯"})
_LAST_WORDS = re.compile(r"\b(?:last|terakhir|akhir)\b", re.IGNORECASE)
_LOAD_ATTRIBUTES = ("data-next-url", "data-next", "data-url", "data-href", "data-load", "data-link")


@dataclass(frozen=True, slots=True)
class PageNumber:
    """A page of a numbered series."""

    #: the address without its number and the way the number is written
    series: tuple[str, str]
    number: int


def numbered(url: str) -> list[PageNumber]:
    """Every way in which an address can be a page of a series; the likeliest first."""
    scheme, host, port, path, query = split_url(normalise(url))
    if not scheme:
        return []
    place = f"{host.removeprefix('www.')}:{port}"
    found = []
    if match := _PATH_NUMBER.search(path):
        rest = path[: match.start()] + path[match.end() :]
        key = _key(place, rest, query)
        found.append(PageNumber((key, f"/{match['name'].lower()}"), int(match["number"])))
    if match := _PARAMETER.search(query):
        rest = "&".join(part for part in query.split("&") if part != match.group())
        found.append(
            PageNumber((_key(place, path, rest), f"?{match['name'].lower()}"), int(match["number"]))
        )
    return found


def _key(place: str, path: str, query: str) -> str:
    path = path.rstrip("/")
    # the first page of `/index.php?hal=2` is usually `/`
    path = "" if path.lower() in ("/index.php", "/index.html", "/home") else path
    return f"{place}{path}?{query}"


def next_page(root: etree._Element, base: str, url: str) -> tuple[str | None, bool]:
    """The address of the listing page after `url`, and whether the page has a pager of its own.

    A pager that shows no later page means that this page is the last.
    """
    anchors = list(_anchors(root, base))
    here = normalise(url)
    for anchor in anchors:
        if "next" in anchor.rel and normalise(anchor.url) != here and _same_site(anchor.url, url):
            return anchor.url, True
    candidate, has_pager = _by_number(anchors, url)
    if candidate is not None:
        return candidate, True
    for anchor in anchors:
        if (
            anchor.says_next
            and anchor.in_pager
            and normalise(anchor.url) != here
            and _same_site(anchor.url, url)
            and not numbered(anchor.url)
        ):
            return anchor.url, True
    return _load_more(root, base, url), has_pager


@dataclass(frozen=True, slots=True)
class _Anchor:
    url: str
    rel: frozenset[str]
    text: str
    in_pager: bool
    says_next: bool


def _anchors(root: etree._Element, base: str) -> Iterator[_Anchor]:
    for element in root.iter("a", "link"):
        target = join(base, element.get("href"))
        if target is None:
            continue
        rel = frozenset((element.get("rel") or "").lower().split())
        if element.tag == "link":
            if "next" in rel:
                yield _Anchor(target, rel, "", True, True)
            continue
        text = text_of(element) if len(element) < 20 else ""
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        label = f"{element.get('title') or ''} {element.get('aria-label') or ''}".strip()
        says_next = not _LAST_WORDS.search(f"{text} {label} {names}") and bool(
            _NEXT_WORDS.match(text)
            or text in _NEXT_SIGNS
            or _NEXT_WORDS.match(label)
            or re.search(r"\b(?:next|older)\b", f"{names} {label}", re.IGNORECASE)
        )
        yield _Anchor(target, rel, text, _in_pager(element), says_next)


def _in_pager(element: etree._Element) -> bool:
    node: etree._Element | None = element
    for _ in range(5):
        if node is None or node.tag in ("body", "main", "html"):
            return False
        if _PAGER.search(f"{node.get('class') or ''} {node.get('id') or ''}"):
            return True
        node = node.getparent()
    return False


def _by_number(anchors: list[_Anchor], url: str) -> tuple[str | None, bool]:
    """The link to the smallest number above this page's in its series; whether there is one."""
    mine = {page.series: page.number for page in numbered(url)}
    _, host, port, path, query = split_url(normalise(url))
    own_key = _key(f"{host.removeprefix('www.')}:{port}", path, query)
    best: tuple[int, int, str] | None = None
    has_series = False
    for anchor in anchors:
        for page in numbered(anchor.url):
            same = page.series in mine or page.series[0] == own_key
            if not same and not anchor.in_pager:
                continue
            if not same and (mine or not _neighbour(page, anchor)):
                continue
            has_series = True
            current = mine.get(page.series, 0 if _is_offset(page) else 1)
            if (
                page.series not in mine
                and page.number == 1
                and (anchor.says_next or anchor.text == "2")
            ):
                current = 0  # pages counted from 0: `?page=1` is the second
            if page.number > current:
                rank = (0 if same else 1, page.number, anchor.url)
                best = min(best, rank) if best else rank
    if best is None and not has_series:
        return _by_last_number(anchors, url)
    return (best[2] if best else None), has_series


def _neighbour(page: PageNumber, anchor: _Anchor) -> bool:
    """Home pages link the second page of a listing that has an address of its own."""
    return page.number == 2 or anchor.says_next


def _is_offset(page: PageNumber) -> bool:
    return page.series[1] in ("?start", "?limitstart", "?offset", "?per_page", "/index", "/offset")


def _by_last_number(anchors: list[_Anchor], url: str) -> tuple[str | None, bool]:
    """`/berita/10` in a pager: numbers at the end of a path without a word before them."""
    path = urlsplit(normalise(url)).path.rstrip("/")
    match = _LAST_NUMBER.search(path)
    stem, current = (path[: match.start()], int(match["number"])) if match else (path, 0)
    best: tuple[int, str] | None = None
    seen = False
    for anchor in anchors:
        other = urlsplit(normalise(anchor.url)).path.rstrip("/")
        ending = _LAST_NUMBER.search(other)
        if not anchor.in_pager or not ending or not _same_site(anchor.url, url):
            continue
        if other[: ending.start()] != stem or not (anchor.text.isdigit() or anchor.says_next):
            continue
        seen = True
        number = int(ending["number"])
        is_first = match is None and anchor.text == "1"
        if number > current and not is_first:
            best = min(best, (number, anchor.url)) if best else (number, anchor.url)
    return (best[1] if best else None), seen


def _load_more(root: etree._Element, base: str, url: str) -> str | None:
    for element in root.iter("a", "button", "div", "span"):
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        if not re.search(r"load-?_?more|more-?posts|muat", names, re.IGNORECASE):
            continue
        for attribute in _LOAD_ATTRIBUTES:
            value = element.get(attribute)
            if value and ("/" in value or "?" in value):
                target = join(base, value)
                if target and normalise(target) != normalise(url) and _same_site(target, url):
                    return target
    return None


def _same_site(first: str, second: str) -> bool:
    _, host, port, _, _ = split_url(first)
    _, other, other_port, _, _ = split_url(second)
    return host.removeprefix("www.") == other.removeprefix("www.") and (
        port == other_port or {port, other_port} <= {80, 443}
    )


def first_page(url: str) -> str:
    """The address of the series that a page number 0 or 1 begins; any other address as it is.

    >>> first_page("https://kotaku.go.id/index.php?hal=1")
    'https://kotaku.go.id/index.php'
    """
    for page in numbered(url):
        if page.number > 1:
            continue
        name = page.series[1][1:]
        path, mark, query = url.partition("?")
        if page.series[1].startswith("?"):
            kept = [part for part in query.split("&") if part.lower() != f"{name}={page.number}"]
            return path + (mark + "&".join(kept) if kept else "")
        return _PATH_NUMBER.sub("", path.rstrip("/")) + mark + query
    return url
