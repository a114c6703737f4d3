"""The section: by the profile, by what the page states, by links that themes mark, by its path or address."""

from __future__ import annotations

import re
from itertools import chain
from typing import Any

from lxml import etree

from newsarchive.extract.frame.survey import Survey
from newsarchive.extract.markup.structured import Structured
from newsarchive.extract.markup.tree import finds, names_of, short_text, text_of
from newsarchive.extract.notes.fact_lines import is_fact_line
from newsarchive.extract.notes.page_notes import PageNotes
from newsarchive.extract.page import Page
from newsarchive.extract.rules import Rules
from newsarchive.extract.section.breadcrumbs import (
    begins_path,
    names_in_address,
    section_of_address,
    section_of_line,
    section_of_path,
)
from newsarchive.extract.section.category_links import (
    RELATED,
    clean,
    is_category,
    names_section,
)
from newsarchive.extract.section.lines import (
    printed_path,
    section_above,
    section_below,
    section_of_band,
)
from newsarchive.extract.section.marks import is_section_name
from newsarchive.extract.section.notes import noted_section
from newsarchive.extract.section.tag_notes import (
    is_among_facts,
)
from newsarchive.extract.words.lines import letters

_names_parent = finds(re.compile(r"(?i)parent[_-]?category"))
_names_rubric = finds(re.compile(r"(?i)categor|kategori|rubrik"))
#: how links to a section are called themselves: `content-head-channel`
_names_link = finds(
    re.compile(r"(?i)(?:^|[\s_-])(?:channel|kanal|rubrik|kategori|category)(?=$|\s)")
)
_NO_SECTION = re.compile(
    r"(?i)^(?:home|beranda|uncategorized|tak berkategori|tidak berkategori|tanpa kategori|category|kategori)$"
)


#: names of meta tags in which publishers state a section, and the words with which some do so for cards on Twitter
_STATED = ("content_category", "news_category", "news_keywords:category", "articlesection")
_FILED_UNDER = ("filed under", "kategori", "category", "rubrik", "in")
#: how Wix marks the sections of a post, whose classes say nothing
_HOOKED = etree.XPath("descendant::*[@data-hook='category-label-list']/*")
#: in words of schema.org; Joomla calls an article's category its genre
_MARKED = etree.XPath(
    "descendant::*[@itemprop='articleSection' or @property='articleSection']"
    "|descendant::*[@itemprop='genre' and not(@content)]"
)


def find_section(page: Page, notes: PageNotes) -> str | None:
    """The section of the site that an article stands in: stated, marked or noted beside it, else by the page's path or address."""
    section = (
        _named_section(page.root, page.structured, page.rules, page.survey, notes)
        or _noted(page, notes)
        or section_of_path(page.path, notes.title)
        or printed_path(notes)
        or section_above(notes)
        or section_below(notes)
        or section_of_address(page.root, page.url)
        or section_of_band(notes, page.url)
    )
    return _as_printed(section, page) if section and section.islower() else section


def _noted(page: Page, notes: PageNotes) -> str | None:
    """The section noted beside an article; words above its headline that no link says are the name of a series where path and address agree on another."""
    name, step = noted_section(notes), section_of_path(page.path, notes.title)
    if not name or not step or letters(name) == letters(step):
        return name
    named = map(letters, names_in_address(page.url))
    is_linked = any(short_text(a, len(name)).lower() == name.lower() for a in page.root.iter("a"))
    return step if letters(step) in named and name.isupper() and not is_linked else name


def _as_printed(section: str, page: Page) -> str:
    """A section stated in small letters as the page writes it in its path or in a link."""
    links = (text_of(link) for link in page.root.iter("a"))
    printed = (text for text in chain(page.path, links) if text.lower() == section)
    return next((text for text in printed if text != section), section)


def _named_section(
    root: Any, structured: Structured, rules: Rules, survey: Survey, notes: PageNotes
) -> str | None:
    """The section that a page names, in statements, marks and lines for it."""
    ruled = rules.texts("section")
    if ruled:
        return clean(ruled[0])
    stated = structured.jsonld.get("articleSection")
    if isinstance(stated, list):
        stated = stated[0] if stated else None
    if isinstance(stated, str) and stated.strip():
        name = clean(stated)
        return (_category_of(root, notes) or name) if _GENERAL.fullmatch(name) else name
    if meta := structured.first("article:section", *_STATED):
        return clean(meta[1])
    for element in _MARKED(root):
        if is_section_name(name := clean(element.get("content") or text_of(element))):
            return name
    if (filed := structured.first("twitter:label2")) and filed[1].lower() in _FILED_UNDER:
        data = structured.first("twitter:data2")
        if data and is_section_name(name := clean(data[1])):
            return name
    boxes = survey.called(lambda names: names_section(names) and not _names_parent(names))
    if "Wix" in "".join((structured.first("generator") or ())[1:]):
        boxes = boxes.union(_HOOKED(root))
    links = survey.called(_names_link).union(filter(is_category, RELATED(root)))
    for element in root.iter("a") if boxes or links else ():
        if (
            element in links
            or element.getparent() in boxes
            or _stands_alone(element, boxes, survey)
        ):
            text = text_of(element)
            if begins_path(text) and (last := _end_of_path(element, notes)):
                return last
            if 1 < len(text) < 50 and not _NO_SECTION.match(text):
                return clean(_below(element) or text)
    return _filed(root, survey) or _alone_in_line(notes)


