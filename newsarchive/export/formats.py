"""Rows to files: CSV, JSON Lines, Parquet, citations, JSON-LD; each is written as a stream."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from newsarchive.errors import ConfigurationError
from newsarchive.export.citations import write_bibtex, write_csl, write_ris
from newsarchive.export.linked_data import write_jsonld
from newsarchive.export.rows import COLUMNS

Row = dict[str, Any]
_PART = 2000
_NAMES = [name for name, _meaning in COLUMNS]


def write_csv(rows: Iterable[Row], path: Path) -> int:
    """UTF-8 with a byte order mark, which spreadsheets need to show letters right (RFC 4180)."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, _NAMES, extrasaction="ignore")
        writer.writeheader()
        count = 0
        for row in rows:
            writer.writerow({name: _safe_cell(_flat(name, row[name])) for name in _NAMES})
            count += 1
    return count


def _flat(name: str, value: Any) -> Any:
    """A list as one cell."""
    if name == "bylines":
        return "; ".join(f"{credit['role']}: {credit['name']}" for credit in value or ())
    if isinstance(value, list):
        return ("\n" if name == "captions" else "; ").join(value)
    return value


def _safe_cell(value: Any) -> Any:
    """Text that a spreadsheet would run as a formula gets an apostrophe in front."""
    return "'" + value if isinstance(value, str) and value[:1] in ("=", "+", "@", "\t") else value


def write_jsonl(rows: Iterable[Row], path: Path) -> int:
    """One JSON object a line."""
    count = 0
    with path.open("w", encoding="utf-8") as file:
        for row in rows:
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
            count += 1
    return count


def write_parquet(rows: Iterable[Row], path: Path) -> int:
    """Apache Parquet with typed columns; needs the extra `newsarchive[parquet]`.

    Days and moments have types of their own. A publication or event date may be known to the month only, so
    it stays text, with the day beside it (`published_day`) where it is known.
    """
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise ConfigurationError(
            "Parquet needs pyarrow: install newsarchive[parquet], or export csv or jsonl"
        ) from error
    moment = pa.timestamp("us", tz="UTC")
    types = {
        "warc_offset": pa.int64(),
        "captured_at": moment,
        "gone_at": moment,
        "bylines": pa.list_(pa.struct([("role", pa.string()), ("name", pa.string())])),
        **{name: pa.list_(pa.string()) for name in ("captions", "tags", "flags")},
    }
    columns = [
        pa.field(name, types.get(name, pa.string()), metadata={"meaning": meaning})
        for name, meaning in COLUMNS
    ]
    columns += [pa.field(f"{name}_day", pa.date32()) for name in ("published", "event")]
    schema = pa.schema(columns)
    count = 0
    remaining = iter(rows)
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        while part := [_typed(row) for row in islice(remaining, _PART)]:
            writer.write_table(pa.Table.from_pylist(part, schema=schema))
            count += len(part)
    return count


def _typed(row: Row) -> Row:
    moments = {
        name: datetime.fromisoformat(row[name]) if row[name] else None
        for name in ("captured_at", "gone_at")
    }
    return {
        **row,
        **moments,
        "published_day": _day(row["published"]),
        "event_day": _day(row["event_date"]),
    }


def _day(value: str | None) -> date | None:
    """The day of an ISO 8601 value that is known at least to the day."""
    return date.fromisoformat(value[:10]) if value and len(value) >= 10 else None


FORMATS: dict[str, Callable[[Iterable[Row], Path], int]] = {
    "csv": write_csv,
    "jsonl": write_jsonl,
    "parquet": write_parquet,
    "bibtex": write_bibtex,
    "ris": write_ris,
    "csl-json": write_csl,
    "jsonld": write_jsonld,
}
