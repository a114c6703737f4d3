"""Captions of the image above the text: named as captions, or a short line right behind the image."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

from newsarchive.extract.article import Caption
from newsarchive.extract.captions.captions import (
    CAPTION_BOX,
    add_credit,
    caption_parts,
    caption_text,
    credit_beside,
    holds_caption,
    image_source,
    is_marked_caption,
    is_noise,
    is_right_below_picture,
    is_round,
    labels_photographer,
    lone_credit,
    names_caption,
    names_credit,
    opens_with_label,
    shows,
)
from newsarchive.extract.captions.image_frames import shares_frame
from newsarchive.extract.captions.image_labels import heads_images, repeats_title
from newsarchive.extract.credits.labels import begins_with_label
from newsarchive.extract.frame.furniture import SKIPPED_TAGS, is_furniture, is_hidden, is_phrase
from newsarchive.extract.frame.menus import holds_menu, leads_to_first_page
from newsarchive.extract.kinds.listings import leads_to_picture
from newsarchive.extract.markup.tree import finds, names_of, raw_text, short_text, text_of
from newsarchive.extract.notes.fact_lines import is_fact_line
from newsarchive.extract.words.lines import SENTENCE_END, letters

_SLIDES = re.compile(r"(?i)carousel|slider|swiper|slideshow|banner|hero-?slide")
_LINE_TAGS = frozenset(("p", "small", "em", "i", "span", "div", "center", "td", "font", "h6"))
#: a line that names date, author or readers, not the image
_FACTS = re.compile(
    r"(?i)^(?:oleh|by|admin|ditulis|diposting|dipublikasikan|diterbitkan|published|posted|penulis|editor|reporter|tanggal|dibaca|kategori|"
    r"(?:senin|selasa|rabu|kamis|jum.?at|sabtu|minggu)\b|\d)"
)
#: elements of the head of an article
_names_facts = finds(
    re.compile(
        r"(?i)(?:^|[\s_-])(?:author|byline|vcard|meta|posted|penulis|tanggal|slogan|tagline|motto|site-desc\w*)(?=$|[\s_-])"
    )
)
_SMALL = re.compile(
    r"(?i)(?:^|[\s_-])(?:ket|small|muted|italic|text-xs|text-sm|foto|photo|keterangan)(?=$|[\s_-])"
)
#: parts of a text before which images are looked for: its headline, its introduction, and the rest
_PARTS = 3
#: boxes round the text before which images stand, and those of them that are near enough for captions without a name;
#: builders put yet more round it, next to the section of the headline
_LEVELS, _NEAR, _FARTHEST = 5, 3, 9
_LEAST_WORDS = 4
_BUTTONS = ("a", "button")
#: what holds one is the head of a box, whatever it is called: `portlet-head-caption`
_HEADINGS = ("h1", "h2", "h3", "h4", "h5")
_LONGEST = 300


def lead_captions(parts: list[Any], base: str, title: str | None) -> list[Caption]:
    """Captions among what stands just before the parts of a text, outside page furniture."""
    found: list[Caption] = []
    for part in parts[:_PARTS]:
        known = {caption.text for caption in found}
        before = _before(part, parts, base, title)
        found += [caption for caption in before if caption.text not in known]
    return found


def _before(container: Any, parts: list[Any], base: str, title: str | None) -> list[Caption]:
    found: list[Caption] = []
    node = container
    wanted = letters(title or "")
    is_beyond = False
    for level in range(_FARTHEST):
        parent = node.getparent()
        if parent is None or parent.tag == "html" or (found and level >= _NEAR):
            break
        before: list[Any] = []
        for sibling in parent:
            if sibling is node:
                break
            if not isinstance(sibling.tag, str):
                continue
            if (
                before
                and holds_menu(sibling, base)
                and _is_above_headline([*before, sibling], parent, wanted)
            ):
                # what stands above the site's menu is its name and what it says of itself
                before.clear()
            if (
                sibling not in parts
                and (sibling.tag not in SKIPPED_TAGS or _opens_caption(sibling))
                and not is_hidden(sibling)
                and (
                    _is_band(sibling, wanted)
                    or (
                        (holds_caption(sibling) or not is_furniture(sibling))
                        and (
                            not _SLIDES.search(names_of(sibling))
                            or _is_named_below(sibling)
                            or _shows_own(sibling, is_headed=bool(_from_headline(before, wanted)))
                        )
                    )
                )
            ):
                before.append(sibling)
        # at the page's own level banners and menus stand before the text, too
        is_near = level < _NEAR and parent.tag != "body" and not is_beyond
        headed = [] if is_near else _from_headline(before, wanted)
        if level < _LEVELS and not is_beyond:
            others = before[: len(before) - len(headed)]
            found += captions_in(others, base, wanted if is_near else None)
        found += captions_in(headed, base, wanted)
        node = parent
        if (
            parent.tag == "body"
            or (parent.tag == "main" and (not wanted or _from_headline([parent], wanted)))
            or (
                parent.tag == "article"
                and next(parent.iter(*_HEADINGS[:2], "figure"), None) is not None
            )
        ):
            # an article or a main part without its headline has that, and its picture, above it
            break
        is_beyond = is_beyond or parent.tag == "main"
    return found


def _from_headline(elements: list[Any], title: str) -> list[Any]:
    """The last of some elements that holds the headline, and what stands behind that: it is about the article, however far away."""
    longest = len(title) * _WITH_SPACES
    for at in range(len(elements) - 1, -1, -1) if title else ():
        for heading in elements[at].iter(*_HEADLINES):
            if letters(short_text(heading, longest)) == title:
                return elements[at:]
    return []


def _is_band(element: Any, title: str) -> bool:
    """Whether what is called a banner is the band in which the article's own headline stands."""
    return bool(
        title
        and _SLIDES.search(names_of(element))
        and next(element.iter(*_HEADINGS[:2]), None) is not None
        and _from_headline([element], title)
    )


