"""The people, or the newsroom, whom a line printed for the author names."""

from __future__ import annotations

import re
from typing import Any

from newsarchive.extract.credits.author_boxes import BOX_HEADING, PREFIX, ROLE
from newsarchive.extract.credits.labels import is_label
from newsarchive.extract.dateline.items import is_locality
from newsarchive.extract.frame.furniture import is_phrase
from newsarchive.extract.markup.tree import text_of
from newsarchive.extract.words.name_lists import split_names
from newsarchive.extract.words.names import (
    ACCOUNTS,
    ADMINS,
    is_english_office,
    is_newsroom,
    is_office,
    is_press,
    is_section,
)
from newsarchive.extract.words.persons import (
    is_counted,
    is_one_name,
    is_person,
    is_plain_name,
    is_team,
)

#: what parts an author from other facts of a line
FACT_BREAK = re.compile(r"\s*[|•·\n]\s*|\s+[-–—/]\s+")
_LONGEST = 120
#: `Kenging: Enok Maryati`: a label in a language of the region, in an element named for the author
_FOREIGN_LABEL = re.compile(r"([^\W\d_]{2,12})\s*:\s*(.+)")
#: `Oleh Rina Melati dalam Berita`
_IN_A_RUBRIC = re.compile(r"\s(?:dalam|di|in)\s+[A-Z].*")


def people_in(text: str, *, is_named: bool = False) -> list[str]:
    """The names of a line; `is_named` says that its element is named or labelled for the author."""
    people: list[str] = _listed(text) if is_named else []
    if people:
        return people
    teams: list[str] = []
    #: capital words by themselves: a name, if no line has a full one
    alone: list[str] = []
    is_of_account = False
    for part in FACT_BREAK.split(text.replace("\u00a0", " ")):
        printed = " ".join(part.split())
        cleaned = _IN_A_RUBRIC.sub("", PREFIX.sub("", printed)).strip(" ,;—–-|")
        if not cleaned or BOX_HEADING.fullmatch(printed) or ROLE.fullmatch(printed):
            continue
        if is_phrase(cleaned):
            # `Pinterest`, of a row of buttons
            continue
        if is_named and (foreign := _FOREIGN_LABEL.fullmatch(cleaned)) and is_person(foreign[2]):
            cleaned = "" if is_label(foreign[1]) else foreign[2]
        is_labelled = is_named or len(cleaned) < len(printed.strip(" ,;—–-|"))
        if is_of_account and not is_plain_name(cleaned):
            # what an account's box says of it
            continue
        if is_named and not people and ADMINS.match(cleaned) and not is_label(cleaned):
            is_of_account = True
            continue
        if not is_labelled and (is_locality(cleaned) or is_counted(cleaned)):
            # `Nias Selatan`, `Pokja IV`, among facts
            continue
        if is_person(cleaned):
            people.append(cleaned)
            continue
        if is_labelled and is_one_name(cleaned):
            alone.append(cleaned)
            continue
        if people and is_press(cleaned) and cleaned[0].isupper():
            # `Rina Melati – Diskominfo`
            people.append(cleaned)
            continue
        if is_labelled and is_english_office(office := cleaned.removeprefix("the ")):
            teams.append(office)
            continue
        if (is_labelled and (is_team(cleaned) or is_section(cleaned))) or (
            is_newsroom(cleaned) and (cleaned[0].isupper() or " " in cleaned)
        ):
            teams.append(cleaned)
            continue
        names = split_names(cleaned)
        if len(names) > 1 and all(is_person(name) or is_one_name(name) for name in names):
            people += names
    return list(dict.fromkeys(people or alone or teams))


_IN_A_LIST = re.compile(r"\s*(?:,|&|\bdan\b|\band\b)\s*")


def _listed(text: str) -> list[str]:
    """The names of a list, each maybe in an element of its own; beside people one capital word is a name, too."""
    if not any(mark in text for mark in (",", "&", "dan", "and")):
        return []
    joined = _IN_A_LIST.sub(lambda found: f" {found[0].strip()} ", text)
    return next(filter(None, map(_names_of_list, FACT_BREAK.split(joined))), [])


def _names_of_list(printed: str) -> list[str]:
    line = PREFIX.sub("", " ".join(printed.split()))
    if not _IN_A_LIST.search(line) or len(line) > _LONGEST:
        return []
    names = split_names(line.replace(" ,", ",").replace(" and ", " & "))
    fits = len(names) > 1 and all(
        is_person(name)
        or (name.isalpha() and name.istitle() and len(name) > 2 and not ACCOUNTS.match(name))
        for name in names
    )
    return names if fits and any(map(is_person, names)) and not any(map(is_office, names)) else []


#: what parts the links of two authors
_AND = re.compile(r"(?i)\s*(?:,|&|dan|and)\s*|\s*,\s*(?:dan|and)\s*")


def named_beside(link: Any) -> str:
    """Who else wrote it, each behind the link of the one before: `<a>Rina Melati</a> dan <a>Joko W.</a>`."""
    line = ""
    while link.tail and _AND.fullmatch(link.tail) and (link := link.getnext()) is not None:
        if link.tag != "a":
            break
        line += f"\n{text_of(link)}"
    return line
