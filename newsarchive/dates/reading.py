"""The three ways to ask: every date of a text, one expression, and why there is none."""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache

from newsarchive.dates import fallback, finder, lookalikes
from newsarchive.dates.mention import DateMention, Reading, Refusal

#: characters of an expression worth remembering
_SHORT = 80


def find_dates(
    text: str, *, anchor: datetime | date | None = None, timezone: str = "Asia/Jakarta"
) -> list[DateMention]:
    """Every date expression of a text that has a value, in order of position.

    Parameters: `anchor`, when the text was published (a naive time is local time of `timezone`);
    partial and relative expressions have no value without it. `timezone`, the IANA name of the
    source's zone, used where no zone is printed. Linear in the length of the text.
    Raises `ConfigurationError` for an unknown time zone, nothing for any text.

    >>> [m.value_from for m in find_dates("Rapat digelar Sabtu (18/11/23) pukul 09.30 WITA.")]
    ['2023-11-18T09:30:00+08:00']
    """
    return finder.read(text, anchor, timezone)[0]


def parse_date(
    text: str, *, anchor: datetime | date | None = None, timezone: str = "Asia/Jakarta"
) -> DateMention | None:
    """The date of one expression, or None; of several dates the first.

    What the grammar neither reads nor refuses goes to dateparser, if it is made of date words only.

    >>> parse_date("Jum'at, 3 Nopember 2023").value_from
    '2023-11-03'
    """
    if len(text) <= _SHORT:
        return _parse_short(text, anchor, timezone)
    return _parse(text, anchor, timezone)


def _parse(text: str, anchor: datetime | date | None, timezone: str) -> DateMention | None:
    mentions, refusals, may_be_more = finder.read_fully(text, anchor, timezone)
    if mentions:
        return mentions[0]
    if refusals or not may_be_more:
        return None
    return fallback.parse(text, anchor, timezone)


#: the dates of listing pages and page heads repeat from article to article
_parse_short = lru_cache(maxsize=4096)(_parse)


def explain(
    text: str, *, anchor: datetime | date | None = None, timezone: str = "Asia/Jakarta"
) -> Reading:
    """The dates of a text and every refused expression with the name of the reason.

    A text with neither gets one refusal for the whole: the look-alike it is, or `no-date`.

    >>> explain("31 Februari 2023").refusals[0].reason
    'impossible-date'
    """
    mentions, refusals = finder.read(text, anchor, timezone)
    if not mentions and not refusals:
        mention = fallback.parse(text, anchor, timezone)
        if mention is not None:
            return Reading(mentions=(mention,), refusals=())
        reason = lookalikes.name_of(text)
        refusals = [Refusal(text=text, start=0, end=len(text), reason=reason)]
    return Reading(mentions=tuple(mentions), refusals=tuple(refusals))
