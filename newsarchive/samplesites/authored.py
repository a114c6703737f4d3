"""The hand-written articles of `data/samplesites/articles/<site>.toml`."""

from __future__ import annotations

import tomllib
from datetime import datetime
from typing import Any

from newsarchive.datafiles import data_path
from newsarchive.samplesites.article import SampleCredit, SampleDateline
from newsarchive.samplesites.draft import Draft, DraftCaption, Edit
from newsarchive.samplesites.site import SampleSite


def written(site: SampleSite) -> list[Draft]:
    """Every hand-written article of one site, in the order of the file."""
    path = data_path("samplesites", "articles", f"{site.id}.toml")
    return [_draft(row, site) for row in tomllib.loads(path.read_text("utf-8"))["article"]]


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text in which empty lines separate them."""
    return [" ".join(block.split()) for block in text.strip().split("\n\n")]


def _draft(row: dict[str, Any], site: SampleSite) -> Draft:
    line = row.get("dateline")
    return Draft(
        title=row["title"],
        moment=datetime.fromisoformat(row["published"]).replace(tzinfo=site.tz),
        dateline=dateline(line) if line else None,
        body=paragraphs(row["body"]),
        asides=row.get("not_body", []),
        bylines=[SampleCredit(name=name, role=role) for name, role in row.get("bylines", [])],
        credit_line=row.get("credit_line"),
        captions=[DraftCaption(**caption) for caption in row.get("captions", [])],
        tags=row.get("tags", []),
        section=row.get("section", "Berita"),
        event_date=row.get("event"),
        kind=row.get("kind", "article"),
        fate=row.get("fate", "edited" if "edits" in row else "kept"),
        edits=[Edit(old=old, new=new) for old, new in row.get("edits", [])],
        fault=row.get("fault"),
        language=row.get("language", "id"),
        slug=row.get("slug"),
    )


def dateline(row: dict[str, Any]) -> SampleDateline:
    """A dateline written as an inline table."""
    return SampleDateline(
        text=row["text"],
        end=row.get("end", ""),
        place=row.get("place"),
        publisher=row.get("publisher"),
        region_code=row.get("region"),
        date=row.get("date"),
    )
