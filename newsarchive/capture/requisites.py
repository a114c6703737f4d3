"""What a page needs to be shown: images, styles, scripts, fonts; from HTML and from CSS."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml import etree, html

#: requisites of one page; a page that names more is no article
MOST = 400

_CSS_URL = re.compile(r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^"')\s][^)]*?))\s*\)""", re.IGNORECASE)
_CSS_IMPORT = re.compile(r"""@import\s+(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_SRCSET_PART = re.compile(r"\s*(\S*[^\s,])(?:\s+[^,]*)?(?:,|$)")
_IMAGE_ATTRIBUTES = (
    "src", "data-src", "data-lazy-src", "data-original", "data-large-file", "data-bg", "data-background-image",
)  # fmt: skip
_SETS = ("srcset", "data-srcset", "data-lazy-srcset", "imagesrcset")
_LINKS = {"stylesheet", "icon", "shortcut", "apple-touch-icon", "preload", "manifest", "mask-icon"}


def find_requisites(body: bytes | Any, url: str, *, most: int = MOST) -> list[str]:
    """Absolute addresses of what an HTML page shows, in the order of the page, each once.

    `body` is the page's bytes or its lxml tree.
    """
    tree: Any = body
    if isinstance(body, bytes):
        try:
            tree = html.document_fromstring(body or b"<html/>")
        except (etree.LxmlError, ValueError):
            return []
    base = next((element.get("href") for element in tree.iter("base")), None)
    start = urljoin(url, base) if base else url
    found: dict[str, None] = {}
    for address in _addresses(tree):
        absolute = _absolute(start, address)
        if absolute and absolute != url:
            found.setdefault(absolute)
            if len(found) >= most:
                break
    return list(found)


def css_urls(css: bytes | str, url: str, *, most: int = MOST) -> list[str]:
    """Absolute addresses that a style sheet loads: `url()` and `@import`."""
    text = css.decode("utf-8", "replace") if isinstance(css, bytes) else css
    found: dict[str, None] = {}
    for address in _in_css(text):
        if absolute := _absolute(url, address):
            found.setdefault(absolute)
    return list(found)[:most]


def _addresses(tree: Any) -> Iterator[str]:
    for element in tree.iter():
        tag = element.tag
        if not isinstance(tag, str):
            continue
        if style := element.get("style"):
            yield from _in_css(style)
        if background := element.get("background"):
            yield background
        if tag in ("img", "source", "div", "section", "figure", "a", "input"):
            yield from _image(element, tag)
        elif tag == "link":
            if _LINKS & set((element.get("rel") or "").lower().split()):
                yield element.get("href") or ""
                yield from _in_set(element)
        elif tag == "script":
            yield element.get("src") or ""
        elif tag == "style":
            yield from _in_css(element.text or "")
        elif tag == "video":
            yield element.get("poster") or ""


def _image(element: Any, tag: str) -> Iterator[str]:
    for name in _IMAGE_ATTRIBUTES:
        if name == "src" and tag not in ("img", "source", "input"):
            continue
        if tag == "source" and (
            element.getparent() is not None and element.getparent().tag in ("video", "audio")
        ):
            continue
        if value := element.get(name):
            yield value
    yield from _in_set(element)


def _in_set(element: Any) -> Iterator[str]:
    for name in _SETS:
        if value := element.get(name):
            yield from (match[1] for match in _SRCSET_PART.finditer(value) if match[1])


def _in_css(text: str) -> Iterator[str]:
    for pattern in (_CSS_IMPORT, _CSS_URL):
        for match in pattern.finditer(text):
            yield next(group for group in match.groups() if group is not None)


def _absolute(base: str, address: str) -> str | None:
    address = address.strip()
    if not address or address.startswith(("data:", "#", "about:", "javascript:", "blob:")):
        return None
    try:
        absolute = urljoin(base, address)
        parts = urlsplit(absolute)
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return None
    return absolute.partition("#")[0]
