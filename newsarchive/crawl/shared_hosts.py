"""Hosts that share an IP address share one limit: government hosting puts many sites on one server."""

from __future__ import annotations

import asyncio
import ipaddress
import logging
import socket
from typing import Self
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler

logger = logging.getLogger(__name__)

#: seconds that a name may take to resolve before the host is a group of its own
_TIMEOUT = 10.0


class Servers:
    """Groups of hosts: two hosts are one server when they have an address in common."""

    def __init__(self) -> None:
        self._group: dict[str, str] = {}

    def group(self, host: str, addresses: list[str]) -> str:
        """The group of a host with these addresses; the name of a group never changes."""
        for address in addresses:
            if known := self._group.get(address):
                break
        else:
            known = f"server of {host}"
        for address in addresses:
            self._group.setdefault(address, known)
        return known


class SharedHostsMiddleware:
    """Gives requests to one server one downloader slot, robots.txt among them."""

    def __init__(self, crawler: Crawler) -> None:
        self._servers = Servers()
        self._slots: dict[str, asyncio.Task[str]] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Set the slot; behind a proxy the address is not ours to know."""
        host = urlsplit(request.url).hostname
        if not host or request.meta.get("proxy"):
            return
        if host not in self._slots:
            self._slots[host] = asyncio.ensure_future(self._slot(host))
        request.meta["download_slot"] = await asyncio.shield(self._slots[host])

    async def _slot(self, host: str) -> str:
        addresses = await resolve(host)
        slot = self._servers.group(host, addresses) if addresses else host
        if slot not in (host, f"server of {host}"):
            logger.info("hosts share a server host=%s with=%s", host, slot)
        return slot


async def resolve(host: str) -> list[str]:
    """The addresses of a host; none when it is unknown, which the download will report."""
    try:
        return [str(ipaddress.ip_address(host))]
    except ValueError:
        pass
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout(_TIMEOUT):
            found = await loop.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except (OSError, TimeoutError, UnicodeError):
        return []
    return sorted({str(entry[4][0]) for entry in found})
