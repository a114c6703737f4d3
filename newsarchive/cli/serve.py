"""`newsarchive serve`: the archive in a browser, with replay beside it."""

from __future__ import annotations

import signal
import sys
from contextlib import ExitStack
from typing import Annotated

import typer

from newsarchive.cli.options import ArchiveOption, DatabaseOption


def serve(
    host: Annotated[
        str, typer.Option(help="Address to listen on; 0.0.0.0 for the whole network.")
    ] = ("127.0.0.1"),
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port of the web pages.")] = 8460,
    replay_port: Annotated[
        int | None,
        typer.Option(min=1, max=65535, help="Port of the replay server; default: the next."),
    ] = None,
    no_replay: Annotated[
        bool, typer.Option("--no-replay", help="Without the replay server.")
    ] = False,
    archive: ArchiveOption = None,
    database: DatabaseOption = None,
) -> None:
    """Open the archive to a browser: search, articles, versions, sources, health, and replay of every capture.

    The first start sets up the replay server (pywb) in an environment of its own. Ctrl-C ends both.
    """
    from newsarchive.collector import spare_what_is_loaded
    from newsarchive.errors import ConfigurationError
    from newsarchive.home import ArchiveHome
    from newsarchive.replay.server import ReplayServer
    from newsarchive.store import Store

    try:
        import uvicorn

        from newsarchive.web.app import make_app
    except ImportError as error:
        raise ConfigurationError(
            f"the web pages need the package {error.name}; install newsarchive[web]"
        ) from error

    home = ArchiveHome.locate(archive, database).require()
    # whoever ends us ends the replay server with us
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    with ExitStack() as stack:
        store = stack.enter_context(Store.open(home.database_url, create=True))
        replay = None
        if not no_replay:
            beside = ReplayServer(home, host, replay_port or port + 1, say=_say)
            replay = stack.enter_context(beside).base
        app = make_app(home, store, replay)
        _say(f"The archive {home.path} is open at http://{host}:{port}/ (Ctrl-C ends it)")
        if replay:
            _say(f"Replay: {replay}/arsip/")
        spare_what_is_loaded()
        server = uvicorn.Server(uvicorn.Config(app, host=host, port=port, log_level="warning"))
        try:
            server.run()
        except SystemExit as error:
            if server.started:
                raise
            raise ConfigurationError(
                f"can not listen on {host}:{port}; another program does: choose another --port"
            ) from error


def _say(line: str) -> None:
    typer.echo(line, err=True)
