"""Tags: by the profile, by links and words that themes mark, by what the page states."""

from __future__ import annotations

import re
from typing import Any

from newsarchive.extract.frame.furniture import HOLDERS
from newsarchive.extract.frame.nearness import follows
from newsarchive.extract.frame.survey import Survey
from newsarchive.extract.markup.structured import Structured
from newsarchive.extract.markup.tree import finds, names_of, text_of
from newsarchive.extract.notes.page_notes import MOST_TAGS, PageNotes
from newsarchive.extract.rules import Rules
from newsarchive.extract.section.category_links import (
    RELATED,
    clean,
    is_category,
    leads_to_category,
    names_section,
)
from newsarchive.extract.section.marks import is_fact
from newsarchive.extract.section.tag_notes import (
    in_boxes,
    noted_tags,
    tags_in_words,
)
from newsarchive.extract.words.lines import letters

_TAG_BOX = re.compile(
    r"(?i)(?:^|[\s_-])(?:tags?|tag-?links|tag-?cloud|post-tags|itemtags\w*|tags-links|label-?s?(?!-(?:above|inline|hidden|visually))|td-tags|post-tag|keywords|field--?name-field-tags)(?=$|[\s_-])"
)
_names_tags = finds(_TAG_BOX)
_names_cloud = finds(re.compile(r"(?i)cloud|sidebar|share"))
_names_widget = finds(re.compile(r"(?i)widget"))
#: WordPress names a post after each of its tags: `post-12 type-post tag-air-bersih`
_names_post = finds(re.compile(r"(?:^|\s)(?:hentry|type-[a-z]+|status-publish|post-\d+)(?=$|\s)"))


def find_tags(
    root: Any,
    structured: Structured,
    rules: Rules,
    survey: Survey,
    notes: PageNotes,
    printed: list[str],
) -> list[str]:
    """Tags in the order of the page, each once; `notes` are asked where nothing else names them, after what is `printed` below the text."""
    found = rules.texts("tags")
    if not found:
        boxes = {
            box
            for box in survey.called(_names_tags)
            if not _is_post(box, survey.names[box], notes)
            and (not _names_cloud(survey.names[box]) or _is_own_cloud(box, notes))
            # tags of an article may stand in a widget, too
            and (
                not _names_widget(survey.names[box])
                or next(box.iterancestors("article"), None) is not None
                or (follows(box, notes.container) and _is_line_of_tags(box))
            )
        }
        # block themes say `rel="tag"` of a section, too
        sections = survey.called(names_section) - boxes
        tagged = {
            link
            for link in RELATED(root)
            if link.get("rel").strip() == "tag"
            and link.getparent() not in sections
            and not is_category(link)
        }
        if boxes or tagged:
            found = [
                text_of(link)
                for link in root.iter("a")
                if link in tagged
                or (
                    _stands_in(link, boxes)
                    and not is_category(link)
                    and not is_fact(link)
                    and not leads_to_category(link)
                )
            ]
        if not found:
            # `<span>#air</span>`, without links
            found = [
                text_of(word)
                for box in survey.names
                if box in boxes
                for word in (box, *box)
                if word.tag in ("span", "li") and text_of(word).startswith("#")
            ] or [text_of(word) for word in in_boxes(notes, boxes)]
    stated = list(structured.meta.get("article:tag", []))
    if not found or _are_among(found, stated):
        # a theme may print the first of them only, above the headline
        found = stated
    if not found:
        keywords = structured.jsonld.get("keywords")
        if isinstance(keywords, str):
            keywords = keywords.split(",")
        found = [str(keyword) for keyword in keywords] if isinstance(keywords, list) else []
    if not found:
        # a slogan may end the text of a page that names its tags elsewhere: `#BersamaMembangun`
        found = [text_of(link) for link in noted_tags(notes)] or tags_in_words(notes) or printed
    cleaned = [clean(tag.lstrip("#")) for tag in found]
    tags = (tag for tag in cleaned if 0 < len(tag) < 60 and not _NO_TAGS.fullmatch(tag))
    return list(dict.fromkeys(tags))[:40]


def _are_among(printed: list[str], stated: list[str]) -> bool:
    """Whether a page states all tags that it prints, and more."""
    said = set(map(letters, stated))
    return len(said) > len(printed) and said.issuperset(map(letters, printed))


#: what themes print where an article has no tags
_NO_TAGS = re.compile(
    r"(?i)\W*(?:(?:tidak|belum|tak) ada|tanpa|no|none) ?(?:tags?|label|topik|kata kunci)?\W*|-+"
)


def _is_own_cloud(box: Any, notes: PageNotes) -> bool:
    """Whether what is called a cloud is a row of few links in the element of the text, and in no column beside it."""
    for parent in box.iterancestors():
        if parent is notes.container:
            return "cloud" in names_of(box).lower() and _is_line_of_tags(box)
        if _names_cloud(names_of(parent)) or _names_widget(names_of(parent)):
            break
    return False


def _is_line_of_tags(box: Any) -> bool:
    """Whether a widget behind a text holds as few links as an article has tags, and no heading of its own."""
    links = sum(1 for _ in zip(box.iter("a"), range(MOST_TAGS + 1), strict=False))
    return links <= MOST_TAGS and next(box.iter("h2", "h3", "h4", "h5"), None) is None


def _is_post(box: Any, names: str, notes: PageNotes) -> bool:
    """Whether a box called after a tag is a whole post, this page's or another's, rather than one for its tags."""
    return (
        box.tag in HOLDERS
        or _names_post(names)
        or box is notes.container
        or (notes.container is not None and box in notes.container.iterancestors())
    )


def _stands_in(link: Any, boxes: set[Any]) -> bool:
    """Whether a link stands in one of the boxes, or in an item of a list there."""
    parent = link.getparent()
    if parent is None or parent in boxes:
        return parent is not None
    box = parent.getparent()
    if box is not None and box not in boxes and (parent.tag == "li" or _is_row(box)):
        # `<div class="post--tags"><ul><li><a>`
        box = box.getparent()
    return box in boxes


def _is_row(box: Any) -> bool:
    """Whether a box holds items of one kind, each of them a link and nothing else: Drupal's `<div class="field__items">`."""
    return len(box) <= MOST_TAGS and all(
        item.tag == box[0].tag and item.tag in _ITEMS and len(item) == 1 and item[0].tag == "a"
        for item in box
    )


_ITEMS = ("div", "span", "p", "strong")
