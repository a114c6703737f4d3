"""Captures to readings in worker processes, ahead of the writer so that no core waits for another."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from newsarchive.archived_pages import archived_page
from newsarchive.capture.capture import Capture
from newsarchive.errors import NewsarchiveError
from newsarchive.reading import PageReading, read_page
from newsarchive.sources.profile import Profile
from newsarchive.warc.index import ArchiveIndex

#: pages that a worker takes at once
_CHUNK = 16
#: batches read ahead of the one that is being written
_AHEAD = 3


@dataclass
class Read:
    """What came of a batch of captures."""

    captures: list[Capture]
    readings: list[PageReading]
    problems: list[str]


def read_batches(
    pool: ProcessPoolExecutor,
    warc_dir: Path,
    index: ArchiveIndex,
    profiles: dict[str, Profile],
    batches: Iterable[list[Capture]],
) -> Iterator[Read]:
    """Batches in their order, their 200 responses read."""
    waiting: deque[tuple[list[Capture], list[Future[_Answer]]]] = deque()
    for batch in batches:
        pages = [capture for capture in batch if capture.status == 200]
        waiting.append(
            (
                batch,
                [
                    pool.submit(_read_chunk, warc_dir, index, chunk, _profiles_of(chunk, profiles))
                    for chunk in (
                        pages[start : start + _CHUNK] for start in range(0, len(pages), _CHUNK)
                    )
                ],
            )
        )
        if len(waiting) > _AHEAD:
            yield _collected(*waiting.popleft())
    while waiting:
        yield _collected(*waiting.popleft())


_Answer = tuple[list[PageReading], list[str]]


def _collected(captures: list[Capture], futures: list[Future[_Answer]]) -> Read:
    answers = [future.result() for future in futures]
    return Read(
        captures,
        [reading for readings, _problems in answers for reading in readings],
        [problem for _readings, problems in answers for problem in problems],
    )


def _profiles_of(captures: list[Capture], profiles: dict[str, Profile]) -> dict[str, Profile]:
    names = {capture.context.source_id for capture in captures if capture.context}
    return {name: profiles[name] for name in names}


def _read_chunk(
    warc_dir: Path, index: ArchiveIndex, captures: list[Capture], profiles: dict[str, Profile]
) -> _Answer:
    readings: list[PageReading] = []
    problems: list[str] = []
    for capture in captures:
        try:
            reading = read_capture(warc_dir, index, capture, profiles)
        except NewsarchiveError as error:
            problems.append(str(error))
            continue
        if reading is not None:
            readings.append(reading)
    return readings, problems


def read_capture(
    warc_dir: Path, index: ArchiveIndex, capture: Capture, profiles: dict[str, Profile]
) -> PageReading | None:
    """Read one capture; None for what is no page. Raises `WarcError` when its bytes are not there."""
    assert capture.context is not None
    page = archived_page(warc_dir, index, capture, profiles[capture.context.source_id])
    return read_page(page.input) if page is not None else None
