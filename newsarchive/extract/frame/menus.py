"""The menu of a site: a list of links to its own pages, wherever it stands and whatever it is called."""

from __future__ import annotations

import re
from itertools import islice
from typing import Any

from lxml import etree

from newsarchive.extract.markup.prune import HAD_MENU
from newsarchive.extract.markup.tree import finds, names_of, short_text
from newsarchive.extract.title.headline import is_home

_HAD_MENU = etree.XPath(f"boolean(descendant-or-self::*[@{HAD_MENU}])")
#: links that make a menu; fewer are a path or buttons
_LEAST = 5
#: characters of such a link
_LONGEST_ITEM = 40
_names_menu = finds(
    re.compile(r"(?i)(?:^|[\s_-])(?:main-?)?(?:menu\w*|nav|navbar|navigation|navigasi)(?=$|[\s_-])")
)
_BOXES = ("ul", "nav", "td", "div", "ol", "p", "center")
#: boxes looked at within an element
_LOOKED_AT = 40
_ELSEWHERE = ("#", "javascript:", "mailto:", "tel:", "//")


def holds_menu(element: Any, base: str) -> bool:
    """Whether in an element stands a menu, or stood one before the page was pruned: a list of links, or what is called one, to pages of the site of `base`."""
    if _HAD_MENU(element):
        return True
    boxes = islice(element.iter(*_BOXES), _LOOKED_AT)
    return any(_is_menu(box, base) for box in boxes)


def _is_menu(box: Any, base: str) -> bool:
    if box.tag in ("ul", "nav") or _names_menu(names_of(box)):
        links = list(islice(box.iter("a"), _LEAST))
    else:
        # `<td><a>Beranda</a> | <a>Profil</a> | …`
        links = [link for link in box if link.tag == "a"]
        if len(links) < len(box) or any((a.tail or "").strip(_BETWEEN) for a in links):
            return False
    return len(links) >= _LEAST and all(
        _is_own(link.get("href") or "#", base) and short_text(link, _LONGEST_ITEM) for link in links
    )


#: what parts links in a line
_BETWEEN = " \t\r\n\xa0|·•:/-–»"


def _is_own(address: str, base: str) -> bool:
    """Whether an address is of a page of the site of `base`; buttons that share a page lead elsewhere."""
    if address.startswith(_ELSEWHERE):
        return False
    return "://" not in address or _host(address) == _host(base)


def leads_to_first_page(link: Any, base: str) -> bool:
    """Whether a link leads to the first page of the site of `base`, as that round its emblem does."""
    address = (link.get("href") or "#").strip()
    if not _is_own(address, base):
        return False
    _, parted, rest = address.partition("://")
    return is_home(rest.partition("/")[2] if parted else address)


def _host(address: str) -> str:
    return address.partition("://")[2].partition("/")[0].removeprefix("www.")
