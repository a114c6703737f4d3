"""The same hits from SQLite and PostgreSQL: language, filters, facets, paging, hostile strings."""

from __future__ import annotations

import json
import re
import sys
from itertools import product
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsarchive.errors import QueryError
from newsarchive.extract.article import Credit, Dateline, DateValue
from newsarchive.store import Store, breadth, newest, ordered
from newsarchive.store.breadth import FEW, Breadth
from newsarchive.store.common_words import RANKED
from newsarchive.store.ordered import page_of_many
from newsarchive.store.search import SearchFilters, search
from tests.integration.store.pages import capture, reading

#: the package exports the function by this name, too
search_module = sys.modules["newsarchive.store.search"]
DEMAK, MALANG = "https://demak.test/", "https://malang.test/"


def when(value: str) -> DateValue:
    return DateValue(value=value, precision="day", timezone="Asia/Jakarta", source="meta")


@pytest.fixture
def filled(store: Store) -> Store:
    plain = {"captions": [], "bylines": [], "dateline": None}
    store.ingest(
        [
            reading(DEMAK + "1", "Banjir rob merendam Sayung", ["Warga mengungsi ke balai desa."], **plain | {
                "published": when("2023-01-05T23:30:00+07:00"),
                "bylines": [Credit(name="Siti Aminah", role="reporter", raw="")],
                "dateline": Dateline(text="Sayung", place="Sayung", region_code="33.21.04"),
            }),
            reading(DEMAK + "2", "Pasar murah", ["Banjir pembeli. Harga beras turun, kata Bupati."], **plain | {"published": when("2023-02-01")}),
            reading(MALANG + "3", "Pasar malam", ["Pembelian beras murah oleh warga."], source="malang", **plain | {"published": when("2024-03-03")}),
            reading(MALANG + "4", "Café Ijen buka", ["Pelayanan jalan-jalan dibangun dengan baik."], source="malang", kind="gallery", **plain | {"published": None}),
        ]
    )  # fmt: skip
    return store


def found(store: Store, query: str, **filters: object) -> str:
    hits = search(store, query, SearchFilters(**filters)).hits  # type: ignore[arg-type]
    return "".join(sorted(hit.url[-1] for hit in hits))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("banjir", "12"),
        ("BANJIR", "12"),
        ("title:banjir", "1"),
        ("judul:banjir", "1"),
        ('"pasar murah"', "2"),
        ("pasar murah", "23"),
        ('"murah pasar"', ""),
        ("banjir OR malam", "123"),
        ("pasar -malam", "2"),
        ("pasar NOT malam", "2"),
        ('warga -"balai desa"', "3"),
        ("(rob OR beras) warga", "13"),
        ("ban*", "124"),
        ("cafe", "4"),
        ("pembelian", "23"),
        ("layanan", "4"),
        ("byline:siti", "1"),
        ("byline:aminah warga", "1"),
        ('"harga beras turun"', "2"),
        ("ban* -rob", "24"),
        ("jalan-jalan", "4"),
        ("di banjir yang", "12"),
        ("banjir ATAU malam", "123"),
        ("pasar DAN murah", "23"),
        ("pasar BUKAN malam", "2"),
        ("pasar TIDAK malam", "2"),
        ("PASAR TIDAK MURAH", "23"),
    ],
)
def test_language(filled: Store, query: str, expected: str) -> None:
    assert found(filled, query) == expected


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"region": ("33",)}, "12"),
        ({"region": ("33.21.04",)}, "1"),
        ({"region": ("33.",)}, "12"),
        ({"region": ("Kabupaten Demak",)}, "12"),
        ({"region": ("jawa timur",)}, "34"),
        ({"region": ("11",)}, ""),
        ({"source": ("malang",)}, "34"),
        ({"date_from": "2023-01-05", "date_to": "2023-01-05"}, "1"),
        ({"date_from": "2023-01-06", "date_to": "2024-03-03"}, "23"),
        ({"date_to": "2023-12-31"}, "12"),
        ({"by_event": True, "date_from": "2023-11-17", "date_to": "2023-11-17"}, "1234"),
        ({"byline": ("aminah",)}, "1"),
        ({"byline": ("%",)}, ""),
        ({"place": ("sayung",)}, "1"),
        ({"place": ("_",)}, ""),
        ({"kind": "gallery"}, "4"),
        ({"region": ("33.21.04", "Jawa Timur")}, "134"),
        ({"source": ("malang", "demak")}, "1234"),
        ({"source": ("malang",), "region": ("33", "35")}, "34"),
        ({"byline": ("tidak ada", "aminah")}, "1"),
        ({"place": ("tidak ada", "sayung")}, "1"),
    ],
)
def test_filters(filled: Store, filters: dict[str, object], expected: str) -> None:
    assert found(filled, "", **filters) == expected


