"""The tags that a page prints beside a word or an icon, where no theme names their place: `Tags : banjir, tanggul`."""

from __future__ import annotations

import re
from itertools import islice
from typing import Any

from lxml import etree

from newsarchive.extract.frame.nearness import follows, stands_behind
from newsarchive.extract.frame.surroundings import labels_in
from newsarchive.extract.markup.tree import names_of, raw_text, short_text
from newsarchive.extract.notes.badges import is_badge
from newsarchive.extract.notes.fact_lines import is_fact_line
from newsarchive.extract.notes.page_notes import LONGEST_TAG, MOST_TAGS, PageNotes
from newsarchive.extract.section.marks import BADGE_TAGS
from newsarchive.extract.section.tag_lines import tags_in
from newsarchive.extract.section.tag_rows import row_of_marks

#: words of such labels, and the texts that hold each; only those that the page has are looked for
_WORDS = {
    word: etree.XPath(f"descendant::text()[contains(., '{word}')]")
    for word in ("Tag", "TAG", "tags", "Topi", "TOPI", "Kata ", "eywords")
}
#: an archive is headed with its tag
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_WORD = re.compile(r"[A-Za-z]")
_TAGS = re.compile(
    r"(?i)^\W*(?:tags?|tagar|topik|topics?|kata kunci|keywords)(?: terkait)?\s*:?\s*$"
)
#: boxes round such a label within that of a line of tags
_BOXES = 2
_TO_TAGS = etree.XPath("descendant::a[contains(@href, '/tag') or contains(@href, '/topi')]")
_TAG_ADDRESS = re.compile(r"/(?:tags?|topik|topics?)/[^/]+/?$")
#: elements that begin with the mark of a tag, and boxes in which they are no part of a sentence
_MARKED = etree.XPath(
    "descendant::*[self::a or self::span or self::li][starts-with(normalize-space(.), '#')]"
)
_BOXES_OF_TAGS = ("div", "ul", "footer", "section", "nav")


def _is_marked(element: Any) -> bool:
    word = short_text(element, LONGEST_TAG)
    return word[:1] == "#" and word[1:2].isalpha() and "#" not in word[1:]


def _words(box: Any) -> list[Any]:
    """The tags in a box that holds nothing else than words, none of them a link."""
    said = (box.text or "").strip()
    if box.tag not in _BOXES_OF_TAGS or (said and not _TAGS.match(said)):
        return []
    return list(box) if _are_words(box) else []


def _are_words(elements: Any) -> bool:
    """Whether elements are a row of words with nothing but commas between them."""
    return 0 < len(elements) <= MOST_TAGS and all(
        word.tag in ("span", "li")
        and not len(word)
        and _WORD.search(short_text(word, LONGEST_TAG))
        and not (word.tail or "").strip(" ,")
        for word in elements
    )


def _marked_words(label: str, behind: list[Any]) -> list[Any]:
    """The plain words right behind `Tag:`, which are tags also where no box is round them; without a colon, badges alone."""
    if not _are_words(behind):
        return []
    is_labelled = label.endswith(":") or all(is_badge(names_of(word)) for word in behind)
    return behind if is_labelled else []


#: characters of a block that says when an article was put up
_LONGEST_BLOCK = 100


def is_among_facts(label: Any) -> bool:
    """Whether the block that a label heads stands in a column of facts about the article, one of which is its day: the sidebar of Odoo."""
    block = label.getparent()
    column = block.getparent() if block is not None else None
    if column is None or column.tag in ("body", "html", "main") or len(column) > MOST_TAGS:
        return False
    return any(
        other is not block and is_fact_line(short_text(other, _LONGEST_BLOCK)) and labels_in(other)
        for other in column
    )


