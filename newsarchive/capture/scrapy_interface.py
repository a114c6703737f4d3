"""What the download handler takes from Scrapy that Scrapy's manual does not promise, checked when a crawl starts.

An upgrade that takes it away must be noticed here, in words, and not by records that are missing.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from importlib import metadata
from typing import Any

from newsarchive.errors import ConfigurationError


def check_scrapy() -> None:
    """Raises `ConfigurationError` naming all that the installed Scrapy lacks."""
    missing = problems()
    if missing:
        raise ConfigurationError(
            f"Scrapy {metadata.version('scrapy')} can not be used for capturing: {'; '.join(missing)}; "
            "install the versions of constraints.txt"
        )


def problems() -> list[str]:
    """What is not as the handler needs it."""
    checks: tuple[tuple[str, Callable[[], bool]], ...] = (
        ("download handlers are not given the crawler and asked by `download_request(request)`", _handler),
        ("`responsetypes.from_args` takes no headers, url and body", _response_types),
        ("the engine can not be closed by `close_spider_async(reason=…)`", _engine),
        ("its download errors are not exceptions of `scrapy.exceptions`", _errors),
        ("responses take no flags, ip_address and protocol", _response),
        ("download errors are not retried", _retried),
    )  # fmt: skip
    found: list[str] = []
    for what, holds in checks:
        try:
            fine = holds()
        except Exception as error:  # noqa: BLE001 - whatever an upgrade did is the finding
            found.append(f"{what} ({error!r})")
            continue
        if not fine:
            found.append(what)
    return found


def _takes(function: Callable[..., Any], *names: str) -> bool:
    return set(names) <= set(inspect.signature(function).parameters)


def _handler() -> bool:
    from scrapy.core.downloader.handlers.base import BaseDownloadHandler

    return (
        inspect.iscoroutinefunction(BaseDownloadHandler.download_request)
        and inspect.iscoroutinefunction(BaseDownloadHandler.close)
        and list(inspect.signature(BaseDownloadHandler.download_request).parameters)
        == ["self", "request"]
        and _takes(BaseDownloadHandler.__init__, "crawler")
    )


def _response_types() -> bool:
    from scrapy.responsetypes import responsetypes

    return _takes(responsetypes.from_args, "headers", "url", "body")


def _engine() -> bool:
    from scrapy.core.engine import ExecutionEngine

    return inspect.iscoroutinefunction(ExecutionEngine.close_spider_async) and _takes(
        ExecutionEngine.close_spider_async, "reason"
    )


def _errors() -> bool:
    from scrapy import exceptions

    names = (
        "CannotResolveHostError", "DownloadCancelledError", "DownloadConnectionRefusedError", "DownloadFailedError",
        "DownloadTimeoutError", "ResponseDataLossError",
    )  # fmt: skip
    return all(issubclass(getattr(exceptions, name), Exception) for name in names)


def _response() -> bool:
    from scrapy.http import Response

    return _takes(Response.__init__, "flags", "ip_address", "protocol")


def _retried() -> bool:
    from scrapy.settings import default_settings

    named = {str(entry).rpartition(".")[2] for entry in default_settings.RETRY_EXCEPTIONS}
    return {"DownloadFailedError", "DownloadTimeoutError", "ResponseDataLossError"} <= named
