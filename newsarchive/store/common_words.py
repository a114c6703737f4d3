"""Relevance for words that very many articles have: the newest of them by their words, older ones by arrival.

Ranking each of half a million hits takes a second on SQLite and several on PostgreSQL; where a word is that common,
which of them comes first says little. So the newest hundreds that match are ranked, and the rest follow, the newest
first. The page's cursor remembers which ones these were, so that pages stay put while articles come in.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, text

from newsarchive.store.newest import NewestHits
from newsarchive.store.query import Node, Term

#: newest hits that are ranked at most
RANKED = {"sqlite": 500, "postgresql": 300}
#: where FTS5 keeps what was indexed; through the index itself it takes twice as long
_CONTENT = (
    "SELECT id, c0, c1, c2 FROM article_index_content"
    " WHERE id IN (SELECT value FROM json_each(:docids))"
)
_RANKS = (
    "SELECT docid, ts_rank(document, CAST(:match AS tsquery)) FROM article_index"
    " WHERE docid IN (SELECT CAST(value AS integer) FROM json_array_elements_text(CAST(:docids AS json)))"
)
#: BM25 with the weights of the exact ranking; 220 words are a usual article
_K1, _B, _USUAL = 1.2, 0.75, 220


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page ended: after an article of the ranked ones, or (`rank` None) after an older one."""

    newest: int
    oldest: int
    rank: float | None
    docid: int


@dataclass(frozen=True, slots=True)
class _Counted:
    """What is counted of a term, and how much each time weighs in each field."""

    text: str
    title: float
    body: float
    byline: float

    @classmethod
    def of(cls, term: Term) -> _Counted:
        text = " " + " ".join(term.stems) + ("" if term.prefix else " ")
        weights = {"title": 5.0, "body": 1.0, "byline": 3.0}
        return cls(
            text,
            **{
                name: weight if term.field in (None, name) else 0.0
                for name, weight in weights.items()
            },
        )


def page_of_common(
    connection: Connection,
    node: Node,
    hits: NewestHits,
    parameters: dict[str, Any],
    after: Place | None,
    limit: int,
) -> list[Place]:
    """The next hits, in order."""
    ranked = RANKED[connection.dialect.name]
    found: list[Place] = []
    if after is None or after.rank is not None:
        docids = (
            hits.find(ranked, enough=limit)
            if after is None
            else hits.find(ranked, low=after.oldest, high=after.newest)
        )
        if not docids:
            return []
        ranks = _ranks(connection, node, parameters, docids)
        found = [Place(docids[0], docids[-1], ranks[docid], docid) for docid in docids]
        if after is not None:
            found = [Place(after.newest, after.oldest, hit.rank, hit.docid) for hit in found]
        found.sort(key=_order)
        if after is not None:
            found = [hit for hit in found if _order(hit) > _order(after)]
        below = after.oldest if after else docids[-1]
    else:
        below = after.docid
    if len(found) < limit:
        newest, oldest = (after.newest, after.oldest) if after else (found[0].newest, below)
        older = hits.find(limit - len(found), high=below - 1)
        found += [Place(newest, oldest, None, docid) for docid in older]
    return found[:limit]


def _order(place: Place) -> tuple[float, int]:
    assert place.rank is not None
    return -place.rank, -place.docid


def _ranks(
    connection: Connection, node: Node, parameters: dict[str, Any], docids: list[int]
) -> dict[int, float]:
    given = {"docids": json.dumps(docids)}
    if connection.dialect.name == "postgresql":
        rows = connection.execute(text(_RANKS), {**given, "match": parameters["match"]})
        return {docid: float(rank) for docid, rank in rows}
    counted = [_Counted.of(term) for term in _terms(node)]
    return {
        docid: score(counted, title, body, byline)
        for docid, title, body, byline in connection.execute(text(_CONTENT), given).all()
    }


def _terms(node: Node) -> list[Term]:
    if isinstance(node, Term):
        return [node]
    return [] if node.operator == "not" else [term for part in node.parts for term in _terms(part)]


def score(terms: Sequence[_Counted], title: str, body: str, byline: str) -> float:
    """BM25 of indexed texts (stems between spaces) without the rarity of words: each is common, or all hits have it."""
    length = 1 + body.count(" ") + title.count(" ")
    dampening = _K1 * (1 - _B + _B * length / _USUAL)
    title, body, byline = f" {title} ", f" {body} ", f" {byline} "
    total = 0.0
    for term in terms:
        often = 0.0
        if term.body:
            often += term.body * body.count(term.text)
        if term.title:
            often += term.title * title.count(term.text)
        if term.byline:
            often += term.byline * byline.count(term.text)
        total += often * (_K1 + 1) / (often + dampening)
    return total
