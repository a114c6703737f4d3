"""Every string is a query that FTS5 takes and answers as its tree says, or an error in words."""

from __future__ import annotations

import sqlite3
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsarchive.errors import QueryError
from newsarchive.store.query import Node, Term, parse_query, to_fts5, to_tsquery

#: every article of three words or fewer, in title or body
TEXTS = [
    (title, body) for title, body in product(("", "a", "b", "a b"), ("", "a", "b", "c", "b c"))
]


@pytest.fixture(scope="module")
def index() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE word USING fts5 (title, body, byline)")
    connection.executemany("INSERT INTO word VALUES (?, ?, '')", TEXTS)
    return connection


def is_hit(node: Node, title: str, body: str) -> bool:
    if isinstance(node, Term):
        texts = {"title": [title], "body": [body], "byline": [""], None: [title, body]}[node.field]
        phrase = f" {' '.join(node.stems)}" + ("" if node.prefix else " ")
        return any(phrase in f" {text} " for text in texts)
    if node.operator == "not":
        return not is_hit(node.parts[0], title, body)
    found = (is_hit(part, title, body) for part in node.parts)
    return all(found) if node.operator == "and" else any(found)


def hits(index: sqlite3.Connection, query: str) -> list[tuple[str, str]]:
    node = parse_query(query)
    assert node is not None
    return index.execute(
        "SELECT title, body FROM word WHERE word MATCH ? ORDER BY rowid", (to_fts5(node),)
    ).fetchall()


PIECES = [
    "a",
    "b",
    "c",
    "-a",
    "-",
    "(",
    "-(",
    ")",
    "OR",
    "NOT",
    "AND",
    "ATAU",
    "TIDAK",
    '"a b"',
    '-"b c"',
    "b*",
]
PIECES += ["title:", "title:(", "-title:(", "body:b", "judul:", "yang", "x:", "x:("]


@given(st.lists(st.sampled_from(PIECES), max_size=9).map(" ".join))
@settings(max_examples=600, deadline=None)
def test_any_string_is_a_query_or_an_error(index: sqlite3.Connection, query: str) -> None:
    try:
        node = parse_query(query)
    except QueryError:
        return
    if node is not None:
        assert hits(index, query) == [text for text in TEXTS if is_hit(node, *text)]
        to_tsquery(node)


@pytest.mark.parametrize(
    ("query", "same"),
    [
        ("c -(a OR b)", "c -a -b"),
        ("c NOT NOT a", "c a"),
        ("c -(-a)", "c a"),
        ("c NOT (-a -b)", "c (a OR b)"),
        ("c (-a -b)", "c -a -b"),
        ("title:(a OR b)", "title:a OR title:b"),
        ("title:(a OR body:b)", "title:a OR body:b"),
        ("judul: a", "title:a"),
        ("a ATAU b", "a OR b"),
        ("c BUKAN (a ATAU b)", "c -a -b"),
        ("b DAN c TIDAK a", "b c -a"),
        ("A ATAU B", "a OR b"),
        ('title: "a b"', 'title:"a b"'),
        ("c -title: a", "c -title:a"),
        ("c -title:(a OR b)", "c -title:a -title:b"),
    ],
)
def test_one_question_in_two_forms(index: sqlite3.Connection, query: str, same: str) -> None:
    assert hits(index, query) == hits(index, same)
    assert hits(index, query)


@pytest.mark.parametrize(
    "query", ["title:", "a judul:", "title: OR a", "title:()", "-(a)", "x:(a)"]
)
def test_what_is_no_question(query: str) -> None:
    with pytest.raises(QueryError):
        parse_query(query)


def test_a_colon_behind_a_word_of_a_headline_is_a_sign_of_its_own() -> None:
    assert parse_query("Wagub: banjir") == parse_query("Wagub banjir")


def test_a_headline_in_capitals_excludes_nothing() -> None:
    assert parse_query("WARGA TIDAK MAU PINDAH") == parse_query("warga tidak mau pindah")
    assert parse_query("warga TIDAK pindah") != parse_query("warga tidak pindah")
    assert parse_query("banjir atau rob") == parse_query("banjir rob")
