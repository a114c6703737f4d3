"""How the pages of a discovery are asked for: each once, and with what is remembered of its last answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urljoin

from newsarchive.crawl.discovery_request import DiscoveryRequest, Kind
from newsarchive.crawl.options import CrawlOptions
from newsarchive.discovery.wordpress import posts_url
from newsarchive.sources.profile import Profile

#: validator remembered, and the header that asks whether it still holds (RFC 9110, section 13.1)
_CONDITIONS = {"etag": "If-None-Match", "last-modified": "If-Modified-Since"}


class DiscoveryAsking:
    """Makes the requests of one source's discovery."""

    def __init__(
        self,
        profile: Profile,
        options: CrawlOptions,
        memory: dict[str, Any],
        *,
        modified_after: str | None,
        conditional: bool,
    ) -> None:
        self._profile = profile
        self._options = options
        self._memory = memory
        #: only posts that were changed since are asked of the interface
        self.modified_after = modified_after
        self._is_conditional = conditional
        self._asked: set[str] = set()

    @property
    def has_asked(self) -> bool:
        """Whether any page was asked for."""
        return bool(self._asked)

    def page(self, kind: Kind, path: str) -> DiscoveryRequest:
        """A page by its path; a feed or sitemap only if it changed since the last crawl."""
        url = urljoin(self._profile.home, path)
        headers: dict[str, str] = {}
        if kind in ("feed", "sitemap") and self._is_conditional:
            validators = self._memory.get(f"validators {url}", {})
            headers = {
                header: validators[name]
                for name, header in _CONDITIONS.items()
                if validators.get(name)
            }
        return DiscoveryRequest(kind=kind, url=url, headers=headers, series=url)

    def posts(self, page: int) -> DiscoveryRequest:
        """A page of posts of the WordPress interface, within the window of the crawl."""
        since, until = self._options.since, self._options.until
        url = posts_url(
            urljoin(self._profile.home, self._profile.discovery.wordpress),
            page=page,
            after=f"{since}T00:00:00" if since else None,
            before=f"{until}T23:59:59" if until else None,
            modified_after=self.modified_after,
        )
        return DiscoveryRequest(kind="wordpress", url=url, page=page, headers={})

    def remember_validators(self, url: str, headers: Mapping[str, str]) -> None:
        """Keep what tells next time whether the page changed."""
        validators = {name: headers[name] for name in _CONDITIONS if headers.get(name)}
        if validators:
            self._memory[f"validators {url}"] = validators

    def once(self, requests: Iterable[DiscoveryRequest]) -> list[DiscoveryRequest]:
        """Those of the requests whose address was not asked for before."""
        new = []
        for request in requests:
            if request.url not in self._asked:
                self._asked.add(request.url)
                new.append(request)
        return new
