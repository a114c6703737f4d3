"""Addresses that replay refuses: those of articles under a takedown, as pywb's access rules (`.aclj`)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from newsarchive.capture.capture import surt_of

NAME = "hidden.aclj"


def write_rules(folder: Path, addresses: Iterable[str]) -> Path:
    """Write the rules; a running replay server obeys them from its next request on.

    pywb looks rules up in falling order; `###` ends a key that means this address alone.
    """
    rule = json.dumps({"access": "block"})
    keys = sorted({surt_of(address) + "###" for address in addresses}, reverse=True)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / NAME
    partial = path.with_name(NAME + ".part")
    partial.write_text("".join(f"{key} - {rule}\n" for key in keys), encoding="utf-8")
    partial.replace(path)
    return path
