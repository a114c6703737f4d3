"""What a search is narrowed to, as conditions on articles; and the articles that match words and conditions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from difflib import get_close_matches
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    Text,
    TextClause,
    and_,
    column,
    exists,
    func,
    literal,
    literal_column,
    not_,
    or_,
    select,
    table,
    text,
)
from sqlalchemy.orm import aliased

from newsarchive.errors import NotHeldError, QueryError
from newsarchive.places import region_asked
from newsarchive.store.membership import within
from newsarchive.store.models import ArticleRow, CreditRow, SourceRow
from newsarchive.store.query import Field, Node, Term, compiled
from newsarchive.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchFilters:
    """What a search is narrowed to; dates are ISO days, both ends included.

    Raises `QueryError` for a day that is none, a region that is not known and a kind that is none.
    """

    date_from: str | None = None
    date_to: str | None = None
    #: compare the event's date instead of the publication's
    by_event: bool = False
    #: any of these
    source: tuple[str, ...] = ()
    #: any of these regions and everything under them: Kemendagri codes; names are turned into them
    region: tuple[str, ...] = ()
    #: parts of names, any of them
    byline: tuple[str, ...] = ()
    #: parts of the dateline's place, any of them
    place: tuple[str, ...] = ()
    #: article or gallery
    kind: str | None = None
    #: one text of each cluster of near-copies
    representatives: bool = False
    #: articles whose text was changed since it was first captured
    edited: bool = False
    #: articles that their site took away
    withdrawn: bool = False
    #: also articles under a takedown
    hidden: bool = False

    def __post_init__(self) -> None:
        days = [_day(day) for day in (self.date_from, self.date_to) if day is not None]
        if days != sorted(days):
            raise QueryError(
                f"no day is from {self.date_from} to {self.date_to}; write the earlier one first"
            )
        for text_asked in (*self.byline, *self.place):
            if "\0" in text_asked:
                raise QueryError(f"{text_asked!r} holds a sign that no text has; leave it out")
        codes = dict.fromkeys(region_asked(named).code for named in self.region)
        object.__setattr__(self, "region", tuple(codes))
        if self.kind is not None:
            from newsarchive.extract.article import RECORD_KINDS

            if self.kind not in RECORD_KINDS:
                kinds = " and ".join(RECORD_KINDS)
                raise QueryError(f"{self.kind!r} is no kind of record; there are {kinds}")

    def is_empty(self) -> bool:
        """Whether nothing is narrowed."""
        return self == SearchFilters()


def several(values: Iterable[str] | None) -> tuple[str, ...]:
    """Values given one by one, or some with commas between them; empty ones, as of forms, are left out.

    >>> several(["malangkota, demak", "", "blora"])
    ('malangkota', 'demak', 'blora')
    """
    parts = (part.strip() for value in values or () for part in value.split(","))
    return tuple(dict.fromkeys(part for part in parts if part))


def require_source(store: Store, *sources: str) -> None:
    """Raise `NotHeldError` if a source is named that the archive does not have."""
    if not sources:
        return
    with store.reading() as connection:
        held = connection.execute(select(SourceRow.source_id)).scalars().all()
    for source in sources:
        if source in held:
            continue
        alike = get_close_matches(source, held, n=3)
        shown = "`newsarchive sources list` shows them"
        way_out = f"did you mean {' or '.join(alike)}?" if alike else shown
        raise NotHeldError(f"the archive has no source {source!r}; {way_out}")


def matching(
    store: Store,
    node: Node | None,
    filters: SearchFilters,
    *,
    among: Node | None = None,
    all_known: bool = False,
) -> Select[Any]:
    """Articles that match, with columns of the article's row; needs `match_parameters`.

    Where the words are looked for elsewhere, `among` are those that all of the articles asked have. Where the numbers
    of all articles with the words are known, `docids` gives them as well (`all_known`).
    """
    asked = (node or among) if filters.representatives else None
    dialect = store.engine.dialect.name
    return _matching(dialect, node is not None, filters, asked, all_known=all_known)


@lru_cache(maxsize=128)
def _matching(
    dialect: str, with_words: bool, filters: SearchFilters, asked: Node | None, *, all_known: bool
) -> Select[Any]:
    """To make it takes as long as to run it, and the next page asks for the same."""
    query = select(ArticleRow.__table__)
    if with_words:
        query = query.join(table("article_index"), text(_MATCHED[dialect]))
    has_words = None if asked is None else _has_words(dialect, asked, all_known=all_known)
    return query.where(and_(True, *conditions(filters, has_words)))


def match_parameters(store: Store, node: Node | None) -> dict[str, str]:
    """The query in the language of the store's database."""
    return {"match": compiled(node, store.engine.dialect.name)} if node is not None else {}


_MATCHED = {
    "sqlite": "article_index.rowid = article.docid AND article_index MATCH :match",
    "postgresql": "article_index.docid = article.docid AND article_index.document @@ CAST(:match AS tsquery)",
}
_PROBED = (
    "EXISTS (SELECT 1 FROM article_index WHERE article_index.docid = earlier.docid"
    " AND article_index.document @@ CAST(:match AS tsquery))"
)
#: where FTS5 keeps what was indexed, and which field is which column
TEXTS = table(
    "article_index_content",
    column("id", Integer()),
    *(column(name, Text()) for name in ("c0", "c1", "c2")),
)
_COLUMNS: dict[Field, str] = {"title": "c0", "body": "c1", "byline": "c2"}
#: another article of the same cluster
_EARLIER = aliased(ArticleRow, name="earlier")


