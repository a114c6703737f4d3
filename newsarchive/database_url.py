"""Addresses of databases in SQLAlchemy's form."""

from __future__ import annotations

import re
from pathlib import Path


def sqlite_url(path: Path | str) -> str:
    """The address of a file, whose name may hold signs that mean something in an address."""
    name = str(path)
    for sign, written in (("%", "%25"), ("?", "%3F"), ("#", "%23")):
        name = name.replace(sign, written)
    return f"sqlite:///{name}"


def without_password(url: str) -> str:
    """An address that may be of no form at all, fit to be shown."""
    return re.sub(r"(//[^:/@]*):.*@", r"\1:***@", url)
