"""The `newsarchive` command: registers the command groups and turns errors into one line each.

Exit codes: 0 done, 1 failed, 2 usage, 3 done but some pages or sources failed.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence

import typer

from newsarchive.cli.commands import app
from newsarchive.errors import NewsarchiveError

_INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> None:
    """Run the command line and exit with its code; no traceback reaches the user."""
    sys.exit(run(argv))


def run(argv: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit code."""
    command = typer.main.get_command(app)
    try:
        result = command.main(
            args=None if argv is None else list(argv),
            prog_name="newsarchive",
            standalone_mode=False,
        )
    except NewsarchiveError as error:
        return _fail(str(error))
    except BrokenPipeError:
        # the reader of our output (head, less) went away: nothing is wrong
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except (KeyboardInterrupt, EOFError):
        return _fail("stopped", _INTERRUPTED)
    except OSError as error:
        if error.errno not in _DISK or error.filename is None:
            return _unexpected(error)
        return _fail(f"can not write {error.filename}: {error.strerror}; {_DISK[error.errno]}")
    except Exception as error:  # noqa: BLE001 - the last line of defence: the user gets a sentence
        return _unexpected(error)
    return result if isinstance(result, int) else 0


#: what a disk may refuse at any step of any command, and the way out
_DISK = {
    errno.EROFS: "work on a copy of the archive, on a disk that can be written",
    errno.ENOSPC: "make room, then run the same command again",
    errno.EDQUOT: "make room, then run the same command again",
}


def _unexpected(error: Exception) -> int:
    if hasattr(error, "exit_code") and hasattr(error, "show"):
        error.show()
        return int(error.exit_code)
    if type(error).__name__ in {"Abort", "Exit"}:
        return int(getattr(error, "exit_code", _INTERRUPTED))
    if os.environ.get("NEWSARCHIVE_DEBUG"):
        raise error
    kind = type(error).__name__
    detail = " ".join(str(error).split())[:300]
    return _fail(f"unexpected {kind}: {detail} (set NEWSARCHIVE_DEBUG=1 to see where)")


def _fail(message: str, code: int = 1) -> int:
    typer.echo(f"newsarchive: {message}", err=True)
    return code


if __name__ == "__main__":
    main()
