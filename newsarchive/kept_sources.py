"""Profiles as crawls note them in their WARC files, for when only those are left.

Each file's `warcinfo` record names the sources of its crawl, a field each, with the text of their profiles. (Heritrix
keeps its configuration in WARC files likewise.)
"""

from __future__ import annotations

import json
from pathlib import Path

from newsarchive.errors import ConfigurationError, WarcError
from newsarchive.sources.loading import SOURCE_ID, profile_of
from newsarchive.sources.profile import Profile
from newsarchive.sources.registry import SourceRegistry
from newsarchive.warc.files import finished_files
from newsarchive.warc.places import RecordPlace, read_record_at, record_fields

FIELD = "newsarchive-profile"


def note_of(source_id: str, text: str) -> str:
    r"""The value of the field for one source; white space in the profile's text survives folding.

    >>> note_of("kota", 'id = "kota"\n  # dua spasi')
    '{"id": "kota", "toml": "id = \\"kota\\"\\n \\u0020# dua spasi"}'
    """
    return json.dumps({"id": source_id, "toml": text}).replace("  ", " \\u0020")


def kept_sources(warc_dir: Path) -> dict[str, str]:
    """Text of the profile of each source, as the latest file that names it has it."""
    found: dict[str, str] = {}
    for path in sorted(finished_files(warc_dir), key=lambda one: one.relative_to(warc_dir)):
        try:
            if record_fields(RecordPlace(path, 0, "")).get("warc-type") != "warcinfo":
                continue
            _fields, block = read_record_at(path, 0)
        except WarcError:
            # whoever reads the file says what is wrong with it
            continue
        for line in block.decode("utf-8", "replace").splitlines():
            name, _colon, value = line.partition(":")
            if name == FIELD:
                found |= _noted(value)
    return found


def _noted(value: str) -> dict[str, str]:
    try:
        note = json.loads(value)
        source_id, text = str(note["id"]), str(note["toml"])
    except (ValueError, KeyError, TypeError):
        return {}
    # it becomes the name of a file, and WARC files come from elsewhere, too
    return {source_id: text} if SOURCE_ID.match(source_id) else {}


def known_profiles(sources_dir: Path, warc_dir: Path) -> tuple[dict[str, Profile], list[str]]:
    """The archive's profiles by id, those it has lost from its WARC files; and what is wrong with any."""
    registry = SourceRegistry(sources_dir)
    profiles, problems = registry.load_all()
    known = {profile.id: profile for profile in profiles}
    for source_id, text in kept_sources(warc_dir).items():
        if source_id not in registry.files:
            try:
                known[source_id] = profile_of(text, Path(f"{source_id}.toml"))
            except ConfigurationError as error:
                problems.append(str(error))
    return known, problems
