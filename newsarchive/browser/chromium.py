"""Chromium as a program: shows one address, waits until its scripts are done, prints the document they built."""

from __future__ import annotations

import asyncio
import atexit
import contextlib
import os
import shutil
import signal
import tempfile
from pathlib import Path

from newsarchive.errors import ConfigurationError, RenderingError

_NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
#: milliseconds of the page's own clock, which stands still while it loads something
_BUDGET = 10_000
#: what Chromium asks for on its own account
_OWN_HOSTS = (".google.com", ".googleapis.com", ".gvt1.com", ".gstatic.com")
_OWN_NAMES = (
    *("accounts.", "clients", "update.", "optimizationguide", "safebrowsing.", "android.clients"),
    "content-autofill.",
)
_OPTIONS = (
    *("--headless", "--disable-gpu", "--no-first-run", "--disable-extensions", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update", "--no-pings"),
    *("--disable-default-apps", "--disable-domain-reliability", "--hide-scrollbars"),
    *("--disable-quic", "--lang=id", "--window-size=1280,4000", "--proxy-bypass-list=<-loopback>"),
    *(f"--virtual-time-budget={_BUDGET}", "--dump-dom"),
)
#: how the names of browsers' folders begin; the number of the crawl's process follows
_FOLDER = "newsarchive-browser-"
#: process groups of browsers that run
_RUNNING: set[int] = set()


def find_browser(named: str | None = None) -> str:
    """Path of the browser. Raises `ConfigurationError` when there is none."""
    for name in (named,) if named else _NAMES:
        if path := shutil.which(name):
            return path
    raise ConfigurationError(
        f"no browser is found ({named or ', '.join(_NAMES)}), and a source has `browser = true`; install Chromium "
        "(on Debian: apt-get install chromium), name one with `browser_program` in newsarchive.toml, or take the "
        "key out of the profile"
    )


def is_own_request(host: str) -> bool:
    """Whether Chromium, not the page, asks a host."""
    return host.endswith(_OWN_HOSTS) and (
        host.startswith(_OWN_NAMES) or host.endswith(".gvt1.com") or "-pa." in host
    )


async def rendered(
    program: str, url: str, *, proxy_port: int, fingerprint: str, user_agent: str, timeout: float
) -> bytes:
    """The document at `url` as HTML in UTF-8 once its scripts have run.

    Raises `RenderingError` when the browser failed or took longer than `timeout` seconds.
    """
    with tempfile.TemporaryDirectory(
        prefix=f"{_FOLDER}{os.getpid()}-", ignore_cleanup_errors=True
    ) as folder:
        process = await asyncio.create_subprocess_exec(
            *_bound_to_us(),
            program,
            *_OPTIONS,
            # Chromium refuses its sandbox to root
            *(["--no-sandbox"] if os.geteuid() == 0 else []),
            f"--user-data-dir={folder}",
            f"--user-agent={user_agent}",
            f"--proxy-server=http://127.0.0.1:{proxy_port}",
            f"--ignore-certificate-errors-spki-list={fingerprint}",
            url,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            start_new_session=True,
        )
        _RUNNING.add(process.pid)
        try:
            async with asyncio.timeout(timeout):
                out, _errors = await process.communicate()
        except TimeoutError as error:
            raise RenderingError(f"the browser took longer than {timeout:g} seconds") from error
        finally:
            _kill(process.pid)
            _RUNNING.discard(process.pid)
            await process.wait()
    if process.returncode != 0:
        raise RenderingError(f"the browser ended with {_end(process.returncode or 0)}")
    if b"<html" not in out[:2000].lower():
        raise RenderingError("the browser showed no document")
    return out


def remove_left_folders() -> None:
    """Remove the browsers' folders of crawls that were killed outright and could not do so themselves."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_FOLDER}*-*"):
        owner = folder.name.removeprefix(_FOLDER).partition("-")[0]
        if owner.isdigit() and not _is_running(int(owner)):
            shutil.rmtree(folder, ignore_errors=True)


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        # somebody else's
        return True
    return True


def _bound_to_us() -> tuple[str, ...]:
    """Words before a command that let the kernel end it when we are killed outright (setpriv of util-linux)."""
    setpriv = shutil.which("setpriv")
    return (setpriv, "--pdeathsig", "KILL", "--") if setpriv else ()


def _end(code: int) -> str:
    return f"signal {signal.Signals(-code).name}" if code < 0 else f"exit code {code}"


def _kill(group: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(group, signal.SIGKILL)


@atexit.register
def _kill_all() -> None:
    """A second Ctrl-C leaves the loop, and with it the clean-up of what runs."""
    for group in tuple(_RUNNING):
        _kill(group)
