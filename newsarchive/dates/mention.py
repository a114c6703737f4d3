"""What a date expression in a text means, and why another one is refused."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

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
    #: ISO 8601 at the precision known: `2023`, `2023-11`, `2023-11-18`,
    #: `2023-11-18T14:05:00+07:00`; a time of day without a date is `T09:30:00+07:00`
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
    #: how many days the value may be off (1 for a Hijri date computed from tables)
    uncertainty_days: int = 0
    #: `weekday-mismatch`, `zone-differs` (the printed zone is not the region's), `month-first`,
    #: `two-digit-year`, `hijri-estimate`
    flags: tuple[str, ...] = ()


class _Draft(DateMention):
    """A mention being filled in: not yet frozen."""

    __slots__ = ()
    __init__ = object.__init__
    __setattr__ = object.__setattr__
    __delattr__ = object.__delattr__


def grammar_mention(
    text: str,
    start: int,
    end: int,
    value_from: str,
    value_to: str,
    precision: Precision,
    timezone: str,
    kind: MentionKind,
    weekday_agrees: bool | None,
    suggestion: str | None,
    uncertainty_days: int,
    flags: tuple[str, ...],
) -> DateMention:
    """A mention that the grammar read.

    The constructor of a frozen dataclass sets each field through `object.__setattr__`, which takes
    as long as reading a short date; a draft is filled five times as fast and then becomes the mention.
    """
    draft: Any = _Draft()
    draft.text = text
    draft.start = start
    draft.end = end
    draft.value_from = value_from
    draft.value_to = value_to
    draft.precision = precision
    draft.timezone = timezone
    draft.kind = kind
    draft.weekday_agrees = weekday_agrees
    draft.resolved_by = "grammar"
    draft.suggestion = suggestion
    draft.uncertainty_days = uncertainty_days
    draft.flags = flags
    draft.__class__ = DateMention
    mention: DateMention = draft
    return mention


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal(JsonRecord):
    """An expression that looks like a date and is given no value."""

    text: str
    #: character span in the text given
    start: int
    end: int
    #: `impossible-date`, `impossible-time`, `reversed-range`, `needs-anchor`, `vague`,
    #: `week-or-sunday`, `year-range`, `place-or-person-name`, `document-number`, `money`, `score`,
    #: `telephone`, `address`, `version`, `percentage`, `duration`, `recurring`,
    #: `time-stamp-alias`, `no-date`
    reason: str


class _RefusalDraft(Refusal):
    """A refusal being filled in, for the reason given at `grammar_mention`."""

    __slots__ = ()
    __init__ = object.__init__
    __setattr__ = object.__setattr__
    __delattr__ = object.__delattr__


def grammar_refusal(text: str, start: int, end: int, reason: str) -> Refusal:
    """The refusal of `text[start:end]`, `text` being the whole."""
    draft: Any = _RefusalDraft()
    draft.text = text[start:end]
    draft.start = start
    draft.end = end
    draft.reason = reason
    draft.__class__ = Refusal
    refusal: Refusal = draft
    return refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading(JsonRecord):
    """Everything the grammar has to say about a text, both in order of position."""

    mentions: tuple[DateMention, ...]
    refusals: tuple[Refusal, ...]
