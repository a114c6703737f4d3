"""What the sample server really received and sent: every byte, and a short line a request."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import time as now

from newsarchive.samplesites.exchange import Request

#: one line an exchange, in the order of the answers: the fields of `Exchange`, bytes in Base64
EXCHANGES = "exchanges.jsonl"
#: the same without the bytes, with their number and the User-Agent
ACCESS = "access.jsonl"


@dataclass(frozen=True, slots=True)
class Exchange:
    """One exchange read back from the log."""

    #: Unix time at which the request was complete, and at which it was answered
    time: float
    answered: float
    address: str
    #: number of the connection since the server started
    connection: int
    method: str
    target: str
    status: int
    request: bytes
    response: bytes


class ExchangeLog:
    """Writes both logs to a folder, a line at a time; without a folder it writes nothing."""

    def __init__(self, folder: Path | None) -> None:
        self._exchanges = self._access = None
        if folder:
            folder.mkdir(parents=True, exist_ok=True)
            self._exchanges = (folder / EXCHANGES).open("a", buffering=1)
            self._access = (folder / ACCESS).open("a", buffering=1)

    def write(
        self,
        request: Request,
        *,
        address: str,
        connection: int,
        status: int,
        time: float,
        received: bytes,
        sent: bytes,
    ) -> None:
        """Note one exchange; `time` is when the request was complete."""
        if self._exchanges is None or self._access is None:
            return
        line = {
            "time": round(time, 6),
            "answered": round(now(), 6),
            "address": address,
            "connection": connection,
            "method": request.method,
            "target": request.target,
            "status": status,
        }
        agent = request.headers.get("user-agent", "")
        self._access.write(json.dumps({**line, "sent": len(sent), "user_agent": agent}) + "\n")
        line["request"] = base64.b64encode(received).decode()
        line["response"] = base64.b64encode(sent).decode()
        self._exchanges.write(json.dumps(line) + "\n")

    def close(self) -> None:
        """Close both files."""
        for file in (self._exchanges, self._access):
            if file:
                file.close()


def read_exchanges(folder: Path) -> Iterator[Exchange]:
    """The exchanges of a log folder, in the order in which they were answered."""
    with (folder / EXCHANGES).open() as file:
        for line in file:
            row = json.loads(line)
            for name in ("request", "response"):
                row[name] = base64.b64decode(row[name])
            yield Exchange(**row)