@pytest.mark.parametrize(
    ("filters", "said"),
    [
        ({"region": ("3",)}, "no region has the code '3'"),
        ({"region": ("Malang",)}, "Kabupaten Malang (35.07) or Kota Malang (35.73)"),
        ({"source": ("demk",)}, "did you mean demak?"),
        ({"source": ("demak", "malag")}, "no source 'malag'; did you mean malang?"),
        ({"kind": "news"}, "there are article and gallery"),
        ({"date_from": "yesterday"}, "'yesterday' is no day"),
    ],
)
def test_a_filter_that_can_match_nothing_is_an_error_with_a_way_out(
    filled: Store, filters: dict[str, object], said: str
) -> None:
    with pytest.raises(QueryError, match=re.escape(said)):
        found(filled, "", **filters)


def test_without_words_and_filters_everything_comes_in_pages_the_newest_first(
    filled: Store,
) -> None:
    first = search(filled, "", limit=3)
    assert [hit.url[-1] for hit in first.hits] == ["3", "2", "1"]
    assert (first.total, first.cursor is not None) == (4, True)
    rest = search(filled, " ", limit=3, cursor=first.cursor)
    assert ([hit.url[-1] for hit in rest.hits], rest.cursor) == (["4"], None)
    assert [hit.url[-1] for hit in search(filled, "", sort="oldest", limit=2).hits] == ["4", "1"]


def test_edited_withdrawn_and_copied_articles_are_found_as_such(filled: Store) -> None:
    assert found(filled, "", edited=True) == found(filled, "", withdrawn=True) == ""
    copied = " ".join(f"kalimat ke-{number} tentang pasar" for number in range(60))
    filled.ingest(
        [
            reading(DEMAK + "2", "Pasar murah", ["Harga beras naik, kata Bupati."], 60),
            reading(DEMAK + "5", "Asli", [copied]),
            reading(MALANG + "6", "Salinan", [copied], source="malang"),
        ]
    )
    filled.record_gone("demak", DEMAK + "1", capture(DEMAK + "1", 90, status=404))
    assert found(filled, "", edited=True) == "2"
    assert found(filled, "", withdrawn=True) == "1"
    assert found(filled, "harga", edited=True) == "2"
    hits = {
        hit.url[-1]: hit for hit in search(filled, "", SearchFilters(date_to="2030-01-01")).hits
    }
    assert {name: hit.versions for name, hit in hits.items() if hit.versions > 1} == {"2": 2}
    assert {name: hit.copies for name, hit in hits.items() if hit.copies} == {"5": 1, "6": 1}


def test_facets_count_every_hit(filled: Store) -> None:
    results = search(filled, "", SearchFilters(date_to="2030-01-01"), limit=1)
    assert results.total == 3
    assert results.facets == {
        "source": {"demak": 2, "malang": 1},
        "region": {"33.21": 2, "35.73": 1},
        "year": {"2023": 2, "2024": 1},
    }


def test_a_word_in_the_title_ranks_first_and_is_marked(filled: Store) -> None:
    hits = search(filled, "banjir").hits
    assert [hit.url[-1] for hit in hits] == ["1", "2"]
    assert hits[1].snippet.startswith("«Banjir» pembeli")
    assert "«Warga» mengungsi" in search(filled, "war* rob").hits[0].snippet


@pytest.mark.parametrize("sort", ["newest", "oldest", "relevance"])
def test_pages_join_without_gap_or_double_while_articles_come_in(store: Store, sort: str) -> None:
    def page(number: int) -> None:
        day = f"2023-01-{number % 9 + 1:02d}"
        store.ingest(
            [reading(f"{DEMAK}{number}", "Banjir", [f"Air {number}."], published=when(day))]
        )

    for number in range(23):
        page(number)
    seen: list[str] = []
    cursor = None
    while True:
        results = search(store, "banjir", sort=sort, limit=4, cursor=cursor)  # type: ignore[arg-type]
        seen += [hit.url for hit in results.hits]
        cursor = results.cursor
        if cursor is None:
            break
        if len(seen) == 8 and sort != "relevance":
            store.ingest(
                [reading(DEMAK + "new", "Banjir", ["Baru."], published=when("2030-01-01"))]
            )
    assert len(seen) == len(set(seen))
    assert len(set(seen) - {DEMAK + "new"}) == 23


