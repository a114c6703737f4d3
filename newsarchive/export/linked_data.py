"""Articles as schema.org `NewsArticle` in JSON-LD 1.1.

Source: https://schema.org/NewsArticle and https://schema.org/ArchiveComponent.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

Row = dict[str, Any]
_CONTEXT = "https://schema.org"


def write_jsonld(rows: Iterable[Row], path: Path) -> int:
    """One JSON-LD document whose `@graph` holds an object an article; a line each."""
    count = 0
    with path.open("w", encoding="utf-8") as file:
        file.write(f'{{"@context": {json.dumps(_CONTEXT)}, "@graph": [')
        for row in rows:
            file.write(
                (",\n" if count else "\n") + json.dumps(news_article(row), ensure_ascii=False)
            )
            count += 1
        file.write("\n]}\n")
    return count


def jsonld_document(row: Row) -> Row:
    """One article as a JSON-LD document of its own."""
    return {"@context": _CONTEXT, **news_article(row)}


def news_article(row: Row) -> Row:
    """One article as `NewsArticle`; what is not known is left out."""
    people = [
        {"@type": "Person", "name": credit["name"]}
        for credit in row["bylines"] or ()
        if credit["role"] == "reporter"
    ]
    editors = [
        {"@type": "Person", "name": credit["name"]}
        for credit in row["bylines"] or ()
        if credit["role"] == "editor"
    ]
    place = {"@type": "Place", "name": row["place"], "identifier": row["place_code"]}
    fields: Row = {
        "@type": "NewsArticle",
        "@id": row["archive_url"],
        "identifier": row["version_id"],
        "url": row["url"],
        "headline": row["title"],
        "datePublished": row["published"],
        "author": people,
        "editor": editors,
        "publisher": {
            "@type": "GovernmentOrganization",
            "name": row["source_name"],
            "identifier": row["source"],
        },
        "contentLocation": {name: value for name, value in place.items() if value}
        if row["place"]
        else None,
        "dateline": row["place"],
        "temporalCoverage": row["event_date"],
        "abstract": row["lead"],
        "articleBody": row["body"],
        "articleSection": row["section"],
        "keywords": row["tags"],
        "inLanguage": row["language"],
        "archivedAt": row["archive_url"],
        "isBasedOn": {
            "@type": "ArchiveComponent",
            "identifier": row["warc_record_id"],
            "dateCreated": row["captured_at"],
            "sameAs": row["url"],
            "description": f"WARC {row['warc_file']} offset {row['warc_offset']}, {row['payload_digest']}",
        },
    }
    return {name: value for name, value in fields.items() if value}
