"""Monthly archives for the backfile: month by month into the past, by the profile's rule or the site's own links."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from urllib.parse import urljoin
from zoneinfo import ZoneInfo

from newsarchive.crawl.discovery_request import DiscoveryRequest
from newsarchive.crawl.options import CrawlOptions
from newsarchive.discovery.addresses import in_scope
from newsarchive.discovery.archives import archive_months, month_addresses
from newsarchive.sources.profile import Profile

#: empty months in a row after which nothing older is expected
EMPTY_MONTHS = 12
_DONE = "archives walked"


class MonthWalk:
    """The monthly archives of one source in one crawl."""

    def __init__(
        self, profile: Profile, options: CrawlOptions, memory: dict[str, Any], *, now: datetime
    ) -> None:
        self._profile = profile
        self._options = options
        self._memory = memory
        today = now.astimezone(ZoneInfo(profile.timezone)).date()
        self._newest = min(options.until or today, today)
        self._empty = 0

    def seeds(self) -> list[DiscoveryRequest]:
        """The newest month, when the profile has a rule and the archives are to be walked."""
        is_asked = self._options.full or self._options.fill_gaps or self._options.since
        if not self._profile.discovery.archives or (self._memory.get(_DONE) and not is_asked):
            return []
        return self._month(self._newest.year, self._newest.month)

    def linked(self, body: bytes, url: str, content_type: str | None) -> list[DiscoveryRequest]:
        """The months that a page links, where no rule is given."""
        if self._profile.discovery.archives:
            return []
        return [
            DiscoveryRequest(
                kind="archive",
                url=month.url,
                headers={},
                via=url,
                series=month.url,
                month=f"{month.year}-{month.month:02}+",
            )
            for month in archive_months(body, url, content_type)
            if in_scope(self._profile, month.url) and self._is_wanted(month.year, month.month)
        ]

    def after_month(self, request: DiscoveryRequest, *, showed: int) -> list[DiscoveryRequest]:
        """The month before the one that has ended."""
        if request.month is None or request.month.endswith("+"):
            return []
        self._empty = 0 if showed or request.page > 1 else self._empty + 1
        year, month = int(request.month[:4]), int(request.month[5:7])
        before = (year, month - 1) if month > 1 else (year - 1, 12)
        if self._empty >= EMPTY_MONTHS or before[0] < 1995 or not self._is_wanted(*before):
            if not (self._options.since or self._options.until):
                self._memory[_DONE] = True
            return []
        return self._month(*before)

    def _is_wanted(self, year: int, month: int) -> bool:
        since = self._options.since
        if since is not None and (year, month) < (since.year, since.month):
            return False
        return (year, month) <= (self._newest.year, self._newest.month)

    def _month(self, year: int, month: int) -> list[DiscoveryRequest]:
        day = date(year, month, 1)
        template = urljoin(self._profile.home, self._profile.discovery.archives)
        return [
            DiscoveryRequest(
                kind="archive",
                url=item.url,
                headers={},
                series=item.url,
                month=f"{year}-{month:02}",
            )
            for item in month_addresses(template, day, day)
        ]
