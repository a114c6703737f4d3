"""The author in a row of short facts, known by the date that stands in the same row."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from newsarchive.extract.credits.labels import is_label
from newsarchive.extract.frame.furniture import is_furniture, is_hidden
from newsarchive.extract.markup.tree import finds, names_of, short_text, text_of, text_without
from newsarchive.extract.notes.badges import is_badge, is_filed
from newsarchive.extract.published.moments import CLOCK_ONLY
from newsarchive.extract.words.name_lists import split_names
from newsarchive.extract.words.names import is_newsroom, is_press_office
from newsarchive.extract.words.persons import is_one_name, is_plain_name

DATED = re.compile(
    r"\b\d{1,2}[\s/.-]+\w{1,9}[\s/.-]+\d{2,4}\b|\b\d{4}-\d{2}-\d{2}\b|\b\w{3,9} \d{1,2}, \d{4}\b"
)
PARTS = re.compile(r"[|•·]|\s[-–—/]\s")


_LONGEST = 120

#: the longest date by itself: `29 Jan 2024 10:00 WIB`, `Kamis, 21 September 2023 - 10.00.00 WITA`
_LONGEST_DATE = 44


def is_date(text: str | None) -> bool:
    """Whether a text is a date and nothing that parts it from something else."""
    text = (text or "").strip()
    if len(text) > _LONGEST_DATE or not DATED.search(text):
        return False
    parts = map(str.strip, PARTS.split(text))
    return all(not part or DATED.search(part) or CLOCK_ONLY.match(part) for part in parts)


def holds_day(text: str | None) -> bool:
    """Whether a short text holds a day: alone, or beside a name."""
    return text is not None and 6 < len(text) < _LONGEST and DATED.search(text) is not None


#: parts of a row of facts, what stands between them included
_MOST_PARTS = 8
ROW_PARTS = frozenset(("span", "li", "div", "p", "time", "small"))


def beside_date(element: Any) -> str:
    """The one person named in a row of short facts, of which `element` is the date: `Lia Amelia  29 Jan 2024  5 menit baca`."""
    row = element.getparent()
    if not is_date(element.text):
        return ""
    if row is not None and len(row) == 1 and not (row.text or "").strip():
        element, row = row, row.getparent()
    if row is None or not 2 <= len(row) <= _MOST_PARTS or not short_text(row, _LONGEST):
        return ""
    if leads_as_whole(element):
        return ""
    parts = [part for part in row if part is not element and isinstance(part.tag, str)]
    if any(map(_leads_away, parts)):
        # a card of another article: its title, its day
        return ""
    if _labels_values(row, element):
        # `Tanggal Rilis : 3 Juni 2024  Ukuran Berkas : 1 MB`: a name has a label of its own there
        return ""
    # a section in capitals reads like a name: `BINA MARGA`
    parts = [part for part in parts if not is_badge(names_of(part)) or _has_initials(part)]
    parts = [part for part in parts if not is_filed(part)]
    texts = [shown_text(part) for part in parts]
    people = [line for part in parts for line in _lines_of(part) if _are_plain_names(line)]
    if not people:
        people = [
            text
            for part, text in zip(parts, texts, strict=True)
            if _has_initials(part) and is_one_name(text)
        ]
    if not people:
        # `<span class="info-name">Irwan</span>`
        people = [
            text
            for part, text in zip(parts, texts, strict=True)
            if _names_a_name(names_of(part)) and is_one_name(text)
        ]
    if not people and _has_portrait(row):
        people = [text for text in texts if is_one_name(text)]
    if not people:
        people = [t for t in texts if (is_newsroom(t) and t[0].isupper()) or is_press_office(t)]
    return people[0] if len(people) == 1 else ""


def leads_as_whole(fact: Any) -> bool:
    """Whether a fact and what stands beside it are in one link, which is the card of another article."""
    link = next(fact.iterancestors("a"), None)
    return link is not None and len(link) > 1


#: parts of the shortest row of two labels with their values
_TWO_FACTS = 4
_DAY_LABEL = re.compile(
    r"(?i)(?:tanggal|tgl|hari|waktu|terbit|tayang|rilis|date|published|release)\b[\w ]{0,20}:?"
)


def _labels_values(row: Any, day: Any) -> bool:
    """Whether labels and values take turns in a row, the day's label before it."""
    label = day.getprevious()
    if label is None or len(row) < _TWO_FACTS:
        return False
    return (day.text or "").lstrip()[:1] == ":" or bool(
        len(row) % 2 == 0 and _DAY_LABEL.fullmatch(short_text(label, _LONGEST_DATE).strip())
    )


#: words of a button
_BUTTON = 2


def _leads_away(part: Any) -> bool:
    """Whether a part of a row is, or holds, a link that is no author's name."""
    link = part if part.tag == "a" else part.find(".//a")
    if link is not None:
        text = text_of(link)
        if (link.get("href") or "").startswith("#") and len(text.split()) <= _BUTTON:
            # `Follow`
            return False
        return not (is_plain_name(text) or is_press_office(text))
    return part.tag not in ROW_PARTS


