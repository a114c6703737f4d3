"""Identity and similarity of articles: canonical addresses, digests, MinHash."""

from newsarchive.dedup.addresses import canonical_address, url_key
from newsarchive.dedup.article_keys import body_digest, dedup_keys, short_id
from newsarchive.dedup.keys import DedupKeys

__all__ = ["DedupKeys", "body_digest", "canonical_address", "dedup_keys", "short_id", "url_key"]
