"""A process that reads pages: pickled inputs come over a socket (its standard input), readings go back in order.

A profile comes by itself, once; pages name it by its number.

The process ends when the socket closes, however the crawl on the other side ended.
"""

from __future__ import annotations

import socket
import sys
from contextlib import suppress
from dataclasses import replace
from typing import Any

from newsarchive.beside import Incoming, message
from newsarchive.collector import spare_what_is_loaded
from newsarchive.sources.profile import Profile

_READ = 1024 * 1024


def main() -> None:
    """Answer until nobody asks any more."""
    # the rules, which otherwise the first page would wait for
    import newsarchive.dates.reading
    import newsarchive.extract.reader  # noqa: F401
    from newsarchive.reading import read_page

    profiles: list[Profile] = []
    spare_what_is_loaded()
    incoming = Incoming()
    # a crawl that is killed closes the socket in the middle of what it has to say
    with suppress(ConnectionError), socket.socket(fileno=sys.stdin.fileno()) as channel:
        while data := channel.recv(_READ):
            for value in incoming.feed(data):
                if isinstance(value, Profile):
                    profiles.append(value)
                    continue
                page, number = value
                if number is not None:
                    page = replace(page, profile=profiles[number])
                try:
                    answer: Any = read_page(page)
                except Exception as error:  # noqa: BLE001 - told to the crawl, which goes on
                    answer = f"{type(error).__name__}: {error}"
                try:
                    channel.sendall(message(answer))
                except OSError:
                    return


if __name__ == "__main__":
    main()
