"""Exchanges to the WARC files of one run: records in their order, files rotated by size and time."""

from __future__ import annotations

import errno
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from newsarchive import __version__
from newsarchive.capture.capture import Capture, surt_of
from newsarchive.capture.digests import Algorithm, labelled
from newsarchive.capture.exchange import Exchange
from newsarchive.capture.records import (
    Common,
    Fields,
    common_lines,
    dns_record,
    metadata_record,
    new_record_id,
    parts_of,
    record_head,
    request_record,
    small_record,
    warc_date,
    warcinfo,
)
from newsarchive.capture.rendering import Rendering
from newsarchive.capture.repeats import FindEarlier, Original, Originals
from newsarchive.capture.warc_file import OPEN, Fsync, WarcFile
from newsarchive.errors import CaptureError

__all__ = ["OPEN", "Fsync", "WarcWriter"]

Listener = Callable[[Capture], None]

#: of the response to a request that was not modified so much is kept, in bytes
_NOT_MODIFIED = 1024 * 1024


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
        sources: Sequence[tuple[str, str]] = (),
        max_bytes: int = 1_000_000_000,
        max_seconds: float = 86_400.0,
        fsync: Fsync = "rotate",
        algorithm: Algorithm = "sha1",
        find_earlier: FindEarlier | None = None,
        on_finished: Callable[[Path, str | None], None] | None = None,
    ) -> None:
        self.folder = folder
        self.listeners: list[Listener] = []
        self._run_id = run_id
        self._about = (operator, user_agent, robots)
        self._sources = sources
        self._max_bytes = max_bytes
        self._max_seconds = max_seconds
        self._fsync = fsync
        self._algorithm: Algorithm = algorithm
        self._originals = Originals(find_earlier)
        self._on_finished = on_finished
        self._file: WarcFile | None = None
        #: end of the warcinfo record
        self._head_end = 0
        self._failure: CaptureError | None = None

    def write_exchange(self, exchange: Exchange) -> Capture:
        """Write one answered exchange; see `write_exchanges`. Raises `CaptureError` when it can not be written."""
        result = self.write_exchanges([exchange])[0]
        if isinstance(result, CaptureError):
            raise result
        assert result is not None
        return result

    def write_exchanges(
        self, exchanges: Sequence[Exchange | Rendering]
    ) -> list[Capture | CaptureError | None]:
        """Write response (or revisit), request and metadata records of each; the bytes of all are with the
        operating system when this returns. None stands for an exchange without an answer.

        What can not be written comes back as a `CaptureError`; the file then ends with the last whole exchange,
        and nothing more is tried: a disk that was full once would leave a trail of empty files.
        """
        self.rotate_if_due()
        if self._failure is not None:
            return [self._failure] * len(exchanges)
        start = 0
        try:
            file = self._file or self._open()
            start = file.offset
            results = [self._one(file, exchange) for exchange in exchanges]
            file.flush()
        except OSError as error:
            return [self._fail(error, start)] * len(exchanges)
        for result in results:
            if isinstance(result, Capture):
                for listener in self.listeners:
                    listener(result)
        return results

    def _one(self, file: WarcFile, exchange: Exchange | Rendering) -> Capture | CaptureError | None:
        """One exchange's records; an exchange that can not be put into records leaves no bytes behind."""
        start = file.offset
        try:
            if isinstance(exchange, Rendering):
                for record in exchange.records(self._algorithm):
                    file.whole(record)
                return None
            if exchange.dns is not None:
                file.whole(dns_record(exchange.dns, self._algorithm))
            if exchange.unanswered is not None:
                self._companions(file, exchange, common_lines(exchange), None)
                return None
            return self._records(file, exchange)
        except OSError:
            raise
        except Exception as error:  # noqa: BLE001 - handed to whoever waits for the capture
            file.back_to(start)
            failure = CaptureError(f"{exchange.url}: its records can not be written: {error!r}")
            failure.__cause__ = error
            return failure

    def close(self) -> None:
        """Finish the open file: force it to the disk and give it its final name."""
        if self._file is None:
            return
        file, self._file = self._file, None
        sha256 = file.finish()
        if self._on_finished is not None:
            self._on_finished(file.final, sha256)

    def rotate_if_due(self) -> None:
        """Finish the open file if it is large or old enough."""
        file = self._file
        if file is None or self._failure is not None:
            return
        old = time.monotonic() - file.opened > self._max_seconds
        if file.offset >= self._max_bytes or (old and file.offset > self._head_end):
            try:
                self.close()
            except OSError as error:
                self._fail(error, 0)

    def _open(self) -> WarcFile:
        now = datetime.now(UTC)
        self._head_end = 0
        self._file = WarcFile.create(self.folder, f"newsarchive-{self._run_id}", now, self._fsync)
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
        fields += self._sources
        self._file.whole(warcinfo(fields, self._file.final.name, now, self._algorithm))
        self._head_end = self._file.offset
        return self._file

    def _fail(self, error: OSError, start: int) -> CaptureError:
        """After a failed write: end the file with its last whole exchange, or remove it when it has none."""
        file, self._file = self._file, None
        full = error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
        path = file.path if file is not None else self.folder
        self._failure = CaptureError(
            f"can not write {path}: {'the disk is full' if full else error.strerror}; "
            "make room, then run the same command again"
        )
        self._failure.__cause__ = error
        if file is not None and file.path.exists():
            end = start if start > self._head_end else 0
            file.cut(end)
            if end and self._on_finished is not None:
                self._on_finished(file.final, None)
        return self._failure

    def _records(self, file: WarcFile, exchange: Exchange) -> Capture:
        record_id = new_record_id()
        offset = file.offset
        payload = None
        if exchange.entity_length:
            payload = labelled(exchange.algorithm, exchange.payload_hash.digest())
        common = common_lines(exchange)
        lines = f"WARC-Record-ID: <{record_id}>\r\n{common.what}{common.how}"
        head = exchange.head
        status = head.status if head else 0
        earlier = self._originals.repeated_by(exchange, payload, status)
        if status == 304 and earlier is not None:
            payload = earlier.payload_digest
        if payload:
            lines += f"WARC-Payload-Digest: {payload}\r\n"
        if exchange.truncated:
            lines += f"WARC-Truncated: {exchange.truncated}\r\n"
        lines += "Content-Type: application/http; msgtype=response\r\n"
        if earlier is None and status != 304:
            digest = labelled(exchange.algorithm, exchange.block_hash.digest())
            lines += f"WARC-Block-Digest: {digest}\r\n"
            start = record_head("response", lines, exchange.raw.length)
            if exchange.raw.is_in_memory:
                length = file.whole(b"".join([start, *exchange.raw, b"\r\n\r\n"]))
            else:
                length = file.member(parts_of(start, exchange.raw))
        else:
            length = self._revisit(file, exchange, lines, earlier)
        self._companions(file, exchange, common, record_id)
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
            warc_file=file.name,
            offset=offset,
            length=length,
            truncated=exchange.truncated,
            refers_to=earlier.record_id if earlier else None,
            context=exchange.context,
        )
        if capture.record_type == "response" and payload and status == 200:
            self._originals.remember(payload, exchange.url, capture)
        return capture

    def _revisit(
        self, file: WarcFile, exchange: Exchange, lines: str, earlier: Original | None
    ) -> int:
        """A record that says: the same as an earlier one (WARC 1.1 section 6.7)."""
        not_modified = exchange.head is not None and exchange.head.status == 304
        profile = "server-not-modified" if not_modified else "identical-payload-digest"
        lines += f"WARC-Profile: http://netpreserve.org/warc/1.1/revisit/{profile}\r\n"
        if earlier is not None:
            lines += (
                f"WARC-Refers-To: <{earlier.record_id}>\r\n"
                f"WARC-Refers-To-Target-URI: {earlier.url}\r\n"
                f"WARC-Refers-To-Date: {warc_date(earlier.fetched_at)}\r\n"
            )
        length = exchange.reader.head_length if exchange.reader else 0
        block = exchange.raw.beginning(_NOT_MODIFIED if not_modified else length)
        return file.whole(small_record("revisit", lines, block, exchange.algorithm))

    def _companions(
        self, file: WarcFile, exchange: Exchange, common: Common, record_id: str | None
    ) -> None:
        """The request and the metadata records, concurrent to a response or, without one, to each other."""
        request_id = new_record_id()
        file.whole(request_record(exchange, common, request_id, record_id))
        file.whole(metadata_record(exchange, common, record_id or request_id))