def _is_above_headline(elements: list[Any], box: Any, title: str) -> bool:
    """Whether some first elements of a box stand above the headline, which stands farther below in the box or is no heading."""
    if _from_headline(elements, title):
        return False
    return bool(_from_headline([box], title)) or not _from_headline(
        [box.getroottree().getroot()], title
    )


_HEADLINES = ("h1", "h2", "h3", "h4")
#: characters of a text for each of its `letters`
_WITH_SPACES = 3


#: characters of what stands between an image and a text and is nobody's caption: a button, a count
_LEAST_SAID = 3


def is_below_image(element: Any) -> bool:
    """Whether nothing that a reader reads stands between an image of the article and the element of its text."""
    node = element
    left = _NEAR
    while left:
        parent = node.getparent()
        if parent is None or parent.tag in ("body", "html"):
            return False
        # builders put boxes round it that hold nothing else
        left -= len(parent) > 1
        for sibling in node.itersiblings(preceding=True):
            if not isinstance(sibling.tag, str) or is_hidden(sibling):
                continue
            if (sibling.tail or "").strip():
                return False
            if len(raw_text(sibling).strip()) >= _LEAST_SAID:
                image = _last_image(sibling)
                if image is None:
                    return False
            else:
                image = next(sibling.iter("img", "amp-img"), None)
            if image is not None:
                source = image_source(image) or ""
                is_own = not is_furniture(sibling) and not _SLIDES.search(names_of(sibling))
                return bool(source) and is_own and not is_noise(source)
        if (parent.text or "").strip():
            return False
        node = parent
    return False


def _last_image(box: Any) -> Any | None:
    """The image with which a box ends, below a headline and facts, say; none of the author."""
    node = box
    while node.tag not in ("img", "amp-img"):
        for child in node.iterchildren(reversed=True):
            if (child.tail or "").strip():
                return None
            if isinstance(child.tag, str) and next(child.iter("img", "amp-img"), None) is not None:
                break
            if isinstance(child.tag, str) and raw_text(child).strip():
                return None
        else:
            return None
        if _names_facts(names_of(child)):
            return None
        node = child
    return node


def _is_named_below(slides: Any) -> bool:
    """Whether the line below slides says what they show, as their pictures do for who cannot see them."""
    line = slides.getnext()
    said = short_text(line, _LONGEST) if line is not None and isinstance(line.tag, str) else ""
    return bool(said) and any(said == (image.get("alt") or "") for image in slides.iter("img"))


