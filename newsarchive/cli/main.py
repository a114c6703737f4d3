"""The `newsarchive` command: registers the command groups and turns errors into one line each.

Exit codes: 0 done, 1 failed, 2 usage, 3 done but some pages or sources failed, 130 stopped by Ctrl-C.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence

INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> None:
    """Run the command line and exit with its code; no traceback reaches the user."""
    try:
        # loaded here, as all of ours is, where Ctrl-C is looked for
        from newsarchive.collector import collect_no_more, collect_seldom

        collect_seldom()
        code = run(argv)
        collect_no_more()
    except KeyboardInterrupt:
        # before there was anything to stop
        code = _fail("stopped", INTERRUPTED)
    sys.exit(code)


def run(argv: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit code."""
    # this takes the longest of many commands
    import typer

    from newsarchive.cli.commands import app
    from newsarchive.errors import NewsarchiveError

    command = typer.main.get_command(app)
    try:
        result = command.main(
            args=None if argv is None else list(argv),
            prog_name="newsarchive",
            standalone_mode=False,
        )
        if sys.stdout is not None:
            sys.stdout.flush()
    except NewsarchiveError as error:
        return _fail(str(error))
    except BrokenPipeError:
        # the reader of our output (head, less) went away: nothing is wrong
        return _mute(0)
    except SystemExit as error:
        # so Click ends when the reader of our output went away
        cause = error.__context__
        if isinstance(cause, OSError) and cause.errno == errno.EPIPE:
            return _mute(0)
        raise
    except (KeyboardInterrupt, EOFError):
        return _fail("stopped", INTERRUPTED)
    except OSError as error:
        return _of_the_system(error)
    except UnicodeEncodeError as error:
        # arguments and names of files may be any bytes; what is stored is text
        return _fail(
            f"{error.object[:200]!r} holds bytes that are no text in UTF-8; write it in UTF-8"
        )
    except Exception as error:  # noqa: BLE001 - the last line of defence: the user gets a sentence
        return _unexpected(error)
    if result == INTERRUPTED:
        return _fail("stopped", INTERRUPTED)
    return result if isinstance(result, int) else 0


#: what a system may refuse at any step of any command, and the way out
_REFUSED = {
    errno.EROFS: "work on a copy of the archive, on a disk that can be written",
    errno.ENOSPC: "make room, then run the same command again",
    errno.EDQUOT: "make room, then run the same command again",
    errno.EACCES: "allow this user to read and write it, or work on a copy of the archive",
    errno.EPERM: "allow this user to read and write it, or work on a copy of the archive",
}


def _of_the_system(error: OSError) -> int:
    if error.errno not in _REFUSED:
        return _unexpected(error)
    way_out = _REFUSED[error.errno]
    if error.filename is not None:
        return _fail(f"can not use {error.filename}: {error.strerror}; {way_out}")
    # opening names the file, writing does not
    told = f"can not write to the disk, or what this command prints: {error.strerror}; {way_out}"
    return _mute(_fail(told))


def _mute(code: int) -> int:
    """What is left to be printed is not: nobody takes it."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    sys.stdout = os.fdopen(nowhere, "w", encoding="utf-8")
    return code


def _unexpected(error: Exception) -> int:
    if hasattr(error, "exit_code") and hasattr(error, "show"):
        error.show()
        if type(error).__name__ == "NoSuchOption" and _name_of_command(error) == "search":
            print(
                "A query that begins with - stands at the end, behind --: "
                "newsarchive search --limit 5 -- '-rob banjir'",
                file=sys.stderr,
            )
        return int(error.exit_code)
    if type(error).__name__ == "Abort":
        return _fail("stopped", INTERRUPTED)
    if type(error).__name__ == "Exit":
        return int(getattr(error, "exit_code", INTERRUPTED))
    if os.environ.get("NEWSARCHIVE_DEBUG"):
        raise error
    kind = type(error).__name__
    detail = " ".join(str(error).split())[:300]
    return _fail(f"unexpected {kind}: {detail} (set NEWSARCHIVE_DEBUG=1 to see where)")


def _name_of_command(error: Exception) -> str | None:
    return getattr(getattr(error, "ctx", None), "info_name", None)


def _fail(message: str, code: int = 1) -> int:
    print(f"newsarchive: {message}", file=sys.stderr)
    return code


if __name__ == "__main__":
    main()
