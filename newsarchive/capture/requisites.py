"""What a page needs to be shown: images, styles, scripts, fonts, icons; from HTML and from CSS.

Pages that load pictures late keep the address in an attribute of their own (`data-src` and a hundred others):
every `data-` attribute whose value has the name of a picture, style, script or font counts.

Source: WHATWG HTML sections 4.8.4.2 (`srcset`), 4.6.7 (link types); URL sections 4.1 and 4.4.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml import etree

from newsarchive.capture.css_requisites import addresses_in_css

#: requisites of one page; a page that names more is no article
MOST = 400
#: characters of a style sheet that are searched
_SEARCHED = 4_000_000

#: names of files that pages show or load
_FILE = (
    r"\.(?:jpe?g|jfif|png|apng|gif|webp|avif|svg|ico|bmp|css|m?js|woff2?|ttf|otf|eot|webmanifest)"
)
_LOOKS_RIGHT = re.compile(_FILE + r"(?:[?#]\S*)?$", re.IGNORECASE)
_IN_JSON = re.compile(rf'"((?:https?:|\.{{0,2}}\\?/)[^"\s]*?{_FILE}(?:\?[^"\s]*)?)"', re.IGNORECASE)
_SET_START = re.compile(r"[\s,]*(\S+)")
_IMAGES = frozenset({"img", "amp-img", "amp-anim", "source", "image", "input"})
#: tags whose `data-src` is an image or a script whatever its name looks like
_LAZY_TAGS = frozenset({"img", "amp-img", "source", "script", "picture", "input"})
_LAZY_NAMES = frozenset(
    {
        *("data-src", "data-lazy-src", "data-original", "data-lazy", "data-image", "data-img"),
        *("data-original-src", "data-orig-src", "data-echo", "data-rocket-src", "data-rocketsrc"),
        *("data-cfsrc", "data-pagespeed-lazy-src", "data-ll-src", "data-flickity-lazyload"),
        *("data-wpfc-original-src", "data-litespeed-src", "data-ezsrc"),
    }
)
#: sizes of a WordPress picture that are shown nowhere on the page
_NOT_SHOWN = frozenset({"data-orig-file", "data-medium-file"})
_MEDIA = frozenset({"video", "audio"})
_ICONS = frozenset({"icon", "apple-touch-icon", "apple-touch-icon-precomposed", "mask-icon"})
_LINKS = _ICONS | {"stylesheet", "manifest", "modulepreload", "fluid-icon"}
_PRELOADED = frozenset({"", "image", "style", "script", "font"})
_REFERRING = frozenset({"image", "use", "feimage"})
_REFERENCES = ("href", "xlink:href", "{http://www.w3.org/1999/xlink}href")
#: most attributes of a page
_IDLE = frozenset(
    "class id href alt title rel type width height name value content role lang".split()
)
_SPACES = str.maketrans("", "", "\t\n\r")


def find_requisites(body: bytes | Any, url: str, *, most: int = MOST) -> list[str]:
    """Absolute addresses of what an HTML page shows, in the order of the page, each once.

    `body` is the page's bytes or its lxml tree. The site's icon comes last when the page names none: browsers ask
    for it too.
    """
    tree: Any = _parsed(body) if isinstance(body, bytes) else body
    if tree is None:
        return []
    base = next((href for element in tree.iter("base") if (href := element.get("href"))), None)
    start = _absolute(url, base) or url if base else url
    found: dict[str, None] = {}
    has_icon = False
    seen: set[str] = set()
    for address, kind in _addresses(tree):
        if address in seen:
            continue
        seen.add(address)
        absolute = _absolute(start, address)
        if absolute and absolute != url:
            found.setdefault(absolute)
            has_icon = has_icon or kind == "icon"
            if len(found) >= most:
                return list(found)
    if not has_icon and found and (icon := _absolute(url, "/favicon.ico")):
        found.setdefault(icon)
    return list(found)


def _parsed(body: bytes, encoding: str | None = None) -> Any:
    # plain elements: those of lxml.html look up a class for each node
    parser = etree.HTMLParser(
        encoding=encoding, huge_tree=True, remove_comments=True, remove_pis=True, recover=True
    )
    try:
        return etree.fromstring(body, parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None


def css_urls(css: bytes | str, url: str, *, most: int = MOST) -> list[str]:
    """Absolute addresses that a style sheet loads: `url()`, `@import` and `image-set()`."""
    text = css.decode("utf-8", "replace") if isinstance(css, bytes) else css
    found: dict[str, None] = {}
    for address in addresses_in_css(text[:_SEARCHED]):
        if (absolute := _absolute(url, address)) and absolute != url:
            found.setdefault(absolute)
    return list(found)[:most]


def _addresses(tree: Any) -> Iterator[tuple[str, str]]:
    """Addresses as written, each with what it is: `icon`, or nothing in particular."""
    for element in tree.iter("*"):
        tag = element.tag
        if tag == "style":
            yield from ((address, "") for address in addresses_in_css(element.text or ""))
        elif tag == "noscript" and element.text and "<img" in element.text:
            # a copy for browsers without scripts, kept as text
            copy = _parsed(element.text.encode("utf-8"), "utf-8")
            if copy is not None:
                yield from _addresses(copy)
        if tag == "link":
            yield from _link(element)
        elif tag in _REFERRING:
            yield from ((element.get(name) or "", "") for name in _REFERENCES)
        if _IDLE.issuperset(element.keys()):
            continue
        for name, value in element.items():
            if value and name not in _IDLE:
                for address in _attribute(element, tag, name, value):
                    yield address, ""


def _attribute(element: Any, tag: str, name: str, value: str) -> Iterator[str]:
    if name == "src":
        if tag in _IMAGES or tag == "script":
            if tag != "source" or not _is_media(element):
                yield value
        elif tag == "embed" and _LOOKS_RIGHT.search(value):
            yield value
    elif name == "style":
        yield from addresses_in_css(value)
    elif name in ("srcset", "imagesrcset"):
        yield from _in_set(value)
    elif name in ("background", "poster"):
        yield value
    elif name == "data":
        if _LOOKS_RIGHT.search(value):
            yield value
    elif name.startswith("data-") and name not in _NOT_SHOWN:
        yield from _late(element, tag, name, value)


def _late(element: Any, tag: str, name: str, value: str) -> Iterator[str]:
    """An address in an attribute that a script of the page will move to its place."""
    if "srcset" in name or "bgset" in name:
        yield from _in_set(value)
    elif "url(" in value:
        yield from addresses_in_css(value)
    elif value.lstrip()[:1] in ("{", "["):
        yield from (match[1].replace("\\/", "/") for match in _IN_JSON.finditer(value))
    elif _LOOKS_RIGHT.search(value.strip()) and " " not in value.strip():
        yield value
    elif name.startswith(("data-bg", "data-background")):
        if "/" in value:
            yield value
    elif name in _LAZY_NAMES and tag in _LAZY_TAGS and not _is_media(element):
        yield value


def _is_media(element: Any) -> bool:
    """Whether an element is a source of a film or a sound."""
    parent = element.getparent()
    return parent is not None and parent.tag in _MEDIA


def _link(element: Any) -> Iterator[tuple[str, str]]:
    relations = set((element.get("rel") or "").lower().split())
    href = element.get("href") or ""
    if relations & _LINKS:
        yield href, "icon" if relations & _ICONS else ""
    elif "preload" in relations and (element.get("as") or "").lower() in _PRELOADED:
        yield href, ""


def _in_set(value: str) -> Iterator[str]:
    """The addresses of a `srcset`; commas may stand in addresses and in parentheses behind them."""
    position = 0
    has_parentheses = "(" in value
    while match := _SET_START.match(value, position):
        address = match[1]
        position = match.end()
        yield address.rstrip(",")
        if address.endswith(","):
            continue
        while True:
            comma = value.find(",", position)
            opening = value.find("(", position) if has_parentheses else -1
            if comma < 0:
                return
            if not 0 <= opening < comma:
                position = comma + 1
                break
            closing = value.find(")", opening)
            if closing < 0:
                return
            position = closing + 1


def _absolute(base: str, address: str) -> str | None:
    """The address as a browser resolves it; None for what is none, or none of the web."""
    address = address.translate(_SPACES).strip()
    if not address or address.startswith(("data:", "#", "about:", "javascript:", "blob:")):
        return None
    path, mark, query = address.partition("?")
    try:
        absolute = urljoin(base, path.replace("\\", "/") + mark + query)
        parts = urlsplit(absolute)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            return None
        _ = parts.port
    except ValueError:
        return None
    return absolute.partition("#")[0]
