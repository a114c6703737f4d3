"""Tables within the box of a text that say who wrote it and when, as wikis print them: `Penulis`, `Penyunting`, `Rubrik`."""

from __future__ import annotations

from itertools import islice
from typing import Any

from newsarchive.extract.credits.labels import is_label
from newsarchive.extract.frame.surroundings import is_fact_label
from newsarchive.extract.markup.tree import raw_text, short_text

#: characters of such a table, white space included, and of a cell; tables of a page looked at; rows
_LONGEST, _LONGEST_CELL, _MOST_TABLES, _MOST_ROWS = 1500, 120, 12, 12
#: rows with a label, and those that name somebody
_LEAST_ROWS, _LEAST_PEOPLE = 2, 1
#: characters of a paragraph
_PROSE = 60
#: a label and its value
_PAIR = 2


def fact_tables(root: Any) -> frozenset[Any]:
    """The tables whose every row is a label of facts about an article and its value, below a heading maybe.

    What a text says of a book has such rows, too, but others beside them: its publisher, its price.
    """
    tables = islice(root.iter("table"), _MOST_TABLES)
    return frozenset(
        table
        for table in tables
        if table is not root and _is_of_facts(table) and _heads_text(table)
    )


def _heads_text(table: Any) -> bool:
    """Whether paragraphs stand behind a table and none before it; amid a text it belongs to that, and credits at its end are read there."""
    before, behind = (
        any(len(raw_text(other)) > _PROSE for other in table.itersiblings("p", preceding=preceding))
        for preceding in (True, False)
    )
    return behind and not before


def _is_of_facts(table: Any) -> bool:
    if len(raw_text(table)) > _LONGEST or next(table.iter("img", "table"), table) is not table:
        return False
    rows = list(islice(table.iter("tr"), _MOST_ROWS + 1))
    pairs = [list(row) for row in rows if len(row) == _PAIR]
    heads = [row for row in rows[:1] if len(row) == 1]
    if len(pairs) < _LEAST_ROWS or len(pairs) + len(heads) != len(rows) or len(rows) > _MOST_ROWS:
        return False
    labels = [short_text(label, _LONGEST_CELL).rstrip(" :") for label, _ in pairs]
    return (
        all(is_label(label) or is_fact_label(label) for label in labels)
        and sum(map(is_label, labels)) >= _LEAST_PEOPLE
        and all(short_text(value, _LONGEST_CELL) for _, value in pairs)
    )
