"""`python -m newsarchive.samplesites`: serve the sample sites until stopped."""

from __future__ import annotations

import argparse
import asyncio
import sys
from pathlib import Path

from newsarchive.errors import NewsarchiveError
from newsarchive.samplesites.pages import SLOW_SECONDS
from newsarchive.samplesites.server import SampleServer
from newsarchive.samplesites.site import DEFAULT_PORT


def main() -> int:
    """Parse the options and serve; 1 when an address can not be used."""
    parser = argparse.ArgumentParser(prog="python -m newsarchive.samplesites", description=__doc__)
    parser.add_argument("--port", type=int, default=DEFAULT_PORT)
    parser.add_argument("--epoch", type=int, choices=(1, 2), default=1)
    parser.add_argument("--log", type=Path, help="folder for the byte log and the access log")
    parser.add_argument("--slow", type=float, default=SLOW_SECONDS, help="seconds of the slow page")
    parser.add_argument("--traps", action="store_true", help="serve the site of traps too")
    parser.add_argument(
        "--articles", type=int, default=0, help="serve a benchmark site of so many articles too"
    )
    parser.add_argument("--grown", type=int, default=0, help="more articles on every site")
    options = parser.parse_args()
    server = SampleServer(
        port=options.port,
        epoch=options.epoch,
        log_dir=options.log,
        slow=options.slow,
        traps=options.traps,
        articles=options.articles,
        grown=options.grown,
    )
    try:
        asyncio.run(server.run())
    except NewsarchiveError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
