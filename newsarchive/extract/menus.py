"""The menu of a site: a list of links to its own pages, wherever it stands and whatever it is called."""

from __future__ import annotations

import re
from itertools import islice
from typing import Any

from lxml import etree

from newsarchive.extract.prune import HAD_MENU
from newsarchive.extract.tree import finds, names_of, short_text

_HAD_MENU = etree.XPath(f"boolean(descendant-or-self::*[@{HAD_MENU}])")
#: links that make a menu; fewer are a path or buttons
_LEAST = 5
#: characters of such a link
_LONGEST_ITEM = 40
_names_menu = finds(
    re.compile(r"(?i)(?:^|[\s_-])(?:main-?)?(?:menu\w*|nav|navbar|navigation|navigasi)(?=$|[\s_-])")
)
_BOXES = ("ul", "nav", "td", "div", "ol")
#: boxes looked at within an element
_LOOKED_AT = 40
_ELSEWHERE = ("#", "javascript:", "mailto:", "tel:", "//")


def holds_menu(element: Any) -> bool:
    """Whether in an element stands a menu, or stood one before the page was pruned: a list of links, or what is called one, to pages of the same site."""
    if _HAD_MENU(element):
        return True
    boxes = islice(element.iter(*_BOXES), _LOOKED_AT)
    return any(
        (box.tag in ("ul", "nav") or _names_menu(names_of(box))) and _is_menu(box) for box in boxes
    )


def _is_menu(box: Any) -> bool:
    links = list(islice(box.iter("a"), _LEAST))
    return len(links) == _LEAST and all(
        _is_own(link.get("href") or "#") and short_text(link, _LONGEST_ITEM) for link in links
    )


def _is_own(address: str) -> bool:
    """Whether an address is of a page of the site, by its path alone; buttons that share a page lead elsewhere."""
    return not address.startswith(_ELSEWHERE) and "://" not in address
