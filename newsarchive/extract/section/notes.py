"""The section that a page prints beside a word or an icon, where no theme names its place: `Kategori : Pendidikan`."""

from __future__ import annotations

import re
from itertools import islice
from typing import Any

from lxml import etree

from newsarchive.extract.frame.nearness import stands_behind
from newsarchive.extract.frame.surroundings import fact_card
from newsarchive.extract.markup.tree import names_of, raw_text, short_text, text_of
from newsarchive.extract.notes.badges import is_badge, is_kicker
from newsarchive.extract.notes.fact_lines import is_fact_line
from newsarchive.extract.notes.page_notes import LONGEST, LONGEST_TAG, MOST_BEHIND, PageNotes
from newsarchive.extract.published.events_above import is_of_page
from newsarchive.extract.section.breadcrumbs import section_of_line
from newsarchive.extract.section.marks import (
    BADGE_TAGS,
    BEFORE_WORD,
    OF_SECTIONS,
    holds_words,
    is_cell,
    is_fact,
    is_head_of_badge,
    is_of_section,
    is_pressed,
    is_row,
    is_section_name,
)
from newsarchive.extract.title.site_titles import names_page
from newsarchive.extract.words.persons import is_plain_name

#: words of such labels, and the texts that hold each; only those that the page has are looked for
_WORDS = {
    word: etree.XPath(f"descendant::text()[contains(., '{word}')]")
    for word in ("ategor", "ATEGOR", "ubrik")
}
_TOPICS = {"Topi": etree.XPath("descendant::text()[contains(., 'Topi')]")}
#: behind other facts maybe: `Dibaca: 533 | Topik:`
_TOPIC = re.compile(r"(?:.*[|•·]\s*)?Topi[ck]\s*:")
#: boxes round a headline in which its kicker stands
_BOXES_ROUND = 3
_SECTION = re.compile(
    r"(?i)(?:^|[|•·/(,;]|\s[-–—]\s|(?P<amid>\b(?:dalam|di|in)))\s*(?:kategori|category|rubrik)(?: (?:berita|artikel))?\s*(?P<colon>:?)\s*(?P<value>[^|•·;]*?)\s*(?:$|[|•·;]|\s[-–—]\s(?=[^\d|•·]{0,20}\d))"
)
_TO_SECTIONS = etree.XPath(
    "descendant::a[contains(@href, 'kategori') or contains(@href, '/category/')]"
)


def noted_section(notes: PageNotes) -> str | None:
    """The section named behind a label, behind an icon, or in the last badge above the text."""
    for element, text, behind in notes.printed(_WORDS):
        if (match := _SECTION.search(text)) is None or _is_of_text(notes, element, text, match):
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
            name = next(
                filter(None, (short_text(_first_item(e), 60).strip(" :") for e in behind)), None
            )
        else:
            continue
        if (
            name
            and is_section_name(name)
            and (notes.stands_near(element) or _is_in_card(notes, element))
        ):
            return name
    for icon in notes.icons:
        name = (icon.tail or "").strip(" :\t\n\r\xa0")
        following = icon.getnext()
        if (
            not name
            and following is not None
            and (is_of_section(following) or OF_SECTIONS.search(names_of(icon)))
        ):
            name = short_text(following, 60)
        if name and is_section_name(name) and notes.stands_near(icon) and not is_pressed(icon):
            return name
    if name := _in_path_above_headline(notes):
        return name
    return _badge(notes) or _topic(notes) or _by_section_address(notes) or _above_headline(notes)


def _is_in_card(notes: PageNotes, element: Any) -> bool:
    """Whether an element stands in the small box of labelled facts beside the text, an `<aside>` maybe."""
    card = fact_card(notes.container) if notes.container is not None else None
    if card is None or all(box is not card for box in element.iterancestors()):
        return False
    # the facts of another article stand beside its headline
    return all(len(raw_text(link).split()) <= _MOST_LINKED for link in card.iter("a"))


#: words of a link that is a fact: a name, a section
_MOST_LINKED = 4


def _first_item(element: Any) -> Any:
    """The first of the sections that a list names, or the element itself."""
    items: list[Any] = element.findall("li") if element.tag in ("ul", "ol") else []
    return items[0] if len(items) > 1 else element


def _is_of_text(notes: PageNotes, element: Any, text: str, match: re.Match[str]) -> bool:
    """Whether the word stands in brackets in a sentence, heads a column, or stands between paragraphs of the text."""
    before = text[: match.start()]
    if text[match.start()] == "(" and before and not is_fact_line(before):
        return True
    cell = next((e for e in (element, *element.iterancestors("th")) if e.tag == "th"), None)
    if cell is not None and (following := cell.getnext()) is not None and following.tag == "th":
        return True
    row = next((e for e in (element, *element.iterancestors()) if e.tag in ("li", "tr")), None)
    if (
        row is not None
        and short_text(row, LONGEST).startswith(match[0].strip())
        and notes.container in row.iterancestors()
    ):
        # `Penerima: …`, `Kategori: Pratama` are facts of a prize; a page has its own beside its section
        others = [short_text(other, LONGEST) for other in row.getparent() if other is not row]
        if others and not any(is_fact_line(other) or is_of_page(other) for other in others):
            return True
    line = element
    for _ in range(_BOXES_ROUND):
        parent = line.getparent()
        if parent is None or parent is notes.container:
            break
        line = parent
    return line.getparent() is notes.container and all(
        any(
            len(raw_text(paragraph).strip()) >= _PROSE
            for paragraph in islice(line.itersiblings(preceding=preceding), _NEIGHBOURS)
        )
        for preceding in (True, False)
    )


