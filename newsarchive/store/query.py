"""The search language: words, "phrases", OR, NOT or -, prefix*, field:, (brackets); to one tree for both databases.

Every string is a query or a `QueryError`; nothing of it reaches the database as syntax. FTS5 knows "this but not that"
only, so a tree negates nothing twice and has each negation beside a part that is looked for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from newsarchive.errors import QueryError
from newsarchive.store.fulltext import STOP_WORDS, fold, stem

Field = Literal["title", "body", "byline"]

_TOKEN = re.compile(r'\s*(?:(-?)(?:(\w+):)?(?:"([^"]*)"|(\())|(\))|([^\s()"]+))')
_FIELDS: dict[str, Field] = {
    "title": "title",
    "judul": "title",
    "body": "body",
    "isi": "body",
    "byline": "byline",
    "penulis": "byline",
}
_LONGEST = 1000
_OPERATORS = {"AND": "AND", "DAN": "AND", "OR": "OR", "ATAU": "OR", "|": "OR", "NOT": "NOT"}
_NEGATIONS = {"BUKAN": "NOT", "TIDAK": "NOT"}


@dataclass(frozen=True, slots=True)
class Term:
    """Stems that stand one after the other; the last may be a prefix."""

    stems: tuple[str, ...]
    prefix: bool = False
    field: Field | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Parts joined by AND, OR, or one part negated; no `and` within an `and`, no `not` of a `not`."""

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
    """(kind, text, field) of each token.

    Kinds: word, phrase, ( and field (which stands alone), each with minus- before it or not; ), OR, AND, NOT.
    """
    tokens: list[tuple[str, str, str | None]] = []
    # a headline in capitals may have these as words; DAN and ATAU cost it nothing
    operators = _OPERATORS if text.isupper() else _OPERATORS | _NEGATIONS
    for match in _TOKEN.finditer(text):
        minus, field, phrase, opening, closing, word = match.groups()
        sign = "minus-" if minus else ""
        if opening:
            tokens.append((sign + "(", opening, field))
        elif closing:
            tokens.append((closing, closing, None))
        elif phrase is not None:
            tokens.append((sign + "phrase", phrase, field))
        elif (operator := operators.get(word)) is not None:
            tokens.append((operator, word, None))
        else:
            sign = "minus-" if word.startswith("-") and len(word) > 1 else ""
            word = word[1:] if sign else word
            name, colon, rest = word.partition(":")
            is_field = bool(colon) and rest and name.isalpha()
            kind = "field" if colon and not rest and name.lower() in _FIELDS else "word"
            named = name if is_field or kind == "field" else None
            tokens.append((sign + kind, rest if is_field else word, named))
    return tokens


class _Parser:
    def __init__(self, tokens: list[tuple[str, str, str | None]], text: str) -> None:
        self._tokens = tokens
        self._text = text
        self._at = 0
        self._depth = 0
        #: the field before the brackets that are open
        self._field: str | None = None

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
            return _negated(inner) if inner is not None else None
        is_negated = kind.startswith("minus-")
        kind = kind.removeprefix("minus-")
        if kind == "field":
            found = self.behind_field(text, field)
        elif kind == "(":
            found = self.bracketed(field)
        else:
            found = _term(text, field or self._field, phrase=kind == "phrase")
        return _negated(found) if found is not None and is_negated else found

    def behind_field(self, text: str, field: str | None) -> Node | None:
        """What a field that stands alone (`title: word`) is of."""
        if self.peek() not in ("word", "phrase", "(") or self._tokens[self._at][2] is not None:
            raise QueryError(
                f"the query {self._text!r} has a {text} with nothing behind it; write {text}word"
            )
        before, self._field = self._field, field
        found = self.factor()
        self._field = before
        return found

    def bracketed(self, field: str | None) -> Node | None:
        """What stands up to the closing bracket; the field before the opening one is that of all of it."""
        if field is not None and field.lower() not in _FIELDS:
            raise _unknown(field)
        self._depth += 1
        if self._depth > 20:
            raise QueryError("the query has too many brackets within brackets")
        before, self._field = self._field, field or self._field
        inner = self.alternatives()
        self._field = before
        if self.peek() != ")":
            raise QueryError(f"the query {self._text!r} has a ( without its )")
        self._at += 1
        self._depth -= 1
        return inner


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
            raise _unknown(field)
        name = known
    prefix = text.endswith("*") and not phrase
    folded = fold(text)
    if not folded or (not phrase and len(folded) == 1 and folded[0] in STOP_WORDS):
        return None
    stems = tuple(folded) if prefix else tuple(stem(word) for word in folded)
    return Term(stems, prefix, name)


def _unknown(field: str) -> QueryError:
    return QueryError(f"unknown field {field!r} in the query; fields: title, body, byline")


def _joined(operator: Literal["and", "or"], parts: tuple[Node, ...]) -> Node | None:
    """The parts as one node, those of the same operator taken in."""
    flat: list[Node] = []
    for part in parts:
        flat += part.parts if isinstance(part, Group) and part.operator == operator else [part]
    if len(flat) > 1:
        return Group(operator, tuple(flat))
    return flat[0] if flat else None


def _negated(node: Node) -> Node:
    """What a node excludes: of a negation what it negates, of negations only any of what they negate."""
    if not isinstance(node, Group) or not _only_negated(node):
        return Group("not", (node,))
    if node.operator == "not":
        return node.parts[0]
    return Group("or", tuple(_negated(part) for part in node.parts))


def _only_negated(node: Node | None) -> bool:
    if not isinstance(node, Group):
        return False
    return node.operator == "not" or all(_only_negated(part) for part in node.parts)


def compiled(node: Node, dialect: str) -> str:
    """The tree in the language of a database."""
    return to_fts5(node) if dialect == "sqlite" else to_tsquery(node)


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
        if isinstance(part, Group) and part.operator == "not":
            text = f"({text}) NOT {to_fts5(part.parts[0])}"
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