#: what all of a site's posts are
_GENERAL = re.compile(r"(?i)berita|kabar|news|artikel|articles?|posts?|blog")


def _category_of(root: Any, notes: PageNotes) -> str | None:
    """The one category to which the article's own links lead: `rel="category tag"` near its headline."""
    names = {
        clean(text_of(link))
        for link in RELATED(root)
        if is_category(link) and notes.stands_near(link)
    }
    name = names.pop() if len(names) == 1 else None
    return name if name and is_section_name(name) and not _NO_SECTION.match(name) else None


def _end_of_path(link: Any, notes: PageNotes) -> str | None:
    """The last step of a path that stands in a box called after sections, begun with a link home: `Home / Berita / Pariwisata`."""
    line = short_text(link.getparent(), _LONGEST_FACTS)
    name = section_of_line(line, notes.title) if line else None
    return name if name and is_section_name(name) else None


#: words before a section, and what they are the end of
_FILED_WORDS = (
    "itulis dalam", "imasukkan dalam", "iterbitkan dalam", "iterbitkan di", "itayangkan di", "ipublikasikan di",
    "iposting di", "imuat di", "osted in", "ublished in", "iled under",
)  # fmt: skip
_FILED = re.compile(
    rf"(?:^|[.,|·\s])[A-Z]?[a-z]?(?:{'|'.join(_FILED_WORDS)})\s*:?\s*$",
)


#: with which a line of facts begins that says when, by whom and in which section, and the word before that
_POSTED_WORDS = ("osted ", "ublished ", "itulis ", "iposting ", "iterbitkan ", "ipublikasikan ")
_POSTED = re.compile(r"(?i)\W*(?:posted|published|di(?:tulis|posting|terbitkan|publikasikan))\b")
_IN = re.compile(r"(?:^|\s|,)(?:in|di|dalam|di dalam)\s*:?\s*$")
_LONGEST_FACTS = 160


def _filed(root: Any, survey: Survey) -> str | None:
    """The link behind `Ditulis dalam` in a line of facts, as Joomla's YOOtheme prints it."""
    if not any(word in survey.text for word in (*_FILED_WORDS, *_POSTED_WORDS)):
        return None
    for link in root.iter("a"):
        before = link.getprevious()
        parent = link.getparent()
        said = before.tail if before is not None else parent.text if parent is not None else None
        if said and _FILED.search(said[-40:]) and 1 < len(name := text_of(link)) < 50:
            return None if _NO_SECTION.match(name) else clean(name)
        if (
            said
            and parent is not None
            and _IN.search(said[-20:])
            and _POSTED.match(short_text(parent, _LONGEST_FACTS))
            and is_section_name(name := short_text(link, 50))
        ):
            return name
    return None


#: a line that says in which section an article stands, and nothing else
_IN_LINE = re.compile(r"(?i)(?:in|di|dalam|under)\s*:?")
# each box is asked for its children once: asked of each link, that is quadratic in the links of one box
_TO_FILED = etree.XPath(
    "descendant::*[self::div or self::p or self::span or self::small][not(*[2])]"
    "[string-length(normalize-space(text()[1])) > 1 and string-length(normalize-space(text()[1])) < 8]/a"
)


def _alone_in_line(notes: PageNotes) -> str | None:
    """The link that is all a line says behind `di` or `in`, as Odoo files its posts: `<div>di <a>Kabar</a></div>`."""
    for link in _TO_FILED(notes.root):
        line = link.getparent()
        if (
            _IN_LINE.fullmatch((line.text or "").strip())
            and not (link.tail or "").strip()
            and is_section_name(name := short_text(link, 50))
            and not _NO_SECTION.match(name)
            and notes.container not in line.iterancestors()
            and ((_is_in_card(line, notes) and notes.stands_near(line)) or _is_behind_facts(line))
        ):
            return name
    return None


def _is_in_card(line: Any, notes: PageNotes) -> bool:
    """Whether a line stands in a box round the text that is not the whole page."""
    return any(
        box in notes.scope and box.tag not in ("body", "main") for box in line.iterancestors()
    )


def _is_behind_facts(line: Any) -> bool:
    """Whether the day stands right before a line, or its box is one of several with such facts."""
    before = line.getprevious()
    return is_among_facts(line) or (
        before is not None and is_fact_line(short_text(before, _LONGEST_FACTS))
    )


def _below(link: Any) -> str:
    """The section that the box right behind a section's names, of an address below that of the first; nothing where none does."""
    box = link.getparent()
    following = box.getnext() if box is not None and len(box) == 1 else None
    if following is None or len(following) != 1 or names_of(following) != names_of(box):
        return ""
    parent, child = ((a.get("href") or "").rstrip("/") for a in (link, following[0]))
    name = text_of(following[0])
    return name if parent and child.startswith(parent + "/") and len(name) < 50 else ""


def _stands_alone(link: Any, boxes: set[Any], survey: Survey) -> bool:
    """Whether a link stands one element deeper in a box named for its category, and no other beside it."""
    parent = link.getparent()
    box = parent.getparent() if parent is not None else None
    if box is None or box not in boxes or not _names_rubric(survey.names[box]):
        return False
    return all(other is link for other in box.iter("a"))
