"""Binary search in a sorted text file, mapped into memory."""

from __future__ import annotations

import mmap
import os
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self


class SortedLines:
    """A file of lines sorted byte by byte. Raises `FileNotFoundError` when it is not there."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            # an empty file can not be mapped
            size = os.fstat(file.fileno()).st_size
            self._text = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) if size else None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let the file go."""
        if self._text is not None:
            self._text.close()

    def beginning_with(self, start: bytes) -> Iterator[bytes]:
        """Lines that begin with `start`, in order."""
        text = self._text
        if text is None:
            return
        position = _first(text, start)
        while position < len(text):
            end = text.find(b"\n", position) + 1 or len(text)
            line = text[position:end]
            if not line.startswith(start):
                return
            yield line
            position = end


def _first(text: mmap.mmap, start: bytes) -> int:
    """Offset of the first line that is not before `start`."""
    low, high = 0, len(text)
    while low < high:
        middle = text.rfind(b"\n", low, (low + high) // 2) + 1 or low
        end = text.find(b"\n", middle) + 1 or len(text)
        if text[middle:end] < start:
            low = end
        else:
            high = middle
    return low
