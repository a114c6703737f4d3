"""What one date expression says before the calendar is asked: the node of the grammar."""

from __future__ import annotations


class Clock:
    """A printed time of day, or a range of two."""

    __slots__ = ("end", "hour", "minute", "part", "second", "start", "until", "zone")

    def __init__(self, hour: int, minute: int, second: int | None, start: int, end: int) -> None:
        self.hour = hour
        self.minute = minute
        self.second = second
        self.start = start
        self.end = end
        #: part of day printed with the time
        self.part: str | None = None
        #: IANA name or `+07:00`-like offset as printed; None when none is printed
        self.zone: str | None = None
        #: end of a range of times
        self.until: tuple[int, int] | None = None


class Item:
    """One date, month, year or span of these, as printed; spans count characters."""

    __slots__ = (
        "clock", "counted", "day", "direction", "end", "english", "flags", "hijri", "last_weekday", "loose",
        "month", "near", "offset", "part", "problem", "start", "unit", "until", "weekday", "what", "year",
        "year_shift",
    )  # fmt: skip

    def __init__(self, what: str, start: int, end: int) -> None:
        #: `day`, `month`, `year`, `relative`, `offset`, `weekday`, `weekday-of-week`,
        #: `day-of-month`, `period`, `week`, `weekend`, `this-month`, `this-year`, `time`
        self.what = what
        self.start = start
        self.end = end
        self.year: int | None = None
        self.month: int | None = None
        self.day: int | None = None
        self.weekday: int | None = None
        #: second weekday of `Senin-Rabu`
        self.last_weekday: int | None = None
        #: days from the anchor said beside the date (`kemarin`), or the count of an offset
        self.offset: int | None = None
        self.unit: str | None = None
        #: -1 past (`lalu`), 0 this one, 1 future (`mendatang`)
        self.direction: int | None = None
        #: years from the anchor's, said in words: `17 Agustus tahun lalu`
        self.year_shift: int | None = None
        self.hijri = False
        #: an English month or weekday stands in it
        self.english = False
        #: last member of a range (`1-3 Mei`, `28/4-2/5`)
        self.until: Item | None = None
        self.clock: Clock | None = None
        #: part of day printed beside the day: `Rabu malam (29/6) pukul 8`
        self.part: str | None = None
        #: figures without a word beside them: only the surroundings tell that this is a date
        self.loose = False
        #: vouched for by brackets alone: a date only if it lies near the anchor
        self.near = False
        #: figures that need the document-number test
        self.counted = False
        self.problem: str | None = None
        self.flags: tuple[str, ...] = ()
