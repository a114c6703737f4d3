"""Whether what a document is called names nothing but its site: names, rubrics and slogans that no headline says."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from newsarchive.extract.printed_title import names_page, names_site_only
from newsarchive.extract.survey import Survey
from newsarchive.extract.tree import finds, names_of, page_text, short_text

_WORD = re.compile(r"\w+")
SEPARATOR = re.compile(r"\s+[|–—·•»:-]+\s+|\s*[|»]\s*")
#: words of a site's name at most
_NAME_WORDS = 3


def words_in(text: str) -> frozenset[str]:
    """The words of a text in small letters."""
    return frozenset(_WORD.findall(text.lower()))


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


def is_slogan(document: str, survey: Survey) -> bool:
    """Whether a document's title may be the site's slogan: the page prints no part of it."""
    return len(document) <= _LONGEST_SLOGAN and all(
        survey.text.count(part) <= document.count(part) for part in SEPARATOR.split(document)
    )


_LONGEST_SLOGAN = 60
#: letters of a word that may tell what a text is of, and shares of such words that are in the text, or are not
_TELLING, _MANY, _HALF = 4, 0.7, 0.5
_LONGEST_TEXT = 5000


def tells_of(container: Any | None, headline: str, others: Iterable[str]) -> bool:
    """Whether a text speaks of what a headline says, and hardly of what its document is called."""
    if container is None:
        return False
    said = words_in(page_text(container, _LONGEST_TEXT))

    def share(text: str) -> float:
        telling = {word for word in words_in(text) if len(word) >= _TELLING or word.isdigit()}
        return len(telling & said) / max(len(telling), 1)

    return share(headline) >= _MANY and all(share(other) <= _HALF for other in others)


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
