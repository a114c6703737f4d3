"""One crawl of some sources into one archive: opens what it needs, mends what an earlier kill left, reports."""

from __future__ import annotations

import json
import logging
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import IO, Any
from urllib.parse import urlsplit

from newsarchive import __version__
from newsarchive.browser.chromium import find_browser
from newsarchive.crawl.allowance import Allowance
from newsarchive.crawl.counting import Counter
from newsarchive.crawl.discovering import Discoverer
from newsarchive.crawl.frontier import Frontier
from newsarchive.crawl.liveness import hold, starting
from newsarchive.crawl.number_walk import NumberWalk
from newsarchive.crawl.options import CrawlOptions
from newsarchive.crawl.recovery import Recovery, recover
from newsarchive.crawl.survey import survey
from newsarchive.crawl.workers import ReadingPool
from newsarchive.errors import NewsarchiveError
from newsarchive.home import ArchiveHome
from newsarchive.kept_sources import FIELD, note_of
from newsarchive.kept_takedowns import agree_on_takedowns
from newsarchive.monitor.gather import record_run
from newsarchive.replay.access import refresh_rules
from newsarchive.sources.profile import Profile
from newsarchive.sources.registry import SourceRegistry
from newsarchive.store import Store
from newsarchive.warc.catalogue import WarcCatalogue
from newsarchive.warc.index import ArchiveIndex
from newsarchive.withholding import withhold_quotes

logger = logging.getLogger(__name__)

