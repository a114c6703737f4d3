"""Section and tags that a page prints beside a word or an icon, where no theme names their place: `Kategori : Pendidikan`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from lxml import etree

from newsarchive.extract.badges import is_badge, is_kicker
from newsarchive.extract.fact_lines import is_fact_line
from newsarchive.extract.headline import headings_of
from newsarchive.extract.nearness import is_near, scope_with_headline, stands_behind
from newsarchive.extract.printed_title import names_page
from newsarchive.extract.section_marks import (
    BADGE_TAGS,
    BEFORE_WORD,
    OF_SECTIONS,
    holds_words,
    is_cell,
    is_head_of_badge,
    is_of_section,
    is_pressed,
    is_row,
    is_section_name,
)
from newsarchive.extract.survey import Survey
from newsarchive.extract.tag_lines import tags_in
from newsarchive.extract.tree import finds, names_of, says, short_text, text_of

#: words of such labels, and the texts that hold each; only those that the page has are looked for
_OF_SECTION, _OF_TAGS = (
    {word: etree.XPath(f"descendant::text()[contains(., '{word}')]") for word in words}
    for words in (("ategor", "ATEGOR", "ubrik"), ("Tag", "TAG", "tags", "Topik", "Kata "))
)
#: characters of a text that is a label, or ends with one
_LONGEST = 200
#: boxes round a label behind which its value is looked for, and elements there
_BOXES, _MOST_BEHIND = 2, 12
#: boxes round a headline in which its kicker stands
_BOXES_ROUND = 3
_SILENT = frozenset(("script", "style", "title", "option", "textarea"))
#: an archive is headed with its tag
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_SECTION = re.compile(
    r"(?i)(?:^|[|•·/(,]|(?P<amid>\b(?:dalam|di|in)))\s*(?:kategori|category|rubrik)(?: (?:berita|artikel))?\s*(?P<colon>:?)\s*(?P<value>[^|•·]*)(?:$|[|•·])"
)
_WORD = re.compile(r"[A-Za-z]")
_TAGS = re.compile(r"(?i)^\W*(?:tags?|tagar|topik|kata kunci)\s*:?\s*$")
#: drawings before a section: a folder, a tag, a bookmark
_is_icon = finds(
    re.compile(
        r"(?i)(?:^|[\s-])(?:folder\d?|archive|tags?|bookmark|list-alt|layer-group|(?<=icon )(?:category|kategori))(?:-[a-z0-9]+)*(?=$|\s)"
    )
)
_ICON_TAGS = ("i", "span", "em")
_TO_TAGS = etree.XPath("descendant::a[contains(@href, '/tag') or contains(@href, '/topik')]")
_TO_SECTIONS = etree.XPath(
    "descendant::a[contains(@href, 'kategori') or contains(@href, '/category/')]"
)
_TAG_ADDRESS = re.compile(r"/(?:tags?|topik)/[^/]+/?$")
#: tags that an article has at most, and characters of one
_MOST_TAGS = 12
_LONGEST_TAG = 40


#: elements that begin with the mark of a tag, and boxes in which they are no part of a sentence
_MARKED = etree.XPath(
    "descendant::*[self::a or self::span or self::li][starts-with(normalize-space(.), '#')]"
)
_BOXES_OF_TAGS = ("div", "ul", "footer", "section", "nav")


def _is_marked(element: Any) -> bool:
    word = short_text(element, _LONGEST_TAG)
    return word[:1] == "#" and word[1:2].isalpha() and "#" not in word[1:]


def _words(box: Any) -> list[Any]:
    """The tags in a box that holds nothing else than words, none of them a link."""
    if box.tag not in _BOXES_OF_TAGS or not 0 < len(box) <= _MOST_TAGS or (box.text or "").strip():
        return []
    is_row = all(
        word.tag in ("span", "li")
        and not len(word)
        and short_text(word, _LONGEST_TAG)
        and not (word.tail or "").strip(" ,")
        for word in box
    )
    return list(box) if is_row else []


class PageNotes:
    """What a page prints beside its text; `container` holds that, `title` is its headline."""

    def __init__(self, root: Any, survey: Survey, container: Any | None, title: str | None) -> None:
        self._root = root
        self._survey = survey
        self._container = container
        self._title = title

    def section(self) -> str | None:
        """The section named behind a label, behind an icon, or in the last badge above the text."""
        for element, text, behind in self._notes(_OF_SECTION):
            if (match := _SECTION.search(text)) is None:
                continue
            value = match["value"].strip(" .,)")
            if value:
                # `kategori` in a sentence is no label
                name = value if match["colon"] else None
            elif (
                match["colon"]
                or match["amid"]
                or element.tag in ("dt", "th")
                or is_cell(element)
                or is_head_of_badge(element, behind)
                or is_row(element)
            ):
                name = next(filter(None, (short_text(e, 60).strip(" :") for e in behind)), None)
            else:
                continue
            if name and is_section_name(name) and self._stands_near(element):
                return name
        for icon in self._icons:
            name = (icon.tail or "").strip(" :\t\n\r\xa0")
            following = icon.getnext()
            if (
                not name
                and following is not None
                and (is_of_section(following) or OF_SECTIONS.search(names_of(icon)))
            ):
                name = short_text(following, 60)
            if name and is_section_name(name) and self._stands_near(icon) and not is_pressed(icon):
                return name
        return self._badge() or self._by_section_address() or self._above_headline()

    def tags(self) -> list[Any]:
        """What stands behind `Tags :` (links), or behind the drawing of a tag, near the article's text."""
        for element, text, behind in self._notes(_OF_TAGS):
            if not _TAGS.match(text):
                continue
            links: list[Any] = []
            for other in behind:
                links += other.iter("a")
                if links and _WORD.search(other.tail or ""):
                    # `Posted in …`: the next label
                    break
            links = links or next(filter(None, map(_words, behind)), [])
            if links and self._stands_near(element):
                return links
        for icon in self._icons:
            words = [e for e in icon.itersiblings("span", "a") if short_text(e, _LONGEST_TAG)]
            is_alone = "tag" in names_of(icon) and not (icon.tail or "").strip()
            if is_alone and len(words) > 1 and self._stands_near(icon):
                return words
        return self._by_address() or self._by_mark()

    def tags_in_words(self) -> list[str]:
        """What stands behind `Tags:` in plain words near the text."""
        for element, text, _behind in self._notes(_OF_TAGS):
            if (
                element.tag not in _HEADINGS
                and (tags := tags_in(text))
                and self._stands_near(element)
            ):
                return tags
        return []

    def in_boxes(self, boxes: set[Any]) -> list[Any]:
        """The words of the first of the boxes, named for tags, that is nothing but a row of words near the text."""
        for box in self._survey.names if boxes else ():
            if box in boxes and (words := _words(box)) and self._stands_near(box):
                return words
        return []

    def _by_mark(self) -> list[Any]:
        """Two words or more in one box, outside the text, that begin as tags do: `<span>#banjir</span>`."""
        if "#" not in self._survey.text:
            return []
        for first in _MARKED(self._root):
            box = first.getparent()
            if box.tag in _BOXES_OF_TAGS:
                words = [e for e in box.iterchildren("a", "span", "li") if _is_marked(e)]
                if 1 < len(words) <= _MOST_TAGS and self._stands_near(box):
                    return words
        return []

    def _badge(self) -> str | None:
        """The last badge before the text: `<span class="badge">Pendidikan</span>`; or the kicker right above the headline."""
        found = None
        is_within = False
        for element, names in self._survey.names.items() if self._container is not None else ():
            if element is self._container:
                is_within = True
            if is_within and (
                self._own_headline is None or element is self._own_headline or found is not None
            ):
                break
            if (
                ((is_mark := is_badge(names)) or is_kicker(names))
                and (not len(element) or holds_words(element))
                and (element.tag in BADGE_TAGS or (element.tag == "a" and is_of_section(element)))
                and is_section_name(name := BEFORE_WORD.sub("", text_of(element)))
                and (is_mark or self._heads(element))
                and self._stands_near(element)
                and (is_within or not stands_behind(element, self._container))
            ):
                found = name
        return found

    def _above_headline(self) -> str | None:
        """The words right above a headline that stands in the text's own box: `<span>Literasi</span><h2>`."""
        heading = self._headline
        if heading is None or self._container not in heading.iterancestors():
            return None
        parent = heading.getparent()
        above = (parent if parent.tag == "a" else heading).getprevious()
        if above is None or above.tag not in BADGE_TAGS or len(above):
            return None
        name = short_text(above, _LONGEST_TAG)
        return name if name and is_section_name(name) and not names_page(name) else None

    def _heads(self, element: Any) -> bool:
        """Whether the headline stands in the box of an element, or in the box round that."""
        heading = self._headline
        parent = element.getparent()
        boxes = () if parent is None else (parent, parent.getparent())
        return heading is not None and any(
            above in boxes
            for _, above in zip(range(_BOXES_ROUND), heading.iterancestors(), strict=False)
        )

    @cached_property
    def _headline(self) -> Any | None:
        """The headline of the page."""
        return next((h for h in headings_of(self._root) if says(h, self._title)), None)

    @cached_property
    def _own_headline(self) -> Any | None:
        """The headline that stands in the text's own box."""
        headings = () if self._container is None else self._container.iter("h1", "h2", "h3")
        return next((heading for heading in headings if says(heading, self._title)), None)

    def _by_address(self) -> list[Any]:
        """The links of one box that lead to tags; a cloud of them is about the site."""
        for link in _TO_TAGS(self._root):
            box = link.getparent()
            if _TAG_ADDRESS.search(link.get("href")) and self._stands_near(link):
                links = [a for a in box.iter("a") if _TAG_ADDRESS.search(a.get("href") or "")]
                return links if len(links) <= _MOST_TAGS else []
        return []

    def _by_section_address(self) -> str | None:
        """The one link above the text that leads to a section: `<a href="kategori-3-komisi.html">Komisi</a>`."""
        if self._container is None or not (links := _TO_SECTIONS(self._root)):
            return None
        elements = self._survey.elements
        text = elements.index(self._container)
        names: set[str] = set()
        for link in links:
            name = BEFORE_WORD.sub("", short_text(link, 60))
            if not is_section_name(name) or not self._stands_near(link):
                continue
            at = elements.index(link)
            if (
                at < text
                or (self._own_headline is not None and at < elements.index(self._own_headline))
                or is_fact_line(short_text(link.getparent(), _LONGEST))
            ):
                names.add(name)
        return names.pop() if len(names) == 1 else None

    def _stands_near(self, element: Any) -> bool:
        """Whether an element stands near the text or its headline."""
        return is_near(element, self._scope, set())

    @cached_property
    def _scope(self) -> set[Any]:
        return scope_with_headline(self._root, self._container, self._title)

    def _notes(self, words: dict[str, etree.XPath]) -> Iterator[tuple[Any, str, list[Any]]]:
        """(element, its text, what stands behind the text in the same element, or next to it)."""
        found = [
            note
            for word, look in words.items()
            if word in self._survey.text
            for note in look(self._root)
        ]
        for note in found:
            if len(note) > _LONGEST:
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
                behind = [e for _, e in zip(range(_MOST_BEHIND), box.itersiblings(), strict=False)]
                box = box.getparent()
            # `<b>Kategori:</b> Umum`
            rest = (before.tail or "") if not note.is_tail and not len(before) else ""
            yield element, " ".join(f"{note} {rest[:_LONGEST]}".split()), behind

    @cached_property
    def _icons(self) -> list[Any]:
        found = [
            element
            for element, names in self._survey.names.items()
            if _is_icon(names)
            and element.tag in _ICON_TAGS
            and not len(element)
            and not (element.text or "").strip()
        ]
        # sets of icons that a script draws
        drawn = (
            icon
            for icon in self._root.iter("i")
            if icon.get("data-lucide") or icon.get("data-feather")
        )
        return found + [
            icon for icon in drawn if _is_icon(icon.get("data-lucide") or icon.get("data-feather"))
        ]
