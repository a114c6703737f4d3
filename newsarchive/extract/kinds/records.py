"""Texts that are no report but the fields of several records: of events, of goods, of guests who wrote."""

from __future__ import annotations

import re
from collections import Counter

from newsarchive.extract.words.lines import FULL_STOP, letters

#: records that make a list, and lines that the longest kind of record has
_LEAST, _LINES = 4, 16
#: characters of a field's name, of a guest's name and day, and of the longest thing that a guest writes
_FIELD, _LONGEST_SIGNED, _LONGEST = 30, 70, 500
#: characters of a sentence, and of a paragraph that does not end as one
_SENTENCE, _PARAGRAPH = 40, 160
_PRICE = re.compile(r"(?i)(?:harga\W{1,3})?rp\.? ?\d[\d.,]*(?: ?/ ?\w+)?\W*")
_SIGNED_DAY = re.compile(
    r"(?i)(?:\S.*?\W)?\d{1,2} [a-z]{3,9} \d{4}\W{1,4}(?:pukul |jam )?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?: ?wi(?:b|ta|t))?\W*"
)


def is_of_records(body: list[str]) -> bool:
    """Whether lines repeat what records have: names of fields (`Tempat`, `Pukul`), prices, guests with day and hour (`Yanti 13 Mei 2012 - 09:03 WIB`)."""
    if len(body) < 2 * _LEAST or max(map(len, body)) > _LONGEST:
        return False
    guests = sum(
        len(text) <= _LONGEST_SIGNED and _SIGNED_DAY.fullmatch(text) is not None for text in body
    )
    least = max(_LEAST, len(body) / _LINES)
    if guests >= least or is_spoken(body[:1]):
        # a table follows on what is told about it
        return guests >= least
    named = Counter(letters(text) for text in body if len(text) <= _FIELD)
    named.pop("", None)
    prices = sum(_PRICE.fullmatch(text) is not None for text in body)
    return max(prices, *named.values(), 0) >= least


def is_spoken(body: list[str]) -> bool:
    """Whether a text has a sentence, or what is too long for anything else."""
    return any(
        len(text) >= _PARAGRAPH or (len(text) >= _SENTENCE and FULL_STOP.search(text))
        for text in body
    )
