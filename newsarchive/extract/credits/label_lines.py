"""Credit lines beside a text: `Penulis: …` in one element, or a label and its name in elements of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from newsarchive.extract.body.container import Container
from newsarchive.extract.captions.captions import is_right_below_picture, names_credit
from newsarchive.extract.credits.credits import parse_credits
from newsarchive.extract.credits.labels import begins_with_label, is_label
from newsarchive.extract.credits.roles import is_medium
from newsarchive.extract.dateline.items import is_locality
from newsarchive.extract.frame.surroundings import (
    LONGEST_CARD,
    fact_card,
    is_elsewhere,
    labels_in,
    surroundings,
)
from newsarchive.extract.frame.teasers import is_teaser
from newsarchive.extract.markup.tree import finds, names_of, says, short_text
from newsarchive.extract.notes.label_cells import label_before, lines_of, next_cell
from newsarchive.extract.words.lines import letters
from newsarchive.extract.words.names import LABEL_WORDS, is_press, is_section, is_unit
from newsarchive.extract.words.persons import is_one_name, is_person, is_plain_name
from newsarchive.extract.words.works import tells_of_work
from newsarchive.places import fold, has_place_name

_AUTHOR_NAMES = re.compile(
    r"(?i)(?:^|[\s_-])(?:author|byline|penulis|reporter|pewarta|itemauthor|post-author|fn|kredit|credit)(?=$|[\s_-])"
)
_names_author = finds(_AUTHOR_NAMES)
_INLINE = frozenset(("b", "strong", "i", "em", "span", "a", "u", "font", "small", "br", "img"))
#: what parts the facts of a line
_BETWEEN = "/|•·–-"
_MOST = 4
#: a label among the facts of a page, and the name of a menu elsewhere
_PHOTO_LABEL = re.compile(r"(?i)foto\s*:?")
_LONGEST = 160
#: one of these stands behind a label, or in a line that tells who reported
_MARKS = (":", "/", "&", ".", "apor", "APOR")
#: with which a line of facts begins, if not with a figure
_FACT_OPENINGS = frozenset(
    "ole,by ,ril,tan,tgl,sen,sel,rab,kam,jum,sab,min,aha,sum,ter,dip,dit,upd".split(",")
)
_AMID = rf"(?i:{'|'.join(LABEL_WORDS)}|laporan)\s*:\s*[A-Z].*"
_LABEL_AMID = re.compile(rf"\d{{4}}\b(?:.{{0,30}}[-–|/•·])?\s*(?P<credit>{_AMID})")
#: `Sumber: Antara | Editor: Yanti Asih`
_SOURCED = re.compile(rf"Sumber\s*:[^|]{{2,50}}\|\s*{_AMID}")
#: `Sumber: Humas Pemkab Blora | 2 Mei 2024`, `Rilis Humas Setda`
_SENDERS = ("Sumber", "Rilis")
_SENT = re.compile(
    r"(?P<label>Sumber(?: [Bb]erita)?\s*:|Rilis\s*:?)\s*(?P<office>[^|\d]{5,60}?)\s*(?:\||$)"
)


def _sent_by(line: str, is_behind: bool) -> str:
    """The credit of the press office that a line says sent a text; behind that, of any office."""
    sent = _SENT.match(line)
    office = sent["office"].rstrip(".") if sent else ""
    is_known = is_press(office) or (
        is_behind and (is_unit(office) or is_section(office) or is_medium(office))
    )
    return f"Sumber: {office}" if is_known else ""


def _is_of_picture(element: Any) -> bool:
    """Whether a line tells whose the picture above it is, or ends a caption: `… di pasar. <i>Sumber: Humas</i>`."""
    if any(
        node is not None and (node.tag == "img" or node.find(".//img") is not None)
        for node in (element, element.getprevious())
    ):
        return True
    return element.tag in _INLINE and element.tag != "span"


def _is_among_facts(element: Any) -> bool:
    """Whether an element stands in a small list or table that labels other facts, too: `Tanggal`, `Penyunting`."""
    box = next(element.iterancestors("dl", "table", "ul", "ol"), None)
    return box is not None and bool(short_text(box, LONGEST_CARD)) and labels_in(box) > 0


_TAGS = (
    "p",
    "div",
    "span",
    "li",
    "dd",
    "small",
    "em",
    "strong",
    "td",
    "b",
    "i",
    "h6",
    "h5",
    "dt",
    "th",
    "blockquote",
    "address",
    "center",
    "font",
)


def _looked_at(
    scope: Any, container: Container | None, lines: list[str], own: set[Any]
) -> Iterator[Any]:
    """The elements that may hold a labelled line; where there are no such `lines`, those of a box of facts beside the text too, one of its `own`."""
    yield from scope.iter(*_TAGS)
    if not lines and container is not None:
        card = fact_card(container.elements[0])
        if card is not None:
            # an aside within the scope passes for one about other articles until it is known for this
            own.add(card)
            yield from card.iter(*_TAGS)


def labelled_lines(
    root: Any, container: Container | None, text: set[Any], title: str | None
) -> list[str]:
    """`Penulis: …` lines near the article, outside its `text`."""
    inside = set(text)
    footers = list(container.elements[0].iter("footer")) if container else []
    for footer in footers:
        # the text was read without them
        inside.difference_update(footer.iter())
    scope = container.elements[0] if container else root
    # an introduction in a box of its own, and the rest
    parts = container.elements if container else []
    article = frozenset().union(*map(surroundings, parts))
    own = {*article, *footers}
    for _ in range(3):
        parent = scope.getparent()
        if parent is None or parent.tag == "html":
            break
        scope = parent
    last = surroundings(parts[-1]) if parts else frozenset()
    while parts and scope not in last and scope.getparent() is not None:
        scope = scope.getparent()
    lines: list[str] = []
    is_behind = False
    for element in _looked_at(scope, container, lines, own):
        if element in inside:
            is_behind = True
            continue
        if (size := len(element)) > 6:
            continue
        first, line = (element.text or "").strip(), ""
        if first:
            if len(first) >= _LONGEST:
                continue
        elif size:
            # the label may be the text of the first of a few inline elements
            if element[0].tag not in _INLINE:
                continue
            first = short_text(element, _LONGEST)
        elif not (line := _beside_camera(element)) or says(element.getparent(), title):
            continue
        opening = _opening(first) if first else 0
        if element.tag in _INLINE and (label := label_before(element)):
            line = f"{label.rstrip(' :')}: {first}"
        if line:
            pass
        elif not opening:
            continue
        elif not size and opening & (_LABEL | _SENDER):
            value = next_cell(element)
            if value:
                line = f"{first.rstrip(' :')}: {value}"
            if opening & _SENDER:
                # the name of a menu, too, and of what is below a picture
                is_fact = element.tag in ("dt", "th") or _is_among_facts(element)
                is_other = not is_fact and (
                    _is_of_picture(element) or not first.lower().startswith("sumber")
                )
                line = "" if is_other else _sent_by(line, is_behind or is_fact)
        elif (
            size == 1
            and opening & _LABEL
            and (element.text or "").strip()
            and (element[0].tail or "").strip()[:1] in ("", *_BETWEEN)
        ):
            # `<li>Penulis <span>Joko W.</span></li>`
            value = short_text(element[0], 80).strip(" :")
            line = f"{first.rstrip(' :')}: {value}" if value else ""
        elif (
            opening & _BARE
            and not size
            and (bare := _BARE_LABEL.fullmatch(first))
            and not has_place_name(fold(bare["name"]))
        ):
            # not `Kontributor Sumberwringin`, which says whence somebody writes
            line = f"{bare['label']}: {bare['name']}"
        elif element.tag in ("dt", "th", "td") and opening & _PHOTO:
            value = next_cell(element)
            line = f"Foto: {value}" if is_person(value) else ""
        elif opening & _LABELLED or (opening & _NAMELESS and _names_author(names_of(element))):
            line = lines_of(element)
        elif (
            opening & _FACT
            and (amid := _LABEL_AMID.search(short_text(element, _LONGEST))) is not None
        ):
            # `Oleh MC KAB GOWA, Rabu, 3 Mei 2023 | 10:12 WIB - Redaktur: Juli`
            line = amid["credit"]
        elif opening & _FACT and _SOURCED.match(sourced := short_text(element, _LONGEST)):
            line = sourced
        elif first.startswith(_SENDERS) and (
            office := _sent_by(short_text(element, _LONGEST), is_behind)
        ):
            line = "" if _is_of_picture(element) else office
        if (
            6 < len(line) < _LONGEST
            and (said := letters(line))
            and all(said not in letters(other) for other in lines)
            and not is_elsewhere(element, scope, own)
            and not is_teaser(element, article, title)
            and not _is_beside_picture(element, line)
            and not tells_of_work(element, title)
            and parse_credits(line)
        ):
            lines.append(line)
        if len(lines) >= _MOST:
            break
    return lines


#: boxes round a credit named for one, up to that of its picture
_BOXES = 3


def _is_beside_picture(element: Any, line: str) -> bool:
    """Whether a line stands in a credit that a picture has beside it, in one box, or credits a photographer right below a picture or its caption: who took that did not write."""
    for _, box in zip(range(_BOXES), (element, *element.iterancestors()), strict=False):
        parent = box.getparent()
        if names_credit(names_of(box)) and parent is not None and len(parent) <= _MOST:
            if next(parent.iter("img"), None) is not None:
                return True
            break
    if any(credit.role != "photographer" for credit in parse_credits(line)):
        return False
    return is_right_below_picture(element)


#: what the camera drawn before a name says
_CAMERA = "Foto: "
_names_camera = finds(re.compile(r"(?i)(?:^|[\s-])camera(?=$|[\s-])"))


def _beside_camera(icon: Any) -> str:
    """The photographer whose name stands behind the drawing of a camera."""
    if icon.tag not in ("i", "span") or not icon.tail or not _names_camera(names_of(icon)):
        return ""
    name = (icon.tail or "").strip(" :|•·-–")
    return f"{_CAMERA}{name}" if is_person(name) else ""


#: what the opening of a text may be: a label by itself; `Foto` by itself; a label and what parts it from a name; a
#: label without that, which holds in an element named for the author; facts; a label and a name; who sent it
_LABEL, _PHOTO, _LABELLED, _NAMELESS, _FACT, _BARE, _SENDER = 1, 2, 4, 8, 16, 32, 64
#: who sent a text, as a label by itself
_SENDER_LABEL = re.compile(r"(?i)sumber(?:\s+berita)?\s*:?|rilis(?:\s+pers)?\s*:?")
#: `Editor Hasnah Karim`: a label and a name in an element of their own, without a colon
_BARE_LABEL = re.compile(
    rf"(?P<label>{'|'.join(map(str.capitalize, LABEL_WORDS))}|Laporan (?:[Ww]artawan|[Rr]eporter|[Kk]ontributor))"
    r" (?P<name>[A-Z].{3,50})"
)

#: `Telukdalam | Kamis, 3 Agustus 2023`
_BEFORE_DAY = re.compile(
    r"(?P<first>[A-Z][\w.’' ]{2,40}?)(?P<mark>\s*[|•·]\s*|,\s+|\s+[–—-]\s+)(?:\w{3,6},?\s+)?\d{1,2}[\s/.-]\w{1,9}[\s/.-]\d{4}\b"
)


def _begins_before_day(text: str) -> bool:
    """Whether the first fact of a line stands before the day: anything before a bar, a place before a comma or dash."""
    found = _BEFORE_DAY.match(text) if "20" in text else None
    return found is not None and (
        found["mark"].strip() not in (",", "–", "—", "-") or is_locality(found["first"])
    )


_OPEN_REPORT = ("Laporan ", "LAPORAN ")


@lru_cache(maxsize=20_000)
def _opening(text: str) -> int:
    """What a text may be by its opening, as bits; the answers are kept, for pages of a site share most of their texts."""
    bits = _LABEL if is_label(text) else 0
    if _PHOTO_LABEL.fullmatch(text):
        bits |= _PHOTO
    if _SENDER_LABEL.fullmatch(text):
        bits |= _SENDER
    if any(mark in text for mark in _MARKS) and begins_with_label(text):
        bits |= _LABELLED
    elif text.startswith(_OPEN_REPORT) and parse_credits(text):
        # `Laporan Suwarni-Ambon`, `Laporan Reporter Tribun Kupang, Suwarni`
        bits |= _LABELLED
    elif ":" not in text and begins_with_label(text + ":"):
        bits |= _NAMELESS
    elif (bare := _BARE_LABEL.fullmatch(text)) is not None and (
        is_plain_name(bare["name"]) or is_one_name(bare["name"])
    ):
        bits |= _BARE
    if text[:1].isdigit() or text[:3].lower() in _FACT_OPENINGS or _begins_before_day(text):
        bits |= _FACT
    return bits
