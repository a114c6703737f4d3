"""One article keeps its id under changing addresses: redirects, canonical changes, a rebuilt site; on both databases."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from newsarchive.export.rows import export_rows
from newsarchive.extract.article import Evidence
from newsarchive.store import Store
from newsarchive.store.articles import find_article
from newsarchive.store.search import SearchFilters, search
from newsarchive.store.takedown import take_down
from tests.integration.store.pages import capture, reading
from tests.integration.store.test_ingest import content, play, prose

OLD = "https://demak.test/index.php/berita/2896/banjir-rob"
SITE = "https://demak.test"
SHORT = f"{SITE}/berita/2896/banjir-rob"
NEW = "https://demak.test/2023/11/18/banjir-rob/"
OTHER = "https://demak.test/2023/11/19/pasar/"
Event = tuple[str, Any]


def page(
    url: str, minutes: float, seed: int = 1, title: str = "Banjir rob", **fields: Any
) -> Event:
    return "page", reading(url, title, prose(seed), minutes, **fields)


def gone(url: str, minutes: float, status: int = 404) -> Event:
    return "gone", capture(url, minutes, status=status)


def listed(url: str, minutes: float, sure: float = 0.85) -> Event:
    """A page that is read as a list of articles."""
    why = Evidence(rule="signs", selector="titles-and-teasers", confidence=sure)
    made = reading(url, "Berita", ["Daftar."], minutes, kind="listing", evidence={"kind": why})
    return "page", made


def redirect(url: str, target: str, minutes: float) -> Event:
    return "redirect", (capture(url, minutes, status=301), target)


def live(store: Store, events: list[Event]) -> None:
    """One event after the other, as they come in."""
    for kind, event in events:
        if kind == "redirect":
            made, target = event
            store.record_redirect("demak", made.url, target, made)
        else:
            play(store, [(kind, event)], 1)


MOVES: dict[str, list[Event]] = {
    "redirect": [page(OLD, 0), redirect(OLD, NEW, 9), page(NEW, 10)],
    "redirect, edited": [page(OLD, 0), redirect(OLD, NEW, 9), page(NEW, 10, seed=2)],
    "redirect after the new page": [page(OLD, 0), page(NEW, 10), redirect(OLD, NEW, 20)],
    "redirect over two addresses": [
        page(OLD, 0),
        redirect(OLD, SHORT, 9),
        redirect(SHORT, NEW, 9),
        page(NEW, 10),
    ],
    "redirect over two addresses, seen later": [
        page(OLD, 0),
        page(NEW, 5),
        redirect(SHORT, NEW, 9),
        redirect(OLD, SHORT, 9),
    ],
    "rebuilt, old gone": [page(OLD, 0), page(NEW, 10), gone(OLD, 20)],
    "rebuilt, old gone first": [page(OLD, 0), gone(OLD, 5), page(NEW, 10)],
    "with index.php and without": [page(OLD, 0), page(SHORT, 10)],
    "without index.php and with": [page(SHORT, 0), page(OLD, 10)],
    "with a query": [page(f"{SITE}/web/index.php?id=7", 0), page(f"{SITE}/web/?id=7", 10)],
    "without index.php, edited": [page(OLD, 0), page(SHORT, 10, seed=2)],
    "canonical": [
        page(OLD, 0),
        ("page", reading(OLD, "Banjir rob", prose(1), 10, canonical_url=NEW)),
    ],
}


@pytest.mark.parametrize("name", MOVES)
def test_a_moved_article_stays_one(store: Store, name: str) -> None:
    events = MOVES[name]
    live(store, events)
    first, last = (event for kind, event in (events[0], [e for e in events if e[0] == "page"][-1]))
    assert store.summary()["articles"] == 1
    article, version = find_article(store, first.keys.article_id)
    assert article.article_id == first.keys.article_id
    assert article.gone_at is None
    assert article.url == last.article.url
    assert len(article.versions) == (2 if "edited" in name else 1)
    assert version.last_captured == last.capture.fetched_at
    # whatever id was given out, and both addresses, lead there
    ids = (last.keys.article_id, last.keys.version_id, first.keys.version_id)
    for wanted in (*ids, first.article.url, last.article.url):
        assert find_article(store, wanted)[0].article_id == article.article_id
    (hit,) = search(store, "banjir").hits
    assert (hit.article_id, hit.url) == (article.article_id, last.article.url)
    assert len(list(export_rows(store, "", SearchFilters()))) == 1


NO_MOVES: dict[str, list[Event]] = {
    "two postings side by side, one removed": [page(OLD, 0), page(NEW, 1), page(OLD, 5), gone(NEW, 9)],
    "another page without index.php": [page(OLD, 0), page(SHORT, 10, seed=2, title="Pasar murah")],
    "another number without index.php": [page(f"{SITE}/index.php?id=7", 0), page(f"{SITE}/?id=8", 10)],
    "posted twice, both there": [page(OLD, 0), page(NEW, 10)],
    "other text, old gone": [page(OLD, 0), page(OTHER, 10, seed=2, title="Pasar murah"), gone(OLD, 20)],
    "two that lead to a third": [page(OLD, 0), page(NEW, 0), redirect(OLD, OTHER, 9), redirect(NEW, OTHER, 10)],
    "redirect to other news": [page(OLD, 0), redirect(OLD, OTHER, 9), page(OTHER, 10, seed=2, title="Pasar")],
    "another source": [page(OLD, 0), ("page", reading("https://malang.test/x", "Banjir rob", prose(1), 9, source="malang")), gone(OLD, 20)],
    "same canonical, other text": [page(OLD, 0), ("page", reading(OLD, "Pasar", prose(2), 10, canonical_url=OTHER))],
}  # fmt: skip


@pytest.mark.parametrize("name", NO_MOVES)
def test_different_articles_stay_two(store: Store, name: str) -> None:
    live(store, NO_MOVES[name])
    assert store.summary()["articles"] == 2


@pytest.mark.parametrize("target", ["https://demak.test/", "https://demak.test/index.php", "/home"])
def test_a_redirect_to_the_front_page_is_a_tombstone_until_the_page_is_back(
    store: Store, target: str
) -> None:
    from urllib.parse import urljoin

    live(store, [page(OLD, 0), redirect(OLD, urljoin(OLD, target), 9)])
    article, _version = find_article(store, OLD)
    assert (article.gone_status, article.gone_at) == (301, capture(OLD, 9).fetched_at)
    live(store, [page(OLD, 20)])
    assert find_article(store, OLD)[0].gone_at is None


def test_http_and_trailing_slash_are_no_redirects(store: Store) -> None:
    live(store, [redirect("http://demak.test/a", "https://www.demak.test/a/", 1)])
    assert content(store)["capture"] == []


def test_a_moved_article_can_go_and_be_edited_and_move_again(store: Store) -> None:
    third = "https://demak.test/berita/banjir-rob.html"
    events = [
        *MOVES["redirect"],
        page(NEW, 15, seed=3),
        redirect(NEW, third, 20),
        page(third, 21, seed=3),
    ]
    live(store, events)
    article, _version = find_article(store, third)
    assert article.article_id == events[0][1].keys.article_id
    assert [len(article.versions), store.summary()["articles"]] == [2, 1]
    live(store, [gone(third, 30)])
    assert find_article(store, OLD)[0].gone_status == 404
    for event in (one for kind, one in events if kind == "page"):
        assert find_article(store, event.keys.version_id)[0].article_id == article.article_id


def test_a_takedown_moves_along(store: Store) -> None:
    live(store, MOVES["redirect"][:1])
    take_down(
        store, MOVES["redirect"][0][1].keys.article_id, "putusan", datetime(2024, 1, 1, tzinfo=UTC)
    )
    live(store, MOVES["redirect"][1:])
    assert search(store, "banjir").total == 0
    assert find_article(store, NEW)[0].hidden_reason == "putusan"


def test_a_takedown_moves_along_over_two_addresses(store: Store) -> None:
    live(store, [page(OLD, 0)])
    first = find_article(store, OLD)[0].article_id
    take_down(store, first, "permintaan keluarga", datetime(2026, 1, 1, tzinfo=UTC))
    live(store, [redirect(OLD, SHORT, 9), redirect(SHORT, NEW, 9), page(NEW, 10)])
    assert find_article(store, NEW)[0].article_id == first
    assert search(store, "banjir").total == 0


GONE: dict[str, list[Event]] = {
    "redirect to what is not there": [page(OLD, 0), redirect(OLD, NEW, 9), gone(NEW, 9.1)],
    "over two addresses": [page(OLD, 0), redirect(OLD, SHORT, 9), redirect(SHORT, NEW, 9.1), gone(NEW, 9.2, 410)],
    "to a list": [page(OLD, 0), redirect(OLD, f"{SITE}/berita", 9), listed(f"{SITE}/berita", 9.1)],
    "over two addresses to a list": [
        page(OLD, 0),
        redirect(OLD, SHORT, 9),
        redirect(SHORT, f"{SITE}/berita", 9.1),
        listed(f"{SITE}/berita", 9.2),
    ],
    "a list at its address": [page(OLD, 0), listed(OLD, 9)],
    "over another to the front page": [page(OLD, 0), redirect(OLD, SHORT, 9), redirect(SHORT, f"{SITE}/", 9.1)],
}  # fmt: skip
LED_TO_OTHER_NEWS: dict[str, list[Event]] = {
    "known": [page(OLD, 0), page(OTHER, 5, 2, "Pasar"), redirect(OLD, OTHER, 9), page(OTHER, 9.1, 2, "Pasar")],
    "first met so": [page(OLD, 0), redirect(OLD, OTHER, 9), page(OTHER, 9.1, 2, "Pasar")],
    "over another address": [
        page(OLD, 0),
        redirect(OLD, SHORT, 9),
        redirect(SHORT, OTHER, 9.1),
        page(OTHER, 9.2, 2, "Pasar"),
    ],
}  # fmt: skip
NOT_GONE: dict[str, list[Event]] = {
    "the page it led to went in another visit": [page(OLD, 0), redirect(OLD, OTHER, 9), gone(OTHER, 900)],
    "perhaps a list at its address": [page(OLD, 0), listed(OLD, 9, sure=0.7)],
    "other news there in another visit": [page(OLD, 0), redirect(OLD, OTHER, 9), page(OTHER, 900, 2, "Pasar")],
    "moved, the new address redirects to itself first": [page(OLD, 0), redirect(OLD, NEW, 9), redirect(NEW, SHORT, 9), page(SHORT, 9.1)],
    "to a list, seen since": [page(OLD, 0), redirect(OLD, OTHER, 9), listed(OTHER, 9.1), page(OLD, 20)],
    "to other news, seen since": [page(OLD, 0), redirect(OLD, OTHER, 9), page(OTHER, 9.1, 2, "Pasar"), page(OLD, 20)],
    "seen since": [page(OLD, 0), redirect(OLD, NEW, 9), gone(NEW, 9.1), page(OLD, 20)],
    "led there before it was seen last": [page(OLD, 0), redirect(OLD, NEW, 9), page(OLD, 9.05), gone(NEW, 9.1)],
}  # fmt: skip


@pytest.mark.parametrize("name", [*GONE, *NOT_GONE])
@pytest.mark.parametrize("is_backwards", [False, True])
def test_what_leads_to_nothing_is_gone(store: Store, name: str, is_backwards: bool) -> None:
    first, *others = (GONE | NOT_GONE)[name]
    live(store, [first, *(others[::-1] if is_backwards else others)])
    article = find_article(store, first[1].keys.article_id)[0]
    assert (article.gone_at is not None) == (name in GONE)
    if name in GONE:
        kind, last = others[-1]
        made = last if kind == "gone" else last[0] if kind == "redirect" else last.capture
        assert (article.gone_at, article.gone_status) == (made.fetched_at, made.status)


@pytest.mark.parametrize("name", LED_TO_OTHER_NEWS)
@pytest.mark.parametrize("seed", range(4))
def test_what_leads_to_other_news_is_gone(store: Store, name: str, seed: int) -> None:
    events = LED_TO_OTHER_NEWS[name]
    first = next(made for kind, (made, _to) in (e for e in events if e[0] == "redirect"))
    shuffled = [*events]
    random.Random(seed).shuffle(shuffled)
    live(store, events if seed == 0 else shuffled)
    assert store.summary()["articles"] == 2
    article = find_article(store, events[0][1].keys.article_id)[0]
    assert (article.gone_at, article.gone_status) == (first.fetched_at, 301)
    assert find_article(store, OTHER)[0].gone_at is None


def test_a_page_says_how_many_articles_it_shows_to_be_gone(store: Store) -> None:
    pages = [page(f"{SITE}/berita/{n}", 0, seed=n, title=f"Berita {n}") for n in range(3)]
    live(store, pages)
    target = f"{SITE}/berita"
    live(store, [redirect(url[1].article.url, target, 9 + n / 10) for n, url in enumerate(pages)])
    (found,) = store.ingest([listed(target, 9.5)[1]])
    assert (found.outcome, found.gone) == ("not-article", 3)
    (again,) = store.ingest([listed(target, 9.6)[1]])
    assert again.gone == 0


def test_a_takedown_of_the_new_address_holds_for_the_article(store: Store) -> None:
    first, second, absence = MOVES["rebuilt, old gone"]
    live(store, [first, second])
    take_down(store, second[1].keys.article_id, "putusan", datetime(2024, 1, 1, tzinfo=UTC))
    live(store, [absence])
    assert store.summary()["articles"] == 1
    assert search(store, "banjir").total == 0


def test_batches_repetition_and_a_rebuild_give_the_same_rows(
    new_store: Callable[[], Store],
) -> None:
    """Absences and redirects may be stored before or after the pages of their time."""
    events = [event for events in MOVES.values() for event in renamed(events)]
    first = new_store()
    live(first, events)
    expected = content(first)
    assert len(expected["article"]) == len(MOVES)
    for seed in range(4):
        store = new_store()
        chance = random.Random(seed)
        shuffled = [*events, *chance.choices(events, k=4)]
        pages = [event for event in shuffled if event[0] == "page"]
        others = [event for event in shuffled if event[0] != "page"]
        chance.shuffle(others)
        for start in range(0, len(pages), 3):
            play(store, pages[start : start + 3], 3)
            live(store, others[: chance.randrange(4)])
        live(store, others)
        assert content(store) == expected


_number = iter(range(1000))


def renamed(events: list[Event]) -> list[Event]:
    """The same life under addresses, texts and captures of its own."""
    number = next(_number)

    def url(old: str) -> str:
        return old.replace("demak.test/", f"demak.test/{number}/")

    made: list[Event] = []
    for kind, event in events:
        if kind == "page":
            minutes = (event.capture.fetched_at - capture(OLD, 0).fetched_at).total_seconds() / 60
            own = [f"Berita nomor {number}.", *event.article.body]
            body = [" ".join(f"{word}{number}" for word in line.split()) for line in own]
            canonical = url(event.article.canonical_url)
            made.append(
                ("page", reading(url(event.article.url), f"Judul {number}", body, minutes, canonical_url=canonical))
            )  # fmt: skip
        elif kind == "gone":
            made.append(
                (kind, capture(url(event.url), 20 if event.fetched_at.minute else 5, status=404))
            )
        else:
            old, target = event
            made.append((kind, (capture(url(old.url), 9, status=301), url(target))))
    return made
