"""Takedowns in a file beside the database, so that an archive rebuilt from its WARC files hides what was hidden.

The one record of an archive that neither its WARC files nor a later crawl could give again.
"""

from __future__ import annotations

import json
from pathlib import Path

from newsarchive.errors import ConfigurationError
from newsarchive.store import Store
from newsarchive.store.takedown import Takedown, put_back, takedowns


def keep_takedowns(path: Path, store: Store) -> None:
    """Write all takedowns, those that the file alone has among them.

    Raises `ConfigurationError` when the file there can not be read.
    """
    known = {_key(one): one for one in (*kept_takedowns(path), *takedowns(store))}
    if not known:
        return
    lines = [json.dumps(_shown(known[key]), ensure_ascii=False) for key in sorted(known)]
    partial = path.with_name(path.name + ".part")
    try:
        partial.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)


def kept_takedowns(path: Path) -> list[Takedown]:
    """What the file lists; nothing when there is none.

    Raises `ConfigurationError` when it can not be read: to go on would show what is to be hidden.
    """
    try:
        text = path.read_text(encoding="utf-8")
        return [
            Takedown.from_dict(json.loads(line) | {"withheld": 0})
            for line in text.splitlines()
            if line.strip()
        ]
    except FileNotFoundError:
        return []
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ConfigurationError(
            f"can not read {path}, which lists what was taken down: {error}; restore it from a copy, or move it away "
            "if nothing is to be hidden"
        ) from error


class LostTakedowns:
    """Takedowns that the file has and the database has not, put back as their articles come in."""

    def __init__(self, path: Path, store: Store) -> None:
        self._store = store
        there = {_key(one) for one in takedowns(store)}
        self._waiting = [one for one in kept_takedowns(path) if _key(one) not in there]

    def put_back(self) -> None:
        """Hide again what is there by now."""
        if self._waiting:
            done = put_back(self._store, self._waiting)
            self._waiting = [one for one in self._waiting if one.article_id not in done]


def _key(one: Takedown) -> tuple[str, str]:
    return one.article_id, one.hidden_at.isoformat()


def _shown(one: Takedown) -> dict[str, object]:
    return {name: value for name, value in one.to_dict().items() if name != "withheld"}