def _has_words(dialect: str, node: Node, *, all_known: bool) -> ColumnElement[bool] | TextClause:
    """Whether an earlier article of a cluster has the words asked for.

    To look one up in SQLite's index takes a third of a millisecond, fifty times as long as to read its stems.
    """
    if dialect == "postgresql":
        return text(_PROBED)
    if all_known:
        # the sign keeps SQLite from asking the list for each article of a cluster
        return within(literal_column("+earlier.docid", Integer()), name="docids")
    earlier = literal_column("earlier.docid", Integer())
    return exists().where(TEXTS.c.id == earlier, stands_in_texts(node))


def stands_in_texts(node: Node) -> ColumnElement[bool]:
    """Whether the stems of a text, which spaces divide, are what a query asks for."""
    if isinstance(node, Term):
        wanted = " " + " ".join(node.stems) + ("" if node.prefix else " ")
        names = [node.field] if node.field else list(_COLUMNS)
        fields = (TEXTS.c[_COLUMNS[name]] for name in names)
        return or_(*(func.instr(" " + field + " ", wanted) > 0 for field in fields))
    parts = [stands_in_texts(part) for part in node.parts]
    if node.operator == "not":
        return not_(parts[0])
    return or_(*parts) if node.operator == "or" else and_(*parts)


def conditions(
    filters: SearchFilters, has_words: ColumnElement[bool] | TextClause | None = None
) -> list[Any]:
    """Conditions on rows of articles and their sources; `has_words` tells of `earlier` whether it has the words."""
    wanted = _conditions_on(ArticleRow, filters)
    if filters.representatives:
        # nearly the same text may be hidden, of another region, or without the words: it stands for none here
        wanted.append(
            or_(
                ArticleRow.cluster_id.is_(None),
                ArticleRow.cluster_id == ArticleRow.article_id,
                ~exists().where(
                    _EARLIER.cluster_id == ArticleRow.cluster_id,
                    _EARLIER.article_id < ArticleRow.article_id,
                    *_conditions_on(_EARLIER, filters),
                    *([] if has_words is None else [has_words]),
                ),
            )
        )
    return wanted


def _conditions_on(row: type[ArticleRow], filters: SearchFilters) -> list[Any]:
    """What an article is asked by itself, whatever its copies are."""
    day = row.event_date if filters.by_event else row.published
    wanted: list[Any] = []
    if not filters.hidden:
        wanted.append(row.hidden_at.is_(None))
    if filters.date_from:
        wanted.append(day >= _day(filters.date_from).isoformat())
    if filters.date_to:
        # a day includes its hours; behind the last day that there is nothing can be
        last = _day(filters.date_to)
        behind = None if last == date.max else (last + timedelta(days=1)).isoformat()
        wanted.append(day.is_not(None) if behind is None else day < behind)
    if filters.source:
        wanted.append(or_(*(row.source_id == source for source in filters.source)))
    if filters.region:
        # of the few sources the list is made once; each article is looked up in it
        in_source = or_(*(_is_under(SourceRow.region, code) for code in filters.region))
        sources = select(SourceRow.source_id).where(in_source)
        places = (_is_under(row.region_code, code) for code in filters.region)
        wanted.append(or_(row.source_id.in_(sources), *places))
    if filters.byline:
        names = _with_any(CreditRow.name, filters.byline)
        credited = select(CreditRow.version_id).where(CreditRow.name.in_(names))
        wanted.append(row.current_version.in_(credited))
    if filters.place:
        wanted.append(row.place.in_(_with_any(ArticleRow.place, filters.place)))
    if filters.kind:
        # written out: an index of galleries is known to be meant by its condition only
        wanted.append(row.kind == literal(filters.kind, literal_execute=True))
    if filters.edited:
        # written out, as the kind is
        wanted.append(row.versions > literal(1, literal_execute=True))
    if filters.withdrawn:
        wanted.append(row.gone_at.is_not(None))
    return wanted


def _with_any(column: Any, parts: Sequence[str]) -> Select[Any]:
    """The values of an indexed column that have one of these parts.

    Few people write very many articles, from few places: going along the index from each value to the next one costs as
    much as there are values, not as there are rows.
    """
    each = select(func.min(column).label("value")).cte(f"each_{column.key}", recursive=True)
    following = select(func.min(column)).where(column > each.c.value)
    each = each.union_all(select(following.scalar_subquery()).where(each.c.value.is_not(None)))
    lower = func.lower(each.c.value)
    has_any = or_(*(lower.contains(part.lower(), autoescape=True) for part in parts))
    return select(each.c.value).where(has_any)


def _is_under(column: Any, code: str) -> ColumnElement[bool]:
    """Whether a Kemendagri code is this region's or of one within it: `33`, `33.21`, `33.21.04`."""
    # `/` follows `.`: the codes between begin with the region's and a point
    return or_(column == code, and_(column > code + ".", column < code + "/"))


def _day(value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise QueryError(f"{value!r} is no day; write it like 2023-11-18") from error
