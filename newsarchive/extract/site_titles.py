"""Whether what a document is called names nothing but its site: names, rubrics and slogans that no headline says."""

from __future__ import annotations

import re
from itertools import islice
from typing import Any

from newsarchive.extract.printed_title import names_page, names_site_only
from newsarchive.extract.survey import Survey
from newsarchive.extract.tree import finds, names_of, says, short_text

_WORD = re.compile(r"\w+")
SEPARATOR = re.compile(r"\s+[|–—·•»:-]+\s+|\s*[|»]\s*")
#: words of a site's name at most
_NAME_WORDS = 3


def is_unprinted_name(root: Any, document: str, survey: Survey) -> bool:
    """Whether a document's title has nothing but parts that name sites, or are as short as such names, and no heading but a rubric says one: `Layanan Warga`, `Museum Aceh - Blog Post`.

    Beside the name of an office a slogan may be longer that stands nowhere else on the page.
    """
    parts = [part.strip() for part in SEPARATOR.split(document) if part.strip()]
    has_name = any(map(names_site_only, parts))
    return all(
        (
            len(_WORD.findall(part)) <= _NAME_WORDS
            or names_site_only(part)
            or (has_name and survey.text.count(part) <= document.count(part))
        )
        and (_is_rubric(part, parts) or not _is_headed(root, part))
        for part in parts
    )


def is_slogan(root: Any, container: Any | None, document: str, survey: Survey) -> bool:
    """Whether a document's title may be the site's slogan: the page prints no part of it, or only above its menu."""
    return len(document) <= _LONGEST_SLOGAN and all(
        survey.text.count(part) <= document.count(part) + _is_above_menu(root, container, part)
        for part in SEPARATOR.split(document)
    )


#: links of a menu
_MENU = 4


def _is_above_menu(root: Any, container: Any | None, name: str) -> bool:
    """Whether a heading says a name right above or beside the links of a menu, in a box without the text."""
    for heading in root.iter("h1", "h2"):
        if not says(heading, name):
            continue
        box = heading.getparent()
        for menu in (heading.getnext(), box, box.getnext()):
            is_round = menu is None or menu.tag == "body" or menu is container
            if not is_round and container is not None:
                is_round = menu in container.iterancestors()
            if not is_round and sum(1 for _ in islice(menu.iter("a"), _MENU)) == _MENU:
                return True
    return False


_LONGEST_SLOGAN = 60
#: boxes of what a site calls itself
_names_site_box = finds(
    re.compile(
        r"(?i)(?:^|[\s_-])(?:(?:site|page|top|main)?-?header|brand\w*|logo|masthead|slogan|tagline)(?=$|[\s_-])"
    )
)


def _is_headed(root: Any, name: str) -> bool:
    """Whether a heading says a part of a document's title, elsewhere than where a site prints its name and slogan."""
    wanted = name.casefold()
    return any(
        short_text(heading, len(name)).casefold() == wanted
        and not any(
            box.tag in ("header", "nav") or _names_site_box(names_of(box))
            for box in (heading, *heading.iterancestors())
            if box.tag != "body"
        )
        for heading in root.iter("h1", "h2", "h3", "h4")
    )


def _is_rubric(part: str, parts: list[str]) -> bool:
    """Whether a part of a document's title is a rubric of the site that the others name: `Kabar Museum | Museum Aceh`."""
    others = {word for other in parts if other is not part for word in other.lower().split()}
    return names_page(" ".join(word for word in part.split() if word.lower() not in others))