_FAILURES_LISTED = 1000
#: requests of a source handed to Scrapy at once; the frontier holds the rest
WINDOW = 32


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
    readers: ReadingPool
    discoverers: dict[str, Discoverer] = field(default_factory=dict)
    failures: list[dict[str, str]] = field(default_factory=list)
    #: what was noticed of each site beside its articles
    observed: defaultdict[str, dict[str, Any]] = field(default_factory=lambda: defaultdict(dict))
    #: sources that nothing more may be asked of, and why
    left: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.allowance = Allowance(self.profiles.values(), self.options)
        self.window = WINDOW
        self._walks: dict[str, NumberWalk] = {}

    @classmethod
    def open(
        cls,
        home: ArchiveHome,
        source_ids: Sequence[str],
        options: CrawlOptions,
        readers: ReadingPool | None = None,
    ) -> CrawlSession:
        """Check the sources, open the archive, and ingest what an interrupted crawl left behind.

        Pages are read by `readers`, which whoever started them closes, or by processes started with the first page.

        Raises `SourceError`, `ConfigurationError` or `StoreError` before anything is fetched.
        """
        profiles = {
            profile.id: profile
            for profile in SourceRegistry(home.sources_dir).load(list(source_ids))
        }
        if any(one.browser or one.browser_listings for one in profiles.values()):
            find_browser(home.settings.browser_program)
        store = Store.open(home.database_url, create=True)
        frontier = Frontier(home.path / "frontier.sqlite")
        with starting(home):
            agree_on_takedowns(home.takedowns_file, store)
            recovery = recover(home, store, frontier)
            store.upsert_sources(list(profiles.values()))
            frontier.release(list(profiles))
            run_id = store.begin_run(list(profiles), "crawl " + " ".join(profiles))
            alive = hold(home, run_id)
        return cls(
            home=home,
            profiles=profiles,
            options=options,
            store=store,
            frontier=frontier,
            run_id=run_id,
            started=datetime.now(UTC),
            recovery=recovery,
            alive=alive,
            readers=readers or ReadingPool(home.settings.workers),
        )

    def warc_catalogue(self) -> WarcCatalogue:
        """Index and manifest of what this crawl captures."""
        return WarcCatalogue(self.home.path, self.home.warc_dir, self.home.index_dir)

    def discoverer(self, source_id: str, count: Counter) -> Discoverer:
        """The discovery of one source in this crawl; what the one before showed is forgotten."""
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

    def walk(self, source_id: str) -> NumberWalk:
        """The walk over numbered addresses of one source."""
        if source_id not in self._walks:
            discoverer = self.discoverers.get(source_id)
            self._walks[source_id] = NumberWalk(
                self.profiles[source_id],
                self.store,
                self.frontier,
                self.options,
                discoverer.memory if discoverer else {},
                discoverer.save if discoverer else lambda: None,
            )
        return self._walks[source_id]

    def scrapy_settings(self) -> dict[str, Any]:
        """Scrapy settings that follow from the archive and the options."""
        settings = self.home.settings
        agent = f"newsarchive/{__version__}"
        contact = settings.contact or "no contact given"
        return {
            "NEWSARCHIVE_WARC_DIR": str(self.home.warc_dir),
            "NEWSARCHIVE_RUN_ID": self.run_id,
            "NEWSARCHIVE_OPERATOR": settings.operator,
            "NEWSARCHIVE_SOURCE_NOTES": self._source_notes(),
            "NEWSARCHIVE_WARC_MAX_BYTES": settings.warc_max_bytes,
            "NEWSARCHIVE_WARC_MAX_SECONDS": settings.warc_max_seconds,
            "NEWSARCHIVE_WARC_FSYNC": settings.warc_fsync,
            "NEWSARCHIVE_WARC_DIGEST": settings.warc_digest,
            "NEWSARCHIVE_WARC_DNS": settings.warc_dns,
            "NEWSARCHIVE_WARC_OUTLINKS": settings.warc_outlinks,
            "NEWSARCHIVE_CERTIFICATES": settings.certificates,
            "NEWSARCHIVE_CERTIFICATES_OF": self._certificates(),
            "NEWSARCHIVE_MAX_CAPTURE": settings.max_capture_bytes,
            "USER_AGENT": f"{agent} (+{contact})",
            "DOWNLOAD_DELAY": self.options.delay,
            # without a delay (sites on this machine) there is nothing to throttle
            "AUTOTHROTTLE_ENABLED": self.options.delay > 0,
            "AUTOTHROTTLE_TARGET_CONCURRENCY": float(self.options.per_host),
            "AUTOTHROTTLE_START_DELAY": self.options.delay,
            "DOWNLOAD_TIMEOUT": settings.timeout,
            "NEWSARCHIVE_BROWSER": settings.browser_program,
            "NEWSARCHIVE_BROWSER_TIMEOUT": settings.browser_timeout,
            # a host that pauses must not take the turns of the others: each has its own limit
            "CONCURRENT_REQUESTS": max(self.options.concurrency, WINDOW * len(self.profiles)),
            "CONCURRENT_REQUESTS_PER_DOMAIN": self.options.per_host,
        }

    def _source_notes(self) -> list[tuple[str, str]]:
        """The profiles of this crawl, for the head of its WARC files."""
        registry = SourceRegistry(self.home.sources_dir)
        return [(FIELD, note_of(name, registry.text(name))) for name in self.profiles]

    def _certificates(self) -> dict[str, str]:
        """Certificate policy by host, of the sources whose profile has one."""
        policies: dict[str, str] = {}
        for profile in self.profiles.values():
            if profile.certificates is not None:
                hosts = [urlsplit(profile.home).hostname or "", *profile.hosts]
                policies |= {host.removeprefix("www."): profile.certificates for host in hosts}
        return policies

    def note_failure(self, source_id: str, url: str, reason: str) -> None:
        """Keep a failure for the report; the first thousand are listed, all are counted."""
        if len(self.failures) < _FAILURES_LISTED:
            self.failures.append({"source": source_id, "url": url, "reason": reason})

    def _tell_replay(self, index: ArchiveIndex) -> None:
        """What this crawl captured of hidden articles is not replayed."""
        try:
            withhold_quotes(self.store, index)
            refresh_rules(self.home.index_dir, self.store)
        except (OSError, NewsarchiveError) as error:
            # the next start of replay looks again
            logger.warning("quotes of hidden articles not looked for error=%s", error)

    def _keep_surveys(self) -> None:
        for source_id, discoverer in self.discoverers.items():
            known = discoverer.memory.get("survey") or {}
            is_whole = discoverer.is_survey and source_id not in self.left
            if not is_whole and (known.get("whole") or discoverer.is_windowed):
                continue
            found = survey(self.store, self.frontier.seen, source_id, self.started)
            if is_whole or sum(found["months"].values()) >= sum(known.get("months", {}).values()):
                discoverer.memory["survey"] = {**found, "whole": is_whole}
                discoverer.save()

    def close(self, reason: str, stats: Mapping[str, Any]) -> dict[str, Any]:
        """Write the run's report to the database and `runs/<run id>/report.json`."""
        state = "finished" if reason == "finished" else "stopped"
        for source_id, discoverer in self.discoverers.items():
            if discoverer.listed:
                self.observed[source_id]["listed"] = discoverer.listed
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
            "left": self.left,
            "failures": self.failures,
            "observed": dict(self.observed),
        }
        self._keep_surveys()
        folder = self.home.runs_dir / self.run_id
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "report.json").write_text(json.dumps(report, indent=1), encoding="utf-8")
        self.store.finish_run(self.run_id, state, report)
        record_run(self.store, report, datetime.now(UTC))
        index = ArchiveIndex(self.home.index_dir, self.home.warc_dir)
        index.merge()
        self._tell_replay(index)
        self.frontier.close()
        self.store.close()
        self.alive.close()
        return report