def _shows_own(slides: Any, *, is_headed: bool) -> bool:
    """Whether what is called slides holds pictures of the article, each with a line: one of them credits its picture, or the headline stands above.

    Links that lead away and headings are those of offers.
    """
    images = sum(1 for _ in zip(range(_MOST_SLIDES + 1), slides.iter("img"), strict=False))
    if not 0 < images <= _MOST_SLIDES or next(slides.iter(*_HEADINGS), None) is not None:
        return False
    if any(_leads_away(link) for link in slides.iter("a")):
        return False
    lines = list(_lines_of_slides(slides))
    if len(lines) > images:
        return False
    is_credited = any(caption_parts(line)[1] is not None for line in lines)
    return is_credited or (is_headed and 0 < len(lines) == images)


#: pictures of one article's slides
_MOST_SLIDES = 12


def _leads_away(link: Any) -> bool:
    """Whether a link is neither a button of the slides nor the picture in full size."""
    address = link.get("href") or "#"
    return not (address.startswith(("#", "javascript:")) or leads_to_picture(link))


def _lines_of_slides(slides: Any) -> Iterator[str]:
    """The lines of slides, each of an element that holds words of its own; buttons say none."""
    stack = [slides]
    while stack:
        box = stack.pop()
        if not isinstance(box.tag, str) or box.tag in (*_BUTTONS, *SKIPPED_TAGS):
            continue
        if (box.text or "").strip() or any((child.tail or "").strip() for child in box):
            if (line := short_text(box, _LONGEST)) and _has_words(line):
                yield line
        else:
            stack.extend(reversed(box))


def _has_words(line: str) -> bool:
    """`1 / 3` counts slides."""
    return any(map(str.isalpha, line))


def captions_in(elements: list[Any], base: str, title: str | None) -> list[Caption]:
    """Named captions; with a title given, also the unnamed line right behind an image, unless it is that title."""
    found: list[Caption] = []
    image: str | None = None
    awaits_line = is_below_headline = False
    pending: str | None = None
    taken: set[Any] = set()
    for element in elements:
        for node in element.iter():
            if not isinstance(node.tag, str) or node.getparent() in taken:
                taken.add(node)
                continue
            if node.tag in ("img", "amp-img") or (
                node.tag in ("div", "span") and node.get("role") == "img"
            ):
                source = image_source(node) or _background(node)
                link = next(node.iterancestors("a"), None)
                if link is not None and leads_to_first_page(link, base):
                    # the site's emblem
                    continue
                if source and not is_noise(source) and not is_round(node):
                    try:
                        image = urljoin(base, source)
                    except ValueError:
                        image = None
                    awaits_line, is_below_headline = title is not None, False
                continue
            if node.tag == "br" and awaits_line and (tail := " ".join((node.tail or "").split())):
                # `<img><br>text` in one element
                awaits_line = False
                if _reads_as_caption(tail, title or "") and not SENTENCE_END.search(tail):
                    text, credit = caption_parts(tail)
                    found.append(
                        Caption(text=text, credit=credit, image_url=image, placement="lead")
                    )
                continue
            names = names_of(node)
            is_named = is_marked_caption(node) or names_caption(names) or _opens_caption(node)
            if is_named and (
                (node.tag != "figcaption" and len(node) and CAPTION_BOX.search(names))
                or next(node.iter(*_HEADINGS), None) is not None
            ):
                continue
            if node.tag in _HEADINGS and title and letters(short_text(node, _LONGEST)) == title:
                # over its picture
                is_below_headline = True
                continue
            if names_credit(names) and begins_with_label(short_text(node, 200)):
                taken.add(node)
                continue
            if names_credit(names) and shows(short_text(node, _LONGEST)):
                is_named = True
            elif names_credit(names) and "caption" not in names.lower():
                taken.add(node)
                if image is not None:
                    add_credit(found, " ".join(node.itertext()), image)
                continue
            if not is_named and image is not None and _labels_photographer(node):
                taken.add(node)
                add_credit(found, " ".join(node.itertext()), image)
                continue
            is_line = False
            if (
                not is_named
                and awaits_line
                and ((node.text or "").strip() or _behind_icon(node))
                and not (names != " " and _names_facts(names))
            ):
                said = short_text(node, 60)
                if heads_images(said) or (said and node.tag in _BUTTONS and is_phrase(said)):
                    # buttons may stand between, too
                    continue
                if pending is None and (pending := lone_credit(short_text(node, 60))) is not None:
                    continue
                awaits_line = False
                is_line = _is_caption_line(node, names, title or "") and (
                    not is_below_headline or caption_parts(caption_text(node))[1] is not None
                )
            if not is_named and not is_line:
                continue
            printed = caption_text(node)
            if is_fact_line(printed) or heads_images(printed):
                continue
            text, credit = caption_parts(printed)
            credit, pending = credit or pending or credit_beside(node), None
            taken.add(node)
            if title and repeats_title(text, title):
                continue
            if 8 <= len(text) < 1000 and all(known.text != text for known in found):
                found.append(Caption(text=text, credit=credit, image_url=image, placement="lead"))
    return found


