"""What a date expression in a text means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from newsarchive.records import JsonRecord

Precision = Literal["year", "month", "day", "minute", "second"]
MentionKind = Literal["absolute", "partial", "relative", "range", "hijri", "period"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention(JsonRecord):
    """One date expression, with the span it was read from."""

    #: the expression exactly as it stands in the text
    text: str
    #: character span in the text given: `source[start:end] == text`
    start: int
    end: int
    #: ISO 8601 at the precision known: `2023`, `2023-11`, `2023-11-18`, `2023-11-18T14:05:00+07:00`
    value_from: str
    #: equal to `value_from` unless the expression is a range
    value_to: str
    precision: Precision
    #: IANA zone name the value is meant in
    timezone: str
    kind: MentionKind
    #: printed weekday against the calendar; None when no weekday is printed
    weekday_agrees: bool | None = None
    #: `grammar` or `dateparser`
    resolved_by: Literal["grammar", "dateparser"] = "grammar"
    #: the likely intended ISO date when the weekday disagrees (day and month swapped, year slip)
    suggestion: str | None = None
