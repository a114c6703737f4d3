"""How many articles have the words of a query, and a sample of them: cheap even for words that half of them have."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, text

from newsarchive.store.query import Group, Node, Term, to_fts5

#: hits up to which everything is counted and ranked exactly; ranking costs 2 µs a hit on SQLite, 6 on PostgreSQL
FEW = {"sqlite": 10_000, "postgresql": 5_000}
#: hits up to which PostgreSQL is asked for all their numbers; its index has them together, in no order
KNOWN = 10_000
#: hits that a sample is made of, and the runs of neighbouring articles it is taken in
_SAMPLE = {"sqlite": 4000, "postgresql": 2000}
_RUNS = 40
#: articles that PostgreSQL looks at for a sample of very common words, each of which takes it twice as long as to fetch
#: one that its index found
_SAMPLED_FROM = 20_000

#: articles by which it is judged whether most have a word, taken like the sample
_LOOKED_AT = 2000
#: how many of these are enough where hardly any has it
_SURE = 200

_FEW_HITS = "SELECT rowid AS number FROM article_index WHERE article_index MATCH :match LIMIT :few"
#: with where their rows lie, if each will be ranked
_FEW_HITS_AND_ROWS = (
    "SELECT CAST(array_to_json(array_agg(docid)) AS text),"
    f" CASE WHEN count(*) <= {FEW['postgresql']} THEN CAST(array_agg(row_at) AS text) END FROM"
    " (SELECT docid, ctid AS row_at FROM article_index WHERE document @@ CAST(:match AS tsquery) LIMIT :few) AS found"
)
#: numbers as one value: to fetch a row for each takes five times as long as to find them
_AS_ONE = {
    "sqlite": "SELECT json_group_array(number) FROM ({})",
    "postgresql": "SELECT CAST(array_to_json(array_agg(number)) AS text) FROM ({}) AS found",
}
_PLAN = (
    "EXPLAIN (FORMAT JSON) SELECT 1 FROM article_index WHERE document @@ CAST(:match AS tsquery)"
)
_SAMPLED = (
    "SELECT article_index.rowid AS number FROM json_each(:runs) AS run CROSS JOIN article_index"
    " WHERE article_index MATCH :match AND article_index.rowid"
    " BETWEEN json_extract(run.value, '$[0]') AND json_extract(run.value, '$[1]')"
)
#: PostgreSQL has an index of the words of every so many-th article alone
SAMPLED_EVERY = 32
#: hits of a sample that tell something
_ENOUGH = 100
_IN_SAMPLE = (
    "SELECT docid AS number FROM article_index"
    f" WHERE document @@ CAST(:match AS tsquery) AND docid % {SAMPLED_EVERY} = 0"
)
#: each run by itself, so that the planner sees how short it is, and its articles before they are asked for the words:
#: the index of words would be gone through to its end
_SAMPLED_RUN = (
    "SELECT docid AS number FROM (SELECT docid, document FROM article_index WHERE docid BETWEEN {} AND {} OFFSET 0)"
    " AS run WHERE document @@ CAST(:match AS tsquery)"
)


@dataclass(frozen=True, slots=True)
class Breadth:
    """Articles that have the words of a query, whatever else is asked of them."""

    hits: int
    #: too many to count and rank each
    is_wide: bool
    #: highest number of an article in the archive
    newest: int
    #: numbers of all of them, where they are known
    docids: list[int] | None = None
    #: of few, where PostgreSQL has what is indexed of each, for as long as the transaction lasts: there it is read in
    #: half the time that looking up its number takes
    rows_at: list[str] | None = None


def breadth_of(connection: Connection, match: str | None, newest: int) -> Breadth:
    """How many articles have the words; None means a search without words.

    Of a wide query whose articles are not known the number is an estimate: the planner's on PostgreSQL, on SQLite from
    how soon the first hits came.
    """
    dialect = connection.dialect.name
    few = FEW[dialect]
    if match is None:
        return Breadth(newest, newest > few, newest)
    given = {"match": match}
    if dialect == "postgresql":
        (plan,) = connection.execute(text(_PLAN), given).scalar_one()
        expected = int(plan["Plan"]["Plan Rows"])
        if expected > KNOWN:
            return Breadth(expected, is_wide=True, newest=newest)
        # it may expect too few
        most = 2 * KNOWN
        rows = connection.execute(text(_FEW_HITS_AND_ROWS), {**given, "few": most + 1}).one()
        found: list[int] = json.loads(rows[0] or "[]")
        if len(found) > most:
            return Breadth(len(found), is_wide=True, newest=newest)
        rows_at = rows[1][2:-2].split('","') if rows[1] else None
        return Breadth(
            len(found),
            is_wide=len(found) > few,
            newest=newest,
            docids=found,
            rows_at=rows_at,
        )
    found = _numbers(connection, _FEW_HITS, {**given, "few": few + 1})
    if len(found) <= few:
        return Breadth(len(found), is_wide=False, newest=newest, docids=found)
    # SQLite gives them in the order of their numbers
    hits = len(found) * max(newest, found[-1]) // found[-1]
    return Breadth(hits, is_wide=True, newest=newest)


def telling(connection: Connection, node: Node, newest: int) -> Node:
    """The words of a query that tell its hits apart: without those that most articles have, if others are left.

    FTS5 gives a word that more than half of all have no weight in BM25, but counts its every hit to know that.
    """
    if not isinstance(node, Group) or node.operator != "and":
        return node
    if not all(isinstance(part, Term) for part in node.parts):
        return node
    left = tuple(part for part in node.parts if not _most_have(connection, to_fts5(part), newest))
    return Group("and", left) if 0 < len(left) < len(node.parts) else node


def _most_have(connection: Connection, match: str, newest: int) -> bool:
    runs, looked_at = _spread(newest, _LOOKED_AT)
    # where few of the first quarter have it, which is as evenly spread, most of all do not
    first, rest = runs[2::4], [run for number, run in enumerate(runs) if number % 4 != 2]
    found = _in_runs(connection, match, first)
    share = len(first) * looked_at // len(runs)
    if share > _SURE and 4 * found < share:
        return False
    return 2 * (found + _in_runs(connection, match, rest)) > looked_at


def _in_runs(connection: Connection, match: str, runs: list[tuple[int, int]]) -> int:
    return len(_numbers(connection, _SAMPLED, {"match": match, "runs": json.dumps(runs)}))


def _spread(newest: int, wanted: int) -> tuple[list[tuple[int, int]], int]:
    """Runs of numbers up to `newest` that are about as many as `wanted` together; how many they are."""
    step = max(1, newest // _RUNS)
    width = max(1, round(min(step, wanted / _RUNS)))
    runs = [(low, low + width - 1) for low in range(1 + (step - width) // 2, newest + 1, step)]
    return runs, width * len(runs)


def sample_of(connection: Connection, match: str | None, breadth: Breadth) -> tuple[list[int], int]:
    """Numbers of some of the articles that have the words, spread evenly over the archive.

    With them, how many articles all in all the sample stands for.
    """
    dialect = connection.dialect.name
    newest, hits, size = breadth.newest, breadth.hits, _SAMPLE[dialect]
    if match is None:
        return list(range(1, newest + 1, max(1, newest // size))), hits
    if breadth.docids is not None:
        return sorted(breadth.docids)[:: max(1, hits // size)], hits
    wanted = newest * size // max(1, hits)
    in_sample = hits // SAMPLED_EVERY
    if dialect == "postgresql" and _ENOUGH <= in_sample < 2 * min(wanted, _SAMPLED_FROM):
        found = _numbers(connection, _IN_SAMPLE, {"match": match})
        stands_for = max(FEW[dialect], SAMPLED_EVERY * len(found))
        return found[:: max(1, len(found) // size)], stands_for
    if dialect == "postgresql":
        runs, looked_at = _spread(newest, min(wanted, _SAMPLED_FROM))
        query = " UNION ALL ".join(_SAMPLED_RUN.format(*run) for run in runs)
        given = {"match": match}
    else:
        runs, looked_at = _spread(newest, wanted)
        query, given = _SAMPLED, {"match": match, "runs": json.dumps(runs)}
    found = _numbers(connection, query, given)
    return found, max(FEW[dialect], len(found) * newest // looked_at)


def _numbers(connection: Connection, query: str, given: dict[str, Any]) -> list[int]:
    as_one = _AS_ONE[connection.dialect.name].format(query)
    found: list[int] = json.loads(connection.execute(text(as_one), given).scalar() or "[]")
    return found
