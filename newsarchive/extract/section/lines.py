"""The section in a line above the headline that no theme marks: the last step of a path, the words right above."""

from __future__ import annotations

import re
from itertools import islice
from typing import Any

from lxml import etree

from newsarchive.extract.credits.author_rows import is_date
from newsarchive.extract.credits.label_roles import says_what
from newsarchive.extract.frame.furniture import is_phrase
from newsarchive.extract.frame.nearness import stands_behind
from newsarchive.extract.markup.tree import says, short_text, text_of
from newsarchive.extract.notes.fact_lines import is_fact_line
from newsarchive.extract.notes.line_facts import facts_of
from newsarchive.extract.notes.page_notes import LONGEST_TAG, PageNotes
from newsarchive.extract.published.moments import CLOCK_ONLY
from newsarchive.extract.section.breadcrumbs import begins_path, names_in_address, section_of_line
from newsarchive.extract.section.marks import is_section_name
from newsarchive.extract.title.headline import is_home, leads_home
from newsarchive.extract.title.site_titles import names_page, names_site_only
from newsarchive.extract.words.names import is_common, is_office
from newsarchive.extract.words.persons import is_plain_name
from newsarchive.places import fold, has_place_name

#: what paths begin with, and the texts that hold each
_HOMES = {
    word: etree.XPath(f"descendant::text()[contains(., '{word}')]")
    for word in ("Home", "HOME", "Beranda", "BERANDA", "Depan")
}
_INLINE = frozenset(("a", "font", "span", "b", "strong", "i", "em", "small", "li", "u"))
#: elements round the first step, characters of a line and of a text before its second step
_MOST_ROUND, _LONGEST_LINE, _LONGEST_HOME = 5, 160, 40


def printed_path(notes: PageNotes) -> str | None:
    """The last step of a path that is a line of the page without any name: `Anda berada di: Home > Kabar Desa`."""
    for word, look in _HOMES.items():
        for text in look(notes.root) if word in notes.survey.text else ():
            if len(text) > _LONGEST_LINE or notes.container is None:
                continue
            element = text.getparent() if not text.is_tail else text.getparent().getparent()
            is_begun = begins_path(text) or len(text) > _LONGEST_HOME
            for _ in range(_MOST_ROUND if is_begun or not len(element) else 0):
                line = short_text(element, _LONGEST_LINE)
                name = section_of_line(line, notes.title) if line else None
                if name and is_section_name(name):
                    if notes.stands_near(element) and not stands_behind(element, notes.container):
                        return name
                    break
                if element.tag not in _INLINE or (element := element.getparent()) is None:
                    break
    return None


_SAID = etree.XPath("descendant::text()[normalize-space(.) = $name]")


def section_of_band(notes: PageNotes, url: str) -> str | None:
    """The words by themselves before the text that the page's own address has, too: `<h1>Pengumuman</h1>` above `/pengumuman/read/57/…`."""
    said = notes.survey.text
    container = notes.container
    for step in names_in_address(url) if container is not None else ():
        for name in (step.title(), step.capitalize(), step.upper()):
            for text in _SAID(notes.root, name=name) if name in said else ():
                element = text.getparent().getparent() if text.is_tail else text.getparent()
                if (
                    element.tag not in _SILENT
                    and all(box.tag not in _MENUS for box in (element, *element.iterancestors()))
                    and is_section_name(name)
                    and not _names_other(name)
                    and element is not container
                    and all(box is not container for box in element.iterancestors())
                    and not stands_behind(element, container)
                ):
                    return name
    return None


_SILENT = frozenset(("title", "option", "script", "style"))
_MENUS = frozenset(("a", "li", "ul", "nav"))
#: rubrics after which sites call documents, too; what systems call their parts
_DOCUMENTS = frozenset(("pengumuman", "siaran pers", "rilis pers", "press release"))
_SYSTEM = frozenset(("asset publisher", "lists", "pages", "guest", "default", "content", "public"))


def _names_other(name: str) -> bool:
    said = name.lower()
    return said in _SYSTEM or (said not in _DOCUMENTS and names_site_only(name))


#: what a headline is printed in that is no heading, and elements looked at before it
_LINES = frozenset(("span", "div", "p", "td", "b", "strong", "font", "a", "h4", "h5", "h6"))
_MOST_BEFORE = 12
_OPENING = 20
#: what stands beside a section and says how a site ranks the article
_RANKS = frozenset(
    "pilihan unggulan sorotan utama terbaru terkini populer eksklusif featured headline sticky trending new hot".split()
)


