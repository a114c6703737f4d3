"""Pages as the crawl hands them to the store, made up for tests."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from itertools import count

from newsarchive.capture.capture import Capture, PageContext
from newsarchive.dates.mention import DateMention
from newsarchive.dedup import dedup_keys
from newsarchive.extract.article import Article, Caption, Credit, Dateline, DateValue
from newsarchive.reading import PageReading

T0 = datetime(2023, 11, 18, 7, 0, tzinfo=UTC)
_records = count()


def capture(url: str, minutes: float = 0, *, source: str = "demak", status: int = 200) -> Capture:
    """A capture made so many minutes after the first."""
    number = next(_records)
    return Capture(
        record_id=f"urn:uuid:{number:032d}",
        record_type="response",
        url=url,
        surt=url,
        fetched_at=T0 + timedelta(minutes=minutes),
        status=status,
        mime="text/html",
        payload_digest=f"sha1:{number:032d}",
        warc_file="2023/11/a.warc.gz",
        offset=number * 1000,
        length=900,
        context=PageContext(source_id=source, role="article", run_id="r1"),
    )


def article(url: str, title: str, body: list[str], **fields: object) -> Article:
    """An article as extraction gives it."""
    defaults: dict[str, object] = {
        "kind": "article",
        "canonical_url": url,
        "bylines": [Credit(name="Say", role="reporter", raw="(say)")],
        "published": DateValue(
            value="2023-11-18T14:05:00+07:00", precision="minute", timezone="Asia/Jakarta", source="meta"
        ),
        "event": DateValue(value="2023-11-17", precision="day", timezone="Asia/Jakarta", source="body"),
        "dateline": Dateline(text="Sayung", place="Sayung", region_code="33.21.04"),
        "captions": [Caption(text="Bupati meninjau tanggul.")],
        "date_mentions": [
            DateMention(
                text="17/11", start=0, end=5, value_from="2023-11-17", value_to="2023-11-17",
                precision="day", timezone="Asia/Jakarta", kind="partial",
            )
        ],
        "language": "id",
        "extractor_version": "1",
    }  # fmt: skip
    return Article(url=url, title=title, body=body, **{**defaults, **fields})  # type: ignore[arg-type]


def reading(
    url: str,
    title: str = "Banjir Rob di Sayung",
    body: list[str] | None = None,
    minutes: float = 0,
    *,
    source: str = "demak",
    made: Capture | None = None,
    **fields: object,
) -> PageReading:
    """One page as the crawl hands it to the store."""
    read = article(url, title, body or ["Air pasang merendam jalan."], **fields)
    return PageReading(
        source_id=source,
        capture=made or capture(url, minutes, source=source),
        article=read,
        keys=dedup_keys(source, read),
    )


WORDS = "air pasang rob tanggul warga desa jalan bupati bantuan beras sekolah pasar laut kapal nelayan".split()


def prose(seed: int, length: int = 120) -> list[str]:
    """Paragraphs of `length` words in all; another text for each seed."""
    chosen = random.Random(seed).choices(WORDS, k=length)
    return [" ".join(chosen[i : i + 30]).capitalize() + "." for i in range(0, length, 30)]
