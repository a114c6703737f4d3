"""One crawl of some sources into one archive: opens what it needs, mends what an earlier kill left, reports."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import IO, Any

from newsarchive import __version__
from newsarchive.capture.requisite_rules import RequisiteRules
from newsarchive.crawl.discovering import Counter, Discoverer
from newsarchive.crawl.frontier import Frontier
from newsarchive.crawl.liveness import hold, starting
from newsarchive.crawl.options import CrawlOptions
from newsarchive.crawl.recovery import Recovery, recover
from newsarchive.crawl.requisite_queue import RequisiteQueue
from newsarchive.home import ArchiveHome
from newsarchive.sources.profile import Profile
from newsarchive.sources.registry import SourceRegistry
from newsarchive.store import Store
from newsarchive.warc.catalogue import WarcCatalogue
from newsarchive.warc.index import ArchiveIndex

logger = logging.getLogger(__name__)

_FAILURES_LISTED = 1000


@dataclass
class CrawlSession:
    """Everything that lives as long as a crawl."""

    home: ArchiveHome
    profiles: dict[str, Profile]
    options: CrawlOptions
    store: Store
    frontier: Frontier
    run_id: str
    started: datetime
    recovery: Recovery
    #: locked as long as this process lives: other crawls see by it that the run is no leftover
    alive: IO[bytes]
    discoverers: dict[str, Discoverer] = field(default_factory=dict)
    failures: list[dict[str, str]] = field(default_factory=list)

    @classmethod
    def open(
        cls, home: ArchiveHome, source_ids: Sequence[str], options: CrawlOptions
    ) -> CrawlSession:
        """Check the sources, open the archive, and ingest what an interrupted crawl left behind.

        Raises `SourceError`, `ConfigurationError` or `StoreError` before anything is fetched.
        """
        profiles = {
            profile.id: profile
            for profile in SourceRegistry(home.sources_dir).load(list(source_ids))
        }
        store = Store.open(home.database_url, create=True)
        frontier = Frontier(home.path / "frontier.sqlite")
        with starting(home):
            recovery = recover(home, store, frontier)
            store.upsert_sources(list(profiles.values()))
            frontier.release(list(profiles))
            run_id = store.begin_run(list(profiles), "crawl " + " ".join(profiles))
            alive = hold(home, run_id)
        return cls(
            home, profiles, options, store, frontier, run_id, datetime.now(UTC), recovery, alive
        )

    def warc_catalogue(self) -> WarcCatalogue:
        """Index and manifest of what this crawl captures."""
        return WarcCatalogue(self.home.path, self.home.warc_dir, self.home.index_dir)

    def requisite_queue(self) -> RequisiteQueue:
        """What pages need to be shown, within the limits set."""
        settings = self.home.settings
        rules = RequisiteRules(
            max_bytes=settings.requisite_max_bytes,
            types=tuple(settings.requisite_types),
            per_host=settings.requisite_per_host,
            delay=settings.requisite_delay or 0.0,
        )
        return RequisiteQueue(
            self.frontier,
            rules,
            at_once=self.options.per_host + 1,
            in_all=max(self.options.per_host + 1, self.options.concurrency // 2),
        )

    def discoverer(self, source_id: str, count: Counter) -> Discoverer:
        """The discovery of one source in this crawl."""
        if source_id not in self.discoverers:
            self.discoverers[source_id] = Discoverer(
                self.profiles[source_id],
                self.store,
                self.frontier,
                self.options,
                now=self.started,
                count=count,
            )
        return self.discoverers[source_id]

    def scrapy_settings(self) -> dict[str, Any]:
        """Scrapy settings that follow from the archive and the options."""
        settings = self.home.settings
        agent = f"newsarchive/{__version__}"
        contact = settings.contact or "no contact given"
        return {
            "NEWSARCHIVE_WARC_DIR": str(self.home.warc_dir),
            "NEWSARCHIVE_RUN_ID": self.run_id,
            "NEWSARCHIVE_OPERATOR": settings.operator,
            "NEWSARCHIVE_WARC_MAX_BYTES": settings.warc_max_bytes,
            "NEWSARCHIVE_WARC_FSYNC": settings.warc_fsync,
            "NEWSARCHIVE_MAX_CAPTURE": settings.max_capture_bytes,
            "USER_AGENT": f"{agent} (+{contact})",
            "DOWNLOAD_DELAY": self.options.delay,
            # without a delay (sites on this machine) there is nothing to throttle
            "AUTOTHROTTLE_ENABLED": self.options.delay > 0,
            "AUTOTHROTTLE_TARGET_CONCURRENCY": float(self.options.per_host),
            "AUTOTHROTTLE_START_DELAY": self.options.delay,
            "DOWNLOAD_TIMEOUT": settings.timeout,
            "CONCURRENT_REQUESTS": self.options.concurrency,
            "CONCURRENT_REQUESTS_PER_DOMAIN": self.options.per_host,
        }

    def note_failure(self, source_id: str, url: str, reason: str) -> None:
        """Keep a failure for the report; the first thousand are listed, all are counted."""
        if len(self.failures) < _FAILURES_LISTED:
            self.failures.append({"source": source_id, "url": url, "reason": reason})

    def close(self, reason: str, stats: Mapping[str, Any]) -> dict[str, Any]:
        """Write the run's report to the database and `runs/<run id>/report.json`."""
        state = "finished" if reason == "finished" else "stopped"
        report = {
            "run": self.run_id,
            "state": state,
            "reason": reason,
            "sources": sorted(self.profiles),
            "started": self.started.isoformat(),
            "seconds": round((datetime.now(UTC) - self.started).total_seconds(), 2),
            "waiting": {source: self.frontier.waiting(source) for source in self.profiles},
            "counts": {
                key.removeprefix("newsarchive/"): value
                for key, value in sorted(stats.items())
                if key.startswith("newsarchive/") and isinstance(value, int | float)
            },
            "failures": self.failures,
        }
        folder = self.home.runs_dir / self.run_id
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "report.json").write_text(json.dumps(report, indent=1), encoding="utf-8")
        self.store.finish_run(self.run_id, state, report)
        ArchiveIndex(self.home.index_dir, self.home.warc_dir).merge()
        self.frontier.close()
        self.store.close()
        self.alive.close()
        return report
