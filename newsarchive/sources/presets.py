"""Presets of content management systems: what their sites have in common, under what a profile says."""

from __future__ import annotations

import tomllib
from dataclasses import fields, replace
from functools import cache
from typing import Any

from newsarchive.datafiles import data_path
from newsarchive.errors import ConfigurationError
from newsarchive.sources.profile import Discovery, FieldRule, Profile


def preset_names() -> list[str]:
    """Names that a profile's `cms` can have."""
    return sorted(path.stem for path in data_path("presets").glob("*.toml"))


def with_preset(profile: Profile) -> Profile:
    """The profile with the preset of its CMS underneath; what the profile says itself stands.

    A profile that names a way of discovery itself takes none from the preset. Raises `ConfigurationError` for an
    unknown CMS.
    """
    if profile.cms is None:
        return profile
    preset = _preset(profile.cms)
    own, given = profile.discovery, preset.discovery
    merged = {
        field.name: getattr(own, field.name) or getattr(given, field.name)
        for field in fields(Discovery)
    }
    if own.feeds or own.sitemaps or own.listings or own.wordpress or own.api or own.walk:
        for name in ("feeds", "sitemaps", "wordpress", "listings"):
            merged[name] = getattr(own, name)
    return replace(
        profile, discovery=Discovery(**merged), fields={**preset.fields, **profile.fields}
    )


def own_rules(profile: Profile) -> dict[str, FieldRule]:
    """The rules for fields that a profile, read with its preset, does not have from that."""
    given = _preset(profile.cms).fields if profile.cms else {}
    return {name: rule for name, rule in profile.fields.items() if given.get(name) != rule}


@cache
def _preset(name: str) -> Profile:
    from newsarchive.sources.loading import Lines, parse_profile

    try:
        path = data_path("presets", f"{name}.toml")
    except ConfigurationError:
        raise ConfigurationError(
            f"unknown CMS {name!r}; known: {', '.join(preset_names())}, or leave the key out"
        ) from None
    text = path.read_text(encoding="utf-8")
    table: dict[str, Any] = tomllib.loads(text)
    head = {"id": name, "name": name, "region": "31", "home": "http://preset.invalid/"}
    return parse_profile({**head, **table}, Lines(path, text))
