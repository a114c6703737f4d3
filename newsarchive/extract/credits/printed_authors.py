"""Authors printed beside a title or text: elements named for the author, icons of a person, lines and rows of facts."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from newsarchive.extract.credits.author_boxes import (
    BOX_HEADING,
    BOXES,
    MOST_BELOW,
    boxed_author,
    name_above,
    names_box,
)
from newsarchive.extract.credits.author_lines import FACT_BREAK, named_beside, people_in
from newsarchive.extract.credits.author_rows import (
    DATED,
    PARTS,
    ROW_PARTS,
    beside_date,
    holds_day,
    is_date,
    leads_as_whole,
    portrait_before,
    portrait_behind,
)
from newsarchive.extract.credits.author_zone import author_in_zone
from newsarchive.extract.frame.furniture import is_hidden
from newsarchive.extract.frame.surroundings import LONGEST_FACTS, is_elsewhere, surroundings
from newsarchive.extract.frame.teasers import is_teaser
from newsarchive.extract.markup.tree import names_of, row_text, short_text, text_of
from newsarchive.extract.notes.author_icons import MARKS, is_user_icon, is_user_image
from newsarchive.extract.notes.fact_lines import fact_credits, is_fact_line, name_and_day
from newsarchive.extract.title.headline import headline_band
from newsarchive.extract.words.names import DEGREE, is_office, is_press_office
from newsarchive.extract.words.persons import is_one_name, is_person

_AUTHOR = re.compile(
    r"(?i)(?:^|[\s_-])(?:lbl|txt|lit)?(?:author|by-?line|createdby|penulis|pewarta|reporter|wartawan|post-author|author-name|username|credit-title|g-profile|read__credit|contributor)(?=$|[\s_-])|(?:lbl|txt|lit)user(?=$|[\s_-])|(?-i:(?<=[a-z])Author)(?=$|[\s_-])"
)
_NOT_AUTHOR = re.compile(
    r"(?i)box|bio|desc|avatar|image|img|(?<!credit-)title|link-list|comment|related|icon"
)


#: a theme's row of buttons, whatever row of the article it calls it
_SHARES = re.compile(r"(?i)(?:^|[\s_-])(?:shar(?:e|ing)|social|sosmed|bagikan)(?=$|[\s_-])")


@lru_cache(maxsize=20_000)
def _names_author(names: str) -> bool:
    return not _SHARES.search(names) and any(
        _AUTHOR.search(name) and not _NOT_AUTHOR.search(name) for name in names.split()
    )


#: `Oleh Dimas Arya` in an element of its own
_OPENS = re.compile(
    rf"\s*[{MARKS}]\ufe0f?\s*[A-Z]|"
    r"\s*(?:[Oo]leh|[Bb]y|OLEH|BY|[Dd]itulis oleh|(?:[Tt]eks|[Nn]askah|[Tt]ulisan|[Ll]iputan) oleh)\s*:?\s+(?:[A-Z]|dr[gh]?\.)"
)
_LABEL_BEFORE = re.compile(
    r"(?i)\s*(?:oleh|by|(?:di)?tulis(?:an)? oleh|penulis|pewarta|reporter|author)\s*:?\s*"
)
_LONGEST_LABEL = 30
#: `Lia Amelia, Kategori : Umum`
_NEXT_FACT = re.compile(
    r"(?i)\s*[,;]?\s*(?:kategori|category|rubrik|tanggal|dibaca|dilihat|hits?)\s*:.*", re.DOTALL
)
_SUBMITTED = re.compile(
    r"(?i)\s*(?:submitted|posted|written|published|uploaded|created|ditulis|dikirim(?:kan)?|dipos(?:ting(?:kan)?|t?kan)|dipublikasikan|diterbitkan|diunggah|dibuat)\b"
)
#: `[ 12-08-2013 | 09:40:00 ] oleh: <b>…`, `Penulis: <a>…</a> /Jumat, 28 Mei 2021`
_NAMED_FACTS = re.compile(
    r"(?i)(?:[^:]{0,60}[|/•·,–-])?\s*(?:penulis|pewarta|reporter|author|oleh|by)\s*:\s*$|[^a-z]{8,40}\b(?:oleh|by)\b\s*:?\s*$"
)
#: `Submitted by Ni Luh Putu Sari on Tue, 10/05/2021 - 14:20`
_SUBMITTED_BY = re.compile(
    r"(?i)\s*\w+\s+(?:by|oleh)\b\s*:?\s*(?P<name>[^\d|:]{4,60}?)\s*(?:\||,(?!\s*(?:"
    + DEGREE.pattern
    + r")(?:\W|$))|\bon\b|\bin\b|\bpada\b|\bat\b|\btanggal\b|[-–—]|\(|\d|$)"
)
_DATED_BY = re.compile(
    r"(?:\d{4}|\blalu|\bago)\b.{0,40}\b(?:[Oo]leh|OLEH|[Bb]y|[Pp]enulis|[Ll]aporan)\b\s*:?\s*(?:[^\s:]|$)"
)
_LONGEST = 120


def printed_authors(
    root: Any, container: Any | None, text: set[Any], title: str | None = None
) -> list[str]:
    """Names of people that the page prints as authors near its title, in order."""
    scope = _head(container, root)
    article = surroundings(container)
    boxes: list[Any] = []
    people = _authors_in(scope, text, article, title, boxes)
    if not people and (band := headline_band(root, title, scope)) is not None:
        people = _authors_in(band, set(), article, title, boxes)
    if not people and (named := portrait_before(scope)):
        people = [named]
    people = people or author_in_zone(root, text, article, title)
    if not people and container is not None and (named := portrait_behind(container)):
        people = [named]
    if not boxes and all(map(is_office, people)) and scope.tag == "article":
        # what themes put under the article
        for _, sibling in zip(range(MOST_BELOW), scope.itersiblings(), strict=False):
            boxes += [box for box in sibling.iter(*BOXES) if names_box(names_of(box))]
    if not people or not any(map(is_person, people)) or any(map(is_office, people)):
        # a newsroom's row above, its member's portrait below
        return people + boxed_author(boxes)
    return people


#: elements in which an author is printed; sections and greater headings only open a box about one
_HEADINGS = frozenset(("section", "h2", "h3", "h4"))
_BOX_HEADINGS = frozenset(("h2", "h3", "h4", "h5", "h6", "p"))
_PLACES = (
    "a", "span", "div", "p", "li", "address", "td", "dd", "small", "strong", "b", "em", "i", "font", "h5", "h6", "ion-icon", "iconify-icon", "mat-icon", "mat-card-subtitle", *sorted(_HEADINGS)
)  # fmt: skip
_FACT_TAGS = frozenset(("p", "div", "span", "small", "td", "font"))
_ICONS = frozenset(("i", "span", "ion-icon", "iconify-icon", "mat-icon"))


def _comments(author: Any) -> bool:
    """Whether microdata says of an author that he wrote a comment."""
    scope = next((e for e in author.iterancestors() if e.get("itemscope") is not None), None)
    return scope is not None and "Comment" in (scope.get("itemtype") or "")


def _authors_in(
    scope: Any, text: set[Any], article: frozenset[Any], title: str | None, boxes: list[Any]
) -> list[str]:
    is_behind = False
    offices: list[str] = []
    for element in scope.iter(*_PLACES):
        names = names_of(element)
        if element in text:
            is_behind = True
            if names != " " and element.tag in BOXES and names_box(names):
                boxes.append(element)
            continue
        is_named, shown = False, element
        tag, own = element.tag, element.text
        if is_behind and names != " " and tag in BOXES and names_box(names):
            boxes.append(element)
        if is_behind and own and len(own) < _LONGEST_LABEL and _opens_box(element, own):
            boxes.append(element.getparent())
        if tag in _HEADINGS:
            continue
        if (
            (names != " " and _names_author(names))
            or (names != " " and not is_behind and names_box(names) and short_text(element, 60))
            or (element.get("itemprop") == "author" and not (is_behind and _comments(element)))
            or (tag in ("a", "span") and "author" in (element.get("rel") or "").split())
        ):
            line = _shown_lines(element)
            is_named = True
            if tag == "a":
                line += named_beside(element)
        elif tag in _ICONS and is_user_icon(element, names):
            shown = element.getparent()
            line = element.tail or ""
            following = element.getnext()
            if not line.strip() and following is not None:
                line = text_of(following)
                if _LABEL_BEFORE.fullmatch(line):
                    # `<i class="user"></i><span>By</span> Lia Amelia`
                    line = following.tail or ""
            elif following is not None and _LABEL_BEFORE.fullmatch(line):
                # `<i class="fa-user"></i> Oleh <a>Hasbullah</a>`
                line = text_of(following)
            line = _NEXT_FACT.sub("", line)
            # a person's icon behind the text stands before those who comment, too
            is_named = not is_behind
        elif (
            (tag in ROW_PARTS or tag in ("a", "h5", "h6"))
            and not (len(element) or is_behind)
            and holds_day(own)
            and (beside := name_and_day(own) or beside_date(element))
        ):
            line = beside
            is_named = is_one_name(line) or is_press_office(line)
        elif own and len(own) < _LONGEST_LABEL and (above := name_above(element)):
            line, is_named = above, True
        elif not own or own.isspace():
            if not len(element):
                continue
            line, is_named = _behind_first(element, element[0])
            if not line:
                continue
        elif _OPENS.match(own) and not len(element):
            named = _names_in(own)
            line, is_named = named or own, bool(named)
        elif len(element) <= 6 and (_SUBMITTED.match(own) or _NAMED_FACTS.match(own)):
            facts = row_text(element, _LONGEST)
            found = _SUBMITTED_BY.match(facts)
            line = found["name"] if found else _names_in(facts)
            is_named = True
        elif (
            len(element) <= 4
            and _DATED_BY.search(own)
            and (DATED.search(own) is not None or is_fact_line(own))
        ):
            line, is_named = _dated_author(element), True
        elif len(element) and len(own) < _LONGEST_LABEL and _LABEL_BEFORE.fullmatch(own):
            # `Oleh <b>Ir. H. Zainal Abidin, M.T.</b> dan <b>Rosita</b>`
            line = row_text(element, 2 * _LONGEST)
            if is_fact_line(line) or DATED.search(line):
                # `Oleh <b>Rina Melati</b>, 2 Mei 2024 | 10:12 WIB - Redaktur: Joko`
                line = _names_in(line) or line
            is_named = True
        elif (
            tag in _FACT_TAGS
            and _is_fact_line(element)
            and not (is_behind and _is_one_of_entries(element))
        ):
            parts = FACT_BREAK.split(row_text(element, _LONGEST))
            line = "\n".join(parts)
            # in a row of facts an office stands where a person would
            is_named = not any(map(is_one_name, parts)) and any(map(is_press_office, parts))
        elif tag == "span" and _is_beside_time(element):
            line = text_of(element)
        else:
            continue
        if len(line) > 2 * _LONGEST or is_hidden(shown) or is_elsewhere(element, scope, article):
            continue
        people = people_in(line, is_named=is_named)
        if people and not offices and not is_teaser(element, article, title):
            if not all(map(is_office, people)):
                return people
            offices = people
    return offices


#: a heading that says no more stands above the author's portrait
_AUTHOR_HEADING = re.compile(r"(?i)\s*(?:penulis|author|reporter|pewarta|jurnalis)\s*:?\s*")
_LONGEST_BOX = 300


def _opens_box(element: Any, own: str) -> bool:
    if BOX_HEADING.fullmatch(own):
        return True
    return (
        element.tag in _BOX_HEADINGS
        and _AUTHOR_HEADING.fullmatch(own) is not None
        and bool(short_text(element.getparent(), _LONGEST_BOX))
    )


def _shown_lines(element: Any) -> str:
    """The pieces of text below an element, a line each, without those of hidden children."""
    if not any(map(is_hidden, element)):
        return "\n".join(element.itertext())
    lines = [element.text or ""]
    for child in element:
        lines += [] if is_hidden(child) else child.itertext()
        lines.append(child.tail or "")
    return "\n".join(lines)


def _dated_author(element: Any) -> str:
    """The author in a line that begins with a day: `Rabu, 3 Mei 2023   Oleh : Cut Meutia Sari`."""
    facts = row_text(element, LONGEST_FACTS)
    return _names_in(facts) if is_fact_line(facts) else ""


def _names_in(facts: str) -> str:
    """The authors that a line of facts names, a line each; whom it names with another label is credited by that."""
    return "\n".join(credit.name for credit in fact_credits(facts) if credit.role == "reporter")


_READING_TIME = re.compile(r"\s*\d{1,2} (?:menit|min)\w*(?: (?:baca|read))?\s*")


def _behind_first(element: Any, first: Any) -> tuple[str, bool]:
    """(what may name the author, whether a label says so) of an element without text before its first child."""
    tail = (first.tail or "").strip()
    if first.tag == "img" and tail:
        if is_user_image(first):
            return tail, False
        if _LABEL_BEFORE.fullmatch(tail) or _OPENS.match(f"{tail} "):
            # `<img src="mc.png"> Oleh <b>MC KAB GOWA</b>, Rabu, 3 Mei 2023`
            facts = row_text(element, LONGEST_FACTS)
            return _names_in(facts), True
    if first.tag in ("img", "i") and DATED.search(tail) and _DATED_BY.search(tail):
        return _dated_author(element), True
    if tail and first.tag == "span" and PARTS.search(first.tail) and is_date(first.text):
        # `<span>12 Mei 2023</span> · 2 menit · Fauzan Azima`
        parts = FACT_BREAK.split(row_text(element, _LONGEST))
        # beside how long the text takes to read stands nothing else than a name
        return "\n".join(parts), any(map(_READING_TIME.fullmatch, parts))
    return "", False


def _is_beside_time(element: Any) -> bool:
    """Whether an element holds nothing but two or three words right beside a time tag: `<span>Maulana Yusuf</span><time>`."""
    neighbours = (element.getnext(), element.getprevious())
    if leads_as_whole(element):
        return False
    return not len(element) and any(node is not None and node.tag == "time" for node in neighbours)


def _is_one_of_entries(element: Any) -> bool:
    """Whether a day stands in the line beside it, too, as in a calendar: `8 Maret 2025 — Pasar Murah`."""
    return any(
        line is not None and line.tag == element.tag and DATED.search(short_text(line, _LONGEST))
        for line in (element.getprevious(), element.getnext())
    )


def _is_fact_line(element: Any) -> bool:
    """A short line with a date and parts: `29 Maret 2023 · Nenden Suryani · 3 menit baca`."""
    first = element.text or ""
    if len(element) > 4 or len(first) > _LONGEST:
        return False
    if not PARTS.search(first) and not (len(element) and DATED.search(first)):
        return False
    text = text_of(element)
    return len(text) <= _LONGEST and bool(DATED.search(text)) and bool(PARTS.search(text))


def _head(container: Any | None, root: Any) -> Any:
    """The element round the text in which title and facts stand."""
    if container is None:
        return root
    scope = container
    for _ in range(4):
        parent = scope.getparent()
        if parent is None or parent.tag == "html":
            break
        scope = parent
        if scope.tag in ("article", "main", "body"):
            break
    return scope
