"""What an article is compared by."""

from __future__ import annotations

from dataclasses import dataclass

from newsarchive.records import JsonRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class DedupKeys(JsonRecord):
    """Identity and similarity keys of one article text."""

    #: canonical address, tracking parameters removed
    canonical_url: str
    #: SURT of the canonical address without scheme, `www.`/mobile host and trailing slash
    url_key: str
    #: stable: derived from source id and `url_key`
    article_id: str
    #: stable: derived from `article_id` and `body_digest`
    version_id: str
    #: `sha256:` lower-case hex over the normalised title, body and captions
    body_digest: str
    #: 128 unsigned 32-bit MinHash values over word shingles; empty for short texts
    signature: tuple[int, ...] = ()