def shown_text(element: Any) -> str:
    """The text of an element without that of hidden children, such as labels for machines, and of a portrait made of initials."""
    if any(map(is_hidden, element)):
        return text_without(element, is_hidden)
    if _has_initials(element):
        return text_without(element, lambda child: child is element[0])
    return text_of(element)


def _lines_of(element: Any) -> list[str]:
    """The shown text of an element, parted where its lines end: a name, and what its bearer is."""
    if element.find(".//br") is None:
        return [shown_text(element)]
    pieces: list[str] = []
    for event, node in etree.iterwalk(element, events=("start", "end")):
        if event == "start":
            pieces.append("\n" if node.tag == "br" else node.text or "")
        elif node is not element:
            pieces.append(node.tail or "")
    return [" ".join(line.split()) for line in "".join(pieces).split("\n")]


#: what themes draw for a portrait, in a circle before the name
_LONGEST_INITIALS = 2
_INITIALS = re.compile("[A-Z]{1,2}")


def _has_initials(element: Any) -> bool:
    return (
        len(element) > 1
        and _INITIALS.fullmatch(short_text(element[0], _LONGEST_INITIALS)) is not None
    )


#: an element for somebody's name
_names_a_name = finds(re.compile(r"(?i)(?:^|[\s_-])(?:name|nama)(?=$|\s)"))
_names_portrait = finds(re.compile(r"(?i)avatar|gravatar|rounded-(?:full|circle)|img-circle"))
#: boxes round a text before which a column with its author is looked for
_COLUMNS = 2


#: whom an office shows beside every article
_OFFICIAL = re.compile(
    r"(?i)\b(?:bupati|wakil|wali|kepala|camat|lurah|panewu|sekretaris|ketua|gubernur|direktur|kadis|plt|pj)\b"
)


def portrait_before(scope: Any) -> str:
    """The person or office whose name stands beside a portrait, in a column before that of the article `scope`."""
    node = scope
    for _ in range(_COLUMNS):
        for column in node.itersiblings(preceding=True):
            for image in column.iter("img") if isinstance(column.tag, str) else ():
                name = image.getnext()
                if name is None or not _names_portrait(names_of(image)) or is_hidden(column):
                    continue
                if is_furniture(column) or _OFFICIAL.search(" ".join(name.itertext())):
                    continue
                first = text_of(name[0]) if len(name) else text_of(name)
                if is_plain_name(first) or is_press_office(first):
                    return first
        node = node.getparent()
        if node is None or node.tag in ("main", "body", "html"):
            break
    return ""


#: pixels of a portrait in a row, and sizes of it by Tailwind's names
_LARGEST_PORTRAIT = 60
_LINES_OF_CARD = 2
_is_small = finds(re.compile(r"(?:^|\s)(?:w|size)-(?:[4-9]|1[0-5])(?=$|\s)"))


def portrait_behind(text: Any) -> str:
    """The one person whose name stands beside a small portrait in the box right behind that of the text."""
    node = text
    for _ in range(_COLUMNS):
        box = node.getnext()
        if box is not None and isinstance(box.tag, str):
            images = list(box.iter("img"))
            if len(images) != 1 or is_furniture(box) or is_hidden(box):
                return ""
            name, width = images[0].getnext(), images[0].get("width") or ""
            names = names_of(images[0])
            is_small = _is_small(names) or (width.isdigit() and int(width) <= _LARGEST_PORTRAIT)
            if name is None or not is_small or not _names_portrait(names):
                return ""
            # with what its bearer is below it
            is_pair = len(name) == _LINES_OF_CARD and not (name.text or "").strip()
            if is_pair and _OFFICIAL.search(text_of(name[1])):
                return ""
            shown = text_of(name[0] if is_pair else name)
            return shown if name.getnext() is None and is_plain_name(shown) else ""
        node = node.getparent()
        if node is None or node.tag in ("main", "body", "html"):
            break
    return ""


def _has_portrait(row: Any) -> bool:
    """Whether a picture of a person stands before a row of facts."""
    before = row.getprevious()
    image = before if before is not None and before.tag == "img" else None
    if image is None and before is not None and len(before) == 1 and before[0].tag == "img":
        image = before[0]
    return image is not None and _names_portrait(f"{names_of(image)} {image.get('src') or ''}")


def _are_plain_names(text: str) -> bool:
    """`Lia Amelia`, `Bambang & Lilis`."""
    if len(text) > _LONGEST:
        return False
    if is_label(text.partition(" ")[0]):
        return False
    names = split_names(text) if "&" in text or " dan " in text else []
    return is_plain_name(text) or (
        len(names) > 1 and all(is_plain_name(name) or is_one_name(name) for name in names)
    )
