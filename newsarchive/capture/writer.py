"""WARC files: one gzip member a record, `.open` while written, renamed when finished, rotated."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import fcntl
import hashlib
import os
import queue
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Literal

from isal import isal_zlib

from newsarchive import __version__
from newsarchive.capture.capture import Capture, surt_of
from newsarchive.capture.exchange import Exchange
from newsarchive.capture.records import (
    Fields,
    base32_sha1,
    common_fields,
    metadata_fields,
    new_record_id,
    parts_of,
    record_head,
    small_record,
    warc_date,
    warc_fields,
    warcinfo,
)
from newsarchive.errors import CaptureError

Fsync = Literal["never", "rotate", "interval"]
Listener = Callable[[Capture], None]

OPEN = ".open"
_FSYNC_SECONDS = 5.0
#: payloads of this run that a revisit record may point to
_REMEMBERED = 50_000
#: exchanges written in one go at most
_TOGETHER = 32
#: of isal's 0..3: as small as zlib level 6 on HTML, at several times its pace
_LEVEL = 2


class WarcWriter:
    """Writes exchanges into the WARC files of one run. One thread at a time."""

    def __init__(
        self,
        folder: Path,
        *,
        run_id: str,
        operator: str = "",
        user_agent: str = "",
        robots: str = "obey",
        max_bytes: int = 1_000_000_000,
        max_seconds: float = 86_400.0,
        fsync: Fsync = "rotate",
        find_earlier: Callable[[str | None, str], Capture | None] | None = None,
        on_finished: Callable[[Path, str | None], None] | None = None,
    ) -> None:
        self.folder = folder
        self.listeners: list[Listener] = []
        self._run_id = run_id
        self._about = (operator, user_agent, robots)
        self._max_bytes = max_bytes
        self._max_seconds = max_seconds
        self._fsync = fsync
        self._find_earlier = find_earlier
        self._on_finished = on_finished
        self._file: IO[bytes] | None = None
        self._path = folder
        self._offset = 0
        #: end of the warcinfo record
        self._head_end = 0
        self._failure: CaptureError | None = None
        self._fixity: hashlib._Hash | None = None
        self._opened = 0.0
        self._synced = 0.0
        self._serial = 0
        self._payloads: OrderedDict[tuple[str, str], Capture] = OrderedDict()

    def write_exchange(self, exchange: Exchange) -> Capture:
        """Write one exchange; see `write_exchanges`. Raises `CaptureError` when it can not be written."""
        result = self.write_exchanges([exchange])[0]
        if isinstance(result, CaptureError):
            raise result
        return result

    def write_exchanges(self, exchanges: Sequence[Exchange]) -> list[Capture | CaptureError]:
        """Write response (or revisit), request and metadata records of each; the bytes of all are with the
        operating system when this returns.

        What can not be written comes back as a `CaptureError`; the file then ends with the last whole exchange,
        and nothing more is tried: a disk that was full once would leave a trail of empty files.
        """
        if self._failure is not None:
            return [self._failure] * len(exchanges)
        results: list[Capture | CaptureError] = []
        start = None
        try:
            self._ready()
            assert self._file is not None
            start = self._offset
            results = [self._one(exchange) for exchange in exchanges]
            self._file.flush()
            if self._fsync == "interval" and time.monotonic() - self._synced > _FSYNC_SECONDS:
                os.fsync(self._file.fileno())
                self._synced = time.monotonic()
        except OSError as error:
            self._cut_back(start)
            full = error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
            self._failure = CaptureError(
                f"can not write {self._path}: {'the disk is full' if full else error.strerror}; "
                "make room, then run the same command again"
            )
            self._failure.__cause__ = error
            return [self._failure] * len(exchanges)
        for result in results:
            if isinstance(result, Capture):
                for listener in self.listeners:
                    listener(result)
        return results

    def _one(self, exchange: Exchange) -> Capture | CaptureError:
        """One exchange's records; an exchange that can not be put into records leaves no bytes behind."""
        start = self._offset
        try:
            return self._records(exchange)
        except OSError:
            raise
        except Exception as error:  # noqa: BLE001 - handed to whoever waits for the capture
            assert self._file is not None
            self._file.flush()
            self._file.truncate(start)
            self._file.seek(start)
            # the digest went over bytes that are gone: it is taken from the disk when the file is finished
            self._offset, self._fixity = start, None
            failure = CaptureError(f"{exchange.url}: its records can not be written: {error!r}")
            failure.__cause__ = error
            return failure

    def close(self) -> None:
        """Finish the open file: force it to the disk and give it its final name."""
        if self._file is None:
            return
        file, self._file = self._file, None
        try:
            file.flush()
            if self._fsync != "never":
                os.fsync(file.fileno())
        finally:
            final = self._path.with_name(self._path.name.removesuffix(OPEN))
            # renamed while the lock is still held: nobody takes it for a torn file in between
            self._path.rename(final)
            file.close()
        if self._on_finished is not None:
            self._on_finished(final, self._fixity.hexdigest() if self._fixity else None)

    def _ready(self) -> None:
        if self._file is not None and (
            self._offset >= self._max_bytes or time.monotonic() - self._opened > self._max_seconds
        ):
            self.close()
        if self._file is None:
            self._open()

    def _open(self) -> None:
        now = datetime.now(UTC)
        folder = self.folder / f"{now:%Y}" / f"{now:%m}"
        folder.mkdir(parents=True, exist_ok=True)
        name = f"newsarchive-{self._run_id}-{now:%Y%m%d%H%M%S}-{self._serial:05d}.warc.gz"
        self._serial += 1
        self._path = folder / (name + OPEN)
        self._file = self._path.open("xb", buffering=1024 * 1024)
        fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        self._offset, self._fixity, self._opened = 0, hashlib.sha256(), time.monotonic()
        operator, user_agent, robots = self._about
        fields: Fields = [
            ("software", f"newsarchive/{__version__}"),
            ("format", "WARC File Format 1.1"),
            (
                "conformsTo",
                "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/",
            ),
            ("robots", robots),
            ("isPartOf", self._run_id),
        ]
        fields += [("operator", operator)] if operator else []
        fields += [("http-header-user-agent", user_agent)] if user_agent else []
        self._whole(warcinfo(fields, name, now))
        self._head_end = self._offset

    def _records(self, exchange: Exchange) -> Capture:
        record_id = new_record_id()
        offset = self._offset
        payload = base32_sha1(exchange.payload_hash.digest()) if exchange.entity_length else None
        fields = common_fields(exchange, record_id)
        head = exchange.head
        status = head.status if head else 0
        earlier = self._earlier(exchange, payload, status)
        if status == 304 and earlier is not None:
            payload = earlier.payload_digest
        if payload:
            fields.append(("WARC-Payload-Digest", payload))
        if exchange.truncated:
            fields.append(("WARC-Truncated", exchange.truncated))
        fields.append(("Content-Type", "application/http; msgtype=response"))
        if earlier is None and status != 304:
            digest = base32_sha1(exchange.block_hash.digest())
            fields.append(("WARC-Block-Digest", digest))
            start = record_head("response", fields, exchange.raw.length)
            length = self._member(parts_of(start, exchange.raw))
        else:
            length = self._revisit(exchange, fields, status, earlier)
        self._companions(exchange, record_id)
        mime = head.value(b"content-type") if head else None
        capture = Capture(
            record_id=record_id,
            record_type="response" if earlier is None and status != 304 else "revisit",
            url=exchange.url,
            surt=surt_of(exchange.url),
            fetched_at=exchange.started,
            status=status,
            mime=mime.split(b";")[0].strip().decode("latin-1").lower() if mime else None,
            payload_digest=payload,
            warc_file=str(
                self._path.relative_to(self.folder).with_name(self._path.name.removesuffix(OPEN))
            ),
            offset=offset,
            length=length,
            truncated=exchange.truncated,
            refers_to=earlier.record_id if earlier else None,
            context=exchange.context,
        )
        if capture.record_type == "response" and payload and status == 200:
            self._remember(payload, exchange.url, capture)
        return capture

    def _revisit(
        self, exchange: Exchange, fields: Fields, status: int, earlier: Capture | None
    ) -> int:
        """A record that says: the same as an earlier one (WARC 1.1 section 6.7)."""
        profile = "server-not-modified" if status == 304 else "identical-payload-digest"
        fields.append(("WARC-Profile", f"http://netpreserve.org/warc/1.1/revisit/{profile}"))
        if earlier is not None:
            fields += [
                ("WARC-Refers-To", f"<{earlier.record_id}>"),
                ("WARC-Refers-To-Target-URI", earlier.url),
                ("WARC-Refers-To-Date", warc_date(earlier.fetched_at)),
            ]
        length = exchange.reader.head_length if exchange.reader else 0
        block = b"".join(exchange.raw)[:length]
        return self._whole(small_record("revisit", fields, block))

    def _companions(self, exchange: Exchange, record_id: str) -> None:
        """The request and the metadata records that go with a response."""
        fields = common_fields(exchange, new_record_id())
        fields.append(("WARC-Concurrent-To", f"<{record_id}>"))
        fields.append(("Content-Type", "application/http; msgtype=request"))
        self._whole(small_record("request", fields, exchange.request))
        fields = common_fields(exchange, new_record_id())[:3]
        fields.append(("WARC-Concurrent-To", f"<{record_id}>"))
        fields.append(("Content-Type", "application/warc-fields"))
        block = warc_fields(metadata_fields(exchange))
        self._whole(small_record("metadata", fields, block))

    def _earlier(self, exchange: Exchange, payload: str | None, status: int) -> Capture | None:
        """The response that this one repeats; only whole GET 200 answers with a body are compared."""
        if exchange.method == "GET" and status == 304 and self._find_earlier is not None:
            return self._find_earlier(None, exchange.url)
        if exchange.method != "GET" or status != 200 or not payload or exchange.truncated:
            return None
        known = self._payloads.get((payload, exchange.url))
        if known is None and self._find_earlier is not None:
            known = self._find_earlier(payload, exchange.url)
        return known

    def _remember(self, payload: str, url: str, capture: Capture) -> None:
        self._payloads[(payload, url)] = capture
        if len(self._payloads) > _REMEMBERED:
            self._payloads.popitem(last=False)

    def _whole(self, record: bytes) -> int:
        """Write a record that is in memory as one gzip member; returns its length in bytes."""
        length = self._write(isal_zlib.compress(record, _LEVEL, 31))
        self._offset += length
        return length

    def _member(self, parts: Iterable[bytes]) -> int:
        """Write one gzip member; returns its length in bytes."""
        assert self._file is not None
        compressor = isal_zlib.compressobj(_LEVEL, isal_zlib.DEFLATED, 31)
        length = 0
        for part in parts:
            length += self._write(compressor.compress(part))
        length += self._write(compressor.flush())
        self._offset += length
        return length

    def _write(self, data: bytes) -> int:
        assert self._file is not None
        if self._fixity is not None:
            self._fixity.update(data)
        return self._file.write(data)

    def _cut_back(self, start: int | None) -> None:
        """After a failed write: end the file with its last whole exchange, or remove it when it has none."""
        if self._file is None:
            return
        file, self._file = self._file, None
        # the buffered bytes that did not fit are cut off below
        with contextlib.suppress(OSError):
            file.close()
        if start is None or start <= self._head_end:
            self._path.unlink()
            return
        os.truncate(self._path, start)
        final = self._path.with_name(self._path.name.removesuffix(OPEN))
        self._path.rename(final)
        if self._on_finished is not None:
            self._on_finished(final, None)


