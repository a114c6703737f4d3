"""What pages show of an article and its source; articles under a takedown are not shown."""

from __future__ import annotations

from urllib.parse import urlencode

from sqlalchemy import select

from newsarchive.errors import NotHeldError
from newsarchive.store import Store
from newsarchive.store.articles import StoredArticle, StoredVersion, find_article
from newsarchive.store.models import SourceRow


def shown_article(store: Store, wanted: str) -> tuple[StoredArticle, StoredVersion]:
    """The article and version meant. Raises `NotHeldError` when there is none, or it was taken down."""
    article, chosen = find_article(store, wanted)
    if article.hidden_at is not None:
        # the reason can name a person: it stays with the archivist
        raise NotHeldError(
            f"the article {article.article_id} was taken down on {article.hidden_at:%Y-%m-%d}"
        )
    return article, chosen


def about_source(store: Store, source_id: str) -> dict[str, str]:
    """Name, region and home page of a source that the archive holds."""
    columns = (SourceRow.name, SourceRow.region, SourceRow.home)
    with store.reading() as connection:
        row = connection.execute(select(*columns).where(SourceRow.source_id == source_id)).one()
    return {"name": row.name, "region": row.region, "home": row.home}


def context_object(public_url: str, chosen: StoredVersion, site: str) -> str:
    """A version as a citation in the page itself, from which Zotero and its like take it with one click.

    Source: ANSI/NISO Z39.88-2004 (OpenURL ContextObject) with Dublin Core keys, placed in HTML as COinS has it.
    """
    text = chosen.article
    address = f"{public_url.rstrip('/')}/versions/{chosen.version_id}"
    fields = [
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"),
        ("rft.type", "newspaperArticle"),
        ("rft.title", text.title or ""),
        ("rft.source", site),
        ("rft.date", (text.published.value[:10] if text.published else "")),
        ("rft.language", text.language or ""),
        ("rft.identifier", text.url),
        (
            "rft.description",
            f"Archived at {address}; captured {chosen.capture.fetched_at:%Y-%m-%d}",
        ),
    ]
    fields += [("rft.creator", one.name) for one in text.bylines if one.role == "reporter"]
    return urlencode([(name, value) for name, value in fields if value])
