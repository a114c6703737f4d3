"""What no rule reads goes before the page is walked: menus, drawings, forms of choice."""

from __future__ import annotations

import re
from itertools import islice
from typing import Any

from lxml import etree

from newsarchive.extract.markup.tree import finds, names_of, raw_text

#: elements without any text of an article, removed before the page is walked
_EMPTY_OF_TEXT = ("svg", "select", "template", "iframe", "object", "embed", "canvas", "map")
_REMOVED = "removed"
#: attribute of a box from which a menu was removed: above it stands the head of the site
HAD_MENU = "data-had-menu"


#: how the drawings of a person begin in the sets of icons that sites use: Heroicons, Lucide, Feather, Bootstrap, Font Awesome, Material
_PERSON_PATHS = (
    "M16 7a4 4 0", "M10 9a3 3 0 1", "M15.75 6a3.75", "M7.5 6a4.5 4.5", "M18.685 19.097", "M17.982 18.725", "M19 21v-2a4", "M20 21v-2a4",
    "M8 8a3 3 0 1", "M3 14s-1 0-1-1", "M11 6a3 3 0 1", "M224 256A128", "M224 256c70.7", "M12 12c2.21 0 4", "M12 4a4 4 0 0", "M5.121 17.804",
)  # fmt: skip
_CALLED_PERSON = re.compile(r"(?i)(?:^|[\s#_-])(?:user|person|account|author)(?=$|[\s_-])")


def _draws_person(drawing: Any) -> bool:
    called = drawing.get("class") or ""
    for part in drawing.iter("path", "use"):
        if part.tag == "path":
            path = (part.get("d") or "").lstrip()
            return path.startswith(_PERSON_PATHS) or _CALLED_PERSON.search(called) is not None
        called += f" {part.get('href') or part.get('xlink:href') or ''}"
    return _CALLED_PERSON.search(called) is not None


def prune(root: Any) -> None:
    """Remove what no rule reads, once it was counted: menus, drawings, forms of choice.

    The drawing of a person, which stands before an author's name, stays as an empty `<i class="user">`.
    """
    for drawing in root.iter("svg"):
        if _draws_person(drawing):
            del drawing[:]
            drawing.tag, drawing.text = "i", None
            drawing.set("class", "user")
    etree.strip_elements(root, *_EMPTY_OF_TEXT, with_tail=False)
    _strip_menus(root)


#: a `nav` that tells something and holds more of the page's text than this was left open by its author
_LARGEST_NAV = 0.4
#: how themes call the lists of their menus, and lists of links that are said of the article
_names_menu = finds(
    re.compile(
        r"(?i)(?:^|[\s_-])(?:(?:mega|main|top|side|sub|dropdown|mobile|primary|nav)[_-]?)?(?:menus?|nav|navbar)(?=$|[\s_-])"
    )
)
_names_labels = finds(
    re.compile(r"(?i)(?:^|[\s_-])(?:tags?|labels?|kategori|categor\w+|meta|info)(?=$|[\s_-])")
)
#: how lists of links are called that stand in an article, and links from which on a menu is the site's
_names_other = finds(re.compile(r"(?i)share|sharing|social|sosmed|bagikan|crumb|toc|pag(?:er|ing)"))
_FEWEST_MARKED = 5
#: elements of a kind that are looked at; more are nested to no end, and each is walked
_MOST_LOOKED_AT = 40
#: links from which on a list of links, and nothing else, is the menu that it is called
_FEWEST_LINKS = 8
_LINKS = etree.XPath("count(descendant::a)")
#: running text, asked of long pieces only; and what begins an article
_RUNNING_TEXT = etree.XPath(
    "boolean(descendant::text()[string-length(.) > 120][string-length(normalize-space(.)) > 120])"
)
_BEGINNINGS = ("h1", "article", "main")


def _strip_menus(root: Any) -> None:
    navs = islice(root.iter("nav"), _MOST_LOOKED_AT)
    _strip(root, [nav for nav in navs if _is_menu(nav, root)])
    called = (items for items in root.iter("ul") if _is_called_menu(items))
    _strip(root, [items for items in islice(called, _MOST_LOOKED_AT) if _is_of_links(items)])


def _strip(root: Any, menus: list[Any]) -> None:
    for menu in menus:
        menu.tag = _REMOVED
        parent = menu.getparent()
        if (
            parent is not None
            and parent.tag not in ("body", "main", "article")
            and _LINKS(menu) >= _FEWEST_MARKED
            and not _names_other(names_of(menu))
        ):
            parent.set(HAD_MENU, "")
    if menus:
        # libxml2 keeps the text behind; set from here, it could hold characters that lxml refuses
        etree.strip_elements(root, _REMOVED, with_tail=False)


def _is_menu(nav: Any, root: Any) -> bool:
    """Whether nothing but a menu stands in a `nav`, however large: its author may have left it open."""
    if nav.getparent() is None:
        return False
    if not _tells(nav):
        return True
    return nav.find(".//h1") is None and len(raw_text(nav)) <= _LARGEST_NAV * len(raw_text(root))


def _is_called_menu(items: Any) -> bool:
    """Whether a list, or the box round it, is called a menu."""
    parent = items.getparent()
    names = names_of(items) if parent is None else f"{names_of(items)} {names_of(parent)}"
    return not names.isspace() and _names_menu(names) and not _names_labels(names)


def _is_of_links(items: Any) -> bool:
    """Whether several links, and nothing else, stand in a list."""
    return _LINKS(items) >= _FEWEST_LINKS and not _tells(items) and not _has_more_than_links(items)


def _has_more_than_links(items: Any) -> bool:
    stack = [items]
    while stack:
        element = stack.pop()
        if (text := element.text) and not text.isspace():
            return True
        for child in element:
            if (tail := child.tail) and not tail.isspace():
                return True
            if child.tag != "a":
                stack.append(child)
    return False


def _tells(element: Any) -> bool:
    return next(element.iter(*_BEGINNINGS), None) is not None or bool(_RUNNING_TEXT(element))
