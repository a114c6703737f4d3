"""All keys of one article."""

from __future__ import annotations

import base64
import hashlib

from newsarchive.dedup.addresses import canonical_address, url_key
from newsarchive.dedup.keys import DedupKeys
from newsarchive.dedup.minhash import signature
from newsarchive.dedup.text import normal_form, shingles
from newsarchive.extract.article import Article


def dedup_keys(source_id: str, article: Article) -> DedupKeys:
    """Identity and similarity keys of an article of a source; the same on every machine and run."""
    canonical = canonical_address(article.canonical_url or article.url)
    key = url_key(canonical)
    article_id = short_id(source_id, key)
    digest = body_digest(article)
    return DedupKeys(
        canonical_url=canonical,
        url_key=key,
        article_id=article_id,
        version_id=short_id(article_id, digest),
        body_digest=digest,
        signature=signature(shingles(article.body)),
    )


def body_digest(article: Article) -> str:
    """SHA-256 of title, body and captions in normal form: what an edit changes and a counter does not."""
    parts = [article.title or "", *article.body, "", *(c.text for c in article.captions)]
    text = "\n".join(normal_form(part) for part in parts)
    return "sha256:" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def short_id(*parts: str) -> str:
    """Sixteen lower-case Base32 characters (80 bits) of a SHA-256 over the parts."""
    digest = hashlib.sha256("\n".join(parts).encode("utf-8", "surrogatepass")).digest()
    return base64.b32encode(digest[:10]).decode("ascii").lower()
