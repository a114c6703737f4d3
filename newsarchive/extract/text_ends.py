"""The text's own paragraphs apart from what stands before and behind them: facts, dateline, credits."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from newsarchive.extract.article import Credit, Dateline
from newsarchive.extract.credit_labels import begins_with_label, says_what
from newsarchive.extract.credits import parse_credits
from newsarchive.extract.dateline import parse_dateline
from newsarchive.extract.dateline_items import is_place
from newsarchive.extract.dateline_publishers import publisher_kind
from newsarchive.extract.frame_lines import (
    author_in_rubric,
    fact_credits,
    is_credit_line,
    is_fact_line,
    is_pull_quote,
    is_rubric,
    take_facts,
)
from newsarchive.extract.introductions import SUMMARY_HEAD
from newsarchive.extract.names import (
    ACCOUNTS,
    ADMINS,
    MARKER,
    is_labelled_name,
    split_names,
)
from newsarchive.extract.persons import is_plain_name
from newsarchive.extract.text_tails import take_signed, take_tail
from newsarchive.places import fold


def part_body(
    texts: list[str],
    title: str | None,
    *,
    home: str | None,
    publishers: Sequence[str],
    introductions: frozenset[str] = frozenset(),
) -> tuple[Dateline | None, str, list[Credit]]:
    """Take off `texts` what is not the article's body: (dateline, the text it was read from, credits found).

    `texts` are paragraphs in reading order; those that remain are the body. `home` is the region code of the source,
    `publishers` are names it uses of itself. `introductions` are texts that stand in boxes of their own, as what comes before the text does.
    """
    while texts and title and is_same(texts[0], title):
        texts.pop(0)
    name = _take_own_name(texts, publishers)
    credits = _take_head(texts, publishers)
    is_below = _take_heads_of_parts(texts)
    credits += _take_with_place(texts)
    below = _take_below_summary(texts, introductions, publishers)
    credits += below
    is_below = is_below or bool(below) or (bool(texts) and texts[0] in introductions)
    dateline, printed = _take_dateline(texts, home, publishers, is_below=is_below)
    if name and dateline is None:
        texts.insert(0, name)
        credits = _take_head(texts, publishers) + credits
    elif name and dateline is not None and dateline.publisher is None:
        dateline = replace(dateline, publisher=name)
    credits += take_tail(texts)
    if dateline is not None and dateline.publisher and len(texts) > _LEAST_BELOW:
        credits += take_signed(texts, dateline.publisher)
    texts[:] = [text for text in texts if text]
    if dateline is not None and dateline.publisher:
        credits = _with_source(credits, dateline.publisher)
    credits = [
        c
        for c in credits
        if (c.role == "source" or not ADMINS.match(c.name)) and not MARKER.fullmatch(c.name)
    ]
    return dateline, printed, credits


def _with_source(credits: list[Credit], publisher: str) -> list[Credit]:
    """Of two behind a text the one that its dateline names published it: `(PKP/yas)` below `Ende, PKP: …`, `(yas/suarawarga)` below
    `suarawarga.com, ENDE - …`. The other wrote it.
    """
    ours = {fold(publisher), fold(publisher.partition(".")[0])}
    found = list(credits)
    for place, (one, other) in enumerate(pairwise(credits)):
        if (one.role, other.role, one.raw) != ("reporter", "editor", other.raw):
            continue
        if fold(one.name) in ours:
            found[place : place + 2] = replace(one, role="source"), replace(other, role="reporter")
        elif fold(other.name) in ours:
            found[place + 1] = replace(other, role="source")
    return found


_BETWEEN = re.compile(r"\W+")


def is_same(one: str, other: str) -> bool:
    """Whether two texts have the same letters and figures."""
    return _BETWEEN.sub("", one.lower()) == _BETWEEN.sub("", other.lower())


#: what a site calls the text of its record
_TEXT_HEAD = re.compile(
    r"(?i)(?:isi|konten|uraian)(?: (?:lengkap|berita|artikel|konten|pengumuman))?\W*"
)


def _take_heads_of_parts(texts: list[str]) -> bool:
    """Take off `Ringkasan:` and `Isi Berita:`; whether the text begins below a summary."""
    is_below = False
    for index, text in enumerate(texts[:_MOST_HEADS]):
        if SUMMARY_HEAD.fullmatch(text):
            # what stands above is the site's, too: a badge
            del texts[: index + 1]
            is_below = True
            break
        if len(text) > _LONGEST_LINE:
            break
    for index, text in enumerate(texts[:_MOST_HEADS]):
        if _TEXT_HEAD.fullmatch(text):
            texts.pop(index)
            return index > 0
    return is_below


_PLAIN_NAME = re.compile(r"[A-Z][\w. ]+")


def _take_own_name(texts: list[str], publishers: Sequence[str]) -> str | None:
    """Take off `WARTA PENJURU`, `SuaraWarga.com`: a medium's name in a line above the text."""
    if len(texts) < 2 or len(texts[0]) > _LONGEST_LINE or len(texts[0]) <= _INITIALS:
        return None
    if not _PLAIN_NAME.fullmatch(texts[0]):
        return None
    own = frozenset(fold(name) for name in publishers)
    return texts.pop(0) if publisher_kind(texts[0], own) == "media" else None