def _labels_photographer(node: Any) -> bool:
    """Whether a field right below a picture or its caption says who took it: `<b>Fotografer</b> <span>Rina Melati</span>`, `<p>Fotografer: …`."""
    label, colon, _name = (node.text or "").partition(":")
    if not colon:
        if label.strip() or not 0 < len(node) <= _MOST_PARTS:
            return False
        label = short_text(node[0], _LONGEST_LABEL)
    return labels_photographer(label) and is_right_below_picture(node)


#: characters of such a label, parts of its field: itself, a colon, the name
_LONGEST_LABEL, _MOST_PARTS = 24, 3
_BACKGROUND = re.compile(r"(?i)background(?:-image)?\s*:[^;]*?url\(\s*[\"']?([^\"')]+)")


def _background(node: Any) -> str | None:
    """The image that a box shows behind itself: `<div role="img" style="background-image: url(…)">`."""
    found = _BACKGROUND.search(node.get("style") or "")
    return found[1] if found else None


def _behind_icon(node: Any) -> bool:
    """Whether the text of an element stands behind the drawing of a camera, say: `<i class="bi-camera"></i> Warga memanen`."""
    icon = node[0] if len(node) == 1 else None
    return (
        icon is not None
        and icon.tag in ("i", "span")
        and not len(icon)
        and not icon.text
        and bool((icon.tail or "").strip())
    )


_CAPTION_LABEL = re.compile(r"(?i)\s*(?:ket(?:erangan)?\.?\s*(?:foto|gambar)|teks foto)\s*:")
_LABELLED_TAGS = frozenset(("p", "i", "em", "div", "span", "small", "center", "label", "td", "dl"))


def _opens_caption(node: Any) -> bool:
    """Whether an element says by its first words that it is a caption: `<i><b>Keterangan Gambar :</b> Warga memanen</i>`."""
    if node.tag not in _LABELLED_TAGS:
        return False
    first = node.text
    if not first or first.isspace():
        if opens_with_label(node):
            return True
        first = node[0].text if len(node) and node[0].tag in ("b", "strong") else None
    return bool(first) and _CAPTION_LABEL.match(first) is not None


def _reads_as_caption(text: str, title: str) -> bool:
    return (
        _LEAST_WORDS <= len(text.split()) <= 60
        and len(text) <= _LONGEST
        and text[0].isupper()
        and not _FACTS.match(text)
        and not is_phrase(text)
        and not begins_with_label(text)
        and letters(text) != title
    )


def _is_caption_line(node: Any, names: str, title: str) -> bool:
    text = text_of(node)
    if (
        node.tag not in _LINE_TAGS
        or not _reads_as_caption(text, title)
        or any(parent.tag == "a" for parent in node.iterancestors("a"))
    ):
        return False
    parent = node.getparent()
    looks_small = node.tag in ("small", "em", "i") or bool(
        _SMALL.search(f"{names} {names_of(parent) if parent is not None else ''}")
    )
    return (
        looks_small
        or not SENTENCE_END.search(text)
        or shares_frame(node, names, text)
        or credit_beside(node) is not None
    )
