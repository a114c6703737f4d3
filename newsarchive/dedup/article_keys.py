"""All keys of one article."""

from __future__ import annotations

import base64
import hashlib

from newsarchive.dedup.addresses import canonical_address, url_key
from newsarchive.dedup.keys import DedupKeys
from newsarchive.dedup.minhash import signature
from newsarchive.dedup.text import normal_form, shingles_of
from newsarchive.extract.article import Article


def dedup_keys(source_id: str, article: Article) -> DedupKeys:
    """Identity and similarity keys of an article of a source; the same on every machine and run."""
    canonical = canonical_address(article.canonical_url or article.url)
    key = url_key(canonical)
    article_id = short_id(source_id, key)
    body = [normal_form(paragraph) for paragraph in article.body]
    digest = _digest(article, body)
    return DedupKeys(
        canonical_url=canonical,
        url_key=key,
        article_id=article_id,
        version_id=short_id(article_id, digest),
        body_digest=digest,
        signature=signature(shingles_of("\n".join(body))),
    )


def body_digest(article: Article) -> str:
    """SHA-256 of title, body and captions in normal form: what an edit changes and a counter does not."""
    return _digest(article, [normal_form(paragraph) for paragraph in article.body])


def _digest(article: Article, body: list[str]) -> str:
    """The digest of an article whose paragraphs are in normal form already."""
    captions = [normal_form(caption.text) for caption in article.captions]
    # a page built anew parts the same words into other paragraphs
    text = "\n".join([normal_form(article.title or ""), " ".join(body), "", *captions])
    return "sha256:" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def short_id(*parts: str) -> str:
    """Sixteen lower-case Base32 characters (80 bits) of a SHA-256 over the parts."""
    digest = hashlib.sha256("\n".join(parts).encode("utf-8", "surrogatepass")).digest()
    return base64.b32encode(digest[:10]).decode("ascii").lower()
