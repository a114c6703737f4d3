"""Learns the shape of article addresses from examples, as the patterns of a profile."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from urllib.parse import parse_qsl

from newsarchive.discovery.addresses import normalise, split_url

_DIGITS = re.compile(r"\d+\Z")
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_TWO = re.compile(r"\d\d\Z")
_SCRIPTS = (".php", ".aspx", ".jsp", ".cgi")
_NUMBERED = re.compile(r"\d+[-_].")
_TIME_ALIAS = re.compile(r"\d{4}-\d\d-\d\d-\d\d-\d\d-\d\d\Z")
_WORDS = re.compile(r"[a-z][a-z0-9]*(?:[._-][a-z0-9]+)?\Z", re.IGNORECASE)
#: share of the examples that a shape needs to be believed
_SHARE = 0.08
_MOST_PATTERNS = 4
_PATTERNS = {
    "year": r"\d{4}",
    "two": r"\d{2}",
    "number": r"\d+",
    "numbered": r"\d+[-_][^/]+",
    "slug": "[^/]+",
}


def learn_patterns(
    certain: Sequence[str], listed: Sequence[str], mapped: Sequence[str] = ()
) -> list[str]:
    """Patterns over path and query that match the articles.

    `certain` come from feeds and interfaces, which hold nothing else; `listed` stood beside a date
    in a listing; `mapped` come from sitemaps and count only where their shape is confirmed.
    """
    examples = {normalise(url) for url in (*certain, *listed)}
    shapes: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for url in examples:
        shapes[_shape(url)].add(url)
    for url in mapped:
        address = normalise(url)
        if (shape := _shape(address)) in shapes or not examples:
            shapes[shape].add(address)
    # a slug that begins with a number is a slug, where there are others
    for shape in [shape for shape in shapes if "numbered" in shape]:
        wide = tuple("slug" if part == "numbered" else part for part in shape)
        if wide in shapes:
            shapes[wide] |= shapes.pop(shape)
    sure = {normalise(url) for url in certain}
    total = sum(map(len, shapes.values()))
    kept = [
        (shape, urls)
        for shape, urls in sorted(shapes.items(), key=lambda item: -len(item[1]))
        if urls & sure or (len(urls) >= 2 and len(urls) >= _SHARE * total)
    ]
    return [_pattern(shape, urls) for shape, urls in kept[:_MOST_PATTERNS]]


def _target(url: str) -> tuple[list[str], list[tuple[str, str]], bool]:
    _scheme, _host, _port, path, query = split_url(url)
    segments = [segment for segment in path.split("/") if segment]
    return segments, parse_qsl(query, keep_blank_values=True), path.endswith("/")


def _shape(url: str) -> tuple[str, ...]:
    """Kind of each part: addresses of one shape come from one template."""
    segments, parameters, slash = _target(url)
    kinds = _kinds(segments)
    # what stands before the last part is a folder; folders of one word are kept apart by name
    parts = [
        segment.lower() if kind == "word" else kind
        for kind, segment in zip(kinds[:-1], segments, strict=False)
    ]
    if segments:
        last = segments[-1].lower()
        kind = "slug" if kinds[-1] == "word" else kinds[-1]
        suffix = ".html" if last.endswith((".html", ".htm")) else ""
        parts.append(last if last.endswith(_SCRIPTS) else kind + suffix)
    names = [f"?{name}={_value(value)}" for name, value in parameters]
    return (*parts, *names, "/" if slash else "")


def _kinds(segments: Sequence[str]) -> list[str]:
    kinds = [_kind(segment) for segment in segments]
    for index, segment in enumerate(segments):
        following = segments[index + 1 : index + 3]
        before = segments[max(0, index - 2) : index]
        if not _YEAR.match(segment):
            continue
        if following and _TWO.match(following[0]):
            kinds[index : index + 2] = ["year", "two"]
            if len(following) > 1 and _TWO.match(following[1]):
                kinds[index + 2] = "two"
        elif len(before) == 2 and all(_TWO.match(part) for part in before):
            kinds[index - 2 : index + 1] = ["two", "two", "year"]
    return kinds


def _kind(segment: str) -> str:
    if _DIGITS.match(segment):
        return "number"
    if _NUMBERED.match(segment) and not _TIME_ALIAS.match(segment):
        return "numbered"
    return "word" if _WORDS.match(segment) else "slug"


def _pattern(shape: tuple[str, ...], urls: Iterable[str]) -> str:
    targets = [_target(url) for url in urls]
    segments = [target[0] for target in targets]
    last = len(segments[0]) - 1
    parts = [
        _part(kind, Counter(row[index] for row in segments), is_last=index == last)
        for index, kind in enumerate(shape[: last + 1])
    ]
    path = "".join(f"/{part}" for part in parts) or "/"
    end = "/" if shape[-1] == "/" and parts else ""
    query = "&".join(f"{re.escape(name)}={_value(value)}" for name, value in targets[0][1])
    return f"^{path}{end}" + (rf"\?{query}$" if query else "$")


def _part(kind: str, values: Counter[str], *, is_last: bool) -> str:
    suffix = r"\.html?" if kind.endswith(".html") else ""
    known = _PATTERNS.get(kind.removesuffix(".html"))
    if known is None:
        # a folder or script by its name; the spelling may differ in case
        names = sorted(re.escape(value) for value in values)
        return names[0] if len(names) == 1 else f"(?:{'|'.join(names)})"
    is_fixed = kind == "slug" and not is_last and len(values) == 1 and values.total() > 2
    return re.escape(next(iter(values))) if is_fixed else known + suffix


def _value(value: str) -> str:
    if _DIGITS.match(value):
        return r"\d+"
    return r"\d[^&]*" if re.match(r"\d+[-_:]", value) else re.escape(value)
