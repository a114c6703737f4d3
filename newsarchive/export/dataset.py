"""A data set: the articles found as Parquet, the query that found them, what the columns mean, in a BagIt package."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from newsarchive import __version__
from newsarchive.export.bag import new_bag
from newsarchive.export.formats import write_parquet
from newsarchive.export.rows import COLUMNS
from newsarchive.store.search import SearchFilters

_README = """\
# {title}

{count} articles of Indonesian regional governments, one row each (its current version), in `articles.parquet`.
`query.json` holds the query that found them; `manifest-sha256.txt` beside this folder their digests.
Each row names the WARC record it was read from (`warc_file`, `warc_offset`, `warc_record_id`, `payload_digest`).

| column | meaning |
| --- | --- |
{columns}
| published_day | day of `published`, where it is known to the day |
| event_day | day of `event_date`, where it is known to the day |
"""


def write_dataset(
    rows: Iterable[dict[str, Any]],
    folder: Path,
    *,
    query: str,
    filters: SearchFilters,
    ids: list[str],
    operator: str = "",
) -> int:
    """Write the package as a folder; returns the number of articles. Raises `ConfigurationError` if it exists."""
    title = f"Newsarchive: {query or 'articles'}"
    count = 0

    def about() -> dict[str, str]:
        lines = {"Source-Organization": operator} if operator else {}
        return lines | {
            "External-Description": f"{title}; {count} articles",
            "External-Identifier": folder.name,
        }

    with new_bag(folder, about) as payload:
        count = write_parquet(rows, payload / "articles.parquet")
        asked = {name: value for name, value in asdict(filters).items() if value}
        made = {
            "query": query,
            "filters": asked,
            "ids": ids,
            "articles": count,
            "order": "article_id",
            "made": datetime.now(UTC).isoformat(timespec="seconds"),
            "software": f"newsarchive {__version__}",
        }
        text = json.dumps(made, indent=1, ensure_ascii=False) + "\n"
        (payload / "query.json").write_text(text, encoding="utf-8")
        columns = "\n".join(f"| {name} | {meaning} |" for name, meaning in COLUMNS)
        readme = _README.format(title=title, count=count, columns=columns)
        (payload / "README.md").write_text(readme, encoding="utf-8")
    return count
