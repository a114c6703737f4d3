"""Reads HTTP/1.x responses byte by byte as they come, forgiving what browsers forgive; keeps no bytes itself.

Source: RFC 9112 (framing), read leniently: chunks that are none, lengths that are wrong or differ.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal

from newsarchive.capture.http_head import Head, blank_line, lengths, parse_head, tokens

#: longest response head, interim responses included, in bytes
MAX_HEAD = 256 * 1024
#: what `problems` calls a head that is longer
HEAD_TOO_LONG = "head too long"
#: and bytes that follow a response that is over
SURPLUS = "bytes after the end of the message"
#: longest line that gives a chunk's size, in bytes
_MAX_CHUNK_LINE = 16 * 1024

Framing = Literal["none", "length", "chunked", "close"]

_CHUNK_SIZE = re.compile(rb"^\s*([0-9a-fA-F]{1,16})\s*(?:;.*)?$", re.DOTALL)


class ResponseReader:
    """Finds out where one response ends.

    Feed it bytes as they arrive; `on_body` gets the entity body, de-chunked. After `finished` the surplus is the
    number of bytes fed that belong no more to this response. `problems` names what is wrong with the message.
    Where the end is `doubtful`, silence is the only sign of it: whoever reads the socket calls `settle` then.
    """

    def __init__(self, method: str, on_body: Callable[[bytes], None]) -> None:
        self.head: Head | None = None
        self.finished = False
        self.surplus = 0
        self.problems: list[str] = []
        self.framing: Framing = "close"
        #: bytes of the heads (interim ones too) up to the body
        self.head_length = 0
        self._method = method
        self._on_body = on_body
        self._pending = bytearray()
        self._left = 0
        #: of several Content-Lengths the bytes between the least and the greatest
        self._optional = -1
        self._unframed = False
        #: whether the entity body is a piece of the response, right behind the head
        self.body_is_a_piece = True
        self._state: Literal["head", "length", "close", "size", "chunk", "chunk-end", "trailer"] = (
            "head"
        )

    @property
    def keep_alive(self) -> bool:
        """Whether the connection can carry another exchange after this one."""
        if self.head is None or not self.finished or self.framing == "close" or self.problems:
            return False
        said = tokens(self.head, b"connection")
        if b"close" in said:
            return False
        return self.head.version != "1.0" or b"keep-alive" in said

    @property
    def doubtful(self) -> bool:
        """Whether the response may be over although nothing says so: broken framing, lengths that differ, a surplus."""
        return self.surplus > 0 or self._unframed or self._may_end

    @property
    def _may_end(self) -> bool:
        return self._state == "length" and self._left <= self._optional

    def settle(self) -> bool:
        """Nothing more came for a while: what came is all. Returns whether the response can be whole."""
        self.finished = True
        return not self._unframed

    def feed(self, data: bytes) -> None:
        """Take the next bytes."""
        if self.finished:
            self._count_surplus(len(data))
            return
        if self._state == "close":
            self._on_body(data)
            return
        if self._state == "length" and not self._pending:
            self._take_length(data)
            return
        self._pending += data
        while not self.finished and self._step():
            pass
        if self.finished and self._pending:
            self._count_surplus(len(self._pending))
            self._pending.clear()

    def _count_surplus(self, count: int) -> None:
        if not self.surplus and count:
            self.problems.append(SURPLUS)
        self.surplus += count

    def end(self) -> bool:
        """The connection is closed; whether the response is complete."""
        if self.finished:
            return True
        if self.head is not None and self._state == "close":
            self.finished = True
            return True
        if self.head is not None and self._may_end:
            self.finished = True
            return True
        if self.head is None and self._pending:
            # a head without its empty line is still a head
            self._pending += b"\n\n"
            self.problems.append("head not ended")
            self._step()
        return False

    def _step(self) -> bool:
        if self._state == "head":
            return self._head()
        if self._state == "length":
            data = bytes(self._pending)
            self._pending.clear()
            self._take_length(data)
            return False
        if self._state == "close":
            data = bytes(self._pending)
            self._pending.clear()
            if data:
                self._on_body(data)
            return False
        return self._chunked()

    def _take_length(self, data: bytes) -> None:
        body, rest = data[: self._left], data[self._left :]
        if body:
            self._on_body(body)
            self._left -= len(body)
        if self._left == 0:
            self.finished = True
            self._count_surplus(len(rest))

    def _head(self) -> bool:
        end = blank_line(self._pending)
        if end is None:
            if len(self._pending) + self.head_length > MAX_HEAD:
                self.problems.append(HEAD_TOO_LONG)
                self._pending.clear()
                self.finished = True
            return False
        raw = bytes(self._pending[:end])
        del self._pending[:end]
        self.head_length += end
        head = parse_head(raw)
        if head is None:
            self.problems.append("no status line")
            head = Head(0, b"", "0.9")
        if 100 <= head.status < 200 and head.status != 101:
            return True
        self.head = head
        self._begin_body(head)
        return not self.finished

    def _begin_body(self, head: Head) -> None:
        if self._method == "HEAD" or head.status in (204, 304):
            self.framing, self.finished = "none", True
            return
        codings = tokens(head, b"transfer-encoding")
        self.problems += [
            f"transfer coding {coding.decode('latin-1')} not undone"
            for coding in codings
            if coding not in (b"chunked", b"identity")
        ]
        stated = lengths(head)
        if b"chunked" in codings:
            self.framing, self._state, self.body_is_a_piece = "chunked", "size", False
            if stated:
                self.problems.append("both Transfer-Encoding and Content-Length")
        elif stated and None not in stated:
            known = {length for length in stated if length is not None}
            if len(known) > 1:
                self.problems.append("several Content-Lengths")
            self.framing, self._state, self._left = "length", "length", max(known)
            self._optional = max(known) - min(known) if len(known) > 1 else -1
            self.finished = self._left == 0
        else:
            if stated:
                self.problems.append("invalid Content-Length")
            self.framing, self._state = "close", "close"

    def _chunked(self) -> bool:
        if self._state == "chunk":
            part = bytes(self._pending[: self._left])
            if not part:
                return False
            del self._pending[: len(part)]
            self._on_body(part)
            self._left -= len(part)
            if self._left == 0:
                self._state = "chunk-end"
            return bool(self._pending)
        line_end = self._pending.find(b"\n")
        if line_end < 0:
            if len(self._pending) > _MAX_CHUNK_LINE:
                self._give_up_framing("chunk line too long")
                return True
            return False
        line = bytes(self._pending[: line_end + 1])
        text = line.rstrip(b"\r\n")
        if self._state == "chunk-end":
            if text:
                self._give_up_framing("data after a chunk")
                return True
            del self._pending[: line_end + 1]
            self._state = "size"
        elif self._state == "size":
            match = _CHUNK_SIZE.match(text)
            if match is None:
                self._give_up_framing("invalid chunk size")
                return True
            del self._pending[: line_end + 1]
            self._left = int(match[1], 16)
            self._state = "chunk" if self._left else "trailer"
        else:
            del self._pending[: line_end + 1]
            if not text:
                self.finished = True
        return True

    def _give_up_framing(self, problem: str) -> None:
        """What follows can not be told apart any more: take everything until the connection closes."""
        self.problems.append(problem)
        self.framing, self._state, self._unframed = "close", "close", True