#: characters of a paragraph, and how many neighbours of a line are looked at
_PROSE, _NEIGHBOURS = 80, 3


def _topic(notes: PageNotes) -> str | None:
    """The one link behind `Topik:`, as PHP-Nuke calls its sections; several are tags."""
    for element, text, behind in notes.printed(_TOPICS):
        links = [link for other in behind for link in other.iter("a")]
        if _TOPIC.fullmatch(text) and len(links) == 1 and notes.stands_near(element):
            name = short_text(links[0], LONGEST_TAG)
            return name if is_section_name(name) else None
    return None


def _badge(notes: PageNotes) -> str | None:
    """The last badge before the text: `<span class="badge">Pendidikan</span>`; or the kicker right above the headline."""
    found = None
    is_within = False
    #: elements yet to be looked at behind a headline in the text's own box
    left = MOST_BEHIND
    is_below = False
    for element, names in notes.survey.names.items() if notes.container is not None else ():
        if element is notes.container:
            is_within = True
        is_below = is_below or element is notes.own_headline
        left -= is_below
        if is_within and (notes.own_headline is None or found is not None or left < 0):
            break
        if is_below and not is_fact_line(short_text(element.getparent(), LONGEST)):
            continue
        if (
            ((is_mark := is_badge(names)) or is_kicker(names))
            and (not len(element) or (holds_words(element) and not is_fact(element)))
            and (element.tag in BADGE_TAGS or (element.tag == "a" and is_of_section(element)))
            and is_section_name(name := BEFORE_WORD.sub("", text_of(element)))
            and (is_mark or _heads(notes, element))
            and notes.stands_near(element)
            and (is_within or not stands_behind(element, notes.container))
        ):
            found = name
    return found


def _in_path_above_headline(notes: PageNotes) -> str | None:
    """The last step of a path in the line right above the headline, or above its box: `Berita / Pariwisata`."""
    node = notes.headline
    for _ in range(_BOXES_ROUND):
        if node is None or node.tag in ("body", "main", "article"):
            break
        above = node.getprevious()
        if above is not None:
            line = short_text(above, _LONGEST_PATH)
            name = section_of_line(line, notes.title) if line else None
            return name if name and is_section_name(name) and not is_plain_name(name) else None
        node = node.getparent()
    return None


#: characters of such a path
_LONGEST_PATH = 80


#: elements in which such words stand
_KICKER_TAGS = (*BADGE_TAGS, "b", "font")


def _above_headline(notes: PageNotes) -> str | None:
    """The words right above a headline: those that stand in the text's own box, `<span>Literasi</span><h2>`, or are a link alone in theirs."""
    heading = notes.headline if notes.headline is not None else notes.own_headline
    parent = heading.getparent() if heading is not None else None
    if heading is None or parent is None:
        return None
    above = (parent if parent.tag == "a" else heading).getprevious()
    if above is not None and above.tag == "br" and not (above.tail or "").strip():
        above = above.getprevious()
    for _ in range(_BOXES_ROUND):
        if above is None or len(above) != 1 or (above.text or above[0].tail or "").strip():
            break
        above = above[0]
    if above is None or len(above):
        return None
    if above.tag == "a":
        # the site's name leads home; a way back is no section
        if above.get("href", "/").strip("/") in ("", "#") or not notes.stands_near(above):
            return None
    elif above.tag not in _KICKER_TAGS or (
        notes.container not in heading.iterancestors()
        and not (parent in notes.scope and parent.tag == "article")
    ):
        return None
    name = short_text(above, LONGEST_TAG)
    if above.tag in ("b", "font") and is_plain_name(name.title()):
        # who wrote
        return None
    return name if name and is_section_name(name) and not names_page(name) else None


def _heads(notes: PageNotes, element: Any) -> bool:
    """Whether the headline stands in the box of an element, or in the box round that."""
    heading = notes.headline
    parent = element.getparent()
    boxes = () if parent is None else (parent, parent.getparent())
    return heading is not None and any(
        above in boxes
        for _, above in zip(range(_BOXES_ROUND), heading.iterancestors(), strict=False)
    )


def _by_section_address(notes: PageNotes) -> str | None:
    """The one link above the text that leads to a section: `<a href="kategori-3-komisi.html">Komisi</a>`."""
    if notes.container is None or not (links := _TO_SECTIONS(notes.root)):
        return None
    elements = notes.survey.elements
    text = elements.index(notes.container)
    names: set[str] = set()
    for link in links:
        name = BEFORE_WORD.sub("", short_text(link, 60))
        if not is_section_name(name) or not notes.stands_near(link):
            continue
        at = elements.index(link)
        if (
            at < text
            or (notes.own_headline is not None and at < elements.index(notes.own_headline))
            or is_fact_line(short_text(link.getparent(), LONGEST))
        ):
            names.add(name)
    return names.pop() if len(names) == 1 else None