def _take_head(texts: list[str], publishers: Sequence[str]) -> list[Credit]:
    """Take facts, credits and rubrics off the first paragraphs."""
    # accounts stand among the facts of a page
    credits = _take_initial(texts)
    credits += [c for c in take_facts(texts) if c.role == "source" or not ACCOUNTS.match(c.name)]
    is_among_facts = False
    while len(texts) > 1:
        if (is_fact_line(texts[0]) and not _places(texts[0])) or (
            len(texts[0]) < 40 and (ACCOUNTS.match(texts[0]) or ADMINS.match(texts[0]))
        ):
            credits += fact_credits(texts.pop(0))
            is_among_facts = True
        elif len(texts[0]) < 120 and is_credit_line(texts[0]) and parse_dateline(texts[0]) is None:
            line = parse_credits(texts.pop(0))
            # who put a page up is of interest if it is a person
            credits += [c for c in line if c.role != "publisher" or not ACCOUNTS.match(c.name)]
            is_among_facts = True
        elif is_rubric(texts[0]) and (is_among_facts or is_fact_line(texts[1])):
            credits += author_in_rubric(texts.pop(0))
        else:
            break
    if (
        len(texts) > 2
        and len(texts[2 if len(texts) > 3 and _is_job(texts[1]) else 1]) > _PROSE
        and (names := _authors_above(texts[0], publishers))
    ):
        printed = texts.pop(0)
        credits += [Credit(name=name, role="reporter", raw=printed) for name in names]
    if credits and len(texts) > 1 and _is_job(texts[0]):
        # `Wartawan Muda` under a name
        texts.pop(0)
    if len(texts) > 2 and len(texts[0]) < 60 and is_fact_line(texts[1]):
        # a line above the text, and the facts under it
        credits += fact_credits(texts.pop(1))
    return credits


def _places(line: str) -> bool:
    """Whether a line of facts is a dateline, too; without a place it says who put the page up, and when: `Media Center – 8 November 2024`."""
    dateline = parse_dateline(line)
    return dateline is not None and dateline.place is not None


def _take_initial(texts: list[str]) -> list[Credit]:
    """Take off the initial that a theme draws for a portrait, the name behind it and what that is: `A`, `Andi Rahman`, `Staf Humas`."""
    if len(texts) < _LEAST_BELOW or len(texts[0]) > _INITIALS or not texts[0].isupper():
        return []
    if not texts[1].startswith(texts[0][0]) or not is_plain_name(texts[1]):
        return []
    texts.pop(0)
    name = texts.pop(0)
    if len(texts) > 1 and len(texts[0]) < _LONGEST_LINE and is_fact_line(texts[1]):
        texts.pop(0)
    return [Credit(name=name, role="reporter", raw=name)]


#: letters that are drawn for a portrait
_INITIALS = 2


def _is_job(line: str) -> bool:
    """`Kontributor`, in a line of its own under a name."""
    return len(line) < _LONGEST_LINE and says_what(line)


#: `[Takengon | Rina] Warga …`
_PLACE_AND_NAME = re.compile(
    r"[(\[](?P<place>[A-Z][^|\[\]()]{2,30}?)\s*[|]\s*(?P<name>[A-Z][^|\[\]()]{2,40}?)\s*[)\]]\s*"
)


#: characters of a paragraph behind its author's name
_PROSE = 80


def _author_above(line: str, publishers: Sequence[str]) -> str | None:
    """The person named alone in a line above the text, or for whom that writes: `Rina Melati - Suarawarga`.

    Capitals are a headline's.
    """
    if len(line) > _LONGEST_LINE or line.isupper():
        return None
    name, parted, own = line.rpartition(" - ")
    if parted and publisher_kind(own, frozenset(map(fold, publishers))) == "media":
        line = name.strip()
    return line if is_plain_name(line) else None


#: `HENDRO SUSILO, Talisayan`
_NAME_AND_PLACE = re.compile(
    r"(?P<name>[^,\d-]{5,40}?)(?:,\s*|\s?[-–]\s?)(?P<place>[A-Z][\w ]{2,25})"
)


def _authors_above(line: str, publishers: Sequence[str]) -> list[str]:
    """Those whom a line above the text names, and nothing else: one or two, or one and a place."""
    if name := _author_above(line, publishers):
        return [name]
    names = split_names(line)
    if 1 < len(names) <= _MOST_AUTHORS and all(map(is_plain_name, names)) and not line.isupper():
        return names
    found = _NAME_AND_PLACE.fullmatch(line)
    if found and is_plain_name(found["name"]) and is_place(found["place"]):
        return [found["name"]]
    return []


_MOST_AUTHORS = 3


