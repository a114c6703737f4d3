"""Source profiles from TOML files: checked key by key, errors name file, line and key."""

from __future__ import annotations

import difflib
import re
import tomllib
import types
from collections.abc import Iterator
from dataclasses import MISSING, fields, is_dataclass, replace
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints
from urllib.parse import urlsplit

from newsarchive.errors import ConfigurationError
from newsarchive.sources.profile import FieldRule, Profile

SOURCE_ID = re.compile(r"[a-z0-9][a-z0-9-]*\Z")
_REGION = re.compile(r"\d\d(\.\d\d)?(\.\d\d)?\Z")


def load_profile(path: Path) -> Profile:
    """The profile in one TOML file, with its CMS preset underneath.

    Raises `ConfigurationError` naming file, line and key.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise ConfigurationError(f"{path}: {error.strerror}; check the path") from error
    except UnicodeDecodeError as error:
        raise ConfigurationError(f"{path} is not UTF-8 text: {error}; save it as UTF-8") from error
    return profile_of(text, path)


def profile_of(text: str, path: Path) -> Profile:
    """The profile in a TOML text; `path` is what errors name. Raises as `load_profile` does."""
    from newsarchive.places import timezone_of
    from newsarchive.sources.presets import with_preset

    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigurationError(f"{path}: not valid TOML: {error}; mend that line") from error
    lines = Lines(path, text)
    profile = parse_profile(table, lines)
    try:
        profile = with_preset(profile)
    except ConfigurationError as error:
        raise lines.error(("cms",), str(error)) from error
    if "timezone" not in table:
        profile = replace(profile, timezone=timezone_of(profile.region))
    return profile


def parse_profile(table: dict[str, Any], lines: Lines) -> Profile:
    """A `Profile` out of a parsed TOML table; `lines` tells where a key stands."""
    profile = _build(Profile, table, (), lines)
    assert isinstance(profile, Profile)
    _check_values(profile, lines)
    return profile


class Lines:
    """Finds the line on which a key of a TOML text stands."""

    def __init__(self, path: Path, text: str) -> None:
        self.path = path
        self._text = text

    def error(self, key: tuple[str, ...], problem: str) -> ConfigurationError:
        return ConfigurationError(f"{self.path}:{self._line(key)}: key {'.'.join(key)}: {problem}")

    def _line(self, key: tuple[str, ...]) -> int:
        best = 1
        table: tuple[str, ...] = ()
        wanted = [part for part in key if not part.isdigit()]
        for number, line in enumerate(self._text.splitlines(), 1):
            if header := re.match(r"\s*\[+\s*([^\]]+?)\s*\]", line):
                table = tuple(part.strip("\"' ") for part in header[1].split("."))
                if list(table) == wanted[: len(table)]:
                    best = number
            elif assignment := re.match(r"\s*([\w.\"'-]+)\s*=", line):
                names = [part.strip("\"'") for part in assignment[1].split(".")]
                full = [*table, *names]
                if full == wanted[: len(full)]:
                    best = number
        return best


def _build(cls: type, table: Any, key: tuple[str, ...], lines: Lines) -> Any:
    if not isinstance(table, dict):
        raise lines.error(key, f"needs a table, not {_describe(table)}")
    hints = get_type_hints(cls)
    known = {field.name: field for field in fields(cls)}
    for name in table:
        if name not in known:
            near = difflib.get_close_matches(name, known, 1)
            advice = f"did you mean {near[0]!r}?" if near else f"known keys: {', '.join(known)}"
            raise lines.error((*key, name), f"is not known here; {advice}")
    values: dict[str, Any] = {}
    for name, field in known.items():
        if name in table:
            values[name] = _value(hints[name], table[name], (*key, name), lines)
        elif field.default is MISSING and field.default_factory is MISSING:
            raise lines.error((*key, name), "is missing; every profile needs it")
    return cls(**values)


def _value(hint: Any, value: Any, key: tuple[str, ...], lines: Lines) -> Any:
    origin, args = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return _value(next(arg for arg in args if arg is not type(None)), value, key, lines)
    if origin is list:
        if not isinstance(value, list):
            raise lines.error(key, f"needs a list, not {_describe(value)}; write [{value!r}]")
        return [
            _value(args[0], item, (*key, str(index)), lines) for index, item in enumerate(value)
        ]
    if origin is dict:
        if not isinstance(value, dict):
            raise lines.error(key, f"needs a table, not {_describe(value)}")
        return {name: _value(args[1], item, (*key, name), lines) for name, item in value.items()}
    if origin is Literal:
        if value not in args:
            raise lines.error(key, f"is {value!r}; it can be {', '.join(map(repr, args))}")
        return value
    if hint is FieldRule and isinstance(value, str | list):
        # the short form of a rule: selectors alone; those that begin like a path are XPath
        selectors = [value] if isinstance(value, str) else value
        if not all(isinstance(selector, str) for selector in selectors):
            raise lines.error(key, "needs selectors as strings")
        return FieldRule(
            css=[selector for selector in selectors if not _is_xpath(selector)],
            xpath=[selector for selector in selectors if _is_xpath(selector)],
        )
    if is_dataclass(hint) and isinstance(hint, type):
        return _build(hint, value, key, lines)
    if hint is str and hasattr(value, "isoformat"):
        return value.isoformat()
    if not isinstance(value, hint) or (hint is int and isinstance(value, bool)):
        raise lines.error(key, f"needs {_NAMES.get(hint, hint)}, not {_describe(value)}")
    return value


_NAMES = {str: "a string", int: "a whole number", bool: "true or false"}


def _describe(value: Any) -> str:
    return f"{type(value).__name__} {value!r}"[:80]


def _is_xpath(selector: str) -> bool:
    return selector.lstrip("(").startswith(("/", "./"))


def _check_values(profile: Profile, lines: Lines) -> None:
    from newsarchive.places import region
    from newsarchive.sources.crawl_window import CrawlWindow
    from newsarchive.sources.patterns import compile_pattern
    from newsarchive.sources.selectors import compile_css, compile_xpath
    from newsarchive.sources.templates import template_problems

    if not SOURCE_ID.match(profile.id):
        raise lines.error(("id",), f"is {profile.id!r}; use lower-case letters, digits and hyphens")
    home = urlsplit(profile.home)
    if home.scheme not in ("http", "https") or not home.hostname:
        raise lines.error(("home",), f"is {profile.home!r}; write the whole address, https://…/")
    if not _REGION.match(profile.region) or region(profile.region) is None:
        raise lines.error(
            ("region",), f"is {profile.region!r}; use a Kemendagri code such as 35.73"
        )
    if profile.schedule != "adaptive":
        from datetime import datetime

        from cronsim import CronSim, CronSimError

        try:
            CronSim(profile.schedule, datetime(2026, 1, 1))
        except CronSimError as error:
            raise lines.error(
                ("schedule",), f"is no cron expression ({error}); or write adaptive"
            ) from error
    if profile.crawl_window is not None:
        try:
            CrawlWindow.parse(profile.crawl_window, "UTC")
        except ValueError as error:
            raise lines.error(("crawl_window",), f"{profile.crawl_window!r} {error}") from error
    for name in ("max_pages", "max_megabytes"):
        limit = getattr(profile, name)
        if limit is not None and limit < 1:
            raise lines.error((name,), f"is {limit}; write 1 or more, or leave the key out")
    for index, text in enumerate(profile.furniture):
        if not any(map(str.isalnum, text)):
            raise lines.error(("furniture", str(index)), f"{text!r} has no letters; take it out")
    for key, problem in template_problems(profile.discovery):
        raise lines.error(("discovery", *key), problem)
    for key, pattern in _patterns(profile):
        try:
            compile_pattern(pattern)
        except ValueError as error:
            raise lines.error(key, f"pattern {pattern!r}: {error}") from error
    for key, rule in _rules(profile):
        for kind, selectors, compiler in (
            ("css", rule.css, compile_css),
            ("xpath", rule.xpath, compile_xpath),
        ):
            for selector in selectors:
                try:
                    compiler(selector)
                except ValueError as error:
                    raise lines.error((*key, kind), f"selector {selector!r}: {error}") from error


def _patterns(profile: Profile) -> Iterator[tuple[tuple[str, ...], str]]:
    for name in ("article_urls", "exclude_urls"):
        for index, pattern in enumerate(getattr(profile.discovery, name)):
            yield ("discovery", name, str(index)), pattern


def _rules(profile: Profile) -> Iterator[tuple[tuple[str, ...], FieldRule]]:
    for name, rule in profile.fields.items():
        yield ("fields", name), rule
    for index, era in enumerate(profile.eras):
        for name, rule in era.fields.items():
            yield ("eras", str(index), "fields", name), rule
    for name in ("entry", "entry_link", "entry_title", "entry_date"):
        if selector := getattr(profile.discovery, name):
            yield ("discovery", name), FieldRule(css=[selector])
