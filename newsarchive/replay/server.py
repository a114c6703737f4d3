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
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Self

from newsarchive.datafiles import data_path
from newsarchive.errors import ReplayError
from newsarchive.home import ArchiveHome
from newsarchive.kept_takedowns import agree_on_takedowns
from newsarchive.replay.access import ADDRESSES, CAPTURES, rules_folder, write_rules
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
    #: of an archive that can not be written
    _scratch: TemporaryDirectory[str] | None = None

    @property
    def base(self) -> str:
        """Address of the server without a slash at its end."""
        return f"http://{self.host}:{self.port}"

    def __enter__(self) -> Self:
        environment = replay_environment(self.say)
        folder, rules = self._prepare()
        self.port = _free_port(self.host, self.port)
        self._configure(folder, rules)
        withheld = rules / CAPTURES
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
        if self._scratch is not None:
            self._scratch.cleanup()

    def _prepare(self) -> tuple[Path, Path]:
        """Bring the index up to date; folders of pywb's settings and of the rules of what is hidden.

        Beside an archive that can not be written, on a DVD say, both are made anew elsewhere, and the index is read
        as it is.
        """
        home = self.home
        index = ArchiveIndex(home.index_dir, home.warc_dir)
        can_be_written = home.can_be_written()
        if can_be_written:
            clear_stale(index)
            folder, rules = home.runs_dir / "replay", rules_folder(home.index_dir)
        else:
            self._scratch = TemporaryDirectory(prefix="newsarchive-replay-")
            folder = Path(self._scratch.name)
            rules = folder / "access"
        for problem in index.update().problems if can_be_written else index.complete():
            self.say(problem)
        with Store.open(home.database_url, create=can_be_written) as store:
            if can_be_written:
                agree_on_takedowns(home.takedowns_file, store)
                withhold_quotes(store, index)
            write_rules(rules, store)
        return folder, rules

    def _configure(self, folder: Path, rules: Path) -> None:
        index, warc = self.home.index_dir, self.home.warc_dir
        settings = {
            "collections": {
                COLLECTION: {
                    "index_paths": f"{index}/",
                    "archive_paths": [f"{warc}/", f"{index}/open/"],
                    "acl_paths": [str(rules / ADDRESSES)],
                }
            },
            "enable_memento": True,
            "frame_insert_html": _FRAME,
        }
        (folder / "templates").mkdir(parents=True, exist_ok=True)
        shutil.copy(data_path("replay-templates", _FRAME), folder / "templates" / _FRAME)
        # JSON is YAML
        (folder / "config.yaml").write_text(json.dumps(settings, indent=1), encoding="utf-8")

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
