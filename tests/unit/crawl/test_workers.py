"""Reading processes: they end with the crawl, however it ended."""

from __future__ import annotations

import asyncio
import signal
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from newsarchive.crawl import workers
from newsarchive.crawl.workers import ReadingPool
from newsarchive.errors import CaptureError
from newsarchive.reading import PageInput, PageReading, read_page
from newsarchive.sources.profile import FieldRule, Profile
from tests.integration.store.pages import capture


def page(number: int, body: bytes = b"") -> PageInput:
    text = "".join(
        f"<p>Alinea {n} tentang banjir di Kabupaten Demak hari ini.</p>" for n in range(9)
    )
    return PageInput(
        source_id="x",
        url=f"https://x.go.id/{number}",
        body=body or f"<html><title>Judul {number}</title><body><article>{text}</article>".encode(),
        content_type="text/html",
        fetched_at=datetime(2026, 1, 1, tzinfo=UTC),
    )


PROFILES = [
    Profile(
        id=f"s{n}",
        name="S",
        region="35.73",
        home="https://x.go.id/",
        fields={"title": FieldRule(css=[f"h{n}"])},
    )
    for n in (2, 3)
]
TWO_HEADS = (
    b"<article><h2>Dua</h2><h3>Tiga</h3><p>Banjir di Demak surut hari ini, warga pulang.</p>"
)
PLAIN = [page(number) for number in range(40)]
OF_SEVERAL_SOURCES = [
    replace(page(number, TWO_HEADS), profile=profile, capture=capture(f"https://x.go.id/{number}"))
    for number, profile in enumerate([*PROFILES, None, *PROFILES] * 4)
]
BROKEN = page(1, body="no bytes")  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def answers() -> list[PageReading | BaseException]:
    """What two readers, which take a second to start, say to all the pages."""

    async def run() -> list[PageReading | BaseException]:
        pool = ReadingPool(2)
        asked = [*PLAIN, *OF_SEVERAL_SOURCES, BROKEN, BROKEN, *PLAIN[:9]]
        try:
            return await asyncio.gather(*map(pool.read, asked), return_exceptions=True)
        finally:
            pool.close()

    return asyncio.run(run())


def test_pages_are_read_beside_and_come_back_to_whom_asked(answers) -> None:
    readings = answers[: len(PLAIN)]
    assert [reading.article.url for reading in readings] == [
        f"https://x.go.id/{n}" for n in range(40)
    ]
    assert readings[0] == read_page(page(0))


def test_pages_of_several_sources_are_read_by_their_profiles_and_keep_their_captures(
    answers,
) -> None:
    readings = answers[len(PLAIN) :][: len(OF_SEVERAL_SOURCES)]
    assert readings == [read_page(one) for one in OF_SEVERAL_SOURCES]
    assert {reading.article.title for reading in readings} >= {"Dua", "Tiga"}


def test_an_error_while_reading_is_told_and_the_reader_goes_on(answers) -> None:
    *broken, first = answers[len(PLAIN) + len(OF_SEVERAL_SOURCES) :][:3]
    for error in broken:
        assert isinstance(error, CaptureError)
        assert "can not be read" in str(error)
    assert first == answers[0]
    assert answers[-9:] == answers[:9]


def test_a_reader_that_dies_is_replaced_and_only_its_page_is_to_blame() -> None:
    async def run() -> tuple[list[PageReading], int]:
        pool = ReadingPool(1)
        try:
            await pool.read(page(0))
            asked = [asyncio.ensure_future(pool.read(page(n))) for n in range(30)]
            for _ in range(2):
                await asyncio.sleep(0)
                process = pool._readers[0].process
                assert process is not None
                process.kill()
                process.wait()
                await asyncio.sleep(0.05)
            done = await asyncio.gather(*asked, return_exceptions=True)
            lost = [error for error in done if isinstance(error, CaptureError)]
            assert not [e for e in done if isinstance(e, Exception) and e not in lost]
            return [reading for reading in done if isinstance(reading, PageReading)], len(lost)
        finally:
            pool.close()

    readings, lost = asyncio.run(run())
    assert lost <= 1
    assert len(readings) == 30 - lost


def test_a_thread_can_ask_and_is_told_of_errors() -> None:
    async def run() -> PageReading:
        pool = ReadingPool(1)
        loop = asyncio.get_running_loop()
        try:
            with pytest.raises(CaptureError, match="can not be read"):
                await asyncio.to_thread(pool.read_in_thread, page(1, body="no bytes"), loop)  # type: ignore[arg-type]
            return await asyncio.to_thread(pool.read_in_thread, page(2), loop)
        finally:
            pool.close()

    assert asyncio.run(run()) == read_page(page(2))


def test_a_thread_does_not_wait_for_a_loop_that_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_PATIENCE", 0.01)
    loop = asyncio.new_event_loop()
    try:
        with pytest.raises(RuntimeError, match="ended before"):
            ReadingPool(1).read_in_thread(page(1), loop)
        # what was asked for is never begun
        loop.run_until_complete(asyncio.sleep(0))
    finally:
        for task in asyncio.all_tasks(loop):
            task.cancel()
        loop.run_until_complete(asyncio.sleep(0))
        loop.close()


def test_readers_started_ahead_hear_no_ctrl_c_while_they_load_and_read_then() -> None:
    pool = ReadingPool(2)
    pool.start()
    processes = [reader.process for reader in pool._readers]
    for process in processes:
        assert process is not None
        process.send_signal(signal.SIGINT)

    async def run() -> list[PageReading]:
        try:
            return await asyncio.gather(*map(pool.read, PLAIN[:4]))
        finally:
            pool.close()

    assert asyncio.run(run()) == [read_page(one) for one in PLAIN[:4]]
    assert len(processes) == 2
    # these and no others were asked, and the end of the socket ended them
    assert [process.returncode for process in processes if process] == [0, 0]


def test_readers_that_nobody_asked_are_not_waited_for() -> None:
    pool = ReadingPool(1)
    pool.start()
    process = pool._readers[0].process
    assert process is not None
    pool.close()
    assert process.returncode == -signal.SIGKILL
    pool.close()
