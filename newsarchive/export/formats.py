"""Rows to files: CSV, JSON Lines, Parquet, BibTeX, RIS, CSL-JSON; each is written as a stream."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, TextIO

from newsarchive.errors import ConfigurationError, QueryError
from newsarchive.export.rows import COLUMNS

Row = dict[str, Any]
_PART = 2000


def write_csv(rows: Iterable[Row], path: Path) -> int:
    """UTF-8 with a byte order mark, which spreadsheets need to show letters right (RFC 4180)."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, [name for name, _meaning in COLUMNS])
        writer.writeheader()
        count = 0
        for row in rows:
            writer.writerow({name: _safe_cell(value) for name, value in row.items()})
            count += 1
    return count


def _safe_cell(value: Any) -> Any:
    """Text that a spreadsheet would run as a formula gets an apostrophe in front."""
    return "'" + value if isinstance(value, str) and value[:1] in ("=", "+", "@", "\t") else value


def write_jsonl(rows: Iterable[Row], path: Path) -> int:
    """One JSON object a line."""
    return _lines(path, (json.dumps(row, ensure_ascii=False) for row in rows))


def write_bibtex(rows: Iterable[Row], path: Path) -> int:
    """BibTeX `@online` entries."""
    return _lines(path, map(_bibtex, rows))


def write_ris(rows: Iterable[Row], path: Path) -> int:
    """RIS records of type NEWS."""
    return _lines(path, map(_ris, rows))


def write_csl(rows: Iterable[Row], path: Path) -> int:
    """A CSL-JSON array."""
    count = 0
    with path.open("w", encoding="utf-8") as file:
        file.write("[")
        for row in rows:
            file.write((",\n" if count else "\n") + json.dumps(_csl(row), ensure_ascii=False))
            count += 1
        file.write("\n]\n")
    return count


_CITATIONS: dict[str, tuple[Callable[[Row], str], str, str]] = {
    "bibtex": (lambda row: _bibtex(row), "application/x-bibtex", "bib"),
    "ris": (lambda row: _ris(row), "application/x-research-info-systems", "ris"),
    "csl-json": (
        lambda row: json.dumps([_csl(row)], ensure_ascii=False),
        "application/vnd.citationstyles.csl+json",
        "json",
    ),
}


def cite(row: Row, format_: str) -> tuple[str, str, str]:
    """One article as a citation: its text, media type, and file ending.

    Raises `QueryError` for a format that is none.
    """
    if format_ not in _CITATIONS:
        raise QueryError(f"{format_!r} is no citation format; choose {', '.join(_CITATIONS)}")
    write, media_type, ending = _CITATIONS[format_]
    return write(row) + "\n", media_type, ending


def write_parquet(rows: Iterable[Row], path: Path) -> int:
    """Apache Parquet with typed columns; needs the extra `newsarchive[parquet]`."""
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise ConfigurationError(
            "Parquet needs pyarrow: install newsarchive[parquet], or export csv or jsonl"
        ) from error
    schema = pa.schema(
        [(name, pa.int64() if name == "warc_offset" else pa.string()) for name, _ in COLUMNS]
    )
    count = 0
    remaining = iter(rows)
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        while part := list(islice(remaining, _PART)):
            writer.write_table(pa.Table.from_pylist(part, schema=schema))
            count += len(part)
    return count


FORMATS: dict[str, Callable[[Iterable[Row], Path], int]] = {
    "csv": write_csv,
    "jsonl": write_jsonl,
    "parquet": write_parquet,
    "bibtex": write_bibtex,
    "ris": write_ris,
    "csl-json": write_csl,
}


def _lines(path: Path, lines: Iterable[str]) -> int:
    file: TextIO
    count = 0
    with path.open("w", encoding="utf-8") as file:
        for line in lines:
            file.write(line + "\n")
            count += 1
    return count


def _authors(row: Row) -> Iterator[str]:
    for credit in (row["bylines"] or "").split("; "):
        role, _, name = credit.partition(": ")
        if role == "reporter" and name:
            yield name


def _note(row: Row) -> str:
    return (
        f"Captured {row['captured_at']}; WARC {row['warc_file']} offset {row['warc_offset']}, "
        f"record {row['warc_record_id']}, {row['payload_digest']}; version {row['version_id']}"
    )


def _bibtex(row: Row) -> str:
    fields = {
        "title": "{" + _tex(row["title"] or "") + "}",
        "author": " and ".join("{" + _tex(name) + "}" for name in _authors(row)),
        "date": (row["published"] or "")[:10],
        "organization": _tex(row["source"]),
        "url": row["url"],
        "urldate": row["captured_at"][:10],
        "note": _tex(_note(row)),
    }
    body = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items() if value)
    return f"@online{{{row['version_id']},\n{body}\n}}\n"


def _tex(text: str) -> str:
    escaped = re.sub(r"[\\{}]", "", text)
    return (
        re.sub(r"([&%$#_])", r"\\\1", escaped)
        .replace("~", r"\textasciitilde{}")
        .replace("^", r"\^{}")
    )


def _ris(row: Row) -> str:
    date = (row["published"] or "")[:10].replace("-", "/")
    lines = [("TY", "NEWS"), ("ID", row["version_id"]), ("TI", row["title"])]
    lines += [("AU", name) for name in _authors(row)]
    lines += [
        ("PY", date[:4]),
        ("DA", date),
        ("PB", row["source"]),
        ("CY", row["place"]),
        ("UR", row["url"]),
        ("Y2", row["captured_at"][:10].replace("-", "/")),
        ("N1", _note(row)),
    ]
    text = "\r\n".join(f"{tag}  - {' '.join(str(value).split())}" for tag, value in lines if value)
    return text + "\r\nER  - \r"


def _csl(row: Row) -> Row:
    entry: Row = {
        "id": row["version_id"],
        "type": "article-newspaper",
        "title": row["title"],
        "author": [{"literal": name} for name in _authors(row)],
        "container-title": row["source"],
        "publisher-place": row["place"],
        "URL": row["url"],
        "issued": _parts(row["published"]),
        "accessed": _parts(row["captured_at"]),
        "note": _note(row),
    }
    return {name: value for name, value in entry.items() if value}


def _parts(value: str | None) -> Row | None:
    if not value:
        return None
    return {"date-parts": [[int(part) for part in value[:10].split("-")]]}
