"""Takedowns in a file beside the database, so that an archive rebuilt from its WARC files hides what was hidden.

The one record of an archive that neither its WARC files nor a later crawl could give again.
"""

from __future__ import annotations

import json
from pathlib import Path

from newsarchive.errors import ConfigurationError, StoreError
from newsarchive.home import ArchiveHome
from newsarchive.store import Store
from newsarchive.store.takedown import Takedown, enter, takedowns, unhidden
from newsarchive.whole_file import write_whole


def agree_on_takedowns(path: Path, store: Store) -> None:
    """Give each the takedowns that only the other has: a database made again has none, an old archive no file.

    An article that is not in the database is hidden as soon as it comes in.

    Raises `ConfigurationError` when the file there can not be read.
    """
    kept = {_key(one): one for one in kept_takedowns(path)}
    there = {_key(one): one for one in takedowns(store)}
    enter(store, [one for key, one in kept.items() if key not in there])
    known = kept | there
    if known != kept:
        lines = [json.dumps(_shown(known[key]), ensure_ascii=False) for key in sorted(known)]
        write_whole(path, "".join(f"{line}\n" for line in lines))


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


def require_hidden(home: ArchiveHome, store: Store) -> None:
    """What is to be hidden is known to the database, as far as it has to be before captures are given out.

    Raises `StoreError` when it is not: the database was made again or is an old copy. Raises `ConfigurationError` when
    the file beside it can not be read.
    """
    path = home.takedowns_file
    if home.can_be_written():
        agree_on_takedowns(path, store)
    known = {_key(one): one for one in kept_takedowns(path)}
    known |= {_key(one): one for one in takedowns(store)}
    missing = unhidden(store, {one.article_id for one in known.values() if one.lifted_at is None})
    if missing:
        named = ", ".join(missing[:3]) + (", …" if len(missing) > 3 else "")
        raise StoreError(
            f"{len(missing)} of the articles under a takedown are not in the database yet, so that their captures can "
            f"not be told from others ({named}); run `newsarchive reprocess` first"
        )


def _key(one: Takedown) -> tuple[str, str]:
    return one.article_id, one.hidden_at.isoformat()


def _shown(one: Takedown) -> dict[str, object]:
    return {name: value for name, value in one.to_dict().items() if name != "withheld"}
