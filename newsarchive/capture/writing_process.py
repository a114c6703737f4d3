"""A process that writes WARC files: exchanges come over a socket (its standard input), places of records go back.

A response that lies in a file comes as that file, over a second socket. The process ends when the socket closes: a
crawl that was killed leaves its open file as it is, for the next one to mend.
"""

from __future__ import annotations

import logging
import os
import select
import signal
import socket
import sys
from contextlib import suppress
from pathlib import Path

from newsarchive.beside import Incoming, message
from newsarchive.capture.capture import Capture
from newsarchive.capture.exchange import Exchange
from newsarchive.capture.parcel import Parcel, Refusal, Remark, Setup, Written, unpack
from newsarchive.capture.rendering import Rendering
from newsarchive.capture.writer import WarcWriter
from newsarchive.collector import spare_what_is_loaded
from newsarchive.errors import CaptureError

#: exchanges written in one go at most: the crawl goes on with the first while others are written
_TOGETHER = 4
_READ = 1024 * 1024


class _Remarks(logging.Handler):
    """Sends what is logged here to the crawl, whose log it belongs to."""

    def __init__(self, channel: socket.socket) -> None:
        super().__init__()
        self._channel = channel

    def emit(self, record: logging.LogRecord) -> None:
        remark = Remark(record.name, record.levelno, record.getMessage())
        # a crawl that is gone reads no log
        with suppress(OSError):
            self._channel.sendall(message([remark]))


def main() -> None:
    """Write until the crawl ends."""
    # signals reach the whole process group: the crawl decides when its writer stops
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    with (
        socket.socket(fileno=sys.stdin.fileno()) as channel,
        socket.socket(fileno=int(sys.argv[1])) as files,
    ):
        logging.basicConfig(handlers=[_Remarks(channel)], level=logging.WARNING)
        # a crawl that is killed closes the socket in the middle of what it has to say
        with suppress(ConnectionError):
            _serve(channel, files)


def _serve(channel: socket.socket, files: socket.socket) -> None:
    incoming = Incoming()
    writer: WarcWriter | None = None
    setup = Setup(Path(), {}, None)
    while True:
        if not select.select([channel], [], [], setup.look)[0]:
            if writer is not None:
                writer.rotate_if_due()
            continue
        data = channel.recv(_READ)
        if not data:
            return
        jobs: list[Parcel | Rendering] = []
        for value in incoming.feed(data):
            if isinstance(value, Setup):
                setup, writer = value, _writer(value)
                spare_what_is_loaded()
            elif value is None:
                _write(writer, jobs, channel, files)
                channel.sendall(message([_close(writer)]))
                return
            else:
                jobs.append(value)
                if len(jobs) >= _TOGETHER:
                    _write(writer, jobs, channel, files)
                    jobs = []
        _write(writer, jobs, channel, files)


def _writer(setup: Setup) -> WarcWriter:
    catalogue = setup.catalogue
    options = dict(setup.options)
    if catalogue is not None:
        options |= {"find_earlier": catalogue.find_earlier, "on_finished": catalogue.finished}
    writer = WarcWriter(setup.folder, **options)
    if catalogue is not None:
        writer.listeners.append(catalogue.captured)
    return writer


def _write(
    writer: WarcWriter | None,
    jobs: list[Parcel | Rendering],
    channel: socket.socket,
    files: socket.socket,
) -> None:
    if not jobs:
        return
    assert writer is not None
    exchanges = [job if isinstance(job, Rendering) else _unpacked(job, files) for job in jobs]
    results = writer.write_exchanges(exchanges)
    for exchange in exchanges:
        if isinstance(exchange, Exchange):
            exchange.raw.close()
    channel.sendall(message([_answer(result) for result in results]))


def _unpacked(parcel: Parcel, files: socket.socket) -> Exchange:
    if parcel.raw is not None:
        return unpack(parcel)
    _data, handles, _flags, _address = socket.recv_fds(files, 1, 1)
    return unpack(parcel, os.fdopen(handles[0], "rb"))


def _answer(result: Capture | CaptureError | None) -> Written | Refusal | None:
    if result is None:
        return None
    if isinstance(result, CaptureError):
        return Refusal(str(result))
    return Written(
        record_id=result.record_id,
        record_type=result.record_type,
        surt=result.surt,
        mime=result.mime,
        payload_digest=result.payload_digest,
        warc_file=result.warc_file,
        offset=result.offset,
        length=result.length,
        refers_to=result.refers_to,
    )


def _close(writer: WarcWriter | None) -> Refusal | None:
    try:
        if writer is not None:
            writer.close()
    except OSError as error:
        return Refusal(f"the open WARC file can not be finished: {error.strerror}")
    return None


if __name__ == "__main__":
    main()
