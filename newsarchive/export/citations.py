"""Articles as citations: BibTeX, RIS and CSL-JSON, each with the address in the archive and the capture's digest."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from newsarchive.errors import QueryError

Row = dict[str, Any]


def write_bibtex(rows: Iterable[Row], path: Path) -> int:
    """BibTeX `@misc` entries, which BibTeX, BibLaTeX and every reference manager know; `@online` many leave out."""
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


def _lines(path: Path, lines: Iterable[str]) -> int:
    count = 0
    with path.open("w", encoding="utf-8") as file:
        for line in lines:
            file.write(line + "\n")
            count += 1
    return count


def _authors(row: Row) -> Iterator[str]:
    for credit in row["bylines"] or ():
        if credit["role"] == "reporter":
            yield credit["name"]


def _note(row: Row) -> str:
    return (
        f"Archived at {row['archive_url']}; captured {row['captured_at']}; "
        f"WARC {row['warc_file']} offset {row['warc_offset']}, record {row['warc_record_id']}, "
        f"{row['payload_digest']}; version {row['version_id']}"
    )


def _bibtex(row: Row) -> str:
    fields = {
        "title": "{" + _tex(row["title"] or "") + "}",
        "author": " and ".join("{" + _tex(name) + "}" for name in _authors(row)),
        "date": (row["published"] or "")[:10],
        "year": (row["published"] or "")[:4],
        "organization": _tex(row["source_name"]),
        "url": row["url"].replace("{", "%7B").replace("}", "%7D"),
        "urldate": row["captured_at"][:10],
        "note": _tex(_note(row)),
    }
    body = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items() if value)
    return f"@misc{{{row['version_id']},\n{body}\n}}\n"


#: a brace by itself would end the field, escaped or not
_TEX = {
    **{sign: "\\" + sign for sign in "&%$#_"},
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\^{}",
}


def _tex(text: str) -> str:
    return "".join(_TEX.get(sign, sign) for sign in " ".join(text.split()))


def _ris(row: Row) -> str:
    date = (row["published"] or "")[:10].replace("-", "/")
    lines = [("TY", "NEWS"), ("ID", row["version_id"]), ("TI", row["title"])]
    lines += [("AU", name) for name in _authors(row)]
    lines += [
        ("PY", date[:4]),
        ("DA", date),
        ("PB", row["source_name"]),
        ("CY", row["place"]),
        ("UR", row["url"]),
        ("L2", row["archive_url"]),
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
        "container-title": row["source_name"],
        "publisher-place": row["place"],
        "URL": row["url"],
        "archive": "Newsarchive",
        "archive_location": row["archive_url"],
        "issued": _parts(row["published"]),
        "accessed": _parts(row["captured_at"]),
        "note": _note(row),
    }
    return {name: value for name, value in entry.items() if value}


def _parts(value: str | None) -> Row | None:
    if not value:
        return None
    return {"date-parts": [[int(part) for part in value[:10].split("-")]]}
