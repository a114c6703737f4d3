"""The scheduler and its crawls killed at random: no double crawl, no lost run."""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path

import pytest

from newsarchive.schedule.book import ScheduleBook
from newsarchive.store import Store
from tests.integration.schedule import scheduler_process

SCRIPT = Path(__file__).with_name("scheduler_process.py")
ROOT = Path(__file__).parents[3]
SOURCES = 100
KILLS = 50


def start(database: str, log: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, str(SCRIPT), database, str(log), str(SOURCES)],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )


def fork(database: str, log: Path) -> multiprocessing.process.BaseProcess:
    """A scheduler that need not import everything first, nor need its jobs."""
    process = multiprocessing.get_context("fork").Process(
        target=scheduler_process.forking_scheduler, args=(database, str(log), SOURCES)
    )
    process.start()
    return process


def kill_one_crawl(log: Path, chance: random.Random) -> None:
    lines = [line.split() for line in log.read_text().splitlines()]
    ended = {pid for _time, word, _source, pid in lines if word == "end"}
    alive = [pid for _time, word, _source, pid in lines if word == "begin" and pid not in ended]
    if alive:
        with suppress(ProcessLookupError):
            os.kill(int(chance.choice(alive)), signal.SIGKILL)


def begun_count(log: Path) -> int:
    return sum(line.split()[1] == "begin" for line in log.read_text().splitlines())


def wait_for_begun(log: Path, count: int, seconds: float = 20) -> None:
    """Until so many crawls have begun: the kills go by what happens, not by how fast the machine is."""
    deadline = time.monotonic() + seconds
    while begun_count(log) < count and time.monotonic() < deadline:
        time.sleep(0.02)


@pytest.mark.timeout(500)
def test_killed_at_random(tmp_path: Path) -> None:
    chance = random.Random(7)
    database = f"sqlite:///{tmp_path / 'records.sqlite'}"
    log = tmp_path / "log"
    log.touch()
    Store.open(database, create=True).close()
    states: Counter[str] = Counter()
    kills = 0
    deadline = time.monotonic() + 400
    scheduler = fork(database, log)
    with Store.open(database) as store:
        book = ScheduleBook(store)
        while time.monotonic() < deadline:
            if kills < KILLS:
                wait_for_begun(log, begun_count(log) + chance.randint(0, 1))
            time.sleep(chance.uniform(0.0, 0.25))
            states = Counter(run["state"] for run in book.runs(1000))
            if states["done"] == SOURCES:
                break
            if kills < KILLS:
                kills += 1
                if kills % 3 == 0:
                    kill_one_crawl(log, chance)
                scheduler.kill()
                scheduler.join()
                scheduler = fork(database, log)
        scheduler.terminate()
        scheduler.join(40)
        assert scheduler.exitcode == 0
        runs = book.runs(1000)
    assert kills == KILLS, "too few sources to be killed that often"
    assert states == {"done": SOURCES}, states
    assert len({run["source_id"] for run in runs}) == SOURCES

    under_way: dict[str, tuple[str, float]] = {}
    begun: Counter[str] = Counter()
    ended: Counter[str] = Counter()
    for line in log.read_text().splitlines():
        moment, word, source, pid = line.split()
        if word == "begin":
            if source in under_way:
                # only a crawl that was killed may be followed without an end
                other, _since = under_way[source]
                assert not Path(f"/proc/{other}").exists(), f"two crawls of {source}"
            under_way[source] = (pid, float(moment))
            begun[source] += 1
        else:
            assert under_way.pop(source)[0] == pid, f"two crawls of {source}"
            ended[source] += 1
    assert set(ended) == {f"sumber-{n}" for n in range(SOURCES)}
    attempts = {run["source_id"]: run["attempts"] for run in runs}
    assert all(begun[source] <= attempts[source] for source in begun)


@pytest.mark.timeout(200)
def test_stops_when_told(tmp_path: Path) -> None:
    database = f"sqlite:///{tmp_path / 'records.sqlite'}"
    log = tmp_path / "log"
    log.touch()
    scheduler = start(database, log)
    wait_for_begun(log, 1, seconds=60)
    scheduler.terminate()
    assert scheduler.wait(40) == 0
    with Store.open(database) as store:
        assert all(run["state"] != "failed" for run in ScheduleBook(store).runs(1000))
