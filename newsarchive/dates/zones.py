"""Time zones: offsets of the three Indonesian zones, by rule; of others, from the zone database."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

from newsarchive.errors import ConfigurationError

#: year since which these hold (Keppres 41/1987)
FIXED_SINCE = 1988
FIXED_OFFSETS = {
    "Asia/Jakarta": "+07:00", "Asia/Pontianak": "+07:00", "Asia/Makassar": "+08:00",
    "Asia/Jayapura": "+09:00", "UTC": "+00:00",
}  # fmt: skip


@lru_cache(maxsize=64)
def zone(name: str) -> tzinfo:
    """The zone of an IANA name or of an offset such as `+05:30`.

    Raises `ConfigurationError` for a name that is neither.
    """
    if name[:1] in "+-" and len(name) == 6:
        minutes = int(name[1:3]) * 60 + int(name[4:6])
        try:
            return timezone(timedelta(minutes=-minutes if name[0] == "-" else minutes))
        except ValueError:
            return UTC
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        raise ConfigurationError(
            f"unknown time zone {name!r}; use an IANA name such as Asia/Jakarta, Asia/Makassar "
            "or Asia/Jayapura"
        ) from error


def offset(name: str, moment: datetime) -> str:
    """The offset from Greenwich, as `+07:00`, of a local time in a zone."""
    if moment.year >= FIXED_SINCE and name in FIXED_OFFSETS:
        return FIXED_OFFSETS[name]
    delta = zone(name).utcoffset(moment) or timedelta()
    seconds = int(delta.total_seconds())
    sign = "-" if seconds < 0 else "+"
    # zones before standard time have odd seconds, which ISO 8601 offsets can not hold
    minutes = abs(seconds) // 60
    return f"{sign}{minutes // 60:02d}:{minutes % 60:02d}"
