"""One article as a record: its version, its other versions and copies, and the capture behind it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from newsarchive.capture.digests import agrees
from newsarchive.errors import WarcError
from newsarchive.extract.article import Evidence
from newsarchive.home import ArchiveHome
from newsarchive.store.articles import StoredArticle, StoredVersion
from newsarchive.store.diff import are_read_alike, diff_articles
from newsarchive.warc.index import ArchiveIndex
from newsarchive.warc.originals import open_whole
from newsarchive.warc.rendered import rendering_of
from newsarchive.warc.spans import byte_span


def article_record(
    home: ArchiveHome, article: StoredArticle, chosen: StoredVersion, *, with_evidence: bool
) -> dict[str, Any]:
    """Everything that is known of one version of an article, as JSON has it.

    With evidence the capture is opened, its digest compared, and the bytes each field was read from are named. What
    keeps it from being opened stands in `capture.problem`: the rules and texts behind the fields are known without it.
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
                "changed": {
                    change.field: change.kinds
                    for change in (diff_articles(before.article, version.article) if before else ())
                },
                # than those of the version before it
                "read_by_other_rules": before is not None
                and not are_read_alike(before.article, version.article),
            }
            for before, version in zip((None, *article.versions), article.versions, strict=False)
        ],
        "copies": article.cluster,
        "article": chosen.article.to_dict(),
        "capture": _capture(chosen),
    }
    if with_evidence:
        record["capture"]["problem"] = None
        try:
            _open(home, chosen, record)
        except WarcError as error:
            record["capture"]["problem"] = str(error)
    else:
        record["article"].pop("evidence")
    return record


def _open(home: ArchiveHome, chosen: StoredVersion, record: dict[str, Any]) -> None:
    """Compare the capture's bytes with its digest, and find each field's evidence in them."""
    index = ArchiveIndex(home.index_dir, home.warc_dir)
    page = open_whole(home.warc_dir, index, chosen.capture)
    record["capture"]["digest_agrees"] = agrees(chosen.capture.payload_digest or "", page.entity)
    body = page.body
    rendering = rendering_of(home.warc_dir, chosen.capture)
    if rendering is not None:
        body = rendering.body
        digest = rendering.fields.get("warc-payload-digest", "")
        record["rendering"] = {
            "warc_file": rendering.place.path.relative_to(home.warc_dir).as_posix(),
            "offset": rendering.place.offset,
            "record_id": rendering.fields.get("warc-record-id", "").strip("<>"),
            "payload_digest": digest,
            "digest_agrees": agrees(digest, body),
        }
    evidences = record["article"]["evidence"]
    for field, text in _texts(record["article"]):
        if field not in evidences and byte_span(body, text):
            found = Evidence(rule="text", text=text[:300], confidence=1.0)
            evidences[field] = found.to_dict()
    for evidence in evidences.values():
        span = byte_span(body, evidence["text"] or "")
        # first byte and end in the decoded body, or in the rendered document, as `newsarchive warc cat` writes it
        evidence["bytes"] = list(span) if span else None


def _texts(article: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """A text of the page behind each field for which the reader named none."""
    event = article["event"]["value"] if article["event"] else None
    for mention in article["date_mentions"]:
        if event and mention["value_from"] == event:
            yield "event", mention["text"]
    yield from (("bylines", credit["raw"]) for credit in article["bylines"])
    yield from (("captions", caption["text"]) for caption in article["captions"])
    yield from (("images", image["url"]) for image in article["images"])
    yield from (("tags", tag) for tag in article["tags"])
    for field in ("title", "lead", "section"):
        if article[field]:
            yield field, article[field]


def _capture(chosen: StoredVersion) -> dict[str, Any]:
    capture = chosen.capture
    return {
        "warc_file": capture.warc_file,
        "offset": capture.offset,
        "length": capture.length,
        "record_id": capture.record_id,
        "url": capture.url,
        "fetched_at": capture.fetched_at.isoformat(),
        "status": capture.status,
        "payload_digest": capture.payload_digest,
    }
