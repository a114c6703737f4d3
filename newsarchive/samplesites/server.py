"""The server of all sample sites: one process, one port, an address a site."""

from __future__ import annotations

import asyncio
import json
import signal
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from newsarchive.errors import ConfigurationError
from newsarchive.samplesites.article import Epoch
from newsarchive.samplesites.exchange import Reply, Request
from newsarchive.samplesites.exchangelog import ExchangeLog
from newsarchive.samplesites.network import network
from newsarchive.samplesites.pages import SLOW_SECONDS, SitePages
from newsarchive.samplesites.protocol import Answer, SiteProtocol, WireCache
from newsarchive.samplesites.site import CONTROL_ADDRESS, DEFAULT_PORT


@dataclass(kw_only=True)
class SampleServer:
    """Serves every site until it is told to stop; can change the epoch while it runs."""

    port: int = DEFAULT_PORT
    epoch: Epoch = 1
    log_dir: Path | None = None
    #: seconds that the slow page takes
    slow: float = SLOW_SECONDS
    #: serve the site of traps too
    traps: bool = False
    #: serve a benchmark site of so many articles too
    articles: int = 0
    #: more articles on every site
    grown: int = 0
    #: addresses that hang up on every request
    down: set[str] = field(default_factory=set)
    _caches: dict[str, WireCache] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._log = ExchangeLog(self.log_dir)
        self._sites = self._network()

    def _network(self) -> dict[str, SitePages]:
        return network(
            self.port,
            self.epoch,
            slow=self.slow,
            traps=self.traps,
            articles=self.articles,
            grown=self.grown,
        )

    def set_epoch(self, epoch: Epoch) -> None:
        """Publish what was written, changed and withdrawn until `epoch`."""
        self.epoch = epoch
        self._sites = self._network()
        self._forget()

    def _forget(self) -> None:
        for cache in self._caches.values():
            cache.clear()

    def answer(self, address: str, request: Request) -> Reply:
        """The reply of the site at `address`; `ConnectionAbortedError` while it is down."""
        if address in self.down:
            raise ConnectionAbortedError(address)
        return self._sites[address].reply(request)

    def control(self, request: Request) -> Reply:
        """`POST /_control` with `{"epoch": 2}` or `{"down": ["127.0.0.14"]}`; GET tells both."""
        if request.method == "POST" and request.path == "/_control":
            try:
                wanted = json.loads(request.body or b"{}")
                epoch, down = wanted.get("epoch", self.epoch), wanted.get("down")
            except (ValueError, AttributeError):
                epoch, down = None, None
            if epoch not in (1, 2):
                return Reply(status=400, body=b'{"error": "epoch is 1 or 2"}', cacheable=False)
            if epoch != self.epoch:
                self.set_epoch(epoch)
            if isinstance(down, list):
                self.down = set(down)
                self._forget()
        body = json.dumps({"epoch": self.epoch, "down": sorted(self.down)}).encode()
        return Reply(body=body, content_type="application/json", cacheable=False)

    async def run(self) -> None:
        """Serve until SIGTERM or SIGINT. SIGUSR1 goes to the second epoch."""
        loop = asyncio.get_running_loop()
        stop = asyncio.Event()
        for name in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(name, stop.set)
        loop.add_signal_handler(signal.SIGUSR1, self.set_epoch, 2)
        servers = []
        try:
            for address in self._sites:
                self._caches[address] = WireCache()
                servers.append(await self._listen(address, partial(self.answer, address)))
            servers.append(await self._listen(CONTROL_ADDRESS, self.control))
            print(f"sample sites ready on port {self.port}, epoch {self.epoch}", flush=True)
            await stop.wait()
        finally:
            for server in servers:
                server.close()
            self._log.close()

    async def _listen(self, address: str, answer: Answer) -> asyncio.Server:
        loop = asyncio.get_running_loop()
        cache = self._caches.get(address, WireCache())
        try:
            return await loop.create_server(
                lambda: SiteProtocol(address, answer, cache, self._log),
                address,
                self.port,
                reuse_address=True,
                backlog=512,
            )
        except OSError as error:
            raise ConfigurationError(
                f"sample sites can not listen on {address}:{self.port}: {error.strerror};"
                " choose another port with --port"
            ) from error
