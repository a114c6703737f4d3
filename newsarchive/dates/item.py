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
    """One date, month, year or span of these, as printed; spans count characters.

    What most items do not say is said once for all of them, in the class.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    #: second weekday of `Senin-Rabu`
    last_weekday: int | None = None
    #: days from the anchor said beside the date (`kemarin`), or the count of an offset
    offset: int | None = None
    unit: str | None = None
    #: -1 past (`lalu`), 0 this one, 1 future (`mendatang`)
    direction: int | None = None
    #: years from the anchor's, said in words: `17 Agustus tahun lalu`
    year_shift: int | None = None
    hijri = False
    #: an English month or weekday stands in it
    english = False
    #: last member of a range (`1-3 Mei`, `28/4-2/5`)
    until: Item | None = None
    clock: Clock | None = None
    #: part of day printed beside the day: `Rabu malam (29/6) pukul 8`
    part: str | None = None
    #: figures without a word beside them: only the surroundings tell that this is a date
    loose = False
    #: vouched for by brackets alone: a date only if it lies near the anchor
    near = False
    #: figures that need the document-number test
    counted = False
    problem: str | None = None
    flags: tuple[str, ...] = ()

    def __init__(self, what: str, start: int, end: int) -> None:
        #: `day`, `month`, `year`, `relative`, `offset`, `weekday`, `weekday-of-week`,
        #: `day-of-month`, `period`, `week`, `weekend`, `this-month`, `this-year`, `time`
        self.what = what
        self.start = start
        self.end = end
