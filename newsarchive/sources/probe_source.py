"""Whose site it is: region, name, publisher and character set, by host and front page."""

from __future__ import annotations

import re
from dataclasses import dataclass

from w3lib.encoding import html_body_declared_encoding, http_content_type_encoding

from newsarchive.discovery.addresses import split_url
from newsarchive.discovery.tree import parse_tree, text_of
from newsarchive.sources.candidates import source_id
from newsarchive.sources.catalogue import CatalogueEntry, entry_of_host, load_catalogue
from newsarchive.sources.profile import Profile

_NAMED = re.compile(
    r"\b(kabupaten|kota|provinsi|kab\.?|pemkab|pemkot|pemprov)\s+([a-z' -]{3,40})", re.I
)
_LONG = {"kab": "kabupaten", "pemkab": "kabupaten", "pemkot": "kota", "pemprov": "provinsi"}


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceGuess:
    """What is known of the publisher before any article is read."""

    id: str
    name: str
    #: Kemendagri code; empty when it could not be told
    region: str
    timezone: str
    publishers: list[str]
    charset: str | None
    problems: list[str]

    def draft(self, home: str, source_id: str | None = None) -> Profile:
        """A profile that knows no more than this; scope and zone are right."""
        return Profile(
            id=source_id or self.id,
            name=self.name,
            region=self.region,
            home=home,
            timezone=self.timezone,
            state="enabled",
        )


def guess_source(
    home: str, html: bytes, content_type: str | None, region: str | None
) -> SourceGuess:
    """The publisher of the site at `home`; a given `region` is believed."""
    _scheme, host, _port, _path, _query = split_url(home)
    root = parse_tree(html, content_type)
    titles = [text_of(element) for element in root.iter("title", "h1", "h2", "p")][:12]
    for element in root.iter("meta"):
        if (element.get("property") or element.get("name") or "").lower() in (
            "og:site_name", "description", "author",
        ):  # fmt: skip
            titles.append(element.get("content") or "")
    titles += [image.get("alt") or "" for image in root.iter("img")][:5]
    titles += [text_of(element)[:300] for element in root.iter("footer")]
    if not root.xpath("//footer"):
        titles.append(text_of(root)[-400:])
    entry = _entry(region) if region else entry_of_host(host) or _by_title(titles)
    problems = []
    if entry is None:
        problems.append(
            f"no government is known by the host {host} or by the page's title: "
            "give its Kemendagri code with --region"
        )
    title = next((text for text in titles if text), host)
    return SourceGuess(
        id=source_id(host) or "site",
        name=_official(entry) if entry else title[:80],
        region=entry.region if entry else region or "",
        timezone=entry.timezone if entry else "Asia/Jakarta",
        publishers=[host.removeprefix("www.")] if not host.replace(".", "").isdigit() else [],
        charset=_charset(html, content_type),
        problems=problems,
    )


def _official(entry: CatalogueEntry) -> str:
    return f"Pemerintah {'Provinsi ' if entry.level == 'province' else ''}{entry.name}"


def _entry(region: str) -> CatalogueEntry | None:
    return next((entry for entry in load_catalogue() if entry.region == region), None)


def _by_title(titles: list[str]) -> CatalogueEntry | None:
    """The government named most, each text counted once; a kind and a name must stand together."""
    votes: dict[str, int] = {}
    entries = {_plain(entry.name, entry.level): entry for entry in load_catalogue()}
    for text in titles:
        named = set()
        for match in _NAMED.finditer(text):
            word = match[1].lower().rstrip(".")
            tail = match[2].lower().split()
            for size in range(min(4, len(tail)), 0, -1):
                key = f"{_LONG.get(word, word)} {''.join(tail[:size])}"
                if key in entries:
                    named.add(key)
                    break
        for key in named:
            votes[key] = votes.get(key, 0) + 1
    if not votes:
        return None
    return entries[max(votes, key=lambda key: votes[key])]


def _plain(name: str, level: str) -> str:
    kind, _, rest = name.lower().partition(" ")
    if level == "province":
        kind, rest = "provinsi", name.lower()
    return f"{kind} {re.sub(r'[^a-z]', '', rest)}"


def _charset(html: bytes, content_type: str | None) -> str | None:
    return (
        (http_content_type_encoding(content_type) if content_type else None)
        or html_body_declared_encoding(html[:4096])
        or None
    )
