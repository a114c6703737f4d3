"""The day that a page prints right behind its text, or in a box of facts beside it."""

from __future__ import annotations

import re
from itertools import islice
from typing import Any

from newsarchive.extract.frame.furniture import ends_article
from newsarchive.extract.frame.nearness import is_frame_name
from newsarchive.extract.frame.surroundings import LONGEST_CARD, fact_card, labels_in, surroundings
from newsarchive.extract.frame.teasers import is_teaser
from newsarchive.extract.markup.tree import names_of, short_text, text_of
from newsarchive.extract.notes.fact_lines import is_fact_line
from newsarchive.extract.published.dated_lines import (
    DATE_TAGS,
    HEADINGS,
    LONGEST_WITHIN,
    UPDATE_LABEL,
    UPDATE_LINE,
    YEAR,
    is_named_change,
    is_page_clock,
    label_before,
)
from newsarchive.extract.published.moments import read_moment, split_updated, without_label
from newsarchive.extract.words.names import ACCOUNTS, ADMINS
from newsarchive.extract.words.persons import is_plain_name

#: elements looked at behind a text, and boxes round it
_MOST_BEHIND, _BOXES_BEHIND = 40, 2
#: lists at the end of a text's own box in which its day is looked for
_LAST_LISTS = 2
#: labels that a table of facts has at least
_LABELS = 2


#: the label of a line that may say more than when a text was put up
_SAYS_WHEN = re.compile(
    r"(?i)\W*(?:terbit|tayang|di(?:terbit|tayang|publikasi|siar)kan|di(?:unggah|posting)|published|posted)(?: [a-z]+){0,2} ?:"
)


def date_behind(container: Any, title: str | None) -> list[tuple[str, str, str, bool]]:
    """The day in a list of facts right behind the text, of a page that prints none before it; a box of labelled facts says it for sure."""
    return _in_card(container) or _right_behind(container, title)


def _right_behind(container: Any, title: str | None) -> list[tuple[str, str, str, bool]]:
    article = surroundings(container)
    lists = list(container.iter("ul", "ol", "footer"))[-_LAST_LISTS:]
    tables = list(container.iter("table", "dl"))[-1:]
    for element in (*reversed(lists), *tables):
        # at the end of the text's own box
        if element in tables:
            if not short_text(element, LONGEST_CARD) or labels_in(element) < _LABELS:
                continue
        elif not short_text(element, LONGEST_WITHIN):
            continue
        for item in element.iter(*DATE_TAGS):
            text = short_text(item, 90)
            plain = without_label(text)
            if (
                YEAR.search(text)
                and is_fact_line(text)
                and not is_page_clock(item)
                and read_moment(plain, "visible", "Asia/Jakarta", None) is not None
            ):
                return [(plain, "visible", item.tag, False)]
    node = container
    left = _BOXES_BEHIND
    while left:
        for _, sibling in zip(range(4), node.itersiblings(), strict=False):
            for _, element in zip(range(_MOST_BEHIND), sibling.iter(*DATE_TAGS), strict=False):
                text = short_text(element, 90)
                if element.tag in HEADINGS and ends_article(text):
                    # `Postingan Terbaru`: what stands below is said of others
                    return []
                if not YEAR.search(text) or not (_SAYS_WHEN.match(text) or is_fact_line(text)):
                    continue
                if is_teaser(element, article, title) or any(
                    is_named_change(node) for node in element.iter(*DATE_TAGS)
                ):
                    continue
                first, updated = split_updated(text)
                plain = without_label(first)
                if any(
                    is_frame_name(names_of(parent))
                    for parent in element.iterancestors()
                    if parent.tag != "body"
                ) and not _is_below_author(element, text):
                    continue
                if read_moment(plain, "visible", "Asia/Jakarta", None) is not None:
                    put_up = [(plain, "visible", element.tag, False)]
                    changed = [(updated, "visible", element.tag, True)] if updated else []
                    return put_up + changed
        parent = node.getparent()
        if parent is None or parent.tag in ("body", "html"):
            break
        # a box that holds nothing else does not count, nor one with the image above the text
        left -= sum(other.tag not in _IMAGES and not _holds_image(other) for other in parent) > 1
        node = parent
    return []


def _is_below_author(element: Any, day: str) -> bool:
    """Whether the box of a day, which may stand in a sidebar, holds nothing else than an author: an account, or a name beside a portrait."""
    for box in islice(element.iterancestors(), _BOXES_OF_AUTHOR):
        rest = short_text(box, LONGEST_WITHIN).replace(day, "").strip(" ,|·•-–")
        if rest:
            has_portrait = any(
                _PORTRAIT.search(f"{names_of(i)} {i.get('src')}") for i in box.iter("img")
            )
            is_account = ACCOUNTS.fullmatch(rest) is not None or ADMINS.fullmatch(rest) is not None
            return is_account or (has_portrait and is_plain_name(rest))
    return False


_BOXES_OF_AUTHOR = 4
_PORTRAIT = re.compile(r"(?i)avatar|author|penulis|portrait|profile?[_-]?(?:pic|photo|image|foto)")
_IMAGES = frozenset(("img", "picture", "figure"))


def _holds_image(box: Any) -> bool:
    """Whether a box has an image with no more than a caption."""
    return next(box.iter("img"), None) is not None and bool(short_text(box, _LONGEST_CAPTION))


#: characters of the box of an image with its caption
_LONGEST_CAPTION = 250


def _in_card(container: Any) -> list[tuple[str, str, str, bool]]:
    """The day in a box of labelled facts beside the text."""
    card = fact_card(container)
    if card is None:
        return []
    for time in card.iter("time"):
        stated = time.get("datetime") or text_of(time)
        if (
            not UPDATE_LABEL.match(label_before(time))
            and read_moment(stated, "time-tag", "Asia/Jakarta", None) is not None
        ):
            return [(stated, "time-tag", "time", False)]
    for element in card.iter(*DATE_TAGS):
        text = short_text(element, 90)
        plain = without_label(text)
        if (
            YEAR.search(text)
            and not UPDATE_LINE.match(text)
            and not UPDATE_LABEL.match(label_before(element))
            and read_moment(plain, "visible", "Asia/Jakarta", None) is not None
        ):
            return [(plain, "visible", element.tag, False)]
    return []
