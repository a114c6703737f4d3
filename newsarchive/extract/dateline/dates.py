"""Dates inside datelines: `09/02/2026`, `12/4`, `18 November 2023`, `June 14, 2022`, with or without weekday."""

from __future__ import annotations

import re

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari jan january",
            "februari pebruari feb peb february",
            "maret mar march",
            "april apr",
            "mei may",
            "juni jun june",
            "juli jul july",
            "agustus agu agt ags aug august",
            "september sep sept",
            "oktober okt october oct",
            "november nopember nov nop",
            "desember des december dec",
        ),
        start=1,
    )
    for name in names.split()
}
#: in Indonesian, English and languages of the regions: Javanese, Sundanese, Balinese, Minang, Madurese, Bugis, Acehnese, Banjarese, Sasak
_WEEKDAY = (
    r"(?:senin|selasa|rabu|kamis|jum[’'`]?\s?at|sabtu|minggu|ahad|s[eè]nn?[eéè]n|salasa|slasa|selase|r[eè]b(?:o|bu)|k[eè]m(?:is|mes)"
    r"|juma[’'`]?a[ht]|j[eu]muwah|saptu|s[eè]tu|akad|soma|anggara|buda|wraspati|sukra|saniscara|redite|sinayan|rabaa|kamih|jumaik|akaik"
    r"|s[ae]nn?eng|araba|kammisi|sattu|seulanyan|seulasa|ham[eèé]h|jeume[’'`]?at|aleuhat|sanayan|arba|jumahat|ahat"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
    # the day of the Javanese market, too: `Senin Pon`
    r"(?:\s(?:legi|pahing|paing|pon|wage|kliwon|manis))?"
)
_NAMES = "|".join(sorted(_MONTHS, key=len, reverse=True))
DATE = re.compile(
    rf"(?:{_WEEKDAY}\s?,?\s*)?(?:\(\s?)?(?:"
    r"(?P<day>\d{1,2})\s?[/.-]\s?(?P<month>\d{1,2})(?:\s?[/.-]\s?(?P<year>\d{4}|\d{2}))?"
    r"|(?P<iso>\d{4}-\d{2}-\d{2})"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<name>{_NAMES})\b\.?"
    r"(?:,?\s+(?P<year2>\d{4}))?"
    # as English has it: `June 14, 2022`
    rf"|(?P<name3>{_NAMES})\b\.?\s+(?P<day3>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,?\s+(?P<year3>\d{{4}}))?"
    # `Painan, Juni---`, `Painan, Jan.` in a line of its own
    rf"|(?P<alone>{_NAMES})\b(?:\.(?=\s*\n)|(?=-{{2,}}))"
    r")(?!\d)(?:\s?\))?",
    re.IGNORECASE,
)


def date_value(found: re.Match[str]) -> str | None:
    """ISO date of a match (`2026-02-09`, `09-17` without a year); None when no such day can be, or of a month alone."""
    if found["alone"]:
        return None
    if found["iso"]:
        return found["iso"]
    day = int(found["day"] or found["day2"] or found["day3"])
    name = found["name"] or found["name3"]
    month = int(found["month"]) if found["month"] else _MONTHS[name.lower()]
    year = found["year"] or found["year2"] or found["year3"]
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return None
    if year is None:
        return f"{month:02}-{day:02}"
    return f"{year if len(year) == 4 else '20' + year}-{month:02}-{day:02}"
