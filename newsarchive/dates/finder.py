"""Every date expression of a text, resolved: the passes of `scan`, the rules, the calendar."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import TypeVar

from newsarchive.dates import (
    common,
    lexer,
    lone,
    scan,
    sequence,
    signs,
    spoken,
    surroundings,
    urls,
)
from newsarchive.dates import words as w
from newsarchive.dates.build import Context, mention_of
from newsarchive.dates.calendar_days import Refused
from newsarchive.dates.item import Item
from newsarchive.dates.lexer import Tokens, lex
from newsarchive.dates.mention import DateMention, Refusal, grammar_refusal
from newsarchive.dates.zones import FIXED_OFFSETS, zone

#: a text longer than this is cut: no article is, and a page of figures must not stop the crawl
MAX_CHARACTERS = 4_000_000
#: tokens with which no expression begins
_NEVER_FIRST = frozenset((
    w.COMMA, w.SLASH, w.DASH, w.DOT, w.PIPE, w.CLOSE, w.AND, w.RANGE, w.DIRECTION, w.ZONE,
    lexer.OFFSET, lexer.YEARS, w.MERIDIEM, w.AGO, w.AHEAD, w.HIJRI, w.MASEHI, w.OF, w.JOINER, w.END,
    w.EACH, w.HIJRI_MONTH, w.MARKET_DAY,
))  # fmt: skip
_Record = TypeVar("_Record", DateMention, Refusal)


def read(
    text: str, anchor: datetime | date | None, timezone: str
) -> tuple[list[DateMention], list[Refusal]]:
    """The mentions and the refused expressions of a text, in order.

    Raises `ConfigurationError` for an unknown time zone, nothing for any text.
    """
    mentions, refusals, _ = read_fully(text, anchor, timezone)
    return mentions, refusals


def read_fully(
    text: str, anchor: datetime | date | None, timezone: str
) -> tuple[list[DateMention], list[Refusal], bool]:
    """As `read`, and whether another reader than the grammar may find a date in the text."""
    if timezone not in FIXED_OFFSETS:
        zone(timezone)
    original = text
    text, low, places = scan.normalise(text[:MAX_CHARACTERS])
    moment = None
    if isinstance(anchor, datetime):
        moment = anchor.astimezone(zone(timezone)).replace(tzinfo=None) if anchor.tzinfo else anchor
        anchor = moment.date()
    items: list[Item] | None = None
    if len(low) <= common.MAX_CHARACTERS:
        item = None
        # figures and most brackets stand before the letters
        opening = common.first_word(low) if low[:1] > "9" else None
        word = opening.group() if opening is not None else None
        # figures that end in a year or hold a slash are dates more often than not
        asked = word is None and not (low[-4:].isdigit() or "/" in low)
        if asked and not signs.may_hold_date(low):
            return [], [], False
        if word is None or word in common.FIRST_WORDS:
            if places is None:
                answer = common.common_answer(text, low, word, anchor, timezone)
                if answer is not None:
                    return answer[0], answer[1], True
                item = spoken.common_item(low, word)
            if item is None:
                # behind a weekday figures are a date
                sure = asked or (word in w.WEEKDAYS and signs.any_figure(low) is not None)
                if not (sure or signs.may_hold_date(low)):
                    return [], [], False
                if word is None:
                    item = lone.lone_item(text, low)
        elif not signs.may_hold_date(low):
            return [], [], False
        else:
            item = lone.lone_item(text, low)
            if item is None:
                items = _scanned(text, low)
        if item is not None:
            items = [item]
    if items is None:
        items = _items(text, low)
    if not items:
        return [], [], True
    figures = items[0].counted if len(items) == 1 else True
    month_first = figures and _month_first(items, low)
    context = Context(text, anchor, moment, timezone, month_first)
    mentions: list[DateMention] = []
    refusals: list[Refusal] = []
    for item in items:
        reason = item.problem or surroundings.refusal(text, low, item)
        if reason is None:
            try:
                mentions.append(mention_of(item, context))
                continue
            except Refused as refused:
                reason = str(refused)
            except OverflowError:
                reason = "impossible-date"
        refusals.append(grammar_refusal(text, item.start, item.end, reason))
    if len(items) > 1 and any(item.hijri for item in items):
        mentions = _prefer_gregorian(mentions, low)
    if places is not None:
        mentions = [_moved(m, places, original) for m in mentions]
        refusals = [_moved(r, places, original) for r in refusals]
    return mentions, refusals, True


def _items(text: str, low: str) -> list[Item]:
    """The expressions of a text before the calendar is asked."""
    if len(low) > common.MAX_CHARACTERS or low[:1] == "/":
        return _scanned(text, low)
    tokens = lex(text, low, 0)
    if tokens.starts[-1] != len(low):
        return _scanned(text, low, tokens)
    # nothing but date words: no need to look for where they stand
    items: list[Item] = []
    _read_tokens(tokens, items)
    return items


def _scanned(text: str, low: str, first: Tokens | None = None) -> list[Item]:
    """The expressions round the anchors of a text; `first`, its tokens from the beginning on."""
    items: list[Item] = []
    done = 0
    for anchor in scan.anchors(low):
        if anchor < done:
            continue
        if anchor and not low[anchor - 1].isspace() and low[anchor - 1] != "(":
            address = urls.address_around(low, anchor)
            if address is not None:
                done = address[1]
                item = _from_address(low, *address)
                if item is not None:
                    items.append(item)
                continue
        start = scan.left_end(low, anchor, done)
        while start <= anchor:
            # a word that is part of a phrase only (`akan`, `ke`) may end the stretch too early
            tokens = first if first is not None and not start else lex(text, low, start)
            _read_tokens(tokens, items)
            start = max(tokens.starts[-1], start + 1)
        done = max(start, items[-1].end if items else 0)
    return items


def _read_tokens(tokens: Tokens, items: list[Item]) -> None:
    i, kinds = 0, tokens.kinds
    while kinds[i]:
        if kinds[i] in _NEVER_FIRST:
            i += 1
            continue
        found = sequence.expression(tokens, i)
        if found is None:
            i += 1
        else:
            items.extend(found[0])
            i = found[1]


def _from_address(low: str, start: int, end: int) -> Item | None:
    found = urls.date_of(low[start:end])
    if found is None:
        return None
    if isinstance(found, str):
        item = Item("day", start, end)
        item.problem = found
        return item
    first, last, year, month, day = found
    item = Item("day" if day else "month", start + first, start + last)
    item.year, item.month, item.day = year, month, day
    return item


def _month_first(items: list[Item], low: str) -> bool:
    """Whether the text's figures stand in the order month, day, year.

    Some date must say so (`12/27/18`), none the contrary, beside an English weekday or month.
    """
    swapped = english = False
    for item in items:
        english = english or item.english
        if item.counted and item.day and item.month and item.year is not None:
            if item.day > 12:
                return False
            swapped = swapped or item.month > 12
    return swapped and (english or any(word in low for word in w.ENGLISH_WEEKDAYS if len(word) > 4))


#: words that tie a Hijri date to the Gregorian date of the same day
_LINKS = frozenset((
    "bertepatan", "dengan", "atau", "m", "masehi", "h", "hijriah", "hijriyah", "pada", "hari",
    "tanggal", "yang", "jatuh", "tahun",
))  # fmt: skip


def _prefer_gregorian(mentions: list[DateMention], low: str) -> list[DateMention]:
    """A Hijri date beside a Gregorian one for the same day says nothing of its own."""
    kept: list[DateMention] = []
    for i, mention in enumerate(mentions):
        if mention.kind == "hijri":
            beside = [mentions[k] for k in (i - 1, i + 1) if 0 <= k < len(mentions)]
            if any(_same_day(mention, other, low) for other in beside):
                continue
        kept.append(mention)
    return kept


def _same_day(hijri: DateMention, other: DateMention, low: str) -> bool:
    if (
        other.kind not in ("absolute", "partial")
        or len(other.value_from) < 10
        or other.value_from[0] == "T"
    ):
        return False
    between = low[min(hijri.end, other.end) : max(hijri.start, other.start)]
    if len(between) > 40 or any(
        word.strip(".,()/-|") not in _LINKS for word in between.split() if word.strip(".,()/-|")
    ):
        return False
    gap = date.fromisoformat(hijri.value_from[:10]) - date.fromisoformat(other.value_from[:10])
    return abs(gap.days) <= 3


def _moved(record: _Record, places: list[int], original: str) -> _Record:
    """A record whose span counts the characters of the text given."""
    start, end = places[record.start], places[record.end - 1] + 1
    return replace(record, start=start, end=end, text=original[start:end])
