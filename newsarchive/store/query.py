"""The search language: words, "phrases", OR, NOT or -, prefix*, field:value; to one tree both databases compile.

Every string is a query or a `QueryError`; nothing of it reaches the database as syntax.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from newsarchive.errors import QueryError
from newsarchive.store.fulltext import STOP_WORDS, fold, stem

Field = Literal["title", "body", "byline"]

_TOKEN = re.compile(r'\s*(?:(-?)(?:(\w+):)?"([^"]*)"|([()])|([^\s()"]+))')
_FIELDS: dict[str, Field] = {
    "title": "title",
    "judul": "title",
    "body": "body",
    "isi": "body",
    "byline": "byline",
    "penulis": "byline",
}
_LONGEST = 1000


@dataclass(frozen=True, slots=True)
class Term:
    """Stems that stand one after the other; the last may be a prefix."""

    stems: tuple[str, ...]
    prefix: bool = False
    field: Field | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Parts joined by AND, OR, or negated."""

    operator: Literal["and", "or", "not"]
    parts: tuple[Term | Group, ...]


Node = Term | Group


def parse_query(text: str) -> Node | None:
    """The tree of a query; None when nothing searchable is in it (empty, or stop words only).

    Raises `QueryError` for unbalanced brackets or quotes, dangling operators, unknown fields, too long a query.
    """
    if len(text) > _LONGEST:
        raise QueryError(f"the query is longer than {_LONGEST} characters; shorten it")
    if text.count('"') % 2:
        raise QueryError(f'the query {text!r} has a quote without its partner; write "…"')
    parser = _Parser(_tokens(text), text)
    node = parser.alternatives()
    if parser.peek() is not None:
        raise QueryError(f"the query {text!r} has a ) without its (")
    if _only_negated(node):
        raise QueryError(f"the query {text!r} only excludes; add a word to look for")
    return node


def words_of(node: Node | None) -> set[str]:
    """Stems that a hit is marked by in snippets; of a prefix, the prefix and `*`."""
    if node is None:
        return set()
    if isinstance(node, Term):
        last = node.stems[-1] + ("*" if node.prefix else "")
        return {*node.stems[:-1], last}
    if node.operator == "not":
        return set()
    return {word for part in node.parts for word in words_of(part)}


def _tokens(text: str) -> list[tuple[str, str, str | None]]:
    """(kind, text, field) of each token; kinds: word, phrase, minus-word, minus-phrase, (, ), OR, AND, NOT."""
    tokens: list[tuple[str, str, str | None]] = []
    for match in _TOKEN.finditer(text):
        minus, field, phrase, bracket, word = match.groups()
        if bracket:
            tokens.append((bracket, bracket, None))
        elif phrase is not None:
            tokens.append(("minus-phrase" if minus else "phrase", phrase, field))
        elif word in ("OR", "AND", "NOT", "|"):
            tokens.append(("OR" if word == "|" else word, word, None))
        else:
            kind = "minus-word" if word.startswith("-") and len(word) > 1 else "word"
            word = word[1:] if kind == "minus-word" else word
            name, colon, rest = word.partition(":")
            is_field = bool(colon) and rest and name.isalpha()
            tokens.append((kind, rest if is_field else word, name if is_field else None))
    return tokens


