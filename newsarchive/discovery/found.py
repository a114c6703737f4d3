"""One address that a site shows, with everything the site says of it before its page is fetched."""

from __future__ import annotations

from dataclasses import dataclass

from newsarchive.hints import Hints
from newsarchive.records import JsonRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class Found(JsonRecord):
    """An address and its hints; `hints.found_by` and `hints.found_on` say where it was seen."""

    #: absolute
    url: str
    hints: Hints
    #: ISO 8601 last modification as the site states it, which tells whether to fetch again
    modified: str | None = None
