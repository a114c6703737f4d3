"""The text's own paragraphs apart from what stands before and behind them: facts, dateline, credits."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from newsarchive.extract.article import Credit, Dateline
from newsarchive.extract.body.text_datelines import take_dateline
from newsarchive.extract.body.text_heads import (
    take_below_summary,
    take_head,
    take_heads_of_parts,
    take_own_name,
    take_with_place,
)
from newsarchive.extract.body.text_tails import take_signed, take_tail
from newsarchive.extract.credits.tails import is_nickname
from newsarchive.extract.words.names import ADMINS, MARKER
from newsarchive.places import fold


def part_body(
    texts: list[str],
    title: str | None,
    *,
    home: str | None,
    publishers: Sequence[str],
    introductions: frozenset[str] = frozenset(),
    listed: frozenset[str] = frozenset(),
) -> tuple[Dateline | None, str, list[Credit]]:
    """Take off `texts` what is not the article's body: (dateline, the text it was read from, credits found).

    `texts` are paragraphs in reading order; those that remain are the body. `home` is the region code of the source,
    `publishers` are names it uses of itself. `introductions` are texts that stand in boxes of their own, as what comes before the text does;
    `listed` are lines that end it below a heading.
    """
    while texts and title and is_same(texts[0], title):
        texts.pop(0)
    name = take_own_name(texts, publishers)
    credits = take_head(texts, publishers, title)
    is_below = take_heads_of_parts(texts)
    credits += take_with_place(texts)
    below = take_below_summary(texts, introductions, publishers, title)
    credits += below
    is_below = is_below or bool(below) or (bool(texts) and texts[0] in introductions)
    dateline, printed = take_dateline(texts, home, publishers, is_below=is_below)
    if name and dateline is None:
        texts.insert(0, name)
        credits = take_head(texts, publishers, title) + credits
    elif name and dateline is not None and dateline.publisher is None:
        dateline = replace(dateline, publisher=name)
    credits += take_tail(texts, listed)
    if dateline is not None and dateline.publisher and len(texts) > _LEAST_BELOW:
        credits += take_signed(texts, dateline.publisher)
    texts[:] = [text for text in texts if text]
    if dateline is not None and dateline.publisher:
        credits = _with_source(credits, dateline.publisher)
    credits = [
        c
        for c in credits
        if (c.role == "source" or not ADMINS.match(c.name) or _signs_by_nickname(c))
        and not MARKER.fullmatch(c.name)
    ]
    return dateline, printed, credits


def _signs_by_nickname(credit: Credit) -> bool:
    """Whether somebody signs a text as the name of an account, between marks rather than behind a label."""
    return ":" not in credit.raw and is_nickname(credit.name)


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


#: paragraphs of which the second is no end of the text
_LEAST_BELOW = 3
