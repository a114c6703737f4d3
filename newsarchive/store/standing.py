"""What follows from an article's captures: spans of its versions, which one is current, whether it is gone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, select

from newsarchive.store.bulk import chunks, update_by_key
from newsarchive.store.index import drop_from_index
from newsarchive.store.led_away import LedAway, absences_at
from newsarchive.store.membership import within
from newsarchive.store.models import ArticleRow, CaptureRow, MoveRow, VersionRow
from newsarchive.store.redirect_chains import Place
from newsarchive.store.rows import Row, current_fields
from newsarchive.store.storable import stored_key
from newsarchive.store.unchanged import sights


@dataclass
class _Seen:
    """The captures of one article: of each version, and all together."""

    #: address, time and version of each
    captured: list[tuple[str, datetime, str]] = field(default_factory=list)
    first: dict[str, tuple[datetime, str]] = field(default_factory=dict)
    last: dict[str, datetime] = field(default_factory=dict)
    #: (time, version id) of the capture seen last; the id decides between captures of one moment
    current: tuple[datetime, str] | None = None
    last_url: str = ""

    def add(self, version_id: str, record_id: str, when: datetime, url: str) -> None:
        moment = (when, record_id)
        self.captured.append((url, when, version_id))
        self.first[version_id] = min(self.first.get(version_id, moment), moment)
        self.last[version_id] = max(self.last.get(version_id, when), when)
        if self.current is None or (when, version_id) >= self.current:
            self.current, self.last_url = (when, version_id), url

    def stood(self, url: str, when: datetime) -> None:
        """The server said that the page at an address was as it had been."""
        earlier = [one[1:] for one in self.captured if one[0] == url and one[1] < when]
        if not earlier:
            return
        _before, version_id = max(earlier)
        self.last[version_id] = max(self.last[version_id], when)
        if self.current is None or (when, version_id) >= self.current:
            self.current, self.last_url = (when, version_id), url


def settle(connection: Connection, article_ids: Iterable[str], rewritten: set[str]) -> set[str]:
    """Bring rows of these articles and their versions in line with their captures.

    `rewritten` are articles whose version records were replaced. Returns the articles whose current version is
    another one now. An article without captures is removed.
    """
    moved: set[str] = set()
    for part in chunks(sorted(article_ids)):
        moved |= _settle(connection, list(part), rewritten)
    return moved


def _settle(connection: Connection, ids: list[str], rewritten: set[str]) -> set[str]:
    seen: dict[str, _Seen] = {}
    captures = connection.execute(
        select(
            CaptureRow.article_id,
            CaptureRow.version_id,
            CaptureRow.record_id,
            CaptureRow.fetched_at,
            CaptureRow.url,
        ).where(within(CaptureRow.article_id, ids))
    )
    for article_id, version_id, record_id, when, url in captures:
        assert article_id is not None
        assert version_id is not None
        seen.setdefault(article_id, _Seen()).add(version_id, record_id, when, url)
    for sight in sights(connection, seen):
        seen[sight.article_id].stood(sight.url, sight.when)
    _remove(connection, [article_id for article_id in ids if article_id not in seen])
    _span_versions(connection, seen)
    stored = {
        row["article_id"]: row
        for row in connection.execute(
            select(
                ArticleRow.article_id,
                ArticleRow.source_id,
                ArticleRow.url_key,
                ArticleRow.current_version,
                ArticleRow.versions,
                ArticleRow.first_captured,
                ArticleRow.last_captured,
                ArticleRow.gone_at,
                ArticleRow.gone_capture,
            ).where(within(ArticleRow.article_id, list(seen)))
        ).mappings()
    }
    addresses = _places(seen, stored)
    absences = absences_at(connection, addresses)
    away = LedAway.from_addresses(connection, addresses)
    moved_to = _moved(connection, seen)
    spans: list[Row] = []
    moved: set[str] = set()
    for article_id, row in stored.items():
        article = seen[article_id]
        assert article.current is not None
        last, current = article.current
        keys = {stored_key(article.last_url)}
        if article_id not in moved_to:
            keys.add(row["url_key"])
        places = {(row["source_id"], key) for key in keys}
        # the first capture after the last sight of the article
        later = [row for place in places for row in absences.get(place, ()) if row.seen_at > last]
        gone = min([*later, *away.after(article_id, places, last)], default=None)
        now: Row = {
            "first_captured": min(article.first.values())[0],
            "last_captured": last,
            "current_version": current,
            "versions": len(article.first),
            "gone_at": gone.seen_at if gone else None,
            "gone_capture": gone.record_id if gone else None,
        }
        if current != row["current_version"]:
            moved.add(article_id)
        if any(row[name] != value for name, value in now.items()):
            status = gone.status if gone else None
            spans.append({"article_id": article_id, **now, "gone_status": status})
    update_by_key(connection, ArticleRow, "article_id", spans)
    _repeat_current(connection, sorted(moved | (rewritten & stored.keys())))
    renamed = [
        {"article_id": name, "url": seen[name].last_url, "canonical_url": seen[name].last_url}
        for name in sorted(moved_to & stored.keys())
    ]
    update_by_key(connection, ArticleRow, "article_id", renamed)
    return moved


def gone_among(connection: Connection, article_ids: set[str]) -> set[str]:
    """Those of some articles that have a tombstone."""
    if not article_ids:
        return set()
    rows = select(ArticleRow.article_id).where(
        within(ArticleRow.article_id, sorted(article_ids)), ArticleRow.gone_at.is_not(None)
    )
    return set(connection.execute(rows).scalars())


def _moved(connection: Connection, seen: dict[str, _Seen]) -> set[str]:
    """Articles that went on under another address."""
    rows = connection.execute(
        select(MoveRow.article_id).where(within(MoveRow.article_id, list(seen))).distinct()
    )
    return set(rows.scalars())


def _remove(connection: Connection, article_ids: list[str]) -> None:
    if article_ids:
        drop_from_index(connection, article_ids)
        connection.execute(delete(ArticleRow).where(within(ArticleRow.article_id, article_ids)))


def _span_versions(connection: Connection, seen: dict[str, _Seen]) -> None:
    rows = connection.execute(
        select(
            VersionRow.article_id,
            VersionRow.version_id,
            VersionRow.first_captured,
            VersionRow.last_captured,
            VersionRow.record_id,
        ).where(within(VersionRow.article_id, list(seen)))
    )
    changed: list[Row] = []
    for article_id, version_id, first, last, record_id in rows:
        article = seen[article_id]
        new_first, new_record = article.first[version_id]
        new_last = article.last[version_id]
        if (first, last, record_id) != (new_first, new_last, new_record):
            changed.append(
                {
                    "version_id": version_id,
                    "first_captured": new_first,
                    "last_captured": new_last,
                    "record_id": new_record,
                }
            )
    update_by_key(connection, VersionRow, "version_id", changed)


def _places(seen: dict[str, _Seen], stored: dict[str, Any]) -> set[Place]:
    """Addresses of articles: their own, and the one they were seen under last."""
    places = {(row["source_id"], row["url_key"]) for row in stored.values()}
    return places | {
        (row["source_id"], stored_key(seen[article].last_url)) for article, row in stored.items()
    }


def _repeat_current(connection: Connection, article_ids: list[str]) -> None:
    """Copy what lists and searches need from the current version to the article's row."""
    if not article_ids:
        return
    rows = connection.execute(
        select(
            VersionRow.article_id,
            VersionRow.record,
            VersionRow.published,
            VersionRow.event_date,
            VersionRow.region_code,
        )
        .join(ArticleRow, ArticleRow.current_version == VersionRow.version_id)
        .where(within(ArticleRow.article_id, article_ids))
    ).mappings()
    changed = [{"article_id": row["article_id"], **current_fields(dict(row))} for row in rows]
    update_by_key(connection, ArticleRow, "article_id", changed)
