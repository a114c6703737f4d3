"""The environment in which pywb lives: its old pins would hold ours back, and its licence is another.

Made once a machine, from a list of packages with digests that is shipped with Newsarchive.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from newsarchive.datafiles import data_path
from newsarchive.errors import ReplayError

_DONE = "complete"


def environments_dir() -> Path:
    """Where environments are kept: `NEWSARCHIVE_REPLAY_DIR`, else below the user's data folder."""
    given = os.environ.get("NEWSARCHIVE_REPLAY_DIR")
    base = os.environ.get("XDG_DATA_HOME") or "~/.local/share"
    return Path(given or f"{base}/newsarchive/replay").expanduser().absolute()


def replay_environment(say: Callable[[str], None] = lambda _line: None) -> Path:
    """Folder of the environment with pywb; made and filled when it is not there yet (about a minute, network).

    Raises `ReplayError` when that can not be done.
    """
    packages = data_path("replay-constraints.txt")
    version = f"{sys.version_info.major}.{sys.version_info.minor}".encode()
    mark = hashlib.sha256(packages.read_bytes() + version).hexdigest()[:12]
    folder = environments_dir() / mark
    if (folder / _DONE).exists():
        return folder
    try:
        with _alone(folder):
            # another program may have made it meanwhile
            if not (folder / _DONE).exists():
                say(f"Setting up the replay server (pywb) in {folder}; once only …")
                _fill(folder, packages)
    except (OSError, subprocess.CalledProcessError) as error:
        raise ReplayError(
            f"can not make the replay environment in {folder}: {error}; name another folder with "
            "NEWSARCHIVE_REPLAY_DIR, or go without with --no-replay"
        ) from error
    return folder


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Two programs that make one environment at a time would each take away what the other installs."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with folder.with_suffix(".lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _fill(folder: Path, packages: Path) -> None:
    # an earlier attempt may have been broken off
    shutil.rmtree(folder, ignore_errors=True)
    venv.create(folder, with_pip=True)
    command = [str(folder / "bin" / "python"), "-m", "pip", "install", "--quiet"]
    options = ["--disable-pip-version-check", "--require-hashes", "-r", str(packages)]
    done = subprocess.run([*command, *options], capture_output=True, text=True, check=False)
    if done.returncode:
        last = next((line for line in reversed(done.stderr.splitlines()) if line.strip()), "")
        raise ReplayError(
            f"can not install pywb in {folder}: {last}; it needs the package index once. "
            "Try again with a network, or go without with --no-replay"
        )
    (folder / _DONE).touch()
