"""Identity and similarity of articles: canonical addresses, digests, MinHash.

What compares texts is loaded when first asked for: addresses are compared where no text is read.
"""

from typing import TYPE_CHECKING

from newsarchive.dedup.addresses import canonical_address, url_key
from newsarchive.dedup.keys import DedupKeys
from newsarchive.loading import loaded_when_asked

if TYPE_CHECKING:
    from newsarchive.dedup.article_keys import body_digest, dedup_keys, short_id

__all__ = ["DedupKeys", "body_digest", "canonical_address", "dedup_keys", "short_id", "url_key"]

__getattr__ = loaded_when_asked(
    __name__,
    {"body_digest": "article_keys", "dedup_keys": "article_keys", "short_id": "article_keys"},
)
