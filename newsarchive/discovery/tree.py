"""HTML bytes to a tree in which links can be followed; never raises."""

from __future__ import annotations

from urllib.parse import urljoin

from lxml import etree
from w3lib.encoding import html_to_unicode

_EMPTY = b"<html><body></body></html>"


def parse_tree(html: bytes, content_type: str | None = None) -> etree._Element:
    """The page's root element. Bytes that are no HTML give an empty page."""
    _encoding, text = html_to_unicode(content_type, html, auto_detect_fun=_detect)
    parser = etree.HTMLParser(
        encoding="utf-8", recover=True, no_network=True, remove_comments=True, remove_pis=True
    )
    clean = text.replace("\x00", "").encode("utf-8", "replace")
    try:
        root = etree.fromstring(clean or _EMPTY, parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None:
        return etree.fromstring(_EMPTY, etree.HTMLParser())
    etree.strip_elements(root, "script", "style", "template", with_tail=False)
    return root


def _detect(body: bytes) -> str:
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def base_url(root: etree._Element, url: str) -> str:
    """What relative links of the page are relative to."""
    for element in root.iter("base"):
        if href := element.get("href"):
            return join(url, href) or url
    return url


def join(base: str, href: str | None) -> str | None:
    """An absolute web address for a link; None for other schemes and for what can not be joined."""
    href = (href or "").strip()
    if not href or href.startswith(("#", "javascript:", "mailto:", "tel:", "data:")):
        return None
    try:
        url = urljoin(base, href)
    except ValueError:
        return None
    return url if url.startswith(("http://", "https://")) else None


def text_of(element: etree._Element) -> str:
    """All text of an element on one line."""
    return " ".join(" ".join(element.itertext()).split())
