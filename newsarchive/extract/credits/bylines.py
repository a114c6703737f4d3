"""Who wrote it: credits in the text, label lines beside it, author links and statements; accounts of the CMS do not count."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from newsarchive.extract.article import Credit, Evidence
from newsarchive.extract.body.container import Container
from newsarchive.extract.credits.credits import parse_credits
from newsarchive.extract.credits.label_lines import labelled_lines
from newsarchive.extract.credits.labels import begins_with_label
from newsarchive.extract.credits.printed_authors import printed_authors
from newsarchive.extract.credits.signatures import credits_behind
from newsarchive.extract.frame.surroundings import elements_of_text
from newsarchive.extract.markup.structured import Structured, person_names
from newsarchive.extract.markup.tree import raw_text
from newsarchive.extract.rules import Rules
from newsarchive.extract.title.site_names import shortens, site_names
from newsarchive.extract.words.name_lists import split_names
from newsarchive.extract.words.names import (
    ACCOUNTS,
    ADMINS,
    is_desk,
    is_newsroom,
    is_office,
    is_press_office,
    is_press_word,
    is_web_account,
)
from newsarchive.extract.words.persons import is_person
from newsarchive.places import fold

#: says who put a page up, which is often an account that is called like its office: `by prokopim`
_PUT_UP = re.compile(r"(?i)\W*(?:by|oleh|\w+\s+(?:by|oleh))\b")
#: `Tim Redaksi Fokus Blora` on a site of that name
_NEWSROOM_OF = re.compile(r"(?i)^(?:tim\s+)?(?:redaksi|newsroom|admin)\s+")
#: the office that writes for a government, by its whole name
_OF_COMMUNICATION = re.compile(r"(?i)dinas komunikasi,? (?:dan |& )?informatika\b")
#: words of what sites call themselves
_OF_SITES = re.compile(r"(?i)\b(?:info|situs|portal|website|blog)\b")


def find_bylines(
    root: Any,
    structured: Structured,
    rules: Rules,
    container: Container | None,
    in_text: list[Credit],
    title: str | None,
    own: Sequence[str] = (),
) -> tuple[list[Credit], Evidence | None]:
    """(credits in the order of print, evidence). The text's own credits are believed before the page's.

    `own` are folded names that the site has by its address.
    """
    found: list[Credit] = []
    for credit in in_text:
        if not any(_is_same(known, credit) for known in found):
            found.append(credit)
    evidence: Evidence | None = None
    if in_text:
        evidence = Evidence(
            rule="pattern", selector="credit", text=in_text[0].raw[:300], confidence=0.92
        )
    for text in rules.texts("byline"):
        named = parse_credits(text) if len(text) < 400 else parse_credits(text[-160:])
        if named and not found:
            found = named
            evidence = Evidence(
                rule="profile", selector="byline", text=text[-300:], confidence=0.95
            )
        elif (
            not named
            and not found
            and rules.pattern("byline") is None
            and len(text) < 80
            and _is_name(text)
        ):
            found = [Credit(name=text, role="reporter", raw=text)]
            evidence = Evidence(rule="profile", selector="byline", text=text, confidence=0.9)
    element = container.elements[0] if container else None
    text_elements = elements_of_text(element, title)
    authors = printed_authors(root, element, text_elements, title)
    if not authors and container is not None and len(container.elements) > 1:
        # behind the first sentence, which stands in a box of its own
        rest = container.elements[1]
        authors = printed_authors(root, rest, elements_of_text(rest, title), title)
    behind = credits_behind(container.elements[-1] if container else None)
    for line in [*behind, *labelled_lines(root, container, text_elements, title)]:
        for credit in parse_credits(line):
            if any(_is_same(known, credit) for known in found):
                continue
            if credit.role != "source" and _is_account(credit.name, line):
                continue
            if _PUT_UP.match(line) and found and _puts_up(credit.name):
                continue
            if _PUT_UP.match(line) and (
                fold(credit.name) in own or fold(credit.name) in site_names(root, structured, title)
            ):
                # `Written by Fokus Blora` on fokusblora.com
                continue
            found.append(credit)
            evidence = evidence or Evidence(
                rule="pattern", selector="label", text=line[:300], confidence=0.85
            )
    known_names = {credit.name.casefold() for credit in found}
    # `Tim Redaksi` heads the names of those who are its members, `Humas` puts up what its people sign
    ours = site_names(root, structured, title).union(own) if authors or not found else frozenset()
    printed = [
        name
        for name in authors
        if name.casefold() not in known_names
        and not (found and (is_newsroom(name) or _puts_up(name)))
        and fold(name) not in ours
        and not (found and not is_office(name) and shortens(name, ours))
        and not (found and fold(_NEWSROOM_OF.sub("", name)) in ours)
    ]
    if printed:
        found = [Credit(name=name, role="reporter", raw=name) for name in printed] + found
        evidence = evidence or Evidence(
            rule="generic", selector="author", text=", ".join(printed)[:300], confidence=0.75
        )
    if not found:
        found, evidence = _stated(root, structured, ours)
    return found, evidence


def _puts_up(name: str) -> bool:
    """`Humas`, `Humas Pro`, `Redaksi Web`: an account by which an office puts up what others sign."""
    return (
        is_press_word(name)
        or is_web_account(name)
        # a section by two words, and not whose
        or (" " in name and is_desk(name))
    )


def _is_same(one: Credit, other: Credit) -> bool:
    """`(boy/jpnn)` and `Reporter: Boy`."""
    return one.role == other.role and one.name.casefold() == other.name.casefold()


def _is_account(name: str, line: str) -> bool:
    """Whether a line credits an account of the site: `Penulis: admin`, `Written by prokopim`."""
    if ADMINS.match(name) or (begins_with_label(line) and name.islower() and " " not in name):
        return True
    if is_press_office(name) or _OF_COMMUNICATION.match(name):
        # `Oleh : Dinas Kominfo Kabupaten Karo`
        return False
    return bool(_PUT_UP.match(line)) and (
        ACCOUNTS.match(name) is not None
        or _OF_SITES.search(name) is not None
        or (is_office(name) and " " not in name and not is_press_word(name))
    )


_SHARED = (("twitter:label1", "twitter:data1"), ("twitter:label2", "twitter:data2"))
_WRITTEN_BY = re.compile(
    r"(?i)\s*(?:(?:di)?tulis(?:an)? oleh|penulis|oleh|written by|author|by)\s*:?\s*"
)


def _stated(
    root: Any, structured: Structured, ours: frozenset[str]
) -> tuple[list[Credit], Evidence | None]:
    offers = [("jsonld", "author", person_names(structured.jsonld.get("author"), structured.named))]
    if stated := structured.first(
        "author",
        "article:author",
        "content_author",
        "dc.creator",
        "parsely-author",
        "og:article:author",
    ):
        offers.append(("meta", stated[0], [stated[1]]))
    for label, value in _SHARED:
        # `Ditulis oleh`: what a card of the page on social media says
        said, named = structured.first(label), structured.first(value)
        if said and named and _WRITTEN_BY.fullmatch(said[1]):
            offers.append(("meta", named[0], [named[1]]))
    for rule, selector, names in offers:
        people = [
            name
            for stated_name in names
            for name in _each(stated_name)
            if _is_name(name)
            and fold(name) not in ours
            # a site's own office states itself for all pages
            and not (rule == "meta" and is_press_office(name) and name not in raw_text(root))
        ]
        if people:
            credits = [
                Credit(name=name, role="reporter", raw=name) for name in dict.fromkeys(people)
            ]
            return credits, Evidence(
                rule=rule, selector=selector, text=", ".join(people)[:300], confidence=0.6
            )
    return [], None


def _each(stated: str) -> list[str]:
    """The people of one statement: `Ratu Aulia, Beni Kurnia` are two, `Ahmad Subarjo, M.Si.` is one."""
    names = split_names(stated)
    return names if len(names) > 1 and all(map(is_person, names)) else [stated]


def _is_name(name: str) -> bool:
    """A stated author may be written in any way; an account or a single word is none."""
    name = name.strip()
    return 2 < len(name) < 70 and not ACCOUNTS.match(name) and not name.islower() and " " in name