def section_above(notes: PageNotes) -> str | None:
    """The words alone in the box before the headline that the page links to as a section elsewhere, or right there, or beside the day."""
    headline = notes.headline if notes.headline is not None else _plain_headline(notes)
    if headline is None or notes.container is None:
        return None
    elements = notes.survey.elements
    at = elements.index(headline)
    round_it = set(headline.iterancestors())
    for element in islice(reversed(elements[:at]), _MOST_BEFORE):
        if element in round_it or not (element.text or "").strip():
            continue
        if leads_home(element) or (element.tag == "a" and is_home(element.get("href"))):
            continue
        box = element
        while (parent := box.getparent()) is not None and parent not in round_it:
            box = parent
        before = box.getprevious()
        own = " ".join((element.text or "").split())
        if own.lower() in _RANKS:
            continue
        name = short_text(box, LONGEST_TAG)
        if name != own and name:
            said = (" ".join(text.split()) for text in box.itertext())
            name = " ".join(text for text in said if text and text.lower() not in _RANKS)
        rubric = _beside_day(box)
        if (
            (element.tag not in _LINES and not rubric)
            or (before is not None and before.tag == "a")
            or not (rubric or name)
            # one of several links is one of a menu
            or not (rubric or name == own)
            or not is_section_name(name := rubric or name)
            or names_page(name)
            or _names_other(name)
            or not notes.stands_near(element)
        ):
            return None
        return name if rubric or _is_linked(notes, element, name) else None
    return None


def section_below(notes: PageNotes) -> str | None:
    """The words beside the day in the line right below the headline: `Minggu, 23 Juli 2023 · Pertanian`."""
    headline = notes.headline if notes.headline is not None else _plain_headline(notes)
    while headline is not None and headline.getnext() is None:
        headline = headline.getparent()
    line = headline.getnext() if headline is not None else None
    if line is None or line is notes.container or not notes.stands_near(line):
        return None
    name = _beside_day(line)
    return name if name and not (names_page(name) or _names_other(name)) else None


def _beside_day(line: Any) -> str:
    """The one fact in a line beside the day, the hour and a count: `Opini · Minggu, 23 Juli 2023`; nothing where that is a place or who wrote."""
    facts = facts_of(line)
    others = [fact for fact in facts if not _is_said_of_page(fact.text)]
    if len(others) != 1 or not any(is_date(fact.text) for fact in facts):
        return ""
    name = others[0].text
    words = name.lower().split()
    if (
        is_office(name)
        or not _OF_READERS.isdisjoint(words)
        or not is_section_name(name)
        or words[0] in _BY
    ):
        return ""
    if others[0].is_filed:
        return name
    is_rubric = words[0] in _RUBRICS
    if is_plain_name(name) or (not is_rubric and says_what(name)) or words[0] in _VENUES:
        return ""
    if any(has_place_name(fold(n)) for n in (name, *name.split())):
        return ""
    # `Hasbullah | 12 Mei 2023`: a word that is no everyday one may be a name, `Oleh Hasbullah` has it
    return name if any(is_common(word) or word in _RUBRICS for word in words) else ""


#: `Kamis Sore`, `Update Terakhir`
_PART_OF_DAY = re.compile(
    r"(?i)(?:senin|selasa|rabu|kamis|jum.?at|sabtu|minggu|ahad)(?: (?:pagi|siang|sore|malam|dini hari))?|(?:terakhir )?(?:update[ds]?|diperbarui|diubah|terbit|tayang)(?: terakhir)?|publik"
)


def _is_said_of_page(fact: str) -> bool:
    """Whether a fact is a day, an hour, a count or what pages say to readers: `Cetak`."""
    if is_date(fact) or CLOCK_ONLY.match(fact) or _PART_OF_DAY.fullmatch(fact):
        return True
    if is_phrase(fact) and fact.partition(" ")[0].lower() not in _RUBRICS:
        return True
    return any(map(str.isdigit, fact)) and (fact.replace(".", "").isdigit() or is_fact_line(fact))


#: what readers say, and files they may fetch
_OF_READERS = frozenset("komentar tanggapan balasan diskusi lampiran unduhan".split())
_BY = frozenset("oleh by penulis ditulis reporter pewarta editor foto teks laporan sumber".split())
#: words of rubrics that are no everyday language
_RUBRICS = frozenset(
    "opini kolom esai resensi cerpen puisi feature features advertorial inforial infografis teknologi hukrim kriminal ekonomi siaran rilis warta kabar".split()
)
#: with which the place of an event begins that a line names beside its day and hour
_VENUES = frozenset(
    "lapangan gedung aula balai pendopo pendapa halaman ruang kantor taman alun-alun stadion gor hotel masjid gereja pura pelabuhan pasar rumah sekolah kampus".split()
)


def _is_linked(notes: PageNotes, element: Any, name: str) -> bool:
    """Whether a link elsewhere says the same, or the element is a link alone in its box."""
    links = (
        link
        for link in notes.root.iter("a")
        if link is not element and not is_home(link.get("href"))
    )
    if any(short_text(link, len(name)).lower() == name.lower() for link in links):
        return True
    box = element.getparent()
    return (
        element.tag == "a"
        and not is_home(element.get("href"))
        and (element.get("href") or "#")[0] != "#"
        and all(e is element or text_of(e).lower() in _RANKS for e in box)
        and not ((box.text or "").strip() or (element.tail or "").strip())
        and not is_plain_name(name)
    )


def _plain_headline(notes: PageNotes) -> Any | None:
    """What prints the headline and is no heading."""
    title = " ".join((notes.title or "").split())
    return next(
        (
            element
            for element in notes.survey.elements
            if element.tag in _LINES
            and (own := element.text)
            and own.strip()[:_OPENING] == title[:_OPENING]
            and says(element, title)
        ),
        None,
    )
