"""A JSON Lines export read into an archive: the same articles, versions, captures and ids."""

from __future__ import annotations

import gzip
import io
import json
import sys
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, Any, cast

from newsarchive.capture.capture import Capture
from newsarchive.dedup import dedup_keys
from newsarchive.dedup.article_keys import short_id
from newsarchive.dedup.keys import DedupKeys
from newsarchive.errors import QueryError
from newsarchive.extract.article import Article
from newsarchive.reading import PageReading
from newsarchive.sources.profile import Profile
from newsarchive.store import Store
from newsarchive.store.bulk import insert_missing
from newsarchive.store.models import MoveRow, VersionAliasRow

#: as which a path means standard input
STANDARD_INPUT = Path("-")

_BATCH = 64


@dataclass
class Restored:
    """What was read."""

    articles: int = 0
    captures: int = 0


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of the file."""

    source: Profile
    readings: list[PageReading]
    #: the address that was seen without the article, and the capture that says so
    absences: list[tuple[str, Capture]]
    #: ids given out earlier, and ids that today's rules would not give
    aliases: dict[str, str]
    #: addresses that continue the article
    moves: list[dict[str, str]]


def restore(store: Store, path: Path, progress: Callable[[], None] | None = None) -> Restored:
    """Read a file written by `export jsonl`; safe to stop and begin again, what is there already stays.

    Raises `QueryError` naming file and line; what stood before that line is stored.
    """
    result = Restored()
    sources: set[str] = set()
    batch: list[_Line] = []

    def write() -> None:
        store.upsert_sources([line.source for line in batch if line.source.id not in sources])
        sources.update(line.source.id for line in batch)
        with store.writing() as connection:
            insert_missing(connection, MoveRow, [move for line in batch for move in line.moves])
        store.ingest([reading for line in batch for reading in line.readings])
        for line in batch:
            for url, absence in line.absences:
                store.record_gone(line.source.id, url, absence)
        aliases = [
            {"former_id": former, "version_id": version}
            for line in batch
            for former, version in line.aliases.items()
        ]
        with store.writing() as connection:
            insert_missing(connection, VersionAliasRow, aliases)
        result.articles += len(batch)
        result.captures += sum(len(line.readings) for line in batch)
        batch.clear()

    try:
        for line in _lines(path):
            batch.append(line)
            if len(batch) >= _BATCH:
                write()
            if progress is not None:
                progress()
    finally:
        if batch:
            write()
    return result


def _opened(path: Path) -> IO[str]:
    """The text of a file, of a compressed one too, or of standard input for `-`."""
    # closed with the text that is read from it
    raw = cast("io.BufferedReader", sys.stdin.buffer if path == STANDARD_INPUT else path.open("rb"))
    is_packed = raw.peek(2)[:2] == b"\x1f\x8b"
    return io.TextIOWrapper(gzip.GzipFile(fileobj=raw) if is_packed else raw, "utf-8-sig")


def _lines(path: Path) -> Iterator[_Line]:
    number = 0
    name = "standard input" if path == STANDARD_INPUT else str(path)
    try:
        with _opened(path) as file:
            for number, text in enumerate(file, 1):
                if not text.strip():
                    continue
                try:
                    yield _line(json.loads(text))
                except (ValueError, KeyError, TypeError, AttributeError) as error:
                    raise QueryError(
                        f"{name}: line {number} is no article of `newsarchive export jsonl` "
                        f"({type(error).__name__}: {str(error)[:80]}); the lines before it are stored"
                    ) from error
    except UnicodeDecodeError as error:
        raise QueryError(
            f"{name} is no text in UTF-8 from line {number + 1} or soon after it; name a file that "
            "`newsarchive export jsonl` wrote (compressed with gzip, if at all)"
        ) from error
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise QueryError(
            f"{name} is damaged, or ends too soon, behind line {number}; the lines before are stored, "
            "so that the same command with a whole copy goes on"
        ) from error
    except OSError as error:
        raise QueryError(
            f"can not read {name}: {error.strerror}; name a JSON Lines file"
        ) from error


def _line(row: dict[str, Any]) -> _Line:
    history = row["history"]
    about = dict(history["source"])
    source = Profile(id=about.pop("source_id"), **about)
    articles = {name: Article.from_dict(record) for name, record in history["versions"].items()}
    keys = {
        name: _keys(source.id, article, row["article_id"]) for name, article in articles.items()
    }
    readings = []
    for fields in history["captures"]:
        version = fields["version_id"]
        readings.append(
            PageReading(
                source_id=source.id,
                capture=Capture.from_dict(fields),
                article=articles[version],
                keys=keys[version],
            )
        )
    aliases = {former: keys[version].version_id for former, version in history["aliases"].items()}
    aliases |= {name: found.version_id for name, found in keys.items() if found.version_id != name}
    moves = [
        {"page_id": page, "article_id": row["article_id"], "reason": reason}
        for page, reason in history["moves"].items()
    ]
    absences = [
        (one.get("led_from") or one["url"], Capture.from_dict(one)) for one in history["absences"]
    ]
    return _Line(source, readings, absences, aliases, moves)


def _keys(source_id: str, article: Article, article_id: str) -> DedupKeys:
    """Keys of a text; the id of its article stays, whatever address it went on under."""
    keys = dedup_keys(source_id, article)
    return replace(keys, article_id=article_id, version_id=short_id(article_id, keys.body_digest))
