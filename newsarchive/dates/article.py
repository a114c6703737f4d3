"""Article level: every date of a body, and the one on which the reported event took place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from newsarchive.dates.finder import read
from newsarchive.dates.mention import DateMention
from newsarchive.records import JsonRecord

#: a report follows its event by no more than this
_MAX_DELAY = timedelta(days=45)
#: an announced event lies no further ahead
_MAX_AHEAD = timedelta(days=60)
#: kinds of mention that stand in a year of their own, so that others can be read from them
_FULL = frozenset(("absolute", "range"))
_AHEAD = re.compile(r"mendatang|depan|nanti|besok|lusa")
_SENTENCE_END = re.compile(r"[.!?]\s|\n")
#: words that turn a date into somebody's plan, law, birth or history
_ASIDE = re.compile(
    r"(?:mendatang|nanti|hingga|sampai|sejak|lahir|tertanggal|tanggal penetapan|deadline|batas|"
    r"paling lambat|direncanakan|rencananya|akan|sebelumnya|mulai|selambat-lambatnya|nomor\b.*)"
    r"\W*(?:\w+\W+){0,3}$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleDates(JsonRecord):
    """The dates of an article's body."""

    #: every mention, in order; spans count characters of the text given
    mentions: list[DateMention]
    #: the mention that dates the reported event, None when the text does not say
    event: DateMention | None = None


def find_article_dates(
    text: str,
    *,
    published: str | None,
    timezone: str,
    dateline_date: str | None = None,
) -> ArticleDates:
    """The dates of a body and the date of its event.

    Parameters: `published`, ISO 8601 date or time of publication, the anchor of partial dates;
    `timezone`, IANA name; `dateline_date`, ISO date printed in the dateline: the anchor where
    nothing else is known.

    The event is the mention that a report gives with a weekday or in brackets near its beginning
    (`Balai Kota Malang, Sabtu (18/11/23)`), on or shortly before the day of publication. Dates of
    plans, laws and history stand further away or behind words that say so.
    """
    anchor = _moment(published) or _moment(dateline_date)
    mentions = read(text, anchor, timezone)[0]
    if anchor is None:
        full = [m for m in mentions if _is_day(m) and m.kind in _FULL]
        # what is announced lies behind the day of writing
        first = next((m for m in full if not _AHEAD.search(m.text.lower())), next(iter(full), None))
        if first is not None:
            # a full date in the text is the best anchor for the partial ones beside it
            mentions = read(text, date.fromisoformat(first.value_from[:10]), timezone)[0]
    day = anchor.date() if isinstance(anchor, datetime) else anchor
    scored = [(_score(m, text, day), -m.start, m) for m in mentions if _is_day(m)]
    best = max(scored, key=lambda entry: entry[:2], default=None)
    event = best[2] if best is not None and best[0] > 0 else None
    return ArticleDates(mentions=mentions, event=event)


def _moment(iso: str | None) -> datetime | date | None:
    if not iso:
        return None
    try:
        return date.fromisoformat(iso) if len(iso) == 10 else datetime.fromisoformat(iso)
    except ValueError:
        return None


def _is_day(mention: DateMention) -> bool:
    return (
        len(mention.value_from) >= 10
        and mention.value_from[0] != "T"
        and mention.precision in ("day", "minute", "second")
        and mention.kind not in ("period", "hijri")
    )


def _score(mention: DateMention, text: str, published: date | None) -> float:
    """How likely a mention dates the event; 0 or less: not at all."""
    score = 1.0
    if mention.weekday_agrees is not None:
        score += 3.0
    if "(" in mention.text or text[max(0, mention.start - 1) : mention.start] == "(":
        score += 2.0
    if mention.kind == "relative":
        score -= 0.5
    sentence = _SENTENCE_END.split(text[max(0, mention.start - 48) : mention.start].lower())[-1]
    if _ASIDE.search(sentence):
        score -= 2.5
    if _AHEAD.search(mention.text.lower()):
        score -= 2.0
    # the lead says when; what comes late in a text is background
    score -= 2.0 * min(1.0, mention.start / 4000)
    if published is not None:
        first = date.fromisoformat(mention.value_from[:10])
        last = date.fromisoformat(mention.value_to[:10])
        if first <= published <= last:
            score += 1.0
        elif last < published:
            delay = published - last
            if delay > _MAX_DELAY:
                return 0.0
            score += 1.5 - 3.0 * delay / _MAX_DELAY
        else:
            ahead = first - published
            if ahead > _MAX_AHEAD:
                return 0.0
            score -= 1.5 + ahead / _MAX_AHEAD
    return score
