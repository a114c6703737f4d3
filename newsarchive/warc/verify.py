"""Checks WARC files more strictly than the usual readers: structure, fields, pairing, digests, what records say of
each other; of files that our crawls wrote also that they are as our crawls write them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from newsarchive.errors import WarcError
from newsarchive.warc.members import is_one_stream, members_of
from newsarchive.warc.record_checks import CheckedRecord
from newsarchive.warc.record_links import RecordLinks
from newsarchive.warc.record_stream import OneStreamError

#: no flags, no time, no name, system unknown: as our writer begins each member
_OUR_GZIP = bytes.fromhex("1f8b08000000000000ff")


@dataclass
class Problem:
    """One thing that is wrong, and where."""

    file: str
    offset: int
    what: str
    record_id: str | None = None

    def __str__(self) -> str:
        record = f" record {self.record_id}" if self.record_id else ""
        return f"{self.file}: offset {self.offset}:{record} {self.what}"


@dataclass
class Verified:
    """What a file holds and what is wrong with it."""

    path: Path
    records: int = 0
    bytes: int = 0
    problems: list[Problem] = field(default_factory=list)
    #: offset of each record id
    offsets: dict[str, int] = field(default_factory=dict)


def verify_file(
    path: Path,
    *,
    progress: Callable[[int], None] | None = None,
    links: RecordLinks | None = None,
) -> Verified:
    """Read a whole file once. `links` gathers what only all files together can tell.

    Raises `WarcError` when it can not be opened.
    """
    result = Verified(path)
    check = _FileCheck(result, links)
    try:
        if path.stat().st_size == 0:
            check.note(0, "the file is empty")
        elif is_one_stream(path):
            check.note(0, OneStreamError(path).way_out)
            return result
        for member in members_of(path):
            record = CheckedRecord(member.start)
            for part in member.parts():
                record.feed(part)
            result.records += 1
            result.bytes = member.end
            if member.damage is not None:
                check.damaged(member.start, member.damage, record)
            else:
                record.close()
                check.judge(record, member.header)
            if progress is not None:
                progress(member.end)
    except OSError as error:
        raise WarcError(f"{path}: {error.strerror}; check the path") from error
    check.end()
    return result


class _FileCheck:
    """What the records of one file say of each other."""

    def __init__(self, result: Verified, links: RecordLinks | None) -> None:
        self._result = result
        self._links = links
        #: written by a crawl of ours
        self._ours = False
        #: after damage, until the next exchange begins
        self._loose = False
        #: of our exchanges: the record that must come next, and the id it must be concurrent to
        self._next: tuple[str, str] | None = None
        #: the response that the next request belongs to
        self._response: CheckedRecord | None = None
        #: responses without their request so far
        self._alone: dict[str, CheckedRecord] = {}
        #: concurrent-to of requests whose response has not come
        self._waiting: dict[str, tuple[int, str | None]] = {}

    def note(self, offset: int, what: str, record_id: str | None = None) -> None:
        """Take down a problem."""
        self._result.problems.append(Problem(str(self._result.path), offset, what, record_id))

    def damaged(self, offset: int, what: str, record: CheckedRecord) -> None:
        """A member that can not be read to its end."""
        self.note(offset, what, record.fields.get("warc-record-id"))
        self._loose, self._next, self._response = True, None, None

    def judge(self, record: CheckedRecord, gzip_header: bytes) -> None:
        """A record that was read whole."""
        record_id = record.fields.get("warc-record-id")
        if self._result.records == 1:
            self._begin(record)
        for problem in record.problems:
            self.note(record.offset, problem, record_id)
        if self._ours and gzip_header not in (_OUR_GZIP, b""):
            self.note(record.offset, f"gzip header is {gzip_header.hex()}", record_id)
        if record_id is None:
            return
        if record_id in self._result.offsets:
            self.note(record.offset, "WARC-Record-ID stands twice", record_id)
        self._result.offsets[record_id] = record.offset
        if self._links is not None:
            self._links.add(self._result.path, record.offset, record.fields)
        if self._ours:
            self._judge_ours(record, record_id)
        self._pair(record, record_id)

    def _begin(self, record: CheckedRecord) -> None:
        if record.kind != "warcinfo":
            self.note(record.offset, "the file does not begin with warcinfo")
            return
        # a copy of some records has no isPartOf
        self._ours = b"software: newsarchive/" in record.text and b"isPartOf:" in record.text
        name = record.fields.get("warc-filename", "")
        called = self._result.path.name.removesuffix(".open")
        # what was decompressed lost the end of its name
        if self._ours and called not in (name, name.removesuffix(".gz")):
            self.note(record.offset, f"the file is called {called}, its warcinfo says {name}")

    def _judge_ours(self, record: CheckedRecord, record_id: str) -> None:
        kind, fields = record.kind, record.fields
        if "warc-block-digest" not in fields:
            self.note(record.offset, "no block digest", record_id)
        if kind == "response" and record.entity_length and "warc-payload-digest" not in fields:
            record.unless_head.append("no payload digest")
        if kind == "warcinfo" and self._result.records > 1:
            self.note(record.offset, "a second warcinfo", record_id)
        expected, self._next = self._next, None
        concurrent = fields.get("warc-concurrent-to", record_id)
        if kind in ("request", "metadata") and not self._loose:
            # a request that was never answered
            alone = kind == "request" and "warc-concurrent-to" not in fields
            if alone:
                self._response = None
            if (expected is None and not alone) or (expected and expected != (kind, concurrent)):
                self.note(
                    record.offset, f"{kind} does not stand behind what it belongs to", record_id
                )
            self._compare_with_response(record, record_id)
        elif expected is not None:
            self.note(
                record.offset,
                f"{kind} where the {expected[0]} of {expected[1]} should stand",
                record_id,
            )
        if kind in ("response", "revisit"):
            self._next, self._response, self._loose = ("request", record_id), record, False
        elif kind == "request":
            self._next = ("metadata", concurrent)
        elif kind == "conversion":
            self._next, self._response = ("metadata", record_id), None

    def _compare_with_response(self, record: CheckedRecord, record_id: str) -> None:
        response = self._response
        if response is None:
            return
        for name in ("warc-target-uri", "warc-date"):
            if record.fields.get(name) != response.fields.get(name):
                self.note(
                    record.offset,
                    f"{name} {record.fields.get(name)} differs from its response's {response.fields.get(name)}",
                    record_id,
                )

    def _pair(self, record: CheckedRecord, record_id: str) -> None:
        concurrent = record.fields.get("warc-concurrent-to")
        if record.kind in ("response", "revisit"):
            self._alone[record_id] = record
            self._waiting.pop(record_id, None)
            if concurrent is not None and concurrent in self._result.offsets:
                # the request came first, as some crawlers write it
                self._alone.pop(record_id)
        elif record.kind == "request" and concurrent is not None:
            response = self._alone.pop(concurrent, None)
            if response is not None and record.method != b"HEAD":
                for problem in response.unless_head:
                    self.note(response.offset, problem, concurrent)
            if concurrent not in self._result.offsets and not self._loose:
                self._waiting[concurrent] = record.offset, record_id

    def end(self) -> None:
        """The file is over."""
        if self._next is not None:
            self.note(
                self._result.bytes,
                f"the file ends where the {self._next[0]} of {self._next[1]} should stand",
            )
        for record_id, response in self._alone.items():
            self.note(response.offset, "response without its request", record_id)
        for concurrent, (offset, request_id) in self._waiting.items():
            if concurrent not in self._result.offsets:
                self.note(
                    offset,
                    f"request of a response that is not in the file: {concurrent}",
                    request_id,
                )
