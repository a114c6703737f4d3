"""Starts pywb, in pywb's own environment (nothing of ours can be imported here), with two things changed.

A capture that was cut says how long it was meant to be. pywb sends that length, fewer bytes, and keeps the
connection open, so a browser waits for the rest for ever; here the connection closes where the bytes end.

pywb's access rules are about addresses. A listing shows other articles every day: here single captures are refused,
which the file named by `NEWSARCHIVE_WITHHELD` lists as lines `FILE OFFSET`.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from pywb.apps.cli import WaybackCli
from pywb.warcserver.access_checker import AccessChecker

Application = Callable[..., Iterable[bytes]]


def end_short_answers(application: Application) -> Application:
    """The application, whose answers end when their bytes do."""

    def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        promised: list[int] = []

        def start(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
            lengths = [value for name, value in headers if name.lower() == "content-length"]
            if environ["REQUEST_METHOD"] != "HEAD" and status[:3] not in ("204", "304"):
                promised[:] = [int(value) for value in lengths if value.isdigit()]
            return start_response(status, headers, *rest)

        return _counted(application(environ, start), promised)

    return answer


def _counted(parts: Iterable[bytes], promised: list[int]) -> Iterator[bytes]:
    sent = 0
    try:
        for part in parts:
            sent += len(part)
            yield part
    finally:
        if close := getattr(parts, "close", None):
            close()
    if promised and sent < promised[0]:
        # gevent's server takes this for a client that left: it closes, and logs nothing
        raise OSError(errno.ECONNRESET, "the capture was cut")


class WithheldCaptures:
    """The places in the list; what is added to it, or takes its place, holds from the next request on."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._places: frozenset[bytes] = frozenset()
        self._read: tuple[int, int, int] | None = None

    def places(self) -> frozenset[bytes]:
        """Lines without their ends."""
        try:
            about = self._path.stat()
        except FileNotFoundError:
            return frozenset()
        state = (about.st_ino, about.st_size, about.st_mtime_ns)
        if state != self._read:
            self._places = frozenset(self._path.read_bytes().splitlines())
            self._read = state
        return self._places


def refuse_captures(withheld: WithheldCaptures) -> None:
    """Make pywb block these captures, whatever its rules say of their addresses."""
    by_address = AccessChecker.wrap_iter

    def checked(self: Any, cdx_iter: Iterable[Any], acl_user: Any) -> Iterator[Any]:
        places = withheld.places()
        for cdx in by_address(self, cdx_iter, acl_user):
            if f"{cdx.get('filename')} {cdx.get('offset')}".encode() in places:
                cdx["access"] = "block"
            yield cdx

    AccessChecker.wrap_iter = checked


class Replay(WaybackCli):  # type: ignore[misc]
    """pywb's `wayback` command."""

    def load(self) -> Application:
        return end_short_answers(super().load())


if __name__ == "__main__":
    refuse_captures(WithheldCaptures(Path(os.environ["NEWSARCHIVE_WITHHELD"])))
    Replay(default_port=8080, desc="pywb for newsarchive").run()