def noted_tags(notes: PageNotes) -> list[Any]:
    """What stands behind `Tags :` (links), or behind the drawing of a tag, near the article's text."""
    for element, text, behind in notes.printed(_WORDS):
        if not _TAGS.match(text):
            continue
        links: list[Any] = []
        for other in behind:
            links += other.iter("a")
            if links and _WORD.search(other.tail or ""):
                # `Posted in …`: the next label
                break
        links = links or next(filter(None, map(_words, behind)), [])
        links = links or _marked_words(text, behind)
        if links and (
            notes.stands_near(element)
            or is_among_facts(element)
            # a theme may call the line of tags a widget
            or any(
                follows(box, notes.container)
                for box in (element, *islice(element.iterancestors(), _BOXES))
            )
        ):
            return links
    for icon in notes.icons:
        words = [e for e in icon.itersiblings("span", "a") if short_text(e, LONGEST_TAG)]
        is_alone = "tag" in names_of(icon) and not (icon.tail or "").strip()
        if is_alone and len(words) > 1 and notes.stands_near(icon):
            return words
    return _by_address(notes) or _by_mark(notes) or _by_badge(notes)


def tags_in_words(notes: PageNotes) -> list[str]:
    """What stands behind `Tags:` in plain words near the text."""
    for element, text, _behind in notes.printed(_WORDS):
        if (
            element.tag not in _HEADINGS
            and (tags := tags_in(text))
            and notes.stands_near(element)
            and not _is_amid_text(element)
        ):
            return tags
    return []


def _is_amid_text(line: Any) -> bool:
    """Whether paragraphs stand next to a line above and below: `Kata kunci: jujur, disiplin` is told there."""
    return all(
        beside is not None and beside.tag == "p" and len(raw_text(beside)) > _PROSE
        for beside in (line.getprevious(), line.getnext())
    )


#: characters of a paragraph of a text
_PROSE = 80


def in_boxes(notes: PageNotes, boxes: set[Any]) -> list[Any]:
    """The words of the first of the boxes, named for tags, that is nothing but a row of words near the text."""
    for box in notes.survey.names if boxes else ():
        if box in boxes and (words := _words(box)) and notes.stands_near(box):
            return words
    return []


def _by_mark(notes: PageNotes) -> list[Any]:
    """Two words or more in one box, outside the text, that begin as tags do: `<span>#banjir</span>`."""
    if "#" not in notes.survey.text:
        return []
    for first in _MARKED(notes.root):
        box = first.getparent()
        if box.tag in _BOXES_OF_TAGS:
            words = [e for e in box.iterchildren("a", "span", "li") if _is_marked(e)]
            if 1 < len(words) <= MOST_TAGS and notes.stands_near(box):
                return words
    return []


def _by_badge(notes: PageNotes) -> list[Any]:
    """The words in a row of badges behind the text, with nothing else in their box or line: `<div class="chip">jagung</div>`."""
    seen: set[Any] = set()
    for element, names in notes.survey.names.items() if notes.container is not None else ():
        box = element.getparent()
        if box in seen or not is_badge(names) or element.tag not in (*BADGE_TAGS, "a", "li"):
            continue
        seen.add(box)
        words = list(box)
        is_whole = not (box.text or "").strip() and all(
            is_badge(names_of(word)) and short_text(word, LONGEST_TAG) for word in words
        )
        words = words if is_whole else row_of_marks(element, element.tag, names)
        if (
            1 < len(words) <= MOST_TAGS
            and stands_behind(element, notes.container)
            and notes.stands_near(box)
        ):
            return words
    return []


def _is_item(box: Any) -> bool:
    """Whether a box holds a link to a tag and nothing else, as do all beside it: `<div class="field__item"><a …>`."""
    row = box.getparent()
    return (
        row is not None
        and 1 < len(row) <= MOST_TAGS
        and all(
            other.tag == box.tag
            and len(other) == 1
            and other[0].tag == "a"
            and _TAG_ADDRESS.search(other[0].get("href") or "")
            for other in row
        )
    )


def _by_address(notes: PageNotes) -> list[Any]:
    """The links of one box that lead to tags; a cloud of them is about the site."""
    for link in _TO_TAGS(notes.root):
        box = link.getparent()
        box = box.getparent() if box.tag == "li" or _is_item(box) else box
        if _TAG_ADDRESS.search(link.get("href")) and notes.stands_near(link):
            links = [a for a in box.iter("a") if _TAG_ADDRESS.search(a.get("href") or "")]
            return links if len(links) <= MOST_TAGS else []
    return []
