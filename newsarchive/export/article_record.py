"""One article as a record: its version, its other versions and copies, and the capture behind it."""

from __future__ import annotations

from typing import Any

from newsarchive.capture.digests import agrees
from newsarchive.home import ArchiveHome
from newsarchive.store.articles import StoredArticle, StoredVersion
from newsarchive.warc.reader import open_capture


def article_record(
    home: ArchiveHome, article: StoredArticle, chosen: StoredVersion, *, with_evidence: bool
) -> dict[str, Any]:
    """Everything that is known of one version of an article, as JSON has it.

    With evidence the capture is opened and its digest compared. Raises `WarcError` when it is not there.
    """
    record: dict[str, Any] = {
        "article_id": article.article_id,
        "version_id": chosen.version_id,
        "version": chosen.number,
        "source": article.source_id,
        "url": article.url,
        "canonical_url": article.canonical_url,
        "gone_at": article.gone_at.isoformat() if article.gone_at else None,
        "gone_status": article.gone_status,
        "versions": [
            {
                "version": version.number,
                "version_id": version.version_id,
                "first_captured": version.first_captured.isoformat(),
                "last_captured": version.last_captured.isoformat(),
                "body_digest": version.body_digest,
                "title": version.article.title,
            }
            for version in article.versions
        ],
        "copies": article.cluster,
        "article": chosen.article.to_dict(),
        "capture": _capture(home, chosen, check=with_evidence),
    }
    if not with_evidence:
        record["article"].pop("evidence")
    return record


def _capture(home: ArchiveHome, chosen: StoredVersion, *, check: bool) -> dict[str, Any]:
    capture = chosen.capture
    record = {
        "warc_file": capture.warc_file,
        "offset": capture.offset,
        "length": capture.length,
        "record_id": capture.record_id,
        "url": capture.url,
        "fetched_at": capture.fetched_at.isoformat(),
        "status": capture.status,
        "payload_digest": capture.payload_digest,
    }
    if check:
        entity = open_capture(home.warc_dir, capture).entity
        record["digest_agrees"] = agrees(capture.payload_digest or "", entity)
    return record