class ThreadedWriter:
    """A `WarcWriter` on a thread of its own, so that compressing never holds up the event loop.

    Exchanges that wait are written together: one flush and one wake-up of the loop for all of them.
    """

    def __init__(self, writer: WarcWriter) -> None:
        self.writer = writer
        self._jobs: queue.SimpleQueue[tuple[Exchange, asyncio.Future[Capture]] | None] = (
            queue.SimpleQueue()
        )
        self._thread = threading.Thread(target=self._run, name="warc-writer", daemon=True)
        self._thread.start()

    async def write(self, exchange: Exchange) -> Capture:
        """Write an exchange; returns when its records are with the operating system.

        Raises `CaptureError` when they can not be written.
        """
        future: asyncio.Future[Capture] = asyncio.get_running_loop().create_future()
        self._jobs.put((exchange, future))
        return await future

    def close(self) -> None:
        """Write what is queued, finish the file, end the thread."""
        self._jobs.put(None)
        self._thread.join()
        self.writer.close()

    def _run(self) -> None:
        while (job := self._jobs.get()) is not None:
            jobs = [job]
            with contextlib.suppress(queue.Empty):
                while len(jobs) < _TOGETHER and (job := self._jobs.get_nowait()) is not None:
                    jobs.append(job)
            results = self.writer.write_exchanges([exchange for exchange, _future in jobs])
            answers = [
                (future, result) for (_exchange, future), result in zip(jobs, results, strict=True)
            ]
            # a loop that is closed waits for nothing any more
            with contextlib.suppress(RuntimeError):
                jobs[0][1].get_loop().call_soon_threadsafe(_answer, answers)
            if job is None:
                return


def _answer(answers: list[tuple[asyncio.Future[Capture], Capture | CaptureError]]) -> None:
    for future, result in answers:
        if future.done():
            continue
        if isinstance(result, CaptureError):
            future.set_exception(result)
        else:
            future.set_result(result)
