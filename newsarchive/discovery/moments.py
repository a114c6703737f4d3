"""Machine-readable times of feeds, sitemaps and REST answers as ISO 8601 text."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

_SHORT_ZONE = re.compile(r"([+-]\d{2})$")


def iso_moment(text: str | None) -> str | None:
    """ISO 8601 for a W3C or RFC 5322 date, with the precision and zone printed; else None.

    >>> iso_moment("Sat, 18 Nov 2023 14:05:00 +0700")
    '2023-11-18T14:05:00+07:00'
    >>> iso_moment("2023-11-18")
    '2023-11-18'

    Source: https://www.w3.org/TR/NOTE-datetime, RFC 5322 section 3.3.
    """
    text = (text or "").strip()
    if not text:
        return None
    try:
        moment = datetime.fromisoformat(_SHORT_ZONE.sub(r"\1:00", text) if "T" in text else text)
    except ValueError:
        try:
            moment = parsedate_to_datetime(text)
        except (ValueError, TypeError, IndexError, OverflowError):
            return None
        return moment.isoformat()
    return moment.date().isoformat() if len(text) <= 10 else moment.isoformat()


def with_offset(local: str | None, utc: str | None) -> str | None:
    """A zone-less local time with the offset that its UTC twin tells.

    >>> with_offset("2023-11-18T14:05:00", "2023-11-18T07:05:00")
    '2023-11-18T14:05:00+07:00'
    """
    here, there = _naive(local), _naive(utc)
    if here is None:
        return there.isoformat() + "+00:00" if there else None
    if there is None:
        return here.isoformat()
    minutes = round((here - there).total_seconds() / 60)
    if abs(minutes) > 14 * 60:
        return here.isoformat()
    return here.replace(tzinfo=timezone(timedelta(minutes=minutes))).isoformat()


def _naive(text: str | None) -> datetime | None:
    if not text or text.startswith("0000"):
        return None
    try:
        return datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        return None