def _take_with_place(texts: list[str]) -> list[Credit]:
    """Take off who wrote where a place and a name stand in brackets before the text; the place stays, in its brackets."""
    found = _PLACE_AND_NAME.match(texts[0]) if texts else None
    if found is None or not is_place(found["place"]) or not is_labelled_name(found["name"]):
        return []
    texts[0] = f"({found['place']}) {texts[0][found.end() :]}"
    return [Credit(name=found["name"], role="reporter", raw=found[0].strip())]


def _take_below_summary(
    texts: list[str], introductions: frozenset[str], publishers: Sequence[str]
) -> list[Credit]:
    """Take the credits off that stand between a summary and the text: `Penulis: … | Editor: …`, a name alone below a box of its own."""
    credits: list[Credit] = []
    if len(texts) > _LEAST_BELOW and texts[0] in introductions and len(texts[2]) > _PROSE:
        names = _authors_above(texts[1], publishers)
        if names:
            printed = texts.pop(1)
            credits += [Credit(name=name, role="reporter", raw=printed) for name in names]
    while len(texts) > _LEAST_BELOW and len(texts[1]) <= 120:
        is_labelled = begins_with_label(texts[1]) or texts[1].startswith(("Laporan ", "Reportase "))
        if not is_labelled or not is_credit_line(texts[1]):
            break
        credits += parse_credits(texts.pop(1))
    return credits


#: paragraphs of which the second is no end of the text
_LEAST_BELOW = 3


#: a dateline stands in one of the first so many paragraphs, behind short heads such as `SIARAN PERS`
_MOST_HEADS = 4


def _take_dateline(
    texts: list[str], home: str | None, publishers: Sequence[str], *, is_below: bool = False
) -> tuple[Dateline | None, str]:
    """Take the dateline off the first paragraph that has one, among the first few: (dateline, that paragraph).

    `is_below` says that a summary stands before the text.
    """
    for index in range(min(_MOST_HEADS, len(texts))):
        text = texts[index]
        dateline = parse_dateline(text, home=home, publishers=publishers)
        if dateline is None and len(text) < _LONGEST_LINE and len(texts) > index + 1:
            dateline = _in_its_line(text, texts[index + 1], home, publishers)
        if dateline is None:
            if not index and (is_below or _is_summary(texts, home, publishers)):
                continue
            is_ended = text.rstrip().endswith((".", "!", "?"))
            if len(text) < 60 and not (index and is_ended):
                continue
            is_subtitle = len(text) < _LONGEST_SUBTITLE and not is_ended
            if not index and (is_subtitle or is_pull_quote(text)):
                # a line below the title, what somebody says farther below
                continue
            if (
                not index
                and len(text) < _LONGEST_SUMMARY
                and _is_placed(texts[1:2], home, publishers)
            ):
                # a summary
                continue
            return None, ""
        rest = text[dateline.end :].strip()
        if not rest and len(texts) > index + 1:
            texts.pop(index)
            # `SUARAWARGA.COM, BONE`, `- Warga …`
            texts[index] = _OPENING_DASH.sub("", texts[index])
        else:
            texts[index] = rest
        return dateline, text
    return None, ""


#: characters of a line below the title, and of a summary
_LONGEST_SUBTITLE, _LONGEST_SUMMARY, _SHORT_SUMMARY = 140, 300, 200


def _is_placed(texts: list[str], home: str | None, publishers: Sequence[str]) -> bool:
    """Whether a text begins with place and publisher, as no second paragraph does."""
    dateline = parse_dateline(texts[0], home=home, publishers=publishers) if texts else None
    return dateline is not None and bool(dateline.place and dateline.publisher)


#: a place in capitals before a dash
_SURE = re.compile(r"[A-Z][A-Z .'’]{2,30}(?:\([^()]{2,40}\) ?|, ?[^\s–—-][^–—]{1,40})?\s?[-–—]+\s")


def _is_summary(texts: list[str], home: str | None, publishers: Sequence[str]) -> bool:
    """Whether a sentence or two stand above a paragraph that opens as only the text can: `PACITAN — …`."""
    if len(texts) < _LEAST_BELOW or len(texts[0]) > _SHORT_SUMMARY:
        return False
    if not texts[0].endswith((".", "!", "?")) or not _SURE.match(texts[1]):
        return False
    return parse_dateline(texts[1], home=home, publishers=publishers) is not None


_OPENING_DASH = re.compile(r"[-–—:]{1,2}\s+")
#: characters of a dateline in a paragraph of its own that nothing closes
_LONGEST_LINE = 40


_PARTED = re.compile(r"[,;:|/.(\u2010-\u2015~-]")


def _in_its_line(
    line: str, text: str, home: str | None, publishers: Sequence[str]
) -> Dateline | None:
    """`Jakarta`, `MIMIKA, BM`: a short first paragraph that is a dateline to the text behind it."""
    if not _PARTED.search(line) and not is_place(line.strip(" .")):
        return None
    dateline = parse_dateline(f"{line}\n{text[:200]}", home=home, publishers=publishers)
    return dateline if dateline is not None and dateline.end == len(line) + 1 else None
