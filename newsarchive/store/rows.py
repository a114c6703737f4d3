"""Readings to table rows and captures back from rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from sqlalchemy import RowMapping

from newsarchive.capture.capture import Capture, PageContext
from newsarchive.store.storable import storable, stored_key

if TYPE_CHECKING:
    from newsarchive.reading import PageReading

Row = dict[str, Any]


def capture_row(capture: Capture, source_id: str) -> Row:
    """Row of a capture; what was read from it is filled in by ingest."""
    return {
        "record_id": capture.record_id,
        "source_id": source_id,
        "record_type": capture.record_type,
        "url": storable(capture.url),
        "surt": storable(capture.surt),
        "fetched_at": capture.fetched_at,
        "status": capture.status,
        "mime": capture.mime,
        "payload_digest": capture.payload_digest,
        "warc_file": capture.warc_file,
        "warc_offset": capture.offset,
        "warc_length": capture.length,
        "truncated": capture.truncated,
        "refers_to": capture.refers_to,
        "run_id": capture.context.run_id if capture.context else None,
        "article_id": None,
        "version_id": None,
    }


def absence_row(source_id: str, url: str, capture: Capture) -> Row:
    """The capture of `url`, or of where that led, says that the page is not there."""
    return {
        "record_id": capture.record_id,
        "source_id": source_id,
        "url_key": stored_key(url),
        "seen_at": capture.fetched_at,
        "status": capture.status,
    }


def capture_of(row: RowMapping) -> Capture:
    """The capture that a row describes."""
    return Capture(
        record_id=row["record_id"],
        record_type=row["record_type"],
        url=row["url"],
        surt=row["surt"],
        fetched_at=row["fetched_at"],
        status=row["status"],
        mime=row["mime"],
        payload_digest=row["payload_digest"],
        warc_file=row["warc_file"],
        offset=row["warc_offset"],
        length=row["warc_length"],
        truncated=row["truncated"],
        refers_to=row["refers_to"],
        context=PageContext(source_id=row["source_id"], role="article", run_id=row["run_id"] or ""),
    )


def version_row(reading: PageReading) -> Row:
    """Row of the text that a reading found."""
    assert reading.capture is not None
    article, keys = reading.article, reading.keys
    when = reading.capture.fetched_at
    return {
        "version_id": keys.version_id,
        "article_id": keys.article_id,
        "first_captured": when,
        "last_captured": when,
        "record_id": reading.capture.record_id,
        "body_digest": keys.body_digest,
        "title": storable(article.title),
        "body": storable("\n".join(article.body)),
        "published": article.published.value if article.published else None,
        "event_date": article.event.value if article.event else None,
        "region_code": article.dateline.region_code if article.dateline else None,
        "language": article.language,
        "record": article.to_dict(),
        "extractor_version": article.extractor_version,
    }


def article_fields(reading: PageReading) -> Row:
    """`current_fields` of the version that a reading found."""
    article = reading.article
    return {
        "url": storable(article.url),
        "canonical_url": storable(article.canonical_url),
        "kind": article.kind,
        "published": article.published.value if article.published else None,
        "event_date": article.event.value if article.event else None,
        "place": storable(article.dateline.place) if article.dateline else None,
        "region_code": article.dateline.region_code if article.dateline else None,
    }


def current_fields(version: Mapping[str, Any]) -> Row:
    """What the article's row repeats of its current version's row."""
    record = version["record"]
    return {
        "url": record["url"],
        "canonical_url": record["canonical_url"],
        "kind": record["kind"],
        "published": version["published"],
        "event_date": version["event_date"],
        "place": (record["dateline"] or {}).get("place"),
        "region_code": version["region_code"],
    }


def credit_rows(reading: PageReading) -> Iterator[Row]:
    """Rows of a version's credits."""
    for position, credit in enumerate(reading.article.bylines):
        yield {
            "version_id": reading.keys.version_id,
            "position": position,
            "name": storable(credit.name),
            "role": credit.role,
            "raw": storable(credit.raw),
        }


def caption_rows(reading: PageReading) -> Iterator[Row]:
    """Rows of a version's captions."""
    for position, caption in enumerate(reading.article.captions):
        yield {
            "version_id": reading.keys.version_id,
            "position": position,
            "text": storable(caption.text),
            "credit": storable(caption.credit),
            "image_url": storable(caption.image_url),
        }


def mention_rows(reading: PageReading) -> Iterator[Row]:
    """Rows of the date expressions in a version's body."""
    for position, mention in enumerate(reading.article.date_mentions):
        yield {
            "version_id": reading.keys.version_id,
            "position": position,
            "text": storable(mention.text),
            "start": mention.start,
            "end": mention.end,
            "value_from": mention.value_from,
            "value_to": mention.value_to,
            "kind": mention.kind,
            "weekday_agrees": mention.weekday_agrees,
        }
