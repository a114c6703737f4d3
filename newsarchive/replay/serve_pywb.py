"""Starts pywb, in pywb's own environment (nothing of ours can be imported here), with one thing mended.

A capture that was cut says how long it was meant to be. pywb sends that length, fewer bytes, and keeps the
connection open, so a browser waits for the rest for ever; here the connection closes where the bytes end.
"""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from pywb.apps.cli import WaybackCli

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


class Replay(WaybackCli):  # type: ignore[misc]
    """pywb's `wayback` command."""

    def load(self) -> Application:
        return end_short_answers(super().load())


if __name__ == "__main__":
    Replay(default_port=8080, desc="pywb for newsarchive").run()