class _Parser:
    def __init__(self, tokens: list[tuple[str, str, str | None]], text: str) -> None:
        self._tokens = tokens
        self._text = text
        self._at = 0
        self._depth = 0

    def peek(self) -> str | None:
        return self._tokens[self._at][0] if self._at < len(self._tokens) else None

    def alternatives(self) -> Node | None:
        parts = [self.conjunction()]
        while self.peek() == "OR":
            self._at += 1
            parts.append(self.conjunction())
        found = tuple(part for part in parts if part is not None)
        if len(parts) > 1 and any(_only_negated(part) for part in found):
            raise QueryError(
                f"the query {self._text!r} has an OR beside an exclusion; use brackets"
            )
        return _joined("or", found)

    def conjunction(self) -> Node | None:
        parts: list[Node] = []
        seen = False
        while (kind := self.peek()) not in (None, "OR", ")"):
            if kind == "AND":
                self._at += 1
                continue
            seen = True
            part = self.factor()
            if part is not None:
                parts.append(part)
        if not seen and self._tokens and (self.peek() == "OR" or self._at):
            raise QueryError(f"the query {self._text!r} has an operator with nothing beside it")
        return _joined("and", tuple(parts))

    def factor(self) -> Node | None:
        kind, text, field = self._tokens[self._at]
        self._at += 1
        if kind == "NOT":
            if self.peek() in (None, "OR", "AND", ")"):
                raise QueryError(f"the query {self._text!r} has a NOT with nothing after it")
            inner = self.factor()
            return Group("not", (inner,)) if inner is not None else None
        if kind == "(":
            self._depth += 1
            if self._depth > 20:
                raise QueryError("the query has too many brackets within brackets")
            inner = self.alternatives()
            if self.peek() != ")":
                raise QueryError(f"the query {self._text!r} has a ( without its )")
            self._at += 1
            self._depth -= 1
            return inner
        term = _term(text, field, phrase=kind.endswith("phrase"))
        if term is None:
            return None
        return Group("not", (term,)) if kind.startswith("minus") else term


def _term(text: str, field: str | None, *, phrase: bool) -> Term | None:
    name: Field | None = None
    if field is not None:
        known = _FIELDS.get(field.lower())
        if known is None and text.startswith("//"):
            raise QueryError(
                f"{field}:{text} is an address, no word to look for; what is held of it is shown by "
                f"`newsarchive show {field}:{text}`"
            )
        if known is None:
            raise QueryError(f"unknown field {field!r} in the query; fields: title, body, byline")
        name = known
    prefix = text.endswith("*") and not phrase
    folded = fold(text)
    if not folded or (not phrase and len(folded) == 1 and folded[0] in STOP_WORDS):
        return None
    stems = tuple(folded) if prefix else tuple(stem(word) for word in folded)
    return Term(stems, prefix, name)


def _joined(operator: Literal["and", "or"], parts: tuple[Node, ...]) -> Node | None:
    if len(parts) > 1:
        return Group(operator, parts)
    return parts[0] if parts else None


def _only_negated(node: Node | None) -> bool:
    if not isinstance(node, Group):
        return False
    if node.operator == "not":
        return True
    return all(_only_negated(part) for part in node.parts)


def to_fts5(node: Node) -> str:
    """The tree in FTS5's language; every word is quoted."""
    if isinstance(node, Term):
        phrase = '"' + " ".join(node.stems) + '"' + ("*" if node.prefix else "")
        return f"{{{node.field}}} : {phrase}" if node.field else phrase
    if node.operator == "or":
        return "(" + " OR ".join(to_fts5(part) for part in node.parts) + ")"
    if node.operator == "not":
        raise AssertionError("a negation is compiled by the conjunction around it")
    wanted = [part for part in node.parts if not _only_negated(part)]
    text = " AND ".join(to_fts5(part) for part in wanted)
    for part in node.parts:
        if _only_negated(part):
            assert isinstance(part, Group)
            inner = part.parts[0] if part.operator == "not" else part
            text = f"({text}) NOT {to_fts5(inner)}"
    return f"({text})"


def to_tsquery(node: Node) -> str:
    """The tree in PostgreSQL's `tsquery` language; every word is quoted."""
    if isinstance(node, Term):
        weight = {"title": "A", "byline": "B", "body": "D", None: ""}[node.field]
        quoted = [f"'{word}'" for word in node.stems]
        marks = ["" for _ in quoted]
        marks[-1] = "*" if node.prefix else ""
        words = [
            word + (":" + mark + weight if mark or weight else "")
            for word, mark in zip(quoted, marks, strict=True)
        ]
        return "(" + " <-> ".join(words) + ")"
    if node.operator == "not":
        return f"!({to_tsquery(node.parts[0])})"
    return "(" + (" | " if node.operator == "or" else " & ").join(map(to_tsquery, node.parts)) + ")"
