"""What a page prints beside a word or an icon near its text: labels with what stands behind them, drawings, its headline."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import islice
from typing import Any

from lxml import etree

from newsarchive.extract.frame.nearness import is_near, scope_with_headline
from newsarchive.extract.frame.survey import Survey
from newsarchive.extract.markup.tree import names_of, says, short_text
from newsarchive.extract.notes.badges import draws_section
from newsarchive.extract.title.headline import headings_of

#: characters of a text that is a label, or ends with one
LONGEST = 200
#: boxes round a label behind which its value is looked for, and elements there
_BOXES, MOST_BEHIND = 2, 12
#: tags that an article has at most, and characters of one
MOST_TAGS, LONGEST_TAG = 12, 40
_SILENT = frozenset(("script", "style", "title", "option", "textarea"))
_ICON_TAGS = ("i", "span", "em")
#: what a headline may be printed in that is no heading, and how many of these are looked at
_LINES, _FIRST = ("span", "div", "p", "td", "b", "strong", "font"), 40


class PageNotes:
    """What a page prints beside its text; `container` holds that, `title` is its headline."""

    def __init__(self, root: Any, survey: Survey, container: Any | None, title: str | None) -> None:
        self.root = root
        self.survey = survey
        self.container = container
        self.title = title

    def stands_near(self, element: Any) -> bool:
        """Whether an element stands near the text or its headline, or at the foot of the card that holds both."""
        return is_near(element, self.scope, set()) or self._is_at_foot(element)

    def _is_at_foot(self, element: Any) -> bool:
        foot = next((e for e in element.iterancestors("div") if "footer" in names_of(e)), None)
        card = foot.getparent() if foot is not None else None
        return (
            card is not None
            and card in self.scope
            and card.tag not in ("body", "main")
            and bool(short_text(foot, LONGEST))
        )

    @cached_property
    def scope(self) -> set[Any]:
        """The boxes round the text, and those round a headline set apart from it."""
        return scope_with_headline(self.root, self.container, self.title)

    def printed(self, words: dict[str, etree.XPath]) -> Iterator[tuple[Any, str, list[Any]]]:
        """(element, its text, what stands behind the text in the same element, or next to it)."""
        found = [
            note
            for word, look in words.items()
            if word in self.survey.text
            for note in look(self.root)
        ]
        for note in found:
            if len(note) > LONGEST:
                continue
            before = note.getparent()
            element = before.getparent() if note.is_tail else before
            if element is None or not isinstance(element.tag, str) or element.tag in _SILENT:
                continue
            behind = list(before.itersiblings() if note.is_tail else element)
            box = element
            for _ in range(_BOXES):
                if behind or box is None:
                    break
                behind = [e for _, e in zip(range(MOST_BEHIND), box.itersiblings(), strict=False)]
                box = box.getparent()
            # `<b>Kategori:</b> Umum`
            rest = (before.tail or "") if not note.is_tail and not len(before) else ""
            yield element, " ".join(f"{note} {rest[:LONGEST]}".split()), behind

    @cached_property
    def icons(self) -> list[Any]:
        found = [
            element
            for element, names in self.survey.names.items()
            if draws_section(names)
            and element.tag in _ICON_TAGS
            and not len(element)
            and not (element.text or "").strip()
        ]
        # sets of icons that a script draws
        drawn = (
            icon
            for icon in self.root.iter("i")
            if icon.get("data-lucide") or icon.get("data-feather")
        )
        return found + [
            icon
            for icon in drawn
            if draws_section(icon.get("data-lucide") or icon.get("data-feather"))
        ]

    @cached_property
    def headline(self) -> Any | None:
        """The headline of the page."""
        return next((h for h in headings_of(self.root) if says(h, self.title)), None)

    @cached_property
    def own_headline(self) -> Any | None:
        """The headline that stands in the text's own box, whatever element that is where none is a heading."""
        if self.container is None:
            return None
        headings = self.container.iter("h1", "h2", "h3")
        found = next((heading for heading in headings if says(heading, self.title)), None)
        if found is None and self.headline is None:
            first = islice(self.container.iter(*_LINES), _FIRST)
            found = next((e for e in first if not len(e) and says(e, self.title)), None)
        return found
