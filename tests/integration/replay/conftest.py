"""An archive of all sample sites, crawled once, and its pages and replay in a browser's reach."""

from __future__ import annotations

import json
import re
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

PORT = 8495


@dataclass
class Served:
    """A running `newsarchive serve` and the archive behind it."""

    archive: Any
    base: str = f"http://127.0.0.1:{PORT}"
    replay: str = f"http://127.0.0.1:{PORT + 1}"

    def get(self, address: str) -> tuple[int, bytes]:
        """Status and body of an address below the pages, or of a whole address."""
        url = address if address.startswith("http") else self.base + address
        try:
            with urllib.request.urlopen(url, timeout=60) as answer:
                return answer.status, answer.read()
        except urllib.error.HTTPError as error:
            return error.code, error.read()

    def json(self, address: str) -> Any:
        status, body = self.get(address)
        assert status == 200, body
        return json.loads(body)


@pytest.fixture(scope="session")
def crawled(sites, archive_maker, tmp_path_factory) -> Any:
    """Both states of the sample sites, as the demonstration crawls them."""
    made = archive_maker(tmp_path_factory.mktemp("replay") / "archive")
    ids = [site.id for site in sites.sites]
    sites.set_epoch(1)
    made.crawl(*ids)
    sites.set_epoch(2)
    made.crawl(*ids, recheck=True)
    return made


@pytest.fixture(scope="session")
def served(crawled) -> Iterator[Served]:
    process = crawled.start("serve", "--port", str(PORT))
    running = Served(crawled)
    try:
        # the first start on a machine installs pywb
        deadline = time.monotonic() + 300
        while time.monotonic() < deadline:
            assert process.poll() is None, process.communicate()
            try:
                running.get("/api/v1/summary")
                break
            except OSError:
                time.sleep(0.3)
        yield running
    finally:
        process.terminate()
        process.communicate(timeout=60)


@pytest.fixture(scope="session")
def browse(tmp_path_factory) -> Callable[[str], tuple[Path, set[str]]]:
    """Opens an address in headless Chromium: a picture of it, and every address that was asked for."""
    folder = tmp_path_factory.mktemp("browser")

    def visit(url: str) -> tuple[Path, set[str]]:
        number = len(list(folder.glob("*.png")))
        picture, log = folder / f"{number}.png", folder / f"{number}.json"
        subprocess.run(
            [
                *("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"),
                *(
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--no-first-run",
                ),
                *(f"--user-data-dir={folder / str(number)}", "--window-size=1200,1400"),
                *(
                    "--virtual-time-budget=20000",
                    f"--screenshot={picture}",
                    f"--log-net-log={log}",
                    url,
                ),
            ],
            capture_output=True,
            timeout=110,
            check=True,
        )
        asked = set(re.findall(r'"url":"(https?://[^"]+)"', log.read_text("utf-8", "replace")))
        return picture, asked

    return visit
