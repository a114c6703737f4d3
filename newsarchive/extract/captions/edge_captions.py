"""Captions at the edges of a text: the line in smaller print with which it begins below an image, and what stands at pictures behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from newsarchive.extract.article import Caption
from newsarchive.extract.body.introductions import is_bold, is_called_introduction
from newsarchive.extract.captions.captions import image_source, is_noise, names_caption
from newsarchive.extract.captions.lead_captions import captions_in, is_below_image
from newsarchive.extract.captions.plain_captions import SECOND_SENTENCE
from newsarchive.extract.captions.small_print import is_set_small, names_small
from newsarchive.extract.dateline.dateline import parse_dateline
from newsarchive.extract.frame.furniture import (
    SKIPPED_TAGS,
    ends_article,
    is_furniture,
    is_hidden,
    is_phrase,
)
from newsarchive.extract.markup.tree import finds, names_of, raw_text, short_text
from newsarchive.extract.notes.fact_lines import is_fact_line
from newsarchive.extract.words.lines import letters

#: characters and words of such a line
_LONGEST, _LEAST_WORDS = 250, 4
#: elements round the first line of a text within its own
_NESTED = 3
_LINES = frozenset(("p", "div", "span", "small", "em", "i", "center", "h6"))
_SLANTED = frozenset(("em", "i", "small"))


def opening_caption(element: Any) -> Any | None:
    """The line with which the element of a text begins below an image, in print of its own: smaller, or slanted and centered."""
    line, following = element, None
    for _ in range(_NESTED):
        children = [child for child in line if isinstance(child.tag, str)]
        if (line.text or "").strip() or not children:
            return None
        line, following = children[0], children[1] if len(children) > 1 else None
        if following is not None:
            break
    if following is None or line.tag not in _LINES or not is_set_small(line):
        return None
    if is_bold(names_of(line)):
        # a first sentence that is set off
        return None
    text = short_text(line, _LONGEST)
    if (
        len(text.split()) < _LEAST_WORDS
        or not text[0].isupper()
        or is_set_small(following)
        or is_called_introduction(names_of(line))
        or SECOND_SENTENCE.search(text)
        or is_fact_line(text)
        or is_phrase(text)
        or parse_dateline(text) is not None
    ):
        return None
    return line if is_below_image(element) else None


#: boxes round a text behind which pictures stand, elements looked at there, and characters said at a picture
_LEVELS, _LOOKED_AT, _LONGEST_SAID = 4, 6, 400
_ENDS = ("article", "main", "body", "html")
_names_portrait = finds(re.compile(r"(?i)avatar|rounded-(?:full|circle)|img-circle|author|profil"))
#: what links to a picture shows it larger
_PICTURE = re.compile(r"(?i)\.(?:jpe?g|png|webp|gif)(?:$|[?#])|^#")


def captions_behind(text: Any, base: str, title: str | None) -> list[Caption]:
    """Captions of the pictures that stand right behind the element of a text, or of its last part, in the same article."""
    wanted = letters(title or "")
    found: list[Caption] = []
    for picture in _pictures_behind(text):
        boxes, line = [picture], picture.getnext()
        if line is not None and not raw_text(picture).strip() and _is_set_apart(line):
            # `<p><img></p><p><em>Warga memanen cabai.</em></p>`
            boxes.append(line)
        # plain lines say how to reach an office, or offer something
        is_set_apart = any(map(_says_caption, boxes[-1].iter()))
        found += [
            caption
            for caption in captions_in(boxes, base, wanted)
            if is_set_apart or caption.credit
        ]
    return found


def _is_set_apart(line: Any) -> bool:
    """Whether a line is nothing but one in smaller or slanted print."""
    if (
        line.tag not in _LINES
        or is_furniture(line)
        or next(line.iter("a", "img"), None) is not None
    ):
        return False
    text = short_text(line, _LONGEST)
    return bool(text) and any(
        _says_caption(part) and short_text(part, _LONGEST) == text for part in line.iter()
    )


def _says_caption(element: Any) -> bool:
    """Whether an element is a caption by what it is called or how it is set."""
    names = names_of(element)
    return element.tag in (*_SLANTED, "figcaption") or names_caption(names) or names_small(names)


def _pictures_behind(text: Any) -> Iterator[Any]:
    """The boxes of pictures behind a text, with nothing but lines in smaller print among them."""
    node = text
    for _ in range(_LEVELS):
        if node.tag in _ENDS:
            return
        for looked_at, box in enumerate(node.itersiblings()):
            if not isinstance(box.tag, str) or box.tag in ("br", "hr", "script", "style"):
                continue
            if looked_at == _LOOKED_AT:
                return
            if _shows_picture(box):
                yield box
            elif not _is_set_apart(box):
                return
        node = node.getparent()
        if node is None:
            return


def _shows_picture(box: Any) -> bool:
    """Whether a box holds an image and a line at it, none of which leads to another page."""
    if box.tag in SKIPPED_TAGS or is_furniture(box) or is_hidden(box):
        return False
    image = box if box.tag == "img" else next(box.iter("img", "amp-img"), None)
    source = (image_source(image) or "") if image is not None else ""
    if not source or is_noise(source):
        return False
    if _names_portrait(names_of(image)):
        return False
    said = raw_text(box).strip()
    if len(said) > _LONGEST_SAID or ends_article(said):
        return False
    if next(box.iter("h1", "h2", "h3", "h4", "h5", "form", "button", "ul"), None) is not None:
        return False
    return all(_PICTURE.search(link.get("href") or "#") for link in box.iter("a"))
