"""Conditions that leave few articles of very many with the words: these are found first, and then asked for the words.

Going through the articles with common words for one that meets such conditions takes as long as there are articles.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Integer, Select, column, select, table, text

from newsarchive.store.breadth import FEW
from newsarchive.store.filters import TEXTS, stands_in_texts
from newsarchive.store.membership import within
from newsarchive.store.models import ArticleRow
from newsarchive.store.query import Node

#: one of so many articles with the words, or fewer, meets conditions that are tried by themselves
RARE = 500
_INDEX = table("article_index", column("docid", Integer()), column("document"))


def few_left(
    connection: Connection, conditions: Select[Any], parameters: dict[str, Any]
) -> list[int] | None:
    """Numbers of the articles that the conditions leave, if they are few."""
    few = FEW[connection.dialect.name]
    query = conditions.with_only_columns(ArticleRow.docid).limit(few + 1)
    found = list(connection.execute(query, parameters).scalars().all())
    return found if len(found) <= few else None


def with_words(
    connection: Connection, node: Node, docids: list[int], parameters: dict[str, Any]
) -> list[int]:
    """Those of these articles that have the words, the newest first."""
    query: Select[Any]
    if connection.dialect.name == "sqlite":
        number = TEXTS.c.id
        query = select(number).where(within(number, name="docids"), stands_in_texts(node))
    else:
        # not taken apart: the index of words would be gone through to its end
        chosen: Any = select(_INDEX).where(within(_INDEX.c.docid, name="docids")).offset(0)
        chosen = chosen.subquery("chosen")
        has_words = text("chosen.document @@ CAST(:match AS tsquery)")
        number = chosen.c.docid
        query = select(number).where(has_words)
    given = {**parameters, "docids": docids}
    return sorted(connection.execute(query, given).scalars().all(), reverse=True)
