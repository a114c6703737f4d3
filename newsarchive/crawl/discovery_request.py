"""A page to ask for on the way to articles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from newsarchive.capture.capture import PageRole

Kind = Literal["feed", "sitemap", "wordpress", "listing", "archive", "api"]

_ROLES: dict[Kind, PageRole] = {
    "feed": "feed",
    "sitemap": "sitemap",
    "wordpress": "api",
    "listing": "listing",
    "archive": "listing",
    "api": "api",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscoveryRequest:
    """One discovery page."""

    kind: Kind
    url: str
    page: int = 1
    headers: dict[str, str]
    via: str | None = None
    #: the address of the first page of this series
    series: str = ""
    #: month of an archive page, `2023-11`
    month: str | None = None

    @property
    def role(self) -> PageRole:
        """Role written into the WARC."""
        return _ROLES[self.kind]
