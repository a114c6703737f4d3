"""The element round a headline that a theme sets apart from the text, in a band above it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from newsarchive.extract.credits.author_rows import is_date
from newsarchive.extract.frame.furniture import is_phrase
from newsarchive.extract.markup.tree import says, short_text, text_without
from newsarchive.extract.notes.fact_lines import is_fact_line
from newsarchive.extract.section.breadcrumbs import is_step_of_news

_BY_ROLE = etree.XPath("descendant::*[@role='heading']")


def headings_of(root: Any) -> Iterator[Any]:
    """What may print a headline, of the greater orders or by its role."""
    yield from root.iter("h1", "h2", "h3", "h4")
    yield from _BY_ROLE(root)


def headline_band(root: Any, title: str | None, scope: Any) -> Any | None:
    """What stands round the printed title, where that is not below `scope`, the surroundings of the text."""
    for heading in headings_of(root):
        if not says(heading, title):
            continue
        band = heading.getparent()
        if band is None or band.tag in ("body", "html", "a", "li", "aside", "nav"):
            return None
        return None if any(parent is scope for parent in heading.iterancestors()) else band
    return None


def heading_text(heading: Any, longest: int) -> str:
    """The text of a heading, without the day or the count of readers that a theme prints in it; empty when it is longer than `longest`."""
    text = short_text(heading, longest)
    if text and any(map(_is_fact, heading)):
        return text_without(heading, _is_fact)
    return _without_path(text)


#: marks between the steps of a path, and words of the headline behind them at least
_STEP = re.compile(r"\s*[►▶▸»›→]\s*")
_LEAST_BEHIND = 3


def _without_path(text: str) -> str:
    """A heading without the steps of a path that are glued before it: `Berita►Empat Mobil Pintar Sambangi Desa`."""
    *steps, last = _STEP.split(text)
    if not steps or len(last.split()) < _LEAST_BEHIND:
        return text
    return last if all(map(is_step_of_news, filter(None, steps))) else text


#: characters of a fact in a heading
_LONGEST_FACT = 60


def _is_fact(element: Any) -> bool:
    """Whether a part of a heading says when, how long reading takes, or how many have read: `1.284 kali dibaca`, an eye and `1.284`."""
    if not isinstance(element.tag, str):
        return False
    text = short_text(element, _LONGEST_FACT)
    if not text or not any(map(str.isdigit, text)):
        return False
    if is_date(text) or (text[0].isdigit() and is_fact_line(text)):
        return True
    if text.replace(".", "").replace(",", "").isdigit():
        # behind the drawing of an eye; a plain figure may be the headline's own
        return next(element.iter("i", "svg"), None) is not None
    return is_phrase(text) and is_fact_line(text)


#: addresses of a site's first page, without the slashes round them
_HOME = frozenset(("", ".", "index.php", "index.html", "home", "beranda"))


def is_home(address: str | None) -> bool:
    """Whether an address on the page's own site, without its host, is that of the first page; none is, too."""
    return (address or "").strip().strip("/") in _HOME


def leads_home(heading: Any) -> bool:
    """Whether a heading is a link to the site's first page, and so its name."""
    link = heading.find(".//a[@href]")
    return link is not None and is_home(link.get("href"))
