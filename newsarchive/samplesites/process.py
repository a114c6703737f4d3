"""The sample sites as a process of their own, for tests and the demonstration."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
import urllib.request
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from newsarchive.datafiles import data_path
from newsarchive.errors import ConfigurationError
from newsarchive.samplesites.article import Epoch
from newsarchive.samplesites.exchangelog import ACCESS
from newsarchive.samplesites.network import network
from newsarchive.samplesites.site import (
    BENCH,
    CONTROL_ADDRESS,
    DEFAULT_PORT,
    TRAPS,
    SampleSite,
    all_sites,
    find_site,
)


def write_profiles(
    folder: Path, port: int = DEFAULT_PORT, *, extra: tuple[str, ...] = ()
) -> list[Path]:
    """The shipped profiles of the sample sites, copied to `folder` with `port` in their homes.

    `extra` names further ones, `sampel-jebakan` (traps) and `sampel-tolok` (benchmark).
    """
    folder.mkdir(parents=True, exist_ok=True)
    sources = sorted(data_path("samplesites", "profiles").glob("*.toml"))
    sources += [data_path("samplesites", "extra-profiles", f"{name}.toml") for name in extra]
    written = []
    for source in sources:
        text = re.sub(
            rf'(?m)^(home = "http://[\d.]+):{DEFAULT_PORT}/',
            rf"\g<1>:{port}/",
            source.read_text("utf-8"),
        )
        path = folder / source.name
        path.write_text(text, "utf-8")
        written.append(path)
    return written


def allowed(robots: str, target: str) -> bool:
    """Whether rules for every agent, without wildcards, let a crawler fetch `target`.

    Source: RFC 9309, section 2.2.2: the longest rule that matches wins, Allow on a tie.
    """
    best = (0, True)
    for line in robots.splitlines():
        name, _, value = line.partition(":")
        rule = value.strip()
        if name.lower() in ("allow", "disallow") and rule and target.startswith(rule):
            best = max(best, (len(rule), name.lower() == "allow"))
    return best[1]


class SampleSites:
    """A running server of the sample sites; a context manager.

    Raises `ConfigurationError` on entering when the server does not come up, e.g. because the port
    is taken.
    """

    def __init__(
        self,
        port: int = DEFAULT_PORT,
        epoch: Epoch = 1,
        log_dir: Path | None = None,
        *,
        slow: float | None = None,
        traps: bool = False,
        articles: int = 0,
        grown: int = 0,
    ) -> None:
        self.port = port
        self.epoch = epoch
        self.log_dir = log_dir
        self._slow = slow
        self._traps = traps
        self._articles = articles
        self._grown = grown
        self._process: subprocess.Popen[str] | None = None
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    @property
    def sites(self) -> list[SampleSite]:
        """The sites, in the order of their addresses."""
        return list(all_sites().values())

    def home(self, site_id: str) -> str:
        """Address of a site's home page."""
        return find_site(site_id).home(self.port)

    @property
    def profiles_dir(self) -> Path:
        """A folder of profiles of these sites with the right port; gone when the server stops."""
        if self._folder is None:
            raise ConfigurationError("the sample sites do not run; use them in a with statement")
        return Path(self._folder.name)

    def access(self) -> list[dict[str, Any]]:
        """The access log so far, in the order of the answers.

        Each row has `time`, `answered`, `address`, `connection`, `method`, `target`, `status`,
        `sent` (bytes) and `user_agent`. Empty without a log folder.
        """
        if self.log_dir is None:
            return []
        text = (self.log_dir / ACCESS).read_text("utf-8")
        return [json.loads(line) for line in text.splitlines()]

    def disallowed_requests(self) -> list[dict[str, Any]]:
        """The logged requests that the robots.txt of their site forbids."""
        pages = network(self.port, 1, traps=True, articles=1)
        rules = {address: site.robots() for address, site in pages.items()}
        return [
            row
            for row in self.access()
            if row["address"] in rules and not allowed(rules[row["address"]], row["target"])
        ]

    def set_epoch(self, epoch: Epoch) -> None:
        """Let editors and authors do what they do between the two crawls, or undo it."""
        self.epoch = self._control({"epoch": epoch})["epoch"]

    def set_down(self, *site_ids: str) -> None:
        """Let exactly these sites hang up on every request, as a dead host does."""
        self._control({"down": [find_site(site_id).address for site_id in site_ids]})

    def _control(self, wish: dict[str, Any]) -> dict[str, Any]:
        request = urllib.request.Request(
            f"http://{CONTROL_ADDRESS}:{self.port}/_control",
            data=json.dumps(wish).encode(),
            headers={"Content-Type": "application/json"},
        )
        # a proxy named in the environment has no way to the loopback addresses
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(request, timeout=10) as answer:
            state: dict[str, Any] = json.load(answer)
        return state

    def __enter__(self) -> Self:
        command = [sys.executable, "-m", "newsarchive.samplesites"]
        command += ["--port", str(self.port), "--epoch", str(self.epoch)]
        if self.log_dir:
            command += ["--log", str(self.log_dir)]
        if self._slow is not None:
            command += ["--slow", str(self._slow)]
        if self._traps:
            command.append("--traps")
        if self._articles:
            command += ["--articles", str(self._articles)]
        if self._grown:
            command += ["--grown", str(self._grown)]
        self._process = subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            stdin=subprocess.DEVNULL,
            text=True,
        )
        assert self._process.stdout is not None
        assert self._process.stderr is not None
        if not self._process.stdout.readline():
            problem = self._process.stderr.read().strip().splitlines()
            self.__exit__(None, None, None)
            raise ConfigurationError(problem[-1] if problem else "the sample sites did not start")
        self._folder = tempfile.TemporaryDirectory(prefix="newsarchive-profiles-")
        extra = (TRAPS,) * self._traps + (BENCH,) * bool(self._articles)
        write_profiles(self.profiles_dir, self.port, extra=extra)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._process:
            self._process.terminate()
            try:
                self._process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
            for stream in (self._process.stdout, self._process.stderr):
                if stream:
                    stream.close()
            self._process = None
        if self._folder:
            self._folder.cleanup()
            self._folder = None
