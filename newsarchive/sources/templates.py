"""Addresses with places to fill in, and paths into JSON, as profiles write them: what is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Iterator

import jmespath
from jmespath.exceptions import JMESPathError

from newsarchive.sources.profile import Discovery

Problem = tuple[tuple[str, ...], str]

_PLACE = re.compile(r"\{([^{}]*)\}")


def template_problems(discovery: Discovery) -> Iterator[Problem]:
    """The key of each wrong template or path, and what is wrong."""
    if discovery.pagination is not None:
        yield from _wrong(
            ("pagination", "template"), discovery.pagination.template, ["page", "offset"]
        )
    if discovery.walk is not None:
        yield from _wrong(("walk",), discovery.walk, ["id"])
    if discovery.archives is not None:
        yield from _wrong(("archives",), discovery.archives, ["year"])
        yield from _wrong(("archives",), discovery.archives, ["month", "month:02"])
    if discovery.api is not None:
        for name in ("items", "link", "title", "date", "modified"):
            expression = getattr(discovery.api, name)
            if expression is None:
                continue
            try:
                jmespath.compile(expression)
            except JMESPathError as error:
                reason = " ".join(str(error).split())[:120]
                yield ("api", name), f"{expression!r} is no JMESPath expression: {reason}"


def _wrong(key: tuple[str, ...], template: str, places: list[str]) -> Iterator[Problem]:
    known = {"page", "offset", "id", "year", "month", "month:02"}
    found = set(_PLACE.findall(template))
    if not found & set(places):
        wanted = " or ".join(f"{{{name}}}" for name in places)
        yield key, f"is {template!r}; it needs {wanted} where the number goes"
    elif unknown := found - known:
        yield key, f"has {{{min(unknown)}}}, which nothing fills in"
