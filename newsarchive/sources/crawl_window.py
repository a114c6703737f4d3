"""Hours of the day in which a source may be crawled, in its own time zone: `22:00-05:00`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Self
from zoneinfo import ZoneInfo

_WINDOW = re.compile(r"\s*(\d{1,2})[:.](\d\d)\s*[-–]\s*(\d{1,2})[:.](\d\d)\s*\Z")


@dataclass(frozen=True, slots=True)
class CrawlWindow:
    """From `opens` to `closes`, over midnight when it closes earlier than it opens."""

    opens: time
    closes: time
    timezone: str

    @classmethod
    def parse(cls, text: str, timezone: str) -> Self:
        """A window as a profile writes it. Raises `ValueError` with the reason.

        >>> CrawlWindow.parse("22:00-05:00", "Asia/Jakarta").closes
        datetime.time(5, 0)
        """
        match = _WINDOW.match(text)
        if not match:
            raise ValueError("is no window; write two times of day, such as 22:00-05:00")
        hours = [int(match[1]), int(match[3])]
        minutes = [int(match[2]), int(match[4])]
        if hours[1] == 24 and minutes[1] == 0:
            hours[1] = 0
        if max(hours) > 23 or max(minutes) > 59:
            raise ValueError("has a time that no clock shows; hours go to 23, minutes to 59")
        opens, closes = time(hours[0], minutes[0]), time(hours[1], minutes[1])
        if opens == closes:
            raise ValueError("opens and closes at the same time; leave the key out for no window")
        return cls(opens, closes, timezone)

    def is_open(self, now: datetime) -> bool:
        """Whether the source may be crawled at this moment."""
        here = now.astimezone(ZoneInfo(self.timezone)).time()
        if self.opens < self.closes:
            return self.opens <= here < self.closes
        return here >= self.opens or here < self.closes

    def next_open(self, now: datetime) -> datetime:
        """This moment when the window is open, else when it opens next."""
        if self.is_open(now):
            return now
        here = now.astimezone(ZoneInfo(self.timezone))
        opening = here.replace(
            hour=self.opens.hour, minute=self.opens.minute, second=0, microsecond=0
        )
        return opening if opening > here else opening + timedelta(days=1)

    def __str__(self) -> str:
        return f"{self.opens:%H:%M}-{self.closes:%H:%M} {self.timezone}"
