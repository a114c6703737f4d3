"""What a look at a source's runs found wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from newsarchive.records import JsonRecord

Severity = Literal["broken", "watch"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding(JsonRecord):
    """Something that is not as it was."""

    source: str
    #: `unreachable`, `blocked`, `unlisted`, `fill-rate`, `silent`, `template-changed`, `spam`, `vanishing`, …
    kind: str
    severity: Severity
    #: end of the first run that showed it
    since: datetime
    #: one sentence with the numbers
    text: str
