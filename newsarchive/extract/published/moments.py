"""One printed or machine-readable moment, as a candidate for `dates.reconcile`: labels, clocks and updates beside it."""

from __future__ import annotations

import re
from datetime import datetime
from itertools import pairwise

from newsarchive.dates import DateCandidate, parse_date
from newsarchive.dates.zones import zone
from newsarchive.extract.published.date_order import exchanged

_ISO = re.compile(
    r"^\s*(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?\s*(Z|[+-]\d{2}:?\d{2})?)?"
)
#: before the web there were no news sites
_FIRST_YEAR = 1993
_DIGITS_DATE = re.compile(r"\d")
#: Indonesian pages print wrong weekdays; of English ones another order of figures explains them
_ENGLISH_DAY = re.compile(r"(?i)\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b")


#: as Drupal prints the day in its own format, with the month first: `Sen, 11/01/2021 - 13:40`
_DRUPAL = re.compile(r"\b([A-Za-z]{3}), (\d{2})/(\d{2})/(\d{4}) - (\d{2}:\d{2})(?!\d)")
#: as .NET prints a moment by itself, with the month first: `12/3/2019 10:24:00 AM`
_DOTNET = re.compile(r"(?i)(?<![\d/])(\d{1,2})/(\d{1,2})/(\d{4}) (\d{1,2}:\d{2}:\d{2} [ap]m)\b")
#: weekdays by the first letters of their names, Monday first
_DAYS = ("sen mon", "sel tue", "rab wed", "kam thu", "jum fri", "sab sat", "min sun ahd")


def _month_first(text: str) -> str | None:
    """A moment in a format of Drupal's or .NET's own in the usual order, if its weekday agrees, or there is such a month."""
    if "/" not in text:
        return None
    if (found := _DOTNET.search(text)) is not None:
        month, day, year, clock = found.groups()
        return f"{day}/{month}/{year} {clock}" if int(month) <= 12 else None
    if (found := _DRUPAL.search(text)) is None:
        return None
    weekday, month, day, year, clock = found.groups()
    try:
        printed = datetime(int(year), int(month), int(day))
    except ValueError:
        return None
    agrees = weekday.lower() in _DAYS[printed.weekday()].split()
    return f"{printed.date().isoformat()} {clock}" if agrees else None


def read_moment(
    text: str, source: str, timezone: str, anchor: datetime | None
) -> DateCandidate | None:
    """One printed or machine-readable moment as a candidate; None when it is no date."""
    text = _month_first(text) or text
    iso = _ISO.match(text)
    if iso and int(iso[1]) < _FIRST_YEAR:
        # the zero of a clock that was never set
        return None
    if iso and len(text.strip()) <= 40:
        value = _iso_value(iso, timezone)
        return DateCandidate(value=value, source=source, timezone=timezone) if value else None
    if (
        not _DIGITS_DATE.search(text)
        and source != "listing"
        and "lalu" not in text
        and "kemarin" not in text.lower()
    ):
        return None
    text = text.strip()[:120]
    mention = parse_date(text, anchor=anchor, timezone=timezone)
    if mention is not None and mention.weekday_agrees is False and _ENGLISH_DAY.search(text):
        # `Thursday, 7/4/2024`: the month comes first if the weekday is right then
        other = parse_date(exchanged(text), anchor=anchor, timezone=timezone)
        mention = other if other is not None and other.weekday_agrees else mention
    if (
        mention is None
        or mention.precision in ("year", "month")
        or mention.kind in ("range", "period")
    ):
        return None
    return DateCandidate(
        value=mention.value_from,
        source=source,
        timezone=mention.timezone,
        weekday_agrees=mention.weekday_agrees,
    )


def _iso_value(match: re.Match[str], timezone: str) -> str | None:
    year, month, day, hour, minute, second, offset = match.groups()
    try:
        if hour is None:
            return datetime(int(year), int(month), int(day)).date().isoformat()
        moment = datetime(
            int(year), int(month), int(day), int(hour) % 24, int(minute), int(second or 0)
        )
        if offset:
            moment = datetime.fromisoformat(
                moment.isoformat() + offset.replace("Z", "+00:00")
            ).astimezone(zone(timezone))
        else:
            moment = moment.replace(tzinfo=zone(timezone))
        return moment.isoformat()
    except ValueError:
        return None


CLOCK_ONLY = re.compile(
    r"(?i)^(?:(?:pukul|pkl|jam|waktu)\b\W{0,3})?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?: ?(?:wib|wita|wit|am|pm))?$"
)
_LABEL = re.compile(
    r"(?i)^.{0,60}?(?:diposting|dipublikasikan|ditulis|tanggal|tgl|terbit|posted|published|on|pada|tayang|oleh[^|,]*[|,])\s*(?:on|pada)?\s*:?\s*"
)
#: `Painan, 5 Oktober 2024 | Diunggah: 7 Oktober 2024`: the day of the event, then that of the page
_PUT_UP = re.compile(
    r"(?i)\W*(?:diunggah|diterbitkan|dipublikasikan|diposting|ditayangkan|tayang|terbit|published|posted|uploaded)\b(?: pada)?\s*:?\s*"
)
_BEFORE_DAY = re.compile(r"(?i)^.*\b(?:at|on|pada|tanggal)\s+(?=\d)")


def without_label(text: str) -> str:
    if _month_first(text) is not None:
        return text
    parts = [part.strip() for part in re.split(r"\s(?:[|•·/–-]|//)\s|\s{2,}|\|", text)]
    for part, following in pairwise(parts):
        if CLOCK_ONLY.match(following) and parse_date(part) is not None:
            return f"{part} {following}"
    for part in parts[1:]:
        put_up = _PUT_UP.match(part)
        if put_up and parse_date(part[put_up.end() :]) is not None:
            return part[put_up.end() :]
    stripped = _LABEL.sub("", text)
    for offer in (text, stripped, _BEFORE_DAY.sub("", text), *parts):
        mention = parse_date(offer)
        # a clock alone: `at 06` of `at 06 Jun 2023`
        if mention is not None and mention.value_from[0] != "T":
            return offer
    from newsarchive.dates import find_dates

    mentions = find_dates(text)
    return mentions[0].text if mentions else text


def split_updated(text: str) -> tuple[str, str | None]:
    match = re.search(
        r"(?i)[|,;·(\s]*(?:(?:terakhir|last)\s+)?(?:diperbarui|diperbaharui|updated?|modified|dimodifikasi|diubah|disunting|dimutakhirkan|pemutakhiran|pembaruan)\b\s*(?:pada|terakhir)?\s*:?",
        text,
    )
    if match is None or match.start() < 6:
        return text, None
    return text[: match.start()].strip(" |,;("), text[match.end() :].strip(" |,;)")
