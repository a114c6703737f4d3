"""The whole of a title of which a site states or prints the first words alone: `Bupati Lebong Bagikan Bibit…`."""

from __future__ import annotations

from typing import Any

from newsarchive.extract.frame.survey import Survey
from newsarchive.extract.markup.tree import short_text
from newsarchive.extract.published.dated_lines import HEADINGS
from newsarchive.extract.title.printed_title import may_be_title
from newsarchive.extract.title.site_titles import SEPARATOR

#: how themes end a headline of which they print the first words alone
_CUT = ("…", "...")
#: words of a headline before that at least, and characters of a whole one
_LEAST, _LONGEST = 3, 220
#: what prints a headline where no heading does
_LINES = frozenset(("div", "p", "span", "td", "font", "b", "strong", "center", "big"))


def is_cut(title: str) -> bool:
    return title.endswith(_CUT)


def whole_title(cut: str, stated: list[str], survey: Survey, container: Any | None) -> str | None:
    """The headline that begins with the words of a `cut` one, as the page states it elsewhere or prints it above or in its text."""
    begun = cut.rstrip("….").rstrip()
    for text in stated:
        parts = SEPARATOR.split(text)
        if parts[0].startswith(begun) and not text.endswith(_CUT):
            # the site's name may stand behind it
            return parts[0].strip()
    return _printed(begun, survey, container) if len(begun.split()) >= _LEAST else None


def _printed(begun: str, survey: Survey, container: Any | None) -> str | None:
    """The heading that begins so, the greatest first; else the line. What links elsewhere is the headline of another article."""
    said = begun.casefold()
    best: tuple[int, str] | None = None
    end = set(container.itersiblings()) if container is not None else set()
    for element in survey.elements:
        if element in end:
            break
        if element.tag not in HEADINGS and (element.tag not in _LINES or len(element)):
            continue
        text = short_text(element, _LONGEST)
        if len(text) <= len(begun) or not text.casefold().startswith(said):
            continue
        order = HEADINGS.index(element.tag) if element.tag in HEADINGS else len(HEADINGS)
        is_better = best is None or order < best[0]
        if is_better and not is_cut(text) and not _links(element) and may_be_title(element, text):
            best = (order, text)
    return best[1] if best else None


def _links(element: Any) -> bool:
    link = element.find(".//a[@href]")
    return link is not None and link.get("href")[:1] not in ("", "#")
