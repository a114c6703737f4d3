"""One page on its way through the reader: what is known of it, and what is noted while its fields are read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

from newsarchive.extract.article import Evidence
from newsarchive.extract.body.text_ends import is_same
from newsarchive.extract.frame.survey import Survey
from newsarchive.extract.markup.structured import Structured
from newsarchive.extract.rules import Rules
from newsarchive.hints import Hints
from newsarchive.places import (
    Region,
    region_of_address,
    timezone_of_imprint,
    timezone_of_letterhead,
)
from newsarchive.sources.profile import Profile

#: sites of offices and villages
_PUBLIC = re.compile(r"(?i)^https?://[^/]{1,200}\.(?:go|desa)\.id(?::\d+)?(?:[/?#]|$)")


@dataclass
class Page:
    """What is known of a page while its fields are read."""

    root: Any
    survey: Survey
    url: str
    rules: Rules
    structured: Structured
    hints: Hints | None
    fetched_at: datetime | None
    profile: Profile | None
    flags: list[str]
    #: the page as decoded
    source: str
    #: links of the whole page, and frames of video sites
    links: int
    videos: int
    #: the steps of the path that is printed to it
    path: list[str]
    evidence: dict[str, Evidence] = field(default_factory=dict)

    def is_known_by(self, title: str | None) -> bool:
        """Whether the page was announced under the title read, or a profile says where its text stands."""
        announced = self.hints.title if self.hints else None
        return bool(title and announced and is_same(title, announced)) or self.rules.has("body")

    @property
    def timezone(self) -> str:
        """The zone of times that are printed without one."""
        if self.profile:
            return self.profile.timezone
        if self._named:
            return self._named.timezone
        return self._printed_zone or "Asia/Jakarta"

    @cached_property
    def _printed_zone(self) -> str | None:
        """The zone of the region that the page's imprint names, or the head of an office's page."""
        zone = timezone_of_imprint(self.survey.text)
        is_public = zone is None and _PUBLIC.search(self.url) is not None
        return timezone_of_letterhead(self.survey.text) if is_public else zone

    @property
    def home(self) -> str | None:
        """Kemendagri code of the region that the site is of."""
        if self.profile:
            return self.profile.region
        return self._named.code if self._named else None

    @cached_property
    def _named(self) -> Region | None:
        """The region that the page's address names."""
        return region_of_address(self.url)
