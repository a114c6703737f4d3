"""pywb on an archive: its configuration, its process, and the addresses under which it replays."""

from __future__ import annotations

import ctypes
import json
import os
import shutil
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from newsarchive.datafiles import data_path
from newsarchive.errors import ReplayError
from newsarchive.home import ArchiveHome
from newsarchive.replay.access import ADDRESSES, CAPTURES, refresh_rules, rules_folder
from newsarchive.replay.environment import replay_environment
from newsarchive.store import Store
from newsarchive.warc.cdxj import timestamp_of
from newsarchive.warc.index import ArchiveIndex
from newsarchive.warc.live_index import clear_stale
from newsarchive.withholding import withhold_quotes

#: name of the collection in addresses
COLLECTION = "arsip"
_START_SECONDS = 60
_PROGRAM = Path(__file__).with_name("serve_pywb.py")
#: our change to pywb's frame round a page
_FRAME = "banner_line.html"


def replay_url(base: str, url: str, fetched_at: datetime) -> str:
    """Address under which a capture is replayed."""
    return f"{base}/{COLLECTION}/{timestamp_of(fetched_at)}/{url}"


@dataclass
class ReplayServer:
    """pywb as a process: started when entered, ended when left."""

    home: ArchiveHome
    host: str = "127.0.0.1"
    port: int = 0
    say: Callable[[str], None] = lambda _line: None
    _process: subprocess.Popen[bytes] | None = None

    @property
    def base(self) -> str:
        """Address of the server without a slash at its end."""
        return f"http://{self.host}:{self.port}"

    def __enter__(self) -> Self:
        environment = replay_environment(self.say)
        index = ArchiveIndex(self.home.index_dir, self.home.warc_dir)
        clear_stale(index)
        for problem in index.update().problems:
            self.say(problem)
        with Store.open(self.home.database_url, create=True) as store:
            withhold_quotes(store, index)
            refresh_rules(self.home.index_dir, store)
        self.port = _free_port(self.host, self.port)
        folder = self._configure()
        withheld = rules_folder(self.home.index_dir) / CAPTURES
        log = (folder / "pywb.log").open("ab")
        self._process = subprocess.Popen(
            [
                *(environment / "bin" / "python", _PROGRAM),
                *("--bind", self.host, "--port", str(self.port), "--directory", folder),
            ],
            env={**os.environ, "NEWSARCHIVE_WITHHELD": str(withheld)},
            stdout=log,
            stderr=log,
            # Ctrl-C is for us; we end it
            start_new_session=True,
            preexec_fn=_end_with_parent,
        )
        log.close()
        self._wait(folder / "pywb.log")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._process is not None and self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGTERM)
            try:
                self._process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                os.killpg(self._process.pid, signal.SIGKILL)

    def _configure(self) -> Path:
        index, warc = self.home.index_dir, self.home.warc_dir
        settings = {
            "collections": {
                COLLECTION: {
                    "index_paths": f"{index}/",
                    "archive_paths": [f"{warc}/", f"{index}/open/"],
                    "acl_paths": [str(rules_folder(index) / ADDRESSES)],
                }
            },
            "enable_memento": True,
            "frame_insert_html": _FRAME,
        }
        folder = self.home.runs_dir / "replay"
        (folder / "templates").mkdir(parents=True, exist_ok=True)
        shutil.copy(data_path("replay-templates", _FRAME), folder / "templates" / _FRAME)
        # JSON is YAML
        (folder / "config.yaml").write_text(json.dumps(settings, indent=1), encoding="utf-8")
        return folder

    def _wait(self, log: Path) -> None:
        assert self._process is not None
        deadline = time.monotonic() + _START_SECONDS
        while time.monotonic() < deadline:
            if self._process.poll() is not None:
                break
            try:
                urllib.request.urlopen(f"{self.base}/{COLLECTION}/cdx?url=a", timeout=5).close()
            except urllib.error.HTTPError:
                return
            except OSError:
                time.sleep(0.1)
            else:
                return
        raise ReplayError(
            f"the replay server did not start on {self.base}; its log: {log}. "
            "Choose another --replay-port, or go without with --no-replay"
        )


def _free_port(host: str, wanted: int) -> int:
    """The port wanted, or any when it is 0. Raises `ReplayError` when another program has it."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, wanted))
        except OSError as error:
            raise ReplayError(
                f"can not listen on {host}:{wanted} for replay: {error.strerror}; choose another "
                "--replay-port, or go without with --no-replay"
            ) from error
        return int(probe.getsockname()[1])


def _end_with_parent() -> None:
    """In the new process: end when we are killed outright (Linux, prctl(2) PR_SET_PDEATHSIG)."""
    ctypes.CDLL(None).prctl(1, signal.SIGTERM)
