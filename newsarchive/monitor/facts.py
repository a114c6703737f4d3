"""What one run found out about one source, in numbers: what health is judged by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from newsarchive.records import JsonRecord

#: the latest runs of a source that make its ordinary
HISTORY = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class RunFacts(JsonRecord):
    """One source in one run."""

    source: str
    run_id: str
    ended: datetime
    #: outcomes of article pages: new, new-version, unchanged, gone, quarantined, failed
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    gone: int = 0
    quarantined: int = 0
    failed: int = 0
    #: failures by reason
    reasons: dict[str, int] = field(default_factory=dict)
    #: quarantined pages by kind: login, spam, error, empty, …
    kinds: dict[str, int] = field(default_factory=dict)
    #: pages kept apart because they were read with low confidence only
    doubtful: int = 0
    #: articles read, and in how many each watched field is filled
    articles: int = 0
    filled: dict[str, int] = field(default_factory=dict)
    #: articles out of which injected spam was cut
    injected: int = 0
    #: articles that each feed and listing showed, entries of each sitemap; of those that answered anew
    listed: dict[str, int] = field(default_factory=dict)
    #: digest of robots.txt, or `status 404`; None when it was not fetched
    robots: str | None = None
    #: when the certificate of the home's host ends
    certificate_until: datetime | None = None
    #: seconds by which the server's clock is ahead of ours
    clock_skew: float | None = None
    #: typical shape of the article pages; empty when not known
    shape: tuple[int, ...] = ()
    #: by which rule and selector the bodies were read, and how often
    rules: dict[str, int] = field(default_factory=dict)
    #: paragraphs and captions that most of the articles have
    repeated: int = 0
    #: newest publication among the articles, ISO
    newest: str | None = None

    @property
    def pages(self) -> int:
        """Article pages that were answered or should have been."""
        return self.new + self.changed + self.unchanged + self.gone + self.quarantined + self.failed

    @property
    def has_answers(self) -> bool:
        """Whether any article page was answered: without, the run says nothing about what pages are."""
        return self.pages > self.failed


def since_when(history: Sequence[RunFacts], shows: Sequence[bool]) -> datetime:
    """End of the first run of the unbroken row of runs, up to the last, that show something."""
    since = history[-1].ended
    for run, shown in zip(reversed(history), reversed(shows), strict=True):
        if not shown:
            break
        since = run.ended
    return since
