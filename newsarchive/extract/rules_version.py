"""By which rules a page is read, as a name: readings under one name can be compared, others differ by their rules too.

The rules are the code and the data that reading depends on, and what a profile says of its site's pages. A number
that someone has to raise would be forgotten: the name is made from their bytes.
"""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from newsarchive import __version__
from newsarchive.datafiles import data_path

if TYPE_CHECKING:
    from newsarchive.sources.profile import Profile

_ROOT = Path(__file__).resolve().parents[1]
#: folders and modules below `newsarchive/` that fields of an article, and the ids of its text, come from
RULES = ("dates", "dedup", "extract", "places", "sources/selectors.py")
DATA = ("common-words.txt", "place-names.tsv", "publishers.tsv", "regions.tsv", "villages.tsv.gz")
#: what the reader asks a profile for; the rest says how its site is crawled
READ_OF_PROFILE = ("region", "timezone", "publishers", "furniture", "fields", "eras")
_DIGITS = 8
#: names of profiles by their identity, each with the profile, whose identity stays its own as long as it is held
_NAMED: dict[int, tuple[Profile, str]] = {}
_HELD = 64


def rules_version(profile: Profile | None) -> str:
    """`0.1.0+5d41402a.9b2c7e10`: the release, and digests of the reader's rules and of the profile's."""
    if profile is None:
        return reader_version()
    known = _NAMED.get(id(profile))
    if known is None:
        if len(_NAMED) >= _HELD:
            _NAMED.clear()
        known = _NAMED[id(profile)] = (profile, f"{reader_version()}.{_digest_of(profile)}")
    return known[1]


@lru_cache(maxsize=1)
def reader_version() -> str:
    """The part of the name that is the same for all profiles."""
    digest = hashlib.blake2b()
    for name in RULES:
        place = _ROOT / name
        for path in sorted(place.rglob("*.py")) if place.is_dir() else [place]:
            # a module that was compiled and taken away can not tell what it says
            text = path.read_bytes() if path.is_file() else b""
            digest.update(f"{path.relative_to(_ROOT).as_posix()} {len(text)}\n".encode() + text)
    for name in DATA:
        digest.update(data_path(name).read_bytes())
    return f"{__version__}+{digest.hexdigest()[:_DIGITS]}"


def _digest_of(profile: Profile) -> str:
    said = profile.to_dict()
    text = json.dumps({name: said[name] for name in READ_OF_PROFILE}, sort_keys=True)
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]
