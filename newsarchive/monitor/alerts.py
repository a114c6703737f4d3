"""Tells people what broke and what is well again, once each: e-mail, chat, webhooks, through Apprise."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from newsarchive.errors import AlertError, ConfigurationError
from newsarchive.monitor.health import Health
from newsarchive.monitor.incidents import Incident, follow, message
from newsarchive.whole_file import write_whole


def tell(remembered: Path, healths: Sequence[Health], addresses: Sequence[str]) -> str | None:
    """Send what opened and cleared since the last look; returns the text sent, None when there is nothing.

    `remembered` is the JSON file of what was told. Raises `ConfigurationError` when Apprise is not
    installed or does not know an address, `AlertError` when a message could not be delivered; then
    nothing counts as told.
    """
    sender = _sender(addresses)
    known = json.loads(remembered.read_text(encoding="utf-8")) if remembered.is_file() else []
    findings = [finding for health in healths for finding in health.findings]
    runs = {health.source: health.last_run for health in healths}
    changes = follow([Incident.from_dict(row) for row in known], findings, runs)
    text = message(changes)
    if text and not sender.notify(body=text, title="newsarchive"):
        raise AlertError(
            "the message about sources could not be delivered; look at the address given with --notify "
            f"or in `notify`. It says: {text}"
        )
    incidents = [incident.to_dict() for incident in changes.incidents]
    write_whole(remembered, json.dumps(incidents, indent=1))
    return text


def _sender(addresses: Sequence[str]) -> Any:
    try:
        import apprise
    except ImportError as error:
        raise ConfigurationError(
            "alerts need Apprise: pip install 'newsarchive[alerts]'"
        ) from error
    sender = apprise.Apprise()
    for address in addresses:
        if not sender.add(address):
            raise ConfigurationError(
                f"{address.partition('://')[0]}://… is no address that Apprise knows; "
                "e-mail is mailto://user:password@host, a webhook json://host/path"
            )
    return sender