@pytest.mark.parametrize(
    "query",
    ['"unclosed', "(banjir", "banjir)", "OR", "banjir OR", "OR banjir", "NOT", "-banjir", "nope:x",
     "a OR -b", "(" * 30 + "x" + ")" * 30, "x" * 2000, "yang", "ATAU", "banjir ATAU", "pasar BUKAN"],
)  # fmt: skip
def test_what_is_no_query_is_said_to_be_none(filled: Store, query: str) -> None:
    with pytest.raises(QueryError):
        search(filled, query)


def test_an_address_is_no_query(filled: Store) -> None:
    with pytest.raises(QueryError, match=re.escape("`newsarchive show https://demak.test/a`")):
        search(filled, "https://demak.test/a")


@pytest.mark.parametrize(
    "cursor", ["x", "", "é", json.dumps([1]), "WyJuZXdlc3QiLCJ4IiwieSJd", "W10"]
)
def test_a_wrong_cursor_is_refused(filled: Store, cursor: str) -> None:
    with pytest.raises(QueryError):
        search(filled, "banjir", cursor=cursor)


PIECES = st.sampled_from(
    ["banjir", '"', "(", ")", "-", "OR", "AND", "NOT", "*", ":", "'", "\\", "&", "|", "!", "<->", "title:",
     "{", "}", "^", "NEAR(a b)", ";--", "%", "\x00", "\ud800", "é", "日本", "1e5", "a_b", "$$", "?", ":match"]
)  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.one_of(
        st.text(max_size=40),
        st.lists(PIECES, max_size=8).map(" ".join),
        st.lists(PIECES, max_size=6).map("".join),
    )
)
def test_any_string_is_a_query_or_a_clear_error(filled: Store, query: str) -> None:
    try:
        search(filled, query)
    except QueryError as error:
        assert str(error)


