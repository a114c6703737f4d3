"""Finds the captures of other pages that quote an article under a takedown: listings, feeds, answers of interfaces.

A takedown looks through what its site has in the archive, once. Files that come in later are looked through when they
are there, each once (`withhold_quotes` without an article), and a crawl looks at what it captures
(`crawl.quote_watch`). Pages that were read as other articles are not withheld.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from newsarchive.capture.capture import surt_of
from newsarchive.dedup.quotes import pieces_of
from newsarchive.errors import WarcError
from newsarchive.replay.access import refresh_rules
from newsarchive.store import Store, checkpoints
from newsarchive.store.withheld import HiddenArticle, article_places, hidden_articles, withhold
from newsarchive.warc.captures import capture_at
from newsarchive.warc.cdxj import IndexEntry
from newsarchive.warc.exchanges import exchange_at
from newsarchive.warc.index import ArchiveIndex
from newsarchive.warc.originals import open_whole
from newsarchive.warc.places import locate, read_record_at
from newsarchive.warc.rendered import rendering_of_exchange

_CHECKPOINT = "withheld"
_BATCH = 256
#: what can quote; of a revisit only the response that it repeats tells
_CAN_QUOTE = re.compile(r"(?!image/|text/css).*(?:text/|html|xml|json|javascript|unk|warc/revisit)")


@dataclass
class Search:
    """What was looked at."""

    captures: int = 0
    quoting: int = 0
    #: WARC files that could not be read: looked at again the next time
    unread: set[str] = field(default_factory=set)


def withhold_quotes(
    store: Store,
    index: ArchiveIndex,
    article_id: str | None = None,
    *,
    anew: bool = False,
    progress: Callable[[int], None] | None = None,
) -> Search:
    """Look for quotes of hidden articles in files not looked at yet, and of this one in all files; replay is told.

    With `anew` all files are looked at again: what is an article may have changed.
    """
    result = Search()
    hidden = hidden_articles(store)
    if not hidden:
        return result
    known = set((checkpoints.load(store, _CHECKPOINT) or {}).get("files", ()))
    if article_id is not None or anew:
        # a search that is broken off begins again
        checkpoints.save(store, _CHECKPOINT, {"files": []})
    looked_at = set() if anew else known
    if index.files() - index.covered():
        # what can not be read is not replayed either
        index.update()
    covered = index.covered()
    for site, articles in _by_site(hidden).items():
        asked = _asked(index, site, articles, article_id, looked_at)
        while batch := list(islice(asked, _BATCH)):
            _look(store, index, batch, result)
            if progress is not None:
                progress(len(batch))
    done = covered - result.unread
    if done != known or article_id is not None or anew:
        checkpoints.save(store, _CHECKPOINT, {"files": sorted(done)})
    if result.quoting:
        refresh_rules(index.folder, store)
    return result


_Asked = tuple[IndexEntry, list[HiddenArticle]]


def _by_site(hidden: Sequence[HiddenArticle]) -> dict[str, list[HiddenArticle]]:
    """Articles by the hosts, as SURT keys begin with them, whose pages may quote them; subdomains are of a site."""
    sites: defaultdict[str, list[HiddenArticle]] = defaultdict(list)
    for article in hidden:
        hosts = {re.split("[):]", surt_of(url), maxsplit=1)[0] for url in article.addresses}
        for host in hosts:
            if not any(host.startswith(f"{other},") for other in hosts):
                sites[host].append(article)
    return sites


def _asked(
    index: ArchiveIndex,
    site: str,
    articles: list[HiddenArticle],
    article_id: str | None,
    looked_at: set[str],
) -> Iterator[_Asked]:
    """Captures of a site that can quote, and the articles that each was not looked at for yet."""
    for entry in index.range(site):
        if entry.surt[len(site) : len(site) + 1] not in (")", ",", ":"):
            continue
        asked = [
            one
            for one in articles
            if one.article_id == article_id or entry.filename not in looked_at
        ]
        if asked and _CAN_QUOTE.match(entry.mime):
            yield entry, asked


def _look(store: Store, index: ArchiveIndex, batch: list[_Asked], result: Search) -> None:
    places = article_places(store, {entry.surt for entry, _asked in batch})
    # what was found of one payload of one address: unchanged captures follow each other
    found: dict[tuple[str, str | None, tuple[str, ...]], list[str]] = {}
    for entry, asked in batch:
        if (entry.filename, entry.offset) in places:
            continue
        result.captures += 1
        key = (entry.surt, entry.digest, tuple(one.article_id for one in asked))
        try:
            if entry.digest is None or key not in found:
                found[key] = _quoted(index, entry, asked)
            if found[key]:
                capture = capture_at(index.warc_dir, entry.filename, entry.offset)
                withhold(store, capture, found[key])
                result.quoting += 1
        except WarcError:
            result.unread.add(entry.filename)


def _quoted(index: ArchiveIndex, entry: IndexEntry, articles: list[HiddenArticle]) -> list[str]:
    """Ids of those articles that a capture, or what a browser made of it, quotes."""
    capture = capture_at(index.warc_dir, entry.filename, entry.offset)
    found = quoted_in(open_whole(index.warc_dir, index, capture).body, articles)
    if "html" in (capture.mime or "") and len(found) < len(articles):
        path = locate(index.warc_dir, entry.filename)
        if shown := rendering_of_exchange(path, exchange_at(path, entry.offset)):
            found += quoted_in(read_record_at(*shown)[1], articles)
    return sorted(set(found))


def quoted_in(body: bytes, articles: Sequence[HiddenArticle]) -> list[str]:
    """Ids of those articles that a body quotes."""
    pieces = pieces_of(body)
    return [one.article_id for one in articles if one.quotable.is_quoted_by(pieces)]
