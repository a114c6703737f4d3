"""dateparser behind the grammar: for single expressions of date words that no rule claims."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import Any

from newsarchive.dates import words as w
from newsarchive.dates.mention import DateMention
from newsarchive.dates.zones import offset, zone

_MAX_CHARACTERS = 60
_WORD = re.compile(r"[^\W\d_]+")
#: words dateparser may see besides those of the tables
_ALLOWED = (
    w.WORDS.keys()
    | w.UNITS.keys()
    | set("in ago from now fortnight the of on at and half noon midnight o clock".split())
)
#: without one of these a text of date words is no date
_NAMED = frozenset(w.FULL_MONTHS | w.ENGLISH_WEEKDAYS)
_NEEDED = _NAMED | {"ago", "fortnight"}
_AHEAD = frozenset(("in", "now"))
_CALLED_FOR = _NEEDED | _AHEAD
_AMOUNT = re.compile(r"[0-9]|\b(?:ago|fortnight|in (?:a|an|one|two|three|four|five|six|ten))\b")


def parse(text: str, anchor: datetime | date | None, timezone: str) -> DateMention | None:
    """dateparser's reading of an expression in Indonesian or English, or None.

    Only expressions all of whose words are date words are asked; the two languages are named,
    because language detection costs more than the parse.
    """
    stripped = text.strip()
    if not 4 <= len(stripped) <= _MAX_CHARACTERS:
        return None
    found = _WORD.findall(stripped.lower())
    if _CALLED_FOR.isdisjoint(found) or not _ALLOWED.issuperset(found):
        return None
    ahead = _AHEAD.intersection(found) and any(word in w.UNITS for word in found)
    if not (ahead or _NEEDED.intersection(found)) or not _AMOUNT.search(stripped.lower()):
        return None
    # `19 ago 2026`, which is August in Spanish: without an anchor nothing can be so long ago
    if anchor is None and _NAMED.isdisjoint(found):
        return None
    read = _ask(stripped, anchor, timezone)
    if read is None:
        return None
    start = text.index(stripped)
    has_time = read.period == "time"
    moment: datetime = read.date_obj
    if has_time:
        local = moment.replace(tzinfo=None, microsecond=0)
        value = local.isoformat() + offset(timezone, local)
    elif read.period in ("year", "month"):
        value = moment.strftime("%Y" if read.period == "year" else "%Y-%m")
    else:
        value = moment.date().isoformat()
    return DateMention(
        text=stripped,
        start=start,
        end=start + len(stripped),
        value_from=value,
        value_to=value,
        precision="minute"
        if has_time
        else read.period
        if read.period in ("year", "month")
        else "day",
        timezone=timezone,
        kind="relative" if "ago" in found or "in" in found else "absolute",
        resolved_by="dateparser",
    )


def _ask(text: str, anchor: datetime | date | None, timezone: str) -> Any:
    from dateparser.date import DateDataParser

    settings: dict[str, Any] = {"DATE_ORDER": "DMY", "RETURN_TIME_AS_PERIOD": True}
    if anchor is None:
        # nothing may depend on the clock of the machine
        settings["REQUIRE_PARTS"] = ["day", "month", "year"]
        settings["PARSERS"] = ["absolute-time"]
    elif isinstance(anchor, datetime):
        local = anchor.astimezone(zone(timezone)) if anchor.tzinfo else anchor
        settings["RELATIVE_BASE"] = local.replace(tzinfo=None)
    else:
        settings["RELATIVE_BASE"] = datetime(anchor.year, anchor.month, anchor.day) + timedelta(
            hours=12
        )
    try:
        found = DateDataParser(languages=["id", "en"], settings=settings).get_date_data(text)
    except (ValueError, OverflowError, TypeError, IndexError, AttributeError):
        # dateparser raises a variety of errors on odd input; its verdict is then "no date"
        return None
    return found if found and found.date_obj is not None else None