@pytest.fixture(params=["known", "in stretches"])
def few(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten hits are many, and the newest eight of many are ranked; on PostgreSQL, all hits known or not."""
    if request.param == "known":
        monkeypatch.setattr(newest, "_NUMBERS", 3)
    else:
        monkeypatch.setattr(breadth, "KNOWN", 0)
        monkeypatch.setattr(newest, "_STRETCH", 5)
    for dialect in ("sqlite", "postgresql"):
        monkeypatch.setitem(FEW, dialect, 10)
        monkeypatch.setitem(RANKED, dialect, 8)


def test_common_words_are_paged_without_gap_or_double_while_articles_come_in(
    store: Store, few: None
) -> None:
    def page(number: int, title: str = "Kabar") -> None:
        store.ingest(
            [
                reading(
                    f"{DEMAK}{number}", title, [f"Banjir {number}."], published=when("2023-01-01")
                )
            ]
        )

    for number in range(30):
        page(number, "Banjir besar" if number == 25 else "Kabar")
    seen: list[str] = []
    cursor = None
    while True:
        results = search(store, "banjir", limit=4, cursor=cursor)
        if not seen:
            assert results.ranked_newest == 8
            assert results.is_estimate
            assert 25 <= results.total <= 35
            assert results.facets["year"].keys() == {"2023"}
        seen += [hit.url for hit in results.hits]
        cursor = results.cursor
        if cursor is None:
            break
        page(100 + len(seen))
    assert seen[0] == DEMAK + "25"
    assert seen[8:] == [f"{DEMAK}{number}" for number in range(21, -1, -1)]
    assert sorted(seen) == sorted(f"{DEMAK}{number}" for number in range(30))


def test_common_words_with_filters_find_the_same_articles(store: Store, few: None) -> None:
    for number in range(30):
        source, home = ("malang", MALANG) if number % 3 == 0 else ("demak", DEMAK)
        made = {"published": when(f"202{number % 4}-01-01"), "dateline": None}
        store.ingest([reading(f"{home}{number}", "Kabar", ["Banjir."], source=source, **made)])
    wanted = SearchFilters(region=("35",), date_from="2021-01-01")
    results = search(store, "banjir", wanted, limit=100)
    expected = [n for n in range(29, -1, -1) if n % 3 == 0 and n % 4]
    assert [hit.url for hit in results.hits] == [f"{MALANG}{number}" for number in expected]
    assert results.total == len(expected)
    assert results.facets["source"] == {"malang": len(expected)}


@pytest.mark.parametrize("sort", ["relevance", "newest"])
def test_conditions_that_few_meet_find_the_same_asked_first_or_last(
    store: Store, few: None, monkeypatch: pytest.MonkeyPatch, sort: Any
) -> None:
    for number in range(60):
        made = {"published": when(f"2023-01-{number % 30 + 1:02d}"), "dateline": None}
        body = ["Banjir." + " Rob besar." * (number % 2), "Warga." * (number % 3)]
        url = f"{DEMAK}{number}"
        store.ingest([reading(url, "Banjir" if number % 20 == 1 else "Kabar", body, **made)])

    def pages(query: str) -> list[list[str]]:
        found: list[list[str]] = []
        cursor = None
        while cursor or not found:
            wanted = SearchFilters(date_from="2023-01-01", date_to="2023-01-04")
            results = search(store, query, wanted, sort=sort, limit=2, cursor=cursor)
            found.append([hit.url for hit in results.hits])
            totals.add(results.total)
            cursor = results.cursor
        return found

    for query, number in (
        ("banjir", 8),
        ('"rob besar"', 4),
        ("warga -rob", 2),
        ("banj* OR rob", 8),
    ):
        monkeypatch.setattr(search_module, "RARE", 10**6)
        totals: set[int] = set()
        last = pages(query)
        monkeypatch.setattr(search_module, "RARE", 0)
        totals.clear()
        assert pages(query) == last
        assert totals == {number}


def test_a_word_that_most_articles_have_does_not_change_the_order(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(breadth, "_LOOKED_AT", 5)
    for number in range(30):
        body = ["Warga hadir." + " Langka." * max(0, number % 9 - 6) + " Kabar lain." * number]
        url = f"{DEMAK}{number}"
        store.ingest([reading(url, "Kabar", body, published=when(f"202{number % 4}-01-01"))])
    for wanted in (SearchFilters(), SearchFilters(date_from="2021-01-01")):
        alone = search(store, "langka", wanted, limit=100)
        both = search(store, "warga langka", wanted, limit=100)
        assert [hit.url for hit in both.hits] == [hit.url for hit in alone.hits]
        assert (both.total, both.facets) == (alone.total, alone.facets)
        rest = search(store, "warga langka", wanted, limit=2)
        paged = [*rest.hits, *search(store, "warga langka", wanted, cursor=rest.cursor).hits]
        assert [hit.url for hit in paged] == [hit.url for hit in alone.hits]
    without = search(store, "warga -langka", limit=100).hits
    assert {hit.url for hit in without} == {
        f"{DEMAK}{number}" for number in range(30) if number % 9 < 7
    }


def test_a_word_of_the_moment_still_ranks(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(breadth, "_LOOKED_AT", 5)
    for number in range(30):
        # all of the newest ten, and one of them often
        body = [
            "Warga."
            + " Pasar." * (number % 3 == 1)
            + " Gempa." * ((number > 19) + 5 * (number == 25))
        ]
        store.ingest([reading(f"{DEMAK}{number}", "Kabar", body)])
    assert search(store, "gempa pasar").hits[0].url == f"{DEMAK}25"


def test_an_article_edited_in_the_middle_of_a_search_is_found_as_it_was(
    filled: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    counting = search_module.count_known

    def edited_meanwhile(*given: Any) -> Any:
        filled.ingest([reading(DEMAK + "1", "Banjir surut", ["Warga pulang."], 60)])
        return counting(*given)

    monkeypatch.setattr(search_module, "count_known", edited_meanwhile)
    titles = [hit.title for hit in search(filled, "rob").hits]
    assert titles == ["Banjir rob merendam Sayung"]
    monkeypatch.undo()
    assert [hit.title for hit in search(filled, "surut").hits] == ["Banjir surut"]


def test_an_estimate_is_never_below_what_is_shown(
    filled: Store, few: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    for dialect in ("sqlite", "postgresql"):
        monkeypatch.setitem(FEW, dialect, 1)
    monkeypatch.setattr(search_module, "sample_of", lambda *_given: ([], 2))
    results = search(filled, "banjir")
    assert (len(results.hits), results.total, results.is_estimate) == (2, 2, True)


def test_a_sample_is_found_by_its_own_index(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    pages = [reading(f"{DEMAK}{number}", "Kabar", ["Banjir."]) for number in range(96)]
    store.ingest(pages)
    monkeypatch.setattr(breadth, "KNOWN", 0)
    monkeypatch.setattr(breadth, "_ENOUGH", 0)
    for dialect in ("sqlite", "postgresql"):
        monkeypatch.setitem(FEW, dialect, 3)
    results = search(store, "banjir")
    assert (results.total, results.is_estimate) == (96, True)
    assert results.facets["source"] == {"demak": 96}
    if store.engine.dialect.name == "postgresql":
        with store.reading() as connection:
            wide = Breadth(96, is_wide=True, newest=96)
            assert len(breadth.sample_of(connection, "'banjir'", wide)[0]) == 3
            connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
            plan = connection.exec_driver_sql(
                "EXPLAIN SELECT docid FROM article_index"
                f" WHERE document @@ 'banjir' AND docid %% {breadth.SAMPLED_EVERY} = 0"
            )
            assert "ix_article_index_sample" in " ".join(plan.scalars())


def test_who_has_two_roles_is_named_once(store: Store) -> None:
    credits = [
        Credit(name="cah", role="reporter", raw="cah"),
        Credit(name="tin", role="editor", raw="tin"),
        Credit(name="cah", role="photographer", raw="cah"),
    ]
    store.ingest([reading(f"{DEMAK}1", "Kabar", ["Banjir."], bylines=credits)])
    assert search(store, "banjir").hits[0].bylines == ["cah", "tin"]


def test_without_words_a_wide_filter_is_estimated_and_a_narrow_one_counted(
    store: Store, few: None
) -> None:
    for number in range(30):
        source, home = ("malang", MALANG) if number < 4 else ("demak", DEMAK)
        store.ingest([reading(f"{home}{number}", "Kabar", ["Banjir."], source=source)])
    narrow = search(store, "", SearchFilters(source=("malang",)))
    assert (narrow.total, narrow.is_estimate) == (4, False)
    wide = search(store, "", SearchFilters(source=("demak",)))
    assert (wide.total, wide.is_estimate) == (26, True)


def test_pages_in_the_order_of_all_are_those_of_all_that_match_sorted(
    store: Store, few: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    articles = []
    for number in range(90):
        published = None if number % 9 == 8 else when(f"2023-0{number % 4 + 1}-01")
        source, home = ("malang", MALANG) if number % 3 == 0 else ("demak", DEMAK)
        body = [f"Banjir {number}." + " Rob." * (number % 5 == 4)]
        made = {"published": published, "dateline": None, "source": source}
        articles.append(reading(f"{home}{number}", "Kabar", body, **made))
    store.ingest(articles)
    walked: dict[str, bool] = {}

    def pages(query: str, filters: SearchFilters, sort: Any) -> list[str]:
        found: list[str] = []
        cursor = None
        while cursor or not found:
            results = search(store, query, filters, sort=sort, limit=8, cursor=cursor)
            found += [hit.url for hit in results.hits]
            cursor = results.cursor
        return found

    monkeypatch.setattr(ordered, "_PER_PROBE", 1)
    for query, sort, filters in product(
        ("", "banjir", "banjir -rob"),
        ("newest", "oldest"),
        (
            SearchFilters(),
            SearchFilters(region=("35",)),
            SearchFilters(date_from="2023-02-01", representatives=True),
        ),
    ):

        def watched(*given: Any, query: str = query, **named: Any) -> Any:
            page = page_of_many(*given, **named)
            walked[query] = walked.get(query, False) or page is not None
            return page

        monkeypatch.setattr(search_module, "page_of_many", lambda *_given, **_named: None)
        wanted = pages(query, filters, sort)
        monkeypatch.setattr(search_module, "page_of_many", watched)
        assert pages(query, filters, sort) == wanted
    assert walked[""]
    # on PostgreSQL the numbers of all that have the words may be known
    assert store.engine.dialect.name == "postgresql" or walked["banjir"]


def test_a_copy_outside_the_filters_stands_for_none_within(store: Store) -> None:
    text = [" ".join(f"kalimat{number} tentang tanggul" for number in range(20))]
    pages = [
        reading(f"https://{source}.test/a", body=text, source=source)
        for source in ("demak", "malang")
    ]
    store.ingest(pages)
    for source, page in zip(("demak", "malang"), pages, strict=True):
        found = search(store, "sayung", SearchFilters(source=(source,), representatives=True))
        assert [hit.article_id for hit in found.hits] == [page.keys.article_id]
    assert search(store, "sayung", SearchFilters(representatives=True)).total == 1


def test_the_last_day_there_is_has_none_behind_it(filled: Store) -> None:
    everything = search(filled, "", SearchFilters(date_from="0001-01-01"))
    assert search(filled, "", SearchFilters(date_to="9999-12-31")).total == everything.total
