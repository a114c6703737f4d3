"""Memory stays flat over many exchanges and for a response larger than memory should hold."""

from __future__ import annotations

from pathlib import Path
from statistics import median

import pytest
from fastwarc.warc import ArchiveIterator

from newsarchive.warc.verify import verify_file
from tests.benchmarks.capture_memory import crawl

#: twice the size of what is kept in memory of a response
SPOOLED = 60


@pytest.mark.slow
@pytest.mark.timeout(400)
def test_memory_is_flat_over_exchanges(tmp_path: Path) -> None:
    memory = crawl(tmp_path / "home", exchanges=24_000, megabytes=0)
    assert memory.got == 24_000
    samples = list(memory.samples.values())
    assert len(samples) == 10
    # two processes warm up first, and at the end files are finished; between, of payloads that a page may repeat, a
    # quarter of a kilobyte a page is kept. Medians of three: what is resident moves by two megabytes by itself
    grown = median(samples[6:9]) - median(samples[3:6])
    assert 1000 * grown / (3 * 2_400) < 0.7, memory.samples


@pytest.mark.slow
@pytest.mark.timeout(300)
@pytest.mark.parametrize(("cap", "truncated"), [(20_000_000, "length"), (400_000_000, None)])
def test_a_large_response_is_cut_at_the_limit_or_spooled(
    tmp_path: Path, cap: int, truncated: str | None
) -> None:
    memory = crawl(tmp_path / "home", exchanges=0, megabytes=200, cap=cap)
    # of 200 MB the spider would get 64 MB at most; it gets none, and no more than that is ever held
    assert memory.peak - memory.before < 64 + SPOOLED, memory
    assert memory.peak_beside < SPOOLED, memory
    assert (
        "captured, not read" in memory.outcome
        if truncated is None
        else "cut there" in memory.outcome
    )
    (path,) = (tmp_path / "home" / "warc").rglob("*.warc.gz")
    assert not verify_file(path).problems
    with path.open("rb") as file:
        for record in ArchiveIterator(file, parse_http=False):
            if record.headers["WARC-Type"] == "response":
                assert record.headers.get("WARC-Truncated") == truncated
                length = int(record.headers["Content-Length"])
                assert length == cap if truncated else length > 200_000_000
