"""What replay refuses: addresses of hidden articles, as pywb's access rules, and single captures that quote them.

The captures are lines `FILE OFFSET` that our pywb reads (`serve_pywb`). A running server obeys both at once.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from newsarchive.capture.capture import surt_of
from newsarchive.store import Store
from newsarchive.store.takedown import is_awaited
from newsarchive.store.withheld import Place, hidden_addresses, withheld_places
from newsarchive.whole_file import write_whole

ADDRESSES = "hidden.aclj"
CAPTURES = "withheld.txt"


def rules_folder(index_dir: Path) -> Path:
    """Where the rules lie."""
    return index_dir / "access"


def refresh_rules(index_dir: Path, store: Store) -> None:
    """Tell replay what is hidden now; after every takedown and its lifting."""
    write_rules(rules_folder(index_dir), store)


def write_rules(folder: Path, store: Store) -> None:
    """Write what is hidden now into a folder, for a replay server to read.

    While articles that are to be hidden are not in a database made again, what was refused before stays so.
    """
    folder.mkdir(parents=True, exist_ok=True)
    addresses, captures = folder / ADDRESSES, folder / CAPTURES
    rules = {*_address_rules(hidden_addresses(store))}
    places = {*map(_line, withheld_places(store))}
    if is_awaited(store):
        rules |= _lines_of(addresses)
        places |= _lines_of(captures)
    write_whole(addresses, "".join(sorted(rules, reverse=True)))
    write_whole(captures, "".join(sorted(places)))


def add_capture(index_dir: Path, place: Place) -> None:
    """Tell replay of one more capture that quotes a hidden article."""
    with (rules_folder(index_dir) / CAPTURES).open("a", encoding="utf-8") as file:
        file.write(_line(place))


def _address_rules(addresses: Iterable[str]) -> Iterable[str]:
    """pywb looks rules up in falling order; `###` ends a key that means this address alone."""
    rule = json.dumps({"access": "block"})
    return (f"{surt_of(address)}### - {rule}\n" for address in addresses)


def _line(place: Place) -> str:
    return f"{place[0]} {place[1]}\n"


def _lines_of(path: Path) -> set[str]:
    if not path.exists():
        return set()
    return set(path.read_text(encoding="utf-8").splitlines(keepends=True))
