"""The author between a title and its text, where nothing else than names and facts stands, whatever elements a theme uses."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Any

from newsarchive.extract.captions.captions import is_round, labels_photographer
from newsarchive.extract.credits.author_boxes import PREFIX
from newsarchive.extract.credits.author_lines import FACT_BREAK, people_in
from newsarchive.extract.credits.credits import parse_credits
from newsarchive.extract.frame.furniture import is_hidden
from newsarchive.extract.frame.teasers import is_teaser
from newsarchive.extract.markup.tree import names_of, says, text_of
from newsarchive.extract.notes.badges import is_filed, is_section_drawing
from newsarchive.extract.notes.fact_lines import is_fact_line
from newsarchive.extract.published.dated_lines import label_before
from newsarchive.extract.published.events_above import labels_place
from newsarchive.extract.title.headline import headings_of
from newsarchive.extract.words.lines_of_text import takes_up
from newsarchive.extract.words.names import begins_with_title, is_office, is_press_office
from newsarchive.extract.words.persons import is_plain_name
from newsarchive.extract.words.works import tells_of_work

#: elements looked at behind a title, characters of a line of facts
_MOST, _LONGEST = 60, 140
#: what parts a name from the next element's text
_AROUND = " ,;-–—|/"
_PLAIN_HEADLINES = ("div", "p", "span", "strong", "b", "td", "font", "a")


def author_in_zone(
    root: Any, text: Collection[Any], article: Collection[Any], title: str | None
) -> list[str]:
    """The one person, or press office, named between the title and the first paragraph; nobody when several are."""
    heading = next((node for node in headings_of(root) if says(node, title)), None)
    if heading is None:
        heading = _printed_headline(root, text, title)
    if heading is None:
        return []
    found: dict[str, None] = {}
    for count, element in enumerate(_behind(heading)):
        if count >= _MOST or element in text:
            if isinstance(element.tag, str) and (portrayed := _portrayed(element)):
                found.pop(portrayed, None)
            break
        if (
            not isinstance(element.tag, str)
            or element in article
            or _is_below_picture(element, heading)
        ):
            continue
        is_named_otherwise = (
            element.tag in ("dt", "th")
            or _is_label(element)
            or is_filed(element)
            or _is_photographer(element)
            or labels_place(label_before(element))
        )
        own = None if is_named_otherwise else element.text
        if own and element.tag in _SUBTITLES and not PREFIX.match(own.strip()):
            # `Sedekah Laut` below the headline
            own = None
        for piece in (own, None if _draws_other(element) else element.tail):
            line = " ".join((piece or "").split())
            if not line or len(line) > _LONGEST:
                continue
            names = _named(line)
            if (
                names
                and not _is_elsewhere(element, article)
                and not is_teaser(element, article, title)
                and not tells_of_work(element, title)
                and not _is_within_sentence(element)
            ):
                found.update(dict.fromkeys(names))
    people = [name for name in found if not is_office(name)] or list(found)
    return people if len(people) == 1 else []


#: headings below a headline that say no name but behind a word for it
_SUBTITLES = ("h2", "h3")
#: a line that wants a name, which the next one says: `… mengucapkan selamat kepada`, `… berduka atas wafatnya`
_WANTS_NAME = re.compile(r"(?i)\b(?:kepada|bersama|dengan|dari|untuk|bagi|atas \w+nya)\W*$")
_QUOTATION = re.compile(r"[“\"„][^”\"]+[”\"]\W*")


def _is_within_sentence(element: Any) -> bool:
    """Whether the lines above and below a name make a sentence with it, or it is behind what that person said."""
    above, below = element.getprevious(), element.getnext()
    before = text_of(above) if above is not None and isinstance(above.tag, str) else ""
    if _WANTS_NAME.search(before) or _QUOTATION.fullmatch(before):
        return True
    return element.tag == "p" and below is not None and text_of(below)[:1].islower()


def _portrayed(first: Any) -> str:
    """The line above the first paragraph, if that is about the person named there."""
    above = first.getprevious()
    return text_of(above) if above is not None and takes_up(text_of(first)) else ""


#: drawings of a place: pins and maps
_PIN = re.compile(r"(?i)(?:map|location|geo)-?(?:marker|pin|alt|dot|outline|fill)?(?=$|[\s-])")


def _draws_other(element: Any) -> bool:
    """Whether behind an element stands what its drawing shows: a section, a place."""
    if is_section_drawing(element):
        return True
    return (
        isinstance(element.tag, str)
        and not (len(element) or (element.text or "").strip())
        and _PIN.search(names_of(element)) is not None
    )


def _printed_headline(root: Any, text: Collection[Any], title: str | None) -> Any | None:
    """The last element before the text that says the title and nothing else, where no heading does."""
    wanted, found = " ".join((title or "").split()), None
    for element in root.iter(*_PLAIN_HEADLINES) if wanted else ():
        if element in text:
            break
        own = element.text
        if own and not len(element) and len(own) >= len(wanted) and " ".join(own.split()) == wanted:
            found = element
    return found


def _is_label(element: Any) -> bool:
    """Whether a colon stands behind an element, or before the value in the next: `Ukuran Berkas`, `: 1 MB`."""
    following = element.getnext()
    behind = (element.tail or "").strip() or (following is not None and following.text) or ""
    return str(behind).lstrip()[:1] == ":"


def _is_photographer(element: Any) -> bool:
    """Whether the label before an element says that who is named there took the picture: `<dt>Fotografer</dt><dd>…`."""
    return labels_photographer(label_before(element))


#: elements of captions, and pixels of a picture that is no author's
_BELOW_PICTURE, _LARGE = ("p", "small", "em", "i", "span", "div"), 300


def _is_below_picture(element: Any, heading: Any) -> bool:
    """Whether a paragraph stands right below one that holds nothing but a picture, or below that of the article beside its headline: it names whom that shows."""
    above = element.getprevious() if element.tag in _BELOW_PICTURE else None
    if above is not None and above.tag == "img" and not is_round(above):
        following = element.getnext()
        if following is not None and is_fact_line(text_of(following)):
            # the day: it is of the article as the name is
            return False
        is_large = (above.get("width") or "").isdigit() and int(above.get("width")) >= _LARGE
        return is_large or (element.tag == "p" and above.getparent() is heading.getparent())
    if element.tag != "p":
        return False
    return (
        above is not None
        and above.tag in ("p", "figure", "div")
        and next(above.iter("img"), None) is not None
        and not text_of(above)
    )


def _named(line: str) -> list[str]:
    names: list[str] = []
    for part in FACT_BREAK.split(line):
        if PREFIX.match(part):
            names += people_in(part, is_named=True)
        elif not part.isupper():
            # `SIARAN PERS` is what the text is
            names += _credited(part.strip(_AROUND))
    return names


def _credited(part: str) -> list[str]:
    """`Rina Melati`, `Tim Liputan Prokopim`, `Rina Melati (Humas)`, `Rina Melati, Kontributor Blora`."""
    if not part[:1].isupper() and not begins_with_title(part):
        return []
    if is_plain_name(part) or is_press_office(part):
        return [part]
    marked = _MARKED.search(part)
    if marked is None or not is_plain_name(part[: marked.start()].strip()):
        return []
    return [c.name for c in parse_credits(part) if c.role in _WROTE and is_plain_name(c.name)]


_MARKED = re.compile(r"[,(/–-]")
_WROTE = ("reporter", "contributor")


def _behind(heading: Any) -> Iterator[Any]:
    """The elements behind a heading in document order."""
    node = heading
    while node is not None:
        for sibling in node.itersiblings():
            yield from sibling.iter()
        node = node.getparent()


def _is_elsewhere(element: Any, article: Collection[Any]) -> bool:
    node = element
    while node is not None and node not in article:
        if node.tag in ("nav", "aside", "figure", "figcaption", "form") or is_hidden(node):
            return True
        if _is_other(node) and (
            node is not element or "credit" in (node.get("class") or "").lower()
        ):
            return True
        node = node.getparent()
    return False


def _is_other(node: Any) -> bool:
    names = (node.get("class") or "").lower()
    return any(
        word in names
        for word in (
            "related",
            "terkait",
            "comment",
            "breadcrumb",
            "share",
            "caption",
            "credit",
            "fotograf",
            "photograph",
        )
    )
